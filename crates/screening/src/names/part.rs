//! One part of a name, ready to compare, and how two parts meet. Integers only; the same two
//! parts meet the same way wherever they come from, an index or a query.

use super::distance;
use super::fold::Word;
use super::nickname;
use super::rarity;
use super::room::{self, List, Room};
use super::script::{Letter, Script, letter};
use super::slip;
use super::sound::{self, Codes};
use super::town;
use super::words::{ARTICLE, Class, FIELD_FROM, Lexicon, Said};

/// One part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// As folded: what evidence prints.
    pub text: String,
    /// Its script.
    pub script: Script,
    /// What it does in the name.
    pub class: Class,
    /// Its concept in the table of words; 0 when it has none.
    pub concept: u16,
    /// Its most usual sound.
    pub sound: Vec<u8>,
    /// Other sounds it may be read as: of each its length in a byte, then the sounds.
    pub others: Vec<u8>,
    /// How rare it is. Units: sixteenths of a bit.
    pub weight: u16,
}

impl Part {
    /// The part, to keep.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        Self {
            text: view.text.to_owned(),
            script: view.script,
            class: view.class,
            concept: view.concept,
            sound: view.sound.to_vec(),
            others: view.others.to_vec(),
            weight: view.weight,
        }
    }

    /// The part as `meet` reads it.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View {
            text: &self.text,
            script: self.script,
            class: self.class,
            concept: self.concept,
            sound: &self.sound,
            others: &self.others,
            weight: self.weight,
        }
    }
}

/// What meeting a word of that sound by chance is worth.
fn weight_of(sound: &[u8], class: Class) -> u16 {
    let mut room = [0; sound::SOUNDS_MAX];
    rarity::weight(sound::write_rarity_key(sound, &mut room), sound.len(), class)
}

/// Readings beside the first, each once, one after another with their lengths.
fn others_of<'r, 's>(
    first: &[u8],
    rest: impl Iterator<Item = &'s [u8]>,
    room: &'r Room,
) -> &'r [u8] {
    let mut out = List::new_in(room);
    let mut count = 1;
    for sound in rest {
        let sound = sound.get(..sound::SOUNDS_MAX).unwrap_or(sound);
        let is_new = sound != first && Sounds::of(&[], &out).all(|s| s != sound);
        if is_new && count < sound::READINGS_MAX {
            count += 1;
            out.reserve_exact(sound.len() + 1);
            out.push(u8::try_from(sound.len()).unwrap_or(u8::MAX));
            out.extend_from_slice_copy(sound);
        }
    }
    out.into_bump_slice()
}

/// The sounds of one part, the most usual first. Bounded: bytes that say otherwise end it.
#[derive(Debug, Clone)]
pub struct Sounds<'a> {
    first: Option<&'a [u8]>,
    rest: &'a [u8],
    left: usize,
}

impl<'a> Sounds<'a> {
    const fn of(first: &'a [u8], rest: &'a [u8]) -> Self {
        Self { first: Some(first), rest, left: sound::READINGS_MAX }
    }
}

impl<'a> Iterator for Sounds<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.left = self.left.checked_sub(1)?;
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        let (length, rest) = self.rest.split_first()?;
        let length = usize::from(*length);
        let sound = rest.get(..length)?;
        self.rest = rest.get(length..)?;
        (length <= sound::SOUNDS_MAX).then_some(sound)
    }
}

/// The most that one syllable of Chinese or Korean says: a few hundred are shared by all names.
/// Units: sixteenths of a bit.
const SYLLABLE_MAX: u16 = 88;

/// Characters of a word at least that renders a foreign name in Chinese: it says as much as that
/// name.
const RENDERED_MIN: usize = 3;

