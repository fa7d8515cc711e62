//! Two names in, what met what and what did not out, column by column, for a person to weigh.
//! Never a sentence, which is `clearance`'s to word, and never on the way of a search: it is made
//! for the pairs that somebody looks at.

mod columns;
mod initials;
mod printed;
mod width;

pub use width::{is_rtl, width};

use crate::matching::{bearer, bits};
use crate::names::model::Occasion;
use crate::names::{self, Alignment, Part, View, model};
use crate::{How, Match, Score, compare};
use columns::Side;
use parties::Kind;

/// What became of the words of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The same letters.
    Same,
    /// Joined on one side, split on the other.
    Joined,
    /// The same word in another script.
    OtherScript,
    /// A spelling of it.
    Spelling,
    /// A short form: Bill, William.
    ShortForm,
    /// The same meaning in another language.
    Translation,
    /// One letter that may stand for the word.
    Initial,
    /// The name asked has no such word.
    MissingAsked,
    /// The name listed has no such word.
    MissingListed,
    /// The name listed has no such word; another name of its party has.
    OtherName,
    /// Another word stands in its place.
    Contradicts,
}

impl State {
    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Joined => "joined",
            Self::OtherScript => "other_script",
            Self::Spelling => "spelling",
            Self::ShortForm => "short_form",
            Self::Translation => "translation",
            Self::Initial => "initial",
            Self::MissingAsked => "missing_asked",
            Self::MissingListed => "missing_listed",
            Self::OtherName => "other_name",
            Self::Contradicts => "contradicts",
        }
    }

    /// Whether the words of the column met.
    #[must_use]
    pub const fn is_met(self) -> bool {
        !self.is_against() && !matches!(self, Self::OtherName)
    }

    /// Whether the column speaks against the pair.
    #[must_use]
    pub const fn is_against(self) -> bool {
        matches!(self, Self::MissingAsked | Self::MissingListed | Self::Contradicts)
    }

    const fn of(how: How) -> Self {
        match how {
            How::Same | How::Identifier => Self::Same,
            How::Spelling => Self::Spelling,
            How::Transliteration => Self::OtherScript,
            How::Initial | How::Acronym => Self::Initial,
            How::Nickname => Self::ShortForm,
            How::Joined => Self::Joined,
            How::Translation => Self::Translation,
            How::OtherName => Self::OtherName,
        }
    }

    /// The state of a column seen from the other name.
    const fn turned(self) -> Self {
        match self {
            Self::MissingAsked => Self::MissingListed,
            Self::MissingListed => Self::MissingAsked,
            other => other,
        }
    }
}

/// How many bear a word, as far as words tell: by the frozen table of rarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Commonness {
    /// More than one name in 250 has it.
    VeryCommon,
    /// More than one name in 1,000.
    Common,
    /// In between: nothing worth saying.
    Usual,
    /// Hardly any name has it.
    Rare,
}

/// Below this a word is very common: one name in 250. Units: sixteenths of a bit.
const VERY_COMMON: u16 = 16 * 8;
/// Below this a word is common: one name in 1,000.
const COMMON: u16 = 16 * 10;
/// From this on a word is rare: one name in 10,000 at most.
const RARE: u16 = 213;

impl Commonness {
    const fn of(weight: u16) -> Self {
        match weight {
            0..VERY_COMMON => Self::VeryCommon,
            VERY_COMMON..COMMON => Self::Common,
            COMMON..RARE => Self::Usual,
            RARE.. => Self::Rare,
        }
    }

    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VeryCommon => "very_common",
            Self::Common => "common",
            Self::Usual => "usual",
            Self::Rare => "rare",
        }
    }
}

/// Words of the one name beside words of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Of the name asked, as printed; empty where nothing stands.
    pub asked: String,
    /// Of the name listed, as printed; empty where nothing stands.
    pub listed: String,
    /// What became of them.
    pub state: State,
    /// Letters added, dropped or changed between them, after folding; 0 where nothing met.
    pub letters: usize,
    /// How many bear such a word.
    pub commonness: Commonness,
    /// Whether it is only a particle, a title or a legal form, which may be left out.
    pub is_light: bool,
    /// Whether both are the last words that weigh: where a family name mostly stands.
    pub is_last: bool,
    /// How likely the names would be without what this column holds against them; none where
    /// nothing speaks against them here.
    pub score_without: Option<Score>,
}

