//! One part of a name, ready to compare, and how two parts meet. Integers only; the same two
//! parts meet the same way wherever they come from, an index or a query.

use super::distance::{self, Mask};
use super::fold::Word;
use super::nickname;
use super::rarity;
use super::script::Script;
use super::sound;
use super::words::{self, ARTICLE, Class, Lexicon};

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
    /// Its sound.
    pub sound: Vec<u8>,
    /// Which sounds it has.
    pub mask: Mask,
    /// How rare it is. Units: sixteenths of a bit.
    pub weight: u16,
}

impl Part {
    /// The part that a folded word is in names of that sort.
    #[must_use]
    pub fn of(word: &Word, lexicon: Lexicon) -> Self {
        // A capital letter that stands alone is an initial, not the `y` of a Spanish surname.
        let is_initial = word.is_capitals && word.text.chars().count() == 1;
        let entry = words::look_up(&word.text, lexicon).filter(|_| !is_initial);
        let class = match entry {
            Some(entry) => entry.class,
            None if word.script == Script::Digit => Class::Number,
            None => Class::Proper,
        };
        let sound = sound::sound(&word.text, word.script);
        let mut weight = rarity::weight(&sound::rarity_key(&sound), sound.len(), class);
        if word.script.is_syllabic() {
            weight = weight.min(SYLLABLE_MAX);
        }
        Self {
            text: word.text.clone(),
            script: word.script,
            class,
            concept: entry.map_or(0, |e| e.concept),
            mask: distance::mask(&sound),
            sound,
            weight,
        }
    }

    /// Lets a title or legal form count as a word that names.
    pub fn make_heavy(&mut self) {
        if matches!(self.class, Class::Title | Class::Form) || self.text.chars().count() > 2 {
            self.class = Class::Generic;
            let key = sound::rarity_key(&self.sound);
            self.weight = rarity::weight(&key, self.sound.len(), self.class);
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
            mask: self.mask,
            weight: self.weight,
        }
    }
}

/// The most that one syllable of Chinese or Korean says: a few hundred are shared by all names.
/// Units: sixteenths of a bit.
const SYLLABLE_MAX: u16 = 88;

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
    /// Its sound.
    pub sound: &'a [u8],
    /// Which sounds it has.
    pub mask: Mask,
    /// How rare it is. Units: sixteenths of a bit.
    pub weight: u16,
}

impl View<'_> {
    /// Whether it is one letter that may stand for a whole word.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.text.len() == 1 && self.class == Class::Proper && self.script == Script::Latin
    }

    /// What it is worth when it meets nothing: a bank that is also called a company, a party that
    /// leaves out its country, leave out little.
    #[must_use]
    pub const fn left_weight(&self) -> u16 {
        match self.class {
            Class::Generic | Class::Place => self.weight / 3,
            _ => self.weight,
        }
    }

    /// Whether it is the article.
    #[must_use]
    pub const fn is_article(&self) -> bool {
        self.concept == ARTICLE
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
        let meets = a.sound.first() == b.sound.first()
            && is_word(a)
            && is_word(b)
            && !(a.is_initial() && b.is_initial());
        return meets.then_some(Met { likeness: INITIAL, way: Way::Initial });
    }
    if a.script == b.script && a.script.is_syllabic() {
        // Two characters of one sound are two words; two syllables that differ are two names.
        return None;
    }
    by_sound(a, b).or_else(|| {
        let meets = a.class == Class::Proper
            && b.class == Class::Proper
            && a.script == Script::Latin
            && b.script == Script::Latin
            && nickname::are_forms(a.text, b.text);
        meets.then_some(Met { likeness: SHORT_FORM, way: Way::Nickname })
    })
}

/// Below this a word of the table has not met another word: front, forum. Units: per mille.
const TABLED_MIN: u16 = 860;

/// How two parts meet by their sound alone: what a pass over a dictionary asks, which looks up
/// letters, concepts and short forms by key.
#[must_use]
pub fn by_sound(a: &View<'_>, b: &View<'_>) -> Option<Met> {
    if a.class.is_light() != b.class.is_light() {
        return None;
    }
    let length = effective(a.sound).max(effective(b.sound));
    let likeness_min =
        if a.concept != 0 || b.concept != 0 { TABLED_MIN } else { likeness_min(length) };
    let cost_max = (1000 - u32::from(likeness_min)) * length / 1000;
    let omits = (a.script.omits_vowels(), b.script.omits_vowels());
    if length < BEGINS_ALIKE && !distance::begin_alike(a.mask, b.mask)
        || distance::is_far(a.mask, b.mask, cost_max)
        || distance::cost_min(a.mask, b.mask, !omits.0 && !omits.1) > cost_max
    {
        return None;
    }
    let cost = distance::cost(a.sound, b.sound, omits, cost_max)?;
    let likeness = u16::try_from(1000 - (cost * 1000).checked_div(length)?.min(1000)).unwrap_or(0);
    let way = if a.script == b.script { Way::Spelling } else { Way::Transliteration };
    (likeness >= likeness_min).then_some(Met { likeness, way })
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
pub const BEGINS_ALIKE: u32 = 640;

/// The largest cost at which parts of such lengths may still meet, for passing over a
/// dictionary. Lengths as [`effective`] gives them.
#[must_use]
pub fn cost_bound_of(length_a: u32, length_b: u32) -> u32 {
    let length = if length_a > length_b { length_a } else { length_b };
    (1000 - u32::from(likeness_min(length))) * length / 1000
}

/// How a word met two or three that were joined, or the reverse; none when they did not.
#[must_use]
pub fn meet_joined(single: &View<'_>, joined_text: &str, joined_sound: &[u8]) -> Option<Met> {
    if single.text == joined_text {
        return Some(Met { likeness: 980, way: Way::Joined });
    }
    if !sound::frame_codes(single.sound).eq(sound::frame_codes(joined_sound)) {
        return None;
    }
    let length = effective(single.sound);
    let omits = single.script.omits_vowels();
    let cost = distance::cost(single.sound, joined_sound, (omits, false), length * 3 / 10)?;
    let likeness = u16::try_from(980_u32.saturating_sub(cost * 1000 / length)).unwrap_or(0);
    (likeness >= 800).then_some(Met { likeness, way: Way::Joined })
}
