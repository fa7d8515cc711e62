//! Words that could not be read in, the same with why and what would mend it out. Never leaves one
//! out.

use crate::failure::visible;
use crate::json::Object;
use clearance::{Language, wording};
use screening::names::{Flaw, flaw};

/// Unread words for people: each cause once, after the words it is said of.
pub(crate) fn told<T: AsRef<str>>(unread: &[T]) -> String {
    let causes = wording::by_flaw(unread).into_iter().map(|(flaw, words)| {
        let why = wording::flaw(flaw, Language::English);
        if flaw == Flaw::Empty {
            return why.to_owned();
        }
        let words: Vec<String> = words.iter().map(|w| format!("`{}`", visible(w))).collect();
        format!("cannot read {}: {why}", words.join(", "))
    });
    causes.collect::<Vec<_>>().join("; ")
}

/// The causes as they stand in a cell: one word for each unread one.
pub(crate) fn causes<T: AsRef<str>>(unread: &[T]) -> String {
    let causes: Vec<&str> = unread.iter().map(|words| flaw(words.as_ref()).as_str()).collect();
    causes.join("; ")
}

/// Adds `unread`, and `flaws` where there are any.
pub(crate) fn fields<T: AsRef<str>>(object: &mut Object<'_>, unread: &[T]) {
    let words = || unread.iter().map(AsRef::as_ref);
    object.list("unread", words(), crate::output::write_string);
    if unread.is_empty() {
        return;
    }
    object.list("flaws", words(), |words, text| {
        let flaw = flaw(words);
        Object::start(text)
            .words("words", words)
            .words("why", flaw.as_str())
            .words("help", wording::flaw(flaw, Language::English))
            .end();
    });
}
