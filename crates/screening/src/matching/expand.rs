//! A part of a query and one index in, the tokens of the index that it meets out, as `part::meet`
//! has it. Leaves out no token that the part meets but for initials, which stand for any word;
//! looks at few that it does not.

use crate::Index;
use crate::index::{Direction, LENGTHS, Near, Texts, length_max};
use crate::names::distance::{Allowed, first_hard};
use crate::names::walk::Walk;

use crate::names::{Met, View, Way, nickname, part, slip};

/// Working space, kept from one part to the next.
#[derive(Debug, Default)]
pub(super) struct Expander {
    walk: Walk,
    /// Sounds found, and what they cost.
    sounds: Vec<(u32, u16)>,
}

impl Expander {
    /// The tokens of the index that a part meets, but for initials and light words met by chance:
    /// each once, sorted.
    pub(super) fn expand(&mut self, index: &Index<'_>, part: &View<'_>, out: &mut Vec<Near>) {
        out.clear();
        let mut push = |token: u32| {
            if let Some(view) = index.token(token)
                && let Some(met) = part::meet(part, &view)
            {
                out.push(Near::of(token, &view, met));
            }
        };
        index.tokens_of_text(part.text).for_each(&mut push);
        if part.concept != 0 {
            index.tokens_of_concept(part.concept).for_each(&mut push);
        }
        if !part.class.is_strict() && !part.is_initial() {
            for form in nickname::forms(part.text) {
                index.tokens_of_text(form).for_each(&mut push);
            }
            if part::may_slip(part) {
                let spellings = index.spellings();
                slip::each(part.text, |near| spellings.tokens_of(near).for_each(&mut push));
            }
            for sound in part.sounds() {
                for omits in [false, true].into_iter().filter(|o| !index.has_no_sounds(*o)) {
                    self.near(index, (part, sound), omits, out);
                }
            }
        }
        // The same word, the same meaning, the nearest sound, a short form, a slip: as `part::meet`
        // does.
        out.sort_unstable_by_key(|n| (n.token, order(n.met)));
        out.dedup_by_key(|n| n.token);
    }

    /// The tokens that a part meets by one of its sounds, of scripts that leave vowels unwritten or
    /// of others.
    fn near(
        &mut self,
        index: &Index<'_>,
        (part, sound): (&View<'_>, &[u8]),
        omits: bool,
        out: &mut Vec<Near>,
    ) {
        let length = part::effective(sound);
        let cost = u16::try_from(part::cost_most(length)).unwrap_or(u16::MAX);
        let scripts = (part.script.omits_vowels(), omits);
        let halves = Halves::of(cost, sound.len());
        self.sounds.clear();
        let ahead = Allowed { cost, first: halves.first.0, places: halves.first.1 };
        self.walk.begin(sound.iter().copied(), scripts, ahead);
        let costs = costs(length);
        index.near_sounds(&mut self.walk, (omits, Direction::Ahead), &costs, &mut self.sounds);
        if let Some((first, places)) = halves.last {
            let behind = Allowed { cost, first, places };
            self.walk.begin(sound.iter().rev().copied(), scripts, behind);
            index.near_sounds(&mut self.walk, (omits, Direction::Behind), &costs, &mut self.sounds);
        }
        self.sounds.sort_unstable();
        self.sounds.dedup_by_key(|(number, _)| *number);
        for (number, cost) in &self.sounds {
            let (cost, other) = (u32::from(*cost), index.sound(*number));
            let lengths = (length, part::effective(other));
            if cost > part::cost_max(lengths)
                || !part::may_begin(lengths, (first_hard(sound), first_hard(other)))
            {
                continue;
            }
            let likeness = part::likeness_at(cost, lengths);
            for token in index.tokens_of_sound(*number) {
                out.extend(near_of(index, part, token, likeness));
            }
        }
    }
}

/// How a cost is shared between the beginning of a word and its end: what each may cost at most,
/// and how many sounds it has. What costs more than that in the beginning costs no more in the end.
struct Halves {
    first: (u16, usize),
    /// None where the beginning may cost all.
    last: Option<(u16, usize)>,
}

impl Halves {
    /// Half and half: what costs more than half in the beginning costs less in the end.
    fn of(cost: u16, sounds: usize) -> Self {
        if cost < WHOLE_MAX {
            return Self { first: (cost, sounds), last: None };
        }
        let (half, places) = (cost / 2, sounds.div_ceil(2));
        Self { first: (half, places), last: Some((cost - half - 1, sounds - places)) }
    }
}

/// Below this cost one walk looks at less than two.
const WHOLE_MAX: u16 = 70;

/// The most that a word of that length may cost beside words of each step of length: the longer,
/// the more.
fn costs(length: u32) -> [u16; LENGTHS] {
    let mut out = [u16::MAX; LENGTHS];
    for (slot, step) in out.iter_mut().take(LENGTHS - 1).zip(0..) {
        *slot = u16::try_from(part::cost_max((length, length_max(step)))).unwrap_or(u16::MAX);
    }
    out
}

impl Index<'_> {
    /// How many of the distinct words in it a word meets, but for initials.
    #[must_use]
    pub fn words_met(&self, part: &View<'_>) -> usize {
        expand(self, part).len()
    }
}

