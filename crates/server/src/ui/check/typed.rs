//! What a person typed into the form of a check in, a contact out, or what cannot be used of it.
//! Keeps every word typed, so that nothing is typed twice. Never decides.

use crate::Desk;
use crate::ui::Words;
use crate::ui::components::Fault;
use crate::ui::fields::{Fields, capital};
use crate::ui::told;
use clearance::time::{ParseTimeError, parse_at};
use clearance::{Contact, Counterpart, guest_list};
use directive::{Act, Initiator, Venue};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parties::{ContactLevel, Kind, OfficerId, PartialDate, PartyId, Purpose};

/// Names shown one by one to be put right. Largest in use: a dinner of 24. A longer list is put
/// right in its text, or the page would outgrow a poor line.
pub const ROWS_MAX: usize = 40;

/// Lines told as not read. Beyond it those told have to be put right first.
const FAULTS_MAX: usize = 20;

/// Rows that are read from one form. Beyond [`clearance::contact::COUNTERPARTS_MAX`] the desk
/// refuses; this only bounds the loop.
const ROWS_READ_MAX: usize = 1_100;

/// One name as put right by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The name.
    pub name: String,
    /// What it is, a word.
    pub kind: String,
    /// Birth date as typed.
    pub born: String,
    /// Countries, between commas.
    pub country: String,
    /// An identifier.
    pub number: String,
    /// In what capacity.
    pub capacity: String,
    /// The party it is.
    pub is: String,
    /// The parties it is not, between spaces.
    pub is_not: String,
}

/// Everything typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The text pasted.
    pub text: String,
    /// Names one by one; empty until they were read.
    pub rows: Vec<Row>,
    /// The act.
    pub act: String,
    /// When, local at the post.
    pub at: String,
    /// The reading chosen where clocks jump.
    pub reading: String,
    /// Where.
    pub venue: String,
    /// At what level.
    pub level: String,
    /// Whose idea.
    pub initiator: String,
    /// What for.
    pub purpose: String,
}

/// What cannot be used, and the readings of a time where it has two.
#[derive(Debug, Clone, Default)]
pub struct Unusable {
    /// Field by field.
    pub wrong: Vec<Fault>,
    /// The readings of the time.
    pub readings: Vec<String>,
}

