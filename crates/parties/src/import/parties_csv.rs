//! The bytes of an own list as rows in, parties and faults out; one row a name. Never drops a
//! party for a column that is missing or a row that is wrong.
//! The format: docs/formats/list.md.

use super::Read;
use super::faults::{Faults, quoted};
use super::limits::{ITEMS_MAX, RECORDS_MAX, TEXT_BYTES_MAX};
use super::rows::{Row, Rows};
use super::{country, names, text};
use crate::{
    Kind, ListId, Listing, NameKind, PartialDate, Party, PartyId, Programme, Source, Strength,
};
use std::collections::BTreeMap;

/// The columns the format has; only the first three are needed.
const COLUMNS: [&str; 12] = [
    "id",
    "kind",
    "name",
    "name_kind",
    "strength",
    "birth_date",
    "countries",
    "programme",
    "listed_on",
    "delisted_on",
    "source",
    "note",
];

/// Columns without which no row can be read.
const NEEDED: usize = 3;

/// Reads an own list. Rows of one id are one party, wherever they stand; each row with another
/// programme or other dates is one listing, and a party without any is listed without a programme.
///
/// # Example
/// ```
/// let list = parties::ListId::parse("own").unwrap();
/// let bytes = b"id,kind,name\nmek,organisation,Mujahedeen-e-Khalq\nmek,organisation,MEK\n";
/// let read = parties::import::parties_csv::read(&list, bytes);
/// assert_eq!(read.parties[0].names.len(), 2);
/// ```
#[must_use]
pub fn read(list: &ListId, bytes: &[u8]) -> Read {
    let mut faults = Faults::default();
    let bytes = text::file(bytes, &mut faults);
    let mut rows = Rows::of(&bytes);
    let Some(header) = rows.next(&mut faults) else {
        faults.lose(0, "", "the file is empty".to_owned(), "begin with id,kind,name");
        return Read { parties: Vec::new(), faults: faults.into_vec() };
    };
    let Some(columns) = columns(&header, &mut faults) else {
        return Read { parties: Vec::new(), faults: faults.into_vec() };
    };
    rows.expect(vec![header.fields.len()]);
    let mut gathered = Gathered { list, parties: Vec::new(), by_id: BTreeMap::new() };
    let mut count = 0;
    while let Some(row) = rows.next(&mut faults) {
        count += 1;
        if count > RECORDS_MAX {
            let what = format!("more than {RECORDS_MAX} rows; the rest is not read");
            faults.lose(row.line, "", what, "split the list");
            break;
        }
        if row.fields.len() > header.fields.len() {
            let what = format!(
                "{} fields under {} columns; those beyond are left out",
                row.fields.len(),
                header.fields.len()
            );
            faults.note(row.line, "", what, "put a field with a comma in quotes");
        }
        gathered.add(&Cells { row: &row, columns: &columns }, &mut faults);
    }
    Read { parties: gathered.finish(&mut faults), faults: faults.into_vec() }
}

/// Which field of a row each known column is; none, with faults, when a needed one is missing.
fn columns(header: &Row, faults: &mut Faults) -> Option<BTreeMap<&'static str, usize>> {
    let mut columns = BTreeMap::new();
    for (at, field) in header.fields.iter().enumerate() {
        let word = text::line(field, header.line, "", faults);
        let word = text::clean(&word, header.line, "", faults).to_lowercase();
        match COLUMNS.into_iter().find(|c| *c == word) {
            Some(column) if columns.contains_key(column) => {
                let what = format!("the column `{column}` stands twice; the first is read");
                faults.note(header.line, "", what, "name each column once");
            }
            Some(column) => {
                columns.insert(column, at);
            }
            None => {
                let what = format!("no column is called `{}`; it is left out", quoted(&word));
                let remedy = format!("there are {}", COLUMNS.join(", "));
                faults.note(header.line, "", what, &remedy);
            }
        }
    }
    let missing: Vec<&str> =
        COLUMNS.into_iter().take(NEEDED).filter(|c| !columns.contains_key(c)).collect();
    if missing.is_empty() {
        return Some(columns);
    }
    let what = format!("the header lacks {}; nothing is read", missing.join(", "));
    let remedy = "begin the file with id,kind,name, columns parted by commas";
    faults.lose(header.line, "", what, remedy);
    None
}

