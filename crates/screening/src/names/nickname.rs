//! Short forms of given names. A word in, the names it is short for and its own short forms out:
//! Bill is a form of William. The table is made by `cargo xtask tables` from
//! `data/nicknames.tsv`. Never says that two short forms of one name are one: they meet in too
//! many.

use super::table::Table;

static TABLE: Table = Table::new(include_bytes!("../../../../data/tables/nicknames.bin"));

/// Whether one is a short form of the other.
#[must_use]
pub fn are_forms(a: &str, b: &str) -> bool {
    forms(a).any(|form| form == b)
}

/// The words that are forms of this one, in the order of their letters.
pub fn forms(word: &str) -> impl Iterator<Item = &'static str> + use<> {
    let mut rest = TABLE.get(word.as_bytes()).unwrap_or(&[]);
    std::iter::from_fn(move || {
        let (length, tail) = rest.split_first()?;
        let (form, tail) = tail.split_at_checked(usize::from(*length))?;
        rest = tail;
        std::str::from_utf8(form).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_is_one_of_its_name_and_of_no_other_short_form() {
        assert!(are_forms("bill", "william") && are_forms("william", "bill"));
        assert!(!are_forms("bill", "willy") && !are_forms("bill", "bill"));
        assert!(forms("william").any(|f| f == "bill"));
        assert_eq!(forms("nobody").count(), 0);
    }
}
