//! The mentions of a whole text in; those that need support from elsewhere in it kept, marked or
//! left out. Three letters are anybody's unless the text names whom they stand for.

use super::{Basis, Mention};
use crate::MatchStrength;
use parties::PartyId;
use std::collections::BTreeSet;

/// Letters from which an acronym that no party publishes is shown without support, as an ask.
const LETTERS_MIN: usize = 4;

/// Settles what hangs on the rest of the text.
pub(super) fn settle(mentions: &mut Vec<Mention>) {
    let named: BTreeSet<PartyId> =
        mentions.iter().filter(|m| carries(m)).map(|m| m.party.clone()).collect();
    mentions.retain_mut(|mention| {
        let is_supported = named.contains(&mention.party);
        if is_supported || carries(mention) || mention.strength == MatchStrength::Strong {
            return true;
        }
        if mention.basis != Basis::Acronym {
            // A weak alias of one word.
            return false;
        }
        mention.basis = Basis::AcronymAlone;
        mention.hit = false;
        mention.ask = true;
        "an acronym that the party does not publish, and nothing else in the text names it"
            .clone_into(&mut mention.why_not);
        mention.words.len() >= LETTERS_MIN
    });
}

/// Whether a mention names its party by itself.
fn carries(mention: &Mention) -> bool {
    match mention.basis {
        Basis::Name => mention.strength == MatchStrength::Strong || is_of_many(&mention.words),
        Basis::FamilyName => true,
        Basis::Acronym | Basis::AcronymAlone => mention.strength == MatchStrength::Strong,
    }
}

fn is_of_many(words: &str) -> bool {
    words.split([' ', '\n', '-', '\u{200c}', '\u{a0}']).count() > 1
}
