//! What every page is made of: the parts written as they stand, the sheet's contrast, the weight of
//! style and script, and a catalogue that says the same in every language.

use clearance::messages::Language;
use server::ui::components::Fault;
use server::ui::{Frame, Words};
use std::collections::{BTreeMap, BTreeSet};

const SHEET: &str = include_str!("../../assets/chancery.css");
const SCRIPT: &str = include_str!("../../assets/chancery.js");
/// Bytes of the sheet. A page has 60 kB for everything.
const SHEET_BYTES_MAX: usize = 14_000;
/// Bytes of the script.
const SCRIPT_BYTES_MAX: usize = 8_192;
/// Contrast of words against what is behind them. Source: WCAG 2.2, 1.4.3.
const CONTRAST_MIN: f64 = 4.5;
/// Contrast of the edge of a field. Source: WCAG 2.2, 1.4.11.
const EDGE_CONTRAST_MIN: f64 = 3.0;

#[derive(askama::Template)]
#[template(
    ext = "html",
    source = r#"{% import "parts/kit.html" as kit %}
{{ kit::verdict(frame, word) }}
{% call kit::whole(frame, word) %}<p>{{ words }}</p>{% endcall %}
{{ kit::cite(frame, "20 HQ 1234, paragraph 3", words, "/directives/20-HQ-1234") }}
{{ kit::cite(frame, words, words) }}
{{ kit::name(words) }}{{ kit::code(words) }}{{ kit::moment("2020-01-07T15:00:00Z", words) }}
{{ kit::tag(words) }}
{% call kit::why(frame, words) %}{{ words }}{% endcall %}
{% call kit::why(frame, words, true) %}{{ words }}{% endcall %}
{% call kit::empty(frame, words) %}<a href="/check">{{ words }}</a>{% endcall %}
{{ kit::done(frame, words) }}
<form>{{ kit::form_head(frame) }}{{ kit::errors(frame, faults) }}
{{ kit::input(frame, "who", words, words, words, faults) }}
{{ kit::input(frame, "secret", words, "", "", faults, kind="password") }}
{{ kit::area(frame, "reason", words, words, "", faults, rows=8) }}
{{ kit::select(frame, "act", words, options, words, "", faults) }}
{{ kit::radios(frame, "level", words, options, "b", "", faults) }}
{{ kit::checkbox(frame, "sure", words, words, true) }}</form>
{{ kit::pager(frame, "/x", words) }}{{ kit::copy(frame, "text", words) }}
{{ kit::keys_toggle(frame) }}"#
)]
struct Sampler {
    frame: Frame,
    word: &'static str,
    words: String,
    faults: Vec<Fault>,
    options: Vec<(String, String)>,
}

fn sampler(word: &'static str, words: &str) -> String {
    let pair = |v: &str| (v.to_owned(), words.to_owned());
    let sampler = Sampler {
        frame: Frame::outside(Words(Language::English), "frame.name"),
        word,
        words: words.to_owned(),
        faults: vec![Fault::of("reason", words), Fault::of("", words)],
        options: vec![pair("a"), pair("b")],
    };
    askama::Template::render(&sampler).unwrap()
}

#[test]
fn every_part_escapes_what_it_is_given() {
    let page = sampler("clear", "<script>alert('\"1\"')</script>");
    assert!(!page.contains("<script") && !page.contains("'\""), "{page}");
    assert!(page.contains("&#60;script&#62;"));
}

