//! List files in, an index file out; or an index file in, whether it is whole out. Writes nothing
//! beside the file named, and that only as a whole.

use crate::failure::{Explain, Failure, Result, note, visible};
use crate::indexes;
use crate::output::Out;
use crate::whole_file;
use parties::import::{self, Format};
use parties::{Fault, Level, Levels, ListId, Snapshot};
use screening::Index;
use server::desk::lists::GivenFile;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Lists in one index.
const LISTS_MAX: usize = 64;
/// Files of one list. Largest seen: 4 (sdn, alt, add, comments of OFAC).
const FILES_MAX: usize = 64;
/// Faults of one list written to standard error; beyond it they are counted.
const FAULTS_SHOWN_MAX: usize = 20;
/// Bytes of one list file. Largest seen: 120 MB (the enhanced XML of OFAC, 2025).
const LIST_BYTES_MAX: u64 = 1 << 30;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Builds an index of list files.
    Build(Build),
    /// Reads an index file whole and compares it with the hash in it; exits 1 when it is damaged.
    Verify(Verify),
}

#[derive(Debug, clap::Args)]
struct Build {
    /// The index file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A list: its id (by default the first word of the format, `own` for an own list), its format
    /// and its files.
    #[arg(long, value_name = "[ID=]FORMAT:PATH[,PATH…]", required = true)]
    list: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct Verify {
    /// The index file.
    file: PathBuf,
}

/// Builds or verifies.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Build(args) => build(&args, out),
        What::Verify(args) => verify(&args, out),
    }
}

/// One `--list` as given.
#[derive(Debug)]
pub(crate) struct ListFiles {
    pub(crate) id: ListId,
    pub(crate) format: Format,
    paths: Vec<PathBuf>,
}

impl ListFiles {
    /// Parses `[ID=]FORMAT:PATH[,PATH…]`.
    ///
    /// # Errors
    /// No format, an unknown one, an id that is none, no file.
    pub(crate) fn parse(words: &str) -> Result<Self> {
        const SHAPE: &str = "say [ID=]FORMAT:PATH[,PATH…], for example own=parties-csv:own.csv";
        let Some((head, files)) = words.split_once(':') else {
            return Err(Failure::new(format!("`--list {words}` names no format")).help(SHAPE));
        };
        let (id, word) = head.split_once('=').map_or((None, head), |(id, word)| (Some(id), word));
        let format = Format::parse(word).explain(|| format!("`--list {words}`"), SHAPE)?;
        let id = id.unwrap_or_else(|| usual_id(format));
        let id = ListId::parse(id).explain(|| format!("`--list {words}`"), SHAPE)?;
        let paths: Vec<PathBuf> =
            files.split(',').filter(|p| !p.is_empty()).map(PathBuf::from).collect();
        if paths.is_empty() || paths.len() > FILES_MAX {
            let count = paths.len();
            return Err(Failure::new(format!("`--list {words}` names {count} files"))
                .help(format!("name from 1 to {FILES_MAX} files")));
        }
        Ok(Self { id, format, paths })
    }

    /// The files with their names, for a data directory to keep.
    pub(crate) fn given(&self) -> Result<Vec<GivenFile>> {
        let given = |path: &PathBuf| {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
            Ok(GivenFile { name: name.unwrap_or_default(), bytes: bytes_of(path)? })
        };
        self.paths.iter().map(given).collect()
    }

    fn read(&self, levels: &Levels) -> Result<import::Read> {
        let bytes = self.paths.iter().map(|path| bytes_of(path)).collect::<Result<Vec<_>>>()?;
        let files: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
        Ok(import::read(self.format, &self.id, &files, levels))
    }
}

/// The id of a list when none is given: the publisher, which is the first word of the format.
fn usual_id(format: Format) -> &'static str {
    match format.as_str().split('-').next() {
        Some("parties") | None => "own",
        Some(publisher) => publisher,
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let what = || format!("cannot read the list file `{}`", path.display());
    let help = "check the path and the rights on it";
    let length = fs::metadata(path).explain(what, help)?.len();
    if length > LIST_BYTES_MAX {
        return Err(Failure::new(format!(
            "the list file `{}` has {length} bytes; {LIST_BYTES_MAX} are read",
            path.display()
        ))
        .help("split the list into several files"));
    }
    fs::read(path).explain(what, help)
}