/// One row by the names of its columns.
struct Cells<'a> {
    row: &'a Row,
    columns: &'a BTreeMap<&'static str, usize>,
}

impl Cells<'_> {
    fn text(&self, column: &str, record: &str, faults: &mut Faults) -> String {
        let field = self.columns.get(column).and_then(|at| self.row.fields.get(*at));
        let Some(field) = field else { return String::new() };
        let line = self.row.line;
        let text = text::line(field, line, record, faults);
        let text = text::clean(&text, line, record, faults);
        text::bounded(text, TEXT_BYTES_MAX, line, record, faults)
    }

    /// The parts of a field that may hold several, between `;` or `|`.
    fn parts(&self, column: &str, record: &str, faults: &mut Faults) -> Vec<String> {
        let text = self.text(column, record, faults);
        let parts = text.split([';', '|']).map(str::trim).filter(|p| !p.is_empty());
        parts.take(ITEMS_MAX).map(str::to_owned).collect()
    }

    fn date(&self, column: &str, record: &str, faults: &mut Faults) -> Option<PartialDate> {
        let text = self.text(column, record, faults);
        parsed_date(&text, self.row.line, record, faults)
    }
}

fn parsed_date(text: &str, line: u64, record: &str, faults: &mut Faults) -> Option<PartialDate> {
    if text.is_empty() {
        return None;
    }
    let date = PartialDate::parse(text);
    if date.is_none() {
        let what = format!("`{}` is no date", quoted(text));
        let remedy = "write 1971-06-06, 1971-06, 1971, 1960/1965 or circa 1960";
        faults.note(line, record, what, remedy);
    }
    date
}

/// The parties so far, each with the line it began on.
struct Gathered<'a> {
    list: &'a ListId,
    parties: Vec<(Party, u64)>,
    by_id: BTreeMap<PartyId, usize>,
}

impl Gathered<'_> {
    fn add(&mut self, cells: &Cells<'_>, faults: &mut Faults) {
        let line = cells.row.line;
        let word = cells.text("id", "", faults);
        let id = match PartyId::on(self.list, &word) {
            Ok(id) => id,
            Err(error) => {
                faults.lose(line, &quoted(&word), error.to_string(), "give a short id");
                return;
            }
        };
        let record = id.as_str().to_owned();
        let kind = kind(cells, &record, faults);
        let at = *self.by_id.entry(id.clone()).or_insert_with(|| {
            self.parties.push((Party::new(id, self.list.clone(), kind), line));
            self.parties.len() - 1
        });
        let Some((party, first)) = self.parties.get_mut(at) else { return };
        if party.kind == Kind::Any {
            party.kind = kind;
        } else if kind != party.kind && kind != Kind::Any {
            let what =
                format!("is {} here and {} on line {first}", kind.as_str(), party.kind.as_str());
            faults.note(line, &record, what, "the first stands");
        }
        name(party, cells, &record, faults);
        facts(party, cells, &record, faults);
        listing(party, cells, &record, faults);
    }

    fn finish(self, faults: &mut Faults) -> Vec<Party> {
        let mut kept = Vec::with_capacity(self.parties.len());
        for (mut party, line) in self.parties {
            if party.names.is_empty() {
                let what = "the party has no name that can be read".to_owned();
                faults.lose(line, party.id.as_str(), what, "give it a name");
                continue;
            }
            names::order(&mut party.names);
            for listing in &mut party.listings {
                listing.source = party.source.clone();
            }
            kept.push(party);
        }
        kept
    }
}

