//! The tables of the organisation's file in, a draft out in which every word is of its kind and
//! knows its line. Never looks from one table into another: that is `check`.

use super::super::faults::{Faults, quoted};
use super::super::toml_value::{Fields, Word};
use crate::id::ParseIdError;
use crate::organisation::{Collective, Region, Tie};
use crate::{
    CollectiveId, Compartment, ContactLevel, FunctionId, Level, Officer, OfficerId, PartyId, Post,
    PostId, Purpose, RegionId, Role,
};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZoneDatabase;
use std::collections::BTreeSet;

/// A value and the line it stands on.
#[derive(Debug)]
pub(super) struct Placed<T> {
    /// The value.
    pub(super) value: T,
    /// Its line.
    pub(super) line: u64,
}

/// What the file says, before anything is compared.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) headquarters: Option<Placed<PostId>>,
    pub(super) refer_to: Option<Placed<FunctionId>>,
    pub(super) levels: Vec<Placed<Level>>,
    pub(super) compartments: Vec<Placed<Compartment>>,
    pub(super) contact_levels: Vec<Placed<ContactLevel>>,
    pub(super) purposes: Vec<Placed<Purpose>>,
    pub(super) functions: Vec<Placed<FunctionId>>,
    pub(super) regions: Vec<Placed<Region>>,
    pub(super) posts: Vec<Placed<Post>>,
    pub(super) collectives: Vec<Placed<Collective>>,
    pub(super) officers: Vec<Placed<Officer>>,
    /// Posts named by their tables, those with faults among them: one fault is told once.
    pub(super) post_ids: Vec<PostId>,
    /// Officers named by their tables, those with faults among them.
    pub(super) officer_ids: Vec<OfficerId>,
}

/// The words for days of the week.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// Reads every table.
pub(super) fn draft(head: &mut Fields<'_, '_>, faults: &mut Faults) -> Draft {
    let name = needed(head, "name", faults).map(|w| w.text).unwrap_or_default();
    let headquarters = needed_id(head, "headquarters", PostId::parse, faults);
    let refer_to = needed_id(head, "refer_to", FunctionId::parse, faults);
    let levels = words(head, "levels", faults, |w| Some(Level::named(w)));
    let compartments = words(head, "compartments", faults, |w| Some(Compartment::named(w)));
    let contact_levels = words(head, "contact_levels", faults, |w| Some(ContactLevel::named(w)));
    let purposes = ids(head, "purposes", Purpose::parse, faults);
    let functions = ids(head, "functions", FunctionId::parse, faults);
    let working_days = weekdays(head, faults);
    let regions = head.tables("region", faults).into_iter().filter_map(|f| region(f, faults));
    let regions = regions.collect();
    let mut post_ids = Vec::new();
    let mut posts = Vec::new();
    for fields in head.tables("post", faults) {
        posts.extend(post(fields, working_days.as_deref(), &mut post_ids, faults));
    }
    let collectives = collectives(head, faults);
    let mut officer_ids = Vec::new();
    let mut officers = Vec::new();
    for fields in head.tables("officer", faults) {
        officers.extend(officer(fields, &mut officer_ids, faults));
    }
    head.finish(faults);
    Draft {
        name,
        headquarters,
        refer_to,
        levels,
        compartments,
        contact_levels,
        purposes,
        functions,
        regions,
        posts,
        collectives,
        officers,
        post_ids,
        officer_ids,
    }
}

fn needed(fields: &mut Fields<'_, '_>, key: &'static str, faults: &mut Faults) -> Option<Word> {
    let is_given = fields.has(key);
    let word = fields.word(key, faults);
    let is_empty = word.as_ref().is_some_and(|w| w.text.is_empty());
    if !is_given || is_empty {
        let remedy = format!("give {key} = \"…\"");
        faults.lose(fields.line, &fields.record, format!("`{key}` is missing"), &remedy);
    }
    word.filter(|_| !is_empty)
}

