//! The bytes of a PDF in, its objects by number and the bytes of its streams out. Reads every
//! object that stands in the file, whatever its table of places says: a damaged table loses
//! nothing. Never unpacks more than its bound.

use super::object::{Dictionary, Lexer, Object};
use std::cell::Cell;
use std::collections::HashMap;

/// Objects of one file. Largest seen: 180,000 (a printed parliament's year).
const OBJECTS_MAX: usize = 1_000_000;
/// Bytes of one stream unpacked.
const STREAM_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of all streams of one file unpacked: a small file cannot make a large one.
const UNPACKED_BYTES_MAX: usize = 512 * 1024 * 1024;
/// References to references.
const HOPS_MAX: usize = 16;

/// An object and, if it is a stream, where its bytes are.
#[derive(Debug, Clone)]
struct Entry {
    object: Object,
    stream: Option<(usize, usize)>,
}

/// A PDF as its objects.
#[derive(Debug)]
pub(super) struct File<'b> {
    bytes: &'b [u8],
    entries: HashMap<u32, Entry>,
    pub(super) is_encrypted: bool,
    /// Whether a bound cut something.
    pub(super) is_cut: Cell<bool>,
    unpacked: Cell<usize>,
}

impl<'b> File<'b> {
    pub(super) fn read(bytes: &'b [u8]) -> Self {
        let mut file = Self {
            bytes,
            entries: HashMap::new(),
            is_encrypted: false,
            is_cut: Cell::new(false),
            unpacked: Cell::new(0),
        };
        let mut packed = Vec::new();
        let mut at = 0;
        while let Some((id, from)) = next_object(bytes, at) {
            at = file.entry(id, from).max(from);
            if let Some(entry) = file.entries.get(&id)
                && is_a(&entry.object, b"ObjStm")
            {
                packed.push(id);
            }
            if file.entries.len() >= OBJECTS_MAX {
                file.is_cut.set(true);
                break;
            }
        }
        let of_trailer = find(bytes, b"/Encrypt", 0).is_some() && file.has_encryption();
        file.is_encrypted = of_trailer;
        if !file.is_encrypted {
            for id in packed {
                file.unpack(id);
            }
        }
        file
    }

    /// Whether a trailer, plain or a stream, names a dictionary of encryption.
    fn has_encryption(&self) -> bool {
        let is_named = |object: &Object| {
            matches!(object, Object::Dictionary(d) if d.contains_key(&b"Encrypt"[..])
                && (d.contains_key(&b"Root"[..]) || d.contains_key(&b"ID"[..])))
        };
        let mut at = 0;
        while let Some(found) = find(self.bytes, b"trailer", at) {
            at = found + 7;
            if Lexer::at(self.bytes, at).object().is_some_and(|o| is_named(&o)) {
                return true;
            }
        }
        self.entries.values().any(|e| e.stream.is_some() && is_named(&e.object))
    }

    /// Reads the object whose content begins at `from`; where it ends.
    fn entry(&mut self, id: u32, from: usize) -> usize {
        let mut lexer = Lexer::at(self.bytes, from);
        let Some(object) = lexer.object() else { return from };
        lexer.skip_space();
        let mut stream = None;
        if matches!(object, Object::Dictionary(_)) && lexer.take(b"stream") {
            let _ = lexer.take(b"\r");
            let _ = lexer.take(b"\n");
            let start = lexer.at;
            let end = find(self.bytes, b"endstream", start).unwrap_or(self.bytes.len());
            // The length stated is believed when the stream ends there.
            let stated = self.get(&object, b"Length").and_then(Object::whole);
            let stated = stated.map(|n| start.saturating_add(n as usize));
            let ends = |at: usize| {
                let rest = self.bytes.get(at..at.saturating_add(12)).unwrap_or_default();
                find(rest, b"endst", 0).is_some()
            };
            let end = stated.filter(|at| ends(*at)).unwrap_or(end);
            stream = Some((start, end));
            lexer.at = end;
        }
        self.entries.insert(id, Entry { object, stream });
        lexer.at
    }

