//! A decision as shown in, its sentences out: what happened, why, what to do next. The one place
//! where a verdict is put in words; command line, pages and interface say what it says.

mod compared;
mod event;
mod evidence;
mod flawed;
mod moment;
mod rule;

pub use compared::{compared, state};
pub use event::event_sentence;
pub use evidence::{evidence, shared_by};
pub use flawed::{by_flaw, flaw};
pub use moment::{day, day_of_year, moment};
pub use rule::{KnownNames, Names, NoNames, rule_sentence};

use crate::decision::{Citation, Fact, Line, LineBasis, Note, Question, ReachedBy, Whole};
use crate::disclosed::{Disclosed, ShownLine};
use crate::duty::Duty;
use crate::messages::{self, Language, Message, Word, listed};
use crate::verdict::Verdict;
use crate::whole;
use directive::Approval;
use parties::FunctionId;
use screening::Match;

/// The whole in a few sentences.
#[must_use]
pub fn sentence(shown: &Disclosed, language: Language) -> String {
    let Some(whole) = shown.plain() else { return refer(shown, language) };
    let lines: Vec<Line> = shown.lines.iter().filter_map(ShownLine::plain).cloned().collect();
    let said =
        Said { verdict: whole.verdict, cites: &whole.cites, bases: whole::bases(&lines), whole };
    told(&said, language)
}

/// One sentence or two for each counterpart, in order, with the words asked before it.
#[must_use]
pub fn lines(shown: &Disclosed, language: Language) -> Vec<String> {
    shown
        .lines
        .iter()
        .map(|one| match one {
            ShownLine::Refer { query } => of(query, &refer(shown, language), language),
            ShownLine::Plain(line) => {
                let whole = Whole::of(std::slice::from_ref(line));
                let said = Said {
                    verdict: line.verdict,
                    cites: &whole.cites,
                    bases: vec![&line.basis],
                    whole: &whole,
                };
                of(&line.query, &told(&said, language), language)
            }
        })
        .collect()
}

/// A counterpart and what is said of it.
fn of(query: &str, said: &str, language: Language) -> String {
    Message::Of.fill(language, &[("query", query), ("said", said)])
}

/// What the answer stands on: who each counterpart was taken for, which lists name them, what gave
/// way, and every paragraph cited in its own words. Nothing for what the reader may not see.
#[must_use]
pub fn grounds(shown: &Disclosed, language: Language) -> Vec<String> {
    let mut out = Vec::new();
    for line in shown.lines.iter().filter_map(ShownLine::plain) {
        std::iter::once(line).chain(&line.capacity).for_each(|l| taken(l, language, &mut out));
    }
    let quoted = shown.cites().iter().filter(|c| !c.text.is_empty()).map(|cited| {
        let cite = as_phrase(&citation(cited, language));
        Message::Quote.fill(language, &[("cite", &cite), ("text", &cited.text)])
    });
    out.extend(quoted);
    out
}

/// Who a line was taken for, the lists that name that party, and what gave way.
fn taken(line: &Line, language: Language, out: &mut Vec<String>) {
    let Some(party) = &line.party else { return };
    let mut how: Vec<String> =
        line.cites.iter().filter_map(|c| Some(reached(c.reached_by.as_ref()?, language))).collect();
    how.dedup();
    let found = line.found.as_ref().filter(|m| &m.party == party);
    how.extend(found.map(|m| named_so(m, language)));
    if found.is_some_and(|m| m.is_deceased) {
        how.push(Message::Deceased.text(language).to_owned());
    }
    let is_settled = line.verdict != Verdict::Undetermined;
    let (bare, full) = if is_settled {
        (Message::Taken, Message::TakenBy)
    } else {
        (Message::MayBe, Message::MayBeBy)
    };
    let (query, named) = (("query", &*line.query), ("party", party.as_str()));
    out.push(if how.is_empty() {
        bare.fill(language, &[query, named])
    } else {
        full.fill(language, &[query, named, ("reached", &joined(&how, Word::Comma, language))])
    });
    let mut lists: Vec<String> = line
        .listings
        .iter()
        .map(|l| match &l.programme {
            Some(programme) => {
                let programme = messages::isolated(programme.as_str(), language);
                format!("{} ({programme})", messages::isolated(l.list.as_str(), language))
            }
            None => messages::isolated(l.list.as_str(), language),
        })
        .collect();
    lists.dedup();
    if !lists.is_empty() {
        let lists = joined(&lists, Word::Comma, language);
        out.push(Message::Listed.fill(language, &[("party", party.as_str()), ("lists", &lists)]));
    }
    for rule in line.overridden.iter().chain(&line.shown_not_applied) {
        out.push(Message::GivesWay.fill(language, &[("rule", &rule.to_string())]));
    }
}

