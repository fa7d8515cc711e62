//! A name of ASCII characters in, its words out: what folding gives of it, without asking of each
//! letter what script it is of. Never another answer than folding gives.

use super::{Folder, WORD_CHARS_MAX, Words, leet};
use crate::names::room::Room;
use crate::names::script::Script;

/// Folds a name of ASCII characters none of which is a question mark, no longer than is read.
pub(super) fn fold<'r>(raw: &str, room: &'r Room) -> Words<'r> {
    let mut folder = Folder::new(room);
    let mut previous = b' ';
    let mut rest = raw;
    while let Some(c) = rest.as_bytes().first() {
        if folder.script.is_none()
            && let Some((word, tail)) = plain_word(rest)
        {
            let is_capitals = word.bytes().all(|c| c.is_ascii_uppercase());
            let folded = room.alloc_str(word);
            folded.make_ascii_lowercase();
            folder.push(folded, Script::Latin, is_capitals);
            previous = word.as_bytes().last().copied().unwrap_or(b' ');
            rest = tail;
            continue;
        }
        rest = rest.get(1..).unwrap_or("");
        match c {
            b'a'..=b'z' | b'A'..=b'Z' => folder.letter(*c, Script::Latin),
            b'0'..=b'9' => match leet(char::from(*c)) {
                Some(letter)
                    if folder.script == Some(Script::Latin)
                        && rest.starts_with(|c: char| c.is_ascii_alphabetic()) =>
                {
                    folder.word.push(letter);
                }
                _ => folder.letter(*c, Script::Digit),
            },
            b'\'' => folder.silent('\''),
            b'`' => {}
            gap => folder.gap_plain(char::from(*gap), previous.is_ascii_alphabetic()),
        }
        previous = *c;
    }
    folder.end_word();
    folder.out(raw)
}

/// The word of plain letters that a name begins with, and what follows it: a sign that parts words.
fn plain_word(rest: &str) -> Option<(&str, &str)> {
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, tail) = rest.split_at_checked(length)?;
    let is_whole = !tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '\'' | '`'));
    ((1..=WORD_CHARS_MAX).contains(&length) && is_whole).then_some((word, tail))
}

impl Folder<'_> {
    fn letter(&mut self, c: u8, script: Script) {
        if self.script != Some(script) {
            if self.script.is_some() {
                self.end_word();
            }
            self.script = Some(script);
        }
        self.word.push(char::from(c));
    }
}
