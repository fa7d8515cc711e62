//! A document of a word processor in, its paragraphs out: the text, headers, footers, notes and
//! comments. What was struck out in revision is left out. Runs no macro, follows no link.

use super::{Document, Fault, Kind, Place, Unread, Writer, zip};
use quick_xml::events::Event;

/// Bytes of one part unpacked.
const PART_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Parts read of one document.
const PARTS_MAX: usize = 200;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Fault>), Unread> {
    let damaged = || {
        Unread::new(
            "is a damaged zip: its directory cannot be read",
            "fetch or save the file again",
        )
    };
    let entries = zip::entries(bytes).ok_or_else(damaged)?;
    if !entries.iter().any(|e| e.name == "word/document.xml") {
        return Err(Unread::new(
            "is a zip but no document of a word processor",
            "unpack it and scan its files; save tables and slides as PDF",
        ));
    }
    let mut parts: Vec<(String, &zip::Entry)> =
        entries.iter().filter_map(|e| Some((part(&e.name)?, e))).collect();
    // The text itself first.
    parts.sort_by(|a, b| a.0.cmp(&b.0));
    let mut faults = Vec::new();
    let mut out = Writer::new(Kind::Docx);
    for (name, entry) in parts.iter().take(PARTS_MAX) {
        let place =
            Place::Paragraph { part: Some(name.clone()).filter(|n| !n.is_empty()), number: 1 };
        match zip::unpack(bytes, entry, PART_BYTES_MAX) {
            Some(xml) => {
                if !paragraphs(&xml, name, &mut out) {
                    faults.push(Fault::at(&place, "is damaged after this", "save the file again"));
                }
            }
            None if name.is_empty() => {
                return Err(Unread::new(
                    "cannot be unpacked: its text is damaged, encrypted or too long",
                    "open it and save it again, without a password",
                ));
            }
            None => faults.push(Fault::at(&place, "cannot be unpacked", "save the file again")),
        }
        if out.is_full() {
            faults.push(Fault::cut(&place));
            break;
        }
    }
    if parts.len() > PARTS_MAX {
        faults.push(Fault::whole("has too many parts: some are left out", "split the document"));
    }
    Ok((out.finish(), faults))
}

/// What a part of the zip is to people; none when it holds no words for them.
fn part(name: &str) -> Option<String> {
    let own = name.strip_prefix("word/")?.strip_suffix(".xml")?;
    let kind = own.trim_end_matches(|c: char| c.is_ascii_digit());
    Some(match kind {
        "document" => String::new(),
        "header" | "footer" => own.to_owned(),
        "footnotes" => "footnotes".to_owned(),
        "endnotes" => "endnotes".to_owned(),
        "comments" => "comments".to_owned(),
        _ => return None,
    })
}

/// Writes down the paragraphs of a part; whether it could be read to its end.
fn paragraphs(xml: &[u8], part: &str, out: &mut Writer) -> bool {
    let xml = String::from_utf8_lossy(xml);
    let mut reader = quick_xml::Reader::from_str(&xml);
    reader.config_mut().allow_dangling_amp = true;
    let part = Some(part.to_owned()).filter(|p| !p.is_empty());
    let mut number = 0;
    let mut is_words = false;
    loop {
        if out.is_full() {
            return false;
        }
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().into_inner() {
                "p" => {
                    number += 1;
                    out.end_block();
                    out.place(Place::Paragraph { part: part.clone(), number });
                }
                "t" => is_words = true,
                _ => {}
            },
            Ok(Event::Empty(tag)) => match tag.local_name().into_inner() {
                "tab" => out.push("\t"),
                "br" | "cr" => out.push("\n"),
                "noBreakHyphen" => out.push("-"),
                "softHyphen" => out.push("\u{ad}"),
                "p" => number += 1,
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().into_inner() {
                "t" => is_words = false,
                "p" => out.end_block(),
                _ => {}
            },
            Ok(Event::Text(words)) if is_words => out.push(&words),
            Ok(Event::CData(words)) if is_words => out.push(&words),
            Ok(Event::GeneralRef(name)) if is_words => out.push(&reference(&name)),
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// The letters of a reference: a number, or one of the five names that need no declaration.
fn reference(name: &str) -> String {
    let code = name.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let named = || {
        let all = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
        all.iter().find(|(own, _)| *own == name).map(|(_, c)| *c)
    };
    let c = code.and_then(char::from_u32).filter(|c| !c.is_control()).or_else(named);
    c.unwrap_or('\u{fffd}').to_string()
}
