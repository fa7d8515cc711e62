//! Reader, use case, marking and relation in; allowed or refused out. The only place that decides
//! what a person may see and do. Looks at no clock, no state and no text.
//!
//! Three questions, in this order: may the reader know of it at all (marking), does a role let the
//! reader do it in that relation, and does another role of the same person forbid it. The whole
//! table stands in `spec/http/authorisation.txt` and is reviewed as a diff.

mod use_case;

pub use use_case::UseCase;

use crate::reader::Reader;
use parties::{Levels, Role, Visibility};

/// How the reader stands to the matter. Where several are true the first one counts, so that
/// nobody decides a matter of their own by holding the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the reader's own: filed by, held by, or taken part in.
    Own,
    /// It waits for a function that the reader holds.
    Function,
    /// It is of the reader's post.
    Post,
    /// None of these.
    Other,
}

impl Relation {
    /// Every relation, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Own, Self::Function, Self::Post, Self::Other];

    /// The word in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Function => "function",
            Self::Post => "post",
            Self::Other => "other",
        }
    }
}

/// Why a reader may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// The marking: outwardly the same as if there were no such thing.
    Marking,
    /// It is the reader's own matter, and nobody decides their own.
    OwnMatter,
    /// It takes a function that the reader does not hold.
    Function,
    /// It is of another post.
    OtherPost,
    /// It is for the person concerned, and the reader is another.
    NotOwn,
    /// No role of the reader's lets anybody do it.
    Role,
    /// An inspector or administrator decides nothing, whatever else that person is.
    SeparateDuties,
}

impl Refusal {
    /// The word in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Marking => "marking",
            Self::OwnMatter => "own-matter",
            Self::Function => "function",
            Self::OtherPost => "other-post",
            Self::NotOwn => "not-own",
            Self::Role => "role",
            Self::SeparateDuties => "separate-duties",
        }
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Authorised {
    /// The reader may.
    Allowed,
    /// The reader may not.
    Refused(Refusal),
}

impl Authorised {
    /// Whether the reader may.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed)
    }
}

/// Whether the reader may do this to a matter of that marking, standing so to it.
#[must_use]
pub fn authorise(
    reader: &Reader,
    act: UseCase,
    visibility: &Visibility,
    relation: Relation,
    levels: &Levels,
) -> Authorised {
    if act.shows_content() && !reader.may_see(levels, visibility) {
        return Authorised::Refused(Refusal::Marking);
    }
    let is_separate = |r: &Role| matches!(r, Role::Inspector | Role::Administrator);
    if act.decides(relation) && reader.roles.iter().any(is_separate) {
        return Authorised::Refused(Refusal::SeparateDuties);
    }
    if reader.roles.iter().any(|role| reach(act, *role).contains(&relation)) {
        return Authorised::Allowed;
    }
    Authorised::Refused(why(reader, act, relation))
}

/// The nearest reason: what would have to be different for one of the reader's roles to do.
fn why(reader: &Reader, act: UseCase, relation: Relation) -> Refusal {
    let mut reached = reader.roles.iter().map(|role| reach(act, *role)).filter(|r| !r.is_empty());
    match reached.next() {
        None => Refusal::Role,
        Some(_) if act.decides(relation) && relation == Relation::Own => Refusal::OwnMatter,
        Some(relations) if relations.contains(&Relation::Post) => Refusal::OtherPost,
        Some(relations) if relations.contains(&Relation::Function) => Refusal::Function,
        Some(_) => Refusal::NotOwn,
    }
}

const NEVER: &[Relation] = &[];
const OWN: &[Relation] = &[Relation::Own];
const FUNCTION: &[Relation] = &[Relation::Function];
const OWN_POST: &[Relation] = &[Relation::Own, Relation::Post];
const POST: &[Relation] = &[Relation::Own, Relation::Function, Relation::Post];
const ASKED: &[Relation] = &[Relation::Own, Relation::Function];
const ANY: &[Relation] = &Relation::ALL;

/// The relations in which a role lets a person do it: the table itself.
const fn reach(act: UseCase, role: Role) -> &'static [Relation] {
    use UseCase as U;
    match act {
        U::OrganisationImport
        | U::PostAdd
        | U::AccountAdd
        | U::RecordErase
        | U::Backup
        | U::Restore => administrator(role),
        U::SignInReset | U::SessionsEnd | U::TokenRevoke => match role {
            Role::Administrator => ANY,
            _ => OWN,
        },
        U::TokenAdd => OWN,
        U::PostList | U::RecordVerify => ANY,
        U::AccountList => match role {
            Role::Inspector | Role::Administrator => ANY,
            _ => OWN_POST,
        },
        U::ListUpdate | U::Index => match role {
            Role::Drafter | Role::Administrator => ANY,
            _ => NEVER,
        },
        U::ListShow | U::Screen | U::DirectiveShow => but_administrator(role),
        // Who decides must know what other posts did with the party.
        U::PartyHistory => match role {
            Role::Administrator => NEVER,
            Role::Officer => POST,
            _ => ANY,
        },
        U::Check => match role {
            Role::Administrator => NEVER,
            Role::Inspector => ANY,
            _ => POST,
        },
        U::DecisionShow | U::Replay => read_decision(role),
        U::Confirm => match role {
            Role::Drafter => ANY,
            Role::Officer | Role::Approver => POST,
            _ => NEVER,
        },
        U::DirectiveLint => match role {
            Role::Drafter | Role::Releaser | Role::Clearer | Role::Inspector => ANY,
            _ => NEVER,
        },
        U::DirectiveDraft => match role {
            Role::Drafter => ANY,
            _ => NEVER,
        },
        U::DirectiveRelease | U::DirectiveCancel => match role {
            Role::Releaser => ANY,
            _ => NEVER,
        },
        U::DirectiveAcknowledge => match role {
            Role::Inspector | Role::Administrator => NEVER,
            _ => POST,
        },
        U::DirectiveStatus => match role {
            Role::Administrator => NEVER,
            Role::Officer => POST,
            _ => ANY,
        },
        _ => contact(act, role),
    }
}

