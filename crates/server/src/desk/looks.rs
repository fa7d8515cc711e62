//! Looking is an event: who reads what is not their own leaves a trace. One place for all readings.
//! Never stands in the way of one's own matters.

use super::Desk;
use super::marking::joined;
use crate::Trouble;
use clearance::Event;
use clearance::authorise::UseCase;
use parties::{OfficerId, Visibility};

/// Characters of a subject that are kept: references of one list of matters.
const SUBJECT_CHARS_MAX: usize = 1_000;

impl Desk {
    /// Records that an account looked at something, by its reference or name.
    pub(crate) fn looked(
        &mut self,
        account: &OfficerId,
        act: UseCase,
        subject: &str,
        visibility: &Visibility,
    ) -> Result<(), Trouble> {
        let subject: String = subject.chars().take(SUBJECT_CHARS_MAX).collect();
        self.record(Some(account), |_| {
            let subject = subject.clone();
            Ok(vec![(Event::Looked { act, subject }, visibility.clone())])
        })?;
        Ok(())
    }

    /// Records one look at several matters of others; nothing when there are none. Several leave
    /// one trace, which names them.
    pub(crate) fn looked_at(
        &mut self,
        account: &OfficerId,
        act: UseCase,
        read: &[(String, Visibility)],
    ) -> Result<(), Trouble> {
        if read.is_empty() {
            return Ok(());
        }
        let subjects: Vec<&str> = read.iter().map(|(subject, _)| subject.as_str()).collect();
        let levels = self.organisation()?.levels.clone();
        let lowest = self.open_to_all();
        let whole = read.iter().fold(lowest, |whole, (_, one)| joined(&levels, whole, one));
        self.looked(account, act, &subjects.join(" "), &whole)
    }
}
