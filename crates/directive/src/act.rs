//! The closed words for what happens between us and a counterpart. Source: semantics, Rules.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every one, in the order they are printed.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in directives, files and answers.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Parses the word, case aside.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                let word = word.trim().to_lowercase();
                Self::ALL.iter().copied().find(|v| v.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// The kind of a contact. A rule reaches only the acts it names.
    Act {
        /// We ask for it.
        Initiate = "initiate",
        /// They ask, we agree.
        Accept = "accept",
        /// On our premises.
        Host = "host",
        /// An event of theirs, or where they are principal.
        Attend = "attend",
        /// A letter, call or visit unasked.
        Receive = "receive",
        /// An answer to it.
        Reply = "reply",
        /// Unplanned.
        ChanceEncounter = "chance-encounter",
        /// They are one of very many.
        MassEvent = "mass-event",
    }
}

words! {
    /// Whose idea it was.
    Initiator {
        /// Ours.
        Us = "us",
        /// Theirs.
        Them = "them",
    }
}

words! {
    /// Where it takes place.
    Venue {
        /// Our official premises.
        Official = "official",
        /// Theirs.
        Theirs = "theirs",
        /// Neither's.
        Neutral = "neutral",
    }
}

impl Act {
    /// The initiator the act itself implies, if it does. Source: semantics, doubts 9.
    #[must_use]
    pub const fn implied_initiator(self) -> Option<Initiator> {
        match self {
            Self::Initiate | Self::Host => Some(Initiator::Us),
            Self::Accept | Self::Receive | Self::Reply => Some(Initiator::Them),
            Self::Attend | Self::ChanceEncounter | Self::MassEvent => None,
        }
    }
}