/// The same, with working space of its own.
pub(super) fn expand(index: &Index<'_>, part: &View<'_>) -> Vec<Near> {
    let mut out = Vec::new();
    Expander::default().expand(index, part, &mut out);
    out
}

/// How a part meets a token whose sound is so like its own.
fn near_of(index: &Index<'_>, part: &View<'_>, token: u32, likeness: u16) -> Option<Near> {
    let view = index.token_with(token, Texts::Initials)?;
    if part.class.is_light() != view.class.is_light()
        || view.script == part.script && part.script.is_syllabic()
        || likeness < part::likeness_least(part, &view)
    {
        return None;
    }
    let way = if view.script == part.script { Way::Spelling } else { Way::Transliteration };
    Some(Near::of(token, &view, Met { likeness, way }))
}

/// Which of two ways to meet a token holds: of a form and a sound that are as like, the sound.
const fn order(met: Met) -> (u8, u16, bool) {
    match met.way {
        Way::Same => (0, 0, false),
        Way::Translation => (1, 0, false),
        Way::Slip => (3, 0, false),
        way => (2, 1000 - met.likeness, matches!(way, Way::Nickname)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Part;
    use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
    use proptest::prelude::*;

    /// An index of one party with all these names.
    fn index_of(names: &[String]) -> Vec<u8> {
        let list = ListId::parse("own").unwrap();
        let mut party = Party::new(PartyId::on(&list, "1").unwrap(), list.clone(), Kind::Any);
        party.names = names
            .iter()
            .map(|n| Name { text: n.clone(), kind: NameKind::Primary, strength: Strength::Strong })
            .collect();
        Index::build(&[&Snapshot { list, parties: vec![party] }], "")
    }

    /// What a part meets by asking of each token, but for what no index is asked for.
    fn scanned(index: &Index<'_>, part: &View<'_>) -> Vec<(u32, Met)> {
        let all = (0..).map_while(|n| Some((n, index.token(n)?)));
        let met = all.filter_map(|(n, token)| Some((n, part::meet(part, &token)?)));
        met.filter(|(_, met)| met.way != Way::Initial).collect()
    }

    fn check(names: &[String], queries: &[String]) {
        let bytes = index_of(names);
        let index = Index::open(&bytes).unwrap();
        let mut expander = Expander::default();
        let mut near = Vec::new();
        let parts = queries.iter().flat_map(|q| crate::names::read(q).parts);
        for part in parts.collect::<Vec<Part>>() {
            expander.expand(&index, &part.view(), &mut near);
            let found: Vec<_> = near.iter().map(|n| (n.token, n.met)).collect();
            assert_eq!(found, scanned(&index, &part.view()), "`{}`", part.text);
        }
    }

    /// Letters that are near one another in many ways, and of scripts that leave vowels unwritten.
    fn word() -> impl Strategy<Value = String> {
        let latin = "[aeiouhkqgstdbmnlrz]{1,9}";
        let arabic = "[اويهعبكسمنلرتق]{1,6}";
        prop_oneof![latin, latin, arabic, "[аеиосмнкгвл]{2,8}", "[a-z]{10,40}", "[가-깋]{1,2}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_a_scan_finds_is_found(
            names in prop::collection::vec(word(), 1..120),
            queries in prop::collection::vec(word(), 1..20),
        ) {
            check(&names, &queries);
        }
    }

    #[test]
    fn what_a_scan_finds_is_found_among_real_names() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/gold/index_un.csv");
        #[expect(clippy::disallowed_methods, reason = "a test reads its data")]
        let Ok(text) = std::fs::read_to_string(path) else { return };
        let column = |l: &str| Some(l.split(',').nth(2)?.to_owned());
        let names: Vec<String> = text.lines().skip(1).filter_map(column).collect();
        let queries: Vec<String> = names.iter().step_by(37).cloned().collect();
        check(&names, &queries);
    }
}
