//! The words a decision ends in, from free to barred. Never a score.

/// What a contact, or one counterpart of it, gets. Ordered from free to barred; the strictest of
/// several is the greatest, so a whole is `exempt` only when every counterpart is.
/// Source: semantics, Rules and doubts 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// A rule reaches it and a declared purpose stands above the rule; counts as clear.
    Exempt,
    /// Free.
    Clear,
    /// Go ahead, with the reason recorded.
    AdvisedAgainst,
    /// Tell these first.
    NotifyFirst,
    /// Ask these first.
    ApprovalRequired,
    /// Not to be decided from the facts given; the questions say what would.
    Undetermined,
    /// Barred.
    Prohibited,
}

impl Verdict {
    /// Every one, from free to barred.
    pub const ALL: [Self; 7] = [
        Self::Exempt,
        Self::Clear,
        Self::AdvisedAgainst,
        Self::NotifyFirst,
        Self::ApprovalRequired,
        Self::Undetermined,
        Self::Prohibited,
    ];

    /// The word in files and answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::Clear => "clear",
            Self::AdvisedAgainst => "advised-against",
            Self::NotifyFirst => "notify-first",
            Self::ApprovalRequired => "approval-required",
            Self::Undetermined => "undetermined",
            Self::Prohibited => "prohibited",
        }
    }

    /// Parses the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|v| v.as_str() == word)
    }

    /// Whether nothing stands in the way: `clear`, or `exempt`, which counts as clear.
    #[must_use]
    pub const fn is_free(self) -> bool {
        matches!(self, Self::Exempt | Self::Clear)
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
