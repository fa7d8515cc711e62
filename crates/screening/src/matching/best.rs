//! Scored aliases in, the best of each party out, and what a further alias must be able to reach.
//! Keeps its working space; allocates nothing once it has seen the largest search.

use super::{AMBIGUITY_MAX, Found};
use crate::found::MatchStrength;

/// The best aliases of the parties found in one index.
#[derive(Debug, Default)]
pub(super) struct Best {
    /// By party: the search it was last found in, and its place in `parties`.
    places: Vec<u64>,
    search: u32,
    parties: Vec<OfParty>,
    floor: Floor,
}

/// The best strong and the best weak alias of one party.
#[derive(Debug, Clone)]
struct OfParty {
    strong: Option<Found>,
    weak: Option<Found>,
}

impl Best {
    /// Begins a search in an index of so many parties.
    pub(super) fn begin(&mut self, parties: usize, reach: &Reach) {
        self.search = self.search.wrapping_add(1);
        if self.places.len() != parties || self.search == 0 {
            self.places = vec![0; parties];
            self.search = 1;
        }
        self.parties.clear();
        self.floor.begin(reach);
    }

    /// No alias below this can be shown or counted any more.
    pub(super) fn floor(&self) -> i32 {
        self.floor.value
    }

    /// Takes an alias; says whether it is the best of its party so far.
    pub(super) fn offer(&mut self, one: Found) -> bool {
        let Some(place) = usize::try_from(one.party).ok().and_then(|p| self.places.get_mut(p))
        else {
            return false;
        };
        let mark = u64::from(self.search) << 32;
        if *place >> 32 != u64::from(self.search) {
            *place = mark | u64::try_from(self.parties.len()).unwrap_or(0);
            self.parties.push(OfParty { strong: None, weak: None });
        }
        let at = usize::try_from(*place & u64::from(u32::MAX)).unwrap_or(usize::MAX);
        let Some(kept) = self.parties.get_mut(at) else { return false };
        let is_weak = one.strength == MatchStrength::Weak;
        // A weak name above the threshold may give way to a strong one that is just above it.
        let sure =
            if is_weak { one.log_odds.min(self.floor.reach.threshold) } else { one.log_odds };
        self.floor.offer(one.party, sure);
        let slot = if is_weak { &mut kept.weak } else { &mut kept.strong };
        if slot.as_ref().is_some_and(|s| !one.is_better_than(s)) {
            return false;
        }
        *slot = Some(one);
        true
    }

    /// Shows each alias that is the best of its party.
    pub(super) fn each(&mut self, show: impl FnMut(&mut Found)) {
        self.parties.iter_mut().flat_map(|p| [&mut p.strong, &mut p.weak]).flatten().for_each(show);
    }

    /// The best alias of each party. A strong name above the threshold carries the match even where
    /// a weak one is nearer.
    pub(super) fn take(&mut self, threshold: i32, found: &mut Vec<Found>) {
        found.extend(self.parties.drain(..).filter_map(|p| match (p.strong, p.weak) {
            (Some(s), Some(w)) if s.log_odds < threshold && w.is_better_than(&s) => Some(w),
            (Some(s), _) => Some(s),
            (None, weak) => weak,
        }));
    }
}

/// The best parties so far: what a further candidate must be able to reach.
#[derive(Debug, Default)]
struct Floor {
    /// Best first; as many as may be shown or counted.
    best: Vec<(i32, u32)>,
    /// Parties shown or counted.
    most: usize,
    reach: Reach,
    value: i32,
}

/// Which scores a search is after. Units: 1024ths of a bit of log-odds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reach {
    /// Parties shown.
    pub(super) limit: usize,
    /// From here a party counts for ambiguity even where it is not shown.
    pub(super) threshold: i32,
    /// From here a name may be raised to the threshold by other names of its party.
    pub(super) lifted: i32,
    /// What is known beside the name may move a score this far.
    pub(super) slack: i32,
    /// Below this no party is asked for, however few there are.
    pub(super) least: i32,
}

impl Floor {
    fn begin(&mut self, reach: &Reach) {
        self.best.clear();
        self.most = reach.limit.max(AMBIGUITY_MAX);
        self.reach = Reach { limit: reach.limit.max(1), ..*reach };
        self.value = reach.least.saturating_sub(reach.slack);
    }

    fn offer(&mut self, party: u32, log_odds: i32) {
        let is_full = self.best.len() == self.most;
        if is_full && self.best.last().is_some_and(|(last, _)| log_odds <= *last) {
            return;
        }
        match self.best.iter().position(|(_, p)| *p == party) {
            Some(at) if self.best.get(at).is_some_and(|(kept, _)| *kept >= log_odds) => return,
            Some(at) => {
                self.best.remove(at);
            }
            None if is_full => {
                self.best.pop();
            }
            None => {}
        }
        let at = self.best.partition_point(|(kept, _)| *kept >= log_odds);
        self.best.insert(at, (log_odds, party));
        let of = |count: usize| self.best.get(count - 1).map_or(i32::MIN, |(kept, _)| *kept);
        let Reach { limit, threshold, lifted, slack, least } = self.reach;
        let lifted = lifted.min(threshold);
        let reached = of(limit).min(lifted).max(of(self.most)).max(least);
        self.value = reached.saturating_sub(slack);
    }
}
