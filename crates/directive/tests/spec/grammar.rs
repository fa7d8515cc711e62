//! Texts that parse, and what they print.

use std::path::{Path, PathBuf};

pub(crate) fn spec(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/directives").join(folder)
}

#[test]
fn directives_of_the_verdicts_parse_without_faults_and_come_back() {
    let mut count = 0;
    let mut paths: Vec<_> =
        std::fs::read_dir(spec("verdicts")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (directive, faults) = directive::parse(&text);
        let drawn: String = faults.iter().map(|f| f.render(&text)).collect();
        assert!(faults.is_empty(), "{}:\n{drawn}", path.display());
        let printed = directive::print(&directive);
        let (again, faults) = directive::parse(&printed);
        assert!(faults.is_empty(), "{printed}");
        assert_eq!(again.clone().without_places(), directive.without_places(), "{printed}");
        assert_eq!(directive::print(&again), printed);
        count += 1;
    }
    assert_eq!(count, 14);
}
