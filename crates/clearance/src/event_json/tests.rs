//! Bytes out and back, and what is refused.

use super::{ReadEventError, bytes, read};
use crate::authorise::UseCase;
use crate::event::{Actor, Envelope, Event, VERSION};
use crate::ids::EventId;
use parties::Visibility;

fn looked() -> Envelope {
    Envelope {
        version: VERSION,
        id: EventId::from_random([1; 8]),
        at: "2020-01-07T15:30:00Z".parse().unwrap(),
        actor: Actor { account: None, operator: "root".to_owned() },
        visibility: Visibility::public(),
        event: Event::Looked { act: UseCase::Screen, subject: "Qassem \u{2028}\"\u{7}".to_owned() },
    }
}

#[test]
fn bytes_are_sorted_and_escaped() {
    let text = String::from_utf8(bytes(&looked())).unwrap();
    assert_eq!(
        text,
        "{\"actor\":{\"account\":null,\"operator\":\"root\"},\"at\":\"2020-01-07T15:30:00Z\",\
         \"body\":{\"act\":\"screen\",\"subject\":\"Qassem \\u2028\\\"\\u0007\"},\
         \"id\":\"E-81040G2081\",\"kind\":\"looked\",\"version\":1,\
         \"visibility\":{\"compartments\":[],\"level\":\"public\"}}"
    );
    assert_eq!(read(text.as_bytes()), Ok(looked()));
}

fn refused(from: &str, to: &str) -> String {
    let text = String::from_utf8(bytes(&looked())).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "`{from}` stands in the bytes");
    read(changed.as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_is_not_an_event_is_named() {
    let cases = [
        ("\"version\":1", "\"version\":2", "version 2"),
        ("\"version\":1,", "", "version none"),
        ("\"looked\"", "\"overlooked\"", "no kind of event is called `overlooked`"),
        ("\"screen\"", "\"skreen\"", "`body.act` is `skreen`, which is no use case"),
        ("\"subject\":", "\"object\":", "`body.subject` is missing"),
        ("\"account\":null,", "\"account\":null,\"age\":3,", "`actor.age` is no field here"),
        ("{\"actor\"", "{ \"actor\"", "canonical form from byte 1 on"),
        ("E-81040G2081", "E-8IO40G2O81", "canonical form from byte"),
        ("\"version\":1", "\"version\":1.0", "version 1.0"),
        ("null", "nul", "not JSON"),
    ];
    for (from, to, expected) in cases {
        let said = refused(from, to);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn an_overlong_event_is_refused_unread() {
    let long = vec![b' '; super::EVENT_BYTES_MAX + 1];
    assert_eq!(read(&long), Err(ReadEventError::TooLong { bytes: long.len() }));
}
