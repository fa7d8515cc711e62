//! A trouble as HTTP says it: a status and a code that stays. The same for pages and interface.
//! Never tells hidden from absent.

use crate::Trouble;
use axum::http::StatusCode;
use clearance::authorise::Refusal;
use clearance::not_allowed::NotAllowed;
use directive::life;

impl Trouble {
    /// The status of an answer that could not be given for it.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NoOrganisation | Self::Clock { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoAccount { .. } | Self::NotThere { .. } => StatusCode::NOT_FOUND,
            Self::NotAllowed { .. } => StatusCode::FORBIDDEN,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Life(why) => of_life(why),
            Self::Directive(why) => of_directive(why),
            Self::Input { .. } | Self::Faults { .. } | Self::Losses { .. } => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Store { .. } | Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy | Self::Closing => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Its code: a word for programs, which stays when the text is mended.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoOrganisation => "no-organisation",
            Self::NoAccount { .. } => "no-account",
            Self::NotThere { .. } => "not-there",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Conflict { code, .. } => code,
            Self::Life(why) => match &**why {
                NotAllowed::Unknown { .. } => "not-there",
                why => why.code(),
            },
            Self::Directive(why) => code_of_directive(why),
            Self::Input { .. } => "bad-input",
            Self::Faults { .. } => "faults",
            Self::Clock { .. } => "clock",
            Self::Losses { .. } => "losses",
            Self::Store { .. } => "store",
            Self::Busy => "busy",
            Self::Broken => "broken",
            Self::Closing => "closing",
        }
    }
}

/// Who it is closed to, what state stands against it, or what was said wrong.
const fn of_life(why: &NotAllowed) -> StatusCode {
    match why {
        NotAllowed::NoOrganisation => StatusCode::SERVICE_UNAVAILABLE,
        NotAllowed::Unknown { .. } | NotAllowed::Refused { refusal: Refusal::Marking, .. } => {
            StatusCode::NOT_FOUND
        }
        NotAllowed::Refused { .. }
        | NotAllowed::Barred { .. }
        | NotAllowed::NotAsked { .. }
        | NotAllowed::NotHeld { .. } => StatusCode::FORBIDDEN,
        NotAllowed::Taken { .. }
        | NotAllowed::Phase { .. }
        | NotAllowed::Signed { .. }
        | NotAllowed::Filled { .. }
        | NotAllowed::NotWaitedFor { .. }
        | NotAllowed::WasAsked { .. }
        | NotAllowed::Done { .. }
        | NotAllowed::NothingNeeded
        | NotAllowed::ToCome { .. }
        | NotAllowed::NotTheDecision { .. } => StatusCode::CONFLICT,
        NotAllowed::Grounds { .. }
        | NotAllowed::TooShort { .. }
        | NotAllowed::Past { .. }
        | NotAllowed::NoCondition { .. }
        | NotAllowed::TooMany { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

const fn of_directive(why: &life::NotAllowed) -> StatusCode {
    use life::NotAllowed as N;
    match why {
        N::NotAddressed(_) | N::NotOfThePost { .. } => StatusCode::FORBIDDEN,
        N::NoDraft
        | N::NotReleased
        | N::AlreadyReleased(_)
        | N::AlreadyCancelled(_)
        | N::AlreadyAcknowledged { .. }
        | N::StandsOnLaw(_) => StatusCode::CONFLICT,
        N::NoNumber | N::OtherNumber { .. } | N::NoReason(_) | N::TooLong(_) | N::Faults(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

const fn code_of_directive(why: &life::NotAllowed) -> &'static str {
    use life::NotAllowed as N;
    match why {
        N::NoDraft => "no-draft",
        N::NoNumber => "no-number",
        N::OtherNumber { .. } => "other-number",
        N::NotReleased => "not-released",
        N::AlreadyReleased(_) => "released",
        N::AlreadyCancelled(_) => "cancelled",
        N::AlreadyAcknowledged { .. } => "acknowledged",
        N::StandsOnLaw(_) => "stands-on-law",
        N::NotAddressed(_) => "not-addressed",
        N::NotOfThePost { .. } => "not-of-the-post",
        N::NoReason(_) => "grounds",
        N::TooLong(_) => "too-long",
        N::Faults(_) => "faults",
    }
}
