//! The real lists: every party and every alias they have, and what is known of some.

use crate::typed::shared;
use parties::import::{self, Format, Read};
use parties::{Gender, Kind, Levels, Link, ListId, NameKind, Party, Strength};

const SDN: &str = "lists/ofac_sdn_2021-07";
const NON_SDN: &str = "lists/ofac_nonsdn_csv_2025-12";

fn read(format: Format, list: &str, folder: &str, files: &[&str]) -> Option<Read> {
    let mut bytes = Vec::new();
    for file in files {
        bytes.push(std::fs::read(shared(&format!("{folder}/{file}"))?).unwrap());
    }
    let files: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    let list = ListId::parse(list).unwrap();
    Some(import::read(format, &list, &files, &Levels::initial()))
}

fn sdn() -> Option<Read> {
    let files = ["add.csv", "sdn_comments.csv", "alt.csv", "sdn.csv"];
    read(Format::OfacCsv, "ofac", SDN, &files)
}

fn un(file: &str) -> Option<Read> {
    read(Format::UnXml, "un", "lists/un", &[&format!("un_consolidated_{file}_devhalf.xml")])
}

fn count(read: &Read, wanted: impl Fn(&Party) -> usize) -> usize {
    read.parties.iter().map(wanted).sum()
}

/// Names out of the file of aliases, which are strong.
fn aliases(party: &Party) -> usize {
    let is_alias =
        |n: &&parties::Name| n.strength == Strength::Strong && n.kind != NameKind::Primary;
    party.names.iter().filter(is_alias).count()
}

fn weak(party: &Party) -> usize {
    party.names.iter().filter(|n| n.strength == Strength::Weak).count()
}

fn party<'a>(read: &'a Read, id: &str) -> &'a Party {
    read.parties.iter().find(|p| p.id.as_str() == id).unwrap()
}

#[test]
fn ofac_2021_has_every_party_and_alias() {
    let Some(read) = sdn() else { return };
    assert_eq!(read.faults, Vec::new());
    assert_eq!(read.parties.len(), 8_976);
    assert_eq!(count(&read, aliases), 11_910);
    // 2,415 a.k.a. in the remarks of sdn.csv, two more in the comments, 24 f.k.a.
    assert_eq!(count(&read, weak), 2_441);
    assert_eq!(count(&read, |p| p.addresses.len()), 11_440);
    assert!(count(&read, |p| p.births.len()) > 5_100);
    assert!(count(&read, |p| p.affiliations.len()) >= 3_399);
    assert!(count(&read, |p| p.assertions.len()) <= 9);
    let kinds = |kind| read.parties.iter().filter(|p| p.kind == kind).count();
    let by_kind = [Kind::Person, Kind::Organisation, Kind::Vessel, Kind::Aircraft].map(kinds);
    assert_eq!(by_kind.iter().sum::<usize>(), 8_976);
}

#[test]
fn ofac_2021_says_of_soleimani_what_it_says() {
    let Some(read) = sdn() else { return };
    let party = party(&read, "ofac:10481");
    assert_eq!(party.caption(), "SOLEIMANI, Qasem");
    assert_eq!(party.births[0].to_string(), "1957-03-11");
    assert_eq!(party.countries, ["IR"]);
    assert_eq!(
        (party.identifiers[0].kind.as_str(), party.identifiers[0].value.as_str()),
        ("Passport", "008827")
    );
    let programmes: Vec<_> =
        party.listings.iter().filter_map(|l| l.programme.as_ref()).map(|p| p.as_str()).collect();
    assert_eq!(programmes, ["SDGT", "SYRIA", "NPWMD", "IRGC", "IFSR"]);
}

#[test]
fn ofac_2021_goes_on_from_remarks_to_comments_in_the_middle_of_a_word() {
    let Some(read) = sdn() else { return };
    let tian = party(&read, "ofac:28263");
    let weak: Vec<_> = tian.names.iter().filter(|n| n.strength == Strength::Weak).collect();
    assert_eq!(weak[1].text, "snowsjohn");
    assert_eq!(tian.gender, Some(Gender::Male));
    let lazarus = tian.affiliations.iter().find(|a| a.link == Link::LinkedTo).unwrap();
    assert_eq!(party(&read, lazarus.of.as_str()).caption(), "LAZARUS GROUP");
}

#[test]
fn ofac_2022_has_every_party_and_notices_the_planted_row() {
    let Some(read) =
        read(Format::OfacCsv, "ofac", "lists/ofac_sdn_2022-01", &["sdn.csv", "alt.csv"])
    else {
        return;
    };
    assert_eq!(read.parties.len(), 9_044);
    assert_eq!(count(&read, aliases), 12_409);
    assert!(party(&read, "ofac:34111").names.iter().any(|n| n.text == "Another name"));
    let (planted, cut): (Vec<_>, Vec<_>) =
        read.faults.iter().partition(|f| f.what.contains("out of sequence"));
    assert_eq!(planted.len(), 1);
    assert_eq!((planted[0].line, planted[0].is_lost), (12_409, false));
    assert!(cut.iter().all(|f| f.what.contains("cut at") && !f.is_lost), "{cut:?}");
}

#[test]
fn ofac_non_sdn_has_every_party_and_alias() {
    let files = ["cons_add.csv", "cons_alt.csv", "cons_comments.csv", "cons_prim.csv"];
    let Some(read) = read(Format::OfacCsv, "ofac", NON_SDN, &files) else { return };
    assert_eq!(read.faults, Vec::new());
    assert_eq!((read.parties.len(), count(&read, aliases)), (442, 1_073));
}

#[test]
fn un_lists_have_every_party() {
    for (file, parties) in [("2020-11-30", 871), ("2020-12-01", 859), ("2026-02-27", 825)] {
        let Some(read) = un(file) else { return };
        assert_eq!(read.faults, Vec::new(), "{file}");
        assert_eq!(read.parties.len(), parties, "{file}");
        assert!(read.parties.iter().all(|p| p.listings.len() == 1), "{file}");
        let odd = |p: &&Party| p.names.iter().any(|n| n.text.contains(';'));
        assert_eq!(read.parties.iter().find(odd), None, "{file}");
        let spaced = |p: &&Party| p.id.as_str().ends_with(' ');
        assert_eq!(read.parties.iter().find(spaced), None, "{file}");
    }
}

#[test]
fn un_2026_says_of_some_what_it_says() {
    let Some(read) = un("2026-02-27") else { return };
    let eric = party(&read, "un:CDi.001");
    assert_eq!((eric.caption(), eric.countries[0].as_str()), ("ERIC BADEGE", "CD"));
    assert_eq!(eric.listings[0].programme.as_ref().unwrap().as_str(), "DRC");
    assert_eq!(eric.listings[0].from.unwrap().to_string(), "2012-12-31");
    let dead = party(&read, "un:CDi.018");
    assert!(dead.is_deceased);
    assert_eq!(dead.deaths[0].to_string(), "2014-05-09");
    assert_eq!(dead.assertions[0].confidence, "reported");
    assert_eq!(party(&read, "un:KPi.073").gender, Some(Gender::Male));
    let adl = party(&read, "un:QDi.001");
    assert!(adl.names.iter().any(|n| n.text == "سيف العدل" && n.kind == NameKind::OriginalScript));
}
