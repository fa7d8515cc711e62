//! A peer by name in, its answers to the questions out. Makes its virtual environment when there is
//! none, and keeps what it answered under the hash of what was asked and installed, for a peer
//! takes minutes and answers the same each time; what was kept is said with its date.

use crate::{Result, say};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One engine beside ours.
#[derive(Debug)]
pub(crate) struct Peer {
    /// The word on the page.
    pub(crate) name: &'static str,
    /// The environment it runs in: a file of requirements.
    pub(crate) environment: &'static str,
    /// The word that `answer.py` knows it by.
    pub(crate) engine: &'static str,
}

/// The peers, in the order of the page.
pub(crate) const PEERS: [Peer; 3] = [
    Peer { name: "floor", environment: "stack", engine: "floor" },
    Peer { name: "stack", environment: "stack", engine: "nomenklatura" },
    Peer { name: "latest", environment: "latest", engine: "nomenklatura" },
];

/// Answers and where they come from.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) path: PathBuf,
    /// The day they were given, when it was not in this run.
    pub(crate) kept_from: Option<String>,
}

impl Peer {
    /// The Python of its environment, which is made first when it is not there.
    pub(crate) fn python(&self, room: &Path) -> Result<PathBuf> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("peer");
        let wanted = here.join(format!("{}.txt", self.environment));
        let environment = room.join(self.environment);
        let python = environment.join("bin/python");
        let done = environment.join("installed.txt");
        if !done.is_file() {
            say(&format!("installing {} (minutes)", wanted.display()))?;
            run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
            run(Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
                .arg(&wanted))?;
            let frozen = Command::new(&python).args(["-m", "pip", "freeze"]).output()?;
            std::fs::write(&done, frozen.stdout)?;
        }
        Ok(python)
    }

    /// Its answers, kept ones unless `is_fresh`.
    pub(crate) fn answers(
        &self,
        room: &Path,
        questions: &Path,
        is_fresh: bool,
    ) -> Result<Answered> {
        let python = self.python(room)?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peer/answer.py");
        let installed = room.join(self.environment).join("installed.txt");
        let mark = mark(&[questions, &script, &installed])?;
        let path = room.join(format!("{}-{mark}.jsonl", self.name));
        if path.is_file() && !is_fresh {
            return Ok(Answered { kept_from: Some(day(&path)?), path });
        }
        say(&format!("{} answers (minutes)", self.name))?;
        let begun = path.with_extension("part");
        let mut command = Command::new(&python);
        run(alone(&mut command).arg(&script).arg(self.engine).arg(questions).arg(&begun))?;
        std::fs::rename(&begun, &path)?;
        Ok(Answered { path, kept_from: None })
    }
}

/// One thread: some libraries of the peers start more when nobody says so.
pub(crate) fn alone(command: &mut Command) -> &mut Command {
    for word in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NOMENKLATURA_DUCKDB_THREADS"] {
        command.env(word, "1");
    }
    command
}

pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status()?;
    if status.success() {
        return Ok(());
    }
    Err(format!("`{}` ended with {status}", command.get_program().display()).into())
}

/// The hash of what files hold.
pub(crate) fn mark(files: &[&Path]) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(file)?);
    }
    Ok(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// The day a file was written.
pub(crate) fn day(path: &Path) -> Result<String> {
    let written = jiff::Timestamp::try_from(std::fs::metadata(path)?.modified()?)?;
    Ok(written.strftime("%Y-%m-%d").to_string())
}
