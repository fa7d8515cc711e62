//! Many people at one desk: readings side by side, writings one after another and recorded
//! together. In: closures over the desk. Out: their answers, of a writing once it is on the disk.
//! Never shows anybody what is not recorded yet, and never has a rule of its own.

mod checking;
mod writing;

use crate::desk::Desk;
use crate::desk::checks::Answer;
use crate::{Trouble, desk};
use clearance::Contact;
use parties::OfficerId;
use record::Tile;
use screening::{Screened, Subject};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;
use tokio::sync::oneshot;
use writing::{Queue, Writing};

/// Writings that are decided and recorded together. Measured: at 64 the disk is no longer what
/// waits. Beyond it they go into the next group.
pub const GROUP_MAX: usize = 64;

/// Events of one group after which no further writing joins it. Largest seen: 5,301, an
/// organisation set up one by one, which is then a group of its own.
pub const GROUP_EVENTS_MAX: usize = 1_000;

/// Writings that wait. At 2,000 a second that is two seconds; beyond it people are asked to try
/// again, which is better than an answer nobody waits for any more.
pub const QUEUE_MAX: usize = 4_096;

/// How often what other processes recorded is looked for while nobody writes here.
pub const STALE_MAX: std::time::Duration = std::time::Duration::from_secs(1);

/// Many people at one desk. Cheap to clone: all clones are one hall.
#[derive(Clone)]
pub struct Hall {
    room: Arc<Room>,
    queue: Arc<Queue>,
}

impl fmt::Debug for Hall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hall").field("learnt", &self.room.learnt).finish_non_exhaustive()
    }
}

/// What readers and the writer share.
#[derive(Debug)]
struct Room {
    desk: RwLock<Desk>,
    /// What had been learnt when the last group ended: the key of a view.
    learnt: AtomicU64,
    /// What decisions are made on, without the desk.
    view: RwLock<Option<Arc<desk::view::View>>>,
}

impl Hall {
    /// Opens the hall: from here on a thread of its own writes.
    ///
    /// # Errors
    /// A machine that gives no thread.
    pub fn open(desk: Desk) -> Result<Self, Trouble> {
        warm(desk.store());
        let learnt = AtomicU64::new(desk.learnt());
        let room = Arc::new(Room { desk: RwLock::new(desk), learnt, view: RwLock::new(None) });
        let queue = Arc::new(Queue::open(Arc::clone(&room))?);
        Ok(Self { room, queue })
    }

    /// Reads: any number at once, and never anything that is not recorded.
    ///
    /// # Errors
    /// What the reading says; `Broken` when it stopped short.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Desk) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let room = Arc::clone(&self.room);
        aside(move || f(&room.desk.read().unwrap_or_else(PoisonError::into_inner))).await
    }

    /// Writes. The answer comes once everything it recorded is on the disk. The closure may be run
    /// again when others wrote meanwhile; what the last run says counts.
    ///
    /// # Errors
    /// What the writing says; `Busy` when too many wait; `Broken` when it stopped short.
    pub async fn write<T: Send + 'static>(
        &self,
        f: impl FnMut(&mut Desk) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let (tell, told) = oneshot::channel();
        self.queue.put(Box::new(Writing::new(f, tell)))?;
        told.await.unwrap_or(Err(Trouble::Broken))
    }

    /// Decides a contact as of now in the name of an account: decided beside others, recorded with
    /// others. With a `key` the reference is made of it, so that the same question asked again is
    /// answered again and recorded once.
    ///
    /// # Errors
    /// As [`Desk::check`].
    pub async fn check(
        &self,
        account: OfficerId,
        contact: Contact,
        key: Option<[u8; 8]>,
    ) -> Result<Answer, Trouble> {
        checking::check(self, account, contact, key).await
    }

    /// Screens subjects on what an account may see. Never waits for a writer.
    ///
    /// # Errors
    /// No such account, or one that may not; a kept index that cannot be used.
    pub async fn screen(
        &self,
        account: OfficerId,
        subjects: Vec<Subject>,
        limit: usize,
    ) -> Result<Vec<Screened>, Trouble> {
        let room = Arc::clone(&self.room);
        aside(move || room.view()?.screen(&account, &subjects, limit)).await
    }

    /// Ends: what waits is done and recorded, nothing new is taken.
    pub async fn close(&self) {
        let queue = Arc::clone(&self.queue);
        // The writer is waited for on a thread that may wait; that it stopped short, it has said
        // to whoever waited for it.
        drop(tokio::task::spawn_blocking(move || queue.close()).await);
    }
}

impl Room {
    /// What decisions are made on, as of the last group.
    fn view(&self) -> Result<Arc<desk::view::View>, Trouble> {
        let is_new = |v: &&Arc<desk::view::View>| v.learnt() == self.learnt.load(Ordering::Acquire);
        let kept = self.view.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(view) = kept.as_ref().filter(is_new) {
            return Ok(Arc::clone(view));
        }
        // One gathers it, the others wait for it: reading lists takes a while.
        let mut kept = self.view.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(view) = kept.as_ref().filter(is_new) {
            return Ok(Arc::clone(view));
        }
        let desk = self.desk.read().unwrap_or_else(PoisonError::into_inner);
        let view = Arc::new(desk.view()?);
        *kept = Some(Arc::clone(&view));
        Ok(view)
    }
}

/// Reads what proofs are made of, so that the first who asks for one does not wait for it. Without
/// a thread, or when it cannot be read, whoever asks first reads it.
fn warm(store: Arc<Store>) {
    let read = move || drop(Tile::parse("tile/0/000.p/1").map(|tile| store.tile(tile)));
    drop(std::thread::Builder::new().name("warm".to_owned()).spawn(read));
}

/// Runs what may take time, or wait for the disk, where it holds nobody up.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Trouble::Broken))
}
