//! One contact of the data in, the decision sealed and as shown out.

use super::house::{House, time};
use clearance::decision::MadeWith;
use clearance::grant::{Agreement, Grant};
use clearance::ids::DecisionId;
use clearance::{Contact, Counterpart, Inputs, Reader, asked, deadline, decide};
use directive::{Act, Policy, Venue};
use jiff::Timestamp;
use parties::{ContactLevel, Kind, OfficerId, PartialDate, PartyId, PostId, Purpose};
use screening::{Index, Options};
use serde_json::{Value, json};

/// What was answered.
pub(crate) struct Answer {
    /// All of it.
    pub(crate) sealed: Value,
    /// As the reader named in the case may see it.
    pub(crate) shown: Option<Value>,
}

fn counterpart(json: &Value) -> Counterpart {
    let word = |key: &str| json[key].as_str().filter(|w| !w.is_empty());
    let parties = |value: &Value| -> Vec<PartyId> {
        let many = value.as_array().map(|a| a.iter().filter_map(Value::as_str).collect());
        let words: Vec<&str> = many.unwrap_or_else(|| value.as_str().into_iter().collect());
        words.into_iter().map(|w| PartyId::parse(w).unwrap()).collect()
    };
    Counterpart {
        name: word("name").unwrap().to_owned(),
        kind: word("kind").and_then(Kind::parse).unwrap_or(Kind::Any),
        born: word("born").map(|w| PartialDate::parse(w).unwrap()),
        countries: word("country").map(str::to_owned).into_iter().collect(),
        identifiers: Vec::new(),
        capacity: word("capacity").map(str::to_owned),
        is: parties(&json["is"]).into_iter().next(),
        is_not: parties(&json["is_not"]),
    }
}

fn grant(json: &Value, given: Timestamp) -> Grant {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let agreed = json["approved_by"].as_array().unwrap().iter().map(|a| Agreement {
        officer: OfficerId::parse(&word(&a["officer"])).unwrap(),
        function: parties::FunctionId::parse(&word(&a["function"])).unwrap(),
        at: given,
    });
    let conditions = json["conditions"].as_array().into_iter().flatten().map(word).collect();
    Grant {
        request: word(&json["id"]),
        parties: [PartyId::parse(&word(&json["party"])).unwrap()].into(),
        act: Act::parse(&word(&json["act"])).unwrap(),
        post: PostId::parse(&word(&json["post"])).unwrap(),
        agreed: agreed.collect(),
        given_at: given,
        until: time(&word(&json["until"])),
        conditions,
        by_authority: std::collections::BTreeSet::new(),
    }
}

fn contact(case: &Value, at: Timestamp) -> Contact {
    let word = |key: &str| case[key].as_str().filter(|w| !w.is_empty());
    Contact {
        act: word("act").and_then(Act::parse).unwrap(),
        level: word("level").map(ContactLevel::named),
        initiator: word("initiator").and_then(directive::Initiator::parse),
        venue: word("place").and_then(Venue::parse),
        purpose: word("purpose").map(|w| Purpose::parse(w).unwrap()),
        at,
        post: PostId::parse(word("post").unwrap()).unwrap(),
        officer: OfficerId::parse(word("as").unwrap()).unwrap(),
        counterparts: case["with"].as_array().unwrap().iter().map(counterpart).collect(),
    }
}

/// Asks one contact.
pub(crate) fn ask(house: &House, case: &Value) -> Answer {
    let post = PostId::parse(case["post"].as_str().unwrap()).unwrap();
    let zone = deadline::zone_of(house.organisation.post(&post).unwrap()).unwrap();
    let at = match clearance::time::parse_at(case["at"].as_str().unwrap(), &zone) {
        Ok(at) => at,
        Err(error) => {
            let sealed = json!({ "verdict": "refused", "error": error.code() });
            return Answer { sealed, shown: None };
        }
    };
    let as_of = case["as_of"].as_str().map_or(at, |t| clearance::time::parse_at(t, &zone).unwrap());
    let contact = contact(case, at);
    let known = house.known_at(as_of);
    let indexes: Vec<Index<'_>> =
        known.indexes.iter().map(|bytes| Index::open(bytes).unwrap()).collect();
    let options = Options { limit: 50, ..Options::usual() };
    let screened = asked::screen(&contact, &indexes, &options);
    let policy = Policy::in_force(&house.released, &house.organisation, &post, at, as_of);
    let grants: Vec<Grant> =
        case["grants"].as_array().into_iter().flatten().map(|g| grant(g, as_of)).collect();
    let inputs = Inputs {
        contact: &contact,
        screened: &screened,
        registry: &known.registry,
        organisation: &house.organisation,
        policy: &policy,
        grants: &grants.iter().collect::<Vec<_>>(),
    };
    let made_with = MadeWith {
        engine: screening::ENGINE.to_owned(),
        tables: String::new(),
        indexes: Vec::new(),
        snapshots: Vec::new(),
        directives: Vec::new(),
        organisation: None,
    };
    let decision = decide(DecisionId::from_random([7; 8]), &inputs, made_with);
    let shown = case["expect"]["disclosed_to_other"]["as"].as_str().map(|reader| {
        let reader = OfficerId::parse(reader).unwrap();
        let reader = Reader::of(house.organisation.officer(&reader).unwrap());
        decision.disclosed_to(&reader, &inputs).to_json()
    });
    Answer { sealed: decision.to_json(&house.organisation.refer_to), shown }
}
