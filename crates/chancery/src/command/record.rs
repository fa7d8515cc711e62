//! The command `record`: verify, prove, export, checkpoint, rebuild. `verify` of a copy needs no
//! data directory: a stranger can run it.

use super::common::{As, Data};
use crate::failure::{Explain, Result, note};
use crate::output::Out;
use record::VerifyingKey;
use server::desk::records::verify_copy;
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
    /// Proves that an entry stands in the record, as a text anyone can check.
    Prove(Prove),
    /// Writes a copy that a stranger can verify without this program.
    Export(Export),
    /// Signs where the record stands.
    Checkpoint(Keep),
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
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Prove {
    /// The number of the entry, from 0.
    entry: u64,
    /// Adds the salt, for whoever gets the event with the proof.
    #[arg(long)]
    with_salt: bool,
    #[command(flatten)]
    keep: Keep,
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
            Some(copy) => copied(copy, args.key.as_deref(), out),
            None => verify(&args.data, out),
        },
        What::Prove(args) => {
            let desk = args.keep.data.open()?;
            let account = args.keep.account.given()?;
            let proof = desk.prove(account.as_ref(), args.entry, args.with_salt)?;
            out.raw(&proof.to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        What::Export(args) => {
            let desk = args.keep.data.open()?;
            let done = desk.export(args.keep.account.given()?.as_ref(), &args.dir)?;
            out.line(&format!(
                "{} entries, {} with their events, {} without",
                done.size, done.events, done.without_event
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        What::Checkpoint(keep) => {
            let note = keep.data.open()?.checkpoint(keep.account.given()?.as_ref())?;
            out.raw(&String::from_utf8_lossy(&note))?;
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
    let report = data.open()?.verify()?;
    report.to_string().lines().try_for_each(|line| out.line(line))?;
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn copied(copy: &Path, key: Option<&str>, out: &mut Out) -> Result<ExitCode> {
    let key = key
        .map(|word| {
            VerifyingKey::parse(word.trim()).explain(
                || format!("`{word}` is no public key"),
                "a key reads name+number+base64, as `chancery record key` prints it",
            )
        })
        .transpose()?;
    let (report, is_trusted) = verify_copy(copy, key.as_ref())?;
    if !is_trusted {
        note(
            "verified with the key the copy carries: whoever made the copy could have made the key",
        );
    }
    report.to_string().lines().try_for_each(|line| out.line(line))?;
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
