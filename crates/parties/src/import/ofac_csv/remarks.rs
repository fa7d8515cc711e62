//! The remarks of one entry in, the facts that are written in them out: weak names, births,
//! countries, gender, numbers, links. What is no such fact stays as text; nothing is dropped.

use super::super::limits::ITEMS_MAX;
use super::super::{country, printed_date};
use crate::{Gender, Identifier, NameKind, PartialDate};

/// What remarks say.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Names in quotes: all are weak. Source: the publisher's data specification, remarks.
    pub(super) names: Vec<(NameKind, String)>,
    /// Dates of birth.
    pub(super) births: Vec<PartialDate>,
    /// Dates of death.
    pub(super) deaths: Vec<PartialDate>,
    /// Whether they say so without a date.
    pub(super) is_deceased: bool,
    /// Gender.
    pub(super) gender: Option<Gender>,
    /// Nationalities, citizenships, flags.
    pub(super) countries: Vec<String>,
    /// Numbers that name the entry.
    pub(super) identifiers: Vec<Identifier>,
    /// Names of entries it is linked to.
    pub(super) links: Vec<String>,
    /// The rest, as written.
    pub(super) rest: Vec<String>,
}

/// How a number is announced, and what it is called here; a longer label stands before a shorter
/// one that begins it. Source: the labels of the SDN and non-SDN lists, 2021 to 2025.
const LABELS: [(&str, &str); 66] = [
    ("Vessel Registration Identification IMO", "IMO"),
    ("International Maritime Organization No.", "IMO"),
    ("Aircraft Manufacturer's Serial Number (MSN)", "Aircraft Serial Number"),
    ("Aircraft Construction Number (also called L/N or S/N or F/N)", "Aircraft Serial Number"),
    ("Aircraft Serial Identification", "Aircraft Serial Number"),
    ("Aircraft Mode S Transponder Code", "Aircraft Mode S Transponder Code"),
    ("Previous Aircraft Tail Number", "Aircraft Tail Number"),
    ("Aircraft Tail Number", "Aircraft Tail Number"),
    ("MMSI", "MMSI"),
    ("British National Overseas Passport", "Passport"),
    ("Diplomatic Passport", "Passport"),
    ("Stateless Person Passport", "Passport"),
    ("Passport", "Passport"),
    ("Tazkira National ID Card", "National ID"),
    ("National Foreign ID Number", "National ID"),
    ("National ID No.", "National ID"),
    ("Personal ID Card", "National ID"),
    ("Kenyan ID No.", "National ID"),
    ("Moroccan Personal ID No.", "National ID"),
    ("Bosnian Personal ID No.", "National ID"),
    ("Turkish Identification Number", "National ID"),
    ("Citizen's Card Number", "National ID"),
    ("UAE Identification", "National ID"),
    ("CNP (Personal Numerical Code)", "National ID"),
    ("Cedula No.", "Cedula"),
    ("D.N.I.", "D.N.I."),
    ("C.U.R.P. #", "C.U.R.P."),
    ("C.U.R.P.", "C.U.R.P."),
    ("I.F.E.", "I.F.E."),
    ("SSN", "SSN"),
    ("Identification Number", "Identification Number"),
    ("Residency Number", "Residency Number"),
    ("Travel Document Number", "Travel Document"),
    ("Driver's License No.", "Driver's License"),
    ("Birth Certificate Number", "Birth Certificate"),
    ("Electoral Registry No.", "Electoral Registry"),
    ("Italian Fiscal Code", "Fiscal Code"),
    ("Fiscal Code", "Fiscal Code"),
    ("Tax ID No.", "Tax ID"),
    ("V.A.T. Number", "V.A.T."),
    ("NIT #", "NIT"),
    ("RUC #", "RUC"),
    ("RIF #", "RIF"),
    ("R.F.C.", "R.F.C."),
    ("RTN", "RTN"),
    ("Registration Number", "Registration Number"),
    ("Registration ID", "Registration Number"),
    ("Business Registration Document #", "Registration Number"),
    ("Business Registration Number", "Registration Number"),
    ("Public Registration Number", "Registration Number"),
    ("UK Company Number", "Company Number"),
    ("Company Number", "Company Number"),
    ("Chamber of Commerce Number", "Chamber of Commerce Number"),
    ("Commercial Registry Number", "Commercial Registry Number"),
    ("C.R. No.", "Commercial Registry Number"),
    ("Enterprise Number", "Enterprise Number"),
    ("Trade License No.", "Trade License"),
    ("Folio Mercantil No.", "Folio Mercantil"),
    ("Matricula Mercantil No", "Matricula Mercantil"),
    ("Government Gazette Number", "Government Gazette Number"),
    ("Legal Entity Number", "Legal Entity Number"),
    ("Unified Social Credit Code (USCC)", "Unified Social Credit Code"),
    ("D-U-N-S Number", "D-U-N-S Number"),
    ("SWIFT/BIC", "SWIFT/BIC"),
    ("Email Address", "Email Address"),
    ("Digital Currency Address -", "Digital Currency Address"),
];

/// Numbers that may be letters alone.
const LETTERS: [&str; 3] = ["SWIFT/BIC", "Email Address", "Aircraft Tail Number"];

