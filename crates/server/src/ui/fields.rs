//! A form in, its fields by name out: several of one name in the order they stand. Never decides
//! what a field means, and takes nothing that was not asked for by name.

use super::components::Fault;
use super::summary::sentence;
use super::{Refused, Words};
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};

/// Fields of one form. Largest seen: 7,300, a list of a thousand guests put right one by one;
/// beyond it the form is refused whole.
pub const FIELDS_MAX: usize = 20_000;

/// The fields of a form as they were sent.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first of that name, without space around it; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// The first of that name exactly as it was typed: a password.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Each of that name that says something, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(n, _)| n == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// A text of several lines, with the line ends of this house.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        let found = self.0.iter().find(|(n, _)| n == name);
        found.map_or_else(String::new, |(_, value)| value.replace("\r\n", "\n"))
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(all: Vec<(String, String)>) -> Self {
        Self(all)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let read = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let Form(all) = read.map_err(|_| Refused::unreadable().into_response())?;
        if all.len() > FIELDS_MAX {
            return Err(Refused::unreadable().into_response());
        }
        Ok(Self(all))
    }
}

/// A trouble of the house as a fault of a form, about a field or the form as a whole.
#[must_use]
pub fn told(field: &str, trouble: &crate::Trouble, words: Words) -> Fault {
    let (what, remedy) = match trouble {
        crate::Trouble::Life(why) => (why.told(words.0), why.remedy_told(words.0)),
        crate::Trouble::Directive(why) => {
            (clearance::messages::not_issued(why, words.0), String::new())
        }
        other => (other.to_string(), other.remedy()),
    };
    Fault::of(field, format!("{} {}", sentence(&what), sentence(&remedy)).trim())
}

/// The words with a capital.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}
