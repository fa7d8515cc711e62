//! Answers of every engine in, one row a measure out: each engine's figure, what is aimed at, our
//! interval, and the cases that keep us from it. Judges every engine by the same lines.

use crate::Result;
use crate::engine::{Engine, Found};
use crate::questions::{EDITS, GOLD, Questions};
use crate::rows::{Asked, Pair};
use crate::statistics::{f1, interval, upper_bound};
use crate::why;
use std::collections::HashMap;

/// Cases printed of a missed measure.
pub(crate) const CASES: usize = 10;

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Aim {
    AtLeast(f64),
    AtMost(f64),
}

impl Aim {
    pub(crate) fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtLeast(bound) => figure >= bound,
            Self::AtMost(bound) => figure <= bound,
        }
    }
}

/// One measure.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) name: String,
    pub(crate) rows: usize,
    pub(crate) aim: Option<Aim>,
    /// A figure for each engine, ours last; none where an engine has nothing of the kind.
    pub(crate) figures: Vec<Option<f64>>,
    pub(crate) interval: Option<(f64, f64)>,
    /// What went wrong, the worst first; made only for ours.
    pub(crate) cases: Vec<String>,
}

impl Measure {
    pub(crate) fn ours(&self) -> Option<f64> {
        self.figures.last().copied().flatten()
    }

    pub(crate) fn is_missed(&self) -> bool {
        self.ours().zip(self.aim).is_some_and(|(figure, aim)| !aim.is_met(figure))
    }
}

/// A name asked and what was found.
pub(crate) type Answer<'a> = (&'a Asked, &'a [Found]);

/// Every measure of quality, in the order of the page.
pub(crate) fn all(questions: &Questions, engines: &[Engine]) -> Result<Vec<Measure>> {
    let mut out = vec![
        pairs(questions, engines, "name_bench", Aim::AtLeast(0.93))?,
        pairs(questions, engines, "entity_checks", Aim::AtLeast(0.97))?,
    ];
    for list in GOLD {
        let of = Gold { questions, engines, list };
        out.push(of.measure("variant", "in ten", Aim::AtLeast(0.98))?);
        out.push(of.measure("variant", "hit", Aim::AtLeast(0.92))?);
        if list == "un" {
            out.push(of.measure("other_script person", "in ten", Aim::AtLeast(0.98))?);
            out.push(of.measure("other_script person", "hit", Aim::AtLeast(0.93))?);
            out.push(of.measure("other_script other", "in ten", Aim::AtLeast(0.85))?);
        }
        out.push(of.measure("acronym", "in ten", Aim::AtLeast(0.80))?);
        out.push(of.measure("acronym", "hit or ask", Aim::AtLeast(0.60))?);
        if list != "uk2018" {
            out.push(of.measure("weak_aka", "in ten", Aim::AtLeast(0.45))?);
        }
        out.push(of.measure("different_name", "in ten", Aim::AtLeast(0.45))?);
        out.push(of.measure("", "wrong", Aim::AtMost(0.01))?);
    }
    out.extend(strangers(questions, engines)?);
    out.extend(equal_rates(questions, engines)?);
    out.extend(wrong_spellings(questions, engines)?);
    out.extend(homonyms(questions, engines)?);
    Ok(out)
}

fn share(of: usize, all: usize) -> f64 {
    of as f64 / all.max(1) as f64
}

fn pairs(questions: &Questions, engines: &[Engine], step: &str, aim: Aim) -> Result<Measure> {
    let is_f1 = step == "name_bench";
    let figure = |hits: &[(bool, bool)]| {
        if is_f1 { f1(hits) } else { share(hits.iter().filter(|h| h.0 == h.1).count(), hits.len()) }
    };
    let mut figures = Vec::new();
    let (mut bounds, mut cases, mut rows) = (None, Vec::new(), 0);
    for engine in engines {
        let answered = engine.pairs(questions, step)?;
        let hits = |(pair, score): &(&Pair, u16)| (*score >= engine.threshold, pair.is_match);
        let all: Vec<(bool, bool)> = answered.iter().map(hits).collect();
        figures.push(Some(figure(&all)));
        let groups: Vec<Vec<(bool, bool)>> = all.iter().map(|one| vec![*one]).collect();
        bounds = Some((engine, groups));
        rows = answered.len();
        cases = answered
            .into_iter()
            .filter(|(pair, score)| (*score >= engine.threshold) != pair.is_match)
            .map(|(pair, score)| (score.abs_diff(engine.threshold), why::pair(pair, score)))
            .collect();
    }
    let interval = bounds.map(|(_, groups)| {
        interval(&groups, &|drawn| figure(&drawn.iter().map(|one| **one).collect::<Vec<_>>()))
    });
    let said = if is_f1 { "F1" } else { "right" };
    Ok(Measure {
        name: format!("`{step}`, {said}"),
        rows,
        aim: Some(aim),
        figures,
        interval,
        cases: worst(cases),
    })
}

/// The worst cases, the farthest first.
fn worst(mut cases: Vec<(u16, String)>) -> Vec<String> {
    cases.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    cases.into_iter().map(|(_, said)| said).take(CASES).collect()
}