/// A part, wherever its bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View<'a> {
    /// As folded.
    pub text: &'a str,
    /// Its script.
    pub script: Script,
    /// What it does in the name.
    pub class: Class,
    /// Its concept; 0 when it has none.
    pub concept: u16,
    /// Its most usual sound.
    pub sound: &'a [u8],
    /// Other sounds it may be read as, as [`Part::others`] holds them.
    pub others: &'a [u8],
    /// How rare it is. Units: sixteenths of a bit.
    pub weight: u16,
}

impl<'r> View<'r> {
    /// The part that a folded word is in names of that sort.
    #[must_use]
    pub fn of(word: &Word<'r>, said: &Said, lexicon: Lexicon, room: &'r Room) -> Self {
        // A capital letter that stands alone is an initial, not the `y` of a Spanish surname.
        let is_initial = word.is_capitals && word.is_letter();
        let entry = said.entry(lexicon).filter(|_| !is_initial);
        let class = match entry {
            Some(entry) => entry.class,
            None if word.script == Script::Digit => Class::Number,
            None => Class::Proper,
        };
        // A phrase of the table is sounded without its gaps.
        let closed = || room::joined(word.text.split(' '), room);
        let spoken = if word.text.contains(' ') { closed() } else { word.text };
        let town = if lexicon == Lexicon::Persons || entry.is_some() {
            None
        } else {
            town::of_adjective(spoken, word.script).map(|town| sound::usual(town, word.script))
        };
        let readings = sound::readings(spoken, word.script);
        let mut readings = readings.iter();
        let sound = readings.next().unwrap_or_default();
        let others = others_of(sound, town.iter().map(Codes::as_slice).chain(readings), room);
        let mut weight = weight_of(sound, class);
        let is_rendered = word.script == Script::Han && word.text.chars().count() >= RENDERED_MIN;
        if word.script.is_syllabic() && !is_rendered {
            weight = weight.min(SYLLABLE_MAX);
        }
        Self {
            script: word.script,
            class,
            concept: entry.map_or(0, |e| e.concept),
            sound: room.alloc_slice_copy(sound),
            text: word.text,
            others,
            weight,
        }
    }

    /// Lets a title or legal form count as a word that names.
    pub fn make_heavy(&mut self) {
        if matches!(self.class, Class::Title | Class::Form) || self.text.chars().count() > 2 {
            self.class = Class::Generic;
            self.weight = weight_of(self.sound, self.class);
        }
    }

    /// Lets a letter be a title: U Thant.
    pub(super) fn make_title(&mut self, concept: u16) {
        self.class = Class::Title;
        self.concept = concept;
        self.weight = weight_of(self.sound, self.class);
    }

    /// Lets a particle be a name: `Yi` is one where it joins nothing.
    pub(super) fn make_name(&mut self) {
        self.class = Class::Proper;
        self.concept = 0;
        self.weight = weight_of(self.sound, self.class);
    }

    /// Lets `Ben` be a given name, which still means a son.
    pub(super) fn make_given(&mut self) {
        self.class = Class::Proper;
        self.weight = weight_of(self.sound, self.class);
    }
}

impl<'a> View<'a> {
    /// The sounds it may be read as, the most usual first.
    #[must_use]
    pub const fn sounds(&self) -> Sounds<'a> {
        Sounds::of(self.sound, self.others)
    }

    /// Whether it is one letter that may stand for a whole word.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.text.len() == 1 && self.class == Class::Proper && self.script == Script::Latin
    }

    /// What of it counts where it meets nothing.
    #[must_use]
    pub const fn brief(&self) -> Brief {
        Brief { class: self.class, concept: self.concept, weight: self.weight }
    }

    /// As [`Brief::left_weight`].
    #[must_use]
    pub const fn left_weight(&self) -> u16 {
        self.brief().left_weight()
    }

    /// Whether it is the article.
    #[must_use]
    pub const fn is_article(&self) -> bool {
        self.concept == ARTICLE
    }
}

/// What of a part counts where it meets nothing: neither its letters nor its sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brief {
    /// What it does in the name.
    pub class: Class,
    /// Its concept; 0 when it has none.
    pub concept: u16,
    /// How rare it is. Units: sixteenths of a bit.
    pub weight: u16,
}

