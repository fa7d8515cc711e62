//! What a request gives: who calls, the place in the path, the query, the body. In: the bytes of
//! strangers, bounded; out: typed values, or a problem that names line, column and field. Never a
//! rule of the house.

use super::problem::Problem;
use crate::Trouble;
use crate::desk::Desk;
use crate::door::Signed;
use crate::router::BODY_BYTES_MAX;
use crate::serving::App;
use axum::body::{Body as Incoming, Bytes};
use axum::extract::FromRequestParts;
use axum::extract::path::RawPathParams;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use parties::OfficerId;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

/// Characters of a word that is told back. A longer one is cut.
const WORD_CHARS_MAX: usize = 200;

/// Who calls.
#[derive(Debug)]
pub(super) struct Caller {
    /// Everything an answer is made of.
    pub(super) app: App,
    /// Who is signed in.
    pub(super) account: OfficerId,
    /// Bytes of the deed that is asked for, the same when it is asked for again.
    pub(super) deed: Option<[u8; 8]>,
}

impl Caller {
    pub(super) async fn of(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed = Signed::from_request_parts(parts, app).await;
        // The door lets nobody through to here who is not signed in.
        let signed = signed.map_err(|_| Problem::fault())?;
        Ok(Self { app: app.clone(), account: signed.account, deed: signed.deed })
    }

    /// Counts the names that are asked about: to try many out takes time.
    pub(super) fn names<'a>(
        &self,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), Problem> {
        if self.app.serving.checks_per_minute.is_none() {
            return Ok(());
        }
        let counted = self.app.door.rates.names(self.account.as_str(), names, self.app.real_now());
        counted.map_err(|rate| Problem::too_often(rate.retry_seconds))
    }

    /// Reads, in the name of who calls.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Desk, &OfficerId) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Problem> {
        let account = self.account.clone();
        Ok(self.app.hall.read(move |desk| f(desk, &account)).await?)
    }

    /// Writes, in the name of who calls; also what only leaves the trace of a look.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        mut f: impl FnMut(&mut Desk, &OfficerId) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Problem> {
        let account = self.account.clone();
        Ok(self.app.hall.write(move |desk| f(desk, &account)).await?)
    }
}

/// A part of a request, and how the document describes it.
pub(super) trait Takes: Sized + Send + 'static {
    /// Whether it is in the body.
    const HAS_BODY: bool = false;

    /// Reads it.
    fn take(given: &Given) -> Result<Self, Problem>;

    /// Describes it.
    fn tell(sketch: &mut Sketch);
}

/// A request, taken apart.
#[derive(Debug)]
pub(super) struct Given {
    place: Option<String>,
    query: String,
    body: Bytes,
    seen: Option<String>,
}

/// What the document says of what a request gives.
#[derive(Default)]
pub(super) struct Sketch {
    /// Parameters of path and query.
    pub(super) parameters: Vec<Value>,
    /// The body.
    pub(super) body: Option<Value>,
    /// Statuses of problems that may come of it.
    pub(super) problems: Vec<u16>,
    /// Schemas it names.
    pub(super) schemas: Vec<(String, RefOr<Schema>)>,
}

impl Sketch {
    /// A reference to a schema, kept beside.
    pub(super) fn named<T: ToSchema>(&mut self) -> Value {
        let name = T::name().into_owned();
        self.schemas.push((name.clone(), T::schema()));
        T::schemas(&mut self.schemas);
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }
}

impl Given {
    /// Bytes as a body and as a query, whatever they are.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let word = String::from_utf8_lossy(bytes).into_owned();
        let body = Bytes::copy_from_slice(bytes);
        Self { place: Some(word.clone()), query: word.clone(), body, seen: Some(word) }
    }

    /// Takes a request apart; its body only when it is wanted.
    pub(super) async fn of<T: Takes>(
        parts: &mut Parts,
        app: &App,
        body: Incoming,
    ) -> Result<Self, Problem> {
        is_acceptable(&parts.headers)?;
        let params = RawPathParams::from_request_parts(parts, app).await;
        let params = params.map_err(|_| Problem::nowhere())?;
        let place = params.iter().next().map(|(_, word)| word.to_owned());
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let body = if T::HAS_BODY {
            is_json(&parts.headers)?;
            let body = axum::body::to_bytes(body, BODY_BYTES_MAX).await;
            body.map_err(|error| unread(&error))?
        } else {
            Bytes::new()
        };
        let seen = parts.headers.get(header::IF_MATCH);
        let seen = seen.map(|v| v.to_str().unwrap_or_default().to_owned());
        Ok(Self { place, query, body, seen })
    }
}

