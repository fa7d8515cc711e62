//! A case that went wrong in, a line that says why out, in the words of the engine's evidence; with
//! how far wrong it is, to put the worst first.

use crate::measure::Answer;
use crate::rows::{Listed, Pair};
use parties::Kind;
use screening::Compared;

/// Two names wrongly held apart or together.
pub(crate) fn pair(pair: &Pair, score: u16) -> String {
    let (first, second) = (pair.first.text(), pair.second.text());
    let is = if pair.is_match { "one" } else { "two" };
    let compared = screening::compare(&first, &second, pair.first.kind);
    format!("`{first}` and `{second}` are {is}: {score}; {}", evidence(&compared))
}

/// A name that did not find its party, or found another.
pub(crate) fn answer(answer: Answer<'_>, parties: &[Listed], what: &str) -> (u16, String) {
    let (asked, found) = answer;
    let name = asked.bearer.text();
    if what == "wrong" || what == "ask" {
        let wrong = found
            .iter()
            .filter(|f| !asked.is_right(&f.party))
            .find(|f| if what == "wrong" { f.hit } else { f.ask })
            .or_else(|| found.first());
        let Some(wrong) = wrong else { return (0, format!("`{name}`: a part cannot be read")) };
        let (listed, compared) = nearest(&name, asked.bearer.kind, &[&wrong.party], parties);
        let said = format!("`{name}` is not `{listed}`: {}; {}", wrong.score, evidence(&compared));
        return (wrong.score, said);
    }
    let right: Vec<&str> = asked.right.iter().map(String::as_str).collect();
    let (listed, compared) = nearest(&name, asked.bearer.kind, &right, parties);
    let place = found.iter().position(|f| asked.is_right(&f.party));
    let place = place.map_or("not in ten".to_owned(), |place| format!("place {}", place + 1));
    let score = compared.score.get();
    let said = format!("`{name}` is `{listed}`: {score}, {place}; {}", evidence(&compared));
    // The lowest score is the worst.
    (1_000 - score.min(1_000), said)
}

/// Two people of nearly one name not told apart.
pub(crate) fn homonym(answer: Answer<'_>, parties: &[Listed]) -> (u16, String) {
    let (asked, found) = answer;
    let side = |place: usize| {
        let party = asked.right.get(place).map_or("", String::as_str);
        let listed = parties.iter().find(|listed| listed.id == party);
        let known = listed.map_or(String::new(), |listed| {
            let facts = [listed.bearer.born.join(" or "), listed.bearer.countries.join(" ")];
            format!(" ({})", facts.join("; "))
        });
        let told = found.iter().find(|f| f.party == party);
        let told = told.map_or("not in ten".to_owned(), |f| {
            let what = if f.hit {
                ", a hit"
            } else if f.ask {
                ", an ask"
            } else {
                ""
            };
            format!("{}{what}", f.score)
        });
        format!("`{party}`{known}: {told}")
    };
    let given = [asked.bearer.born.join(" "), asked.bearer.countries.join(" ")].join(" ");
    let said =
        format!("`{}` {}: {}, beside {}", asked.bearer.text(), given.trim(), side(0), side(1));
    let other = asked.right.get(1).map_or("", String::as_str);
    (found.iter().find(|f| f.party == other).map_or(0, |f| f.score), said)
}

/// The name of these parties that scores best beside the one asked.
fn nearest(name: &str, kind: Kind, ids: &[&str], parties: &[Listed]) -> (String, Compared) {
    let names = parties
        .iter()
        .filter(|party| ids.contains(&party.id.as_str()))
        .flat_map(|party| &party.bearer.names)
        .map(|(text, _)| text.clone());
    let best = names
        .map(|text| (screening::compare(name, &text, kind), text))
        .max_by_key(|(compared, _)| compared.score);
    best.map_or_else(
        || (String::new(), screening::compare(name, "", kind)),
        |(compared, text)| (text, compared),
    )
}

fn evidence(compared: &Compared) -> String {
    let met: Vec<String> = compared
        .evidence
        .iter()
        .map(|e| format!("{}={} ({} {})", e.query, e.name, e.how.as_str(), e.score))
        .collect();
    let left = [compared.unmatched_first.join(" "), compared.unmatched_second.join(" ")];
    let mut said = if met.is_empty() { "nothing met".to_owned() } else { met.join(", ") };
    if left.iter().any(|side| !side.is_empty()) {
        said = format!("{said}; left over: {}", left.join(" | "));
    }
    if !compared.unread.is_empty() {
        said = format!("{said}; not read: {}", compared.unread.join(" "));
    }
    said
}
