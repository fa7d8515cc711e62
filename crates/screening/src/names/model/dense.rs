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
#[expect(clippy::indexing_slicing, reason = "the place is masked by the length")]
pub(super) fn sum(values: [i32; TERMS], bearer: Bearer, occasion: Occasion) -> i32 {
    let dense = match (bearer, occasion) {
        (Bearer::Person, Occasion::Search) => &OF_PERSON_SEARCH,
        (Bearer::Other, Occasion::Search) => &OF_OTHER_SEARCH,
        (Bearer::Person, Occasion::Beside) => &OF_PERSON_BESIDE,
        (Bearer::Other, Occasion::Beside) => &OF_OTHER_BESIDE,
    };
    // Where the worths stand, first: without a branch or a load from the worths, several at once.
    let mut places = [0; TERMS];
    for ((slot, span), value) in places.iter_mut().zip(&SPANS).zip(values) {
        *slot = span.start + value.max(span.knots.0).min(span.knots.1);
    }
    let mut sum = dense.base;
    for place in places {
        let at = usize::try_from(place.cast_unsigned()).unwrap_or(0) & (LENGTH - 1);
        sum += i32::from(dense.worth[at]);
    }
    sum
}
