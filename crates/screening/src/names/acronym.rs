//! The parts of a long name in, the acronyms it gives out. Never about whose they are.

use super::part::Part;
use super::script::Script;
use super::words::Class;

/// The acronyms a name gives: the initials of all its words, and of those that are not joining
/// words or legal forms. None for a name of fewer than two such words.
#[must_use]
pub fn acronyms(parts: &[Part]) -> Vec<String> {
    let latin = || parts.iter().filter(|p| matches!(p.script, Script::Latin));
    let initials = |keep: &dyn Fn(&Part) -> bool| -> String {
        latin().filter(|p| keep(p)).filter_map(|p| p.text.chars().next()).collect()
    };
    let heavy = initials(&|p| !matches!(p.class, Class::Particle | Class::Form));
    let bare = initials(&|p| !p.class.is_light());
    let whole = initials(&|_| true);
    let with_form = initials(&|p| p.class != Class::Particle);
    let mut out = vec![heavy, bare, whole, with_form];
    out.retain(|a| (2..=8).contains(&a.len()));
    out.sort_unstable();
    out.dedup();
    out
}
