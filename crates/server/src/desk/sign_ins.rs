//! What happens to the accounts people sign in with, as events: passwords set anew, tokens made and
//! taken back, accounts locked. Asks `authorise` for each; never sees a password or a token.

use super::Desk;
use crate::Trouble;
use clearance::authorise::{Authorised, Relation, UseCase, authorise};
use clearance::{Envelope, Event, Reader};
use jiff::Timestamp;
use parties::{OfficerId, Role, Visibility};
use std::collections::BTreeSet;
use store::LinesWanted;

/// Events about one account that are shown, the newest.
pub const SHOWN_MAX: usize = 50;
/// Events about all accounts that are looked through for one, each a look into the store: a page
/// is made in 50 milliseconds. An organisation of a thousand has about as many in a year; what is
/// older is in the record.
const LOOKED_THROUGH_MAX: u32 = 500;

/// The kinds of events about accounts, as event bytes name them.
const KINDS: [&str; 4] = ["password-reset", "token-issued", "token-revoked", "account-locked"];

/// What happened to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEvent {
    /// The entry in the record.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// By whom; none for nobody's name.
    pub by: Option<OfficerId>,
    /// Whose account.
    pub of: OfficerId,
    /// What.
    pub what: Happened,
}

/// What can happen to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// Its password was set anew.
    PasswordReset,
    /// A token was made.
    TokenIssued {
        /// Its name.
        name: String,
    },
    /// A token was taken back.
    TokenRevoked {
        /// Its name.
        name: String,
    },
    /// It was locked after wrong passwords.
    Locked,
}

fn relation(by: &OfficerId, of: &OfficerId) -> Relation {
    if by == of { Relation::Own } else { Relation::Other }
}

impl Desk {
    /// Whether an account may do something to the sign-in of another, or its own.
    ///
    /// # Errors
    /// It may not, or one of the two is not there.
    pub fn may_on_account(
        &self,
        by: &OfficerId,
        act: UseCase,
        of: &OfficerId,
    ) -> Result<(), Trouble> {
        let reader = self.reader(by)?;
        self.allow(&reader, act, &self.open_to_all(), relation(by, of))?;
        self.officer(of).map(|_| ())
    }

    /// Records that a password is set anew: by the account itself, by another, or in nobody's name
    /// from the machine. Before it is set: a reset that nobody sees must not be possible.
    ///
    /// # Errors
    /// An account that may not, or none of that name.
    pub fn password_reset(
        &mut self,
        by: Option<&OfficerId>,
        of: &OfficerId,
    ) -> Result<(), Trouble> {
        self.record(by, |desk| {
            match by {
                Some(by) => desk.may_on_account(by, UseCase::SignInReset, of)?,
                None => desk.officer(of).map(|_| ())?,
            }
            Ok(vec![(Event::PasswordReset { of: of.clone() }, Visibility::public())])
        })?;
        Ok(())
    }

    /// Records that a token is made, by the account it acts for.
    ///
    /// # Errors
    /// An account that may not.
    pub fn token_issued(
        &mut self,
        of: &OfficerId,
        name: &str,
        scopes: &BTreeSet<String>,
        until: Timestamp,
    ) -> Result<(), Trouble> {
        self.record(Some(of), |desk| {
            desk.may_on_account(of, UseCase::TokenAdd, of)?;
            let (of, name, scopes) = (of.clone(), name.to_owned(), scopes.clone());
            let event = Event::TokenIssued { of, name, scopes, until: Some(until) };
            Ok(vec![(event, Visibility::public())])
        })?;
        Ok(())
    }

    /// Records that a token is taken back.
    ///
    /// # Errors
    /// An account that may not.
    pub fn token_revoked(
        &mut self,
        by: &OfficerId,
        of: &OfficerId,
        name: &str,
    ) -> Result<(), Trouble> {
        self.record(Some(by), |desk| {
            desk.may_on_account(by, UseCase::TokenRevoke, of)?;
            let event = Event::TokenRevoked { of: of.clone(), name: name.to_owned() };
            Ok(vec![(event, Visibility::public())])
        })?;
        Ok(())
    }

    /// Records that an account is locked for a time. Nobody asks for it: it happens.
    ///
    /// # Errors
    /// No such account.
    pub fn account_locked(&mut self, of: &OfficerId) -> Result<(), Trouble> {
        self.record(None, |desk| {
            desk.officer(of)?;
            Ok(vec![(Event::AccountLocked { of: of.clone() }, Visibility::public())])
        })?;
        Ok(())
    }

    /// What happened to accounts, the newest first: to one's own; to all of them for an inspector
    /// or an administrator.
    ///
    /// # Errors
    /// No such account, or a record that cannot be read.
    pub fn account_events(
        &self,
        account: &OfficerId,
        of: Option<&OfficerId>,
    ) -> Result<Vec<AccountEvent>, Trouble> {
        let reader = self.reader(account)?;
        let wanted = LinesWanted {
            kinds: KINDS.map(str::to_owned).to_vec(),
            limit: LOOKED_THROUGH_MAX,
            ..LinesWanted::default()
        };
        let mut shown = Vec::new();
        for line in self.store.event_lines(&wanted)? {
            let Some(stored) = self.store.event(line.seq)? else { continue };
            let Some(event) = stored.envelope().and_then(|e| told(line.seq, e)) else { continue };
            let is_wanted = of.is_none_or(|of| *of == event.of);
            if is_wanted && self.sees_of(&reader, &event.of) {
                shown.push(event);
            }
            if shown.len() >= SHOWN_MAX {
                break;
            }
        }
        Ok(shown)
    }

    /// Whether a reader is told what happened to an account.
    fn sees_of(&self, reader: &Reader, of: &OfficerId) -> bool {
        let sees_all = |r: &Role| matches!(r, Role::Inspector | Role::Administrator);
        let Some(organisation) = self.state.organisation() else { return false };
        let relation = relation(&reader.officer, of);
        let visibility = self.open_to_all();
        let levels = &organisation.levels;
        let may = authorise(reader, UseCase::AccountList, &visibility, relation, levels);
        may == Authorised::Allowed
            && (relation == Relation::Own || reader.roles.iter().any(sees_all))
    }
}

fn told(seq: u64, envelope: &Envelope) -> Option<AccountEvent> {
    let (of, what) = match &envelope.event {
        Event::PasswordReset { of } => (of, Happened::PasswordReset),
        Event::TokenIssued { of, name, .. } => (of, Happened::TokenIssued { name: name.clone() }),
        Event::TokenRevoked { of, name } => (of, Happened::TokenRevoked { name: name.clone() }),
        Event::AccountLocked { of } => (of, Happened::Locked),
        _ => return None,
    };
    Some(AccountEvent {
        seq,
        at: envelope.at,
        by: envelope.actor.account.clone(),
        of: of.clone(),
        what,
    })
}
