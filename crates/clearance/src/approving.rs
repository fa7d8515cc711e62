//! An expression over functions and the people who hold them in; whether it is met, can be met,
//! and by whom out. Two functions are two persons. Knows no state of a request.

use crate::authorise::{Relation, UseCase, authorise};
use crate::grant::Agreement;
use crate::reader::Reader;
use crate::request::{Needed, Request};
use directive::Approval;
use directive::approval::FUNCTIONS_MAX;
use parties::{FunctionId, Officer, OfficerId, Organisation, PartyId, PostId, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// The function of whoever heads the post of the request.
pub const HEAD_OF_POST: &str = "head of post";

/// The function of whoever stands in for the head of that post.
pub const DEPUTY: &str = "deputy";

/// Why a person may not decide a request, whatever function the person holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bar {
    /// Filed it.
    Requester,
    /// Takes part in the contact.
    Participant,
    /// Stands in for one who filed it or takes part.
    ActsFor(OfficerId),
    /// Has declared a tie to a party of it.
    Tie(PartyId),
    /// Stood aside.
    Recused,
}

impl Bar {
    /// The word in tables.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Requester => "requester",
            Self::Participant => "participant",
            Self::ActsFor(_) => "acts-for",
            Self::Tie(_) => "tie",
            Self::Recused => "recused",
        }
    }
}

/// Who holds each function and may decide.
pub type Holders = BTreeMap<FunctionId, BTreeSet<OfficerId>>;

/// Whether those who agreed meet the expression, each person filling one function.
#[must_use]
pub fn is_met(by: &Approval, agreed: &[Agreement]) -> bool {
    let mut holders = Holders::new();
    for agreement in agreed {
        holders.entry(agreement.function.clone()).or_default().insert(agreement.officer.clone());
    }
    can_be_met(by, &holders)
}

/// Whether the holders could meet the expression, each person filling one function.
///
/// # Limits
/// [`FUNCTIONS_MAX`] functions are looked at; an expression with more cannot be met by the others.
#[must_use]
pub fn can_be_met(by: &Approval, holders: &Holders) -> bool {
    let held: Vec<(FunctionId, &BTreeSet<OfficerId>)> = by
        .functions()
        .into_iter()
        .filter_map(|f| holders.get(&f).filter(|h| !h.is_empty()).map(|h| (f, h)))
        .take(FUNCTIONS_MAX)
        .collect();
    let sets = 1u32 << held.len();
    (1..sets).any(|set| {
        let is_in = |i: usize| u32::try_from(i).is_ok_and(|i| set >> i & 1 == 1);
        let chosen = held.iter().enumerate().filter(|(i, _)| is_in(*i));
        let functions = chosen.clone().map(|(_, (f, _))| f.clone()).collect();
        by.is_met_by(&functions) && are_distinct(&chosen.map(|(_, (_, h))| *h).collect::<Vec<_>>())
    })
}

/// Whether each set can be given a person of its own: Kuhn's augmenting paths.
fn are_distinct(sets: &[&BTreeSet<OfficerId>]) -> bool {
    let mut taken: BTreeMap<&OfficerId, usize> = BTreeMap::new();
    (0..sets.len()).all(|i| place(i, sets, &mut taken, &mut BTreeSet::new()))
}

/// Recursion is bounded by the number of sets, at most [`FUNCTIONS_MAX`].
fn place<'a>(
    i: usize,
    sets: &[&'a BTreeSet<OfficerId>],
    taken: &mut BTreeMap<&'a OfficerId, usize>,
    tried: &mut BTreeSet<&'a OfficerId>,
) -> bool {
    let Some(set) = sets.get(i) else { return false };
    for person in *set {
        if !tried.insert(person) {
            continue;
        }
        let other = taken.get(person).copied();
        if other.is_none_or(|other| place(other, sets, taken, tried)) {
            taken.insert(person, i);
            return true;
        }
    }
    false
}

