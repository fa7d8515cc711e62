//! The purposes that stand above rules without being named. Source: semantics, doubts 3.

/// The standing exemptions.
pub const STANDING: [&str; 6] =
    ["consular", "asylum", "counsel", "host-agreement", "humanitarian", "danger-to-life"];

/// Those that no directive removes, whatever law it names.
pub const NEVER_REMOVED: [&str; 2] = ["asylum", "danger-to-life"];

/// Whether the purpose is a standing exemption.
#[must_use]
pub fn is_standing(purpose: &parties::Purpose) -> bool {
    STANDING.contains(&purpose.as_str())
}

/// Whether a directive that names a law may remove it.
#[must_use]
pub fn is_removable(purpose: &parties::Purpose) -> bool {
    is_standing(purpose) && !NEVER_REMOVED.contains(&purpose.as_str())
}
