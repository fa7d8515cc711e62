//! One story on a real data directory: set up, commit, read, prove, erase, export; then what may go
//! wrong: two processes, a killed process, a full disk, a read-only one, a locked or damaged file.

#[path = "story/accounts.rs"]
mod accounts;
#[path = "story/backup.rs"]
mod backup;
#[path = "story/damage.rs"]
mod damage;
#[path = "story/disk.rs"]
mod disk;
#[path = "story/events.rs"]
mod events;
#[path = "story/killed.rs"]
mod killed;
#[path = "story/many_writers.rs"]
mod many_writers;
#[path = "story/opening.rs"]
mod opening;
#[path = "story/ready.rs"]
mod ready;
#[path = "story/scratch.rs"]
mod scratch;
#[path = "story/telling.rs"]
mod telling;
#[path = "story/two_processes.rs"]
mod two_processes;
#[path = "story/upgrade.rs"]
mod upgrade;
#[path = "story/witnessed.rs"]
mod witnessed;
