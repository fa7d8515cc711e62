//! Any list and any name: no panic, and the index finds what a full scan finds. The first line is
//! the name asked, every other line a party; one that begins with `w` holds a weak name after it.
#![no_main]

use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::{Index, Options, Score, Subject, find, score_listed};

/// Parties of the list: enough to meet each other, few enough to be quick.
const PARTIES_MAX: usize = 24;
/// Bytes of a text beyond which nothing new is met.
const BYTES_MAX: usize = 4_096;
/// Below this a match need not be shown.
const SHOWN_MIN: u16 = 20;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if text.len() > BYTES_MAX {
        return;
    }
    let mut lines = text.split('\n');
    let query = lines.next().unwrap_or_default();
    let kind = if query.len().is_multiple_of(2) { Kind::Person } else { Kind::Organisation };
    let list = ListId::parse("own").expect("a plain word");
    let mut parties = Vec::new();
    for (number, line) in lines.take(PARTIES_MAX).enumerate() {
        let id = PartyId::on(&list, &format!("p{number}")).expect("a plain id");
        let mut party = Party::new(id, list.clone(), kind);
        let strength = if line.starts_with('w') { Strength::Weak } else { Strength::Strong };
        let text = line.strip_prefix('w').unwrap_or(line).to_owned();
        party.names.push(Name { text, kind: NameKind::Primary, strength });
        parties.push(party);
    }
    let snapshot = Snapshot { list, parties };
    let bytes = Index::build(&[&snapshot], "");
    let index = Index::open(&bytes).expect("what was built opens");
    index.verify().expect("what was built is whole");
    let options = Options { limit: 1_000, ..Options::usual() };
    let found = find(&[index], &Subject::named(query, kind), &options);
    for party in &snapshot.parties {
        for name in &party.names {
            let score = score_listed(query, &name.text, kind);
            let shown = found.matches.iter().find(|m| m.party == party.id);
            // What an acronym carries is at least as near as the words themselves.
            assert!(
                shown.is_some_and(|m| m.score >= score) || score <= Score::permille(SHOWN_MIN),
                "`{query}` misses `{}` at {score}",
                name.text
            );
        }
    }
});
