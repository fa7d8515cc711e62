//! Two names and what met what in, why they are taken for one name or not out, in sentences. Gives
//! no number of likeness.

use super::by_flaw;
use super::evidence::{commonness, first_sentence, left_over, quoted};
use crate::messages::{Compared as Part, Evidenced, Language, Word};
use parties::Kind;
use screening::Score;
use screening::explain::{Column, Explained, State};
use screening::names::{self, Flaw};

/// Causes of one kind that are told. Largest seen: 4. The rest would not change a person's mind.
const CAUSES_MAX: usize = 3;

/// Why two names are taken for the same name, or why they are not and what would have made the
/// difference.
#[must_use]
pub fn compared(
    [first, second]: [&str; 2],
    explained: &Explained,
    (kind, threshold): (Kind, Score),
    language: Language,
) -> Vec<String> {
    let is_same = explained.score >= threshold;
    let is_empty = explained.unread.iter().any(|words| names::flaw(words) == Flaw::Empty);
    let mut out = Vec::new();
    if is_same || explained.is_acronym {
        let told = Evidenced::PlainName.fill(language, &[("name", second)]);
        out.push(first_sentence((first, second, &told), explained, (kind, false), language));
    }
    if is_same {
        out.extend(left_over(explained, language));
    } else if explained.unread.is_empty() {
        let why = causes(explained, kind, language).join(Word::Semicolon.text(language));
        out.push(Part::NotSame.fill(language, &[("why", &why)]));
    } else if is_empty {
        out.push(Part::NoName.text(language).to_owned());
        return out;
    } else {
        let words = quoted(explained.unread.iter().map(String::as_str), language);
        out.push(Part::Unread.fill(language, &[("words", &words)]));
    }
    out.extend(by_flaw(&explained.unread).into_iter().map(|(flaw, words)| {
        let (words, why) = (quoted(words.into_iter(), language), super::flaw(flaw, language));
        Part::Why.fill(language, &[("words", &words), ("why", why)])
    }));
    out.extend(commonness(second, explained, kind, language));
    if !is_same && !explained.is_acronym && explained.unread.is_empty() {
        out.extend(difference(explained, threshold, language));
    }
    out
}

/// What became of the words of a column, in a word or two.
#[must_use]
pub const fn state(state: State, language: Language) -> &'static str {
    match state {
        State::Same => Part::Same,
        State::Joined => Part::Joined,
        State::OtherScript => Part::OtherScript,
        State::Spelling => Part::Spelling,
        State::ShortForm => Part::ShortForm,
        State::Translation => Part::Translation,
        State::Initial => Part::Initial,
        State::MissingAsked => Part::MissingAsked,
        State::MissingListed => Part::MissingListed,
        State::OtherName => Part::OtherName,
        State::Contradicts => Part::Contradicts,
    }
    .text(language)
}

fn causes(explained: &Explained, kind: Kind, language: Language) -> Vec<String> {
    if explained.is_acronym {
        return vec![Part::LettersAlone.text(language).to_owned()];
    }
    if !explained.heavy().any(|c| c.state.is_met()) {
        return vec![Part::NothingMet.text(language).to_owned()];
    }
    let of = |state: State| explained.heavy().filter(move |c| c.state == state).take(CAUSES_MAX);
    let mut out: Vec<String> = of(State::Contradicts)
        .map(|column| {
            let is_last = column.is_last && kind == Kind::Person;
            let part = if is_last { Part::LastDiffer } else { Part::WordsDiffer };
            part.fill(language, &pair(column))
        })
        .collect();
    let mut only = |part: Part, words: String| {
        if !words.is_empty() {
            out.push(part.fill(language, &[("words", &words)]));
        }
    };
    let first = of(State::MissingListed).map(|c| c.asked.as_str());
    only(Part::OnlyFirst, quoted(first, language));
    let second = of(State::MissingAsked).map(|c| c.listed.as_str());
    only(Part::OnlySecond, quoted(second, language));
    if out.is_empty() {
        let is_unlike = explained.heavy().any(|c| c.letters > 0 && c.state != State::Initial);
        let part = match (explained.is_turned, is_unlike) {
            (true, _) => Part::OtherOrder,
            (_, true) => Part::TooUnlike,
            _ => Part::TooLittle,
        };
        out.push(part.text(language).to_owned());
    }
    out
}

/// What would have made the difference.
fn difference(explained: &Explained, threshold: Score, language: Language) -> Option<String> {
    let against = explained.heavy().filter(|c| c.state.is_against()).count();
    let is_any_met = explained.heavy().any(|c| c.state.is_met());
    if against == 0 || !is_any_met {
        return None;
    }
    if let Some(column) = explained.decisive(threshold) {
        let word = if column.asked.is_empty() { &column.listed } else { &column.asked };
        return Some(match column.state {
            State::Contradicts => Part::WithoutPair.fill(language, &pair(column)),
            _ => {
                let words = quoted(std::iter::once(word.as_str()), language);
                Part::WithoutWord.fill(language, &[("words", &words)])
            }
        });
    }
    let is_enough = against > 1 && explained.score_without >= threshold;
    let part = if is_enough { Part::WithoutAll } else { Part::EvenWithout };
    Some(part.text(language).to_owned())
}

fn pair(column: &Column) -> [(&'static str, &str); 2] {
    [("query", column.asked.as_str()), ("name", column.listed.as_str())]
}
