//! A match and the words of a text that brought it up in; whether they are more likely any words
//! than that name out. Never scores.

use super::known::Known;
use super::text::Word;
use crate::names::{self, Part};
use crate::{Evidence, How, Match};
use parties::Kind;

/// How like a word that stands alone must be to that of a name. Units: per mille.
const CLOSE_PERMILLE: u16 = 920;

/// Whether words are all for many: National Bank says which only where the whole name is that.
pub(super) fn are_common<'k>(mut words: impl Iterator<Item = Option<&'k Known>>) -> bool {
    words.all(|known| known.is_some_and(Known::is_common))
}

/// Whether nothing of the name that counts is left over.
pub(super) fn is_covered(found: &Match) -> bool {
    let reading = names::read(&found.name);
    heavy(&reading.parts).count() <= found.evidence.len()
}

/// Whether each word is very like that of the name it met.
pub(super) fn is_close(found: &Match) -> bool {
    found.evidence.iter().all(|e| e.score.get() >= CLOSE_PERMILLE)
}

/// Whether words that no capital marks are more likely a sentence than this name: within a person's
/// name stand only names, and a body called by words of the table alone, as People's Union is, is
/// met by what they mean, not by how they sound.
pub(super) fn is_chance<'k>(words: impl Iterator<Item = Option<&'k Known>>, found: &Match) -> bool {
    if found.kind == Kind::Person {
        let mut words = words.flatten();
        return words.any(|known| is_over(known, found));
    }
    let is_meant = |e: &Evidence| matches!(e.how, How::Same | How::Translation);
    !found.evidence.iter().all(is_meant) && {
        let reading = names::read(&found.name);
        heavy(&reading.parts).all(|p| p.concept != 0)
    }
}

/// Whether a word met nothing of the name, and is no name and no initial.
fn is_over(known: &Known, found: &Match) -> bool {
    let met_nothing = |p: &Part| found.unmatched.contains(&p.text);
    let may_stand = known.is_light || known.is_name;
    !may_stand && known.parts.iter().all(|p| met_nothing(p) && !is_letter(p))
}

/// Whether it is one letter of an alphabet, which in a name stands for a word.
fn is_letter(part: &Part) -> bool {
    part.text.chars().count() == 1 && !part.script.is_syllabic()
}

fn heavy(parts: &[Part]) -> impl Iterator<Item = &Part> {
    parts.iter().filter(|p| !p.class.is_light())
}

/// Whether the words beside this one are in capitals too: a headline, or a name in capitals.
pub(super) fn is_shouted(words: &[Word], at: usize) -> bool {
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| words.get(at)).peekable();
    beside.peek().is_some() && beside.all(|w| w.is_capitals)
}
