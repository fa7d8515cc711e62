//! The lines under a paragraph that begin with `>` in, its rule out. An unknown line is a fault; a
//! rule with a fault orders the strictest until it is mended, and no release takes it.

use crate::act::{Act, Initiator, Venue};
use crate::near;
use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use crate::parse::{approval, parties as terms, time};
use crate::rule::{Levels, Order, Rule};
use ::parties::{ContactLevel, Purpose};

/// Items of one rule line beside parties. Largest seen: 8 (acts). The rest is left out, and a fault
/// says so.
pub const LINE_ITEMS_MAX: usize = 500;

/// The rule lines, by the word they begin with, in the order they are printed.
pub const KEYWORDS: [&str; 14] = [
    "parties",
    "acts",
    "levels",
    "initiator",
    "places",
    "posts",
    "regions",
    "period",
    "every",
    "verdict",
    "condition",
    "report",
    "except",
    "no-exempt",
];

/// Lines that may stand once only.
const ONCE: [&str; 4] = ["verdict", "levels", "initiator", "report"];

/// Reads the rule of one paragraph. `above` is the rule that `same` copies.
pub(super) fn read(
    lines: &[Piece<'_>],
    number: &Piece<'_>,
    above: Option<&Rule>,
    faults: &mut Faults,
) -> Rule {
    let mut rule = Rule {
        is_same: false,
        parties: Vec::new(),
        unknown: None,
        acts: std::collections::BTreeSet::new(),
        levels: None,
        initiator: None,
        places: std::collections::BTreeSet::new(),
        posts: Vec::new(),
        regions: Vec::new(),
        seasons: Vec::new(),
        order: Order::Prohibited,
        conditions: Vec::new(),
        report_working_days: None,
        except: std::collections::BTreeSet::new(),
        no_exempt: std::collections::BTreeSet::new(),
    };
    let mut seen: Vec<String> = Vec::new();
    for line in lines {
        let (word, rest) = line.first_word();
        let keyword = match word.text.to_lowercase().as_str() {
            "conditions" => "condition".to_owned(),
            other => other.to_owned(),
        };
        if !KEYWORDS.contains(&keyword.as_str()) {
            faults.unknown(&word, "unknown-rule-line", "line of a rule", &KEYWORDS);
            // A mistyped line is said once, not again as a missing one.
            seen.extend(near::near(word.text, KEYWORDS).first().map(|k| (*k).to_owned()));
            continue;
        }
        if ONCE.contains(&keyword.as_str()) && seen.contains(&keyword) {
            let what = format!("`{keyword}` stands twice in one rule");
            faults.add(&word, "rule-line-twice", what, "keep one, or write two paragraphs");
            continue;
        }
        seen.push(keyword.clone());
        if rest.is_empty() {
            let what = format!("`{keyword}` says nothing");
            faults.add(&word, "empty-rule-line", what, "write its value or delete the line");
            continue;
        }
        read_line(&keyword, &rest, &mut rule, above, faults);
    }
    if !seen.iter().any(|k| k == "verdict") {
        let what = "the rule has no verdict";
        faults.add(number, "no-verdict", what, "add a line `> verdict …`");
    }
    rule
}

fn read_line(
    keyword: &str,
    rest: &Piece<'_>,
    rule: &mut Rule,
    above: Option<&Rule>,
    faults: &mut Faults,
) {
    match keyword {
        "parties" => read_parties(rest, rule, above, faults),
        "acts" => rule.acts.extend(closed(rest, "act", Act::ALL, Act::parse, Act::as_str, faults)),
        "places" => rule.places.extend(closed(
            rest,
            "place",
            Venue::ALL,
            Venue::parse,
            Venue::as_str,
            faults,
        )),
        "initiator" => {
            rule.initiator = Initiator::parse(&rest.plain());
            if rule.initiator.is_none() {
                faults.unknown(rest, "unknown-initiator", "initiator", &["us", "them"]);
            }
        }
        "levels" => rule.levels = levels(rest, faults),
        "posts" => rule.posts.extend(items(rest, faults).iter().map(Piece::plain)),
        "regions" => rule.regions.extend(items(rest, faults).iter().map(Piece::plain)),
        "period" => rule.seasons.extend(time::period(rest, faults)),
        "every" => rule.seasons.extend(time::every(rest, faults)),
        "verdict" => {
            if let Some(order) = verdict(rest, faults) {
                rule.order = order;
            }
        }
        "condition" => rule.conditions.extend(items(rest, faults).iter().map(Piece::plain)),
        "report" => rule.report_working_days = report(rest, faults),
        "except" => rule.except.extend(purposes(rest, faults)),
        _ => rule.no_exempt.extend(purposes(rest, faults)),
    }
}

fn read_parties(rest: &Piece<'_>, rule: &mut Rule, above: Option<&Rule>, faults: &mut Faults) {
    let named = terms::read(rest, faults);
    let is_mixed = if named.is_same {
        rule.is_same || !rule.parties.is_empty() || rule.unknown.is_some()
    } else {
        rule.is_same
    };
    if is_mixed {
        let what = "`same` stands beside other parties";
        faults.add(rest, "same-not-alone", what, "write `same` alone, or name the parties");
        return;
    }
    if !named.is_same {
        if named.unknown.is_some() && rule.unknown.is_some() {
            let what = "the number of unknown parties stands twice";
            faults.add(rest, "unknown-twice", what, "keep one");
        }
        rule.parties.extend(named.terms);
        rule.unknown = rule.unknown.or(named.unknown);
        return;
    }
    rule.is_same = true;
    match above {
        Some(above) => {
            rule.parties.clone_from(&above.parties);
            rule.unknown = above.unknown;
        }
        None => {
            let what = "`same` has no rule above it";
            faults.add(rest, "same-without-rule", what, "name the parties");
        }
    }
}

/// The items between commas and semicolons.
fn items<'a>(rest: &Piece<'a>, faults: &mut Faults) -> Vec<Piece<'a>> {
    let mut items = rest.split(|c| matches!(c, ',' | ';'));
    items.retain(|i| !i.is_empty());
    if items.len() > LINE_ITEMS_MAX {
        let what = format!("the line has more than {LINE_ITEMS_MAX} items");
        faults.add(rest, "too-many-items", what, "name fewer");
        items.truncate(LINE_ITEMS_MAX);
    }
    items
}

