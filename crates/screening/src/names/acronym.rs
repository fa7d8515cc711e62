//! The parts of a long name in, the acronyms it gives out: its own, and those of its words in the
//! languages whose acronyms are used beside English names. Never about whose they are.

use super::part::Part;
use super::script::Script;
use super::table::Table;
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
    translated(&initials, &mut out);
    out.sort_unstable();
    out.dedup();
    out
}

/// The first letters of concepts in the languages of acronyms, parted by commas: made by
/// `cargo xtask tables` from `data/acronym_words.tsv`.
static LETTERS: Table = Table::new(include_bytes!("../../../../data/tables/initials.bin"));

/// Languages in [`LETTERS`], in its order: English, French, Spanish, Albanian, Turkish, Kurdish.
const LANGUAGES: usize = 6;
/// Where modifiers stand before what they modify, as in English.
const HEAD_LAST: [usize; 2] = [0, 4];
/// Letters of a translated acronym at least, and at most. Of two, too many names give them; longer
/// ones are formed otherwise.
const TRANSLATED: std::ops::RangeInclusive<usize> = 3..=6;

/// Adds the acronyms of the name in other languages, if every word that weighs is known in them:
/// National Liberation Army gives ELN, Kurdistan Workers' Party gives PKK. Words that joining
/// words hold together turn round as a group.
fn translated(initials: &[Initial<'_>], out: &mut Vec<String>) {
    let heavy = |i: &Initial<'_>| !i.class.is_light();
    let groups: Vec<Vec<&Initial<'_>>> = initials
        .split(|i| !heavy(i))
        .filter(|group| !group.is_empty())
        .map(|group| group.iter().collect())
        .collect();
    let words: usize = groups.iter().map(Vec::len).sum();
    if !TRANSLATED.contains(&words) {
        return;
    }
    for language in 0..LANGUAGES {
        let said: Option<Vec<Vec<(&str, bool)>>> = groups
            .iter()
            .map(|group| {
                let letter =
                    |i: &&Initial<'_>| Some((i.letter_in(language)?, i.class == Class::Place));
                group.iter().map(letter).collect()
            })
            .collect();
        let Some(said) = said else { continue };
        let whole = |groups: &mut dyn Iterator<Item = String>| groups.collect::<String>();
        let plain = |g: &Vec<(&str, bool)>| g.iter().map(|w| w.0).collect::<String>();
        let turned = |g: &Vec<(&str, bool)>| g.iter().rev().map(|w| w.0).collect::<String>();
        if HEAD_LAST.contains(&language) {
            out.push(whole(&mut said.iter().rev().map(plain)));
            out.push(whole(&mut said.iter().rev().map(turned)));
        } else {
            out.push(whole(&mut said.iter().map(plain)));
            out.push(whole(&mut said.iter().map(turned)));
            out.push(whole(&mut said.iter().map(|g| head_first(g))));
        }
    }
}

/// The last word first, then the others as they stand, places at the end: Moroccan Islamic
/// Combatant Group is Groupe Islamique Combattant Marocain.
fn head_first(group: &[(&str, bool)]) -> String {
    let Some((head, rest)) = group.split_last() else { return String::new() };
    let others = rest.iter().filter(|w| !w.1).chain(rest.iter().filter(|w| w.1));
    std::iter::once(head).chain(others).map(|w| w.0).collect()
}

/// A word that may give a letter.
struct Initial<'a> {
    word: &'a str,
    class: Class,
    concept: u16,
}

impl<'a> Initial<'a> {
    fn of(word: &'a str, part: &Part) -> Self {
        // A phrase is read as one word, but each of its words gives a letter.
        let is_phrase = word.len() < part.text.len();
        let own = || {
            let entry = words::look_up(word, Lexicon::Bodies);
            entry.map_or((Class::Proper, 0), |e| (e.class, e.concept))
        };
        let (class, concept) = if is_phrase { own() } else { (part.class, part.concept) };
        Self { word, class, concept }
    }

    /// The letter its word has in a language.
    fn letter_in(&self, language: usize) -> Option<&'static str> {
        let letters = std::str::from_utf8(LETTERS.get(&self.concept.to_le_bytes())?).ok()?;
        letters.split(',').nth(language).filter(|letter| *letter != "-")
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

    #[test]
    fn a_long_name_gives_the_initials_of_its_translations() {
        check("National Liberation Army", "eln");
        check("Kurdistan Workers' Party", "pkk");
        check("Moroccan Islamic Combatant Group", "gicm");
        check("Kosovo Liberation Army", "uck");
        check("Front for Albanian National Unity", "fbksh");
        check("Popular Front for the Liberation of Palestine", "fplp");
        check("Ejército de Liberación Nacional", "nla");
        check("People's Protection Units", "ypg");
    }
}
