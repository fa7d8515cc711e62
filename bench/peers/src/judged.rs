//! The judge of the gold sets run on an engine, its figures out: the same script for the peers, for
//! ours, and for the halves of the sets that are kept apart.

use crate::peer::{self, Peer, mark};
use crate::{Result, data, house, say};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

fn judge() -> PathBuf {
    house().join("../shared/judge/judge.py")
}

/// The judge's figures of a peer; kept ones unless `is_fresh`.
pub(crate) fn of_peer(peer: &Peer, room: &Path, questions: &Path, is_fresh: bool) -> Result<Value> {
    let python = peer.python(room)?;
    let installed = room.join(peer.environment).join("installed.txt");
    let mark = mark(&[questions, &judge(), &installed])?;
    let path = room.join(format!("{}-{mark}.judge.json", peer.name));
    if is_fresh || !path.is_file() {
        say(&format!("the judge asks {} (minutes)", peer.name))?;
        let begun = path.with_extension("part");
        let mut command = Command::new(python);
        peer::run(peer::alone(&mut command).arg(judge()).arg("peer").arg(data()?).arg(&begun))?;
        std::fs::rename(begun, &path)?;
    }
    read(&path)
}

/// The judge's figures of ours, through its command line.
pub(crate) fn of_ours(binary: &Path, python: &Path, room: &Path) -> Result<Value> {
    say("the judge asks ours")?;
    let path = room.join("ours.judge.json");
    peer::run(Command::new(python).arg(judge()).arg(binary).arg(data()?).arg(&path))?;
    read(&path)
}

fn read(path: &Path) -> Result<Value> {
    Ok(serde_json::from_slice(&std::fs::read(path)?)?)
}
