//! The interface for programs. Wire types live here only: in and out are converted by hand, so that
//! a change of the house is never a change of the interface by accident.

mod endpoint;
mod explaining;
mod given;
mod page;
pub mod problem;
pub mod shapes;
mod tag;
mod wire;

mod checks;
mod contacts;
mod directives;
mod document;
mod house;
mod record;
mod requests;
mod screening;

pub use document::document;
pub use problem::Problem;

use crate::router::{Asks, Route};
use endpoint::Endpoint;

/// Every address that the document describes, in its order.
fn endpoints() -> Vec<Endpoint> {
    let mut all = house::endpoints();
    all.extend(screening::endpoints());
    all.extend(checks::endpoints());
    all.extend(requests::endpoints());
    all.extend(contacts::endpoints());
    all.extend(directives::endpoints());
    all.extend(record::endpoints());
    all
}

/// The routes of the interface.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut all = vec![Route::get("/api/v1/openapi.json", Asks::Nothing, document::shown)];
    all.extend(endpoints().into_iter().map(|endpoint| endpoint.route));
    all.extend(record::routes());
    all
}

/// Reads bytes as every body, query and place that the interface takes; says how many fit. For
/// tests that try bytes of strangers.
#[must_use]
pub fn fits(bytes: &[u8]) -> usize {
    use given::{At, Body, Given, Query, Takes};
    let given = Given::of_bytes(bytes);
    let all = [
        Body::<checks::Question>::take(&given).is_ok(),
        Body::<checks::Confirmation>::take(&given).is_ok(),
        Body::<screening::Batch>::take(&given).is_ok(),
        Body::<screening::Pairs>::take(&given).is_ok(),
        Body::<requests::NewRequest>::take(&given).is_ok(),
        Body::<requests::NewApproval>::take(&given).is_ok(),
        Body::<contacts::NewContact>::take(&given).is_ok(),
        Body::<directives::NewAnswer>::take(&given).is_ok(),
        Query::<requests::Which>::take(&given).is_ok(),
        Query::<record::Which>::take(&given).is_ok(),
        At::<clearance::ids::RequestId>::take(&given).is_ok(),
        At::<directive::DirectiveId>::take(&given).is_ok(),
        At::<parties::PartyId>::take(&given).is_ok(),
    ];
    all.iter().filter(|fits| **fits).count()
}
