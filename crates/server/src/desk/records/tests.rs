//! Erasures as the record tells them against what is there, in a directory of its own.

use super::verify_directory;
use clearance::authorise::UseCase;
use clearance::event::{Actor, Envelope, Event};
use clearance::ids::EventId;
use parties::Visibility;
use std::path::{Path, PathBuf};
use store::{CreateOptions, NewEvent, Store};

/// A directory with two events, gone with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> (Self, Store) {
        let root = std::env::temp_dir().join(format!("chancery-{}-{name}", std::process::id()));
        let options = CreateOptions {
            seed: [7; 32],
            origin: "example.org/chancery".to_owned(),
            story_clock: None,
        };
        let store = Store::create(&root, &options).unwrap();
        let looked = |subject: &str| Event::Looked {
            act: UseCase::DecisionShow,
            subject: subject.to_owned(),
        };
        store.commit(&[new(1, looked("D-1")), new(2, looked("D-2"))]).unwrap();
        (Self(root), store)
    }

    fn told(&self) -> String {
        told(&self.0)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn told(dir: &Path) -> String {
    verify_directory(dir).unwrap().to_string()
}

fn new(number: u8, event: Event) -> NewEvent {
    let envelope = Envelope {
        version: clearance::event::VERSION,
        id: EventId::from_random([number; 8]),
        at: "2020-01-07T15:30:00Z".parse().unwrap(),
        actor: Actor { account: None, operator: "op".to_owned() },
        visibility: Visibility::public(),
        event,
    };
    NewEvent { envelope, salt: [number; 32] }
}

fn erased(entry: u64) -> Event {
    let (kind, grounds) = ("looked".to_owned(), "asked for".to_owned());
    Event::Erased { entry, kind, reference: None, grounds }
}

#[test]
fn content_that_is_gone_without_a_word_is_a_fault() {
    let (scratch, store) = Scratch::new("unsaid");
    store.erase(1).unwrap();
    assert_eq!(
        scratch.told(),
        "2 entries: 1 compared, 1 erased; 0 checkpoints\nnot witnessed\n\
         entry 1: its content is gone, and no entry says that it was erased\n"
    );
    store.commit(&[new(3, erased(1))]).unwrap();
    assert!(scratch.told().ends_with("verified\n"), "{}", scratch.told());
}

#[test]
fn an_erasure_that_was_not_carried_out_is_a_fault() {
    let (scratch, store) = Scratch::new("undone");
    store.commit(&[new(3, erased(0))]).unwrap();
    assert_eq!(
        scratch.told(),
        "3 entries: 3 compared, 0 erased; 0 checkpoints\nnot witnessed\n\
         entry 0: entry 2 says that it was erased, and its content is there\n"
    );
    store.erase(0).unwrap();
    assert!(scratch.told().ends_with("verified\n"), "{}", scratch.told());
}
