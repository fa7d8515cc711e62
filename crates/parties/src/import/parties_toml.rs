//! The bytes of an own list typed as TOML in, parties and faults out. Never loses the other
//! parties for one that is mistyped: a file that does not parse whole is read table by table.
//! The format: docs/formats/list.md.

mod entry;

use super::Read;
use super::faults::{Faults, quoted};
use super::limits::{RECORDS_MAX, TYPED_FILE_BYTES_MAX};
use super::text;
use super::toml_value::{self, Fields, Lines};
use crate::{Levels, ListId, Party, Source, Visibility};
use entry::Defaults;
use std::collections::BTreeMap;

/// The header of one party.
const HEADER: &str = "[[party]]";

/// Reads an own list. A level not among `levels` closes its party to the most closed one.
///
/// # Limits
/// A file of more than 32 MiB is refused; so is a party without an id or a name.
///
/// # Example
/// ```
/// let list = parties::ListId::parse("own").unwrap();
/// let text = "[[party]]\nid = \"mek\"\nkind = \"organisation\"\nname = \"Mujahedeen-e-Khalq\"";
/// let levels = parties::Levels::initial();
/// let read = parties::import::parties_toml::read(&list, text.as_bytes(), &levels);
/// assert_eq!(read.parties[0].id.as_str(), "own:mek");
/// assert!(read.faults.is_empty());
/// ```
#[must_use]
pub fn read(list: &ListId, bytes: &[u8], levels: &Levels) -> Read {
    let mut faults = Faults::default();
    if bytes.len() > TYPED_FILE_BYTES_MAX {
        let what = format!("the file has {} bytes", bytes.len());
        let remedy = format!("a list in TOML has up to {TYPED_FILE_BYTES_MAX}; split it");
        faults.lose(0, "", what, &remedy);
        return Read { parties: Vec::new(), faults: faults.into_vec() };
    }
    let bytes = text::file(bytes, &mut faults);
    let text = text::line(&bytes, 0, "", &mut faults);
    let mut reader = Reader { list, levels, defaults: Defaults::open(levels), parties: Vec::new() };
    if toml_value::parse(&text).is_ok() {
        reader.chunk(&text, 0, &mut faults);
    } else {
        for (chunk, before) in chunks(&text) {
            reader.chunk(chunk, before, &mut faults);
        }
    }
    let parties = unique(reader.parties, &mut faults);
    Read { parties, faults: faults.into_vec() }
}

struct Reader<'a> {
    list: &'a ListId,
    levels: &'a Levels,
    defaults: Defaults,
    parties: Vec<(Party, u64)>,
}

impl Reader<'_> {
    /// Reads one piece of the file that stands alone: all of it, its head, or one party.
    fn chunk(&mut self, text: &str, before: u64, faults: &mut Faults) {
        let lines = Lines::of(text, before);
        let document = match toml_value::parse(text) {
            Ok(document) => document,
            Err((what, at)) => {
                let record = guessed_id(text);
                let mut remedy = "the other parties are read";
                if before == 0 {
                    // The head may have closed every party: none is opened for its fault.
                    self.defaults.visibility = Visibility::at(entry::highest(self.levels));
                    remedy = "until the head reads, every party is as closed as can be";
                }
                faults.lose(lines.at(at), &record, what, remedy);
                return;
            }
        };
        let mut head = Fields::of(document.get_ref(), &lines, 0, "");
        if let Some(source) = entry::source(&mut head, "source", faults) {
            self.defaults.source = source;
        }
        if let Some(visibility) = entry::visibility(&mut head, self.levels, faults) {
            self.defaults.visibility = visibility;
        }
        for mut fields in head.tables("party", faults) {
            if self.parties.len() >= RECORDS_MAX {
                let what = format!("more than {RECORDS_MAX} parties; the rest is not read");
                faults.lose(fields.line, "", what, "split the list");
                break;
            }
            let line = fields.line;
            let party = entry::party(&mut fields, self.list, self.levels, &self.defaults, faults);
            fields.finish(faults);
            self.parties.extend(party.map(|p| (p, line)));
        }
        head.finish(faults);
    }
}

impl Defaults {
    fn open(levels: &Levels) -> Self {
        Self { source: Source::default(), visibility: Visibility::at(levels.lowest()) }
    }
}

/// The text cut before each `[[party]]` that begins a line, with the number of lines before it.
fn chunks(text: &str) -> Vec<(&str, u64)> {
    let (mut cuts, mut at, mut line) = (vec![(0, 0)], 0, 0);
    for row in text.split_inclusive('\n') {
        if at > 0 && row.trim_start().starts_with(HEADER) {
            cuts.push((at, line));
        }
        at += row.len();
        line += 1;
    }
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]).collect::<Vec<_>>();
    cuts.iter()
        .zip(ends)
        .filter_map(|((from, line), to)| Some((text.get(*from..to)?, *line)))
        .collect()
}

/// The id in a piece that does not parse, to call its fault by.
fn guessed_id(text: &str) -> String {
    text.lines()
        .find_map(|line| line.trim().strip_prefix("id")?.trim_start().strip_prefix('='))
        .map(|word| quoted(word.trim().trim_matches(['"', '\''])))
        .unwrap_or_default()
}

/// Parties by id once each; a second description is lost with a fault, since the first may already
/// be what a rule was written for.
fn unique(parties: Vec<(Party, u64)>, faults: &mut Faults) -> Vec<Party> {
    let mut seen = BTreeMap::new();
    let mut kept = Vec::with_capacity(parties.len());
    for (party, line) in parties {
        if let Some(first) = seen.get(&party.id) {
            let what = format!("the id stands already on line {first}");
            faults.lose(line, party.id.as_str(), what, "give each party one table");
        } else {
            seen.insert(party.id.clone(), line);
            kept.push(party);
        }
    }
    kept
}
