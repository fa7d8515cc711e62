//! A raw name in; its words out, each in one script, without case, diacritics, marks and signs
//! that nobody hears. What cannot be read comes out too, as unread words. Never drops a letter
//! silently.

mod ascii;
mod compose;
mod letters;
mod lookalike;
mod misread;

use super::room::{self, List, Room, Text};
use super::script::{Letter, Script, letter};
use super::sound::GERESH;

/// Characters of a name that are read. Largest seen: 347 (a ministry with its departments, UN
/// list). Beyond it the name is cut and reported as unread, never as clear.
pub const NAME_CHARS_MAX: usize = 1_000;

/// Words of a name that are read. Largest seen: 31 (OFAC, a Serbian company). Beyond it the name
/// is cut and reported as unread.
pub const WORDS_MAX: usize = 40;

/// Letters of one word that are read. Largest seen: 31 (a German compound). A longer word is
/// reported as unread.
pub const WORD_CHARS_MAX: usize = 60;

/// One word as folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'r> {
    /// The word without case and marks; ASCII for Latin, else in its own script.
    pub text: &'r str,
    /// Its script.
    pub script: Script,
    /// Whether it was printed in capitals (Latin, Cyrillic and Greek only).
    pub is_capitals: bool,
    /// Whether it stood in brackets.
    pub is_bracketed: bool,
    /// Whether only a stop or a stroke parts it from the word before: S.A., A/S.
    pub is_dotted: bool,
    /// Whether nothing parts it from the word before: syllables of Chinese and Korean.
    pub is_attached: bool,
}

impl Word<'_> {
    /// Whether it is one letter.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        // The longest letter is four bytes.
        self.text.len() <= 4 && self.text.chars().count() == 1
    }
}

/// The words of a name and what could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<'r> {
    /// In the order printed.
    pub words: List<'r, Word<'r>>,
    /// Words without a reading, as printed.
    pub unread: List<'r, &'r str>,
}

/// Folds a name into words.
#[must_use]
pub fn fold<'r>(raw: &str, room: &'r Room) -> Words<'r> {
    if raw.len() <= NAME_CHARS_MAX && raw.bytes().all(|c| c.is_ascii() && c != b'?') {
        return ascii::fold(raw, room);
    }
    if let Some(repaired) = misread::repaired(raw, room) {
        // UTF-8 read as another encoding: read as it was meant, and said as it was printed.
        let mut out = fold_as_is(repaired, room);
        let broken = raw.split_whitespace().filter(|w| !w.is_ascii());
        let said = |w: &str| room::text(w.chars().take(UNREAD_CHARS), room);
        out.unread.extend(broken.take(UNREAD_MAX).map(said));
        return out;
    }
    fold_as_is(raw, room)
}

fn fold_as_is<'r>(raw: &str, room: &'r Room) -> Words<'r> {
    let composed = compose::compose(raw, room);
    let raw = composed.unwrap_or(raw);
    let mut folder = Folder::new(room);
    let mut previous = ' ';
    let mut chars = raw.chars().peekable();
    let mut seen = 0;
    while let Some(c) = chars.next() {
        if seen == NAME_CHARS_MAX {
            folder.end_word();
            folder.cut(raw);
            break;
        }
        seen += 1;
        folder.take(c, previous, chars.peek().copied().unwrap_or(' '));
        previous = c;
    }
    folder.end_word();
    folder.out(raw)
}

/// Room made for words at once: few names have more.
const WORDS_USUAL: usize = 6;

/// Bytes made room for at once for a word: hardly any is longer.
const WORD_BYTES_USUAL: usize = 32;

/// Characters of an unread word that are said. More say no more.
const UNREAD_CHARS: usize = 24;

/// Unread words of a name that are said. Beyond them the name is unread all the same.
const UNREAD_MAX: usize = 40;

struct Folder<'r> {
    room: &'r Room,
    out: Words<'r>,
    word: Text<'r>,
    script: Option<Script>,
    /// Whether its letters are of several scripts that look alike.
    is_mixed: bool,
    is_unread: bool,
    brackets: u32,
    is_dotted: bool,
    is_attached: bool,
}

impl<'r> Folder<'r> {
    fn new(room: &'r Room) -> Self {
        let words = List::with_capacity_in(WORDS_USUAL, room);
        Self {
            room,
            out: Words { words, unread: List::new_in(room) },
            word: Text::with_capacity_in(WORD_BYTES_USUAL, room),
            script: None,
            is_mixed: false,
            is_unread: false,
            brackets: 0,
            is_dotted: false,
            is_attached: false,
        }
    }

