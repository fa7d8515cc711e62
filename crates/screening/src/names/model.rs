//! Measures of an alignment in, log-odds and a score out. Integers throughout; every weight can
//! be printed as a reason.

use super::measure::Measures;

/// What the bearer is, as far as names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// A human being.
    Person,
    /// A body, ship, aeroplane, or not said.
    Other,
}

/// Features of the model.
pub const FEATURES: usize = 20;

/// The features, each a small integer. Weights in sixteenths of a bit unless said otherwise.
#[must_use]
pub fn features(m: &Measures) -> [i32; FEATURES] {
    let total_query = (m.met + m.against + m.query_extra).max(1);
    let total_alias = (m.met + m.against + m.alias_extra).max(1);
    let flag = |is_so: bool| if is_so { 16 } else { 0 };
    [
        16,
        // What met, in two steps: the second half of a long name says less than the first.
        m.met.min(MET_KNEE),
        (m.met - MET_KNEE).clamp(0, MET_KNEE),
        m.lost.min(160),
        m.errors.min(64),
        // Shares, in 256ths.
        256 * m.against / (m.met + m.against).max(1),
        16 * m.against_count.min(4),
        m.query_extra.min(320),
        m.alias_extra.min(320),
        256 * m.query_extra / total_query,
        256 * m.alias_extra / total_alias,
        flag(m.met_count <= 1),
        16 * m.turns.min(3),
        16 * m.initials.min(3),
        flag(m.last_against),
        flag(m.first_against),
        m.across.min(MET_KNEE),
        flag(m.is_inverted),
        flag(m.is_other_body),
        flag(m.is_exact),
    ]
}

/// Where what met begins to say less. Units: sixteenths of a bit.
const MET_KNEE: i32 = 16 * 24;

/// Weights of the features: 1024ths of a bit of log-odds for each unit of the feature.
type Weights = [i32; FEATURES];

const PERSON: Weights =
    [-167, 29, 3, -104, -36, 0, -385, 0, -8, -46, -10, 0, -105, -35, 0, 0, -2, -1161, -305, 86];
const OTHER: Weights =
    [59, 14, 2, -50, 0, -20, -90, 0, 0, -19, -18, 0, 0, -104, -26, 0, 0, 0, -150, 396];

/// Evidence that two names have one bearer. Units: 1024ths of a bit of log-odds.
#[must_use]
pub fn log_odds(m: &Measures, bearer: Bearer) -> i32 {
    // A bare initial names nobody: it only adds to what other parts say.
    if m.met_count <= m.initials {
        return LOG_ODDS_MIN;
    }
    let weights = match bearer {
        Bearer::Person => &PERSON,
        Bearer::Other => &OTHER,
    };
    let sum: i32 = features(m).iter().zip(weights).map(|(f, w)| f * w).sum();
    let sum = sum - 4096 * 2 * m.numbers_against;
    sum.clamp(LOG_ODDS_MIN, LOG_ODDS_MAX)
}

/// What an alias may reach, from its postings alone. Weights in sixteenths of a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Weight of the query, were all of it left over.
    pub query: u32,
    /// Weight of the alias, were all of it left over.
    pub alias: u32,
    /// Weight of the query that may meet the alias.
    pub query_met: u32,
    /// Weight of the alias that may meet the query.
    pub alias_met: u32,
    /// Weight of the query's light words, which may meet too.
    pub light: u32,
    /// Weight that is left over at least, of the query and of the alias.
    pub left: (u32, u32),
    /// Parts that are left over on both sides at least.
    pub unmet: u32,
}

/// The most that any alias of such a bearer with that reach can have: every feature at its best.
#[must_use]
pub fn log_odds_max(reach: &Reach, bearer: Bearer) -> i32 {
    let signed = |n: u32| i32::try_from(n).unwrap_or(i32::MAX / 4);
    let met = signed(reach.query_met.min(reach.alias_met).saturating_add(reach.light));
    let against = signed(reach.left.0.min(reach.left.1));
    // What is left over on one side may meet nothing on the other, or all of it.
    let query_extra = signed(reach.left.0.saturating_sub(reach.alias));
    let alias_extra = signed(reach.left.1.saturating_sub(reach.query));
    let measures = Measures {
        met,
        against,
        against_count: i32::from(against > 0).max(signed(reach.unmet)),
        query_extra,
        alias_extra,
        met_count: 2,
        initials: 0,
        is_exact: reach.left == (0, 0),
        ..Measures::default()
    };
    log_odds(&measures, bearer)
}

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

/// The least and the most said of a pair of names. Beyond them the score does not move.
pub const LOG_ODDS_MIN: i32 = -12 * 1024;
/// See [`LOG_ODDS_MIN`].
pub const LOG_ODDS_MAX: i32 = 12 * 1024;

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
    let x = u32::try_from(log_odds.clamp(LOG_ODDS_MIN, LOG_ODDS_MAX) - LOG_ODDS_MIN).unwrap_or(0);
    let (at, part) = (usize::try_from(x / 256).unwrap_or(0), x % 256);
    let low = LOGISTIC.get(at).copied().map_or(0, u32::from);
    let high = LOGISTIC.get(at + 1).copied().map_or(low, u32::from);
    u16::try_from(low + (high - low) * part / 256).unwrap_or(1000)
}
