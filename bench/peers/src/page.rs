//! Measures and answers in, the page of Markdown out. Rounds only what it prints.

use crate::Result;
use crate::engine::Engine;
use crate::measure::{Aim, Answer, Measure, is_done, is_of, threshold_at};
use crate::questions::{GOLD, Questions};
use crate::statistics::upper_bound;
use bench_common::machine;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const HEAD: &str = "\
# Name screening beside its peers

Written by `cargo run --release -p bench-peers`; run it again rather than edit it. Needs Python 3,
`../shared/data` and the judge beside it; `bench/peers/README.md` says what is installed.

Every engine is asked the same questions on one thread and times itself in CPU seconds; every
figure is then computed from its answers by the same lines. **stack** is what yente 5.5 pins,
**latest** the newest of the same libraries: candidates from their own index, fifty at most, scored
with logic-v2, a hit from .7, as yente does. **floor** is the least that is any use: names folded
to ASCII, words sorted, rapidfuzz ratio, a hit from 85. **ours** is a hit from 850 per
mille, and two names put side by side are one from 500 (decision 17).

The labelled rows are the half that developers see; weights of ours were fitted on these rows, so
that they flatter it. The other half, of other parties, decides, and is not here. Intervals are
95 %, from 1,000 seeded resamples of whole parties.
";

const FOOT: &str = "\
## What is not measured here

- yente as a service: its index in Elasticsearch, its network. Its libraries are called in the
  process; its claims of requests a second are not tested.
- Peers that cannot be run here: commercial ones, Watchman, Marble, motiva.
- Other thresholds of the peers than .7, except where every engine's threshold is set by the
  strangers it hits. A score of ours and one of theirs mean different things otherwise.
- Strangers beside the 8,618 there are, of which most are made by a generator of names, so that some
  scripts have few: the bound says how little few rows can promise. Strangers who are organisations.
- Times of kept answers are of the day and the load they were given under; `--fresh` asks all in
  one run.
- A peer's candidates differ a little from run to run, so that the judge and this page differ by a
  name or two.
- Name cultures are read off the programme of the list, the nearest there is to one.
- Mentions in text: the peers find none. The text is made of ordinary sentences and names.
- Labels that conflict: 14 pairs stand in `entity_checks` and `name_bench` with opposite labels.
";

/// Everything the page is made of.
pub(crate) struct Page<'a> {
    pub(crate) questions: &'a Questions,
    pub(crate) engines: &'a [Engine],
    pub(crate) measures: &'a [Measure],
    /// The judge's figures, in the order of the engines; none for the floor.
    pub(crate) judged: &'a [Option<Value>],
    pub(crate) process_ms: f64,
}

