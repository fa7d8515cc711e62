//! Released directives in; the paragraphs that bind a post at a time, as known at another, out.
//! Never weighs one directive against another: which governs a counterpart is `clearance`'s.

use crate::{DirectiveId, FrozenParty, Paragraph, ParagraphId, Released, marking};
use jiff::Timestamp;
use parties::{Organisation, PostId, Visibility};

/// What makes one directive later than another: `In force`, then release, then number.
/// Source: semantics, doubts 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lateness {
    /// From when it is in force.
    pub in_force: Timestamp,
    /// When it was released.
    pub released_at: Timestamp,
    /// Its number.
    pub id: DirectiveId,
}

impl Lateness {
    /// The lateness of a released directive.
    #[must_use]
    pub fn of(released: &Released) -> Self {
        Self {
            in_force: released.times.in_force,
            released_at: released.released_at,
            id: released.directive.id.clone(),
        }
    }
}

/// One paragraph in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyParagraph<'a> {
    /// The directive to cite: the amended one, when an amendment replaced the paragraph.
    pub released: &'a Released,
    /// The paragraph as it stands. A rule written `same` has the parties of the rule above.
    pub paragraph: &'a Paragraph,
    /// The bodies frozen for it.
    pub scope: &'a [FrozenParty],
    /// The directive that replaced it, if one did.
    pub amended_by: Option<&'a Released>,
    /// Whether the review date is past; it stays in force and every verdict says so.
    pub is_review_past: bool,
    /// How late it is: the amendment's when amended.
    pub lateness: Lateness,
    /// Whether the directive whose words these are names a law.
    pub has_legal_authority: bool,
    /// Who may see it: the portion mark's level where it is known, else the marking of the whole;
    /// the captions of the whole.
    pub visibility: Visibility,
}

/// What binds a post at a time, as known at another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy<'a> {
    /// The post.
    pub post: PostId,
    /// When the contact takes place.
    pub at: Timestamp,
    /// What was known then.
    pub as_of: Timestamp,
    /// Directives in force that bind the post, earliest first.
    pub directives: Vec<&'a Released>,
    /// Their paragraphs with or without a rule, by directive and number.
    pub paragraphs: Vec<PolicyParagraph<'a>>,
}

impl<'a> Policy<'a> {
    /// The policy for a post. Source: semantics, Time and doubts 5, 12, 13.
    #[must_use]
    pub fn in_force(
        released: &'a [Released],
        organisation: &Organisation,
        post: &PostId,
        at: Timestamp,
        as_of: Timestamp,
    ) -> Self {
        let course = Course::known(released, as_of);
        let in_force: Vec<&'a Released> = course
            .lives
            .iter()
            .filter(|l| l.standing(at).is_in_force())
            .map(|l| l.released)
            .collect();
        let directives: Vec<&'a Released> =
            in_force.iter().copied().filter(|r| r.binds(post, organisation)).collect();
        let known: Vec<&'a Released> = course.lives.iter().map(|l| l.released).collect();
        let sources = Sources { known: &known, in_force: &in_force, organisation, at };
        let paragraphs = directives.iter().flat_map(|r| sources.paragraphs_of(r)).collect();
        Self { post: post.clone(), at, as_of, directives, paragraphs }
    }

    /// The paragraphs that carry a rule.
    pub fn ruling(&self) -> impl Iterator<Item = &PolicyParagraph<'a>> {
        self.paragraphs.iter().filter(|p| p.paragraph.rule.is_some())
    }
}

/// Where a directive stands at a time, as known at another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not released by then.
    NotReleased,
    /// Released, not yet in force.
    Waiting {
        /// In force from then.
        from: Timestamp,
    },
    /// In force.
    InForce {
        /// Whether its review date is past.
        is_review_past: bool,
    },
    /// Replaced whole.
    Superseded {
        /// By which.
        by: DirectiveId,
        /// Since when.
        since: Timestamp,
    },
    /// Ended by another directive or by command.
    Cancelled {
        /// By which directive; none when by command.
        by: Option<DirectiveId>,
        /// Since when.
        since: Timestamp,
    },
    /// Ended of itself.
    Expired {
        /// Since when.
        since: Timestamp,
    },
}

