//! Whether the house is alive, and whether it can answer. For whoever watches it: no word of what
//! is in it, and nothing that costs.

use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::State;
use axum::http::StatusCode;
use std::time::Duration;

/// Time in which the desk has to be free for a reading.
const READY_SECONDS_MAX: u64 = 2;

/// The routes.
pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/healthz", Asks::Nothing, alive), Route::get("/readyz", Asks::Nothing, ready)]
}

async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    let asked = app.hall.read(|desk| desk.organisation().map(|_| ()));
    let kept = super::kept(&app, |accounts| accounts.any_credential().map(|_| ()));
    let looked = app.clone();
    let looked = tokio::task::spawn_blocking(move || looked.is_kept_well());
    let all = async { (asked.await, kept.await, looked.await) };
    match tokio::time::timeout(Duration::from_secs(READY_SECONDS_MAX), all).await {
        Ok((Ok(()), Ok(()), Ok(true))) => (StatusCode::OK, "ready\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
    }
}