fn parsed<T>(
    word: &Word,
    parse: fn(&str) -> Result<T, ParseIdError>,
    record: &str,
    faults: &mut Faults,
) -> Option<Placed<T>> {
    match parse(&word.text) {
        Ok(value) => Some(Placed { value, line: word.line }),
        Err(error) => {
            faults.lose(word.line, record, error.to_string(), "");
            None
        }
    }
}

fn needed_id<T>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    parse: fn(&str) -> Result<T, ParseIdError>,
    faults: &mut Faults,
) -> Option<Placed<T>> {
    let word = needed(fields, key, faults)?;
    parsed(&word, parse, &fields.record, faults)
}

fn id<T>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    parse: fn(&str) -> Result<T, ParseIdError>,
    faults: &mut Faults,
) -> Option<Placed<T>> {
    let word = fields.word(key, faults)?;
    parsed(&word, parse, &fields.record, faults)
}

fn ids<T>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    parse: fn(&str) -> Result<T, ParseIdError>,
    faults: &mut Faults,
) -> Vec<Placed<T>> {
    let words = fields.words(key, faults);
    words.iter().filter_map(|w| parsed(w, parse, &fields.record, faults)).collect()
}

fn words<T>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    faults: &mut Faults,
    named: fn(&str) -> Option<T>,
) -> Vec<Placed<T>> {
    let mut out = Vec::new();
    for word in fields.words(key, faults) {
        match named(&word.text).filter(|_| !word.text.is_empty()) {
            Some(value) => out.push(Placed { value, line: word.line }),
            None => faults.lose(
                word.line,
                &fields.record,
                format!("`{}` does not belong in `{key}`", quoted(&word.text)),
                "",
            ),
        }
    }
    out
}

fn weekdays(fields: &mut Fields<'_, '_>, faults: &mut Faults) -> Option<Vec<Weekday>> {
    if !fields.has("working_days") {
        fields.words("working_days", faults);
        return None;
    }
    let mut days = Vec::new();
    for word in fields.words("working_days", faults) {
        let lower = word.text.to_lowercase();
        match WEEKDAYS.iter().find(|(name, _)| lower == *name || lower == english(name)) {
            Some((_, day)) if !days.contains(day) => days.push(*day),
            Some((name, _)) => {
                faults.lose(word.line, &fields.record, format!("`{name}` stands twice"), "");
            }
            None => faults.lose(
                word.line,
                &fields.record,
                format!("`{}` is no day of the week", quoted(&word.text)),
                "there are mon, tue, wed, thu, fri, sat, sun",
            ),
        }
    }
    Some(days)
}

/// The whole English name of a day.
fn english(name: &str) -> &'static str {
    match name {
        "mon" => "monday",
        "tue" => "tuesday",
        "wed" => "wednesday",
        "thu" => "thursday",
        "fri" => "friday",
        "sat" => "saturday",
        _ => "sunday",
    }
}

fn region(mut fields: Fields<'_, '_>, faults: &mut Faults) -> Option<Placed<Region>> {
    let line = fields.line;
    let id = needed_id(&mut fields, "id", RegionId::parse, faults);
    if let Some(id) = &id {
        fields.record = format!("region {}", id.value);
    }
    let desk = self::id(&mut fields, "desk", FunctionId::parse, faults).map(|d| d.value);
    fields.finish(faults);
    Some(Placed { value: Region { id: id?.value, desk }, line })
}

fn post(
    mut fields: Fields<'_, '_>,
    usual: Option<&[Weekday]>,
    seen: &mut Vec<PostId>,
    faults: &mut Faults,
) -> Option<Placed<Post>> {
    let line = fields.line;
    let id = needed_id(&mut fields, "id", PostId::parse, faults);
    if let Some(id) = &id {
        fields.record = format!("post {}", id.value);
        seen.push(id.value.clone());
    }
    let name = needed(&mut fields, "name", faults).map(|w| w.text);
    let region = needed_id(&mut fields, "region", RegionId::parse, faults);
    let time_zone = needed(&mut fields, "time_zone", faults);
    let time_zone = time_zone.and_then(|w| zone(&w, &fields.record, faults));
    let own = weekdays(&mut fields, faults);
    let working_days = own.or_else(|| usual.map(<[_]>::to_vec));
    if working_days.as_ref().is_none_or(Vec::is_empty) {
        let remedy = "give working_days here or at the head of the file";
        faults.lose(line, &fields.record, "no day is a working day".to_owned(), remedy);
    }
    let holidays = days(&mut fields, "holidays", faults);
    let head = self::id(&mut fields, "head", OfficerId::parse, faults).map(|h| h.value);
    let deputy = self::id(&mut fields, "deputy", OfficerId::parse, faults).map(|d| d.value);
    fields.finish(faults);
    // What is missing was said; the rest is still compared, and the file is refused in any case.
    let value = Post {
        id: id?.value,
        name: name.unwrap_or_default(),
        region: region?.value,
        time_zone: time_zone.unwrap_or_default(),
        working_days: working_days.unwrap_or_default(),
        holidays,
        head,
        deputy,
    };
    Some(Placed { value, line })
}

