//! Words of one Chinese character each in; where a middle dot says that they render a foreign name,
//! a word for each word of it out. A Chinese name stays characters: each of them is a word.

use crate::names::fold::Word;
use crate::names::room::{self, List, Room};
use crate::names::script::Script;
use crate::names::words::{Class, Lexicon, Said};

/// Dots that part the words of a foreign name in Chinese.
const DOTS: [char; 4] = ['·', '‧', '•', '・'];

/// Whether a name is a foreign one rendered in Chinese: 萨达姆·侯赛因.
pub(super) fn is_foreign(raw: &str, words: &[Word<'_>]) -> bool {
    !raw.is_ascii() && raw.contains(DOTS) && words.iter().any(|w| w.script == Script::Han)
}

/// Puts the characters of each word of a foreign name together; what the table says of a word or a
/// phrase stays apart, such as 公司.
pub(super) fn join<'r>(
    words: &[Word<'r>],
    said: &[Said],
    lexicon: Lexicon,
    room: &'r Room,
) -> List<'r, Word<'r>> {
    let mut out: List<'_, Word<'_>> = List::with_capacity_in(words.len(), room);
    let mut is_open = false;
    for (word, said) in words.iter().zip(said) {
        let is_part = word.script == Script::Han
            && word.is_letter()
            && said.entry(lexicon).is_none_or(|e| e.class == Class::Proper);
        match out.last_mut() {
            Some(last) if is_open && is_part && word.is_attached => {
                last.text = room::joined([last.text, word.text], room);
            }
            _ => out.push(*word),
        }
        is_open = is_part;
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::names::{read_as, words::Lexicon};

    fn parts(raw: &str, lexicon: Lexicon) -> Vec<String> {
        read_as(raw, lexicon).parts.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn the_words_of_a_foreign_name_are_read_whole() {
        assert_eq!(parts("萨达姆·侯赛因", Lexicon::Persons), ["萨达姆", "侯赛因"]);
        assert_eq!(parts("李小龙", Lexicon::Persons), ["李", "小", "龙"]);
        assert_eq!(parts("卡梅伦·贝克有限公司", Lexicon::Bodies), ["卡梅伦", "贝克", "有限公司"]);
    }
}
