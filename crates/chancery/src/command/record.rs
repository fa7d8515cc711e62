//! The command `record`: verify, prove, export, checkpoint, witness, erase, rebuild. `verify` of a
//! copy, `verify-proof` and a witness need no data directory: a stranger can run them.

mod erase;
mod prove;
mod witness;

use super::common::{As, Data};
use crate::failure::{Explain, Failure, Result, note};
use crate::output::Out;
use record::{Purpose, VerifyingKey};
use server::desk::records::{Copied, verify_copy, verify_directory};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Compares everything with what it was committed to; exits 1 when something disagrees.
    Verify(Verify),
    /// Proves that an entry stands in the record, or that the record only grew, as a text anyone
    /// can check.
    Prove(prove::Args),
    /// Checks such a text offline; exits 1 when it does not hold.
    VerifyProof(prove::Check),
    /// Writes a copy that a stranger can verify without this program.
    Export(Export),
    /// Signs where the record stands.
    Checkpoint(Keep),
    /// Witnesses: makes a key, signs a copy as one, takes the signed checkpoint back.
    Witness(witness::Args),
    /// Destroys the content of an entry for good; its commitment stays.
    Erase(erase::Args),
    /// Prints the public key of the record.
    Key(Data),
    /// Makes the tables anew from the events and compares; exits 1 when they differ.
    Rebuild(Rebuild),
}

#[derive(Debug, clap::Args)]
struct Verify {
    /// A copy, as `record export` writes it; the data directory when none is named.
    copy: Option<PathBuf>,
    /// The public key you trust; without it a copy is verified with the key it carries.
    #[arg(long, requires = "copy")]
    key: Option<String>,
    /// The public key of a witness you trust; exits 1 when none of those named signed the copy.
    #[arg(long, value_name = "KEY", requires = "copy")]
    witness: Vec<String>,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Export {
    /// The directory to write; it must not be there.
    dir: PathBuf,
    #[command(flatten)]
    keep: Keep,
}

#[derive(Debug, clap::Args)]
struct Keep {
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Rebuild {
    /// Keeps the tables made anew, when they differ.
    #[arg(long)]
    mend: bool,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Verify(args) => match &args.copy {
            Some(copy) => copied(copy, args.key.as_deref(), &args.witness, out),
            None => verify(&args.data, out),
        },
        What::Prove(args) => prove::run(&args, out),
        What::VerifyProof(args) => prove::check(&args, out),
        What::Witness(args) => witness::run(args, out),
        What::Erase(args) => erase::run(&args, out),
        What::Export(args) => {
            let mut desk = args.keep.data.open()?;
            let done = desk.export(args.keep.account.given()?.as_ref(), &args.dir)?;
            out.line(&format!(
                "{} entries, {} with their events, {} without",
                done.size, done.events, done.without_event
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        What::Checkpoint(keep) => {
            let desk = keep.data.open()?;
            let signed = desk.checkpoint(keep.account.given()?.as_ref())?;
            out.raw(&String::from_utf8_lossy(&signed))?;
            // Beside the note, which goes to a file as it is.
            let witnessed = desk.witnessed()?;
            if witnessed.is_empty() {
                note("not witnessed");
            }
            witnessed.iter().for_each(note);
            Ok(ExitCode::SUCCESS)
        }
        What::Key(data) => {
            out.line(&data.open()?.verifying_key().to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        What::Rebuild(args) => rebuild(&args, out),
    }
}

fn verify(data: &Data, out: &mut Out) -> Result<ExitCode> {
    let report = verify_directory(&data.data)?;
    report.to_string().lines().try_for_each(|line| out.line(line))?;
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn copied(copy: &Path, key: Option<&str>, witnesses: &[String], out: &mut Out) -> Result<ExitCode> {
    let key = key.map(|word| log_key("--key", word)).transpose()?;
    let witnesses = witness_keys(witnesses)?;
    let (copied, is_trusted) = verify_copy(copy, key.as_ref(), &witnesses)?;
    if !is_trusted {
        note(
            "verified with the key the copy carries: whoever made the copy could have made the key",
        );
    }
    let report = match copied {
        Copied::Compared(report) => report,
        Copied::NotBelieved { why } => {
            out.line(&format!("not verified: {why}"))?;
            note("help: ask whoever you trust for the key: `chancery record key` prints it");
            return Ok(ExitCode::FAILURE);
        }
    };
    report.to_string().lines().try_for_each(|line| out.line(line))?;
    if !report.is_sound() {
        return Ok(ExitCode::FAILURE);
    }
    if !witnesses.is_empty() && report.witnessed.is_empty() {
        note("help: none of the witnesses named signed it; ask for a copy that they have signed");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// The public key of a log.
fn log_key(option: &str, word: &str) -> Result<VerifyingKey> {
    let key = public_key(word)?;
    match key.purpose() {
        Purpose::Note => Ok(key),
        Purpose::Cosignature => {
            Err(Failure::new(format!("`{}` is the key of a witness, not of a log", key.name()))
                .help(format!("{option} names the log: `chancery record key` prints its key")))
        }
    }
}

/// The public keys of witnesses.
fn witness_keys(words: &[String]) -> Result<Vec<VerifyingKey>> {
    let read = |word: &String| {
        let key = public_key(word)?;
        match key.purpose() {
            Purpose::Cosignature => Ok(key),
            Purpose::Note => {
                Err(Failure::new(format!("`{}` is the key of a log, not of a witness", key.name()))
                    .help("--witness names the key that `chancery record witness new` printed"))
            }
        }
    };
    words.iter().map(read).collect()
}

fn public_key(word: &str) -> Result<VerifyingKey> {
    VerifyingKey::parse(word.trim()).explain(
        || format!("`{word}` is no public key"),
        "a key reads name+number+base64, as `chancery record key` prints it",
    )
}

fn rebuild(args: &Rebuild, out: &mut Out) -> Result<ExitCode> {
    let desk = args.data.open()?;
    let compared = desk.rebuild_and_compare()?;
    for difference in &compared.differences {
        out.line(&difference.to_string())?;
    }
    let (events, rows) = (compared.events, compared.rows);
    if compared.is_equal() {
        out.line(&format!("{events} events make the {rows} rows that are kept"))?;
        return Ok(ExitCode::SUCCESS);
    }
    if args.mend {
        desk.rebuild()?;
        out.line(&format!("{events} events: the tables were made anew"))?;
        return Ok(ExitCode::SUCCESS);
    }
    note("help: the events are the truth; `chancery record rebuild --mend` makes the tables anew");
    Ok(ExitCode::FAILURE)
}