/// The name of a zone as the compiled-in data spell it.
fn zone(word: &Word, record: &str, faults: &mut Faults) -> Option<String> {
    let zone = TimeZoneDatabase::bundled().get(&word.text).ok();
    let name = zone.as_ref().and_then(|z| z.iana_name()).map(str::to_owned);
    if name.is_none() {
        let what = format!("no time zone is called `{}`", quoted(&word.text));
        faults.lose(word.line, record, what, "name it as Europe/Vienna is named");
    }
    name
}

/// Whole days, sorted.
fn days(fields: &mut Fields<'_, '_>, key: &'static str, faults: &mut Faults) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    for word in fields.words(key, faults) {
        match word.text.parse::<Date>() {
            Ok(day) => {
                days.insert(day);
            }
            Err(_) => faults.lose(
                word.line,
                &fields.record,
                format!("`{}` is no day", quoted(&word.text)),
                "write 2026-01-01",
            ),
        }
    }
    days
}

fn collectives(head: &mut Fields<'_, '_>, faults: &mut Faults) -> Vec<Placed<Collective>> {
    let mut out = Vec::new();
    for table in head.tables("collectives", faults) {
        for (name, members) in table.entries(faults) {
            let record = format!("collective {}", quoted(&name.text));
            let Some(id) = parsed(&name, CollectiveId::parse, &record, faults) else { continue };
            let posts = members.iter().filter_map(|w| parsed(w, PostId::parse, &record, faults));
            let posts = posts.map(|p| p.value).collect();
            out.push(Placed { value: Collective { id: id.value, posts }, line: name.line });
        }
    }
    out
}

fn officer(
    mut fields: Fields<'_, '_>,
    seen: &mut Vec<OfficerId>,
    faults: &mut Faults,
) -> Option<Placed<Officer>> {
    let line = fields.line;
    let id = needed_id(&mut fields, "id", OfficerId::parse, faults);
    if let Some(id) = &id {
        fields.record = format!("officer {}", id.value);
        seen.push(id.value.clone());
    }
    let name = fields.text("name", faults);
    let post = needed_id(&mut fields, "post", PostId::parse, faults);
    let roles = words(&mut fields, "roles", faults, Role::parse);
    let functions = ids(&mut fields, "functions", FunctionId::parse, faults);
    let level = needed(&mut fields, "level", faults);
    let compartments = words(&mut fields, "compartments", faults, |w| Some(Compartment::named(w)));
    let mut ties = Vec::new();
    for mut tie in fields.tables("tie", faults) {
        let kind = needed(&mut tie, "kind", faults);
        let of = needed_id(&mut tie, "of", PartyId::parse, faults);
        let declared = days(&mut tie, "declared", faults).into_iter().next();
        tie.finish(faults);
        if let (Some(kind), Some(of)) = (kind, of) {
            ties.push(Tie { kind: kind.text, of: of.value, declared });
        }
    }
    fields.finish(faults);
    let value = Officer {
        id: id?.value,
        name,
        post: post?.value,
        roles: roles.into_iter().map(|r| r.value).collect(),
        functions: functions.into_iter().map(|f| f.value).collect(),
        level: Level::named(&level?.text),
        compartments: compartments.into_iter().map(|c| c.value).collect(),
        ties,
    };
    Some(Placed { value, line })
}
