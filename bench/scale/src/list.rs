//! Pools and a seed in, parties as lists have them out: people of many cultures, organisations,
//! other spellings, other scripts, weak names. No two need differ: namesakes are real.

use crate::dice::Dice;
use crate::pools::{Form, Pool, Pools, Twin};
use crate::spelling;
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Strength};

/// Of a hundred parties, those that are organisations.
const ORGANISATIONS: usize = 30;
/// Of a hundred people, those whose words are known in two scripts.
const TWO_SCRIPTS: usize = 14;
/// Of a hundred of those, whose other script is left out of the list, to be asked by.
const SCRIPT_KEPT_OUT: usize = 20;
/// Of a hundred family names, those that are in no pool.
const NEW_FAMILIES: usize = 22;
/// Of a hundred parties, those with other names.
const WITH_ALIASES: usize = 45;
/// Other names of one party at most.
const ALIASES_MAX: usize = 6;
/// Words of an organisation's name at most.
const WORDS_MAX: usize = 9;

/// One party as drawn.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) kind: Kind,
    /// The name it is called by.
    pub(crate) name: String,
    pub(crate) aliases: Vec<(String, Strength)>,
    /// The name in its own script, when that was left out of the aliases.
    pub(crate) kept_out: Option<String>,
}

/// Draws parties one after another.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    pools: &'a Pools,
    weight: usize,
    pub(crate) dice: Dice,
}

impl<'a> Source<'a> {
    pub(crate) fn new(pools: &'a Pools, seed: u64) -> Self {
        let weight = pools.people.iter().map(|pool| pool.weight).sum();
        Self { pools, weight, dice: Dice::new(seed) }
    }

    /// The next party.
    pub(crate) fn draw(&mut self) -> Drawn {
        if self.dice.percent(ORGANISATIONS) {
            return self.organisation();
        }
        if self.dice.percent(TWO_SCRIPTS) {
            let pools = self.pools;
            let at = self.dice.below(pools.twins.len());
            if let Some(twin) = pools.twins.get(at) {
                return self.twin(twin);
            }
        }
        self.person()
    }