    /// The objects within an object stream. One of the same number that stands plain later in the
    /// file was put in first and is kept.
    fn unpack(&mut self, id: u32) {
        let Some(bytes) = self.stream(id) else { return };
        let whole = |name: &[u8]| {
            let object = &self.entries.get(&id)?.object;
            self.get(object, name).and_then(Object::whole)
        };
        let (Some(count), Some(first)) = (whole(b"N"), whole(b"First")) else { return };
        let mut heads = Lexer::at(&bytes, 0);
        for _ in 0..count {
            let (Some(number), Some(offset)) = (heads.object(), heads.object()) else { return };
            let (Some(number), Some(offset)) = (number.whole(), offset.whole()) else { return };
            let at = (first as usize).saturating_add(offset as usize);
            if let Some(object) = Lexer::at(&bytes, at).object() {
                if self.entries.len() >= OBJECTS_MAX {
                    self.is_cut.set(true);
                    return;
                }
                let entry = Entry { object, stream: None };
                match self.entries.get(&number) {
                    Some(kept) if kept.stream.is_some() => {}
                    _ => {
                        self.entries.insert(number, entry);
                    }
                }
            }
        }
    }

    /// What an object is, through references.
    pub(super) fn resolve<'o>(&'o self, object: &'o Object) -> &'o Object {
        let mut object = object;
        for _ in 0..HOPS_MAX {
            let Object::Reference(id) = object else { return object };
            let Some(entry) = self.entries.get(id) else { return &Object::Null };
            object = &entry.object;
        }
        &Object::Null
    }

    /// What a dictionary, or a reference to one, says under a name.
    pub(super) fn get<'o>(&'o self, of: &'o Object, name: &[u8]) -> Option<&'o Object> {
        let Object::Dictionary(dictionary) = self.resolve(of) else { return None };
        Some(self.resolve(dictionary.get(name)?))
    }

    /// Every object, by number.
    pub(super) fn objects(&self) -> Vec<(u32, &Object)> {
        let mut all: Vec<(u32, &Object)> =
            self.entries.iter().map(|(id, e)| (*id, &e.object)).collect();
        all.sort_unstable_by_key(|(id, _)| *id);
        all
    }

    /// The bytes of a stream, unpacked; none when it is packed in a way that is not read.
    pub(super) fn stream(&self, id: u32) -> Option<Vec<u8>> {
        let entry = self.entries.get(&id)?;
        let (start, end) = entry.stream?;
        let Object::Dictionary(dictionary) = &entry.object else { return None };
        let mut bytes = self.bytes.get(start..end)?.to_vec();
        for (filter, parameters) in self.filters(dictionary) {
            bytes = match filter.as_slice() {
                b"FlateDecode" | b"Fl" => self.predicted(inflate(&bytes), &parameters),
                b"ASCIIHexDecode" | b"AHx" => {
                    let mut text = b"<".to_vec();
                    text.extend(&bytes);
                    match Lexer::at(&text, 0).object() {
                        Some(Object::Text(bytes)) => bytes,
                        _ => return None,
                    }
                }
                b"ASCII85Decode" | b"A85" => ascii85(&bytes),
                _ => return None,
            };
            let total = self.unpacked.get().saturating_add(bytes.len());
            self.unpacked.set(total);
            if total > UNPACKED_BYTES_MAX || bytes.len() >= STREAM_BYTES_MAX {
                self.is_cut.set(true);
                return None;
            }
        }
        Some(bytes)
    }

    fn filters(&self, dictionary: &Dictionary) -> Vec<(Vec<u8>, Object)> {
        let of = |long: &[u8], short: &[u8]| {
            let found = dictionary.get(long).or_else(|| dictionary.get(short));
            found.map_or(&Object::Null, |o| self.resolve(o))
        };
        let list = |object: &Object| match object {
            Object::Array(all) => all.iter().map(|o| self.resolve(o).clone()).collect(),
            Object::Null => Vec::new(),
            other => vec![other.clone()],
        };
        let parameters = list(of(b"DecodeParms", b"DP"));
        let name = |object| if let Object::Name(name) = object { name } else { Vec::new() };
        let filters = list(of(b"Filter", b"F")).into_iter().take(4).map(name);
        filters
            .enumerate()
            .map(|(n, filter)| (filter, parameters.get(n).cloned().unwrap_or(Object::Null)))
            .collect()
    }

