//! What ended a command, with its remedy, in; lines on standard error and exit status 2 out.
//! Never prints a source's text as its own words: causes are chained.

use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Mutex;

/// Wrong use or bad input. Status 1 belongs to commands whose purpose is a verdict.
const WRONG: u8 = 2;
/// What a shell reports for a tool whose reader went away: 128 and SIGPIPE.
const READER_GONE: u8 = 141;

/// Faults of one refused thing that are shown; beyond it they are counted.
const FAULTS_SHOWN_MAX: usize = 100;

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    faults: Vec<String>,
    help: Vec<String>,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

/// What a command gives back.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure in our own words: lower case, no full stop, the user's words in backticks.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), faults: Vec::new(), help: Vec::new(), cause: None }
    }

    /// Adds what would mend it.
    pub(crate) fn help(mut self, remedy: impl Into<String>) -> Self {
        self.help.push(remedy.into());
        self
    }

    /// Chains the error underneath.
    pub(crate) fn because(mut self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }

    /// Whether the reader of our output went away, which is nobody's fault.
    fn is_reader_gone(&self) -> bool {
        let mut cause: Option<&(dyn Error + 'static)> =
            self.cause.as_deref().map(|c| c as &(dyn Error + 'static));
        while let Some(error) = cause {
            if let Some(io) = error.downcast_ref::<io::Error>() {
                return io.kind() == io::ErrorKind::BrokenPipe;
            }
            cause = error.source();
        }
        false
    }

    /// What happened and what to do, as lines.
    pub(crate) fn told(&self) -> String {
        let mut text = format!("error: {}", visible(&self.what));
        let mut cause: Option<&(dyn Error + 'static)> =
            self.cause.as_deref().map(|c| c as &(dyn Error + 'static));
        while let Some(error) = cause {
            let words = visible(&error.to_string());
            if !words.is_empty() && !text.ends_with(&words) {
                text.push_str(if text == "error: " { "" } else { ": " });
                text.push_str(&words);
            }
            cause = error.source();
        }
        text.push('\n');
        for fault in self.faults.iter().take(FAULTS_SHOWN_MAX) {
            text.push_str(visible(fault).trim_end());
            text.push('\n');
        }
        if self.faults.len() > FAULTS_SHOWN_MAX {
            let more = self.faults.len() - FAULTS_SHOWN_MAX;
            text.extend([&more.to_string(), " more\n"]);
        }
        for help in &self.help {
            text.push_str("help: ");
            text.push_str(&visible(help));
            text.push('\n');
        }
        text
    }

    /// Says what happened and what to do; gives the exit status.
    pub(crate) fn report(&self) -> ExitCode {
        if self.is_reader_gone() {
            return ExitCode::from(READER_GONE);
        }
        note(self.told().trim_end());
        ExitCode::from(WRONG)
    }
}

/// Any error becomes a failure in its own words.
impl<E: Error + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        let trouble = (&error as &dyn std::any::Any).downcast_ref::<server::Trouble>();
        let help = trouble.map(server::Trouble::remedy).filter(|help| !help.is_empty());
        let faults = trouble.map(|t| t.faults_told().to_vec()).unwrap_or_default();
        Self {
            what: String::new(),
            faults,
            help: Vec::from_iter(help),
            cause: Some(Box::new(error)),
        }
    }
}

/// Adds our words and a remedy to another's error.
pub(crate) trait Explain<T> {
    /// What could not be done, and what would mend it.
    fn explain(self, what: impl FnOnce() -> String, help: &str) -> Result<T>;
}

impl<T, E: Error + Send + Sync + 'static> Explain<T> for std::result::Result<T, E> {
    fn explain(self, what: impl FnOnce() -> String, help: &str) -> Result<T> {
        self.map_err(|error| Failure::new(what()).because(error).help(help))
    }
}

/// Notes kept while a story is told; none when they go to standard error.
static KEPT: Mutex<Option<Vec<String>>> = Mutex::new(None);

/// Does something and gives its notes back in order, for the demonstration to tell in their place.
pub(crate) fn with_notes_kept<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let swap = |new| KEPT.lock().map_or(None, |mut kept| std::mem::replace(&mut *kept, new));
    swap(Some(Vec::new()));
    let done = work();
    (done, swap(None).unwrap_or_default())
}

/// A line on standard error. When that is closed too there is nobody left to tell.
pub(crate) fn note(line: impl Display) {
    if let Ok(mut kept) = KEPT.lock()
        && let Some(kept) = kept.as_mut()
    {
        kept.push(line.to_string());
        return;
    }
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// What clap has to say: help and version on standard output with 0, faults on error with 2.
pub(crate) fn wrong_use(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(WRONG) } else { ExitCode::SUCCESS }
}

/// Words of a stranger made safe to print on a terminal: controls and direction marks shown as
/// `\u{…}`, never obeyed.
pub(crate) fn visible(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if c != '\n' && (c.is_control() || crate::output::is_unseen(c)) {
            text.extend(c.escape_unicode());
        } else {
            text.push(c);
        }
    }
    text
}
