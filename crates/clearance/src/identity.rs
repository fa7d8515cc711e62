//! A counterpart and what screening found in; the parties it may be, and whether it may be nobody
//! known, out. A name alone never settles a person. Source: semantics, Rules and doubts 4 and 8.

use crate::contact::Counterpart;
use crate::decision::Question;
use crate::naming;
use crate::world::World;
use directive::Act;
use parties::{Kind, Party, PartyId};
use screening::found::Field;
use screening::{Match, MatchStrength, Screened};

/// How near to the best another match must be to be its rival. Units: per mille of score.
/// Source: semantics, Screening, "Ambiguity".
pub const RIVAL_PERMILLE: u16 = 50;

/// A full birth date further off than this, with nothing else agreeing, dismisses a party.
/// Units: days; two years with a leap day. Source: semantics, doubts 8.
pub const BIRTH_OFF_DAYS_MAX: i64 = 731;

/// A party that a counterpart may be.
#[derive(Debug, Clone)]
pub(crate) struct Possible<'a> {
    /// The party, merges resolved.
    pub(crate) party: &'a Party,
    /// The old id that was met, when it was merged.
    pub(crate) merged_from: Option<PartyId>,
    /// The match that led here.
    pub(crate) found: Option<&'a Match>,
}

/// Who a counterpart may be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Identity<'a> {
    /// The parties it may be, the likeliest first.
    pub(crate) possible: Vec<Possible<'a>>,
    /// Whether it may be none of them.
    pub(crate) may_be_nobody: bool,
    /// Whether it may be anybody: its name could not be read, or a confirmation names nobody known.
    pub(crate) may_be_anybody: bool,
    /// What could not be read.
    pub(crate) unread: Vec<String>,
    /// What would settle it.
    pub(crate) questions: Vec<Question>,
    /// Whether the words name nobody in particular: then no party is stated, only asked about.
    pub(crate) is_generic: bool,
}

/// Who a counterpart may be.
pub(crate) fn identify<'a>(
    world: &World<'a>,
    counterpart: &Counterpart,
    screened: &'a Screened,
) -> Identity<'a> {
    let mut identity = match &counterpart.is {
        Some(id) => confirmed(world, counterpart, screened, id),
        None => by_name(world, counterpart, screened),
    };
    for one in identity.possible.clone() {
        if is_dead(world, one.party) {
            identity.may_be_nobody = true;
            let (party, caption) = (one.party.id.clone(), one.party.caption().to_owned());
            identity.questions.push(Question::Dead { party, caption });
        }
    }
    identity
}

/// A person has said who it is: settled, unless what else is said of it contradicts.
fn confirmed<'a>(
    world: &World<'a>,
    counterpart: &Counterpart,
    screened: &'a Screened,
    id: &PartyId,
) -> Identity<'a> {
    let Some(party) = world.party(id) else {
        let questions = vec![Question::NoSuchParty { party: id.clone() }];
        return Identity { may_be_anybody: true, questions, ..Identity::default() };
    };
    let is_dismissed = counterpart.is_not.iter().any(|not| world.is_same(not, party));
    let field = contradicting(counterpart, party).or(is_dismissed.then_some("confirmation"));
    let questions: Vec<Question> = field
        .map(|field| Question::Contradicts { party: party.id.clone(), field })
        .into_iter()
        .collect();
    let found = screened.matches.iter().find(|m| world.is_same(&m.party, party));
    let merged_from = (id != &party.id).then(|| id.clone());
    Identity {
        may_be_nobody: !questions.is_empty(),
        possible: vec![Possible { party, merged_from, found }],
        questions,
        ..Identity::default()
    }
}

