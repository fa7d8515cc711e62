//! The files of an exported record in, as values; a report out that names the first bad entry and
//! what does not match. Streams: of an entry no more than its commitment and hashes are kept.
//! Must never call a copy sound that lacks a tile or a commitment. A missing event is no fault: it
//! was erased, or is withheld from this copy.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::checkpoint::{Checkpoint, OpenCheckpointError, Opened};
use crate::cosignature::Witnessed;
use crate::export::read_salt;
use crate::fault::Fault;
use crate::hash::{HASH_BYTES, Hash};
use crate::key::VerifyingKey;
use crate::leaf::{Commitment, SALT_BYTES, commitment, leaf_hash};
use crate::tile::{self, Kind, Tile};
use crate::tree::Tree;

/// Entries in a record that is verified, at about 130 bytes each. Largest expected: ten million.
pub const ENTRIES_MAX: u64 = 1 << 26;

/// Faults that a report names; more are counted. Nobody reads beyond the first few.
pub const FAULTS_MAX: usize = 100;

/// Why a copy cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenAuditError {
    /// The checkpoint cannot be believed.
    #[error(transparent)]
    Checkpoint(#[from] OpenCheckpointError),
    /// The record is larger than is verified.
    #[error("the record has {size} entries, more than {ENTRIES_MAX}")]
    TooLarge {
        /// Size in the checkpoint.
        size: u64,
    },
}

/// A verification under way. Give it all bundles, then contents and tiles in any order.
#[derive(Debug)]
pub struct Audit {
    opened: Opened,
    commitments: Vec<Option<Commitment>>,
    /// Entries of which an event or a salt is there, and whether it could be compared.
    events: BTreeMap<u64, bool>,
    /// What event and salt give, where it is not the commitment.
    contents_differ: BTreeMap<u64, Commitment>,
    /// The hash in the tile, where it is not that of the commitment.
    leaves_differ: BTreeMap<u64, Hash>,
    /// Hashes of tiles above the leaves, judged at the end.
    upper: Vec<(Tile, Vec<Hash>)>,
    tiles_left: BTreeSet<Tile>,
    /// What the record has to begin with, when an earlier checkpoint is known.
    seen: Option<Checkpoint>,
    faults: Vec<Fault>,
}

impl Audit {
    /// Begins with the checkpoint.
    ///
    /// # Errors
    /// When the checkpoint cannot be believed, or states more entries than are verified.
    pub fn open(
        checkpoint: &[u8],
        log: &VerifyingKey,
        witnesses: &[VerifyingKey],
    ) -> Result<Self, OpenAuditError> {
        let opened = Checkpoint::open(checkpoint, log, witnesses)?;
        let size = opened.checkpoint.size;
        if size > ENTRIES_MAX {
            return Err(OpenAuditError::TooLarge { size });
        }
        Ok(Self {
            opened,
            commitments: Vec::new(),
            events: BTreeMap::new(),
            contents_differ: BTreeMap::new(),
            leaves_differ: BTreeMap::new(),
            upper: Vec::new(),
            tiles_left: tile::tiles_of_hashes(0, size).into_iter().collect(),
            seen: None,
            faults: Vec::new(),
        })
    }

    /// Demands that the record begins with one that was seen before. Its origin is for the caller
    /// to compare.
    pub fn must_continue(&mut self, seen: Checkpoint) {
        self.seen = Some(seen);
    }

