//! What the desk is given of the machine: a clock, random bytes, the operator's name. The desk asks
//! nothing else, so a test gives it a clock and bytes of its own.

use jiff::Timestamp;
use std::sync::{Mutex, PoisonError};

/// A source of random bytes: fills a slice.
pub type Random = Box<dyn FnMut(&mut [u8]) + Send>;

/// A clock.
pub type Clock = Box<dyn Fn() -> Timestamp + Send + Sync>;

/// The machine as the desk sees it.
pub struct Machine {
    /// The local operator, named in every event beside the account.
    pub operator: String,
    /// The time. A directory that tells a story has its own clock instead.
    pub now: Clock,
    /// Fills a slice from a good source of random bytes.
    pub random: Random,
}

impl std::fmt::Debug for Machine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Machine").field("operator", &self.operator).finish_non_exhaustive()
    }
}

impl Machine {
    /// Random bytes, as many as asked.
    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }
}

/// The machine as several people at one desk share it.
pub(crate) struct Tools {
    pub(crate) operator: String,
    now: Clock,
    random: Mutex<Random>,
}

impl std::fmt::Debug for Tools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tools").field("operator", &self.operator).finish_non_exhaustive()
    }
}

impl Tools {
    pub(crate) fn of(machine: Machine) -> Self {
        let Machine { operator, now, random } = machine;
        Self { operator, now, random: Mutex::new(random) }
    }

    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// Random bytes, as many as asked.
    pub(crate) fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        // A panic in the source leaves no bytes half drawn: they are drawn anew.
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        (*random)(&mut bytes);
        bytes
    }
}
