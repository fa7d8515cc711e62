//! A directive held against the organisation, the registry and what was released before: what would
//! not do what it says. Never changes the directive, never runs its examples.

use crate::{Directive, Fault, Released};
use parties::{Organisation, Registry};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It stops the release.
    Fault,
    /// It is said, and the drafter decides.
    Warning,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub severity: Severity,
    /// What, where, and what would mend it.
    pub fault: Fault,
}

impl Finding {
    /// Whether it stops a release.
    #[must_use]
    pub fn stops_release(&self) -> bool {
        self.severity == Severity::Fault
    }

    /// The finding with the line it stands in and a caret.
    #[must_use]
    pub fn render(&self, text: &str) -> String {
        let word = match self.severity {
            Severity::Fault => "fault",
            Severity::Warning => "warning",
        };
        format!("{word}: {}", self.fault.render(text))
    }
}

/// Every finding about a directive that was read without its text.
#[must_use]
pub fn lint(
    _directive: &Directive,
    _organisation: &Organisation,
    _registry: &Registry,
    _already: &[Released],
) -> Vec<Finding> {
    Vec::new()
}

/// Reads a text and lints it: the parser's faults and every finding, in order of place.
#[must_use]
pub fn lint_text(
    text: &str,
    organisation: &Organisation,
    registry: &Registry,
    already: &[Released],
) -> (Directive, Vec<Finding>) {
    let (directive, faults) = crate::parse(text);
    let mut findings: Vec<_> =
        faults.into_iter().map(|fault| Finding { severity: Severity::Fault, fault }).collect();
    findings.extend(lint(&directive, organisation, registry, already));
    (directive, findings)
}
