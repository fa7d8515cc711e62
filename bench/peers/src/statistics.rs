//! Counts in, shares with their bounds out: resampled intervals, seeded, and the exact upper bound
//! of a rare event.

use crate::edits::Dice;

/// Resamples of an interval.
const RESAMPLES: usize = 1_000;
/// Halvings when a bound is looked for: beyond them nothing changes that is printed.
const HALVINGS: usize = 60;

/// The middle 95 % of what a figure would be if the rows were drawn anew, whole groups at a time:
/// the names of one party stand or fall together.
pub(crate) fn interval<T>(groups: &[Vec<T>], figure: &dyn Fn(&[&T]) -> f64) -> (f64, f64) {
    let mut dice = Dice(1);
    let mut figures: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let drawn: Vec<&T> = (0..groups.len())
                .filter_map(|_| groups.get(dice.below(groups.len())))
                .flatten()
                .collect();
            figure(&drawn)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    let at = |place: usize| figures.get(place).copied().unwrap_or_default();
    (at(RESAMPLES / 40), at(RESAMPLES - 1 - RESAMPLES / 40))
}

/// The upper 95 % bound of a share of which `seen` of `of` were seen (Clopper and Pearson, one
/// side): the largest share under which so few would still be seen one time in twenty.
pub(crate) fn upper_bound(seen: usize, of: usize) -> f64 {
    if of == 0 || seen >= of {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if at_most(seen, of, middle) > 0.05 { low = middle } else { high = middle }
    }
    high
}

/// How likely it is to see at most `seen` of `of` under a share.
fn at_most(seen: usize, of: usize, share: f64) -> f64 {
    if share <= 0.0 {
        return 1.0;
    }
    let (yes, no) = (share.ln(), (1.0 - share).ln());
    let mut ways = 0.0;
    let mut sum = 0.0;
    for k in 0..=seen {
        if k > 0 {
            ways += ((of - k + 1) as f64).ln() - (k as f64).ln();
        }
        sum += (ways + k as f64 * yes + (of - k) as f64 * no).exp();
    }
    sum.min(1.0)
}

/// F1 of hits beside labels.
pub(crate) fn f1(hits: &[(bool, bool)]) -> f64 {
    let count = |hit: bool, label: bool| hits.iter().filter(|h| **h == (hit, label)).count() as f64;
    let right = 2.0 * count(true, true);
    right / (right + count(true, false) + count(false, true)).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::{f1, upper_bound};

    #[test]
    fn nothing_seen_in_three_thousand_promises_a_thousandth() {
        assert!((upper_bound(0, 3_000) - 0.000_998).abs() < 1e-6);
        // One side of Clopper and Pearson for 3 of 1,000, from tables: 0.00774.
        assert!((upper_bound(3, 1_000) - 0.007_74).abs() < 2e-5);
        assert!((upper_bound(5, 5) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn f1_is_the_mean_of_precision_and_recall_that_punishes_the_lower() {
        let hits = [(true, true), (true, false), (false, true), (false, false)];
        assert!((f1(&hits) - 0.5).abs() < f64::EPSILON);
    }
}
