//! Fields in, the text of a JSON object out, in the order given. For answers written by the
//! hundred thousand; what is written once goes through `serde_json::Value`.

use crate::output::{write_json, write_string};
use serde_json::Value;
use std::fmt::{Display, Write as _};

/// An object being written.
#[derive(Debug)]
pub(crate) struct Object<'t> {
    text: &'t mut String,
    is_first: bool,
}

impl<'t> Object<'t> {
    /// Starts one.
    pub(crate) fn start(text: &'t mut String) -> Self {
        text.push('{');
        Self { text, is_first: true }
    }

    fn name(&mut self, name: &str) {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
        write_string(name, self.text);
        self.text.push(':');
    }

    /// A field with words.
    pub(crate) fn words(&mut self, name: &str, words: &str) -> &mut Self {
        self.name(name);
        write_string(words, self.text);
        self
    }

    /// A field with a number, a truth value or other bare text.
    pub(crate) fn bare(&mut self, name: &str, value: impl Display) -> &mut Self {
        self.name(name);
        let _ = write!(self.text, "{value}");
        self
    }

    /// A field with a truth value.
    pub(crate) fn flag(&mut self, name: &str, value: bool) -> &mut Self {
        self.name(name);
        self.text.push_str(if value { "true" } else { "false" });
        self
    }

    /// A field with a small number.
    pub(crate) fn number(&mut self, name: &str, value: i16) -> &mut Self {
        self.name(name);
        if value < 0 {
            self.text.push('-');
        }
        // Formatting is a tenth of what an answer costs; digits are not.
        let (mut rest, mut digits) = (value.unsigned_abs(), [b'0'; 5]);
        let mut count = 0;
        for slot in digits.iter_mut().rev() {
            *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            (rest, count) = (rest / 10, count + 1);
            if rest == 0 {
                break;
            }
        }
        let written = digits.iter().skip(digits.len() - count);
        written.for_each(|digit| self.text.push(char::from(*digit)));
        self
    }

    /// A field with any value.
    pub(crate) fn value(&mut self, name: &str, value: &Value) -> &mut Self {
        self.name(name);
        write_json(value, self.text);
        self
    }

    /// A field with a list, each item written by `write`.
    pub(crate) fn list<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(T, &mut String),
    ) -> &mut Self {
        self.name(name);
        self.text.push('[');
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            write(item, self.text);
        }
        self.text.push(']');
        self
    }

    /// Ends it.
    pub(crate) fn end(&mut self) {
        self.text.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_written_as_they_are() {
        for value in [0, 7, 10, 850, 1_000, -1, -12, i16::MIN, i16::MAX] {
            let mut text = String::new();
            Object::start(&mut text).number("n", value).end();
            assert_eq!(text, format!("{{\"n\":{value}}}"));
        }
    }
}
