//! A portion mark in, the level it stands for out. Never guesses between two levels.

use parties::{Level, Levels};

/// The level a portion mark stands for: the level of that name, else the only one whose words begin
/// with those letters (`R`, `SBU`), else for `U` the most open one. None when nothing or more than
/// one fits.
#[must_use]
pub fn level_of(mark: &str, levels: &Levels) -> Option<Level> {
    let mark = mark.trim().to_lowercase();
    if mark.is_empty() {
        return None;
    }
    if let Some(named) = levels.all().iter().find(|l| l.as_str() == mark) {
        return Some(named.clone());
    }
    let mut fitting = levels.all().iter().filter(|l| initials(l) == mark);
    match (fitting.next(), fitting.next()) {
        (Some(level), None) => Some(level.clone()),
        (None, _) if mark == "u" => Some(levels.lowest()),
        _ => None,
    }
}

fn initials(level: &Level) -> String {
    let words = level.as_str().split(|c: char| !c.is_alphanumeric());
    words.filter_map(|w| w.chars().next()).collect()
}
