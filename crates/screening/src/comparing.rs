//! Two names in, how likely they name the same bearer out. The same reading, alignment and
//! scoring that `find` uses; never an index.

use crate::found::How;
use crate::found::lent;
use crate::matching::{bearer, bits, evidence_of};
use crate::names::lent::Reading;
use crate::names::model::Occasion;
use crate::names::part::{self, Met};
use crate::names::room::Room;
use crate::names::words::Class;
use crate::names::{self, Aligner, Alignment, Joining, View, Way, model};
use crate::subject::lexicon;
use crate::{Evidence, Score};
use parties::Kind;

/// What comparing two names gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How likely, per mille.
    pub score: Score,
    /// The evidence in bits, rounded.
    pub bits: i16,
    /// Part beside part.
    pub evidence: Vec<Evidence>,
    /// Parts of the first that met nothing.
    pub unmatched_first: Vec<String>,
    /// Parts of the second that met nothing.
    pub unmatched_second: Vec<String>,
    /// Parts of either that could not be read. With any, a low score does not say "different".
    pub unread: Vec<String>,
}

/// Compares two names of the same kind of bearer, either as the one asked and the other as the
/// one listed, and takes the better reading. The score is that of a pair somebody put side by side,
/// of which half have one bearer; [`Score::SAME`] and more says that these do.
#[must_use]
pub fn compare(first: &str, second: &str, kind: Kind) -> Compared {
    let room = room();
    let (a, b) = (read(first, kind, &room), read(second, kind, &room));
    let (first, second) = (a.parts.as_slice(), b.parts.as_slice());
    let ways = both_ways(first, second, kind, &room);
    if let Some(log_odds) = initials([&a, &b], kind, &room).filter(|odds| *odds > ways.log_odds) {
        return of_initials([&a, &b], log_odds);
    }
    let (alignment, log_odds) = (&ways.alignment, ways.log_odds);
    let sides = if ways.is_back { (second, first) } else { (first, second) };
    let evidence = alignment.pairs.iter().map(|pair| evidence_of(pair, sides.0, sides.1, &room));
    let mut evidence: Vec<Evidence> = evidence.map(|e| lent::Evidence::to_kept(&e)).collect();
    let (mut left_first, mut left_second) = (&alignment.query_left, &alignment.alias_left);
    if ways.is_back {
        std::mem::swap(&mut left_first, &mut left_second);
        evidence.iter_mut().for_each(|e| std::mem::swap(&mut e.query, &mut e.name));
    }
    let (unmatched_first, unmatched_second) =
        (texts(left_first, first), texts(left_second, second));
    let unread = a.unread.iter().chain(b.unread).map(|words| (*words).to_owned()).collect();
    Compared {
        score: Score::permille(model::permille(log_odds)),
        bits: bits(log_odds),
        evidence,
        unmatched_first,
        unmatched_second,
        unread,
    }
}

/// The score alone of [`compare`]: for pairs by the hundred thousand.
#[must_use]
pub fn compare_score(first: &str, second: &str, kind: Kind) -> Score {
    let room = room();
    let (a, b) = (read(first, kind, &room), read(second, kind, &room));
    let log_odds = both_ways(&a.parts, &b.parts, kind, &room).log_odds;
    let log_odds = initials([&a, &b], kind, &room).map_or(log_odds, |odds| odds.max(log_odds));
    Score::permille(model::permille(log_odds))
}

/// Log-odds that a name of two, three, or four and more letters is short for the body beside it
/// whose words begin with them: somebody put the two together. Units: 1024ths of a bit; 667, 800
/// and 889 per mille.
const INITIALS: [i32; 3] = [1_024, 2_048, 3_072];

