//! The parts of a long name in, the acronyms it gives out: its own, and those of its words in the
//! languages whose acronyms are used beside English names. Never about whose they are.

use super::part::View;
use super::room::{self, List, Room, Text};
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
pub fn acronyms<'r>(parts: &[View<'_>], room: &'r Room) -> List<'r, &'r str> {
    let words = parts
        .iter()
        .filter(|p| matches!(p.script, Script::Latin | Script::Digit))
        .flat_map(|p| p.text.split(' ').map(move |word| Initial::of(word, p)));
    let initials: &[Initial<'_>] = List::from_iter_in(words, room).into_bump_slice();
    let mut out = List::new_in(room);
    let end = |keeps: &dyn Fn(Class) -> bool| -> Option<&'r str> {
        let at = initials.iter().position(|i| i.class == Class::Form)?;
        let (start, rest) = initials.split_at_checked(at)?;
        let form = rest.first().filter(|form| (2..=3).contains(&form.word.len()))?;
        Some(room::text(letters(start, keeps).chain(form.word.chars()), room))
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
    out.push(room::text(but_and.filter_map(|i| i.word.chars().next()), room));
    for keeps in ways {
        out.push(room::text(letters(initials, keeps), room));
        out.extend(end(keeps));
    }
    out.retain(|a| (2..=LETTERS_MAX).contains(&a.len()));
    translated(initials, &mut out, room);
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
fn translated<'r>(initials: &[Initial<'_>], out: &mut List<'r, &'r str>, room: &'r Room) {
    let is_light = |i: &Initial<'_>| i.class.is_light();
    if !TRANSLATED.contains(&initials.iter().filter(|i| !is_light(i)).count()) {
        return;
    }
    for language in 0..LANGUAGES {
        // The letters of each word that weighs, and whether it is a place; none between groups.
        let said = initials.iter().map(|i| {
            let letter = (!is_light(i)).then(|| i.letter_in(language));
            letter.map(|letter| letter.map(|l| (l, i.class == Class::Place)))
        });
        let said = List::from_iter_in(said, room);
        if said.contains(&Some(None)) {
            continue;
        }
        let said = List::from_iter_in(said.iter().map(|word| word.flatten()), room);
        let groups = || said.split(Option::is_none).filter(|group| !group.is_empty());
        if HEAD_LAST.contains(&language) {
            out.push(whole(groups().rev(), plain, room));
            out.push(whole(groups().rev(), turned, room));
        } else {
            out.push(whole(groups(), plain, room));
            out.push(whole(groups(), turned, room));
            out.push(whole(groups(), head_first, room));
        }
    }
}

/// What a word says in another language, and whether it is a place.
type Letter = Option<(&'static str, bool)>;

/// Adds the letters of a group of words in one order.
type Order = fn(&[Letter], &mut Text<'_>);

fn whole<'r, 'w>(
    groups: impl Iterator<Item = &'w [Letter]>,
    order: Order,
    room: &'r Room,
) -> &'r str {
    let mut out = Text::new_in(room);
    groups.for_each(|group| order(group, &mut out));
    out.into_bump_str()
}

fn plain(group: &[Letter], out: &mut Text<'_>) {
    group.iter().flatten().for_each(|(letter, _)| out.push_str(letter));
}

fn turned(group: &[Letter], out: &mut Text<'_>) {
    group.iter().rev().flatten().for_each(|(letter, _)| out.push_str(letter));
}

/// The last word first, then the others as they stand, places at the end: Moroccan Islamic
/// Combatant Group is Groupe Islamique Combattant Marocain.
fn head_first(group: &[Letter], out: &mut Text<'_>) {
    let Some((head, rest)) = group.split_last() else { return };
    let of = |is_place: bool| rest.iter().flatten().filter(move |w| w.1 == is_place);
    let all = head.iter().chain(of(false)).chain(of(true));
    all.for_each(|(letter, _)| out.push_str(letter));
}

/// A word that may give a letter.
struct Initial<'a> {
    word: &'a str,
    class: Class,
    concept: u16,
}

impl<'a> Initial<'a> {
    fn of(word: &'a str, part: &View<'_>) -> Self {
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

fn letters(initials: &[Initial<'_>], keeps: &dyn Fn(Class) -> bool) -> impl Iterator<Item = char> {
    initials.iter().filter(|i| keeps(i.class)).filter_map(|i| i.word.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::read_in;

    fn check(name: &str, acronym: &str) {
        let room = Room::new();
        let given = acronyms(&read_in(name, Lexicon::Bodies, &room).parts, &room);
        assert!(given.contains(&acronym), "`{name}` gives {given:?}");
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
