//! A person, organisation, vessel or aircraft known to the registry, as its source describes it.
//! Holds facts and who said them; never ethnicity, religion or politics as attributes.

use crate::{
    Affiliation, Assertion, Category, ListId, Listing, Name, NameKind, PartialDate, PartyId,
    Source, Visibility,
};

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A body: group, company, ministry, party.
    Organisation,
    /// A ship.
    Vessel,
    /// An aeroplane.
    Aircraft,
    /// Not said.
    Any,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Person, Self::Organisation, Self::Vessel, Self::Aircraft, Self::Any];

    /// The word in files and answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Vessel => "vessel",
            Self::Aircraft => "aircraft",
            Self::Any => "any",
        }
    }

    /// Parses the word. `organization` and the schema names of FollowTheMoney are read too.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "person" | "individual" => Some(Self::Person),
            "organisation" | "organization" | "company" | "publicbody" | "entity" => {
                Some(Self::Organisation)
            }
            "vessel" | "ship" => Some(Self::Vessel),
            "aircraft" | "airplane" => Some(Self::Aircraft),
            "any" | "thing" | "legalentity" | "" => Some(Self::Any),
            _ => None,
        }
    }

    /// Whether one may be the other: equal, or either not said.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Any || other == Self::Any
    }
}

/// Gender, where a list prints it, as evidence about a namesake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// As printed.
    Female,
    /// As printed.
    Male,
}

/// A number or code that names one party: passport, tax number, IMO number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier {
    /// What it is, in the source's words: `Passport`, `IMO`, `SWIFT/BIC`.
    pub kind: String,
    /// The number.
    pub value: String,
    /// Who issued it, an ISO 3166 code or the source's word; empty when not said.
    pub country: String,
}

/// One party as one list describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id in the registry.
    pub id: PartyId,
    /// The list that describes it.
    pub list: ListId,
    /// What it is.
    pub kind: Kind,
    /// Its names, the primary first. Never empty in a party a reader returns.
    pub names: Vec<Name>,
    /// Birth dates given; several when sources differ.
    pub births: Vec<PartialDate>,
    /// Death dates given.
    pub deaths: Vec<PartialDate>,
    /// Whether the source says it has died (or ended) without a date.
    pub is_deceased: bool,
    /// Gender, if printed.
    pub gender: Option<Gender>,
    /// Countries of nationality, citizenship, registration or flag: ISO 3166 alpha-2 where the word
    /// is known, else the source's word.
    pub countries: Vec<String>,
    /// Numbers that name it.
    pub identifiers: Vec<Identifier>,
    /// Classes a rule may name.
    pub categories: Vec<Category>,
    /// Listings, past ones included.
    pub listings: Vec<Listing>,
    /// Links to other parties.
    pub affiliations: Vec<Affiliation>,
    /// Sourced statements, which may conflict.
    pub assertions: Vec<Assertion>,
    /// Addresses as printed.
    pub addresses: Vec<String>,
    /// The recorded reasons for the entry.
    pub grounds: String,
    /// The party it was merged into, if any.
    pub merged_into: Option<PartyId>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The rest of what the source says: remarks, comments.
    pub note: String,
    /// Where the entry comes from.
    pub source: Source,
}

impl Party {
    /// A party with an id and nothing else, for a reader to fill.
    #[must_use]
    pub fn new(id: PartyId, list: ListId, kind: Kind) -> Self {
        Self {
            id,
            list,
            kind,
            names: Vec::new(),
            births: Vec::new(),
            deaths: Vec::new(),
            is_deceased: false,
            gender: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
            categories: Vec::new(),
            listings: Vec::new(),
            affiliations: Vec::new(),
            assertions: Vec::new(),
            addresses: Vec::new(),
            grounds: String::new(),
            merged_into: None,
            visibility: Visibility::public(),
            note: String::new(),
            source: Source::default(),
        }
    }

    /// The name to call it by: the primary one, else the first, else its id.
    #[must_use]
    pub fn caption(&self) -> &str {
        self.names
            .iter()
            .find(|n| n.kind == NameKind::Primary)
            .or_else(|| self.names.first())
            .map_or_else(|| self.id.as_str(), |n| n.text.as_str())
    }

    /// The short names it publishes: its acronyms, in the order given.
    pub fn short_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter(|n| n.kind == NameKind::Acronym).map(|n| n.text.as_str())
    }
}