fn kind(cells: &Cells<'_>, record: &str, faults: &mut Faults) -> Kind {
    let word = cells.text("kind", record, faults);
    Kind::parse(&word).unwrap_or_else(|| {
        let what = format!("`{}` is no kind; read as any", quoted(&word));
        let known = format!("there are {}", Kind::ALL.map(Kind::as_str).join(", "));
        faults.note(cells.row.line, record, what, &known);
        Kind::Any
    })
}

fn name(party: &mut Party, cells: &Cells<'_>, record: &str, faults: &mut Faults) {
    let line = cells.row.line;
    let word = cells.text("name_kind", record, faults);
    let kind = match NameKind::parse(&word) {
        Some(kind) => kind,
        None if word.is_empty() => NameKind::Aka,
        None => {
            let what = format!("`{}` is no kind of name; read as aka", quoted(&word));
            let known = format!("there are {}", NameKind::ALL.map(NameKind::as_str).join(", "));
            faults.note(line, record, what, &known);
            NameKind::Aka
        }
    };
    let word = cells.text("strength", record, faults);
    let strength = match Strength::parse(&word) {
        Some(strength) => strength,
        None if word.is_empty() => Strength::Strong,
        None => {
            let what = format!("`{}` is no strength; read as strong", quoted(&word));
            faults.note(line, record, what, "there are strong, weak");
            Strength::Strong
        }
    };
    let text = cells.text("name", record, faults);
    let is_empty = text.is_empty();
    if !names::add(&mut party.names, names::of(text, kind, strength), line, record, faults) {
        let what = if is_empty { "the row has no name" } else { "the row's name is no name" };
        faults.lose(line, record, what.to_owned(), "give one name a row");
    }
}

fn facts(party: &mut Party, cells: &Cells<'_>, record: &str, faults: &mut Faults) {
    for part in cells.parts("birth_date", record, faults) {
        if let Some(date) = parsed_date(&part, cells.row.line, record, faults)
            && !party.births.contains(&date)
            && party.births.len() < ITEMS_MAX
        {
            party.births.push(date);
        }
    }
    for part in cells.parts("countries", record, faults) {
        let code = country::code_or_word(&part);
        if !party.countries.contains(&code) && party.countries.len() < ITEMS_MAX {
            party.countries.push(code);
        }
    }
    let source = cells.text("source", record, faults);
    if party.source.document.is_empty() {
        party.source = Source { document: source, ..Source::default() };
    }
    let note = cells.text("note", record, faults);
    if !note.is_empty()
        && !party.note.contains(&note)
        && party.note.len() + note.len() < TEXT_BYTES_MAX
    {
        if !party.note.is_empty() {
            party.note.push_str("; ");
        }
        party.note.push_str(&note);
    }
}

/// Adds the listings a row states. A row that states none adds one without a programme only when
/// the party has none yet; one that states more replaces that.
fn listing(party: &mut Party, cells: &Cells<'_>, record: &str, faults: &mut Faults) {
    let line = cells.row.line;
    let from = cells.date("listed_on", record, faults);
    let to = cells.date("delisted_on", record, faults);
    let mut programmes = Vec::new();
    for part in cells.parts("programme", record, faults) {
        match Programme::parse(&part) {
            Ok(programme) => programmes.push(Some(programme)),
            Err(error) => faults.note(line, record, error.to_string(), "the listing stays"),
        }
    }
    if programmes.is_empty() {
        programmes.push(None);
    }
    for programme in programmes {
        let listing =
            Listing { list: party.list.clone(), programme, from, to, source: Source::default() };
        let is_bare = |l: &Listing| l.programme.is_none() && l.from.is_none() && l.to.is_none();
        if is_bare(&listing) && !party.listings.is_empty() || party.listings.contains(&listing) {
            continue;
        }
        if !is_bare(&listing) {
            party.listings.retain(|l| !is_bare(l));
        }
        if party.listings.len() < ITEMS_MAX {
            party.listings.push(listing);
        }
    }
}
