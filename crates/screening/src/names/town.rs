//! A Slavonic adjective in, the town it may be made of out: the Муромский works are the Murom
//! works. Only of names of bodies: of people, such words are family names. Never knows a town.

use super::script::Script;

/// Letters of a town at least: what is shorter is any word. What is lost: Ufa, Tver.
const TOWN_MIN: usize = 4;

/// The ends of such adjectives in Cyrillic, the longest first.
const CYRILLIC: [&str; 19] = [
    "ського",
    "ский",
    "ская",
    "ское",
    "ские",
    "ского",
    "ской",
    "ском",
    "ских",
    "ським",
    "ський",
    "ська",
    "ське",
    "ські",
    "скай",
    "скае",
    "скі",
    "ски",
    "ско",
];

/// The same in Latin.
const LATIN: [&str; 15] = [
    "skogo", "skiy", "skii", "skij", "skyi", "skaya", "skaia", "skaja", "skoye", "skoie", "skoje",
    "skoe", "skoy", "sky", "ski",
];

/// The town of which a folded word is the adjective; none for a word that is no such adjective.
pub(super) fn of_adjective(word: &str, script: Script) -> Option<&str> {
    let ends = match script {
        Script::Cyrillic => CYRILLIC.as_slice(),
        Script::Latin => LATIN.as_slice(),
        _ => return None,
    };
    let town = ends.iter().find_map(|end| word.strip_suffix(end))?;
    (town.chars().count() >= TOWN_MIN).then_some(town)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_has_a_town() {
        assert_eq!(of_adjective("муромский", Script::Cyrillic), Some("муром"));
        assert_eq!(of_adjective("харківського", Script::Cyrillic), Some("харків"));
        assert_eq!(of_adjective("muromskoye", Script::Latin), Some("murom"));
        assert_eq!(of_adjective("омский", Script::Cyrillic), None);
        assert_eq!(of_adjective("murom", Script::Latin), None);
    }
}
