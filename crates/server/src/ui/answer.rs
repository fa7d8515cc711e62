//! A decision as shown in, what a page shows of it out: the whole first, then a line a counterpart
//! with why. Never adds to what was disclosed, and never counts what was not.

use super::Words;
use super::aligned::Aligned;
use super::told::{directive_path, filled, listed, party_path};
use crate::desk::world::World;
use clearance::decision::{Citation, Line, LineBasis, Needed, Question, ReachedBy, RuleRef, Whole};
use clearance::disclosed::{Disclosed, REFER, ShownLine, ShownWhole};
use clearance::{Reader, Verdict, wording};
use parties::PartyId;
use screening::{Match, explain_match};

/// Questions put on one page. Two is what a person answers standing; the rest comes with the next
/// answer.
pub const QUESTIONS_MAX: usize = 2;

/// Lines shown one by one. Largest in use: 24, a dinner. Of a longer list, a reception, those that
/// are free stand together by name, so that those that are not are found on a poor line.
pub const LINES_MAX: usize = 48;

/// Lines shown with why. Beyond it a line has its verdict, and is checked alone to be told why.
pub const GROUNDS_MAX: usize = 96;

/// Names shown beside the one asked on one line. Where more share the words, the sentences say so.
const ALIGNED_MAX: usize = 3;

/// What to call a party, when the reader may see it.
pub trait Named {
    /// Its name; none for one that the reader may not see.
    fn of(&self, id: &PartyId) -> Option<String>;
}

impl<F: Fn(&PartyId) -> Option<String>> Named for F {
    fn of(&self, id: &PartyId) -> Option<String> {
        self(id)
    }
}

/// Names of the parties that a reader may see.
pub(crate) fn names_of<'a>(world: &'a World, reader: &'a Reader) -> impl Named + 'a {
    move |id: &PartyId| {
        let party = world.registry().get(id)?;
        let is_seen = reader.may_see(&world.organisation.levels, &party.visibility);
        is_seen.then(|| party.caption().to_owned())
    }
}

/// An answer on a page.
#[derive(Debug, Clone)]
pub struct AnswerShown {
    /// The reference.
    pub id: String,
    /// The verdict, or `refer`.
    pub word: &'static str,
    /// What stands beside its title: `one question`, `consular`; may be empty.
    pub beside: String,
    /// The whole in a few sentences.
    pub sentence: String,
    /// What it cites.
    pub cites: Vec<Cited>,
    /// Who decides, paragraph by paragraph.
    pub deciders: Vec<Decides>,
    /// What is owed.
    pub duties: Vec<String>,
    /// Conditions of going ahead.
    pub conditions: Vec<String>,
    /// A line a counterpart; of a long list only what is not free.
    pub lines: Vec<LineShown>,
    /// Counterparts that are free, of a long list: the verdict, and who.
    pub together: Vec<Together>,
}

/// Counterparts of one verdict.
#[derive(Debug, Clone)]
pub struct Together {
    /// The verdict.
    pub word: &'static str,
    /// The words asked.
    pub queries: Vec<String>,
}

/// A paragraph quoted on a page.
#[derive(Debug, Clone)]
pub struct Cited {
    /// `20 HQ 1234, paragraph 3`.
    pub place: String,
    /// The paragraph; none for the default rule.
    pub rule: Option<RuleRef>,
    /// The directive's page; none for the default rule.
    pub path: Option<String>,
    /// Its text.
    pub text: String,
    /// What should be known beside: review passed, parties unknown.
    pub notes: Vec<String>,
}

/// Who must agree under one paragraph.
#[derive(Debug, Clone)]
pub struct Decides {
    /// The expression, or the authority where nobody else is left.
    pub who: String,
    /// Under which paragraph.
    pub place: String,
}

/// A counterpart on a page.
#[derive(Debug, Clone)]
pub struct LineShown {
    /// The verdict, or `refer`.
    pub word: &'static str,
    /// The words asked.
    pub query: String,
    /// Who it was taken for.
    pub party: Option<PartyNamed>,
    /// Beside the name: `offshoot of own:mek`, or that nobody is like it.
    pub beside: String,
    /// Who it may be, each name beside the one asked; the likest first.
    pub aligned: Vec<Aligned>,
    /// Why, sentence by sentence.
    pub why: Vec<String>,
}

/// A party named on a page.
#[derive(Debug, Clone)]
pub struct PartyNamed {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub caption: String,
    /// Its page.
    pub path: String,
}

