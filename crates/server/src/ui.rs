//! The pages: one file a page. In: a form or an address, and who is signed in; out: a document.
//! Never a rule, and never a word that is not in the catalogue.

pub mod account;
pub mod aligned;
pub mod answer;
pub mod assets;
pub mod check;
pub mod compare;
pub mod components;
pub mod contact;
pub mod contacts;
pub mod decision;
pub mod directive;
pub mod directives;
pub mod draft;
pub mod entry;
pub mod fields;
pub mod frame;
pub mod guided;
pub mod lines;
pub mod lists;
pub mod marked;
pub mod parties;
pub mod party;
pub mod people;
pub mod record;
pub mod refused;
pub mod request;
pub mod requests;
pub mod start;
pub mod summary;
pub mod told;
pub mod words;
pub mod worklist;

pub use frame::Frame;
pub use refused::Refused;
pub use words::Words;

use crate::router::{Asks, Route};
use axum::response::{Html, IntoResponse, Response};

/// The routes of the pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut all = vec![Route::get("/assets/{version}/{name}", Asks::Nothing, assets::asset)];
    all.extend(guided::routes());
    all.extend(account::routes());
    all.extend(people::routes());
    all.extend(start::routes());
    all.extend(check::routes());
    all.extend(decision::routes());
    all.extend(requests::routes());
    all.extend(request::routes());
    all.extend(contacts::routes());
    all.extend(contact::routes());
    all.extend(worklist::routes());
    all.extend(directive::routes());
    all.extend(draft::routes());
    all.extend(party::routes());
    all.extend(parties::routes());
    all.extend(compare::routes());
    all.extend(lists::routes());
    all.extend(entry::routes());
    all.extend(record::routes());
    all.extend(directives::routes());
    all
}

/// What an address that leads nowhere reads.
pub async fn not_found() -> Refused {
    Refused::nowhere()
}

/// A page as an answer.
///
/// # Errors
/// A template that cannot be written: a fault of the program.
pub fn page(template: &impl askama::Template) -> Result<Response, Refused> {
    template.render().map(|text| Html(text).into_response()).map_err(|_| Refused::fault())
}
