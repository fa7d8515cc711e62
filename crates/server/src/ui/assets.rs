//! Style and scripts, from within the binary, under an address that names their content: kept by a
//! browser for ever.

use super::Refused;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// Names all assets by their content.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for name in Assets::iter() {
        if let Some(file) = Assets::get(&name) {
            hash.update(name.as_bytes());
            hash.update(&file.data);
        }
    }
    hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
});

/// One asset.
///
/// # Errors
/// None of that name.
pub async fn asset(Path((_, name)): Path<(String, String)>) -> Result<Response, Refused> {
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => return Err(Refused::nowhere()),
    };
    let file = Assets::get(&name).ok_or_else(Refused::nowhere)?;
    let kept = "public, max-age=31536000, immutable";
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], file.data).into_response())
}
