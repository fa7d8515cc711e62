//! Measures of an alignment in, log-odds and a score out. Integers throughout; every term can be
//! printed as a reason. The worth of a term never bends back, so that more evidence for one
//! bearer never lowers a score.

mod dense;
mod terms;
mod weights;

pub use terms::{ALL, Reason, TERMS, Term, values};

use super::measure::Measures;

/// What the bearer is, as far as names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// A human being.
    Person,
    /// A body, ship, aeroplane, or not said.
    Other,
}

/// How two names came to stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// One was looked up among the listed: one counterpart in a thousand is listed.
    Search,
    /// A person put them there to ask: of such pairs, half have one bearer.
    Beside,
}

/// What the terms of a model are worth.
struct Weights {
    /// Before any term. Units: 1024ths of a bit of log-odds, as all below.
    base: i32,
    /// Worth of each term at each of its knots.
    worth: [&'static [i32]; TERMS],
}

const fn weights(bearer: Bearer, occasion: Occasion) -> &'static Weights {
    match (bearer, occasion) {
        (Bearer::Person, Occasion::Search) => &weights::PERSON_SEARCH,
        (Bearer::Other, Occasion::Search) => &weights::OTHER_SEARCH,
        (Bearer::Person, Occasion::Beside) => &weights::PERSON_BESIDE,
        (Bearer::Other, Occasion::Beside) => &weights::OTHER_BESIDE,
    }
}

/// Evidence that two names have one bearer. Units: 1024ths of a bit of log-odds.
#[must_use]
pub fn log_odds(m: &Measures, bearer: Bearer) -> i32 {
    log_odds_on(m, bearer, Occasion::Search)
}

/// The same, for names that met on that occasion.
#[must_use]
pub fn log_odds_on(m: &Measures, bearer: Bearer, occasion: Occasion) -> i32 {
    // A bare initial names nobody: it only adds to what other parts say.
    if m.met_count <= m.initials {
        return LOG_ODDS_MIN;
    }
    let is_as_listed = m.is_exact && m.turns == 0 || m.is_sounded_alike && m.met >= NO_NAMESAKE;
    let least = if is_as_listed && !m.is_inverted && !m.forms_against {
        EXACT
    } else if occasion == Occasion::Beside && m.leaves_out_only_its_sort() {
        0
    } else {
        LOG_ODDS_MIN
    };
    // A front and a forum are two bodies, whatever else they share; so are a daughter in France and
    // one in Germany, ships with two numbers, and what is a company of shares and a limited one.
    let are_two = m.bodies_against > 0 || m.places_against > 0 || m.numbers_missing > 0;
    let are_two = are_two || m.numbers_unlike > 0 || m.forms_against;
    let most = if occasion == Occasion::Beside && are_two && least < 0 {
        TWO_BODIES
    } else {
        LOG_ODDS_MAX
    };
    dense::sum(values(m), bearer, occasion).clamp(least, most)
}

/// The part of the evidence that what met gives, without the rest: for who knows it for many names.
#[must_use]
pub fn said_by_met(m: &Measures, bearer: Bearer) -> i32 {
    dense::first::<MET_TERMS>(&values(m), bearer)
}

/// The evidence of a name of which one heavy part met and something is left over, with what is said
/// by the part that met.
#[must_use]
pub fn log_odds_with(said_by_met: i32, m: &Measures, bearer: Bearer) -> i32 {
    let rest = dense::rest::<MET_TERMS>(&values(m), bearer);
    (said_by_met + rest).clamp(LOG_ODDS_MIN, LOG_ODDS_MAX)
}

/// The part of the evidence that what is left over gives, but for the weights that
/// [`log_odds_of_parts`] takes.
#[must_use]
pub fn said_by_sorts_left(m: &Measures, bearer: Bearer) -> i32 {
    let light = Measures { against: 0, query_extra: 0, alias_extra: 0, alias_left_share: 0, ..*m };
    dense::rest::<MET_TERMS>(&values(&light), bearer)
}