/// Whether the person holds the function for a request of that post. `head of post` and `deputy`
/// hold at the post of the request only.
#[must_use]
pub fn holds(
    organisation: &Organisation,
    reader: &Reader,
    function: &FunctionId,
    post: &PostId,
) -> bool {
    let appointed = |who: Option<&OfficerId>| who == Some(&reader.officer);
    let at_post = || reader.posts.contains(post) && reader.functions.contains(function);
    let found = organisation.post(post);
    match function.as_str() {
        HEAD_OF_POST => at_post() || appointed(found.and_then(|p| p.head.as_ref())),
        DEPUTY => at_post() || appointed(found.and_then(|p| p.deputy.as_ref())),
        _ => reader.functions.contains(function),
    }
}

/// Why this person may not decide this request as that function, if there is a reason.
#[must_use]
pub fn bar(
    organisation: &Organisation,
    request: &Request,
    recused: &BTreeMap<OfficerId, String>,
    officer: &OfficerId,
    function: &FunctionId,
) -> Option<Bar> {
    let takes_part = |o: &OfficerId| o == &request.requester || request.participants.contains(o);
    if officer == &request.requester {
        return Some(Bar::Requester);
    }
    if takes_part(officer) {
        return Some(Bar::Participant);
    }
    if function.as_str() == DEPUTY {
        let head = organisation.post(&request.post).and_then(|p| p.head.as_ref());
        if let Some(head) = head.filter(|h| takes_part(h)) {
            return Some(Bar::ActsFor(head.clone()));
        }
    }
    let ties = organisation.officer(officer).map(|o| o.ties.as_slice()).unwrap_or_default();
    if let Some(tie) = ties.iter().find(|t| request.parties.contains(&t.of)) {
        return Some(Bar::Tie(tie.of.clone()));
    }
    recused.contains_key(officer).then_some(Bar::Recused)
}

/// Who may still decide as each of the functions: holds it, may see the request, has a role that
/// decides, and is not barred.
#[must_use]
pub fn holders(
    organisation: &Organisation,
    request: &Request,
    visibility: &Visibility,
    recused: &BTreeMap<OfficerId, String>,
    functions: &BTreeSet<FunctionId>,
) -> Holders {
    let mut found = Holders::new();
    let (act, relation) = (UseCase::Approve, Relation::Function);
    for function in functions {
        let appointed = organisation.post(&request.post).and_then(|p| match function.as_str() {
            HEAD_OF_POST => p.head.as_ref(),
            DEPUTY => p.deputy.as_ref(),
            _ => None,
        });
        let may_hold = |o: &&Officer| o.functions.contains(function) || appointed == Some(&o.id);
        let officers = organisation.officers.iter().filter(may_hold).filter(|o| {
            let reader = Reader::of(o);
            holds(organisation, &reader, function, &request.post)
                && authorise(&reader, act, visibility, relation, &organisation.levels).is_allowed()
                && bar(organisation, request, recused, &o.id, function).is_none()
        });
        found.insert(function.clone(), officers.map(|o| o.id.clone()).collect());
    }
    found
}

/// Who must agree under a paragraph as things stand: its own expression while people are left who
/// could meet it, else the directive's authority. Source: semantics, doubts 10.
#[must_use]
pub fn expression(
    organisation: &Organisation,
    request: &Request,
    visibility: &Visibility,
    recused: &BTreeMap<OfficerId, String>,
    needed: &Needed,
) -> Approval {
    let functions = needed.by.functions();
    let holders = holders(organisation, request, visibility, recused, &functions);
    if can_be_met(&needed.by, &holders) {
        return needed.by.clone();
    }
    authority(organisation, &needed.authority).map_or_else(|| needed.by.clone(), Approval::One)
}

/// The function a directive's authority is, by the words of its header: case, spaces and hyphens
/// aside. None when the organisation has no such function.
#[must_use]
pub fn authority(organisation: &Organisation, words: &str) -> Option<FunctionId> {
    let plain = |s: &str| -> String {
        s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = plain(words);
    organisation.functions.iter().find(|f| plain(f.as_str()) == wanted).cloned()
}

#[cfg(test)]
mod tests;