/// A body that did not come to its end.
fn unread(error: &axum::Error) -> Problem {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.to_string().contains("length limit") {
            return Problem::too_large();
        }
        cause = error.source();
    }
    let remedy = "send it again, whole";
    Problem::new(StatusCode::BAD_REQUEST, "cut-short", "the body did not come whole", remedy)
}

fn is_acceptable(headers: &HeaderMap) -> Result<(), Problem> {
    let Some(accept) = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()) else {
        return Ok(());
    };
    let mut ranges = accept.split(',').map(|r| r.split(';').next().unwrap_or_default().trim());
    let fits = |r: &str| matches!(r, "" | "*/*" | "application/*" | "application/json" | "text/*");
    if ranges.any(|r| fits(&r.to_ascii_lowercase())) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::NOT_ACCEPTABLE,
        "not-acceptable",
        "answers are given as `application/json`",
        "accept `application/json`",
    ))
}

fn is_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let kind = kind.and_then(|v| v.split(';').next()).unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "media-type",
        "the body has to be `application/json`",
        "say so: `Content-Type: application/json`",
    ))
}

impl Takes for () {
    fn take(_: &Given) -> Result<Self, Problem> {
        Ok(())
    }

    fn tell(_: &mut Sketch) {}
}

impl<A: Takes, B: Takes> Takes for (A, B) {
    const HAS_BODY: bool = A::HAS_BODY || B::HAS_BODY;

    fn take(given: &Given) -> Result<Self, Problem> {
        Ok((A::take(given)?, B::take(given)?))
    }

    fn tell(sketch: &mut Sketch) {
        A::tell(sketch);
        B::tell(sketch);
    }
}

impl<A: Takes, B: Takes, C: Takes> Takes for (A, B, C) {
    const HAS_BODY: bool = A::HAS_BODY || B::HAS_BODY || C::HAS_BODY;

    fn take(given: &Given) -> Result<Self, Problem> {
        Ok((A::take(given)?, B::take(given)?, C::take(given)?))
    }

    fn tell(sketch: &mut Sketch) {
        A::tell(sketch);
        B::tell(sketch);
        C::tell(sketch);
    }
}

/// The state that the caller has seen, if the caller says so.
#[derive(Debug, Clone)]
pub(super) struct Seen(pub(super) Option<String>);

impl Takes for Seen {
    fn take(given: &Given) -> Result<Self, Problem> {
        Ok(Self(given.seen.clone()))
    }

    fn tell(sketch: &mut Sketch) {
        sketch.parameters.push(json!({ "$ref": "#/components/parameters/IfMatch" }));
        sketch.problems.push(412);
    }
}

/// Something a path names.
pub(super) trait Place: Sized + Send + 'static {
    /// The place's name in the path.
    const NAME: &'static str;
    /// What it is, as in `no request is called …`.
    const WHAT: &'static str;
    /// What one looks like.
    const EXAMPLE: &'static str;
    /// Reads it.
    fn read(word: &str) -> Option<Self>;
}

/// The place in the path.
#[derive(Debug)]
pub(super) struct At<P>(pub(super) P);

impl<P: Place> Takes for At<P> {
    fn take(given: &Given) -> Result<Self, Problem> {
        let word = given.place.as_deref().unwrap_or_default();
        P::read(word).map(Self).ok_or_else(|| {
            let word: String = word.chars().take(WORD_CHARS_MAX).collect();
            Trouble::not_there(P::WHAT, word, "check the reference").into()
        })
    }

    fn tell(sketch: &mut Sketch) {
        sketch.parameters.push(json!({
            "name": P::NAME, "in": "path", "required": true, "example": P::EXAMPLE,
            "schema": { "type": "string", "maxLength": WORD_CHARS_MAX },
        }));
        sketch.problems.push(404);
    }
}

macro_rules! places {
    ($($type:ty: $name:literal, $what:literal, $example:literal, $read:expr;)*) => {$(
        impl Place for $type {
            const NAME: &'static str = $name;
            const WHAT: &'static str = $what;
            const EXAMPLE: &'static str = $example;

            fn read(word: &str) -> Option<Self> {
                $read(word)
            }
        }
    )*};
}

use clearance::ids::{ContactId, DecisionId, ItemId, RequestId};
use directive::DirectiveId;
use parties::{ListId, PartyId};