/// The part of the table about requests, contacts and worklists.
const fn contact(act: UseCase, role: Role) -> &'static [Relation] {
    use UseCase as U;
    match act {
        U::Request | U::ConditionMet => officer(role, OWN_POST),
        U::Approve | U::Deny | U::Recuse => match role {
            Role::Officer | Role::Approver | Role::Releaser => FUNCTION,
            _ => NEVER,
        },
        U::Withdraw | U::ConcurrenceAsk => match role {
            Role::Officer => ASKED,
            Role::Approver | Role::Releaser => FUNCTION,
            _ => NEVER,
        },
        U::Concur => match role {
            Role::Clearer => FUNCTION,
            _ => NEVER,
        },
        U::RequestShow => read_decision(role),
        // A chance handshake is anybody's: to declare one's own must never be forbidden.
        U::ContactHeld | U::ContactDeclined | U::ContactMemo => match role {
            Role::Officer => OWN_POST,
            _ => OWN,
        },
        U::ContactShow => match role {
            Role::Administrator => NEVER,
            Role::Inspector => ANY,
            Role::Approver => POST,
            _ => OWN_POST,
        },
        U::Worklist => match role {
            Role::Administrator => NEVER,
            Role::Drafter | Role::Releaser | Role::Inspector => ANY,
            _ => POST,
        },
        U::WorklistDone => officer(role, POST),
        U::RecordRead => read_decision(role),
        U::RecordExport => match role {
            Role::Inspector => ANY,
            _ => NEVER,
        },
        U::RecordCheckpoint => match role {
            Role::Inspector | Role::Administrator => ANY,
            _ => NEVER,
        },
        _ => NEVER,
    }
}

const fn administrator(role: Role) -> &'static [Relation] {
    match role {
        Role::Administrator => ANY,
        _ => NEVER,
    }
}

const fn but_administrator(role: Role) -> &'static [Relation] {
    match role {
        Role::Administrator => NEVER,
        _ => ANY,
    }
}

const fn officer(role: Role, relations: &'static [Relation]) -> &'static [Relation] {
    match role {
        Role::Officer => relations,
        _ => NEVER,
    }
}

/// A decision and the request made of it: for the post, for who decides, and for the inspector.
const fn read_decision(role: Role) -> &'static [Relation] {
    match role {
        Role::Administrator => NEVER,
        Role::Inspector => ANY,
        Role::Officer | Role::Approver => POST,
        Role::Drafter | Role::Releaser | Role::Clearer => ASKED,
    }
}

impl UseCase {
    /// Whether it decides for others: closed to inspectors and administrators, whatever else they
    /// are. Taking back, standing aside and asking a clearer decide when a function is the ground.
    #[must_use]
    pub const fn decides(self, relation: Relation) -> bool {
        match self {
            Self::Approve
            | Self::Deny
            | Self::Concur
            | Self::DirectiveRelease
            | Self::DirectiveCancel => true,
            Self::Withdraw | Self::Recuse | Self::ConcurrenceAsk => {
                matches!(relation, Relation::Function)
            }
            _ => false,
        }
    }

    /// Whether it shows or touches something marked. The others show no content, and their matter
    /// is the house itself.
    #[must_use]
    pub const fn shows_content(self) -> bool {
        !matches!(
            self,
            Self::OrganisationImport
                | Self::PostAdd
                | Self::PostList
                | Self::AccountAdd
                | Self::AccountList
                | Self::ListUpdate
                | Self::Index
                | Self::RecordVerify
                | Self::RecordCheckpoint
                | Self::RecordErase
                | Self::SignInReset
                | Self::SessionsEnd
                | Self::TokenAdd
                | Self::TokenRevoke
                | Self::Backup
                | Self::Restore
        )
    }
}

/// The whole table as text, one line a use case and relation, one column a role.
#[must_use]
pub fn table() -> String {
    let mut out = String::new();
    let roles: Vec<String> = Role::ALL.iter().map(|r| format!("{:<17}", r.as_str())).collect();
    out.push_str(&line(&format!("{:<24}{:<10}", "use case", "relation"), &roles.concat()));
    for act in UseCase::ALL {
        for relation in Relation::ALL {
            let cells: Vec<String> =
                Role::ALL.iter().map(|r| format!("{:<17}", cell(*act, *r, relation))).collect();
            let name = if relation == Relation::Own { act.as_str() } else { "" };
            out.push_str(&line(&format!("{name:<24}{:<10}", relation.as_str()), &cells.concat()));
        }
    }
    out
}

fn line(start: &str, cells: &str) -> String {
    format!("{}\n", format!("{start}{cells}").trim_end())
}

/// What one role alone gets, everything else being in order.
fn cell(act: UseCase, role: Role, relation: Relation) -> &'static str {
    let levels = Levels::initial();
    let reader = Reader {
        officer: match parties::OfficerId::parse("one") {
            Ok(officer) => officer,
            Err(_) => return "",
        },
        level: levels.lowest(),
        compartments: std::collections::BTreeSet::new(),
        posts: std::collections::BTreeSet::new(),
        roles: std::collections::BTreeSet::from([role]),
        functions: std::collections::BTreeSet::new(),
    };
    match authorise(&reader, act, &Visibility::public(), relation, &levels) {
        Authorised::Allowed => "yes",
        Authorised::Refused(refusal) => refusal.as_str(),
    }
}

#[cfg(test)]
mod tests;
