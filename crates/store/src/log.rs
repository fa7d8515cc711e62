//! The record as a log: signed checkpoints, proofs and tiles, made of the commitments.
//! Must never sign a state that does not continue the last one it signed.

use std::path::PathBuf;
use std::sync::{MutexGuard, PoisonError};

use jiff::Timestamp;
use record::proof::ProveError;
use record::tile::Kind;
use record::{
    Checkpoint, Commitment, EntryProof, GrowthProof, Hash, SigningKey, Tile, Tree,
    prove_consistency, prove_inclusion,
};
use sqlx::Row as _;

use crate::database::{Connection, Database};
use crate::ledger;
use crate::salts;
use crate::store::Store;
use crate::trouble::Trouble;

/// Commitments read at once.
const COMMITMENTS_PAGE_MAX: u32 = 8_192;

/// Why no checkpoint was signed, or no proof made.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The entries do not add up to the head of the record.
    #[error("the entries in `{}` do not give the head of the record", place.display())]
    HeadDiffers {
        /// The database.
        place: PathBuf,
    },
    /// The record does not continue what was signed before.
    #[error("the record does not continue its checkpoint of {size} entries")]
    NotContinued {
        /// Size of the checkpoint.
        size: u64,
    },
    /// No such proof exists.
    #[error(transparent)]
    Prove(#[from] ProveError),
    /// The key cannot sign.
    #[error(transparent)]
    Sign(#[from] record::checkpoint::SignCheckpointError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl LogError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::HeadDiffers { .. } | Self::NotContinued { .. } => {
                "run `chancery record verify`: it names the entry; nothing was signed"
            }
            Self::Prove(_) => "ask for an entry and sizes that the record has",
            Self::Sign(_) => "restore `keys/log.key` from a copy of the data directory",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// That an entry stands in the record, provable with the root alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InclusionProof {
    /// Number of the entry.
    pub seq: u64,
    /// Its commitment.
    pub commitment: Commitment,
    /// Size of the record proved against.
    pub size: u64,
    /// Root of the record of that size.
    pub root: Hash,
    /// Hashes beside the way from the leaf to the root.
    pub path: Vec<Hash>,
}

/// That the record of an older size is the beginning of a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The older size.
    pub old_size: u64,
    /// Its root.
    pub old_root: Hash,
    /// The newer size.
    pub new_size: u64,
    /// Its root.
    pub new_root: Hash,
    /// The hashes that prove it.
    pub path: Vec<Hash>,
}

impl Store {
    /// Signs where the record stands and keeps the note. The same state gives the same note. Every
    /// commitment is read from the disk for it, so that nothing is signed that is not there.
    ///
    /// # Errors
    /// When the record does not continue what was signed before: then nothing is signed.
    pub fn checkpoint(&self, now: Timestamp) -> Result<Vec<u8>, LogError> {
        let mut grown = self.grown();
        *grown = Grown::default();
        self.run(async |it| sign_head(&mut it.main, &self.key, now, &mut grown).await)
    }

    /// As `checkpoint`, over what this process has read already and what was added since: for a
    /// page, which cannot wait for a long record to be read. What is signed is what was there when
    /// it was read; that it is there still is what a verification says.
    ///
    /// # Errors
    /// As `checkpoint`.
    pub fn checkpoint_as_read(&self, now: Timestamp) -> Result<Vec<u8>, LogError> {
        let mut grown = self.grown();
        self.run(async |it| sign_head(&mut it.main, &self.key, now, &mut grown).await)
    }

    /// The last checkpoint that was signed; none in a new record.
    ///
    /// # Errors
    /// Disk or database.
    pub fn last_checkpoint(&self) -> Result<Option<Vec<u8>>, Trouble> {
        self.run(async |databases| {
            let last = last_note(&mut databases.main.connection).await;
            last.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })
    }

    /// Proves an entry to somebody who has nothing but the key of the log: the way to the root and
    /// the checkpoint, signed now; with the salt too, when the event is to go with the proof.
    ///
    /// # Errors
    /// When the record has no such entry, or nothing could be signed.
    pub fn entry_proof(
        &self,
        seq: u64,
        now: Timestamp,
        with_salt: bool,
    ) -> Result<EntryProof, LogError> {
        let note = self.checkpoint_as_read(now)?;
        let place = self.directory.database();
        let opened = Checkpoint::open(&note, self.verifying_key(), &[]);
        let opened = opened.map_err(|_| Trouble::corrupt(&place, "a checkpoint is not ours"))?;
        let InclusionProof { path, .. } = self.inclusion(seq, opened.checkpoint.size)?;
        let salts = self.run(async |databases| {
            salts::salts_between(&mut databases.salts, seq, seq.saturating_add(1)).await
        })?;
        let extra = salts.into_iter().find(|_| with_salt).map(|(_, salt)| salt.to_vec());
        let checkpoint = String::from_utf8_lossy(&note).into_owned();
        Ok(EntryProof { extra, index: seq, path, checkpoint })
    }

