//! The bytes of an XML list in, one record's small tree at a time out. Never expands an entity a
//! file declares, never holds more than one record, and goes on after one that is broken.

use super::faults::{Faults, quoted};
use super::limits::{DEPTH_MAX, RECORD_BYTES_MAX};
use super::text;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// One element with what stands in it; attributes are passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name.
    pub(super) name: String,
    /// Its own text.
    pub(super) text: String,
    /// Its elements.
    pub(super) children: Vec<Self>,
}

impl Element {
    /// The clean text of the first child of that name; empty when there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        let child = self.children.iter().find(|child| child.name == name);
        child.map_or("", |child| child.text.as_str())
    }

    /// The children of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The texts of `<name><VALUE>…</VALUE>…</name>`, which may also stand in `name` itself.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.all(name)
            .flat_map(|list| std::iter::once(list).chain(list.all("VALUE")))
            .map(|value| value.text.as_str())
            .filter(|text| !text.is_empty())
    }
}

/// One record and the line it begins on.
#[derive(Debug)]
pub(super) struct Record {
    /// The record.
    pub(super) element: Element,
    /// Its line.
    pub(super) line: u64,
    /// What was met in its text, not yet called by its id.
    pub(super) faults: Faults,
}

/// The records of a file, which are the elements called by one of some names.
#[derive(Debug)]
pub(super) struct Records<'a> {
    bytes: &'a str,
    names: &'static [&'static str],
    root: &'static str,
    reader: Reader<&'a [u8]>,
    /// Bytes before the part the reader is at: it is set up anew after a broken record.
    offset: usize,
    /// The last place a line was counted for, and that line.
    counted: (usize, u64),
    has_root: bool,
    is_whole: bool,
}

/// How the reading of one record ended.
#[derive(Debug)]
enum Ended {
    Whole(Element),
    /// Something is wrong with it; what.
    Broken(String),
    /// The file ends in it.
    Cut,
}

