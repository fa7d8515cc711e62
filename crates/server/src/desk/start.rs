//! What waits for one person, by time due, and what changed since yesterday. Shows one's own and
//! what waits for a function of one's own: leaves no trace. Has no rule of its own.

use super::Desk;
use super::drafts::DraftShown;
use super::orders::{Merged, Reading};
use super::pages::{RequestLine, RequestsWanted, WorklistWanted, due_of};
use crate::Trouble;
use clearance::Reader;
use clearance::authorise::{Relation, UseCase};
use clearance::filed::{Concurrence, Phase, Standing};
use clearance::ids::{ContactId, DecisionId, RequestId};
use clearance::state::Listed;
use directive::policy::{Standing as Now, standing};
use directive::{Act, DirectiveId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use parties::{ListId, OfficerId, PostId};
use std::cmp::Reverse;

/// Things that wait, given of each kind. Beyond it the list of that kind has them.
pub const WAITING_MAX: usize = 50;

/// News given. Beyond it the record has them.
pub const NEWS_MAX: usize = 50;

/// How far back a contact still waits for its report here. Longer owed, the log has it.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24 * 90);

/// One's own decisions looked at for a contact that is not in the log. At ten a day, seven weeks.
const ASKED_LOOKED_AT_MAX: usize = 500;

/// What waits.
#[derive(Debug, Clone)]
pub enum Waits {
    /// A request, for a function of the reader's to decide or to concur in.
    ToDecide(Box<RequestLine>),
    /// A request of the reader's was decided, and the contact is to come.
    Decided {
        /// Which.
        request: RequestId,
        /// How.
        phase: Phase,
        /// The act.
        act: Act,
        /// When the contact takes place.
        at: Timestamp,
        /// Conditions that nobody has said are met.
        unmet: Vec<String>,
    },
    /// A contact of the reader's took place, or its time is past, and its report is owed.
    Report {
        /// The contact in the log; none when it was not logged yet.
        contact: Option<ContactId>,
        /// The decision.
        decision: DecisionId,
        /// When the contact was.
        at: Timestamp,
        /// With whom, by the names used.
        with: Vec<String>,
    },
    /// An item of the worklist of the reader's post.
    Item(Box<Listed>),
    /// A directive that the reader's post has not acknowledged.
    Acknowledge {
        /// Which.
        directive: DirectiveId,
        /// Its subject line.
        subject: String,
        /// The post.
        post: PostId,
    },
    /// A draft that the reader may release.
    Release {
        /// Which.
        directive: DirectiveId,
        /// Who saved it last.
        by: OfficerId,
    },
}

/// One thing that waits, and by when.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// By when; none when nothing says.
    pub due: Option<Timestamp>,
    /// What.
    pub what: Waits,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewsKind {
    /// A directive came out.
    Released {
        /// Which.
        directive: DirectiveId,
        /// Its subject line.
        subject: String,
    },
    /// A directive was cancelled.
    Cancelled {
        /// Which.
        directive: DirectiveId,
    },
    /// A list was loaded.
    Loaded {
        /// Which.
        list: ListId,
    },
    /// A request of the reader's own or of its post was decided or taken back.
    Request {
        /// Which.
        request: RequestId,
        /// Where it stands.
        phase: Phase,
    },
}

/// One change and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// When it was recorded.
    pub at: Timestamp,
    /// What.
    pub kind: NewsKind,
}

/// The page a person begins at.
#[derive(Debug, Clone)]
pub struct StartPage {
    /// The time it was made.
    pub now: Timestamp,
    /// What waits, soonest due first; what has no time stands last.
    pub waiting: Vec<Waiting>,
    /// What changed since the beginning of yesterday at the reader's post, newest first.
    pub news: Vec<News>,
}

