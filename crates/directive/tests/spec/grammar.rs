//! Texts that parse and what they print; texts that do not and what is said.

use crate::cases::{self, files, run};
use crate::organisation::{organisation, registry};
use directive::{Directive, Fault, parse, print};

fn drawn(faults: &[Fault], text: &str) -> String {
    faults.iter().map(|f| f.render(text)).collect()
}

fn comes_back(directive: &Directive) {
    let printed = print(directive);
    let (again, faults) = parse(&printed);
    assert!(faults.is_empty(), "{}\n{printed}", drawn(&faults, &printed));
    assert_eq!(again.clone().without_places(), directive.clone().without_places(), "{printed}");
    assert_eq!(print(&again), printed);
}

#[test]
fn directives_of_the_verdicts_parse_without_faults_and_come_back() {
    let paths = files("verdicts", "directive");
    assert_eq!(paths.len(), 14);
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (directive, faults) = parse(&text);
        assert!(faults.is_empty(), "{}:\n{}", path.display(), drawn(&faults, &text));
        assert!(!directive.paragraphs.is_empty());
        comes_back(&directive);
    }
}

#[test]
fn faults_say_where_what_and_how_to_mend_it() {
    run("faults", 20, |case| {
        let text = case.unescaped("directive");
        drawn(&parse(&text).1, &text)
    });
}

#[test]
fn what_is_typed_freely_is_printed_canonically() {
    run("print", 5, |case| {
        let text = case.unescaped("directive");
        let (directive, faults) = parse(&text);
        assert!(faults.is_empty(), "{}", drawn(&faults, &text));
        comes_back(&directive);
        print(&directive)
    });
}

#[test]
fn lint_holds_a_directive_against_the_organisation_and_the_registry() {
    run("lint", 20, |case| {
        let text = case.section("directive");
        let already: Vec<_> = case
            .section("released")
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| {
                let (number, more) = line.split_once(" | ").unwrap_or((line, ""));
                let more = format!("To: ALL POSTS\n{more}\n");
                crate::policy::released(number, "2026-01-01", &more, "2025-12-20T00:00Z")
            })
            .collect();
        let registry = registry(case.section("parties"));
        let (_, findings) = directive::lint_text(text, &organisation(), &registry, &already);
        findings.iter().map(|f| f.render(text)).collect()
    });
}

#[test]
fn every_example_of_the_description_of_the_language_parses() {
    let path = cases::folder("../../docs/formats/directive.md");
    let text = std::fs::read_to_string(path).unwrap();
    let mut count = 0;
    for block in text.split("```directive\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let (directive, faults) = parse(block);
        assert!(faults.is_empty(), "{}\n{block}", drawn(&faults, block));
        comes_back(&directive);
        count += 1;
    }
    assert!(count >= 2, "{count} examples");
}

#[test]
fn every_limit_of_a_text_is_a_fault_and_not_a_failure() {
    let long = "1. (U) word ".repeat(200_000);
    let codes = |text: &str| parse(text).1.iter().map(|f| f.code).collect::<Vec<_>>();
    assert!(codes(&long).contains(&"text-too-long"));
    assert!(codes(&"\n".repeat(30_000)).contains(&"too-many-lines"));
    let many: String = (1..=600).map(|n| format!("{n}. (U) text\n")).collect();
    let (directive, faults) = parse(&many);
    assert_eq!(directive.paragraphs.len(), 500);
    assert!(faults.iter().any(|f| f.code == "too-many-paragraphs"));
    let parties: String = (0..1_500).map(|n| format!("own:{n},")).collect();
    let text = format!("1. (U) x\n   > parties {parties} own:last\n   > verdict clear\n");
    assert!(codes(&text).contains(&"too-many-parties"));
    let wrong = "nothing of this is known\n".repeat(5_000);
    let faults = codes(&wrong);
    assert_eq!(faults.len(), directive::fault::FAULTS_MAX);
    assert_eq!(faults.iter().filter(|c| **c == "too-many-faults").count(), 1);
    let deep = format!("1. (U) x\n > verdict approval-required by {}legal\n", "(".repeat(5_000));
    assert!(codes(&deep).contains(&"approval-syntax"));
}
