//! What the desk is given of the machine: a clock, random bytes, the operator's name. The desk asks
//! nothing else, so a test gives it a clock and bytes of its own.

use jiff::Timestamp;

/// A source of random bytes: fills a slice.
pub type Random = Box<dyn FnMut(&mut [u8]) + Send>;

/// The machine as the desk sees it.
pub struct Machine {
    /// The local operator, named in every event beside the account.
    pub operator: String,
    /// The time. A directory that tells a story has its own clock instead.
    pub now: Box<dyn Fn() -> Timestamp + Send>,
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
