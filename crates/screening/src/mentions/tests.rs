//! Small texts and what is found in them.

use super::text::{Gap, SENTENCE_WORDS_MAX, Sentences};
use super::{Basis, Mention, Scanned, scan};
use crate::{Index, Options};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use proptest::prelude::*;

fn sentences(text: &str) -> Vec<String> {
    let mut reader = Sentences::of(text);
    let mut words = Vec::new();
    let mut out = Vec::new();
    while reader.next_into(&mut words) {
        let said: Vec<&str> = words.iter().map(|w| text.get(w.start..w.end).unwrap()).collect();
        out.push(said.join(" "));
    }
    out
}

#[test]
fn a_sentence_ends_at_a_stop_but_not_after_an_initial_or_a_title() {
    let check = |text: &str, expected: &[&str]| assert_eq!(sentences(text), expected, "{text}");
    check("He met Jon. Exampel left.", &["He met Jon", "Exampel left"]);
    check("He met J. Exampel today.", &["He met J Exampel today"]);
    check("He met Dr. Exampel today.", &["He met Dr Exampel today"]);
    check("one\ntwo\n\nthree", &["one two", "three"]);
    check("Front (FFTE) said", &["Front", "FFTE", "said"]);
    check("", &[]);
    check(" . ! ", &[]);
}

#[test]
fn words_are_parted_as_names_are() {
    let check = |text: &str, expected: &str| assert_eq!(sentences(text), [expected], "{text}");
    check("Jon Exampel's car", "Jon Exampel car");
    check("Jon Exampel’s car", "Jon Exampel car");
    check("the Mojahedin-e Khalq", "the Mojahedin e Khalq");
    check("Qa'ida", "Qa'ida");
    check("مجاهدین خلق", "مجاهدین خلق");
    check("李明日報", "李 明 日 報");
    check("Jon李", "Jon 李");
}

#[test]
fn a_comma_is_remembered() {
    let mut words = Vec::new();
    assert!(Sentences::of("EXAMPEL, Jon and Kim").next_into(&mut words));
    let gaps: Vec<Gap> = words.iter().map(|w| w.gap).collect();
    assert_eq!(gaps, [Gap::Near, Gap::Comma, Gap::Near, Gap::Near]);
    assert!(words[0].is_capitals && !words[1].is_capitals);
}

#[test]
fn a_text_without_stops_is_cut_into_sentences_that_overlap() {
    let text = "word ".repeat(SENTENCE_WORDS_MAX * 2);
    let mut reader = Sentences::of(&text);
    let mut words = Vec::new();
    let mut starts = Vec::new();
    while reader.next_into(&mut words) {
        assert!(words.len() <= SENTENCE_WORDS_MAX);
        starts.push((words[0].start, words[words.len() - 1].end));
    }
    assert!(starts.len() >= 2);
    assert!(starts.windows(2).all(|w| w[1].0 < w[0].1), "{starts:?}");
    assert_eq!(starts.last().map(|s| s.1), Some(text.len() - 1));
}

fn index() -> Vec<u8> {
    let list = ListId::parse("own").unwrap();
    let party = |id: &str, kind: Kind, names: &[(&str, NameKind, Strength)]| {
        let mut party = Party::new(PartyId::on(&list, id).unwrap(), list.clone(), kind);
        let name = |(text, kind, strength): &(&str, NameKind, Strength)| Name {
            text: (*text).to_owned(),
            kind: *kind,
            strength: *strength,
        };
        party.names = names.iter().map(name).collect();
        party
    };
    use NameKind::{Acronym, Aka, OriginalScript, Primary};
    use Strength::{Strong, Weak};
    let parties = vec![
        party(
            "front",
            Kind::Organisation,
            &[
                ("Tamburel Liberation Front", Primary, Strong),
                ("TAMLIF", Acronym, Strong),
                ("جبهه آزادی تمبورل", OriginalScript, Strong),
            ],
        ),
        party(
            "vostrikov",
            Kind::Person,
            &[("VOSTRIKOVSKI, Borislav Teodor", Primary, Strong), ("Bear", Aka, Weak)],
        ),
        party("quexington", Kind::Person, &[("Abdul Rahman Quexington", Primary, Strong)]),
    ];
    Index::build(&[&Snapshot { list, parties }], "public")
}

