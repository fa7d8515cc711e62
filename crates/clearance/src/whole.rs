//! Lines in, the whole out: the strictest verdict; duties and conditions united; every approval
//! demanded, unless the whole is barred. Source: semantics, Rules, doubts 10 and 11.

use crate::decision::{Line, LineBasis, Needed, Whole};
use crate::duty::Duty;
use crate::owed;
use crate::verdict::Verdict;
use jiff::civil::Date;
use parties::FunctionId;
use std::collections::BTreeSet;

impl Whole {
    /// All lines together. A contact with nobody is clear by the default rule.
    #[must_use]
    pub fn of(lines: &[Line]) -> Self {
        let verdict = lines.iter().map(|l| l.verdict).max().unwrap_or(Verdict::Clear);
        let every = lines.iter().flat_map(|l| l.cites.iter().cloned());
        let mut cites = owed::united(every);
        if cites.iter().any(|c| c.rule.is_some()) {
            cites.retain(|c| c.rule.is_some());
        }
        let approvals = match verdict {
            Verdict::Prohibited => Vec::new(),
            _ => each_once(lines.iter().flat_map(|l| &l.approvals)),
        };
        let demanding = || lines.iter().filter(|l| l.verdict == Verdict::ApprovalRequired);
        let is_met =
            verdict == Verdict::ApprovalRequired && demanding().all(|l| l.satisfied_by.is_some());
        let grants = demanding().filter_map(|l| l.satisfied_by.as_ref());
        Self {
            verdict,
            cites,
            approvals,
            satisfied_by: if is_met { each_once(grants) } else { Vec::new() },
            duties: each_once(lines.iter().flat_map(|l| &l.duties)),
            conditions: each_once(lines.iter().flat_map(|l| &l.conditions)),
            questions: each_once(lines.iter().flat_map(|l| &l.questions)),
            notes: each_once(lines.iter().flat_map(|l| &l.notes)),
        }
    }

    /// A whole that demands nothing and cites nothing, for what may not be shown.
    pub(crate) const fn nothing() -> Self {
        Self {
            verdict: Verdict::Undetermined,
            cites: Vec::new(),
            approvals: Vec::new(),
            satisfied_by: Vec::new(),
            duties: Vec::new(),
            conditions: Vec::new(),
            questions: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Every function that may decide, sorted; the authority of a directive where nobody else is
    /// left. Source: semantics, doubts 10.
    #[must_use]
    pub fn who_decides(&self) -> Vec<String> {
        who_decides(&self.approvals)
    }

    /// The demands as one expression: `(nea-desk and legal) and (asia-desk or head of post)`.
    #[must_use]
    pub fn who_expr(&self) -> Option<String> {
        let said = crate::wording::who(self, crate::Language::English);
        (!self.approvals.is_empty()).then_some(said)
    }

    /// The first day a report is due, if one is.
    #[must_use]
    pub fn report_due(&self) -> Option<Date> {
        self.duties.iter().filter_map(Duty::due).min()
    }

    /// Whom to tell first, sorted.
    #[must_use]
    pub fn told(&self) -> BTreeSet<&FunctionId> {
        self.duties.iter().filter_map(Duty::told).collect()
    }
}

/// Every function that may decide, sorted.
pub(crate) fn who_decides(approvals: &[Needed]) -> Vec<String> {
    let mut all = BTreeSet::new();
    for needed in approvals {
        match &needed.authority_instead {
            Some(authority) => {
                all.insert(authority.clone());
            }
            None => all.extend(needed.by.functions().iter().map(ToString::to_string)),
        }
    }
    all.into_iter().collect()
}

/// What the lines stand on, each once, in their order.
pub(crate) fn bases(lines: &[Line]) -> Vec<&LineBasis> {
    let mut kept: Vec<&LineBasis> = Vec::new();
    for line in lines {
        if !kept.contains(&&line.basis) {
            kept.push(&line.basis);
        }
    }
    kept
}

fn each_once<'a, T: Clone + PartialEq + 'a>(all: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if !kept.contains(one) {
            kept.push(one.clone());
        }
    }
    kept
}
