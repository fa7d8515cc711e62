//! What every page carries: words, who is signed in, marking, the story's clock, what forms need.

use super::components::{Room, rooms};
use super::guided;
use super::words::Words;
use crate::Trouble;
use crate::door::Signed;
use crate::serving::App;
use axum::http::HeaderMap;
use clearance::Reader;
use parties::{OfficerId, Role};

/// The frame of a page. Templates have it as `frame`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The catalogue in the reader's language.
    pub words: Words,
    /// The title, in words.
    pub title: String,
    /// Who reads; none before sign-in.
    pub who: Option<Who>,
    /// The marking at top and foot: the highest of what the page shows.
    pub marking: String,
    /// Where the story's clock stands, in words; none on real time.
    pub story: Option<String>,
    /// The guided strip of the demonstration is shown.
    pub is_demo: bool,
    /// What forms carry against forgery.
    pub csrf: String,
    /// What forms carry so that a second sending does nothing twice.
    pub once: String,
    /// Only the part within `main` is wanted: a script puts it in place.
    pub is_part: bool,
    /// The room of the navigation that is marked as open.
    pub room: &'static str,
    /// The rooms that the reader may enter.
    pub rooms: Vec<Room>,
    /// The name of the organisation; empty before sign-in.
    pub organisation: String,
    /// When the session ends, for machines; none for a token.
    pub session_ends: Option<String>,
}

/// Who reads the page.
#[derive(Debug, Clone)]
pub struct Who {
    /// The account.
    pub account: OfficerId,
    /// The name.
    pub name: String,
    /// The post, by name.
    pub post: String,
    /// The roles.
    pub roles: Vec<Role>,
}

impl Frame {
    /// The frame of a page for somebody signed in. The title is a key of the catalogue.
    ///
    /// # Errors
    /// An account that is not there any more.
    pub async fn of(
        app: &App,
        signed: &Signed,
        headers: &HeaderMap,
        room: &'static str,
        title: &str,
    ) -> Result<Self, Trouble> {
        let account = signed.account.clone();
        let who = app.hall.read(move |desk| {
            let officer = desk.officer(&account)?;
            let organisation = desk.organisation()?;
            let post = organisation.post(&officer.post);
            let rooms = rooms(&Reader::of(officer), &organisation.levels);
            let who = Who {
                account: account.clone(),
                name: officer.name.clone(),
                post: post.map_or_else(|| officer.post.to_string(), |p| p.name.clone()),
                roles: officer.roles.iter().copied().collect(),
            };
            let marking = organisation.levels.lowest().to_string();
            Ok((who, rooms, desk.story_clock(), marking, organisation.name.clone()))
        });
        let (who, rooms, story, marking, organisation) = who.await?;
        let words = Words(signed.language);
        Ok(Self {
            words,
            title: words.say(title),
            who: Some(who),
            marking: marking.to_uppercase(),
            story: story.map(|at| clearance::wording::moment(at, None, words.0)),
            is_demo: app.serving.is_demo && !guided::is_closed(headers),
            csrf: signed.csrf.clone(),
            once: hex(&app.random::<16>()),
            is_part: headers.contains_key("x-part"),
            room,
            rooms,
            organisation,
            session_ends: signed.ends_at.map(|at| at.to_string()),
        })
    }

    /// The frame of a page before sign-in.
    #[must_use]
    pub fn outside(words: Words, title: &str) -> Self {
        Self {
            words,
            title: words.say(title),
            who: None,
            marking: String::new(),
            story: None,
            is_demo: false,
            csrf: String::new(),
            once: String::new(),
            is_part: false,
            room: "",
            rooms: Vec::new(),
            organisation: String::new(),
            session_ends: None,
        }
    }

    /// Words of the catalogue.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// Words of the catalogue with one place filled; more: `words.with`.
    #[must_use]
    pub fn with(&self, key: &str, place: &str, value: impl std::fmt::Display) -> String {
        self.words.with(key, &[(place, &value.to_string())])
    }

    /// The tag of the language.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.words.0.tag()
    }

    /// The direction of the language.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.words.0.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Whether somebody of that role reads, by its word.
    #[must_use]
    pub fn is_a(&self, role: &str) -> bool {
        self.who.as_ref().is_some_and(|w| w.roles.iter().any(|r| r.as_str() == role))
    }

    /// The version of style and scripts.
    #[must_use]
    pub fn assets(&self) -> &'static str {
        &super::assets::VERSION
    }
}

/// Bytes as digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
