//! A trouble as a page: what could not be done, why, and what helps. Says no more than the trouble
//! says, and the same for what is hidden as for what is not there.

use super::frame::Frame;
use super::words::Words;
use crate::Trouble;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use clearance::messages::Language;

/// A page that could not be given.
#[derive(Debug)]
pub struct Refused {
    status: StatusCode,
    what: String,
    remedy: String,
    faults: Vec<String>,
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
        let words = Words(Language::English);
        Self::of(StatusCode::NOT_FOUND, words.say("refused.nowhere"), words.say("refused.start"))
    }

    /// A fault of the program.
    #[must_use]
    pub fn fault() -> Self {
        let words = Words(Language::English);
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::of(status, words.say("refused.fault"), words.say("refused.again"))
    }

    /// A form that is no form.
    #[must_use]
    pub fn unreadable() -> Self {
        let words = Words(Language::English);
        let status = StatusCode::BAD_REQUEST;
        Self::of(status, words.say("refused.unreadable"), words.say("refused.again"))
    }

    const fn of(status: StatusCode, what: String, remedy: String) -> Self {
        Self { status, what, remedy, faults: Vec::new() }
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        let faults = trouble.faults_told().to_vec();
        Self { faults, ..Self::of(trouble.status(), trouble.to_string(), trouble.remedy()) }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let frame = Frame::outside(Words(Language::English), "refused.title");
        let page = RefusedPage {
            frame,
            what: &self.what,
            remedy: &self.remedy,
            faults: &self.faults,
        };
        let text = askama::Template::render(&page).unwrap_or_default();
        (self.status, Html(text)).into_response()
    }
}
