//! Cases in, everything that has to happen in the order of the story's clock out: lists, releases,
//! grants, and each contact when it was asked. Does none of it.

use super::convert;
use super::house::{GrantWanted, House};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// What happens.
pub(crate) enum What {
    /// The own list is loaded as that text.
    Load(String),
    /// A directive is released by an account.
    Release(String, String),
    /// A grant is asked for and given.
    Grant(GrantWanted),
    /// A case is asked.
    Ask(usize),
}

/// What happens when.
pub(crate) struct Step {
    pub(crate) at: String,
    pub(crate) what: What,
}

/// Between a grant and what ends it or needs it.
const BEFORE: SignedDuration = SignedDuration::from_hours(1);

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// A time of the cases; local at the post where it has no offset. None where no such time is.
pub(crate) fn time(house: &House, post: &str, text: &str) -> Option<Timestamp> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    let posts = house.organisation["posts"].as_array().unwrap();
    let zone = posts.iter().find(|p| p["id"] == post).map_or("UTC", |p| word(p, "time_zone"));
    let local = text.parse::<DateTime>().ok()?;
    TimeZone::get(zone).unwrap().to_ambiguous_zoned(local).unambiguous().ok().map(|z| z.timestamp())
}

/// Everything that happens, in order.
pub(crate) fn steps(house: &House, cases: &[&Value]) -> Vec<Step> {
    let mut all: Vec<(Timestamp, u8, What)> = Vec::new();
    let instant = |text: &str| text.parse::<Timestamp>().unwrap();
    for from in convert::times_known(&house.organisation) {
        let text = convert::parties_toml(&house.parties, &house.organisation, &from);
        all.push((instant(&from), 0, What::Load(text)));
    }
    for (number, at, by) in convert::releases(&house.organisation) {
        all.push((instant(&at), 1, What::Release(number, by)));
    }
    let begins = all.iter().map(|(at, ..)| *at).min().unwrap();
    for (n, case) in cases.iter().enumerate() {
        let at = time(house, word(case, "post"), word(case, "at"));
        let as_of = case["as_of"].as_str().and_then(|t| time(house, word(case, "post"), t));
        // A case that no time fits is refused whenever it is asked.
        let asked = as_of.or(at).unwrap_or(begins).max(begins);
        for grant in case["grants"].as_array().into_iter().flatten() {
            let (given, wanted) = wanted(house, case, grant, asked, at.unwrap_or(asked));
            all.push((given, 2, What::Grant(wanted)));
        }
        all.push((asked, 3, What::Ask(n)));
    }
    all.sort_by_key(|(at, kind, _)| (*at, *kind));
    all.into_iter().map(|(at, _, what)| Step { at: at.to_string(), what }).collect()
}

/// A grant of a case, and when it has to be given: as late as it can be known, while the directive
/// it was given under still applies.
fn wanted(
    house: &House,
    case: &Value,
    grant: &Value,
    asked: Timestamp,
    at: Timestamp,
) -> (Timestamp, GrantWanted) {
    let until: Timestamp = word(grant, "until").parse().unwrap();
    let contact_at = at.min(until - BEFORE);
    let replaced = house.replaced(word(&grant["under"], "directive"));
    let replaced = replaced.map(|t| t.parse::<Timestamp>().unwrap());
    let given = [Some(asked), Some(contact_at), replaced].into_iter().flatten().min().unwrap();
    let approvers: Vec<(String, String)> = grant["approved_by"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|a| (word(a, "officer").to_owned(), word(a, "function").to_owned()))
        .collect();
    let officers = house.organisation["officers"].as_array().unwrap();
    let post = word(grant, "post");
    let mut may_ask = vec![word(case, "as")];
    may_ask.extend(officers.iter().filter(|o| o["post"] == post).map(|o| word(o, "id")));
    let is_free = |id: &&str| {
        approvers.iter().all(|(a, _)| a != id)
            && officers.iter().any(|o| o["id"] == **id && o["post"] == post)
    };
    let requester = may_ask.into_iter().find(is_free).unwrap_or_else(|| word(case, "as"));
    let parties = house.parties["parties"].as_array().unwrap();
    let party = parties.iter().find(|p| p["id"] == grant["party"]).expect("the party of a grant");
    let name = word(&party["names"][0], "name");
    let conditions = grant["conditions"].as_array().into_iter().flatten();
    let wanted = GrantWanted {
        id: word(grant, "id").to_owned(),
        requester: requester.to_owned(),
        post: post.to_owned(),
        act: word(grant, "act").to_owned(),
        with: format!("{name}; kind={}; is={}", word(party, "kind"), word(party, "id")),
        contact_at: contact_at.to_string(),
        until: until.to_string(),
        approvers,
        conditions: conditions.filter_map(|c| c.as_str().map(str::to_owned)).collect(),
    };
    (given - BEFORE, wanted)
}
