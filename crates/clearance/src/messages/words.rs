//! The closed words of the house in the words of a language: acts, links, purposes, what stands
//! between the members of a list. In English a word reads as it is typed.

use super::{Language, catalogue, isolated};
use directive::Act;
use parties::{Kind, Link, Purpose};

catalogue! {
/// A word that stands for itself.
Word {
    /// Between members of a list.
    Comma = ", "
        | "، ",
    /// Between members that have commas themselves.
    Semicolon = "; "
        | "؛ ",
    /// Between things of which one is meant.
    Or = " or "
        | " یا ",
    /// Between things that both hold.
    And = " and "
        | " و ",
    /// The time of day at a post, after that of the world.
    AtPost = " ({time} at post)"
        | " ({+time} به وقت نمایندگی)",
    /// Between a link and the link it goes by.
    OfA = " of a "
        | " ",
    /// An act.
    Initiate = "initiate"
        | "آغاز",
    /// An act.
    Accept = "accept"
        | "پذیرش",
    /// An act.
    Host = "host"
        | "میزبانی",
    /// An act.
    Attend = "attend"
        | "حضور",
    /// An act.
    Receive = "receive"
        | "دریافت",
    /// An act.
    Reply = "reply"
        | "پاسخ دادن",
    /// An act.
    ChanceEncounter = "chance-encounter"
        | "برخورد اتفاقی",
    /// An act.
    MassEvent = "mass-event"
        | "رویداد بزرگ",
    /// A link, before whom it leads to.
    Leader = "leader"
        | "رهبر",
    /// A link.
    Member = "member"
        | "عضو",
    /// A link.
    Representative = "representative"
        | "نمایندهٔ",
    /// A link.
    Offshoot = "offshoot"
        | "شاخهٔ",
    /// A link.
    Front = "front"
        | "پوشش",
    /// A link.
    Funder = "funder"
        | "تأمین‌کنندهٔ مالی",
    /// A link.
    Owned = "owned"
        | "متعلق به",
    /// A link.
    PaidSpeaker = "paid-speaker"
        | "سخنران دستمزدی",
    /// A link.
    Family = "family"
        | "خویشاوند",
    /// A link.
    LinkedTo = "linked-to"
        | "مرتبط با",
    /// A standing exemption.
    Consular = "consular"
        | "امور کنسولی",
    /// A standing exemption.
    Asylum = "asylum"
        | "پناهندگی",
    /// A standing exemption.
    Counsel = "counsel"
        | "وکالت",
    /// A standing exemption.
    HostAgreement = "host-agreement"
        | "موافقت‌نامهٔ مقر",
    /// A standing exemption.
    Humanitarian = "humanitarian"
        | "بشردوستانه",
    /// A standing exemption.
    DangerToLife = "danger-to-life"
        | "خطر جانی",
    /// What is given about a counterpart.
    BirthDate = "birth date"
        | "تاریخ تولد",
    /// What is given about a counterpart.
    Identifier = "identifier"
        | "شمارهٔ شناسایی",
    /// What is given about a counterpart.
    Country = "country"
        | "کشور",
    /// What is given about a counterpart.
    Kind = "kind"
        | "نوع",
    /// What is given about a counterpart.
    Confirmation = "confirmation"
        | "تأیید هویت",
    /// So many of several functions.
    AtLeast = "{n} of ({of})"
        | "{n} تا از ({+of})",
    /// A kind.
    Person = "person"
        | "شخص",
    /// A kind.
    Organisation = "organisation"
        | "نهاد",
    /// A kind.
    Vessel = "vessel"
        | "کشتی",
    /// A kind.
    Aircraft = "aircraft"
        | "هواگرد",
    /// A kind.
    AnyKind = "any"
        | "نامشخص",
}
}

/// An act.
#[must_use]
pub const fn act(act: Act, language: Language) -> &'static str {
    match act {
        Act::Initiate => Word::Initiate,
        Act::Accept => Word::Accept,
        Act::Host => Word::Host,
        Act::Attend => Word::Attend,
        Act::Receive => Word::Receive,
        Act::Reply => Word::Reply,
        Act::ChanceEncounter => Word::ChanceEncounter,
        Act::MassEvent => Word::MassEvent,
    }
    .text(language)
}

/// A link, as it stands before whom it leads to.
#[must_use]
pub const fn link(link: Link, language: Language) -> &'static str {
    match link {
        Link::Leader => Word::Leader,
        Link::Member => Word::Member,
        Link::Representative => Word::Representative,
        Link::Offshoot => Word::Offshoot,
        Link::Front => Word::Front,
        Link::Funder => Word::Funder,
        Link::Owned => Word::Owned,
        Link::PaidSpeaker => Word::PaidSpeaker,
        Link::Family => Word::Family,
        Link::LinkedTo => Word::LinkedTo,
    }
    .text(language)
}

/// A kind of party.
#[must_use]
pub const fn kind(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Person => Word::Person,
        Kind::Organisation => Word::Organisation,
        Kind::Vessel => Word::Vessel,
        Kind::Aircraft => Word::Aircraft,
        Kind::Any => Word::AnyKind,
    }
    .text(language)
}

/// A purpose: a standing one by its word, one of the organisation's own as it is typed.
#[must_use]
pub fn purpose(purpose: &Purpose, language: Language) -> String {
    let standing = match purpose.as_str() {
        "consular" => Word::Consular,
        "asylum" => Word::Asylum,
        "counsel" => Word::Counsel,
        "host-agreement" => Word::HostAgreement,
        "humanitarian" => Word::Humanitarian,
        "danger-to-life" => Word::DangerToLife,
        own => return isolated(own, language),
    };
    standing.text(language).to_owned()
}

/// What is given about a counterpart, by its word in answers: `birth_date`.
#[must_use]
pub fn field(field: &str, language: Language) -> String {
    let known = match field {
        "birth_date" => Word::BirthDate,
        "identifier" => Word::Identifier,
        "country" => Word::Country,
        "kind" => Word::Kind,
        "confirmation" => Word::Confirmation,
        other => return isolated(&other.replace('_', " "), language),
    };
    known.text(language).to_owned()
}
