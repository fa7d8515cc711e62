//! Names of one party as they are met in, an ordered list without repeats out. Never changes how a
//! source spells a name.

use super::faults::{Faults, quoted};
use super::limits::{ITEMS_MAX, NAME_CHARS_MAX};
use crate::{Name, NameKind, Strength};

/// Adds a name unless the party has that text already; of two strengths the strong one stands.
/// A name that is too long, or one too many, is left out with a fault. Says whether it is a name.
pub(super) fn add(
    names: &mut Vec<Name>,
    name: Name,
    line: u64,
    record: &str,
    faults: &mut Faults,
) -> bool {
    if let Some(kept) = names.iter_mut().find(|n| n.text == name.text) {
        kept.strength = kept.strength.min(name.strength);
        if kept.kind == NameKind::Aka {
            kept.kind = name.kind;
        }
        return true;
    }
    add_as_given(names, name, line, record, faults)
}

/// As [`add`], also when the party has that text: for lists whose aliases are counted.
pub(super) fn add_as_given(
    names: &mut Vec<Name>,
    name: Name,
    line: u64,
    record: &str,
    faults: &mut Faults,
) -> bool {
    if !name.text.chars().any(char::is_alphanumeric) {
        return false;
    }
    let chars = name.text.chars().count();
    if chars > NAME_CHARS_MAX {
        faults.note(
            line,
            record,
            format!("the name `{}` has {chars} characters and is left out", quoted(&name.text)),
            &format!("a name has up to {NAME_CHARS_MAX}"),
        );
    } else if names.len() >= ITEMS_MAX {
        let what = format!("the name `{}` is one too many", quoted(&name.text));
        faults.note(line, record, what, &format!("a party has up to {ITEMS_MAX}"));
    } else {
        names.push(name);
    }
    true
}

/// Puts the primary name first. Where none is given it is the first plain one; a party known by its
/// acronym alone has none. Of several primary names the first stays so.
pub(super) fn order(names: &mut [Name]) {
    let primary = names
        .iter()
        .position(|n| n.kind == NameKind::Primary)
        .or_else(|| names.iter().position(|n| n.kind == NameKind::Aka));
    let Some(head) = primary.and_then(|at| names.get_mut(..=at)) else { return };
    head.rotate_right(1);
    for (at, name) in names.iter_mut().enumerate() {
        if at == 0 {
            name.kind = NameKind::Primary;
        } else if name.kind == NameKind::Primary {
            name.kind = NameKind::Aka;
        }
    }
}

/// A name of that kind and strength.
pub(super) const fn of(text: String, kind: NameKind, strength: Strength) -> Name {
    Name { text, kind, strength }
}