    /// The words of a name, which is unread as a whole where it has neither words nor unread ones.
    fn out(mut self, raw: &str) -> Words<'r> {
        if self.out.words.is_empty() && self.out.unread.is_empty() {
            // Only signs: there is nothing to compare, and nothing is not clear.
            let seen = raw.chars().filter(|c| !c.is_control()).take(UNREAD_CHARS);
            self.out.unread.push(room::text(seen, self.room));
        }
        self.out
    }

    fn take(&mut self, c: char, previous: char, next: char) {
        match letter(c) {
            Letter::Unread => {
                self.is_unread = true;
                self.word.push(c);
            }
            Letter::Read(script) => {
                if let (Some(Script::Latin), Some(as_letter)) = (self.script, leet(c))
                    && next.is_ascii_alphabetic()
                {
                    self.word.push(as_letter);
                    return;
                }
                match self.script {
                    Some(own) if own != script && lookalike::may_mix(own, script) => {
                        self.is_mixed = true;
                    }
                    Some(own) if own != script && !self.is_unread => self.end_word(),
                    _ => {}
                }
                self.script = Some(script);
                self.word.push(c);
                if script.is_syllabic() && !self.is_unread {
                    self.end_word();
                }
            }
            Letter::Mark => {
                // A mark in Latin is heard only through the letter: any_ascii gives it nothing.
            }
            Letter::Silent => self.silent(c),
            Letter::HalfSpace => {
                self.end_word();
                self.is_attached = false;
            }
            Letter::Gap => self.gap(c, previous),
        }
    }

    fn silent(&mut self, c: char) {
        let is_apostrophe = matches!(c, '\'' | '\u{2019}' | GERESH);
        if !is_apostrophe {
            return;
        }
        match self.script {
            // d'Ivoire, l'Ouganda: the elided article is a word.
            Some(Script::Latin) if matches!(self.word.as_str(), "d" | "D" | "l" | "L") => {
                self.end_word();
            }
            // The stroke that makes another sound of a Hebrew letter. At the end of other words
            // it says that they are cut short.
            Some(Script::Hebrew) if self.word.ends_with(STRUCK) => self.word.push(GERESH),
            _ => {}
        }
    }

    fn gap(&mut self, c: char, previous: char) {
        let is_misread = misread::is_broken(previous, c);
        if is_misread || (c == '?' && self.script.is_some()) {
            // UTF-8 read as Latin-1, or a letter that an encoding could not hold. A question
            // mark after the last letter is punctuation: `end_word` sees no letter after it.
            self.word.push(c);
            self.is_unread |= is_misread;
            return;
        }
        self.gap_plain(c, previous.is_alphabetic());
    }

    /// A sign that parts words.
    fn gap_plain(&mut self, c: char, is_after_letter: bool) {
        self.end_word();
        self.is_attached = false;
        // A stop or stroke right after a letter; anything else after it parts the words.
        self.is_dotted = matches!(c, '.' | '/') && is_after_letter;
        match c {
            '(' | '[' | '{' | '（' => self.brackets += 1,
            ')' | ']' | '}' | '）' => self.brackets = self.brackets.saturating_sub(1),
            '&' | '+' => self.push("and", Script::Latin, false),
            _ => {}
        }
    }

    fn end_word(&mut self) {
        let script = self.script.take();
        let mut is_unread = std::mem::take(&mut self.is_unread);
        let is_mixed = std::mem::take(&mut self.is_mixed);
        if self.word.is_empty() {
            return;
        }
        let room = self.room;
        let fresh = Text::with_capacity_in(WORD_BYTES_USUAL, room);
        let mut word = std::mem::replace(&mut self.word, fresh);
        while word.ends_with('?') {
            word.pop();
        }
        is_unread |= word.contains('?');
        if word.is_empty() {
            return;
        }
        let Some(mut script) = script.filter(|_| !is_unread) else {
            self.unread(&word);
            return;
        };
        if is_mixed {
            // A name that hides a letter of another script in a word is read, and is said.
            self.unread(&word);
            match lookalike::as_one_script(&word, room) {
                Some((one, of)) => (word, script) = (one, of),
                None => return self.end_apart(&word),
            }
        }
        self.end_plain(word, script);
    }

    /// A word whose letters are of one script.
    fn end_plain(&mut self, mut word: Text<'r>, script: Script) {
        let is_capitals =
            word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
        let text = if word.is_ascii() {
            word.make_ascii_lowercase();
            word.into_bump_str()
        } else {
            letters::fold_word(&word, script, self.room)
        };
        if text.is_empty() || text.len() > WORD_CHARS_MAX && text.chars().count() > WORD_CHARS_MAX {
            self.unread(text);
            return;
        }
        self.push(text, script, is_capitals);
    }

    /// A word of two scripts that is no word of either: each run of letters is a word.
    fn end_apart(&mut self, word: &str) {
        let mut run = Text::new_in(self.room);
        let mut own = None;
        for c in word.chars() {
            let Letter::Read(script) = letter(c) else { continue };
            if let Some(own) = own.filter(|own| *own != script) {
                let fresh = Text::new_in(self.room);
                self.end_plain(std::mem::replace(&mut run, fresh), own);
            }
            own = Some(script);
            run.push(c);
        }
        if let Some(own) = own.filter(|_| !run.is_empty()) {
            self.end_plain(run, own);
        }
    }

    fn unread(&mut self, word: &str) {
        if self.out.unread.len() < UNREAD_MAX {
            self.out.unread.push(room::text(word.chars().take(UNREAD_CHARS), self.room));
        }
    }

    fn push(&mut self, text: &'r str, script: Script, is_capitals: bool) {
        if self.out.words.len() == WORDS_MAX {
            if self.out.unread.is_empty() {
                self.unread(text);
            }
            return;
        }
        let is_bracketed = self.brackets > 0;
        let is_dotted = std::mem::take(&mut self.is_dotted);
        let is_attached = std::mem::replace(&mut self.is_attached, true);
        let word = Word { text, script, is_capitals, is_bracketed, is_dotted, is_attached };
        self.out.words.push(word);
    }

    fn cut(&mut self, raw: &str) {
        let start = raw.chars().filter(|c| !c.is_control()).take(UNREAD_CHARS);
        self.out.unread.push(room::text(start.chain(['…']), self.room));
    }
}