/// How the words asked meet a name of the party.
fn named_so(found: &Match, language: Language) -> String {
    let name = ("name", found.name.as_str());
    if found.is_exact {
        return Message::SameName.fill(language, &[name]);
    }
    Message::LikeName.fill(language, &[name])
}

/// What one reads who may not see what decides: constant but for the reference.
#[must_use]
pub fn refer(shown: &Disclosed, language: Language) -> String {
    let (office, reference) = (shown.refer_to.to_string(), shown.id.to_string());
    Message::Refer.fill(language, &[("office", &office), ("reference", &reference)])
}

/// The short form of it: `refer to nea-desk`.
#[must_use]
pub fn refer_short(shown: &Disclosed, language: Language) -> String {
    Message::ReferShort.fill(language, &[("office", shown.refer_to.as_str())])
}

/// What is put in words: a whole, or one line as a whole.
struct Said<'a> {
    verdict: Verdict,
    cites: &'a [Citation],
    bases: Vec<&'a LineBasis>,
    whole: &'a Whole,
}

fn told(said: &Said<'_>, language: Language) -> String {
    let verdict = title(said.verdict, language);
    let cites: Vec<String> = said.cites.iter().map(|c| citation(c, language)).collect();
    let lead = if cites.is_empty() {
        Message::Plain.fill(language, &[("verdict", verdict)])
    } else {
        let cites = joined(&cites, Word::Semicolon, language);
        Message::Because.fill(language, &[("verdict", verdict), ("cites", &cites)])
    };
    let mut parts = vec![lead, next(said, language)];
    // Nothing is owed for what does not take place.
    let is_barred = said.verdict == Verdict::Prohibited;
    if let Some(due) = said.whole.report_due().filter(|_| !is_barred) {
        parts.push(Message::ReportBy.fill(language, &[("due", &date(due, language))]));
    }
    if !said.whole.conditions.is_empty() && !is_barred {
        let conditions = listed(&said.whole.conditions, Word::Comma, language);
        parts.push(Message::Conditions.fill(language, &[("conditions", &conditions)]));
    }
    for one in &said.whole.notes {
        parts.push(as_sentence(&note(one, language)));
    }
    parts.join(" ")
}

