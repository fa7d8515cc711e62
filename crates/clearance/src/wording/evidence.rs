//! A name asked and a match in, why they are alike out, in sentences. Gives no number of likeness:
//! what met what can be weighed by a person, a percentage cannot.

use super::as_phrase;
use crate::messages::{self, Evidenced as Part, Language, Word, listed};
use parties::Kind;
use screening::found::Field;
use screening::{Evidence, How, Match, MatchStrength};

/// Parts a first sentence speaks of. Largest seen: 9 (a ministry with its department). The rest is
/// like them or would not change a person's mind.
const DETAILS_MAX: usize = 6;

/// Letters of a part that are compared one by one. Largest seen: 31. A longer part differs by as
/// many as its first letters do.
const LETTERS_MAX: usize = 64;

/// Why the words asked are like a name of the party, what speaks for and against it, and what would
/// settle it.
#[must_use]
pub fn evidence(query: &str, found: &Match, language: Language) -> Vec<String> {
    let mut out = vec![lead(query, found, language)];
    if !found.unmatched.is_empty() {
        let words = listed(&found.unmatched, Word::Comma, language);
        out.push(Part::Unmatched.fill(language, &[("words", &words)]));
    }
    let told = |part: Part, field: &Field| {
        let field = as_phrase(&messages::field(field.as_str(), language));
        part.fill(language, &[("field", &field)])
    };
    out.extend(found.agrees.iter().map(|f| told(Part::Agrees, f)));
    out.extend(found.contradicts.iter().map(|f| told(Part::Contradicts, f)));
    if found.is_deceased {
        out.push(Part::HasDied.text(language).to_owned());
    }
    out.extend(why_not(&found.why_not, language));
    let settles = |f: &Field| matches!(f, Field::BirthDate | Field::Identifier);
    if found.kind == Kind::Person && !found.agrees.iter().any(settles) {
        let missing = found.missing.iter();
        out.extend(
            missing.map(|f| told(if settles(f) { Part::WouldSettle } else { Part::WouldHelp }, f)),
        );
    }
    out
}

fn lead(query: &str, found: &Match, language: Language) -> String {
    let mut values = vec![("name", found.name.as_str()), ("list", found.list.as_str())];
    let name = if found.name == found.caption {
        Part::Name.fill(language, &values)
    } else {
        values.push(("caption", found.caption.as_str()));
        Part::OtherName.fill(language, &values)
    };
    let (whole, details) = (how(found), details(found, language));
    let details = details.join(Word::Comma.text(language));
    let values = [
        ("query", query),
        ("how", whole.text(language)),
        ("name", name.as_str()),
        ("details", details.as_str()),
    ];
    let is_plain = details.is_empty() || matches!(whole, Part::IsExact | Part::StandsFor);
    if is_plain { Part::Lead } else { Part::LeadWith }.fill(language, &values)
}

/// How the whole name met: by what is least alike in it.
fn how(found: &Match) -> Part {
    let has = |how: How| found.evidence.iter().any(|e| e.how == how);
    if found.is_exact {
        Part::IsExact
    } else if found.strength == MatchStrength::Acronym || has(How::Acronym) {
        Part::StandsFor
    } else if has(How::Spelling) || has(How::Joined) {
        Part::Spelled
    } else if has(How::Initial) || has(How::Nickname) || has(How::Translation) {
        Part::Like
    } else if has(How::Transliteration) {
        Part::Transliterated
    } else {
        Part::Shares
    }
}

/// What met what, part by part: by surname and first name where the list says which is which and
/// each is one word, else by the words themselves.
fn details(found: &Match, language: Language) -> Vec<String> {
    let rows = &found.evidence;
    let roles: Vec<Option<Part>> = rows.iter().map(|row| role(found, row)).collect();
    let once = |part: Part| roles.iter().filter(|r| **r == Some(part)).count() == 1;
    let is_by_role = found.kind == Kind::Person
        && rows.len() == 2
        && once(Part::Surname)
        && once(Part::FirstName);
    let mut told: Vec<(bool, String)> = rows
        .iter()
        .zip(&roles)
        .map(|(row, role)| {
            let is_surname = *role == Some(Part::Surname);
            match role.filter(|_| is_by_role) {
                Some(role) => (is_surname, by_role(row, role, language)),
                None => (false, by_words(row, language)),
            }
        })
        .collect();
    // The surname first: it weighs most.
    told.sort_by_key(|(is_surname, _)| !is_surname);
    let mut told: Vec<String> = told.into_iter().map(|(_, t)| t).collect();
    told.dedup();
    told.truncate(DETAILS_MAX);
    told
}

