//! Faults in as they are met, a bounded list out. Never lets a hostile file fill the memory.

use crate::Fault;
use crate::fault::FAULTS_MAX;

/// Characters of foreign words repeated in a fault.
const QUOTED_CHARS_MAX: usize = 80;

/// The faults of one reading.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    beyond: usize,
    lost_beyond: bool,
}

impl Faults {
    /// Notes something that could not be used; the record stays.
    pub(super) fn note(&mut self, line: u64, record: &str, what: String, remedy: &str) {
        self.push(line, record, what, remedy, false);
    }

    /// Notes a record that is left out.
    pub(super) fn lose(&mut self, line: u64, record: &str, what: String, remedy: &str) {
        self.push(line, record, what, remedy, true);
    }

    fn push(&mut self, line: u64, record: &str, what: String, remedy: &str, is_lost: bool) {
        if self.kept.len() < FAULTS_MAX {
            let record = quoted(record);
            self.kept.push(Fault { line, record, what, remedy: remedy.to_owned(), is_lost });
        } else {
            self.beyond += 1;
            self.lost_beyond |= is_lost;
        }
    }

    /// Takes over faults met in one record, and calls them by its id.
    pub(super) fn append(&mut self, of_record: Self, record: &str) {
        for fault in of_record.kept {
            self.push(fault.line, record, fault.what, &fault.remedy, fault.is_lost);
        }
        self.beyond += of_record.beyond;
        self.lost_beyond |= of_record.lost_beyond;
    }

    /// How many there are so far.
    pub(super) const fn count(&self) -> usize {
        self.kept.len() + self.beyond
    }

    /// Whether nothing was met.
    pub(super) const fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The faults in the order of the file, and how many more there were.
    pub(super) fn into_vec(mut self) -> Vec<Fault> {
        self.kept.sort_by_key(|f| f.line);
        if self.beyond > 0 {
            self.kept.push(Fault {
                line: 0,
                record: String::new(),
                what: format!("{} more faults, not kept", self.beyond),
                remedy: "mend those shown first".to_owned(),
                is_lost: self.lost_beyond,
            });
        }
        self.kept
    }
}

/// Foreign words as they may stand in a message: short, on one line, without controls.
pub(super) fn quoted(words: &str) -> String {
    let mut out: String = words
        .chars()
        .filter(|c| !super::text::is_stripped(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(QUOTED_CHARS_MAX)
        .collect();
    if words.chars().nth(QUOTED_CHARS_MAX).is_some() {
        out.push('…');
    }
    out
}
