//! Runs `spec/record/*.txt`. A case is a comment, steps, and what the steps print: `| why and
//! source`, `-- steps --`, one step a line, `-- expect --`, the answers. A step that reads a text
//! takes it from a section of that name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use record::key::Purpose;
use record::{
    Checkpoint, Consistency, Hash, Inclusion, Note, SigningKey, Tile, Tree, VerifyingKey,
};

use crate::copies::{self, Files};

/// Cases that have to be there; a runner that finds none would pass for ever.
const CASES_MIN: usize = 15;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/record");
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut wrong = String::new();
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy();
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.starts_with("| "), "{name}: a case begins with what it states");
        let sections = sections(&text);
        let expected = sections.get("expect").unwrap_or_else(|| panic!("{name}: no `expect`"));
        let mut case = Case::new(&sections);
        for step in sections["steps"].lines() {
            case.step(step);
        }
        if case.said != *expected {
            writeln!(wrong, "== {name}\nexpected:\n{expected}said:\n{}", case.said).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(paths.len() >= CASES_MIN, "only {} cases", paths.len());
}

fn sections(text: &str) -> BTreeMap<String, String> {
    let mut sections: BTreeMap<String, String> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
            name = title.to_owned();
            sections.entry(name.clone()).or_default();
        } else {
            writeln!(sections.entry(name.clone()).or_default(), "{line}").unwrap();
        }
    }
    sections
}

/// One case while it runs.
struct Case<'s> {
    sections: &'s BTreeMap<String, String>,
    leaves: Vec<Hash>,
    files: Files,
    said: String,
}

impl<'s> Case<'s> {
    fn new(sections: &'s BTreeMap<String, String>) -> Self {
        Self { sections, leaves: Vec::new(), files: Files::new(), said: String::new() }
    }

    fn say(&mut self, words: impl std::fmt::Display) {
        writeln!(self.said, "{words}").unwrap();
    }

