//! The directives somebody may see, by what they ask of the reader: to acknowledge first, then in
//! force, coming, ended. Out: a page of them by cursor, and the address of each.
//! Never says how many there are that the reader may not see.

use super::words::Words;
use super::{Frame, Refused, page};
use crate::Trouble;
use crate::desk::Desk;
use crate::desk::directives::Shown;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::{Relation, UseCase};
use directive::DirectiveId;
use directive::life::Reply;
use directive::policy::Standing;
use jiff::Timestamp;
use parties::{OfficerId, PostId, Visibility};

/// Directives on one page. Largest seen: 2, in the case that is told; beyond it a link leads on.
pub const ROWS_MAX: usize = 50;

/// What the page shows of one directive.
#[derive(Debug)]
pub struct Row {
    group: Group,
    number: String,
    address: String,
    subject: String,
    standing: Stands,
    since: Moment,
    acknowledged: Acknowledged,
    visibility: Visibility,
}

/// Under which heading a directive stands, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Mine,
    InForce,
    Coming,
    Ended,
}

impl Group {
    const ALL: [Self; 4] = [Self::Mine, Self::InForce, Self::Coming, Self::Ended];

    /// The key of its heading.
    const fn heading(self) -> &'static str {
        match self {
            Self::Mine => "directives.mine",
            Self::InForce => "directives.in-force",
            Self::Coming => "directives.coming",
            Self::Ended => "directives.ended",
        }
    }
}

/// An instant, for a machine and for a person.
#[derive(Debug, Clone)]
pub struct Moment {
    /// As programs read it.
    pub iso: String,
    /// As people do.
    pub told: String,
}

impl Moment {
    /// Of an instant.
    #[must_use]
    pub fn of(at: Timestamp, words: Words) -> Self {
        let told = clearance::wording::moment(at, None, words.0);
        Self { iso: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(), told }
    }
}

/// Where a directive stands, for a page.
#[derive(Debug)]
pub struct Stands {
    /// The key of its words.
    pub key: &'static str,
    /// What replaced or ended it: number and address.
    pub by: Option<(String, String)>,
}

impl Stands {
    /// In words of the catalogue.
    #[must_use]
    pub fn of(standing: &Standing) -> Self {
        let linked = |id: &DirectiveId| (id.to_string(), address(id));
        match standing {
            Standing::NotReleased => Self { key: "directive.not-released", by: None },
            Standing::Waiting { .. } => Self { key: "directive.waiting", by: None },
            Standing::InForce { is_review_past: false } => {
                Self { key: "directive.in-force", by: None }
            }
            Standing::InForce { is_review_past: true } => {
                Self { key: "directive.review-past", by: None }
            }
            Standing::Superseded { by, .. } => {
                Self { key: "directive.superseded", by: Some(linked(by)) }
            }
            Standing::Cancelled { by, .. } => {
                Self { key: "directive.cancelled", by: by.as_ref().map(linked) }
            }
            Standing::Expired { .. } => Self { key: "directive.expired", by: None },
        }
    }
}

/// Since when it stands so.
#[must_use]
pub fn since(standing: &Standing, in_force: Timestamp) -> Timestamp {
    match standing {
        Standing::NotReleased | Standing::InForce { .. } => in_force,
        Standing::Waiting { from } => *from,
        Standing::Superseded { since, .. }
        | Standing::Cancelled { since, .. }
        | Standing::Expired { since } => *since,
    }
}

/// Who has acknowledged, of those whose answers the reader may see.
#[derive(Debug, Clone, Copy)]
pub struct Acknowledged {
    /// Posts that did.
    pub done: usize,
    /// Posts addressed or informed.
    pub of: usize,
    /// Whether the reader's own post did; none when it is no addressee.
    pub own: Option<bool>,
}

impl Acknowledged {
    /// Of a directive, for somebody at a post.
    #[must_use]
    pub fn of(shown: &Shown, own: &PostId) -> Self {
        let issued = &shown.issued;
        let has = |p: &PostId| issued.acknowledged(p).is_some();
        let is_addressed = issued.released.to.contains(own) || issued.released.info.contains(own);
        Self {
            done: shown.answered_by.iter().filter(|p| has(p)).count(),
            of: shown.answered_by.len(),
            own: is_addressed.then(|| has(own)),
        }
    }

    /// In words: of all posts, or of the reader's own where no other may be seen.
    #[must_use]
    pub fn told(&self, words: &Words) -> String {
        let (done, of) = (self.done.to_string(), self.of.to_string());
        match self.own {
            _ if self.of > 1 => {
                words.with("directives.acknowledged", &[("n", done.as_str()), ("m", of.as_str())])
            }
            Some(true) => words.say("directives.own-acknowledged"),
            Some(false) => words.say("directives.own-silent"),
            None => String::new(),
        }
    }
}

/// The part of an address that names a directive: `20-HQ-1234`. A space within the originator is an
/// underscore, which no number has.
#[must_use]
pub fn number_in_address(id: &DirectiveId) -> String {
    let number = id.to_string();
    let mut words = number.split(' ');
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    let originator = words.collect::<Vec<_>>().join("_");
    format!("{first}-{}-{last}", super::told::segment(&originator))
}

