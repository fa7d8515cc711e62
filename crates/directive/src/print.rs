//! A directive in, its canonical text out. Prints everything the grammar has; never a place.

use crate::document::{Directive, Example, Paragraph};
use crate::parse::{Header, time};
use crate::rule::{Levels, Order, PartyTerm, Rule, Scope, Season, Selector};
use std::fmt::Display;

/// Columns a line of prose is filled to. Lists and rule lines are not broken.
const COLUMNS: usize = 96;

/// Columns before the value of a header.
const HEADER_COLUMNS: usize = 13;

/// Columns before the value of a rule line, after `   > `.
const KEYWORD_COLUMNS: usize = 11;

/// The canonical text: `parse(print(d)) = d`, places aside, for every directive the parser gives
/// without faults.
#[must_use]
pub fn print(directive: &Directive) -> String {
    let mut out = String::new();
    print_head(directive, &mut out);
    for paragraph in &directive.paragraphs {
        out.push('\n');
        print_paragraph(paragraph, &mut out);
    }
    if !directive.examples.is_empty() {
        out.push_str("\nExamples:\n");
        for example in &directive.examples {
            print_example(example, &mut out);
        }
    }
    out
}

fn print_head(d: &Directive, out: &mut String) {
    for header in Header::ALL {
        match header {
            Header::Directive => line(header, &d.id.to_string(), out),
            Header::Precedence => line(header, d.precedence.map_or("", |p| p.as_str()), out),
            Header::Marking => {
                let marking = d.marking.as_ref().map(|m| m.as_str().to_uppercase());
                line(header, &marking.unwrap_or_default(), out);
            }
            Header::Caption => line(header, &join(&d.captions, ", "), out),
            Header::To => line(header, &d.to.join(", "), out),
            Header::Info => line(header, &d.info.join(", "), out),
            Header::ExceptTo => line(header, &d.except_to.join(", "), out),
            Header::Subject => prose(header, &d.subject, out),
            Header::Authority => prose(header, &d.authority, out),
            Header::LegalAuthority => prose(header, &d.legal_authority, out),
            Header::Objective => prose(header, &d.objective, out),
            Header::Grounds => prose(header, &d.grounds, out),
            Header::Supersedes => line(header, &join(&d.supersedes, ", "), out),
            Header::Cancels => line(header, &join(&d.cancels, ", "), out),
            Header::Amends => line(header, &join(&d.amends, ", "), out),
            Header::InForce => line(header, &join(&d.in_force, ""), out),
            Header::ReviewBy => line(header, &join(&d.review_by, ""), out),
            Header::Expires => line(header, &join(&d.expires, ""), out),
            Header::Ref => d.references.iter().for_each(|r| line(header, r, out)),
            Header::LineToTake => prose(header, &d.line_to_take, out),
        }
    }
}

fn join<'a, T: Display + 'a>(items: impl IntoIterator<Item = &'a T>, between: &str) -> String {
    items.into_iter().map(T::to_string).collect::<Vec<_>>().join(between)
}

fn named(header: Header) -> String {
    let name = format!("{}:", header.as_str());
    // A name as long as the column is followed by a space all the same.
    format!("{name:<width$} ", width = HEADER_COLUMNS - 1)
}

fn line(header: Header, value: &str, out: &mut String) {
    if !value.is_empty() {
        out.push_str(&named(header));
        out.push_str(value);
        out.push('\n');
    }
}

fn prose(header: Header, value: &str, out: &mut String) {
    if !value.is_empty() {
        fill(&named(header), value, HEADER_COLUMNS, out);
    }
}

