//! The command `demo`: the January 2020 case told by the program's own commands, line by line, on a
//! fresh directory; then the house as it stood on the morning of 9 January, served, to be lived in.
//! In: the story and its files, embedded. Out: what each command really answers.
//! Never shows what the program does not do; a command that ends otherwise than told stops it.

mod case;
mod people;
mod story;

use super::serve;
use crate::failure::{Explain, Failure, Result, with_notes_kept};
use crate::machine;
use crate::output::Out;
use clap::Parser;
use people::People;
use server::Desk;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use story::{Line, Names};

/// How the note begins that tells the clock of a story: it is shown beside the command.
const CLOCK: &str = "story clock: ";
/// Where the story is told.
const DATA: &str = "data";
/// Where the house is that is served.
const HOUSE: &str = "house";
/// Directories tried when none is named.
const DIRECTORIES_MAX: u32 = 1_000;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A directory that is empty or not there yet; by default the first free `chancery-demo…`.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Ends after the story.
    #[arg(long)]
    story_only: bool,
    #[command(flatten)]
    how: serve::How,
}

/// Tells the story.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let dir = args.data.clone().map_or_else(free_directory, Ok)?;
    if !super::common::is_new(&dir) {
        return Err(Failure::new(format!("`{}` is not empty", dir.display()))
            .help("name a directory that is empty or not there yet: --data DIR"));
    }
    case::write(&dir.join("case"))?;
    // Hashing passwords takes its time: it is done while the story is told.
    let people = (!args.story_only).then(|| People::invite(machine::machine()));
    let mut teller = Teller::of(&dir, DATA);
    for line in story::lines(case::STORY) {
        teller.tell(&line, out)?;
        out.flush()?;
        if let Some(failed) = teller.failed.take() {
            return Err(failed);
        }
    }
    out.line("")?;
    let data = dir.join(DATA);
    let shown = data.display();
    out.line(&format!("Look around: chancery directive list --as i.berg --data {shown}"))?;
    match people {
        Some(people) => serve_house(&dir, people, &args.how, out),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// Serves the case as it stood before any approval.
fn serve_house(dir: &Path, people: People, how: &serve::How, out: &mut Out) -> Result<ExitCode> {
    let mut teller = Teller::of(dir, HOUSE);
    for line in story::lines(case::HOUSE) {
        let mut kept = Out::kept();
        teller.tell(&line, &mut kept)?;
        if let Some(failed) = teller.failed.take() {
            return Err(failed.help(kept.into_text()));
        }
    }
    let data = dir.join(HOUSE);
    let desk = Desk::open(&data, machine::machine())?;
    people.let_in(&desk, &data, out)?;
    let mut how = how.clone();
    how.quiet = true;
    serve::serve(desk, &data, &how, true, |address, _| {
        out.line("")?;
        out.line("The case is yours to live, from the morning of 9 January 2020 on.")?;
        out.line(&format!("Chancery is served at http://{address}/ until you press Ctrl-C."))?;
        out.flush()
    })
}

fn free_directory() -> Result<PathBuf> {
    let names = (1..=DIRECTORIES_MAX).map(|n| {
        PathBuf::from(if n == 1 {
            "chancery-demo".to_owned()
        } else {
            format!("chancery-demo-{n}")
        })
    });
    let mut free = names.filter(|dir| super::common::is_new(dir));
    free.next().ok_or_else(|| {
        Failure::new("every `chancery-demo…` is taken").help("name a directory: --data DIR")
    })
}

/// Tells a story in one directory.
struct Teller {
    dir: PathBuf,
    data: PathBuf,
    names: Names,
    failed: Option<Failure>,
}

impl Teller {
    fn of(dir: &Path, data: &str) -> Self {
        let names = Names::default();
        Self { dir: dir.to_owned(), data: dir.join(data), names, failed: None }
    }

    fn tell(&mut self, line: &Line, out: &mut Out) -> Result<()> {
        match line {
            Line::Told(words) => out.line(words),
            Line::Chapter(words) => {
                out.line(&format!("{words}\n{}", "-".repeat(words.chars().count())))
            }
            Line::Clock(time) => {
                let words = ["clock".to_owned(), "set".to_owned(), time.clone()];
                with_notes_kept(|| self.run(&words, &mut Out::kept())).0?;
                out.line(&format!("[the story clock moves to {time}]"))
            }
            Line::Command { words, expected } => self.command(words, *expected, out),
            Line::Flip => self.flip(out),
        }
    }

    /// Runs one command as it stands and shows what it answers.
    fn command(&mut self, words: &[String], expected: u8, out: &mut Out) -> Result<()> {
        let words: Vec<String> = words.iter().map(|w| self.names.fill(w, &self.dir)).collect();
        let mut kept = Out::kept();
        let (done, notes) = with_notes_kept(|| self.run(&words, &mut kept));
        let is_clock = |n: &&String| n.starts_with(CLOCK);
        let clock = notes.iter().find_map(|n| n.strip_prefix(CLOCK)).unwrap_or_default();
        let clock = if clock.is_empty() { String::new() } else { format!("[{clock}] ") };
        out.line(&format!("{clock}$ chancery {}", story::shown(&words)))?;
        for note in notes.iter().filter(|n| !is_clock(n)) {
            out.line(&format!("  note: {note}"))?;
        }
        let status = match done {
            Ok(code) => u8::from(code != ExitCode::SUCCESS),
            Err(failure) => {
                out.line(&format!("  {}", failure.told().trim_end().replace('\n', "\n  ")))?;
                2
            }
        };
        let text = kept.into_text();
        self.names.learn(&text);
        text.lines().try_for_each(|l| out.line(&format!("  {l}")))?;
        if status != expected {
            let what = format!("the story expected exit status {expected} and got {status}");
            self.failed =
                Some(Failure::new(what).help("this is a fault of the program: report it"));
        }
        out.line("")
    }

    fn run(&self, words: &[String], out: &mut Out) -> Result<ExitCode> {
        let data = self.data.display().to_string();
        let mut all = vec!["chancery".to_owned()];
        all.extend(words.iter().cloned());
        if story::takes_data(words) {
            all.extend(["--data".to_owned(), data]);
        }
        let cli = super::Cli::try_parse_from(&all).map_err(|error| {
            Failure::new(format!("the story's command cannot be read: {error}"))
        })?;
        cli.command.run(out)
    }

    /// Changes one byte of an event in the exported copy.
    fn flip(&self, out: &mut Out) -> Result<()> {
        let path = self.dir.join("copy").join(record::export::event_path(FLIPPED));
        let what = || format!("cannot change `{}`", path.display());
        let mut bytes = fs::read(&path).explain(what, "report this")?;
        let middle = bytes.len() / 2;
        if let Some(byte) = bytes.get_mut(middle) {
            *byte ^= 1;
        }
        fs::write(&path, &bytes).explain(what, "report this")?;
        out.line(&format!("[one bit of byte {middle} of entry {FLIPPED} is flipped in the copy]"))
    }
}

/// The entry of which a byte is changed: any would do.
const FLIPPED: u64 = 7;

/// Writes a file of the case, making its folder.
fn write_file(path: &Path, text: &str) -> Result<()> {
    let what = || format!("cannot write `{}`", path.display());
    let help = "name a directory you may write: --data DIR";
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).explain(what, help)?;
    }
    fs::write(path, text).explain(what, help)
}