/// Nobody has said who it is: the name, and what is known beside it.
fn by_name<'a>(
    world: &World<'a>,
    counterpart: &Counterpart,
    screened: &'a Screened,
) -> Identity<'a> {
    let mut questions: Vec<Question> =
        screened.unread.iter().map(|t| Question::Unread { token: t.clone() }).collect();
    let mut candidates = candidates(world, screened);
    candidates.retain(|c| match dismissed(world, counterpart, c.party) {
        Dismissed::No => true,
        Dismissed::Yes => false,
        Dismissed::Contradicted(question) => {
            questions.push(question);
            true
        }
    });
    let is_contradicted = questions.iter().any(|q| matches!(q, Question::Contradicts { .. }));
    let settled: Vec<Possible<'a>> =
        candidates.iter().filter(|c| agrees(counterpart, c.party)).cloned().collect();
    let (mut possible, may_be_nobody) = if settled.is_empty() {
        let (rivals, is_settled) = rivals(&candidates);
        (rivals, !is_settled)
    } else {
        let is_one = settled.len() == 1;
        (settled, !is_one || is_contradicted)
    };
    let may_be_nobody = may_be_nobody && !possible.is_empty();
    // Nationality neither settles nor dismisses; it orders.
    possible.sort_by_key(|p| !shares_country(counterpart, p.party));
    let is_generic = !possible.is_empty()
        && possible.iter().all(|p| p.found.is_some_and(|m| m.strength == MatchStrength::Weak))
        && naming::names_only_a_sort(&screened.query);
    if may_be_nobody && !is_contradicted {
        questions.extend(asked(world, &possible));
    }
    Identity {
        may_be_anybody: !screened.unread.is_empty(),
        unread: screened.unread.clone(),
        possible,
        may_be_nobody,
        questions,
        is_generic,
    }
}

/// Matches fit to act on or to ask about, one a party, best first. A name that equals a listed one
/// after folding is never passed over, however common the score finds it.
fn candidates<'a>(world: &World<'a>, screened: &'a Screened) -> Vec<Possible<'a>> {
    let mut found: Vec<Possible<'a>> = Vec::new();
    for one in screened.matches.iter().filter(|m| m.hit || m.ask || is_named(m)) {
        let Some(party) = world.party(&one.party) else { continue };
        if found.iter().all(|f| f.party.id != party.id) {
            let merged_from = (one.party != party.id).then(|| one.party.clone());
            found.push(Possible { party, merged_from, found: Some(one) });
        }
    }
    found
}

fn is_named(found: &Match) -> bool {
    found.is_exact && !found.contradicts.contains(&Field::Kind)
}

fn is_exact_body(found: &Match) -> bool {
    found.is_exact && found.strength == MatchStrength::Strong && found.kind != Kind::Person
}

/// Whether what is known beside the name takes a party out of question.
enum Dismissed {
    No,
    Yes,
    Contradicted(Question),
}

fn dismissed(world: &World<'_>, counterpart: &Counterpart, party: &Party) -> Dismissed {
    if counterpart.is_not.iter().any(|not| world.is_same(not, party)) {
        // "It is not he", with his own birth date beside it: somebody must look again.
        return match agreeing(counterpart, party) {
            None => Dismissed::Yes,
            Some(field) => {
                Dismissed::Contradicted(Question::Contradicts { party: party.id.clone(), field })
            }
        };
    }
    let Some(born) = counterpart.born.filter(|b| b.exact().is_some()) else {
        return Dismissed::No;
    };
    let is_far = !party.births.is_empty()
        && party.births.iter().all(|b| b.days_apart(&born) > BIRTH_OFF_DAYS_MAX);
    let other_agrees = shares_identifier(counterpart, party) || shares_country(counterpart, party);
    if is_far && !other_agrees { Dismissed::Yes } else { Dismissed::No }
}

/// Whether a birth date or an identifier makes it that party.
fn agrees(counterpart: &Counterpart, party: &Party) -> bool {
    agreeing(counterpart, party).is_some()
}

