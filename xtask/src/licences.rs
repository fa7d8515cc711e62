//! Dependencies in, those whose licence or name we do not take out. The same lists stand in
//! `deny.toml` for machines that have cargo-deny.

use crate::metadata::{list, read, text};
use anyhow::Result;

/// Licences we take. An expression is taken when one side of each `OR` is, and both sides of each
/// `AND`.
const TAKEN: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates we do not take, with the reason. Source: architecture, choices made.
const REFUSED: &[(&str, &str)] = &[
    ("aws-lc-rs", "eighty seconds of build; rustls is used with ring"),
    ("aws-lc-sys", "eighty seconds of build; rustls is used with ring"),
    ("openssl-sys", "a system library to install; rustls is used"),
    ("chrono", "jiff is the one way to tell time here"),
    ("mockall", "fakes are values here"),
    ("async-trait", "the set of back-ends is closed"),
    ("criterion", "divan is the one way to time a function here"),
    ("rstest", "cases are text files here"),
    ("rusqlite", "sqlx is the one way to a database here"),
];

/// One line for each dependency that is not taken.
pub(crate) fn faults() -> Result<Vec<String>> {
    let metadata = read(true)?;
    let mut faults = Vec::new();
    for package in list(&metadata, "packages") {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        let version = text(package, "version");
        if let Some((_, why)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            faults.push(format!("{name} {version} is refused: {why}"));
        }
        if !is_taken(licence) {
            faults.push(format!("{name} {version}: the licence `{licence}` is not one we take"));
        }
    }
    Ok(faults)
}

fn is_taken(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    expression.split(" AND ").all(|part| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')');
        part.split(" OR ").any(|one| TAKEN.contains(&one.trim().trim_matches(['(', ')'])))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn expressions_are_read() {
        for taken in ["MIT", "MIT OR Apache-2.0", "MIT/Apache-2.0", "(MIT OR GPL-3.0) AND ISC"] {
            assert!(super::is_taken(taken), "{taken}");
        }
        for refused in ["", "GPL-3.0", "MIT AND GPL-3.0", "AGPL-3.0 OR SSPL-1.0"] {
            assert!(!super::is_taken(refused), "{refused}");
        }
    }
}
