//! What two names leave over in, how it speaks against them out. Never what met.

use super::{Measures, roles};
use crate::names::align::{Alignment, Span};
use crate::names::distance;
use crate::names::kernels::{Cells, LANES};
use crate::names::part::{self, Brief, View, Way};
use crate::names::read::WORDS_MAX;
use crate::names::sound::SOUNDS_MAX;
use crate::names::words::{Class, form_family};

/// Parts left over that are put beside each other, a side. Largest seen: 9. Of more, only how
/// many and how heavy they are is measured.
const BESIDE_MAX: usize = 6;

/// What one side leaves over, in numbers. Weights in sixteenths of a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Left {
    /// What it weighs.
    pub weight: i32,
    /// Parts.
    pub count: i32,
    /// Of these, names proper.
    pub proper: i32,
    /// Of these, numbers.
    pub numbers: i32,
    /// Of these, words for what a body does.
    pub fields: i32,
    /// Whether the first heavy part is among those that are put beside others.
    pub lacks_first: bool,
    /// Whether the last is.
    pub lacks_last: bool,
}

impl Left {
    /// Adds a heavy part that is left over.
    pub fn add(&mut self, part: &Brief) {
        self.weight += i32::from(part.left_weight());
        self.count += 1;
        self.proper += i32::from(!part.is_word());
        self.numbers += i32::from(part.class == Class::Number);
        self.fields += i32::from(part.is_field());
    }

    /// Takes such a part away again.
    pub fn take(&mut self, part: &Brief) {
        self.weight -= i32::from(part.left_weight());
        self.count -= 1;
        self.proper -= i32::from(!part.is_word());
        self.numbers -= i32::from(part.class == Class::Number);
        self.fields -= i32::from(part.is_field());
    }

    /// Says which of the parts left over are the first and the last, by their order among them.
    pub const fn lack(&mut self, first: Option<usize>, last: Option<usize>) {
        self.lacks_first = matches!(first, Some(..BESIDE_MAX));
        self.lacks_last = matches!(last, Some(..BESIDE_MAX));
    }
}

/// What one side leaves over.
#[derive(Debug, Default)]
pub(super) struct Side {
    left: Left,
    /// Places of the heavy parts left over.
    places: [usize; BESIDE_MAX],
    length: usize,
}