/// Log-odds of a few letters beside the long name they stand for; none when they do not. Never of
/// persons.
fn initials([a, b]: [&Reading<'_>; 2], kind: Kind, room: &Room) -> Option<i32> {
    short_for((a, b), kind, room).or_else(|| short_for((b, a), kind, room))
}

fn short_for((short, long): (&Reading<'_>, &Reading<'_>), kind: Kind, room: &Room) -> Option<i32> {
    let acronym = short.acronym.as_ref().or(short.acronym_beside.as_ref())?;
    let is_asked = kind == Kind::Any && acronym.is_capitals || kind == Kind::Organisation;
    if !is_asked || long.parts.len() < 2 || are_elsewhere(short, long) {
        return None;
    }
    let letters = acronym.letters;
    let is_given = long.bracketed_acronym == Some(letters)
        || names::acronyms(&long.parts, room).contains(&letters);
    let at = letters.len().saturating_sub(2).min(INITIALS.len() - 1);
    is_given.then(|| INITIALS.get(at).copied()).flatten()
}

/// Whether both name countries, and the short name one that the long name does not.
fn are_elsewhere(short: &Reading<'_>, long: &Reading<'_>) -> bool {
    let is_place = |p: &&View<'_>| p.class == Class::Place;
    let mut own = short.parts.iter().filter(is_place);
    let other = || long.parts.iter().filter(is_place);
    let is_other = |place: &View<'_>| other().all(|p| p.concept != place.concept);
    other().next().is_some() && own.any(is_other)
}

/// Two names of which one is the initials of the other.
fn of_initials(both: [&Reading<'_>; 2], log_odds: i32) -> Compared {
    let score = Score::permille(model::permille(log_odds));
    let [query, name] = both.map(|reading| {
        let words: Vec<&str> = reading.parts.iter().map(|p| p.text).collect();
        words.join(" ")
    });
    Compared {
        score,
        bits: bits(log_odds),
        evidence: vec![Evidence { query, name, how: How::Acronym, score }],
        unmatched_first: Vec::new(),
        unmatched_second: Vec::new(),
        unread: both.iter().flat_map(|r| r.unread).map(|words| (*words).to_owned()).collect(),
    }
}

/// The texts of the parts at these places.
fn texts(places: &[usize], parts: &[View<'_>]) -> Vec<String> {
    let heavy = places.iter().filter_map(|p| parts.get(*p)).filter(|p| !p.class.is_light());
    heavy.map(|p| p.text.to_owned()).collect()
}

/// The score of a name asked beside a name listed: what `find` gives the pair.
#[must_use]
pub fn score_listed(asked: &str, listed: &str, kind: Kind) -> Score {
    let room = room();
    let (asked, listed) = (read(asked, kind, &room).parts, read(listed, kind, &room).parts);
    let mut aligner = Aligner::default();
    let meets = meets(&asked, &listed);
    meets.for_each(|(i, j, met)| aligner.offer(i, j, met));
    let of = (kind, Occasion::Search);
    let log_odds = beside(&mut aligner, (&asked, &listed), of, &room);
    Score::permille(model::permille(log_odds))
}

/// Bytes of the room for two names. Most take less; it grows as needed.
const ROOM_BYTES: usize = 8 * 1024;

fn room() -> Room {
    Room::with_capacity(ROOM_BYTES)
}

fn read<'r>(raw: &str, kind: Kind, room: &'r Room) -> Reading<'r> {
    names::read_in(raw, lexicon(kind), room)
}

/// Two names put beside each other, by the better of both ways.
struct Ways {
    alignment: Alignment,
    log_odds: i32,
    /// Whether it is the second that was taken as the one asked.
    is_back: bool,
}

fn both_ways(first: &[View<'_>], second: &[View<'_>], kind: Kind, room: &Room) -> Ways {
    let (mut there, mut back) = (Aligner::default(), Aligner::default());
    for (a, b) in beside_each(first, second) {
        let met = part::meet(a.1, b.1);
        if let Some(met) = met {
            there.offer(a, b, met);
        }
        let met_back = match met {
            Some(met) if is_one_sided(a.1, b.1) => part::meet(b.1, a.1).or(Some(met)),
            // Which of the two is the slip of the other depends on which is asked.
            None | Some(Met { way: Way::Slip, .. }) => part::by_slip(b.1, a.1),
            met => met,
        };
        if let Some(met) = met_back {
            back.offer(b, a, met);
        }
    }
    let of = (kind, Occasion::Beside);
    let log_odds = beside(&mut there, (first, second), of, room);
    let log_odds_back = beside(&mut back, (second, first), of, room);
    let is_back = log_odds_back > log_odds;
    let aligner = if is_back { back } else { there };
    Ways { alignment: aligner.alignment, log_odds: log_odds.max(log_odds_back), is_back }
}

/// A part with its place.
type Placed<'p, 'v> = (usize, &'p View<'v>);

/// Parts of the first that meet parts of the second.
fn meets<'p, 'v>(
    first: &'p [View<'v>],
    second: &'p [View<'v>],
) -> impl Iterator<Item = (Placed<'p, 'v>, Placed<'p, 'v>, Met)> {
    beside_each(first, second).filter_map(|(a, b)| part::meet(a.1, b.1).map(|met| (a, b, met)))
}