impl Desk {
    /// What waits for an account, and what changed.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn start_page(&self, account: &OfficerId) -> Result<StartPage, Trouble> {
        let (reader, now) = (self.reader(account)?, self.now());
        let mut waiting = self.to_decide(&reader, now)?;
        waiting.extend(self.decided(&reader, now));
        waiting.extend(self.reports_owed(&reader, now)?);
        waiting.extend(self.items_waiting(&reader));
        waiting.extend(self.to_acknowledge(&reader, now)?);
        waiting.extend(self.to_release(&reader));
        waiting.sort_by_key(|w| (w.due.is_none(), w.due));
        Ok(StartPage { now, waiting, news: self.news(&reader, now)? })
    }

    fn to_decide(&self, reader: &Reader, now: Timestamp) -> Result<Vec<Waiting>, Trouble> {
        let wanted = RequestsWanted { waits_for_me: true, ..RequestsWanted::default() };
        let sources = self.request_sources(reader, &wanted)?;
        let found =
            Merged::of(sources, Some((now, RequestId::from_random([0; 8]))), Reading::Earliest);
        let found = found.filter_map(|(_, id)| self.state().requests().get(&id));
        let open = found.filter(|f| f.phase(now) == Phase::Open);
        let lines = open.filter_map(|f| self.request_line(reader, f));
        let lines = lines.filter(|l| !l.waits_for.is_empty()).take(WAITING_MAX);
        let waiting = |l: RequestLine| {
            let asked = l.filed.concurrences.iter().filter(|(f, _)| l.waits_for.contains(*f));
            let asked = asked.filter_map(|(_, c)| match c {
                Concurrence::Asked { due } => Some(*due),
                _ => None,
            });
            let due = asked.chain([l.filed.request.at]).min();
            Waiting { due, what: Waits::ToDecide(Box::new(l)) }
        };
        Ok(lines.map(waiting).collect())
    }

    fn decided(&self, reader: &Reader, now: Timestamp) -> Vec<Waiting> {
        let own = self.orders.requests.by_person.get(&reader.officer);
        let from = Some((now, RequestId::from_random([0; 8])));
        let own = Merged::of(own, from, Reading::Earliest);
        let own = own.filter_map(|(_, id)| self.state().requests().get(&id));
        let lines = own.filter_map(|f| self.request_line(reader, f));
        let decided = lines.filter(|l| matches!(l.phase, Phase::Granted | Phase::Denied));
        let waiting = |l: RequestLine| {
            let request = &l.filed.request;
            let unmet = match &l.filed.standing {
                Standing::Granted { grant, met } => {
                    grant.conditions.iter().filter(|c| !met.contains_key(*c)).cloned().collect()
                }
                _ => Vec::new(),
            };
            let (id, phase, act, at) = (request.id, l.phase, request.act, request.at);
            Waiting { due: Some(at), what: Waits::Decided { request: id, phase, act, at, unmet } }
        };
        decided.take(WAITING_MAX).map(waiting).collect()
    }

    /// Contacts of the reader's own that took place and are not reported on; and those that were to
    /// take place, might, and are not in the log.
    fn reports_owed(&self, reader: &Reader, now: Timestamp) -> Result<Vec<Waiting>, Trouble> {
        let since = now.saturating_sub(LOOK_BACK).unwrap_or(now);
        let me = &reader.officer;
        let logged = Merged::of(self.orders.contacts.by_person.get(me), None, Reading::Latest);
        let logged = logged.take_while(|(at, _)| *at >= since);
        let logged = logged.filter_map(|(_, id)| self.state().contacts().get(&id));
        let mut waiting = Vec::new();
        for logged in logged.filter(|l| l.meeting.officer == *me && l.meeting.at <= now) {
            let Some(decision) = logged.meeting.decision else { continue };
            let Some(due) = self.report_due(reader, logged)? else { continue };
            let meeting = &logged.meeting;
            let (contact, at, with) = (Some(meeting.id), meeting.at, meeting.with.clone());
            let what = Waits::Report { contact, decision, at, with };
            waiting.push(Waiting { due: Some(due), what });
            if waiting.len() >= WAITING_MAX {
                return Ok(waiting);
            }
        }
        let asked = Merged::of(self.orders.decisions.by_person.get(me), None, Reading::Latest);
        for (_, id) in asked.take(ASKED_LOOKED_AT_MAX) {
            let Some(asked) = self.state().asked().get(&id) else { continue };
            let is_past = asked.contact.at <= now && asked.contact.at >= since;
            let owes = self.orders.placed(&id).is_some_and(|p| p.owes_report);
            if !is_past || !owes || self.orders.contacts_of(&id).next().is_some() {
                continue;
            }
            let granted = self
                .orders
                .requests_of(&id)
                .any(|r| self.state().requests().get(&r).is_some_and(|f| f.grant().is_some()));
            let shown = self.shown_to(reader, &id, asked)?;
            let Some(whole) = shown.plain().filter(|_| granted || shown.is_free()) else {
                continue;
            };
            let due = due_of(&whole.duties);
            let with = asked.contact.counterparts.iter().map(|c| c.name.clone()).collect();
            let at = asked.contact.at;
            waiting.push(Waiting {
                due,
                what: Waits::Report { contact: None, decision: id, at, with },
            });
            if waiting.len() >= WAITING_MAX {
                break;
            }
        }
        Ok(waiting)
    }

    fn items_waiting(&self, reader: &Reader) -> Vec<Waiting> {
        let mut waiting = Vec::new();
        for post in &reader.posts {
            let wanted = WorklistWanted { post: Some(post.clone()), with_done: false };
            // One whose roles read no worklists has no items.
            let page = self.worklist_page(&reader.officer, &wanted, None);
            waiting.extend(page.into_iter().flat_map(|p| p.items));
        }
        let item = |l: Listed| Waiting { due: Some(l.item.at), what: Waits::Item(Box::new(l)) };
        waiting.into_iter().take(WAITING_MAX).map(item).collect()
    }

    fn to_acknowledge(&self, reader: &Reader, now: Timestamp) -> Result<Vec<Waiting>, Trouble> {
        let world = self.world()?;
        let mut waiting = Vec::new();
        for (id, state) in self.state().directives() {
            let Some(issued) = state.issued() else { continue };
            let released = &issued.released;
            let mine = reader.posts.iter().filter(|p| {
                (released.to.contains(*p) || released.info.contains(*p))
                    && issued.acknowledged(p).is_none()
            });
            let act = UseCase::DirectiveAcknowledge;
            let may =
                |_: &&PostId| self.allow(reader, act, &released.visibility, Relation::Post).is_ok();
            let mine: Vec<&PostId> = mine.filter(may).collect();
            let is_over = |s: &Now| matches!(s, Now::Superseded { .. } | Now::Cancelled { .. });
            if mine.is_empty() || is_over(&standing(&world.released, id, now, now)) {
                continue;
            }
            for post in mine {
                let (directive, post) = (id.clone(), post.clone());
                let subject = released.directive.subject.clone();
                let what = Waits::Acknowledge { directive, subject, post };
                waiting.push(Waiting { due: None, what });
            }
            if waiting.len() >= WAITING_MAX {
                break;
            }
        }
        Ok(waiting)
    }

    fn to_release(&self, reader: &Reader) -> Vec<Waiting> {
        let drafts = self.state().directives().values();
        let shown = drafts.filter_map(|state| self.draft_shown(reader, state));
        let waiting = |d: DraftShown| Waiting {
            due: None,
            what: Waits::Release { directive: d.draft.directive, by: d.draft.by },
        };
        shown.filter(|d| d.may_release).take(WAITING_MAX).map(waiting).collect()
    }

    fn news(&self, reader: &Reader, now: Timestamp) -> Result<Vec<News>, Trouble> {
        let since = self.yesterday(reader, now)?;
        let may_see = self.may_see(Some(&reader.officer))?;
        let is_let = |act| self.allow(reader, act, &self.open_to_all(), Relation::Other).is_ok();
        let mut news = Vec::new();
        let states = self.state().directives().iter().filter(|_| is_let(UseCase::DirectiveShow));
        for (id, state) in states {
            let Some(issued) = state.issued().filter(|i| may_see(&i.released.visibility)) else {
                continue;
            };
            let released = &issued.released;
            let (directive, subject) = (id.clone(), released.directive.subject.clone());
            let kind = NewsKind::Released { directive, subject };
            news.push(News { at: released.released_at, kind });
            let kind = NewsKind::Cancelled { directive: id.clone() };
            news.extend(released.cancelled_at.map(|at| News { at, kind }));
        }
        let loads = self.state().lists().values().filter(|_| is_let(UseCase::ListShow));
        for loaded in loads.filter_map(|l| l.last()) {
            if loaded.load.indexes.iter().any(|b| may_see(&b.visibility)) {
                let kind = NewsKind::Loaded { list: loaded.load.list.clone() };
                news.push(News { at: loaded.at, kind });
            }
        }
        news.retain(|n| n.at >= since && n.at <= now);
        let settled = Merged::of([&self.orders.requests_settled], None, Reading::Latest);
        let settled = settled.take_while(|(at, _)| *at >= since);
        let settled = settled.filter_map(|(at, id)| Some((at, self.state().requests().get(&id)?)));
        let ours = settled.filter(|(_, f)| {
            let request = &f.request;
            request.requester == reader.officer
                || request.participants.contains(&reader.officer)
                || reader.posts.contains(&request.post)
        });
        let ours = ours.filter_map(|(at, f)| Some((at, self.request_line(reader, f)?)));
        news.extend(ours.take(NEWS_MAX).map(|(at, l)| News {
            at,
            kind: NewsKind::Request { request: l.filed.request.id, phase: l.phase },
        }));
        news.sort_by_key(|n| Reverse(n.at));
        news.truncate(NEWS_MAX);
        Ok(news)
    }

    /// The beginning of yesterday at the reader's post.
    fn yesterday(&self, reader: &Reader, now: Timestamp) -> Result<Timestamp, Trouble> {
        let zone = reader.posts.first().map(|p| self.zone_of(p)).transpose()?;
        let zone = zone.unwrap_or(TimeZone::UTC);
        let today = now.to_zoned(zone.clone()).date();
        let start = today.yesterday().ok().and_then(|day| day.to_zoned(zone).ok());
        Ok(start.map_or(now, |start| start.timestamp()))
    }
}