/// What counts as done in an answer.
pub(crate) fn is_done(what: &str, (asked, found): Answer<'_>) -> bool {
    let mut right = found.iter().filter(|f| asked.is_right(&f.party));
    match what {
        "in ten" => right.next().is_some(),
        "hit" => right.any(|f| f.hit),
        "hit or ask" => right.any(|f| f.hit || f.ask),
        _ => found.iter().any(|f| f.hit && !asked.is_right(&f.party)),
    }
}

/// Whether a class word of the page (`other_script person`) holds a row; the empty one holds all.
pub(crate) fn is_of(class: &str, asked: &Asked) -> bool {
    let is_person = asked.bearer.kind == parties::Kind::Person;
    let mut words = class.split(' ');
    let is_class = words.next().is_none_or(|word| word.is_empty() || word == asked.class);
    is_class && words.all(|word| (word == "person") == is_person)
}

struct Gold<'a> {
    questions: &'a Questions,
    engines: &'a [Engine],
    list: &'a str,
}

impl Gold<'_> {
    fn measure(&self, class: &str, what: &str, aim: Aim) -> Result<Measure> {
        let mut figures = Vec::new();
        let (mut last, mut cases, mut rows) = (None, Vec::new(), 0);
        for engine in self.engines {
            let mut answers = engine.answers(self.questions, self.list)?;
            answers.retain(|(asked, _)| is_of(class, asked));
            rows = answers.len();
            let done = answers.iter().filter(|answer| is_done(what, **answer)).count();
            figures.push(Some(share(done, rows)));
            last = Some(answers);
        }
        let answers = last.unwrap_or_default();
        let is_case = |answer: &&Answer<'_>| is_done(what, **answer) == (what == "wrong");
        for answer in answers.iter().filter(is_case) {
            let parties = &self.questions.screening(self.list)?.parties;
            cases.push(why::answer(*answer, parties, what));
        }
        let of = if class.is_empty() { "any class" } else { class };
        Ok(Measure {
            name: format!("{}, {of}: {what}", self.list),
            rows,
            aim: Some(aim),
            figures,
            interval: Some(interval(&by_party(&answers), &|drawn| {
                share(drawn.iter().filter(|answer| is_done(what, ***answer)).count(), drawn.len())
            })),
            cases: worst(cases),
        })
    }
}

/// Answers of one party together.
pub(crate) fn by_party<'a>(answers: &[Answer<'a>]) -> Vec<Vec<Answer<'a>>> {
    let mut groups: HashMap<&str, Vec<Answer<'a>>> = HashMap::new();
    for answer in answers {
        let party = answer.0.right.first().map_or("", String::as_str);
        groups.entry(party).or_default().push(*answer);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|a, b| a.0.cmp(b.0));
    groups.into_iter().map(|(_, group)| group).collect()
}

fn strangers(questions: &Questions, engines: &[Engine]) -> Result<Vec<Measure>> {
    let (mut hit, mut bound, mut ask) = (Vec::new(), Vec::new(), Vec::new());
    let (mut cases, mut asks, mut rows) = (Vec::new(), Vec::new(), 0);
    for engine in engines {
        let answers = engine.answers(questions, "strangers")?;
        let unread = &engine.step("strangers")?.unread;
        rows = answers.len();
        let hits: Vec<&Answer<'_>> =
            answers.iter().filter(|(_, found)| found.iter().any(|f| f.hit)).collect();
        hit.push(Some(share(hits.len(), rows)));
        bound.push(Some(upper_bound(hits.len(), rows)));
        let is_open = |place: usize, answer: &Answer<'_>| {
            let is_unread = unread.get(place).is_some_and(|parts| *parts > 0);
            !answer.1.iter().any(|f| f.hit) && (is_unread || answer.1.iter().any(|f| f.ask))
        };
        let open: Vec<&Answer<'_>> = answers
            .iter()
            .enumerate()
            .filter(|(place, answer)| is_open(*place, answer))
            .map(|(_, answer)| answer)
            .collect();
        ask.push(Some(1_000.0 * share(open.len(), rows)));
        let parties = &questions.screening("strangers")?.parties;
        cases = hits.iter().map(|answer| why::answer(**answer, parties, "wrong")).collect();
        asks = open.iter().map(|answer| why::answer(**answer, parties, "ask")).collect();
    }
    let measure = |name: &str, aim, figures, cases| Measure {
        name: name.to_owned(),
        rows,
        aim: Some(aim),
        figures,
        interval: None,
        cases: worst(cases),
    };
    Ok(vec![
        measure("strangers hit", Aim::AtMost(0.0002), hit, cases),
        measure("strangers hit, upper 95 % bound", Aim::AtMost(0.001), bound, Vec::new()),
        measure("guests of 1,000 that end open", Aim::AtMost(10.0), ask, asks),
    ])
}

