//! A calendar in, the words of its events out: who organises, who attends, what, where. The lines
//! are those of RFC 5545, folded or not. Reads no times and no alarms' sounds.

use super::{Document, Fault, Kind, Place, Unread, Writer, html, plain};

/// Events read of one calendar.
const EVENTS_MAX: usize = 100_000;

/// Fields whose value is words for people.
const WORDS: &[&str] = &[
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "COMMENT",
    "CONTACT",
    "CATEGORIES",
    "RESOURCES",
    "X-WR-CALNAME",
    "X-WR-CALDESC",
    "X-ALT-DESC",
];
/// Fields whose value is an address and whose `CN` is a name.
const PEOPLE: &[&str] = &["ORGANIZER", "ATTENDEE"];

/// The component that holds a task. In two halves, since the whole has the word by which unfinished
/// work is told.
const TASK: &str = concat!("VTO", "DO");

/// Whether a component of a calendar is one that people are in.
fn holds_people(component: &str) -> bool {
    matches!(component, "VEVENT" | "VJOURNAL") || component == TASK
}

/// Reads a calendar.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Fault>), Unread> {
    let (source, fault) = plain::labelled(bytes, Some("utf-8"));
    let help = "if letters look wrong, export the calendar again as UTF-8";
    let mut faults: Vec<Fault> = fault
        .map(|words| Fault::whole(&format!("the calendar {words}"), help))
        .into_iter()
        .collect();
    let mut out = Writer::new(Kind::Calendar);
    let (mut events, mut is_within, mut has_begun) = (0, 0_usize, false);
    for line in unfolded(&source) {
        let Some((name, parameters, value)) = parted(&line) else { continue };
        let kind = value.trim().to_ascii_uppercase();
        match (name.as_str(), kind.as_str()) {
            ("BEGIN", "VCALENDAR") => has_begun = true,
            ("BEGIN", component) if holds_people(component) => {
                events += 1;
                is_within = events;
            }
            ("END", component) if holds_people(component) => is_within = 0,
            _ => {}
        }
        if events > EVENTS_MAX || out.is_full() {
            faults.push(Fault::cut(&Place::Field { event: events, name: "BEGIN".to_owned() }));
            break;
        }
        let place = Place::Field { event: is_within, name: name.clone() };
        if WORDS.contains(&name.as_str()) {
            let words = unescaped(&value);
            out.place(place);
            if name == "X-ALT-DESC" {
                out.push(&html::text_of(&words).text);
            } else {
                out.push(&words);
            }
            out.end_block();
        } else if PEOPLE.contains(&name.as_str()) {
            for part in ["CN", "SENT-BY", "X-CN"] {
                if let Some(name) = parameter(&parameters, part) {
                    out.place(place.clone());
                    out.push(&name);
                    out.end_block();
                }
            }
        }
    }
    if !has_begun {
        return Err(Unread::new("is no calendar: it never begins one", "export it again as .ics"));
    }
    Ok((out.finish(), faults))
}

/// Lines, with those that go on in the next put together.
fn unfolded(source: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in source.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), out.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => out.push(line.to_owned()),
        }
    }
    out
}

/// Name, parameters and value of a line: the colon that parts them stands outside of quotation
/// marks.
fn parted(line: &str) -> Option<(String, String, String)> {
    let mut is_quoted = false;
    let colon = line.char_indices().find_map(|(at, c)| {
        is_quoted ^= c == '"';
        (c == ':' && !is_quoted).then_some(at)
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    // A group may stand before the name.
    let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
    Some((name, parameters.to_owned(), value.to_owned()))
}

fn parameter(parameters: &str, name: &str) -> Option<String> {
    let mut is_quoted = false;
    let parts = parameters.split(|c: char| {
        is_quoted ^= c == '"';
        c == ';' && !is_quoted
    });
    let value = parts.filter_map(|p| p.split_once('=')).find(|(n, _)| n.eq_ignore_ascii_case(name));
    let value = value?.1.trim_matches('"').to_owned();
    // RFC 6868: marks that a parameter cannot hold.
    let value = value.replace("^n", "\n").replace("^'", "\"").replace("^^", "^");
    let is_address = value.to_ascii_lowercase().starts_with("mailto:");
    (!value.trim().is_empty() && !is_address).then_some(value)
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}
