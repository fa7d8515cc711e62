//! The start page: what waits for me, what changed, and the box to check with.

use super::{Frame, Refused, page};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

#[derive(Debug, askama::Template)]
#[template(path = "start.html")]
struct StartPage {
    frame: Frame,
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
    let frame = Frame::of(&app, &signed, &headers, "start", "start.title").await?;
    page(&StartPage { frame })
}
