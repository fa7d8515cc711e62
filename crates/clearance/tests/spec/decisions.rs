//! The cases of `spec/decisions`: rules and a contact in, the decision in a few lines out. A case
//! whose answer changes fails with both; `UPDATE_SPEC=1` writes the new one to be read as a diff.

#[path = "decisions/case.rs"]
pub(crate) mod case;
#[path = "decisions/render.rs"]
pub(crate) mod render;

use case::Case;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/decisions"))
}

#[test]
fn every_case_is_decided_as_written() {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 40, "only {} cases", paths.len());
    let is_update = std::env::var_os("UPDATE_SPEC").is_some();
    let mut wrong = Vec::new();
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        let case = Case::parse(&text, &folder().join("fixtures"));
        let got = render::render(&case);
        if got.trim() == case.expected.trim() {
            continue;
        }
        if is_update {
            let (head, _) = text.split_once("-- expect --\n").unwrap();
            std::fs::write(path, format!("{head}-- expect --\n{got}")).unwrap();
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        eprintln!("{name}\n  expected\n{}\n  got\n{got}", case.expected);
        wrong.push(name);
    }
    assert!(wrong.is_empty() || is_update, "not as written: {}", wrong.join(", "));
}
