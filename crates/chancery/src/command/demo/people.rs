//! The people of the served demonstration: whom a visitor may be, and a password for each, made on
//! the spot and told once. Never keeps one: only its hash stands beside the data.

use crate::failure::{Explain, Failure, Result};
use crate::output::Out;
use jiff::Timestamp;
use parties::OfficerId;
use server::door::given::{MADE_BYTES, made};
use server::door::guests::{Guest, let_in};
use server::door::passwords::{SALT_BYTES, hash};
use server::{Desk, Machine};
use std::path::Path;
use std::thread::JoinHandle;

/// Whom a visitor may be: the account, the role in words, what to try first.
const PEOPLE: [(&str, &str, &str); 8] = [
    ("p.moreau", "officer, Paris", "paste a guest list under Check, then request approval"),
    ("m.haddad", "approver, Near East desk", "decide what waits under Requests"),
    ("l.ferris", "approver and clearer, Legal", "agree as the second function"),
    ("a.winter", "drafter and releaser", "write, check and release the order that replaces it"),
    ("j.whitcombe", "head of post, London", "acknowledge the order under Directives"),
    ("v.newman", "officer, lower clearance", "see what a reader without need is told"),
    ("i.berg", "inspector", "open the record and verify an entry in the page"),
    ("t.admin", "administrator", "give a new password; see no content"),
];

/// Somebody with a password.
#[derive(Debug)]
struct Person {
    line: String,
    account: &'static str,
    hash: Option<String>,
}

/// The people, whose passwords are hashed while the story is told.
#[derive(Debug)]
pub(super) struct People {
    hashed: JoinHandle<Vec<Person>>,
}

impl People {
    /// Makes the passwords.
    pub(super) fn invite(mut machine: Machine) -> Self {
        let hashed = std::thread::spawn(move || {
            let people = PEOPLE.into_iter().map(|(account, role, trying)| {
                let (mut letters, mut salt) = ([0; MADE_BYTES], [0; SALT_BYTES]);
                (machine.random)(&mut letters);
                (machine.random)(&mut salt);
                let password = made(&letters);
                let line = format!("  {account:<11}  {password}  {role:<27}  {trying}");
                Person { line, account, hash: hash(&password, &salt) }
            });
            people.collect()
        });
        Self { hashed }
    }

    /// Lets them in and tells who they are.
    pub(super) fn let_in(self, desk: &Desk, data: &Path, out: &mut Out) -> Result<()> {
        let what = || "the passwords of the demonstration cannot be kept".to_owned();
        let help = "this is a fault of the program: report it";
        let people = self.hashed.join().map_err(|_| Failure::new(what()).help(help))?;
        let mut guests = Vec::new();
        for person in &people {
            let account = OfficerId::parse(person.account).explain(what, help)?;
            let Some(password_hash) = person.hash.clone() else {
                return Err(Failure::new(what()).help("end other programs, which take memory"));
            };
            guests.push(Guest { account, password_hash });
        }
        let_in(desk, data, &guests, Timestamp::now())?;
        out.line("")?;
        out.line("Sign in as one of these; the passwords are told only here.")?;
        people.iter().try_for_each(|person| out.line(&person.line))
    }
}
