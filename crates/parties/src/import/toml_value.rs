//! Typed access to a parsed TOML table: values out by key, a fault with its line for what is not
//! of the asked kind, and for keys nobody asked for. Never drops a key silently.

use super::faults::{Faults, quoted};
use super::limits::{ITEMS_MAX, TEXT_BYTES_MAX};
use super::text;
use crate::PartialDate;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where the lines of a text begin, so that a place in bytes can be told as a line.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    before: u64,
}

impl Lines {
    /// The lines of `text`, which itself begins after `before` lines of its file.
    pub(super) fn of(text: &str, before: u64) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect(), before }
    }

    /// The line of a byte, from 1.
    pub(super) fn at(&self, byte: usize) -> u64 {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        self.before + u64::try_from(line).unwrap_or(u64::MAX)
    }
}

/// One word and the line it stands on.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The word, clean.
    pub(super) text: String,
    /// Its line.
    pub(super) line: u64,
}

/// One table with the keys that were asked for.
#[derive(Debug)]
pub(super) struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
    lines: &'t Lines,
    /// The line the table begins on.
    pub(super) line: u64,
    /// What faults in it are called by: an id, a number.
    pub(super) record: String,
    asked: BTreeSet<&'static str>,
}

impl<'t, 'i> Fields<'t, 'i> {
    /// The fields of a table that begins at byte `at`.
    pub(super) fn of(table: &'t DeTable<'i>, lines: &'t Lines, at: usize, record: &str) -> Self {
        let (line, record) = (lines.at(at), record.to_owned());
        Self { table, lines, line, record, asked: BTreeSet::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<(&'t DeValue<'i>, u64)> {
        self.asked.insert(key);
        let (_, value) = self.table.iter().find(|(k, _)| k.get_ref().as_ref() == key)?;
        Some((value.get_ref(), self.lines.at(value.span().start)))
    }

    /// Whether the key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.keys().any(|k| k.get_ref().as_ref() == key)
    }

    /// A text, number or date as a word; none when absent or of another kind.
    pub(super) fn word(&mut self, key: &'static str, faults: &mut Faults) -> Option<Word> {
        let (value, line) = self.take(key)?;
        match self.scalar(value, line, faults) {
            Some(word) => Some(word),
            None => {
                self.wrong_kind(key, value, line, "a text in quotes", faults);
                None
            }
        }
    }

    /// As [`Self::word`]; empty when absent.
    pub(super) fn text(&mut self, key: &'static str, faults: &mut Faults) -> String {
        self.word(key, faults).map(|w| w.text).unwrap_or_default()
    }

    /// One word or an array of words.
    pub(super) fn words(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Word> {
        let Some((value, line)) = self.take(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            return match self.scalar(value, line, faults) {
                Some(word) => vec![word],
                None => {
                    self.wrong_kind(key, value, line, "a text or an array of texts", faults);
                    Vec::new()
                }
            };
        };
        let mut words = Vec::new();
        for item in array.iter().take(self.bounded(key, array.len(), line, faults)) {
            let line = self.lines.at(item.span().start);
            match self.scalar(item.get_ref(), line, faults) {
                Some(word) => words.push(word),
                None => self.wrong_kind(key, item.get_ref(), line, "an array of texts", faults),
            }
        }
        words
    }

    /// A table, an array of tables, or none.
    pub(super) fn tables(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Self> {
        let Some((value, line)) = self.take(key) else { return Vec::new() };
        if let Some(table) = value.as_table() {
            return vec![self.inner(table, line)];
        }
        let Some(array) = value.as_array() else {
            self.wrong_kind(key, value, line, "a table or an array of tables", faults);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array.iter().take(self.bounded(key, array.len(), line, faults)) {
            let line = self.lines.at(item.span().start);
            match item.get_ref().as_table() {
                Some(table) => tables.push(self.inner(table, line)),
                None => self.wrong_kind(key, item.get_ref(), line, "an array of tables", faults),
            }
        }
        tables
    }

    /// The table under a key when it is one, and not some other kind of value.
    pub(super) fn table_if(&mut self, key: &'static str) -> Option<Self> {
        let (value, line) = self.take(key)?;
        value.as_table().map(|table| self.inner(table, line))
    }

    /// `true` or `false`; false when absent.
    pub(super) fn flag(&mut self, key: &'static str, faults: &mut Faults) -> bool {
        let Some((value, line)) = self.take(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.wrong_kind(key, value, line, "true or false", faults);
            false
        })
    }

    /// A date, in quotes or not.
    pub(super) fn date(&mut self, key: &'static str, faults: &mut Faults) -> Option<PartialDate> {
        let word = self.word(key, faults)?;
        self.parsed_date(&word, faults)
    }

    /// One date or an array of dates.
    pub(super) fn dates(&mut self, key: &'static str, faults: &mut Faults) -> Vec<PartialDate> {
        let words = self.words(key, faults);
        words.iter().filter_map(|w| self.parsed_date(w, faults)).collect()
    }

    fn parsed_date(&self, word: &Word, faults: &mut Faults) -> Option<PartialDate> {
        if word.text.is_empty() {
            return None;
        }
        let date = PartialDate::parse(&word.text);
        if date.is_none() {
            faults.note(
                word.line,
                &self.record,
                format!("`{}` is no date", quoted(&word.text)),
                "write 1971-06-06, 1971-06, 1971, 1960/1965 or circa 1960",
            );
        }
        date
    }

    /// Every key with its value as words, where the keys themselves are names.
    pub(super) fn entries(&self, faults: &mut Faults) -> Vec<(Word, Vec<Word>)> {
        let mut out = Vec::new();
        for (key, value) in self.table {
            let name =
                Word { text: key.get_ref().to_string(), line: self.lines.at(value.span().start) };
            let Some(array) = value.get_ref().as_array() else {
                self.wrong_kind(
                    &name.text,
                    value.get_ref(),
                    name.line,
                    "an array of texts",
                    faults,
                );
                continue;
            };
            let mut words = Vec::new();
            let most = self.bounded(&name.text, array.len(), name.line, faults);
            for item in array.iter().take(most) {
                let line = self.lines.at(item.span().start);
                match self.scalar(item.get_ref(), line, faults) {
                    Some(word) => words.push(word),
                    None => self.wrong_kind(&name.text, item.get_ref(), line, "a text", faults),
                }
            }
            out.push((name, words));
        }
        out
    }

    /// Notes every key that was not asked for.
    pub(super) fn finish(&self, faults: &mut Faults) {
        for (key, value) in self.table {
            if !self.asked.contains(key.get_ref().as_ref()) {
                let known: Vec<&str> = self.asked.iter().copied().collect();
                faults.note(
                    self.lines.at(value.span().start),
                    &self.record,
                    format!("no field is called `{}`", quoted(key.get_ref())),
                    &format!("there are {}", known.join(", ")),
                );
            }
        }
    }

    fn inner(&self, table: &'t DeTable<'i>, line: u64) -> Self {
        let (lines, record) = (self.lines, self.record.clone());
        Self { table, lines, line, record, asked: BTreeSet::new() }
    }

    fn scalar(&self, value: &DeValue<'_>, line: u64, faults: &mut Faults) -> Option<Word> {
        let raw = match value {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            _ => return None,
        };
        let text = text::clean(&raw, line, &self.record, faults);
        let text = text::bounded(text, TEXT_BYTES_MAX, line, &self.record, faults);
        Some(Word { text, line })
    }

    fn bounded(&self, key: &str, given: usize, line: u64, faults: &mut Faults) -> usize {
        if given > ITEMS_MAX {
            faults.note(
                line,
                &self.record,
                format!("`{}` has {given} items; {ITEMS_MAX} are read", quoted(key)),
                "split the record",
            );
        }
        ITEMS_MAX
    }

    fn wrong_kind(
        &self,
        key: &str,
        value: &DeValue<'_>,
        line: u64,
        wanted: &str,
        faults: &mut Faults,
    ) {
        faults.note(
            line,
            &self.record,
            format!("`{}` is a {}", quoted(key), value.type_str()),
            &format!("give {wanted}"),
        );
    }
}

/// What is wrong with a text that is no TOML, and the byte where.
pub(super) fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, (String, usize)> {
    DeTable::parse(text).map_err(|error| {
        let what = error.message().trim().to_lowercase().replace('\n', ", ");
        (what, error.span().map_or(0, |span| span.start))
    })
}
