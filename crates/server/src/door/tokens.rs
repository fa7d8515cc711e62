//! Tokens for programs: a name, scopes and a term in, a token out, shown once. What a scope opens
//! stands here as a table. Never opens what the account itself may not do, and never keeps a token.

use super::{kept, secrets};
use crate::Trouble;
use crate::serving::App;
use clearance::authorise::UseCase;
use jiff::SignedDuration;
use parties::OfficerId;
use std::collections::BTreeSet;
use store::accounts::{AddTokenError, Token};

/// Days a token is good for at most. Somebody looks at it once a year.
pub const TOKEN_DAYS_MAX: u16 = 365;
/// Days a token is good for when nobody says otherwise.
pub const TOKEN_DAYS: u16 = 90;
/// Characters of its name.
pub const TOKEN_NAME_CHARS_MAX: usize = 80;
/// Bytes of what names it in lists.
const PUBLIC_ID_BYTES: usize = 8;

macro_rules! scopes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)*) => {
        /// What a program may do in somebody's name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Scope { $($(#[$doc])* $variant,)* }

        impl Scope {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Parses the word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|s| s.as_str() == word)
            }
        }
    };
}

scopes! {
    /// Screen names against lists.
    Screen = "screen",
    /// Ask about contacts, and say who a counterpart is.
    Check = "check",
    /// Read what the account may read.
    Read = "read",
    /// File and decide requests, log contacts, do items of a worklist.
    Request = "request",
    /// Draft, release, cancel and acknowledge directives.
    Direct = "direct",
    /// Verify, prove and export the record.
    Record = "record",
}

impl Scope {
    /// Whether it opens a use case.
    #[must_use]
    pub const fn opens(self, act: UseCase) -> bool {
        use UseCase as U;
        match self {
            Self::Screen => matches!(act, U::Screen | U::ListShow),
            Self::Check => {
                matches!(act, U::Check | U::Screen | U::ListShow | U::Confirm | U::DecisionShow)
            }
            Self::Read => matches!(
                act,
                U::PostList
                    | U::AccountList
                    | U::ListShow
                    | U::DecisionShow
                    | U::DirectiveShow
                    | U::DirectiveStatus
                    | U::RequestShow
                    | U::ContactShow
                    | U::Worklist
                    | U::RecordRead
                    | U::RecordVerify
            ),
            Self::Request => matches!(
                act,
                U::Request
                    | U::RequestShow
                    | U::Approve
                    | U::Deny
                    | U::Withdraw
                    | U::Recuse
                    | U::ConcurrenceAsk
                    | U::Concur
                    | U::ConditionMet
                    | U::ContactHeld
                    | U::ContactDeclined
                    | U::ContactMemo
                    | U::ContactShow
                    | U::Worklist
                    | U::WorklistDone
            ),
            Self::Direct => matches!(
                act,
                U::DirectiveLint
                    | U::DirectiveDraft
                    | U::DirectiveRelease
                    | U::DirectiveCancel
                    | U::DirectiveAcknowledge
                    | U::DirectiveShow
                    | U::DirectiveStatus
            ),
            Self::Record => matches!(
                act,
                U::RecordRead | U::RecordVerify | U::RecordExport | U::RecordCheckpoint | U::Replay
            ),
        }
    }
}

/// Whether one of these scopes opens a use case.
#[must_use]
pub fn is_opened(scopes: &BTreeSet<String>, act: UseCase) -> bool {
    scopes.iter().filter_map(|s| Scope::parse(s)).any(|s| s.opens(act))
}

/// A token to be made.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
    /// Days it is good for.
    pub days: u16,
}