    fn text(&self, name: &str) -> &'s str {
        self.sections.get(name).unwrap_or_else(|| panic!("no section `{name}`"))
    }

    fn step(&mut self, step: &str) {
        let words: Vec<&str> = step.split_whitespace().collect();
        match words.as_slice() {
            ["leaves", data @ ..] => {
                self.leaves.extend(data.iter().map(|data| record::leaf_hash(&bytes_of(data))));
            }
            ["roots"] => self.roots(),
            ["inclusion", index, size] => self.inclusion(number(index), number(size)),
            ["consistency", old, new] => self.consistency(number(old), number(new)),
            ["commitment", salt] => self.commitment(salt),
            ["tiles", old, new] => {
                let tiles = record::tiles_of_hashes(number(old), number(new));
                let bundles = record::bundles_of_entries(number(old), number(new));
                tiles.iter().chain(&bundles).for_each(|tile| self.say(tile));
            }
            ["read-path", path] => match Tile::parse(path) {
                Some(tile) => self.say(format_args!(
                    "{:?} number {} width {}",
                    tile.kind(),
                    tile.index(),
                    tile.width()
                )),
                None => self.say(format_args!("no tile: {path}")),
            },
            ["cosign", name, byte, at] => self.cosign(name, number(byte) as u8, number(at)),
            ["sign", key] => self.sign(key),
            ["open", keys @ ..] => self.open(keys),
            ["checkpoint", log, witnesses @ ..] => self.checkpoint(log, witnesses),
            ["key", key] => match VerifyingKey::parse(key) {
                Ok(key) => self.say(format_args!("{:?} {} {key}", key.purpose(), key.id())),
                Err(fault) => self.say(fault),
            },
            ["secret", key] => match SigningKey::parse(key) {
                Ok(key) => self.say(key.verifying()),
                Err(fault) => self.say(fault),
            },
            ["seed", name, byte] => {
                let seed = [number(byte) as u8; 32];
                match SigningKey::from_seed(name, Purpose::Note, &seed) {
                    Ok(key) => {
                        self.say(format_args!("{}\n{}", key.verifying(), key.to_secret_text()));
                    }
                    Err(fault) => self.say(fault),
                }
            }
            _ => self.copy_step(&words),
        }
    }

    /// Steps on a copy of a record of invented events.
    fn copy_step(&mut self, words: &[&str]) {
        match words {
            ["export", size] => self.files = copies::export_of(number(size)),
            ["flip", path, at] => self.file(path)[number(at) as usize] ^= 1,
            ["cut", path, bytes] => self.file(path).truncate(number(bytes) as usize),
            ["remove", path] => drop(self.files.remove(*path).expect("such a file")),
            ["write", path, text] => {
                self.files.insert((*path).to_owned(), text.as_bytes().to_vec());
            }
            ["replace-event", entry, text] => self.replace_event(number(entry), text),
            ["prove", entry] => {
                let proof = copies::prove(&self.files, number(entry));
                self.said.push_str(&proof.to_string());
            }
            ["grow", old] => {
                let proof = crate::growth::prove(&self.files, number(old));
                self.said.push_str(&proof.to_string());
            }
            ["read-proof", commitment] => self.read_proof(commitment),
            ["files"] => {
                let paths: Vec<String> = self.files.keys().cloned().collect();
                paths.iter().for_each(|path| self.say(path));
            }
            ["verify"] => match copies::verify(&self.files) {
                Ok(report) => write!(self.said, "{report}").unwrap(),
                Err(fault) => self.say(fault),
            },
            other => panic!("no step `{other:?}`"),
        }
    }

    fn file(&mut self, path: &str) -> &mut Vec<u8> {
        self.files.get_mut(path).unwrap_or_else(|| panic!("no file `{path}`"))
    }

    /// Writes another event with its right commitment: what a careful forger would do.
    fn replace_event(&mut self, entry: u64, text: &str) {
        let salt = record::read_salt(&self.files[&record::salt_path(entry)]).unwrap();
        let commitment = record::commitment(&salt, text.as_bytes());
        self.files.insert(record::event_path(entry), text.as_bytes().to_vec());
        let at = entry as usize * 34 + 2;
        let bundle = self.files.keys().find(|path| path.starts_with("tile/entries/000")).cloned();
        self.file(&bundle.expect("a bundle"))[at..at + 32].copy_from_slice(&commitment.0);
    }

    fn read_proof(&mut self, commitment: &str) {
        let commitment = record::Commitment::parse_hex(commitment).expect("a commitment");
        let opened = record::EntryProof::parse(self.text("proof").as_bytes())
            .and_then(|proof| proof.open(&commitment, copies::log().verifying(), &[]));
        match opened {
            Ok(opened) => self.say(format_args!("proven in {} entries", opened.checkpoint.size)),
            Err(fault) => self.say(fault),
        }
    }

    fn roots(&mut self) {
        let tree = Tree::from_leaves(&self.leaves);
        for size in 0..=tree.size() {
            self.say(format_args!("{size} {}", tree.root(size).unwrap()));
        }
    }

    fn inclusion(&mut self, index: u64, size: u64) {
        let tree = Tree::from_leaves(&self.leaves);
        let path = match record::prove_inclusion(&tree, index, size) {
            Ok(path) => path,
            Err(fault) => return self.say(fault),
        };
        let leaf = self.leaves[index as usize];
        let claim = Inclusion { leaf, index, size, root: tree.root(size).unwrap(), path: &path };
        path.iter().for_each(|hash| self.say(hash));
        self.say(if claim.holds() { "holds" } else { "does not hold" });
    }

    fn consistency(&mut self, old: u64, new: u64) {
        let tree = Tree::from_leaves(&self.leaves);
        let path = match record::prove_consistency(&tree, old, new) {
            Ok(path) => path,
            Err(fault) => return self.say(fault),
        };
        let (old_root, new_root) = (tree.root(old).unwrap(), tree.root(new).unwrap());
        let claim = Consistency { old_size: old, old_root, new_size: new, new_root, path: &path };
        path.iter().for_each(|hash| self.say(hash));
        self.say(if claim.holds() { "holds" } else { "does not hold" });
    }

    fn commitment(&mut self, salt: &str) {
        let salt = record::read_salt(format!("{salt}\n").as_bytes()).expect("a salt");
        let event = self.text("event").strip_suffix('\n').unwrap();
        let commitment = record::commitment(&salt, event.as_bytes());
        self.say(format_args!("commitment {commitment}"));
        self.say(format_args!("leaf hash {}", commitment.leaf_hash()));
    }

    fn cosign(&mut self, name: &str, byte: u8, at: u64) {
        let key = SigningKey::from_seed(name, Purpose::Cosignature, &[byte; 32]).unwrap();
        let note = Note::new(self.text("text")).unwrap();
        self.say(record::cosign(&note, &key, at).unwrap());
        self.say(key.verifying());
    }

    fn sign(&mut self, key: &str) {
        let mut note = Note::new(self.text("text")).unwrap();
        note.sign(&SigningKey::parse(key).unwrap()).unwrap();
        self.said.push_str(&note.to_string());
    }

    fn open(&mut self, keys: &[&str]) {
        let note = match Note::parse(self.text("note").as_bytes()) {
            Ok(note) => note,
            Err(fault) => return self.say(fault),
        };
        let keys: Vec<_> = keys.iter().map(|key| VerifyingKey::parse(key).unwrap()).collect();
        match note.verify(&keys) {
            Ok(signed) => signed.iter().for_each(|key| self.say(format_args!("signed by {key}"))),
            Err(fault) => self.say(fault),
        }
    }

    fn checkpoint(&mut self, log: &str, witnesses: &[&str]) {
        let key = |text: &str| VerifyingKey::parse(text).unwrap();
        let witnesses: Vec<_> = witnesses.iter().map(|text| key(text)).collect();
        match Checkpoint::open(self.text("note").as_bytes(), &key(log), &witnesses) {
            Err(fault) => self.say(fault),
            Ok(opened) => {
                let Checkpoint { origin, size, root, extensions } = opened.checkpoint;
                self.say(format_args!("{origin} size {size} root {root} {extensions:?}"));
                for witness in opened.witnessed {
                    self.say(format_args!("witnessed by {} at {}", witness.by, witness.at));
                }
            }
        }
    }
}

fn number(word: &str) -> u64 {
    word.parse().unwrap_or_else(|_| panic!("no number: `{word}`"))
}

/// Hexadecimal data of a leaf; `-` is none.
fn bytes_of(word: &str) -> Vec<u8> {
    let digits = word.trim_start_matches('-');
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(byte).collect()
}
