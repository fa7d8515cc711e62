//! A name asked and a match in, why they are alike out, in sentences. Gives no number of likeness:
//! what met what can be weighed by a person, a percentage cannot.

use super::as_phrase;
use crate::messages::{self, Evidenced as Part, Language, Word};
use parties::Kind;
use screening::explain::{Column, Commonness, Explained, State};
use screening::found::Field;
use screening::{Match, MatchStrength};

/// Parts a first sentence speaks of. Largest seen: 9 (a ministry with its department). The rest is
/// like them or would not change a person's mind.
const DETAILS_MAX: usize = 6;

/// Why the words asked are like a name of the party, what speaks for and against it, and what would
/// settle it. `explained`: the match as `explain_match` has it.
#[must_use]
pub fn evidence(
    query: &str,
    found: &Match,
    explained: &Explained,
    language: Language,
) -> Vec<String> {
    let mut out = vec![lead(query, found, explained, language)];
    let is_settled = found.agrees.iter().any(settles);
    if !explained.is_acronym {
        out.extend(left_over(explained, language));
        out.extend(if is_settled {
            None
        } else {
            commonness(&found.name, explained, found.kind, language)
        });
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
    if found.kind == Kind::Person && !is_settled {
        let missing = found.missing.iter();
        out.extend(
            missing.map(|f| told(if settles(f) { Part::WouldSettle } else { Part::WouldHelp }, f)),
        );
    }
    out
}

const fn settles(field: &Field) -> bool {
    matches!(field, Field::BirthDate | Field::Identifier)
}

/// How many listed parties the same words name, and what would tell them apart; none for one alone.
#[must_use]
pub fn shared_by(count: usize, kind: Kind, language: Language) -> Option<String> {
    let part = if kind == Kind::Person { Part::SharedByPersons } else { Part::SharedByOthers };
    (count > 1).then(|| part.fill(language, &[("n", &count.to_string())]))
}

fn lead(query: &str, found: &Match, explained: &Explained, language: Language) -> String {
    let mut values = vec![("name", found.name.as_str()), ("list", found.list.as_str())];
    let name = if found.name == found.caption {
        Part::Name.fill(language, &values)
    } else {
        values.push(("caption", found.caption.as_str()));
        Part::OtherName.fill(language, &values)
    };
    let is_acronym = found.strength == MatchStrength::Acronym;
    first_sentence((query, &found.name, &name), explained, (found.kind, is_acronym), language)
}

/// How the whole met, and what met what. `name` is the printed name, `told` how it is called in the
/// sentence.
pub(super) fn first_sentence(
    (query, name, told): (&str, &str, &str),
    explained: &Explained,
    (kind, is_acronym): (Kind, bool),
    language: Language,
) -> String {
    let whole = how(explained, is_acronym);
    let details = details(name, explained, kind, language).join(Word::Comma.text(language));
    let values = [
        ("query", query),
        ("how", whole.text(language)),
        ("name", told),
        ("details", details.as_str()),
    ];
    let is_plain = details.is_empty() || matches!(whole, Part::IsExact | Part::StandsFor);
    if is_plain { Part::Lead } else { Part::LeadWith }.fill(language, &values)
}

/// How the whole name met: by what is least alike in it.
fn how(explained: &Explained, is_acronym: bool) -> Part {
    let has = |state: State| explained.heavy().any(|c| c.state == state);
    if explained.is_exact {
        Part::IsExact
    } else if is_acronym || explained.is_acronym {
        Part::StandsFor
    } else if explained.contradicts() {
        Part::Shares
    } else if has(State::Spelling) || has(State::Joined) && !has(State::OtherScript) {
        Part::Spelled
    } else if has(State::Initial) || has(State::ShortForm) || has(State::Translation) {
        Part::Like
    } else if has(State::OtherScript) {
        Part::Transliterated
    } else {
        Part::Shares
    }
}

/// Words as somebody wrote them, each in quotation marks.
pub(super) fn quoted<'a>(words: impl Iterator<Item = &'a str>, language: Language) -> String {
    let each: Vec<String> = words.map(|w| Part::PlainName.fill(language, &[("name", w)])).collect();
    each.join(Word::Comma.text(language))
}

/// What met nothing, and what stands in its place.
pub(super) fn left_over(explained: &Explained, language: Language) -> Vec<String> {
    let of = |state: State| explained.heavy().filter(move |c| c.state == state);
    let mut out = Vec::new();
    for column in of(State::Contradicts).take(DETAILS_MAX) {
        let pair = [("query", column.asked.as_str()), ("name", column.listed.as_str())];
        out.push(Part::Opposed.fill(language, &pair));
    }
    let mut told = |part: Part, words: String| {
        if !words.is_empty() {
            out.push(part.fill(language, &[("words", &words)]));
        }
    };
    let elsewhere = of(State::OtherName).map(|c| c.asked.as_str());
    told(Part::InOtherName, quoted(elsewhere, language));
    let asked = of(State::MissingListed).map(|c| c.asked.as_str());
    told(Part::Unmatched, quoted(asked, language));
    let listed = of(State::MissingAsked).map(|c| c.listed.as_str());
    told(Part::AlsoHas, quoted(listed, language));
    out
}

