//! What stands around every route: the host and the path looked at before anything else, limits of
//! size and time, panics caught, headers on every answer, one line in the log. Never logs a name,
//! a reference or a word of anybody's.

use super::refusal::{Asker, Refusal, RequestId};
use crate::router::{ANSWER_SECONDS_MAX, BODY_BYTES_MAX};
use crate::serving::App;
use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::net::IpAddr;
use std::time::{Duration, Instant};
use tower_http::catch_panic::CatchPanicLayer;

/// Bytes of a path with its query. A guest list goes in a body; beyond it nothing is looked up.
const PATH_BYTES_MAX: usize = 8 * 1024;

/// What every answer carries. Nothing is taken from anywhere but here; nothing of ours is shown
/// within another site.
const HEADERS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// Two years, as browsers ask for.
const ONLY_TLS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts it around all routes.
pub fn around(routes: Router<App>, app: &App) -> Router<App> {
    routes
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(CatchPanicLayer::custom(stopped_short))
        .layer(middleware::from_fn_with_state(app.clone(), surround))
}

/// Marks the answer of a handler that panicked.
#[derive(Debug, Clone, Copy)]
struct StoppedShort;

/// From here on a panic of this process writes where it was and no word of what it was about: its
/// message may hold anybody's.
pub fn tell_panics_without_content() {
    std::panic::set_hook(Box::new(|panicked| {
        let place = panicked.location();
        let file = place.map_or("unknown", std::panic::Location::file);
        let line = place.map_or(0, std::panic::Location::line);
        tracing::error!(target: "panic", file, line, "a part of the program stopped short");
    }));
}

fn stopped_short(_: Box<dyn Any + Send>) -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(StoppedShort);
    response
}

async fn surround(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = crate::ui::frame::hex(&app.random::<8>());
    request.extensions_mut().insert(RequestId(id.clone()));
    let route = request.extensions().get::<MatchedPath>().cloned();
    let (parts, body) = request.into_parts();
    let (asker, method) = (Asker::of(&parts), parts.method.clone());
    let mut response = match look(&parts.headers, &parts.uri, &app) {
        Err(refusal) => asker.refuse(refusal),
        Ok(()) => {
            let run = next.run(Request::from_parts(parts, body));
            let most = Duration::from_secs(ANSWER_SECONDS_MAX);
            let answered = tokio::time::timeout(most, run).await;
            answered.map_or_else(|_| asker.refuse(Refusal::TooSlow), |r| worded(&asker, r))
        }
    };
    dress(response.headers_mut(), &app, &id);
    let bytes = response.body().size_hint().exact().unwrap_or(0);
    tracing::info!(
        target: "request",
        id,
        method = method.as_str(),
        route = route.as_ref().map_or("none", MatchedPath::as_str),
        status = response.status().as_u16(),
        micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
        bytes,
        "answered"
    );
    response
}

/// What is refused before anybody looks who asks.
fn look(headers: &HeaderMap, uri: &axum::http::Uri, app: &App) -> Result<(), Refusal> {
    let hosts: Vec<&HeaderValue> = headers.get_all(header::HOST).iter().collect();
    let is_host = match hosts.as_slice() {
        // A program in the same process; every browser names the host.
        [] => true,
        [host] => host.to_str().is_ok_and(|h| app.serving.is_behind_tls || is_loopback(h)),
        _ => false,
    };
    if !is_host || !is_plain(uri.path()) {
        return Err(Refusal::Unreadable);
    }
    if uri.path_and_query().is_some_and(|p| p.as_str().len() > PATH_BYTES_MAX) {
        return Err(Refusal::TooLarge);
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|l| l.to_str().ok());
    let is_large = length.is_some_and(|l| l.parse().is_ok_and(|l: u64| l > BODY_BYTES_MAX as u64));
    if is_large { Err(Refusal::TooLarge) } else { Ok(()) }
}

/// Whether a host is this machine: another name that leads here is somebody else's page.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(name);
    bare.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Whether a path says what it seems to say: nothing hidden in it, no step up, one way to read it.
fn is_plain(path: &str) -> bool {
    let mut decoded = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
        let (Some(high), Some(low)) = (digit(bytes.next()), digit(bytes.next())) else {
            return false;
        };
        let byte = u8::try_from(high * 16 + low).unwrap_or(0);
        // What separates and what ends is written plainly or not at all.
        if matches!(byte, b'/' | b'\\' | b'%' | b'.') {
            return false;
        }
        decoded.push(byte);
    }
    let Ok(text) = String::from_utf8(decoded) else { return false };
    let has_odd = text.chars().any(|c| c.is_control() || c == '\\');
    let has_steps = text.split('/').any(|part| part == "." || part == "..");
    text.starts_with('/') && !has_odd && !has_steps && !text.contains("//")
}

/// Gives words to an answer that has none: of a panic, or of a part of the program that knows a
/// status and no page.
fn worded(asker: &Asker, response: Response) -> Response {
    let status = response.status();
    if response.extensions().get::<StoppedShort>().is_some() {
        tracing::error!(target: "request", id = asker.id, "a page stopped short");
        return asker.refuse(Refusal::Fault);
    }
    if !(status.is_client_error() || status.is_server_error()) || is_worded(asker, &response) {
        return response;
    }
    let Some(refusal) = Refusal::of_status(status) else { return response };
    let mut spoken = asker.refuse(refusal);
    *spoken.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            spoken.headers_mut().insert(name, value.clone());
        }
    }
    spoken
}

fn is_worded(asker: &Asker, response: &Response<Body>) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|k| k.to_str().ok());
    kind.is_some_and(|kind| match (kind.starts_with("text/plain"), asker.is_program) {
        (true, _) => response.status().is_server_error(),
        (false, true) => !kind.starts_with("text/html"),
        (false, false) => true,
    })
}

fn dress(headers: &mut HeaderMap, app: &App, id: &str) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.serving.is_behind_tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ONLY_TLS);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(REQUEST_ID, id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_it_seems_to_say() {
        for good in ["/", "/check", "/parties/ofac-sdn:9640", "/people/j%C3%BCrgen", "/a%20b"] {
            assert!(is_plain(good), "{good}");
        }
        for bad in [
            "/a%2fb",
            "/a%2Fb",
            "/a%5cb",
            "/..",
            "/a/../b",
            "/a/./b",
            "/%2e%2e/b",
            "/a//b",
            "/a%00",
            "/a%0d%0ab",
            "/%c0%af",
            "/%ff",
            "/%",
            "/%4",
            "/%zz",
            "/%252e",
            "*",
            "",
        ] {
            assert!(!is_plain(bad), "{bad}");
        }
    }

    #[test]
    fn only_names_of_this_machine_lead_here() {
        for good in ["localhost", "LOCALHOST:8600", "127.0.0.1:1", "127.9.9.9", "[::1]:80"] {
            assert!(is_loopback(good), "{good}");
        }
        for bad in [
            "example.org",
            "127.0.0.1.example.org",
            "localhost.example.org:80",
            "192.0.2.1",
            "[2001:db8::1]",
            "",
            "127.0.0.1:80:80",
        ] {
            assert!(!is_loopback(bad), "{bad}");
        }
    }
}
