//! A rule in, the sentence under its paragraph out: whom it reaches, for which contacts, what it
//! orders. Resolves nothing: a word without a name stays the word the drafter typed.

use super::{as_phrase, day, day_of_year, expression_named};
use crate::Reader;
use crate::messages::{self, Language, RulePart as Part, Word, isolated};
use directive::rule::{Levels, Order, PartyTerm, Rule, Scope, Season, Selector};
use directive::{Act, Initiator, Venue};
use parties::{FunctionId, Organisation, Registry};

/// What to call those whom a rule names by a word. None keeps the word.
pub trait Names {
    /// A party, by the word typed.
    fn party(&self, word: &str) -> Option<String> {
        let _ = word;
        None
    }

    /// A post, by the word typed.
    fn post(&self, word: &str) -> Option<String> {
        let _ = word;
        None
    }

    /// A function.
    fn function(&self, function: &FunctionId) -> Option<String> {
        let _ = function;
        None
    }
}

/// Nobody has a name: every word stays as typed.
#[derive(Debug, Clone, Copy)]
pub struct NoNames;

impl Names for NoNames {}

/// The names an organisation and a registry give, as far as a reader may see them: a party above
/// the reader keeps the word of the rule.
#[derive(Debug, Clone, Copy)]
pub struct KnownNames<'a> {
    /// Who we are.
    pub organisation: &'a Organisation,
    /// Who they are.
    pub registry: &'a Registry,
    /// Who reads.
    pub reader: &'a Reader,
}

impl Names for KnownNames<'_> {
    fn party(&self, word: &str) -> Option<String> {
        let found = self.registry.named(word);
        let [party] = found.as_slice() else { return None };
        let is_seen = self.reader.may_see(&self.organisation.levels, &party.visibility);
        is_seen.then(|| party.caption().to_owned()).filter(|name| !name.is_empty())
    }

    fn post(&self, word: &str) -> Option<String> {
        let wanted = word.to_lowercase();
        let post = self.organisation.posts.iter().find(|p| p.id.as_str() == wanted)?;
        Some(post.name.clone()).filter(|name| !name.is_empty())
    }
}

/// The rule as a sentence, with what goes with it in short ones after.
#[must_use]
pub fn rule_sentence(rule: &Rule, names: &dyn Names, language: Language) -> String {
    let told = Told { names, language };
    let subject = as_phrase(&told.subject(rule));
    let values = [
        ("subject", subject),
        ("narrowed", told.narrowed(rule)),
        ("order", told.order(&rule.order)),
    ];
    let mut out = vec![told.fill(Part::Whole, &values)];
    out.extend(told.beside(rule));
    out.join(" ")
}

struct Told<'a> {
    names: &'a dyn Names,
    language: Language,
}

