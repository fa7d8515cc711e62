//! The comments on a person in; out, what they say of death and gender. Never reads the death of a
//! relative or an associate as the person's own: the sentence must begin with it.

use super::super::printed_date;
use crate::{Assertion, Gender, PartialDate, Party};

/// How a sentence of a person's own death begins, and whether it is only a report.
/// Source: the comments of the lists of 2020 and 2026.
const DEATHS: [(&str, bool); 11] = [
    ("reportedly deceased", true),
    ("status: reportedly deceased", true),
    ("reportedly killed", true),
    ("reportedly died", true),
    ("reported to have died", true),
    ("confirmed deceased", false),
    ("confirmed to have died", false),
    ("deceased", false),
    ("killed in", false),
    ("killed on", false),
    ("died", false),
];

/// Words before the date of a death; `as of` gives a day by which it was known, which is none.
const DATED: [&str; 2] = [" on ", " in "];

/// Marks the party as the comments say. A report is an assertion too, so that it is shown as one.
pub(super) fn death(party: &mut Party, comments: &str) {
    let comments = without_stops(comments);
    for sentence in comments.split(['.', ';']).map(str::trim) {
        let lower = sentence.to_lowercase();
        let Some((_, is_report)) = DEATHS.iter().find(|(begin, _)| lower.starts_with(begin)) else {
            continue;
        };
        party.is_deceased = true;
        if let Some(date) = DATED.iter().find_map(|mark| dated(&lower, mark))
            && !party.deaths.contains(&date)
        {
            party.deaths.push(date);
        }
        if *is_report {
            party.assertions.push(Assertion {
                subject: "deceased".to_owned(),
                statement: sentence.to_owned(),
                source: party.source.clone(),
                confidence: "reported".to_owned(),
            });
        }
        return;
    }
}

/// The gender that comments state where the element for it is missing: `Gender: male`,
/// `Gender [Male]`.
pub(super) fn gender(comments: &str) -> Option<Gender> {
    let lower = comments.to_lowercase();
    let (_, after) = lower.split_once("gender")?;
    match after.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())? {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

/// The comments without the full stops of months cut short, so that a stop ends a sentence.
fn without_stops(comments: &str) -> String {
    printed_date::MONTHS.iter().fold(comments.to_owned(), |text, month| {
        let (first, rest) = month.split_at(1);
        let month = first.to_uppercase() + rest;
        text.replace(&format!("{month}. "), &format!("{month} "))
    })
}

/// The first date behind the mark: `30 sep 2011`, `september 2013`, `2012`.
fn dated(sentence: &str, mark: &str) -> Option<PartialDate> {
    let parts = sentence.split(mark).skip(1);
    parts.into_iter().find_map(|rest| {
        let words: Vec<&str> =
            rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(3).collect();
        (1..=words.len()).rev().find_map(|n| printed_date::parse(&words.get(..n)?.join(" ")))
    })
}
