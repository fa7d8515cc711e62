//! Entries with the names they are linked to in, affiliations by id out where one entry of the list
//! bears the name. Never picks one of several: an ambiguous or unknown name stays an assertion.

use crate::{Affiliation, Assertion, Link, NameKind, Party};
use std::collections::HashMap;

/// The subject of what could not be resolved.
const SUBJECT: &str = "linked-to";

/// Who bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bearer {
    One(usize),
    Several,
}

/// Resolves `links[n]`, the names party `n` is said to be linked to.
pub(super) fn resolve(parties: &mut [Party], links: Vec<Vec<String>>) {
    let primary = bearers(parties, |kind| kind == NameKind::Primary);
    let other = bearers(parties, |kind| kind != NameKind::Primary);
    let found: Vec<Vec<Result<usize, String>>> = links
        .into_iter()
        .map(|names| {
            let of = |name: String| bearer(&name, &primary, &other).ok_or(name);
            names.into_iter().map(of).collect()
        })
        .collect();
    let ids: Vec<_> = parties.iter().map(|p| p.id.clone()).collect();
    for (party, found) in parties.iter_mut().zip(found) {
        for one in found {
            match one.map(|at| ids.get(at).cloned()) {
                Ok(Some(of)) => party.affiliations.push(Affiliation {
                    link: Link::LinkedTo,
                    of,
                    from: None,
                    to: None,
                    source: party.source.clone(),
                    visibility: party.visibility.clone(),
                }),
                Ok(None) => {}
                Err(name) => party.assertions.push(Assertion {
                    subject: SUBJECT.to_owned(),
                    statement: format!("Linked To: {name}"),
                    source: party.source.clone(),
                    confidence: String::new(),
                }),
            }
        }
    }
}

fn bearers(parties: &[Party], wanted: fn(NameKind) -> bool) -> HashMap<String, Bearer> {
    let mut bearers = HashMap::new();
    for (at, party) in parties.iter().enumerate() {
        for name in party.names.iter().filter(|n| wanted(n.kind)) {
            bearers
                .entry(name.text.to_lowercase())
                .and_modify(|b| {
                    if *b != Bearer::One(at) {
                        *b = Bearer::Several;
                    }
                })
                .or_insert(Bearer::One(at));
        }
    }
    bearers
}

/// The one entry of that name. The publisher means primary names, so those come first. The full
/// stop that ends remarks may be the name's own ("LTD.") or not, so both are looked up.
fn bearer(
    name: &str,
    primary: &HashMap<String, Bearer>,
    other: &HashMap<String, Bearer>,
) -> Option<usize> {
    let name = name.to_lowercase();
    let bare = name.strip_suffix('.').unwrap_or(&name);
    let dotted = format!("{bare}.");
    for names in [primary, other] {
        let found = [name.as_str(), bare, dotted.as_str()].iter().find_map(|n| names.get(*n));
        match found {
            Some(Bearer::One(at)) => return Some(*at),
            Some(Bearer::Several) => return None,
            None => {}
        }
    }
    None
}
