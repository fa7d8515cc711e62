//! The bytes of a PDF in, its words by page out. Says when there is nothing to read: encrypted,
//! only pictures, or letters without a table. Draws nothing, runs nothing, fetches nothing.

mod file;
mod font;
mod object;
mod page;

use super::{Document, Fault, Kind, Place, Unread, Writer};
use file::{File, is_a};
use object::Object;
use std::collections::HashSet;

/// Pages read of one file. Largest seen: 2,800 (a consolidated list, printed).
const PAGES_MAX: usize = 20_000;
/// Branches within branches of the tree of pages.
const DEPTH_MAX: usize = 64;
/// Share of letters on a page that may be without a reading. Units: per cent.
const UNKNOWN_SHARE_MAX: usize = 10;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Fault>), Unread> {
    let file = File::read(bytes);
    if file.is_encrypted {
        return Err(Unread::new(
            "is an encrypted PDF: its words cannot be read without its password",
            "open it with its password and print it to a new PDF",
        ));
    }
    let pages = pages(&file);
    if pages.is_empty() {
        return Err(Unread::new(
            "has no page that can be read: the PDF is damaged",
            "open it in a viewer and print it to a new PDF",
        ));
    }
    let mut faults = Vec::new();
    let mut out = Writer::new(Kind::Pdf);
    let mut fonts = page::Fonts::new();
    let (mut pictures, mut silent) = (0_usize, 0_usize);
    for (number, (page, resources)) in (1..).zip(pages.iter().take(PAGES_MAX)) {
        let said = page::read(&file, page, resources, &mut fonts);
        if said.unknown * 100 > said.codes * UNKNOWN_SHARE_MAX {
            faults.push(Fault::at(
                &Place::Page { number, line: 0 },
                "has letters that its fonts do not tell how to read",
                "read this page by eye, or print the file to a new PDF from where it was written",
            ));
        } else if said.text.trim().is_empty() {
            silent += 1;
            pictures += usize::from(said.has_picture);
        }
        out.place(Place::Page { number, line: 1 });
        out.push(&said.text);
        out.end_block();
        if out.is_full() {
            faults.push(Fault::cut(&Place::Page { number, line: 0 }));
            break;
        }
    }
    if silent == pages.len() {
        let words = if pictures > 0 {
            "is a PDF of pictures without text: it was scanned"
        } else {
            "is a PDF without text"
        };
        return Err(Unread::new(words, "have its text recognised (OCR), or read it by eye"));
    }
    if pictures > 0 {
        let words = format!("{pictures} of {} pages are pictures without text", pages.len());
        faults.push(Fault::whole(&words, "have their text recognised (OCR), or read them by eye"));
    }
    if pages.len() > PAGES_MAX || file.is_cut.get() {
        faults.push(Fault::whole(
            "the file is larger than is read: its end is left out",
            "split it into several files",
        ));
    }
    Ok((out.finish(), faults))
}

/// The pages in order, each with the resources it has or takes from above.
fn pages<'f>(file: &'f File<'_>) -> Vec<(&'f Object, &'f Object)> {
    let all = file.objects();
    let root = all.iter().rev().find(|(_, o)| is_a(o, b"Catalog"));
    let mut out = Vec::new();
    if let Some(root) = root.and_then(|(_, o)| file.get(o, b"Pages")) {
        let mut seen = HashSet::new();
        walk(file, root, &Object::Null, &mut seen, 0, &mut out);
    }
    if out.is_empty() {
        // The tree is damaged: the pages in the order of their numbers.
        let pages = all.iter().filter(|(_, o)| is_a(o, b"Page")).take(PAGES_MAX + 1);
        out =
            pages.map(|(_, o)| (*o, file.get(o, b"Resources").unwrap_or(&Object::Null))).collect();
    }
    out
}

fn walk<'f>(
    file: &'f File<'_>,
    node: &'f Object,
    above: &'f Object,
    seen: &mut HashSet<*const Object>,
    depth: usize,
    out: &mut Vec<(&'f Object, &'f Object)>,
) {
    let node = file.resolve(node);
    if depth > DEPTH_MAX || out.len() > PAGES_MAX || !seen.insert(std::ptr::from_ref(node)) {
        return;
    }
    let resources = file.get(node, b"Resources").unwrap_or(above);
    match file.get(node, b"Kids") {
        Some(Object::Array(kids)) => {
            kids.iter().for_each(|kid| walk(file, kid, resources, seen, depth + 1, out));
        }
        _ if is_a(node, b"Page") => out.push((node, resources)),
        _ => {}
    }
}
