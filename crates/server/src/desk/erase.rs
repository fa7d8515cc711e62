//! Erasure: an entry and grounds in; the event that says so recorded, then bytes and salt
//! destroyed. Never destroys before the event is on the disk, and never what bars somebody from
//! something.

use super::Desk;
use crate::Trouble;
use clearance::Event;
use clearance::authorise::UseCase;
use jiff::Timestamp;
use parties::OfficerId;

/// Characters of the grounds of an erasure: two pages. They stay when the content is gone.
const GROUNDS_CHARS_MAX: usize = 4_000;

/// An entry whose content can be destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToErase {
    /// The entry, from 0.
    pub entry: u64,
    /// The word for its kind; of one that is gone already, as its erasure says.
    pub kind: String,
    /// The reference of its decision, request or contact.
    pub reference: Option<String>,
    /// When it was recorded; none when it is gone already.
    pub at: Option<Timestamp>,
    /// The entry of the erasure, when it was recorded before.
    pub erased_by: Option<u64>,
}

impl Desk {
    /// Says what an erasure would destroy.
    ///
    /// # Errors
    /// No such entry, one that has to stay, an account that may not.
    pub fn to_erase(&self, account: Option<&OfficerId>, entry: u64) -> Result<ToErase, Trouble> {
        self.may_keep(account, UseCase::RecordErase)?;
        let no_entry = || {
            let remedy = format!("entries are counted from 0; the record has {}", self.size);
            Trouble::not_there("entry", entry.to_string(), &remedy)
        };
        let stored = self.store.event(entry)?.ok_or_else(no_entry)?;
        // What follows an entry may have erased it: the event comes first, the destruction after.
        for later in self.store.events(entry) {
            let later = later?;
            let Some(Event::Erased { entry: of, kind, reference, .. }) =
                later.envelope().map(|e| &e.event)
            else {
                continue;
            };
            if *of == entry {
                let (kind, reference) = (kind.clone(), reference.clone());
                let at = stored.envelope().map(|e| e.at);
                return Ok(ToErase { entry, kind, reference, at, erased_by: Some(later.seq) });
            }
        }
        let envelope = stored.envelope().ok_or_else(|| Trouble::NotAllowed {
            what: format!("entry {entry} is gone, and no erasure of it is recorded"),
            remedy: "somebody changed the directory behind the program: restore it from a copy, \
                     and run `chancery record verify`"
                .to_owned(),
        })?;
        let event = &envelope.event;
        if !event.is_erasable() {
            return Err(Trouble::NotAllowed {
                what: format!("entry {entry} is `{}`, which is never erased", event.kind()),
                remedy: "questions, requests, contacts and memoranda can be erased; what bars or \
                         frees somebody stays"
                    .to_owned(),
            });
        }
        let (kind, reference) = (event.kind().to_owned(), event.reference());
        Ok(ToErase { entry, kind, reference, at: Some(envelope.at), erased_by: None })
    }

    /// Records the erasure and destroys the content for good. Done again it ends what was cut off.
    ///
    /// # Errors
    /// As `to_erase`; no grounds; a disk that refuses: then it has to be done again.
    pub fn erase(
        &mut self,
        account: Option<&OfficerId>,
        entry: u64,
        grounds: &str,
    ) -> Result<ToErase, Trouble> {
        if !grounds.chars().any(char::is_alphabetic) {
            return Err(Trouble::input("an erasure without grounds", "say why: --grounds WORDS"));
        }
        if grounds.chars().count() > GROUNDS_CHARS_MAX {
            let what = format!("grounds of more than {GROUNDS_CHARS_MAX} characters");
            return Err(Trouble::input(what, "say it shorter, and name nobody in them"));
        }
        let found = self.to_erase(account, entry)?;
        if found.erased_by.is_none() {
            self.record(account, |desk| {
                let ToErase { kind, reference, erased_by, .. } = desk.to_erase(account, entry)?;
                if erased_by.is_some() {
                    return Ok(Vec::new());
                }
                let stored = desk.store.event(entry)?;
                // Who may not see what it was may not read that it was.
                let visibility = stored.as_ref().and_then(|s| s.envelope());
                let visibility =
                    visibility.map_or_else(|| desk.open_to_all(), |e| e.visibility.clone());
                let grounds = grounds.trim().to_owned();
                Ok(vec![(Event::Erased { entry, kind, reference, grounds }, visibility)])
            })?;
        }
        self.settle()?;
        self.store.erase(entry)?;
        // What was folded of it before is forgotten too.
        self.remake()?;
        Ok(found)
    }
}
