//! A number of names in, one list of that many built, opened and asked; one line of figures out.

use crate::list::{Source, party};
use crate::queries::{Asked, Kept, strangers};
use crate::{Result, machine, pools};
use parties::{ListId, Snapshot};
use screening::{Finder, Index, Options, Subject};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// CPU time one sort of name may take; what it did not reach is said.
const SORT_MAX: Duration = Duration::from_secs(20);
/// Names asked before the first is timed.
const WARMED: usize = 50;
/// Times the index is opened.
const OPENINGS: usize = 101;
/// Times a whole process is started.
const PROCESSES: usize = 11;
/// Parties drawn for a name, on average; only used to spread what is kept over the list.
const NAMES_A_PARTY: f64 = 1.55;

/// Runs one size.
pub(crate) fn one(data: &Path, size: usize) -> Result<Value> {
    let pools = pools::read(data)?;
    let (snapshot, kept, names) = drawn(&pools, size)?;
    let before = machine::resident_mib();
    machine::forget_peak();
    let begun = machine::cpu();
    let bytes = Index::build(&[&snapshot], "public");
    let build = machine::cpu().saturating_sub(begun);
    let build_mib = machine::peak_mib() - before;
    let parties = snapshot.parties.len();
    drop(snapshot);
    let begun = Instant::now();
    for _ in 0..OPENINGS {
        std::hint::black_box(Index::open(&bytes)?);
    }
    let open_us = begun.elapsed().as_secs_f64() * 1e6 / OPENINGS as f64;
    let index = Index::open(&bytes)?;
    let path = kept_file(size, &bytes)?;
    let mut source = Source::new(&pools, 4_242);
    let strangers = strangers(&mut source);
    machine::forget_peak();
    let before = machine::resident_mib();
    let sorts = json!([
        asked("stranger", &index, &strangers),
        asked("exact", &index, &kept.exact),
        asked("typo", &index, &kept.typo),
        asked("other script", &index, &kept.other_script),
    ]);
    let asking_mib = (machine::peak_mib() - before).max(0.0);
    let whole = whole(&path, &kept.exact)?;
    let _ = std::fs::remove_file(&path);
    Ok(json!({
        "names": names, "parties": parties, "index_bytes": bytes.len(),
        "build_s": build.as_secs_f64(), "build_mib": build_mib, "open_us": open_us,
        "sorts": sorts, "asking_mib": asking_mib, "whole_ms": whole,
    }))
}

fn drawn(pools: &pools::Pools, size: usize) -> Result<(Snapshot, Kept, usize)> {
    let list = ListId::parse("scale")?;
    let mut source = Source::new(pools, 1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a guess")]
    let mut kept = Kept::new((size as f64 / NAMES_A_PARTY) as usize);
    let mut parties = Vec::new();
    let mut names = 0;
    while names < size {
        let drawn = source.draw();
        kept.look(parties.len(), &drawn);
        let number = parties.len();
        parties.extend(party(&list, number, drawn).inspect(|party| names += party.names.len()));
    }
    Ok((Snapshot { list, parties }, kept, names))
}

/// Where the index of a size stands while it is measured.
fn kept_file(size: usize, bytes: &[u8]) -> Result<PathBuf> {
    let path = std::env::temp_dir().join(format!("chancery-scale-{size}.idx"));
    std::fs::write(&path, bytes)?;
    Ok(path)
}

/// Asks one sort of names on one thread; CPU time of each.
fn asked(sort: &str, index: &Index<'_>, names: &[Asked]) -> Value {
    let mut finder = Finder::new(&[*index]);
    let options = Options::usual();
    let mut times = Vec::with_capacity(names.len());
    let (mut found, mut hits, mut spent) = (0, 0, Duration::ZERO);
    for (number, one) in names.iter().enumerate() {
        let subject = Subject::named(&one.name, one.kind);
        let begun = machine::cpu();
        let screened = finder.find(&subject, &options);
        let took = machine::cpu().saturating_sub(begun);
        spent += took;
        if number >= WARMED.min(names.len() / 2) {
            times.push((took, number));
        }
        let wanted = one.party.map(|party| format!("scale:{party}"));
        found += usize::from(
            screened.matches.iter().any(|m| Some(m.party.as_str()) == wanted.as_deref()),
        );
        hits += usize::from(screened.matches.iter().any(|m| m.hit));
        if spent > SORT_MAX {
            break;
        }
    }
    times.sort_unstable();
    let at = |share: f64| -> f64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place")]
        let place = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
        times.get(place).map_or(0.0, |(time, _)| time.as_secs_f64() * 1e6)
    };
    let slowest = times.last().and_then(|(_, n)| names.get(*n)).map_or("", |a| a.name.as_str());
    let asked = times.len() + WARMED.min(names.len() / 2);
    let mean = spent.as_secs_f64() * 1e6 / asked.max(1) as f64;
    let is_known = names.iter().any(|one| one.party.is_some());
    json!({
        "sort": sort, "asked": asked, "p50": at(0.5), "p90": at(0.9), "p99": at(0.99),
        "max": at(1.0), "mean": mean, "slowest": slowest,
        "found": is_known.then(|| found as f64 / asked.max(1) as f64),
        "hit": hits as f64 / asked.max(1) as f64,
    })
}

/// From start to end of `chancery screen NAME`, wall clock, median; nothing when it is not built.
fn whole(index: &Path, names: &[Asked]) -> Result<Option<f64>> {
    let built = std::env::current_exe()?.with_file_name("chancery");
    if !built.is_file() {
        return Ok(None);
    }
    let mut times = Vec::new();
    for one in names.iter().take(PROCESSES) {
        let begun = Instant::now();
        let mut command = Command::new(&built);
        command
            .args(["screen", "--format", "jsonl", "--index"])
            .arg(index)
            .arg("--")
            .arg(&one.name);
        let done = command.stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        if !matches!(done.status.code(), Some(0 | 1)) {
            // A binary of another day does not read this index; that is no figure.
            return Ok(None);
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(times.len() / 2).copied())
}