impl<'a> Records<'a> {
    /// The elements called one of `names` in a document called `root`.
    pub(super) fn of(bytes: &'a str, root: &'static str, names: &'static [&'static str]) -> Self {
        Self {
            bytes,
            names,
            root,
            reader: reader(bytes),
            offset: 0,
            counted: (0, 1),
            has_root: false,
            is_whole: false,
        }
    }

    /// The next record; none at the end.
    pub(super) fn next(&mut self, faults: &mut Faults) -> Option<Record> {
        loop {
            let at = self.place();
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    let name = name_of(tag.local_name().into_inner());
                    if self.names.contains(&name.as_str()) {
                        let line = self.line(at);
                        if let Some(record) = self.record(name, line, faults) {
                            return Some(record);
                        }
                    } else if name == self.root {
                        self.has_root = true;
                    }
                }
                Ok(Event::End(tag)) if name_of(tag.local_name().into_inner()) == self.root => {
                    self.is_whole = true;
                }
                Ok(Event::Empty(tag)) if name_of(tag.local_name().into_inner()) == self.root => {
                    (self.has_root, self.is_whole) = (true, true);
                }
                Ok(Event::DocType(_)) => {
                    let what = "the file declares a document type, which is not read".to_owned();
                    let line = self.line(at);
                    faults.note(line, "", what, "entities it declares are not expanded");
                }
                Ok(Event::Eof) => {
                    self.end(faults);
                    return None;
                }
                Ok(_) => {}
                Err(error) => {
                    let line = self.line(self.place());
                    let what = format!("not well-formed XML: {}", quoted(&error.to_string()));
                    faults.lose(line, "", what, "reading goes on with the next record");
                    if !self.resume(self.place().max(at + 1)) {
                        return None;
                    }
                }
            }
        }
    }

    fn record(&mut self, name: String, line: u64, faults: &mut Faults) -> Option<Record> {
        let from = self.place();
        let mut seen = Faults::default();
        match self.element(name, from, line, &mut seen) {
            Ended::Whole(element) => Some(Record { element, line, faults: seen }),
            Ended::Broken(what) => {
                faults.lose(line, "", what, "the records around it are read");
                self.resume(from);
                None
            }
            Ended::Cut => {
                let what = "the file ends inside this record".to_owned();
                faults.lose(line, "", what, "fetch the whole file again");
                self.is_whole = true;
                None
            }
        }
    }

    fn element(&mut self, name: String, from: usize, line: u64, faults: &mut Faults) -> Ended {
        let mut open = vec![Element { name, ..Element::default() }];
        loop {
            let event = self.reader.read_event();
            if self.place().saturating_sub(from) > RECORD_BYTES_MAX {
                return Ended::Broken(format!("a record of more than {RECORD_BYTES_MAX} bytes"));
            }
            match event {
                Ok(Event::Start(tag)) => {
                    let name = name_of(tag.local_name().into_inner());
                    if self.names.contains(&name.as_str()) {
                        return Ended::Broken("the record is never closed".to_owned());
                    }
                    if open.len() >= DEPTH_MAX {
                        return Ended::Broken(format!("elements nest deeper than {DEPTH_MAX}"));
                    }
                    open.push(Element { name, ..Element::default() });
                }
                Ok(Event::Empty(tag)) => {
                    let name = name_of(tag.local_name().into_inner());
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(Element { name, ..Element::default() });
                    }
                }
                Ok(Event::End(_)) => {
                    let Some(mut done) = open.pop() else { return Ended::Cut };
                    done.text = text::clean(&done.text, line, "", faults);
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ended::Whole(done),
                    }
                }
                Ok(Event::Text(words)) => append(&mut open, &words.into_inner()),
                Ok(Event::CData(words)) => append(&mut open, &words.into_inner()),
                Ok(Event::GeneralRef(reference)) => {
                    append(&mut open, &resolved(&reference, line, faults));
                }
                Ok(Event::Eof) => return Ended::Cut,
                Ok(_) => {}
                Err(error) => {
                    return Ended::Broken(format!(
                        "not well-formed XML: {}",
                        quoted(&error.to_string())
                    ));
                }
            }
        }
    }

    /// Sets the reader on the next record that begins at or after a place.
    fn resume(&mut self, from: usize) -> bool {
        let from = (from..self.bytes.len()).find(|at| self.bytes.is_char_boundary(*at));
        let Some(from) = from else { return false };
        let rest = self.bytes.get(from..).unwrap_or_default();
        let next = rest.match_indices('<').map(|(at, _)| at).find(|at| {
            let tag = rest.get(at + 1..).unwrap_or_default();
            self.names.iter().any(|name| {
                let after = tag.strip_prefix(name);
                after.is_some_and(|a| a.starts_with(['>', ' ', '\t', '\n', '\r', '/']))
            })
        });
        let Some(next) = next else { return false };
        self.offset = from + next;
        self.reader = reader(self.bytes.get(self.offset..).unwrap_or_default());
        true
    }

    fn end(&self, faults: &mut Faults) {
        if !self.has_root {
            let what = format!("no element is called `{}`", self.root);
            faults.lose(0, "", what, "look whether the file is of this format");
        } else if !self.is_whole && !self.bytes.contains(&format!("</{}", self.root)) {
            let what = format!("the file ends before `</{}>`", self.root);
            faults.lose(0, "", what, "records may be missing; fetch the whole file again");
        }
    }

    fn place(&self) -> usize {
        self.offset + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn line(&mut self, at: usize) -> u64 {
        let (from, line) = if self.counted.0 <= at { self.counted } else { (0, 1) };
        let between = self.bytes.as_bytes().get(from..at).unwrap_or_default();
        let ends = between.iter().filter(|b| **b == b'\n').count();
        self.counted = (at, line + u64::try_from(ends).unwrap_or(u64::MAX));
        self.counted.1
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    // After a broken record the reader starts inside elements it did not see begin.
    config.allow_unmatched_ends = true;
    reader
}

fn append(open: &mut [Element], words: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(words);
    }
}

/// The character a reference stands for. Only the five every document has, and numbers: one that a
/// file declares stays as it is written, so that none can grow.
fn resolved(reference: &BytesRef<'_>, line: u64, faults: &mut Faults) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name: &str = reference;
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => {
            let what = format!("the entity `{}` is not expanded", quoted(name));
            faults.note(line, "", what, "write the character itself");
            format!("&{};", quoted(name))
        }
    }
}

fn name_of(name: &str) -> String {
    name.to_owned()
}