impl Told<'_> {
    fn text(&self, part: Part) -> String {
        part.text(self.language).to_owned()
    }

    fn fill(&self, part: Part, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        part.fill(self.language, &values)
    }

    /// Words typed, without the hyphens that made them one token.
    fn spoken(&self, token: &str) -> String {
        isolated(&token.replace('-', " "), self.language)
    }

    fn list(&self, all: &[String]) -> String {
        all.join(Word::Comma.text(self.language))
    }

    /// `a, b or c`.
    fn any_of(&self, all: &[String]) -> String {
        self.joined(all, Word::Or)
    }

    /// The last word between the last two, commas between the others.
    fn joined(&self, all: &[String], last_word: Word) -> String {
        match all.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => {
                format!("{}{}{last}", self.list(rest), last_word.text(self.language))
            }
        }
    }

    fn subject(&self, rule: &Rule) -> String {
        let mut parties = self.parties(&rule.parties);
        if let Some(n) = rule.unknown {
            let values = [("parties", parties), ("n", n.to_string())];
            parties = self.fill(Part::OfWhichUnknown, &values);
        }
        let parties = ("parties", parties);
        if rule.acts.is_empty() {
            return self.fill(Part::NoAct, &[parties]);
        }
        if rule.acts.len() == Act::ALL.len() {
            return self.fill(Part::AnyContact, &[parties]);
        }
        let has_object = |act: &&Act| !matches!(act, Act::ChanceEncounter | Act::MassEvent);
        let (with, bare): (Vec<&Act>, Vec<&Act>) = rule.acts.iter().partition(has_object);
        let told = |acts: Vec<&Act>| -> Vec<String> {
            acts.into_iter().map(|a| self.text(act(*a))).collect()
        };
        let (with, bare) = (told(with), told(bare));
        let acts = match self.language {
            Language::English => {
                let mut all = Vec::new();
                if !with.is_empty() {
                    all.push(self.fill(Part::Contact, &[("acts", self.any_of(&with))]));
                }
                all.extend(bare);
                self.any_of(&all)
            }
            // One noun carries every act, so that none is split from its object.
            Language::Persian => self.any_of(&[with, bare].concat()),
        };
        self.fill(Part::Acts, &[("acts", acts), parties])
    }

    /// Neighbours of one scope in one breath, as they are written.
    fn parties(&self, terms: &[PartyTerm]) -> String {
        let groups: Vec<String> = terms
            .chunk_by(|a, b| a.scope == b.scope && a.scope != Scope::Only)
            .map(|group| {
                let each: Vec<String> = group.iter().map(|t| self.selector(&t.selector)).collect();
                let several = each.len() > 1;
                let party = self.joined(&each, Word::And);
                let scope = group.first().map_or(Scope::Only, |t| t.scope);
                let part = match (scope, several) {
                    (Scope::Only, _) => return party,
                    (Scope::WithOffshoots, false) => Part::WithOffshoots,
                    (Scope::WithOffshoots, true) => Part::AllWithOffshoots,
                    (Scope::WithLinked, false) => Part::WithLinked,
                    (Scope::WithLinked, true) => Part::AllWithLinked,
                };
                self.fill(part, &[("party", party)])
            })
            .collect();
        self.any_of(&groups)
    }

    fn selector(&self, selector: &Selector) -> String {
        match selector {
            Selector::Party(word) => {
                let name = self.names.party(word).unwrap_or_else(|| word.clone());
                isolated(&name, self.language)
            }
            Selector::List(list) => self.fill(Part::AnyOnList, &[("list", list.to_string())]),
            Selector::Programme(programme) => {
                self.fill(Part::AnyUnderProgramme, &[("programme", programme.to_string())])
            }
            Selector::Category(category) => {
                self.fill(Part::AnyOfCategory, &[("category", category.to_string())])
            }
        }
    }

    /// What narrows it, each part between commas.
    fn narrowed(&self, rule: &Rule) -> String {
        let mut parts = Vec::new();
        parts.extend(rule.levels.as_ref().map(|levels| match levels {
            Levels::AtLeast(level) => self.fill(Part::AtLeast, &[("level", level.to_string())]),
            Levels::AtMost(level) => self.fill(Part::AtMost, &[("level", level.to_string())]),
        }));
        parts.extend(rule.initiator.map(|initiator| match initiator {
            Initiator::Us => self.text(Part::ByUs),
            Initiator::Them => self.text(Part::ByThem),
        }));
        let places: Vec<String> = rule.places.iter().map(|p| self.text(place(*p))).collect();
        parts.push(self.any_of(&places));
        let post = |word: &String| {
            let name = self.names.post(word).unwrap_or_else(|| word.clone());
            isolated(&name, self.language)
        };
        if !rule.posts.is_empty() {
            let posts: Vec<String> = rule.posts.iter().map(post).collect();
            parts.push(self.fill(Part::OfPosts, &[("posts", self.any_of(&posts))]));
        }
        if !rule.regions.is_empty() {
            let regions = rule.regions.iter().map(|r| isolated(r, self.language));
            let regions = self.any_of(&regions.collect::<Vec<_>>());
            parts.push(self.fill(Part::OfRegions, &[("regions", regions)]));
        }
        let seasons: Vec<String> = rule.seasons.iter().map(|s| self.season(s)).collect();
        parts.push(self.any_of(&seasons));
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() {
            return String::new();
        }
        let comma = Word::Comma.text(self.language);
        format!("{comma}{}{}", self.list(&parts), comma.trim_end())
    }

    fn season(&self, season: &Season) -> String {
        match season {
            Season::Period { from, to } => {
                let (from, to) = (day(*from, self.language), day(*to, self.language));
                self.fill(Part::Period, &[("from", from), ("to", to)])
            }
            Season::Every { from, to } => {
                let (from, to) =
                    (day_of_year(*from, self.language), day_of_year(*to, self.language));
                self.fill(Part::Every, &[("from", from), ("to", to)])
            }
        }
    }

    fn order(&self, order: &Order) -> String {
        let named = |f: &FunctionId| {
            let name = self.names.function(f).unwrap_or_else(|| f.to_string());
            isolated(&name, self.language)
        };
        match order {
            Order::Clear { open_channel: false } => self.text(Part::Free),
            Order::Clear { open_channel: true } => self.text(Part::Wanted),
            Order::AdvisedAgainst => self.text(Part::Advised),
            Order::NotifyFirst { by } => {
                let whom: Vec<String> = by.iter().map(named).collect();
                let whom = if whom.is_empty() {
                    self.text(Part::RegionDesk)
                } else {
                    whom.join(Word::And.text(self.language))
                };
                self.fill(Part::Notify, &[("whom", whom)])
            }
            Order::ApprovalRequired { by } => {
                self.fill(Part::Approval, &[("who", expression_named(by, &named, self.language))])
            }
            Order::Prohibited => self.text(Part::Prohibited),
        }
    }

    /// Conditions, report, exemptions: a short sentence each.
    fn beside(&self, rule: &Rule) -> Vec<String> {
        let mut out = Vec::new();
        if !rule.conditions.is_empty() {
            let each: Vec<String> = rule.conditions.iter().map(|c| self.spoken(c)).collect();
            let part = if each.len() == 1 { Part::Condition } else { Part::Conditions };
            out.push(self.fill(part, &[("conditions", self.list(&each))]));
        }
        out.extend(rule.report_working_days.map(|n| match n {
            1 => self.text(Part::ReportDay),
            n => self.fill(Part::ReportDays, &[("n", n.to_string())]),
        }));
        for (part, purposes) in [(Part::Except, &rule.except), (Part::NoExempt, &rule.no_exempt)] {
            if !purposes.is_empty() {
                let told = |p| messages::purpose(p, self.language).replace('-', " ");
                let each: Vec<String> = purposes.iter().map(told).collect();
                out.push(self.fill(part, &[("purposes", self.list(&each))]));
            }
        }
        out
    }
}

const fn act(act: Act) -> Part {
    match act {
        Act::Initiate => Part::Initiating,
        Act::Accept => Part::Accepting,
        Act::Host => Part::Hosting,
        Act::Attend => Part::Attending,
        Act::Receive => Part::Receiving,
        Act::Reply => Part::Replying,
        Act::ChanceEncounter => Part::Chance,
        Act::MassEvent => Part::Mass,
    }
}

const fn place(place: Venue) -> Part {
    match place {
        Venue::Official => Part::Official,
        Venue::Theirs => Part::Theirs,
        Venue::Neutral => Part::Neutral,
    }
}
