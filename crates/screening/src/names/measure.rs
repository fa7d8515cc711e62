//! An alignment in, what it says in numbers out. Integers only; never a weight of the model, which
//! says what the numbers are worth.
//!
//! A part that met nothing is missing where the other side has nothing left either, and
//! contradicts where it has: those are two numbers, since they tell two people apart unequally.

mod against;
mod roles;

pub use against::{Left, Sides, are_against, families, weights_left};

use super::align::{Alignment, Pair, Span};
use super::distance;
use super::part::{Met, View, Way};
use super::words::{Class, SON_OF};

/// What an alignment says, in numbers. Weights in sixteenths of a bit; titles, particles and legal
/// forms count for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Weight of what met.
    pub met: i32,
    /// Weight of names proper that met, less twice what their spelling lost.
    pub met_proper: i32,
    /// The same of words of the table: bank, front, Iran.
    pub met_words: i32,
    /// The heaviest part that met, less twice what its spelling lost; no initial.
    pub heaviest: i32,
    /// The second heaviest.
    pub second: i32,
    /// The third heaviest.
    pub third: i32,
    /// Parts that met.
    pub met_count: i32,
    /// Weight lost to spelling.
    pub lost: i32,
    /// How unlike the least like spelling is. Units: per mille, as the next three.
    pub worst: i32,
    /// The second least like.
    pub worst_second: i32,
    /// The same across scripts.
    pub across_worst: i32,
    /// The second least like across scripts.
    pub across_second: i32,
    /// Weight that met across scripts.
    pub across: i32,
    /// Parts that met otherwise than by their letters or their meaning.
    pub inexact: i32,
    /// Parts that met as initials.
    pub initials: i32,
    /// Parts that met but for a slip of the pen.
    pub slips: i32,
    /// How unlike the least like of these are. Units: per mille.
    pub slip_worst: i32,
    /// Parts that met as short forms.
    pub short_forms: i32,
    /// Parts joined on one side and split on the other.
    pub joined: i32,
    /// Places where the order turns back.
    pub turns: i32,
    /// Whether a son and a father changed places: Salman bin Muhammad, Muhammad bin Salman.
    pub is_inverted: bool,
    /// Whether both are the same after folding.
    pub is_exact: bool,
    /// Whether all but particles, titles and legal forms is the same, in order, and none is left.
    pub is_same_but_light: bool,
    /// Whether both sound the same, word by word, in order, with nothing left: Shahid Mehmoud and
    /// Shaheed Mehmood, or one of them in another script that is read letter by letter.
    pub is_sounded_alike: bool,
    /// Titles that met.
    pub titles_met: i32,
    /// Names that differ as those of a man and a woman do: Julio, Julia.
    pub genders_against: i32,
    /// Names met by their spelling that begin with consonants nobody writes for one another.
    pub begins_against: i32,
    /// Weight that contradicts: left over on both sides.
    pub against: i32,
    /// Parts that contradict.
    pub against_count: i32,
    /// How unlike those are that contradict, of the pair least alike. Units: 256ths.
    pub unlike: i32,
    /// Whether the first parts of both sides contradict.
    pub first_against: bool,
    /// Whether the last parts of both sides contradict.
    pub last_against: bool,
    /// Words for sorts of body that contradict: front, forum.
    pub bodies_against: i32,
    /// Places that contradict.
    pub places_against: i32,
    /// Numbers that contradict: Fund 2, Fund 3.
    pub numbers_unlike: i32,
    /// Numbers of one side beyond those that contradict.
    pub numbers_missing: i32,
    /// Whether both have legal forms, and none of one sort in law.
    pub forms_against: bool,
    /// Words for what a body does that met nothing, where both sides leave something over.
    pub fields_against: i32,
    /// The same of the query, where the alias leaves nothing over.
    pub query_fields: i32,
    /// The same of the alias, where the query leaves nothing over.
    pub alias_fields: i32,
    /// Weight of the query that met nothing and contradicts nothing.
    pub query_extra: i32,
    /// The same of the alias.
    pub alias_extra: i32,
    /// Names proper of the query beyond those that contradict.
    pub query_extra_count: i32,
    /// The same of the alias.
    pub alias_extra_count: i32,
    /// Share of the query that met nothing. Units: 256ths.
    pub query_left_share: i32,
    /// The same of the alias.
    pub alias_left_share: i32,
    /// Weight that met, less twice what its spelling lost, where one name holds the other: nothing
    /// of weight is left over of it.
    pub contained: i32,
    /// Whether both leave over a word that names a father: Viktorovich, the word after bin.
    pub fathers_against: bool,
    /// Words within both names that contradict: neither the first nor the last.
    pub middles_against: i32,
    /// How unlike the own parts of words are that met by their sound, the ending aside that many
    /// names share. Units: per mille, of the pair least alike.
    pub worst_root: i32,
    /// Whether the first part of the query is missing in the alias.
    pub query_first_left: bool,
    /// Whether its last is.
    pub query_last_left: bool,
    /// Whether the first part of the alias is missing in the query.
    pub alias_first_left: bool,
    /// Whether its last is.
    pub alias_last_left: bool,
    /// Weight of words of the query that met nothing here and stand in another name of the party.
    pub borne: i32,
}

