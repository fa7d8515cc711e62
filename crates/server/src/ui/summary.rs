//! What stood against something a person sent, as the top of the same page says it. In: a trouble
//! and the field it is about. Out: faults for the summary, or the page of a trouble that no form
//! mends. Never loses the person's words: the page shows them again.

use super::components::Fault;
use super::fields::capital;
use super::{Refused, Words};
use crate::Trouble;
use axum::http::StatusCode;

/// Faults listed at the top. Largest seen: 31. Beyond it the last ones are left out: those that
/// are shown have to be mended first.
const FAULTS_MAX: usize = 100;

/// The faults of a trouble that the person's words caused, with the status of the answer.
///
/// # Errors
/// A trouble that no words would mend: it has a page of its own.
pub fn faults_of(
    trouble: Trouble,
    field: &str,
    words: Words,
) -> Result<(StatusCode, Vec<Fault>), Refused> {
    let status = trouble.status();
    match &trouble {
        Trouble::Faults { faults, .. } => {
            let kept = faults.iter().take(FAULTS_MAX);
            Ok((status, kept.map(|f| Fault::of(field, f.clone())).collect()))
        }
        Trouble::NotAllowed { .. }
        | Trouble::Conflict { .. }
        | Trouble::Input { .. }
        | Trouble::Life(_)
        | Trouble::Directive(_) => Ok((status, vec![super::fields::told(field, &trouble, words)])),
        _ => Err(trouble.into()),
    }
}

/// A phrase with a capital and a full stop.
#[must_use]
pub fn sentence(phrase: &str) -> String {
    let end = if phrase.is_empty() || phrase.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", capital(phrase))
}
