//! Names of lists and of strangers in, a report that speaks of them out: what a text is like that
//! is scanned for mentions. The same on every machine.

/// What is said between names. Invented.
const SAID: [&str; 6] = [
    "The delegation was received in the afternoon and left before the evening session.",
    "According to the agenda, agricultural cooperation will be discussed on Thursday; ",
    "was seen at the opening of the exhibition together with two members of the board.",
    "No further comment was made on the budget of the coming year, said ",
    "The ministry confirmed that the meeting had been postponed at short notice.",
    "met the chamber of commerce and visited the port, the university and the museum.",
];

/// A sentence in so many names a listed name.
const LISTED_EACH: usize = 20;

/// A report of so many bytes and a sentence, in which nearly every sentence names a stranger, and
/// one in twenty a listed name; and how many do that.
#[must_use]
pub fn report(listed: &[&str], strangers: &[&str], bytes: usize) -> (String, usize) {
    let mut text = String::with_capacity(bytes + 512);
    let mut number = 0_usize;
    while text.len() < bytes {
        text.push_str(SAID.get(number % SAID.len()).unwrap_or(&""));
        text.push(' ');
        let (names, at) = match number.is_multiple_of(LISTED_EACH) {
            true => (listed, number * 7),
            false => (strangers, number),
        };
        text.push_str(names.get(at % names.len().max(1)).unwrap_or(&""));
        text.push_str(if number.is_multiple_of(5) { ".\n" } else { " " });
        number += 1;
    }
    (text, number.div_ceil(LISTED_EACH))
}
