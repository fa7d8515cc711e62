//! An engine and labelled rows in, counts out. Both engines are asked the same, in the same way.

use bench_common::rows::{Pair, Query};
use parties::Kind;
use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

/// Threads the rows are shared among.
const THREADS: usize = 2;

/// A party that an engine names.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) party: String,
    pub(crate) is_hit: bool,
    pub(crate) is_ask: bool,
}

/// What answers a name with at most ten parties, best first.
pub(crate) trait Engine: Sync {
    fn screen(&self, name: &str, kind: Kind) -> Vec<Answer>;
}

/// Right and wrong among pairs.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Pairs {
    pub(crate) right: u32,
    pub(crate) wrong: u32,
    pub(crate) missed: u32,
    pub(crate) seconds: f64,
    pub(crate) count: u32,
}

impl Pairs {
    pub(crate) fn f1(&self) -> f64 {
        let twice = 2.0 * f64::from(self.right);
        twice / (twice + f64::from(self.wrong) + f64::from(self.missed)).max(1.0)
    }
}

/// Counts over queries of one class.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) asked: u32,
    pub(crate) in_ten: u32,
    pub(crate) hit: u32,
    pub(crate) hit_or_ask: u32,
    pub(crate) wrong_hit: u32,
}

/// All that is measured of one engine.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    pub(crate) pairs: Pairs,
    pub(crate) strangers: Counts,
    pub(crate) gold: BTreeMap<(String, String), Counts>,
    pub(crate) speed: BTreeMap<String, f64>,
}

impl Measures {
    pub(crate) fn pairs(&mut self, pairs: &[Pair], is_hit: &dyn Fn(&Pair) -> bool) {
        let start = Instant::now();
        for pair in pairs {
            match (is_hit(pair), pair.is_match) {
                (true, true) => self.pairs.right += 1,
                (true, false) => self.pairs.wrong += 1,
                (false, true) => self.pairs.missed += 1,
                (false, false) => {}
            }
            self.pairs.count += 1;
        }
        self.pairs.seconds = start.elapsed().as_secs_f64();
    }

    pub(crate) fn strangers(&mut self, engine: &impl Engine, queries: &[Query]) {
        let (answers, speed) = ask(engine, queries);
        self.speed.insert("strangers".to_owned(), speed);
        for answers in answers {
            self.strangers.asked += 1;
            self.strangers.hit += u32::from(answers.iter().any(|a| a.is_hit));
            self.strangers.hit_or_ask += u32::from(answers.iter().any(|a| a.is_hit || a.is_ask));
        }
    }

    pub(crate) fn gold(&mut self, list: &str, engine: &impl Engine, queries: &[Query]) {
        let (answers, speed) = ask(engine, queries);
        self.speed.insert(list.to_owned(), speed);
        for (query, answers) in queries.iter().zip(answers) {
            let counts = self.gold.entry((query.class.clone(), list.to_owned())).or_default();
            let is_right = |a: &Answer| query.right.contains(&a.party);
            let any = |test: &dyn Fn(&Answer) -> bool| u32::from(answers.iter().any(test));
            counts.asked += 1;
            counts.in_ten += any(&is_right);
            counts.hit += any(&|a| is_right(a) && a.is_hit);
            counts.hit_or_ask += any(&|a| is_right(a) && (a.is_hit || a.is_ask));
            counts.wrong_hit += any(&|a| !is_right(a) && a.is_hit);
        }
    }
}

/// Answers in the order asked, and names answered a second by one thread.
fn ask(engine: &impl Engine, queries: &[Query]) -> (Vec<Vec<Answer>>, f64) {
    let share = queries.len().div_ceil(THREADS).max(1);
    let mut answers = Vec::with_capacity(queries.len());
    let mut busy = Duration::ZERO;
    thread::scope(|scope| {
        let parts: Vec<_> = queries
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let start = Instant::now();
                    let answers: Vec<_> =
                        part.iter().map(|q| engine.screen(&q.name, q.kind)).collect();
                    (answers, start.elapsed())
                })
            })
            .collect();
        for part in parts {
            if let Ok((some, time)) = part.join() {
                answers.extend(some);
                busy += time;
            }
        }
    });
    let asked = u32::try_from(queries.len()).unwrap_or(u32::MAX);
    (answers, f64::from(asked) / busy.as_secs_f64().max(1e-9))
}