/// The items of a line that takes words of a closed set.
fn closed<T: Copy>(
    rest: &Piece<'_>,
    noun: &'static str,
    all: &[T],
    parse: impl Fn(&str) -> Option<T>,
    word: impl Fn(T) -> &'static str,
    faults: &mut Faults,
) -> Vec<T> {
    let code = if noun == "act" { "unknown-act" } else { "unknown-place" };
    let mut kept = Vec::new();
    for item in items(rest, faults) {
        match parse(&item.plain()) {
            Some(value) => kept.push(value),
            None => {
                let known: Vec<_> = all.iter().map(|v| word(*v)).collect();
                faults.unknown(&item, code, noun, &known);
            }
        }
    }
    kept
}

fn purposes(rest: &Piece<'_>, faults: &mut Faults) -> Vec<Purpose> {
    let mut kept = Vec::new();
    for item in items(rest, faults) {
        match Purpose::parse(&item.plain()) {
            Ok(purpose) => kept.push(purpose),
            Err(error) => {
                let remedy = "write a purpose such as `consular`";
                faults.add(&item, "not-a-purpose", error.to_string(), remedy);
            }
        }
    }
    kept
}

fn levels(rest: &Piece<'_>, faults: &mut Faults) -> Option<Levels> {
    let (least, most) = (rest.after_words("at least"), rest.after_words("at most"));
    let named = |p: Piece<'_>| (!p.is_empty()).then(|| ContactLevel::named(&p.plain()));
    let found = match (least, most) {
        (Some(level), _) => named(level).map(Levels::AtLeast),
        (_, Some(level)) => named(level).map(Levels::AtMost),
        _ => None,
    };
    if found.is_none() {
        let what = format!("`{}` is no bound on levels", shown(rest.text));
        faults.add(rest, "not-a-bound", what, "write `at least LEVEL` or `at most LEVEL`");
    }
    found
}

fn report(rest: &Piece<'_>, faults: &mut Faults) -> Option<u16> {
    let words = rest.words();
    let words: Vec<_> = words.iter().map(|w| w.text.to_lowercase()).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let days = match words.as_slice() {
        ["within", days, "working", "day" | "days"] => days.parse().ok(),
        _ => None,
    };
    if days.is_none() {
        let what = format!("`{}` is no deadline", shown(rest.text));
        faults.add(rest, "not-a-deadline", what, "write `within 3 working days`");
    }
    days
}

fn verdict(rest: &Piece<'_>, faults: &mut Faults) -> Option<Order> {
    const KNOWN: [&str; 5] =
        ["clear", "advised-against", "notify-first", "approval-required", "prohibited"];
    let end = rest.text.find(|c: char| c.is_whitespace() || c == ',');
    let (word, after) = rest.split_at(end.unwrap_or(rest.text.len()));
    let after = after.trim();
    let by = after.after_words("by");
    let order = match word.text.to_lowercase().as_str() {
        "clear" if after.is_empty() => Order::Clear { open_channel: false },
        "clear"
            if after.split_once(|c| c == ',').is_some_and(|(before, channel)| {
                before.trim().is_empty() && channel.plain().eq_ignore_ascii_case("open channel")
            }) =>
        {
            Order::Clear { open_channel: true }
        }
        "advised-against" if after.is_empty() => Order::AdvisedAgainst,
        "prohibited" if after.is_empty() => Order::Prohibited,
        "notify-first" if after.is_empty() => Order::NotifyFirst { by: Vec::new() },
        "notify-first" if by.is_some() => {
            Order::NotifyFirst { by: approval::read_told(&by?, faults) }
        }
        "approval-required" if by.is_some() => {
            Order::ApprovalRequired { by: approval::read(&by?, faults)? }
        }
        "approval-required" if after.is_empty() => {
            let what = "`approval-required` does not say by whom";
            faults.add(&word, "no-approver", what, "write `approval-required by nea-desk`");
            return None;
        }
        "undetermined" | "exempt" | "refer" => {
            let what = format!("`{}` is an answer, not an order", word.text);
            let remedy = format!("order {}", near::listed(&KNOWN, "or"));
            faults.add(&word, "not-an-order", what, remedy);
            return None;
        }
        known if KNOWN.contains(&known) => {
            let what = format!("`{}` is not expected after `{known}`", shown(after.text));
            let remedy = if known == "clear" { "write `clear, open channel`" } else { "delete it" };
            faults.add(&after, "verdict-syntax", what, remedy);
            return None;
        }
        _ => {
            faults.unknown(&word, "unknown-verdict", "verdict", &KNOWN);
            return None;
        }
    };
    Some(order)
}
