//! A directive held against the organisation, the registry and what was released before: what would
//! not do what it says. Never changes the directive, never runs its examples.

mod examples;
mod head;
mod locate;
mod rules;

use crate::fault::{FAULTS_MAX, Fault};
use crate::parse::Header;
use crate::{Directive, ParagraphId, Place, Released};
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

/// Every finding about a directive, placed at the paragraph or example it is about; those about the
/// head have no place. [`lint_text`] places each at its words.
#[must_use]
pub fn lint(
    directive: &Directive,
    organisation: &Organisation,
    registry: &Registry,
    already: &[Released],
) -> Vec<Finding> {
    let mut found = lint_anchored(directive, organisation, registry, already);
    found.anchored.iter_mut().for_each(|(anchor, finding)| {
        finding.fault.place = anchor.rough_place(directive);
    });
    found.anchored.into_iter().map(|(_, finding)| finding).collect()
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
    let mut found = lint_anchored(&directive, organisation, registry, already);
    let lines = locate::Lines::of(text, &directive);
    for paragraph in directive.paragraphs.iter().filter(|p| p.rule.is_some()) {
        for (place, words, terms) in lines.shared_scopes(paragraph.place.line) {
            let what = format!("`{words}` holds for all {terms} parties before it");
            let remedy = "when only the last is meant, write `;` before it";
            let anchor = Anchor::Placed(place);
            found.warn(anchor, ("shared-scope", words), what, remedy);
        }
    }
    let mut findings: Vec<Finding> = Vec::new();
    for (anchor, mut finding) in found.anchored {
        if !is_said_already(&anchor, &finding.fault, &faults, &lines, &directive) {
            finding.fault.place = lines.place(&anchor, &finding.fault.words);
            findings.push(finding);
        }
    }
    findings.extend(faults.into_iter().map(|fault| Finding { severity: Severity::Fault, fault }));
    findings.sort_by_key(|f| f.fault.place);
    (directive, findings)
}

/// Whether something is missing only because the parser could not read it, which it has said.
fn is_said_already(
    anchor: &Anchor,
    missing: &Fault,
    faults: &[Fault],
    lines: &locate::Lines<'_>,
    directive: &Directive,
) -> bool {
    match missing.code {
        "missing-header" => {
            let named = format!("`{}`", missing.words);
            let is_mistyped =
                |f: &Fault| f.code == "unknown-header" && f.remedy.contains(named.as_str());
            lines.has_header(&missing.words) || faults.iter().any(is_mistyped)
        }
        "no-number" => faults.iter().any(|f| matches!(f.code, "no-number" | "not-a-number")),
        "no-acts" | "no-parties" => {
            let (first, last) = lines.span(anchor.rough_place(directive).line);
            faults.iter().any(|f| (first..=last).contains(&f.place.line))
        }
        _ => false,
    }
}

fn lint_anchored(
    directive: &Directive,
    organisation: &Organisation,
    registry: &Registry,
    already: &[Released],
) -> Findings {
    let subject = Subject { directive, organisation, registry, already };
    let mut found = Findings::default();
    head::lint(&subject, &mut found);
    rules::lint(&subject, &mut found);
    examples::lint(&subject, &mut found);
    found
}

/// What is linted, and against what.
struct Subject<'a> {
    directive: &'a Directive,
    organisation: &'a Organisation,
    registry: &'a Registry,
    already: &'a [Released],
}

/// What a finding is about, by which its words are found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    Whole,
    Header(Header),
    Paragraph(ParagraphId),
    Rule(ParagraphId, &'static str),
    Example(usize),
    Placed(Place),
}

impl Anchor {
    fn rough_place(&self, directive: &Directive) -> Place {
        match self {
            Self::Whole | Self::Header(_) => Place::default(),
            Self::Placed(place) => *place,
            Self::Paragraph(id) | Self::Rule(id, _) => {
                directive.paragraph(*id).map_or_else(Place::default, |p| p.place)
            }
            Self::Example(i) => directive.examples.get(*i).map_or_else(Place::default, |e| e.place),
        }
    }
}

#[derive(Debug, Default)]
struct Findings {
    anchored: Vec<(Anchor, Finding)>,
}

impl Findings {
    fn add(
        &mut self,
        severity: Severity,
        anchor: Anchor,
        (code, words): (&'static str, &str),
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        // The parser has its own bound; both together stay readable.
        if self.anchored.len() < FAULTS_MAX {
            let (words, what, remedy) = (words.to_owned(), what.into(), remedy.into());
            let fault = Fault { place: Place::default(), code, words, what, remedy };
            self.anchored.push((anchor, Finding { severity, fault }));
        }
    }

    fn count(&self, code: &str) -> usize {
        self.anchored.iter().filter(|(_, finding)| finding.fault.code == code).count()
    }

    fn fault(
        &mut self,
        anchor: Anchor,
        about: (&'static str, &str),
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Fault, anchor, about, what, remedy);
    }

    fn warn(
        &mut self,
        anchor: Anchor,
        about: (&'static str, &str),
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Warning, anchor, about, what, remedy);
    }
}

/// `did you mean …?`, or what to write when nothing is near.
fn suggest(word: &str, known: &[&str], otherwise: &str) -> String {
    let close = crate::near::near(word, known.iter().copied());
    if close.is_empty() {
        otherwise.to_owned()
    } else {
        format!("did you mean {}?", crate::near::listed(&close, "or"))
    }
}
