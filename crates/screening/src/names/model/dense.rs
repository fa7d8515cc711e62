//! The worths of a model's terms in, value by value, so that evidence is summed without a division:
//! what `worth_at` would say, worked out by the compiler. Never a worth of its own.

use super::terms::{ALL, TERMS};
use super::weights::{OTHER_BESIDE, OTHER_SEARCH, PERSON_BESIDE, PERSON_SEARCH};
use super::{Bearer, Occasion, Weights, worth_at};

/// Where the worths of a term stand.
#[derive(Clone, Copy)]
struct Span {
    /// Its first knot and its last: beyond them the worth is level.
    knots: (i32, i32),
    /// What is added to a value to have its place.
    start: i32,
}

/// The spans of all terms, and the worths of all.
const fn spans() -> ([Span; TERMS], usize) {
    let mut out = [Span { knots: (0, 0), start: 0 }; TERMS];
    let mut length = 0;
    let mut term = 0;
    while term < TERMS {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        if let [first, .., last] = ALL[term].knots {
            out[term] = Span { knots: (*first, *last), start: length - *first };
            length += *last - *first + 1;
        }
        term += 1;
    }
    #[expect(clippy::cast_sign_loss, reason = "evaluated by the compiler; a sum of lengths")]
    (out, length as usize)
}

static SPANS: [Span; TERMS] = spans().0;

/// The spans, each number beside its like.
struct Lanes {
    first: [i16; TERMS],
    last: [i16; TERMS],
    start: [i16; TERMS],
}

static LANES: Lanes = lanes();

const fn lanes() -> Lanes {
    let mut out = Lanes { first: [0; TERMS], last: [0; TERMS], start: [0; TERMS] };
    let (spans, length) = spans();
    assert!(length < i16::MAX as usize, "every place is a small number");
    let mut term = 0;
    while term < TERMS {
        #[expect(
            clippy::indexing_slicing,
            clippy::cast_possible_truncation,
            reason = "evaluated by the compiler, which is told above what fits"
        )]
        {
            let Span { knots: (first, last), start } = spans[term];
            out.first[term] = first as i16;
            out.last[term] = last as i16;
            out.start[term] = start as i16;
        }
        term += 1;
    }
    out
}

/// Room for the worths: a power of two, so that a place needs no comparison.
const LENGTH: usize = spans().1.next_power_of_two();

/// The worths of one model.
struct Dense {
    base: i32,
    worth: [i16; LENGTH],
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn dense(weights: &Weights) -> Dense {
    let mut worth = [0; LENGTH];
    let (spans, _) = spans();
    let mut term = 0;
    while term < TERMS {
        let Span { knots: (first, last), start } = spans[term];
        let mut value = first;
        while value <= last {
            let here = worth_at(ALL[term].knots, weights.worth[term], value);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "evaluated by the compiler, which is told below what fits"
            )]
            {
                assert!(here as i16 as i32 == here, "no term is worth 32 bits");
                worth[(start + value) as usize] = here as i16;
            }
            value += 1;
        }
        term += 1;
    }
    Dense { base: weights.base, worth }
}

static OF_PERSON_SEARCH: Dense = dense(&PERSON_SEARCH);
static OF_PERSON_BESIDE: Dense = dense(&PERSON_BESIDE);
static OF_OTHER_SEARCH: Dense = dense(&OTHER_SEARCH);
static OF_OTHER_BESIDE: Dense = dense(&OTHER_BESIDE);

/// The base and the worths of all these values together.
pub(super) fn sum(values: [i32; TERMS], bearer: Bearer, occasion: Occasion) -> i32 {
    let dense = of(bearer, occasion);
    dense.base + worths::<0, TERMS>(dense, &values)
}

/// The worths of the values that come before that term, without the base.
pub(super) fn first<const COUNT: usize>(values: &[i32; TERMS], bearer: Bearer) -> i32 {
    worths::<0, COUNT>(of(bearer, Occasion::Search), values)
}

/// The base, and the worths of the values from that term on.
pub(super) fn rest<const FROM: usize>(values: &[i32; TERMS], bearer: Bearer) -> i32 {
    let dense = of(bearer, Occasion::Search);
    dense.base + worths::<FROM, TERMS>(dense, values)
}

/// The worth of one value of one term.
#[expect(clippy::indexing_slicing, reason = "the place is masked by the length")]
#[inline]
pub(super) fn one(term: usize, value: i32, bearer: Bearer) -> i32 {
    let Some(span) = SPANS.get(term) else { return 0 };
    let place = value.clamp(span.knots.0, span.knots.1) + span.start;
    let place = usize::try_from(place).unwrap_or(0);
    i32::from(of(bearer, Occasion::Search).worth[place & (LENGTH - 1)])
}

const fn of(bearer: Bearer, occasion: Occasion) -> &'static Dense {
    match (bearer, occasion) {
        (Bearer::Person, Occasion::Search) => &OF_PERSON_SEARCH,
        (Bearer::Person, Occasion::Beside) => &OF_PERSON_BESIDE,
        (Bearer::Other, Occasion::Search) => &OF_OTHER_SEARCH,
        (Bearer::Other, Occasion::Beside) => &OF_OTHER_BESIDE,
    }
}

/// The worths of the values of some of the terms.
#[expect(clippy::indexing_slicing, reason = "the place is masked by the length")]
#[inline]
fn worths<const FROM: usize, const TO: usize>(dense: &Dense, values: &[i32; TERMS]) -> i32 {
    // Where the worths stand, first: without a branch or a load from the worths, in numbers so
    // small that eight are worked out at once.
    let mut places = [0_i16; TERMS];
    for term in FROM..TO {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
        let value = values[term].clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        places[term] = LANES.start[term] + value.max(LANES.first[term]).min(LANES.last[term]);
    }
    let mut sum = 0;
    for place in &places[FROM..TO] {
        sum += i32::from(dense.worth[usize::from(place.cast_unsigned()) & (LENGTH - 1)]);
    }
    sum
}