/// The letter a digit stands for between letters: Sech1n.
const fn leet(c: char) -> Option<char> {
    Some(match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '9' => 'g',
        _ => return None,
    })
}

/// Hebrew letters that a stroke makes another sound of.
const STRUCK: [char; 11] = ['ג', 'ד', 'ו', 'ז', 'ח', 'ט', 'ע', 'צ', 'ץ', 'ר', 'ת'];

/// One word without case and marks.
#[must_use]
pub fn fold_word(word: &str, script: Script) -> String {
    letters::fold_word(word, script, &Room::new()).to_owned()
}

/// Why a word is unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaw {
    /// Its encoding was misread (mojibake), or could not hold one of its letters.
    Misread,
    /// Letters of several scripts stand in it: it was read by what they look like.
    Mixed,
    /// The name or the word is too long, and was cut.
    TooLong,
    /// It has no letter of a script that is read.
    NoReading,
    /// There is nothing to be seen in it: no name was given.
    Empty,
}

impl Flaw {
    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Misread => "misread",
            Self::Mixed => "mixed",
            Self::TooLong => "too_long",
            Self::NoReading => "no_reading",
            Self::Empty => "empty",
        }
    }
}

/// Why a word that folding gave as unread is unread: for saying so.
#[must_use]
pub fn flaw(unread: &str) -> Flaw {
    let scripts = || {
        unread.chars().filter_map(|c| match letter(c) {
            Letter::Read(script) => Some(script),
            _ => None,
        })
    };
    let is_lettered = !unread.chars().any(|c| letter(c) == Letter::Unread);
    let is_seen = |c: char| !c.is_whitespace() && !matches!(letter(c), Letter::Mark);
    if !unread.chars().any(is_seen) {
        Flaw::Empty
    } else if misread::is_misread(unread) {
        Flaw::Misread
    } else if scripts().next().is_none() || !is_lettered {
        Flaw::NoReading
    } else if scripts().zip(scripts().skip(1)).any(|(a, b)| a != b && lookalike::may_mix(a, b)) {
        Flaw::Mixed
    } else {
        Flaw::TooLong
    }
}

#[cfg(test)]
mod tests;