/// The address of its page.
#[must_use]
pub fn address(id: &DirectiveId) -> String {
    format!("/directives/{}", number_in_address(id))
}

/// The directive that an address names.
#[must_use]
pub fn in_address(part: &str) -> Option<DirectiveId> {
    let spaced = match (part.find('-'), part.rfind('-')) {
        (Some(first), Some(last)) if first < last => {
            let (head, tail) = part.split_at_checked(last)?;
            let (year, originator) = head.split_at_checked(first)?;
            let (originator, serial) = (originator.get(1..)?, tail.get(1..)?);
            format!("{year} {} {serial}", originator.replace('_', " "))
        }
        _ => part.to_owned(),
    };
    DirectiveId::parse(&spaced)
}

/// Where the list goes on.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Place {
    /// Begin after this one.
    after: Option<String>,
}

#[derive(Debug, askama::Template)]
#[template(path = "directives.html")]
struct DirectivesPage {
    frame: Frame,
    groups: Vec<(&'static str, Vec<Row>)>,
    nothing: &'static str,
    first: &'static str,
    next: String,
    may_draft: bool,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/directives", Asks::May(UseCase::DirectiveShow), directives)]
}

async fn directives(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(place): Query<Place>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(&app, &signed, &headers, "directives", "directives.title").await?;
    let (words, account, after) = (frame.words, signed.account.clone(), place.after);
    let is_first = after.is_none();
    let read = app.hall.read(move |desk| {
        let may_draft = may_draft(desk, &account)?;
        let rows = rows(desk, &account, words)?;
        let marking = super::marked::of(desk, rows.iter().map(|r| &r.visibility))?;
        Ok((rows, may_draft, marking))
    });
    let (mut rows, may_draft, marking) = read.await?;
    frame.marking = marking;
    if let Some(after) = after {
        let at = rows.iter().position(|r| r.address.ends_with(&format!("/{after}")));
        rows.drain(..at.map_or(0, |at| at + 1));
    }
    let next = (rows.len() > ROWS_MAX).then(|| rows.get(ROWS_MAX - 1)).flatten();
    let next = next.and_then(|r| r.address.rsplit('/').next()).map(str::to_owned);
    rows.truncate(ROWS_MAX);
    let mut groups: Vec<(&str, Vec<Row>)> =
        Group::ALL.iter().map(|g| (g.heading(), Vec::new())).collect();
    for row in rows {
        if let Some((_, of)) = groups.get_mut(row.group as usize) {
            of.push(row);
        }
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    let nothing = if is_first { "directives.none" } else { "directives.no-more" };
    let first = if is_first { "" } else { "/directives" };
    let next = next.map_or_else(String::new, |next| format!("/directives?after={next}"));
    page(&DirectivesPage { frame, groups, nothing, first, next, may_draft })
}

/// Whether drafts are shown to an account.
fn may_draft(desk: &Desk, account: &OfficerId) -> Result<bool, Trouble> {
    desk.may(account, UseCase::DirectiveLint, &desk.open_to_all(), Relation::Other)
}

fn rows(desk: &Desk, account: &OfficerId, words: Words) -> Result<Vec<Row>, Trouble> {
    let post = desk.officer(account)?.post.clone();
    let mut rows: Vec<(Group, std::cmp::Reverse<Timestamp>, Row)> = Vec::new();
    for shown in desk.directives(account)? {
        let released = &shown.issued.released;
        let acknowledged = Acknowledged::of(&shown, &post);
        let may =
            desk.may(account, UseCase::DirectiveAcknowledge, &released.visibility, Relation::Post)?;
        let group = match &shown.standing {
            Standing::Waiting { .. } | Standing::InForce { .. }
                if acknowledged.own == Some(false) && may =>
            {
                Group::Mine
            }
            Standing::Waiting { .. } | Standing::NotReleased => Group::Coming,
            Standing::InForce { .. } => Group::InForce,
            _ => Group::Ended,
        };
        let since = since(&shown.standing, released.times.in_force);
        let row = Row {
            group,
            number: released.directive.id.to_string(),
            address: address(&released.directive.id),
            subject: released.directive.subject.clone(),
            standing: Stands::of(&shown.standing),
            since: Moment::of(since, words),
            acknowledged,
            visibility: released.visibility.clone(),
        };
        rows.push((group, std::cmp::Reverse(since), row));
    }
    rows.sort_by(|a, b| (a.0, a.1, &b.2.number).cmp(&(b.0, b.1, &a.2.number)));
    Ok(rows.into_iter().map(|(_, _, row)| row).collect())
}

/// The key of what a post answered.
#[must_use]
pub const fn replied(reply: &Reply) -> &'static str {
    match reply {
        Reply::Acknowledged => "directive.acknowledged",
        Reply::Queried { .. } => "directive.queried",
        Reply::CannotComply { .. } => "directive.cannot-comply",
    }
}