/// What to do next.
fn next(said: &Said<'_>, language: Language) -> String {
    let whole = said.whole;
    match said.verdict {
        Verdict::Exempt => {
            let all: Vec<String> = said.bases.iter().map(|b| basis(b, language)).collect();
            Message::NextExempt
                .fill(language, &[("basis", &joined(&all, Word::Semicolon, language))])
        }
        Verdict::Clear if said.bases.contains(&&LineBasis::OpenChannel) => {
            Message::NextChannel.fill(language, &[])
        }
        Verdict::Clear if said.bases.iter().all(|b| **b == LineBasis::DefaultRule) => {
            Message::NextDefault.fill(language, &[])
        }
        Verdict::Clear => {
            let all: Vec<String> = said
                .bases
                .iter()
                .filter(|b| matches!(b, LineBasis::Standing { .. } | LineBasis::Except { .. }))
                .map(|b| basis(b, language))
                .collect();
            if all.is_empty() {
                return Message::NextClear.fill(language, &[]);
            }
            Message::NextClearExempt
                .fill(language, &[("basis", &joined(&all, Word::Semicolon, language))])
        }
        Verdict::AdvisedAgainst => Message::NextAdvised.fill(language, &[]),
        Verdict::NotifyFirst => {
            let whom = listed(whole.told(), Word::And, language);
            Message::NextNotify.fill(language, &[("whom", &whom)])
        }
        Verdict::ApprovalRequired => approval(whole, language),
        Verdict::Undetermined => {
            let all: Vec<String> = whole.questions.iter().map(|q| question(q, language)).collect();
            let mut all = joined(&all, Word::Semicolon, language);
            if !all.ends_with(['?', '؟']) {
                all.push('.');
            }
            Message::NextUndetermined.fill(language, &[("questions", &all)])
        }
        Verdict::Prohibited => Message::NextProhibited.fill(language, &[]),
    }
}

fn approval(whole: &Whole, language: Language) -> String {
    match whole.satisfied_by.iter().min_by_key(|s| s.until) {
        Some(first_to_end) => {
            let all = whole.satisfied_by.iter().map(|s| &s.request);
            let grant = listed(all, Word::Comma, language);
            let until = match language {
                Language::English => first_to_end.until.to_string(),
                Language::Persian => moment(first_to_end.until, None, language),
            };
            Message::NextSatisfied.fill(language, &[("grant", &grant), ("until", &until)])
        }
        None => {
            let who = who(whole, language);
            Message::NextApproval.fill(language, &[("who", &who)])
        }
    }
}

