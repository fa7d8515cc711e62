//! The parts of a long name in, the acronyms it gives out. Never about whose they are.

use super::part::Part;
use super::script::Script;
use super::words::{self, Class, Lexicon};

/// Letters of an acronym. Longer ones are words.
const LETTERS_MAX: usize = 8;

/// Words that even an acronym of all words leaves out: Ministry Of Defence And …, MODAFL.
const ANDS: [&str; 6] = ["and", "et", "y", "e", "und", "va"];

/// The acronyms a name gives: the initials of all its words, and of those that are not joining
/// words, legal forms or the country, with or without a short form at the end (PDVSA). None for a
/// name of fewer than two such words.
#[must_use]
pub fn acronyms(parts: &[Part]) -> Vec<String> {
    let initials: Vec<Initial<'_>> = parts
        .iter()
        .filter(|p| matches!(p.script, Script::Latin | Script::Digit))
        .flat_map(|p| p.text.split(' ').map(move |word| Initial::of(word, p)))
        .collect();
    let mut out = Vec::new();
    let end = |keeps: &dyn Fn(Class) -> bool| -> Option<(String, &str)> {
        let at = initials.iter().position(|i| i.class == Class::Form)?;
        let (start, rest) = initials.split_at_checked(at)?;
        let form = rest.first().filter(|form| (2..=3).contains(&form.word.len()))?;
        Some((letters(start, keeps), form.word))
    };
    let is_joining = |c: Class| c == Class::Particle;
    let is_form = |c: Class| c == Class::Form;
    let ways: [&dyn Fn(Class) -> bool; 5] = [
        &|_| true,
        &|c| !is_joining(c),
        &|c| !is_form(c),
        &|c| !is_joining(c) && !is_form(c),
        &|c| !c.is_light() && c != Class::Place,
    ];
    let but_and = initials.iter().filter(|i| !ANDS.contains(&i.word));
    out.push(but_and.filter_map(|i| i.word.chars().next()).collect());
    for keeps in ways {
        out.push(letters(&initials, keeps));
        if let Some((start, form)) = end(keeps) {
            out.push(start + form);
        }
    }
    out.retain(|a| (2..=LETTERS_MAX).contains(&a.len()));
    out.sort_unstable();
    out.dedup();
    out
}

/// A word that may give a letter.
struct Initial<'a> {
    word: &'a str,
    class: Class,
}

impl<'a> Initial<'a> {
    fn of(word: &'a str, part: &Part) -> Self {
        // A phrase is read as one word, but each of its words gives a letter.
        let is_phrase = word.len() < part.text.len();
        let own = || words::look_up(word, Lexicon::Bodies).map_or(Class::Proper, |e| e.class);
        Self { word, class: if is_phrase { own() } else { part.class } }
    }
}

fn letters(initials: &[Initial<'_>], keeps: &dyn Fn(Class) -> bool) -> String {
    initials.iter().filter(|i| keeps(i.class)).filter_map(|i| i.word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::read_as;

    fn check(name: &str, acronym: &str) {
        let given = acronyms(&read_as(name, Lexicon::Bodies).parts);
        assert!(given.iter().any(|a| a == acronym), "`{name}` gives {given:?}");
    }

    #[test]
    fn a_long_name_gives_its_initials() {
        check("Kurdistan Workers' Party", "kwp");
        check("Fuerzas Armadas Revolucionarias de Colombia", "farc");
        check("Ejército de Liberación Nacional", "eln");
        check("Islamic Republic of Iran Shipping Lines", "irisl");
        check("Petróleos de Venezuela, S.A.", "pdvsa");
        check("Aero Express Intercontinental S.A. de C.V.", "aeisa");
        check("Pars Oil and Gas Company", "pogc");
        check("Industrial Development and Renovation Organization of Iran", "idro");
        check("Ministry of Defense and Armed Forces Logistics", "modafl");
    }
}
