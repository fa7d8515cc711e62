//! A country as a list writes it in, its ISO 3166-1 alpha-2 code out, else the list's own word.
//! Never guesses a code for a state that no longer is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Code and words, one country a line; the head of the file says where they are from.
static TABLE: &str = include_str!("countries.txt");

static BY_WORD: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut by_word = BTreeMap::new();
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        if let Some((code, words)) = row.split_once(' ') {
            by_word.insert(code.to_lowercase(), code);
            by_word.extend(words.split(';').map(|word| (plain(word), code)));
        }
    }
    by_word
});

fn plain(word: &str) -> String {
    let word = word.trim().to_lowercase().replace('’', "'");
    word.strip_prefix("the ").map(str::to_owned).unwrap_or(word)
}

/// The code of a country's name or adjective; none when it is not in the table.
pub(super) fn code(word: &str) -> Option<&'static str> {
    let bare = plain(word);
    BY_WORD.get(&bare).copied().or_else(|| {
        // "Indonesia (as at Dec. 2003)", "Libya (in custody)".
        let (name, _) = bare.split_once(" (")?;
        BY_WORD.get(name.trim()).copied()
    })
}

/// The code, else the word as given.
pub(super) fn code_or_word(word: &str) -> String {
    code(word).map_or_else(|| word.trim().to_owned(), str::to_owned)
}
