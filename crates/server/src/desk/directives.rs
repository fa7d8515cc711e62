//! Directives: lint and dry run, release with look-back, answers of posts, cancelling. The rules of
//! a directive's life are `directive::life`'s; what its examples get is `clearance`'s to say.

use super::drafting::Drafting;
use super::worklists::{Known, Marked};
use super::world::World;
use super::{Desk, marking};
use crate::Trouble;
use clearance::Reader;
use clearance::authorise::{Relation, UseCase};
use clearance::event::Event;
use clearance::examples::ExampleOutcome;
use clearance::worklist::{Cause, Item};
use directive::life::{self, Command, Issued, Reply, Setting};
use directive::lint::{Finding, Severity, lint_text};
use directive::policy::{Standing, standing};
use directive::{Directive, DirectiveId, Reach, Released};
use jiff::Timestamp;
use parties::{OfficerId, PartyId, PostId, Visibility};
use std::collections::BTreeSet;

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

/// A directive with where it stands, as one account may see it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Posts whose answers the account may see.
    pub answered_by: BTreeSet<PostId>,
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
    pub fn lint(&self, account: Option<&OfficerId>, text: &str) -> Result<Linted, Trouble> {
        if let Some(account) = account {
            let reader = self.reader(account)?;
            self.allow(&reader, UseCase::DirectiveLint, &self.open_to_all(), Relation::Other)?;
        }
        let may_see = self.may_see(account)?;
        let world = self.world()?;
        let seen = Drafting::seen(&world, &may_see);
        self.linted(&seen, text)
    }

    fn linted(&self, on: &Drafting<'_>, text: &str) -> Result<Linted, Trouble> {
        let us = &*on.organisation;
        let (directive, findings) = lint_text(text, us, &on.registry, &on.released);
        let examples = if findings.iter().any(Finding::stops_release) {
            Vec::new()
        } else {
            match self.frozen(on, &directive, text) {
                Ok(released) => on.asked_examples(&released)?,
                Err(_) => Vec::new(),
            }
        };
        Ok(Linted { directive, findings, examples })
    }

    /// Whether a text is sound on what the account sees, told whole, and on everything, of which
    /// the account is told no more than that it is not.
    fn sound(&self, account: &OfficerId, text: &str) -> Result<Linted, Trouble> {
        let linted = self.lint(Some(account), text)?;
        if !linted.is_sound() {
            return Err(unsound(&linted, text));
        }
        let world = self.world()?;
        let linted = self.linted(&Drafting::all(&world), text)?;
        if linted.is_sound() {
            self.names_nobody_closer(&world, &linted.directive, text)?;
            return Ok(linted);
        }
        let office = &world.organisation.refer_to;
        Err(Trouble::NotAllowed {
            what: "something that you may not see stands against this directive".to_owned(),
            remedy: format!("refer to {office}, and give it the text"),
        })
    }

    /// Refuses a directive that names a party more closed than itself: its text would tell every
    /// reader of it.
    fn names_nobody_closer(
        &self,
        world: &World,
        directive: &Directive,
        text: &str,
    ) -> Result<(), Trouble> {
        let frozen = self.frozen(&Drafting::all(world), directive, text)?;
        let levels = &world.organisation.levels;
        let named = frozen.scope.values().flatten().filter(|f| f.reach == Reach::Named);
        for party in named.filter_map(|f| world.registry().get(&f.party)) {
            let (own, whole) = (&party.visibility, &frozen.visibility);
            if !own.shown_to(levels, &whole.level, &whole.compartments) {
                let captions: Vec<&str> = own.compartments.iter().map(|c| c.as_str()).collect();
                return Err(Trouble::NotAllowed {
                    what: format!("`{}` is more closed than the directive that names it", party.id),
                    remedy: format!(
                        "mark the directive {} {}",
                        own.level.as_str().to_uppercase(),
                        captions.join(" ")
                    ),
                });
            }
        }
        Ok(())
    }

    /// The directive as it would be released at this moment.
    fn frozen(
        &self,
        on: &Drafting<'_>,
        directive: &Directive,
        text: &str,
    ) -> Result<Released, Trouble> {
        let us = &*on.organisation;
        // Nobody releases it: a text is tried in the name of whoever would be first.
        let by = us.officers.first().map(|o| o.id.clone()).ok_or(Trouble::NoOrganisation)?;
        directive::release(directive, text, us, &on.registry, &on.released, &by, self.now())
            .map_err(|findings| faults(&findings, text))
    }

    /// What a change froze and touched, as far as the account may see it.
    fn changed(
        &self,
        account: &OfficerId,
        world: &World,
        mut released: Released,
        items: Vec<Marked>,
    ) -> Result<Changed, Trouble> {
        let may_see = self.may_see(Some(account))?;
        let is_seen =
            |id: &PartyId| world.registry().get(id).is_none_or(|p| may_see(&p.visibility));
        for scope in released.scope.values_mut() {
            scope.retain(|f| {
                is_seen(&f.party)
                    && match &f.reach {
                        Reach::Named => true,
                        Reach::Affiliated { from, .. } => is_seen(from),
                        Reach::Asks { of } => is_seen(of),
                    }
            });
        }
        Ok(Changed { released, items: self.items_seen(Some(account), items)? })
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
            let linted = desk.sound(account, text)?;
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
            let visibility = released.visibility.clone();
            desk.allow(&reader, UseCase::DirectiveRelease, &visibility, Relation::Other)?;
            let mut after = world.released.to_vec();
            after.push(released.clone());
            let items = desk.changed_by(&world, &after, released.times.in_force)?;
            let mut recorded: Vec<(Event, Visibility)> = events
                .into_iter()
                .map(|event| (Event::Directive { event: Box::new(event) }, visibility.clone()))
                .collect();
            let items = desk.marked(items, &visibility)?;
            recorded.extend(desk.worklist_events(&Cause::Directive(id), &items));
            done = Some(desk.changed(account, &world, released, items)?);
            Ok(recorded)
        })?;
        done.ok_or(Trouble::Busy)
    }

    /// What a release of this text would freeze and change; nothing is recorded.
    ///
    /// # Errors
    /// Every finding and failing example; an account that may not.
    pub fn dry_run(&self, account: &OfficerId, text: &str) -> Result<Changed, Trouble> {
        let linted = self.sound(account, text)?;
        let world = self.world()?;
        let released = self.frozen(&Drafting::all(&world), &linted.directive, text)?;
        let mut after = world.released.to_vec();
        after.push(released.clone());
        let items = self.changed_by(&world, &after, released.times.in_force)?;
        self.changed(account, &world, released, items)
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
            let visibility = desk.issued_to(&reader, id)?.released.visibility.clone();
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
            let released = desk.issued_to(&reader, id)?.released.clone();
            let visibility = released.visibility.clone();
            desk.allow(&reader, UseCase::DirectiveCancel, &visibility, Relation::Other)?;
            let command = Command::Cancel { grounds: grounds.to_owned() };
            let mut events = desk.directive_events(account, id, &command, &visibility)?;
            let world = desk.world()?;
            let mut after = world.released.to_vec();
            let now = desk.now();
            for one in after.iter_mut().filter(|r| &r.directive.id == id) {
                one.cancelled_at = Some(now);
            }
            let items = desk.changed_by(&world, &after, now)?;
            let items = desk.marked(items, &visibility)?;
            events.extend(desk.worklist_events(&Cause::Directive(id.clone()), &items));
            done = Some(desk.changed(account, &world, released, items)?);
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
        let issued = self.issued_to(&reader, id)?.clone();
        // The world has them all gathered; a list file that cannot be read hides no directive.
        let world = self.world().ok();
        let gathered = if world.is_none() { self.state.released() } else { Vec::new() };
        let released = world.as_ref().map_or(&gathered, |world| &world.released);
        let mut standing = standing(released, id, self.now(), self.now());
        if let Standing::Superseded { by, since } | Standing::Cancelled { by: Some(by), since } =
            &standing
            && self.issued_to(&reader, by).is_err()
        {
            // What ended it is hidden: then it reads as one that a command ended.
            standing = Standing::Cancelled { by: None, since: *since };
        }
        let (released, act) = (&issued.released, UseCase::DirectiveStatus);
        let may_see = |p: &&PostId| {
            self.allow(&reader, act, &released.visibility, relation(&reader, p)).is_ok()
        };
        let answered_by = released.to.iter().chain(&released.info).filter(may_see).cloned();
        Ok(Shown { answered_by: answered_by.collect(), issued, standing })
    }

    /// A directive, read: it leaves a trace when it is marked and not addressed to the reader.
    ///
    /// # Errors
    /// As [`Self::directive`]; a store that cannot record.
    pub fn read_directive(
        &mut self,
        account: &OfficerId,
        id: &DirectiveId,
    ) -> Result<Shown, Trouble> {
        let shown = self.directive(account, id)?;
        let (reader, released) = (self.reader(account)?, &shown.issued.released);
        let us = self.organisation()?;
        let is_own = released.released_by == *account
            || released.info.intersection(&reader.posts).next().is_some()
            || reader.posts.iter().any(|p| released.binds(p, us));
        if !is_own && released.visibility != self.open_to_all() {
            let (subject, visibility) = (id.to_string(), released.visibility.clone());
            self.looked(account, UseCase::DirectiveShow, &subject, &visibility)?;
        }
        Ok(shown)
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

    /// A directive, when the reader may see it: one that is hidden reads as one that is not there.
    fn issued_to(&self, reader: &Reader, id: &DirectiveId) -> Result<&Issued, Trouble> {
        let issued = self.issued(id)?;
        let visibility = &issued.released.visibility;
        self.allow(reader, UseCase::DirectiveShow, visibility, Relation::Other)
            .map_err(|_| unknown(id))?;
        Ok(issued)
    }

    /// Items that a directive caused, none more open than itself: an item names its cause.
    fn marked(&self, items: Vec<Marked>, cause: &Visibility) -> Result<Vec<Marked>, Trouble> {
        let levels = &self.organisation()?.levels;
        let under = |(item, v): Marked| (item, marking::joined(levels, v, cause));
        Ok(items.into_iter().map(under).collect())
    }

    fn life_of(&self, id: &DirectiveId) -> life::State {
        self.state.directives().get(id).cloned().unwrap_or(life::State::Blank)
    }

    /// What other directives do to contacts from an instant on, on what is known now.
    fn changed_by(
        &self,
        world: &World,
        after: &[Released],
        change: Timestamp,
    ) -> Result<Vec<Marked>, Trouble> {
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

    pub(crate) fn directive_events(
        &self,
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
