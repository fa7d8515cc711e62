//! A case in, its decision in a few lines out: the whole, each line, what is asked, and the
//! sentence an officer reads.

use super::case::Case;
use clearance::decision::{Citation, Line, LineBasis, Whole};
use clearance::disclosed::ShownLine;
use clearance::ids::DecisionId;
use clearance::{Disclosed, Inputs, Language, Reader, asked, decide, wording};
use directive::Policy;
use screening::{Index, Options};
use std::fmt::Write;

const ENGLISH: Language = Language::English;

/// The decision of a case; what a reader sees of it, when the case names one.
pub(crate) fn render(case: &Case) -> String {
    decided(case, &mut |reader, shown_so| match reader {
        None => shown(shown_so),
        Some(reader) => format!("to {}:\n{}", reader.officer, shown(shown_so)),
    })
}

/// The same as it is told in a language: whole, lines, grounds, questions.
pub(crate) fn told(case: &Case, language: Language) -> String {
    decided(case, &mut |_, shown| {
        let mut all = vec![wording::sentence(shown, language)];
        all.extend(wording::lines(shown, language));
        all.extend(wording::grounds(shown, language));
        let whole = shown.plain();
        all.extend(whole.iter().flat_map(|w| &w.duties).map(|d| wording::duty(d, language)));
        all.iter().fold(String::new(), |out, line| out + line + "\n")
    })
}

fn decided(case: &Case, show: &mut dyn FnMut(Option<&Reader>, &Disclosed) -> String) -> String {
    let contact = match &case.contact {
        Ok(contact) => contact,
        Err(refused) => return format!("refused {refused}\n"),
    };
    let bytes = Index::build(&[&case.snapshot], "");
    let index = [Index::open(&bytes).unwrap()];
    let screened = asked::screen(contact, &index, &Options { limit: 50, ..Options::usual() });
    let policy =
        Policy::in_force(&case.released, &case.organisation, &contact.post, contact.at, case.as_of);
    let inputs = Inputs {
        contact,
        screened: &screened,
        registry: &case.registry,
        organisation: &case.organisation,
        policy: &policy,
        grants: &case.grants.iter().collect::<Vec<_>>(),
    };
    let decision = decide(DecisionId::from_random([7; 8]), &inputs, made_with());
    let refer_to = case.organisation.refer_to.clone();
    let mut out = show(None, &decision.in_full(refer_to));
    if let Some(reader) = &case.reader {
        let reader = Reader::of(case.organisation.officer(reader).unwrap());
        out.push_str(&show(Some(&reader), &decision.disclosed_to(&reader, &inputs)));
    }
    out
}

pub(crate) fn made_with() -> clearance::decision::MadeWith {
    clearance::decision::MadeWith {
        engine: screening::ENGINE.to_owned(),
        tables: String::new(),
        indexes: Vec::new(),
        snapshots: Vec::new(),
        directives: Vec::new(),
        organisation: None,
    }
}

fn shown(shown: &Disclosed) -> String {
    let mut out = match shown.plain() {
        Some(whole) => format!("{}\n", head(whole)),
        None => format!("refer{}\n", cites(shown.cites())),
    };
    for one in &shown.lines {
        match one {
            ShownLine::Plain(one) => line(&mut out, one, "  "),
            ShownLine::Refer { query } => writeln!(out, "  {query:?}: refer").unwrap(),
        }
    }
    for question in shown.plain().into_iter().flat_map(|w| &w.questions) {
        writeln!(out, "ask: {}", wording::question(question, ENGLISH)).unwrap();
    }
    writeln!(out, "say: {}", wording::sentence(shown, ENGLISH)).unwrap();
    out
}

fn cites(all: &[Citation]) -> String {
    let mut out = String::new();
    for (i, one) in all.iter().enumerate() {
        out.push_str(if i == 0 { "; cites " } else { ", " });
        out.push_str(&one.rule.as_ref().map_or("default".to_owned(), ToString::to_string));
        if let Some(by) = &one.amended_by {
            write!(out, " amended by {by}").unwrap();
        }
    }
    out
}

fn head(whole: &Whole) -> String {
    let mut out = whole.verdict.to_string();
    if let Some(who) = whole.who_expr() {
        write!(out, " by {who}").unwrap();
    }
    for function in whole.told() {
        write!(out, "; tell {function}").unwrap();
    }
    out.push_str(&cites(&whole.cites));
    if let Some(due) = whole.report_due() {
        write!(out, "; report by {due}").unwrap();
    }
    if !whole.conditions.is_empty() {
        write!(out, "; on {}", whole.conditions.join(", ")).unwrap();
    }
    for one in &whole.satisfied_by {
        write!(out, "; satisfied by {} until {}", one.request, one.until).unwrap();
    }
    for one in &whole.notes {
        write!(out, "; note {}", wording::note(one, ENGLISH)).unwrap();
    }
    out
}

fn line(out: &mut String, line: &Line, indent: &str) {
    write!(out, "{indent}{:?}: {}", line.query, line.verdict).unwrap();
    if let Some(party) = &line.party {
        write!(out, "; {party}").unwrap();
    }
    for cited in &line.cites {
        if let (Some(rule), Some(by)) = (&cited.rule, &cited.reached_by) {
            write!(out, "; {rule} {}", wording::reached(by, ENGLISH)).unwrap();
        }
    }
    if line.party.is_none() && !line.candidates.is_empty() {
        let all: Vec<&str> = line.candidates.iter().map(|c| c.party.as_str()).collect();
        write!(out, "; may be {}", all.join(", ")).unwrap();
    }
    if !matches!(line.basis, LineBasis::Rules | LineBasis::Unsettled) {
        write!(out, "; {}", wording::basis(&line.basis, ENGLISH)).unwrap();
    }
    for (what, all) in [("overrides", &line.overridden), ("not applied", &line.shown_not_applied)] {
        for rule in all {
            write!(out, "; {what} {rule}").unwrap();
        }
    }
    for one in &line.listings {
        let programme = one.programme.as_ref().map_or("", |p| p.as_str());
        write!(out, "; listed {} {programme}", one.list).unwrap();
    }
    for one in &line.links {
        write!(out, "; is {} of {}", one.link.as_str(), one.of).unwrap();
    }
    out.push('\n');
    for inner in &line.capacity {
        self::line(out, inner, &format!("{indent}  "));
    }
}
