//! The generated name tables: made anew from their sources, or compared with what is committed.
//! Reads the lists beside the project; writes only the tables it names.

use crate::tree::root;
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// The one table that is counted and not written by hand.
const RARITY: &str = "data/name_rarity.tsv";

/// Makes the tables; with `--check` only says which are stale.
pub(crate) fn faults(is_check: bool) -> Result<Vec<String>> {
    let sources = sources();
    ensure!(
        sources.exists(),
        "the lists the table is counted from are not beside the project (`shared/data`)"
    );
    let made = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["run", "--quiet", "--release", "--package", "chancery-screening"])
        .args(["--example", "dev", "--", "rarity"])
        .arg(&sources)
        .current_dir(root())
        .output()
        .context("cannot run the harness that counts")?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let place = root().join(RARITY);
    if is_check {
        let kept = std::fs::read(&place).with_context(|| format!("cannot read {RARITY}"))?;
        let is_fresh = kept == made.stdout;
        return Ok(if is_fresh { Vec::new() } else { vec![format!("{RARITY} is stale")] });
    }
    std::fs::write(&place, &made.stdout).with_context(|| format!("cannot write {RARITY}"))?;
    Ok(Vec::new())
}

fn sources() -> PathBuf {
    root().join("../shared/data")
}
