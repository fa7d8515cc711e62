//! Who asks how often in, whether it is too often out. Tables have a bound: what anybody can put
//! into them never grows the house. Knows no clock: the time is an argument.

use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Tries to sign in from one address in a minute. An office behind one address signs in at nine
/// o'clock; beyond it the next minute is asked for.
pub const TRIES_PER_MINUTE_MAX: u32 = 30;

/// Addresses counted at once. Beyond it all new ones are counted as one: a flood of addresses slows
/// sign-in down and takes no memory.
pub const ADDRESSES_MAX: usize = 10_000;

/// Different names one account may ask about in an hour. Largest seen: a guest list of 1,200. An
/// oracle cannot be closed to those it serves; it can be priced.
pub const NAMES_PER_HOUR_MAX: usize = 5_000;

/// Accounts whose names are counted at once. Beyond it those who asked least are counted anew.
pub const ACCOUNTS_MAX: usize = 2_000;

const MINUTE_SECONDS: i64 = 60;
const HOUR_SECONDS: i64 = 3_600;

/// Too often: how long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    /// Seconds after which it is open again.
    pub retry_seconds: u64,
}

/// What is counted.
#[derive(Debug, Default)]
pub struct Rates {
    tries: Mutex<Windows<IpAddr>>,
    checks: Mutex<Windows<String>>,
    names: Mutex<BTreeMap<String, Names>>,
    seed: RandomState,
}

/// Counts within a minute, by key.
#[derive(Debug)]
struct Windows<K> {
    by_key: HashMap<K, Window>,
    /// Everybody for whom there was no room.
    others: Window,
}

impl<K> Default for Windows<K> {
    fn default() -> Self {
        Self { by_key: HashMap::new(), others: Window::default() }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Window {
    /// The minute.
    number: i64,
    count: u32,
}

#[derive(Debug, Default)]
struct Names {
    /// The hour.
    number: i64,
    seen: HashSet<u64>,
}

impl Window {
    fn count(&mut self, number: i64) -> u32 {
        if self.number != number {
            *self = Self { number, count: 0 };
        }
        self.count = self.count.saturating_add(1);
        self.count
    }
}

impl<K: Eq + Hash> Windows<K> {
    /// Counts one more; gives how many there were in this minute.
    fn count(&mut self, key: K, number: i64, keys_max: usize) -> u32 {
        if let Some(window) = self.by_key.get_mut(&key) {
            return window.count(number);
        }
        if self.by_key.len() >= keys_max {
            self.by_key.retain(|_, w| w.number == number);
        }
        if self.by_key.len() >= keys_max {
            return self.others.count(number);
        }
        self.by_key.entry(key).or_default().count(number)
    }
}

impl Rates {
    /// Counts a try to sign in from an address.
    ///
    /// # Errors
    /// Too many in this minute.
    pub fn sign_in(&self, from: Option<SocketAddr>, now: Timestamp) -> Result<(), TooOften> {
        let address = network(from.map_or(IpAddr::from([0, 0, 0, 0]), |a| a.ip()));
        let (number, rest) = part(now, MINUTE_SECONDS);
        let count = held(&self.tries).count(address, number, ADDRESSES_MAX);
        if count > TRIES_PER_MINUTE_MAX { Err(TooOften { retry_seconds: rest }) } else { Ok(()) }
    }

    /// Counts a question of an account.
    ///
    /// # Errors
    /// More than `most` in this minute.
    pub fn question(&self, account: &str, most: u32, now: Timestamp) -> Result<(), TooOften> {
        let (number, rest) = part(now, MINUTE_SECONDS);
        let count = held(&self.checks).count(account.to_owned(), number, ACCOUNTS_MAX);
        if count > most { Err(TooOften { retry_seconds: rest }) } else { Ok(()) }
    }

    /// Counts the different names an account asks about. All of them count or, when they would be
    /// too many, none.
    ///
    /// # Errors
    /// More different ones than an hour has.
    pub fn names<'a>(
        &self,
        account: &str,
        names: impl IntoIterator<Item = &'a str>,
        now: Timestamp,
    ) -> Result<(), TooOften> {
        let (number, rest) = part(now, HOUR_SECONDS);
        let asked: HashSet<u64> = names.into_iter().map(|n| self.folded(n)).collect();
        let mut all = held(&self.names);
        if all.len() >= ACCOUNTS_MAX && !all.contains_key(account) {
            all.retain(|_, n| n.number == number);
            let least = all.iter().min_by_key(|(_, n)| n.seen.len()).map(|(name, _)| name.clone());
            if let Some(least) = least.filter(|_| all.len() >= ACCOUNTS_MAX) {
                all.remove(&least);
            }
        }
        let names = all.entry(account.to_owned()).or_default();
        if names.number != number {
            *names = Names { number, seen: HashSet::new() };
        }
        let new = asked.difference(&names.seen).count();
        if names.seen.len() + new > NAMES_PER_HOUR_MAX {
            return Err(TooOften { retry_seconds: rest });
        }
        names.seen.extend(asked);
        Ok(())
    }

    /// A name as it is counted: letters and digits alone, so that commas make no other name.
    fn folded(&self, name: &str) -> u64 {
        let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        self.seed.hash_one(letters.collect::<String>())
    }
}

/// The network that one machine has to itself: an address, or the half of one of the new kind.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(new) => match new.to_ipv4_mapped() {
            Some(old) => IpAddr::V4(old),
            None => IpAddr::from((u128::from(new) & (u128::MAX << 64)).to_be_bytes()),
        },
    }
}

