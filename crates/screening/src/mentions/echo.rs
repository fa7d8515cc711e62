//! Mentions of persons in; later words of the text that are the family name of one of them out. A
//! family name with another name beside it is another person's.

use super::Basis;
use super::known::Known;
use super::reader::Reader;
use super::sift::Candidate;
use super::slots::{ByKey, hash};
use super::text::{Gap, Word};
use crate::names::script::Script;
use crate::{Match, MatchStrength};
use parties::Kind;

/// Family names of one text that are kept. Beyond it no more are learnt.
const NAMES_MAX: usize = 10_000;
/// Letters from which a family name alone says enough.
const LETTERS_MIN: usize = 3;

/// The family names of persons that a text has named in full.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// By family name: where the full name ended, and what it was.
    named: ByKey<(usize, Match)>,
}

impl Echoes {
    /// Whether a word is a family name heard before.
    pub(super) fn has(&self, known: &Known) -> bool {
        !self.named.is_empty() && folded(known).is_some_and(|key| self.named.contains_key(&key))
    }

    /// Learns the family names of a sentence, and adds the words that are one heard before.
    pub(super) fn hear(
        &mut self,
        reader: &Reader<'_, '_, '_>,
        words: &[Word],
        found: &mut Vec<Candidate>,
    ) {
        for candidate in found.iter() {
            self.learn(reader, words, candidate);
        }
        if self.named.is_empty() {
            return;
        }
        let mut added = Vec::new();
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.is_capitalised) {
            let key = reader.known(at).and_then(folded);
            let Some((end, named)) = key.and_then(|key| self.named.get(&key)) else { continue };
            let (start, stop) = (word.start, word.end);
            let is_taken = found.iter().any(|c| c.start < stop && start < c.end);
            if start < *end || is_taken || !is_alone(reader, words, at) {
                continue;
            }
            let basis = Basis::FamilyName;
            let found = named.clone();
            added.push(Candidate { start, end: stop, words: (at, at), basis, found });
        }
        if !added.is_empty() {
            found.extend(added);
            found.sort_by_key(|c| (c.start, c.end));
        }
    }

    fn learn(&mut self, reader: &Reader<'_, '_, '_>, words: &[Word], candidate: &Candidate) {
        let (first, last) = candidate.words;
        let found = &candidate.found;
        let is_full = found.kind == Kind::Person
            && candidate.basis == Basis::Name
            && found.strength == MatchStrength::Strong
            && first < last
            // Without a capital to mark it, a family name may be any word.
            && (found.is_exact || words.get(last).is_some_and(|w| w.is_marked));
        if !is_full || self.named.len() >= NAMES_MAX {
            return;
        }
        let of_span = || (first..=last).filter_map(|at| Some((at, words.get(at)?)));
        let mut capitals = of_span().filter(|(_, w)| w.is_capitals);
        let in_capitals = capitals.next().filter(|_| capitals.next().is_none());
        let is_reversed = of_span().skip(1).any(|(_, w)| w.gap == Gap::Comma);
        let at = match in_capitals {
            Some((at, _)) => at,
            None if is_reversed => first,
            None => last,
        };
        if let Some(key) = reader.known(at).and_then(folded) {
            self.named.insert(key, (candidate.end, found.clone()));
        }
    }
}

/// What a word that may be a family name is heard by.
fn folded(known: &Known) -> Option<u64> {
    let part = known.parts.last()?;
    let letters = part.text.chars().count();
    if letters < LETTERS_MIN || part.concept != 0 || part.script.is_syllabic() {
        return None;
    }
    Some(hash(b'w', part.text.as_bytes()))
}

/// Whether no other name stands beside the word.
fn is_alone(reader: &Reader<'_, '_, '_>, words: &[Word], at: usize) -> bool {
    let has_case = |w: &Word| {
        w.script.is_some_and(|s| matches!(s, Script::Latin | Script::Cyrillic | Script::Greek))
    };
    let is_other = |place: usize, is_first: bool| {
        let Some(word) = words.get(place).filter(|w| w.is_capitalised) else { return false };
        reader.known(place).is_some_and(|k| {
            // The first word of a sentence has its capital from there.
            let is_plain =
                is_first && has_case(word) && (!k.is_name || reader.is_small_elsewhere(word));
            !is_plain && (k.is_name || has_case(word) && !k.is_light)
        })
    };
    let before = at.checked_sub(1).filter(|_| words.get(at).is_some_and(|w| w.gap == Gap::Near));
    let after = Some(at + 1).filter(|next| words.get(*next).is_some_and(|w| w.gap == Gap::Near));
    !before.is_some_and(|place| is_other(place, place == 0))
        && !after.is_some_and(|place| is_other(place, false))
}
