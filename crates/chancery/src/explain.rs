//! A pair of names in, why they are or are not taken for one out: two lines, a word under each
//! column, and sentences. Made only where somebody asks to be told.

use crate::failure::visible;
use crate::json::Object;
use crate::output::write_string;
use clearance::{Language, wording};
use parties::Kind;
use screening::explain::{Column, Explained, width};
use screening::{Score, explain_match, lent};
use std::fmt::Write as _;

/// What stands before the upper and the lower line of a match.
const OF_MATCH: [&str; 2] = ["asked", "listed"];
/// The same of two names given.
const OF_PAIR: [&str; 2] = ["first", "second"];
/// Where explanations begin in a table.
const MARGIN: &str = "         ";

/// One match for people: the name asked above the name listed, then why.
pub(crate) fn of_match(query: &str, found: &lent::Match<'_>, text: &mut String) {
    let Some(found) = found.to_kept() else { return };
    let explained = explain_match(query, &found);
    aligned(&explained, OF_MATCH, text);
    sentences(&wording::evidence(query, &found, &explained, Language::English), text);
}

/// How many listed parties the words name alike, and what would tell them apart.
pub(crate) fn shared(found: &lent::Answer<'_>, text: &mut String) {
    let kind = found.matches.first().map_or(Kind::Any, |m| m.kind);
    let told = wording::shared_by(found.ambiguity, kind, Language::English);
    sentences(&Vec::from_iter(told), text);
}

/// Two names given for people.
pub(crate) fn of_pair(
    names: [&str; 2],
    explained: &Explained,
    by: (Kind, Score),
    text: &mut String,
) {
    aligned(explained, OF_PAIR, text);
    sentences(&wording::compared(names, explained, by, Language::English), text);
}

/// Adds to a match that was just written as JSON what explains it.
pub(crate) fn match_json(query: &str, found: &lent::Match<'_>, text: &mut String) {
    crate::answer::match_json(found, text);
    let Some(found) = found.to_kept() else { return };
    let explained = explain_match(query, &found);
    let sentences = wording::evidence(query, &found, &explained, Language::English);
    if text.pop() == Some('}') {
        text.push_str(",\"explain\":");
        json(&explained, &sentences, text);
        text.push('}');
    }
}

/// What explains two names as a JSON object.
pub(crate) fn pair_json(
    names: [&str; 2],
    explained: &Explained,
    by: (Kind, Score),
    text: &mut String,
) {
    json(explained, &wording::compared(names, explained, by, Language::English), text);
}

fn json(explained: &Explained, sentences: &[String], text: &mut String) {
    let words = |words: &String, text: &mut String| write_string(words, text);
    Object::start(text)
        .list("sentences", sentences, words)
        .list("lines", &explained.lines(), words)
        .list("columns", &explained.columns, column_json)
        .end();
}

fn column_json(column: &Column, text: &mut String) {
    let mut object = Object::start(text);
    object
        .words("asked", &column.asked)
        .words("listed", &column.listed)
        .words("state", column.state.as_str())
        .bare("letters", column.letters)
        .words("commonness", column.commonness.as_str());
    if let Some(score) = column.score_without {
        object.bare("score_without", score);
    }
    object.end();
}

/// Both names cell under cell, and under each cell what became of it.
fn aligned(explained: &Explained, heads: [&str; 2], text: &mut String) {
    let told = explained.lines_with(|c| wording::state(c.state, Language::English));
    let wide = heads.iter().map(|h| width(h)).max().unwrap_or(0);
    for (head, line) in heads.into_iter().chain([""]).zip(&told) {
        let _ = writeln!(text, "{MARGIN}{head:wide$}  {}", line);
    }
}

fn sentences(all: &[String], text: &mut String) {
    for sentence in all {
        let _ = writeln!(text, "{MARGIN}{}", visible(sentence));
    }
}
