//! The command `record witness`: a key made, a copy signed by a witness, its checkpoint taken back.
//! Never signs what is not sound, and says what it had seen before.

use super::super::common::{As, Data};
use super::{log_key, witness_keys};
use crate::failure::{Explain, Result, note};
use crate::machine;
use crate::output::Out;
use record::{Fault, Witnessed};
use server::desk::witness;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Bytes of a checkpoint that are read; a longer one is refused by its reader.
const NOTE_BYTES_MAX: u64 = record::note::NOTE_BYTES_MAX as u64 + 1;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Makes the key of a witness and prints its public half.
    New(New),
    /// Verifies a copy, compares it with what this witness has seen, and signs its checkpoint;
    /// exits 1 and signs nothing when anything disagrees.
    Sign(Sign),
    /// Takes a checkpoint back that witnesses have signed.
    Add(Add),
}

#[derive(Debug, clap::Args)]
struct New {
    /// The name of the witness, such as `witness.example/one`.
    #[arg(long)]
    name: String,
    /// The file for the private key; only its owner can read it.
    #[arg(long, value_name = "KEYFILE")]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Sign {
    /// A copy, as `record export` writes it; its file `checkpoint` gets a line more.
    copy: PathBuf,
    /// The private key of the witness.
    #[arg(long, value_name = "KEYFILE")]
    key: PathBuf,
    /// The public key of the log.
    #[arg(long, value_name = "KEY")]
    log: String,
    /// The file with the last checkpoint of this record that the witness signed; KEYFILE with
    /// `.seen` behind it when not said.
    #[arg(long, value_name = "FILE")]
    seen: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Add {
    /// The checkpoint with the lines of witnesses: the file `checkpoint` of a copy they signed.
    note: PathBuf,
    /// The public key of a witness; it is trusted from now on.
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::New(args) => {
            let key = witness::new_key(&args.name, &args.out, &mut machine::machine())?;
            out.line(&key.to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        What::Sign(args) => sign(&args, out),
        What::Add(args) => add(&args, out),
    }
}

fn sign(args: &Sign, out: &mut Out) -> Result<ExitCode> {
    let log = log_key("--log", &args.log)?;
    let seen_file = args.seen.clone().unwrap_or_else(|| {
        let mut name = args.key.clone().into_os_string();
        name.push(".seen");
        PathBuf::from(name)
    });
    let machine = machine::machine();
    let done = witness::sign_copy(&args.copy, &args.key, &log, &seen_file, &machine)?;
    let (report, by) = (&done.report, &done.by);
    if !report.is_sound() {
        for line in report.faults.iter().map(ToString::to_string) {
            out.line(&line)?;
        }
        let more = report.faults_in_all - report.faults.len();
        if more > 0 {
            out.line(&format!("and {more} more faults"))?;
        }
        out.line("not signed")?;
        let seen = seen_file.display();
        note(match report.faults.as_slice() {
            [Fault::Rewritten { .. }] => format!(
                "help: keep this copy and `{seen}`: the log signed both, and that proves it"
            ),
            [Fault::Shorter { .. }] => format!(
                "help: ask for a copy made now; if there is none, keep this one and `{seen}`: the \
                 log signed both"
            ),
            _ => "help: the copy does not hold by itself; ask for a whole one".to_owned(),
        });
        return Ok(ExitCode::FAILURE);
    }
    let size = report.checkpoint.size;
    match done.seen {
        Some(seen) => out.line(&format!("continues the {seen} entries seen before"))?,
        None => note("the first checkpoint of this record that this witness sees"),
    }
    out.line(&format!("{by} signed {size} entries"))?;
    Ok(ExitCode::SUCCESS)
}

fn add(args: &Add, out: &mut Out) -> Result<ExitCode> {
    let witnesses = witness_keys(&args.witness)?;
    let unread = || format!("cannot read the checkpoint `{}`", args.note.display());
    let file = std::fs::File::open(&args.note).explain(unread, "check the path")?;
    let mut bytes = Vec::new();
    file.take(NOTE_BYTES_MAX).read_to_end(&mut bytes).explain(unread, "name a file")?;
    let desk = args.data.open()?;
    let (checkpoint, signed) =
        desk.take_witnessed(args.account.given()?.as_ref(), &bytes, &witnesses)?;
    let line = |w: &Witnessed| format!("witnessed by {w}, {} entries", checkpoint.size);
    signed.iter().try_for_each(|w| out.line(&line(w)))?;
    Ok(ExitCode::SUCCESS)
}