/// As [`log_odds_with`], with what is said by the part that met and by the sorts of what is left
/// over, and those weights: what contradicts, what of the query and of the alias does not, and the
/// share of the alias.
#[must_use]
pub fn log_odds_of_parts(said: i32, weights: &[i32; 4], bearer: Bearer) -> i32 {
    let terms = [Reason::Against, Reason::QueryExtra, Reason::AliasExtra, Reason::AliasLeftShare];
    let of = |(term, value): (Reason, &i32)| dense::one(term as usize, *value, bearer);
    let weighed: i32 = terms.into_iter().zip(weights).map(of).sum();
    (said + weighed).clamp(LOG_ODDS_MIN, LOG_ODDS_MAX)
}

/// The terms that speak of what met; they stand first.
const MET_TERMS: usize = 24;

/// The most said of two names put side by side whose words for the sort of body differ. Units:
/// 1024ths of a bit; 457 per mille.
const TWO_BODIES: i32 = -256;

/// Whoever is written just as listed, or as that sounds in other letters, is never below the usual
/// threshold: that name is at least a question. Units: 1024ths of a bit; 850 per mille.
const EXACT: i32 = 2_560;

/// What a name weighs at least that says whom it means when it only sounds as listed: of 44,458
/// strangers, two sound like somebody listed of a name so rare. Units: sixteenths of a bit.
const NO_NAMESAKE: i32 = 13 * 16;

/// What each term adds, those that add nothing left out. Units: 1024ths of a bit.
#[must_use]
pub fn reasons(m: &Measures, bearer: Bearer) -> Vec<(Reason, i32)> {
    let terms = ALL.iter().zip(values(m)).zip(weights(bearer, Occasion::Search).worth);
    terms
        .map(|((term, value), worth)| (term.reason, worth_at(term.knots, worth, value)))
        .filter(|(_, worth)| *worth != 0)
        .collect()
}

/// The worth of a value: straight between knots, level beyond them.
const fn worth_at(knots: &[i32], worth: &[i32], value: i32) -> i32 {
    let (mut knots, mut worth) = (knots, worth);
    let mut before: Option<(i32, i32)> = None;
    while let ([knot, knots_left @ ..], [here, worth_left @ ..]) = (knots, worth) {
        if value <= *knot {
            let Some((last_knot, last)) = before else { return *here };
            let step = *knot - last_knot;
            let step = if step < 1 { 1 } else { step };
            return last + (*here - last) * (value - last_knot) / step;
        }
        before = Some((*knot, *here));
        (knots, worth) = (knots_left, worth_left);
    }
    match before {
        Some((_, last)) => last,
        None => 0,
    }
}

/// What names may reach of which it is known only which parts of the query may meet them. Weights
/// in sixteenths of a bit; light parts aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Weight that may meet.
    pub met: u32,
    /// Weight of names proper that may meet, less twice what their spelling loses at least.
    pub proper: u32,
    /// The same of words of the table.
    pub words: u32,
    /// The three heaviest that may meet, so reckoned, falling.
    pub heaviest: [u32; 3],
    /// Parts that may meet.
    pub pairs: u32,
    /// Weight of the query that is left over at least.
    pub left: u32,
    /// Its parts left over at least.
    pub left_count: u32,
    /// Of these, names proper.
    pub left_proper: u32,
    /// Of these, numbers.
    pub left_numbers: u32,
    /// Names proper of the query in all.
    pub all_proper: u32,
    /// Parts of the name listed left over at least.
    pub other_count: u32,
    /// Its names proper, but for those that words of the query may meet.
    pub other_proper: u32,
    /// Whether the first part of the query is left over.
    pub lacks_first: bool,
    /// Whether its last is.
    pub lacks_last: bool,
    /// Whether the query has a title, which may meet one.
    pub has_title: bool,
}

