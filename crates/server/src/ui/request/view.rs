//! One request in, everything its page says out: who, what, under which rule, on what evidence, who
//! decides. Reads only what the reader may see; never decides what a reader may do.

use super::{marked, person, seen};
use crate::desk::pages::{RequestLine, RequestShown};
use crate::desk::precedents::{Deed, DeedKind};
use crate::ui::Words;
use crate::ui::answer::{AnswerShown, Cited, names_of};
use crate::ui::fields::capital;
use crate::ui::told::{Moment, directive_path, filled, listed, party_path};
use crate::{Desk, Trouble};
use clearance::authorise::UseCase;
use clearance::filed::{Concurrence, Filed, Phase, Standing};
use clearance::ids::RequestId;
use clearance::request::Needed;
use clearance::wording::{self, KnownNames};
use clearance::{Reader, messages};
use directive::exemption::STANDING;
use directive::rule::Rule;
use jiff::tz::TimeZone;
use parties::{OfficerId, Organisation, PartyId, Purpose};
use std::collections::BTreeSet;

/// Conditions offered to choose from. Largest seen: 4; one of one's own words can always be added.
const CONDITIONS_MAX: usize = 12;

/// Conditions offered where no rule has named any yet.
const CONDITIONS_USUAL: [&str; 4] =
    ["no-photographs", "no-statement", "note-taker", "two-officers"];

/// A request as its page shows it.
#[derive(Debug, Clone)]
pub struct View {
    /// Its reference.
    pub id: String,
    /// The decision it was made of.
    pub decision: String,
    /// Its title.
    pub title: String,
    /// Its marking.
    pub marking: String,
    /// The word of its state.
    pub phase: &'static str,
    /// Its state in words.
    pub phase_told: String,
    /// What is asked for, in words.
    pub act: String,
    /// When.
    pub at: Moment,
    /// Whether that is past.
    pub is_past: bool,
    /// At which post.
    pub post: String,
    /// Who asks.
    pub requester: String,
    /// Who takes part besides.
    pub participants: Vec<String>,
    /// The parties: name and page.
    pub parties: Vec<(String, String)>,
    /// Why it is wanted.
    pub reason: String,
    /// When it was filed.
    pub filed_at: Moment,
    /// The rules that ask for agreement.
    pub rules: Vec<RuleShown>,
    /// The decision, as the reader may see it.
    pub answer: Option<AnswerShown>,
    /// What came of it, sentence by sentence.
    pub outcome: Vec<String>,
    /// Its conditions, each with how it was met.
    pub conditions: Vec<(String, Option<String>)>,
    /// Who decides.
    pub deciders: Vec<DeciderShown>,
    /// Clearers: function, standing, by when.
    pub clearers: Vec<ClearerShown>,
    /// Who stood aside, and why.
    pub recused: Vec<(String, String)>,
    /// Purposes that would exempt the contact.
    pub exemptions: String,
    /// What posts did with the parties.
    pub history: Vec<DeedShown>,
    /// Whether there is more of it.
    pub is_more: bool,
    /// Like cases decided before.
    pub like: Vec<LikeShown>,
    /// What the reader may do.
    pub may: May,
    /// What a form about it carries.
    pub seen: String,
}

/// A paragraph that asks for agreement.
#[derive(Debug, Clone)]
pub struct RuleShown {
    /// The paragraph in its own words.
    pub cited: Cited,
    /// Its rule as a sentence.
    pub sentence: String,
    /// Who must agree.
    pub by: String,
}

/// A function that decides.
#[derive(Debug, Clone)]
pub struct DeciderShown {
    /// The function.
    pub function: String,
    /// Who may fill it; empty when nobody may.
    pub officers: String,
    /// Who has agreed.
    pub agreed: Option<String>,
}

/// A clearer on a page.
#[derive(Debug, Clone)]
pub struct ClearerShown {
    /// The function.
    pub function: String,
    /// Where it stands, in words.
    pub told: String,
    /// By when it answers, or when it did.
    pub at: Option<Moment>,
    /// Why it objects.
    pub grounds: String,
}

