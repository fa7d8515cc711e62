//! A tree in, tiles out: the static files of C2SP tlog-tiles, 256 hashes each, and the bundles
//! of entries beside them; and foreign tiles in, hashes and commitments out.
//! Source: c2sp.org/tlog-tiles. Must never read beyond the width its path states.

use std::fmt;

use crate::hash::{HASH_BYTES, Hash};
use crate::leaf::Commitment;
use crate::tree::Tree;

/// Hashes in a full tile, entries in a full bundle.
pub const TILE_WIDTH: u16 = 256;

/// Tree levels between two levels of tiles.
const TILE_HEIGHT: u8 = 8;

/// Level of the highest tile a path may name. Source: c2sp.org/tlog-tiles.
const TILE_LEVEL_MAX: u8 = 63;

/// Characters in a tile path. The longest that names a number below 2^64 has 49.
const PATH_CHARS_MAX: usize = 64;

/// Bytes of an entry in a bundle with the two of its length.
const BUNDLED_BYTES: usize = 2 + HASH_BYTES;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The commitments themselves.
    Entries,
    /// Hashes of the tree at this level of tiles; 0 are the leaf hashes.
    Hashes(u8),
}

/// The name of a tile: what it holds, its number in the row, and how full it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    kind: Kind,
    index: u64,
    width: u16,
}

impl Tile {
    /// Names a tile; none when the width is not 1 to 256 or the level is above 63.
    #[must_use]
    pub fn new(kind: Kind, index: u64, width: u16) -> Option<Self> {
        let level_fits = !matches!(kind, Kind::Hashes(level) if level > TILE_LEVEL_MAX);
        let fits = level_fits && (1..=TILE_WIDTH).contains(&width);
        fits.then_some(Self { kind, index, width })
    }

