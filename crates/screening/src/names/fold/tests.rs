//! What folding makes of names, good and bad.

use super::*;

/// The words of a name, then what is unread after a stroke.
fn check(input: &str, expected: &str) {
    let room = Room::new();
    let folded = fold(input, &room);
    let mut out: Vec<&str> = folded.words.iter().map(|w| w.text).collect();
    if !folded.unread.is_empty() {
        out.push("|");
        out.extend(folded.unread);
    }
    assert_eq!(out.join(" "), expected, "{input}");
}

#[test]
fn composed_and_decomposed_are_one() {
    check("Müller", "muller");
    check("Mu\u{308}ller", "muller");
    check("Сергей Королёв", "сергей королёв");
    check("Серге\u{438}\u{306} Короле\u{308}в", "сергей королёв");
    check("김정은", "김 정 은");
    check("\u{1100}\u{1175}\u{11B7}\u{110C}\u{1165}\u{11BC}", "김 정");
    check("ヴィ", "ヴィ");
    check("ウ\u{3099}ィ", "ヴィ");
    check("ﾔﾏﾀﾞ", "ヤマダ");
    check("Ά\u{3BB}\u{3C6}\u{3B1}", "αλφα");
    check("Α\u{301}λφα", "αλφα");
    check("ज़ैन", "ज़ैन");
    check("\u{95B}ैन", "ज़ैन");
}

#[test]
fn letters_of_every_width_and_shape_are_letters() {
    check("Ｋｉｍ", "kim");
    check("𝐊𝐢𝐦 𝓙𝓸𝓷𝓰", "kim jong");
    check("Ⓚⓘⓜ", "kim");
    check("\u{202B}علي\u{202C}", "علی");
    check("K\u{200B}im\u{200D} J\u{AD}ong", "kim jong");
    check("ﻋﻠﻲ", "علی");
    check("張偉", "张 伟");
    check("佐々木", "佐 々 木");
}

#[test]
fn letters_that_look_alike_are_read_and_said() {
    check("Vlаdimir Putin", "vladimir putin | Vlаdimir");
    check("КIM", "kim | КIM");
    check("Владимиp", "владимир | Владимиp");
    check("Газпромneft", "газпром neft | Газпромneft");
}

#[test]
fn misread_encodings_are_read_and_said() {
    check("MÃ¼ller GmbH", "muller gmbh | MÃ¼ller");
    check("JosÃ© GarcÃ\u{AD}a", "jose garcia | JosÃ© GarcÃ\u{AD}a");
    check("Ð’Ð»Ð°Ð´Ð¸Ð¼Ð¸Ñ€", "владимир | Ð’Ð»Ð°Ð´Ð¸Ð¼Ð¸Ñ€");
    check("Р’Р»Р°РґРёРјРёСЂ", "владимир | Р’Р»Р°РґРёРјРёСЂ");
    check("ط¹ظ„ظٹ", "علی | ط¹ظ„ظٹ");
    check("å¼\u{A0}ä¼Ÿ", "张 伟 | å¼ ä¼Ÿ");
    check("å¼ x", "x | å¼");
    check("M\u{FFFD}ller", "| M\u{FFFD}ller");
    check("M?ller", "| M?ller");
}

#[test]
fn names_that_may_be_meant_stay() {
    check("Гірка", "гірка");
    check("ЛІ", "лі");
    check("Großmann Ångström", "grossmann angstrom");
    check("Søren Çelik", "soren celik");
    check("چک", "چک");
}

#[test]
fn what_cannot_be_read_is_never_nothing() {
    check("", "| ");
    check("   ", "|    ");
    check("\u{301}\u{302}", "| \u{301}\u{302}");
    check("🙂🙃", "| 🙂🙃");
    check("ⵎⵓⵃ", "| ⵎⵓⵃ");
    check("12345", "12345");
    check("X", "x");
    let many = "ab ".repeat(500);
    let room = Room::new();
    assert!(!fold(&many, &room).unread.is_empty());
    assert_eq!(fold(&many, &room).words.len(), WORDS_MAX);
    let long = "a".repeat(10_000);
    assert!(!fold(&long, &room).unread.is_empty());
}

#[test]
fn hebrew_strokes_are_heard() {
    check("ג'ורג'", "ג׳ורג׳");
    check("צ׳רלי", "צ׳רלי");
    check("פרופ' כהן", "פרופ כהן");
}

#[test]
fn a_flaw_is_named() {
    let of = |raw: &str| fold(raw, &Room::new()).unread.first().map(|word| flaw(word));
    assert_eq!(of("MÃ¼ller GmbH"), Some(Flaw::Misread));
    assert_eq!(of("Р’Р»Р°РґРёРјРёСЂ"), Some(Flaw::Misread));
    assert_eq!(of("Mu?ammad"), Some(Flaw::Misread));
    assert_eq!(of("Vlаdimir"), Some(Flaw::Mixed));
    assert_eq!(of("🙂"), Some(Flaw::NoReading));
    assert_eq!(of("ⵎⵓⵃ"), Some(Flaw::NoReading));
    assert_eq!(of("12 🙂 ⵎ"), Some(Flaw::NoReading));
    assert_eq!(of("--- !"), Some(Flaw::NoReading));
    assert_eq!(of("??????? ??????"), Some(Flaw::Misread));
    assert_eq!(of("   "), Some(Flaw::Empty));
    assert_eq!(of(""), Some(Flaw::Empty));
    assert_eq!(of(&"a".repeat(70)), Some(Flaw::TooLong));
    assert_eq!(of("Müller"), None);
}
