//! The catalogue of messages: a key in, the words of a language out, with places to fill. Holds no
//! rule: what is said when is `wording`'s.
//!
//! Each message has its words in every language, side by side. A place is `{name}`; what fills it
//! is somebody's words or a reference and stays as it is, in Persian between isolates, so that
//! nothing is reversed. `{+name}` in the Persian words takes words made of the catalogue itself.

mod comparing;
mod deciding;
mod evidencing;
mod flawed;
mod issuing;
mod reading;
mod refusing;
mod ruling;
mod telling;
mod words;

pub use comparing::Compared;
pub use deciding::Message;
pub use evidencing::Evidenced;
pub use flawed::Flawed;
pub use issuing::{Issuing, not_issued};
pub use reading::Reading;
pub use refusing::{Refused, Thing, phase, thing, use_case};
pub use ruling::RulePart;
pub use telling::Deed;
pub use words::{Word, act, field, kind, link, purpose};

use std::fmt::Display;

/// A language that answers are worded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// British English.
    English,
    /// Persian, written from right to left, with Latin digits.
    Persian,
}

impl Language {
    /// Every one, the first being the one of who chose none.
    pub const ALL: [Self; 2] = [Self::English, Self::Persian];

    /// The tag in pages and headers: `en`, `fa`. Source: BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Persian => "fa",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Persian => "فارسی",
        }
    }

    /// Reads a tag; a region or script after it changes nothing: `fa-IR`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next()?.to_lowercase();
        Self::ALL.into_iter().find(|l| l.tag() == first)
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Persian)
    }
}

/// Begins words that keep their own direction. Source: UAX 9, First Strong Isolate.
const ISOLATE: char = '\u{2068}';

/// Ends them.
const END_ISOLATE: char = '\u{2069}';

/// Characters that only steer direction: left out of what is isolated, or one of them could end
/// the isolate before its time.
const fn is_steering(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Somebody's words or a reference, as they stand in a sentence of the language.
#[must_use]
pub fn isolated(words: &str, language: Language) -> String {
    if !language.is_rtl() {
        return words.to_owned();
    }
    let kept = words.chars().filter(|c| !is_steering(*c));
    std::iter::once(ISOLATE).chain(kept).chain(std::iter::once(END_ISOLATE)).collect()
}

/// Several of them, each by itself.
#[must_use]
pub fn listed<S: Display>(
    words: impl IntoIterator<Item = S>,
    between: Word,
    language: Language,
) -> String {
    let each: Vec<String> = words.into_iter().map(|w| isolated(&w.to_string(), language)).collect();
    each.join(between.text(language))
}

/// Words with their places filled. A place no value is given for stays as it is, so that a test
/// sees it.
pub(crate) fn filled(words: &str, language: Language, values: &[(&str, &str)]) -> String {
    let mut rest = words;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((place, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let name = place.trim_start_matches('+');
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) if place.starts_with('+') => out.push_str(value),
            Some((_, value)) => out.push_str(&isolated(value, language)),
            None => out.extend(["{", place, "}"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Messages of one room: each its key, its English words, its Persian words.
macro_rules! catalogue {
    ($(#[$outer:meta])* $name:ident {
        $($(#[$doc:meta])* $key:ident = $english:literal | $persian:literal,)*
    }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $key,)* }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            /// Its words in a language, places unfilled.
            #[must_use]
            pub const fn text(self, language: $crate::messages::Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$key, $crate::messages::Language::English) => $english,
                        (Self::$key, $crate::messages::Language::Persian) => $persian,
                    )*
                }
            }

            /// Its words with the places filled. A place no value is given for stays as it is, so
            /// that a test sees it.
            #[must_use]
            pub fn fill(
                self,
                language: $crate::messages::Language,
                values: &[(&str, &str)],
            ) -> String {
                $crate::messages::filled(self.text(language), language, values)
            }
        }
    };
}
use catalogue;

#[cfg(test)]
mod tests;