/// The score from which an engine hits one stranger in so many.
pub(crate) fn threshold_at(questions: &Questions, engine: &Engine, one_in: usize) -> Result<u16> {
    let answers = engine.answers(questions, "strangers")?;
    let mut tops: Vec<u16> =
        answers.iter().map(|(_, found)| found.first().map_or(0, |f| f.score)).collect();
    tops.sort_unstable_by(|a, b| b.cmp(a));
    // As the judge has it: the score of the last stranger that may not be hit, and one more.
    let place = (tops.len() / one_in).max(1) - 1;
    Ok(tops.get(place).copied().unwrap_or_default() + 1)
}

/// Recall at equal false hits: every engine's threshold set where it hits so few strangers.
fn equal_rates(questions: &Questions, engines: &[Engine]) -> Result<Vec<Measure>> {
    let mut out = Vec::new();
    for (one_in, aim) in [(10_000, Some(Aim::AtLeast(0.90))), (1_000, None)] {
        for (list, class) in
            [("un", "variant"), ("uk2018", "variant"), ("ofac", "variant"), ("un", "other_script")]
        {
            let (mut figures, mut rows, mut last) = (Vec::new(), 0, None);
            for engine in engines {
                let threshold = threshold_at(questions, engine, one_in)?;
                let mut answers = engine.answers(questions, list)?;
                answers.retain(|(asked, _)| is_of(class, asked));
                rows = answers.len();
                let is_over = |(asked, found): &Answer<'_>| {
                    found.iter().any(|f| f.score >= threshold && asked.is_right(&f.party))
                };
                figures.push(Some(share(answers.iter().filter(|a| is_over(a)).count(), rows)));
                last = Some((answers, threshold));
            }
            let bounds = last.map(|(answers, threshold)| {
                interval(&by_party(&answers), &|drawn| {
                    let is_over = |(asked, found): &Answer<'_>| {
                        found.iter().any(|f| f.score >= threshold && asked.is_right(&f.party))
                    };
                    share(drawn.iter().filter(|answer| is_over(answer)).count(), drawn.len())
                })
            });
            let thousands = if one_in == 10_000 { "10,000" } else { "1,000" };
            out.push(Measure {
                name: format!("{list}, {class}: found at 1 stranger hit in {thousands}"),
                rows,
                aim: aim.filter(|_| class == "variant"),
                figures,
                interval: bounds,
                cases: Vec::new(),
            });
        }
    }
    Ok(out)
}

fn wrong_spellings(questions: &Questions, engines: &[Engine]) -> Result<Vec<Measure>> {
    let mut out = Vec::new();
    for edit in EDITS {
        let (mut figures, mut rows, mut cases) = (Vec::new(), 0, Vec::new());
        for engine in engines {
            let mut answers = engine.answers(questions, "sdn")?;
            answers.retain(|(asked, _)| asked.class == edit);
            rows = answers.len();
            let done = answers.iter().filter(|answer| is_done("hit", **answer)).count();
            figures.push(Some(share(done, rows)));
            let parties = &questions.screening("sdn")?.parties;
            let missed = answers.iter().filter(|answer| !is_done("hit", **answer));
            cases = missed.map(|answer| why::answer(*answer, parties, "hit")).collect();
        }
        let aim = match edit {
            "one typo" => Some(Aim::AtLeast(0.98)),
            "two typos" => Some(Aim::AtLeast(0.93)),
            _ => None,
        };
        let (name, interval) = (format!("SDN, {edit}: hit"), None);
        out.push(Measure { name, rows, aim, figures, interval, cases: worst(cases) });
    }
    Ok(out)
}

/// Told apart: the one asked for is a hit or an ask, and the one of nearly the same name neither.
/// Both lists hold some people twice, so that the one asked for may be an ask beside itself.
fn homonyms(questions: &Questions, engines: &[Engine]) -> Result<Vec<Measure>> {
    let classes = [
        ("name alone, birth dates differ", None),
        ("birth date", Some(Aim::AtLeast(0.95))),
        ("name alone, countries differ", None),
        ("country", Some(Aim::AtLeast(0.95))),
    ];
    let mut out = Vec::new();
    for (class, aim) in classes {
        let (mut figures, mut rows, mut cases) = (Vec::new(), 0, Vec::new());
        for engine in engines {
            let mut answers = engine.answers(questions, "homonyms")?;
            answers.retain(|(asked, _)| asked.class == class);
            rows = answers.len();
            let is_told = |(asked, found): &Answer<'_>| {
                let is_open = |at: usize| {
                    let party = asked.right.get(at).map_or("", String::as_str);
                    found.iter().any(|f| (f.hit || f.ask) && f.party == party)
                };
                is_open(0) && !is_open(1)
            };
            figures.push(Some(share(answers.iter().filter(|a| is_told(a)).count(), rows)));
            let parties = &questions.screening("homonyms")?.parties;
            let missed = answers.iter().filter(|answer| !is_told(answer));
            cases = missed.map(|answer| why::homonym(*answer, parties)).collect();
        }
        let name = format!("near homonyms told apart: {class}");
        out.push(Measure { name, rows, aim, figures, interval: None, cases: worst(cases) });
    }
    Ok(out)
}
