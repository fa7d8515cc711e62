//! Foreign bytes through the binary: lists that end too early, lie about their letters, grow in the
//! reading or have a line without end; names and counterparts beyond measure.

use std::fs::File;
use std::io::Write as _;

use super::place::{Place, check_words};

/// Memory a command may hold on a file of 200 MB, in MiB: the file as it was given, and little
/// else.
const MEMORY_MAX: u64 = 300;

/// Runs `index build` and `list add` on one list; gives what each told on standard error.
#[track_caller]
fn both(place: &Place, list: &str, status: i32) -> [String; 2] {
    let build = place.run(&["index", "build", "--out", "list.idx", "--list", list]);
    let add = place.run(&["list", "add", "--data", "data", list]);
    for said in [&build, &add] {
        assert_eq!(said.status, Some(status), "{said:?}");
    }
    [build.err, add.err]
}

#[track_caller]
fn each_tells(told: &[String], words: &[&str]) {
    for told in told {
        for word in words {
            assert!(told.contains(word), "`{word}` is not in: {told}");
        }
    }
}

/// The UN list of the example.
fn un() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020/lists/un.xml");
    std::fs::read(path).unwrap()
}

#[test]
fn a_list_that_ends_too_early_keeps_its_whole_records_and_says_what_is_missing() {
    let place = Place::new("truncated");
    let whole = un();
    place.write("un.xml", &whole[..whole.len() / 2]);
    let told = both(&place, "un-xml:un.xml", 0);
    each_tells(&told, &["fault: un", "the file ends before `</CONSOLIDATED_LIST>`"]);
    each_tells(&told, &["fetch the whole file again", "[left out]"]);
}

#[test]
fn entities_are_not_expanded() {
    let place = Place::new("bomb");
    let entity = |level: usize| {
        let many = format!("&e{};", level - 1).repeat(10);
        format!("<!ENTITY e{level} \"{many}\">")
    };
    let entities: Vec<String> = (1..10).map(entity).collect();
    let bomb = [
        "<!DOCTYPE x [<!ENTITY e0 \"0123456789\">",
        &entities.concat(),
        "]><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>",
        "<FIRST_NAME>&e9;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>",
    ]
    .concat();
    place.write("bomb.xml", bomb);
    let words = ["index", "build", "--out", "bomb.idx", "--list", "un-xml:bomb.xml"];
    let (said, memory) = place.run_watched(&words);
    each_tells(&[said.err], &["line 1", "`e9` is not expanded", "write the character itself"]);
    assert!(memory < 64, "{memory} MiB");
    let told = both(&place, "un-xml:bomb.xml", 0);
    each_tells(&told, &["the file declares a document type, which is not read"]);
}

#[test]
fn a_file_of_other_letters_is_read_and_said_to_be() {
    let place = Place::new("letters");
    place.write("latin.csv", b"id,kind,name\na,person,Jos\xe9 Exampel\nb,person,Ann Sample\n");
    let told = both(&place, "latin=parties-csv:latin.csv", 0);
    each_tells(&told, &["line 2", "not UTF-8; read as Windows-1252", "save the file as UTF-8"]);
    let units = String::from_utf8(un()).unwrap().encode_utf16().collect::<Vec<_>>();
    let bytes: Vec<u8> = [0xfeff].iter().chain(&units).flat_map(|u| u.to_le_bytes()).collect();
    place.write("un16.xml", bytes);
    each_tells(&both(&place, "un-xml:un16.xml", 0), &["UTF-16", "save it as UTF-8"]);
}

#[test]
fn line_ends_may_be_mixed_and_controls_are_left_out_aloud() {
    let place = Place::new("line-ends");
    let mixed =
        "id,kind,name\r\na,person,Jon Exampel\rb,person,Ann Sample\nc,person,Cem Muster\r\n";
    place.write("mixed.csv", mixed);
    let [build, _] = both(&place, "mixed=parties-csv:mixed.csv", 0);
    assert_eq!(build, "");
    let found = place.run(&["screen", "--index", "list.idx", "Ann Sample", "--format", "csv"]);
    assert!(found.out.contains("mixed:b"), "{found:?}");
    place.write("nul.csv", "id,kind,name\na,person,Jon\0Exampel\nb,person,\u{202e}Ann Sample\n");
    let told = both(&place, "nul=parties-csv:nul.csv", 0);
    each_tells(&told, &["line 2", "line 3", "control characters left out", "look at the source"]);
}

