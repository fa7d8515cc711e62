//! A sealed decision and a reader in, what the reader may see of it out. A line is shown as it
//! would stand if what is hidden from the reader did not exist, when that is the line decided; else
//! it reads `refer`, in constant words. Never a count, a citation or a party that was hidden.
//! Source: semantics, Visibility and doubts 14.

use crate::decide::{Inputs, decide_lines};
use crate::decision::{Citation, Decision, Line, Question, Whole};
use crate::ids::DecisionId;
use crate::reader::Reader;
use crate::world::World;
use jiff::Timestamp;
use parties::FunctionId;

/// One line as a reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownLine {
    /// As it is.
    Plain(Box<Line>),
    /// Something hidden decides it.
    Refer {
        /// The words asked, which the reader knows.
        query: String,
    },
}

/// The whole as a reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownWhole {
    /// As it is.
    Plain(Box<Whole>),
    /// Something hidden decides a line.
    Refer {
        /// What the visible lines cite.
        cites: Vec<Citation>,
    },
}

/// A decision as one reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
    /// Its reference, by which the office referred to finds it.
    pub id: DecisionId,
    /// When the contact takes place.
    pub at: Timestamp,
    /// What was known then.
    pub as_of: Timestamp,
    /// One line a counterpart.
    pub lines: Vec<ShownLine>,
    /// All together.
    pub whole: ShownWhole,
    /// The one office everybody is referred to.
    pub refer_to: FunctionId,
    /// The engine it was made with.
    pub engine: String,
}

impl Decision {
    /// What a reader may see. `inputs` are those the decision was made of.
    #[must_use]
    pub fn disclosed_to(&self, reader: &Reader, inputs: &Inputs<'_>) -> Disclosed {
        let world = World::of(*inputs, Some(reader));
        let sees_all = world.sees_all();
        let lines = self.lines.iter().zip(decide_lines(&world)).map(|(sealed, seen)| {
            let is_told = is_same_answer(sealed, &seen) || is_free_either_way(sealed, &seen);
            // A party that is not there reads as one that is hidden: else ids could be tried out.
            if is_told && (sees_all || !names_nobody(&seen)) {
                ShownLine::Plain(Box::new(seen))
            } else {
                ShownLine::Refer { query: seen.query }
            }
        });
        self.with(lines.collect(), inputs.organisation.refer_to.clone())
    }

    /// All of it, for one who may see everything, or to be put in words for the record.
    #[must_use]
    pub fn in_full(&self, refer_to: FunctionId) -> Disclosed {
        let lines = self.lines.iter().cloned();
        self.with(lines.map(|l| ShownLine::Plain(Box::new(l))).collect(), refer_to)
    }

    fn with(&self, lines: Vec<ShownLine>, refer_to: FunctionId) -> Disclosed {
        let is_all = lines.iter().all(|l| matches!(l, ShownLine::Plain(_)));
        let plain: Vec<Line> = lines.iter().filter_map(ShownLine::plain).cloned().collect();
        let whole = Whole::of(&plain);
        let whole = if is_all {
            ShownWhole::Plain(Box::new(whole))
        } else {
            let is_rule = |c: &Citation| c.rule.is_some();
            ShownWhole::Refer { cites: whole.cites.into_iter().filter(is_rule).collect() }
        };
        let (at, engine) = (self.contact.at, self.made_with.engine.clone());
        Disclosed { id: self.id, at, as_of: self.as_of, lines, whole, refer_to, engine }
    }
}

impl ShownLine {
    /// The line, when it is shown.
    #[must_use]
    pub const fn plain(&self) -> Option<&Line> {
        match self {
            Self::Plain(line) => Some(line),
            Self::Refer { .. } => None,
        }
    }

    /// The words asked.
    #[must_use]
    pub fn query(&self) -> &str {
        match self {
            Self::Plain(line) => &line.query,
            Self::Refer { query } => query,
        }
    }
}

impl Disclosed {
    /// The whole, when it is shown.
    #[must_use]
    pub const fn plain(&self) -> Option<&Whole> {
        match &self.whole {
            ShownWhole::Plain(whole) => Some(whole),
            ShownWhole::Refer { .. } => None,
        }
    }

    /// The word of the whole: a verdict, or `refer`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.plain() {
            Some(whole) => whole.verdict.as_str(),
            None => REFER,
        }
    }

    /// Whether the contact may go ahead as far as this reader can be told: what the exit status
    /// says.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.plain().is_some_and(|w| w.verdict.is_free() || !w.satisfied_by.is_empty())
    }

    /// What the whole cites.
    #[must_use]
    pub fn cites(&self) -> &[Citation] {
        match &self.whole {
            ShownWhole::Plain(whole) => &whole.cites,
            ShownWhole::Refer { cites } => cites,
        }
    }
}

/// The word that stands where something hidden decides.
pub const REFER: &str = "refer";

/// Whether a line decided without what is hidden says all that the sealed one says: the same
/// answer on the same grounds. What merely gave way may be missing.
fn is_same_answer(sealed: &Line, seen: &Line) -> bool {
    sealed.verdict == seen.verdict
        && sealed.basis == seen.basis
        && sealed.party == seen.party
        && sealed.cites == seen.cites
        && sealed.approvals == seen.approvals
        && sealed.satisfied_by == seen.satisfied_by
        && sealed.duties == seen.duties
        && sealed.conditions == seen.conditions
        && sealed.questions == seen.questions
        && sealed.unread == seen.unread
}

/// Whether a confirmation names a party that is not there, as far as the reader can tell.
fn names_nobody(line: &Line) -> bool {
    line.questions.iter().any(|q| matches!(q, Question::NoSuchParty { .. }))
}

/// Whether it is clear or exempt with and without what is hidden.
fn is_free_either_way(sealed: &Line, seen: &Line) -> bool {
    sealed.verdict.is_free() && seen.verdict.is_free()
}
