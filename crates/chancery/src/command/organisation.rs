//! The command `organisation`: a file in, the organisation set out. Sets a data directory up when
//! there is none yet.

use super::common::{As, Data, bytes_up_to};
use crate::failure::{Result, note};
use crate::machine;
use crate::output::Out;
use jiff::Timestamp;
use parties::import::limits::TYPED_FILE_BYTES_MAX;
use server::Desk;
use server::desk::setup::SetUp;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Takes the organisation whole from a file; sets the data directory up when there is none.
    Import(Import),
    /// Prints the organisation as a file.
    Show(Data),
}

#[derive(Debug, clap::Args)]
struct Import {
    /// The file, in organisation-toml.
    file: PathBuf,
    /// The name of the record that a new directory keeps, such as `example.org/chancery`.
    #[arg(long, value_name = "NAME", default_value = "localhost/chancery")]
    origin: String,
    /// A new directory tells a story on a clock of its own that begins here; for demonstrations.
    #[arg(long, value_name = "TIME", value_parser = super::common::offset_instant)]
    story_clock: Option<Timestamp>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Import(args) => import(&args, out),
        What::Show(data) => {
            let desk = data.open()?;
            let organisation = desk.organisation()?;
            out.raw(&parties::import::organisation_toml::write(organisation))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn import(args: &Import, out: &mut Out) -> Result<ExitCode> {
    // The reader refuses what is longer, in its own words.
    let bytes = bytes_up_to(&args.file, TYPED_FILE_BYTES_MAX, "organisation file")?;
    let account = args.account.given()?;
    let mut desk = if args.data.is_new() {
        // Refused before the directory is made, so that a faulty file leaves nothing behind.
        server::desk::setup::read_organisation(&bytes)?;
        let set_up = SetUp { origin: args.origin.clone(), story: args.story_clock };
        let desk = Desk::create(&args.data.data, set_up, machine::machine())?;
        note(format!("set up `{}`", args.data.data.display()));
        desk
    } else {
        args.data.open()?
    };
    let organisation = desk.import_organisation(account.as_ref(), &bytes)?;
    out.line(&format!(
        "{}: {} posts, {} functions, {} accounts",
        organisation.name,
        organisation.posts.len(),
        organisation.functions.len(),
        organisation.officers.len()
    ))?;
    Ok(ExitCode::SUCCESS)
}
