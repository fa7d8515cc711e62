//! The generated name tables: made anew from their sources, or compared with what is committed.
//! Reads the lists beside the project and `data/`; writes only the tables it names.

use crate::tree::root;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The one table that is counted and not written by hand.
const RARITY: &str = "data/name_rarity.tsv";
/// What the engine is shipped with, made from the tables in `data/`.
const SHIPPED: &str = "data/tables";

/// Makes the tables; with `--check` only says which are stale.
pub(crate) fn faults(is_check: bool) -> Result<Vec<String>> {
    let mut faults = counted(is_check)?;
    faults.extend(shipped(is_check)?);
    Ok(faults)
}

fn counted(is_check: bool) -> Result<Vec<String>> {
    let sources = sources();
    ensure!(
        sources.exists(),
        "the lists the table is counted from are not beside the project (`shared/data`)"
    );
    let made = run("dev", &[Path::new("rarity"), &sources])?;
    let place = root().join(RARITY);
    if is_check {
        let kept = std::fs::read(&place).with_context(|| format!("cannot read {RARITY}"))?;
        return Ok(if kept == made { Vec::new() } else { vec![format!("{RARITY} is stale")] });
    }
    std::fs::write(&place, &made).with_context(|| format!("cannot write {RARITY}"))?;
    Ok(Vec::new())
}

fn shipped(is_check: bool) -> Result<Vec<String>> {
    let kept = root().join(SHIPPED);
    if !is_check {
        run("tables", &[&root().join("data"), &kept])?;
        return Ok(Vec::new());
    }
    let made = root().join("target/tables");
    run("tables", &[&root().join("data"), &made])?;
    let mut faults = Vec::new();
    for file in std::fs::read_dir(&made).context("cannot read the tables made")? {
        let name = file?.file_name();
        let read = |folder: &Path| std::fs::read(folder.join(&name)).ok();
        if read(&made) != read(&kept) {
            faults.push(format!("{SHIPPED}/{} is stale", name.to_string_lossy()));
        }
    }
    Ok(faults)
}

/// What an example of the engine prints.
fn run(example: &str, args: &[&Path]) -> Result<Vec<u8>> {
    let made = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["run", "--quiet", "--release", "--package", "chancery-screening", "--example"])
        .args([example, "--"])
        .args(args)
        .current_dir(root())
        .output()
        .with_context(|| format!("cannot run `{example}`"))?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Ok(made.stdout)
}

fn sources() -> PathBuf {
    root().join("../shared/data")
}