/// Makes a token in the name of an account; gives the one time it is shown.
///
/// # Errors
/// No name, no scope, too long a term, too many tokens, or an account that may not.
pub async fn issue(app: &App, account: &OfficerId, wanted: Wanted) -> Result<String, Trouble> {
    let name: String = wanted.name.trim().chars().take(TOKEN_NAME_CHARS_MAX).collect();
    if name.is_empty() || wanted.scopes.is_empty() {
        let what = "a token has a name and says what it is for";
        return Err(Trouble::input(what, "name it, and choose at least one scope"));
    }
    if wanted.days == 0 || wanted.days > TOKEN_DAYS_MAX {
        let what = format!("a token is good for 1 to {TOKEN_DAYS_MAX} days");
        return Err(Trouble::input(what, "choose a shorter term; another can be made after it"));
    }
    let secret = secrets::text_of(&app.random::<{ secrets::SECRET_BYTES }>());
    let text = format!("{}{secret}", secrets::TOKEN_PREFIX);
    let now = app.real_now();
    let term = SignedDuration::from_hours(i64::from(wanted.days) * 24);
    let ends_at = now.checked_add(term).unwrap_or(now);
    let scopes: BTreeSet<String> = wanted.scopes.iter().map(|s| s.as_str().to_owned()).collect();
    let (of, told, for_what) = (account.clone(), name.clone(), scopes.clone());
    app.hall.write(move |desk| desk.token_issued(&of, &told, &for_what, ends_at)).await?;
    let token = Token {
        id_hash: secrets::hash_of(&text),
        public_id: crate::ui::frame::hex(&app.random::<PUBLIC_ID_BYTES>()),
        account: account.clone(),
        name,
        scopes: scopes.into_iter().collect(),
        made_at: now,
        ends_at,
        seen_at: None,
        revoked_at: None,
    };
    let many = kept(app, move |accounts| match accounts.add_token(&token) {
        Ok(()) => Ok(false),
        Err(AddTokenError::TooMany) => Ok(true),
        Err(AddTokenError::Trouble(trouble)) => Err(trouble),
    });
    if many.await? {
        let max = store::accounts::TOKENS_PER_ACCOUNT_MAX;
        let what = format!("the account has {max} tokens, which is as many as one may have");
        return Err(Trouble::input(what, "take one back first"));
    }
    Ok(text)
}

/// Takes a token of an account back, by the name lists have for it. From here on it opens nothing.
///
/// # Errors
/// No such token, or an account that may not.
pub async fn revoke(
    app: &App,
    by: &OfficerId,
    of: &OfficerId,
    public_id: &str,
) -> Result<(), Trouble> {
    let whose = of.clone();
    let tokens = kept(app, move |accounts| accounts.tokens_of(&whose)).await?;
    let Some(token) = tokens.into_iter().find(|t| t.public_id == public_id) else {
        let remedy = "the account page shows the tokens there are";
        return Err(Trouble::not_there("token", public_id, remedy));
    };
    if token.revoked_at.is_some() {
        return Ok(());
    }
    let (by, whose, name) = (by.clone(), of.clone(), token.name.clone());
    app.hall.write(move |desk| desk.token_revoked(&by, &whose, &name)).await?;
    let (whose, id, now) = (of.clone(), public_id.to_owned(), app.real_now());
    kept(app, move |accounts| accounts.revoke_token(&whose, &id, now)).await?;
    app.door.found.forget();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_scope_opens_what_is_for_people_alone() {
        use UseCase as U;
        for act in [
            U::OrganisationImport,
            U::PostAdd,
            U::AccountAdd,
            U::SignInReset,
            U::SessionsEnd,
            U::TokenAdd,
            U::TokenRevoke,
            U::RecordErase,
            U::Backup,
            U::Restore,
        ] {
            assert!(Scope::ALL.iter().all(|s| !s.opens(act)), "{act:?}");
        }
    }

    #[test]
    fn a_scope_reads_as_it_is_written() {
        assert!(Scope::ALL.iter().all(|s| Scope::parse(s.as_str()) == Some(*s)));
        let read = BTreeSet::from(["read".to_owned(), "unknown".to_owned()]);
        assert!(is_opened(&read, UseCase::RequestShow));
        assert!(!is_opened(&read, UseCase::Approve));
    }
}
