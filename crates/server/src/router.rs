//! The one route table: every route of the house with what it asks of `authorise`. In: the rooms'
//! routes; out: a router in which nothing is reached past the door.
//! Never has an opinion on who may do what: a route names a use case, `authorise` answers.

use crate::serving::App;
use crate::{api, door, ui};
use axum::Router;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use clearance::authorise::UseCase;

/// Bytes of a body. Largest seen: 1.2 MB, a guest list of ten thousand names; beyond it a request
/// is refused before it is read.
pub const BODY_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Time an answer may take before it is given up.
pub const ANSWER_SECONDS_MAX: u64 = 30;

/// What a route asks of who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: sign-in, health, style.
    Nothing,
    /// To be signed in: one's own account, the start page.
    SignedIn,
    /// That `authorise` lets some role of theirs do this in some relation; the desk then asks again
    /// with the matter at hand.
    May(UseCase),
}

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Route {
    /// Method.
    pub method: Method,
    /// Path with its places.
    pub path: &'static str,
    /// What it asks.
    pub asks: Asks,
    /// Who answers.
    pub handler: MethodRouter<App>,
}

impl Route {
    /// A route that reads.
    pub fn get<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: axum::handler::Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::GET, path, asks, handler: axum::routing::get(handler) }
    }

    /// A route that does something.
    pub fn post<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: axum::handler::Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::POST, path, asks, handler: axum::routing::post(handler) }
    }
}

/// Every route, in order of the rooms.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut all = door::routes();
    all.extend(ui::routes());
    all.extend(api::routes());
    all
}

/// The router: each route behind the door, limits around all.
pub fn router(app: App) -> Router {
    let routes = routes().into_iter().fold(Router::new(), |router, route| {
        let guarded = door::guarded(route.asks, route.handler, &app);
        router.route(route.path, guarded)
    });
    door::around(routes.fallback(nowhere), &app).with_state(app)
}

/// What an address that leads nowhere answers: a page to people; programs get their words at the
/// door.
async fn nowhere(at: Uri) -> Response {
    if at.path().starts_with("/api/") || at.path().starts_with("/log/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    ui::not_found().await.into_response()
}
