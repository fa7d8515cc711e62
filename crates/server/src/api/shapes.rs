//! The shapes of what other rooms write as JSON: decisions and parties. Only described here, so
//! that the document knows them; a test holds every answer against them. Never written from here.
#![expect(dead_code, reason = "these shapes are described, and read in tests, not written")]

use serde::Deserialize;
use utoipa::ToSchema;

/// An answer about a contact, as the account may see it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its reference.
    decision: String,
    /// `clear`, `advised-against`, `notify-first`, `approval-required`, `undetermined`,
    /// `prohibited`, `exempt`, or `refer` when the office named answers.
    verdict: String,
    /// When the contact takes place.
    at: String,
    /// What was known then counted.
    as_of: String,
    /// Every paragraph that governs.
    cites: Vec<Citation>,
    /// The ground in words; null when referred.
    basis: Option<String>,
    /// One line a counterpart.
    counterparts: Vec<Line>,
    /// Rules that gave way.
    overridden: Vec<String>,
    /// Rules shown that do not apply.
    shown_not_applied: Vec<String>,
    /// The office to refer to.
    refer_to: Option<String>,
    /// What a referral reads in short.
    reads: Option<String>,
    /// The whole in a sentence.
    sentence: String,
    /// The version of the engine and its scores.
    engine: String,
    /// The functions that decide, together.
    who_decides: Vec<String>,
    /// The same as an expression, paragraph by paragraph; null when nobody decides.
    who_expr: Option<String>,
    /// What each paragraph asks for.
    approvals: Vec<Approval>,
    /// The grants that cover it.
    satisfied_by: Option<String>,
    /// Those grants with their conditions and end.
    grants: Vec<Grant>,
    /// What is owed.
    duties: Vec<Duty>,
    /// By when a report is due.
    report_due: Option<String>,
    /// Whom to tell first.
    notify: Vec<String>,
    /// Conditions, as tokens.
    conditions: Vec<String>,
    /// What would settle it.
    questions: Vec<String>,
    /// What else is to know.
    notes: Vec<String>,
}

/// A counterpart's line. One that is referred has its first six fields only.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The words asked.
    query: String,
    /// As of the whole.
    verdict: String,
    /// The ground in words.
    basis: Option<String>,
    /// The party it is taken as.
    party: Option<String>,
    /// What met what.
    #[serde(rename = "match")]
    found: Option<Match>,
    /// Every paragraph that governs.
    cites: Vec<Citation>,
    /// The id it had before the party was merged.
    merged_from: Option<String>,
    /// Parties it may be.
    #[serde(default)]
    candidates: Vec<String>,
    /// The same with what each would mean.
    #[serde(default)]
    may_be: Vec<Candidate>,
    /// Words that could not be read: never clear.
    #[serde(default)]
    unread: Vec<String>,
    /// Rules that gave way.
    #[serde(default)]
    overridden: Vec<String>,
    /// Rules shown that do not apply.
    #[serde(default)]
    shown_not_applied: Vec<String>,
    /// What lists say of the party.
    #[serde(default)]
    listings: Vec<Listing>,
    /// Its links.
    #[serde(default)]
    links: Vec<Link>,
    /// The functions that decide.
    #[serde(default)]
    who_decides: Vec<String>,
    /// What each paragraph asks for.
    #[serde(default)]
    approvals: Vec<Approval>,
    /// The grant that covers it.
    satisfied_by: Option<String>,
    /// What is owed.
    #[serde(default)]
    duties: Vec<Duty>,
    /// Conditions, as tokens.
    #[serde(default)]
    conditions: Vec<String>,
    /// What would settle it.
    #[serde(default)]
    questions: Vec<String>,
    /// What else is to know.
    #[serde(default)]
    notes: Vec<String>,
    /// Lines of those it acts for.
    #[serde(default)]
    #[schema(no_recursion)]
    capacity: Vec<Self>,
}

/// A paragraph cited. `default`, paragraph 1, is the rule where no directive speaks.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    directive: String,
    paragraph: String,
    /// Its words.
    text: String,
    /// The directive that changed the paragraph.
    amended_by: Option<String>,
    /// Its review date is past.
    review_passed: Option<bool>,
    /// Parties it means whose names nobody knows.
    unknown: Option<u32>,
    /// How the rule reaches the party, in words.
    reached_by: Option<String>,
}

/// What a paragraph asks for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    directive: String,
    paragraph: String,
    /// Functions, as an expression.
    by: String,
    /// The directive's authority, where nobody else is left to decide.
    authority_instead: Option<String>,
}

/// A grant that covers the contact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    grant: String,
    until: String,
    conditions: Vec<String>,
}

/// What is owed: a `report`, or to `notify` somebody.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    duty: String,
    directive: String,
    paragraph: String,
    /// Of a report: the last day.
    due: Option<String>,
    /// Of a report: the last instant.
    due_at: Option<String>,
    /// Of a report.
    within_working_days: Option<u32>,
    /// Of a notice: the function.
    whom: Option<String>,
}

/// A party a counterpart may be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    party: String,
    caption: String,
    short_names: Vec<String>,
    merged_from: Option<String>,
    score: Option<u16>,
    verdict: Option<String>,
}

/// What a list says of a party.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    list: String,
    programme: Option<String>,
    from: Option<String>,
    to: Option<String>,
    /// Of a party read by itself.
    source: Option<String>,
}

/// A link of a party.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    link: String,
    of: String,
    from: Option<String>,
    to: Option<String>,
    source: String,
}

/// A name met.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Match {
    party: String,
    list: String,
    caption: String,
    /// The alias met.
    name: String,
    kind: String,
    /// `strong`, `weak` or `acronym`.
    strength: String,
    /// Per mille.
    score: u16,
    /// The evidence; negative when the name speaks against it.
    bits: i16,
    hit: bool,
    ask: bool,
    /// Why a high score is no hit.
    why_not: String,
    rank: u32,
    /// Part beside part.
    evidence: Vec<Evidence>,
    agrees: Vec<String>,
    contradicts: Vec<String>,
    missing: Vec<String>,
    deceased: bool,
}

/// One part beside another.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    query: String,
    name: String,
    /// `same`, `spelling`, `transliteration`, `initial`, `nickname`, `joined`, `translation`,
    /// `acronym` or `other_name`.
    how: String,
    /// Per mille.
    score: u16,
}

/// A party, as the account may see it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    party: String,
    list: String,
    kind: String,
    caption: String,
    names: Vec<Name>,
    births: Vec<String>,
    deaths: Vec<String>,
    deceased: bool,
    countries: Vec<String>,
    addresses: Vec<String>,
    identifiers: Vec<Identifier>,
    categories: Vec<String>,
    listings: Vec<Listing>,
    affiliations: Vec<Link>,
    assertions: Vec<Assertion>,
    grounds: Option<String>,
    merged_into: Option<String>,
    note: Option<String>,
    source: String,
}

/// A name of a party.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    name: String,
    kind: String,
    strength: String,
}

/// A number that stands for a party.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    kind: String,
    value: String,
    country: String,
}

/// What a source says of a party.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    subject: String,
    statement: String,
    source: String,
    date: Option<String>,
    confidence: String,
}
