//! The `parties` line in, terms out. `;` ends a group, `,` joins terms of one; a scope at the end
//! of a group holds for every term of it. Never guesses which term a scope was meant for.

use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use crate::rule::{PartyTerm, Scope, Selector};
use parties::{Category, ListId, Programme};

/// Terms of one rule. Largest seen: 6. The rest is left out, and a fault says so: so many belong on
/// a list of their own.
pub const TERMS_MAX: usize = 1_000;

/// What one `parties` line says.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) is_same: bool,
    pub(super) terms: Vec<PartyTerm>,
    pub(super) unknown: Option<u16>,
}

pub(super) fn read(line: &Piece<'_>, faults: &mut Faults) -> Named {
    let mut named = Named::default();
    if line.plain().eq_ignore_ascii_case("same") {
        named.is_same = true;
        return named;
    }
    for group in line.split(|c| c == ';') {
        if group.is_empty() {
            continue;
        }
        let parts = group.split(|c| c == ',');
        let last = parts.len().saturating_sub(1);
        let mut terms = Vec::new();
        let mut scope = Scope::Only;
        for (i, part) in parts.iter().enumerate() {
            let (term, written) = split_scope(part);
            match written {
                Some(found) if i == last => scope = found,
                Some(_) => {
                    let words = shown(part.text);
                    let what = format!("the scope in `{words}` does not end its group");
                    let remedy = "write `;` after it: a scope holds for the terms before it, up \
                                  to the last `;`";
                    faults.add(part, "scope-inside-group", what, remedy);
                }
                None => {}
            }
            if let Some(selector) = read_term(&term, &mut named.unknown, faults) {
                terms.push(selector);
            }
        }
        named.terms.extend(terms.into_iter().map(|selector| PartyTerm { selector, scope }));
    }
    if named.terms.len() > TERMS_MAX {
        let what = format!("the rule names more than {TERMS_MAX} parties");
        faults.add(line, "too-many-parties", what, "put them on a list and write `list NAME`");
        named.terms.truncate(TERMS_MAX);
    }
    named
}

/// A term and the scope written at its end.
fn split_scope<'a>(part: &Piece<'a>) -> (Piece<'a>, Option<Scope>) {
    let words = part.words();
    let ends_with = |wanted: &[&str]| {
        words.len() >= wanted.len()
            && words
                .iter()
                .rev()
                .zip(wanted.iter().rev())
                .all(|(w, want)| w.text.eq_ignore_ascii_case(want))
    };
    let scopes: [(&[&str], Scope); 3] = [
        (&["with", "offshoots"], Scope::WithOffshoots),
        (&["with", "linked"], Scope::WithLinked),
        (&["only"], Scope::Only),
    ];
    for (wanted, scope) in scopes {
        if ends_with(wanted) {
            let first = words.len() - wanted.len();
            let kept = words.get(first).map_or(0, |w| {
                let chars = usize::try_from(w.column - part.column).unwrap_or(0);
                part.text.char_indices().nth(chars).map_or(part.text.len(), |(i, _)| i)
            });
            return (part.split_at(kept).0.trim(), Some(scope));
        }
    }
    (*part, None)
}

fn read_term(term: &Piece<'_>, unknown: &mut Option<u16>, faults: &mut Faults) -> Option<Selector> {
    let (first, rest) = term.first_word();
    if first.is_empty() {
        faults.add(term, "no-party", "a party is missing here", "name it, or delete the comma");
        return None;
    }
    if rest.plain().eq_ignore_ascii_case("of which unknown") {
        match first.text.parse::<u16>() {
            Ok(n) if unknown.is_none() => *unknown = Some(n),
            Ok(_) => {
                let what = "the number of unknown parties stands twice";
                faults.add(term, "unknown-twice", what, "keep one");
            }
            Err(_) => {
                let what = format!("`{}` is no number of parties", shown(first.text));
                faults.add(&first, "not-a-count", what, "write `2 of which unknown`");
            }
        }
        return None;
    }
    let word = first.text.to_lowercase();
    let named = rest.plain();
    let kept = match word.as_str() {
        "list" => ListId::parse(&named).map(Selector::List),
        "programme" => Programme::parse(&named).map(Selector::Programme),
        "category" => Category::parse(&named).map(Selector::Category),
        "same" if rest.is_empty() => {
            let what = "`same` stands beside other parties";
            faults.add(term, "same-not-alone", what, "write `same` alone, or name the parties");
            return None;
        }
        _ => {
            parties::PartyId::parse(&term.plain()).map(|id| Selector::Party(id.as_str().to_owned()))
        }
    };
    match kept {
        Ok(selector) => Some(selector),
        Err(parties::id::ParseIdError::Empty) => {
            let what = format!("`{word}` names nothing");
            faults.add(term, "no-party", what, format!("write `{word} NAME`"));
            None
        }
        Err(error) => {
            faults.add(term, "not-a-party", error.to_string(), "write the id of the party");
            None
        }
    }
}
