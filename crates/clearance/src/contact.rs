//! A contact as it is asked about: who, what, when, where, why. Facts not given stay not given;
//! what they would change is the decision's to say.

use directive::{Act, Initiator, Venue};
use jiff::Timestamp;
use parties::{ContactLevel, Identifier, Kind, OfficerId, PartialDate, PartyId, PostId, Purpose};

/// Counterparts of one contact. Largest seen: a reception list of 300. Beyond it the contact is
/// refused with the advice to split it; nothing is dropped.
pub const COUNTERPARTS_MAX: usize = 1_000;

/// One person or body on the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterpart {
    /// The name as given.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Birth date, if known.
    pub born: Option<PartialDate>,
    /// Countries, if known.
    pub countries: Vec<String>,
    /// Identifiers, if known.
    pub identifiers: Vec<Identifier>,
    /// In what capacity, in the officer's words: `for the Council of the Arvand Nation`.
    pub capacity: Option<String>,
    /// A person says it is this party.
    pub is: Option<PartyId>,
    /// A person says it is none of these.
    pub is_not: Vec<PartyId>,
}

/// A contact to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// What happens.
    pub act: Act,
    /// The highest level on either side, if given.
    pub level: Option<ContactLevel>,
    /// Whose idea, if given.
    pub initiator: Option<Initiator>,
    /// Where, if given.
    pub venue: Option<Venue>,
    /// The declared purpose, if any.
    pub purpose: Option<Purpose>,
    /// When it takes place.
    pub at: Timestamp,
    /// The post of the officer.
    pub post: PostId,
    /// Who has the contact; also the declarer of the purpose.
    pub officer: OfficerId,
    /// With whom.
    pub counterparts: Vec<Counterpart>,
}
