//! What a settled line cites, owes and notes. Takes the verdict as given.

use crate::approvals;
use crate::deadline::{due_day, end_of};
use crate::decision::{Citation, Line, Needed, Note, ReachedBy, RuleRef};
use crate::duty::Duty;
use crate::governing::Answer;
use crate::reach::{Reached, place_of};
use crate::verdict::Verdict;
use crate::world::World;
use directive::Order;
use directive::policy::PolicyParagraph;
use parties::FunctionId;

/// The default rule, printed with every line that stands on it. Cited as `default`, paragraph 1.
pub const DEFAULT_RULE: &str = "A contact that no directive in force reaches is free. \
    That a party is listed changes nothing where no rule names it, its list, its programme or \
    its category.";

/// Quotes a paragraph.
pub(crate) fn cite(paragraph: &PolicyParagraph<'_>, by: Option<&ReachedBy>) -> Citation {
    Citation {
        rule: Some(place_of(paragraph)),
        text: paragraph.paragraph.text.clone(),
        amended_by: paragraph.amended_by.map(|r| r.directive.id.clone()),
        is_review_past: paragraph.is_review_past,
        unknown: paragraph.paragraph.rule.as_ref().and_then(|r| r.unknown),
        reached_by: by.cloned(),
    }
}

/// Quotes the default rule.
pub(crate) fn default_citation() -> Citation {
    Citation {
        rule: None,
        text: DEFAULT_RULE.to_owned(),
        amended_by: None,
        is_review_past: false,
        unknown: None,
        reached_by: None,
    }
}

/// Citations each once, by directive and paragraph.
pub(crate) fn united(all: impl IntoIterator<Item = Citation>) -> Vec<Citation> {
    let mut kept: Vec<Citation> = Vec::new();
    for one in all {
        if kept.iter().all(|k| k.rule != one.rule) {
            kept.push(one);
        }
    }
    kept.sort_by(|a, b| a.rule.cmp(&b.rule));
    kept
}

/// Adds what the governing rules demand. An exempt line owes nothing under them.
pub(crate) fn owe(world: &World<'_>, line: &mut Line, answer: &Answer<'_>) {
    if answer.verdict == Verdict::Exempt {
        return;
    }
    for rule in &answer.governing {
        duties(world, line, rule);
        for condition in &rule.rule.conditions {
            if !line.conditions.contains(condition) {
                line.conditions.push(condition.clone());
            }
        }
        if let Order::ApprovalRequired { by } = &rule.rule.order {
            let needed = Needed { rule: rule.place(), by: by.clone(), authority_instead: None };
            let authority = &rule.paragraph.released.directive.authority;
            let is_left = approvals::is_anybody_left(world, by, line.party.as_ref());
            let authority_instead = (!is_left).then(|| authority.clone());
            line.approvals.push(Needed { authority_instead, ..needed });
        }
    }
    if line.verdict != Verdict::ApprovalRequired {
        line.approvals.clear();
        return;
    }
    line.satisfied_by = approvals::satisfied(world, line);
    for condition in line.satisfied_by.iter().flat_map(|s| &s.conditions) {
        if !line.conditions.contains(condition) {
            line.conditions.push(condition.clone());
        }
    }
}

fn duties(world: &World<'_>, line: &mut Line, rule: &Reached<'_>) {
    let RuleRef { directive, paragraph } = rule.place();
    if let (Some(n), Some(post)) = (rule.rule.report_working_days, world.post) {
        let due = due_day(post, world.day, n);
        line.duties.push(Duty::Report {
            within_working_days: n,
            due,
            due_at: end_of(due, &world.zone),
            directive: directive.clone(),
            paragraph,
        });
    }
    if let Order::NotifyFirst { by } = &rule.rule.order {
        for function in told(world, by) {
            line.duties.push(Duty::Tell { function, directive: directive.clone(), paragraph });
        }
    }
}

/// Whom a `notify-first` tells: those named, else the desk of the post's region, else the office
/// everyone is referred to.
fn told(world: &World<'_>, by: &[FunctionId]) -> Vec<FunctionId> {
    if !by.is_empty() {
        return by.to_vec();
    }
    let organisation = world.inputs.organisation;
    let desk = organisation.desk_of(&world.inputs.contact.post);
    vec![desk.unwrap_or(&organisation.refer_to).clone()]
}

/// Adds what should be known beside: reviews passed, parties a rule cannot name, merges, ties.
pub(crate) fn note(world: &World<'_>, line: &mut Line) {
    let mut notes = Vec::new();
    for cited in &line.cites {
        let Some(rule) = &cited.rule else { continue };
        if cited.is_review_past {
            notes.push(Note::ReviewPassed { directive: rule.directive.clone() });
        }
        if let Some(count) = cited.unknown {
            notes.push(Note::UnknownParties { count, rule: rule.clone() });
        }
    }
    if let (Some(from), Some(into)) = (&line.merged_from, &line.party) {
        notes.push(Note::Merged { from: from.clone(), into: into.clone() });
    }
    let officer = world.inputs.organisation.officer(&world.inputs.contact.officer);
    for tie in officer.iter().flat_map(|o| &o.ties) {
        let party = line.party.as_ref().and_then(|p| world.party(p));
        if party.is_some_and(|p| world.is_same(&tie.of, p)) {
            notes.push(Note::Tie { kind: tie.kind.clone(), of: tie.of.clone() });
        }
    }
    notes.sort();
    notes.dedup();
    line.notes = notes;
}
