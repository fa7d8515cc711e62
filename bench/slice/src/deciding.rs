//! A directory in, decisions a second out: recorded through the desk, and decided on what is known
//! without recording. What takes the time of the second is shown apart: names, then rules.

use crate::disk::Disk;
use crate::page::{Decided, Page};
use crate::{Result, scene, typical};
use clearance::asked;
use clearance::ids::DecisionId;
use clearance::{Contact, Inputs};
use directive::Policy;
use parties::OfficerId;
use screening::Options;
use server::Desk;
use std::path::Path;
use std::time::Instant;

/// Measures decisions on one directory.
pub(crate) fn measure(name: &str, dir: &Path, disk: &mut Disk, page: &mut Page) -> Result<()> {
    let officer = OfficerId::parse(scene::OFFICER)?;
    let begun = Instant::now();
    let mut desk = Desk::open(dir, scene::machine())?;
    let opened = begun.elapsed();
    let begun = Instant::now();
    let world = desk.world()?;
    let gathered = begun.elapsed();
    let begun = Instant::now();
    let contacts = (0..4).map(scene::contact_in_turn).collect::<Result<Vec<_>>>()?;
    desk.check(&officer, contacts.first().ok_or("no contact")?, None)?;
    let first = begun.elapsed();
    let in_turn = |turn: u32| contacts.iter().cycle().nth(turn as usize % 4).ok_or("no contact");
    let recorded = disk.beside(2_000, |turn| {
        desk.check(&officer, in_turn(turn)?, None)?;
        Ok(())
    })?;
    let now = scene::NOW.parse()?;
    let indexes = world.indexes(|_| true)?;
    let options = Options::usual();
    // A round asks about each of the four once.
    let screened = typical(20_000, |_| {
        for contact in &contacts {
            std::hint::black_box(asked::screen(contact, &indexes, &options));
        }
        Ok(())
    })?;
    let decide = |contact: &Contact| {
        let screened = asked::screen(contact, &indexes, &options);
        let us = &world.organisation;
        let policy = Policy::in_force(&world.released, us, &contact.post, contact.at, now);
        let inputs = Inputs {
            contact,
            screened: &screened,
            registry: world.registry(),
            organisation: us,
            policy: &policy,
            grants: &world.grants_for(contact),
        };
        let id = DecisionId::from_random([0; 8]);
        let made_with = world.made_with().clone();
        clearance::decide(id, &inputs, made_with)
    };
    let decided = typical(20_000, |_| {
        for contact in &contacts {
            std::hint::black_box(decide(contact));
        }
        Ok(())
    })?;
    let size = desk.size();
    let (decided, screened) = (decided / 4, screened / 4);
    page.decided(Decided { name, size, opened, gathered, first, recorded, decided, screened });
    Ok(())
}
