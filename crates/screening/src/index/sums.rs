//! The words of a name in, what its heavy ones weigh and are in all out, in eight bytes: what tells
//! how much a name leaves over of which one word met, without a look at its other words. Says
//! nothing of names that do not fit.

use crate::names::measure::{self, Left};
use crate::names::{Brief, WORDS_MAX};

/// Bytes of the sums of one name.
pub(super) const BYTES: usize = 8;

/// The last byte where the sums are not known.
const UNKNOWN: u8 = u8::MAX;

/// What half a byte holds.
const HALF: i32 = 15;

/// What the heavy words of a name are, particles, titles and legal forms aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sums {
    /// All of them, as if each were left over.
    pub(crate) all: Left,
    /// The families of its legal forms, a bit each.
    pub(crate) families: u32,
    /// The place of the first.
    pub(crate) first: usize,
    /// The place of the last.
    pub(crate) last: usize,
}

/// The sums of a name: what its heavy words weigh (16 bits), the families of its legal forms (16),
/// how many words are none of the table, and how many are (half a byte each), numbers and words
/// for what a body does (half a byte each), where the first stands and the last (a byte each).
pub(super) fn words(parts: impl Iterator<Item = Brief> + Clone) -> [u32; 2] {
    halves(told(parts).unwrap_or([0, 0, 0, 0, 0, 0, 0, UNKNOWN]))
}

fn halves(bytes: [u8; BYTES]) -> [u32; 2] {
    let [a, b, c, d, e, f, g, h] = bytes;
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])]
}

fn told(parts: impl Iterator<Item = Brief> + Clone) -> Option<[u8; BYTES]> {
    if parts.clone().count() > WORDS_MAX {
        return None;
    }
    let mut all = Left::default();
    let (mut first, mut last) = (None, None);
    for (place, part) in parts.clone().enumerate().filter(|(_, part)| !part.class.is_light()) {
        all.add(&part);
        first = first.or(Some(place));
        last = Some(place);
    }
    let half = |count: i32| u8::try_from(count).ok().filter(|_| count <= HALF);
    let both = |low: i32, high: i32| Some(half(low)? | half(high)? << 4);
    let [a, b] = u16::try_from(all.weight).ok()?.to_le_bytes();
    let [c, d] = u16::try_from(measure::families(parts)).ok()?.to_le_bytes();
    let words = both(all.proper, all.count - all.proper)?;
    let sorts = both(all.numbers, all.fields)?;
    let place = |at: Option<usize>| u8::try_from(at?).ok();
    Some([a, b, c, d, words, sorts, place(first)?, place(last)?])
}

impl Sums {
    #[inline]
    pub(super) fn of([a, b, c, d, words, sorts, first, last]: [u8; BYTES]) -> Option<Self> {
        if last == UNKNOWN {
            return None;
        }
        let halves = |byte: u8| (i32::from(byte & 0xF), i32::from(byte >> 4));
        let ((proper, tabled), (numbers, fields)) = (halves(words), halves(sorts));
        let all = Left {
            weight: i32::from(u16::from_le_bytes([a, b])),
            count: proper + tabled,
            proper,
            numbers,
            fields,
            ..Left::default()
        };
        let families = u32::from(u16::from_le_bytes([c, d]));
        Some(Self { all, families, first: first.into(), last: last.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::words::Class;
    use proptest::prelude::*;

    fn brief() -> impl Strategy<Value = Brief> {
        let class = (0_u8..8).prop_map(Class::of_code);
        (class, 0_u16..4_000, 0_u16..400).prop_map(|(class, concept, weight)| Brief {
            class,
            concept,
            weight,
        })
    }

    proptest! {
        #[test]
        fn sums_are_those_of_the_words(parts in prop::collection::vec(brief(), 0..14)) {
            let mut all = Left::default();
            let heavy = || parts.iter().filter(|p| !p.class.is_light());
            heavy().for_each(|p| all.add(p));
            let bytes: Vec<u8> =
                words(parts.iter().copied()).iter().flat_map(|w| w.to_le_bytes()).collect();
            let sums = Sums::of(bytes.try_into().unwrap());
            prop_assert_eq!(sums.is_some(), heavy().count() > 0);
            if let Some(sums) = sums {
                prop_assert_eq!(sums.all, all);
                prop_assert_eq!(sums.families, measure::families(parts.iter().copied()));
                let place = parts.iter().position(|p| !p.class.is_light());
                prop_assert_eq!(Some(sums.first), place);
                let place = parts.iter().rposition(|p| !p.class.is_light());
                prop_assert_eq!(Some(sums.last), place);
            }
        }
    }
}
