//! A Russian word as it is declined in, the form that lists print out: a text says *Petrovym* and
//! *Borislava* in Cyrillic. A guess, for words that name nobody as they stand.

/// Letters that must be left of a word, so that its own letters are not taken for an ending.
const LEFT_MIN: usize = 3;

/// Endings of names, the longest first, and what the form of the list ends in.
const ENDINGS: [(&str, &str); 30] = [
    ("ского", "ский"),
    ("скому", "ский"),
    ("цкого", "цкий"),
    ("цкому", "цкий"),
    ("ским", "ский"),
    ("ском", "ский"),
    ("ской", "ская"),
    ("цким", "цкий"),
    ("овым", "ов"),
    ("евым", "ев"),
    ("иным", "ин"),
    ("овой", "ова"),
    ("евой", "ева"),
    ("иной", "ина"),
    ("ием", "ий"),
    ("еем", "ей"),
    ("аем", "ай"),
    ("ия", "ий"),
    ("ию", "ий"),
    ("ея", "ей"),
    ("ею", "ей"),
    ("ая", "ай"),
    ("аю", "ай"),
    ("ой", "а"),
    ("ом", ""),
    ("ем", ""),
    ("ы", "а"),
    ("а", ""),
    ("у", ""),
    ("е", ""),
];

/// The form of a word that lists print; none where it has no such ending.
pub(super) fn undeclined(word: &str) -> Option<String> {
    let (stem, end) = ENDINGS.iter().find_map(|(said, listed)| {
        let stem = word.strip_suffix(said)?;
        (stem.chars().count() >= LEFT_MIN).then_some((stem, listed))
    })?;
    Some(format!("{stem}{end}"))
}

/// The words of a name, each in the form that lists print; none where all are.
pub(super) fn all_undeclined(words: &str) -> Option<String> {
    let mut out = String::with_capacity(words.len());
    let mut is_other = false;
    for word in words.split_inclusive([' ', '-', '\u{a0}']) {
        let bare = word.trim_end_matches([' ', '-', '\u{a0}']);
        let gap = word.get(bare.len()..).unwrap_or_default();
        let listed = undeclined(bare);
        is_other |= listed.is_some();
        out.push_str(listed.as_deref().unwrap_or(bare));
        out.push_str(gap);
    }
    is_other.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::all_undeclined;

    #[test]
    fn a_declined_name_is_turned_back() {
        let check = |said: &str, listed: &str| {
            assert_eq!(all_undeclined(said).as_deref().unwrap_or(said), listed);
        };
        check("Бориславом Востриковским", "Борислав Востриковский");
        check("Тимуру Экземплярову", "Тимур Экземпляров");
        check("Сергея Примерова", "Сергей Примеров");
        check("Касема Сулеймани", "Касем Сулеймани");
        check("Ким", "Ким");
    }
}
