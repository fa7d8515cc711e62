//! The page a person begins at: the box to check with, what waits by time due, what changed since
//! yesterday. Never counts what waits for others.

use super::request::marked_all;
use super::told::{Moment, directive_path, filled, listed, segment};
use super::{Frame, Refused, Words, page, worklist};
use crate::desk::start::{News, NewsKind, Waiting, Waits};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use directive::DirectiveId;
use jiff::tz::TimeZone;
use parties::{OfficerId, Visibility};

/// Names of one contact in a line.
const NAMES_MAX: usize = 3;

#[derive(Debug, askama::Template)]
#[template(path = "start.html")]
struct StartPage {
    frame: Frame,
    waiting: Vec<Line>,
    news: Vec<Line>,
}

/// One thing that waits, or that changed.
#[derive(Debug, Clone)]
struct Line {
    /// What, in words.
    words: String,
    /// Its page.
    path: String,
    /// More about it.
    beside: String,
    /// By when, or when it was.
    at: Option<Moment>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/", Asks::SignedIn, start)]
}

async fn start(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(&app, &signed, &headers, "start", "start.title").await?;
    let (account, words) = (signed.account.clone(), frame.words);
    let lines = app.hall.read(move |desk| lines(desk, &account, words));
    let (waiting, news, marking) = lines.await?;
    frame.marking = marking;
    page(&StartPage { frame, waiting, news })
}

fn lines(
    desk: &Desk,
    account: &OfficerId,
    words: Words,
) -> Result<(Vec<Line>, Vec<Line>, String), Trouble> {
    let found = desk.start_page(account)?;
    let zone = desk.zone_of(&desk.officer(account)?.post)?;
    let telling = Telling { desk, account, zone, words };
    let waiting = found.waiting.iter().map(|w| telling.waits(w)).collect::<Result<_, _>>()?;
    let news = found.news.iter().map(|n| telling.news(n)).collect();
    let seen = found.waiting.iter().filter_map(|w| telling.marking(&w.what));
    let seen: Vec<_> = seen.chain(found.news.iter().filter_map(|n| telling.of_news(n))).collect();
    Ok((waiting, news, marked_all(desk, seen.into_iter())?))
}

/// What the lines are told with.
struct Telling<'a> {
    desk: &'a Desk,
    account: &'a OfficerId,
    zone: TimeZone,
    words: Words,
}

impl Telling<'_> {
    fn moment(&self, at: jiff::Timestamp) -> Moment {
        Moment::of(at, &self.zone, self.desk.now(), self.words)
    }

    /// Who may see what a line says of a matter.
    fn marking<'b>(&'b self, what: &'b Waits) -> Option<&'b Visibility> {
        let state = self.desk.state();
        match what {
            Waits::ToDecide(line) => Some(&line.filed.visibility),
            Waits::Decided { request, .. } => state.requests().get(request).map(|f| &f.visibility),
            Waits::Report { contact, .. } => {
                contact.and_then(|c| state.contacts().get(&c)).map(|l| &l.visibility)
            }
            Waits::Item(listed) => Some(&listed.visibility),
            Waits::Acknowledge { directive, .. } => self.of_directive(directive),
            Waits::Release { .. } => None,
        }
    }

    fn of_news(&self, news: &News) -> Option<&Visibility> {
        match &news.kind {
            NewsKind::Released { directive, .. } | NewsKind::Cancelled { directive } => {
                self.of_directive(directive)
            }
            NewsKind::Request { request, .. } => {
                self.desk.state().requests().get(request).map(|f| &f.visibility)
            }
            NewsKind::Loaded { .. } => None,
        }
    }

    fn of_directive(&self, id: &DirectiveId) -> Option<&Visibility> {
        let issued = self.desk.state().directives().get(id)?.issued()?;
        Some(&issued.released.visibility)
    }

    fn line(&self, key: &str, places: &[(&str, &str)], path: String, beside: String) -> Line {
        Line { words: filled(self.words, key, places), path, beside, at: None }
    }

    fn waits(&self, waiting: &Waiting) -> Result<Line, Trouble> {
        let words = self.words;
        let line = match &waiting.what {
            Waits::ToDecide(request) => {
                let row = super::requests::row(self.desk, self.account, request, words)?;
                let with = if row.with.is_empty() { row.id.clone() } else { row.with };
                let path = format!("/requests/{}", row.id);
                let beside = format!("{} {}", row.title, row.waits);
                self.line("start.to_decide", &[("with", &with)], path, beside.trim().to_owned())
            }
            Waits::Decided { request, phase, unmet, .. } => {
                let (id, word) = (request.to_string(), phase.as_str());
                let beside = if unmet.is_empty() {
                    String::new()
                } else {
                    let conditions = listed(unmet, words);
                    words.with("start.unmet", &[("conditions", &conditions)])
                };
                let key = format!("start.decided.{word}");
                self.line(&key, &[("id", &id)], format!("/requests/{id}"), beside)
            }
            Waits::Report { contact, decision, with, .. } => {
                let names = listed(with.iter().take(NAMES_MAX), words);
                match contact {
                    Some(id) => {
                        let path = format!("/contacts/{id}");
                        self.line("start.report", &[("with", &names)], path, String::new())
                    }
                    None => {
                        let path = format!("/decisions/{decision}");
                        self.line("start.log", &[("with", &names)], path, String::new())
                    }
                }
            }
            Waits::Item(listed) => {
                let row = worklist::row(self.desk, self.account, listed, words)?;
                let (id, path) = (row.subject, "/worklist".to_owned());
                self.line("start.item", &[("id", &id)], path, row.sentence)
            }
            Waits::Acknowledge { directive, subject, .. } => {
                let (id, path) = (directive.to_string(), directive_path(directive));
                self.line("start.acknowledge", &[("id", &id)], path, subject.clone())
            }
            Waits::Release { directive, by } => {
                let id = directive.to_string();
                let path = format!("/drafts/{}", segment(&id.replace(' ', "-")));
                let us = self.desk.organisation()?;
                let who = super::request::person(us, by);
                let beside = filled(words, "start.saved_by", &[("who", &who)]);
                self.line("start.release", &[("id", &id)], path, beside)
            }
        };
        Ok(Line { at: waiting.due.map(|due| self.moment(due)), ..line })
    }

    fn news(&self, news: &News) -> Line {
        let line = match &news.kind {
            NewsKind::Released { directive, subject } => {
                let (id, path) = (directive.to_string(), directive_path(directive));
                self.line("start.released", &[("id", &id)], path, subject.clone())
            }
            NewsKind::Cancelled { directive } => {
                let (id, path) = (directive.to_string(), directive_path(directive));
                self.line("start.cancelled", &[("id", &id)], path, String::new())
            }
            NewsKind::Loaded { list } => {
                let id = list.to_string();
                self.line("start.loaded", &[("id", &id)], "/lists".to_owned(), String::new())
            }
            NewsKind::Request { request, phase } => {
                let id = request.to_string();
                let key = format!("start.decided.{}", phase.as_str());
                self.line(&key, &[("id", &id)], format!("/requests/{id}"), String::new())
            }
        };
        Line { at: Some(self.moment(news.at)), ..line }
    }
}
