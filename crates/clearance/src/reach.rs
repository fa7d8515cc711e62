//! A party and the rules in force in; the rules that reach it, and why, out. Looks at whom a rule
//! means and at what is always known (act, post, day); facts that may be missing are weighed later.

use crate::decision::{Question, ReachedBy, RuleRef};
use crate::world::World;
use directive::policy::PolicyParagraph;
use directive::rule::MonthDay;
use directive::{FrozenParty, Levels, Reach, Rule, Season, Selector};
use jiff::civil::Date;
use parties::{Link, Party};

/// One paragraph that reaches a party.
#[derive(Debug, Clone)]
pub(crate) struct Reached<'a> {
    /// The paragraph.
    pub(crate) paragraph: &'a PolicyParagraph<'a>,
    /// Its rule.
    pub(crate) rule: &'a Rule,
    /// Why it reaches.
    pub(crate) by: ReachedBy,
    /// What must be answered before it is known to reach; none when it does.
    pub(crate) unsure: Option<Question>,
}

impl Reached<'_> {
    /// Its place.
    pub(crate) fn place(&self) -> RuleRef {
        place_of(self.paragraph)
    }
}

/// The place a paragraph is cited by: the amended directive's.
pub(crate) fn place_of(paragraph: &PolicyParagraph<'_>) -> RuleRef {
    RuleRef {
        directive: paragraph.released.directive.id.clone(),
        paragraph: paragraph.paragraph.id,
    }
}

/// How specific a reach is, 0 for the most. Source: semantics, doubts 1.
pub(crate) fn specificity(by: &ReachedBy) -> u8 {
    match by {
        ReachedBy::Named => 0,
        // Who leads a body on a list is reached by the list, not by name.
        ReachedBy::ActsAs { body, .. } => specificity(body).max(1),
        ReachedBy::Affiliated { .. } => 2,
        ReachedBy::List(_) | ReachedBy::Programme(_) => 3,
        ReachedBy::Category(_) => 4,
    }
}

/// The rules that name the act, the post and the day, and mean the party.
pub(crate) fn reaching<'a>(world: &World<'a>, party: &'a Party) -> Vec<Reached<'a>> {
    let mut found = Vec::new();
    for paragraph in world.ruling() {
        let Some(rule) = &paragraph.paragraph.rule else { continue };
        let is_in_season = rule.seasons.is_empty()
            || rule.seasons.iter().any(|season| holds_on(season, world.day));
        if !rule.acts.contains(&world.inputs.contact.act) || !is_in_season {
            continue;
        }
        let Some((by, asked)) = means(world, paragraph, rule, party) else { continue };
        let unsure = match is_at_post(world, paragraph, rule) {
            AtPost::No => continue,
            AtPost::Yes => asked.or_else(|| unknown_level(world, paragraph, rule)),
            AtPost::Unknown(question) => Some(question),
        };
        found.push(Reached { paragraph, rule, by, unsure });
    }
    found
}

/// Whether a rule means the party: itself, or the body it acts as. The most specific way that is
/// sure; else one that asks.
fn means<'a>(
    world: &World<'a>,
    paragraph: &'a PolicyParagraph<'a>,
    rule: &Rule,
    party: &'a Party,
) -> Option<(ReachedBy, Option<Question>)> {
    let mut ways = direct(world, paragraph, rule, party);
    for link in world.links(party) {
        if !link.link.acts_as_party() || !link.holds_on(world.day) {
            continue;
        }
        let Some(body) = world.party(&link.of) else { continue };
        for (by, unsure) in direct(world, paragraph, rule, body) {
            let (link, of) = (link.link, body.id.clone());
            ways.push((ReachedBy::ActsAs { link, of, body: Box::new(by) }, unsure));
        }
    }
    ways.into_iter().min_by_key(|(by, unsure)| (unsure.is_some(), specificity(by)))
}

/// The ways a rule means this party itself.
fn direct<'a>(
    world: &World<'a>,
    paragraph: &'a PolicyParagraph<'a>,
    rule: &Rule,
    party: &'a Party,
) -> Vec<(ReachedBy, Option<Question>)> {
    let mut ways = Vec::new();
    for frozen in paragraph.scope.iter().filter(|f| world.is_same(&f.party, party)) {
        match &frozen.reach {
            Reach::Named => ways.push((ReachedBy::Named, None)),
            Reach::Affiliated { from, links } => {
                if is_link_seen(world, frozen, links) && world.may_name(from) {
                    let (from, links) = (from.clone(), links.clone());
                    ways.push((ReachedBy::Affiliated { from, links }, None));
                }
            }
            Reach::Asks { of } => {
                if is_link_seen(world, frozen, &[Link::LinkedTo]) && world.may_name(of) {
                    let rule = place_of(paragraph);
                    let question =
                        Question::Offshoot { party: party.id.clone(), of: of.clone(), rule };
                    let (from, links) = (of.clone(), vec![Link::LinkedTo]);
                    ways.push((ReachedBy::Affiliated { from, links }, Some(question)));
                }
            }
        }
    }
    for term in &rule.parties {
        if let Some(by) = selected(world, &term.selector, party) {
            ways.push((by, None));
        }
    }
    ways
}

