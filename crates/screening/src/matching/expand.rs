//! A part of a query and one index in, the tokens of the index that it meets out. Passes over the
//! distinct tokens, never over the aliases; leaves out no token that the part meets.

use crate::Index;
use crate::index::Near;
use crate::names::distance::{self, LIGHTEST, cost_min, is_far, may_begin};
use crate::names::walk::Walk;
use crate::names::{View, nickname, part};

/// The tokens of the index that a part meets, but for initials and light words met by chance.
pub(super) fn expand(index: &Index<'_>, part: &View<'_>) -> Vec<Near> {
    let mut out = Vec::new();
    let mut push = |token: u32| {
        if let Some(view) = index.token(token)
            && let Some(met) = part::meet(part, &view)
        {
            out.push(Near::of(token, &view, met));
        }
    };
    index.tokens_of_text(part.text).for_each(&mut push);
    if part.concept != 0 {
        index.tokens_of_concept(part.concept).for_each(&mut push);
    }
    if !part.class.is_strict() && !part.is_initial() {
        for form in nickname::forms(part.text) {
            index.tokens_of_text(form).for_each(&mut push);
        }
        for sound in part.sounds() {
            near(index, part, sound, &mut out);
        }
    }
    out.sort_unstable_by_key(|n| n.token);
    out.dedup_by_key(|n| n.token);
    out
}

/// The tokens that a part meets by its sound, passing over whole groups and over all that begin
/// too unlike.
fn near(index: &Index<'_>, part: &View<'_>, sound: &[u8], out: &mut Vec<Near>) {
    let length = part::effective(sound);
    let own_mask = distance::mask(sound);
    let omits = part.script.omits_vowels();
    let mut walk = Walk::new(sound, omits);
    for group in index.sound_groups() {
        // Lengths in the index are rounded up: what may meet is asked by `by_sound` itself.
        let longest = length.max(group.longest);
        let begins = longest >= part::BEGINS_ALIKE || may_begin(own_mask.first, group.first);
        let cost_max = part::cost_bound_of(length, group.longest);
        let apart = u32::try_from(sound.len().abs_diff(group.length)).unwrap_or(0);
        let is_plain = !omits && !group.omits_vowels;
        if !begins || is_plain && apart * u32::from(LIGHTEST) > cost_max {
            continue;
        }
        let cost_max = u16::try_from(cost_max).unwrap_or(u16::MAX);
        walk.begin(group.length, group.omits_vowels);
        for (token, at, shared, is_usual) in group.records() {
            if !walk.next(shared) {
                continue;
            }
            let mut own_max = u32::from(cost_max);
            if is_usual {
                let Some((mask, own_length)) = index.outline(token) else { continue };
                own_max = part::cost_bound_of(length, own_length);
                if is_far(own_mask, mask, own_max) || cost_min(own_mask, mask, is_plain) > own_max {
                    continue;
                }
            }
            let own_max = u16::try_from(own_max).unwrap_or(u16::MAX);
            if walk.cost(group.sound(at), own_max, cost_max).is_some()
                && let Some(view) = index.token(token)
                && !(view.script == part.script && part.script.is_syllabic())
                && part::by_sound(part, &view).is_some()
                && let Some(met) = part::meet(part, &view)
            {
                out.push(Near::of(token, &view, met));
            }
        }
    }
}
