//! The number of a directive (its MRN) and of a paragraph. Never compares by the padding typed.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Characters of an originator. Largest seen: 12.
pub const ORIGINATOR_CHARS_MAX: usize = 40;

/// Year, originator, serial: `20 HQ 1234`. Zeros typed before the serial are kept for printing and
/// do not count in comparisons.
#[derive(Debug, Clone)]
pub struct DirectiveId {
    year: u8,
    originator: Box<str>,
    serial: u32,
    width: u8,
}

impl DirectiveId {
    /// Parses `YY ORIGINATOR SERIAL`; a four-digit year and missing spaces are read too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_uppercase();
        let split = text.find(|c: char| !c.is_ascii_digit())?;
        let (year, rest) = text.split_at_checked(split)?;
        let year: u16 = year.parse().ok()?;
        let rest = rest.trim();
        let end = rest.rfind(|c: char| !c.is_ascii_digit())?;
        let (originator, serial) =
            rest.split_at_checked(end + rest.get(end..)?.chars().next()?.len_utf8())?;
        let originator = originator.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.');
        if originator.is_empty()
            || originator.chars().count() > ORIGINATOR_CHARS_MAX
            || !originator.chars().all(is_word)
            || serial.len() > 9
        {
            return None;
        }
        let year = u8::try_from(year % 100).ok()?;
        let width = u8::try_from(serial.len()).ok()?;
        Some(Self { year, originator: originator.into(), serial: serial.parse().ok()?, width })
    }

    /// The number of a text that gives none: `00 DRAFT 0`. No release takes it.
    #[must_use]
    pub fn unnumbered() -> Self {
        Self { year: 0, originator: "DRAFT".into(), serial: 0, width: 1 }
    }

    /// The year, two digits.
    #[must_use]
    pub const fn year(&self) -> u8 {
        self.year
    }

    /// Who issued it.
    #[must_use]
    pub fn originator(&self) -> &str {
        &self.originator
    }

    fn key(&self) -> (u8, &str, u32) {
        (self.year, &self.originator, self.serial)
    }
}

impl PartialEq for DirectiveId {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for DirectiveId {}

impl PartialOrd for DirectiveId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DirectiveId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for DirectiveId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for DirectiveId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = usize::from(self.width);
        write!(f, "{:02} {} {:0width$}", self.year, self.originator, self.serial)
    }
}

/// The number of a paragraph, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(pub u16);

impl fmt::Display for ParagraphId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
