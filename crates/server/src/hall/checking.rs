//! A contact in, a decision recorded out: decided on a thread beside others, on what was known when
//! the last group ended; the writer records it if nothing that may change it happened since. Never
//! records a decision made on something older.

use super::{Hall, aside};
use crate::Trouble;
use crate::desk::checks::Answer;
use clearance::Contact;
use parties::OfficerId;
use std::sync::Arc;

/// Times a decision is made anew beside the writer before the writer makes it. Largest seen: 2,
/// while lists were loaded.
const TRIES_MAX: usize = 3;

pub(super) async fn check(
    hall: &Hall,
    account: OfficerId,
    contact: Contact,
    key: Option<[u8; 8]>,
) -> Result<Answer, Trouble> {
    let contact = Arc::new(contact);
    for _ in 0..TRIES_MAX {
        let (room, by, asked) = (Arc::clone(&hall.room), account.clone(), Arc::clone(&contact));
        let decided = aside(move || room.view()?.decide(&by, &asked, key)).await?;
        let (by, asked) = (account.clone(), Arc::clone(&contact));
        let keep = move |desk: &mut crate::Desk| desk.keep_decided(&by, &asked, &decided, key);
        if let Some(answer) = hall.write(keep).await? {
            return Ok(answer);
        }
    }
    hall.write(move |desk| desk.check_by_key(&account, &contact, key)).await
}
