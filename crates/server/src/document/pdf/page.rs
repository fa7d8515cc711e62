//! The drawing of a page in, its words in lines out. Words are parted by where they stand: a PDF
//! need not hold a single space. Never draws.

use super::file::File;
use super::font::Font;
use super::object::{Lexer, Object};
use std::collections::HashMap;
use std::rc::Rc;

/// Drawings within drawings.
const DEPTH_MAX: usize = 8;
/// Operations of one page.
const OPERATIONS_MAX: usize = 5_000_000;
/// Bytes of text of one page.
const TEXT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    /// Codes whose letters cannot be known.
    pub(super) unknown: usize,
    /// Codes in all.
    pub(super) codes: usize,
    /// Whether there are pictures on it.
    pub(super) has_picture: bool,
}

/// Fonts read already, by the number of their object.
pub(super) type Fonts = HashMap<u32, Rc<Font>>;

/// A page being read.
struct Page<'p, 'b> {
    file: &'p File<'b>,
    fonts: &'p mut Fonts,
    said: Said,
    font: Option<Rc<Font>>,
    size: f64,
    leading: f64,
    letter_space: f64,
    /// Where the line begins, and where the next letter stands: the whole matrix of the text.
    line: [f64; 6],
    at: [f64; 6],
    /// Where the last letter ended, across and up, and its size.
    last: Option<(f64, f64, f64)>,
    operations: usize,
}

/// The words of a page.
pub(super) fn read(file: &File<'_>, page: &Object, resources: &Object, fonts: &mut Fonts) -> Said {
    let mut reader = Page {
        file,
        fonts,
        said: Said::default(),
        font: None,
        size: 1.0,
        leading: 0.0,
        letter_space: 0.0,
        line: UNIT,
        at: UNIT,
        last: None,
        operations: 0,
    };
    let mut drawing = Vec::new();
    if let Object::Dictionary(dictionary) = file.resolve(page) {
        let contents = dictionary.get(&b"Contents"[..]);
        let direct = contents.map(|c| (c, file.resolve(c)));
        let ids: Vec<u32> = match direct {
            Some((_, Object::Array(all))) => all.iter().filter_map(id).collect(),
            Some((contents, _)) => id(contents).into_iter().collect(),
            None => Vec::new(),
        };
        for id in ids {
            drawing.extend(file.stream(id).unwrap_or_default());
            drawing.push(b'\n');
        }
    }
    reader.draw(&drawing, resources, 0);
    reader.said
}

const UNIT: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

const fn id(object: &Object) -> Option<u32> {
    if let Object::Reference(id) = object { Some(*id) } else { None }
}

impl Page<'_, '_> {
    fn draw(&mut self, drawing: &[u8], resources: &Object, depth: usize) {
        let mut lexer = Lexer::at(drawing, 0);
        let mut held: Vec<Object> = Vec::new();
        while let Some(object) = lexer.object() {
            let Object::Word(word) = &object else {
                if held.len() < 64 {
                    held.push(object);
                }
                continue;
            };
            self.operations += 1;
            if self.operations > OPERATIONS_MAX || self.said.text.len() > TEXT_BYTES_MAX {
                return;
            }
            match word.as_slice() {
                b"ID" => {
                    // A picture within the drawing: its bytes are not words.
                    self.said.has_picture = true;
                    let end = super::file::find(drawing, b"EI", lexer.at);
                    lexer.at = end.map_or(drawing.len(), |at| at + 2);
                }
                b"Do" => self.within(held.first(), resources, depth),
                word => self.operate(word, &held, resources),
            }
            held.clear();
        }
    }

    /// A drawing within the drawing, or a picture.
    fn within(&mut self, name: Option<&Object>, resources: &Object, depth: usize) {
        let Some(Object::Name(name)) = name else { return };
        let Some(all) = self.file.get(resources, b"XObject") else { return };
        let Object::Dictionary(all) = all else { return };
        let Some(id) = all.get(name).and_then(id) else { return };
        let object = Object::Reference(id);
        let kind = self.file.get(&object, b"Subtype");
        let is_form = matches!(kind, Some(Object::Name(n)) if n == b"Form");
        self.said.has_picture |= !is_form;
        if !is_form || depth >= DEPTH_MAX {
            return;
        }
        let Some(drawing) = self.file.stream(id) else { return };
        let own = self.file.get(&object, b"Resources").cloned();
        self.draw(&drawing, own.as_ref().unwrap_or(resources), depth + 1);
    }