/// Whether what met is a name that many bear, or hardly anybody. Of persons only: what makes a body
/// rare is not its words.
pub(super) fn commonness(
    name: &str,
    explained: &Explained,
    kind: Kind,
    language: Language,
) -> Option<String> {
    let met: Vec<&Column> =
        explained.heavy().filter(|c| c.state.is_met() && c.state != State::Initial).collect();
    let commonest = met.iter().map(|c| c.commonness).max()?;
    if kind != Kind::Person {
        return None;
    }
    let (part, words) = match commonest {
        Commonness::VeryCommon | Commonness::Common => {
            let whole: Vec<&str> = met.iter().map(|c| c.listed.as_str()).collect();
            let is_very = commonest == Commonness::VeryCommon;
            (if is_very { Part::VeryCommon } else { Part::Common }, whole.join(" "))
        }
        Commonness::Usual => return None,
        Commonness::Rare => {
            // A rare first name says less than it seems: tables know fewer of them.
            let is_surname = |c: &Column| match role(name, c) {
                Some(role) => role == Part::Surname,
                None => c.is_last,
            };
            let is_near = |c: &Column| matches!(c.state, State::Same | State::Spelling);
            let is_rare = |c: &Column| c.commonness == Commonness::Rare;
            let rare = met.iter().find(|c| is_rare(c) && is_near(c) && is_surname(c))?;
            (Part::Rare, rare.listed.clone())
        }
    };
    let words = quoted(std::iter::once(words.as_str()), language);
    Some(part.fill(language, &[("words", &words)]))
}

/// What met what, part by part: by surname and first name where the list says which is which and
/// each is one word, else by the words themselves.
fn details(name: &str, explained: &Explained, kind: Kind, language: Language) -> Vec<String> {
    let rows: Vec<&Column> = explained.heavy().filter(|c| c.state.is_met()).collect();
    let roles: Vec<Option<Part>> = rows.iter().map(|row| role(name, row)).collect();
    let once = |part: Part| roles.iter().filter(|r| **r == Some(part)).count() == 1;
    let is_by_role =
        kind == Kind::Person && rows.len() == 2 && once(Part::Surname) && once(Part::FirstName);
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
fn role(name: &str, row: &Column) -> Option<Part> {
    let (surname, given) = name.split_once(',')?;
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let part = letters(&row.listed);
    let stands_in = |text: &str| {
        letters(text) == part || text.split([' ', '-', ',']).any(|word| letters(word) == part)
    };
    match (stands_in(surname), stands_in(given)) {
        (true, false) => Some(Part::Surname),
        (false, true) => Some(Part::FirstName),
        _ => None,
    }
}

fn by_role(row: &Column, role: Part, language: Language) -> String {
    let part = ("part", role.text(language));
    match (row.state, row.letters) {
        (State::Spelling, 1) => Part::PartOneLetter.fill(language, &[part]),
        (State::Spelling, n) => Part::PartLetters.fill(language, &[part, ("n", &n.to_string())]),
        (State::OtherScript, _) => Part::PartTransliterated.fill(language, &[part]),
        (State::Initial, _) => Part::PartInitial.fill(language, &[part]),
        (State::ShortForm, _) => Part::PartNickname.fill(language, &[part]),
        (State::Joined, _) => Part::PartJoined.fill(language, &[part]),
        (State::Translation, _) => Part::PartTranslated.fill(language, &[part]),
        _ => Part::SamePart.fill(language, &[part]),
    }
}

fn by_words(row: &Column, language: Language) -> String {
    let pair = [("query", row.asked.as_str()), ("name", row.listed.as_str())];
    match (row.state, row.letters) {
        (State::Spelling, 1) => Part::WordOneLetter.fill(language, &pair),
        (State::Spelling, n) => {
            let [query, name] = pair;
            Part::WordLetters.fill(language, &[query, name, ("n", &n.to_string())])
        }
        (State::OtherScript, _) => Part::WordTransliterated.fill(language, &pair),
        (State::Initial, _) => Part::WordInitial.fill(language, &pair),
        (State::ShortForm, _) => Part::WordNickname.fill(language, &pair),
        (State::Joined, _) => Part::WordJoined.fill(language, &pair),
        (State::Translation, _) => Part::WordTranslated.fill(language, &pair),
        _ => Part::SameWord.fill(language, &pair),
    }
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
