//! A decision, sealed: everything it was made of and with. Its shape says nothing about who may see
//! it; that is `disclosed`.

use crate::contact::Contact;
use crate::duty::Duty;
use crate::ids::{DecisionId, FileHash};
use crate::verdict::Verdict;
use directive::{Approval, DirectiveId, Initiator, ParagraphId, Venue};
use jiff::Timestamp;
use parties::{Affiliation, ContactLevel, Link, ListId, Listing, OfficerId, PartyId, Purpose};
use screening::Match;

/// A paragraph of a directive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleRef {
    /// The directive.
    pub directive: DirectiveId,
    /// The paragraph.
    pub paragraph: ParagraphId,
}

impl std::fmt::Display for RuleRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.directive, self.paragraph)
    }
}

/// Why a rule reaches a party, from most to least specific. Source: semantics, doubts 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReachedBy {
    /// The rule names it.
    Named,
    /// It leads, belongs to or represents a party the rule reaches.
    ActsAs {
        /// As what.
        link: Link,
        /// Of whom.
        of: PartyId,
        /// Why the rule reaches that one.
        body: Box<Self>,
    },
    /// By offshoots or linked, as frozen at release.
    Affiliated {
        /// The party the walk began at.
        from: PartyId,
        /// The links walked.
        links: Vec<Link>,
    },
    /// By a list.
    List(ListId),
    /// By a programme.
    Programme(parties::Programme),
    /// By a category.
    Category(parties::Category),
}

/// A paragraph quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Which; none for the default rule, whose text is printed.
    pub rule: Option<RuleRef>,
    /// Its text.
    pub text: String,
    /// The directive that put these words into it.
    pub amended_by: Option<DirectiveId>,
    /// Whether its review date is past.
    pub is_review_past: bool,
    /// So many of the parties it means are not known by name.
    pub unknown: Option<u16>,
    /// Why it reaches the party; none for the default rule.
    pub reached_by: Option<ReachedBy>,
}

/// What a line stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineBasis {
    /// No rule in force reaches it.
    DefaultRule,
    /// The paragraphs cited.
    Rules,
    /// The paragraphs cited want the contact.
    OpenChannel,
    /// A standing exemption.
    Standing {
        /// Which.
        purpose: Purpose,
        /// Who declares it.
        declarer: OfficerId,
    },
    /// An exemption the rule itself gives.
    Except {
        /// Which rule.
        rule: RuleRef,
        /// Which purpose.
        purpose: Purpose,
        /// Who declares it.
        declarer: OfficerId,
    },
    /// The possible answers differ.
    Unsettled,
}

/// A fact of the contact that was not given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Whose idea it was.
    Initiator(Vec<Initiator>),
    /// Where it takes place.
    Venue(Vec<Venue>),
    /// At what level.
    Level(Vec<ContactLevel>),
    /// At which post; the one given is none of the organisation's.
    Post,
}

/// A question whose answer would settle a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// A part of the name that could not be read.
    Unread {
        /// The part.
        token: String,
    },
    /// Is it this party?
    IsIt {
        /// Which.
        party: PartyId,
        /// What to call it.
        caption: String,
        /// Whether it is a person, who may be told apart by birth date and nationality.
        is_person: bool,
        /// A link that a person at the post may know: leader of the Council.
        known_by: Option<(Link, String)>,
    },
    /// Which of these is it, if any?
    Which {
        /// The parties with what to call them and their short names.
        of: Vec<(PartyId, String)>,
        /// Whether any is a person.
        is_person: bool,
    },
    /// The party is dead by then: a namesake, or is the report wrong?
    Dead {
        /// Which.
        party: PartyId,
        /// What to call it.
        caption: String,
    },
    /// What is said of the counterpart contradicts the confirmation.
    Contradicts {
        /// Which party was confirmed or dismissed.
        party: PartyId,
        /// What speaks against: `birth_date`, `identifier`.
        field: &'static str,
    },
    /// A confirmation names a party that is not known.
    NoSuchParty {
        /// The id.
        party: PartyId,
    },
    /// Is the body an offshoot of the other, or only linked to it?
    Offshoot {
        /// The body.
        party: PartyId,
        /// Of whom.
        of: PartyId,
        /// Under which rule.
        rule: RuleRef,
    },
    /// A rule that cannot be applied as it stands.
    Rule {
        /// Which.
        rule: RuleRef,
        /// The words that cannot be resolved.
        words: String,
    },
    /// A fact not given.
    Fact(Fact),
}

/// Something every reader of the line should know that changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// The review date of a directive cited is past; it stays in force.
    ReviewPassed {
        /// Which.
        directive: DirectiveId,
    },
    /// A rule cited means more parties than it can name.
    UnknownParties {
        /// How many.
        count: u16,
        /// Which rule.
        rule: RuleRef,
    },
    /// The old id of a merged party was met.
    Merged {
        /// The old id.
        from: PartyId,
        /// The survivor.
        into: PartyId,
    },
    /// The officer has declared a tie to the party.
    Tie {
        /// The tie, in the officer's words.
        kind: String,
        /// To whom.
        of: PartyId,
    },
}