/// Measures an alignment.
#[must_use]
pub fn measure(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> Measures {
    let (mut m, sides) = outline(alignment, query, alias);
    complete(&mut m, (alignment, &sides), query, alias);
    m
}

/// Measures an alignment where the party bears these of the query's words that met nothing, a bit
/// each by place, in another of its names: they are not left over, and are taken from what is.
#[must_use]
pub fn measure_borne(
    alignment: &mut Alignment,
    borne: u64,
    query: &[View<'_>],
    alias: &[View<'_>],
) -> Measures {
    let mut weight = 0;
    alignment.query_left.retain(|place| {
        let is_borne = borne >> (place & 63) & 1 == 1;
        let part = query.get(*place).filter(|_| is_borne);
        weight += part.map_or(0, |p| i32::from(p.left_weight()));
        !is_borne
    });
    let mut m = measure(alignment, query, alias);
    // No name of the party alone says all that was asked.
    (m.is_exact, m.is_same_but_light, m.is_sounded_alike) = (false, false, false);
    m.borne = weight;
    m
}

/// Whether a part of the query is borne by a party of which a part of another name meets it so.
#[must_use]
pub const fn is_borne(met: Met) -> bool {
    met.likeness >= BORNE_MIN && !matches!(met.way, Way::Initial | Way::Joined)
}

/// How like a word of another name must be to be that word. Units: per mille.
const BORNE_MIN: u16 = 820;

/// Measures an alignment, but for what is found by putting beside each other what met nothing,
/// which is told too: that is most of the work, and only ever speaks against.
#[must_use]
pub fn outline(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> (Measures, Sides) {
    let mut m = Measures::default();
    let mut last_place = None;
    let (mut is_exact, mut is_same) = (!alignment.pairs.is_empty(), true);
    let (mut is_alike, mut is_syllabic) = (true, false);
    for pair in &alignment.pairs {
        let parts = || pair.query.places().filter_map(|p| query.get(p));
        if parts().all(|p| p.class.is_light()) {
            is_exact &= matches!(pair.met.way, Way::Same | Way::Translation);
            m.titles_met += i32::from(parts().any(|p| p.class == Class::Title));
            continue;
        }
        is_same &= pair.met.way == Way::Same;
        is_alike &= is_alike_in_sound(pair);
        is_syllabic |= parts().any(|p| p.script.is_syllabic());
        let is_word = parts().all(|p| p.brief().is_word());
        m.add(pair, is_word);
        m.set_beside(pair, query, alias);
        // Languages put translated words in another order.
        if pair.met.way != Way::Translation {
            let place = pair.alias.places().next();
            m.turns += i32::from(place < last_place);
            last_place = place;
        }
    }
    let is_light = |left: &[usize], parts: &[View<'_>]| {
        left.iter().all(|p| parts.get(*p).is_some_and(|p| p.class.is_light()))
    };
    m.is_exact = is_exact
        && is_same
        && alignment.query_left.is_empty()
        && alignment.alias_left.is_empty()
        && m.turns <= 1;
    let is_complete = m.turns == 0
        && is_light(&alignment.query_left, query)
        && is_light(&alignment.alias_left, alias);
    m.is_same_but_light = is_complete && is_same;
    m.is_sounded_alike =
        is_complete && is_alike && m.met_count > 1 && !(is_syllabic && m.across > 0);
    m.is_inverted = is_inverted(alignment, query, alias);
    let sides = Sides::of(alignment, query, alias);
    against::measure(&mut m, sides.left());
    m.forms_against = against::have_forms_against(query, alias);
    (m, sides)
}

/// Measures one pair of heavy parts alone: what met of a name of which nothing else did.
#[must_use]
pub fn met_alone(pair: &Pair, is_word: bool) -> Measures {
    let mut m = Measures::default();
    m.add(pair, is_word);
    m
}

/// Measures what is left over of the query and of the alias, where that much met, which is worth
/// that less twice what its spelling lost.
#[must_use]
pub fn left_alone((met, met_proper): (i32, i32), left: (&Left, &Left)) -> Measures {
    let mut m = Measures { met, met_proper, ..Measures::default() };
    against::measure(&mut m, left);
    m
}

/// Measures what an outline left out; whether there was anything.
pub fn complete(
    m: &mut Measures,
    what: (&Alignment, &Sides),
    query: &[View<'_>],
    alias: &[View<'_>],
) -> bool {
    against::complete(m, what, query, alias)
}

impl Measures {
    /// Whether the name asked stands in the other letter for letter, which has beside it only words
    /// for a sort of body or a country: `Mujahedin Khalq`, of the organisation, of Iran.
    #[must_use]
    pub const fn leaves_out_only_its_sort(&self) -> bool {
        let is_all_met = self.met_count >= 2 && self.inexact == 0 && self.worst == 0;
        let is_all_said = self.query_extra == 0 && self.against == 0 && self.turns == 0;
        let is_of_one_sort = !self.forms_against && self.alias_fields == 0;
        let is_same_name = is_all_met && is_all_said && is_of_one_sort;
        is_same_name
            && self.alias_extra_count == 0
            && self.numbers_unlike == 0
            && self.numbers_missing == 0
    }

    /// What two words that met by their spelling say against each other nonetheless.
    fn set_beside(&mut self, pair: &Pair, query: &[View<'_>], alias: &[View<'_>]) {
        let only = |places: &Span, of: usize| places.places().nth(of);
        if pair.met.way != Way::Spelling || only(&pair.query, 1).or(only(&pair.alias, 1)).is_some()
        {
            return;
        }
        let own = only(&pair.query, 0).and_then(|p| query.get(p));
        let other = only(&pair.alias, 0).and_then(|p| alias.get(p));
        let (Some(own), Some(other)) = (own, other) else { return };
        self.genders_against += i32::from(are_of_two_genders(own.sound, other.sound));
        self.begins_against += i32::from(!distance::begin_alike(own.sound, other.sound));
    }

    fn add(&mut self, pair: &Pair, is_word: bool) {
        let weight = i32::try_from(pair.weight).unwrap_or(i32::MAX / 4096);
        // What says the same in another language loses nothing by its letters.
        let is_said = pair.met.way == Way::Translation;
        let unlike = if is_said { 0 } else { 1000 - i32::from(pair.met.likeness) };
        let lost = weight * unlike / 1000;
        let worth = weight - 2 * lost;
        self.met += weight;
        self.met_count += 1;
        self.lost += lost;
        *(if is_word { &mut self.met_words } else { &mut self.met_proper }) += worth;
        match pair.met.way {
            Way::Spelling | Way::Joined => push(&mut self.worst, &mut self.worst_second, unlike),
            Way::Transliteration => {
                push(&mut self.across_worst, &mut self.across_second, unlike);
                self.across += weight;
            }
            Way::Initial => self.initials += 1,
            Way::Nickname => self.short_forms += 1,
            Way::Slip => {
                self.slips += 1;
                self.slip_worst = self.slip_worst.max(unlike);
            }
            Way::Same | Way::Translation => {}
        }
        self.joined += i32::from(pair.met.way == Way::Joined);
        self.inexact += i32::from(!matches!(pair.met.way, Way::Same | Way::Translation));
        if pair.met.way != Way::Initial {
            if worth > self.second {
                self.third = self.second;
                push(&mut self.heaviest, &mut self.second, worth);
            } else {
                self.third = self.third.max(worth);
            }
        }
    }
}

/// Keeps the two largest.
fn push(first: &mut i32, second: &mut i32, value: i32) {
    if value > *first {
        *second = *first;
        *first = value;
    } else {
        *second = (*second).max(value);
    }
}

/// Whether two words that met differ in nothing that is heard. What vowels a script leaves
/// unwritten is not known, so that across scripts a little may differ.
fn is_alike_in_sound(pair: &Pair) -> bool {
    let least = match pair.met.way {
        Way::Same | Way::Translation => return true,
        Way::Spelling => 1000 - SOUNDED_ALIKE,
        Way::Transliteration => 1000 - READ_ALIKE,
        Way::Initial | Way::Nickname | Way::Joined | Way::Slip => return false,
    };
    pair.met.likeness >= least
}

/// How unlike two words may be that sound the same. Units: per mille, as the next.
const SOUNDED_ALIKE: u16 = 60;
/// The same across scripts.
const READ_ALIKE: u16 = 40;

/// Whether two sounds differ as the names of a man and a woman do in many languages: Karim and
/// Karima, Julio and Julia, Ivanov and Ivanova.
fn are_of_two_genders(a: &[u8], b: &[u8]) -> bool {
    let (hers, his) = match (a, b) {
        ([root @ .., b'a'], his) | (his, [root @ .., b'a']) if !his.ends_with(b"a") => (root, his),
        _ => return false,
    };
    hers == his || matches!(his, [root @ .., b'o'] if root == hers)
}

/// Whether `X bin Y` met `Y bin X`.
fn is_inverted(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> bool {
    let of = |place: usize| {
        let pair = alignment.pairs.iter().find(|p| p.query.places().any(|q| q == place))?;
        pair.alias.places().next()
    };
    let is_son_of = |part: Option<&View<'_>>| part.is_some_and(|p| p.concept == SON_OF);
    (1..query.len()).filter(|at| is_son_of(query.get(*at))).any(|at| {
        match (of(at - 1), of(at + 1)) {
            (Some(son), Some(father)) => father + 2 == son && is_son_of(alias.get(father + 1)),
            _ => false,
        }
    })
}
