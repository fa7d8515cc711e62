//! The questions of an answer as fields, and their answers put into the contact: a question in, a
//! form out; a form in, a contact to be asked again out. Never settles anything itself.

use crate::ui::Words;
use crate::ui::answer::questions;
use crate::ui::components::Fault;
use crate::ui::fields::Fields;
use crate::ui::told::filled;
use clearance::decision::{Fact, Question};
use clearance::disclosed::Disclosed;
use clearance::event::Identity;
use clearance::{Contact, Counterpart, wording};
use parties::{Kind, PartialDate, PartyId};

/// A question with its fields.
#[derive(Debug, Clone)]
pub struct Asking {
    /// In words.
    pub text: String,
    /// About whom; empty for a fact of the whole contact.
    pub about: String,
    /// The name of the field that chooses.
    pub field: String,
    /// The answers offered.
    pub choices: Vec<(String, String)>,
    /// The answer given before, when the form comes back.
    pub chosen: String,
    /// Beside the answers: field, label, value, kind.
    pub more: Vec<More>,
    /// What to do where no field can answer.
    pub instead: String,
}

/// A field beside the answers.
#[derive(Debug, Clone)]
pub struct More {
    /// Its name.
    pub field: String,
    /// Its label.
    pub label: String,
    /// What it holds.
    pub value: String,
    /// What helps.
    pub hint: String,
}

/// A person's word that came with an answer, to be kept for the next time.
#[derive(Debug, Clone)]
pub struct WordGiven {
    /// About whom.
    pub name: String,
    /// The party.
    pub party: PartyId,
    /// Is it, or not.
    pub identity: Identity,
    /// How the person knows.
    pub grounds: String,
}

/// The fields of the questions.
#[must_use]
pub fn asking(shown: &Disclosed, typed: &Fields, words: Words) -> Vec<Asking> {
    let all = questions(shown).into_iter().enumerate();
    all.map(|(n, (line, question))| one(shown, n, line, question, typed, words)).collect()
}

fn one(
    shown: &Disclosed,
    n: usize,
    line: usize,
    question: &Question,
    typed: &Fields,
    words: Words,
) -> Asking {
    let field = format!("answer-{n}");
    let more = |what: &str, hint: &str| More {
        field: format!("{what}-{n}"),
        label: words.say(&format!("decision.more.{what}")),
        value: typed.get(&format!("{what}-{n}")).to_owned(),
        hint: if hint.is_empty() { String::new() } else { words.say(hint) },
    };
    let say = |value: &str| (value.to_owned(), words.say(&format!("decision.answer.{value}")));
    let is_fact = matches!(question, Question::Fact(_));
    let query = shown.lines.get(line).map(|l| l.query().to_owned()).unwrap_or_default();
    let mut asking = Asking {
        text: crate::ui::fields::capital(&wording::question(question, words.0)),
        about: if is_fact { String::new() } else { query.clone() },
        chosen: typed.get(&field).to_owned(),
        field,
        choices: Vec::new(),
        more: Vec::new(),
        instead: String::new(),
    };
    if is_of_capacity(shown, line, question) {
        asking.instead = words.say("decision.instead.capacity");
        return asking;
    }
    match question {
        Question::IsIt { is_person, .. } => {
            asking.choices = vec![say("yes"), say("no")];
            if *is_person {
                asking.more.extend([more("born", "check.born_hint"), more("country", "")]);
            }
            asking.more.push(more("grounds", "decision.more.grounds_hint"));
        }
        Question::Which { of, .. } => {
            let each = of.iter().map(|(id, caption)| (id.to_string(), caption.clone()));
            asking.choices = each.collect();
            asking.choices.push(say("none"));
        }
        Question::Dead { .. } => {
            asking.choices = vec![say("namesake")];
            asking.instead = words.say("decision.instead.dead");
        }
        Question::Unread { .. } => {
            let mut name = more("name", "decision.more.name_hint");
            if name.value.is_empty() {
                name.value = query;
            }
            asking.more.push(name);
        }
        Question::Fact(fact) => asking.choices = values(fact, words),
        Question::Contradicts { .. } | Question::NoSuchParty { .. } => {
            asking.instead = words.say("decision.instead.put_right");
        }
        Question::Offshoot { rule, .. } | Question::Rule { rule, .. } => {
            let number = rule.directive.to_string();
            asking.instead =
                filled(words, "decision.instead.rule", &[("directive", number.as_str())]);
        }
    }
    asking
}

