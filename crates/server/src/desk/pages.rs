//! Lists and single matters as pages show them: contacts, requests, decisions, worklist items, each
//! by need and in pages. Whoever reads another's leaves a trace. Never has a rule of its own.

use super::Desk;
use super::orders::{Merged, Order, Orders, Reading, plain};
use super::paging::{Cursor, PAGE_MAX, Page};
use crate::Trouble;
use clearance::approving::{DEPUTY, HEAD_OF_POST};
use clearance::authorise::{Relation, UseCase};
use clearance::duty::Duty;
use clearance::filed::{Concurrence, Decider, Filed, Phase, Standing};
use clearance::ids::{ContactId, DecisionId, ItemId, RequestId};
use clearance::state::{Asked, Listed, Logged, Outcome};
use clearance::{Command, Reader, Verdict, handle};
use directive::Approval;
use jiff::Timestamp;
use parties::{FunctionId, OfficerId, PartyId, PostId};
use std::collections::BTreeSet;

/// Which contacts of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactsWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// With this party.
    pub party: Option<PartyId>,
}

/// Which requests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestsWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// About this party.
    pub party: Option<PartyId>,
    /// In one of these phases; all when empty.
    pub phases: BTreeSet<Phase>,
    /// Only what waits for a function of the reader's.
    pub waits_for_me: bool,
}

/// Which decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionsWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// Only the reader's own.
    pub own: bool,
}

/// Which items of worklists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorklistWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// Those done too.
    pub with_done: bool,
}

/// One contact of the log, as one account sees it.
#[derive(Debug, Clone)]
pub struct ContactShown {
    /// It.
    pub logged: Logged,
    /// How the reader stands to it.
    pub relation: Relation,
    /// By when its report is due; none when none is owed, or one is written.
    pub report_due: Option<Timestamp>,
    /// What the reader may do with it.
    pub may: BTreeSet<UseCase>,
}

/// One request in a list.
#[derive(Debug, Clone)]
pub struct RequestLine {
    /// It.
    pub filed: Filed,
    /// Where it stands now.
    pub phase: Phase,
    /// How the reader stands to it.
    pub relation: Relation,
    /// The functions as which the reader could agree or concur now.
    pub waits_for: BTreeSet<FunctionId>,
}

/// One request, for its page.
#[derive(Debug, Clone)]
pub struct RequestShown {
    /// As in a list.
    pub line: RequestLine,
    /// Who can decide it.
    pub deciders: Vec<Decider>,
    /// What the reader may do with it.
    pub may: BTreeSet<UseCase>,
}

/// What a decision said, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A verdict.
    Verdict(Verdict),
    /// Something hidden decides: refer.
    Refer,
}

/// One decision in a list.
#[derive(Debug, Clone)]
pub struct DecisionLine {
    /// Its reference.
    pub id: DecisionId,
    /// What was asked, and when.
    pub asked: Asked,
    /// What was answered, as the reader may see it.
    pub told: Told,
    /// The newest request made of it that the reader may see.
    pub request: Option<RequestId>,
    /// The contact logged on it that the reader may see.
    pub contact: Option<ContactId>,
}

