//! The strip of the demonstration: what each role may try, and the form that closes it. Only links
//! to what the role may open anyway.

use super::Frame;
use crate::router::{Asks, Route};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

/// The cookie that keeps the strip closed.
const COOKIE: &str = "chancery-try";
/// Steps of a role at most.
const STEPS_MAX: usize = 4;
/// Roles in the order in which the first one held chooses the steps.
const ROLES: [&str; 7] =
    ["administrator", "inspector", "drafter", "releaser", "approver", "clearer", "officer"];

/// One step: words around a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Words before the link.
    pub before: String,
    /// Where it leads.
    pub href: String,
    /// Words of the link.
    pub link: String,
    /// Words after it.
    pub after: String,
}

/// The routes of the strip.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::post("/demo/close", Asks::SignedIn, close)]
}

/// Whether the reader has closed the strip.
#[must_use]
pub fn is_closed(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    cookies.flat_map(|v| v.split(';')).any(|c| c.trim() == "chancery-try=closed")
}

async fn close() -> Response {
    let kept = format!("{COOKIE}=closed; Path=/; SameSite=Lax; HttpOnly");
    ([(header::SET_COOKIE, kept)], Redirect::to("/")).into_response()
}

impl Frame {
    /// What whoever reads may try: the steps stand in the catalogue as
    /// `try.ROLE.N = words [words of the link](address) words`.
    #[must_use]
    pub fn tries(&self) -> Vec<Step> {
        let Some(role) = ROLES.into_iter().find(|role| self.is_a(role)) else {
            return Vec::new();
        };
        let keys = (1..=STEPS_MAX).map(|n| format!("try.{role}.{n}"));
        let said = keys.filter(|k| self.words.table().contains_key(k)).map(|k| self.words.say(&k));
        said.filter_map(|words| step(&words)).collect()
    }
}

fn step(words: &str) -> Option<Step> {
    let (before, rest) = words.split_once('[')?;
    let (link, rest) = rest.split_once("](")?;
    let (href, after) = rest.split_once(')')?;
    let [before, link, href, after] = [before, link, href, after].map(str::to_owned);
    Some(Step { before, href, link, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Words;
    use clearance::messages::Language;

    #[test]
    fn every_role_has_three_steps_in_both_languages() {
        for language in Language::ALL {
            for role in ROLES {
                let table = Words(language).table();
                let keys = (1..=3).map(|n| format!("try.{role}.{n}"));
                let steps: Vec<_> =
                    keys.filter_map(|k| step(table.get(&k).map_or("", |v| v))).collect();
                assert_eq!(steps.len(), 3, "{role} in {}", language.tag());
                assert!(steps.iter().all(|s| s.href.starts_with('/')), "{steps:?}");
            }
        }
    }

    #[test]
    fn a_closed_strip_is_told_by_its_cookie() {
        let mut headers = HeaderMap::new();
        assert!(!is_closed(&headers));
        headers.insert(header::COOKIE, "a=b; chancery-try=closed".parse().unwrap());
        assert!(is_closed(&headers));
    }
}
