//! A password made for somebody: easy to read out and to type, and hard to guess. And setting one
//! from the machine itself, with its event. Blocks: for a terminal.

use super::passwords::{self, SALT_BYTES};
use super::strength;
use crate::{Desk, Trouble};
use jiff::Timestamp;
use parties::OfficerId;
use std::path::Path;
use store::Accounts;
use store::accounts::NewPassword;

/// Random bytes of one that is made: a letter each.
pub const MADE_BYTES: usize = 20;
/// Letters of a group.
const GROUP: usize = 5;

const CONSONANTS: [char; 16] =
    ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z'];
const VOWELS: [char; 4] = ['a', 'i', 'o', 'u'];

/// A password of four groups: 64 bits of chance, and no letter that reads as another.
#[must_use]
pub fn made(random: &[u8; MADE_BYTES]) -> String {
    let groups = random.chunks(GROUP).map(|group| {
        let letters = group.iter().enumerate().map(|(place, byte)| {
            let row: &[char] = if place % 2 == 0 { &CONSONANTS } else { &VOWELS };
            row.get(usize::from(*byte) % row.len()).copied().unwrap_or('x')
        });
        letters.collect::<String>()
    });
    groups.collect::<Vec<_>>().join("-")
}

/// What is needed of the machine to set a password.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Salt of its hash.
    pub salt: [u8; SALT_BYTES],
    /// The machine's own time.
    pub now: Timestamp,
    /// Whether its owner has to choose another.
    pub must_change: bool,
}

/// Sets a password in nobody's name, from the machine: the event first, then the password. Every
/// session of the account ends.
///
/// # Errors
/// No such account, a password that is not good enough, or a store that cannot.
pub fn set(
    desk: &mut Desk,
    dir: &Path,
    of: &OfficerId,
    password: &str,
    setting: Setting,
) -> Result<(), Trouble> {
    let (name, house) = (desk.officer(of)?.name.clone(), desk.organisation()?.name.clone());
    let own = [of.as_str(), name.as_str(), house.as_str()];
    if let Err(weak) = strength::check(password, &own) {
        let words = crate::ui::Words(clearance::messages::Language::English);
        let what = format!("the password of `{of}` was not set");
        return Err(Trouble::input(what, words.say(weak.key())));
    }
    let Some(password_hash) = passwords::hash(password, &setting.salt) else {
        return Err(Trouble::Broken);
    };
    let accounts = Accounts::open(dir)?;
    desk.password_reset(None, of)?;
    let (set_at, must_change) = (setting.now, setting.must_change);
    let new = NewPassword { password_hash, set_at, must_change, keep_session: None };
    Ok(accounts.set_password(of, &new)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_is_made_is_good_enough_and_never_the_same() {
        let mut random = [0; MADE_BYTES];
        for seed in 0..2_000_u32 {
            for (byte, place) in random.iter_mut().zip(0_u8..) {
                let word = (seed + 1).wrapping_mul(2_654_435_761).rotate_left(u32::from(place) * 7);
                *byte = word.to_le_bytes()[usize::from(place) % 4] ^ place;
            }
            let password = made(&random);
            assert_eq!(password.len(), 23, "{password}");
            assert_eq!(strength::check(&password, &["p.moreau"]), Ok(()), "{password}");
        }
        assert_ne!(made(&[1; MADE_BYTES]), made(&[2; MADE_BYTES]));
    }
}