/// Whether whoever the counterpart speaks for is asked about, and not the counterpart.
fn is_of_capacity(shown: &Disclosed, line: usize, question: &Question) -> bool {
    let plain = shown.lines.get(line).and_then(|l| l.plain());
    plain.is_some_and(|l| l.capacity.iter().any(|c| c.questions.contains(question)))
}

fn values(fact: &Fact, words: Words) -> Vec<(String, String)> {
    let say =
        |room: &str, word: &str| (word.to_owned(), words.say(&format!("check.{room}.{word}")));
    match fact {
        Fact::Initiator(all) => all.iter().map(|i| say("initiator", i.as_str())).collect(),
        Fact::Venue(all) => all.iter().map(|v| say("venue", v.as_str())).collect(),
        Fact::Level(all) => all.iter().map(|l| (l.to_string(), l.to_string())).collect(),
        Fact::Post => Vec::new(),
    }
}

/// The contact with the answers in it, and the words to be kept.
///
/// # Errors
/// What cannot be used of the form; that nothing was answered.
pub fn answered(
    shown: &Disclosed,
    contact: &Contact,
    typed: &Fields,
    words: Words,
) -> Result<(Contact, Vec<WordGiven>), Vec<Fault>> {
    let (mut contact, before) = (contact.clone(), contact);
    let (mut given, mut faults) = (Vec::new(), Vec::new());
    for (n, (line, question)) in questions(shown).into_iter().enumerate() {
        let answer = typed.get(&format!("answer-{n}"));
        if let Question::Fact(fact) = question {
            take_fact(&mut contact, fact, answer);
            continue;
        }
        if is_of_capacity(shown, line, question) {
            continue;
        }
        let Some(counterpart) = contact.counterparts.get_mut(line) else { continue };
        let of = |what: &str| typed.get(&format!("{what}-{n}"));
        let born = of("born");
        if !born.is_empty() {
            match PartialDate::parse(born) {
                Some(date) => counterpart.born = Some(date),
                None => {
                    let field = format!("born-{n}");
                    faults.push(Fault::of(field, words.say("check.wrong.born")));
                }
            }
        }
        let countries = of("country").split(',').map(str::trim).filter(|c| !c.is_empty());
        counterpart.countries.extend(countries.map(str::to_owned));
        take(counterpart, question, answer, of("name"));
        let word = word_given(counterpart, question, answer, of("grounds"));
        given.extend(word);
    }
    if faults.is_empty() && contact == *before {
        faults.push(Fault::of("answer-0", words.say("decision.wrong.nothing")));
    }
    if faults.is_empty() { Ok((contact, given)) } else { Err(faults) }
}

fn take_fact(contact: &mut Contact, fact: &Fact, answer: &str) {
    match fact {
        Fact::Initiator(all) => {
            contact.initiator =
                all.iter().copied().find(|i| i.as_str() == answer).or(contact.initiator);
        }
        Fact::Venue(all) => {
            contact.venue = all.iter().copied().find(|v| v.as_str() == answer).or(contact.venue);
        }
        Fact::Level(all) => {
            let level = all.iter().find(|l| l.as_str() == answer).cloned();
            contact.level = level.or_else(|| contact.level.take());
        }
        Fact::Post => {}
    }
}

fn take(counterpart: &mut Counterpart, question: &Question, answer: &str, name: &str) {
    match (question, answer) {
        (Question::IsIt { party, is_person, .. }, "yes") => {
            counterpart.is = Some(party.clone());
            if *is_person && counterpart.kind == Kind::Any {
                counterpart.kind = Kind::Person;
            }
        }
        (Question::IsIt { party, .. }, "no") | (Question::Dead { party, .. }, "namesake") => {
            counterpart.is_not.push(party.clone());
        }
        (Question::Which { of, .. }, "none") => {
            counterpart.is_not.extend(of.iter().map(|(id, _)| id.clone()));
        }
        (Question::Which { of, .. }, chosen) => {
            let found = of.iter().find(|(id, _)| id.as_str() == chosen);
            counterpart.is = found.map(|(id, _)| id.clone()).or_else(|| counterpart.is.take());
        }
        (Question::Unread { .. }, _) if !name.is_empty() => name.clone_into(&mut counterpart.name),
        _ => {}
    }
}

fn word_given(
    counterpart: &Counterpart,
    question: &Question,
    answer: &str,
    grounds: &str,
) -> Option<WordGiven> {
    let Question::IsIt { party, .. } = question else { return None };
    let identity = match answer {
        "yes" => Identity::Is,
        "no" => Identity::IsNot,
        _ => return None,
    };
    (!grounds.is_empty()).then(|| WordGiven {
        name: counterpart.name.clone(),
        party: party.clone(),
        identity,
        grounds: grounds.to_owned(),
    })
}
