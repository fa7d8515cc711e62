//! List files in; how long reading them, building their index and opening it take out.

use crate::page::{Indexed, Page};
use crate::scene::List;
use crate::{Result, Room};
use parties::import;
use parties::{Levels, Snapshot};
use screening::Index;
use std::time::Instant;

/// Times an index is opened; the median is given.
const OPENINGS: usize = 201;

/// Measures each list.
pub(crate) fn measure(room: &Room, lists: &[List], page: &mut Page) -> Result<()> {
    let levels = Levels::initial();
    for list in lists {
        let given = list.given()?;
        let bytes: Vec<&[u8]> = given.iter().map(|file| &*file.bytes).collect();
        let begun = Instant::now();
        let read = import::read(list.format, &list.id, &bytes, &levels);
        let reading = begun.elapsed();
        let names = read.parties.iter().map(|party| party.names.len()).sum();
        let snapshot = Snapshot { list: list.id.clone(), parties: read.parties };
        let begun = Instant::now();
        let built = Index::build(&[&snapshot], levels.lowest().as_str());
        let building = begun.elapsed();
        let path = room.path(list.id.as_str());
        std::fs::write(&path, &built)?;
        let kept = std::fs::read(&path)?;
        let mut openings = Vec::with_capacity(OPENINGS);
        for _ in 0..OPENINGS {
            let begun = Instant::now();
            std::hint::black_box(Index::open(&kept)?);
            openings.push(begun.elapsed());
        }
        openings.sort();
        let opening = openings.get(OPENINGS / 2).copied().unwrap_or_default();
        let begun = Instant::now();
        Index::open(&kept)?.verify()?;
        let verifying = begun.elapsed();
        page.indexed(&Indexed {
            list: list.id.as_str(),
            parties: snapshot.parties.len(),
            names,
            bytes: kept.len(),
            reading,
            building,
            opening,
            verifying,
        });
    }
    Ok(())
}
