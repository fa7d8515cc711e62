//! A refusal in, its sentence and what to do about it out, in a language. Adds no reason and hides
//! none; the words are the catalogue's.

use super::NotAllowed;
use crate::approving::Bar;
use crate::authorise::{Refusal, UseCase};
use crate::filed::{Decider, Phase};
use crate::messages::{self, Language, Refused as Part, Word, listed};
use jiff::Timestamp;

impl NotAllowed {
    /// What stands in the way.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let fill = |part: Part, values: &[(&str, &str)]| part.fill(language, values);
        match self {
            Self::NoOrganisation => fill(Part::NoOrganisation, &[]),
            Self::Unknown { what, id } => {
                fill(Part::Unknown, &[("what", &messages::thing(what, language)), ("id", id)])
            }
            Self::Taken { id } => fill(Part::Taken, &[("id", id)]),
            Self::Refused { act, refusal } => refused(*act, *refusal, language),
            Self::Phase { request, phase } => {
                let (request, phase) = (request.to_string(), messages::phase(*phase, language));
                fill(Part::Phase, &[("request", &request), ("phase", phase)])
            }
            Self::Barred { officer, bar, .. } => {
                let why = barred(bar, language);
                fill(Part::Barred, &[("officer", officer.as_str()), ("why", &why)])
            }
            Self::NotAsked { function, .. } => {
                fill(Part::NotAsked, &[("function", function.as_str())])
            }
            Self::NotHeld { officer, function, .. } => {
                let values = [("officer", officer.as_str()), ("function", function.as_str())];
                fill(Part::NotHeld, &values)
            }
            Self::Signed { officer, function, .. } => {
                let values = [("officer", officer.as_str()), ("function", function.as_str())];
                fill(Part::Signed, &values)
            }
            Self::Filled { by, function } => {
                fill(Part::Filled, &[("by", by.as_str()), ("function", function.as_str())])
            }
            Self::Done { by } => fill(Part::Done, &[("by", by.as_str())]),
            Self::Grounds { .. }
            | Self::TooShort { .. }
            | Self::Past { .. }
            | Self::ToCome { .. }
            | Self::NothingNeeded
            | Self::NotTheDecision { .. }
            | Self::NoCondition { .. }
            | Self::NotWaitedFor { .. }
            | Self::WasAsked { .. }
            | Self::TooMany { .. } => self.told_of_facts(language),
        }
    }

    /// What stands in the way, where it is nobody's role.
    fn told_of_facts(&self, language: Language) -> String {
        let fill = |part: Part, values: &[(&str, &str)]| part.fill(language, values);
        let thing = |what| messages::thing(what, language);
        match self {
            Self::Grounds { what } => fill(Part::Grounds, &[("what", &thing(what))]),
            Self::TooShort { until, at } => {
                let (until, at) = (instant(*until, language), instant(*at, language));
                fill(Part::TooShort, &[("until", &until), ("at", &at)])
            }
            Self::Past { at } => fill(Part::Past, &[("at", &instant(*at, language))]),
            Self::ToCome { at } => fill(Part::ToCome, &[("at", &instant(*at, language))]),
            Self::NotTheDecision { decision, what } => {
                fill(Part::NotTheDecision, &[("decision", decision), ("what", &thing(what))])
            }
            Self::NoCondition { condition, .. } => {
                fill(Part::NoCondition, &[("condition", condition)])
            }
            Self::NotWaitedFor { function, standing } => {
                let values = [("function", function.as_str()), ("standing", &thing(standing))];
                fill(Part::NotWaitedFor, &values)
            }
            Self::WasAsked { function, standing } => {
                let values = [("function", function.as_str()), ("standing", &thing(standing))];
                fill(Part::WasAsked, &values)
            }
            Self::TooMany { what, count, max } => {
                let (count, max, what) = (count.to_string(), max.to_string(), thing(what));
                fill(Part::TooMany, &[("count", &count), ("what", &what), ("max", &max)])
            }
            _ => fill(Part::NothingNeeded, &[]),
        }
    }

    /// Who could, or what to do; a sentence for a person.
    #[must_use]
    pub fn remedy_told(&self, language: Language) -> String {
        let part = match self {
            Self::Barred { could, .. }
            | Self::NotAsked { could, .. }
            | Self::NotHeld { could, .. }
            | Self::Signed { could, .. } => return who_could_told(could, language),
            Self::NoCondition { conditions, .. } if !conditions.is_empty() => {
                let conditions = listed(conditions, Word::Comma, language);
                return Part::HasConditions.fill(language, &[("conditions", &conditions)]);
            }
            Self::NoOrganisation => Part::ImportFirst,
            Self::Unknown { .. } => Part::CheckReference,
            Self::Taken { .. } => Part::AskAgain,
            Self::Refused { refusal, .. } => refusal_remedy(*refusal),
            Self::Phase { phase, .. } => phase_remedy(*phase),
            Self::Filled { .. } => Part::NothingMore,
            Self::Grounds { what: "lines of the memorandum" } => Part::WriteMemo,
            Self::Grounds { .. } => Part::SayWhy,
            Self::TooShort { .. } => Part::LaterEnd,
            Self::Past { .. } => Part::Declare,
            Self::ToCome { .. } => Part::LogLater,
            Self::NothingNeeded => Part::GoAhead,
            Self::NotTheDecision { .. } => Part::CheckAgain,
            Self::NoCondition { .. } => Part::HasNoConditions,
            Self::NotWaitedFor { .. } => Part::CanBeAsked,
            Self::WasAsked { .. } => Part::AnswerStands,
            Self::Done { .. } => Part::NothingLeft,
            Self::TooMany { .. } => Part::SplitIt,
        };
        part.text(language).to_owned()
    }
}

