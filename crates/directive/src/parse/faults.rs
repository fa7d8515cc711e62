//! Gathers faults up to a bound. Never loses the news that there were more.

use crate::fault::{FAULTS_MAX, Fault};
use crate::parse::piece::Piece;
use crate::{Place, near};

/// Characters of the user's words that a message repeats.
const WORDS_CHARS_MAX: usize = 80;

/// The faults met so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    is_full: bool,
}

/// The words as a message repeats them: the first few, when they are many.
pub(super) fn shown(words: &str) -> String {
    if words.chars().count() <= WORDS_CHARS_MAX {
        return words.to_owned();
    }
    format!("{}…", words.chars().take(WORDS_CHARS_MAX).collect::<String>())
}

impl Faults {
    pub(super) fn add(
        &mut self,
        piece: &Piece<'_>,
        code: &'static str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add_at(piece.place(), code, piece.text, what, remedy);
    }

    pub(super) fn add_at(
        &mut self,
        place: Place,
        code: &'static str,
        words: &str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        if self.kept.len() + 1 >= FAULTS_MAX {
            if !self.is_full {
                self.kept.push(Fault {
                    place,
                    code: "too-many-faults",
                    words: String::new(),
                    what: "there are more faults than are shown".to_owned(),
                    remedy: "mend these first".to_owned(),
                });
            }
            self.is_full = true;
            return;
        }
        let (words, what, remedy) = (shown(words), what.into(), remedy.into());
        self.kept.push(Fault { place, code, words, what, remedy });
    }

    /// A word that is none of a closed set.
    pub(super) fn unknown(
        &mut self,
        piece: &Piece<'_>,
        code: &'static str,
        noun: &str,
        known: &[&str],
    ) {
        let remedy = near::remedy(piece.text, known);
        self.add(piece, code, format!("`{}` is no {noun}", shown(piece.text)), remedy);
    }

    /// The faults in order of place.
    pub(super) fn into_sorted(mut self) -> Vec<Fault> {
        self.kept.sort_by_key(|f| f.place);
        self.kept
    }
}