fn build(args: &Build, out: &mut Out) -> Result<ExitCode> {
    if args.list.len() > LISTS_MAX {
        return Err(Failure::new(format!("{} lists are given", args.list.len()))
            .help(format!("give at most {LISTS_MAX} lists to one index")));
    }
    let lists = args.list.iter().map(|w| ListFiles::parse(w)).collect::<Result<Vec<_>>>()?;
    refuse_twins(&lists)?;
    let levels = Levels::initial();
    let mut snapshots = Vec::new();
    for list in &lists {
        let start = Instant::now();
        let read = list.read(&levels)?;
        let seconds = start.elapsed().as_secs_f64();
        show_faults(list, &read.faults);
        if read.parties.is_empty() && !read.faults.is_empty() {
            // An index of nothing would call every name clear.
            return Err(Failure::new(format!("no party could be read: list `{}`", list.id))
                .help("mend what is named above, or name the right format; nothing was written"));
        }
        let names: usize = read.parties.iter().map(|p| p.names.len()).sum();
        let (id, parties, faults) = (&list.id, read.parties.len(), read.faults.len());
        out.line(&format!(
            "{id}: {parties} parties, {names} names, {faults} faults, {seconds:.2} seconds"
        ))?;
        warn_of_closed(&list.id, &read.parties, &levels.lowest());
        snapshots.push(Snapshot { list: list.id.clone(), parties: read.parties });
    }
    let snapshots: Vec<&Snapshot> = snapshots.iter().collect();
    let bytes = Index::build(&snapshots, levels.lowest().as_str());
    whole_file::write(&args.out, &bytes)?;
    let written = indexes::File::read(&args.out)?;
    let index = written.open()?;
    out.line(&format!("{} bytes", bytes.len()))?;
    out.line(&format!("hash {}", hex(&index.hash())))?;
    Ok(ExitCode::SUCCESS)
}

/// Two lists of one id would give two parties one id.
fn refuse_twins(lists: &[ListFiles]) -> Result<()> {
    for (place, list) in lists.iter().enumerate() {
        if lists.iter().take(place).any(|l| l.id == list.id) {
            return Err(Failure::new(format!("two lists are called `{}`", list.id)).help(format!(
                "give each its own id, for example --list {0}2={1}:PATH",
                list.id,
                list.format.as_str()
            )));
        }
    }
    Ok(())
}

fn show_faults(list: &ListFiles, faults: &[Fault]) {
    let paths: Vec<String> = list.paths.iter().map(|p| p.display().to_string()).collect();
    for fault in faults.iter().take(FAULTS_SHOWN_MAX) {
        let lost = if fault.is_lost { "left out" } else { "kept" };
        note(format!(
            "fault: {} ({}): {} [{lost}]",
            list.id,
            paths.join(","),
            visible(&fault.to_string())
        ));
    }
    if faults.len() > FAULTS_SHOWN_MAX {
        note(format!("fault: {}: {} more", list.id, faults.len() - FAULTS_SHOWN_MAX));
    }
}

/// One index is one compartment: what is marked must be known to stand in an open file.
fn warn_of_closed(list: &ListId, parties: &[parties::Party], lowest: &Level) {
    let closed = parties
        .iter()
        .filter(|p| p.visibility.level != *lowest || !p.visibility.compartments.is_empty())
        .count();
    if closed > 0 {
        note(format!(
            "note: {list}: {closed} parties are marked; whoever reads the index reads them"
        ));
    }
}

fn verify(args: &Verify, out: &mut Out) -> Result<ExitCode> {
    let name = args.file.display();
    let file = indexes::File::read(&args.file)?;
    let checked = Index::open(file.bytes()).map_err(|e| e.to_string()).and_then(|index| {
        index.verify().map_err(|e| e.to_string())?;
        Ok(index)
    });
    let index = match checked {
        Ok(index) => index,
        Err(what) => {
            out.line(&format!("{name}: damaged: {what}"))?;
            note("help: build it again with `chancery index build`");
            return Ok(ExitCode::FAILURE);
        }
    };
    for list in index.lists() {
        out.line(&format!("{}: {} parties, {} names", list.list, list.parties, list.names))?;
    }
    out.line(&format!("{} bytes", file.bytes().len()))?;
    out.line(&format!("hash {}", hex(&index.hash())))?;
    out.line(&format!("{name}: whole"))?;
    Ok(ExitCode::SUCCESS)
}

fn hex(hash: &[u8]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
