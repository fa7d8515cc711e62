//! Runs the text cases of `spec/names` and `spec/screening`, and the properties of the engine.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

#[path = "spec/properties.rs"]
mod properties;

use parties::{Kind, ListId, Name, NameKind, PartialDate, Party, PartyId, Snapshot, Strength};
use screening::{Index, MatchStrength, Options, Score, Screened, Subject, compare, find, names};
use std::path::PathBuf;

fn files(folder: &str) -> Vec<(String, String)> {
    let dir = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec")).join(folder);
    let mut out: Vec<(String, String)> = std::fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| {
            (
                p.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&p).unwrap(),
            )
        })
        .collect();
    out.sort();
    assert!(!out.is_empty(), "no cases in {}", dir.display());
    out
}

/// The lines of a section, without comments and empty lines.
fn section<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let head = format!("-- {name} --");
    text.lines()
        .skip_while(|l| *l != head)
        .skip(1)
        .take_while(|l| !l.starts_with("-- "))
        .filter(|l| !l.trim().is_empty() && !l.starts_with('|'))
        .collect()
}

#[test]
fn names_are_read_as_written_in_spec() {
    let mut wrong: Vec<String> = Vec::new();
    for (file, text) in files("names") {
        for line in section(&text, "read") {
            let (raw, wanted) = line.split_once(" -> ").unwrap();
            let reading = names::read(raw);
            let parts: Vec<&str> = reading.parts.iter().map(|p| p.text.as_str()).collect();
            let mut found = parts.join(" ");
            if !reading.unread.is_empty() {
                let gap = if found.is_empty() { "" } else { " " };
                found = format!("{found}{gap}; unread {}", reading.unread.join(" "));
            }
            if found != wanted {
                wrong.push(format!("{file}: {raw} -> {found}"));
            }
        }
        for line in section(&text, "compare") {
            let (names, wanted) = line.split_once(" -> ").unwrap();
            let columns: Vec<&str> = names.split(" | ").collect();
            let [kind, a, b] = columns[..] else { panic!("{file}: {line}") };
            let compared = compare(a, b, Kind::parse(kind).unwrap());
            let found = if compared.score >= Score::SAME { "same" } else { "different" };
            if found != wanted {
                wrong.push(format!("{file}: {line}: {compared:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn snapshot(rows: &[&str]) -> Snapshot {
    let list = ListId::parse("own").unwrap();
    let mut parties: Vec<Party> = Vec::new();
    for row in rows {
        let columns: Vec<&str> = row.split(" | ").collect();
        let id = PartyId::on(&list, columns[0]).unwrap();
        if parties.last().is_none_or(|p| p.id != id) {
            let mut party = Party::new(id, list.clone(), Kind::parse(columns[1]).unwrap());
            party.births.extend(columns.get(5).and_then(|b| PartialDate::parse(b)));
            party.countries.extend(columns.get(6).map(ToString::to_string));
            parties.push(party);
        }
        parties.last_mut().unwrap().names.push(Name {
            text: columns[2].to_owned(),
            kind: NameKind::parse(columns[3]).unwrap(),
            strength: Strength::parse(columns[4]).unwrap(),
        });
    }
    Snapshot { list, parties }
}

/// What was found, in the words of the cases.
fn said(found: &Screened, wants_ambiguity: bool) -> String {
    let best = found.matches.first().filter(|m| m.hit || m.ask);
    let mut out = best.map_or("below".to_owned(), |m| {
        let what = match (m.hit, m.ask) {
            (true, true) => "hit+ask",
            (true, false) => "hit",
            _ => "ask",
        };
        assert_eq!(m.why_not.is_empty(), m.hit, "a high score that is no hit says why: {m:?}");
        format!("{} {what} {}", m.party, m.strength.as_str())
    });
    if wants_ambiguity {
        out = format!("{out} ambiguity {}", found.ambiguity);
    }
    if !found.unread.is_empty() {
        out = format!("{out} unread {}", found.unread.join(" "));
    }
    out
}

#[test]
fn parties_are_found_as_written_in_spec() {
    let mut wrong: Vec<String> = Vec::new();
    for (file, text) in files("screening") {
        let bytes = Index::build(&[&snapshot(&section(&text, "parties"))], "public");
        let index = Index::open(&bytes).unwrap();
        index.verify().unwrap();
        for line in section(&text, "cases") {
            let (asked, wanted) = line.split_once(" -> ").unwrap();
            let columns: Vec<&str> = asked.split(" | ").collect();
            let mut subject = Subject::named(columns[1], Kind::parse(columns[0]).unwrap());
            subject.born = columns.get(2).and_then(|b| PartialDate::parse(b));
            let found = find(&[index], &subject, &Options::usual());
            let said = said(&found, wanted.contains("ambiguity"));
            if said != wanted {
                let top: Vec<String> = found
                    .matches
                    .iter()
                    .map(|m| format!("{} `{}` {} {:?}", m.party, m.name, m.score, m.evidence))
                    .collect();
                wrong.push(format!("{file}: {line}\n  was {said}\n  {}", top.join("\n  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_score_does_not_depend_on_what_else_is_loaded() {
    let rows = [
        "a | person | Behrouz Darvishan | primary | strong",
        "b | person | Behrooz Darvish | primary | strong",
        "c | organisation | Behrouz Trading Company | primary | strong",
    ];
    let subject = Subject::named("Behruz Darvishan", Kind::Any);
    let score_of = |rows: &[&str]| {
        let bytes = Index::build(&[&snapshot(rows)], "");
        let index = Index::open(&bytes).unwrap();
        let found = find(&[index], &subject, &Options::usual());
        found.matches.iter().find(|m| m.party.as_str() == "own:a").map(|m| (m.score, m.bits))
    };
    assert!(score_of(&rows).is_some());
    assert_eq!(score_of(&rows[..1]), score_of(&rows));
}

#[test]
fn several_indexes_answer_as_one() {
    let (a, b) = (
        Index::build(
            &[&snapshot(&["a | organisation | Kelan Revival Committee | primary | strong"])],
            "public",
        ),
        Index::build(
            &[&snapshot(&["b | organisation | Kelan Rescue Corps | primary | strong"])],
            "secret",
        ),
    );
    let (a, b) = (Index::open(&a).unwrap(), Index::open(&b).unwrap());
    assert_eq!((a.label(), b.label()), ("public", "secret"));
    let found = find(&[a, b], &Subject::named("KRC", Kind::Organisation), &Options::usual());
    assert_eq!(found.matches.len(), 2);
    assert!(found.matches.iter().all(|m| m.ask && m.strength == MatchStrength::Acronym));
    assert_eq!(found.ambiguity, 2);
}

#[test]
fn err_bytes_that_are_no_index_are_refused_by_name() {
    let bytes =
        Index::build(&[&snapshot(&["a | person | Behrouz Darvishan | primary | strong"])], "");
    let said =
        |bytes: &[u8]| Index::open(bytes).map_or_else(|e| e.to_string(), |_| "opened".to_owned());
    assert_eq!(said(b""), "these bytes are no index");
    assert_eq!(said(b"id,kind,name"), "these bytes are no index");
    assert_eq!(said(&bytes), "opened");
    assert!(said(&bytes[..bytes.len() - 8]).starts_with("the index ends at byte"));
    let mut other = bytes.clone();
    other[8] = 9;
    assert_eq!(said(&other), "the index has format version 9, this engine reads 6");
    let mut other = bytes.clone();
    other[16] = b'x';
    assert!(said(&other).contains("build it again"), "{}", said(&other));
    let mut flipped = bytes;
    *flipped.last_mut().unwrap() ^= 1;
    assert!(Index::open(&flipped).unwrap().verify().is_err());
}