#[test]
fn a_field_leads_to_its_fault_and_keeps_the_words() {
    let page = sampler("clear", "Paul");
    assert!(page.contains(r##"<a href="#f-reason">Paul</a>"##), "{page}");
    assert!(page.contains(r#"aria-invalid="true" aria-describedby="e-reason""#), "{page}");
    assert!(page.contains(r#"aria-describedby="h-who""#), "{page}");
    assert!(page.contains(r#"type="password""#) && page.contains(r#"rows="8""#), "{page}");
    assert!(page.contains(r#"value="b" checked"#), "{page}");
}

#[test]
fn a_verdict_has_a_shape_and_a_word_beside_its_hue() {
    let words =
        clearance::Verdict::ALL.iter().map(|v| v.as_str()).chain([clearance::disclosed::REFER]);
    let mut shapes = BTreeSet::new();
    for word in words {
        let page = sampler(word, "x");
        let badge = page.lines().find(|l| l.contains("class=\"verdict")).unwrap();
        assert!(badge.contains("</svg>") && !badge.contains("verdict."), "{badge}");
        let (shape, _) = badge.split_once("</svg>").unwrap();
        let (_, shape) = shape.split_once("<svg").unwrap();
        assert!(shapes.insert(shape.to_owned()), "{word} shares its shape");
        assert!(SHEET.contains(&format!(".v-{word}")), "{word} has no hue");
    }
}

/// The properties of the two schemes, by name.
fn schemes() -> [BTreeMap<String, [u8; 3]>; 2] {
    let dark = SHEET.find("prefers-color-scheme:dark").unwrap();
    let end = dark + SHEET[dark..].find("}}").unwrap();
    let hues = |text: &str| {
        let pairs = text.split([';', '{', '}']).filter_map(|p| p.trim().split_once(":#"));
        let hue = |(name, value): (&str, &str)| {
            let part = |n: usize| u8::from_str_radix(value.get(n..n + 2)?, 16).ok();
            let name = name.strip_prefix("--")?.to_owned();
            Some((name, [part(0)?, part(2)?, part(4)?]))
        };
        pairs.filter_map(hue).collect()
    };
    [hues(&SHEET[..dark]), hues(&SHEET[dark..end])]
}

fn luminance(hue: [u8; 3]) -> f64 {
    let part = |byte: u8| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = hue.map(part);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn words_can_be_read_on_every_ground_in_light_and_dark() {
    const WORDS: [&str; 9] = [
        "ink",
        "muted",
        "clear",
        "advised",
        "notify",
        "approval",
        "prohibited",
        "exempt",
        "undetermined",
    ];
    for (scheme, hues) in ["light", "dark"].into_iter().zip(schemes()) {
        for ground in ["paper", "sheet", "wash"] {
            for word in WORDS {
                let found = contrast(hues[word], hues[ground]);
                assert!(found >= CONTRAST_MIN, "{scheme}: {word} on {ground} is {found:.2}");
            }
            let found = contrast(hues["edge"], hues[ground]);
            assert!(found >= EDGE_CONTRAST_MIN, "{scheme}: edge on {ground} is {found:.2}");
        }
    }
}

#[test]
fn sheet_and_script_keep_their_weight() {
    assert!(SHEET.len() <= SHEET_BYTES_MAX, "the sheet has {} bytes", SHEET.len());
    assert!(SCRIPT.len() <= SCRIPT_BYTES_MAX, "the script has {} bytes", SCRIPT.len());
}

#[test]
fn the_sheet_mirrors_by_itself() {
    const PHYSICAL: [&str; 8] = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align:left",
        "text-align:right",
        "border-left",
        "border-right",
    ];
    for word in PHYSICAL {
        assert!(!SHEET.contains(word), "{word}");
    }
}

/// The places of a line of the catalogue.
fn places(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(p, _)| p).collect()
}

#[test]
fn the_catalogue_says_the_same_in_every_language() {
    let english = Words(Language::English).table();
    let persian = Words(Language::Persian).table();
    let missing: Vec<_> = english.keys().filter(|k| !persian.contains_key(*k)).collect();
    assert!(missing.is_empty(), "not in Persian: {missing:?}");
    let more: Vec<_> = persian.keys().filter(|k| !english.contains_key(*k)).collect();
    assert!(more.is_empty(), "only in Persian: {more:?}");
    for (key, words) in english {
        assert!(!words.is_empty(), "{key} says nothing");
        assert_eq!(places(words), places(&persian[key]), "{key}");
        let arabic = ['\u{64a}', '\u{643}'];
        assert!(!persian[key].contains(arabic), "{key}: an Arabic letter in Persian words");
    }
}

/// Every file of a folder and of those in it.
fn files(folder: &std::path::Path) -> Vec<String> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of ours") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else {
            out.push(std::fs::read_to_string(&path).expect("UTF-8"));
        }
    }
    out
}

#[test]
fn every_key_that_a_page_says_has_words() {
    let house = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = files(&house.join("templates"));
    texts.extend(files(&house.join("src/ui")));
    let table = Words(Language::English).table();
    let (mut said, mut missing) = (0, BTreeSet::new());
    for text in &texts {
        for opening in [".say(\"", ".with(\""] {
            for after in text.split(opening).skip(1) {
                let Some((key, _)) = after.split_once('"') else { continue };
                said += 1;
                if key.contains('.') && !table.contains_key(key) {
                    missing.insert(key.to_owned());
                }
            }
        }
    }
    assert!(said > 200, "{said} keys are said: the scan has gone blind");
    assert!(missing.is_empty(), "no words for {missing:?}");
}
