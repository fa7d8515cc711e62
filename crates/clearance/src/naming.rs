//! A name as typed in; whether it says only what sort of body is meant, out. Such words name nobody
//! in particular: whoever uses them is asked which, and no party is put into their mouth.

/// Words for sorts of bodies, and the articles beside them, folded. Ours, from the lists' own
/// commonest last words; a word that is no sort of body does not belong here.
const SORTS: &[&str] = &[
    "the",
    "a",
    "an",
    "al",
    "el",
    "la",
    "le",
    "les",
    "los",
    "der",
    "die",
    "das",
    "of",
    "and",
    "for",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "battalion",
    "board",
    "brigade",
    "bureau",
    "bloc",
    "centre",
    "center",
    "church",
    "club",
    "coalition",
    "collective",
    "command",
    "commission",
    "committee",
    "community",
    "company",
    "conference",
    "congress",
    "consortium",
    "cooperative",
    "corporation",
    "council",
    "delegation",
    "embassy",
    "enterprise",
    "faction",
    "federation",
    "fighters",
    "firm",
    "force",
    "forces",
    "forum",
    "foundation",
    "front",
    "fund",
    "government",
    "group",
    "guard",
    "guards",
    "holding",
    "house",
    "institute",
    "league",
    "leadership",
    "legion",
    "militia",
    "ministry",
    "mission",
    "mosque",
    "movement",
    "network",
    "office",
    "opposition",
    "organisation",
    "organization",
    "parliament",
    "party",
    "platform",
    "press",
    "rebels",
    "resistance",
    "secretariat",
    "society",
    "trust",
    "union",
    "university",
    "wing",
];

/// Words of a name that are looked at. More than that say more than a sort.
const WORDS_MAX: usize = 8;

/// Whether a name says only what sort of body is meant: `The Movement`, `the Front`.
#[must_use]
pub fn names_only_a_sort(name: &str) -> bool {
    let mut words = 0;
    for word in name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        words += 1;
        if words > WORDS_MAX || !SORTS.contains(&word.to_lowercase().as_str()) {
            return false;
        }
    }
    words > 0
}