/// One thing a post did.
#[derive(Debug, Clone)]
pub struct DeedShown {
    /// What, in words.
    pub what: String,
    /// When the contact takes or took place.
    pub at: Moment,
    /// The post.
    pub post: String,
    /// The act.
    pub act: String,
    /// Its page, if the reader may open it.
    pub path: Option<String>,
}

/// A like case.
#[derive(Debug, Clone)]
pub struct LikeShown {
    /// Its reference.
    pub id: String,
    /// What it was.
    pub title: String,
    /// How it ended.
    pub phase: &'static str,
    /// In words.
    pub phase_told: String,
    /// When the contact was.
    pub at: Moment,
    /// Its conditions or grounds.
    pub beside: String,
}

/// What the reader may do.
#[derive(Debug, Clone, Default)]
pub struct May {
    /// Agree or refuse, as one of these.
    pub decide_as: Vec<(String, String)>,
    /// Concur or object, as one of these.
    pub concur_as: Vec<(String, String)>,
    /// Take it back, or the grant.
    pub withdraw: bool,
    /// Say, as who decides, that no approval is needed.
    pub not_needed: bool,
    /// Stand aside.
    pub recuse: bool,
    /// Ask a clearer, one of these.
    pub ask: Vec<(String, String)>,
    /// Say that a condition is met.
    pub meet: bool,
    /// Conditions to choose from.
    pub conditions: Vec<(String, String)>,
}

/// What is held together while a view is made.
struct Making<'a> {
    desk: &'a Desk,
    us: &'a Organisation,
    reader: &'a Reader,
    zone: TimeZone,
    words: Words,
}

/// Everything the page of a request says.
///
/// # Errors
/// None such that the account may see; a store that cannot record the look.
pub fn view(
    desk: &mut Desk,
    account: &OfficerId,
    id: &RequestId,
    words: Words,
) -> Result<View, Trouble> {
    let shown = desk.request_page(account, id)?;
    let like = desk.like_cases(account, id)?;
    let desk = &*desk;
    let filed = &shown.line.filed;
    let history = desk.history_of(account, &filed.request.parties)?;
    let (us, reader) = (desk.organisation()?, desk.reader(account)?);
    let zone = desk.zone_of(&filed.request.post)?;
    let making = Making { desk, us, reader: &reader, zone, words };
    let answer = making.answer(filed)?;
    let own = filed.request.id.to_string();
    let deeds = history.deeds.iter().filter(|d| d.reference.as_ref() != Some(&own));
    let names: Vec<String> = answer
        .as_ref()
        .map_or_else(Vec::new, |a| a.lines.iter().map(|l| l.query.clone()).collect());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let post = making.post(&filed.request.post);
    let mut view = View {
        title: super::titled(words, "request.title_of", &names),
        marking: marked(&filed.visibility),
        phase: shown.line.phase.as_str(),
        phase_told: phase_told(shown.line.phase, words),
        act: making.act(filed.request.act),
        at: making.moment(filed.request.at),
        is_past: filed.request.at <= desk.now(),
        post,
        requester: person(us, &filed.request.requester),
        participants: filed.request.participants.iter().map(|o| person(us, o)).collect(),
        parties: making.parties(filed)?,
        reason: filed.request.reason.clone(),
        filed_at: making.moment(filed.filed_at),
        rules: making.rules(filed, answer.as_ref())?,
        outcome: making.outcome(filed),
        conditions: conditions(filed, us, words),
        deciders: shown.deciders.iter().map(|d| making.decider(d)).collect(),
        clearers: making.clearers(filed),
        recused: filed.recused.iter().map(|(o, why)| (person(us, o), why.clone())).collect(),
        exemptions: making.exemptions(filed),
        history: deeds.map(|d| making.deed(d)).collect(),
        is_more: history.is_more,
        like: like.iter().map(|l| making.like(l)).collect(),
        may: making.may(&shown),
        seen: seen::seen(filed),
        decision: filed.request.decision.to_string(),
        id: own,
        answer,
    };
    if !matches!(filed.standing, Standing::Open { .. }) {
        view.deciders.clear();
    }
    Ok(view)
}

