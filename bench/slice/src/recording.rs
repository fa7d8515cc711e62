//! Events in, how many a second are durable out: one by one, and in commits of ten and a hundred.

use crate::disk::Disk;
use crate::page::Page;
use crate::{Result, Room, scene};
use clearance::authorise::UseCase;
use clearance::ids::EventId;
use clearance::{Actor, Envelope, Event};
use parties::{Level, OfficerId, Visibility};
use store::{CreateOptions, NewEvent, Store};

/// Measures the store alone.
pub(crate) fn measure(room: &Room, disk: &mut Disk, page: &mut Page) -> Result<()> {
    for batch in [1_u32, 10, 100] {
        let options = CreateOptions {
            seed: [7; 32],
            origin: "example.org/bench".to_owned(),
            story_clock: None,
        };
        let store = Store::create(&room.path(&format!("store-{batch}")), &options)?;
        let mut random = scene::Random::default();
        let beside = disk.beside(5_000, |_| {
            let events = (0..batch).map(|_| event(&mut random)).collect::<Result<Vec<_>>>()?;
            store.commit(&events)?;
            Ok(())
        })?;
        page.recorded(batch, beside);
    }
    Ok(())
}

/// A small event of the usual kind: somebody looked at something.
fn event(random: &mut scene::Random) -> Result<NewEvent> {
    let act = *UseCase::ALL.first().ok_or("there is no use case")?;
    let envelope = Envelope {
        version: clearance::event::VERSION,
        id: EventId::from_random(random.bytes()),
        at: scene::NOW.parse()?,
        actor: Actor {
            account: Some(OfficerId::parse(scene::OFFICER)?),
            operator: "bench".to_owned(),
        },
        visibility: Visibility::at(Level::named("internal")),
        event: Event::Looked { act, subject: "a decision with a long enough name".to_owned() },
    };
    Ok(NewEvent { envelope, salt: random.bytes() })
}
