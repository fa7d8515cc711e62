//! An alignment in, what it says in numbers out. Integers only; never a weight of the model, which
//! says what the numbers are worth.

use super::align::Alignment;
use super::part::{View, Way};
use super::words::{Class, SON_OF};

/// What an alignment says, in numbers. Weights in sixteenths of a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Weight of what met.
    pub met: i32,
    /// Weight lost to spelling.
    pub lost: i32,
    /// Letter errors of what met. Units: sixteenths of a plain error.
    pub errors: i32,
    /// Weight that contradicts: left over on both sides.
    pub against: i32,
    /// Parts that contradict.
    pub against_count: i32,
    /// Weight of the query that met nothing and contradicts nothing.
    pub query_extra: i32,
    /// The same of the alias.
    pub alias_extra: i32,
    /// Parts that met and are not particles, titles or legal forms.
    pub met_count: i32,
    /// Parts that met as initials.
    pub initials: i32,
    /// Places where the order turns back.
    pub turns: i32,
    /// Weight of the heaviest part that met.
    pub heaviest: i32,
    /// Weight that met across scripts.
    pub across: i32,
    /// Weight of words of the table that met: bank, front, Iran.
    pub tabled: i32,
    /// Whether both are the same after folding.
    pub is_exact: bool,
    /// Whether the last parts of both sides met nothing.
    pub last_against: bool,
    /// Whether the first parts of both sides met nothing.
    pub first_against: bool,
    /// Whether a son and a father changed places: Salman bin Muhammad, Muhammad bin Salman.
    pub is_inverted: bool,
    /// Numbers that contradict.
    pub numbers_against: i32,
    /// Whether what contradicts are words for different sorts of body: front, forum.
    pub is_other_body: bool,
}

/// Measures an alignment.
#[must_use]
pub fn measure(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> Measures {
    let mut m = Measures::default();
    let mut last_place = None;
    let mut is_exact = !alignment.pairs.is_empty();
    for pair in &alignment.pairs {
        let weight = signed(pair.weight);
        let light = pair.query.places().filter_map(|p| query.get(p)).all(|p| p.class.is_light());
        m.met += weight;
        is_exact &= pair.met.way == Way::Same;
        if light {
            continue;
        }
        m.met_count += 1;
        if pair.met.way == Way::Initial {
            m.initials += 1;
        }
        m.lost += weight * (1000 - i32::from(pair.met.likeness)) / 1000;
        let sounds = pair.query.places().filter_map(|p| query.get(p)).map(|p| p.sound.len()).sum();
        m.errors += match pair.met.way {
            Way::Spelling | Way::Transliteration | Way::Joined => {
                16 * narrowed(sounds) * (1000 - i32::from(pair.met.likeness)) / 1000
            }
            _ => 0,
        };
        m.heaviest = m.heaviest.max(weight);
        m.across += if pair.met.way == Way::Transliteration { weight } else { 0 };
        let is_tabled =
            pair.query.places().filter_map(|p| query.get(p)).all(|p| p.class != Class::Proper);
        m.tabled += if is_tabled { weight } else { 0 };
        let place = pair.alias.places().next();
        m.turns += i32::from(place < last_place);
        last_place = place;
    }
    left_over(&mut m, alignment, query, alias);
    m.is_exact = is_exact
        && alignment.query_left.is_empty()
        && alignment.alias_left.is_empty()
        && m.turns <= 1;
    let heavy = |p: &View<'_>| !p.class.is_light();
    let ends = |parts: &[View<'_>]| (parts.iter().position(heavy), parts.iter().rposition(heavy));
    let left = |places: &[usize], end: Option<usize>| end.is_some_and(|e| places.contains(&e));
    let ((query_first, query_last), (alias_first, alias_last)) = (ends(query), ends(alias));
    let (q, a) = (&alignment.query_left, &alignment.alias_left);
    m.last_against = left(q, query_last) && left(a, alias_last);
    m.first_against = left(q, query_first) && left(a, alias_first);
    m.is_inverted = is_inverted(alignment, query, alias);
    m
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

fn narrowed(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

fn left_over(m: &mut Measures, alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) {
    let sum = |places: &[usize], parts: &[View<'_>]| -> (i32, i32, i32) {
        let heavy = places.iter().filter_map(|p| parts.get(*p)).filter(|p| !p.class.is_light());
        heavy.fold((0, 0, 0), |(weight, count, numbers), p| {
            let number = i32::from(p.class == Class::Number);
            (weight + i32::from(p.left_weight()), count + 1, numbers + number)
        })
    };
    let (query_weight, query_count, query_numbers) = sum(&alignment.query_left, query);
    let (alias_weight, alias_count, alias_numbers) = sum(&alignment.alias_left, alias);
    m.against = query_weight.min(alias_weight);
    m.against_count = query_count.min(alias_count);
    m.query_extra = query_weight - m.against;
    m.alias_extra = alias_weight - m.against;
    m.numbers_against = query_numbers.max(alias_numbers);
    let bodies = |places: &[usize], parts: &[View<'_>]| {
        places.iter().filter_map(|p| parts.get(*p)).any(|p| p.class == Class::Generic)
    };
    m.is_other_body = bodies(&alignment.query_left, query) && bodies(&alignment.alias_left, alias);
}

fn signed(weight: u32) -> i32 {
    i32::try_from(weight).unwrap_or(i32::MAX)
}
