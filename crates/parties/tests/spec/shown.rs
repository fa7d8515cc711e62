//! A party in, the lines a case expects of it out: everything it holds and nothing it does not.

use parties::{Affiliation, Assertion, Fault, Listing, PartialDate, Party, Source, Visibility};

pub(crate) fn party(party: &Party) -> Vec<String> {
    let mut out = vec![format!("{} {}", party.id, party.kind.as_str())];
    for name in &party.names {
        let weak = if name.strength.as_str() == "weak" { " weak" } else { "" };
        out.push(format!("  {}{weak} {}", name.kind.as_str(), name.text));
    }
    for birth in &party.births {
        out.push(format!("  born {birth}"));
    }
    for death in &party.deaths {
        out.push(format!("  died {death}"));
    }
    if party.is_deceased {
        out.push("  deceased".to_owned());
    }
    if let Some(gender) = party.gender {
        out.push(format!("  {}", format!("{gender:?}").to_lowercase()));
    }
    if !party.countries.is_empty() {
        out.push(format!("  of {}", party.countries.join(" | ")));
    }
    for id in &party.identifiers {
        let by = if id.country.is_empty() { "" } else { " by " };
        out.push(format!("  number {}: {}{by}{}", id.kind, id.value, id.country));
    }
    for category in &party.categories {
        out.push(format!("  category {category}"));
    }
    out.extend(party.listings.iter().map(listing));
    out.extend(party.affiliations.iter().map(|a| affiliation(a, &party.visibility)));
    out.extend(party.assertions.iter().map(assertion));
    for address in &party.addresses {
        out.push(format!("  at {address}"));
    }
    if !party.grounds.is_empty() {
        out.push(format!("  grounds {}", party.grounds));
    }
    if let Some(into) = &party.merged_into {
        out.push(format!("  merged into {into}"));
    }
    if party.visibility != Visibility::public() {
        out.push(format!("  shown to {}", visibility(&party.visibility)));
    }
    if !party.note.is_empty() {
        out.push(format!("  note {}", party.note));
    }
    if party.source != Source::default() {
        out.push(format!("  source{}", source(&party.source)));
    }
    out
}

fn listing(listing: &Listing) -> String {
    let programme = listing.programme.as_ref().map_or("no programme", |p| p.as_str());
    format!("  listed {}, {programme}{}", listing.list, span(listing.from, listing.to))
}

fn affiliation(link: &Affiliation, of_party: &Visibility) -> String {
    let shown = if link.visibility == *of_party {
        String::new()
    } else {
        format!(", shown to {}", visibility(&link.visibility))
    };
    format!(
        "  {} of {}{}; says{}{shown}",
        link.link.as_str(),
        link.of,
        span(link.from, link.to),
        source(&link.source)
    )
}

fn assertion(assertion: &Assertion) -> String {
    let confidence = if assertion.confidence.is_empty() {
        String::new()
    } else {
        format!(", confidence {}", assertion.confidence)
    };
    let source = source(&assertion.source);
    format!("  asserts {}: {}; says{source}{confidence}", assertion.subject, assertion.statement)
}

fn span(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    let from = from.map(|d| format!(" from {d}")).unwrap_or_default();
    let to = to.map(|d| format!(" to {d}")).unwrap_or_default();
    from + &to
}

fn source(source: &Source) -> String {
    let mut out = format!(" {}", source.document);
    if !source.origin.is_empty() {
        out += &format!(" (origin {})", source.origin);
    }
    if let Some(date) = source.date {
        out += &format!(" on {date}");
    }
    out
}

fn visibility(visibility: &Visibility) -> String {
    let compartments: Vec<&str> = visibility.compartments.iter().map(|c| c.as_str()).collect();
    format!("{} {}", visibility.level, compartments.join(" ")).trim().to_owned()
}

pub(crate) fn fault(fault: &Fault) -> String {
    format!("{} {fault}", if fault.is_lost { "lost" } else { "fault" })
}
