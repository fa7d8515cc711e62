//! What screening found in, text for machines and people out. One object, row or block a name
//! asked. Never leaves a name out because nothing was found for it.

use crate::explain;
use crate::failure::visible;
use crate::input::Row;
use crate::json::Object;
use crate::output::{Cells, table_text, write_string};
use crate::unread;
use parties::PartyId;
use screening::Score;
use screening::found::Field;
use screening::lent::{Answer, Match};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// The columns that CSV answers add to those of the input.
pub(crate) const CSV_COLUMNS: [&str; 13] = [
    "hit",
    "ask",
    "score",
    "strength",
    "party",
    "list",
    "caption",
    "matched_name",
    "why_not",
    "matches",
    "ambiguity",
    "unread",
    "unread_why",
];

/// The fields that JSON answers own. A column of the input by one of these names passes through
/// as `input_NAME`.
const OWN_FIELDS: [&str; 5] = ["query", "matches", "ambiguity", "unread", "flaws"];

/// One answer as a JSON object: the words asked, the other fields of the row, the matches.
pub(crate) fn json(
    asked: &Row,
    query_at: Option<usize>,
    found: &Answer<'_>,
    is_explained: bool,
    text: &mut String,
) {
    let mut object = Object::start(text);
    object.words("query", found.query);
    for (place, (name, value)) in asked.fields.iter().enumerate() {
        if Some(place) == query_at {
            continue;
        }
        if OWN_FIELDS.contains(&&**name) {
            object.value(&format!("input_{name}"), value);
        } else {
            object.value(name, value);
        }
    }
    object.list("matches", found.matches, |one, text| {
        if is_explained {
            explain::match_json(found.query, one, text)
        } else {
            match_json(one, text)
        }
    });
    object.bare("ambiguity", found.ambiguity);
    unread::fields(&mut object, found.unread);
    object.end();
}

/// One match as a JSON object.
pub(crate) fn match_json(found: &Match<'_>, text: &mut String) {
    let fields = |field: &Field, text: &mut String| write_string(field.as_str(), text);
    Object::start(text)
        .words("party", found.party)
        .words("list", found.list)
        .words("caption", found.caption)
        .words("name", found.name)
        .words("kind", found.kind.as_str())
        .words("strength", found.strength.as_str())
        .number("score", permille(found.score))
        .number("bits", found.bits)
        .flag("hit", found.hit)
        .flag("ask", found.ask)
        .words("why_not", found.why_not)
        .number("rank", i16::try_from(found.rank).unwrap_or(i16::MAX))
        .list("evidence", found.evidence, |part, text| {
            Object::start(text)
                .words("query", part.query)
                .words("name", part.name)
                .words("how", part.how.as_str())
                .number("score", permille(part.score))
                .end();
        })
        .list("agrees", found.agrees, fields)
        .list("contradicts", found.contradicts, fields)
        .list("missing", found.missing, fields)
        .list("unmatched", found.unmatched, |words, text| write_string(words, text))
        .end();
}

fn permille(score: Score) -> i16 {
    i16::try_from(score.get()).unwrap_or(i16::MAX)
}

/// One answer as a row of CSV: the row asked, then the best match.
pub(crate) fn csv(columns: &[Arc<str>], asked: &Row, found: &Answer<'_>, text: &mut String) {
    let mut cells = Cells::start(text);
    for column in columns {
        cells.words(&asked.words(&[column]).unwrap_or_default());
    }
    let best = found.matches.first();
    let (hit, ask) = best.map_or((false, false), |m| (m.hit, m.ask));
    for flag in [hit, ask] {
        cells.words(if flag { "true" } else { "false" });
    }
    cells.number(best.map_or(0, |m| usize::from(m.score.get())));
    let words = best
        .map_or([""; 6], |m| [m.strength.as_str(), m.party, m.list, m.caption, m.name, m.why_not]);
    words.into_iter().for_each(|words| cells.words(words));
    cells.number(found.matches.len());
    cells.number(found.ambiguity);
    cells.words(&found.unread.join("; "));
    cells.words(&unread::causes(found.unread));
    cells.end();
}

/// One answer for people: a sentence, then a line a party, and under it what the lists say of it.
pub(crate) fn table(
    found: &Answer<'_>,
    is_explained: bool,
    told_of: &BTreeMap<PartyId, String>,
    text: &mut String,
) {
    let query = found.query;
    let _ = writeln!(text, "{}: {}", visible(query), sentence(found));
    if is_explained {
        explain::shared(found, text);
    }
    if found.matches.is_empty() {
        return;
    }
    let rows: Vec<Vec<String>> = found.matches.iter().map(table_row).collect();
    let lines = table_text(&["  SCORE", "SAYS", "PARTY", "NAME", "WHY NOT A HIT"], &rows);
    let mut lines = lines.lines();
    let _ = writeln!(text, "{}", lines.next().unwrap_or_default());
    for (found, line) in found.matches.iter().zip(lines) {
        let _ = writeln!(text, "{line}");
        let index_says = if found.is_deceased { "deceased" } else { "" };
        let party = PartyId::parse(found.party).ok();
        let told = party.and_then(|id| told_of.get(&id)).map_or(index_says, String::as_str);
        if !told.is_empty() {
            let _ = writeln!(text, "         {}", visible(told));
        }
        if is_explained {
            explain::of_match(query, found, text);
        }
    }
}

fn sentence(found: &Answer<'_>) -> String {
    let count = |test: fn(&Match<'_>) -> bool| found.matches.iter().filter(|m| test(m)).count();
    let (hits, asks) = (count(|m| m.hit), count(|m| m.ask && !m.hit));
    let mut words = match (hits, asks, found.matches.len()) {
        (0, 0, 0) => "nothing like it is listed".to_owned(),
        (0, 0, n) => format!("no hit; the nearest {n} below the threshold"),
        (h, a, n) => format!("{} and {} among {n}", counted(h, "hit"), counted(a, "question")),
    };
    if found.ambiguity > 1 {
        let _ = write!(words, "; {} listed parties share this name", found.ambiguity);
    }
    if !found.unread.is_empty() {
        let _ = write!(words, "; not clear: {}", unread::told(found.unread));
    }
    words
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Whether it may be acted on, and whether a person has to say, for people.
pub(crate) const fn says(hit: bool, ask: bool) -> &'static str {
    match (hit, ask) {
        (true, false) => "hit",
        (true, true) => "hit, ask",
        (false, true) => "ask",
        (false, false) => "-",
    }
}

fn table_row(found: &Match<'_>) -> Vec<String> {
    let name = if found.name == found.caption {
        found.caption.to_owned()
    } else {
        format!("{} (as {})", found.caption, found.name)
    };
    vec![
        format!("  {:>5}", found.score.get()),
        says(found.hit, found.ask).to_owned(),
        found.party.to_string(),
        name,
        found.why_not.to_owned(),
    ]
}

/// A row made of a name given on the command line.
pub(crate) fn row_of(name: &str) -> Row {
    Row { line: 0, fields: vec![("query".into(), Value::String(name.to_owned()))] }
}
