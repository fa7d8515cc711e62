//! Bytes of a PDF in, its objects out: numbers, names, strings, arrays, dictionaries. Never follows
//! a reference, never reads beyond its bytes, never nests deeper than its bound.

use std::collections::BTreeMap;

/// Arrays and dictionaries within one another. Largest seen: 7. Deeper ones are read as nothing.
const DEPTH_MAX: usize = 40;

/// An object of a PDF.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Self>),
    Dictionary(Dictionary),
    Reference(u32),
    /// A word that is none of these: an operator of a page.
    Word(Vec<u8>),
}

/// Names and what they stand for.
pub(super) type Dictionary = BTreeMap<Vec<u8>, Object>;

impl Object {
    pub(super) const fn number(&self) -> Option<f64> {
        if let Self::Number(n) = self { Some(*n) } else { None }
    }

    /// A whole number from 0 that fits.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked first"
    )]
    pub(super) fn whole(&self) -> Option<u32> {
        self.number().filter(|n| (0.0..4e9).contains(n)).map(|n| n as u32)
    }
}

/// Reads objects one after another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexer<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) at: usize,
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'b> Lexer<'b> {
    pub(super) const fn at(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Whether these bytes stand here; takes them if so.
    pub(super) fn take(&mut self, what: &[u8]) -> bool {
        let stands = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(what));
        self.at += if stands { what.len() } else { 0 };
        stands
    }

    /// The next object; none at the end.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.skip_space();
        let byte = self.peek()?;
        match byte {
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.name()))
            }
            b'(' => Some(Object::Text(self.literal())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.dictionary(depth)
            }
            b'<' => {
                self.at += 1;
                Some(Object::Text(self.hexadecimal()))
            }
            b'[' => {
                self.at += 1;
                self.array(depth)
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number_or_reference()),
            _ if is_delimiter(byte) => {
                self.at += 1;
                Some(Object::Word(vec![byte]))
            }
            _ => {
                let start = self.at;
                while self.peek().is_some_and(|b| !is_space(b) && !is_delimiter(b)) {
                    self.at += 1;
                }
                let word = self.bytes.get(start..self.at).unwrap_or_default();
                Some(if word == b"null" { Object::Null } else { Object::Word(word.to_vec()) })
            }
        }
    }

    fn name(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        while let Some(byte) = self.peek().filter(|b| !is_space(*b) && !is_delimiter(*b)) {
            self.at += 1;
            let pair = self.bytes.get(self.at..self.at + 2).filter(|_| byte == b'#');
            let code = pair.and_then(|p| Some(hex(*p.first()?)? << 4 | hex(*p.get(1)?)?));
            self.at += if code.is_some() { 2 } else { 0 };
            out.push(code.unwrap_or(byte));
        }
        out
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut out);
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn escaped(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' | b'f' => out.push(b' '),
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|b| (b'0'..=b'7').contains(b)) else {
                        break;
                    };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                out.push(u8::try_from(code & 0xFF).unwrap_or(0));
            }
            other => out.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            digits.extend(hex(byte));
        }
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        digits.as_chunks::<2>().0.iter().map(|[a, b]| a << 4 | b).collect()
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        let mut out = Vec::new();
        loop {
            self.skip_space();
            if self.take(b"]") || self.peek().is_none() {
                return Some(Object::Array(out));
            }
            if depth >= DEPTH_MAX {
                return None;
            }
            out.push(self.nested(depth + 1)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Object> {
        let mut out = Dictionary::new();
        loop {
            self.skip_space();
            if self.take(b">>") || self.peek().is_none() {
                return Some(Object::Dictionary(out));
            }
            if depth >= DEPTH_MAX {
                return None;
            }
            match self.nested(depth + 1)? {
                Object::Name(name) => {
                    let value = self.nested(depth + 1)?;
                    out.insert(name, value);
                }
                // Damaged: what has no name is passed over.
                _ => continue,
            }
        }
    }

    fn number(&mut self) -> f64 {
        let start = self.at;
        while self.peek().is_some_and(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            self.at += 1;
        }
        let word = self.bytes.get(start..self.at).unwrap_or_default();
        std::str::from_utf8(word).ok().and_then(|w| w.parse().ok()).unwrap_or(0.0)
    }

    fn number_or_reference(&mut self) -> Object {
        let first = Object::Number(self.number());
        let Some(id) = first.whole() else { return first };
        let mut ahead = *self;
        ahead.skip_space();
        if !ahead.peek().is_some_and(|b| b.is_ascii_digit()) {
            return first;
        }
        ahead.number();
        ahead.skip_space();
        let is_end = |byte: Option<u8>| byte.is_none_or(|b| is_space(b) || is_delimiter(b));
        if ahead.take(b"R") && is_end(ahead.peek()) {
            *self = ahead;
            return Object::Reference(id);
        }
        first
    }
}

const fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
