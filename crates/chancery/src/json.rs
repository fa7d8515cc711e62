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