impl Desk {
    /// Contacts of the log that an account may see, the latest first. Leaves a trace of those that
    /// are not its own.
    ///
    /// # Errors
    /// No such account; no such place in the list; a store that cannot record.
    pub fn contacts_page(
        &mut self,
        account: &OfficerId,
        wanted: &ContactsWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<Logged>, Trouble> {
        let reader = self.reader(account)?;
        let from = from.map(|c| c.place(|id| ContactId::parse(id).ok())).transpose()?;
        let orders = match &wanted.party {
            Some(party) if !self.is_party_seen(&reader, party)? => Vec::new(),
            Some(party) => self.orders.contacts.by_party.get(party).into_iter().collect(),
            None => {
                let reaches_all = self.reaches_all(&reader, UseCase::ContactShow);
                sources(&self.orders.contacts, &reader, wanted.post.as_ref(), reaches_all)
            }
        };
        let wanted = |l: &&Logged| {
            wanted.post.as_ref().is_none_or(|p| *p == l.meeting.post) && self.sees(&reader, l)
        };
        let found = Merged::of(orders, from, Reading::Latest);
        let found = found.filter_map(|(_, id)| self.state.contacts().get(&id));
        let found = found.filter(wanted).take(PAGE_MAX + 1).cloned().collect();
        let page = Page::cut(found, |l: &Logged| Cursor::behind(l.meeting.at, &l.meeting.id));
        self.read_contacts(account, &page.items)?;
        Ok(page)
    }

    /// One contact of the log. Leaves a trace, unless it is the reader's own.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn contact(
        &mut self,
        account: &OfficerId,
        id: &ContactId,
    ) -> Result<ContactShown, Trouble> {
        let unknown = || Trouble::not_there("contact", id.to_string(), "check the reference");
        let reader = self.reader(account)?;
        let logged = self.state.contacts().get(id).filter(|l| self.sees(&reader, l));
        let logged = logged.ok_or_else(unknown)?.clone();
        let relation = handle::relation_to_meeting(&reader, &logged.meeting);
        let report_due = self.report_due(&reader, &logged)?;
        let (now, words) = (self.now(), || PROBE.to_owned());
        let memo = Command::Memo { contact: *id, present: words(), said: words(), next: words() };
        let may_write = handle::handle(&self.state, &memo, &reader, now).is_ok();
        let may = may_write.then_some(UseCase::ContactMemo).into_iter().collect();
        self.read_contacts(account, std::slice::from_ref(&logged))?;
        Ok(ContactShown { logged, relation, report_due, may })
    }

    /// Requests that an account may see, by time of contact: those to come and the nearest first
    /// when only open ones are wanted, else the latest first. Leaves a trace of those that are not
    /// its own.
    ///
    /// # Errors
    /// No such account; no such place in the list; a store that cannot record.
    pub fn requests_page(
        &mut self,
        account: &OfficerId,
        wanted: &RequestsWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<RequestLine>, Trouble> {
        let (reader, now) = (self.reader(account)?, self.now());
        let from = from.map(|c| c.place(|id| RequestId::parse(id).ok())).transpose()?;
        let is_open = |phases: &BTreeSet<Phase>| phases.iter().all(|p| *p == Phase::Open);
        let is_to_come = !wanted.phases.is_empty() && is_open(&wanted.phases);
        let (reading, from) = match is_to_come || wanted.waits_for_me {
            true => (Reading::Earliest, from.or(Some((now, RequestId::from_random([0; 8]))))),
            false => (Reading::Latest, from),
        };
        let orders = match &wanted.party {
            Some(party) if !self.is_party_seen(&reader, party)? => Vec::new(),
            Some(party) => self.orders.requests.by_party.get(party).into_iter().collect(),
            None => self.request_sources(&reader, wanted)?,
        };
        let is_wanted = |f: &&Filed| {
            let phase = f.phase(now);
            wanted.post.as_ref().is_none_or(|p| *p == f.request.post)
                && (wanted.phases.is_empty() || wanted.phases.contains(&phase))
                && (!wanted.waits_for_me || phase == Phase::Open)
        };
        let found = Merged::of(orders, from, reading);
        let found = found.filter_map(|(_, id)| self.state.requests().get(&id)).filter(is_wanted);
        let found = found.filter_map(|f| self.request_line(&reader, f));
        let found = found.filter(|l| !wanted.waits_for_me || !l.waits_for.is_empty());
        let found = found.take(PAGE_MAX + 1).collect();
        let behind = |l: &RequestLine| Cursor::behind(l.filed.request.at, &l.filed.request.id);
        let page = Page::cut(found, behind);
        self.read_requests(account, page.items.iter().map(|l| &l.filed))?;
        Ok(page)
    }

    /// One request for its page. Leaves a trace, unless it is the reader's own.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn request_page(
        &mut self,
        account: &OfficerId,
        id: &RequestId,
    ) -> Result<RequestShown, Trouble> {
        let reader = self.reader(account)?;
        let filed = self.state.requests().get(id);
        let line = filed.and_then(|f| self.request_line(&reader, f));
        let unknown = || Trouble::not_there("request", id.to_string(), "check the reference");
        let line = line.ok_or_else(unknown)?;
        let deciders = line.filed.who_can_decide(self.organisation()?);
        let may = self.may_on(&reader, &line);
        self.read_requests(account, [&line.filed])?;
        Ok(RequestShown { line, deciders, may })
    }

