//! Parties as they are drawn in, distinct names to ask out: strangers, names as listed, names with
//! one letter wrong, names in a script the list does not hold for them.

use crate::dice::Dice;
use crate::list::{Drawn, Source};
use crate::spelling;
use parties::Kind;
use std::collections::HashSet;

/// Names asked of each sort.
pub(crate) const ASKED: usize = 2_000;

/// One name to ask, and who it names, when it names anybody.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) party: Option<usize>,
}

/// Names of each sort, kept while a list is drawn.
#[derive(Debug)]
pub(crate) struct Kept {
    dice: Dice,
    /// Out of so many parties, how many are kept for each sort.
    of: usize,
    seen: HashSet<String>,
    pub(crate) exact: Vec<Asked>,
    pub(crate) typo: Vec<Asked>,
    pub(crate) other_script: Vec<Asked>,
}

impl Kept {
    pub(crate) fn new(of: usize) -> Self {
        let (exact, typo, other_script) = Default::default();
        Self { dice: Dice::new(77), of: of.max(1), seen: HashSet::new(), exact, typo, other_script }
    }

    /// Looks at a party as it goes into the list; keeps some.
    pub(crate) fn look(&mut self, number: usize, drawn: &Drawn) {
        let party = Some(number);
        let kind = drawn.kind;
        if let Some(name) = drawn.kept_out.clone()
            && self.other_script.len() < ASKED
            && self.seen.insert(name.clone())
        {
            self.other_script.push(Asked { name, kind, party });
        }
        if self.dice.below(self.of) >= ASKED * 3 {
            return;
        }
        if number.is_multiple_of(2) {
            if self.exact.len() < ASKED && self.seen.insert(drawn.name.clone()) {
                self.exact.push(Asked { name: drawn.name.clone(), kind, party });
            }
        } else if self.typo.len() < ASKED
            && let Some(name) = spelling::typo(&drawn.name, &mut self.dice)
            && self.seen.insert(name.clone())
        {
            self.typo.push(Asked { name, kind, party });
        }
    }
}

/// Names from the same pools as the list, drawn anew.
pub(crate) fn strangers(source: &mut Source<'_>) -> Vec<Asked> {
    let mut seen = HashSet::new();
    let mut out = Vec::with_capacity(ASKED);
    while out.len() < ASKED {
        let drawn = source.draw();
        if seen.insert(drawn.name.clone()) {
            out.push(Asked { name: drawn.name, kind: drawn.kind, party: None });
        }
    }
    out
}
