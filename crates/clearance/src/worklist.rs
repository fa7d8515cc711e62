//! What a change leaves for a post to do, one item a contact. Says that the past was lawful when
//! made; never judges it by the new rule.

use crate::Verdict;
use crate::ids::{ContactId, DecisionId, ItemId, RequestId};
use crate::messages::{Language, Message, Word};
use crate::wording;
use directive::{DirectiveId, ParagraphId};
use jiff::Timestamp;
use parties::{ListId, PostId};

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A directive came into force, was cancelled or ended.
    Directive(DirectiveId),
    /// A list was loaded anew.
    List(ListId),
}

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A request, open or granted.
    Request(RequestId),
    /// A contact checked and still to come.
    Decision(DecisionId),
    /// A contact in the log.
    Contact(ContactId),
}

/// How the answer changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It was allowed and is now barred.
    NewlyBarred,
    /// It was allowed and now needs approval.
    ApprovalNowNeeded,
    /// An invitation went out for what is now barred or needs approval: unsend it.
    InvitationToUnsend,
    /// It needed approval or was barred and is now free.
    NewlyFree,
    /// It needed approval and no longer does, though something else is asked.
    ApprovalNoLongerNeeded,
    /// Other people must agree than before.
    OthersDecide,
    /// The conditions or duties are others.
    ConditionsChanged,
    /// The verdict is another in some other way.
    VerdictChanged,
    /// It is past: nothing to do, and it was lawful when made.
    Noted,
}

impl Change {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::NewlyBarred,
        Self::ApprovalNowNeeded,
        Self::InvitationToUnsend,
        Self::NewlyFree,
        Self::ApprovalNoLongerNeeded,
        Self::OthersDecide,
        Self::ConditionsChanged,
        Self::VerdictChanged,
        Self::Noted,
    ];

    /// The word in events and answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewlyBarred => "newly-barred",
            Self::ApprovalNowNeeded => "approval-now-needed",
            Self::InvitationToUnsend => "invitation-to-unsend",
            Self::NewlyFree => "newly-free",
            Self::ApprovalNoLongerNeeded => "approval-no-longer-needed",
            Self::OthersDecide => "others-decide",
            Self::ConditionsChanged => "conditions-changed",
            Self::VerdictChanged => "verdict-changed",
            Self::Noted => "noted",
        }
    }

    /// Parses the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.as_str() == word)
    }
}

/// One thing for a post to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its reference.
    pub id: ItemId,
    /// The post.
    pub post: PostId,
    /// About what.
    pub subject: Subject,
    /// How the answer changed, the weightiest first; never empty.
    pub changes: Vec<Change>,
    /// The verdict before.
    pub was: Verdict,
    /// The verdict now.
    pub now: Verdict,
    /// The paragraphs that now govern.
    pub cites: Vec<(DirectiveId, ParagraphId)>,
    /// When the contact takes or took place.
    pub at: Timestamp,
}

impl Item {
    /// The item in a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let changes: Vec<String> =
            self.changes.iter().map(|c| c.message().fill(language, &[])).collect();
        let cites: Vec<String> = self
            .cites
            .iter()
            .map(|(directive, paragraph)| {
                let (directive, paragraph) = (directive.to_string(), paragraph.to_string());
                let values = [("directive", directive.as_str()), ("paragraph", &paragraph)];
                Message::Cite.fill(language, &values)
            })
            .collect();
        let cites = if cites.is_empty() {
            Message::CiteDefault.fill(language, &[])
        } else {
            cites.join(Word::Semicolon.text(language))
        };
        let values = [
            ("changes", changes.join(Word::Semicolon.text(language))),
            ("was", wording::verdict(self.was, language)),
            ("now", wording::verdict(self.now, language)),
            ("cites", cites),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let message =
            if self.was == self.now { Message::WorklistSame } else { Message::WorklistItem };
        message.fill(language, &values)
    }
}

impl Change {
    const fn message(self) -> Message {
        match self {
            Self::NewlyBarred => Message::NewlyBarred,
            Self::ApprovalNowNeeded => Message::ApprovalNowNeeded,
            Self::InvitationToUnsend => Message::InvitationToUnsend,
            Self::NewlyFree => Message::NewlyFree,
            Self::ApprovalNoLongerNeeded => Message::ApprovalNoLongerNeeded,
            Self::OthersDecide => Message::OthersDecide,
            Self::ConditionsChanged => Message::ConditionsChanged,
            Self::VerdictChanged => Message::VerdictChanged,
            Self::Noted => Message::LawfulWhenMade,
        }
    }
}