/// Two names explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// In the order of the name asked.
    pub columns: Vec<Column>,
    /// How likely, per mille, as far as the two names alone tell.
    pub score: Score,
    /// The evidence in bits, rounded.
    pub bits: i16,
    /// How likely without any word that contradicts or is missing.
    pub score_without: Score,
    /// Whether the whole is the same after folding.
    pub is_exact: bool,
    /// Whether words that met stand in another order.
    pub is_turned: bool,
    /// Whether the name asked is made of the initials of the other.
    pub is_acronym: bool,
    /// Parts of either that could not be read. With any, a low score does not say "different".
    pub unread: Vec<String>,
}

/// Words left out one after another to see what they hold against a pair. Largest seen: 9. Beyond
/// it a column has no score without it.
const TRIED_MAX: usize = 12;

/// The name asked beside a name listed, as `find` reads them.
#[must_use]
pub fn explain(asked: &str, listed: &str, kind: Kind) -> Explained {
    let (asked, listed) = (Side::read(asked, kind), Side::read(listed, kind));
    of_sides((&asked, &[]), &listed, (kind, Occasion::Search))
}

/// The name asked beside the name of a match, with what other names of its party have.
#[must_use]
pub fn explain_match(asked: &str, found: &Match) -> Explained {
    let (asked, listed) = (Side::read(asked, found.kind), Side::read(&found.name, found.kind));
    let others = found.evidence.iter().filter(|e| e.how == How::OtherName);
    let borne: Vec<&str> = others.map(|e| e.query.as_str()).collect();
    of_sides((&asked, &borne), &listed, (found.kind, Occasion::Search))
}

/// `asked`: with its words that other names of the party listed have.
fn of_sides(asked: (&Side, &[&str]), listed: &Side, of: (Kind, Occasion)) -> Explained {
    initials::explain(asked.0, listed).unwrap_or_else(|| beside(asked, listed, of))
}

/// Two names beside each other, either of them as the one asked: as `compare` reads them.
#[must_use]
pub fn explain_pair(first: &str, second: &str, kind: Kind) -> Explained {
    let sides = (Side::read(first, kind), Side::read(second, kind));
    let of = (kind, Occasion::Beside);
    let there = of_sides((&sides.0, &[]), &sides.1, of);
    let back = of_sides((&sides.1, &[]), &sides.0, of);
    let is_back = back.score > there.score || back.is_acronym && !there.is_acronym;
    let mut explained = if is_back { back.turned() } else { there };
    if explained.is_acronym {
        // Letters beside words have no score of their own.
        let compared = compare(first, second, kind);
        (explained.score, explained.bits) = (compared.score, compared.bits);
        explained.score_without = compared.score;
    }
    explained
}

impl Explained {
    /// The name asked above the name listed, cell under cell; a dash where nothing stands.
    #[must_use]
    pub fn lines(&self) -> [String; 2] {
        let cells: Vec<[&str; 2]> =
            self.columns.iter().map(|c| [c.asked.as_str(), c.listed.as_str()]).collect();
        width::lines(&cells)
    }

    /// The same with a third line below, which says something of each column.
    #[must_use]
    pub fn lines_with<'a>(&'a self, say: impl Fn(&Column) -> &'a str) -> [String; 3] {
        let cells: Vec<[&str; 3]> =
            self.columns.iter().map(|c| [c.asked.as_str(), c.listed.as_str(), say(c)]).collect();
        width::lines(&cells)
    }

    /// The columns that weigh: no particle, title or legal form.
    pub fn heavy(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|c| !c.is_light)
    }

    /// Whether some words contradict each other.
    #[must_use]
    pub fn contradicts(&self) -> bool {
        self.heavy().any(|c| c.state == State::Contradicts)
    }

    /// The column that alone keeps the pair below the threshold; none when there is no such one.
    #[must_use]
    pub fn decisive(&self, threshold: Score) -> Option<&Column> {
        let without = |c: &&Column| c.score_without.filter(|s| *s >= threshold);
        self.columns.iter().filter(|c| without(c).is_some()).max_by_key(without)
    }

    fn turned(mut self) -> Self {
        for column in &mut self.columns {
            std::mem::swap(&mut column.asked, &mut column.listed);
            column.state = column.state.turned();
        }
        self
    }
}