#[test]
fn a_file_of_which_nothing_can_be_read_makes_no_index() {
    let place = Place::new("nothing");
    place.write("un.xml", "this is no list");
    let said = place.run(&["index", "build", "--out", "un.idx", "--list", "un-xml:un.xml"]);
    said.is_refused_with(&["no party could be read", "`un`"], "nothing was written");
    assert!(!place.path("un.idx").exists());
    let said = place.run(&["list", "add", "--data", "data", "un-xml:un.xml"]);
    said.is_refused_with(&["no party could be read", "`un`"], "nothing was changed");
}

#[test]
fn a_line_of_200_megabytes_is_skipped_in_bounded_memory() {
    let place = Place::new("long-line");
    let mut file = File::create(place.path("long.csv")).unwrap();
    file.write_all(b"id,kind,name\na,person,Jon Exampel\nb,person,").unwrap();
    for _ in 0..200 {
        file.write_all(&[b'x'; 1_000_000]).unwrap();
    }
    file.write_all(b"\nc,person,Ann Sample\n").unwrap();
    drop(file);
    let list = "long=parties-csv:long.csv";
    let build = ["index", "build", "--out", "long.idx", "--list", list];
    let add = ["list", "add", "--data", "data", list];
    for words in [build.as_slice(), &add] {
        let (said, memory) = place.run_watched(words);
        assert_eq!(said.status, Some(0), "{said:?}");
        assert!(said.out.contains("long: 2 parties, 2 names"), "{said:?}");
        each_tells(&[said.err], &["line 3: a line of 200000010 bytes is skipped", "[left out]"]);
        assert!((150..MEMORY_MAX).contains(&memory), "{memory} MiB");
    }
    // Rows to be asked are never drawn in: the line is refused where it grows too long.
    let (said, memory) =
        place.run_watched(&["screen", "--index", "long.idx", "--input", "long.csv"]);
    assert_eq!(said.status, Some(2), "{said:?}");
    each_tells(&[said.err], &["error: ", "`long.csv`", "help: "]);
    assert!(memory < 64, "{memory} MiB");
}

#[test]
fn a_name_beyond_measure_is_never_clear_and_never_obeyed_by_the_terminal() {
    let place = Place::new("names");
    let said = place.check(&"x".repeat(10_000));
    assert_eq!(said.status, Some(1), "{said:?}");
    assert!(said.out.starts_with("Undetermined."), "{said:?}");
    let hostile = "Jon\u{202e}lepmaxE\u{1b}[2J\u{7}";
    let said = place.check(hostile);
    for control in ['\u{202e}', '\u{1b}', '\u{7}'] {
        let told = format!("{}{}", said.out, said.err);
        assert!(!told.contains(control), "{said:?}");
    }
    let decisions = said.decision();
    assert!(decisions.is_some(), "{said:?}");
    place.keeps("data", decisions.as_slice());
}

#[test]
fn a_thousand_counterparts_fit_one_contact_and_one_more_does_not() {
    let place = Place::new("counterparts");
    let names: Vec<String> = (0..1_001).map(|n| format!("Person {n}")).collect();
    let mut words = check_words("Jon Exampel")[..7].to_vec();
    for name in &names {
        words.extend(["--with", name]);
    }
    let before = place.desk("data").size();
    place.run(&words).is_refused_with(&["1001 counterparts", "1000"], "split the list");
    assert_eq!(place.desk("data").size(), before);
    let said = place.run(&words[..words.len() - 2]);
    assert_eq!(said.status, Some(0), "{said:?}");
    place.keeps("data", said.decision().as_slice());
}
