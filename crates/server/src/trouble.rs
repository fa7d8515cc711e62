//! Why a use case could not be done, and what the person can do about it. Holds the words of the
//! rooms below as causes; never swallows one.

use parties::{Fault, OfficerId};
use std::error::Error as StdError;

/// Why a use case could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Nothing has been set up.
    #[error("the data directory has no organisation yet")]
    NoOrganisation,
    /// No such account.
    #[error("no account is called `{name}`")]
    NoAccount {
        /// The name as given.
        name: OfficerId,
    },
    /// Something named is not there, or may not be seen: both read the same.
    #[error("no {what} is called `{word}`")]
    NotThere {
        /// What was looked for.
        what: &'static str,
        /// The word as given.
        word: String,
        /// What would help.
        remedy: String,
    },
    /// It may not be done in this state.
    #[error("{what}")]
    NotAllowed {
        /// Why not.
        what: String,
        /// What would.
        remedy: String,
    },
    /// It is not any more what it was when it was read, or the key was used for something else.
    #[error("{what}")]
    Conflict {
        /// A word that stays.
        code: &'static str,
        /// What stands against it.
        what: String,
        /// What would help.
        remedy: String,
    },
    /// The life of a request, a contact or an item says against it.
    #[error(transparent)]
    Life(Box<clearance::not_allowed::NotAllowed>),
    /// The life of a directive says against it.
    #[error(transparent)]
    Directive(Box<directive::life::NotAllowed>),
    /// What was given cannot be used.
    #[error("{what}")]
    Input {
        /// What is wrong, with the person's words.
        what: String,
        /// What would mend it.
        remedy: String,
    },
    /// A file has faults and is refused whole.
    #[error("{what} has {} fault{}", faults.len(), if faults.len() == 1 { "" } else { "s" })]
    Faults {
        /// What.
        what: String,
        /// The faults, as lines.
        faults: Vec<String>,
    },
    /// The file `clock` was put there, or taken away, after the directory was set up.
    #[error("entry {entry} was recorded {}", other_clock(*.is_story))]
    Clock {
        /// The first entry recorded otherwise.
        entry: u64,
        /// Whether it was recorded on a story clock.
        is_story: bool,
    },
    /// A file lost records, and parties the list had are not in it any more.
    #[error(
        "list `{list}` would lose {gone} parties, and {} records of the file could not be read",
        faults.len()
    )]
    Losses {
        /// The list.
        list: parties::ListId,
        /// Parties that would be gone.
        gone: usize,
        /// The records lost, as lines.
        faults: Vec<String>,
    },
    /// The store could not.
    #[error("{what}")]
    Store {
        /// What was being done.
        what: String,
        /// What would mend it.
        remedy: String,
        /// Why.
        #[source]
        cause: Box<dyn StdError + Send + Sync>,
    },
    /// Others kept writing.
    #[error("other processes kept writing to the directory")]
    Busy,
    /// It stopped short by a fault of the program; nothing of it was recorded.
    #[error("this could not be done to its end, and nothing was recorded")]
    Broken,
    /// The server is going down.
    #[error("the server is being stopped")]
    Closing,
}

const fn other_clock(is_story: bool) -> &'static str {
    if is_story {
        "on a story clock, and there is none now"
    } else {
        "on real time, and there is a story clock now"
    }
}

impl Trouble {
    /// What the person can do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::NoOrganisation => {
                "set it up first: `chancery organisation import FILE.toml`".to_owned()
            }
            Self::NoAccount { .. } => "`chancery account list` shows the accounts".to_owned(),
            Self::Life(why) => why.remedy(),
            Self::Directive(_) => String::new(),
            Self::NotThere { remedy, .. }
            | Self::NotAllowed { remedy, .. }
            | Self::Conflict { remedy, .. }
            | Self::Input { remedy, .. }
            | Self::Store { remedy, .. } => remedy.clone(),
            Self::Faults { .. } => "mend them and try again; nothing was changed".to_owned(),
            Self::Clock { is_story: true, .. } => {
                "put the file `clock` back: a story is told on its own clock to the end".to_owned()
            }
            Self::Clock { is_story: false, .. } => {
                "remove the file `clock`: a real directory lives on the machine's clock".to_owned()
            }
            Self::Losses { .. } => "is the file whole? nothing was changed; when it is, and those \
                parties are really gone, say `--accept-losses`"
                .to_owned(),
            Self::Busy | Self::Closing => "try again in a moment".to_owned(),
            Self::Broken => "try again; if it happens twice, report it as a fault".to_owned(),
        }
    }

    /// The faults of what was refused, one text each; empty for any other trouble.
    #[must_use]
    pub fn faults_told(&self) -> &[String] {
        match self {
            Self::Faults { faults, .. } | Self::Losses { faults, .. } => faults,
            _ => &[],
        }
    }

    pub(crate) fn input(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Input { what: what.into(), remedy: remedy.into() }
    }

    pub(crate) fn not_there(what: &'static str, word: impl Into<String>, remedy: &str) -> Self {
        Self::NotThere { what, word: word.into(), remedy: remedy.to_owned() }
    }

    pub(crate) fn faults(what: impl Into<String>, faults: &[Fault]) -> Self {
        Self::Faults { what: what.into(), faults: faults.iter().map(ToString::to_string).collect() }
    }
}

macro_rules! of_store {
    ($($error:ty: $what:literal,)*) => {$(
        impl From<$error> for Trouble {
            fn from(cause: $error) -> Self {
                let remedy = cause.remedy().to_owned();
                Self::Store { what: $what.to_owned(), remedy, cause: Box::new(cause) }
            }
        }
    )*};
}

of_store! {
    store::OpenStoreError: "cannot open the data directory",
    store::CreateStoreError: "cannot set up the data directory",
    store::CommitError: "nothing was recorded",
    store::ReadEventsError: "cannot read the events",
    store::GetFileError: "cannot read a kept file",
    store::ReadClockError: "cannot read the clock of the story",
    store::Trouble: "the store could not do it",
    store::ProjectError: "the tables could not be made",
    store::LogError: "the record cannot give it",
    store::ExportError: "no copy was written",
    store::VerifyExportError: "the copy was not verified",
    store::CosignCopyError: "nothing was signed",
    store::TakeWitnessedError: "the checkpoint was not taken",
    store::EraseError: "the content was not destroyed",
    store::BackupError: "no backup was made",
    store::RestoreError: "nothing was restored",
    store::ServeError: "it is not served",
}

impl From<clearance::not_allowed::NotAllowed> for Trouble {
    fn from(why: clearance::not_allowed::NotAllowed) -> Self {
        Self::Life(Box::new(why))
    }
}

impl From<directive::life::NotAllowed> for Trouble {
    fn from(why: directive::life::NotAllowed) -> Self {
        Self::Directive(Box::new(why))
    }
}
