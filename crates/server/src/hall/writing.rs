//! The one who writes: takes what waits, decides it all, records it in one commit, then answers
//! all. What cannot be recorded together is done again, each alone. Never answers before the disk.

use super::{GROUP_EVENTS_MAX, GROUP_MAX, QUEUE_MAX, Room, STALE_MAX};
use crate::Trouble;
use crate::desk::{Desk, TRIES_MAX};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLockWriteGuard};
use std::thread::JoinHandle;
use store::CommitError;
use tokio::sync::oneshot;

/// Something to be written. Run as often as it takes; told once.
pub(super) trait Job: Send {
    /// Decides it, and keeps what it says.
    fn run(&mut self, desk: &mut Desk);
    /// Answers with what the last run said.
    fn tell(self: Box<Self>);
    /// Answers that it could not be recorded.
    fn fail(self: Box<Self>, trouble: Trouble);
}

/// A closure that writes, what it said, and who waits for it.
pub(super) struct Writing<T, F> {
    work: F,
    said: Option<Result<T, Trouble>>,
    tell: oneshot::Sender<Result<T, Trouble>>,
}

impl<T, F> Writing<T, F> {
    pub(super) const fn new(work: F, tell: oneshot::Sender<Result<T, Trouble>>) -> Self {
        Self { work, said: None, tell }
    }
}

impl<T: Send, F: FnMut(&mut Desk) -> Result<T, Trouble> + Send> Job for Writing<T, F> {
    fn run(&mut self, desk: &mut Desk) {
        self.said = Some((self.work)(desk));
    }

    fn tell(self: Box<Self>) {
        // Who no longer waits is told nothing; it is recorded all the same.
        drop(self.tell.send(self.said.unwrap_or(Err(Trouble::Broken))));
    }

    fn fail(self: Box<Self>, trouble: Trouble) {
        drop(self.tell.send(Err(trouble)));
    }
}

/// What waits to be written, and the thread that writes it.
pub(super) struct Queue {
    jobs: Mutex<Option<SyncSender<Box<dyn Job>>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Queue {
    pub(super) fn open(room: Arc<Room>) -> Result<Self, Trouble> {
        let (jobs, taken) = sync_channel(QUEUE_MAX);
        let writer = std::thread::Builder::new().name("writer".to_owned());
        let writer = writer.spawn(move || write_all(&room, &taken));
        let writer = writer.map_err(|cause| Trouble::Store {
            what: "no thread could be started to write".to_owned(),
            remedy: "end other programs, or raise the limit on threads".to_owned(),
            cause: Box::new(cause),
        })?;
        Ok(Self { jobs: Mutex::new(Some(jobs)), writer: Mutex::new(Some(writer)) })
    }

    pub(super) fn put(&self, job: Box<dyn Job>) -> Result<(), Trouble> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        match jobs.as_ref().map(|jobs| jobs.try_send(job)) {
            Some(Ok(())) => Ok(()),
            Some(Err(TrySendError::Full(_))) => Err(Trouble::Busy),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(Trouble::Closing),
        }
    }

    /// Takes nothing new, and waits until what was taken is done.
    pub(super) fn close(&self) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A writer that panicked has dropped what waited, and whoever waited was told so.
        drop(writer.map(JoinHandle::join));
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.close();
    }
}

fn write_all(room: &Room, taken: &Receiver<Box<dyn Job>>) {
    loop {
        match taken.recv_timeout(STALE_MAX) {
            Ok(first) => {
                let mut jobs = vec![first];
                jobs.extend(taken.try_iter().take(GROUP_MAX - 1));
                write_group(room, jobs);
            }
            Err(RecvTimeoutError::Timeout) => look_up(room),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Folds what other processes recorded, if they did.
fn look_up(room: &Room) {
    let desk = room.desk.read().unwrap_or_else(PoisonError::into_inner);
    let is_stale = desk.is_stale();
    drop(desk);
    if is_stale {
        let mut desk = held(room);
        // What cannot be read now is said to whoever writes next.
        drop(desk.refresh());
        room.learnt.store(desk.learnt(), Ordering::Release);
    }
}

fn held(room: &Room) -> RwLockWriteGuard<'_, Desk> {
    room.desk.write().unwrap_or_else(PoisonError::into_inner)
}

/// Writes jobs in as few commits as can be.
fn write_group(room: &Room, mut jobs: Vec<Box<dyn Job>>) {
    while !jobs.is_empty() {
        let mut desk = held(room);
        let (done, left) = together(&mut desk, jobs);
        room.learnt.store(desk.learnt(), Ordering::Release);
        drop(desk);
        done.into_iter().for_each(Done::tell);
        jobs = left;
    }
}

/// A job with how it ended.
struct Done {
    job: Box<dyn Job>,
    trouble: Option<Trouble>,
}

impl Done {
    fn tell(self) {
        match self.trouble {
            None => self.job.tell(),
            Some(trouble) => self.job.fail(trouble),
        }
    }
}

/// Decides jobs one after another and records them in one commit; each alone, if that cannot be.
/// Gives those done, and those left for another group.
fn together(desk: &mut Desk, mut jobs: Vec<Box<dyn Job>>) -> (Vec<Done>, Vec<Box<dyn Job>>) {
    let mut run = 0;
    let mut is_whole = desk.begin_group().is_ok();
    for job in jobs.iter_mut().filter(|_| is_whole) {
        run += 1;
        if !ran(desk, job) {
            is_whole = false;
            break;
        }
        if desk.pending() >= GROUP_EVENTS_MAX {
            break;
        }
    }
    if is_whole && desk.end_group().is_ok() {
        let left = jobs.split_off(run);
        let done = jobs.into_iter().map(|job| Done { job, trouble: None });
        return (done.collect(), left);
    }
    let done = match desk.give_up_group() {
        Ok(()) => jobs.into_iter().map(|job| alone(desk, job)).collect(),
        // Without the record nothing can be decided: the next one tries to read it again.
        Err(trouble) => {
            let mut trouble = Some(trouble);
            let mut told = || trouble.take().unwrap_or(Trouble::Broken);
            jobs.into_iter().map(|job| Done { job, trouble: Some(told()) }).collect()
        }
    };
    (done, Vec::new())
}

/// Decides and records one job by itself, anew as often as others write meanwhile.
fn alone(desk: &mut Desk, mut job: Box<dyn Job>) -> Done {
    for _ in 0..TRIES_MAX {
        match alone_once(desk, &mut job) {
            Ok(true) => return Done { job, trouble: None },
            Ok(false) => {}
            Err(trouble) => return Done { job, trouble: Some(trouble) },
        }
    }
    Done { job, trouble: Some(Trouble::Busy) }
}

/// Whether it is recorded; false when others wrote meanwhile.
fn alone_once(desk: &mut Desk, job: &mut Box<dyn Job>) -> Result<bool, Trouble> {
    desk.begin_group()?;
    if !ran(desk, job) {
        desk.give_up_group()?;
        return Err(Trouble::Broken);
    }
    match desk.end_group() {
        Ok(()) => Ok(true),
        Err(error) => {
            desk.give_up_group()?;
            match error {
                CommitError::Conflict { .. } => Ok(false),
                error => Err(error.into()),
            }
        }
    }
}

/// Runs a job; false when it panicked. What a panic leaves of the state is given up with the group.
fn ran(desk: &mut Desk, job: &mut Box<dyn Job>) -> bool {
    catch_unwind(AssertUnwindSafe(|| job.run(desk))).is_ok()
}