    /// Undoes the prediction that rows of a table are packed with.
    fn predicted(&self, bytes: Vec<u8>, parameters: &Object) -> Vec<u8> {
        let whole = |name: &[u8]| self.get(parameters, name).and_then(Object::whole);
        let number = |name: &[u8], usual: u32| whole(name).map_or(usual, |n| n.clamp(1, 1 << 16));
        if number(b"Predictor", 1) < 10 {
            return bytes;
        }
        let (colours, bits) = (number(b"Colors", 1), number(b"BitsPerComponent", 8));
        let row = (number(b"Columns", 1) * colours).saturating_mul(bits).div_ceil(8) as usize;
        let pixel = (colours.saturating_mul(bits).div_ceil(8) as usize).max(1);
        let mut above = vec![0_u8; row];
        let mut out = Vec::with_capacity(bytes.len());
        for line in bytes.chunks(row + 1) {
            let Some((how, line)) = line.split_first() else { break };
            let mut own = vec![0_u8; row];
            for at in 0..line.len() {
                let of = |row: &[u8], at: Option<usize>| {
                    at.and_then(|at| row.get(at)).copied().unwrap_or(0)
                };
                let (left, up) = (of(&own, at.checked_sub(pixel)), of(&above, Some(at)));
                let corner = of(&above, at.checked_sub(pixel));
                let guess = match how {
                    1 => left,
                    2 => up,
                    3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(up))).unwrap_or(0),
                    4 => paeth(left, up, corner),
                    _ => 0,
                };
                if let Some(slot) = own.get_mut(at) {
                    *slot = of(line, Some(at)).wrapping_add(guess);
                }
            }
            out.extend(own.iter().take(line.len()));
            above = own;
        }
        out
    }
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let near = |n: i16| (a + b - c - n).abs();
    if near(a) <= near(b) && near(a) <= near(c) {
        left
    } else if near(b) <= near(c) {
        up
    } else {
        corner
    }
}

/// Whether a dictionary says it is of that type.
pub(super) fn is_a(object: &Object, kind: &[u8]) -> bool {
    let Object::Dictionary(dictionary) = object else { return false };
    dictionary.get(&b"Type"[..]).is_some_and(|t| matches!(t, Object::Name(n) if n == kind))
}

/// Where these bytes stand next.
pub(super) fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let first = what.first()?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let next = rest.iter().position(|b| b == first)?;
        if rest.get(next..)?.starts_with(what) {
            return Some(at + next);
        }
        at += next + 1;
    }
}

/// The next `N G obj`: its number, and where its content begins.
fn next_object(bytes: &[u8], from: usize) -> Option<(u32, usize)> {
    let mut at = from;
    loop {
        let found = find(bytes, b"obj", at)?;
        at = found + 3;
        let head = bytes.get(found.saturating_sub(24)..found).unwrap_or_default();
        let mut words = head.rsplit(|b| b.is_ascii_whitespace()).filter(|w| !w.is_empty());
        let number = |word: Option<&[u8]>| -> Option<u32> {
            let word = word?;
            // What stands before the number may touch it: `endobj12 0 obj`.
            let digits = word.iter().rev().take_while(|b| b.is_ascii_digit()).count();
            std::str::from_utf8(word.get(word.len() - digits..)?).ok()?.parse().ok()
        };
        let (generation, id) = (number(words.next()), number(words.next()));
        if let (Some(_), Some(id)) = (generation, id) {
            return Some((id, at));
        }
    }
}

/// As much as can be unpacked: a stream cut off still gives its beginning.
fn inflate(bytes: &[u8]) -> Vec<u8> {
    let unpack = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
    match unpack(bytes, STREAM_BYTES_MAX) {
        Ok(out) => out,
        Err(cut) => cut.output,
    }
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let put = |group: &[u32], out: &mut Vec<u8>| {
        let full = group.iter().copied().chain(std::iter::repeat(84)).take(5);
        let word = full.fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(digit));
        out.extend(word.to_be_bytes().iter().take(group.len().saturating_sub(1)));
    };
    for &byte in bytes {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(u32::from(byte - b'!'));
                if group.len() == 5 {
                    put(&group, &mut out);
                    group.clear();
                }
            }
            _ => {}
        }
    }
    put(&group, &mut out);
    out
}
