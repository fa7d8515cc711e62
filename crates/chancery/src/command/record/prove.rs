//! The commands `record prove` and `record verify-proof`: a text out that anyone can check, and
//! such a text checked with nothing but keys and files. Never believes a proof without what it is
//! about.

use super::super::common::{As, Data};
use super::{log_key, witness_keys};
use crate::failure::{Explain, Failure, Result, note};
use crate::output::Out;
use record::checkpoint::{Checkpoint, Opened};
use record::{Commitment, EntryProof, GrowthProof, SALT_BYTES, VerifyingKey, commitment};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes of a file that are read. The largest event is 16 MiB.
const FILE_BYTES_MAX: u64 = clearance::event_json::EVENT_BYTES_MAX as u64 + 1;

/// What `prove` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The number of the entry, from 0.
    #[arg(required_unless_present = "from", conflicts_with = "from")]
    entry: Option<u64>,
    /// Proves instead that the record begins with its first SIZE entries.
    #[arg(long, value_name = "SIZE", conflicts_with = "with_salt")]
    from: Option<u64>,
    /// Adds the salt, for whoever gets the event with the proof.
    #[arg(long)]
    with_salt: bool,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `verify-proof` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The proof, as `record prove` prints it.
    proof: PathBuf,
    /// The public key of the log.
    #[arg(long)]
    key: String,
    /// The event whose place is proven: its bytes, as a copy has them.
    #[arg(long, value_name = "FILE")]
    event: Option<PathBuf>,
    /// The salt of the event, when the proof does not carry it.
    #[arg(long, value_name = "FILE", requires = "event")]
    salt: Option<PathBuf>,
    /// The commitment, in the place of the event: 64 digits, as `record prove` says them.
    #[arg(long, value_name = "HEX", conflicts_with = "event")]
    commitment: Option<String>,
    /// The older checkpoint, for a proof that the record only grew.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["event", "commitment"])]
    old: Option<PathBuf>,
    /// The public key of a witness you trust.
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
}

/// Prints a proof.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let desk = args.data.open()?;
    let account = args.account.given()?;
    if let Some(from) = args.from {
        out.raw(&desk.prove_growth(account.as_ref(), from)?.to_string())?;
    } else if let Some(entry) = args.entry {
        out.raw(&desk.prove(account.as_ref(), entry, args.with_salt)?.to_string())?;
        note(format!("commitment of entry {entry}: {}", desk.commitment(entry)?));
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks a proof.
pub(crate) fn check(args: &Check, out: &mut Out) -> Result<ExitCode> {
    let log = log_key("--key", &args.key)?;
    let witnesses = witness_keys(&args.witness)?;
    let bytes = read(&args.proof)?;
    let held = if GrowthProof::is_begun_by(&bytes) {
        growth(args, &bytes, &log, &witnesses)?
    } else {
        entry(args, &bytes, &log, &witnesses)?
    };
    let (what, opened) = match held {
        Ok(held) => held,
        Err(why) => {
            out.line(&format!("not proven: {why}"))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let Checkpoint { origin, size, .. } = &opened.checkpoint;
    out.line(&format!("record `{origin}`, {size} entries: {what}"))?;
    if opened.witnessed.is_empty() {
        out.line("not witnessed")?;
    }
    opened.witnessed.iter().try_for_each(|w| out.line(&format!("witnessed by {w}")))?;
    if !witnesses.is_empty() && opened.witnessed.is_empty() {
        note("help: none of the witnesses named signed it");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is proven, or why not.
type Held = std::result::Result<(String, Opened), String>;

fn entry(
    args: &Check,
    bytes: &[u8],
    log: &VerifyingKey,
    witnesses: &[VerifyingKey],
) -> Result<Held> {
    let proof = match EntryProof::parse(bytes) {
        Ok(proof) => proof,
        Err(why) => return Ok(Err(why.to_string())),
    };
    if args.old.is_some() {
        return Err(Failure::new("--old is for a proof that the record only grew")
            .help("name the event: --event FILE"));
    }
    let commitment = match (&args.commitment, &args.event) {
        (Some(word), _) => Commitment::parse_hex(word).ok_or_else(|| {
            Failure::new(format!("`{word}` is no commitment"))
                .help("a commitment is 64 lower-case hexadecimal digits")
        })?,
        (None, Some(event)) => commitment(&salt(args, &proof)?, &read(event)?),
        (None, None) => {
            return Err(Failure::new("the proof is about an event, and none is named").help(
                "name it: --event FILE, or --commitment HEX when the event was erased or withheld",
            ));
        }
    };
    let opened = proof.open(&commitment, log, witnesses);
    let opened = opened.map(|opened| (format!("entry {} is proven", proof.index), opened));
    Ok(opened.map_err(|why| why.to_string()))
}

/// The salt of the event: of its own file, or of the proof.
fn salt(args: &Check, proof: &EntryProof) -> Result<[u8; SALT_BYTES]> {
    if let Some(file) = &args.salt {
        return record::read_salt(&read(file)?).ok_or_else(|| {
            Failure::new(format!("`{}` is no salt", file.display()))
                .help("a salt is 64 lower-case digits and a line break, as a copy has it")
        });
    }
    let carried = proof.extra.as_deref().and_then(|extra| extra.try_into().ok());
    carried.ok_or_else(|| {
        Failure::new("the proof does not carry the salt of the event")
            .help("name its file, --salt FILE, or ask for a proof made with --with-salt")
    })
}

fn growth(
    args: &Check,
    bytes: &[u8],
    log: &VerifyingKey,
    witnesses: &[VerifyingKey],
) -> Result<Held> {
    let Some(old) = &args.old else {
        return Err(Failure::new("the proof is from an older checkpoint on, and none is named")
            .help("name the file you kept of it: --old FILE"));
    };
    let old = match Checkpoint::open(&read(old)?, log, &[]) {
        Ok(opened) => opened.checkpoint,
        Err(why) => return Ok(Err(format!("`{}`: {why}", old.display()))),
    };
    let opened = GrowthProof::parse(bytes).and_then(|proof| proof.open(&old, log, witnesses));
    let what = format!("it begins with the {} entries seen before", old.size);
    Ok(opened.map(|opened| (what, opened)).map_err(|why| why.to_string()))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    let unread = || format!("cannot read `{}`", file.display());
    let opened =
        std::fs::File::open(file).explain(unread, "check the path and the rights on it")?;
    let mut bytes = Vec::new();
    opened.take(FILE_BYTES_MAX).read_to_end(&mut bytes).explain(unread, "name a file")?;
    Ok(bytes)
}
