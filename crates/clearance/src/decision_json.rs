//! A decision in, its JSON out, sealed or as shown. Keys are those of `docs/formats`; integers
//! only. Says nothing that the decision it is given does not hold.

use crate::decision::{Candidate, Citation, Decision, Line, Needed, RuleRef, Whole};
use crate::disclosed::{Disclosed, REFER, ShownLine, ShownWhole};
use crate::duty::Duty;
use crate::messages::Language;
use crate::{whole, wording};
use parties::{Affiliation, FunctionId, Listing};
use screening::Match;
use serde_json::{Value, json};

/// The language of the sentences that stand in a machine's answer.
const LANGUAGE: Language = Language::English;

/// Paragraph of the default rule.
const DEFAULT_PARAGRAPH: &str = "1";

/// Directive of the default rule. Source: semantics, doubts 14.
const DEFAULT_DIRECTIVE: &str = "default";

impl Decision {
    /// Everything: what the record keeps and replay compares.
    #[must_use]
    pub fn to_json(&self, refer_to: &FunctionId) -> Value {
        let mut value = self.in_full(refer_to.clone()).to_json();
        if let Some(fields) = value.as_object_mut() {
            fields.insert("made_with".to_owned(), self.made_with.to_json());
        }
        value
    }
}

impl Disclosed {
    /// What the reader may see, as `check` answers it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let (blank, plain) = (Vec::new(), self.plain());
        let counterparts: Vec<Value> = self.lines.iter().map(shown_line).collect();
        let is_referred = plain.is_none();
        let lines: Vec<Line> = self.lines.iter().filter_map(ShownLine::plain).cloned().collect();
        let lines = if is_referred { &blank } else { &lines };
        let bases: Vec<String> =
            whole::bases(lines).into_iter().map(|b| wording::basis(b, LANGUAGE)).collect();
        let refs = |f: fn(&Line) -> &Vec<RuleRef>| -> Vec<String> {
            lines.iter().flat_map(f).map(ToString::to_string).collect()
        };
        let mut value = json!({
            "decision": self.id.to_string(),
            "verdict": self.word(),
            "at": self.at.to_string(),
            "as_of": self.as_of.to_string(),
            "cites": self.cites().iter().map(citation).collect::<Vec<_>>(),
            "basis": if is_referred { Value::Null } else { Value::String(bases.join("; ")) },
            "counterparts": counterparts,
            "overridden": refs(|l| &l.overridden),
            "shown_not_applied": refs(|l| &l.shown_not_applied),
            "refer_to": if is_referred { json!(self.refer_to.as_str()) } else { Value::Null },
            "reads": if is_referred {
                json!(wording::refer_short(self, LANGUAGE))
            } else {
                Value::Null
            },
            "sentence": wording::sentence(self, LANGUAGE),
            "engine": self.engine,
        });
        let owed = match &self.whole {
            ShownWhole::Plain(whole) => owed(whole),
            ShownWhole::Refer { .. } => owed(&Whole::nothing()),
        };
        if let (Some(fields), Value::Object(owed)) = (value.as_object_mut(), owed) {
            fields.extend(owed);
        }
        value
    }
}

/// What a whole demands: the same keys whether there is anything or not.
fn owed(whole: &Whole) -> Value {
    let grants: Vec<Value> = whole
        .satisfied_by
        .iter()
        .map(|s| {
            json!({
                "grant": s.request,
                "until": s.until.to_string(),
                "conditions": s.conditions,
            })
        })
        .collect();
    let names: Vec<&str> = whole.satisfied_by.iter().map(|s| s.request.as_str()).collect();
    json!({
        "who_decides": whole.who_decides(),
        "who_expr": whole.who_expr(),
        "approvals": whole.approvals.iter().map(needed).collect::<Vec<_>>(),
        "satisfied_by": if names.is_empty() { Value::Null } else { json!(names.join(", ")) },
        "grants": grants,
        "duties": whole.duties.iter().map(duty).collect::<Vec<_>>(),
        "report_due": whole.report_due().map(|d| d.to_string()),
        "notify": whole.told().into_iter().map(FunctionId::as_str).collect::<Vec<_>>(),
        "conditions": whole.conditions,
        "questions": questions(&whole.questions),
        "notes": notes(&whole.notes),
    })
}

fn questions(all: &[crate::decision::Question]) -> Vec<String> {
    all.iter().map(|q| wording::question(q, LANGUAGE)).collect()
}

fn notes(all: &[crate::decision::Note]) -> Vec<String> {
    all.iter().map(|n| wording::note(n, LANGUAGE)).collect()
}

fn shown_line(shown: &ShownLine) -> Value {
    match shown {
        ShownLine::Plain(plain) => line(plain),
        ShownLine::Refer { query } => json!({
            "query": query,
            "verdict": REFER,
            "basis": Value::Null,
            "party": Value::Null,
            "match": Value::Null,
            "cites": [],
        }),
    }
}

