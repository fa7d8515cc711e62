//! The rules of STYLE.md that a machine can check. In: the tree. Out: one line a fault, with its
//! place and the remedy. Never changes a file.

use crate::tree::{File, files};
use anyhow::Result;

/// Columns of a line of code. Longer ones are only long texts that cannot be broken: those stand in
/// files.
const COLUMNS_MAX: usize = 100;
/// Lines of a source file.
const LINES_MAX: usize = 600;
/// The only files that may lift the ban on unsafe code. Source: style, Tools. The last is a test:
/// an allocator that counts cannot be written otherwise.
const UNSAFE: &[&str] = &[
    "crates/store/src/map.rs",
    "crates/screening/src/names/kernels.rs",
    "crates/screening/tests/memory.rs",
];

/// Every fault of the tree.
pub(crate) fn faults() -> Result<Vec<String>> {
    let files = files()?;
    let mut faults = Vec::new();
    for file in &files {
        if file.path.ends_with(".rs") {
            source(file, &mut faults);
        }
        words(file, &mut faults);
        if file.path.starts_with("docs/decisions/") {
            decision(file, &mut faults);
        }
    }
    house(&files, &mut faults);
    faults.extend(crate::arrows::faults()?);
    Ok(faults)
}

fn source(file: &File, faults: &mut Vec<String>) {
    let File { path, text } = file;
    let is_target = path.starts_with("fuzz/");
    if !text.starts_with("//!") && !is_target {
        faults.push(format!("{path}:1: opens without `//!`: say what comes in, out, and never"));
    }
    let lines = text.lines().count();
    if lines > LINES_MAX {
        faults.push(format!("{path}: {lines} lines, {LINES_MAX} at most: split by noun or step"));
    }
    if path.ends_with("/mod.rs") {
        faults.push(format!("{path}: named mod.rs: the file beside the folder carries its name"));
    }
    for (number, line) in text.lines().enumerate() {
        let at = format!("{path}:{}", number + 1);
        let columns = line.chars().count();
        if columns > COLUMNS_MAX && !line.contains("://") {
            faults.push(format!("{at}: {columns} columns, {COLUMNS_MAX} at most"));
        }
        if line.contains(concat!("#[ign", "ore")) {
            faults.push(format!("{at}: an ignored test: assert today's answer instead"));
        }
        if line.contains(concat!("TO", "DO")) || line.contains(concat!("FIX", "ME")) {
            faults.push(format!("{at}: unfinished: finish it or file it"));
        }
        if line.contains(concat!("expect(unsafe", "_code")) && !UNSAFE.contains(&&**path) {
            faults.push(format!("{at}: lifts the ban on unsafe code outside {UNSAFE:?}"));
        }
    }
}

/// Words that must stand nowhere: paths of a machine, and merge marks.
fn words(file: &File, faults: &mut Vec<String>) {
    let banned = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("<<<<", "<<<"),
    ];
    for (number, line) in file.text.lines().enumerate() {
        for word in banned {
            if line.contains(word) && !line.contains("://") {
                faults.push(format!("{}:{}: `{word}` stands here", file.path, number + 1));
            }
        }
    }
}

fn decision(file: &File, faults: &mut Vec<String>) {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if name.len() < 6 || !name.bytes().take(4).all(|b| b.is_ascii_digit()) {
        faults.push(format!("{}: is not named NNNN-title.md", file.path));
    }
    for part in ["**Question.**", "**Decision.**", "**Why.**", "**Rejected.**", "**Way back.**"] {
        if !file.text.contains(part) {
            faults.push(format!("{}: lacks {part}", file.path));
        }
    }
}

/// What the root must have, and that every fuzz target is declared.
fn house(files: &[File], faults: &mut Vec<String>) {
    let root = [
        "README.md",
        "ARCHITECTURE.md",
        "STYLE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "LICENSE",
        ".ci/run",
        "Cargo.lock",
        "rust-toolchain.toml",
        "deny.toml",
    ];
    for path in root {
        if !files.iter().any(|f| f.path == path) {
            faults.push(format!("{path} is missing"));
        }
    }
    let declared = files.iter().find(|f| f.path == "fuzz/Cargo.toml").map_or("", |f| &*f.text);
    for file in files.iter().filter(|f| f.path.starts_with("fuzz/fuzz_targets/")) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if !declared.contains(name) {
            faults.push(format!("{}: is not declared in fuzz/Cargo.toml", file.path));
        }
    }
}
