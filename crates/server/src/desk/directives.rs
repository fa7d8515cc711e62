//! Directives: lint and dry run, release with look-back, answers of posts, cancelling. The rules of
//! a directive's life are `directive::life`'s; what its examples get is `clearance`'s to say.

use super::Desk;
use super::worklists::Known;
use super::world::World;
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::event::Event;
use clearance::examples::{self, ExampleOutcome};
use clearance::worklist::{Cause, Item};
use clearance::{Reader, asked};
use directive::life::{self, Command, Issued, Reply, Setting};
use directive::lint::{Finding, Severity, lint_text};
use directive::policy::{Standing, standing};
use directive::{Directive, DirectiveId, Released};
use jiff::Timestamp;
use parties::{OfficerId, PostId, Visibility};
use screening::Options;

/// What a lint found.
#[derive(Debug, Clone)]
pub struct Linted {
    /// The directive as read.
    pub directive: Directive,
    /// Faults and warnings, in order of place.
    pub findings: Vec<Finding>,
    /// Each example with what it got; empty when faults keep them from being asked.
    pub examples: Vec<ExampleOutcome>,
}

impl Linted {
    /// Whether nothing stops a release.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.findings.iter().any(Finding::stops_release) && self.examples.iter().all(|e| e.holds)
    }
}

/// What a release or a cancellation did.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The directive as released.
    pub released: Released,
    /// What it changed for contacts, in all worklists.
    pub items: Vec<Item>,
}

/// A directive with where it stands.
#[derive(Debug, Clone)]
pub struct Shown {
    /// As released, with the answers of posts.
    pub issued: Issued,
    /// Where it stands now.
    pub standing: Standing,
}

impl Desk {
    /// Reads a text for faults and runs its examples, as if it were released now.
    ///
    /// # Errors
    /// No organisation, or an account that may not.
    pub fn lint(&mut self, account: Option<&OfficerId>, text: &str) -> Result<Linted, Trouble> {
        if let Some(account) = account {
            let reader = self.reader(account)?;
            self.allow(&reader, UseCase::DirectiveLint, &self.open_to_all(), Relation::Other)?;
        }
        let world = self.world()?;
        let us = &world.organisation;
        let (directive, findings) = lint_text(text, us, world.registry(), &world.released);
        let examples = if findings.iter().any(Finding::stops_release) {
            Vec::new()
        } else {
            match self.frozen(&world, &directive, text) {
                Ok(released) => asked_examples(&world, &released)?,
                Err(_) => Vec::new(),
            }
        };
        Ok(Linted { directive, findings, examples })
    }

    /// The directive as it would be released at this moment.
    fn frozen(
        &self,
        world: &World,
        directive: &Directive,
        text: &str,
    ) -> Result<Released, Trouble> {
        let (us, registry) = (&world.organisation, world.registry());
        // Nobody releases it: a text is tried in the name of whoever would be first.
        let by = us.officers.first().map(|o| o.id.clone()).ok_or(Trouble::NoOrganisation)?;
        directive::release(directive, text, us, registry, &world.released, &by, self.now())
            .map_err(|findings| faults(&findings, text))
    }

    /// Releases a directive: refused with a fault or a failing example; else frozen, recorded, and
    /// looked back on in the same breath.
    ///
    /// # Errors
    /// Every finding and failing example; an account that may not.
    pub fn release(&mut self, account: &OfficerId, text: &str) -> Result<Changed, Trouble> {
        let mut done = None;
        self.record(Some(account), |desk| {
            let reader = desk.reader(account)?;
            desk.allow(&reader, UseCase::DirectiveRelease, &desk.open_to_all(), Relation::Other)?;
            let linted = desk.lint(None, text)?;
            if !linted.is_sound() {
                return Err(unsound(&linted, text));
            }
            let world = desk.world()?;
            let id = linted.directive.id;
            let before = desk.life_of(&id);
            let mut events = Vec::new();
            let mut state = before;
            for command in [Command::Save { text: text.to_owned() }, Command::Release] {
                let setting = desk.setting(&world, account);
                for event in life::handle(&state, &command, &setting)? {
                    state = life::apply(state, &event);
                    events.push(event);
                }
            }
            let released = state.issued().map(|i| i.released.clone());
            let released = released
                .ok_or_else(|| Trouble::input("the release gave nothing", "report this"))?;
            let (visibility, cause) = (released.visibility.clone(), Cause::Directive(id));
            let mut after = world.released.clone();
            after.push(released.clone());
            let items = desk.changed_by(&world, &after, released.times.in_force)?;
            let mut recorded: Vec<(Event, Visibility)> = events
                .into_iter()
                .map(|event| (Event::Directive { event: Box::new(event) }, visibility.clone()))
                .collect();
            if !items.is_empty() {
                let event = Event::WorklistMade { cause, items: items.clone() };
                recorded.push((event, visibility));
            }
            done = Some(Changed { released, items });
            Ok(recorded)
        })?;
        done.ok_or(Trouble::Busy)
    }

    /// What a release of this text would freeze and change; nothing is recorded.
    ///
    /// # Errors
    /// Every finding and failing example; an account that may not.
    pub fn dry_run(&mut self, account: &OfficerId, text: &str) -> Result<Changed, Trouble> {
        let linted = self.lint(Some(account), text)?;
        if !linted.is_sound() {
            return Err(unsound(&linted, text));
        }
        let world = self.world()?;
        let released = self.frozen(&world, &linted.directive, text)?;
        let mut after = world.released.clone();
        after.push(released.clone());
        let items = self.changed_by(&world, &after, released.times.in_force)?;
        Ok(Changed { released, items })
    }