/// The part of time an instant is in, and the seconds until the next.
fn part(now: Timestamp, seconds: i64) -> (i64, u64) {
    let at = now.as_second();
    let rest = seconds - at.rem_euclid(seconds);
    (at.div_euclid(seconds), u64::try_from(rest).unwrap_or(1))
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn an_address_is_asked_to_wait_for_the_next_minute() {
        let (rates, from) = (Rates::default(), "192.0.2.7:1".parse().ok());
        for _ in 0..TRIES_PER_MINUTE_MAX {
            assert_eq!(rates.sign_in(from, at(0)), Ok(()));
        }
        assert_eq!(rates.sign_in(from, at(20)), Err(TooOften { retry_seconds: 40 }));
        assert_eq!(rates.sign_in("192.0.2.8:1".parse().ok(), at(20)), Ok(()));
        assert_eq!(rates.sign_in(from, at(60)), Ok(()));
    }

    #[test]
    fn one_machine_is_not_a_thousand_addresses() {
        let rates = Rates::default();
        for last in 0..TRIES_PER_MINUTE_MAX {
            let from = format!("[2001:db8::{last:x}]:1").parse().ok();
            assert_eq!(rates.sign_in(from, at(0)), Ok(()));
        }
        assert!(rates.sign_in("[2001:db8::ffff]:1".parse().ok(), at(0)).is_err());
        assert!(rates.sign_in("[2001:db9::1]:1".parse().ok(), at(0)).is_ok());
    }

    #[test]
    fn a_flood_of_addresses_takes_no_memory() {
        let rates = Rates::default();
        for number in 0..u32::try_from(ADDRESSES_MAX).unwrap() + 100 {
            let from = SocketAddr::from((std::net::Ipv4Addr::from(number), 1));
            let _ = rates.sign_in(Some(from), at(0));
        }
        assert_eq!(held(&rates.tries).by_key.len(), ADDRESSES_MAX);
        let from = "203.0.113.1:1".parse().ok();
        assert!(rates.sign_in(from, at(0)).is_err(), "the others are counted as one");
        assert!(rates.sign_in(from, at(60)).is_ok());
    }

    #[test]
    fn names_are_counted_once_each() {
        let rates = Rates::default();
        let names: Vec<String> = (0..NAMES_PER_HOUR_MAX).map(|n| format!("Name {n}")).collect();
        let all = || names.iter().map(String::as_str);
        assert_eq!(rates.names("a", all(), at(0)), Ok(()));
        assert_eq!(rates.names("a", all(), at(1)), Ok(()));
        assert_eq!(rates.names("a", ["name, 7"], at(2)), Ok(()), "the same name otherwise written");
        assert!(rates.names("a", ["One more"], at(2)).is_err());
        assert_eq!(rates.names("b", ["One more"], at(2)), Ok(()));
        assert_eq!(rates.names("a", ["One more"], at(3_600)), Ok(()));
    }
}