fn scanned(text: &str) -> Scanned {
    let bytes = index();
    scan(&[Index::open(&bytes).unwrap()], text, &Options::usual())
}

/// The mentions of a text as `words = party`.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> =
        scanned(text).mentions.iter().map(|m| format!("{} = {}", m.words, m.party)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_name_is_found_in_a_sentence_in_any_order_and_spelling() {
    check(
        "We met Borislav Teodor Vostrikovski.",
        &["Borislav Teodor Vostrikovski = own:vostrikov"],
    );
    check("VOSTRIKOVSKI, Borislav Teodor", &["VOSTRIKOVSKI, Borislav Teodor = own:vostrikov"]);
    check("the Tamburel Liberation Front's men", &["Tamburel Liberation Front = own:front"]);
    check("the Tambourel\nLiberation Front said", &["Tambourel\nLiberation Front = own:front"]);
    check(
        "Борислав Теодор Вострикoвский".replace('o', "о").as_str(),
        &["Борислав Теодор Востриковский = own:vostrikov"],
    );
    check("گفت جبهه آزادی تمبورل", &["جبهه آزادی تمبورل = own:front"]);
}

#[test]
fn a_name_is_found_as_russian_declines_it() {
    check(
        "Встретились с Бориславом Теодором Востриковским вчера",
        &["Бориславом Теодором Востриковским = own:vostrikov"],
    );
    check("Бориславу Востриковскому отказали", &["Бориславу Востриковскому = own:vostrikov"]);
}

#[test]
fn words_that_a_name_says_lightly_or_twice_are_of_the_mention() {
    check("and Abdul Rahman Quexington came", &["Abdul Rahman Quexington = own:quexington"]);
    check("and Abdul Raman Quexingtn came", &["Abdul Raman Quexingtn = own:quexington"]);
}

#[test]
fn an_acronym_is_found_as_a_whole_word_in_capitals_only() {
    check("men of TAMLIF came", &["TAMLIF = own:front"]);
    check("men of tamlif came", &[]);
    check("men of TAMLIFA came", &[]);
}

#[test]
fn a_name_is_found_over_a_line_end() {
    check("met Borislav Vostri-\nkovski there", &["Borislav Vostri-\nkovski = own:vostrikov"]);
    check("> met Borislav\n> Vostrikovski there", &["Borislav\n> Vostrikovski = own:vostrikov"]);
    check("Vostrikovski, Borislav\n\nExampel, Jon", &["Vostrikovski, Borislav = own:vostrikov"]);
}

#[test]
fn a_text_without_capitals_is_read_all_the_same() {
    check("we met borislav vostrikovski", &["borislav vostrikovski = own:vostrikov"]);
    let met = "borislav vostrikovski = own:vostrikov";
    check("He left.\n\nhe met borislav vostrikovski", &[met]);
    check("We met borislav vostrikovski", &[]);
}

#[test]
fn a_family_name_speaks_of_the_person_named_before() {
    let basis = |text: &str| -> Vec<(String, Basis)> {
        scanned(text).mentions.iter().map(|m| (m.words.clone(), m.basis)).collect()
    };
    let full = ("Borislav Vostrikovski".to_owned(), Basis::Name);
    let after = ("Vostrikovski".to_owned(), Basis::FamilyName);
    let text = "Borislav Vostrikovski came later. Later Vostrikovski said no.";
    assert_eq!(basis(text), [full.clone(), after.clone()]);
    let text = "Borislav Vostrikovski came, and Dr. Vostrikovski's aide.";
    assert_eq!(basis(text), [full.clone(), after]);
    // Before the full name, or beside another name, it speaks of nobody yet.
    assert_eq!(basis("Borislav Vostrikovski came. Then Ali Vostrikovski left."), [full]);
}

#[test]
fn an_acronym_that_no_party_publishes_needs_the_name_in_the_text() {
    let of = |text: &str| -> Vec<(String, Basis, bool)> {
        let all = scanned(text).mentions;
        all.iter().map(|m| (m.words.clone(), m.basis, m.hit)).collect()
    };
    assert_eq!(of("men of the TLF came"), []);
    let found = of("The Tamburel Liberation Front met. The TLF said no.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1].0, "TLF");
    assert_eq!(found[1].1, Basis::Acronym);
}

#[test]
fn a_sentence_without_capitals_that_sounds_like_a_name_is_none() {
    let list = ListId::parse("own").unwrap();
    let party = |id: &str, kind: Kind, text: &str| {
        let mut party = Party::new(PartyId::on(&list, id).unwrap(), list.clone(), kind);
        let (text, kind, strength) = (text.to_owned(), NameKind::Primary, Strength::Strong);
        party.names.push(Name { text, kind, strength });
        party
    };
    let parties = vec![
        party("union", Kind::Organisation, "People's Labour Union"),
        // Source: OFAC list, programme IRAQ2.
        party("tarik", Kind::Person, "Tarik Nasser S. AL OBAIDI"),
    ];
    let bytes = Index::build(&[&Snapshot { list: list.clone(), parties }], "public");
    let found = |text: &str| scan(&[Index::open(&bytes).unwrap()], text, &Options::usual());
    // Bread sounds as union does; market and work are no names.
    assert_eq!(found("شهر مردم نان کار است").mentions, []);
    assert_eq!(found("طريق عمل قال صباح بعد").mentions, []);
    assert_eq!(found("گفت اتحادیه کار مردم بود").mentions.len(), 1);
    assert_eq!(found("قال طارق ناصر س. العبيدي اليوم").mentions.len(), 1);
}

#[test]
fn words_of_two_sentences_are_no_name() {
    check("He saw the river Tamburel. Liberation came later", &[]);
    check("a liberation front of the people", &[]);
    check("a bear in the Bear garden", &[]);
    check("The Liberation Front came", &[]);
}

#[test]
fn a_mention_says_where_it_stands() {
    let text = "first line\n  a man of the Tamburel Liberation Front, they say\nlast";
    let found = scanned(text).mentions;
    let [Mention { line, column, context, start, end, .. }] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!((*line, *column), (2, 16));
    assert_eq!(text.get(*start..*end), Some("Tamburel Liberation Front"));
    assert_eq!(context, "a man of the Tamburel Liberation Front, they say");
}

proptest! {
    /// Whatever the text, spans are whole, in order, and say the words they stand for.
    #[test]
    fn spans_are_sound(
        text in "([A-Z][a-z]{2,6}|TAMLIF|Tamburel Liberation Front|[,. \n'’]|李|ن|\\PC){0,40}",
    ) {
        let found = scanned(&text).mentions;
        for mention in &found {
            prop_assert_eq!(text.get(mention.start..mention.end), Some(mention.words.as_str()));
            prop_assert!(mention.line >= 1 && mention.column >= 1);
            prop_assert!(mention.hit || mention.ask);
        }
        prop_assert!(found.windows(2).all(|w| w[0].start <= w[1].start));
    }

    /// A name said anywhere in a text of strangers is found there.
    #[test]
    fn a_name_is_found_wherever_it_stands(
        before in "([a-z]{2,8} ){0,60}",
        after in "( [a-z]{2,8}){0,60}",
    ) {
        let text = format!("{before}Tamburel Liberation Front{after}");
        let found = scanned(&text).mentions;
        let is_it = |m: &Mention| m.start <= before.len() && m.party.as_str() == "own:front";
        prop_assert!(found.iter().any(is_it), "{}", text);
    }
}
