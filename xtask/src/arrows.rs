//! The arrows between our crates. In: what cargo says each imports; out: arrows the house does not
//! have. Source: ARCHITECTURE.md.

use crate::metadata::{list, read, text};
use anyhow::Result;

/// Each crate and the crates of ours it may import outside its tests.
const ARROWS: &[(&str, &[&str])] = &[
    ("chancery-parties", &[]),
    ("chancery-record", &[]),
    ("chancery-screening", &["chancery-parties"]),
    ("chancery-directive", &["chancery-parties"]),
    ("chancery-clearance", &["chancery-directive", "chancery-parties", "chancery-screening"]),
    (
        "chancery-store",
        &[
            "chancery-clearance",
            "chancery-directive",
            "chancery-parties",
            "chancery-record",
            "chancery-screening",
        ],
    ),
    (
        "chancery-server",
        &[
            "chancery-clearance",
            "chancery-directive",
            "chancery-parties",
            "chancery-record",
            "chancery-screening",
            "chancery-store",
        ],
    ),
];

/// Rooms that do no input or output, and what would bring it in.
const PURE: &[&str] = &[
    "chancery-parties",
    "chancery-screening",
    "chancery-directive",
    "chancery-clearance",
    "chancery-record",
];
const IMPURE: &[&str] =
    &["tokio", "sqlx", "rand", "getrandom", "memmap2", "axum", "anyhow", "tracing", "clap"];

/// One line for each arrow that points where it must not.
pub(crate) fn faults() -> Result<Vec<String>> {
    let metadata = read(false)?;
    let mut faults = Vec::new();
    for package in list(&metadata, "packages") {
        let name = text(package, "name");
        let imports = list(package, "dependencies")
            .iter()
            .filter(|d| text(d, "kind") != "dev")
            .map(|d| text(d, "name"));
        let allowed = ARROWS.iter().find(|(from, _)| *from == name).map(|(_, to)| *to);
        for import in imports {
            let is_ours = import.starts_with("chancery");
            if is_ours && allowed.is_some_and(|to| !to.contains(&import)) {
                faults.push(format!("{name} imports {import}: the house has no such arrow"));
            }
            if PURE.contains(&name) && IMPURE.contains(&import) {
                faults.push(format!("{name} is pure and imports {import}"));
            }
            if import == "sqlx" && name != "chancery-store" {
                faults.push(format!("{name} imports sqlx: all SQL stands in store"));
            }
        }
    }
    Ok(faults)
}