    /// Number of entries that the checkpoint states.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.opened.checkpoint.size
    }

    /// The bundles to give.
    #[must_use]
    pub fn bundles(&self) -> Vec<Tile> {
        tile::bundles_of_entries(0, self.size())
    }

    /// The tiles of hashes still to give.
    #[must_use]
    pub fn tiles(&self) -> Vec<Tile> {
        self.tiles_left.iter().copied().collect()
    }

    /// Takes the commitment of an entry, where it is kept otherwise than in bundles.
    pub fn commitment(&mut self, entry: u64, commitment: Commitment) {
        let Ok(at) = usize::try_from(entry) else { return };
        if entry >= self.size() {
            return;
        }
        if self.commitments.len() <= at {
            self.commitments.resize(at + 1, None);
        }
        if let Some(place) = self.commitments.get_mut(at) {
            *place = Some(commitment);
        }
    }

    /// Takes the bytes of a bundle of entries. A wrong length before one entry is a fault of that
    /// entry alone.
    pub fn bundle(&mut self, bundle: Tile, bytes: &[u8]) {
        let wanted = bundle.entries_bytes();
        if bytes.len() != wanted {
            self.fault(Fault::TileLength { tile: bundle, wanted, found: bytes.len() });
        }
        for (entry, said, data) in bundle.bundled(bytes) {
            if usize::from(said) != HASH_BYTES {
                self.fault(Fault::EntryLength { entry, said });
            }
            self.commitment(entry, Commitment(data));
        }
    }

    /// Takes the two files of an entry; neither is there when it was erased or is withheld.
    pub fn files(&mut self, entry: u64, salt: Option<&[u8]>, event: Option<&[u8]>) {
        if salt.is_some() || event.is_some() {
            self.events.insert(entry, false);
        }
        match (salt, event) {
            (None, None) => {}
            (None, Some(_)) => self.fault(Fault::SaltMissing { entry }),
            (Some(_), None) => self.fault(Fault::EventMissing { entry }),
            (Some(salt), Some(event)) => match read_salt(salt) {
                Some(salt) => self.content(entry, &salt, event),
                None => self.fault(Fault::SaltUnreadable { entry }),
            },
        }
    }

    /// Takes salt and bytes of an event.
    pub fn content(&mut self, entry: u64, salt: &[u8; SALT_BYTES], event: &[u8]) {
        let stated = self.commitment_of(entry);
        self.events.insert(entry, stated.is_some());
        let Some(stated) = stated else { return };
        let found = commitment(salt, event);
        if found != stated {
            self.contents_differ.insert(entry, found);
        }
    }

    /// Takes the bytes of a tile of hashes.
    pub fn tile(&mut self, tile: Tile, bytes: &[u8]) {
        if !self.tiles_left.remove(&tile) {
            return self.fault(Fault::StrayTile { tile });
        }
        let Ok(hashes) = tile.read_hashes(bytes) else {
            let wanted = usize::from(tile.width()) * HASH_BYTES;
            return self.fault(Fault::TileLength { tile, wanted, found: bytes.len() });
        };
        if tile.kind() != Kind::Hashes(0) {
            return self.upper.push((tile, hashes));
        }
        for (entry, hash) in (tile.first()..).zip(hashes) {
            let stated = self.commitment_of(entry);
            if stated.is_some_and(|stated| stated.leaf_hash() != hash) {
                self.leaves_differ.insert(entry, hash);
            }
        }
    }

    /// Ends the verification of a copy with tiles.
    #[must_use]
    pub fn finish(mut self) -> Report {
        for tile in std::mem::take(&mut self.tiles_left) {
            self.fault(Fault::NoTile { tile });
        }
        self.finish_without_tiles()
    }

    /// Ends the verification of a record that is kept without tiles.
    #[must_use]
    pub fn finish_without_tiles(mut self) -> Report {
        let tree = self.tree();
        let root = tree.as_ref().and_then(|tree| tree.root(self.size()));
        let root_holds = root == Some(self.opened.checkpoint.root);
        self.judge_entries(root_holds);
        if let Some(tree) = tree {
            self.judge_upper_tiles(&tree);
            if !root_holds {
                self.fault(Fault::Root { size: self.size() });
            }
            self.judge_growth(&tree);
        }
        // What names an entry comes first, in the order of entries.
        self.faults.sort_by_key(|fault| fault.entry().unwrap_or(u64::MAX));
        let faults_in_all = self.faults.len();
        self.faults.truncate(FAULTS_MAX);
        let compared = self.events.values().filter(|compared| **compared).count() as u64;
        let Opened { checkpoint, witnessed } = self.opened;
        let without_event = checkpoint.size.saturating_sub(self.events.len() as u64);
        let faults = self.faults;
        Report { checkpoint, witnessed, compared, without_event, faults, faults_in_all }
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn commitment_of(&self, entry: u64) -> Option<Commitment> {
        self.commitments.get(usize::try_from(entry).ok()?).copied().flatten()
    }

    /// The tree of the commitments; none, and a fault for each gap, when some are missing.
    fn tree(&mut self) -> Option<Tree> {
        let mut tree = Tree::new();
        let mut gap: Option<(u64, u64)> = None;
        for entry in 0..self.size() {
            if let Some(stated) = self.commitment_of(entry) {
                tree.push(stated.leaf_hash());
                self.close_gap(gap.take());
            } else {
                gap = Some((gap.map_or(entry, |(first, _)| first), entry));
            }
        }
        self.close_gap(gap);
        (tree.size() == self.size()).then_some(tree)
    }

    fn close_gap(&mut self, gap: Option<(u64, u64)>) {
        self.faults.extend(gap.map(|(first, last)| Fault::NoCommitment { first, last }));
    }

    /// Says of each entry where two things disagree which of them is wrong, as far as can be known.
    fn judge_entries(&mut self, root_holds: bool) {
        let contents = std::mem::take(&mut self.contents_differ);
        let leaves = std::mem::take(&mut self.leaves_differ);
        for (entry, found) in &contents {
            let entry = *entry;
            let fault = match leaves.get(&entry) {
                _ if root_holds => Fault::Event { entry },
                None => Fault::Event { entry },
                Some(leaf) if *leaf == leaf_hash(&found.0) => {
                    Fault::Commitment { entry, event_matches_tree: true }
                }
                Some(_) => Fault::NothingAgrees { entry },
            };
            self.fault(fault);
        }
        for entry in leaves.keys().copied() {
            let tile = Tile::of_leaf(entry, self.size());
            let fault = match tile {
                Some(tile) if root_holds => Fault::LeafInTile { entry, tile },
                _ if contents.contains_key(&entry) => continue,
                _ if self.events.get(&entry) == Some(&true) => Fault::Replaced { entry },
                _ => Fault::Commitment { entry, event_matches_tree: false },
            };
            self.fault(fault);
        }
    }

    fn judge_growth(&mut self, tree: &Tree) {
        let Some(Checkpoint { size: seen, root, .. }) = self.seen.take() else { return };
        match tree.root(seen) {
            Some(now) if now == root => {}
            Some(_) => self.fault(Fault::Rewritten { seen }),
            None => self.fault(Fault::Shorter { seen, found: tree.size() }),
        }
    }

    fn judge_upper_tiles(&mut self, tree: &Tree) {
        for (tile, hashes) in std::mem::take(&mut self.upper) {
            let right = tile.bytes(tree).and_then(|bytes| tile.read_hashes(&bytes).ok());
            for (at, (hash, right)) in (0..).zip(hashes.iter().zip(right.unwrap_or_default())) {
                if *hash != right {
                    let (first, last) = tile.entries_below(at);
                    self.fault(Fault::NodeInTile { tile, at, first, last });
                }
            }
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the log signed.
    pub checkpoint: Checkpoint,
    /// The known witnesses that signed it too. Empty: not witnessed.
    pub witnessed: Vec<Witnessed>,
    /// Entries whose event was there and was compared.
    pub compared: u64,
    /// Entries without an event: erased, or withheld from this copy.
    pub without_event: u64,
    /// What disagrees, the first bad entry first, at most `FAULTS_MAX`.
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub faults_in_all: usize,
}

impl Report {
    /// Whether nothing disagrees.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults_in_all == 0
    }

    /// The first entry that is touched by a fault. A hash over many entries that is wrong because
    /// one of them is names that one.
    #[must_use]
    pub fn first_bad_entry(&self) -> Option<u64> {
        let is_of_many = |f: &&Fault| matches!(f, Fault::NodeInTile { .. });
        let exact = self.faults.iter().filter(|f| !is_of_many(f)).find_map(Fault::entry);
        let is_explained = |f: &&Fault| match (f, exact) {
            (Fault::NodeInTile { first, last, .. }, Some(entry)) => {
                (*first..=*last).contains(&entry)
            }
            _ => false,
        };
        self.faults.iter().filter(|f| !is_explained(f)).find_map(Fault::entry)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Checkpoint { origin, size, root, .. } = &self.checkpoint;
        writeln!(f, "record `{origin}`: {size} entries, root {root}")?;
        writeln!(
            f,
            "events: {} compared, {} erased or withheld",
            self.compared, self.without_event
        )?;
        match self.witnessed.as_slice() {
            [] => writeln!(f, "not witnessed")?,
            some => some.iter().try_for_each(|w| writeln!(f, "witnessed by {w}"))?,
        }
        if self.is_sound() {
            return writeln!(f, "verified");
        }
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        match self.faults_in_all - self.faults.len() {
            0 => Ok(()),
            more => writeln!(f, "and {more} more faults"),
        }
    }
}