    /// Records the answer of a post.
    ///
    /// # Errors
    /// What the life of the directive says against it; an account that may not.
    pub fn answer(
        &mut self,
        account: &OfficerId,
        id: &DirectiveId,
        post: &PostId,
        reply: &Reply,
    ) -> Result<(), Trouble> {
        self.record(Some(account), |desk| {
            let reader = desk.reader(account)?;
            let visibility = desk.issued(id)?.released.visibility.clone();
            let relation = relation(&reader, post);
            desk.allow(&reader, UseCase::DirectiveAcknowledge, &visibility, relation)?;
            let (post, reply) = (post.clone(), reply.clone());
            desk.directive_events(account, id, &Command::Answer { post, reply }, &visibility)
        })?;
        Ok(())
    }

    /// Cancels a directive by command.
    ///
    /// # Errors
    /// What the life of the directive says against it; an account that may not.
    pub fn cancel(
        &mut self,
        account: &OfficerId,
        id: &DirectiveId,
        grounds: &str,
    ) -> Result<Changed, Trouble> {
        let mut done = None;
        self.record(Some(account), |desk| {
            let reader = desk.reader(account)?;
            let released = desk.issued(id)?.released.clone();
            let visibility = released.visibility.clone();
            desk.allow(&reader, UseCase::DirectiveCancel, &visibility, Relation::Other)?;
            let command = Command::Cancel { grounds: grounds.to_owned() };
            let mut events = desk.directive_events(account, id, &command, &visibility)?;
            let world = desk.world()?;
            let mut after = world.released.clone();
            let now = desk.now();
            for one in after.iter_mut().filter(|r| &r.directive.id == id) {
                one.cancelled_at = Some(now);
            }
            let items = desk.changed_by(&world, &after, now)?;
            if !items.is_empty() {
                let cause = Cause::Directive(id.clone());
                events.push((Event::WorklistMade { cause, items: items.clone() }, visibility));
            }
            done = Some(Changed { released, items });
            Ok(events)
        })?;
        done.ok_or(Trouble::Busy)
    }

    /// A directive as an account may see it.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn directive(&self, account: &OfficerId, id: &DirectiveId) -> Result<Shown, Trouble> {
        let reader = self.reader(account)?;
        let issued = self.issued(id)?.clone();
        let visibility = &issued.released.visibility;
        self.allow(&reader, UseCase::DirectiveShow, visibility, Relation::Other)
            .map_err(|_| unknown(id))?;
        let released = self.state.released();
        let standing = standing(&released, id, self.now(), self.now());
        Ok(Shown { issued, standing })
    }

    /// Every directive an account may see, in order of number.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn directives(&self, account: &OfficerId) -> Result<Vec<Shown>, Trouble> {
        let ids: Vec<DirectiveId> = self.state.directives().keys().cloned().collect();
        self.reader(account)?;
        Ok(ids.iter().filter_map(|id| self.directive(account, id).ok()).collect())
    }

    fn issued(&self, id: &DirectiveId) -> Result<&Issued, Trouble> {
        let state = self.state.directives().get(id);
        state.and_then(life::State::issued).ok_or_else(|| unknown(id))
    }

    fn life_of(&self, id: &DirectiveId) -> life::State {
        self.state.directives().get(id).cloned().unwrap_or(life::State::Blank)
    }

    /// What other directives do to contacts from an instant on, on what is known now.
    fn changed_by(
        &mut self,
        world: &World,
        after: &[Released],
        change: Timestamp,
    ) -> Result<Vec<Item>, Trouble> {
        let before = Known { world, released: &world.released };
        self.looked_back(before, Known { world, released: after }, change)
    }

    fn setting<'a>(&self, world: &'a World, by: &'a OfficerId) -> Setting<'a> {
        Setting {
            by,
            at: self.now(),
            organisation: &world.organisation,
            registry: world.registry(),
            already: &world.released,
        }
    }

    fn directive_events(
        &mut self,
        account: &OfficerId,
        id: &DirectiveId,
        command: &Command,
        visibility: &Visibility,
    ) -> Result<Vec<(Event, Visibility)>, Trouble> {
        let world = self.world()?;
        let setting = self.setting(&world, account);
        let events = life::handle(&self.life_of(id), command, &setting)?;
        let wrapped = |event| (Event::Directive { event: Box::new(event) }, visibility.clone());
        Ok(events.into_iter().map(wrapped).collect())
    }
}

fn relation(reader: &Reader, post: &PostId) -> Relation {
    if reader.posts.contains(post) { Relation::Post } else { Relation::Other }
}

fn unknown(id: &DirectiveId) -> Trouble {
    Trouble::not_there("directive", id.to_string(), "`chancery directive list` shows them")
}

fn asked_examples(world: &World, released: &Released) -> Result<Vec<ExampleOutcome>, Trouble> {
    let indexes = world.indexes(|_| true)?;
    let screen = |c: &clearance::Counterpart| asked::screen_one(c, &indexes, &Options::usual());
    let setting = examples::Setting {
        organisation: &world.organisation,
        registry: world.registry(),
        others: &world.released,
        screen: &screen,
    };
    Ok(examples::run(released, &setting))
}

fn faults(findings: &[Finding], text: &str) -> Trouble {
    let stopping = findings.iter().filter(|f| f.severity == Severity::Fault);
    Trouble::Faults {
        what: "the directive".to_owned(),
        faults: stopping.map(|f| f.render(text)).collect(),
    }
}

fn unsound(linted: &Linted, text: &str) -> Trouble {
    let mut trouble = faults(&linted.findings, text);
    if let Trouble::Faults { faults, .. } = &mut trouble {
        let failing = linted.examples.iter().filter_map(ExampleOutcome::fault);
        faults.extend(failing.map(|fault| fault.render(text)));
    }
    trouble
}