    /// Proves to somebody who knows the record of its first `old` entries that it only grew since:
    /// the hashes between, and the checkpoint, signed now.
    ///
    /// # Errors
    /// When the record is shorter, or nothing could be signed.
    pub fn growth_proof(&self, old: u64, now: Timestamp) -> Result<GrowthProof, LogError> {
        let note = self.checkpoint_as_read(now)?;
        let place = self.directory.database();
        let opened = Checkpoint::open(&note, self.verifying_key(), &[]);
        let opened = opened.map_err(|_| Trouble::corrupt(&place, "a checkpoint is not ours"))?;
        let ConsistencyProof { path, .. } = self.consistency(old, opened.checkpoint.size)?;
        let checkpoint = String::from_utf8_lossy(&note).into_owned();
        Ok(GrowthProof { old_size: old, path, checkpoint })
    }

    /// Proves that entry `seq` stands in the record of its first `size` entries.
    ///
    /// # Errors
    /// When the record has no such entry or is shorter.
    pub fn inclusion(&self, seq: u64, size: u64) -> Result<InclusionProof, LogError> {
        let grown = self.whole()?;
        let path = prove_inclusion(&grown.tree, seq, size)?;
        let missing = ProveError::NoSuchEntry { index: seq, size };
        let at = usize::try_from(seq).ok().and_then(|at| grown.commitments.get(at)).copied();
        let commitment = at.ok_or_else(|| missing.clone())?;
        let root = grown.tree.root(size).ok_or(missing)?;
        Ok(InclusionProof { seq, commitment, size, root, path })
    }

    /// Proves that the first `old` entries are the beginning of the first `new`.
    ///
    /// # Errors
    /// When the record is shorter, or the sizes are the wrong way round.
    pub fn consistency(&self, old: u64, new: u64) -> Result<ConsistencyProof, LogError> {
        let grown = self.whole()?;
        let tree = &grown.tree;
        let path = prove_consistency(tree, old, new)?;
        let too_short = ProveError::TooShort { have: tree.size(), asked: new };
        let roots = tree.root(old).zip(tree.root(new));
        let (old_root, new_root) = roots.ok_or(too_short)?;
        Ok(ConsistencyProof { old_size: old, old_root, new_size: new, new_root, path })
    }

    /// The bytes of a tile of the record as it stands; none when it does not reach so far.
    ///
    /// # Errors
    /// Disk or database.
    pub fn tile(&self, tile: Tile) -> Result<Option<Vec<u8>>, Trouble> {
        if tile.kind() == Kind::Entries {
            let page = self.run(async |databases| {
                let width = u32::from(tile.width());
                let main = &mut databases.main;
                let page =
                    ledger::commitments_from(&mut main.connection, tile.first(), width).await;
                page.map_err(|cause| Trouble::of_sql(&main.place, cause))
            })?;
            let commitments: Vec<_> = page.into_iter().map(|(_, commitment)| commitment).collect();
            let is_full = commitments.len() == usize::from(tile.width());
            return Ok(is_full.then(|| record::bundle(&commitments)));
        }
        Ok(tile.bytes(&self.whole()?.tree))
    }

    /// The whole tree and the commitments below it, as the record stands.
    fn whole(&self) -> Result<MutexGuard<'_, Grown>, Trouble> {
        let mut grown = self.grown();
        // Page by page, so that whoever writes need not wait for a long record to be read.
        while self.run(async |databases| {
            let main = &mut databases.main;
            let read = grown.grow_a_page(&mut main.connection).await;
            read.map_err(|cause| Trouble::of_sql(&main.place, cause))
        })? {}
        Ok(grown)
    }

    /// What was read of the tree. Always taken before the database.
    fn grown(&self) -> MutexGuard<'_, Grown> {
        // A panic elsewhere leaves a tree that is whole as far as it goes.
        self.grown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The commitments read so far and the tree over them. A record only grows: what was read stays.
/// At a million entries 96 MB.
#[derive(Debug, Default)]
pub(crate) struct Grown {
    commitments: Vec<Commitment>,
    tree: Tree,
}

impl Grown {
    /// Reads what was added since.
    async fn grow(&mut self, connection: &mut Connection) -> Result<(), sqlx::Error> {
        while self.grow_a_page(connection).await? {}
        Ok(())
    }

    /// Reads a page of what was added since; gives whether there was one.
    async fn grow_a_page(&mut self, connection: &mut Connection) -> Result<bool, sqlx::Error> {
        let page = read_page(connection, self.commitments.len() as u64).await?;
        for commitment in &page {
            self.tree.push(commitment.leaf_hash());
            self.commitments.push(*commitment);
        }
        Ok(!page.is_empty())
    }
}

