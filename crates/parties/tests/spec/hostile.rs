//! Any bytes end in an answer; good records survive a bad one put anywhere; what has no end costs
//! no more than its limit.

use parties::import::limits::{NAME_CHARS_MAX, RECORD_BYTES_MAX};
use parties::import::{self, Format, Read};
use parties::{Levels, ListId, Party};
use proptest::prelude::*;

fn read(format: Format, files: &[&[u8]]) -> Read {
    import::read(format, &ListId::parse("own").unwrap(), files, &Levels::initial())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// Pieces a hostile file is made of: what readers look for, and anything else.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words: [&[u8]; 24] = [
        b"\"",
        b"\"\"",
        b",",
        b"\xff",
        b"\0",
        b"'''",
        b"\"\"\"",
        b"[",
        b"]]",
        b"= ",
        b"<",
        b"</",
        b">",
        b"<!--",
        b"<![CDATA[",
        b"<!DOCTYPE",
        b"&",
        b"&a;",
        b"<A b=\"",
        b"<NAME>",
        b"\xe2\x80\xae",
        b"-0- ",
        b"]",
        b"#",
    ];
    prop_oneof![
        3 => prop::sample::select(words.to_vec()).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ]
}

/// A bad record of one line, without the words that begin a good one.
fn junk() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(piece(), 0..12).prop_map(|pieces| {
        pieces.concat().into_iter().filter(|b| !matches!(b, b'\n' | b'\r')).collect()
    })
}

const NAMES: [&str; 6] = [
    "Ann Example",
    "\"Arvand, Sons\"",
    "\"He said \"\"no\"\"\"",
    "جنبش آزادی اروند",
    "O'Neil & Co.",
    "\"two\nlines\"",
];

fn whole(format: Format, before: &[u8], records: &[Vec<u8>], after: &[u8]) -> Vec<Party> {
    let bytes = [before, &records.concat(), after].concat();
    let read = read(format, &[&bytes]);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    read.parties
}