    /// Decisions that an account may read, the latest first.
    ///
    /// # Errors
    /// No such account; no such place in the list.
    pub fn decisions_page(
        &self,
        account: &OfficerId,
        wanted: &DecisionsWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<DecisionLine>, Trouble> {
        let reader = self.reader(account)?;
        let from = from.map(|c| c.place(|id| DecisionId::parse(id).ok())).transpose()?;
        let all = &self.orders.decisions;
        let orders = if wanted.own {
            all.by_person.get(account).into_iter().collect()
        } else {
            let reaches_all = self.reaches_all(&reader, UseCase::DecisionShow);
            sources(all, &reader, wanted.post.as_ref(), reaches_all)
        };
        let found = Merged::of(orders, from, Reading::Latest);
        let found = found.filter_map(|(_, id)| Some((id, self.asked(&reader, &id).ok()?)));
        let found = found
            .filter(|(_, asked)| wanted.post.as_ref().is_none_or(|p| *p == asked.contact.post));
        let found = found.take(PAGE_MAX + 1).collect();
        let page = Page::cut(found, |(id, asked): &(_, Asked)| Cursor::behind(asked.at, id));
        let mut items = Vec::with_capacity(page.items.len());
        for (id, asked) in page.items {
            items.push(self.decision_line(&reader, id, asked)?);
        }
        Ok(Page { items, next: page.next })
    }

    /// Items of worklists that an account may see, by time of contact.
    ///
    /// # Errors
    /// No such account, or one that may not read that post's; no such place in the list.
    pub fn worklist_page(
        &self,
        account: &OfficerId,
        wanted: &WorklistWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<Listed>, Trouble> {
        let reader = self.reader(account)?;
        let levels = &self.organisation()?.levels;
        let from = from.map(|c| c.place(|id| ItemId::parse(id).ok())).transpose()?;
        let may_read = |post: &PostId| {
            let is_own = reader.posts.contains(post);
            let relation = if is_own { Relation::Post } else { Relation::Other };
            self.allow(&reader, UseCase::Worklist, &self.open_to_all(), relation)
        };
        if let Some(post) = &wanted.post {
            may_read(post)?;
        }
        let kept = if wanted.with_done { &self.orders.items } else { &self.orders.items_open };
        let orders =
            kept.iter().filter(|(post, _)| wanted.post.as_ref().is_none_or(|p| p == *post));
        let orders = orders.filter(|(post, _)| may_read(post).is_ok()).map(|(_, order)| order);
        let found = Merged::of(orders, from, Reading::Earliest);
        let found = found.filter_map(|(_, id)| self.state.worklist().get(&id));
        let found = found.filter(|l| reader.may_see(levels, &l.visibility));
        let found = found.take(PAGE_MAX + 1).cloned().collect();
        Ok(Page::cut(found, |l: &Listed| Cursor::behind(l.item.at, &l.item.id)))
    }

    /// Whether a reader may see a contact in the log.
    pub(crate) fn sees(&self, reader: &Reader, logged: &Logged) -> bool {
        let relation = handle::relation_to_meeting(reader, &logged.meeting);
        self.allow(reader, UseCase::ContactShow, &logged.visibility, relation).is_ok()
    }

    /// A request as a reader sees it in a list; none when the reader may not.
    pub(crate) fn request_line(&self, reader: &Reader, filed: &Filed) -> Option<RequestLine> {
        let us = self.state.organisation()?;
        if !reader.may_see(&us.levels, &filed.visibility) {
            return None;
        }
        let (relation, now) = (handle::relation_to(us, reader, filed), self.now());
        self.allow(reader, UseCase::RequestShow, &filed.visibility, relation).ok()?;
        let phase = filed.phase(now);
        let waits_for = match (phase, relation) {
            (Phase::Open, Relation::Function) => self.waits_for(reader, filed),
            _ => BTreeSet::new(),
        };
        Some(RequestLine { filed: filed.clone(), phase, relation, waits_for })
    }

    /// The functions as which a reader could agree to a request, or concur in it: those as which
    /// doing it would not be refused.
    fn waits_for(&self, reader: &Reader, filed: &Filed) -> BTreeSet<FunctionId> {
        let Some(us) = self.state.organisation() else { return BTreeSet::new() };
        let (request, now) = (filed.request.id, self.now());
        let could = |command: &Command| handle::handle(&self.state, command, reader, now).is_ok();
        let named = filed.expressions(us).iter().flat_map(Approval::functions).collect();
        let agree = |function: &FunctionId| {
            let (function, conditions) = (function.clone(), Vec::new());
            let command = Command::Approve { request, function, conditions, until: None };
            could(&command) && self.is_untied(&reader.officer, &request, &command).is_ok()
        };
        let concur = |f: &FunctionId| {
            let is_asked = matches!(filed.concurrences.get(f), Some(Concurrence::Asked { .. }));
            is_asked && could(&Command::Concur { request, function: f.clone() })
        };
        let named: BTreeSet<FunctionId> = named;
        let of_approval = named.into_iter().filter(agree);
        let of_clearing = filed.concurrences.keys().filter(|f| concur(f)).cloned();
        of_approval.chain(of_clearing).collect()
    }

    /// What a reader may do with a request: what would not be refused.
    fn may_on(&self, reader: &Reader, line: &RequestLine) -> BTreeSet<UseCase> {
        let (filed, now) = (&line.filed, self.now());
        let (request, words) = (filed.request.id, || PROBE.to_owned());
        let could = |command: Command| handle::handle(&self.state, &command, reader, now).is_ok();
        let mut may = BTreeSet::new();
        for function in &line.waits_for {
            let (to_deny, to_concur) = (function.clone(), function.clone());
            if could(Command::Deny { request, function: to_deny, grounds: words() }) {
                may.extend([UseCase::Approve, UseCase::Deny]);
            }
            if could(Command::Concur { request, function: to_concur }) {
                may.insert(UseCase::Concur);
            }
        }
        if could(Command::Withdraw { request, grounds: words() }) {
            may.insert(UseCase::Withdraw);
        }
        if could(Command::Recuse { request, tie: words() }) {
            may.insert(UseCase::Recuse);
        }
        let is_open = line.phase == Phase::Open;
        let asks = UseCase::ConcurrenceAsk;
        if is_open && self.allow(reader, asks, &filed.visibility, line.relation).is_ok() {
            may.insert(asks);
        }
        let unmet = match &filed.standing {
            Standing::Granted { grant, met } => {
                grant.conditions.iter().find(|c| !met.contains_key(*c))
            }
            _ => None,
        };
        let meets = |c: &String| Command::MeetCondition {
            request,
            condition: c.clone(),
            evidence: words(),
        };
        if unmet.is_some_and(|c| could(meets(c))) {
            may.insert(UseCase::ConditionMet);
        }
        may
    }

    fn decision_line(
        &self,
        reader: &Reader,
        id: DecisionId,
        asked: Asked,
    ) -> Result<DecisionLine, Trouble> {
        let disclosed = self.shown_to(reader, &id, &asked)?;
        let told = disclosed.plain().map_or(Told::Refer, |whole| Told::Verdict(whole.verdict));
        let (requests, contact) = self.made_of(reader, &id);
        Ok(DecisionLine { id, asked, told, request: requests.last().copied(), contact })
    }

    /// What was made of a decision, as far as a reader may see it: its requests, the newest last,
    /// and the contact logged on it.
    pub(crate) fn made_of(
        &self,
        reader: &Reader,
        id: &DecisionId,
    ) -> (Vec<RequestId>, Option<ContactId>) {
        let sees = |r: &RequestId| {
            let filed = self.state.requests().get(r);
            filed.is_some_and(|f| self.request_line(reader, f).is_some())
        };
        let requests = self.orders.requests_of(id).filter(sees).collect();
        let logged = |c: &ContactId| self.state.contacts().get(c);
        let mut contacts = self.orders.contacts_of(id);
        let contact = contacts.find(|c| logged(c).is_some_and(|l| self.sees(reader, l)));
        (requests, contact)
    }

    /// By when a contact that was held is to be reported on, as its decision tells the reader; none
    /// when it was.
    pub(crate) fn report_due(
        &self,
        reader: &Reader,
        logged: &Logged,
    ) -> Result<Option<Timestamp>, Trouble> {
        let is_over = matches!(logged.outcome, Outcome::Declined { .. });
        let Some(decision) = logged.meeting.decision.filter(|_| !is_over) else { return Ok(None) };
        let owes = self.orders.placed(&decision).is_some_and(|p| p.owes_report);
        if !logged.memos.is_empty() || !owes {
            return Ok(None);
        }
        let Ok(asked) = self.asked(reader, &decision) else { return Ok(None) };
        let disclosed = self.shown_to(reader, &decision, &asked)?;
        Ok(disclosed.plain().and_then(|whole| due_of(&whole.duties)))
    }

    /// Whether a reader sees a party; one that is hidden and one that is not there read alike.
    pub(crate) fn is_party_seen(&self, reader: &Reader, id: &PartyId) -> Result<bool, Trouble> {
        let world = self.world()?;
        let party = world.registry().get(id);
        Ok(party.is_some_and(|p| reader.may_see(&world.organisation.levels, &p.visibility)))
    }

    /// Whether a role lets a reader do it whatever the relation.
    pub(crate) fn reaches_all(&self, reader: &Reader, act: UseCase) -> bool {
        self.allow(reader, act, &self.open_to_all(), Relation::Other).is_ok()
    }

    /// The orders in which every request that a reader may see stands.
    pub(crate) fn request_sources(
        &self,
        reader: &Reader,
        wanted: &RequestsWanted,
    ) -> Result<Vec<&Order<RequestId>>, Trouble> {
        let (us, places) = (self.organisation()?, &self.orders);
        let reaches_all = self.reaches_all(reader, UseCase::RequestShow);
        let waits = wanted.waits_for_me;
        if reaches_all || wanted.post.is_some() {
            return Ok(sources(&places.requests, reader, wanted.post.as_ref(), reaches_all));
        }
        let of = |f: &FunctionId| {
            let by_function = places.requests_by_function.get(f);
            by_function.into_iter().chain(places.requests_by_authority.get(&plain(f.as_str())))
        };
        // Head of post and deputy hold at their post, and nowhere else.
        let is_local = |f: &&FunctionId| matches!(f.as_str(), HEAD_OF_POST | DEPUTY);
        let functions = reader.functions.iter().filter(|f| !is_local(f));
        let mut found: Vec<&Order<RequestId>> = functions.flat_map(of).collect();
        let me = Some(&reader.officer);
        let headed = us.posts.iter().filter(|p| p.head.as_ref() == me || p.deputy.as_ref() == me);
        let posts: BTreeSet<&PostId> = headed.map(|p| &p.id).chain(&reader.posts).collect();
        found.extend(posts.into_iter().filter_map(|p| places.requests.by_post.get(p)));
        if !waits {
            found.extend(places.requests.by_person.get(&reader.officer));
        }
        Ok(found)
    }
}

/// Words long enough for whatever asks for grounds: what may be done is found by asking whether it
/// would be refused. Never recorded.
const PROBE: &str = "whether this may be done";

/// The orders in which everything of a kind that a reader may see stands.
fn sources<'a, I>(
    orders: &'a Orders<I>,
    reader: &Reader,
    post: Option<&PostId>,
    reaches_all: bool,
) -> Vec<&'a Order<I>> {
    match post {
        Some(post) => orders.by_post.get(post).into_iter().collect(),
        None if reaches_all => vec![&orders.all],
        None => {
            let own = orders.by_person.get(&reader.officer);
            own.into_iter()
                .chain(reader.posts.iter().filter_map(|p| orders.by_post.get(p)))
                .collect()
        }
    }
}

/// When the first report is due.
pub(crate) fn due_of(duties: &[Duty]) -> Option<Timestamp> {
    let due = |duty: &Duty| match duty {
        Duty::Report { due_at, .. } => Some(*due_at),
        Duty::Tell { .. } => None,
    };
    duties.iter().filter_map(due).min()
}
