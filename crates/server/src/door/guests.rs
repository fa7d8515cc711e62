//! The guests of a demonstration: hashes of their passwords in, accounts they can sign in to out.
//! Never for a house that lives on real time: there a password leaves its event.

use crate::{Desk, Trouble};
use jiff::Timestamp;
use parties::OfficerId;
use std::path::Path;
use store::Accounts;
use store::accounts::NewPassword;

/// Somebody to let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The account.
    pub account: OfficerId,
    /// The hash of the password.
    pub password_hash: String,
}

/// Lets them in to a story.
///
/// # Errors
/// A desk that tells none, an account that is not there, or a disk that refuses.
pub fn let_in(desk: &Desk, dir: &Path, guests: &[Guest], now: Timestamp) -> Result<(), Trouble> {
    if desk.story_clock().is_none() {
        let remedy = "set a password with `chancery account password`";
        return Err(Trouble::input("this house tells no story", remedy));
    }
    let accounts = Accounts::open(dir)?;
    for guest in guests {
        desk.officer(&guest.account)?;
        let new = NewPassword {
            password_hash: guest.password_hash.clone(),
            set_at: now,
            must_change: false,
            keep_session: None,
        };
        accounts.set_password(&guest.account, &new)?;
    }
    Ok(())
}
