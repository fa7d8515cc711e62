//! The catalogue of the pages: a key in, the words of a language out. The words stand in
//! `words/LANGUAGE/ROOM.txt`, a line each: `key = words`, places in braces.
//! Never has a rule of what is said when.

use clearance::messages::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "words/"]
struct Files;

static ENGLISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read("en/"));
static PERSIAN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read("fa/"));

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The words of a key; the key itself where there are none, which a test refuses.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.table()
            .get(key)
            .or_else(|| ENGLISH.get(key))
            .cloned()
            .unwrap_or_else(|| key.to_owned())
    }

    /// The words of a key with its places filled.
    #[must_use]
    pub fn with(self, key: &str, places: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let said = self.say(key);
        let mut rest = said.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((place, behind)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            let found = places.iter().find(|(name, _)| *name == place);
            out.push_str(found.map_or("", |(_, value)| value));
            rest = behind;
        }
        out.push_str(rest);
        out
    }

    /// Every key with its words, in order.
    pub fn table(self) -> &'static BTreeMap<String, String> {
        match self.0 {
            Language::Persian => &PERSIAN,
            Language::English => &ENGLISH,
        }
    }
}

fn read(folder: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for name in Files::iter().filter(|name| name.starts_with(folder)) {
        let Some(file) = Files::get(&name) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let lines = text.lines().filter(|l| !l.starts_with('#'));
        let pairs = lines.filter_map(|l| l.split_once(" = "));
        all.extend(pairs.map(|(key, words)| (key.trim().to_owned(), words.trim().to_owned())));
    }
    all
}