impl Typed {
    /// What the fields say.
    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        let count: usize = fields.get("rows").parse().unwrap_or(0);
        let one = |i: usize| {
            let of = |what: &str| fields.get(&format!("{what}-{i}")).to_owned();
            Row {
                name: of("name"),
                kind: of("kind"),
                born: of("born"),
                country: of("country"),
                number: of("number"),
                capacity: of("capacity"),
                is: of("is"),
                is_not: of("is-not"),
            }
        };
        let rows = (0..count.min(ROWS_READ_MAX)).map(one);
        Self {
            text: fields.text("text"),
            rows: rows.filter(|row| !row.name.is_empty()).collect(),
            act: fields.get("act").to_owned(),
            at: fields.get("at").to_owned(),
            reading: fields.get("reading").to_owned(),
            venue: fields.get("venue").to_owned(),
            level: fields.get("level").to_owned(),
            initiator: fields.get("initiator").to_owned(),
            purpose: fields.get("purpose").to_owned(),
        }
    }

    /// What was typed for a contact asked about before, to be asked again.
    #[must_use]
    pub fn again(contact: &Contact, zone: &TimeZone) -> Self {
        let rows: Vec<Row> = contact.counterparts.iter().map(Row::of).collect();
        let lines: Vec<String> = contact.counterparts.iter().map(as_line).collect();
        Self {
            text: lines.join("\n"),
            rows: if rows.len() > ROWS_MAX { Vec::new() } else { rows },
            act: contact.act.as_str().to_owned(),
            at: told::local(contact.at, zone),
            reading: String::new(),
            venue: contact.venue.map(|v| v.as_str().to_owned()).unwrap_or_default(),
            level: contact.level.as_ref().map(ToString::to_string).unwrap_or_default(),
            initiator: contact.initiator.map(|i| i.as_str().to_owned()).unwrap_or_default(),
            purpose: contact.purpose.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// The counterparts: those put right by hand, or those read from the text with what could not
    /// be read of it.
    pub fn counterparts(&self, words: Words) -> (Vec<Counterpart>, Vec<Fault>) {
        if self.rows.is_empty() {
            let (read, faults) = guest_list::read(&self.text);
            let wrong = faults.iter().filter(|f| !f.is_note()).take(FAULTS_MAX);
            return (read, wrong.map(|f| fault(f, words)).collect());
        }
        let mut wrong = Vec::new();
        let rows = self.rows.iter().enumerate();
        let all = rows.map(|(i, row)| row.counterpart(i, words, &mut wrong)).collect();
        (all, wrong)
    }

    /// What of the text is no name and was left out, for a person to see.
    #[must_use]
    pub fn left_out(&self, words: Words) -> Vec<String> {
        let (_, faults) = guest_list::read(&self.text);
        let notes = faults.iter().filter(|f| f.is_note()).take(FAULTS_MAX);
        notes.map(|f| capital(&f.told(words.0))).collect()
    }

    /// The contact that was meant, in the name of an account.
    ///
    /// # Errors
    /// What cannot be used of it, field by field.
    pub fn contact(
        &self,
        desk: &Desk,
        account: &OfficerId,
        words: Words,
    ) -> Result<Contact, Unusable> {
        let mut not = Unusable::default();
        let facts = self.facts(desk, account, words, &mut not);
        let (counterparts, wrong) = self.counterparts(words);
        if counterparts.is_empty() && wrong.is_empty() {
            not.wrong.insert(0, Fault::of("text", words.say("check.wrong.nobody")));
        }
        not.wrong.splice(0..0, wrong);
        match facts {
            Some(contact) if not.wrong.is_empty() => Ok(Contact { counterparts, ..contact }),
            _ => Err(not),
        }
    }

    /// Everything but the counterparts; none when something of it cannot be used.
    fn facts(
        &self,
        desk: &Desk,
        account: &OfficerId,
        words: Words,
        not: &mut Unusable,
    ) -> Option<Contact> {
        let us = desk.organisation().ok()?;
        let post = desk.officer(account).ok()?.post.clone();
        let act = Act::parse(&self.act);
        if act.is_none() {
            not.wrong.push(Fault::of("act", words.say("check.wrong.act")));
        }
        let at = self.instant(&desk.zone_of(&post).ok()?, words, not);
        let one_of = |field: &str, typed: &str, is_known: bool, not: &mut Unusable| {
            if !typed.is_empty() && !is_known {
                not.wrong.push(Fault::of(field, words.say("check.wrong.word")));
            }
        };
        let venue = Venue::parse(&self.venue);
        one_of("venue", &self.venue, venue.is_some(), not);
        let initiator = Initiator::parse(&self.initiator);
        one_of("initiator", &self.initiator, initiator.is_some(), not);
        let level = Some(ContactLevel::named(&self.level)).filter(|l| us.contact_rank(l).is_some());
        one_of("level", &self.level, level.is_some(), not);
        let is_purpose =
            |p: &Purpose| directive::exemption::is_standing(p) || us.purposes.contains(p);
        let purpose = Purpose::parse(&self.purpose).ok().filter(is_purpose);
        one_of("purpose", &self.purpose, purpose.is_some(), not);
        Some(Contact {
            act: act?,
            level: level.or_else(|| us.contact_levels.first().cloned()),
            initiator,
            venue,
            purpose,
            at: at?,
            post,
            officer: account.clone(),
            counterparts: Vec::new(),
        })
    }

    /// When; where clocks jump over it or show it twice, by the reading chosen.
    fn instant(&self, zone: &TimeZone, words: Words, not: &mut Unusable) -> Option<Timestamp> {
        if self.at.is_empty() {
            not.wrong.push(Fault::of("at", words.say("check.wrong.when")));
            return None;
        }
        let chosen = self.reading.starts_with(&self.at) && self.reading != self.at;
        let typed = if chosen { &self.reading } else { &self.at };
        match parse_at(typed, zone) {
            Ok(at) => Some(at),
            Err(error) => {
                not.readings = readings(&error);
                let key = match error {
                    ParseTimeError::Gap { .. } => "check.wrong.gap",
                    ParseTimeError::Fold { .. } => "check.wrong.fold",
                    ParseTimeError::NoTime { .. } | ParseTimeError::NotATime { .. } => {
                        "check.wrong.time"
                    }
                };
                not.wrong.push(Fault::of("at", told::filled(words, key, &[("time", &self.at)])));
                None
            }
        }
    }
}

/// The times a local time may mean, with their offsets.
fn readings(error: &ParseTimeError) -> Vec<String> {
    match error {
        ParseTimeError::Gap { words, before, after, .. }
        | ParseTimeError::Fold { words, before, after, .. } => [before, after]
            .map(|offset| {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{words}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            })
            .to_vec(),
        ParseTimeError::NotATime { .. } | ParseTimeError::NoTime { .. } => Vec::new(),
    }
}

impl Row {
    /// A counterpart as it is put right by hand.
    #[must_use]
    pub fn of(counterpart: &Counterpart) -> Self {
        let ids: Vec<&str> = counterpart.is_not.iter().map(PartyId::as_str).collect();
        Self {
            name: counterpart.name.clone(),
            kind: counterpart.kind.as_str().to_owned(),
            born: counterpart.born.map(|b| b.to_string()).unwrap_or_default(),
            country: counterpart.countries.join(", "),
            number: counterpart.identifiers.first().map(|i| i.value.clone()).unwrap_or_default(),
            capacity: counterpart.capacity.clone().unwrap_or_default(),
            is: counterpart.is.as_ref().map(ToString::to_string).unwrap_or_default(),
            is_not: ids.join(" "),
        }
    }

    fn counterpart(&self, i: usize, words: Words, wrong: &mut Vec<Fault>) -> Counterpart {
        let born = PartialDate::parse(&self.born);
        if !self.born.is_empty() && born.is_none() {
            wrong.push(Fault::of(format!("born-{i}"), words.say("check.wrong.born")));
        }
        let mut party = |field: &str, typed: &str| {
            let id = PartyId::parse(typed).ok();
            if id.is_none() {
                wrong.push(Fault::of(format!("{field}-{i}"), words.say("check.wrong.party")));
            }
            id
        };
        let is = if self.is.is_empty() { None } else { party("is", &self.is) };
        let is_not: Vec<PartyId> =
            self.is_not.split_whitespace().filter_map(|id| party("is-not", id)).collect();
        let countries = self.country.split(',').map(str::trim).filter(|c| !c.is_empty());
        let number = Some(&self.number).filter(|n| !n.is_empty());
        Counterpart {
            name: self.name.clone(),
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Any),
            born,
            countries: countries.map(str::to_owned).collect(),
            identifiers: number
                .map(|value| parties::Identifier {
                    kind: String::new(),
                    value: value.clone(),
                    country: String::new(),
                })
                .into_iter()
                .collect(),
            capacity: Some(self.capacity.clone()).filter(|c| !c.is_empty()),
            is,
            is_not,
        }
    }
}

/// What could not be read of a text, and what would mend it.
fn fault(found: &guest_list::Fault, words: Words) -> Fault {
    let (what, remedy) = (found.told(words.0), found.what.remedy_told(words.0));
    let end = if what.ends_with(['.', '?', '!']) { "" } else { "." };
    Fault::of("text", format!("{}{end} {}", capital(&what), capital(&remedy)).trim())
}

/// A counterpart on one line, as the text box takes it.
fn as_line(counterpart: &Counterpart) -> String {
    let row = Row::of(counterpart);
    let mut line = row.name.replace(';', ",");
    let kind = if row.kind == Kind::Any.as_str() { String::new() } else { row.kind };
    let facts = [
        ("kind", kind),
        ("born", row.born),
        ("country", row.country),
        ("id", row.number),
        ("capacity", row.capacity),
        ("is", row.is),
    ];
    let not = row.is_not.split_whitespace().map(|id| ("is-not", id.to_owned()));
    for (key, value) in facts.into_iter().chain(not).filter(|(_, value)| !value.is_empty()) {
        line.extend(["; ", key, "=", &value.replace(';', ",")]);
    }
    line
}