/// Puts `bad` between the records and looks for every party there was without it.
fn survives(
    format: Format,
    before: &[u8],
    records: &[Vec<u8>],
    after: &[u8],
    bad: &[u8],
    at: usize,
) -> Result<(), TestCaseError> {
    let good = whole(format, before, records, after);
    prop_assert_eq!(good.len(), records.len());
    let at = at % (records.len() + 1);
    let (left, right) = records.split_at(at);
    let bytes = [before, &left.concat(), bad, &right.concat(), after].concat();
    let read = read(format, &[&bytes]);
    for party in &good {
        prop_assert!(
            read.parties.contains(party),
            "{} is lost in {:?}: {:?}",
            party.id,
            String::from_utf8_lossy(&bytes),
            read.faults
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn rows_survive_a_bad_one(
        bad in junk(), at in 0_usize..8, names in prop::collection::vec(0_usize..6, 1..7)
    ) {
        let records: Vec<_> = names.iter().enumerate()
            .map(|(n, name)| format!("p{n},person,{},note {n}\n", NAMES[*name]).into_bytes())
            .collect();
        let bad = [b"\xc2\xa7,", bad.as_slice(), b"\n"].concat();
        survives(Format::PartiesCsv, b"id,kind,name,note\n", &records, b"", &bad, at)?;
    }

    #[test]
    fn entries_survive_a_bad_one(
        bad in junk(), at in 0_usize..8, names in prop::collection::vec(0_usize..6, 1..7)
    ) {
        let rest = "individual,SDGT,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1950; a.k.a. 'X'.\"\n";
        let records: Vec<_> = names.iter().enumerate()
            .map(|(n, name)| format!("{n},{},{rest}", NAMES[*name]).into_bytes())
            .collect();
        let bad = [b"x", bad.as_slice(), b"\n"].concat();
        survives(Format::OfacCsv, b"", &records, b"\x1a", &bad, at)?;
    }

    #[test]
    fn tables_survive_a_bad_one(bad in junk(), at in 0_usize..8, count in 1_usize..6) {
        let records: Vec<_> = (0..count)
            .map(|n| format!("[[party]]\nid = \"p{n}\"\nname = \"Party {n}\"\n").into_bytes())
            .collect();
        let bad = [b"[[party]]\nid = \"bad\"\n", bad.as_slice(), b"\n"].concat();
        survives(Format::PartiesToml, b"source = \"x\"\n", &records, b"", &bad, at)?;
    }

    #[test]
    fn elements_survive_a_bad_one(bad in junk(), at in 0_usize..8, count in 1_usize..6) {
        let records: Vec<_> = (0..count)
            .map(|n| format!(
                "<ENTITY><FIRST_NAME>Party {n}</FIRST_NAME><UN_LIST_TYPE>Iran</UN_LIST_TYPE>\
                 <REFERENCE_NUMBER>KPe.{n}</REFERENCE_NUMBER>\
                 <COMMENTS1>a \"word\"</COMMENTS1></ENTITY>\n"
            ).into_bytes())
            .collect();
        let bad = [b"<ENTITY>", bad.as_slice(), b"</ENTITY>\n"].concat();
        let (before, after) = (b"<CONSOLIDATED_LIST>\n".as_slice(), b"</CONSOLIDATED_LIST>");
        survives(Format::UnXml, before, &records, after, &bad, at)?;
    }

    #[test]
    fn any_bytes_end_in_an_answer(pieces in prop::collection::vec(piece(), 0..60)) {
        let bytes = pieces.concat();
        for format in Format::ALL {
            let read = read(format, &[&bytes]);
            prop_assert!(read.parties.iter().all(|p| !p.names.is_empty()));
            prop_assert!(read.faults.iter().all(|f| !f.to_string().contains('\n')));
        }
    }

    #[test]
    fn rows_read_as_the_csv_crate_reads_them(rows in prop::collection::vec(
        prop::collection::vec("[a-z \",\n]{0,6}", 2), 1..6
    )) {
        let mut writer = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        writer.write_record(["kind", "id", "name"]).unwrap();
        for (n, row) in rows.iter().enumerate() {
            writer.write_record(["any", &format!("p{n}"), &format!("N {}", row.concat())]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let names: Vec<_> = read(Format::PartiesCsv, &[&bytes]).parties.into_iter()
            .map(|p| p.names[0].text.clone()).collect();
        let expected: Vec<_> = csv::Reader::from_reader(bytes.as_slice()).records()
            .map(|r| r.unwrap()[2].split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        prop_assert_eq!(names, expected);
    }
}

#[test]
fn a_line_without_an_end_is_skipped() {
    let mut bytes = b"id,kind,name\na,person,Ann Example\nb,person,".to_vec();
    bytes.resize(bytes.len() + 200 * RECORD_BYTES_MAX, b'x');
    bytes.extend_from_slice(b"\nc,person,Cid Example\n");
    let read = read(Format::PartiesCsv, &[&bytes]);
    let ids: Vec<_> = read.parties.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, ["own:a", "own:c"]);
    assert_eq!((read.faults[0].line, read.faults[0].is_lost), (3, true));
}

#[test]
fn an_element_without_an_end_is_skipped() {
    let mut bytes = b"<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>".to_vec();
    bytes.resize(bytes.len() + 4 * RECORD_BYTES_MAX, b'x');
    bytes.extend_from_slice(
        b"</FIRST_NAME></ENTITY>\n\
          <ENTITY><FIRST_NAME>Good</FIRST_NAME><UN_LIST_TYPE>X</UN_LIST_TYPE>\
          <REFERENCE_NUMBER>1</REFERENCE_NUMBER></ENTITY></CONSOLIDATED_LIST>",
    );
    let read = read(Format::UnXml, &[&bytes]);
    assert_eq!(read.parties.len(), 1);
    assert!(read.faults[0].is_lost && read.faults[0].what.contains("more than"));
}

#[test]
fn a_name_of_ten_thousand_characters_is_left_out() {
    let long = "x".repeat(10_000);
    let text = format!("id,kind,name\na,person,Ann Example\na,person,{long}\nb,person,{long}\n");
    let read = read(Format::PartiesCsv, &[text.as_bytes()]);
    assert_eq!(read.parties.len(), 1);
    assert_eq!(read.parties[0].names.len(), 1);
    let said = read.faults[0].to_string();
    assert!(said.starts_with("line 3: own:a: the name `xxx"), "{said}");
    assert!(said.ends_with(&format!("(a name has up to {NAME_CHARS_MAX})")), "{said}");
    assert!(said.len() < 300);
}

#[test]
fn more_faults_than_can_be_kept_are_counted() {
    let rows: String = (0..12_000).map(|n| format!("p{n},robot,Name {n}\n")).collect();
    let read = read(Format::PartiesCsv, &[format!("id,kind,name\n{rows}").as_bytes()]);
    assert_eq!(read.parties.len(), 12_000);
    assert_eq!(read.faults.len(), parties::fault::FAULTS_MAX + 1);
    assert_eq!(read.faults.last().unwrap().what, "2000 more faults, not kept");
}

#[test]
fn elements_nested_without_end_are_one_fault() {
    let bytes = format!("<CONSOLIDATED_LIST><ENTITY>{}", "<A>".repeat(100_000));
    let read = read(Format::UnXml, &[bytes.as_bytes()]);
    assert!(read.parties.is_empty());
    assert!(read.faults[0].is_lost);
}

#[test]
fn brackets_nested_without_end_are_one_fault() {
    let bytes = format!("[[party]]\nid = \"a\"\nname = {}", "[".repeat(100_000));
    let read = read(Format::PartiesToml, &[bytes.as_bytes()]);
    assert!(read.parties.is_empty());
    assert!(read.faults[0].is_lost);
}
