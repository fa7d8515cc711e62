//! Everything anybody can ask of the house, as a closed list of words. Decides nothing.

macro_rules! use_cases {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)*) => {
        /// Everything anybody can ask of the house.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum UseCase { $($(#[$doc])* $variant,)* }

        impl UseCase {
            /// Every one, in the order they are printed.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in events and tables.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Parses the word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|u| u.as_str() == word)
            }
        }
    };
}

use_cases! {
    /// Set the organisation.
    OrganisationImport = "organisation-import",
    /// Add a post.
    PostAdd = "post-add",
    /// List the posts.
    PostList = "post-list",
    /// Add an account.
    AccountAdd = "account-add",
    /// List the accounts.
    AccountList = "account-list",
    /// Load a list.
    ListUpdate = "list-update",
    /// Show a list or what changed in it.
    ListShow = "list-show",
    /// Build or verify an index in the data directory.
    Index = "index",
    /// See that posts asked about, requested, held or declined contacts with a party; not what was
    /// said.
    PartyHistory = "party-history",
    /// Screen names, or a text.
    Screen = "screen",
    /// Ask about a contact.
    Check = "check",
    /// Read a decision made.
    DecisionShow = "decision-show",
    /// Say who a counterpart is.
    Confirm = "confirm",
    /// Read a draft for faults, and whom it would touch.
    DirectiveLint = "directive-lint",
    /// Keep a draft.
    DirectiveDraft = "directive-draft",
    /// Release a directive.
    DirectiveRelease = "directive-release",
    /// Cancel a directive.
    DirectiveCancel = "directive-cancel",
    /// Acknowledge a directive for a post.
    DirectiveAcknowledge = "directive-acknowledge",
    /// Read a directive.
    DirectiveShow = "directive-show",
    /// See which posts have acknowledged.
    DirectiveStatus = "directive-status",
    /// File a request.
    Request = "request",
    /// Agree to a request.
    Approve = "approve",
    /// Refuse a request.
    Deny = "deny",
    /// Take a request or a grant back.
    Withdraw = "withdraw",
    /// Stand aside from a request.
    Recuse = "recuse",
    /// Ask a clearer for concurrence.
    ConcurrenceAsk = "concurrence-ask",
    /// Concur or object as a clearer.
    Concur = "concur",
    /// Say that a condition is met.
    ConditionMet = "condition-met",
    /// Read a request and who can decide it.
    RequestShow = "request-show",
    /// Log a contact as held, or declare one afterwards.
    ContactHeld = "contact-held",
    /// Log a contact as declined.
    ContactDeclined = "contact-declined",
    /// Write a memorandum.
    ContactMemo = "contact-memo",
    /// Read the log of contacts.
    ContactShow = "contact-show",
    /// Read a worklist.
    Worklist = "worklist",
    /// Say that an item of it is done.
    WorklistDone = "worklist-done",
    /// Make a decision again and compare.
    Replay = "replay",
    /// Check the record and prove entries of it.
    RecordVerify = "record-verify",
    /// Export the record.
    RecordExport = "record-export",
    /// Sign a checkpoint.
    RecordCheckpoint = "record-checkpoint",
    /// Destroy the content of an entry, with grounds.
    RecordErase = "record-erase",
    /// Read entries of the record, as far as their marking allows.
    RecordRead = "record-read",
    /// Set a password anew: one's own, or somebody's who lost it.
    SignInReset = "sign-in-reset",
    /// See and end sessions.
    SessionsEnd = "sessions-end",
    /// Make a token for a program that acts in one's name.
    TokenAdd = "token-add",
    /// Take a token back.
    TokenRevoke = "token-revoke",
    /// Copy the data directory while it is in use.
    Backup = "backup",
    /// Put a copy in place of the data directory.
    Restore = "restore",
}
