//! What went wrong, as RFC 9457 says it to programs: a status, a code that stays, words with a
//! remedy. In: a trouble, or what the door and the readers of this room refuse. Never tells hidden
//! from absent, and never what stands within the machine.

use crate::Trouble;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Faults told of one refused text. Largest seen: 31. Beyond it they are counted in the last line.
const FAULTS_MAX: usize = 200;

/// Why there is no answer. Small, since every answer carries the place for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(Box<Told>);

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct Told {
    /// Always `about:blank`: what tells problems apart is the code.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The words of the status.
    title: &'static str,
    /// The status, once more.
    status: u16,
    /// A word that stays when the texts are mended: programs go by it.
    code: &'static str,
    /// What happened, and why.
    detail: String,
    /// What to do next; empty when there is nothing to say.
    remedy: String,
    /// The faults of what was given, one text each.
    faults: Vec<String>,
    /// The reference of the request, as in its log line.
    request_id: String,
    /// Seconds after which to try again, in their header.
    #[serde(skip)]
    retry_seconds: Option<u64>,
}

impl Problem {
    /// A problem of one cause.
    #[must_use]
    pub fn new(
        status: StatusCode,
        code: &'static str,
        detail: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self(Box::new(Told {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            code,
            detail: detail.into(),
            remedy: remedy.into(),
            faults: Vec::new(),
            request_id: String::new(),
            retry_seconds: None,
        }))
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// No such address.
    #[must_use]
    pub fn nowhere() -> Self {
        let remedy = "`/api/v1/openapi.json` names every address";
        Self::new(StatusCode::NOT_FOUND, "not-there", "this address leads nowhere", remedy)
    }

    /// A body that is too large.
    #[must_use]
    pub fn too_large() -> Self {
        let most = crate::router::BODY_BYTES_MAX;
        let what = format!("the body is longer than {most} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", what, "send it in parts")
    }

    /// A fault of the program.
    #[must_use]
    pub fn fault() -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let remedy = "try again; if it happens twice, report it as a fault";
        Self::new(status, "fault", "this could not be done to its end", remedy)
    }

    /// What was given cannot be used.
    #[must_use]
    pub fn input(detail: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-input", detail, remedy)
    }

    /// More than is answered in this time.
    #[must_use]
    pub(super) fn too_often(retry_seconds: u64) -> Self {
        let what = "more different names than an hour has were asked about";
        let remedy = format!("go on in {retry_seconds} seconds");
        let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-often", what, remedy);
        problem.0.retry_seconds = Some(retry_seconds);
        problem
    }

    /// The problem of that request.
    #[must_use]
    pub(super) fn of_request(mut self, request_id: String) -> Self {
        self.0.request_id = request_id;
        self
    }

    /// What was seen is not what stands there any more.
    #[must_use]
    pub(super) fn changed() -> Self {
        Self::new(
            StatusCode::PRECONDITION_FAILED,
            "changed",
            "it has changed since you read it; nothing was done",
            "read it again, then decide on what it says now",
        )
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        let status = trouble.status();
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(code = trouble.code(), "an answer could not be given");
        }
        let told = trouble.faults_told();
        let mut faults: Vec<String> = told.iter().take(FAULTS_MAX).cloned().collect();
        if told.len() > FAULTS_MAX {
            faults.push(format!("{} more", told.len() - FAULTS_MAX));
        }
        let mut problem = Self::new(status, trouble.code(), trouble.to_string(), trouble.remedy());
        problem.0.faults = faults;
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let retry = self.0.retry_seconds;
        let mut response = (self.status(), Json(*self.0)).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = retry {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
