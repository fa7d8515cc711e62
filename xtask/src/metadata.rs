//! What cargo knows of the workspace and its dependencies. Reads; asks no network.

use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

/// The answer of `cargo metadata`; with `deep` also of every dependency.
pub(crate) fn read(deep: bool) -> Result<Value> {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(["metadata", "--format-version", "1", "--locked"]);
    if !deep {
        command.arg("--no-deps");
    }
    let output =
        command.current_dir(crate::tree::root()).output().context("cannot run cargo metadata")?;
    anyhow::ensure!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The elements of an array by key; none when it is no array.
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text by key; empty when it is none.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
