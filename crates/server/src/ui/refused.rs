//! A trouble as a page: what could not be done, why, and what helps. Says no more than the trouble
//! says, and the same for what is hidden as for what is not there.
//!
//! Whoever makes one knows neither the reader's language nor the frame: the answer carries it, and
//! the door, which knows both, sets the page anew.

use super::frame::Frame;
use super::summary::sentence;
use super::words::Words;
use crate::Trouble;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use clearance::messages::Language;
use clearance::not_allowed::NotAllowed;

/// A page that could not be given.
#[derive(Debug, Clone)]
pub struct Refused {
    status: StatusCode,
    what: Said,
    remedy: Said,
    faults: Vec<String>,
    retry_seconds: Option<u64>,
}

/// Words of the catalogue, a trouble's own, or why the life of a matter says no.
#[derive(Debug, Clone)]
enum Said {
    Key(String),
    Text(String),
    Why(Box<NotAllowed>),
    Remedy(Box<NotAllowed>),
}

impl Said {
    fn in_words(&self, words: Words) -> String {
        match self {
            Self::Key(key) => words.say(key),
            Self::Text(text) => sentence(text),
            Self::Why(why) => sentence(&why.told(words.0)),
            Self::Remedy(why) => sentence(&why.remedy_told(words.0)),
        }
    }
}

#[derive(Debug, askama::Template)]
#[template(path = "refused.html")]
struct RefusedPage<'a> {
    frame: Frame,
    what: &'a str,
    remedy: &'a str,
    faults: &'a [String],
}

impl Refused {
    /// An address that leads nowhere.
    #[must_use]
    pub fn nowhere() -> Self {
        Self::keyed(StatusCode::NOT_FOUND, "refused.nowhere", "refused.start")
    }

    /// A fault of the program.
    #[must_use]
    pub fn fault() -> Self {
        Self::keyed(StatusCode::INTERNAL_SERVER_ERROR, "refused.fault", "refused.again")
    }

    /// A form that is no form.
    #[must_use]
    pub fn unreadable() -> Self {
        Self::keyed(StatusCode::BAD_REQUEST, "refused.unreadable", "refused.again")
    }

    /// More was asked than is answered in this time.
    #[must_use]
    pub fn too_often(seconds: u64) -> Self {
        let (what, remedy) = ("door.refused.too-often", "door.refused.too-often.remedy");
        let refused = Self::keyed(StatusCode::TOO_MANY_REQUESTS, what, remedy);
        Self { retry_seconds: Some(seconds), ..refused }
    }

    /// What the catalogue says under two keys: what happened, and what helps.
    #[must_use]
    pub fn keyed(status: StatusCode, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (what, remedy) = (Said::Key(what.into()), Said::Key(remedy.into()));
        Self { status, what, remedy, faults: Vec::new(), retry_seconds: None }
    }

    /// The page within a frame.
    #[must_use]
    pub fn within(&self, frame: Frame) -> Response {
        let (what, remedy) = (self.what.in_words(frame.words), self.remedy.in_words(frame.words));
        let page = RefusedPage { frame, what: &what, remedy: &remedy, faults: &self.faults };
        let text = askama::Template::render(&page).unwrap_or_default();
        let mut response = (self.status, Html(text)).into_response();
        response.extensions_mut().insert(self.clone());
        if let Some(seconds) = self.retry_seconds {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        let why = match &trouble {
            Trouble::NotThere { .. } => return Self::nowhere(),
            Trouble::Life(why) if matches!(**why, NotAllowed::Unknown { .. }) => {
                return Self::nowhere();
            }
            Trouble::Life(why) => Some(why.clone()),
            _ => None,
        };
        if let Some(why) = why {
            let (what, remedy) = (Said::Why(why.clone()), Said::Remedy(why));
            let (status, faults) = (trouble.status(), Vec::new());
            return Self { status, what, remedy, faults, retry_seconds: None };
        }
        Self {
            status: trouble.status(),
            what: Said::Text(trouble.to_string()),
            remedy: Said::Text(trouble.remedy()),
            faults: trouble.faults_told().to_vec(),
            retry_seconds: None,
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        self.within(Frame::outside(Words(Language::English), "refused.title"))
    }
}