/// Reads remarks. When they are cut, the last statement is not whole and stays as text.
pub(super) fn read(text: &str, is_cut: bool) -> Remarks {
    let mut remarks = Remarks::default();
    let statements: Vec<&str> = text.split(';').map(str::trim).filter(|s| !s.is_empty()).collect();
    let last = statements.len().saturating_sub(1);
    for (at, statement) in statements.into_iter().enumerate() {
        let is_end = at == last;
        if is_end && is_cut || !remarks.fact(statement, is_end) {
            remarks.rest.push(statement.to_owned());
        }
    }
    remarks
}

impl Remarks {
    /// Takes a statement as a fact; false when it is none. The last one ends in a full stop that
    /// is not its own.
    fn fact(&mut self, statement: &str, is_end: bool) -> bool {
        let whole = statement.strip_prefix("alt. ").unwrap_or(statement);
        let bare = if is_end { whole.strip_suffix('.').unwrap_or(whole) } else { whole };
        for (mark, kind) in
            [("a.k.a. ", NameKind::Aka), ("f.k.a. ", NameKind::Fka), ("n.k.a. ", NameKind::Aka)]
        {
            if let Some(name) = whole.strip_prefix(mark).and_then(in_quotes) {
                return push(&mut self.names, (kind, name.to_owned()));
            }
        }
        if let Some(date) = bare.strip_prefix("DOB ") {
            return printed_date::parse(date).is_some_and(|d| self.born(d, date));
        }
        if let Some(word) =
            bare.strip_prefix("nationality ").or_else(|| bare.strip_prefix("citizen "))
        {
            return self.country(word);
        }
        if let Some(word) = bare.strip_prefix("Nationality of Registration ") {
            return self.country(word);
        }
        if let Some(word) = bare.strip_prefix("Gender ") {
            self.gender = match word.trim() {
                "Male" => Some(Gender::Male),
                "Female" => Some(Gender::Female),
                _ => return false,
            };
            return true;
        }
        if let Some(name) = whole.strip_prefix("Linked To:") {
            return push(&mut self.links, name.trim().to_owned());
        }
        self.death(bare) || self.number(bare)
    }

    fn born(&mut self, date: PartialDate, printed: &str) -> bool {
        if !self.births.contains(&date) {
            push(&mut self.births, date);
        }
        // Where a span of days is held as a wider one, its words stay beside it.
        let Some((from, to)) = printed.split_once(" to ") else { return true };
        printed_date::parse(from).is_some_and(|d| d.first() == date.first())
            && printed_date::parse(to).is_some_and(|d| d.last() == date.last())
    }

    fn country(&mut self, word: &str) -> bool {
        let code = country::code_or_word(word);
        if !code.is_empty() && code != "undetermined" && !self.countries.contains(&code) {
            push(&mut self.countries, code);
        }
        true
    }

    fn death(&mut self, statement: &str) -> bool {
        let lower = statement.trim_matches(['(', ')']).to_lowercase();
        let date = ["date of death ", "deceased ", "died "]
            .into_iter()
            .find_map(|mark| printed_date::parse(lower.strip_prefix(mark)?));
        if let Some(date) = date {
            return push(&mut self.deaths, date);
        }
        // "Father is deceased" says nothing of the entry; "(DECEASED)" and "died in custody" do.
        self.is_deceased |= lower == "deceased" || lower.starts_with("died ");
        false
    }

    fn number(&mut self, statement: &str) -> bool {
        let Some((label, kind)) = LABELS.into_iter().find(|(label, _)| {
            statement.strip_prefix(label).is_some_and(|rest| rest.starts_with(' '))
        }) else {
            return false;
        };
        let rest = statement.strip_prefix(label).unwrap_or_default().trim();
        let (number, dates) = match rest.find(" issued ").or_else(|| rest.find(" expires ")) {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let (value, by) = issuer(number);
        let is_plausible = value.chars().any(|c| c.is_ascii_digit()) || LETTERS.contains(&kind);
        if !is_plausible {
            return false;
        }
        let (kind, value) = match (kind, value.split_once(' ')) {
            ("Digital Currency Address", Some((currency, address))) => {
                (format!("{kind} {currency}"), address)
            }
            _ => (kind.to_owned(), value),
        };
        let country = by.map(country::code_or_word).unwrap_or_default();
        push(&mut self.identifiers, Identifier { kind, value: value.to_owned(), country });
        dates.is_empty()
    }
}

/// The text between the first and the last quote of a name; names hold quotes of their own.
fn in_quotes(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches('.').trim_end();
    let name = text.strip_prefix('\'')?.strip_suffix('\'')?.trim();
    (!name.is_empty()).then_some(name)
}

/// `1084010 (Egypt)` as the number and who issued it.
fn issuer(number: &str) -> (&str, Option<&str>) {
    let number = number.trim();
    let parted = number
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once(" ("))
        .map(|(value, by)| (value.trim(), Some(by.trim())));
    parted.unwrap_or((number, None))
}

fn push<T>(items: &mut Vec<T>, item: T) -> bool {
    if items.len() < ITEMS_MAX {
        items.push(item);
    }
    true
}
