//! The questions in, what this engine answers out, in the same lines as the peers write. Runs in a
//! process of its own on one thread, so that its CPU time and memory are its own.

use bench_common::report::report;
use bench_common::{Result, machine};
use parties::{Kind, ListId, Name, NameKind, PartialDate, Party, PartyId, Snapshot, Strength};
use screening::{Finder, Index, Options, Subject, Watch};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Duration;

/// Times the pairs are scored: one pass is too short to time.
const PASSES: u32 = 20;
/// Bytes of text scanned for mentions.
const TEXT: usize = 8 << 20;

/// Answers every step.
pub(crate) fn answer(questions: &Path, answers: &Path) -> Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(answers)?);
    let begun = machine::cpu();
    std::hint::black_box(screening::compare("Jon Exampel", "Jon Exampel", Kind::Person));
    let ready = machine::cpu().saturating_sub(begun);
    let versions = json!({
        "chancery": env!("CARGO_PKG_VERSION"), "engine": screening::ENGINE,
        "tables": screening::TABLES, "index format": screening::index::FORMAT,
    });
    // Matches say themselves whether they are hits; this is for pairs.
    let hit = screening::Score::SAME.get();
    let head = json!({
        "versions": versions, "imported_s": 0.0, "ready_s": ready.as_secs_f64(), "hit": hit,
    });
    writeln!(out, "{head}")?;
    for line in BufReader::new(std::fs::File::open(questions)?).lines() {
        let step: Value = serde_json::from_str(&line?)?;
        let answer = match word(&step["do"]) {
            "pairs" => pairs(&step),
            _ => screen(&step)?,
        };
        writeln!(out, "{answer}")?;
    }
    writeln!(out, "{}", json!({ "peak_mib": machine::peak_mib() }))?;
    out.flush()?;
    Ok(())
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn all(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn kind(value: &Value) -> Kind {
    Kind::parse(word(&value["kind"])).unwrap_or(Kind::Any)
}

/// The name in one text, as it would be typed.
fn text(bearer: &Value) -> String {
    all(&bearer["names"]).iter().map(|name| word(&name[0])).collect::<Vec<_>>().join(" ")
}

fn pairs(step: &Value) -> Value {
    let pairs: Vec<(String, String, Kind)> = all(&step["pairs"])
        .iter()
        .map(|pair| (text(&pair[0]), text(&pair[1]), kind(&pair[0])))
        .collect();
    let mut scores: Vec<u16> = Vec::new();
    let mut spent = Duration::ZERO;
    for _ in 0..PASSES {
        let begun = machine::cpu();
        scores = pairs
            .iter()
            .map(|(first, second, kind)| screening::compare(first, second, *kind).score.get())
            .collect();
        spent += machine::cpu().saturating_sub(begun);
    }
    let cpu = spent.as_secs_f64() / f64::from(PASSES);
    json!({ "step": step["name"], "cpu_s": cpu, "scores": scores })
}

fn snapshot(step: &Value) -> Result<Snapshot> {
    let list = ListId::parse("asked")?;
    let mut parties = Vec::new();
    for given in all(&step["parties"]) {
        let id = PartyId::on(&list, word(&given["id"]))?;
        let mut party = Party::new(id, list.clone(), kind(given));
        for name in all(&given["names"]) {
            let is_primary = word(&name[1]) == "primary";
            let is_weak = word(&name[1]) == "weak";
            party.names.push(Name {
                text: word(&name[0]).to_owned(),
                kind: if is_primary { NameKind::Primary } else { NameKind::Aka },
                strength: if is_weak { Strength::Weak } else { Strength::Strong },
            });
        }
        party.births =
            all(&given["born"]).iter().filter_map(|b| PartialDate::parse(word(b))).collect();
        party.countries = all(&given["countries"]).iter().map(|c| word(c).to_owned()).collect();
        parties.push(party);
    }
    Ok(Snapshot { list, parties })
}

fn screen(step: &Value) -> Result<Value> {
    let snapshot = snapshot(step)?;
    let subjects: Vec<Subject> = all(&step["asked"])
        .iter()
        .map(|asked| {
            let mut subject = Subject::named(&text(asked), kind(asked));
            subject.born = all(&asked["born"]).first().and_then(|b| PartialDate::parse(word(b)));
            subject.countries =
                all(&asked["countries"]).iter().map(|c| word(c).to_owned()).collect();
            subject
        })
        .collect();
    let begun = machine::cpu();
    let bytes = Index::build(&[&snapshot], "");
    let load = machine::cpu().saturating_sub(begun);
    let index = Index::open(&bytes)?;
    let mut finder = Finder::new(&[index]);
    let options = Options::usual();
    let begun = machine::cpu();
    let screened: Vec<_> = subjects.iter().map(|s| finder.find(s, &options)).collect();
    let cpu = machine::cpu().saturating_sub(begun);
    let found: Vec<Value> = screened
        .iter()
        .map(|one| {
            let matches = one.matches.iter();
            matches.map(|m| json!([m.score.get(), m.party.as_str(), m.hit, m.ask])).collect()
        })
        .collect();
    let unread: Vec<usize> = screened.iter().map(|one| one.unread.len()).collect();
    let mut answer = json!({
        "step": step["name"], "load_s": load.as_secs_f64(), "cpu_s": cpu.as_secs_f64(),
        "found": found, "unread": unread, "index_bytes": bytes.len(),
    });
    if word(&step["name"]) == "strangers" {
        answer["mentions"] = scan(&index, &subjects);
    }
    Ok(answer)
}

/// How fast a text is scanned for mentions: sentences of an ordinary report, with names of
/// strangers in most and of listed parties in some.
fn scan(index: &Index<'_>, strangers: &[Subject]) -> Value {
    let listed: Vec<&str> = index.names().map(|entry| entry.text).collect();
    let strangers: Vec<&str> = strangers.iter().map(|s| s.name.as_str()).collect();
    let (text, planted) = report(&listed, &strangers, TEXT);
    let begun = machine::cpu();
    let watch = Watch::over(&[*index]);
    let made = machine::cpu().saturating_sub(begun);
    let begun = machine::cpu();
    let scanned = watch.scan(&text, &Options::usual());
    let spent = machine::cpu().saturating_sub(begun);
    json!({
        "bytes": text.len(), "cpu_s": spent.as_secs_f64(), "made_s": made.as_secs_f64(),
        "mentions": scanned.mentions.len(), "listed": planted,
    })
}