/// Whether a part is the surname: where a list prints `SURNAME, Given`, the comma says so.
fn role(found: &Match, row: &Evidence) -> Option<Part> {
    let (surname, given) = found.name.split_once(',')?;
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let part = letters(&row.name);
    let stands_in = |text: &str| text.split([' ', '-', ',']).any(|word| letters(word) == part);
    match (stands_in(surname) || letters(surname) == part, stands_in(given)) {
        (true, false) => Some(Part::Surname),
        (false, true) => Some(Part::FirstName),
        _ => None,
    }
}

fn by_role(row: &Evidence, role: Part, language: Language) -> String {
    let part = ("part", role.text(language));
    let n = differing(row);
    match (row.how, n) {
        (How::Same | How::Identifier | How::Acronym, _) => Part::SamePart.fill(language, &[part]),
        (How::Spelling, 1) => Part::PartOneLetter.fill(language, &[part]),
        (How::Spelling, n) => Part::PartLetters.fill(language, &[part, ("n", &n.to_string())]),
        (How::Transliteration, _) => Part::PartTransliterated.fill(language, &[part]),
        (How::Initial, _) => Part::PartInitial.fill(language, &[part]),
        (How::Nickname, _) => Part::PartNickname.fill(language, &[part]),
        (How::Joined, _) => Part::PartJoined.fill(language, &[part]),
        (How::Translation, _) => Part::PartTranslated.fill(language, &[part]),
    }
}

fn by_words(row: &Evidence, language: Language) -> String {
    let pair = [("query", row.query.as_str()), ("name", row.name.as_str())];
    match (row.how, differing(row)) {
        (How::Same | How::Identifier | How::Acronym, _) => Part::SameWord.fill(language, &pair),
        (How::Spelling, 1) => Part::WordOneLetter.fill(language, &pair),
        (How::Spelling, n) => {
            let [query, name] = pair;
            Part::WordLetters.fill(language, &[query, name, ("n", &n.to_string())])
        }
        (How::Transliteration, _) => Part::WordTransliterated.fill(language, &pair),
        (How::Initial, _) => Part::WordInitial.fill(language, &pair),
        (How::Nickname, _) => Part::WordNickname.fill(language, &pair),
        (How::Joined, _) => Part::WordJoined.fill(language, &pair),
        (How::Translation, _) => Part::WordTranslated.fill(language, &pair),
    }
}

/// Letters added, dropped or changed between the two parts.
fn differing(row: &Evidence) -> usize {
    let name: Vec<char> = row.name.chars().take(LETTERS_MAX).collect();
    let mut before: Vec<usize> = (0..=name.len()).collect();
    for (i, asked) in row.query.chars().take(LETTERS_MAX).enumerate() {
        let mut now = vec![i + 1];
        let steps = name.iter().zip(before.iter().zip(before.iter().skip(1)));
        for (listed, (diagonal, above)) in steps {
            let left = now.last().copied().unwrap_or(0);
            let changed = diagonal + usize::from(asked != *listed);
            now.push(changed.min(above + 1).min(left + 1));
        }
        before = now;
    }
    before.last().copied().unwrap_or(0)
}

/// Why a high score is no hit. The engine says it in words of its own; those it is known to say
/// are told in the language, any other as it stands.
fn why_not(reason: &str, language: Language) -> Option<String> {
    if reason.is_empty() {
        return None;
    }
    let count = |before: &str, after: &str| -> Option<&str> {
        let n = reason.strip_prefix(before)?.strip_suffix(after)?;
        n.chars().all(|c| c.is_ascii_digit()).then_some(n)
    };
    let short = count("an acronym of ", " letters that the party does not publish");
    Some(match reason {
        "only a weak alias supports it" => Part::WeakAlias.text(language).to_owned(),
        "another party fits the words better" => Part::Outranked.text(language).to_owned(),
        other => match (short, count("an acronym that ", " parties give")) {
            (Some(n), _) => Part::ShortAcronym.fill(language, &[("n", n)]),
            (_, Some(n)) => Part::SharedAcronym.fill(language, &[("n", n)]),
            _ => Part::OtherReason.fill(language, &[("reason", other)]),
        },
    })
}
