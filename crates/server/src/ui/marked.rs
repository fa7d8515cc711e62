//! The marking of a page: the highest level of what it shows, with the captions of all of it.
//! Never lower than what is lowest in the house.

use crate::Trouble;
use crate::desk::Desk;
use parties::{Levels, Visibility};

/// `RESTRICTED HARBOUR`, for everything shown.
#[must_use]
pub fn words<'a>(levels: &Levels, all: impl IntoIterator<Item = &'a Visibility>) -> String {
    let mut whole = Visibility::at(levels.lowest());
    for one in all {
        if levels.rank(&one.level) > levels.rank(&whole.level) {
            whole.level = one.level.clone();
        }
        whole.compartments.extend(one.compartments.iter().cloned());
    }
    let captions = whole.compartments.iter().map(ToString::to_string);
    let level = whole.level.as_str().to_uppercase();
    std::iter::once(level).chain(captions).collect::<Vec<_>>().join(" ")
}

/// The same in a house.
///
/// # Errors
/// No organisation.
pub fn of<'a>(
    desk: &Desk,
    all: impl IntoIterator<Item = &'a Visibility>,
) -> Result<String, Trouble> {
    Ok(words(&desk.organisation()?.levels, all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use parties::{Compartment, Level};
    use std::collections::BTreeSet;

    #[test]
    fn a_page_is_marked_as_the_highest_it_shows() {
        let levels = Levels::initial();
        let at = |n: usize, captions: &[&str]| Visibility {
            level: levels.all().get(n).cloned().unwrap_or_else(|| levels.lowest()),
            compartments: captions.iter().map(|c| Compartment::named(c)).collect(),
        };
        let word = |level: &Level| level.as_str().to_uppercase();
        assert_eq!(words(&levels, []), word(&levels.lowest()));
        let shown = [at(1, &["HARBOUR"]), at(0, &[]), at(2, &[])];
        let top = &levels.all()[2];
        assert_eq!(words(&levels, &shown), format!("{} HARBOUR", word(top)));
        assert_eq!(at(0, &[]).compartments, BTreeSet::new());
    }
}