impl Standing {
    /// Whether it is in force.
    #[must_use]
    pub const fn is_in_force(&self) -> bool {
        matches!(self, Self::InForce { .. })
    }
}

/// Where the directive of that number stands at a time, as known at another.
#[must_use]
pub fn standing(
    released: &[Released],
    id: &DirectiveId,
    at: Timestamp,
    as_of: Timestamp,
) -> Standing {
    let course = Course::known(released, as_of);
    let life = course.lives.iter().find(|l| &l.released.directive.id == id);
    life.map_or(Standing::NotReleased, |l| l.standing(at))
}

impl Released {
    /// Whether it binds a post: one in `To` less `Except to`, and headquarters always.
    /// Source: semantics, doubts 5.
    #[must_use]
    pub fn binds(&self, post: &PostId, organisation: &Organisation) -> bool {
        post == &organisation.headquarters || self.to.contains(post)
    }

    /// Whether its review date is past at that time. The day named is still within.
    #[must_use]
    pub fn is_review_past(&self, at: Timestamp) -> bool {
        at >= self.times.review_by
    }

    /// Whether it names a law.
    #[must_use]
    pub fn has_legal_authority(&self) -> bool {
        !self.directive.legal_authority.is_empty()
    }
}

/// What ended a directive before its own end.
#[derive(Debug, Clone)]
enum End {
    Superseded(DirectiveId),
    Cancelled(Option<DirectiveId>),
}

/// One directive and what ended it.
#[derive(Debug)]
struct Life<'a> {
    released: &'a Released,
    ended: Option<(Timestamp, End)>,
}

/// The directives known at a time, earliest first, with their ends.
#[derive(Debug)]
struct Course<'a> {
    lives: Vec<Life<'a>>,
}

impl<'a> Course<'a> {
    /// Lets every directive known take effect in order of `In force`: one that does ends those it
    /// supersedes or cancels, for good. One that was ended before its `In force` never takes
    /// effect and ends nothing. Source: semantics, doubts 13.
    fn known(released: &'a [Released], as_of: Timestamp) -> Self {
        let mut lives: Vec<Life<'a>> = released
            .iter()
            .filter(|r| r.released_at <= as_of)
            .map(|released| {
                let cancelled = released.cancelled_at.filter(|c| *c <= as_of);
                Life { released, ended: cancelled.map(|c| (c, End::Cancelled(None))) }
            })
            .collect();
        lives.sort_by_cached_key(|l| Lateness::of(l.released));
        for i in 0..lives.len() {
            let Some((from, ends)) = lives.get(i).filter(|l| l.takes_effect()).map(Life::ends)
            else {
                continue;
            };
            for (target, end) in ends {
                let is_other =
                    |(j, l): &(usize, &mut Life<'a>)| *j != i && l.released.directive.id == target;
                for (_, life) in lives.iter_mut().enumerate().filter(|l| is_other(l)) {
                    if life.ended.as_ref().is_none_or(|(since, _)| from < *since) {
                        life.ended = Some((from, end.clone()));
                    }
                }
            }
        }
        Self { lives }
    }
}

impl Life<'_> {
    fn takes_effect(&self) -> bool {
        let from = self.released.times.in_force;
        self.ended.as_ref().is_none_or(|(since, _)| *since > from)
            && self.released.times.expires.is_none_or(|e| e > from)
    }

    /// What it ends, and from when.
    fn ends(&self) -> (Timestamp, Vec<(DirectiveId, End)>) {
        let directive = &self.released.directive;
        let superseded = directive
            .supersedes
            .iter()
            .map(|id| (id.clone(), End::Superseded(directive.id.clone())));
        let cancelled = directive
            .cancels
            .iter()
            .map(|id| (id.clone(), End::Cancelled(Some(directive.id.clone()))));
        (self.released.times.in_force, superseded.chain(cancelled).collect())
    }