/// The most that any name of such a bearer with that reach can have: every term at its best.
#[must_use]
pub fn log_odds_max(reach: &Reach, bearer: Bearer) -> i32 {
    let signed = |n: u32| i32::try_from(n).unwrap_or(WEIGHT_FAR).min(WEIGHT_FAR);
    let [first, second, third] = reach.heaviest;
    let (met, left) = (signed(reach.met), signed(reach.left));
    // With nothing left over of the name listed, all that is left over is missing there.
    let alone = Measures {
        met,
        met_proper: signed(reach.proper),
        met_words: signed(reach.words),
        heaviest: signed(first),
        second: signed(second),
        third: signed(third),
        met_count: signed(reach.pairs),
        is_exact: reach.left_count == 0 && reach.other_count == 0,
        is_same_but_light: reach.left_count == 0 && reach.other_count == 0,
        is_sounded_alike: reach.left_count == 0 && reach.other_count == 0,
        titles_met: i32::from(reach.has_title),
        contained: signed(reach.proper) + signed(reach.words),
        numbers_missing: signed(reach.left_numbers),
        query_left_share: 256 * left / (left + met).max(1),
        query_extra: left,
        query_extra_count: signed(reach.left_proper),
        query_first_left: reach.lacks_first,
        query_last_left: reach.lacks_last,
        // As many of the query as can be left over contradict.
        alias_extra_count: signed(reach.other_proper.saturating_sub(reach.all_proper)),
        ..Measures::default()
    };
    if reach.left_count == 0 {
        return log_odds(&alone, bearer);
    }
    let worth = |reason: Reason, value: i32| dense::one(reason as usize, value, bearer);
    // Terms stand side by side, so that what tells two cases apart is told by itself.
    let gained = |is_so: bool, by: Reason, from: Reason, value: i32| {
        if is_so { (worth(by, value) - worth(from, value)).max(0) } else { 0 }
    };
    let numbers = alone.numbers_missing;
    let missing = said_by_met(&alone, bearer) + dense::rest::<MET_TERMS>(&values(&alone), bearer);
    // With so many parts left over there, as many contradict.
    let beside = missing
        - worth(Reason::QueryExtra, alone.query_extra)
        - worth(Reason::Contained, alone.contained)
        - worth(Reason::QueryExtraCount, alone.query_extra_count)
        + gained(numbers > 0, Reason::NumbersUnlike, Reason::NumbersMissing, numbers)
        + gained(reach.lacks_first, Reason::FirstAgainst, Reason::QueryFirstLeft, 1)
        + gained(reach.lacks_last, Reason::LastAgainst, Reason::QueryLastLeft, 1);
    let with = |count: u32| {
        let is_most = count == CONTRADICTING;
        let proper = if is_most { 0 } else { reach.left_proper.saturating_sub(count) };
        beside
            + worth(Reason::AgainstCount, signed(count.min(reach.left_count)))
            + worth(Reason::QueryExtraCount, signed(proper))
    };
    let most = if reach.other_count == 0 { missing } else { LOG_ODDS_MIN };
    let counts = reach.other_count.clamp(1, CONTRADICTING)..=CONTRADICTING;
    counts.map(with).fold(most, i32::max).clamp(LOG_ODDS_MIN, LOG_ODDS_MAX)
}

/// Parts that contradict, told apart in a bound; more speak no louder.
const CONTRADICTING: u32 = 3;

/// More than any name weighs. Units: sixteenths of a bit. Largest seen: 4,100 (64 words).
const WEIGHT_FAR: i32 = 1 << 20;

/// The least log-odds whose score is at least that many per mille.
#[must_use]
pub fn log_odds_of(score: u16) -> i32 {
    let (mut low, mut high) = (LOG_ODDS_MIN, LOG_ODDS_MAX);
    while low < high {
        let middle = low + (high - low) / 2;
        if permille(middle) < score { low = middle + 1 } else { high = middle }
    }
    low
}

/// The least and the most said of a pair of names: what is below the least score is still ranked.
pub const LOG_ODDS_MIN: i32 = -24 * 1024;
/// See [`LOG_ODDS_MIN`].
pub const LOG_ODDS_MAX: i32 = 24 * 1024;

/// Beyond these log-odds, either way, the score does not move.
const SCORED: i32 = 12 * 1024;

