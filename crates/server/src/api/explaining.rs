//! Why two names are like each other, for programs that show it to people: word by word, in two
//! lines, in sentences. Made only where a caller asks for it.

use clearance::{Language, wording};
use parties::Kind;
use screening::explain::{Column, Explained};
use screening::{Score, explain_match, explain_pair};
use serde::Serialize;
use utoipa::ToSchema;

/// Why, in words.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Explanation {
    /// For people, in English.
    sentences: Vec<String>,
    /// The name asked above the name listed, cell under cell in a font of one width.
    lines: [String; 2],
    /// Word by word, in the order of the name asked.
    columns: Vec<Beside>,
}

/// Words of one name beside words of the other.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExplanationColumn)]
pub(super) struct Beside {
    /// Of the name asked, or the first; empty where nothing stands.
    asked: String,
    /// Of the name listed, or the second.
    listed: String,
    /// `same`, `joined`, `other_script`, `spelling`, `short_form`, `translation`, `initial`,
    /// `missing_asked`, `missing_listed`, `other_name` or `contradicts`.
    state: &'static str,
    /// Letters that differ, where words met.
    letters: usize,
    /// `very_common`, `common`, `usual` or `rare`.
    commonness: &'static str,
    /// The score of the names alone if these words were left out; only where they do not meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    score_without: Option<u16>,
}

impl Explanation {
    /// Of a match.
    pub(super) fn of_match(query: &str, found: &screening::Match) -> Self {
        let explained = explain_match(query, found);
        Self::of(&explained, wording::evidence(query, found, &explained, Language::English))
    }

    /// Of two names given.
    pub(super) fn of_pair(names: [&str; 2], kind: Kind) -> Self {
        let [first, second] = names;
        let explained = explain_pair(first, second, kind);
        let by = (kind, Score::SAME);
        let sentences = wording::compared(names, &explained, by, Language::English);
        Self::of(&explained, sentences)
    }

    fn of(explained: &Explained, sentences: Vec<String>) -> Self {
        let columns = explained.columns.iter().map(beside).collect();
        Self { sentences, lines: explained.lines(), columns }
    }
}

fn beside(column: &Column) -> Beside {
    Beside {
        asked: column.asked.clone(),
        listed: column.listed.clone(),
        state: column.state.as_str(),
        letters: column.letters,
        commonness: column.commonness.as_str(),
        score_without: column.score_without.map(Score::get),
    }
}