/// A state in words.
#[must_use]
pub fn phase_told(phase: Phase, words: Words) -> String {
    words.say(&format!("request.phase.{}", phase.as_str()))
}

fn conditions(filed: &Filed, us: &Organisation, words: Words) -> Vec<(String, Option<String>)> {
    let Standing::Granted { grant, met } = &filed.standing else {
        return filed.request.conditions.iter().map(|c| (c.clone(), None)).collect();
    };
    let told = |condition: &String| {
        met.get(condition).map(|m| {
            let who = person(us, &m.officer);
            filled(words, "request.met", &[("who", &who), ("evidence", &m.evidence)])
        })
    };
    grant.conditions.iter().map(|c| (c.clone(), told(c))).collect()
}

impl Making<'_> {
    fn moment(&self, at: jiff::Timestamp) -> Moment {
        Moment::of(at, &self.zone, self.desk.now(), self.words)
    }

    fn act(&self, act: directive::Act) -> String {
        self.words.say(&format!("check.act.{}", act.as_str()))
    }

    fn post(&self, id: &parties::PostId) -> String {
        self.us.post(id).map_or_else(|| id.to_string(), |p| p.name.clone())
    }

    /// The decision as the reader may see it; none when its content is gone.
    fn answer(&self, filed: &Filed) -> Result<Option<AnswerShown>, Trouble> {
        let id = &filed.request.decision;
        let Some(asked) = self.desk.state().asked().get(id) else { return Ok(None) };
        let shown = self.desk.shown_to(self.reader, id, asked)?;
        let world = self.desk.world()?;
        Ok(Some(AnswerShown::of(&shown, self.words, &names_of(&world, self.reader))))
    }

    fn parties(&self, filed: &Filed) -> Result<Vec<(String, String)>, Trouble> {
        let world = self.desk.world()?;
        let seen = |id: &PartyId| {
            let party = world.registry().get(id);
            party.filter(|p| self.reader.may_see(&self.us.levels, &p.visibility))
        };
        let seen = filed.request.parties.iter().filter_map(seen);
        // An old id of a merged party stands beside the one it became.
        let whole = seen.filter(|p| p.merged_into.is_none());
        Ok(whole.map(|p| (p.caption().to_owned(), party_path(p.id.as_str()))).collect())
    }

    /// The rule of a paragraph that asks for agreement.
    fn rule(&self, needed: &Needed) -> Option<&Rule> {
        let issued = self.desk.state().directives().get(&needed.directive)?.issued()?;
        let released = &issued.released;
        if !self.reader.may_see(&self.us.levels, &released.visibility) {
            return None;
        }
        let all = &released.directive.paragraphs;
        all.iter().find(|p| p.id == needed.paragraph)?.rule.as_ref()
    }

    fn rules(
        &self,
        filed: &Filed,
        answer: Option<&AnswerShown>,
    ) -> Result<Vec<RuleShown>, Trouble> {
        let world = self.desk.world()?;
        let names =
            KnownNames { organisation: self.us, registry: world.registry(), reader: self.reader };
        let one = |needed: &Needed| {
            let (directive, paragraph) =
                (needed.directive.to_string(), needed.paragraph.to_string());
            let places = [("directive", directive.as_str()), ("paragraph", paragraph.as_str())];
            let place = filled(self.words, "answer.place", &places);
            let path = directive_path(&needed.directive);
            let cites = answer.map(|a| a.cites.as_slice()).unwrap_or_default();
            let cited = cites.iter().find(|c| {
                c.rule.as_ref().is_some_and(|r| {
                    r.directive == needed.directive && r.paragraph == needed.paragraph
                })
            });
            let bare = || Cited {
                place: capital(&place),
                rule: None,
                path: Some(path),
                text: String::new(),
                notes: Vec::new(),
            };
            let rule = self.rule(needed);
            RuleShown {
                cited: cited.cloned().unwrap_or_else(bare),
                sentence: rule
                    .map_or_else(String::new, |r| wording::rule_sentence(r, &names, self.words.0)),
                by: wording::expression(&needed.by, self.words.0),
            }
        };
        Ok(filed.request.needed.iter().map(one).collect())
    }

    /// What came of it.
    fn outcome(&self, filed: &Filed) -> Vec<String> {
        let (us, words) = (self.us, self.words);
        let by = |key: &str, officer: &OfficerId, function: &str, at: jiff::Timestamp| {
            let (who, when) = (person(us, officer), self.moment(at).told);
            filled(words, key, &[("who", &who), ("function", function), ("when", &when)])
        };
        let grounds = |text: &str| filled(words, "request.grounds", &[("grounds", text)]);
        let agreed = filed.agreed().into_iter();
        let mut all: Vec<String> =
            agreed.map(|a| by("request.agreed", &a.officer, a.function.as_str(), a.at)).collect();
        match &filed.standing {
            Standing::Open { .. } => {}
            Standing::Granted { grant, .. } => {
                let until = self.moment(grant.until).told;
                all.push(filled(words, "request.granted_until", &[("until", &until)]));
            }
            Standing::Denied { by: one, grounds: text } => {
                all.push(by("request.denied_by", &one.officer, one.function.as_str(), one.at));
                all.push(grounds(text));
            }
            Standing::Withdrawn { officer, at, grounds: text, .. } => {
                all.push(by("request.withdrawn_by", officer, "", *at));
                if !text.trim().is_empty() {
                    all.push(grounds(text));
                }
            }
        }
        all
    }

    fn decider(&self, decider: &clearance::filed::Decider) -> DeciderShown {
        DeciderShown {
            function: decider.function.to_string(),
            officers: messages::listed(
                decider.officers.iter().map(|o| person(self.us, o)),
                messages::Word::Or,
                self.words.0,
            ),
            agreed: decider.agreed.as_ref().map(|o| person(self.us, o)),
        }
    }

    fn clearers(&self, filed: &Filed) -> Vec<ClearerShown> {
        let now = self.desk.now();
        let one = |(function, standing): (&parties::FunctionId, &Concurrence)| {
            let (at, grounds) = match standing {
                Concurrence::Asked { due } | Concurrence::Lapsed { due } => (*due, ""),
                Concurrence::Agreed { at, .. } => (*at, ""),
                Concurrence::Objected { at, grounds, .. } => (*at, grounds.as_str()),
            };
            let word = match standing.words_at(now) {
                "no objection (lapse)" => "lapsed",
                word => word,
            };
            ClearerShown {
                function: function.to_string(),
                told: self.words.say(&format!("request.clearer.{word}")),
                at: Some(self.moment(at)),
                grounds: grounds.to_owned(),
            }
        };
        filed.concurrences.iter().map(one).collect()
    }

    /// The purposes that would exempt the contact from every rule that asks for agreement.
    fn exemptions(&self, filed: &Filed) -> String {
        let rules: Vec<&Rule> = filed.request.needed.iter().filter_map(|n| self.rule(n)).collect();
        let standing: BTreeSet<Purpose> =
            STANDING.iter().filter_map(|w| Purpose::parse(w).ok()).collect();
        let own = rules.iter().flat_map(|r| r.except.iter().cloned());
        let all: BTreeSet<Purpose> = standing.iter().cloned().chain(own).collect();
        let holds = |p: &Purpose| {
            rules
                .iter()
                .all(|r| r.except.contains(p) || (standing.contains(p) && !r.no_exempt.contains(p)))
        };
        let named = all.iter().filter(|p| holds(p)).map(|p| messages::purpose(p, self.words.0));
        listed(named, self.words)
    }

    fn deed(&self, deed: &Deed) -> DeedShown {
        let word = match deed.kind {
            DeedKind::Checked => "checked",
            DeedKind::Asked => "asked",
            DeedKind::Granted => "granted",
            DeedKind::Denied => "denied",
            DeedKind::Withdrawn => "withdrawn",
            DeedKind::Held => "held",
            DeedKind::DeclaredAfterwards => "declared",
            DeedKind::Declined => "declined",
        };
        let path = |reference: &String| {
            let room = match reference.get(..2) {
                Some("R-") => "requests",
                Some("D-") => "decisions",
                _ => "contacts",
            };
            format!("/{room}/{reference}")
        };
        DeedShown {
            what: self.words.say(&format!("request.deed.{word}")),
            at: self.moment(deed.at),
            post: self.post(&deed.post),
            act: self.act(deed.act),
            path: deed.reference.as_ref().map(path),
        }
    }

    fn like(&self, line: &RequestLine) -> LikeShown {
        let request = &line.filed.request;
        let (act, post) = (self.act(request.act), self.post(&request.post));
        let beside = match &line.filed.standing {
            Standing::Granted { grant, .. } if !grant.conditions.is_empty() => {
                let conditions = listed(&grant.conditions, self.words);
                self.words.with("request.like_conditions", &[("conditions", &conditions)])
            }
            Standing::Denied { grounds, .. } | Standing::Withdrawn { grounds, .. } => {
                grounds.clone()
            }
            _ => String::new(),
        };
        LikeShown {
            id: request.id.to_string(),
            title: filled(self.words, "request.row", &[("act", &act), ("post", &post)]),
            phase: line.phase.as_str(),
            phase_told: phase_told(line.phase, self.words),
            at: self.moment(request.at),
            beside,
        }
    }

    fn may(&self, shown: &RequestShown) -> May {
        let (filed, may) = (&shown.line.filed, &shown.may);
        let me = &self.reader.officer;
        let is_mine = &filed.request.requester == me || filed.request.participants.contains(me);
        let is_open = matches!(filed.standing, Standing::Open { .. });
        let two = |f: &parties::FunctionId| (f.to_string(), f.to_string());
        let waits = &shown.line.waits_for;
        let decides = shown.deciders.iter().filter(|d| waits.contains(&d.function));
        let concurs = filed.concurrences.keys().filter(|f| waits.contains(*f));
        let asked = |f: &&parties::FunctionId| !filed.concurrences.contains_key(*f);
        let if_may = |act: UseCase, all: Vec<(String, String)>| {
            if may.contains(&act) { all } else { Vec::new() }
        };
        May {
            decide_as: if_may(UseCase::Approve, decides.map(|d| two(&d.function)).collect()),
            concur_as: if_may(UseCase::Concur, concurs.map(two).collect()),
            withdraw: may.contains(&UseCase::Withdraw) && (is_mine || !is_open),
            not_needed: may.contains(&UseCase::Withdraw) && !is_mine && is_open,
            recuse: may.contains(&UseCase::Recuse),
            ask: if_may(
                UseCase::ConcurrenceAsk,
                self.us.functions.iter().filter(asked).map(two).collect(),
            ),
            meet: may.contains(&UseCase::ConditionMet)
                && matches!(filed.standing, Standing::Granted { .. }),
            conditions: self.offered(filed),
        }
    }

    /// Conditions that rules and grants used before, for a list to choose from.
    fn offered(&self, filed: &Filed) -> Vec<(String, String)> {
        let released = self.desk.state().directives().values().filter_map(|d| d.issued());
        let seen = released
            .map(|i| &i.released)
            .filter(|r| self.reader.may_see(&self.us.levels, &r.visibility));
        let rules = seen.flat_map(|r| &r.directive.paragraphs).filter_map(|p| p.rule.as_ref());
        let mut all: BTreeSet<String> = rules.flat_map(|r| r.conditions.iter().cloned()).collect();
        all.extend(CONDITIONS_USUAL.map(str::to_owned));
        let fixed = &filed.request.conditions;
        let open = all.into_iter().filter(|c| !fixed.contains(c)).take(CONDITIONS_MAX);
        open.map(|c| (c.clone(), c)).collect()
    }
}