impl AnswerShown {
    /// What a page shows of a decision.
    #[must_use]
    pub fn of(shown: &Disclosed, words: Words, name: &dyn Named) -> Self {
        let language = words.0;
        let whole = shown.plain();
        let conditions = whole.map(|w| w.conditions.clone()).unwrap_or_default();
        let duties = whole.map(|w| w.duties.as_slice()).unwrap_or_default();
        let is_barred = whole.is_some_and(|w| w.verdict == Verdict::Prohibited);
        let is_long = shown.lines.len() > LINES_MAX;
        let is_free = |l: &&ShownLine| l.plain().is_some_and(|l| l.verdict.is_free());
        let lines = shown.lines.iter().filter(|l| !is_long || !is_free(l)).enumerate();
        let gathered = shown.lines.iter().filter(|l| is_long && is_free(l));
        Self {
            id: shown.id.to_string(),
            word: shown.word(),
            beside: whole
                .map(|w| beside_title(w.verdict, &bases(shown), w.questions.len(), words))
                .unwrap_or_default(),
            sentence: wording::sentence(shown, language),
            cites: shown.cites().iter().map(|c| cited(c, words)).collect(),
            deciders: whole
                .filter(|w| w.verdict == Verdict::ApprovalRequired)
                .map(|w| w.approvals.iter().map(|n| decides(n, words)).collect())
                .unwrap_or_default(),
            // Nothing is owed for what does not take place.
            duties: if is_barred {
                Vec::new()
            } else {
                duties.iter().map(|d| wording::duty(d, language)).collect()
            },
            conditions: if is_barred { Vec::new() } else { conditions },
            lines: lines.map(|(i, l)| line(shown, l, i < GROUNDS_MAX, (words, name))).collect(),
            together: together(gathered),
        }
    }

    /// Whether something hidden decides.
    #[must_use]
    pub fn is_refer(&self) -> bool {
        self.word == REFER
    }
}

fn together<'a>(lines: impl Iterator<Item = &'a ShownLine>) -> Vec<Together> {
    let mut all: Vec<Together> = Vec::new();
    for line in lines {
        let Some(word) = line.plain().map(|l| l.verdict.as_str()) else { continue };
        let query = line.query().to_owned();
        match all.iter_mut().find(|t| t.word == word) {
            Some(found) => found.queries.push(query),
            None => all.push(Together { word, queries: vec![query] }),
        }
    }
    all
}

fn bases(shown: &Disclosed) -> Vec<&LineBasis> {
    shown.lines.iter().filter_map(ShownLine::plain).map(|l| &l.basis).collect()
}

/// What stands beside a verdict: the purposes that exempt, how much would settle it.
fn beside_title(verdict: Verdict, bases: &[&LineBasis], questions: usize, words: Words) -> String {
    match verdict {
        Verdict::Exempt => {
            let mut all: Vec<String> = bases.iter().filter_map(|b| purpose(b, words)).collect();
            all.dedup();
            listed(&all, words)
        }
        Verdict::Undetermined if questions == 1 => words.say("answer.question"),
        Verdict::Undetermined if questions > 1 => {
            words.with("answer.questions", &[("n", &questions.to_string())])
        }
        _ => String::new(),
    }
}

fn purpose(basis: &LineBasis, words: Words) -> Option<String> {
    match basis {
        LineBasis::Standing { purpose, .. } | LineBasis::Except { purpose, .. } => {
            Some(clearance::messages::purpose(purpose, words.0))
        }
        _ => None,
    }
}

fn cited(one: &Citation, words: Words) -> Cited {
    let mut notes = Vec::new();
    if one.is_review_past {
        notes.push(words.say("answer.review_past"));
    }
    if let Some(n) = one.unknown {
        notes.push(words.with("answer.unknown", &[("n", &n.to_string())]));
    }
    Cited {
        place: super::fields::capital(&wording::citation(one, words.0)),
        rule: one.rule.clone(),
        path: one.rule.as_ref().map(|r| directive_path(&r.directive)),
        text: one.text.clone(),
        notes,
    }
}

fn decides(needed: &Needed, words: Words) -> Decides {
    let of_functions = || wording::expression(&needed.by, words.0);
    let by = needed.authority_instead.clone().unwrap_or_else(of_functions);
    let (directive, paragraph) =
        (needed.rule.directive.to_string(), needed.rule.paragraph.to_string());
    let places = [("directive", directive.as_str()), ("paragraph", paragraph.as_str())];
    Decides { who: by, place: filled(words, "answer.place", &places) }
}

