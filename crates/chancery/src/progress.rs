//! How far a long screening is, in one line on a terminal: names done, names a second, time left.
//! Nothing where standard error is no terminal, where the answers go to the terminal themselves,
//! or when told to be quiet. Its own forty lines: `indicatif` brings five crates for one line.

use std::io::{IsTerminal, Write as _, stderr, stdout};
use std::time::{Duration, Instant};

/// How often the line is written anew.
const EVERY: Duration = Duration::from_millis(200);

/// The line.
#[derive(Debug)]
pub(crate) struct Progress {
    begun: Instant,
    /// When it was last written; none before the first time.
    last: Option<Instant>,
    names: u64,
    is_shown: bool,
}

impl Progress {
    /// Begins; `is_quiet` keeps it from being shown.
    pub(crate) fn begin(is_quiet: bool) -> Self {
        let is_shown = !is_quiet && stderr().is_terminal() && !stdout().is_terminal();
        Self { begun: Instant::now(), last: None, names: 0, is_shown }
    }

    /// Says that so many more names are done, and how many bytes of how many are read.
    pub(crate) fn done(&mut self, names: usize, (drawn, length): (u64, u64)) {
        self.names += u64::try_from(names).unwrap_or(u64::MAX);
        if !self.is_shown || self.last.is_some_and(|last| last.elapsed() < EVERY) {
            return;
        }
        self.last = Some(Instant::now());
        self.write(&line(self.names, self.begun.elapsed(), (drawn, length)));
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        if self.last.is_some() {
            self.write("");
        }
    }

    fn write(&self, line: &str) {
        // Nobody is told when the terminal is gone.
        let _ = write!(stderr(), "\r\u{1b}[K{line}");
        let _ = stderr().flush();
    }
}

fn line(names: u64, spent: Duration, (drawn, length): (u64, u64)) -> String {
    let millis = u64::try_from(spent.as_millis()).unwrap_or(u64::MAX).max(1);
    let pace = names.saturating_mul(1_000) / millis;
    let left = millis.saturating_mul(length.saturating_sub(drawn)) / drawn.max(1) / 1_000;
    let share = drawn.saturating_mul(100) / length.max(1);
    format!("{share:>3} %  {names} names, {pace} a second, {}:{:02} left", left / 60, left % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_how_fast_and_how_long() {
        let said = line(40_000, Duration::from_secs(2), (1_000, 61_000));
        assert_eq!(said, "  1 %  40000 names, 20000 a second, 2:00 left");
        let said = line(0, Duration::ZERO, (0, 1));
        assert_eq!(said, "  0 %  0 names, 0 a second, 0:00 left");
    }
}
