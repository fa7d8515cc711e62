//! A checkpoint that witnesses have signed in, kept in the place of the one without their lines;
//! by whom and when the record was witnessed out.
//! Must never keep a line of somebody whose key was not named, nor a checkpoint of another record.

use std::fmt;

use jiff::Timestamp;
use record::checkpoint::OpenCheckpointError;
use record::{Checkpoint, Note, Purpose, VerifyingKey, Witnessed, witnesses};

use crate::database::{Connection, Database};
use crate::log;
use crate::store::Store;
use crate::trouble::Trouble;

/// Witnesses that are trusted at once. A public log has about ten.
pub const WITNESSES_MAX: usize = 100;

/// How far a witness has seen the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenBy {
    /// Who, and when.
    pub witness: Witnessed,
    /// Number of entries in the largest checkpoint it signed.
    pub size: u64,
}

impl fmt::Display for SeenBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "witnessed by {}, {} entries", self.witness, self.size)
    }
}

/// Why a witnessed checkpoint was not taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeWitnessedError {
    /// The key is that of a log.
    #[error("`{name}` is the key of a log, not of a witness")]
    NotAWitness {
        /// Its name.
        name: String,
    },
    /// No key was given, and none is known.
    #[error("no witness is known")]
    NoWitness,
    /// There would be more than are kept.
    #[error("more than {WITNESSES_MAX} witnesses")]
    TooMany,
    /// It cannot be believed.
    #[error(transparent)]
    Open(#[from] OpenCheckpointError),
    /// None of the witnesses signed it.
    #[error("none of the {known} witnesses known signed the checkpoint")]
    Unsigned {
        /// How many keys were tried.
        known: usize,
    },
    /// It is longer than the record.
    #[error("the checkpoint is of {signed} entries, the record has {found}: it was rolled back")]
    Shorter {
        /// Entries in the checkpoint.
        signed: u64,
        /// Entries here.
        found: u64,
    },
    /// It has another root.
    #[error("the record has another root at {size} entries: one of the two was rewritten")]
    Rewritten {
        /// Entries in the checkpoint.
        size: u64,
    },
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl TakeWitnessedError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotAWitness { .. } | Self::NoWitness | Self::Unsigned { .. } => {
                "name the public key that the witness printed: --witness KEY"
            }
            Self::TooMany => "name fewer witnesses",
            Self::Open(_) => "take the file `checkpoint` of a copy that this record exported",
            Self::Shorter { .. } | Self::Rewritten { .. } => {
                "keep the checkpoint: signed by the same key, it proves what happened; then find \
                 the copy of the data directory that it fits"
            }
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

impl Store {
    /// Takes back a checkpoint of this record that witnesses have signed, and trusts the witnesses
    /// given from now on. Gives who signed it.
    ///
    /// # Errors
    /// When it is not ours, does not fit the record, or none of the witnesses signed it.
    pub fn take_witnessed(
        &self,
        note: &[u8],
        given: &[VerifyingKey],
        now: Timestamp,
    ) -> Result<(Checkpoint, Vec<Witnessed>), TakeWitnessedError> {
        if let Some(key) = given.iter().find(|key| key.purpose() != Purpose::Cosignature) {
            return Err(TakeWitnessedError::NotAWitness { name: key.name().to_owned() });
        }
        self.run(async |databases| {
            let main = &mut databases.main;
            take(main, self.verifying_key(), Cosigned { note, given }, now).await
        })
    }

    /// How far each trusted witness has seen the record. Empty: not witnessed.
    ///
    /// # Errors
    /// Disk or database.
    pub fn witnessed(&self) -> Result<Vec<SeenBy>, Trouble> {
        self.run(async |databases| {
            let main = &mut databases.main;
            let in_trouble = |cause| Trouble::of_sql(&main.place, cause);
            let known = known(&mut main.connection).await.map_err(in_trouble)?;
            let notes = log::all_notes(&mut main.connection).await.map_err(in_trouble)?;
            Ok(seen_by(&notes, &known))
        })
    }
}

/// What somebody brings: the note, and the keys to read it with.
struct Cosigned<'a> {
    note: &'a [u8],
    given: &'a [VerifyingKey],
}