/// Whether the link that brought a body into a frozen scope may be told here: it may unless every
/// link of that kind the body carries is hidden.
fn is_link_seen(world: &World<'_>, frozen: &FrozenParty, links: &[Link]) -> bool {
    let Some(last) = links.last() else { return true };
    let Some(party) = world.inputs.registry.get(&frozen.party) else { return true };
    let mut of_kind = party.affiliations.iter().filter(|a| a.link == *last).peekable();
    of_kind.peek().is_none() || of_kind.any(|a| world.sees(&a.visibility))
}

/// Whether a party is on a list, under a programme or of a category on the day. Source: semantics,
/// doubts 6: read at `at`, first and last day included.
fn selected<'a>(world: &World<'a>, selector: &Selector, party: &'a Party) -> Option<ReachedBy> {
    let descriptions = world.descriptions(party);
    let mut listings =
        descriptions.iter().flat_map(|p| &p.listings).filter(|l| l.holds_on(world.day));
    match selector {
        // Parties named by id were resolved at release and stand in the frozen scope.
        Selector::Party(_) => None,
        Selector::List(list) => {
            listings.any(|l| &l.list == list).then(|| ReachedBy::List(list.clone()))
        }
        Selector::Programme(programme) => listings
            .any(|l| l.programme.as_ref() == Some(programme))
            .then(|| ReachedBy::Programme(programme.clone())),
        Selector::Category(category) => descriptions
            .iter()
            .any(|p| p.categories.contains(category))
            .then(|| ReachedBy::Category(category.clone())),
    }
}

/// Whether the post of the contact is among those a rule names.
enum AtPost {
    Yes,
    No,
    Unknown(Question),
}

fn is_at_post(world: &World<'_>, paragraph: &PolicyParagraph<'_>, rule: &Rule) -> AtPost {
    let organisation = world.inputs.organisation;
    let post = &world.inputs.contact.post;
    let unknown = |words: &str| {
        AtPost::Unknown(Question::Rule { rule: place_of(paragraph), words: words.to_owned() })
    };
    let mut unresolved = None;
    let mut is_named = rule.posts.is_empty();
    for words in &rule.posts {
        if let Some(named) = organisation.post_addressed(words) {
            is_named |= &named.id == post;
        } else if let Some(collective) = organisation.collective(words) {
            is_named |= collective.posts.contains(post);
        } else {
            unresolved = Some(words);
        }
    }
    let region = world.post.map(|p| p.region.as_str().to_lowercase());
    let mut is_in_region = rule.regions.is_empty();
    for words in &rule.regions {
        let wanted = words.trim().to_lowercase();
        let is_known = organisation.regions.iter().any(|r| r.id.as_str().to_lowercase() == wanted)
            || organisation.posts.iter().any(|p| p.region.as_str().to_lowercase() == wanted);
        if is_known {
            is_in_region |= region.as_deref() == Some(wanted.as_str());
        } else {
            unresolved = Some(words);
        }
    }
    match unresolved {
        _ if is_named && is_in_region => AtPost::Yes,
        Some(words) => unknown(words),
        None => AtPost::No,
    }
}

/// A level of contact in a rule that the organisation does not have: the rule cannot be applied.
fn unknown_level(
    world: &World<'_>,
    paragraph: &PolicyParagraph<'_>,
    rule: &Rule,
) -> Option<Question> {
    let (Levels::AtLeast(level) | Levels::AtMost(level)) = rule.levels.as_ref()?;
    match world.inputs.organisation.contact_rank(level) {
        Some(_) => None,
        None => {
            Some(Question::Rule { rule: place_of(paragraph), words: level.as_str().to_owned() })
        }
    }
}

/// Whether a season holds on a day, first and last included. Source: semantics, doubts 12.
pub(crate) fn holds_on(season: &Season, day: Date) -> bool {
    match season {
        Season::Period { from, to } => *from <= day && day <= *to,
        Season::Every { from, to } => {
            // 29 February reads as 28 in other years.
            let in_year = |d: &MonthDay| match (d.month, d.day) {
                (2, 29) if !day.in_leap_year() => (2, 28),
                given => given,
            };
            let (from, to, today) = (in_year(from), in_year(to), (day.month(), day.day()));
            if from <= to { from <= today && today <= to } else { from <= today || today <= to }
        }
    }
}
