//! JSON values in, their one canonical text out: keys sorted by bytes, integers only, no space.
//! Never a float, and never two texts for one value.

use serde_json::Value;
use std::fmt;

/// Nesting a value may have. Largest seen: 14 (a decision with capacities). A deeper one is
/// refused before it is walked.
pub const DEPTH_MAX: usize = 64;

/// Why a value has no canonical text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// A number with a fraction or an exponent, or beyond 64 bits.
    #[error("the number `{number}` is not an integer of 64 bits")]
    Number {
        /// As printed.
        number: String,
    },
    /// Nested deeper than [`DEPTH_MAX`].
    #[error("the value is nested deeper than {DEPTH_MAX}")]
    Deep,
    /// No JSON at all.
    #[error("the text is not JSON: {what}")]
    Syntax {
        /// What the reader of JSON says.
        what: String,
    },
}

/// A JSON value that has a canonical text: every number an integer, not nested too deep.
#[derive(Clone, PartialEq, Eq)]
pub struct Json(Value);

impl Json {
    /// Takes a value that another room made.
    ///
    /// # Errors
    /// A number that is no integer, or too deep a nesting.
    pub fn new(value: Value) -> Result<Self, NotCanonical> {
        check(&value, 0)?;
        Ok(Self(value))
    }

    /// Reads it out of a text, canonical or not.
    ///
    /// # Errors
    /// No JSON, a number that is no integer, or too deep a nesting.
    pub fn parse(text: &str) -> Result<Self, NotCanonical> {
        let value =
            serde_json::from_str(text).map_err(|e| NotCanonical::Syntax { what: e.to_string() })?;
        Self::new(value)
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> &Value {
        &self.0
    }

    /// The canonical text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        write(&self.0, &mut out);
        out
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

fn check(value: &Value, depth: usize) -> Result<(), NotCanonical> {
    if depth > DEPTH_MAX {
        return Err(NotCanonical::Deep);
    }
    match value {
        Value::Number(n) if !n.is_i64() && !n.is_u64() => {
            Err(NotCanonical::Number { number: n.to_string() })
        }
        Value::Array(items) => items.iter().try_for_each(|v| check(v, depth + 1)),
        Value::Object(fields) => fields.values().try_for_each(|v| check(v, depth + 1)),
        _ => Ok(()),
    }
}

/// Writes the canonical text of a value made inside this crate.
pub(crate) fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::String(s) => write_string(s, out),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            // Sorted here: whether the map keeps its own order is a feature another crate may set.
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
            out.push('{');
            for (i, (key, field)) in sorted.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_string(key, out);
                out.push(':');
                write(field, out);
            }
            out.push('}');
        }
    }
}

pub(crate) fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // Almost all text stands as it is: it is copied in runs.
    while let Some(at) = rest.find(is_escaped) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut after = from.chars();
        match after.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some(other) => write_code(other, out),
            None => {}
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Quotes, controls, and the three that some readers take for the end of a line.
fn is_escaped(c: char) -> bool {
    matches!(
        c,
        '"' | '\\' | '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}'
    )
}

fn write_code(c: char, out: &mut String) {
    let code = u32::from(c);
    out.push_str("\\u");
    for shift in [12u32, 8, 4, 0] {
        out.push(char::from_digit((code >> shift) & 0xf, 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests;