fn beside((asked, borne): (&Side, &[&str]), listed: &Side, of: (Kind, Occasion)) -> Explained {
    let (query, alias) = (views(&asked.parts), views(&listed.parts));
    let weigh = |query: &[View<'_>], alias: &[View<'_>]| weigh((query, borne), alias, of);
    let weighed = weigh(&query, &alias);
    let drafts = columns::drafts(&weighed.alignment, weighed.borne, asked, listed);
    let mut tried = 0;
    let columns = drafts.iter().map(|draft| {
        let is_against = draft.state.is_against() && !draft.is_light;
        tried += usize::from(is_against);
        let score_without = (is_against && tried <= TRIED_MAX).then(|| {
            let query = without(&query, |place| draft.asked.contains(&place));
            let alias = without(&alias, |place| draft.listed.contains(&place));
            score(weigh(&query, &alias).log_odds)
        });
        columns::column(draft, asked, listed, score_without)
    });
    let columns: Vec<Column> = columns.collect();
    let against = || drafts.iter().filter(|d| d.state.is_against() && !d.is_light);
    let query = without(&query, |place| against().any(|d| d.asked.contains(&place)));
    let alias = without(&alias, |place| against().any(|d| d.listed.contains(&place)));
    Explained {
        columns,
        score: score(weighed.log_odds),
        bits: bits(weighed.log_odds),
        score_without: score(weigh(&query, &alias).log_odds),
        is_exact: weighed.is_exact,
        is_turned: is_turned(&drafts),
        is_acronym: false,
        unread: asked.unread.iter().chain(&listed.unread).cloned().collect(),
    }
}

/// Whether the words that met and weigh stand in another order on the other side.
fn is_turned(drafts: &[columns::Draft]) -> bool {
    let met = drafts.iter().filter(|d| d.state.is_met() && !d.is_light);
    !met.filter_map(|d| d.listed.first()).is_sorted()
}

fn views(parts: &[Part]) -> Vec<View<'_>> {
    parts.iter().map(Part::view).collect()
}

fn without<'a>(parts: &[View<'a>], is_left_out: impl Fn(usize) -> bool) -> Vec<View<'a>> {
    parts.iter().enumerate().filter(|(p, _)| !is_left_out(*p)).map(|(_, v)| *v).collect()
}

fn score(log_odds: i32) -> Score {
    Score::permille(model::permille(log_odds))
}

/// Two names as the engine weighs them.
struct Weighed {
    alignment: Alignment,
    /// Words asked that met nothing and that other names of the party have, a bit each.
    borne: u64,
    log_odds: i32,
    is_exact: bool,
}

fn weigh(
    (asked, borne): (&[View<'_>], &[&str]),
    listed: &[View<'_>],
    (kind, occasion): (Kind, Occasion),
) -> Weighed {
    let alignment = names::align(asked, &names::joins(asked, &names::Room::new()), listed);
    let is_borne = |place: &&usize| asked.get(**place).is_some_and(|p| borne.contains(&p.text));
    let borne = alignment.query_left.iter().filter(is_borne);
    let borne = borne.fold(0_u64, |all, place| all | 1 << (place & 63));
    let measures = match borne {
        0 => names::measure(&alignment, asked, listed),
        _ => names::measure_borne(&mut alignment.clone(), borne, asked, listed),
    };
    let log_odds = model::log_odds_on(&measures, bearer(kind, kind), occasion);
    Weighed { log_odds, is_exact: measures.is_exact, alignment, borne }
}

#[cfg(test)]
mod tests;
