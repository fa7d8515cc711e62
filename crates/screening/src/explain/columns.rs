//! An alignment of parts in, columns as a person reads them out: words as printed, what stands in
//! whose place. Never weighs anything.

use super::printed::{Printed, printed};
use super::{Column, Commonness, State};
use crate::Score;
use crate::matching::how;
use crate::names::{self, Alignment, Part};
use crate::subject::lexicon;
use parties::Kind;

/// One of the two names as read.
#[derive(Debug)]
pub(super) struct Side {
    /// Its parts.
    pub(super) parts: Vec<Part>,
    /// How each part is printed.
    pub(super) printed: Vec<Printed>,
    /// What could not be read.
    pub(super) unread: Vec<String>,
    /// Its letters, where it may be an acronym.
    pub(super) acronym: Option<String>,
}

impl Side {
    pub(super) fn read(raw: &str, kind: Kind) -> Self {
        let lexicon = lexicon(kind);
        let reading = names::read_as(raw, lexicon);
        Self {
            printed: printed(raw, &reading.parts, lexicon),
            parts: reading.parts,
            unread: reading.unread,
            acronym: reading.acronym.map(|a| a.letters),
        }
    }

    fn is_light(&self, place: usize) -> bool {
        self.parts.get(place).is_some_and(|p| p.class.is_light())
    }

    fn token(&self, place: usize) -> Option<usize> {
        self.printed.get(place).and_then(|p| p.token)
    }

    /// The words of these places as printed: a token once, its pieces where it is not whole.
    pub(super) fn words(&self, places: &[usize]) -> String {
        let whole = |token: usize| {
            let of_token = self.printed.iter().enumerate().filter(|(_, p)| p.token == Some(token));
            of_token.clone().all(|(place, _)| places.contains(&place)).then_some(of_token.count())
        };
        let (mut out, mut last, mut glued) = (String::new(), None, None);
        for printed in places.iter().filter_map(|p| self.printed.get(*p)) {
            let whole_token = printed.token.filter(|t| whole(*t).is_some());
            if whole_token.is_some() && whole_token == last {
                continue;
            }
            let words = if whole_token.is_some() { &printed.whole } else { &printed.piece };
            let glues = printed.token.filter(|_| printed.is_character && whole_token.is_none());
            let is_next = glues.is_some() && glues == glued;
            if !out.is_empty() && !words.is_empty() && !is_next {
                out.push(' ');
            }
            out.push_str(words);
            last = whole_token;
            glued = glues;
        }
        out
    }

    fn weight(&self, places: &[usize]) -> u16 {
        places.iter().filter_map(|p| self.parts.get(*p)).map(|p| p.weight).max().unwrap_or(0)
    }

    fn last_heavy(&self) -> Option<usize> {
        self.parts.iter().rposition(|p| !p.class.is_light())
    }
}

/// A column by the places of its parts.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) asked: Vec<usize>,
    pub(super) listed: Vec<usize>,
    pub(super) state: State,
    pub(super) is_light: bool,
}

/// The columns of an alignment, in the order of the name asked; parts of one word together.
/// `borne`: parts asked that other names of the party have, a bit each.
pub(super) fn drafts(alignment: &Alignment, borne: u64, asked: &Side, listed: &Side) -> Vec<Draft> {
    let mut out: Vec<Draft> = alignment
        .pairs
        .iter()
        .map(|pair| {
            let (query, alias): (Vec<usize>, Vec<usize>) =
                (pair.query.places().collect(), pair.alias.places().collect());
            let is_light = query.iter().all(|p| asked.is_light(*p));
            let state = State::of(how(pair.met.way));
            Draft { asked: query, listed: alias, state, is_light }
        })
        .collect();
    let left = |places: &[usize], side: &Side, is_light: bool| -> Vec<usize> {
        places.iter().copied().filter(|p| side.is_light(*p) == is_light).collect()
    };
    let mut listed_left = left(&alignment.alias_left, listed, false);
    let (elsewhere, asked_left): (Vec<usize>, Vec<usize>) =
        left(&alignment.query_left, asked, false)
            .into_iter()
            .partition(|place| borne >> (place & 63) & 1 == 1);
    out.extend(elsewhere.into_iter().map(|place| Draft {
        asked: vec![place],
        listed: Vec::new(),
        state: State::OtherName,
        is_light: false,
    }));
    let against = |place: usize, other: Option<usize>, is_light: bool| Draft {
        asked: vec![place],
        listed: other.into_iter().collect(),
        state: if other.is_some() { State::Contradicts } else { State::MissingListed },
        is_light,
    };
    for (number, place) in asked_left.iter().enumerate() {
        let others = asked_left.len() - number;
        let other = opposite(*place, others, (asked, listed), &listed_left);
        let other = other.map(|at| listed_left.remove(at));
        out.push(against(*place, other, false));
    }
    let light = left(&alignment.query_left, asked, true);
    out.extend(light.into_iter().map(|place| against(place, None, true)));
    out.sort_by_key(|d| d.asked.first().copied());
    let listed_light = left(&alignment.alias_left, listed, true);
    let missing = listed_left.into_iter().map(|p| (p, false));
    let mut missing: Vec<(usize, bool)> =
        missing.chain(listed_light.into_iter().map(|p| (p, true))).collect();
    missing.sort_unstable();
    for (place, is_light) in missing {
        let draft =
            Draft { asked: Vec::new(), listed: vec![place], state: State::MissingAsked, is_light };
        let before = out.iter().position(|d| d.listed.first().is_some_and(|l| *l + 1 == place));
        let after = out.iter().position(|d| d.listed.first().is_some_and(|l| *l == place + 1));
        let at = before.map(|b| b + 1).or(after).unwrap_or(out.len());
        out.insert(at, draft);
    }
    merged(out, asked, listed)
}