impl Brief {
    /// What it is worth when it meets nothing: a bank that is also called a company, a party that
    /// leaves out its country, leave out little.
    #[must_use]
    pub const fn left_weight(&self) -> u16 {
        if self.is_word() { self.weight / 3 } else { self.weight }
    }

    /// Whether it is a word of the table that says what a body is: bank, Iran.
    #[must_use]
    pub const fn is_word(&self) -> bool {
        matches!(self.class, Class::Generic | Class::Place)
    }

    /// Whether it says what a body does or where it stands, which tells sister bodies apart.
    #[must_use]
    pub const fn is_field(&self) -> bool {
        self.concept >= FIELD_FROM
    }
}

/// How two parts met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The same letters.
    Same,
    /// A spelling of it.
    Spelling,
    /// The same word in another script.
    Transliteration,
    /// An initial.
    Initial,
    /// A short form.
    Nickname,
    /// Joined on one side, split on the other.
    Joined,
    /// The same meaning in another language.
    Translation,
    /// With a letter more, less or changed, or two that changed places.
    Slip,
}

/// Two parts that met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met {
    /// How close. Units: per mille.
    pub likeness: u16,
    /// How.
    pub way: Way,
}

/// Below this two parts have not met. Units: per mille.
pub const LIKENESS_MIN: u16 = 690;
/// Likeness of two words of one concept in different letters.
const TRANSLATED: u16 = 930;
/// Likeness of a short form.
const SHORT_FORM: u16 = 860;
/// Likeness of an initial to the word it may stand for.
const INITIAL: u16 = 800;

/// How two parts meet; none when they do not.
#[must_use]
pub fn meet(a: &View<'_>, b: &View<'_>) -> Option<Met> {
    if a.text == b.text {
        return Some(Met { likeness: 1000, way: Way::Same });
    }
    if a.concept != 0 && a.concept == b.concept {
        let likeness = if a.class == Class::Particle { 1000 } else { TRANSLATED };
        return Some(Met { likeness, way: Way::Translation });
    }
    if a.class.is_strict() || b.class.is_strict() {
        return None;
    }
    if a.is_initial() || b.is_initial() {
        let is_word = |p: &View<'_>| p.is_initial() || p.text.len() >= 3 && !p.class.is_light();
        let begins = |x: &[u8]| b.sounds().any(|y| x.first() == y.first());
        let meets = a.sounds().any(begins)
            && is_word(a)
            && is_word(b)
            && !(a.is_initial() && b.is_initial());
        return meets.then_some(Met { likeness: INITIAL, way: Way::Initial });
    }
    if a.script == b.script && a.script.is_syllabic() {
        // Two characters of one sound are two words; two syllables that differ are two names.
        return None;
    }
    let by_sound = by_sound(a, b);
    if by_sound.is_some_and(|met| met.likeness >= SHORT_FORM) {
        return by_sound;
    }
    // What is known to be a form of a name is more like it than it sounds: Mikalai, Nikolai.
    let are_forms = a.class == Class::Proper
        && b.class == Class::Proper
        && has_forms(a.script)
        && has_forms(b.script)
        && nickname::are_forms(a.text, b.text);
    are_forms
        .then_some(Met { likeness: SHORT_FORM, way: Way::Nickname })
        .or(by_sound)
        .or_else(|| by_slip(a, b))
}

/// Whether forms of names in that script are in the table.
const fn has_forms(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic)
}

/// How a word that hardly anybody bears meets one that it is a slip of the pen away from.
#[must_use]
pub fn by_slip(a: &View<'_>, b: &View<'_>) -> Option<Met> {
    let long = a.text.len().max(b.text.len());
    // Two words of the table are two words: front, forum.
    let are_tabled = a.concept != 0 && b.concept != 0;
    let may_meet = may_slip(a) && is_lettered(b) && !are_tabled;
    let meets = may_meet && slip::is_slip(a.text, b.text);
    meets.then(|| Met { likeness: slip_likeness(long), way: Way::Slip })
}