places! {
    DecisionId: "decision", "decision", "D-7K3M9P2QX4", |w| Self::parse(w).ok();
    RequestId: "request", "request", "R-7K3M9P2QX4", |w| Self::parse(w).ok();
    ContactId: "contact", "contact", "C-7K3M9P2QX4", |w| Self::parse(w).ok();
    ItemId: "item", "item", "W-7K3M9P2QX4", |w| Self::parse(w).ok();
    DirectiveId: "number", "directive", "20 HQ 0107", Self::parse;
    PartyId: "party", "party", "own:mek", |w| Self::parse(w).ok();
    ListId: "list", "list", "own", |w| Self::parse(w).ok();
    Entry: "entry", "entry", "7", |w: &str| w.parse().ok().map(Self);
}

/// An entry of the record, counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry(pub(super) u64);

/// The query, every name of which is known.
#[derive(Debug)]
pub(super) struct Query<T>(pub(super) T);

impl<T: DeserializeOwned + ToSchema + Send + 'static> Takes for Query<T> {
    fn take(given: &Given) -> Result<Self, Problem> {
        let bad = |why: String| {
            let remedy = "`/api/v1/openapi.json` names what may be asked";
            let what = format!("the query cannot be read: {why}");
            Problem::new(StatusCode::BAD_REQUEST, "bad-query", what, remedy)
        };
        let at = format!("/?{}", given.query);
        let at = axum::http::Uri::try_from(at).map_err(|error| bad(error.to_string()))?;
        let read = axum::extract::Query::<T>::try_from_uri(&at);
        read.map(|q| Self(q.0)).map_err(|error| bad(cause(&error)))
    }

    fn tell(sketch: &mut Sketch) {
        let schema = serde_json::to_value(T::schema()).unwrap_or_default();
        T::schemas(&mut sketch.schemas);
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = |name: &str| required.is_some_and(|all| all.iter().any(|r| r == name));
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let mut property = property.clone();
            let description = property.as_object_mut().and_then(|p| p.remove("description"));
            sketch.parameters.push(json!({
                "name": name, "in": "query", "required": is_required(name),
                "description": description.unwrap_or_default(), "schema": not_null(property),
            }));
        }
        sketch.problems.extend([400, 422]);
    }
}

/// A query gives a text or leaves it out: it never gives null.
fn not_null(mut schema: Value) -> Value {
    if let Some(Value::Array(types)) = schema.get("type") {
        let one = types.iter().find(|t| *t != "null").cloned().unwrap_or_default();
        if let Some(fields) = schema.as_object_mut() {
            fields.insert("type".to_owned(), one);
        }
    }
    let real = schema.get("oneOf").and_then(Value::as_array).and_then(|all| {
        all.iter().find(|one| one.get("type").is_none_or(|t| t != "null")).cloned()
    });
    real.unwrap_or(schema)
}

/// The innermost cause, cut.
fn cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string().chars().take(2 * WORD_CHARS_MAX).collect()
}

/// The body, every field of which is known.
#[derive(Debug)]
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned + ToSchema + Send + 'static> Takes for Body<T> {
    const HAS_BODY: bool = true;

    fn take(given: &Given) -> Result<Self, Problem> {
        let mut read = serde_json::Deserializer::from_slice(&given.body);
        let value = serde_path_to_error::deserialize(&mut read).map_err(|error| {
            let field = error.path().to_string();
            unreadable(&error.into_inner(), &field)
        })?;
        read.end().map_err(|error| unreadable(&error, "."))?;
        Ok(Self(value))
    }

    fn tell(sketch: &mut Sketch) {
        let schema = sketch.named::<T>();
        let content = json!({ "application/json": { "schema": schema } });
        sketch.body = Some(json!({ "required": true, "content": content }));
        sketch.problems.extend([400, 413, 415, 422]);
    }
}

/// JSON that is none, or is not what the address takes.
fn unreadable(error: &serde_json::Error, field: &str) -> Problem {
    let (line, column) = (error.line(), error.column());
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    let words: String = words.chars().take(2 * WORD_CHARS_MAX).collect();
    let field: String = field.chars().take(WORD_CHARS_MAX).collect();
    let at = format!("line {line}, column {column}");
    if error.is_data() {
        let of = if field == "." { String::new() } else { format!("`{field}`: ") };
        let remedy = "`/api/v1/openapi.json` says what this address takes";
        return Problem::input(format!("{of}{words} ({at})"), remedy);
    }
    let what = format!("the body is no JSON: {words} ({at})");
    Problem::new(StatusCode::BAD_REQUEST, "unreadable", what, "send one JSON object")
}