    /// What it holds.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its number in its row, counted from 0.
    #[must_use]
    pub fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries it holds, 1 to 256.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Number of its first hash in the row, or of its first entry.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.index.saturating_mul(u64::from(TILE_WIDTH))
    }

    /// Reads a path such as `tile/0/x001/234.p/56`; none unless it is written exactly so.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        if path.len() > PATH_CHARS_MAX {
            return None;
        }
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match level {
            "entries" => Kind::Entries,
            level => Kind::Hashes(level.parse().ok()?),
        };
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().ok().filter(|w| *w < TILE_WIDTH)?),
            None => (rest, TILE_WIDTH),
        };
        let mut index = 0_u64;
        for part in number.split('/') {
            let digits: u64 = part.strip_prefix('x').unwrap_or(part).parse().ok()?;
            index = index.checked_mul(1000)?.checked_add(digits)?;
        }
        // Signs, missing zeroes and needless ones are caught by printing it again.
        Self::new(kind, index, width).filter(|tile| tile.to_string() == path)
    }

    /// The bytes of a tile of hashes, if the tree reaches so far.
    #[must_use]
    pub fn bytes(&self, tree: &Tree) -> Option<Vec<u8>> {
        let Kind::Hashes(level) = self.kind else { return None };
        let node_level = level.checked_mul(TILE_HEIGHT)?;
        let mut bytes = Vec::with_capacity(usize::from(self.width) * HASH_BYTES);
        for offset in 0..u64::from(self.width) {
            let node = tree.node(node_level, self.first().checked_add(offset)?)?;
            bytes.extend_from_slice(&node.0);
        }
        Some(bytes)
    }

    /// Reads the hashes of a tile.
    ///
    /// # Errors
    /// When the number of bytes is not that of its width.
    pub fn read_hashes(&self, bytes: &[u8]) -> Result<Vec<Hash>, ReadTileError> {
        let wanted = usize::from(self.width) * HASH_BYTES;
        if bytes.len() != wanted {
            return Err(ReadTileError::Length { tile: *self, wanted, found: bytes.len() });
        }
        let (hashes, _) = bytes.as_chunks::<HASH_BYTES>();
        Ok(hashes.iter().map(|hash| Hash(*hash)).collect())
    }

    /// Reads the commitments of a bundle.
    ///
    /// # Errors
    /// When the number of bytes is not that of its width, or an entry is not said to have 32 bytes.
    pub fn read_commitments(&self, bytes: &[u8]) -> Result<Vec<Commitment>, ReadTileError> {
        let wanted = self.entries_bytes();
        if bytes.len() != wanted {
            return Err(ReadTileError::Length { tile: *self, wanted, found: bytes.len() });
        }
        let mut commitments = Vec::with_capacity(usize::from(self.width));
        for (entry, said, data) in self.bundled(bytes) {
            if usize::from(said) != HASH_BYTES {
                return Err(ReadTileError::EntryLength { entry, said });
            }
            commitments.push(Commitment(data));
        }
        Ok(commitments)
    }

    /// Bytes of a full bundle of this width.
    pub(crate) fn entries_bytes(&self) -> usize {
        usize::from(self.width) * BUNDLED_BYTES
    }

    /// Entry number, stated length and the 32 bytes of each whole entry in a bundle.
    pub(crate) fn bundled<'b>(
        &self,
        bytes: &'b [u8],
    ) -> impl Iterator<Item = (u64, u16, [u8; HASH_BYTES])> + use<'b> {
        let entries = bytes.as_chunks::<BUNDLED_BYTES>().0.iter().take(usize::from(self.width));
        (self.first()..).zip(entries).map(|(entry, [high, low, data @ ..])| {
            (entry, u16::from_be_bytes([*high, *low]), *data)
        })
    }

    /// The first entry that a file of so many bytes does not reach; none when it is too long, or
    /// its hashes stand above the leaves.
    pub(crate) fn first_entry_without(&self, found: usize) -> Option<u64> {
        let bytes = match self.kind {
            Kind::Entries => BUNDLED_BYTES,
            Kind::Hashes(0) => HASH_BYTES,
            Kind::Hashes(_) => return None,
        };
        let offset = u64::try_from(found / bytes).ok()?;
        (offset < u64::from(self.width)).then(|| self.first().saturating_add(offset))
    }

    /// The tile that holds the leaf hash of an entry in a record of `size` entries.
    pub(crate) fn of_leaf(entry: u64, size: u64) -> Option<Self> {
        let width = u64::from(TILE_WIDTH);
        let index = entry / width;
        let filled = size.checked_sub(index.checked_mul(width)?)?.min(width);
        Self::new(Kind::Hashes(0), index, u16::try_from(filled).ok()?)
    }

    /// First and last entry below the hash at a place of the tile.
    pub(crate) fn entries_below(&self, at: u64) -> (u64, u64) {
        let Kind::Hashes(level) = self.kind else { return (self.first(), self.first()) };
        let shift = u32::from(level) * u32::from(TILE_HEIGHT);
        let place = self.first().saturating_add(at);
        let first = place.checked_shl(shift).unwrap_or(u64::MAX);
        (first, first.saturating_add(1_u64.checked_shl(shift).unwrap_or(0).saturating_sub(1)))
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Entries => f.write_str("tile/entries/")?,
            Kind::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        // A number below 2^64 has at most seven groups of three digits.
        let groups = (0..7).rev().map(|group| self.index / 1000_u64.pow(group));
        for group in groups.filter(|group| *group > 0 && *group != self.index) {
            write!(f, "x{:03}/", group % 1000)?;
        }
        write!(f, "{:03}", self.index % 1000)?;
        if self.width < TILE_WIDTH { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

/// Why the bytes of a tile cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadTileError {
    /// The file is too long or too short.
    #[error("`{tile}` has {found} bytes, not {wanted}")]
    Length {
        /// The tile.
        tile: Tile,
        /// Bytes its width asks for.
        wanted: usize,
        /// Bytes found.
        found: usize,
    },
    /// An entry is said to have another length than a commitment.
    #[error("entry {entry}: said to have {said} bytes, a commitment has 32")]
    EntryLength {
        /// The entry, counted from 0.
        entry: u64,
        /// The length said.
        said: u16,
    },
}

/// Prints commitments as a bundle: each behind its length, 16 bits, big end first.
#[must_use]
pub fn bundle(commitments: &[Commitment]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(commitments.len() * BUNDLED_BYTES);
    for commitment in commitments {
        bytes.extend_from_slice(&[0, 32]);
        bytes.extend_from_slice(&commitment.0);
    }
    bytes
}

/// All tiles of hashes that a record grown from `old` to `new` entries has to write, lowest row
/// first. With `old` 0: all there are.
#[must_use]
pub fn tiles_of_hashes(old: u64, new: u64) -> Vec<Tile> {
    let mut tiles = Vec::new();
    for level in 0..=TILE_LEVEL_MAX / TILE_HEIGHT {
        let shift = u32::from(level) * u32::from(TILE_HEIGHT);
        let (old, new) = (old >> shift, new >> shift);
        if old < new {
            row(Kind::Hashes(level), old, new, &mut tiles);
        }
    }
    tiles
}

/// The bundles of entries that a record grown from `old` to `new` entries has to write.
#[must_use]
pub fn bundles_of_entries(old: u64, new: u64) -> Vec<Tile> {
    let mut tiles = Vec::new();
    if old < new {
        row(Kind::Entries, old, new, &mut tiles);
    }
    tiles
}

fn row(kind: Kind, old: u64, new: u64, tiles: &mut Vec<Tile>) {
    let width = u64::from(TILE_WIDTH);
    tiles.extend((old / width..new / width).filter_map(|n| Tile::new(kind, n, TILE_WIDTH)));
    let rest = u16::try_from(new % width).unwrap_or(0);
    tiles.extend(Tile::new(kind, new / width, rest));
}
