//! The invented organisation and registry the cases stand on.

use jiff::Timestamp;
use parties::organisation::{Collective, Post, Region};
use parties::{
    Affiliation, Category, CollectiveId, Compartment, ContactLevel, FunctionId, Kind, Level,
    Levels, Link, ListId, Listing, Name, NameKind, Officer, OfficerId, Organisation, PartialDate,
    Party, PartyId, PostId, Programme, Purpose, RegionId, Registry, Role, Snapshot, Source,
    Strength, Visibility,
};
use std::collections::BTreeSet;

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn post(id: &str) -> PostId {
    PostId::parse(id).unwrap()
}

/// An invented organisation: headquarters at Vienna, six posts.
pub(crate) fn organisation() -> Organisation {
    let region = |id: &str| RegionId::parse(id).unwrap();
    let post_of = |id: &str, name: &str, of: &str, zone: &str| Post {
        id: post(id),
        name: name.to_owned(),
        region: region(of),
        time_zone: zone.to_owned(),
        working_days: Vec::new(),
        holidays: BTreeSet::new(),
        head: None,
        deputy: None,
    };
    let posts = vec![
        post_of("hq", "Headquarters", "hq", "Europe/Vienna"),
        post_of("cairo", "Cairo", "near-east", "Africa/Cairo"),
        post_of("almaty", "Almaty", "asia", "Asia/Almaty"),
        post_of("newyork", "New York", "americas", "America/New_York"),
        post_of("london", "London", "europe", "Europe/London"),
        post_of("kathmandu", "Kathmandu", "asia", "Asia/Kathmandu"),
        post_of("beijing", "Beijing", "asia", "Asia/Shanghai"),
    ];
    Organisation {
        name: "Meridian Accord".to_owned(),
        headquarters: post("hq"),
        refer_to: FunctionId::parse("security").unwrap(),
        levels: Levels::initial(),
        compartments: BTreeSet::from([Compartment::named("HARBOUR")]),
        contact_levels: ["working", "director", "head-of-mission", "minister"]
            .map(ContactLevel::named)
            .to_vec(),
        purposes: ["press-accreditation", "mandated-activity"]
            .map(|p| Purpose::parse(p).unwrap())
            .into(),
        regions: ["hq", "near-east", "asia", "americas", "europe"]
            .map(|id| Region { id: region(id), desk: None })
            .to_vec(),
        collectives: vec![Collective {
            id: CollectiveId::parse("ALL POSTS").unwrap(),
            posts: posts.iter().map(|p| p.id.clone()).filter(|id| id != &post("hq")).collect(),
        }],
        posts,
        functions: ["nea-desk", "asia-desk", "legal", "security", "secretary"]
            .map(|f| FunctionId::parse(f).unwrap())
            .into(),
        officers: [("a.lindqvist", "hq"), ("h.saleh", "cairo"), ("k.seitkali", "almaty")]
            .map(|(id, at)| officer(id, at))
            .to_vec(),
    }
}

fn officer(id: &str, at: &str) -> Officer {
    Officer {
        id: OfficerId::parse(id).unwrap(),
        name: String::new(),
        post: post(at),
        roles: BTreeSet::from([Role::Officer]),
        functions: BTreeSet::new(),
        level: Level::named("secret"),
        compartments: BTreeSet::new(),
        ties: Vec::new(),
    }
}

/// A registry from lines: `own:acn organisation "Council"`, then indented
/// `front of own:arvand [from] [to]`, `list L [programme P] [from] [to]`, `category C`,
/// `merged into ID`. `..` stands for a day not known.
pub(crate) fn registry(text: &str) -> Registry {
    registry_as_of(text, Timestamp::MAX)
}

/// The registry as known at a time: a line that ends in `@TIME` was recorded then.
pub(crate) fn registry_as_of(text: &str, as_of: Timestamp) -> Registry {
    let mut parties: Vec<Party> = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let (line, recorded) = line.split_once(" @").unwrap_or((line, ""));
        if !recorded.is_empty() && at(recorded) > as_of {
            continue;
        }
        if line.starts_with(' ') {
            describe(parties.last_mut().unwrap(), line);
        } else {
            parties.push(opened(line));
        }
    }
    let list = ListId::parse("own").unwrap();
    Registry::of([Snapshot { list, parties }])
}

fn opened(line: &str) -> Party {
    let (head, name) = line.split_once('"').unwrap_or((line, ""));
    let words: Vec<_> = head.split_whitespace().collect();
    let kind = if words[1] == "person" { Kind::Person } else { Kind::Organisation };
    let id = PartyId::parse(words[0]).unwrap();
    let list = ListId::parse(words[0].split_once(':').unwrap().0).unwrap();
    let mut party = Party::new(id, list, kind);
    if !name.is_empty() {
        let text = name.trim_end_matches('"').to_owned();
        party.names.push(name_of(text));
    }
    party
}

fn name_of(text: String) -> Name {
    Name { text, kind: NameKind::Primary, strength: Strength::Strong }
}

fn describe(party: &mut Party, line: &str) {
    let words: Vec<_> = line.split_whitespace().collect();
    let day = |i: usize| words.get(i).filter(|w| **w != "..").and_then(|w| PartialDate::parse(w));
    let (source, visibility) = (Source::default(), Visibility::public());
    match words.as_slice() {
        ["merged", "into", id] => party.merged_into = PartyId::parse(id).ok(),
        ["category", name] => party.categories.push(Category::parse(name).unwrap()),
        ["list", list, "programme", programme, ..] => party.listings.push(Listing {
            list: ListId::parse(list).unwrap(),
            programme: Programme::parse(programme).ok(),
            from: day(4),
            to: day(5),
            source,
        }),
        ["list", list, ..] => party.listings.push(Listing {
            list: ListId::parse(list).unwrap(),
            programme: None,
            from: day(2),
            to: day(3),
            source,
        }),
        [link, "of", id, ..] => party.affiliations.push(Affiliation {
            link: Link::parse(link).unwrap(),
            of: PartyId::parse(id).unwrap(),
            from: day(3),
            to: day(4),
            source,
            visibility,
        }),
        _ => panic!("not understood: {line}"),
    }
}
