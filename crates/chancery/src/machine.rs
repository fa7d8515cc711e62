//! The machine's own words: who operates it, its clock, its source of random bytes. The only place
//! of the house that asks the machine; everything else is given what it says.

/// Characters of an operator's name that are kept.
const OPERATOR_CHARS_MAX: usize = 64;

use jiff::Timestamp;
use server::Machine;

/// The machine this process runs on.
#[expect(clippy::exit, reason = "without random bytes no salt is safe: nothing may go on")]
pub(crate) fn machine() -> Machine {
    Machine {
        operator: operator(),
        now: Box::new(Timestamp::now),
        random: Box::new(|bytes| {
            if let Err(error) = getrandom::fill(bytes) {
                crate::failure::note(format!("error: the machine gives no random bytes: {error}"));
                std::process::exit(2);
            }
        }),
    }
}

/// The local operator, as the machine knows it; `unknown` when it does not say.
fn operator() -> String {
    ["LOGNAME", "USER", "USERNAME"]
        .into_iter()
        .find_map(|key| std::env::var(key).ok().filter(|name| !name.trim().is_empty()))
        .map_or_else(
            || "unknown".to_owned(),
            |name| name.chars().filter(|c| !c.is_control()).take(OPERATOR_CHARS_MAX).collect(),
        )
}
