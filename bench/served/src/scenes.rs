//! Directories to measure on, set up by the program's own commands: the story's lists, the list of
//! the United States Treasury, and a hundred thousand contacts.

use crate::house::Binary;
use crate::names::name;
use crate::{Result, client, fill};
use std::path::{Path, PathBuf};

/// The officer who asks.
const OFFICER: &str = "p.moreau";

/// A directory with what a client needs to ask there.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub(crate) name: String,
    pub(crate) data: PathBuf,
    token: String,
}

/// A directory of many contacts.
#[derive(Debug)]
pub(crate) struct Large {
    pub(crate) data: PathBuf,
    pub(crate) contacts: u64,
    pub(crate) entries: u64,
    pub(crate) people: Vec<(String, String)>,
    pub(crate) scene: Scene,
    one: fill::Ones,
}

impl Scene {
    /// A check of the name of that number.
    pub(crate) fn check(&self, number: u64) -> Vec<u8> {
        let body = serde_json::json!({
            "act": "accept", "at": "2020-03-05T19:00:00Z",
            "with": [{"name": name(number), "kind": "person"}],
        });
        self.post("/api/v1/checks", &body.to_string())
    }

    /// So many names, screened.
    pub(crate) fn screen(&self, number: u64, batch: u64) -> Vec<u8> {
        let queries: Vec<serde_json::Value> = (0..batch)
            .map(|n| serde_json::json!({"query": name(number * batch + n), "kind": "person"}))
            .collect();
        let body = serde_json::json!({"names": queries, "limit": 3});
        self.post("/api/v1/screen", &body.to_string())
    }

    fn post(&self, path: &str, body: &str) -> Vec<u8> {
        let who = format!("authorization: Bearer {}\r\n", self.token);
        client::post(path, &who, "application/json", body)
    }
}

/// The scenes that loads are measured on.
pub(crate) fn all(binary: &Binary, room: &Path, house: &Path) -> Result<Vec<Scene>> {
    let mut scenes = vec![story(binary, &room.join("story"), "examples")?];
    let lists = house.join("../shared/data/lists/ofac_sdn_2021-07");
    if lists.is_dir() {
        let scene = story(binary, &room.join("ofac"), "OFAC")?;
        let files = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];
        let paths: Vec<String> =
            files.iter().map(|f| lists.join(f).display().to_string()).collect();
        let list = format!("ofac=ofac-csv:{}", paths.join(","));
        let data = scene.data.display().to_string();
        binary.run(&["list", "update", &list, "--data", &data, "--accept-losses"], "")?;
        scenes.push(scene);
    }
    Ok(scenes)
}

/// A hundred thousand contacts, and the people who look at them.
pub(crate) fn large(binary: &Binary, room: &Path, house: &Path, contacts: u64) -> Result<Large> {
    let scene = all(binary, &room.join("large"), house)?.remove(0);
    let one = fill::fill(&scene.data, contacts)?;
    let mut people = Vec::new();
    for account in ["p.moreau", "m.haddad", "a.winter", "i.berg"] {
        let password = "quite a long way round the lake".to_owned();
        let data = scene.data.display().to_string();
        binary.run(&["account", "password", account, "--stdin", "--data", &data], &password)?;
        people.push((account.to_owned(), password.replace(' ', "+")));
    }
    Ok(Large { data: scene.data.clone(), contacts, entries: one.entries, people, scene, one })
}

impl Large {
    /// The pages that are measured.
    pub(crate) fn paths(&self, _: &str) -> Vec<String> {
        let mut paths: Vec<String> = [
            "/",
            "/check",
            "/requests",
            "/directives",
            "/directives/20-HQ-1250",
            "/drafts",
            "/parties?q=komala",
            "/parties/own:mek",
            "/contacts",
            "/worklist",
            "/record",
            "/people",
            "/account",
            "/lists",
        ]
        .map(str::to_owned)
        .to_vec();
        paths.extend([
            format!("/requests/{}", self.one.request),
            format!("/decisions/{}", self.one.decision),
            format!("/contacts/{}", self.one.contact),
            format!("/record/{}", self.one.entries / 2),
        ]);
        paths
    }
}

fn story(binary: &Binary, dir: &Path, name: &str) -> Result<Scene> {
    let told = dir.display().to_string();
    binary.run(&["demo", "--story-only", "--data", &told], "")?;
    let data = dir.join("data");
    let words = data.display().to_string();
    let made = ["account", "token", OFFICER, "--scope", "screen", "--scope", "check", "--data"];
    let told = binary.run(&[&made[..], &[&words]].concat(), "")?;
    let token = told.split_whitespace().find(|w| w.starts_with("chy_"));
    let token = token.ok_or("no token was printed")?.to_owned();
    Ok(Scene { name: name.to_owned(), data, token })
}