impl Side {
    /// Of the name asked, what is said twice is left over at most once, unless something stands
    /// against it: Abdul Kabir Abdul Jan, Abdul Kabir Mohammad Jan.
    fn of_query(left: &[usize], parts: &[View<'_>], other: &Self) -> Self {
        Self::gather(left, parts, |place| other.left.count == 0 && says_again(left, place, parts))
    }

    fn of(left: &[usize], parts: &[View<'_>]) -> Self {
        Self::gather(left, parts, |_| false)
    }

    fn gather(left: &[usize], parts: &[View<'_>], is_said: impl Fn(usize) -> bool) -> Self {
        let is_heavy = |p: &View<'_>| !p.class.is_light();
        let mut side = Self::default();
        for place in left {
            let Some(part) = parts.get(*place).filter(|p| is_heavy(p)) else { continue };
            if is_said(*place) {
                continue;
            }
            side.left.add(&part.brief());
            if let Some(slot) = side.places.get_mut(side.length) {
                *slot = *place;
                side.length += 1;
            }
        }
        let among = |place: Option<usize>| side.places().position(|p| Some(p) == place);
        let first = among(parts.iter().position(is_heavy));
        let last = among(parts.iter().rposition(is_heavy));
        side.left.lack(first, last);
        side
    }

    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().copied().take(self.length)
    }

    /// Whether the part kept at that place of the list stands neither first nor last in its name.
    const fn is_within(&self, at: usize) -> bool {
        let (first, last) = (self.left.lacks_first, self.left.lacks_last);
        (!first || at != 0) && (!last || at + 1 != self.length)
    }
}

/// Whether a part left over is said again by one that met: `Shoigu Shoigu Sergei` leaves nothing
/// over beside `Sergei Shoigu`.
fn says_again(left: &[usize], place: usize, parts: &[View<'_>]) -> bool {
    let Some(own) = parts.get(place) else { return false };
    let is_again = |other: &View<'_>| other.weight == own.weight && other.text == own.text;
    parts.iter().take(WORDS_MAX).enumerate().any(|(at, other)| {
        // Hardly ever is a word said twice: what is cheap to ask is asked first.
        at != place && is_again(other) && !left.contains(&at)
    })
}

const fn is_name(class: Class) -> bool {
    matches!(class, Class::Proper | Class::Acronym)
}

/// What both sides leave over.
#[derive(Debug, Default)]
pub struct Sides {
    own: Side,
    other: Side,
}

impl Sides {
    pub(super) fn of(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> Self {
        let other = Side::of(&alignment.alias_left, alias);
        Self { own: Side::of_query(&alignment.query_left, query, &other), other }
    }

    pub(super) const fn left(&self) -> (&Left, &Left) {
        (&self.own.left, &self.other.left)
    }
}

/// Measures what is left over of the query and of the alias, where what met is measured.
pub(super) fn measure(m: &mut Measures, (own, other): (&Left, &Left)) {
    m.against = own.weight.min(other.weight);
    m.against_count = own.count.min(other.count);
    m.query_extra = own.weight - m.against;
    m.alias_extra = other.weight - m.against;
    m.query_extra_count = (own.proper - other.proper).max(0);
    m.alias_extra_count = (other.proper - own.proper).max(0);
    m.numbers_unlike = own.numbers.min(other.numbers);
    m.numbers_missing = own.numbers.max(other.numbers) - m.numbers_unlike;
    if m.against_count > 0 {
        m.fields_against = own.fields + other.fields;
    } else {
        (m.query_fields, m.alias_fields) = (own.fields, other.fields);
    }
    if (own.count == 0) != (other.count == 0) {
        m.contained = m.met_proper + m.met_words;
    }
    m.query_left_share = 256 * own.weight / (own.weight + m.met).max(1);
    m.alias_left_share = 256 * other.weight / (other.weight + m.met).max(1);
    let first = (own.lacks_first, other.lacks_first);
    let last = (own.lacks_last, other.lacks_last);
    m.first_against = first == (true, true);
    m.last_against = last == (true, true);
    m.query_first_left = first == (true, false);
    m.alias_first_left = first == (false, true);
    m.query_last_left = last == (true, false);
    m.alias_last_left = last == (false, true);
}

/// What is left over weighs, where so much met: what contradicts, what of the query and of the
/// alias does not, and the share of the alias. Units as in [`Measures`].
#[must_use]
pub fn weights_left(met: i32, (own, other): (&Left, &Left)) -> [i32; 4] {
    let against = own.weight.min(other.weight);
    let share = 256 * other.weight / (other.weight + met).max(1);
    [against, own.weight - against, other.weight - against, share]
}

/// The families of the legal forms in a name, a bit each.
#[must_use]
pub fn families(parts: impl Iterator<Item = Brief>) -> u32 {
    let forms = parts.filter(|p| p.class == Class::Form).filter_map(|p| form_family(p.concept));
    forms.fold(0, |all, family| all | 1 << (family & 31))
}

/// Whether both names have legal forms, none of one sort in law.
pub(super) fn have_forms_against(query: &[View<'_>], alias: &[View<'_>]) -> bool {
    let families = |parts: &[View<'_>]| families(parts.iter().map(View::brief));
    let own = families(query);
    own != 0 && are_against(own, families(alias))
}

/// Whether there are families on both sides, and none on both.
#[must_use]
pub const fn are_against(own: u32, other: u32) -> bool {
    own != 0 && other != 0 && own & other == 0
}

/// Measures how what is left over contradicts, part beside part; whether anything does.
pub(super) fn complete(
    m: &mut Measures,
    (alignment, sides): (&Alignment, &Sides),
    query: &[View<'_>],
    alias: &[View<'_>],
) -> bool {
    let is_spelt = spelling(m, alignment, query, alias);
    let Sides { own, other } = sides;
    if own.length == 0 || other.length == 0 {
        return is_spelt;
    }
    let is_left = |side: &Side, fathers: u64| side.places().any(|p| fathers & roles::bit(p) != 0);
    m.fathers_against =
        is_left(own, roles::fathers(query)) && is_left(other, roles::fathers(alias));
    beside(m, (own, query), (other, alias));
    true
}

/// Measures what words that met by their sound say against each other nonetheless; whether any do.
fn spelling(
    m: &mut Measures,
    alignment: &Alignment,
    query: &[View<'_>],
    alias: &[View<'_>],
) -> bool {
    for pair in &alignment.pairs {
        if !matches!(pair.met.way, Way::Spelling | Way::Transliteration) {
            continue;
        }
        let first = |span: &Span| span.places().next();
        let own = first(&pair.query).and_then(|p| query.get(p));
        let other = first(&pair.alias).and_then(|p| alias.get(p));
        let (Some(own), Some(other)) = (own, other) else { continue };
        if own.class.is_light() {
            continue;
        }
        let (a, b) = roles::roots(own.sound, other.sound);
        if a.len() < own.sound.len() {
            let omits = (own.script.omits_vowels(), other.script.omits_vowels());
            let cost = distance::cost(a, b, omits, 1000).unwrap_or(1000);
            let length = part::effective(a).max(part::effective(b)).max(1);
            m.worst_root =
                m.worst_root.max(i32::try_from((cost * 1000 / length).min(1000)).unwrap_or(1000));
        }
    }
    m.worst_root > 0
}

/// Puts what is left over beside each other, the most alike first.
fn beside(m: &mut Measures, (own, query): (&Side, &[View<'_>]), other: (&Side, &[View<'_>])) {
    let (mut own_taken, mut other_taken) = ([false; BESIDE_MAX], [false; BESIDE_MAX]);
    let mut table = [[0; BESIDE_MAX]; BESIDE_MAX];
    for (row, q) in table.iter_mut().zip(own.places()) {
        for (slot, a) in row.iter_mut().zip(other.0.places()) {
            if let (Some(q), Some(a)) = (query.get(q), other.1.get(a)) {
                let (q, a) = roles::roots(q.sound, a.sound);
                *slot = unlike(q, a);
            }
        }
    }
    for _ in 0..own.length.min(other.0.length) {
        let mut best: Option<(i32, usize, usize)> = None;
        let rows = table.iter().take(own.length).zip(own_taken).enumerate();
        for (i, (row, _)) in rows.filter(|(_, (_, is_taken))| !is_taken) {
            let cells = row.iter().take(other.0.length).zip(other_taken).enumerate();
            for (j, (unlike, _)) in cells.filter(|(_, (_, is_taken))| !is_taken) {
                if best.is_none_or(|b| *unlike < b.0) {
                    best = Some((*unlike, i, j));
                }
            }
        }
        let Some((unlike, i, j)) = best else { return };
        if let (Some(a), Some(b)) = (own_taken.get_mut(i), other_taken.get_mut(j)) {
            (*a, *b) = (true, true);
        }
        let own_part = own.places.get(i).and_then(|p| query.get(*p));
        let other_part = other.0.places.get(j).and_then(|p| other.1.get(*p));
        let (Some(own_part), Some(other_part)) = (own_part, other_part) else { continue };
        let are_words = own_part.sound.len() > 1 && other_part.sound.len() > 1;
        match (own_part.class, other_part.class) {
            (Class::Generic, Class::Generic) => m.bodies_against += 1,
            (Class::Place, Class::Place) => m.places_against += 1,
            // A name beside a word that only looks like one of the table contradicts as two names
            // do; a letter does not.
            (a, b) if is_name(a) && is_name(b) || are_words && (is_name(a) || is_name(b)) => {
                m.unlike = m.unlike.max(unlike);
                m.middles_against += i32::from(own.is_within(i) && other.0.is_within(j));
            }
            _ => {}
        }
    }
}

/// How little two sounds share in order, in 256ths: 0 for the same, 256 for nothing in common.
fn unlike(a: &[u8], b: &[u8]) -> i32 {
    // The longest common subsequence, a bit for each sound of `a`.
    let all = u64::MAX >> (64 - a.len().clamp(1, SOUNDS_MAX));
    let mut row = all;
    let mut add = |mask: u64| {
        let met = row & mask;
        row = (row.wrapping_add(met) | (row - met)) & all;
    };
    let mut lanes = [0; LANES];
    if let Some(slot) = lanes.get_mut(..a.len()) {
        slot.copy_from_slice(a);
        let cells = Cells::of(lanes);
        b.iter().for_each(|code| add(u64::from(cells.equal(Cells::all(*code)).present())));
    } else {
        let of = |code: &u8| {
            a.iter().take(SOUNDS_MAX).rev().fold(0_u64, |m, c| m << 1 | u64::from(c == code))
        };
        b.iter().for_each(|code| add(of(code)));
    }
    let shared = i32::try_from((!row & all).count_ones()).unwrap_or(0);
    let both = i32::try_from(a.len().min(SOUNDS_MAX) + b.len()).unwrap_or(i32::MAX).max(1);
    (256 - 512 * shared / both).max(0)
}

#[cfg(test)]
mod tests {
    use super::unlike;

    #[test]
    fn long_sounds_are_read_as_short_ones_are() {
        let (long, short) = (b"kamalrazikamalrazi", b"kamalrazi");
        assert_eq!(unlike(long, long), 0);
        assert_eq!(unlike(short, long), unlike(long, short));
        assert_eq!(unlike(b"xx", long), unlike(long, b"xx"));
    }

    #[test]
    fn what_is_alike_is_less_unlike() {
        assert_eq!(unlike(b"kamal", b"kamal"), 0);
        assert_eq!(unlike(b"", b"kamal"), 256);
        assert_eq!(unlike(b"bdb", b"kamal"), 256);
        assert!(unlike(b"jamal", b"kamal") < unlike(b"jamil", b"kamal"));
        assert_eq!(unlike(b"jamal", b"kamal"), unlike(b"kamal", b"jamal"));
    }
}