/// Whether a word may be another with a slip of the pen.
#[must_use]
pub fn may_slip(part: &View<'_>) -> bool {
    is_lettered(part) && part.weight >= SLIP_RARE
}

/// Whether it is a heavy word of Latin letters that need not be met as it stands.
fn is_lettered(part: &View<'_>) -> bool {
    part.script == Script::Latin && !part.class.is_light() && !part.class.is_strict()
}

/// What a word weighs at least that may be a slip of the pen: others are names themselves. Units:
/// sixteenths of a bit.
const SLIP_RARE: u16 = 16 * 10;

/// One letter of so many.
fn slip_likeness(letters: usize) -> u16 {
    1000 - 1000 / u16::try_from(letters.clamp(4, slip::LETTERS_MAX)).unwrap_or(4)
}

/// Below this two words of the table have not met: front, forum. Units: per mille.
const TABLED_MIN: u16 = 860;
/// Below this a word of the table has not met one that is not in it, which may be a slip of the
/// pen: petrochemie, petrchemie. Units: per mille.
const MISSPELT_MIN: u16 = 780;

/// Below this two words have not met, whatever their length. Units: per mille.
#[must_use]
pub const fn likeness_least(a: &View<'_>, b: &View<'_>) -> u16 {
    match (a.concept != 0, b.concept != 0) {
        (true, true) => TABLED_MIN,
        (false, false) => 0,
        _ => MISSPELT_MIN,
    }
}

/// How two parts meet by their sound alone, by those of their readings that are nearest: what a
/// pass over a dictionary asks, which looks up letters, concepts and short forms by key.
#[must_use]
pub fn by_sound(a: &View<'_>, b: &View<'_>) -> Option<Met> {
    if a.class.is_light() != b.class.is_light() {
        return None;
    }
    let least = likeness_least(a, b);
    let omits = (a.script.omits_vowels(), b.script.omits_vowels());
    let way = if a.script == b.script { Way::Spelling } else { Way::Transliteration };
    let likeness = if a.others.is_empty() && b.others.is_empty() {
        likeness_of(a.sound, b.sound, omits, least)
    } else {
        let beside = |x| b.sounds().filter_map(move |y| likeness_of(x, y, omits, least));
        a.sounds().filter_map(|x| beside(x).max()).max()
    };
    likeness.map(|likeness| Met { likeness, way })
}

/// How like two sounds are; none when too little.
fn likeness_of(a: &[u8], b: &[u8], omits: (bool, bool), least: u16) -> Option<u16> {
    let lengths = (effective(a), effective(b));
    if !may_begin(lengths, (distance::first_hard(a), distance::first_hard(b))) {
        return None;
    }
    let cost = distance::cost(a, b, omits, cost_max(lengths))?;
    let likeness = likeness_at(cost, lengths);
    (likeness >= least).then_some(likeness)
}

/// What two words that cost so much are like. `lengths` as [`effective`] gives them, here and
/// below. Units: per mille.
#[must_use]
pub fn likeness_at(cost: u32, lengths: (u32, u32)) -> u16 {
    let length = lengths.0.max(lengths.1).max(1);
    u16::try_from(1000 - (cost * 1000 / length).min(1000)).unwrap_or(0)
}

/// The most that two words may cost.
#[must_use]
pub fn cost_max(lengths: (u32, u32)) -> u32 {
    let (short, long) = (lengths.0.min(lengths.1), lengths.0.max(lengths.1));
    bound(long).min(cost_most(short))
}

/// The most that a word may cost beside any other.
#[must_use]
pub fn cost_most(length: u32) -> u32 {
    bound(length + LONGER).min(COST_MOST)
}

/// A word may cost as much as one that is longer by this might, and no more. Units: hundredths of a
/// sound. What is lost: a word beside one of more sounds than that, with errors besides.
const LONGER: u32 = 100;

