//! Examples of a directive: which hold, and what is said of one that does not.

use super::decisions::case::Case;
use clearance::{Counterpart, asked, examples};
use screening::{Index, Options};
use std::path::Path;

const DIRECTIVE: &str = r#"| Headers are filled in by the runner.
-- rule 26 HQ 0001 --
1. (U) What is ordered.
   > parties    own:arvand with offshoots
   > acts       accept, host
   > posts      cairo
   > verdict    approval-required by nea-desk

2. (U) What is ordered at home.
   > parties    same
   > acts       host
   > places     official
   > verdict    prohibited

Examples:
   accept "Council of the Arvand Nation"                          -> approval-required, para 1
   accept "Council of the Arvand Nation", post london             -> clear
   host   "Arvand Liberation Movement"                            -> undetermined
   accept "Arvand Liberation Movement", purpose consular          -> exempt
   accept "Arvand Liberation Movement"                            -> prohibited
   host   "Arvand Liberation Movement", place official            -> prohibited, para 1

-- contact --
cairo accept 2026-03-12T10:00 as h.saleh
with "Nobody Known"
-- expect --
"#;

#[test]
fn an_example_that_fails_says_what_it_is_instead() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/decisions/fixtures");
    let case = Case::parse(DIRECTIVE, Path::new(fixtures));
    let bytes = Index::build(&[&case.snapshot], "");
    let index = [Index::open(&bytes).unwrap()];
    let screen = |c: &Counterpart| asked::screen_one(c, &index, &Options::usual());
    let setting = examples::Setting {
        organisation: &case.organisation,
        registry: &case.registry,
        others: &[],
        screen: &screen,
    };
    let outcomes = examples::run(&case.released[0], &setting);
    let holds: Vec<bool> = outcomes.iter().map(|o| o.holds).collect();
    assert_eq!(holds, [true, true, true, true, false, true]);
    let fault = outcomes[4].fault().unwrap();
    assert_eq!(fault.code, "example-fails");
    let what = "the example expects `prohibited`, at cairo it is approval-required by 26 HQ 0001/1";
    assert_eq!(fault.what, what);
    assert!(outcomes[0].fault().is_none());
}