/// The tree over these commitments.
pub(crate) fn tree_of(commitments: &[Commitment]) -> Tree {
    let leaves: Vec<_> = commitments.iter().map(Commitment::leaf_hash).collect();
    Tree::from_leaves(&leaves)
}

/// Every commitment, in order; 32 bytes for each entry.
pub(crate) async fn all_commitments(main: &mut Database) -> Result<Vec<Commitment>, Trouble> {
    read_commitments(&mut main.connection)
        .await
        .map_err(|cause| Trouble::of_sql(&main.place, cause))
}

async fn read_commitments(connection: &mut Connection) -> Result<Vec<Commitment>, sqlx::Error> {
    let mut all = Vec::new();
    loop {
        let page = read_page(connection, all.len() as u64).await?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

/// Some commitments from number `first` on; empty at the end.
async fn read_page(
    connection: &mut Connection,
    first: u64,
) -> Result<Vec<Commitment>, sqlx::Error> {
    let page = ledger::commitments_from(connection, first, COMMITMENTS_PAGE_MAX).await?;
    let mut commitments = Vec::with_capacity(page.len());
    for (expected, (seq, commitment)) in (first..).zip(page) {
        if seq != expected {
            return Err(sqlx::Error::Decode("an entry of the record is missing".into()));
        }
        commitments.push(commitment);
    }
    Ok(commitments)
}

async fn sign_head(
    main: &mut Database,
    key: &SigningKey,
    now: Timestamp,
    grown: &mut Grown,
) -> Result<Vec<u8>, LogError> {
    let place = main.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let mut transaction = main.begin_write().await?;
    let head = ledger::head(&mut transaction).await.map_err(in_trouble)?;
    let (size, root) = (head.frontier.size(), head.frontier.root());
    grown.grow(&mut transaction).await.map_err(in_trouble)?;
    let tree = &grown.tree;
    if tree.size() != size || tree.root(size) != Some(root) {
        return Err(LogError::HeadDiffers { place });
    }
    let last = last_note(&mut transaction).await.map_err(in_trouble)?;
    if let Some(note) = last {
        let opened = Checkpoint::open(&note, key.verifying(), &[]);
        let last = opened.map_err(|_| Trouble::corrupt(&place, "a checkpoint is not ours"))?;
        if tree.root(last.checkpoint.size) != Some(last.checkpoint.root) {
            return Err(LogError::NotContinued { size: last.checkpoint.size });
        }
        // The one that is kept may have lines of witnesses.
        if last.checkpoint.size == size {
            return Ok(note);
        }
    }
    let note = Checkpoint::new(key.verifying().name(), size, root).sign(key)?.to_string();
    let kept = keep_note(&mut transaction, size, note.as_bytes(), now).await;
    kept.map_err(in_trouble)?;
    transaction.commit().await.map_err(in_trouble)?;
    Ok(note.into_bytes())
}

async fn keep_note(
    connection: &mut Connection,
    size: u64,
    note: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into log_checkpoint (size, note, signed_at) values ($1, $2, $3) \
         on conflict (size) do nothing",
    )
    .bind(size.cast_signed())
    .bind(note)
    .bind(now.to_string())
    .execute(connection)
    .await
    .map(|_| ())
}

/// Keeps a note in the place of one of the same size.
pub(crate) async fn set_note(
    connection: &mut Connection,
    size: u64,
    note: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into log_checkpoint (size, note, signed_at) values ($1, $2, $3) \
         on conflict (size) do update set note = excluded.note",
    )
    .bind(size.cast_signed())
    .bind(note)
    .bind(now.to_string())
    .execute(connection)
    .await
    .map(|_| ())
}

/// The note of that size.
pub(crate) async fn note_of(
    connection: &mut Connection,
    size: u64,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar("select note from log_checkpoint where size = $1")
        .bind(size.cast_signed())
        .fetch_optional(connection)
        .await
}

/// The note of the largest record that was signed.
pub(crate) async fn last_note(connection: &mut Connection) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar("select note from log_checkpoint order by size desc limit 1")
        .fetch_optional(connection)
        .await
}

/// Every note, by size.
pub(crate) async fn all_notes(
    connection: &mut Connection,
) -> Result<Vec<(u64, Vec<u8>)>, sqlx::Error> {
    let rows = sqlx::query("select size, note from log_checkpoint order by size")
        .fetch_all(connection)
        .await?;
    let read = |row: &crate::database::Row| {
        let size: i64 = row.try_get(0)?;
        Ok((size.cast_unsigned(), row.try_get(1)?))
    };
    rows.iter().map(read).collect()
}
