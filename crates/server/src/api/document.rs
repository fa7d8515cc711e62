//! The document of the interface: OpenAPI 3.1, made of the routes and the types they take and give.
//! In: the endpoints; out: one JSON value. Never a word about an address that is not there.

use super::endpoint::Endpoint;
use super::problem;
use axum::response::{IntoResponse, Response};
use axum::{Json, http};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use utoipa::{PartialSchema, ToSchema};

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| of(super::endpoints()));

/// The document of the interface.
#[must_use]
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// The document as an answer. It names no person and no matter: anybody may read it.
pub(super) async fn shown() -> Response {
    let kept = (http::header::CACHE_CONTROL, "public, max-age=300");
    ([kept], Json(document())).into_response()
}

fn of(endpoints: Vec<Endpoint>) -> Value {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    let mut keep = |all: Vec<(String, _)>| {
        for (name, schema) in all {
            let value = serde_json::to_value(&schema).unwrap_or_default();
            schemas.entry(name).or_insert(value);
        }
    };
    for endpoint in endpoints {
        let method = endpoint.route.method.as_str().to_lowercase();
        let path = paths.entry(endpoint.route.path.to_owned()).or_insert_with(|| json!({}));
        if let Some(methods) = path.as_object_mut() {
            methods.insert(method, endpoint.operation);
        }
        keep(endpoint.schemas);
    }
    let mut of_problem = vec![("Problem".to_owned(), problem::Told::schema())];
    problem::Told::schemas(&mut of_problem);
    keep(of_problem);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Chancery",
            "version": env!("CARGO_PKG_VERSION"),
            "description": DESCRIPTION,
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "bearer",
                    "description": "A token of an account, made on its page or by \
                        `chancery account token`.",
                },
            },
            "parameters": parameters(),
            "responses": {
                "Problem": {
                    "description": "What happened, why, and what to do next.",
                    "content": {
                        "application/problem+json": {
                            "schema": { "$ref": "#/components/schemas/Problem" },
                        },
                    },
                },
            },
        },
    })
}

/// Characters of a key: what the door takes.
const KEY_CHARS_MAX: usize = crate::door::once::KEY_CHARS_MAX - 32;

const DESCRIPTION: &str = "Who may be contacted, asked and answered by programs. Every answer is \
    what the account may see: what is hidden reads as what is not there. Lists come in pages of 50 \
    and go on at `next`. Scores are per mille and name the engine that made them.";

fn parameters() -> Value {
    json!({
        "IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "A word of yours, new for each deed: sent again with the same body, it \
                gives the first answer and does nothing twice.",
            "schema": { "type": "string", "minLength": 1, "maxLength": KEY_CHARS_MAX,
                "pattern": "^[!-~]+$" },
        },
        "IfMatch": {
            "name": "If-Match", "in": "header", "required": false,
            "description": "The `ETag` of what you read: when it has changed since, nothing is \
                done.",
            "schema": { "type": "string" },
        },
        "IfNoneMatch": {
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The `ETag` of what you have: when it is still the same, nothing is \
                sent.",
            "schema": { "type": "string" },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_shapes_have_one_name() {
        let mut seen: BTreeMap<String, Value> = BTreeMap::new();
        for (name, schema) in super::super::endpoints().into_iter().flat_map(|e| e.schemas) {
            let schema = serde_json::to_value(&schema).unwrap();
            let first = seen.entry(name.clone()).or_insert_with(|| schema.clone());
            assert_eq!(*first, schema, "{name}");
        }
        assert!(seen.len() > 60, "{}", seen.len());
    }
}