/// Prints words after a beginning, broken before [`COLUMNS`], continued after an indent. A word
/// that begins with `>` never begins a line: it would read as a rule.
fn fill(beginning: &str, words: &str, indent: usize, out: &mut String) {
    let mut column = beginning.chars().count();
    out.push_str(beginning);
    let mut is_first = true;
    for word in words.split_whitespace() {
        let width = word.chars().count();
        if is_first {
            is_first = false;
        } else if column + 1 + width > COLUMNS && !word.starts_with('>') {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out.push('\n');
}

fn print_paragraph(paragraph: &Paragraph, out: &mut String) {
    let mark = match paragraph.mark.as_str() {
        "" if paragraph.text.starts_with('(') => "() ".to_owned(),
        "" => String::new(),
        mark => format!("({mark}) "),
    };
    fill(&format!("{}. {mark}", paragraph.id), &paragraph.text, 3, out);
    if let Some(rule) = &paragraph.rule {
        print_rule(rule, out);
    }
}

fn rule_line(keyword: &str, value: &str, out: &mut String) {
    if !value.is_empty() {
        out.extend([&format!("   > {keyword:<KEYWORD_COLUMNS$}"), value, "\n"]);
    }
}

fn print_rule(rule: &Rule, out: &mut String) {
    rule_line("parties", &parties(rule), out);
    rule_line("acts", &join(&rule.acts, ", "), out);
    let levels = match &rule.levels {
        None => String::new(),
        Some(Levels::AtLeast(level)) => format!("at least {level}"),
        Some(Levels::AtMost(level)) => format!("at most {level}"),
    };
    rule_line("levels", &levels, out);
    rule_line("initiator", &join(&rule.initiator, ""), out);
    rule_line("places", &join(&rule.places, ", "), out);
    rule_line("posts", &rule.posts.join(", "), out);
    rule_line("regions", &rule.regions.join(", "), out);
    for season in &rule.seasons {
        print_season(season, out);
    }
    rule_line("verdict", &verdict(&rule.order), out);
    rule_line("condition", &rule.conditions.join(", "), out);
    if let Some(days) = rule.report_working_days {
        let noun = if days == 1 { "day" } else { "days" };
        rule_line("report", &format!("within {days} working {noun}"), out);
    }
    rule_line("except", &join(&rule.except, ", "), out);
    rule_line("no-exempt", &join(&rule.no_exempt, ", "), out);
}

fn print_season(season: &Season, out: &mut String) {
    match season {
        Season::Period { from, to } => rule_line("period", &format!("{from} to {to}"), out),
        Season::Every { from, to } => {
            let day =
                |d: &crate::rule::MonthDay| format!("{:02} {}", d.day, time::month_name(d.month));
            rule_line("every", &format!("{} to {}", day(from), day(to)), out);
        }
    }
}

/// The order of a rule as its `verdict` line says it.
#[must_use]
pub fn verdict(order: &Order) -> String {
    match order {
        Order::Clear { open_channel: false } => "clear".to_owned(),
        Order::Clear { open_channel: true } => "clear, open channel".to_owned(),
        Order::AdvisedAgainst => "advised-against".to_owned(),
        Order::NotifyFirst { by } if by.is_empty() => "notify-first".to_owned(),
        Order::NotifyFirst { by } => format!("notify-first by {}", join(by, " and ")),
        Order::ApprovalRequired { by } => format!("approval-required by {by}"),
        Order::Prohibited => "prohibited".to_owned(),
    }
}

/// Terms in order; neighbours of one scope form a group, which the scope ends.
fn parties(rule: &Rule) -> String {
    if rule.is_same {
        return "same".to_owned();
    }
    let mut groups: Vec<String> = rule
        .parties
        .chunk_by(|a, b| a.scope == b.scope)
        .map(|group| {
            let terms: Vec<_> = group.iter().map(term).collect();
            let scope = match group.first().map(|t| t.scope) {
                None | Some(Scope::Only) => "",
                Some(Scope::WithOffshoots) => " with offshoots",
                Some(Scope::WithLinked) => " with linked",
            };
            format!("{}{scope}", terms.join(", "))
        })
        .collect();
    groups.extend(rule.unknown.map(|n| format!("{n} of which unknown")));
    groups.join("; ")
}

fn term(term: &PartyTerm) -> String {
    match &term.selector {
        Selector::Party(word) => word.clone(),
        Selector::List(id) => format!("list {id}"),
        Selector::Programme(id) => format!("programme {id}"),
        Selector::Category(id) => format!("category {id}"),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '“' | '”' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// A value that needs no quotation marks goes without.
fn value(text: &str) -> String {
    let is_plain = !text.contains(['"', '“', '”', ',', '\\']) && !text.contains("->");
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn print_example(example: &Example, out: &mut String) {
    let mut parts: Vec<String> = Vec::new();
    for with in &example.with {
        parts.push(quoted(&with.name));
        parts.extend(with.born.map(|d| format!("born {d}")));
        parts.extend(with.capacity.as_ref().map(|c| format!("capacity {}", quoted(c))));
        parts.extend(with.is.as_ref().map(|p| format!("is {}", value(p))));
    }
    let mut fact = |name: &str, text: Option<String>| {
        parts.extend(text.map(|t| format!("{name} {}", value(&t))));
    };
    fact("purpose", example.purpose.as_ref().map(ToString::to_string));
    fact("level", example.level.as_ref().map(ToString::to_string));
    fact("place", example.venue.map(|v| v.to_string()));
    fact("initiator", example.initiator.map(|i| i.to_string()));
    fact("post", example.post.clone());
    fact("at", example.at.map(|t| t.to_string()));
    let paragraph = example.paragraph.map_or(String::new(), |p| format!(", para {p}"));
    let (act, verdict) = (example.act, &example.verdict);
    out.extend(["   ", act.as_str(), " ", &parts.join(", "), " -> ", verdict, &paragraph, "\n"]);
}
