//! An organisation in, its file out, always the same text for the same organisation. Never prints
//! what reading would not give back.

use super::entry::WEEKDAYS;
use crate::{Officer, Organisation, Post};
use jiff::civil::Weekday;
use std::fmt::{Display, Write};

/// The whole file.
pub(super) fn organisation(organisation: &Organisation) -> String {
    let o = organisation;
    let mut out = String::new();
    line(&mut out, "name", &text(&o.name));
    line(&mut out, "headquarters", &text(&o.headquarters));
    line(&mut out, "refer_to", &text(&o.refer_to));
    line(&mut out, "levels", &array(o.levels.all()));
    array_line(&mut out, "compartments", &o.compartments);
    array_line(&mut out, "contact_levels", &o.contact_levels);
    array_line(&mut out, "purposes", &o.purposes);
    array_line(&mut out, "functions", &o.functions);
    if !o.collectives.is_empty() {
        out.push_str("\n[collectives]\n");
        for collective in &o.collectives {
            line(&mut out, &text(&collective.id), &array(&collective.posts));
        }
    }
    for region in &o.regions {
        out.push_str("\n[[region]]\n");
        line(&mut out, "id", &text(&region.id));
        optional(&mut out, "desk", region.desk.as_ref());
    }
    for post in &o.posts {
        self::post(&mut out, post);
    }
    for officer in &o.officers {
        self::officer(&mut out, officer);
    }
    out
}

fn post(out: &mut String, post: &Post) {
    out.push_str("\n[[post]]\n");
    line(out, "id", &text(&post.id));
    line(out, "name", &text(&post.name));
    line(out, "region", &text(&post.region));
    line(out, "time_zone", &text(&post.time_zone));
    line(out, "working_days", &array(post.working_days.iter().map(|d| day(*d))));
    if !post.holidays.is_empty() {
        let days: Vec<String> = post.holidays.iter().map(ToString::to_string).collect();
        line(out, "holidays", &format!("[{}]", days.join(", ")));
    }
    optional(out, "head", post.head.as_ref());
    optional(out, "deputy", post.deputy.as_ref());
}

fn officer(out: &mut String, officer: &Officer) {
    out.push_str("\n[[officer]]\n");
    line(out, "id", &text(&officer.id));
    if !officer.name.is_empty() {
        line(out, "name", &text(&officer.name));
    }
    line(out, "post", &text(&officer.post));
    array_line(out, "roles", officer.roles.iter().map(|r| r.as_str()).collect::<Vec<_>>());
    array_line(out, "functions", &officer.functions);
    line(out, "level", &text(&officer.level));
    array_line(out, "compartments", &officer.compartments);
    for tie in &officer.ties {
        out.push_str("\n[[officer.tie]]\n");
        line(out, "kind", &text(&tie.kind));
        line(out, "of", &text(&tie.of));
        if let Some(declared) = tie.declared {
            line(out, "declared", &declared.to_string());
        }
    }
}

fn day(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, d)| *d == day).map_or("mon", |(name, _)| name)
}

fn line(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push_str(" = ");
    out.push_str(value);
    out.push('\n');
}

fn optional(out: &mut String, key: &str, value: Option<&impl Display>) {
    if let Some(value) = value {
        line(out, key, &text(value));
    }
}

fn array_line(
    out: &mut String,
    key: &str,
    values: impl IntoIterator<Item = impl Display, IntoIter: ExactSizeIterator>,
) {
    let values = values.into_iter();
    if values.len() > 0 {
        line(out, key, &array(values));
    }
}

fn array(values: impl IntoIterator<Item = impl Display>) -> String {
    let values: Vec<String> = values.into_iter().map(|v| text(&v)).collect();
    format!("[{}]", values.join(", "))
}

/// A TOML basic string. Source: TOML 1.0, String.
fn text(value: &impl Display) -> String {
    let mut out = String::from("\"");
    for c in value.to_string().chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
