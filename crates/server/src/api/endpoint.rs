//! One address of the interface: its route and what the document says of it, made of the same
//! function. In: a function over who calls and what is given; out: a route whose answers are JSON
//! with a tag, or a problem. Never an answer that the document does not know.

use super::given::{Caller, Given, Sketch, Takes};
use super::problem::Problem;
use super::tag;
use crate::door::refusal::RequestId;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

/// What an address answers.
pub(super) type Answer<T> = Result<Told<T>, Problem>;

/// An answer with its status.
#[derive(Debug)]
pub(super) struct Told<T> {
    body: T,
    status: StatusCode,
    location: Option<String>,
}

impl<T> From<T> for Told<T> {
    fn from(body: T) -> Self {
        Self { body, status: StatusCode::OK, location: None }
    }
}

impl<T> Told<T> {
    /// Something was made, and stands there.
    pub(super) fn made(body: T, location: String) -> Self {
        Self { body, status: StatusCode::CREATED, location: Some(location) }
    }
}

/// A route and its description.
pub(super) struct Endpoint {
    pub(super) route: Route,
    pub(super) operation: Value,
    pub(super) schemas: Vec<(String, RefOr<Schema>)>,
}

/// What is said of an address beside its function.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    /// The path with its place.
    pub(super) path: &'static str,
    /// What it asks of who calls.
    pub(super) asks: Asks,
    /// The name of the operation.
    pub(super) name: &'static str,
    /// What it does, in a sentence.
    pub(super) says: &'static str,
}

/// An address that reads.
pub(super) fn get<H, Fut, I, O>(about: About, handler: H) -> Endpoint
where
    H: Fn(Caller, I) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer<O>> + Send + 'static,
    I: Takes,
    O: Serialize + ToSchema + Send + 'static,
{
    endpoint(&Method::GET, about, handler)
}

/// An address that does something.
pub(super) fn post<H, Fut, I, O>(about: About, handler: H) -> Endpoint
where
    H: Fn(Caller, I) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer<O>> + Send + 'static,
    I: Takes,
    O: Serialize + ToSchema + Send + 'static,
{
    endpoint(&Method::POST, about, handler)
}

fn endpoint<H, Fut, I, O>(method: &Method, about: About, handler: H) -> Endpoint
where
    H: Fn(Caller, I) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer<O>> + Send + 'static,
    I: Takes,
    O: Serialize + ToSchema + Send + 'static,
{
    let answered = move |State(app): State<App>, request: Request| {
        let handler = handler.clone();
        async move {
            let id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
            match run(&handler, &app, request).await {
                Ok(response) => response,
                Err(problem) => problem.of_request(id.unwrap_or_default()).into_response(),
            }
        }
    };
    let (operation, schemas) = described::<I, O>(method, &about);
    let About { path, asks, .. } = about;
    let route = match *method {
        Method::POST => Route::post(path, asks, answered),
        _ => Route::get(path, asks, answered),
    };
    Endpoint { route, operation, schemas }
}

async fn run<H, Fut, I, O>(handler: &H, app: &App, request: Request) -> Result<Response, Problem>
where
    H: Fn(Caller, I) -> Fut,
    Fut: Future<Output = Answer<O>>,
    I: Takes,
    O: Serialize,
{
    let (mut parts, body) = request.into_parts();
    let caller = Caller::of(&mut parts, app).await?;
    let given = Given::of::<I>(&mut parts, app, body).await?;
    let told = handler(caller, I::take(&given)?).await?;
    written(&parts.method, &parts.headers, &told)
}

/// The answer as bytes, or that nothing is new.
fn written<T: Serialize>(
    method: &Method,
    headers: &HeaderMap,
    told: &Told<T>,
) -> Result<Response, Problem> {
    let body = serde_json::to_vec(&told.body).map_err(|_| Problem::fault())?;
    let tag = tag::tag_of(&body);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    let is_read = *method == Method::GET || *method == Method::HEAD;
    let is_known = is_read && known.is_some_and(|known| tag::is_named(known, &tag));
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (told.status, body).into_response()
    };
    let headers = response.headers_mut();
    if !is_known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    // What one reader may see is no other's to keep.
    let kept = if is_read { "private, no-cache" } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::VARY, HeaderValue::from_static("authorization, cookie"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(Ok(place)) = told.location.as_deref().map(HeaderValue::from_str) {
        headers.insert(header::LOCATION, place);
    }
    Ok(response)
}

/// What the document says.
fn described<I: Takes, O: ToSchema>(
    method: &Method,
    about: &About,
) -> (Value, Vec<(String, RefOr<Schema>)>) {
    let mut sketch = Sketch::default();
    I::tell(&mut sketch);
    let schema = sketch.named::<O>();
    let content = json!({ "application/json": { "schema": schema } });
    let mut responses = serde_json::Map::new();
    let mut say = |status: u16, value: Value| responses.insert(status.to_string(), value);
    say(200, json!({ "description": "The answer.", "content": content }));
    let is_post = *method == Method::POST;
    if is_post {
        // A body may name what is not there.
        sketch.problems.extend([404, 409, 422]);
        say(
            201,
            json!({ "description": "It was made; `Location` says where.", "content": content }),
        );
        sketch.parameters.push(json!({ "$ref": "#/components/parameters/IdempotencyKey" }));
    } else {
        say(304, json!({ "description": "What the caller has is what there is." }));
        sketch.parameters.push(json!({ "$ref": "#/components/parameters/IfNoneMatch" }));
    }
    // An address too odd or too long to be read is refused before it is looked up.
    sketch.problems.extend([400, 401, 403, 406, 413, 429, 503]);
    for status in sketch.problems {
        say(status, json!({ "$ref": "#/components/responses/Problem" }));
    }
    let room = about.path.trim_start_matches("/api/v1/").split('/').next().unwrap_or_default();
    let use_case = match about.asks {
        Asks::May(act) => act.as_str(),
        Asks::SignedIn => "signed-in",
        Asks::Nothing => "nothing",
    };
    let mut operation = json!({
        "operationId": about.name, "summary": about.says, "tags": [room],
        "x-use-case": use_case, "parameters": sketch.parameters, "responses": responses,
    });
    if let (Some(body), Some(fields)) = (sketch.body, operation.as_object_mut()) {
        fields.insert("requestBody".to_owned(), body);
    }
    (operation, sketch.schemas)
}
