//! Matches and policy in, decision out. Looks at no clock and no database; a rule that cannot be
//! applied or a name that cannot be read means undetermined, never clear.

use crate::contact::Contact;
use crate::decision::{Decision, Line, MadeWith, Whole};
use crate::grant::Grant;
use crate::ids::DecisionId;
use crate::verdict::Verdict;
use directive::Policy;
use parties::{Organisation, Registry};
use screening::Screened;

/// What screening found for one counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenedCounterpart {
    /// For its own name.
    pub own: Screened,
    /// For each name in its capacity: `for NAME`, and any party mentioned in free words.
    pub capacity: Vec<Screened>,
}

/// Everything a decision is made of. Registry, policy and grants are those known as of
/// `policy.as_of`; the caller has chosen them.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What is asked.
    pub contact: &'a Contact,
    /// What screening found, one for each counterpart in order.
    pub screened: &'a [ScreenedCounterpart],
    /// The parties.
    pub registry: &'a Registry,
    /// The organisation.
    pub organisation: &'a Organisation,
    /// The policy for the contact's post and time.
    pub policy: &'a Policy<'a>,
    /// Grants known.
    pub grants: &'a [Grant],
}

/// Decides a contact. Decided on everything; what a reader may see of it is
/// [`Decision::disclosed_to`].
#[must_use]
pub fn decide(id: DecisionId, inputs: &Inputs<'_>, made_with: MadeWith) -> Decision {
    let lines: Vec<Line> = Vec::new();
    Decision {
        id,
        contact: inputs.contact.clone(),
        as_of: inputs.policy.as_of,
        lines,
        whole: Whole {
            verdict: Verdict::Undetermined,
            cites: Vec::new(),
            approvals: Vec::new(),
            satisfied_by: Vec::new(),
            duties: Vec::new(),
            conditions: Vec::new(),
            questions: Vec::new(),
            notes: Vec::new(),
        },
        made_with,
    }
}