/// No two words cost more than this. Largest seen that was wanted: 255 (a transliteration of twelve
/// sounds). What is lost: words of eleven sounds and more with over three errors. Units: hundredths
/// of a letter error.
const COST_MOST: u32 = 250;

const fn bound(length: u32) -> u32 {
    (1000 - likeness_min(length) as u32) * length / 1000
}

/// Whether words that begin so may meet at all. `first`: their first hard sounds.
#[must_use]
pub fn may_begin(lengths: (u32, u32), first: (Option<u8>, Option<u8>)) -> bool {
    lengths.0.max(lengths.1) >= BEGINS_ALIKE || distance::may_begin(first.0, first.1)
}

/// The length errors are measured against, in hundredths of a sound: an unwritten vowel is not a
/// sound, a vowel is half of one.
#[must_use]
pub fn effective(sound: &[u8]) -> u32 {
    let length: u32 = sound.iter().map(|c| if sound::is_vowel(*c) { 70 } else { 100 }).sum();
    length.max(100)
}

/// Below this two words of that length have not met: in a short word one letter is another word.
const fn likeness_min(length: u32) -> u16 {
    match length {
        0..400 => 800,
        400..700 => 740,
        _ => LIKENESS_MIN,
    }
}

/// Words shorter than this must begin with consonants that may stand for one another.
const BEGINS_ALIKE: u32 = 640;

/// How a word met two or three that were joined, or the reverse; none when they did not.
#[must_use]
pub fn meet_joined(single: &View<'_>, joined_text: &str, joined_sound: &[u8]) -> Option<Met> {
    if single.text == joined_text {
        return Some(Met { likeness: 980, way: Way::Joined });
    }
    meet_joined_sound(single, joined_text.chars().next(), joined_sound)
}

/// The same by the sound alone; `first`: the first letter of what was joined.
#[must_use]
pub fn meet_joined_sound(
    single: &View<'_>,
    first: Option<char>,
    joined_sound: &[u8],
) -> Option<Met> {
    let joined_omits = matches!(first.map(letter), Some(Letter::Read(s)) if s.omits_vowels());
    let omits = (single.script.omits_vowels(), joined_omits);
    let likeness = |sound: &[u8]| {
        if !sound::frame_codes(sound).eq(sound::frame_codes(joined_sound)) {
            return None;
        }
        let length = effective(sound);
        let cost = distance::cost(sound, joined_sound, omits, length * 3 / 10)?;
        u16::try_from(980_u32.saturating_sub(cost * 1000 / length)).ok().filter(|l| *l >= 800)
    };
    let likeness = single.sounds().filter_map(likeness).max()?;
    Some(Met { likeness, way: Way::Joined })
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn part(word: &str, others: &[&str]) -> Part {
        let room = Room::new();
        let word = fold(word, &room).words[0];
        let said = Said::of(word.text);
        let mut part = View::of(&word, &said, Lexicon::Persons, &room);
        part.others = others_of(part.sound, others.iter().map(|s| s.as_bytes()), &room);
        Part::of(&part)
    }

    #[test]
    fn a_word_is_met_by_any_of_its_readings() {
        let (a, b) = (part("Jimenez", &["himenes", "jimenez", "himenes"]), part("Himenes", &[]));
        assert_eq!(a.view().sounds().count(), 2);
        let far = by_sound(&part("Jimenez", &[]).view(), &b.view());
        let near = by_sound(&a.view(), &b.view()).unwrap();
        assert!(far.is_none_or(|far| far.likeness < near.likeness));
        assert_eq!(near, by_sound(&b.view(), &a.view()).unwrap());
        assert_eq!(near.likeness, 1000);
    }

    #[test]
    fn readings_cut_short_end() {
        let whole = part("Karim", &[]);
        let broken = View { others: &[200, b'a', b'b'], ..whole.view() };
        assert_eq!(broken.sounds().count(), 1);
    }
}
