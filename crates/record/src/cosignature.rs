//! A checkpoint and a time in, the signature of a witness out; and a note in, which witnesses saw
//! it and when. Source: c2sp.org/tlog-cosignature, the Ed25519 form. The time is an argument.
//! Must never let a signature for one time stand for another.

use std::fmt;

use crate::key::{Purpose, SIGNATURE_BYTES, SigningKey, VerifyingKey};
use crate::note::{Note, Signature, VerifyNoteError};

/// Bytes of the time before the signature, big end first.
const TIME_BYTES: usize = 8;

/// The latest time the format allows.
const TIME_MAX: u64 = u64::MAX >> 1;

/// Seconds of a day.
const DAY_SECONDS: u64 = 86_400;

/// A witness that signed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    /// The name of the witness.
    pub by: String,
    /// Units: seconds since 1970-01-01T00:00:00Z, as the witness says.
    pub at: u64,
}

impl fmt::Display for Witnessed {
    /// The name and the time as `2020-01-07T00:00:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, second) = (self.at / DAY_SECONDS, self.at % DAY_SECONDS);
        let (year, month, day) = civil(days);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        write!(f, "{} at {year:04}-{month:02}-{day:02}", self.by)?;
        write!(f, "T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar. Source: Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`; years begin in March.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    (year, month, day)
}

/// Why a witness cannot sign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CosignError {
    /// The key is that of a log.
    #[error("`{name}` is the key of a log; a witness needs a key of its own kind")]
    NotAWitnessKey {
        /// The name of the key.
        name: String,
    },
    /// The time is too late for the format.
    #[error("the time {at} is beyond what a cosignature can say")]
    Time {
        /// Units: seconds since 1970-01-01T00:00:00Z.
        at: u64,
    },
}

/// Signs a checkpoint as a witness at a time. The witness states that it knows no longer and no
/// other record of this origin; whoever calls has checked the consistency.
///
/// Units of `at`: seconds since 1970-01-01T00:00:00Z.
///
/// # Errors
/// When the key is not a witness's, or the time does not fit.
pub fn cosign(note: &Note, key: &SigningKey, at: u64) -> Result<Signature, CosignError> {
    let public = key.verifying();
    if public.purpose() != Purpose::Cosignature {
        return Err(CosignError::NotAWitnessKey { name: public.name().to_owned() });
    }
    if at > TIME_MAX {
        return Err(CosignError::Time { at });
    }
    let mut bytes = at.to_be_bytes().to_vec();
    bytes.extend_from_slice(&key.sign(message(note.text(), at).as_bytes()));
    Ok(Signature { name: public.name().to_owned(), id: public.id(), bytes })
}

/// Names those of the given witnesses that signed the note. Empty: not witnessed.
///
/// # Errors
/// When a line of a given witness does not match the text.
pub fn witnesses(note: &Note, known: &[VerifyingKey]) -> Result<Vec<Witnessed>, VerifyNoteError> {
    let mut seen = Vec::new();
    for key in known.iter().filter(|key| key.purpose() == Purpose::Cosignature) {
        let mut latest = None;
        for line in note.signatures().iter().filter(|line| line.is_by(key)) {
            let Some(at) = time_signed(note.text(), key, line) else {
                return Err(VerifyNoteError::BadSignature { name: key.name().to_owned() });
            };
            latest = latest.max(Some(at));
        }
        seen.extend(latest.map(|at| Witnessed { by: key.name().to_owned(), at }));
    }
    Ok(seen)
}

/// The time the witness signed for, if the line is its signature of this text.
pub(crate) fn time_signed(text: &str, key: &VerifyingKey, line: &Signature) -> Option<u64> {
    let (time, signature) = line.bytes.split_first_chunk::<TIME_BYTES>()?;
    let signature: &[u8; SIGNATURE_BYTES] = signature.try_into().ok()?;
    let at = u64::from_be_bytes(*time);
    let holds = at <= TIME_MAX && key.signed(message(text, at).as_bytes(), signature);
    holds.then_some(at)
}

fn message(text: &str, at: u64) -> String {
    format!("cosignature/v1\ntime {at}\n{text}")
}
