//! Who we are: posts, collectives, functions and officers, as values. Never an account's secret,
//! and never a right: what a person may do is `clearance::authorise`.

use crate::{
    CollectiveId, Compartment, ContactLevel, FunctionId, Level, Levels, OfficerId, PartyId, PostId,
    Purpose, RegionId,
};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// What an officer does in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Has contacts, asks.
    Officer,
    /// Decides requests by the functions held.
    Approver,
    /// Writes directives.
    Drafter,
    /// Releases directives.
    Releaser,
    /// Gives concurrence.
    Clearer,
    /// Sees everything within clearance; decides nothing.
    Inspector,
    /// Sets up the organisation; neither decides nor reads content.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Officer,
        Self::Approver,
        Self::Drafter,
        Self::Releaser,
        Self::Clearer,
        Self::Inspector,
        Self::Administrator,
    ];

    /// The word in files and answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Approver => "approver",
            Self::Drafter => "drafter",
            Self::Releaser => "releaser",
            Self::Clearer => "clearer",
            Self::Inspector => "inspector",
            Self::Administrator => "administrator",
        }
    }

    /// Parses the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// An office that receives directives and has contacts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: RegionId,
    /// Its time zone, an IANA name known to the compiled-in zone data.
    pub time_zone: String,
    /// The days it works.
    pub working_days: Vec<Weekday>,
    /// Days it does not work though the weekday says so.
    pub holidays: BTreeSet<Date>,
    /// The head of post.
    pub head: Option<OfficerId>,
    /// The deputy.
    pub deputy: Option<OfficerId>,
}

/// A region of posts and the function of its desk at headquarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// The desk told by a bare `notify-first`.
    pub desk: Option<FunctionId>,
}

/// A named group of addressees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collective {
    /// Its name, as directives address it.
    pub id: CollectiveId,
    /// The posts in it today; a release freezes them.
    pub posts: Vec<PostId>,
}

/// A tie an officer has declared: family, former employer, paid speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// What it is, in the officer's words.
    pub kind: String,
    /// To whom.
    pub of: PartyId,
    /// When it was declared.
    pub declared: Option<Date>,
}

/// A person of the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The id, also the account's name.
    pub id: OfficerId,
    /// The name shown; empty when not given.
    pub name: String,
    /// The post served at.
    pub post: PostId,
    /// What the officer does in the house.
    pub roles: BTreeSet<Role>,
    /// What the officer may decide as. `head of post` and `deputy` hold at the officer's own post
    /// only.
    pub functions: BTreeSet<FunctionId>,
    /// Cleared to this level.
    pub level: Level,
    /// Compartments held.
    pub compartments: BTreeSet<Compartment>,
    /// Ties declared.
    pub ties: Vec<Tie>,
}

/// The issuing body with its posts and people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The post that is headquarters.
    pub headquarters: PostId,
    /// The office everyone is referred to who may not see what decides. One for all, so that it
    /// tells nothing.
    pub refer_to: FunctionId,
    /// Visibility levels, open to closed.
    pub levels: Levels,
    /// Compartments in use.
    pub compartments: BTreeSet<Compartment>,
    /// Levels of contact, low to high.
    pub contact_levels: Vec<ContactLevel>,
    /// Purposes of the organisation's own, beside the standing ones.
    pub purposes: BTreeSet<Purpose>,
    /// Regions.
    pub regions: Vec<Region>,
    /// Posts, headquarters among them.
    pub posts: Vec<Post>,
    /// Collectives.
    pub collectives: Vec<Collective>,
    /// Functions.
    pub functions: BTreeSet<FunctionId>,
    /// Officers.
    pub officers: Vec<Officer>,
}

impl Organisation {
    /// The post of that id.
    #[must_use]
    pub fn post(&self, id: &PostId) -> Option<&Post> {
        self.posts.iter().find(|p| &p.id == id)
    }

    /// The post an address line names: by id or name, case, spaces and hyphens aside.
    #[must_use]
    pub fn post_addressed(&self, words: &str) -> Option<&Post> {
        let plain = |s: &str| -> String {
            s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = plain(words);
        self.posts.iter().find(|p| plain(p.id.as_str()) == wanted || plain(&p.name) == wanted)
    }

    /// The officer of that id.
    #[must_use]
    pub fn officer(&self, id: &OfficerId) -> Option<&Officer> {
        self.officers.iter().find(|o| &o.id == id)
    }

    /// The collective of that name, case aside.
    #[must_use]
    pub fn collective(&self, name: &str) -> Option<&Collective> {
        self.collectives.iter().find(|c| c.id.as_str().eq_ignore_ascii_case(name.trim()))
    }

    /// The desk of a post's region.
    #[must_use]
    pub fn desk_of(&self, post: &PostId) -> Option<&FunctionId> {
        let region = &self.post(post)?.region;
        self.regions.iter().find(|r| &r.id == region)?.desk.as_ref()
    }

    /// The place of a contact level, 0 for the lowest.
    #[must_use]
    pub fn contact_rank(&self, level: &ContactLevel) -> Option<usize> {
        self.contact_levels.iter().position(|l| l == level)
    }
}
