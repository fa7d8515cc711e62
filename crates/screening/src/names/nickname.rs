//! Short forms of given names. A word in, the groups it belongs to out: Bill is in William's.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Groups kept of one word. Largest seen: 14 (`al`). The rest is not used.
const GROUPS_MAX: usize = 16;

const TABLE: &str = include_str!("../../../../data/nicknames.tsv");

/// Groups by word, and words by group.
#[derive(Debug)]
struct Nicknames {
    groups: HashMap<&'static str, Vec<u16>>,
    members: Vec<Vec<&'static str>>,
}

fn table() -> &'static Nicknames {
    static NICKNAMES: OnceLock<Nicknames> = OnceLock::new();
    NICKNAMES.get_or_init(load)
}

/// Whether one is a short form of the other. Two short forms of one name are not: they meet in
/// too many.
#[must_use]
pub fn are_forms(a: &str, b: &str) -> bool {
    let table = table();
    let heads = |word: &str, other: &str| {
        table.groups.get(word).is_some_and(|groups| {
            groups.iter().any(|g| {
                table.members.get(usize::from(*g)).is_some_and(|m| {
                    m.first() == Some(&other) || m.first() == Some(&word) && m.contains(&other)
                })
            })
        })
    };
    a != b && (heads(a, b) || heads(b, a))
}

/// The words that are forms of this one.
#[must_use]
pub fn forms(word: &str) -> Vec<&'static str> {
    let table = table();
    let mut out: Vec<&'static str> = Vec::new();
    for group in table.groups.get(word).into_iter().flatten() {
        let members = table.members.get(usize::from(*group)).map_or(&[][..], Vec::as_slice);
        out.extend(members.iter().filter(|m| are_forms(word, m)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn load() -> Nicknames {
    let mut groups: HashMap<&'static str, Vec<u16>> = HashMap::new();
    let mut members = Vec::new();
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let words: Vec<&'static str> = line.split(['\t', ',']).filter(|w| !w.is_empty()).collect();
        let Ok(group) = u16::try_from(members.len()) else { break };
        for word in &words {
            let of = groups.entry(word).or_default();
            if of.len() < GROUPS_MAX {
                of.push(group);
            }
        }
        members.push(words);
    }
    Nicknames { groups, members }
}
