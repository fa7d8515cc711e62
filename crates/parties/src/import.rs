//! Bytes of a published list in, parties and faults out. One file a format. Never loses a good
//! record for a bad one beside it; never reads beyond its named limits.

use crate::{Fault, Levels, ListId, Party};

pub mod ofac_csv;
pub mod organisation_toml;
pub mod parties_csv;
pub mod parties_toml;
pub mod un_xml;

mod country;
mod faults;
pub mod limits;
mod names;
mod printed_date;
mod rows;
mod text;
mod toml_value;
mod xml;

/// What a reader makes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The parties, in the order of the file.
    pub parties: Vec<Party>,
    /// What could not be used, in the order of the file.
    pub faults: Vec<Fault>,
}

/// A format the house reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// OFAC classic CSV: entries, aliases, addresses, comments.
    OfacCsv,
    /// The United Nations consolidated list in XML.
    UnXml,
    /// An own list, one row a name.
    PartiesCsv,
    /// An own list with links, assertions and markings.
    PartiesToml,
}

/// Why a word names no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no format is called `{word}`; there are {known}", known = Format::words())]
pub struct ParseFormatError {
    /// The word as given.
    pub word: String,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::OfacCsv, Self::UnXml, Self::PartiesCsv, Self::PartiesToml];

    /// The word on the command line and in events.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OfacCsv => "ofac-csv",
            Self::UnXml => "un-xml",
            Self::PartiesCsv => "parties-csv",
            Self::PartiesToml => "parties-toml",
        }
    }

    /// Parses the word.
    ///
    /// # Errors
    /// A word that names no format; the message lists those there are.
    pub fn parse(word: &str) -> Result<Self, ParseFormatError> {
        let plain = word.trim().to_lowercase();
        Self::ALL
            .into_iter()
            .find(|f| f.as_str() == plain)
            .ok_or_else(|| ParseFormatError { word: faults::quoted(word) })
    }

    fn words() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }
}

/// Reads one list: the single door. Several files of a format that has one file a list are read one
/// after the other.
#[must_use]
pub fn read(format: Format, list: &ListId, files: &[&[u8]], levels: &Levels) -> Read {
    match format {
        Format::OfacCsv => ofac_csv::read(list, files),
        Format::UnXml => each(files, |bytes| un_xml::read(list, bytes)),
        Format::PartiesCsv => each(files, |bytes| parties_csv::read(list, bytes)),
        Format::PartiesToml => each(files, |bytes| parties_toml::read(list, bytes, levels)),
    }
}

fn each(files: &[&[u8]], mut read: impl FnMut(&[u8]) -> Read) -> Read {
    let mut all = Read::default();
    for bytes in files {
        let one = read(bytes);
        all.parties.extend(one.parties);
        all.faults.extend(one.faults);
    }
    all
}
