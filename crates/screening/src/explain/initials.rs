//! Letters beside the words they are the first of. Says nothing where the name asked is no acronym
//! of the other.

use super::columns::Side;
use super::{Column, Commonness, Explained, State};
use crate::Score;
use crate::names::{self, Part, View};

/// The letters asked beside the words of the long name; none when they are not its initials.
pub(super) fn explain(asked: &Side, listed: &Side) -> Option<Explained> {
    let letters = asked.acronym.as_ref()?;
    let room = names::Room::new();
    let views: Vec<View<'_>> = listed.parts.iter().map(Part::view).collect();
    if listed.parts.len() < 2 || !names::acronyms(&views, &room).contains(&letters.as_str()) {
        return None;
    }
    let mut left = letters.chars().peekable();
    let mut columns = Vec::new();
    for (place, part) in listed.parts.iter().enumerate() {
        let first = part.text.chars().next();
        let still = left.clone().count();
        let later = listed.parts.iter().skip(place + 1).filter(|p| !p.class.is_light()).count();
        // A light word gives its letter only where the others could not give enough.
        let is_taken = first == left.peek().copied() && (!part.class.is_light() || later < still);
        let asked = if is_taken { left.next() } else { None };
        columns.push(Column {
            asked: asked.map(|c| c.to_uppercase().to_string()).unwrap_or_default(),
            listed: listed.words(&[place]),
            state: if is_taken { State::Initial } else { State::MissingAsked },
            letters: 0,
            commonness: Commonness::Usual,
            is_light: !is_taken,
            is_last: false,
            score_without: None,
        });
    }
    left.peek().is_none().then(|| Explained {
        columns,
        score: Score::permille(0),
        bits: 0,
        score_without: Score::permille(0),
        is_exact: false,
        is_turned: false,
        is_acronym: true,
        unread: listed.unread.clone(),
    })
}
