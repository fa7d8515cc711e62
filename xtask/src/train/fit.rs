//! Weighted rows in, the worth of each knot out: a logistic model whose terms never bend back,
//! by Newton's steps with a floor of nothing for every rise. Same rows, same weights.

use super::exact::{exp, ln, ln_1p};
use super::rows::{Row, Term};

/// Rises of all terms one after another, then the base. In natural units.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) rises: Vec<f64>,
    pub(super) base: f64,
}

/// How the fit is held back.
#[derive(Debug, Clone)]
pub(super) struct Restraint {
    /// What the rises are believed to be: where few pairs speak, that stands. In natural units.
    pub(super) believed: Vec<f64>,
    /// Pull towards what the rises are believed to be before any pair is seen.
    pub(super) ridge: f64,
    /// Share of the right pairs that no name could tell: another name of the same party.
    pub(super) hopeless: f64,
}

/// A row as the model reads it: which rises it has, and how much of each.
pub(super) fn design(terms: &[Term], row: &Row) -> Vec<(u32, f64)> {
    let mut out = Vec::new();
    let mut at = 0_u32;
    for (term, value) in terms.iter().zip(&row.values) {
        let sign = if term.is_for { 1.0 } else { -1.0 };
        for pair in term.knots.windows(2) {
            let part = ((value - pair[0]) / (pair[1] - pair[0])).clamp(0.0, 1.0);
            if part > 0.0 {
                out.push((at, sign * part));
            }
            at += 1;
        }
    }
    out
}

/// What a model says of a row, in natural units.
pub(super) fn score(model: &Model, row: &[(u32, f64)]) -> f64 {
    row.iter().map(|(at, part)| model.rises[*at as usize] * part).sum::<f64>() + model.base
}

/// One weighted example.
pub(super) struct Example<'a> {
    pub(super) parts: &'a [(u32, f64)],
    pub(super) is_right: bool,
    pub(super) weight: f64,
}

/// Steps taken at most.
const STEPS_MAX: usize = 40;
/// Passes over the rises for each step.
const SWEEPS_MAX: usize = 120;

pub(super) fn fit(size: usize, examples: &[Example<'_>], hold: &Restraint, start: &Model) -> Model {
    let mut model = start.clone();
    let mut cost = cost_of(&model, examples, hold);
    for _ in 0..STEPS_MAX {
        let (slope, bend) = slopes(&model, examples, hold, size);
        let step = step(&model, &slope, &bend, size);
        let mut length = 1.0;
        let mut next = moved(&model, &step, length);
        let mut next_cost = cost_of(&next, examples, hold);
        while next_cost > cost && length > 1e-3 {
            length /= 2.0;
            next = moved(&model, &step, length);
            next_cost = cost_of(&next, examples, hold);
        }
        let gained = cost - next_cost;
        if gained > 0.0 {
            (model, cost) = (next, next_cost);
        }
        if gained < 1e-5 * cost {
            break;
        }
    }
    model
}

fn moved(model: &Model, step: &[f64], length: f64) -> Model {
    let rises = model.rises.iter().zip(step).map(|(r, s)| (r + length * s).max(0.0)).collect();
    Model { rises, base: model.base + length * step[model.rises.len()] }
}

fn cost_of(model: &Model, examples: &[Example<'_>], hold: &Restraint) -> f64 {
    let loss = |e: &Example<'_>| {
        let z = score(model, e.parts);
        let likely = 1.0 / (1.0 + exp(-z));
        let loss = if e.is_right {
            -ln(hold.hopeless + (1.0 - hold.hopeless) * likely)
        } else if z > 30.0 {
            z
        } else {
            ln_1p(exp(z))
        };
        e.weight * loss
    };
    let pull: f64 = model.rises.iter().zip(&hold.believed).map(|(r, b)| (r - b) * (r - b)).sum();
    examples.iter().map(loss).sum::<f64>() + hold.ridge * pull / 2.0
}

fn slopes(
    model: &Model,
    examples: &[Example<'_>],
    hold: &Restraint,
    size: usize,
) -> (Vec<f64>, Vec<f64>) {
    let width = size + 1;
    let (mut slope, mut bend) = (vec![0.0; width], vec![0.0; width * width]);
    for e in examples {
        let likely = 1.0 / (1.0 + exp(-score(model, e.parts)));
        let spread = likely * (1.0 - likely);
        let (first, second) = if e.is_right {
            let told = hold.hopeless + (1.0 - hold.hopeless) * likely;
            let share = (1.0 - hold.hopeless) / told;
            (-share * spread, share * spread * likely.max(0.05))
        } else {
            (likely, spread)
        };
        let (first, second) = (e.weight * first, e.weight * second);
        if first.abs() < 1e-9 && second < 1e-9 {
            continue;
        }
        let whole = |at: usize| if at < e.parts.len() { e.parts[at] } else { (size as u32, 1.0) };
        for i in 0..=e.parts.len() {
            let (a, x) = whole(i);
            slope[a as usize] += first * x;
            for j in i..=e.parts.len() {
                let (b, y) = whole(j);
                bend[a as usize * width + b as usize] += second * x * y;
            }
        }
    }
    for a in 0..width {
        for b in 0..a {
            bend[a * width + b] = bend[b * width + a];
        }
        bend[a * width + a] += 1e-6;
        if a < size {
            bend[a * width + a] += hold.ridge;
            slope[a] += hold.ridge * (model.rises[a] - hold.believed[a]);
        }
    }
    (slope, bend)
}

/// The best step within the floor, one rise after another.
fn step(model: &Model, slope: &[f64], bend: &[f64], size: usize) -> Vec<f64> {
    let width = size + 1;
    let mut step = vec![0.0; width];
    let mut rest = slope.to_vec();
    for _ in 0..SWEEPS_MAX {
        let mut most = 0.0_f64;
        for a in 0..width {
            let least = if a < size { -model.rises[a] } else { f64::NEG_INFINITY };
            let next = (step[a] - rest[a] / bend[a * width + a]).max(least);
            let change = next - step[a];
            if change != 0.0 {
                step[a] = next;
                most = most.max(change.abs());
                let row = &bend[a * width..(a + 1) * width];
                rest.iter_mut().zip(row).for_each(|(r, b)| *r += b * change);
            }
        }
        if most < 1e-5 {
            break;
        }
    }
    step
}
