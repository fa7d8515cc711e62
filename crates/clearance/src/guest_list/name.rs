//! The words of one name in, the counterpart they are out: without an address of mail, with whom it
//! speaks for, and another name it goes by as a counterpart of its own. Titles stay: screening
//! knows them.

use super::facts::named;
use crate::contact::Counterpart;
use parties::PartialDate;

/// One name, with what stands in brackets after it; a second one when the bracket holds another
/// name of the same.
pub(super) fn read(piece: &str) -> (Counterpart, Option<Counterpart>) {
    let words = without_mail(piece);
    let is_mark = |c: char| matches!(c, '…' | ':' | ',' | ';') || c.is_whitespace();
    let words = words.trim_matches(is_mark);
    let Some((name, inside)) = bracket_after(words) else { return (named(&unquoted(words)), None) };
    let name = unquoted(name);
    if !has_letters(&name) || !has_letters(inside) || is_own_acronym(&name, inside) {
        return (named(&unquoted(words)), None);
    }
    let mut counterpart = named(&name);
    if let Some(alias) = alias(inside) {
        return (counterpart, Some(named(&alias)));
    }
    match birth(inside) {
        Some(born) => counterpart.born = Some(born),
        None => counterpart.capacity = Some(capacity(inside)),
    }
    (counterpart, None)
}

pub(super) fn has_letters(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
}

/// `a.k.a. Bear`: another name, to be screened by itself.
fn alias(inside: &str) -> Option<String> {
    const SAID: &[&str] =
        &["a.k.a. ", "a.k.a ", "aka ", "alias ", "also known as ", "formerly ", "née "];
    let found = SAID.iter().find(|said| {
        inside.get(..said.len()).is_some_and(|start| start.to_lowercase() == **said)
    })?;
    let name = unquoted(inside.get(found.len()..)?);
    has_letters(&name).then_some(name)
}

/// Whom a counterpart speaks for. A name begins with a capital, or with a letter that has none;
/// other words are kept as they are.
pub(super) fn capacity(inside: &str) -> String {
    let is_for = inside.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("for "));
    let is_name = inside.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    if is_name && !is_for { format!("for {inside}") } else { inside.to_owned() }
}

/// The words without the marks of quotation around them, spaces made one.
fn unquoted(words: &str) -> String {
    let words = words.trim();
    let pairs = [('"', '"'), ('“', '”'), ('«', '»'), ('\'', '\'')];
    let inner = pairs.iter().find_map(|(open, close)| {
        let inner = words.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    inner.unwrap_or(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words without an address of mail, unless there is nothing else.
pub(super) fn without_mail(piece: &str) -> String {
    let is_mail = |word: &&str| {
        let plain = word.trim_matches(['<', '>', '(', ')', '[', ']', ',', ';']);
        plain.split_once('@').is_some_and(|(who, at)| {
            !who.is_empty() && !at.is_empty() && (at.contains('.') || word.starts_with('<'))
        })
    };
    let kept: Vec<&str> = piece.split_whitespace().filter(|w| !is_mail(w)).collect();
    let kept = kept.join(" ");
    if has_letters(&kept) { kept } else { piece.to_owned() }
}

/// A name and the words in the bracket that ends it.
fn bracket_after(words: &str) -> Option<(&str, &str)> {
    let (open, inside) = match words.chars().next_back()? {
        ')' => ('(', words.strip_suffix(')')?),
        '）' => ('（', words.strip_suffix('）')?),
        ']' => ('[', words.strip_suffix(']')?),
        _ => return None,
    };
    let (name, inside) = inside.rsplit_once(open)?;
    Some((name.trim(), inside.trim()))
}

/// `National Council of Resistance of Iran (NCRI)`: the bracket is the name's own acronym.
fn is_own_acronym(name: &str, inside: &str) -> bool {
    let is_acronym = |c: char| c.is_uppercase() || c == '.';
    if inside.chars().count() < 2 || !inside.chars().all(is_acronym) {
        return false;
    }
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let initials = |only_capitals: bool| -> String {
        let first = words().filter_map(|w| w.chars().next());
        first.filter(|c| !only_capitals || c.is_uppercase()).flat_map(char::to_uppercase).collect()
    };
    let letters: String = inside.chars().filter(|c| *c != '.').collect();
    letters == initials(true) || letters == initials(false)
}

/// `born 1961-03-04`: a date alone may be any date.
fn birth(inside: &str) -> Option<PartialDate> {
    let lower = inside.to_lowercase();
    let date = ["born", "b.", "dob"].iter().find_map(|word| lower.strip_prefix(word))?;
    PartialDate::parse(date.trim_start_matches([':', '.', '=', ' ']))
}