    fn standing(&self, at: Timestamp) -> Standing {
        let times = self.released.times;
        let expired = times.expires.filter(|e| *e <= at);
        let ended = self.ended.as_ref().filter(|(since, _)| *since <= at);
        match (ended, expired) {
            (Some((since, end)), expired) if expired.is_none_or(|e| *since < e) => match end {
                End::Superseded(by) => Standing::Superseded { by: by.clone(), since: *since },
                End::Cancelled(by) => Standing::Cancelled { by: by.clone(), since: *since },
            },
            (_, Some(since)) => Standing::Expired { since },
            _ if at < times.in_force => Standing::Waiting { from: times.in_force },
            _ => Standing::InForce { is_review_past: self.released.is_review_past(at) },
        }
    }
}

/// Amendments of amendments followed. Largest seen: 1. Beyond it the last one reached stands.
pub const AMENDMENTS_MAX: usize = 16;

/// Where the words of a paragraph come from.
struct Sources<'a, 's> {
    known: &'s [&'a Released],
    in_force: &'s [&'a Released],
    organisation: &'s Organisation,
    at: Timestamp,
}

impl<'a> Sources<'a, '_> {
    /// The paragraphs of a directive as they stand. One that amends gives only those that replace
    /// nothing; the others stand in what they amend, and nowhere when that is not in force.
    fn paragraphs_of(&self, released: &'a Released) -> Vec<PolicyParagraph<'a>> {
        let mut found = Vec::new();
        for paragraph in &released.directive.paragraphs {
            if self.is_replacement(released, paragraph) {
                continue;
            }
            match self.amendment_of(released, paragraph.id) {
                None => found.push(self.paragraph(released, None, paragraph)),
                Some((by, replaced)) => {
                    // A law is loosened only by one that names a law: else both govern.
                    if released.has_legal_authority() && !by.has_legal_authority() {
                        found.push(self.paragraph(released, None, paragraph));
                    }
                    found.push(self.paragraph(released, Some(by), replaced));
                }
            }
        }
        found
    }

    /// Whether the paragraph is written to stand in another directive, in force or not.
    fn is_replacement(&self, released: &Released, paragraph: &Paragraph) -> bool {
        self.known.iter().any(|r| {
            released.directive.amends.contains(&r.directive.id)
                && r.directive.id != released.directive.id
                && r.directive.paragraph(paragraph.id).is_some()
        })
    }

    /// The latest words for a paragraph, and whose they are.
    fn amendment_of(
        &self,
        released: &'a Released,
        id: ParagraphId,
    ) -> Option<(&'a Released, &'a Paragraph)> {
        let (mut amended, mut found) = (released, None);
        for _ in 0..AMENDMENTS_MAX {
            let next = self
                .in_force
                .iter()
                .copied()
                .filter(|r| r.directive.amends.contains(&amended.directive.id))
                .filter(|r| r.directive.id != amended.directive.id)
                .filter_map(|r| r.directive.paragraph(id).map(|p| (r, p)))
                .max_by_key(|(r, _)| Lateness::of(r));
            match next {
                Some((by, paragraph)) => {
                    amended = by;
                    found = Some((by, paragraph));
                }
                None => break,
            }
        }
        found
    }

    fn paragraph(
        &self,
        released: &'a Released,
        amended_by: Option<&'a Released>,
        paragraph: &'a Paragraph,
    ) -> PolicyParagraph<'a> {
        let words_of = amended_by.unwrap_or(released);
        PolicyParagraph {
            released,
            paragraph,
            scope: words_of.scope.get(&paragraph.id).map_or(&[], Vec::as_slice),
            amended_by,
            is_review_past: released.is_review_past(self.at),
            lateness: Lateness::of(words_of),
            has_legal_authority: words_of.has_legal_authority(),
            visibility: visibility(words_of, paragraph, self.organisation),
        }
    }
}

/// Who may see a paragraph.
fn visibility(released: &Released, paragraph: &Paragraph, of: &Organisation) -> Visibility {
    let level = marking::level_of(&paragraph.mark, &of.levels);
    let level = level.unwrap_or_else(|| released.visibility.level.clone());
    Visibility { level, compartments: released.visibility.compartments.clone() }
}
