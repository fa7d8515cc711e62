//! The real lists: every party and every alias they have, and what is known of some.

use crate::typed::shared;
use parties::import::{self, Format, Read};
use parties::{Kind, Levels, Link, ListId, NameKind, Party, Strength};

fn read(format: Format, list: &str, folder: &str, files: &[&str]) -> Option<Read> {
    let mut bytes = Vec::new();
    for file in files {
        bytes.push(std::fs::read(shared(&format!("lists/{folder}/{file}"))?).unwrap());
    }
    let files: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    let list = ListId::parse(list).unwrap();
    Some(import::read(format, &list, &files, &Levels::initial()))
}

fn count(read: &Read, wanted: impl Fn(&Party) -> usize) -> usize {
    read.parties.iter().map(wanted).sum()
}

fn strong_aliases(party: &Party) -> usize {
    party
        .names
        .iter()
        .filter(|n| n.strength == Strength::Strong && n.kind != NameKind::Primary)
        .count()
}

#[test]
fn probe() {
    for (folder, files) in [
        ("ofac_sdn_2021-07", &["add.csv", "alt.csv", "sdn_comments.csv", "sdn.csv"][..]),
        ("ofac_sdn_2022-01", &["sdn.csv", "alt.csv"][..]),
        ("ofac_nonsdn_csv_2025-12", &["cons_add.csv", "cons_alt.csv", "cons_comments.csv", "cons_prim.csv"][..]),
    ] {
        let t = std::time::Instant::now();
        let Some(r) = read(Format::OfacCsv, "ofac", folder, files) else { return };
        let t = t.elapsed();
        let weak = count(&r, |p| p.names.iter().filter(|n| n.strength == Strength::Weak).count());
        println!("{folder} {t:?} parties {} strong aliases {} weak {weak} faults {}", r.parties.len(), count(&r, strong_aliases), r.faults.len());
        println!(" births {} gender {} countries {} ids {} links {} assertions {} addresses {} listings {}", count(&r, |p| p.births.len()), count(&r, |p| p.gender.is_some() as usize), count(&r, |p| p.countries.len()), count(&r, |p| p.identifiers.len()), count(&r, |p| p.affiliations.len()), count(&r, |p| p.assertions.len()), count(&r, |p| p.addresses.len()), count(&r, |p| p.listings.len()));
        for f in r.faults.iter().take(12) { println!("   {} {f}", f.is_lost); }
        for p in r.parties.iter().filter(|p| p.id.local() == "10481" || p.id.local() == "28263" || p.id.local() == "15036" || p.id.local() == "9639") { println!("{}", crate::shown::party(p).join("\n")); }
    }
    for file in ["un_consolidated_2020-11-30_devhalf.xml", "un_consolidated_2020-12-01_devhalf.xml", "un_consolidated_2026-02-27_devhalf.xml"] {
        let t = std::time::Instant::now();
        let Some(r) = read(Format::UnXml, "un", "un", &[file]) else { return };
        let t = t.elapsed();
        println!("{file} {t:?} parties {} names {} weak {} faults {} births {} dead {} deaths {} ids {} gender {} countries {}", r.parties.len(), count(&r, |p| p.names.len()), count(&r, |p| p.names.iter().filter(|n| n.strength == Strength::Weak).count()), r.faults.len(), count(&r, |p| p.births.len()), count(&r, |p| p.is_deceased as usize), count(&r, |p| p.deaths.len()), count(&r, |p| p.identifiers.len()), count(&r, |p| p.gender.is_some() as usize), count(&r, |p| p.countries.len()));
        for f in r.faults.iter().take(12) { println!("   {} {f}", f.is_lost); }
        for p in r.parties.iter().filter(|p| !p.deaths.is_empty()).take(3) { println!("{}", crate::shown::party(p).join("\n")); }
    }
    let _ = (Kind::Any, Link::Family);
}
