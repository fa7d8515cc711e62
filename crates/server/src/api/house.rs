//! The house for programs: who I am, posts, accounts, lists and what changed in them. Shows what
//! the account may see; never a password, a session or a token.

use super::endpoint::{About, Answer, Endpoint, get};
use super::given::{At, Caller, Query};
use super::page::{From, Mark, Page};
use super::wire::Id;
use crate::router::Asks;
use clearance::authorise::UseCase;
use jiff::civil::Weekday;
use parties::{ListId, Officer, OfficerId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    use UseCase as U;
    let me =
        About { path: "/api/v1/me", asks: Asks::SignedIn, name: "me", says: "Says who you are." };
    let changes = "/api/v1/lists/{list}/changes";
    vec![
        get(me, who),
        get(about("/api/v1/posts", U::PostList, "listPosts", "Lists the posts."), posts),
        get(about("/api/v1/accounts", U::AccountList, "listAccounts", "Lists accounts."), accounts),
        get(about("/api/v1/lists", U::ListShow, "listLists", "Lists the lists loaded."), lists),
        get(
            about(changes, U::ListShow, "listChanges", "Says what the last load changed."),
            list_changes,
        ),
    ]
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Account {
    account: String,
    name: String,
    post: String,
    roles: Vec<&'static str>,
    /// What the person decides as.
    functions: Vec<String>,
    level: String,
    compartments: Vec<String>,
}

fn account(officer: &Officer) -> Account {
    Account {
        account: officer.id.to_string(),
        name: officer.name.clone(),
        post: officer.post.to_string(),
        roles: officer.roles.iter().map(|r| r.as_str()).collect(),
        functions: officer.functions.iter().map(ToString::to_string).collect(),
        level: officer.level.to_string(),
        compartments: officer.compartments.iter().map(ToString::to_string).collect(),
    }
}

/// Who calls.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    /// The account.
    account: Account,
    /// The time of the house: of a story, when it tells one.
    now: String,
    /// Whether that is the clock of a story.
    story: bool,
    /// The version of the engine and its scores.
    engine: &'static str,
}

async fn who(caller: Caller, (): ()) -> Answer<Me> {
    let me = caller.read(|desk, me| {
        Ok(Me {
            account: account(desk.officer(me)?),
            now: desk.now().to_string(),
            story: desk.story_clock().is_some(),
            engine: screening::ENGINE,
        })
    });
    Ok(me.await?.into())
}

/// A post.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Post {
    post: String,
    name: String,
    region: String,
    time_zone: String,
    working_days: Vec<&'static str>,
    holidays: Vec<String>,
    head: Option<String>,
    deputy: Option<String>,
}

/// The days of a week by the words in files.
const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

fn post(post: &parties::Post) -> Post {
    let works = WEEK.iter().filter(|(day, _)| post.working_days.contains(day));
    Post {
        post: post.id.to_string(),
        name: post.name.clone(),
        region: post.region.to_string(),
        time_zone: post.time_zone.clone(),
        working_days: works.map(|(_, word)| *word).collect(),
        holidays: post.holidays.iter().map(ToString::to_string).collect(),
        head: post.head.as_ref().map(OfficerId::to_string),
        deputy: post.deputy.as_ref().map(OfficerId::to_string),
    }
}

async fn posts(caller: Caller, Query(from): Query<From>) -> Answer<Page<Post>> {
    let posts = caller.read(|desk, _| Ok(desk.organisation()?.posts.iter().map(post).collect()));
    let mut posts: Vec<Post> = posts.await?;
    posts.sort_by(|a, b| a.post.cmp(&b.post));
    Ok(Page::cut(posts, |p| &p.post, from.cursor.as_ref())?.into())
}

async fn accounts(caller: Caller, Query(from): Query<From>) -> Answer<Page<Account>> {
    let all = caller
        .read(|desk, me| Ok(desk.accounts(Some(me))?.iter().map(account).collect::<Vec<_>>()));
    let mut all = all.await?;
    all.sort_by(|a, b| a.account.cmp(&b.account));
    Ok(Page::cut(all, |a| &a.account, from.cursor.as_ref())?.into())
}

/// A list as loaded last.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct List {
    list: String,
    format: String,
    /// Parties of it that you may see.
    parties: u64,
    /// Their names.
    names: u64,
    loaded: String,
}

async fn lists(caller: Caller, Query(from): Query<From>) -> Answer<Page<List>> {
    let lists = caller.read(|desk, me| desk.lists(Some(me))).await?;
    let list = |l: crate::desk::lists::ListShown| List {
        list: l.list.to_string(),
        format: l.format,
        parties: l.parties,
        names: l.names,
        loaded: l.loaded.to_string(),
    };
    let mut lists: Vec<List> = lists.into_iter().map(list).collect();
    lists.sort_by(|a, b| a.list.cmp(&b.list));
    Ok(Page::cut(lists, |l| &l.list, from.cursor.as_ref())?.into())
}

/// Where to go on in the changes of a list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichChanges {
    /// Of this party.
    party: Option<Id>,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

/// What changed in a party.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ListChange {
    party: String,
    /// `added`, `removed` or `changed`.
    change: &'static str,
    /// The fields that changed.
    fields: Vec<&'static str>,
}

async fn list_changes(
    caller: Caller,
    (At(list), Query(which)): (At<ListId>, Query<WhichChanges>),
) -> Answer<Page<ListChange>> {
    let changes = caller.read(move |desk, me| desk.last_changes(Some(me), &list)).await?;
    let plain = |change| {
        move |party: parties::PartyId| ListChange {
            party: party.to_string(),
            change,
            fields: Vec::new(),
        }
    };
    let changed = changes.changed.into_iter().map(|(party, fields)| ListChange {
        party: party.to_string(),
        change: "changed",
        fields,
    });
    let added = changes.added.into_iter().map(plain("added"));
    let all = added.chain(changes.removed.into_iter().map(plain("removed"))).chain(changed);
    let is_wanted = |c: &ListChange| which.party.as_ref().is_none_or(|p| p.as_str() == c.party);
    let mut all: Vec<ListChange> = all.filter(is_wanted).collect();
    all.sort_by(|a, b| a.party.cmp(&b.party));
    Ok(Page::cut(all, |c| &c.party, which.cursor.as_ref())?.into())
}