/// An instant inside a refusal: as machines write it in English, where it always stood so.
fn instant(at: Timestamp, language: Language) -> String {
    match language {
        Language::English => at.to_string(),
        Language::Persian => crate::wording::moment(at, None, language),
    }
}

/// Why the table of roles refuses.
#[must_use]
pub fn refused(act: UseCase, refusal: Refusal, language: Language) -> String {
    let part = match refusal {
        Refusal::Marking => Part::Marking,
        Refusal::OwnMatter => Part::OwnMatter,
        Refusal::Function => Part::Function,
        Refusal::OtherPost => Part::OtherPost,
        Refusal::NotOwn => Part::NotOwn,
        Refusal::Role => Part::Role,
        Refusal::SeparateDuties => Part::SeparateDuties,
    };
    part.fill(language, &[("act", messages::use_case(act, language))])
}

const fn refusal_remedy(refusal: Refusal) -> Part {
    match refusal {
        Refusal::Marking => Part::CheckReference,
        Refusal::OwnMatter => Part::AnotherHolder,
        Refusal::Function => Part::SeeFunctions,
        Refusal::OtherPost => Part::AskThatPost,
        Refusal::NotOwn => Part::ThatPerson,
        Refusal::Role => Part::AskRole,
        Refusal::SeparateDuties => Part::SomebodyElse,
    }
}

fn barred(bar: &Bar, language: Language) -> String {
    match bar {
        Bar::Requester => Part::BarRequester.fill(language, &[]),
        Bar::Participant => Part::BarParticipant.fill(language, &[]),
        Bar::ActsFor(officer) => Part::BarActsFor.fill(language, &[("officer", officer.as_str())]),
        Bar::Tie(party) => Part::BarTie.fill(language, &[("party", party.as_str())]),
        Bar::Recused => Part::BarRecused.fill(language, &[]),
    }
}

const fn phase_remedy(phase: Phase) -> Part {
    match phase {
        Phase::Open => Part::IfOpen,
        Phase::Expired => Part::IfExpired,
        Phase::Granted => Part::IfGranted,
        Phase::Ended => Part::IfEnded,
        Phase::Denied => Part::IfDenied,
        Phase::Withdrawn => Part::IfWithdrawn,
    }
}

/// The people who could decide, by function, in one sentence.
#[must_use]
pub fn who_could_told(deciders: &[Decider], language: Language) -> String {
    let waiting: Vec<String> =
        deciders.iter().filter(|d| d.agreed.is_none()).map(|d| holders(d, language)).collect();
    if waiting.is_empty() {
        return Part::NobodyElse.fill(language, &[]);
    }
    let deciders = waiting.join(Word::Semicolon.text(language));
    Part::StillToDecide.fill(language, &[("deciders", &deciders)])
}

/// A function with those who may fill it: `nea-desk (m.okafor or s.novak)`.
fn holders(decider: &Decider, language: Language) -> String {
    let function = ("function", decider.function.as_str());
    let Some((last, rest)) = decider.officers.split_last() else {
        return Part::NotHeldByAny.fill(language, &[function]);
    };
    let last = messages::isolated(last.as_str(), language);
    let officers = if rest.is_empty() {
        last
    } else {
        let rest = listed(rest, Word::Comma, language);
        format!("{rest}{}{last}", Word::Or.text(language))
    };
    Part::Held.fill(language, &[function, ("officers", &officers)])
}