async fn take(
    main: &mut Database,
    log_key: &VerifyingKey,
    Cosigned { note, given }: Cosigned<'_>,
    now: Timestamp,
) -> Result<(Checkpoint, Vec<Witnessed>), TakeWitnessedError> {
    let place = main.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let commitments = log::all_commitments(main).await?;
    let tree = log::tree_of(&commitments);
    let mut transaction = main.begin_write().await?;
    let mut keys = known(&mut transaction).await.map_err(in_trouble)?;
    keys.extend(given.iter().filter(|key| !keys.contains(key)).cloned().collect::<Vec<_>>());
    match keys.len() {
        0 => return Err(TakeWitnessedError::NoWitness),
        1..=WITNESSES_MAX => {}
        _ => return Err(TakeWitnessedError::TooMany),
    }
    let opened = Checkpoint::open(note, log_key, &keys)?;
    if opened.witnessed.is_empty() {
        return Err(TakeWitnessedError::Unsigned { known: keys.len() });
    }
    let size = opened.checkpoint.size;
    match tree.root(size) {
        None => return Err(TakeWitnessedError::Shorter { signed: size, found: tree.size() }),
        Some(root) if root != opened.checkpoint.root => {
            return Err(TakeWitnessedError::Rewritten { size });
        }
        Some(_) => {}
    }
    let brought = Note::parse(note).map_err(OpenCheckpointError::from)?;
    let kept = log::note_of(&mut transaction, size).await.map_err(in_trouble)?;
    let mut whole = match kept {
        Some(kept) => Note::parse(&kept)
            .map_err(|_| Trouble::corrupt(&place, "a checkpoint cannot be read"))?,
        // It was signed before the directory was restored from a copy.
        None => Note::new(brought.text()).map_err(OpenCheckpointError::from)?,
    };
    if whole.text() != brought.text() {
        return Err(TakeWitnessedError::Rewritten { size });
    }
    whole.add_lines_of(std::slice::from_ref(log_key), &brought);
    whole.add_lines_of(&keys, &brought);
    let text = whole.to_string();
    log::set_note(&mut transaction, size, text.as_bytes(), now).await.map_err(in_trouble)?;
    for key in &keys {
        trust(&mut transaction, key, now).await.map_err(in_trouble)?;
    }
    transaction.commit().await.map_err(in_trouble)?;
    Ok((opened.checkpoint, opened.witnessed))
}

/// The largest checkpoint of each witness, in the order of keys.
pub(crate) fn seen_by(notes: &[(u64, Vec<u8>)], keys: &[VerifyingKey]) -> Vec<SeenBy> {
    let latest = |key: &VerifyingKey| {
        notes.iter().rev().find_map(|(size, note)| {
            let note = Note::parse(note).ok()?;
            let signed = witnesses(&note, std::slice::from_ref(key)).ok()?;
            signed.into_iter().next().map(|witness| SeenBy { witness, size: *size })
        })
    };
    keys.iter().filter_map(latest).collect()
}

/// The trusted witnesses. A row that is no key is reported as a decoding error.
pub(crate) async fn known(connection: &mut Connection) -> Result<Vec<VerifyingKey>, sqlx::Error> {
    let rows: Vec<String> =
        sqlx::query_scalar("select key from witness order by key").fetch_all(connection).await?;
    let read =
        |text: &String| VerifyingKey::parse(text).map_err(|why| sqlx::Error::Decode(Box::new(why)));
    rows.iter().map(read).collect()
}

async fn trust(
    connection: &mut Connection,
    key: &VerifyingKey,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into witness (key, added_at) values ($1, $2) on conflict (key) do nothing")
        .bind(key.to_string())
        .bind(now.to_string())
        .execute(connection)
        .await
        .map(|_| ())
}
