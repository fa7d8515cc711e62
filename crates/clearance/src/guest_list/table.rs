//! The first line of a pasted table in, which column says what out; then each row as a counterpart.
//! A line that names no column for a name is no table.

use super::Unread;
use super::facts::{fact, named};
use super::name::capacity;
use crate::contact::Counterpart;

/// Characters of a column's name. Largest seen: 28. A longer cell is data, and its line no head.
const COLUMN_CHARS_MAX: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Given,
    Surname,
    Capacity,
    Fact(&'static str),
    Other,
}

/// What columns are called, lower case.
const CALLED: &[(&str, Column)] = &[
    ("name", Column::Name),
    ("full name", Column::Name),
    ("guest", Column::Name),
    ("guest name", Column::Name),
    ("attendee", Column::Name),
    ("participant", Column::Name),
    ("invitee", Column::Name),
    ("counterpart", Column::Name),
    ("نام و نام خانوادگی", Column::Name),
    ("نام کامل", Column::Name),
    ("first name", Column::Given),
    ("given name", Column::Given),
    ("given names", Column::Given),
    ("forename", Column::Given),
    ("نام کوچک", Column::Given),
    ("last name", Column::Surname),
    ("surname", Column::Surname),
    ("family name", Column::Surname),
    ("نام خانوادگی", Column::Surname),
    ("capacity", Column::Capacity),
    ("organisation", Column::Capacity),
    ("organization", Column::Capacity),
    ("company", Column::Capacity),
    ("affiliation", Column::Capacity),
    ("representing", Column::Capacity),
    ("سازمان", Column::Capacity),
    ("kind", Column::Fact("kind")),
    ("born", Column::Fact("born")),
    ("birth date", Column::Fact("born")),
    ("date of birth", Column::Fact("born")),
    ("dob", Column::Fact("born")),
    ("تاریخ تولد", Column::Fact("born")),
    ("country", Column::Fact("country")),
    ("nationality", Column::Fact("country")),
    ("کشور", Column::Fact("country")),
    ("تابعیت", Column::Fact("country")),
    ("id", Column::Fact("id")),
    ("passport", Column::Fact("id")),
    ("is", Column::Fact("is")),
    ("is not", Column::Fact("is-not")),
];

/// A table's columns.
#[derive(Debug)]
pub(super) struct Table {
    separator: char,
    columns: Vec<(String, Column)>,
}

impl Table {
    /// The table whose first line this is. One column alone is a head only when rows follow.
    pub(super) fn of(first: &str, has_rows: bool) -> Option<Self> {
        let separator = ['\t', ';', ','].into_iter().find(|s| first.contains(*s)).unwrap_or(',');
        let cells = cells(first, separator);
        if !has_rows || cells.iter().any(|c| c.chars().count() > COLUMN_CHARS_MAX) {
            return None;
        }
        let columns: Vec<(String, Column)> =
            cells.into_iter().map(|c| (c.clone(), called(&c))).collect();
        let names = columns.iter().any(|(_, c)| matches!(c, Column::Name | Column::Surname));
        let known = columns.iter().filter(|(_, c)| *c != Column::Other).count();
        (names && known * 2 >= columns.len()).then_some(Self { separator, columns })
    }

    /// The columns a counterpart has nothing for, between commas.
    pub(super) fn columns_left_out(&self) -> String {
        let left: Vec<&str> = self
            .columns
            .iter()
            .filter(|(name, column)| *column == Column::Other && !name.is_empty())
            .map(|(name, _)| name.as_str())
            .collect();
        left.join(", ")
    }

    /// One row.
    pub(super) fn row(&self, line: &str) -> Result<Counterpart, Unread> {
        let cells = cells(line, self.separator);
        let of = |wanted: Column| {
            let found = self.columns.iter().zip(&cells).filter(|((_, c), _)| *c == wanted);
            found.map(|(_, cell)| cell.as_str()).find(|cell| !cell.is_empty())
        };
        let whole = match (of(Column::Name), of(Column::Given), of(Column::Surname)) {
            (Some(name), None, None) => name.to_owned(),
            (name, given, surname) => {
                let parts = [name, given, surname];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        };
        if !whole.chars().any(char::is_alphabetic) {
            return Err(Unread::NoName);
        }
        let mut counterpart = named(&whole);
        counterpart.capacity = of(Column::Capacity).map(capacity);
        for ((_, column), cell) in self.columns.iter().zip(&cells) {
            if let Column::Fact(key) = column
                && !cell.is_empty()
            {
                fact(&mut counterpart, key, cell)?;
            }
        }
        // Cells beyond the last column may name somebody: they are kept as words of the capacity.
        let beyond: Vec<&str> = cells
            .iter()
            .skip(self.columns.len())
            .map(String::as_str)
            .filter(|c| !c.is_empty())
            .collect();
        if !beyond.is_empty() {
            let own = counterpart.capacity.take();
            let all: Vec<&str> = own.as_deref().into_iter().chain(beyond).collect();
            counterpart.capacity = Some(all.join("; "));
        }
        Ok(counterpart)
    }
}

fn called(name: &str) -> Column {
    let name = name.replace(['_', '-'], " ").to_lowercase();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    CALLED.iter().find(|(called, _)| *called == name).map_or(Column::Other, |(_, column)| *column)
}

/// The cells of a line. A quote that never closes is a sign like any other.
fn cells(line: &str, separator: char) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut is_quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = out.last_mut() else { break };
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                is_quoted = true;
            }
            c if c == separator && !is_quoted => out.push(String::new()),
            c => cell.push(c),
        }
    }
    if is_quoted {
        return line.split(separator).map(|c| c.trim().to_owned()).collect();
    }
    out.into_iter().map(|c| c.trim().to_owned()).collect()
}
