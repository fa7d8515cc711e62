//! A raw name in; its words out, each in one script, without case, diacritics, marks and signs
//! that nobody hears. What cannot be read comes out too, as unread words. Never drops a letter
//! silently.

use super::script::{Letter, Script, letter};
use super::sound::romanise;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word without case and marks; ASCII for Latin, else in its own script.
    pub text: String,
    /// Its script.
    pub script: Script,
    /// Whether it was printed in capitals (Latin, Cyrillic and Greek only).
    pub is_capitals: bool,
    /// Whether it stood in brackets.
    pub is_bracketed: bool,
    /// Whether only a stop or a stroke parts it from the word before: S.A., A/S.
    pub is_dotted: bool,
}

/// The words of a name and what could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// In the order printed.
    pub words: Vec<Word>,
    /// Words without a reading, as printed.
    pub unread: Vec<String>,
}

/// Folds a name into words.
#[must_use]
pub fn fold(raw: &str) -> Words {
    let mut folder = Folder::default();
    let mut previous = ' ';
    let nexts = raw.chars().skip(1).chain([' ']);
    for (seen, (c, next)) in raw.chars().zip(nexts).enumerate() {
        if seen == NAME_CHARS_MAX {
            folder.end_word();
            folder.cut(raw);
            break;
        }
        folder.take(c, previous, next);
        previous = c;
    }
    folder.end_word();
    let mut out = folder.out;
    if out.words.is_empty() && out.unread.is_empty() {
        // Only signs: there is nothing to compare, and nothing is not clear.
        out.unread.push(raw.chars().filter(|c| !c.is_control()).take(24).collect());
    }
    out
}

#[derive(Default)]
struct Folder {
    out: Words,
    word: String,
    script: Option<Script>,
    is_unread: bool,
    brackets: u32,
    is_dotted: bool,
}

impl Folder {
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
                if self.script.is_some_and(|s| s != script) && !self.is_unread {
                    self.end_word();
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
            Letter::HalfSpace => self.end_word(),
            Letter::Gap => self.gap(c, previous),
        }
    }

    fn silent(&mut self, c: char) {
        // d'Ivoire, l'Ouganda: the elided article is a word.
        let is_apostrophe = matches!(c, '\'' | '\u{2019}');
        if is_apostrophe && matches!(self.word.as_str(), "d" | "D" | "l" | "L") {
            self.end_word();
        }
    }

    fn gap(&mut self, c: char, previous: char) {
        let is_misread = ('\u{80}'..='\u{BF}').contains(&c)
            && matches!(previous, 'Ã' | 'Â' | 'Ð' | 'Ñ' | 'Ø' | 'Ù');
        if is_misread || (c == '?' && self.script.is_some()) {
            // UTF-8 read as Latin-1, or a letter that an encoding could not hold. A question
            // mark after the last letter is punctuation: `end_word` sees no letter after it.
            self.word.push(c);
            self.is_unread |= is_misread;
            return;
        }
        self.end_word();
        // A stop or stroke right after a letter; anything else after it parts the words.
        self.is_dotted = matches!(c, '.' | '/') && previous.is_alphabetic();
        match c {
            '(' | '[' | '{' | '（' => self.brackets += 1,
            ')' | ']' | '}' | '）' => self.brackets = self.brackets.saturating_sub(1),
            '&' | '+' => self.push("and".to_owned(), Script::Latin, false),
            _ => {}
        }
    }

    fn end_word(&mut self) {
        let mut word = std::mem::take(&mut self.word);
        let script = self.script.take();
        let mut is_unread = std::mem::take(&mut self.is_unread);
        while word.ends_with('?') {
            word.pop();
        }
        is_unread |= word.contains('?');
        if word.is_empty() {
            return;
        }
        let Some(script) = script.filter(|_| !is_unread) else {
            self.out.unread.push(word);
            return;
        };
        let text = fold_word(&word, script);
        if text.is_empty() || text.chars().count() > WORD_CHARS_MAX {
            word = word.chars().take(24).collect();
            self.out.unread.push(word);
            return;
        }
        let is_capitals =
            word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
        self.push(text, script, is_capitals);
    }

    fn push(&mut self, text: String, script: Script, is_capitals: bool) {
        if self.out.words.len() == WORDS_MAX {
            if self.out.unread.is_empty() {
                self.out.unread.push(text);
            }
            return;
        }
        let is_bracketed = self.brackets > 0;
        let is_dotted = std::mem::take(&mut self.is_dotted);
        self.out.words.push(Word { text, script, is_capitals, is_bracketed, is_dotted });
    }

    fn cut(&mut self, raw: &str) {
        let mut start: String = raw.chars().filter(|c| !c.is_control()).take(24).collect();
        start.push('…');
        self.out.unread.push(start);
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

/// One word without case and marks.
#[must_use]
pub fn fold_word(word: &str, script: Script) -> String {
    match script {
        Script::Latin | Script::Digit => romanise(word),
        Script::Arabic => word.chars().filter_map(fold_arabic).collect(),
        Script::Hebrew | Script::Han | Script::Hangul => word.to_owned(),
        _ => word.to_lowercase(),
    }
}

const fn fold_arabic(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' | 'ې' | 'ێ' | 'ے' | 'ۍ' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ة' | 'ۀ' | 'ە' | 'ھ' | 'ہ' | 'ۂ' | 'ۃ' => 'ه',
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' => 'و',
        'ئ' => 'ی',
        'ء' => return None,
        other => other,
    })
}