fn line(
    shown: &Disclosed,
    line: &ShownLine,
    with_grounds: bool,
    (words, name): (Words, &dyn Named),
) -> LineShown {
    let ShownLine::Plain(plain) = line else {
        return LineShown {
            word: REFER,
            query: line.query().to_owned(),
            party: None,
            beside: String::new(),
            aligned: Vec::new(),
            why: vec![wording::refer(shown, words.0)],
        };
    };
    let party = plain.party.as_ref().map(|id| {
        let all = plain.candidates.iter().chain(plain.capacity.iter().flat_map(|c| &c.candidates));
        let caption = all.filter(|c| c.party == *id).map(|c| c.caption.clone()).next();
        PartyNamed {
            id: id.to_string(),
            caption: caption.unwrap_or_else(|| id.to_string()),
            path: party_path(id.as_str()),
        }
    });
    LineShown {
        word: plain.verdict.as_str(),
        query: plain.query.clone(),
        beside: beside(plain, words, name),
        party,
        aligned: if with_grounds { aligned(plain, words) } else { Vec::new() },
        why: if with_grounds { why(shown, plain, words) } else { Vec::new() },
    }
}

/// The same words with the parties that a rule goes by under their names instead of their ids.
fn named(by: &ReachedBy, told: String, name: &dyn Named) -> String {
    let replaced = |told: String, id: &PartyId| match name.of(id) {
        Some(caption) => told.replace(id.as_str(), &caption),
        None => told,
    };
    match by {
        ReachedBy::ActsAs { of, body, .. } => named(body, replaced(told, of), name),
        ReachedBy::Affiliated { from, .. } => replaced(told, from),
        _ => told,
    }
}

/// What stands beside the name on its line.
fn beside(line: &Line, words: Words, name: &dyn Named) -> String {
    let mut reached: Vec<String> = line
        .cites
        .iter()
        .filter_map(|c| c.reached_by.as_ref())
        .map(|by| named(by, wording::reached(by, words.0), name))
        .collect();
    reached.dedup();
    match (&line.party, line.found.as_ref(), reached.is_empty()) {
        (Some(_), _, false) => listed(&reached, words),
        (Some(_), _, true) => words.say("answer.no_rule"),
        (None, _, _) if !line.candidates.is_empty() => words.say("answer.may_be"),
        (None, Some(found), _) => filled(words, "answer.nearest", &[("name", found.name.as_str())]),
        (None, None, _) => words.say("answer.nobody"),
    }
}

/// Why a line reads as it does: its sentence, who it was taken for, how its name meets theirs.
fn why(shown: &Disclosed, line: &Line, words: Words) -> Vec<String> {
    let only = Disclosed {
        lines: vec![ShownLine::Plain(Box::new(line.clone()))],
        whole: ShownWhole::Plain(Box::new(Whole::of(std::slice::from_ref(line)))),
        ..shown.clone()
    };
    let said = wording::lines(&only, words.0).into_iter();
    let grounds = wording::grounds(&only, words.0).into_iter();
    let mut all: Vec<String> = said.chain(evidence(line, words)).chain(grounds).collect();
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|one| seen.insert(one.clone()));
    all
}

/// The name asked beside the names of whoever it may be, or beside the nearest.
fn aligned(line: &Line, words: Words) -> Vec<Aligned> {
    let of = |l: &Line| -> Vec<Aligned> {
        let all = l.candidates.iter().filter_map(|c| c.found.as_ref());
        let mut all: Vec<_> = all.chain(&l.found).collect();
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|m| seen.insert(m.name.as_str()));
        let beside = |m: &&Match| Aligned::listed(&l.query, &explain_match(&l.query, m), words);
        all.iter().take(ALIGNED_MAX).map(beside).collect()
    };
    std::iter::once(line).chain(&line.capacity).flat_map(of).collect()
}

/// How the words asked meet the names of whoever it may be.
fn evidence(line: &Line, words: Words) -> Vec<String> {
    let of = |l: &Line| -> Vec<String> {
        let matches = l.candidates.iter().filter_map(|c| c.found.as_ref()).chain(&l.found);
        let told = matches
            .flat_map(|m| wording::evidence(&l.query, m, &explain_match(&l.query, m), words.0));
        let shared = l
            .candidates
            .iter()
            .find_map(|c| c.found.as_ref())
            .and_then(|best| wording::shared_by(l.candidates.len(), best.kind, words.0));
        shared.into_iter().chain(told).collect()
    };
    std::iter::once(line).chain(&line.capacity).flat_map(of).collect()
}

/// The questions of an answer that a person is asked first, each with the line it belongs to.
#[must_use]
pub fn questions(shown: &Disclosed) -> Vec<(usize, &Question)> {
    let mut out: Vec<(usize, &Question)> = Vec::new();
    for (i, line) in shown.lines.iter().enumerate() {
        let Some(plain) = line.plain().filter(|l| l.verdict == Verdict::Undetermined) else {
            continue;
        };
        for question in &plain.questions {
            let is_fact = matches!(question, Question::Fact(_));
            if !out.iter().any(|(of, q)| *q == question && (is_fact || *of == i)) {
                out.push((i, question));
            }
        }
    }
    out.truncate(QUESTIONS_MAX);
    out
}