    fn operate(&mut self, word: &[u8], held: &[Object], resources: &Object) {
        let number = |at: usize| held.get(at).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"BT" => {
                self.line = UNIT;
                self.at = UNIT;
            }
            b"Tf" => {
                self.size = number(1);
                if let Some(Object::Name(name)) = held.first() {
                    self.font = self.font(name, resources);
                }
            }
            b"TL" => self.leading = number(0),
            b"Tc" => self.letter_space = number(0),
            b"Td" => self.step(number(0), number(1)),
            b"TD" => {
                self.leading = -number(1);
                self.step(number(0), number(1));
            }
            b"Tm" => {
                self.line = std::array::from_fn(number);
                self.at = self.line;
            }
            b"T*" => self.step(0.0, -self.leading),
            b"Tj" => self.show(held.first()),
            b"'" => {
                self.step(0.0, -self.leading);
                self.show(held.first());
            }
            b"\"" => {
                self.letter_space = number(1);
                self.step(0.0, -self.leading);
                self.show(held.get(2));
            }
            b"TJ" => {
                let Some(Object::Array(pieces)) = held.first() else { return };
                for piece in pieces {
                    match piece.number() {
                        Some(back) => self.go_on(-back / 1000.0 * self.size),
                        None => self.show(Some(piece)),
                    }
                }
            }
            _ => {}
        }
    }

    fn font(&mut self, name: &[u8], resources: &Object) -> Option<Rc<Font>> {
        let Object::Dictionary(fonts) = self.file.get(resources, b"Font")? else { return None };
        let object = fonts.get(name)?;
        let Some(id) = id(object) else { return Some(Rc::new(Font::read(self.file, object))) };
        if let Some(font) = self.fonts.get(&id) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(self.file, object));
        self.fonts.insert(id, Rc::clone(&font));
        Some(font)
    }

    fn step(&mut self, across: f64, up: f64) {
        let [a, b, c, d, e, f] = self.line;
        self.line =
            [a, b, c, d, across.mul_add(a, up.mul_add(c, e)), across.mul_add(b, up.mul_add(d, f))];
        self.at = self.line;
    }

    fn go_on(&mut self, across: f64) {
        let [a, b, ..] = self.at;
        let [.., e, f] = &mut self.at;
        *e += across * a;
        *f += across * b;
    }

    fn show(&mut self, string: Option<&Object>) {
        let (Some(Object::Text(string)), Some(font)) = (string, self.font.clone()) else { return };
        for glyph in font.glyphs(string) {
            self.said.codes += 1;
            match &glyph.letters {
                Some(letters) => {
                    self.part();
                    if !(letters == " " && self.said.text.ends_with([' ', '\n'])) {
                        self.said.text.push_str(letters);
                    }
                }
                None => {
                    self.said.unknown += 1;
                    self.part();
                    // Not dropped in silence: what is read here reads as no name.
                    self.said.text.push('\u{fffd}');
                }
            }
            self.go_on(glyph.width / 1000.0 * self.size + self.letter_space);
            let [a, b, .., e, f] = self.at;
            self.last = Some((e, f, (a.hypot(b) * self.size).abs().max(0.1)));
        }
    }

    /// Parts words and lines by where the next letter stands.
    fn part(&mut self) {
        let [.., e, f] = self.at;
        let Some((x, y, size)) = self.last else { return };
        let (across, down) = (e - x, y - f);
        let text = &mut self.said.text;
        if down.abs() > size * LINE {
            let is_far = !(0.0..size * PARAGRAPH).contains(&down);
            text.push_str(if is_far { "\n\n" } else { "\n" });
        } else if (across > size * WORD || across < -size) && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
        self.last = None;
    }
}

/// A letter so much lower stands in another line. Units: sizes of the letter.
const LINE: f64 = 0.45;
/// A line so much lower begins another paragraph.
const PARAGRAPH: f64 = 1.9;
/// A gap so wide parts two words.
const WORD: f64 = 0.17;