/// Each part of the first beside each of the second.
fn beside_each<'p, 'v>(
    first: &'p [View<'v>],
    second: &'p [View<'v>],
) -> impl Iterator<Item = (Placed<'p, 'v>, Placed<'p, 'v>)> {
    let all = first.iter().enumerate().take(names::WORDS_MAX);
    all.flat_map(|a| second.iter().enumerate().take(names::WORDS_MAX).map(move |b| (a, b)))
}

/// Whether two parts may meet otherwise from the other side: by what they mean, where the first of
/// them joins and the second does not. All else is the same from both sides.
fn is_one_sided(a: &View<'_>, b: &View<'_>) -> bool {
    a.concept != 0 && a.concept == b.concept && a.class != b.class
}

/// What the parts offered say of two names.
fn beside(
    aligner: &mut Aligner,
    (asked, listed): (&[View<'_>], &[View<'_>]),
    (kind, occasion): (Kind, Occasion),
    room: &Room,
) -> i32 {
    // Words are read as one only where both sides have some left: most pairs need not ask.
    let may_join = |left: &[usize], parts: &[View<'_>]| {
        let is_heavy = |p: &usize| parts.get(*p).is_some_and(|p| !p.class.is_light());
        parts.len() > names::WORDS_MAX || left.iter().any(is_heavy)
    };
    let alone = aligner.settle(asked, None, listed);
    if may_join(&alone.query_left, asked) && may_join(&alone.alias_left, listed) {
        let joining = Joining { joins: &names::joins(asked, room), places: u64::MAX };
        aligner.settle(asked, Some(joining), listed);
    }
    let measures = names::measure(&aligner.alignment, asked, listed);
    model::log_odds_on(&measures, bearer(kind, kind), occasion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_meet_the_same_from_both_sides(a in name(), b in name(), kind in 0_u8..3) {
            let kind = [Kind::Person, Kind::Organisation, Kind::Any][usize::from(kind)];
            let room = Room::new();
            let (a, b) = (read(&a, kind, &room), read(&b, kind, &room));
            for (a, b) in a.parts.iter().flat_map(|a| b.parts.iter().map(move |b| (a, b))) {
                if !is_one_sided(a, b) {
                    let no_slip = |met: &Met| met.way != Way::Slip;
                    let (there, back) = (part::meet(a, b), part::meet(b, a));
                    let (there, back) = (there.filter(no_slip), back.filter(no_slip));
                    prop_assert_eq!(there, back, "{:?} {:?}", a, b);
                }
            }
        }

        #[test]
        fn the_score_alone_is_that_of_the_whole(a in name(), b in name()) {
            let whole = compare(&a, &b, Kind::Any);
            prop_assert_eq!(compare_score(&a, &b, Kind::Any), whole.score);
            prop_assert_eq!(compare_score(&b, &a, Kind::Any), whole.score);
        }
    }

    /// Names of a few words, of letters that are often taken for one another.
    fn name() -> impl Strategy<Value = String> {
        let word = "[aeiouhkqsztdbpvw]{1,8}|[абвгдежзийклмнопрст]{1,7}|[ابتجدرسشعغفقکلمنهوی]{1,6}|\
            bank|front|of|and|al|bin|Bill|William|J|company|Iran|Ltd|[김이박정최]|[王李张刘陈]";
        proptest::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
    }
}