/// 1000 / (1 + 2^-x) for x from -12 to 12 in quarters, per mille.
const LOGISTIC: [u16; 97] = [
    0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 7, 8, 9, 11, 13, 15, 18, 22, 26, 30,
    36, 42, 50, 59, 69, 81, 95, 111, 129, 150, 174, 200, 229, 261, 296, 333, 373, 414, 457, 500,
    543, 586, 627, 667, 704, 739, 771, 800, 826, 850, 871, 889, 905, 919, 931, 941, 950, 958, 964,
    970, 974, 978, 982, 985, 987, 989, 991, 992, 993, 995, 995, 996, 997, 997, 998, 998, 998, 999,
    999, 999, 999, 999, 999, 1000, 1000, 1000, 1000, 1000,
];

/// The score of log-odds. Units: per mille.
#[must_use]
pub fn permille(log_odds: i32) -> u16 {
    let x = u32::try_from(log_odds.clamp(-SCORED, SCORED) + SCORED).unwrap_or(0);
    let (at, part) = (usize::try_from(x / 256).unwrap_or(0), x % 256);
    let low = LOGISTIC.get(at).copied().map_or(0, u32::from);
    let high = LOGISTIC.get(at + 1).copied().map_or(low, u32::from);
    u16::try_from(low + (high - low) * part / 256).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEARERS: [Bearer; 2] = [Bearer::Person, Bearer::Other];
    const OCCASIONS: [Occasion; 2] = [Occasion::Search, Occasion::Beside];

    #[test]
    fn no_term_bends_back() {
        for (bearer, occasion) in BEARERS.into_iter().flat_map(|b| OCCASIONS.map(|o| (b, o))) {
            for (term, worth) in ALL.iter().zip(weights(bearer, occasion).worth) {
                assert_eq!(term.knots.len(), worth.len(), "{:?}", term.reason);
                assert!(term.knots.is_sorted(), "{:?}", term.reason);
                let rises =
                    worth.windows(2).all(|w| if term.is_for { w[0] <= w[1] } else { w[0] >= w[1] });
                assert!(rises && worth.first() == Some(&0), "{:?} {worth:?}", term.reason);
            }
        }
    }

    #[test]
    fn worth_is_straight_between_knots_and_level_beyond() {
        let (knots, worth) = ([10, 20, 40], [0, 100, 140]);
        let at = |value| worth_at(&knots, &worth, value);
        assert_eq!([0, 10, 15, 20, 30, 40, 99].map(at), [0, 0, 50, 100, 120, 140, 140]);
    }

    #[test]
    fn a_sum_is_of_the_worths_of_all_values() {
        for (bearer, occasion) in BEARERS.into_iter().flat_map(|b| OCCASIONS.map(|o| (b, o))) {
            let weights = weights(bearer, occasion);
            for value in -9..800 {
                let terms = ALL.iter().zip(weights.worth);
                let sum: i32 = terms.map(|(t, worth)| worth_at(t.knots, worth, value)).sum();
                assert_eq!(dense::sum([value; TERMS], bearer, occasion), weights.base + sum);
            }
        }
    }

    #[test]
    fn what_met_and_what_is_left_over_say_all_between_them() {
        assert_eq!(ALL.map(|t| t.reason).get(MET_TERMS), Some(&Reason::Against));
        assert!(ALL.iter().enumerate().all(|(place, term)| term.reason as usize == place));
        for bearer in BEARERS {
            for value in [0, 1, 2, 90, 300] {
                let left = Measures { against: value, query_left_share: value, ..one_met() };
                let met = said_by_met(&one_met(), bearer);
                assert_eq!(log_odds_with(met, &left, bearer), log_odds(&left, bearer));
                let heavy = Measures { query_extra: 3, alias_extra: 40, ..left };
                let heavy = Measures { alias_left_share: 90, ..heavy };
                let weights = [value, 3, 40, 90];
                let said = met + said_by_sorts_left(&heavy, bearer);
                assert_eq!(log_odds_of_parts(said, &weights, bearer), log_odds(&heavy, bearer));
            }
        }
    }

    fn one_met() -> Measures {
        Measures { met: 90, met_proper: 80, heaviest: 80, met_count: 1, ..Measures::default() }
    }

    #[test]
    fn the_score_of_the_threshold_is_reached() {
        for score in [1, 500, 850, 999] {
            assert!(permille(log_odds_of(score)) >= score);
            assert!(permille(log_odds_of(score) - 1) < score);
        }
    }
}