/// The demands as one expression: `(nea-desk and legal) and (asia-desk or head of post)`.
#[must_use]
pub fn who(whole: &Whole, language: Language) -> String {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for needed in &whole.approvals {
        let part = match &needed.authority_instead {
            Some(authority) => (messages::isolated(authority, language), false),
            None => (
                expression(&needed.by, language),
                matches!(needed.by, Approval::All(_) | Approval::Any(_)),
            ),
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if let [(one, _)] = parts.as_slice() {
        return one.clone();
    }
    let each = parts.into_iter().map(|(text, is_compound)| bracketed(text, is_compound));
    joined(&each.collect::<Vec<_>>(), Word::And, language)
}

/// Functions joined as a rule joins them: `nea-desk and legal`.
#[must_use]
pub fn expression(by: &Approval, language: Language) -> String {
    expression_named(by, &|f| messages::isolated(f.as_str(), language), language)
}

/// The same with what each function is called.
fn expression_named(
    by: &Approval,
    named: &dyn Fn(&FunctionId) -> String,
    language: Language,
) -> String {
    let (parts, word) = match by {
        Approval::One(function) => return named(function),
        Approval::AtLeast { n, of } => {
            let of: Vec<String> = of.iter().map(named).collect();
            let (n, of) = (n.to_string(), joined(&of, Word::Comma, language));
            return Word::AtLeast.fill(language, &[("n", &n), ("of", &of)]);
        }
        Approval::All(parts) => (parts, Word::And),
        Approval::Any(parts) => (parts, Word::Or),
    };
    let each = parts.iter().map(|part| {
        let is_compound = matches!(part, Approval::All(_) | Approval::Any(_));
        bracketed(expression_named(part, named, language), is_compound)
    });
    joined(&each.collect::<Vec<_>>(), word, language)
}

fn bracketed(text: String, is_compound: bool) -> String {
    if is_compound { format!("({text})") } else { text }
}

/// A verdict inside a sentence: its word in English, its title elsewhere.
#[must_use]
pub fn verdict(verdict: Verdict, language: Language) -> String {
    match language {
        Language::English => verdict.to_string(),
        Language::Persian => title(verdict, language).to_owned(),
    }
}

/// The title of a verdict.
#[must_use]
pub const fn title(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Exempt => Message::Exempt,
        Verdict::Clear => Message::Clear,
        Verdict::AdvisedAgainst => Message::AdvisedAgainst,
        Verdict::NotifyFirst => Message::NotifyFirst,
        Verdict::ApprovalRequired => Message::ApprovalRequired,
        Verdict::Undetermined => Message::Undetermined,
        Verdict::Prohibited => Message::Prohibited,
    }
    .text(language)
}

/// A citation without its text: `20 HQ 1234, paragraph 3`.
#[must_use]
pub fn citation(cited: &Citation, language: Language) -> String {
    let Some(rule) = &cited.rule else { return Message::CiteDefault.fill(language, &[]) };
    let (directive, paragraph) = (rule.directive.to_string(), rule.paragraph.to_string());
    let mut values = vec![("directive", directive.as_str()), ("paragraph", paragraph.as_str())];
    match &cited.amended_by {
        None => Message::Cite.fill(language, &values),
        Some(by) => {
            let by = by.to_string();
            values.push(("amended_by", &by));
            Message::CiteAmended.fill(language, &values)
        }
    }
}

/// What a line stands on.
#[must_use]
pub fn basis(basis: &LineBasis, language: Language) -> String {
    match basis {
        LineBasis::DefaultRule => Message::BasisDefault.fill(language, &[]),
        LineBasis::Rules => Message::BasisRules.fill(language, &[]),
        LineBasis::OpenChannel => Message::BasisChannel.fill(language, &[]),
        LineBasis::Standing { purpose, declarer } => {
            let purpose = messages::purpose(purpose, language);
            let values = [("purpose", &*purpose), ("declarer", declarer.as_str())];
            Message::BasisStanding.fill(language, &values)
        }
        LineBasis::Except { rule, purpose, declarer } => {
            let rule = rule.to_string();
            let (purpose, declarer) = (messages::purpose(purpose, language), declarer.as_str());
            let values = [("rule", &*rule), ("purpose", &*purpose), ("declarer", declarer)];
            Message::BasisExcept.fill(language, &values)
        }
        LineBasis::Unsettled => Message::BasisUnsettled.fill(language, &[]),
    }
}

/// Why a rule reaches a party: `offshoot of own:mek`.
#[must_use]
pub fn reached(by: &ReachedBy, language: Language) -> String {
    match by {
        ReachedBy::Named => Message::ByName.fill(language, &[]),
        ReachedBy::ActsAs { link, of, body } => {
            let values = [("link", messages::link(*link, language)), ("of", of.as_str())];
            let acting = Message::ByActing.fill(language, &values);
            match &**body {
                ReachedBy::Named => acting,
                body => joined(&[acting, reached(body, language)], Word::Comma, language),
            }
        }
        ReachedBy::Affiliated { from, links } => {
            let links: Vec<&str> =
                links.iter().rev().map(|l| messages::link(*l, language)).collect();
            let links = links.join(Word::OfA.text(language));
            let values = [("links", &*links), ("from", from.as_str())];
            Message::ByOffshoot.fill(language, &values)
        }
        ReachedBy::List(list) => Message::ByList.fill(language, &[("list", list.as_str())]),
        ReachedBy::Programme(programme) => {
            Message::ByProgramme.fill(language, &[("programme", programme.as_str())])
        }
        ReachedBy::Category(category) => {
            Message::ByCategory.fill(language, &[("category", category.as_str())])
        }
    }
}

/// A question whose answer would settle a line.
#[must_use]
pub fn question(question: &Question, language: Language) -> String {
    match question {
        Question::Unread { token } => {
            let why = flaw(screening::names::flaw(token), language);
            Message::AskUnread.fill(language, &[("token", token), ("why", why)])
        }
        Question::IsIt { party, caption, is_person, known_by } => {
            let mut values = vec![("party", party.as_str()), ("caption", caption.as_str())];
            match (is_person, known_by) {
                (true, Some((link, of))) => {
                    let link = messages::link(*link, language);
                    values.extend([("link", link), ("of", of.as_str())]);
                    Message::AskPersonKnownBy.fill(language, &values)
                }
                (true, None) => Message::AskPerson.fill(language, &values),
                (false, _) => Message::AskBody.fill(language, &values),
            }
        }
        Question::Which { of, is_person } => {
            let each: Vec<String> =
                of.iter().map(|(p, c)| listed([p.as_str(), c], Word::Comma, language)).collect();
            let message = if *is_person { Message::AskWhichPerson } else { Message::AskWhich };
            message.fill(language, &[("of", &joined(&each, Word::Or, language))])
        }
        Question::Dead { party, caption } => {
            Message::AskDead.fill(language, &[("party", party.as_str()), ("caption", caption)])
        }
        Question::Contradicts { party, field } => Message::AskContradicts.fill(
            language,
            &[("party", party.as_str()), ("field", &messages::field(field, language))],
        ),
        Question::NoSuchParty { party } => {
            Message::AskNoSuchParty.fill(language, &[("party", party.as_str())])
        }
        Question::Offshoot { party, of, rule } => {
            let rule = rule.to_string();
            let values = [("party", party.as_str()), ("of", of.as_str()), ("rule", &*rule)];
            Message::AskOffshoot.fill(language, &values)
        }
        Question::Rule { rule, words } => {
            Message::AskRule.fill(language, &[("rule", &rule.to_string()), ("words", words)])
        }
        Question::Fact(fact) => asked_fact(fact, language),
    }
}

fn asked_fact(fact: &Fact, language: Language) -> String {
    match fact {
        Fact::Initiator(_) => Message::AskInitiator.fill(language, &[]),
        Fact::Venue(_) => Message::AskVenue.fill(language, &[]),
        Fact::Level(levels) => {
            let levels = listed(levels, Word::Or, language);
            Message::AskLevel.fill(language, &[("levels", &levels)])
        }
        Fact::Post => Message::AskPost.fill(language, &[]),
    }
}

/// Something to know beside.
#[must_use]
pub fn note(note: &Note, language: Language) -> String {
    match note {
        Note::ReviewPassed { directive } => {
            Message::NoteReview.fill(language, &[("directive", &directive.to_string())])
        }
        Note::UnknownParties { count, rule } => {
            let (count, rule) = (count.to_string(), rule.to_string());
            Message::NoteUnknown.fill(language, &[("count", &count), ("rule", &rule)])
        }
        Note::Merged { from, into } => {
            Message::NoteMerged.fill(language, &[("from", from.as_str()), ("into", into.as_str())])
        }
        Note::Tie { kind, of } => {
            Message::NoteTie.fill(language, &[("kind", kind), ("of", of.as_str())])
        }
    }
}

/// Something owed, with who orders it.
#[must_use]
pub fn duty(duty: &Duty, language: Language) -> String {
    match duty {
        Duty::Report { within_working_days, due, directive, paragraph, .. } => {
            let cite = format!("{directive}/{paragraph}");
            let (due, n) = (date(*due, language), within_working_days.to_string());
            Message::DutyReport.fill(language, &[("due", &due), ("n", &n), ("cite", &cite)])
        }
        Duty::Tell { function, directive, paragraph } => {
            let cite = format!("{directive}/{paragraph}");
            Message::DutyTell.fill(language, &[("whom", function.as_str()), ("cite", &cite)])
        }
    }
}

/// A day inside a sentence: as machines write it in English, where it always stood so.
fn date(date: jiff::civil::Date, language: Language) -> String {
    match language {
        Language::English => date.to_string(),
        Language::Persian => day(date, language),
    }
}

fn joined(parts: &[String], between: Word, language: Language) -> String {
    parts.join(between.text(language))
}

/// A phrase with a capital.
fn as_phrase(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

/// A phrase with a capital and a full stop.
fn as_sentence(phrase: &str) -> String {
    let end = if phrase.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", as_phrase(phrase))
}
