//! The bytes of a zip in, its entries out, unpacked one at a time. Believes no size that is stated,
//! and unpacks no more than its bound.

/// Entries of one zip. Largest seen: 412 (a report with its pictures).
const ENTRIES_MAX: usize = 20_000;
/// Bytes of a comment at the end, within which the directory is looked for.
const END_BYTES: usize = 22 + 65_535;

/// An entry of a zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    method: u16,
    pub(super) is_encrypted: bool,
    packed: usize,
    at: usize,
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

/// The entries of a zip, as its directory lists them; none when there is no directory.
pub(super) fn entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    let from = bytes.len().saturating_sub(END_BYTES);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let count = usize::from(word(bytes, end + 10)?);
    let mut at = long(bytes, end + 16)?;
    let mut out = Vec::new();
    for _ in 0..count.min(ENTRIES_MAX) {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            break;
        }
        let length = |offset: usize| word(bytes, at + offset).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let start = at.checked_add(46)?;
        out.push(Entry {
            name: String::from_utf8_lossy(bytes.get(start..start.checked_add(name)?)?).into_owned(),
            is_encrypted: word(bytes, at + 8)? & 1 != 0,
            method: word(bytes, at + 10)?,
            packed: long(bytes, at + 20)?,
            at: long(bytes, at + 42)?,
        });
        at = start.checked_add(name + extra + comment)?;
    }
    Some(out)
}

/// The bytes of an entry, at most so many; none when it is damaged, longer, or packed in a way that
/// is not read.
pub(super) fn unpack(bytes: &[u8], entry: &Entry, bytes_max: usize) -> Option<Vec<u8>> {
    let head = entry.at;
    if entry.is_encrypted || bytes.get(head..head.checked_add(4)?)? != b"PK\x03\x04" {
        return None;
    }
    let name = usize::from(word(bytes, head.checked_add(26)?)?);
    let extra = usize::from(word(bytes, head.checked_add(28)?)?);
    let start = head.checked_add(30 + name + extra)?;
    let packed = bytes.get(start..start.checked_add(entry.packed)?)?;
    match entry.method {
        0 => (packed.len() <= bytes_max).then(|| packed.to_vec()),
        8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, bytes_max).ok(),
        _ => None,
    }
}