/// Which of the words left over of the name listed stands in the place of this one: the one as far
/// from the end of its name; none where more are asked than listed and another is nearer.
fn opposite(
    place: usize,
    others: usize,
    (asked, listed): (&Side, &Side),
    left: &[usize],
) -> Option<usize> {
    let from_end = |side: &Side, place: usize| side.parts.len().saturating_sub(place);
    let far = |at: usize| from_end(asked, place).abs_diff(from_end(listed, at));
    let nearest = left.iter().enumerate().min_by_key(|(_, at)| far(**at));
    // Fewer are left there than here: this one stands aside while a later one is still to come,
    // unless it is as near as can be.
    let (at, place_there) = nearest?;
    (others <= left.len() || far(*place_there) == 0).then_some(at)
}

/// Columns side by side whose parts are of one printed word become one, where at most one of them
/// weighs or the word cannot be taken apart.
fn merged(drafts: Vec<Draft>, asked: &Side, listed: &Side) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for draft in drafts {
        match out.last_mut() {
            Some(last) if belong(last, &draft, asked, listed) => join(last, draft),
            _ => out.push(draft),
        }
    }
    out
}

fn belong(last: &Draft, next: &Draft, asked: &Side, listed: &Side) -> bool {
    let same = |side: &Side, a: &[usize], b: &[usize]| -> Option<bool> {
        let (a, b) = (*a.last()?, *b.first()?);
        let is_one = a + 1 == b && side.token(a).is_some() && side.token(a) == side.token(b);
        let is_whole = side.printed.get(b).is_some_and(|p| p.is_whole_only);
        is_one.then_some(is_whole)
    };
    let whole = [same(asked, &last.asked, &next.asked), same(listed, &last.listed, &next.listed)];
    let follows = |a: &[usize], b: &[usize]| match (a.last(), b.first()) {
        (Some(a), Some(b)) => a + 1 == *b,
        _ => true,
    };
    let is_one_heavy = last.is_light || next.is_light;
    let is_inseparable = whole.contains(&Some(true)) && last.state.is_met() && next.state.is_met();
    whole.iter().any(Option::is_some)
        && (is_one_heavy || is_inseparable)
        && follows(&last.asked, &next.asked)
        && follows(&last.listed, &next.listed)
}

fn join(last: &mut Draft, next: Draft) {
    let state = match (last.is_light, next.is_light) {
        (true, false) => next.state,
        (false, true) => last.state,
        _ => last.state.max(next.state),
    };
    last.asked.extend(next.asked);
    last.listed.extend(next.listed);
    last.is_light &= next.is_light;
    last.state = state;
}

/// A draft as a person reads it.
pub(super) fn column(
    draft: &Draft,
    asked: &Side,
    listed: &Side,
    score_without: Option<Score>,
) -> Column {
    let weight = asked.weight(&draft.asked).max(listed.weight(&draft.listed));
    let holds = |places: &[usize], last: Option<usize>| last.is_some_and(|l| places.contains(&l));
    Column {
        asked: asked.words(&draft.asked),
        listed: listed.words(&draft.listed),
        state: draft.state,
        letters: if draft.state.is_met() {
            differing(&draft.asked, &draft.listed, (asked, listed))
        } else {
            0
        },
        commonness: Commonness::of(weight),
        is_light: draft.is_light,
        is_last: holds(&draft.asked, asked.last_heavy())
            && holds(&draft.listed, listed.last_heavy()),
        score_without,
    }
}

/// Letters of a word that are compared one by one. Largest seen: 31. A longer word differs by as
/// many as its first letters do.
const LETTERS_MAX: usize = 64;

/// Letters added, dropped or changed between the words that weigh, as folded.
fn differing(asked: &[usize], listed: &[usize], sides: (&Side, &Side)) -> usize {
    let letters = |places: &[usize], side: &Side| -> Vec<char> {
        let parts = places.iter().filter_map(|p| side.parts.get(*p));
        let heavy = parts.filter(|p| !p.class.is_light());
        heavy.flat_map(|p| p.text.chars()).take(LETTERS_MAX).collect()
    };
    let (asked, listed) = (letters(asked, sides.0), letters(listed, sides.1));
    let mut before: Vec<usize> = (0..=listed.len()).collect();
    for (i, letter) in asked.iter().enumerate() {
        let mut now = vec![i + 1];
        let steps = listed.iter().zip(before.iter().zip(before.iter().skip(1)));
        for (other, (diagonal, above)) in steps {
            let left = now.last().copied().unwrap_or(0);
            let changed = diagonal + usize::from(letter != other);
            now.push(changed.min(above + 1).min(left + 1));
        }
        before = now;
    }
    before.last().copied().unwrap_or(0)
}
