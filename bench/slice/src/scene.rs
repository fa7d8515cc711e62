//! The case of January 2020 set up through the desk in a directory of its own, with the example
//! lists or the official ones: what decisions are measured on.

use crate::{Result, Room};
use clearance::{Contact, Counterpart};
use directive::Act;
use jiff::Timestamp;
use parties::import::Format;
use parties::{Kind, ListId, OfficerId, PostId};
use server::desk::lists::{GivenFile, Losses};
use server::desk::setup::SetUp;
use server::{Desk, Machine};
use std::path::{Path, PathBuf};

/// The instant of the story.
pub(crate) const NOW: &str = "2020-01-08T08:30:00Z";
/// The officer who asks.
pub(crate) const OFFICER: &str = "p.moreau";
/// Counterparts asked about in turn: of the directive, of a list, of two parties, of none.
pub(crate) const NAMES: [&str; 4] =
    ["National Council of Resistance of Iran", "Qassem Suleimani", "Komala", "Jon Exampel"];

/// A list and its files.
#[derive(Debug, Clone)]
pub(crate) struct List {
    pub(crate) id: ListId,
    pub(crate) format: Format,
    pub(crate) paths: Vec<PathBuf>,
}

impl List {
    fn new(format: &str, id: &str, dir: &Path, names: &[&str]) -> Option<Self> {
        let paths: Vec<PathBuf> = names.iter().map(|name| dir.join(name)).collect();
        let there = paths.iter().all(|path| path.is_file());
        there.then_some(Self {
            id: ListId::parse(id).ok()?,
            format: Format::parse(format).ok()?,
            paths,
        })
    }

    /// As the command line names it.
    pub(crate) fn word(&self) -> String {
        let paths: Vec<String> = self.paths.iter().map(|p| p.display().to_string()).collect();
        format!("{}={}:{}", self.id, self.format.as_str(), paths.join(","))
    }

    pub(crate) fn given(&self) -> Result<Vec<GivenFile>> {
        let given = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok(GivenFile { name, bytes: std::fs::read(path)? })
        };
        self.paths.iter().map(given).collect()
    }
}

/// OFAC of July 2021 and UN of November 2020, where they are kept beside the house.
pub(crate) fn lists(house: &Path) -> Option<Vec<List>> {
    let dir = house.join("../shared/data/lists");
    let ofac = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];
    Some(vec![
        List::new("ofac-csv", "ofac", &dir.join("ofac_sdn_2021-07"), &ofac)?,
        List::new("un-xml", "un", &dir.join("un"), &["un_consolidated_2020-11-30_devhalf.xml"])?,
    ])
}

/// A directory with the lists of the example.
pub(crate) fn examples(room: &Room, house: &Path) -> Result<PathBuf> {
    let dir = house.join("examples/iran-2020/lists");
    let lists = [
        List::new("ofac-csv", "ofac", &dir, &["sdn.csv", "alt.csv"]),
        List::new("un-xml", "un", &dir, &["un.xml"]),
    ];
    let lists: Vec<List> = lists.into_iter().flatten().collect();
    set_up(&room.path("examples"), house, &lists)
}

/// A directory with the official lists.
pub(crate) fn official(room: &Room, house: &Path, lists: &[List]) -> Result<PathBuf> {
    set_up(&room.path("official"), house, lists)
}

fn set_up(dir: &Path, house: &Path, lists: &[List]) -> Result<PathBuf> {
    let case = house.join("examples/iran-2020");
    let story: Timestamp = NOW.parse()?;
    let set_up = SetUp { origin: "example.org/bench".to_owned(), story: Some(story) };
    let mut desk = Desk::create(dir, set_up, machine())?;
    desk.import_organisation(None, &std::fs::read(case.join("organisation.toml"))?)?;
    let own = List::new("parties-toml", "own", &case.join("lists"), &["own.toml"]);
    for list in lists.iter().chain(&own) {
        desk.update_list(None, &list.id, list.format, &list.given()?, Losses::Refused)?;
    }
    let text = std::fs::read_to_string(case.join("0107.directive"))?;
    desk.release(&OfficerId::parse("a.winter")?, &text)?;
    Ok(dir.to_owned())
}

/// A machine whose bytes differ from call to call; nothing here needs them to be secret.
pub(crate) fn machine() -> Machine {
    let mut random = Random::default();
    Machine {
        operator: "bench".to_owned(),
        now: Box::new(Timestamp::now),
        random: Box::new(move |bytes| random.fill(bytes)),
    }
}

/// One contact with one counterpart.
pub(crate) fn contact(name: &str) -> Result<Contact> {
    Ok(Contact {
        act: Act::Accept,
        level: None,
        initiator: None,
        venue: None,
        purpose: None,
        at: "2020-01-10T18:00:00Z".parse()?,
        post: PostId::parse("paris")?,
        officer: OfficerId::parse(OFFICER)?,
        counterparts: vec![Counterpart {
            name: name.to_owned(),
            kind: Kind::Any,
            born: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
            capacity: None,
            is: None,
            is_not: Vec::new(),
        }],
    })
}

/// The contact of that turn.
pub(crate) fn contact_in_turn(turn: u32) -> Result<Contact> {
    contact(NAMES.iter().cycle().nth(turn as usize % NAMES.len()).copied().unwrap_or_default())
}

/// Bytes that differ, begun from the clock. Source: Steele et al., `SplitMix64`.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
        Self(since.as_secs() ^ u64::from(since.subsec_nanos()).rotate_left(32))
    }
}

impl Random {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let word = (z ^ (z >> 31)).to_le_bytes();
            for (to, from) in chunk.iter_mut().zip(word) {
                *to = from;
            }
        }
    }

    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}
