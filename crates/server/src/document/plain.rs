//! Bytes in, text out, by the encoding that their first bytes or a label state. Text without either
//! is UTF-8 or is refused: a letter guessed wrongly is a name missed.

use super::{Document, Fault, Kind, Place, Unread, Writer};

/// Reads plain text: UTF-8, or UTF-16 with its mark.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Fault>), Unread> {
    let mut out = Writer::new(Kind::Text);
    out.place(Place::Line { line: 1, column: 1 });
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, has_faults) =
            encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        if has_faults {
            return Err(Unread::new(
                &format!("is marked as {} and is not", encoding.name()),
                "save it as UTF-8",
            ));
        }
        out.push(&text);
        return Ok((out.finish(), Vec::new()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => out.push(text),
        Err(error) => {
            let at = error.valid_up_to();
            let before = bytes.get(..at).unwrap_or_default();
            let line = before.split(|b| *b == b'\n').count();
            return Err(Unread::new(
                &format!("line {line} is not UTF-8, at byte {at}"),
                "save the text as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
            ));
        }
    }
    Ok((out.finish(), Vec::new()))
}

/// The beginning of a file as text, for telling what it is.
pub(super) fn start_of(head: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, length)) => {
            let rest = head.get(length..).unwrap_or_default();
            encoding.decode_without_bom_handling(rest).0.into_owned()
        }
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// Bytes as the label says they are written, and whether the label was believed. Without a label,
/// or with one that is unknown: UTF-8 when they are, else windows-1252, as browsers do.
pub(super) fn labelled(bytes: &[u8], label: Option<&str>) -> (String, Option<String>) {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return (encoding.decode_without_bom_handling(rest).0.into_owned(), None);
    }
    let named = label.and_then(|l| encoding_rs::Encoding::for_label(l.trim().as_bytes()));
    if let Some(encoding) = named {
        let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
        let fault = has_faults.then(|| format!("says it is {} and is not", encoding.name()));
        return (text.into_owned(), fault);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let fault = match label {
        Some(label) => format!("has the unknown encoding `{label}`; it is read as windows-1252"),
        None => "does not state its encoding; it is read as windows-1252".to_owned(),
    };
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    (text.into_owned(), Some(fault))
}