    fn pool(&mut self) -> Option<&'a Pool> {
        let mut at = self.dice.below(self.weight);
        self.pools.people.iter().find(|pool| {
            let is_it = at < pool.weight;
            at = at.saturating_sub(pool.weight);
            is_it
        })
    }

    fn person(&mut self) -> Drawn {
        let Some(pool) = self.pool() else { return self.organisation() };
        let (given, family) = (self.given(pool), self.family(pool));
        let name = match pool.form {
            Form::Joined => format!("{family}{}", given.concat()),
            _ => format!("{} {family}", given.join(" ")),
        };
        let mut aliases = Vec::new();
        if self.dice.percent(WITH_ALIASES) {
            for _ in 0..self.count() {
                aliases.push(self.alias(pool, &given, &family, &name));
            }
        }
        aliases.retain(|(alias, _)| *alias != name && !alias.is_empty());
        let is_turned = pool.form != Form::Joined && self.dice.percent(50);
        let name = if is_turned {
            format!("{}, {}", family.to_uppercase(), given.join(" "))
        } else {
            name
        };
        Drawn { kind: Kind::Person, name, aliases, kept_out: None }
    }

    fn given(&mut self, pool: &Pool) -> Vec<String> {
        let count = [1, 1, 1, 2, 2, 3].get(self.dice.below(6)).copied().unwrap_or(1);
        let mut words: Vec<String> =
            (0..count).map(|_| pool.given.draw(&mut self.dice).to_owned()).collect();
        match pool.form {
            Form::Slavic if self.dice.percent(50) => {
                let father = pool.given.draw(&mut self.dice).trim_end_matches(['i', 'y', 'a', 'e']);
                words.truncate(1);
                words.push(format!(
                    "{father}{}",
                    if self.dice.percent(70) { "ovich" } else { "ovna" }
                ));
            }
            Form::Arabic if self.dice.percent(35) => {
                words.truncate(1);
                for _ in 0..=self.dice.below(2) {
                    let between = if self.dice.percent(60) { "bin " } else { "" };
                    words.push(format!("{between}{}", pool.given.draw(&mut self.dice)));
                }
            }
            _ => {}
        }
        words
    }

    fn family(&mut self, pool: &Pool) -> String {
        let one = |dice: &mut Dice| {
            let made = match &pool.maker {
                Some(maker) if dice.percent(NEW_FAMILIES) => maker.word(dice),
                _ => None,
            };
            made.unwrap_or_else(|| pool.family.draw(dice).to_owned())
        };
        let first = one(&mut self.dice);
        if pool.form == Form::Spanish && self.dice.percent(60) {
            return format!("{first} {}", one(&mut self.dice));
        }
        first
    }

    fn count(&mut self) -> usize {
        let mut count = 1;
        while count < ALIASES_MAX && self.dice.percent(45) {
            count += 1;
        }
        count
    }

    fn alias(
        &mut self,
        pool: &Pool,
        given: &[String],
        family: &str,
        name: &str,
    ) -> (String, Strength) {
        let first = given.first().map_or("", String::as_str);
        let strong = match self.dice.below(10) {
            0 => return (first.to_owned(), Strength::Weak),
            1 | 2 => format!("{first} {family}"),
            3 => format!("{family} {}", given.join(" ")),
            4 => format!("{name} {}", self.family(pool)),
            5 => format!("{first} {} {family}", pool.given.draw(&mut self.dice)),
            _ => spelling::other(name, &mut self.dice),
        };
        (strong, Strength::Strong)
    }

    fn twin(&mut self, twin: &Twin) -> Drawn {
        let mut word = || self.dice.pick(&twin.words).cloned().unwrap_or_default();
        let (given, family) = (word(), word());
        let native = if twin.is_joined {
            format!("{}{}", family.1, given.1)
        } else {
            format!("{} {}", given.1, family.1)
        };
        let name = format!("{} {}", given.0, family.0);
        let (mut aliases, mut kept_out) = (Vec::new(), None);
        if self.dice.percent(SCRIPT_KEPT_OUT) {
            kept_out = Some(native);
        } else {
            aliases.push((native, Strength::Strong));
        }
        Drawn { kind: Kind::Person, name, aliases, kept_out }
    }

    fn organisation(&mut self) -> Drawn {
        let name = self.words();
        let mut aliases = Vec::new();
        if self.dice.percent(WITH_ALIASES) {
            aliases.push((spelling::other(&name, &mut self.dice), Strength::Strong));
            let letters: String =
                name.split(' ').filter_map(|w| w.chars().find(|c| c.is_alphabetic())).collect();
            if self.dice.percent(40) && letters.chars().count() > 2 {
                aliases.push((letters, Strength::Strong));
            }
        }
        aliases.retain(|(alias, _)| *alias != name);
        Drawn { kind: Kind::Organisation, name, aliases, kept_out: None }
    }

    fn words(&mut self) -> String {
        let mut words: Vec<String> = Vec::new();
        if self.dice.percent(60)
            && let Some(pool) = self.pool().filter(|pool| pool.form != Form::Joined)
        {
            words.push(self.family(pool).to_uppercase());
        }
        let mut last = String::new();
        while words.len() < WORDS_MAX {
            let Some(next) = self.pools.follows.get(&last) else { break };
            let Some(word) = self.dice.pick(next).cloned() else { break };
            if word.is_empty() {
                break;
            }
            words.push(word.clone());
            last = word;
        }
        words.join(" ")
    }
}

/// The party as the engine is given it.
pub(crate) fn party(list: &ListId, number: usize, drawn: Drawn) -> Option<Party> {
    let id = PartyId::on(list, &number.to_string()).ok()?;
    let mut party = Party::new(id, list.clone(), drawn.kind);
    let primary = (drawn.name, Strength::Strong);
    let names = [primary].into_iter().chain(drawn.aliases).enumerate();
    party.names = names
        .map(|(n, (text, strength))| {
            let kind = if n == 0 { NameKind::Primary } else { NameKind::Aka };
            Name { text, kind, strength }
        })
        .collect();
    Some(party)
}
