//! Whatever happened, in whatever order: taken back, nothing has happened.

use super::events::samples;
use clearance::State;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_taken_back_has_not_happened(
        first in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        then in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
    ) {
        let samples = samples();
        let picked = |of: &[prop::sample::Index]| -> Vec<_> {
            of.iter().map(|i| i.get(&samples).clone()).collect()
        };
        // The organisation first, or nothing that follows does anything.
        let mut state = State::of(samples.iter().take(1));
        picked(&first).iter().for_each(|e| state.apply(e));
        let mut undos = Vec::new();
        for envelope in picked(&then) {
            let before = state.clone();
            let mut applied = state.clone();
            applied.apply(&envelope);
            let undo = state.apply_for_now(&envelope);
            prop_assert_eq!(&state, &applied, "it is applied as any other");
            undos.push((before, undo));
        }
        for (before, undo) in undos.into_iter().rev() {
            state.undo(undo);
            prop_assert_eq!(&state, &before);
        }
    }
}

#[test]
fn every_kind_that_changes_something_is_taken_back() {
    let samples = samples();
    let whole = State::of(&samples);
    for envelope in &samples {
        let mut state = whole.clone();
        let undo = state.apply_for_now(envelope);
        state.undo(undo);
        assert_eq!(state, whole, "{}", envelope.event.kind());
    }
}
