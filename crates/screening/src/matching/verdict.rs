//! Worded matches in, the answer out: what is a hit, what asks, how many parties share the words.
//! Source: semantics, Screening and doubts 8.

use crate::found::lent::{Answer, Match};
use crate::found::{Field, MatchStrength};
use crate::names::room::List;
use crate::{Options, Score};
use parties::Kind;

/// Parties whose scores are within this of the best share its words. Units: per mille.
const AMBIGUOUS_WITHIN: u16 = 50;

/// Settles hits, asks, ranks and ambiguity.
pub(super) fn settle<'f>(
    options: &Options,
    mut matches: List<'f, Match<'f>>,
    (query, unread): (&'f str, &'f [&'f str]),
) -> Answer<'f> {
    for found in &mut matches {
        judge(found, options.threshold);
    }
    let ambiguity = ambiguity(&matches);
    if ambiguity > 1 {
        for found in matches.iter_mut().take(ambiguity) {
            found.ask = true;
        }
    }
    outranked(&mut matches);
    matches.truncate(options.limit);
    for (number, found) in matches.iter_mut().enumerate() {
        found.rank = number + 1;
    }
    Answer { query, matches: matches.into_bump_slice(), ambiguity, unread }
}

fn judge(found: &mut Match<'_>, threshold: Score) {
    let why_not = std::mem::take(&mut found.why_not);
    if found.score < threshold {
        return;
    }
    found.hit = match found.strength {
        MatchStrength::Strong => true,
        MatchStrength::Weak => false,
        MatchStrength::Acronym => why_not.is_empty(),
    };
    let settles = |field: &Field| matches!(field, Field::BirthDate | Field::Identifier);
    let is_settled = found.kind != Kind::Person || found.agrees.iter().any(settles);
    found.ask = !found.hit || !is_settled;
    if !found.hit {
        found.why_not = match found.strength {
            MatchStrength::Weak => "only a weak alias supports it",
            _ => why_not,
        };
    }
}

/// A hit whose party fits the words clearly worse than another's is an ask: the son beside the
/// father, the branch beside the firm. Near the top, where scores crowd, bits tell better.
fn outranked(matches: &mut [Match<'_>]) {
    let Some(best) = matches.iter().find(|m| m.hit) else { return };
    let (best_score, best_bits) = (best.score.get(), best.bits);
    for found in matches.iter_mut().filter(|m| m.hit) {
        let is_below = found.score.get() + AMBIGUOUS_WITHIN < best_score;
        if is_below || found.bits + OUTRANKED_BITS <= best_bits {
            found.hit = false;
            found.ask = true;
            found.why_not = "another party fits the words better";
        }
    }
}

/// By so many bits of evidence a party outranks another: four times as likely.
const OUTRANKED_BITS: i16 = 2;

fn ambiguity(matches: &[Match<'_>]) -> usize {
    let fit = |m: &&Match<'_>| m.hit || m.ask;
    let Some(best) = matches.iter().find(fit) else { return 0 };
    // An organisation that alone bears exactly these words is that organisation.
    let exact =
        matches.iter().filter(fit).filter(|m| m.is_exact && m.strength == MatchStrength::Strong);
    if best.is_exact && best.kind != Kind::Person && best.hit && exact.count() == 1 {
        return 1;
    }
    let floor = best.score.get().saturating_sub(AMBIGUOUS_WITHIN);
    matches.iter().filter(fit).filter(|m| m.score.get() >= floor).count()
}