fn agreeing(counterpart: &Counterpart, party: &Party) -> Option<&'static str> {
    // A year given where the day is known leaves open what could be asked: the date given must
    // say all that the list knows.
    let says_all = |known: &parties::PartialDate| {
        counterpart
            .born
            .is_some_and(|given| known.first() <= given.first() && given.last() <= known.last())
    };
    if shares_identifier(counterpart, party) {
        Some("identifier")
    } else if party.births.iter().any(says_all) {
        Some("birth_date")
    } else {
        None
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn shares_identifier(counterpart: &Counterpart, party: &Party) -> bool {
    counterpart.identifiers.iter().any(|given| {
        let value = plain(&given.value);
        !value.is_empty() && party.identifiers.iter().any(|known| plain(&known.value) == value)
    })
}

fn shares_country(counterpart: &Counterpart, party: &Party) -> bool {
    let mut given = counterpart.countries.iter();
    given.any(|c| party.countries.iter().any(|p| p.eq_ignore_ascii_case(c.trim())))
}

/// The match with what is known beside the name compared: what agrees, what speaks against, what
/// would help.
pub(crate) fn compared(found: &Match, counterpart: &Counterpart, party: &Party) -> Match {
    let mut found = found.clone();
    let is_person = party.kind == Kind::Person;
    let mut put = |field: Field, is_given: bool, agrees: bool, is_known: bool| {
        for list in [&mut found.agrees, &mut found.contradicts, &mut found.missing] {
            list.retain(|f| *f != field);
        }
        match (is_given, is_known) {
            (true, true) if agrees => found.agrees.push(field),
            (true, true) => found.contradicts.push(field),
            (false, true) => found.missing.push(field),
            (_, false) => {}
        }
    };
    let born = counterpart.born;
    let is_same = born.is_some_and(|b| party.births.iter().any(|k| k.agrees_with(&b)));
    put(Field::BirthDate, born.is_some(), is_same, is_person && !party.births.is_empty());
    let is_placed = !counterpart.countries.is_empty();
    put(Field::Country, is_placed, shares_country(counterpart, party), !party.countries.is_empty());
    if shares_identifier(counterpart, party) {
        put(Field::Identifier, true, true, true);
    }
    found
}

/// What is said of the counterpart and cannot be true of the party.
fn contradicting(counterpart: &Counterpart, party: &Party) -> Option<&'static str> {
    let is_born_apart = counterpart.born.is_some_and(|given| {
        !party.births.is_empty() && !party.births.iter().any(|known| known.agrees_with(&given))
    });
    if is_born_apart {
        return Some("birth_date");
    }
    let is_numbered_apart = !shares_identifier(counterpart, party)
        && counterpart.identifiers.iter().any(|given| {
            party.identifiers.iter().any(|known| {
                plain(&known.kind) == plain(&given.kind)
                    && (plain(&known.country) == plain(&given.country)
                        || known.country.is_empty()
                        || given.country.is_empty())
            })
        });
    is_numbered_apart.then_some("identifier")
}

/// The best candidate and those too near to it, and whether the name alone settles it: a body named
/// exactly by a name of its own only, or by a hit without rivals.
fn rivals<'a>(candidates: &[Possible<'a>]) -> (Vec<Possible<'a>>, bool) {
    let is_exact = |p: &&Possible<'_>| p.found.is_some_and(|m| m.is_exact);
    let exact: Vec<&Possible<'a>> = candidates.iter().filter(is_exact).collect();
    if let [one] = exact.as_slice()
        && one.found.is_some_and(is_exact_body)
    {
        return (vec![(*one).clone()], true);
    }
    let score = |p: &Possible<'_>| p.found.map_or(0, |m| m.score.get());
    let best = candidates.iter().map(score).max().unwrap_or(0);
    let near: Vec<Possible<'a>> = candidates
        .iter()
        .filter(|p| score(p).saturating_add(RIVAL_PERMILLE) >= best)
        .cloned()
        .collect();
    let is_settled = match near.as_slice() {
        [one] => one.party.kind != Kind::Person && one.found.is_some_and(|m| m.hit),
        _ => false,
    };
    (near, is_settled)
}

/// Whether the party is dead by the time of the contact, and the act needs it alive.
fn is_dead(world: &World<'_>, party: &Party) -> bool {
    if matches!(world.inputs.contact.act, Act::Receive | Act::MassEvent) {
        return false;
    }
    if party.deaths.is_empty() {
        return party.is_deceased;
    }
    party.deaths.iter().all(|d| d.last() < world.day)
}

/// What would tell the parties in question apart, or from somebody else.
fn asked(world: &World<'_>, possible: &[Possible<'_>]) -> Option<Question> {
    let is_person = possible.iter().any(|p| p.party.kind == Kind::Person);
    match possible {
        [] => None,
        [one] => {
            let known_by = world
                .links(one.party)
                .into_iter()
                .filter(|a| a.link.acts_as_party() && a.holds_on(world.day))
                .find_map(|a| Some((a.link, world.party(&a.of)?.caption().to_owned())));
            Some(Question::IsIt {
                party: one.party.id.clone(),
                caption: one.party.caption().to_owned(),
                is_person,
                known_by,
            })
        }
        several => Some(Question::Which {
            of: several.iter().map(|p| (p.party.id.clone(), described(p.party))).collect(),
            is_person,
        }),
    }
}

/// What to call a party where several share a name: with the short names it publishes, and a
/// person's birth date.
fn described(party: &Party) -> String {
    let mut beside: Vec<String> = party.short_names().map(str::to_owned).collect();
    if party.kind == Kind::Person {
        beside.extend(party.births.first().map(|b| format!("born {b}")));
    }
    if beside.is_empty() {
        party.caption().to_owned()
    } else {
        format!("{} ({})", party.caption(), beside.join(", "))
    }
}