fn line(line: &Line) -> Value {
    let satisfied_by = line.satisfied_by.as_ref().map(|s| s.request.clone());
    let mut value = json!({
        "query": line.query,
        "verdict": line.verdict.as_str(),
        "basis": wording::basis(&line.basis, LANGUAGE),
        "party": line.party.as_ref().map(|p| p.as_str()),
        "merged_from": line.merged_from.as_ref().map(|p| p.as_str()),
        "match": line.found.as_ref().map(found),
        "candidates": line.candidates.iter().map(|c| c.party.as_str()).collect::<Vec<_>>(),
        "may_be": line.candidates.iter().map(candidate).collect::<Vec<_>>(),
        "unread": line.unread,
        "cites": line.cites.iter().map(citation).collect::<Vec<_>>(),
        "overridden": line.overridden.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "shown_not_applied":
            line.shown_not_applied.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "listings": line.listings.iter().map(listing).collect::<Vec<_>>(),
        "links": line.links.iter().map(link).collect::<Vec<_>>(),
    });
    let rest = json!({
        "who_decides": whole::who_decides(&line.approvals),
        "approvals": line.approvals.iter().map(needed).collect::<Vec<_>>(),
        "satisfied_by": satisfied_by,
        "duties": line.duties.iter().map(duty).collect::<Vec<_>>(),
        "conditions": line.conditions,
        "questions": questions(&line.questions),
        "notes": notes(&line.notes),
        "capacity": line.capacity.iter().map(self::line).collect::<Vec<_>>(),
    });
    if let (Some(fields), Value::Object(rest)) = (value.as_object_mut(), rest) {
        fields.extend(rest);
    }
    value
}

fn citation(cited: &Citation) -> Value {
    let (directive, paragraph) = match &cited.rule {
        Some(rule) => (rule.directive.to_string(), rule.paragraph.to_string()),
        None => (DEFAULT_DIRECTIVE.to_owned(), DEFAULT_PARAGRAPH.to_owned()),
    };
    let mut value = json!({ "directive": directive, "paragraph": paragraph, "text": cited.text });
    if let Some(fields) = value.as_object_mut() {
        let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
        if let Some(by) = &cited.amended_by {
            put("amended_by", json!(by.to_string()));
        }
        if cited.is_review_past {
            put("review_passed", json!(true));
        }
        if let Some(count) = cited.unknown {
            put("unknown", json!(count));
        }
        if let Some(by) = &cited.reached_by {
            put("reached_by", json!(wording::reached(by, LANGUAGE)));
        }
    }
    value
}

fn needed(needed: &Needed) -> Value {
    json!({
        "directive": needed.rule.directive.to_string(),
        "paragraph": needed.rule.paragraph.to_string(),
        "by": needed.by.to_string(),
        "authority_instead": needed.authority_instead,
    })
}

fn duty(duty: &Duty) -> Value {
    match duty {
        Duty::Report { within_working_days, due, due_at, directive, paragraph } => json!({
            "duty": "report",
            "due": due.to_string(),
            "due_at": due_at.to_string(),
            "within_working_days": within_working_days,
            "directive": directive.to_string(),
            "paragraph": paragraph.to_string(),
        }),
        Duty::Tell { function, directive, paragraph } => json!({
            "duty": "notify",
            "whom": function.as_str(),
            "directive": directive.to_string(),
            "paragraph": paragraph.to_string(),
        }),
    }
}

fn candidate(candidate: &Candidate) -> Value {
    json!({
        "party": candidate.party.as_str(),
        "caption": candidate.caption,
        "short_names": candidate.short_names,
        "merged_from": candidate.merged_from.as_ref().map(|p| p.as_str()),
        "score": candidate.found.as_ref().map(|m| m.score.get()),
        "verdict": candidate.verdict.map(|v| v.as_str()),
    })
}

fn listing(listing: &Listing) -> Value {
    json!({
        "list": listing.list.as_str(),
        "programme": listing.programme.as_ref().map(|p| p.as_str()),
        "from": listing.from.map(|d| d.to_string()),
        "to": listing.to.map(|d| d.to_string()),
    })
}

fn link(link: &Affiliation) -> Value {
    json!({
        "link": link.link.as_str(),
        "of": link.of.as_str(),
        "from": link.from.map(|d| d.to_string()),
        "to": link.to.map(|d| d.to_string()),
        "source": link.source.document,
    })
}

/// A match, with the keys `screen` answers with.
#[must_use]
pub fn found(found: &Match) -> Value {
    let evidence: Vec<Value> = found
        .evidence
        .iter()
        .map(|e| {
            json!({
                "query": e.query,
                "name": e.name,
                "how": e.how.as_str(),
                "score": e.score.get(),
            })
        })
        .collect();
    let fields =
        |all: &[screening::found::Field]| -> Vec<&str> { all.iter().map(|f| f.as_str()).collect() };
    json!({
        "party": found.party.as_str(),
        "list": found.list.as_str(),
        "caption": found.caption,
        "name": found.name,
        "kind": found.kind.as_str(),
        "strength": found.strength.as_str(),
        "score": found.score.get(),
        "bits": found.bits,
        "hit": found.hit,
        "ask": found.ask,
        "why_not": found.why_not,
        "rank": found.rank,
        "evidence": evidence,
        "agrees": fields(&found.agrees),
        "contradicts": fields(&found.contradicts),
        "missing": fields(&found.missing),
        "deceased": found.is_deceased,
    })
}
