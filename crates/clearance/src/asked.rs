//! A contact and indexes in, what screening found for each counterpart out. Asks about names alone:
//! a birth date or a nationality must not move a name out of sight, since what they settle and
//! dismiss is the decision's to say (semantics, doubts 8).

use crate::contact::{Contact, Counterpart};
use crate::decide::ScreenedCounterpart;
use parties::Kind;
use screening::{Index, Match, Options, Screened, Subject, find, mentions, names};

/// Matches looked at, whatever the caller shows: what is hidden from a reader must not crowd out
/// what is not. Five times what `screen` shows; beyond it the least like are not weighed.
const MATCHES_MIN: usize = 50;

/// Names in one capacity that are looked at. Largest seen: 1. Beyond it the capacity counts as not
/// read.
const CAPACITY_NAMES_MAX: usize = 16;

/// Characters of a capacity that are read.
const CAPACITY_CHARS_MAX: usize = 1_000;

/// Screens every counterpart, and whoever its capacity names. Source: semantics, doubts 7.
#[must_use]
pub fn screen(
    contact: &Contact,
    indexes: &[Index<'_>],
    options: &Options,
) -> Vec<ScreenedCounterpart> {
    contact.counterparts.iter().map(|c| screen_one(c, indexes, options)).collect()
}

/// Screens one counterpart, and whoever its capacity names.
#[must_use]
pub fn screen_one(
    counterpart: &Counterpart,
    indexes: &[Index<'_>],
    options: &Options,
) -> ScreenedCounterpart {
    let options = &Options { limit: options.limit.max(MATCHES_MIN), ..*options };
    let own = find(indexes, &Subject::named(&counterpart.name, counterpart.kind), options);
    let capacity = counterpart.capacity.as_deref().unwrap_or_default();
    ScreenedCounterpart { own, capacity: in_capacity(capacity, indexes, options) }
}

/// The lines of a capacity: the name after `for`, and every party that the words mention.
fn in_capacity(capacity: &str, indexes: &[Index<'_>], options: &Options) -> Vec<Screened> {
    let mut lines: Vec<Screened> = Vec::new();
    if capacity.trim().is_empty() {
        return lines;
    }
    if capacity.chars().count() > CAPACITY_CHARS_MAX {
        return vec![unread(capacity)];
    }
    if let Some(name) = after_for(capacity) {
        lines.push(find(indexes, &Subject::named(name, Kind::Any), options));
    }
    let tokens = names::read(capacity).unread;
    if lines.is_empty() && !tokens.is_empty() {
        // Words nobody can read may name anybody.
        let query = capacity.to_owned();
        lines.push(Screened { query, matches: Vec::new(), ambiguity: 0, unread: tokens });
    }
    for mention in mentions::scan(indexes, capacity, options).mentions {
        let is_told = |m: &Match| m.party == mention.party && (m.hit || m.ask);
        if lines.iter().any(|l| l.matches.iter().any(is_told)) {
            continue;
        }
        if lines.len() >= CAPACITY_NAMES_MAX {
            lines.push(unread(capacity));
            break;
        }
        let found = find(indexes, &Subject::named(&mention.words, mention.kind), options);
        if found.matches.iter().any(|m| m.hit || m.ask) {
            lines.push(found);
        }
    }
    lines
}

/// The name in `for NAME`.
fn after_for(capacity: &str) -> Option<&str> {
    let words = capacity.trim();
    let head = words.get(..4)?;
    let name = words.get(4..)?.trim();
    (head.eq_ignore_ascii_case("for ") && !name.is_empty()).then_some(name)
}

fn unread(words: &str) -> Screened {
    let token: String = words.chars().take(80).collect();
    Screened { query: token.clone(), matches: Vec::new(), ambiguity: 0, unread: vec![token] }
}