/// One party that a counterpart may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The party, as it stands for merged ones.
    pub party: PartyId,
    /// The old id, when it was merged.
    pub merged_from: Option<PartyId>,
    /// What to call it.
    pub caption: String,
    /// The short names it publishes.
    pub short_names: Vec<String>,
    /// The match, when a name led here; none when a person said so.
    pub found: Option<Match>,
    /// What the line would be, were it this one and all facts known; none when facts differ.
    pub verdict: Option<Verdict>,
}

/// An approval that one paragraph demands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needed {
    /// Which paragraph.
    pub rule: RuleRef,
    /// Who must agree.
    pub by: Approval,
    /// The directive's authority, when nobody is left who may agree. Source: semantics, doubts 10.
    pub authority_instead: Option<String>,
}

/// A grant that satisfies a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Satisfied {
    /// The request it answers.
    pub request: String,
    /// Its end.
    pub until: Timestamp,
    /// Its conditions.
    pub conditions: Vec<String>,
}

/// One counterpart, or one line of a capacity, decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words asked.
    pub query: String,
    /// What it gets.
    pub verdict: Verdict,
    /// What that stands on.
    pub basis: LineBasis,
    /// The party it is, or may be when only one is in question.
    pub party: Option<PartyId>,
    /// The old id, when that party was merged.
    pub merged_from: Option<PartyId>,
    /// The match that led to the party, or the best one met.
    pub found: Option<Match>,
    /// The parties it may be; one when it is settled, none for nobody known.
    pub candidates: Vec<Candidate>,
    /// What could not be read.
    pub unread: Vec<String>,
    /// Paragraphs that govern.
    pub cites: Vec<Citation>,
    /// Paragraphs that reach it and give way to more specific or later ones.
    pub overridden: Vec<RuleRef>,
    /// Paragraphs that would govern and may not loosen a law.
    pub shown_not_applied: Vec<RuleRef>,
    /// Listings of the party on that day.
    pub listings: Vec<Listing>,
    /// Links of the party that it carries, in scope or not.
    pub links: Vec<Affiliation>,
    /// Approvals demanded.
    pub approvals: Vec<Needed>,
    /// The grant that meets them, if one does.
    pub satisfied_by: Option<Satisfied>,
    /// What is owed.
    pub duties: Vec<Duty>,
    /// Conditions of going ahead.
    pub conditions: Vec<String>,
    /// What would settle it.
    pub questions: Vec<Question>,
    /// What should be known beside.
    pub notes: Vec<Note>,
    /// Lines of the capacity: whoever the counterpart speaks for.
    pub capacity: Vec<Self>,
}

/// All lines together. Source: semantics, Rules: "Combined".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The strictest.
    pub verdict: Verdict,
    /// Every paragraph cited by a line, once; the default rule only when nothing else is.
    pub cites: Vec<Citation>,
    /// Every approval demanded; none when the whole is barred.
    pub approvals: Vec<Needed>,
    /// The grants that meet all of them; empty when one line is not met.
    pub satisfied_by: Vec<Satisfied>,
    /// What is owed.
    pub duties: Vec<Duty>,
    /// Conditions of going ahead.
    pub conditions: Vec<String>,
    /// What would settle it.
    pub questions: Vec<Question>,
    /// What should be known beside.
    pub notes: Vec<Note>,
}

/// What a decision was made with, by hash, so that it can be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeWith {
    /// The engine: `screening/6`.
    pub engine: String,
    /// The version of the name tables.
    pub tables: String,
    /// The indexes asked, by label.
    pub indexes: Vec<(String, FileHash)>,
    /// The snapshots of lists.
    pub snapshots: Vec<(ListId, FileHash)>,
    /// The directives released by then, by the hash of their text.
    pub directives: Vec<(DirectiveId, FileHash)>,
    /// The organisation as it stood.
    pub organisation: Option<FileHash>,
}

/// A decision, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its reference.
    pub id: DecisionId,
    /// What was asked.
    pub contact: Contact,
    /// What was known then.
    pub as_of: Timestamp,
    /// One line a counterpart, in the order asked.
    pub lines: Vec<Line>,
    /// All together.
    pub whole: Whole,
    /// What it was made with.
    pub made_with: MadeWith,
}

impl Decision {
    /// Whether the contact may go ahead as it stands: clear, exempt, or wholly satisfied.
    /// Source: semantics, doubts 11.
    #[must_use]
    pub const fn is_free(&self) -> bool {
        self.whole.verdict.is_free() || !self.whole.satisfied_by.is_empty()
    }
}
