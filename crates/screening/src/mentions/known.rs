//! A word of a text in, what it is to names out: the slots it meets, whether names are watched for
//! by it, whether it may belong to the word before it. Read once for each different word.

use super::endings;
use super::slots::hash;
use super::watch::Watch;
use crate::names::fold::fold_word;
use crate::names::script::Script;
use crate::names::words::{self, Class, Lexicon};
use crate::names::{self, Part, View, rarity};

/// Words of a phrase that are read together: joint stock company.
const PHRASE_MAX: usize = 4;

/// A word of the text as names read it.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Its parts that count.
    pub(super) parts: Vec<Part>,
    /// The slots it meets.
    pub(super) slots: Box<[u32]>,
    /// Those of them that names are watched for by.
    pub(super) anchors: Box<[u32]>,
    /// Those of them that it meets as a word of the table: bank, Iran.
    pub(super) tabled: Box<[u32]>,
    /// Hashes of its parts as written and as meant, those that count and those that do not.
    said: Box<[u64]>,
    /// Whether its letters are an acronym of a party.
    pub(super) is_acronym: bool,
    /// Whether it is one part only.
    pub(super) is_one: bool,
    /// As folded.
    pub(super) folded: Box<str>,
    /// Words of the longest phrase of the table that begins with it.
    pub(super) phrase: usize,
    /// Whether it may be the end of a name that is one however it is spaced: Habib Allah.
    pub(super) ends: bool,
    /// Whether it only joins, honours or says a legal form.
    pub(super) is_light: bool,
    /// Whether it is known to name people or things: it stands in the table of rarity.
    pub(super) is_name: bool,
}

impl Known {
    /// Reads a word, or several that may be one.
    pub(super) fn of(watch: &Watch<'_>, raw: &str, script: Script, is_capitals: bool) -> Self {
        let folded = fold_word(raw, script);
        let mut parts: Vec<Part> = Vec::new();
        let mut said: Vec<u64> = Vec::new();
        let mut is_one = true;
        // A word may be a body's or a person's: King, Bank.
        for lexicon in [Lexicon::Bodies, Lexicon::Persons] {
            let reading = names::read_word(raw, lexicon);
            is_one &= reading.len() == 1 || lexicon == Lexicon::Persons;
            said.extend(reading.iter().flat_map(|p| said_as(&p.view())));
            for part in reading.into_iter().filter(|p| !is_light(p, lexicon)) {
                if parts.iter().all(|p| p.text != part.text || p.concept != part.concept) {
                    parts.push(part);
                }
            }
            // A word that no table knows is read alike for both.
            let is_plain = is_one && parts.iter().all(|p| p.class == Class::Proper);
            if is_plain && words::look_up(&folded, Lexicon::Persons).is_none() {
                break;
            }
        }
        let mut met: Vec<(u32, bool)> = Vec::new();
        parts.iter().for_each(|p| watch.slots.met_by(p, &mut met));
        if let Some(listed) = endings::undeclined(raw).filter(|_| script == Script::Cyrillic) {
            let listed = names::read_word(&listed, Lexicon::Persons);
            let heavy = listed.iter().filter(|p| !is_light(p, Lexicon::Persons));
            heavy.for_each(|p| watch.slots.met_by(p, &mut met));
        }
        let mut slots: Vec<u32> = met.iter().map(|(slot, _)| *slot).collect();
        let is_watched = |slot: &u32| watch.is_anchor(*slot);
        let sure = met.into_iter().filter(|(_, is_sure)| *is_sure).map(|(slot, _)| slot);
        // A letter that stands alone is in a great many names, and brings up none of them.
        let is_letter = parts.iter().all(|p| p.view().is_initial());
        let sure = sure.filter(|_| !is_letter);
        let mut anchors: Vec<u32> = sure.filter(is_watched).collect();
        for all in [&mut slots, &mut anchors] {
            all.sort_unstable();
            all.dedup();
        }
        let tabled = parts.iter().filter_map(|p| watch.slots.of_concept(p.concept)).collect();
        said.sort_unstable();
        said.dedup();
        Self {
            tabled,
            anchors: anchors.into(),
            slots: slots.into(),
            said: said.into(),
            is_acronym: is_capitals
                && script == Script::Latin
                && watch.has_acronym(&raw.to_lowercase()),
            is_one,
            phrase: words::phrase_max(&folded, Lexicon::Bodies).min(PHRASE_MAX),
            ends: ends(&folded, script),
            folded: folded.into(),
            is_light: parts.is_empty(),
            is_name: parts.iter().any(is_name),
            parts,
        }
    }

    /// Whether names are watched for by it.
    pub(super) fn is_anchor(&self) -> bool {
        !self.anchors.is_empty()
    }

    /// Whether it is a word for many: bank, national, Iran, of.
    pub(super) fn is_common(&self) -> bool {
        self.is_light || self.parts.iter().any(|p| p.concept != 0)
    }

    /// Whether it says a part of a name, letter by letter or by its meaning.
    pub(super) fn says(&self, part: &View<'_>) -> bool {
        said_as(part).any(|key| self.said.binary_search(&key).is_ok())
    }
}

fn said_as(part: &View<'_>) -> impl Iterator<Item = u64> + use<> {
    let meant = (part.concept != 0).then(|| hash(b'c', &part.concept.to_le_bytes()));
    std::iter::once(hash(b'w', part.text.as_bytes())).chain(meant)
}

fn is_light(part: &Part, lexicon: Lexicon) -> bool {
    let entry = words::look_up(&part.text, lexicon);
    part.class.is_light() || entry.is_some_and(|e| e.class.is_light())
}

/// Whether a word may be the second half of Habib Allah or Saif al-Din. The reading of both
/// together has the last word.
fn ends(folded: &str, script: Script) -> bool {
    match script {
        Script::Latin => ["lah", "din", "deen", "dine", "dien"].iter().any(|e| folded.ends_with(e)),
        Script::Arabic => matches!(folded, "الله" | "الدین"),
        _ => false,
    }
}

/// Whether a word is known to name: the table of rarity has it.
fn is_name(part: &Part) -> bool {
    let unknown = rarity::weight(b"?", part.sound.len(), Class::Proper);
    part.class == Class::Proper && part.weight < unknown && part.text.len() > 2
}
