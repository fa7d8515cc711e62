//! What the door says to whom it does not let in: the same words whoever asks and whatever for, as
//! a page for a person and as a problem for a program. Never tells hidden from absent.

use crate::ui::{Frame, Refused, Words};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearance::messages::Language;

/// Why the door stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    NotSignedIn,
    /// No role of theirs does this, or the token is not for it.
    NotAllowed,
    /// The password has to be changed first.
    MustChange,
    /// The form is not one of ours, or of another session.
    Forged,
    /// It was sent from another site.
    OtherSite,
    /// Too often.
    TooOften(super::rates::TooOften),
    /// Too many wait.
    Busy,
    /// The key was used for something else.
    KeyReused,
    /// The key cannot be used as one.
    BadKey,
    /// The address, the host or the request is not one that can be read.
    Unreadable,
    /// Nothing is at the address.
    Nowhere,
    /// The method is not one of this address.
    Method,
    /// The body is too large.
    TooLarge,
    /// The body is of a kind that is not read here.
    Kind,
    /// What was sent does not have the fields that are asked for.
    Fields,
    /// It took too long.
    TooSlow,
    /// A fault of the program.
    Fault,
}

impl Refusal {
    /// The status of the answer.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::NotAllowed | Self::MustChange | Self::Forged | Self::OtherSite => {
                StatusCode::FORBIDDEN
            }
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::KeyReused => StatusCode::CONFLICT,
            Self::BadKey | Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Nowhere => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Kind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Fields => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its code, and the last part of the keys of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSignedIn => "not-signed-in",
            Self::NotAllowed => "not-allowed",
            Self::MustChange => "must-change",
            Self::Forged => "forged",
            Self::OtherSite => "other-site",
            Self::TooOften(_) => "too-often",
            Self::Busy => "busy",
            Self::KeyReused => "idempotency-reused",
            Self::BadKey => "bad-key",
            Self::Unreadable => "unreadable",
            Self::Nowhere => "not-there",
            Self::Method => "method",
            Self::TooLarge => "too-large",
            Self::Kind => "media-type",
            Self::Fields => "bad-input",
            Self::TooSlow => "too-slow",
            Self::Fault => "fault",
        }
    }

    /// What to say where a handler said no more than a status.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::BAD_REQUEST => Self::Unreadable,
            StatusCode::NOT_FOUND => Self::Nowhere,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Kind,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Fields,
            status if status.is_server_error() => Self::Fault,
            _ => return None,
        })
    }
}

/// Who asks, as far as an answer depends on it.
#[derive(Debug, Clone)]
pub struct Asker {
    /// A program, through the interface.
    pub is_program: bool,
    /// The language of the answer.
    pub language: Language,
    /// The reference of the request.
    pub id: String,
}

/// The reference of a request, in its log line and its answer.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

impl Asker {
    /// Who asks by these headers.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        let path = parts.uri.path();
        let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        Self {
            is_program: path.starts_with("/api/") || path.starts_with("/log/"),
            language: language_of(&parts.headers),
            id,
        }
    }

    /// The answer.
    #[must_use]
    pub fn refuse(&self, refusal: Refusal) -> Response {
        let (status, code) = (refusal.status(), refusal.code());
        let (what, remedy) =
            (format!("door.refused.{code}"), format!("door.refused.{code}.remedy"));
        let mut response = if self.is_program {
            let words = Words(Language::English);
            self.problem(status, code, &words.say(&what), &words.say(&remedy))
        } else {
            let frame = Frame::outside(Words(self.language), "refused.title");
            Refused::keyed(status, what, remedy).within(frame)
        };
        if let Refusal::TooOften(rate) = refusal {
            response.headers_mut().insert(header::RETRY_AFTER, rate.retry_seconds.into());
        }
        if refusal == Refusal::Busy {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if refusal == Refusal::NotSignedIn {
            let asked = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, asked);
        }
        response
    }

    /// A problem as programs read it. Source: RFC 9457.
    fn problem(&self, status: StatusCode, code: &str, detail: &str, remedy: &str) -> Response {
        let body = serde_json::json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or("Error"),
            "status": status.as_u16(),
            "code": code,
            "detail": detail,
            "remedy": remedy,
            "faults": [],
            "request_id": self.id,
        });
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (status, kind, body.to_string()).into_response()
    }
}

/// The first language a browser asks for that we have; English when it asks for none of ours.
#[must_use]
pub fn language_of(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|l| l.to_str().ok());
    let tags = asked.unwrap_or_default().split(',').filter_map(|t| t.split(';').next());
    tags.take(LANGUAGES_MAX).find_map(Language::parse).unwrap_or(Language::English)
}

/// Languages of a header that are looked at. Browsers send up to ten.
const LANGUAGES_MAX: usize = 20;
