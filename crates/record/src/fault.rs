//! What can disagree in a copy of the record, in words: the entry first, then what does not match.
//! In: facts found by `verify`. Must never blame a part that was proven right.

use std::fmt;

use crate::tile::Tile;

/// One disagreement in a copy of the record. Entries are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Event and salt do not give the commitment.
    Event {
        /// The entry.
        entry: u64,
    },
    /// The commitment is not the one in the tree; event and salt, if kept, are.
    Commitment {
        /// The entry.
        entry: u64,
        /// Whether event and salt are there and match the tree.
        event_matches_tree: bool,
    },
    /// Event, salt and commitment agree with each other, but the tree has another leaf.
    Replaced {
        /// The entry.
        entry: u64,
    },
    /// Event, commitment and tree are three different things.
    NothingAgrees {
        /// The entry.
        entry: u64,
    },
    /// The commitment is right; the tile has another hash for it.
    LeafInTile {
        /// The entry.
        entry: u64,
        /// The tile.
        tile: Tile,
    },
    /// The length before the entry in its bundle is not that of a commitment.
    EntryLength {
        /// The entry.
        entry: u64,
        /// The length said.
        said: u16,
    },
    /// The salt file is not 64 lower-case digits and a line break.
    SaltUnreadable {
        /// The entry.
        entry: u64,
    },
    /// The event is there, its salt is not.
    SaltMissing {
        /// The entry.
        entry: u64,
    },
    /// The salt is there, its event is not.
    EventMissing {
        /// The entry.
        entry: u64,
    },
    /// No commitments were found for these entries.
    NoCommitment {
        /// The first such entry.
        first: u64,
        /// The last such entry in a row.
        last: u64,
    },
    /// A bundle or tile has the wrong number of bytes.
    TileLength {
        /// The tile.
        tile: Tile,
        /// Bytes its width asks for.
        wanted: usize,
        /// Bytes found.
        found: usize,
    },
    /// A hash in a tile above the leaves is wrong.
    NodeInTile {
        /// The tile.
        tile: Tile,
        /// Which hash, counted from 0.
        at: u64,
        /// The first entry below it.
        first: u64,
        /// The last entry below it.
        last: u64,
    },
    /// A tile that a record of this size has is not there.
    NoTile {
        /// The tile.
        tile: Tile,
    },
    /// A tile that a record of this size does not have.
    StrayTile {
        /// The tile.
        tile: Tile,
    },
    /// A longer record of this log was seen before.
    Shorter {
        /// Entries in the checkpoint seen before.
        seen: u64,
        /// Entries in this one.
        found: u64,
    },
    /// The record does not begin with what was seen before.
    Rewritten {
        /// Entries in the checkpoint seen before.
        seen: u64,
    },
    /// The commitments do not give the root that the log signed.
    Root {
        /// Number of entries.
        size: u64,
    },
}

impl Fault {
    /// The first entry that is touched; none when the fault is in the tree alone.
    #[must_use]
    pub fn entry(&self) -> Option<u64> {
        match self {
            Self::Event { entry }
            | Self::Commitment { entry, .. }
            | Self::Replaced { entry }
            | Self::NothingAgrees { entry }
            | Self::LeafInTile { entry, .. }
            | Self::EntryLength { entry, .. }
            | Self::SaltUnreadable { entry }
            | Self::SaltMissing { entry }
            | Self::EventMissing { entry } => Some(*entry),
            Self::NoCommitment { first, .. } | Self::NodeInTile { first, .. } => Some(*first),
            Self::TileLength { tile, found, .. } => tile.first_entry_without(*found),
            Self::NoTile { .. }
            | Self::StrayTile { .. }
            | Self::Shorter { .. }
            | Self::Rewritten { .. }
            | Self::Root { .. } => None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event { entry } => {
                write!(f, "entry {entry}: the event bytes, under their salt, ")?;
                f.write_str("do not match their commitment")
            }
            Self::Commitment { entry, event_matches_tree: true } => write!(
                f,
                "entry {entry}: the commitment is not the one in the tree; event and salt are"
            ),
            Self::Commitment { entry, event_matches_tree: false } => {
                write!(f, "entry {entry}: the commitment is not the one in the tree")
            }
            Self::Replaced { entry } => write!(
                f,
                "entry {entry}: event, salt and commitment match each other, but not the tree"
            ),
            Self::NothingAgrees { entry } => {
                write!(f, "entry {entry}: event, commitment and tree do not match each other")
            }
            Self::LeafInTile { entry, tile } => {
                write!(f, "entry {entry}: `{tile}` has a wrong hash for it")
            }
            Self::EntryLength { entry, said } => {
                write!(f, "entry {entry}: said to have {said} bytes, a commitment has 32")
            }
            Self::SaltUnreadable { entry } => {
                write!(f, "entry {entry}: the salt is not 64 lower-case digits and a line break")
            }
            Self::SaltMissing { entry } => write!(f, "entry {entry}: the salt is missing"),
            Self::EventMissing { entry } => write!(f, "entry {entry}: the event is missing"),
            Self::NoCommitment { first, last } if first == last => {
                write!(f, "entry {first}: there is no commitment")
            }
            Self::NoCommitment { first, last } => {
                write!(f, "entries {first} to {last}: there are no commitments")
            }
            Self::TileLength { tile, wanted, found } => {
                write!(f, "`{tile}` has {found} bytes, not {wanted}")
            }
            Self::NodeInTile { tile, at, first, last } => {
                write!(f, "`{tile}`: hash {at} is not that of entries {first} to {last}")
            }
            Self::NoTile { tile } => write!(f, "`{tile}` is missing"),
            Self::StrayTile { tile } => {
                write!(f, "`{tile}` does not belong to a record of this size")
            }
            Self::Shorter { seen, found } => write!(
                f,
                "rolled back: a checkpoint of {seen} entries was seen before, this one has {found}"
            ),
            Self::Rewritten { seen } => {
                write!(f, "rewritten: the first {seen} entries are not the {seen} seen before")
            }
            Self::Root { size } => {
                write!(f, "the {size} commitments do not give the root that the log signed")
            }
        }
    }
}