impl Page<'_> {
    pub(crate) fn render(&self) -> Result<String> {
        let mut text = HEAD.to_owned();
        let today = jiff::Timestamp::now().strftime("%Y-%m-%d");
        let _ = writeln!(text, "\n{today} · {}", machine::described());
        for engine in self.engines {
            let kept = engine.kept_from.as_ref().map(|day| format!(" (answers kept from {day})"));
            let versions = engine.versions.join(", ");
            let _ = writeln!(text, "- {}: {versions}{}", engine.name, kept.unwrap_or_default());
        }
        self.targets(&mut text);
        self.speed(&mut text)?;
        self.groups(&mut text)?;
        self.classes(&mut text)?;
        self.kinds(&mut text, "script", &|(asked, _)| asked.script.clone())?;
        self.kinds(&mut text, "culture", &|(asked, _)| asked.culture.to_owned())?;
        self.strangers(&mut text)?;
        self.agreement(&mut text);
        self.missed(&mut text);
        let _ = write!(text, "\n{FOOT}");
        Ok(text)
    }

    fn head(&self, text: &mut String, title: &str, columns: &[String]) {
        let names = columns.join(" | ");
        let lines = "--:|".repeat(columns.len() - 1);
        let _ = write!(text, "\n## {title}\n\n| {names} |\n|---|{lines}\n");
    }

    /// A column for each engine, after `before`.
    fn columns(&self, before: &[&str], what: &[&str]) -> Vec<String> {
        let mut out: Vec<String> = before.iter().map(|word| (*word).to_owned()).collect();
        for what in what {
            out.extend(self.engines.iter().map(|engine| {
                if what.is_empty() {
                    engine.name.to_owned()
                } else {
                    format!("{what}: {}", engine.name)
                }
            }));
        }
        out
    }

    fn targets(&self, text: &mut String) {
        let mut columns = self.columns(&["Measure", "rows"], &[""]);
        columns.extend(["interval of ours", "aim", "met"].map(str::to_owned));
        self.head(text, "What is aimed at", &columns);
        for measure in self.measures {
            let figures: Vec<String> = measure
                .figures
                .iter()
                .map(|figure| figure.map_or("–".to_owned(), rounded))
                .collect();
            let interval = measure.interval.map_or("–".to_owned(), |(low, high)| {
                format!("{}–{}", rounded(low), rounded(high))
            });
            let aim = match measure.aim {
                Some(Aim::AtLeast(bound)) => format!("≥ {bound}"),
                Some(Aim::AtMost(bound)) => format!("≤ {bound}"),
                None => "–".to_owned(),
            };
            let met = match measure.aim {
                None => "",
                Some(_) if measure.is_missed() => "no",
                Some(_) => "yes",
            };
            let _ = writeln!(
                text,
                "| {} | {} | {} | {interval} | {aim} | {met} |",
                measure.name,
                measure.rows,
                figures.join(" | ")
            );
        }
    }

    fn speed(&self, text: &mut String) -> Result<()> {
        let mut columns = self.columns(&["What"], &[""]);
        columns.extend(["ours / stack", "aim"].map(str::to_owned));
        self.head(text, "Speed and size, one thread, CPU time", &columns);
        let mut row = |what: &str, figures: Vec<f64>, digits: usize, aim: &str| {
            let told: Vec<String> = figures.iter().map(|f| format!("{f:.digits$}")).collect();
            let ratio = match (figures.last(), figures.get(1)) {
                (Some(ours), Some(stack)) if *stack > 0.0 => format!("{:.3}", ours / stack),
                _ => "–".to_owned(),
            };
            let _ = writeln!(text, "| {what} | {} | {ratio} | {aim} |", told.join(" | "));
        };
        let each = |of: &dyn Fn(&Engine) -> Result<f64>| {
            self.engines.iter().map(of).collect::<Result<Vec<f64>>>()
        };
        let a_second = |step: &'static str| {
            move |engine: &Engine| -> Result<f64> {
                let step = engine.step(step)?;
                Ok(step.found.len() as f64 / step.cpu_s.max(1e-9))
            }
        };
        let pair = |engine: &Engine| -> Result<f64> {
            let step = engine.step("name_bench")?;
            Ok(step.cpu_s * 1e6 / step.scores.len().max(1) as f64)
        };
        row("a pair of names, µs", each(&pair)?, 1, "≤ 2");
        row("names a second, SDN", each(&a_second("sdn"))?, 0, "≥ 40,000 and 100 ×");
        row("names a second, strangers on UN and OFAC", each(&a_second("strangers"))?, 0, "100 ×");
        row("names a second, gold UN", each(&a_second("un"))?, 0, "100 ×");
        row("names a second, gold UK", each(&a_second("uk2018"))?, 0, "100 ×");
        row("names a second, gold OFAC", each(&a_second("ofac"))?, 0, "100 ×");
        row("SDN read into an index, s", each(&|engine| Ok(engine.step("sdn")?.load_s))?, 2, "");
        row("start until the first answer, s", each(&|engine| Ok(engine.ready_s))?, 3, "");
        row("most memory, MiB", each(&|engine| Ok(engine.peak_mib))?, 0, "");
        let ours = self.engines.last().ok_or("no engine answered")?;
        let told = &ours.step("strangers")?.rest["mentions"];
        let number = |key: &str| told[key].as_f64().unwrap_or_default();
        let _ = writeln!(
            text,
            "\nWhole process `chancery screen NAME` on a built index of SDN: {:.1} ms, wall clock, \
             median.\n\nText scanned for mentions of UN and OFAC: {:.1} MB/s ({:.1} MB, {} \
             mentions of {} names set in it; the watch made in {:.0} ms). Aim: 50 MB/s.",
            self.process_ms,
            number("bytes") / 1e6 / number("cpu_s").max(1e-9),
            number("bytes") / 1e6,
            told["mentions"],
            told["listed"],
            number("made_s") * 1e3,
        );
        Ok(())
    }

    fn groups(&self, text: &mut String) -> Result<()> {
        for (step, title) in [("name_bench", "by group"), ("entity_checks", "by schema")] {
            let columns = self.columns(&["Group", "pairs"], &["precision", "recall", "F1"]);
            self.head(text, &format!("`{step}` {title}"), &columns);
            let groups: BTreeSet<&str> =
                self.questions.pairs(step)?.iter().map(|pair| pair.group.as_str()).collect();
            for group in groups {
                let mut figures: [Vec<String>; 3] = Default::default();
                let mut rows = 0;
                for engine in self.engines {
                    let mut answered = engine.pairs(self.questions, step)?;
                    answered.retain(|(pair, _)| pair.group == group);
                    rows = answered.len();
                    let count = |hit: bool, label: bool| {
                        let is = |(pair, score): &&(&crate::rows::Pair, u16)| {
                            (*score >= engine.threshold) == hit && pair.is_match == label
                        };
                        answered.iter().filter(is).count() as f64
                    };
                    let right = count(true, true);
                    let of =
                        |all: f64| if all > 0.0 { rounded(right / all) } else { "–".to_owned() };
                    let [precision, recall, f1] = &mut figures;
                    precision.push(of(right + count(true, false)));
                    recall.push(of(right + count(false, true)));
                    f1.push(of((2.0 * right + count(true, false) + count(false, true)) / 2.0));
                }
                let told: Vec<String> = figures.concat();
                let _ = writeln!(text, "| {group} | {rows} | {} |", told.join(" | "));
            }
        }
        Ok(())
    }

    fn classes(&self, text: &mut String) -> Result<()> {
        let sorts = ["in ten", "hit", "hit or ask", "wrong"];
        let _ = write!(
            text,
            "\n## A name left out, by class and list\n\nIn ten: the right party is among the first \
             ten. Wrong: another party is a hit. `different_name` shares no word with any name \
             that is left: only other names of the party can find it. Classes are automatic; \
             expect some wrong labels.\n"
        );
        for what in sorts {
            let columns = self.columns(&["Class", "list", "names"], &[""]);
            let names = columns.join(" | ");
            let lines = "--:|".repeat(columns.len() - 2);
            let _ = write!(text, "\n**{what}**\n\n| {names} |\n|---|---|{lines}\n");
            for class in [
                "variant person",
                "variant other",
                "other_script person",
                "other_script other",
                "acronym",
                "weak_aka",
                "different_name",
            ] {
                for list in GOLD {
                    let answers = |engine: &'_ Engine| -> Result<(usize, usize)> {
                        let mut all = engine.answers(self.questions, list)?;
                        all.retain(|(asked, _)| is_of(class, asked));
                        let done = all.iter().filter(|answer| is_done(what, **answer)).count();
                        Ok((done, all.len()))
                    };
                    let told = self.engines.iter().map(answers).collect::<Result<Vec<_>>>()?;
                    let rows = told.first().map_or(0, |(_, rows)| *rows);
                    if rows > 0 {
                        let told = shares(&told);
                        let _ = writeln!(text, "| {class} | {list} | {rows} | {told} |");
                    }
                }
            }
        }
        Ok(())
    }

    /// Spellings and other scripts of all lists together, by something known of the row.
    fn kinds(
        &self,
        text: &mut String,
        by: &str,
        key: &dyn Fn(&Answer<'_>) -> String,
    ) -> Result<()> {
        let columns = self.columns(&["Of", "names"], &["in ten", "hit"]);
        self.head(text, &format!("`variant` and `other_script` by {by}"), &columns);
        let mut rows: BTreeMap<String, [Vec<(usize, usize)>; 2]> = BTreeMap::new();
        for (place, engine) in self.engines.iter().enumerate() {
            for list in GOLD {
                for answer in engine.answers(self.questions, list)? {
                    let class = answer.0.class.as_str();
                    if class != "variant" && class != "other_script" {
                        continue;
                    }
                    let row = rows.entry(key(&answer)).or_default();
                    for (counts, what) in row.iter_mut().zip(["in ten", "hit"]) {
                        counts.resize(self.engines.len(), (0, 0));
                        if let Some((done, all)) = counts.get_mut(place) {
                            *done += usize::from(is_done(what, answer));
                            *all += 1;
                        }
                    }
                }
            }
        }
        for (of, [ten, hit]) in rows {
            let all = ten.first().map_or(0, |(_, all)| *all);
            let _ = writeln!(text, "| {of} | {all} | {} | {} |", shares(&ten), shares(&hit));
        }
        Ok(())
    }

    fn strangers(&self, text: &mut String) -> Result<()> {
        let columns = self.columns(&["Script", "names"], &["hit", "upper 95 % bound"]);
        self.head(text, "Strangers by script", &columns);
        let mut rows: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, engine) in self.engines.iter().enumerate() {
            for (asked, found) in engine.answers(self.questions, "strangers")? {
                for key in ["all".to_owned(), format!("{}, {}", asked.script, asked.class)] {
                    let row = rows.entry(key).or_default();
                    row.resize(self.engines.len(), (0, 0));
                    if let Some((hit, all)) = row.get_mut(place) {
                        *hit += usize::from(found.iter().any(|f| f.hit));
                        *all += 1;
                    }
                }
            }
        }
        for (of, counts) in rows {
            let all = counts.first().map_or(0, |(_, all)| *all);
            let hits: Vec<String> = counts.iter().map(|(hit, _)| hit.to_string()).collect();
            let bounds: Vec<String> = counts
                .iter()
                .map(|(hit, all)| format!("{:.3} %", 100.0 * upper_bound(*hit, *all)))
                .collect();
            let (hits, bounds) = (hits.join(" | "), bounds.join(" | "));
            let _ = writeln!(text, "| {of} | {all} | {hits} | {bounds} |");
        }
        text.push_str("\nThe score from which an engine hits one stranger in so many:");
        for engine in self.engines {
            let of = |one_in| threshold_at(self.questions, engine, one_in);
            let (few, more) = (of(10_000)?, of(1_000)?);
            let _ = write!(text, " {} {few} (1 in 10,000), {more} (1 in 1,000);", engine.name);
        }
        text.pop();
        text.push_str(".\n");
        Ok(())
    }

    /// What the judge says beside what this bench says.
    fn agreement(&self, text: &mut String) {
        let columns = self.columns(&["Figure"], &["judge", "here"]);
        self.head(text, "The judge", &columns);
        let here = |name: &str| -> Vec<Option<f64>> {
            let found = self.measures.iter().find(|measure| measure.name == name);
            found.map_or_else(Vec::new, |measure| measure.figures.clone())
        };
        let mut rows = vec![
            ("/name_bench/all/f1".to_owned(), "`name_bench`, F1".to_owned()),
            ("/strangers/all/rate".to_owned(), "strangers hit".to_owned()),
        ];
        for list in GOLD {
            let of = |field: &str, what: &str| {
                (format!("/loo_{list}/variant/{field}"), format!("{list}, variant: {what}"))
            };
            rows.extend([of("top10", "in ten"), of("hit", "hit")]);
        }
        let person = "/loo_un/other_script person/hit".to_owned();
        rows.push((person, "un, other_script person: hit".to_owned()));
        let told = |figure: Option<f64>| figure.map_or("–".to_owned(), rounded);
        for (pointer, name) in rows {
            let judge: Vec<String> = self
                .judged
                .iter()
                .map(|of| told(of.as_ref().and_then(|v| v.pointer(&pointer)?.as_f64())))
                .collect();
            let here: Vec<String> = here(&name).into_iter().map(told).collect();
            let _ = writeln!(text, "| {name} | {} | {} |", judge.join(" | "), here.join(" | "));
        }
    }

    fn missed(&self, text: &mut String) {
        let _ = write!(
            text,
            "\n## What is missed, and why\n\nThe ten worst cases of each aim that is not met: \
             names, score per mille, what met what, what was left over on either side.\n"
        );
        // A bound and a threshold have no cases of their own: theirs stand under other measures.
        let has_cases = |measure: &&Measure| measure.is_missed() && !measure.cases.is_empty();
        for measure in self.measures.iter().filter(has_cases) {
            let figure = measure.ours().map_or("–".to_owned(), rounded);
            let _ = write!(text, "\n### {}: {figure}\n\n", measure.name);
            for case in &measure.cases {
                let _ = writeln!(text, "- {}", case.replace('|', "/"));
            }
        }
    }
}

fn shares(counts: &[(usize, usize)]) -> String {
    let told: Vec<String> =
        counts.iter().map(|(done, all)| rounded(*done as f64 / (*all).max(1) as f64)).collect();
    told.join(" | ")
}

/// Three digits after the point, more where a figure is small.
fn rounded(figure: f64) -> String {
    if figure != 0.0 && figure.abs() < 0.01 {
        format!("{figure:.5}")
    } else if figure >= 1.5 {
        format!("{figure:.1}")
    } else {
        format!("{figure:.3}")
    }
}
