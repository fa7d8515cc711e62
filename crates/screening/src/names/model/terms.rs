//! Measures in, the terms of the model out: what each is called, where its knots are, which way
//! it may bend. Never what a term is worth: that is learned, and stands in `weights`.

use crate::names::measure::Measures;

/// Terms of the model.
pub const TERMS: usize = 52;

/// What a term speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Names proper met: how rare they are. Sixteenths of a bit.
    MetProper,
    /// Words of the table met: bank, front, Iran.
    MetWords,
    /// The rarest part that met.
    Heaviest,
    /// The second rarest.
    Second,
    /// The third rarest.
    Third,
    /// How many parts met.
    MetCount,
    /// The same after folding.
    Exact,
    /// The same but for particles, titles and legal forms.
    SameButLight,
    /// Titles met.
    TitlesMet,
    /// Names of a man and of a woman.
    GendersAgainst,
    /// Names that begin with unlike consonants.
    BeginsAgainst,
    /// Weight lost to spelling.
    Lost,
    /// The least like spelling. Per mille unlike.
    Worst,
    /// The second least like.
    WorstSecond,
    /// The least like across scripts.
    AcrossWorst,
    /// The second least like across scripts.
    AcrossSecond,
    /// Parts that are not the same letters.
    Inexact,
    /// Parts that met as initials.
    Initials,
    /// Parts that met as short forms.
    ShortForms,
    /// Words that met but for a slip of the pen.
    Slips,
    /// How unlike these are. Per mille.
    SlipWorst,
    /// Words joined on one side and split on the other.
    Joined,
    /// Places where the order turns back.
    Turns,
    /// A son and a father changed places.
    Inverted,
    /// Weight that contradicts.
    Against,
    /// Parts that contradict.
    AgainstCount,
    /// How unlike the names are that contradict. 256ths.
    Unlike,
    /// The first parts contradict.
    FirstAgainst,
    /// The last parts contradict.
    LastAgainst,
    /// Words for sorts of body contradict: front, forum.
    BodiesAgainst,
    /// Places contradict.
    PlacesAgainst,
    /// Numbers that contradict: Fund 2, Fund 3.
    NumbersUnlike,
    /// Numbers that only one of the names has.
    NumbersMissing,
    /// Legal forms of two sorts in law.
    FormsAgainst,
    /// Words for what a body does contradict.
    FieldsAgainst,
    /// Such words that only the name asked has.
    QueryFields,
    /// Such words that only the name listed has.
    AliasFields,
    /// Weight that only the name asked has.
    QueryExtra,
    /// Weight that only the name listed has.
    AliasExtra,
    /// Names that only the name asked has.
    QueryExtraCount,
    /// Names that only the name listed has.
    AliasExtraCount,
    /// Share of the name asked that met nothing. 256ths.
    QueryLeftShare,
    /// Share of the name listed that met nothing. 256ths.
    AliasLeftShare,
    /// One name holds the other: how rare it is.
    Contained,
    /// Words that name a father contradict.
    FathersAgainst,
    /// Words within both names contradict.
    MiddlesAgainst,
    /// How unlike words are that share a common ending, without it. Per mille.
    WorstRoot,
    /// The first part of the name asked is missing in the other.
    QueryFirstLeft,
    /// The last part of the name asked is missing in the other.
    QueryLastLeft,
    /// The first part of the name listed is missing in the other.
    AliasFirstLeft,
    /// The last part of the name listed is missing in the other.
    AliasLastLeft,
    /// Words of the name asked that stand in another name of the party: how rare they are.
    Borne,
}

/// One term: a value of the measures, worth what its knots say, straight between them.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// What it speaks of.
    pub reason: Reason,
    /// Whether more of it speaks for one bearer; else it speaks against. It never bends back.
    pub is_for: bool,
    /// Values at which it bends, ascending. Below the first it is worth nothing.
    pub knots: &'static [i32],
}

/// The terms, in the order of [`values`].
pub const ALL: [Term; TERMS] = [
    term(Reason::MetProper, true, &[0, 48, 96, 144, 192, 240, 300, 390, 560]),
    term(Reason::MetWords, true, &[0, 48, 96, 160, 260, 400]),
    term(Reason::Heaviest, true, &[0, 56, 96, 124, 152, 188, 228, 290]),
    term(Reason::Second, true, &[0, 40, 70, 96, 124, 152, 188, 250]),
    term(Reason::Third, true, &[0, 40, 80, 130]),
    term(Reason::MetCount, true, &[1, 2, 3, 4]),
    term(Reason::Exact, true, &[0, 1]),
    term(Reason::SameButLight, true, &[0, 1]),
    term(Reason::TitlesMet, true, &[0, 1]),
    term(Reason::GendersAgainst, false, &[0, 1]),
    term(Reason::BeginsAgainst, false, &[0, 1, 2]),
    term(Reason::Lost, false, &[0, 16, 40, 80, 140]),
    term(Reason::Worst, false, &[0, 40, 90, 140, 190, 240, 310]),
    term(Reason::WorstSecond, false, &[0, 60, 140, 220]),
    term(Reason::AcrossWorst, false, &[0, 40, 80, 120, 160, 220, 310]),
    term(Reason::AcrossSecond, false, &[0, 60, 120, 180]),
    term(Reason::Inexact, false, &[0, 1, 2, 3]),
    term(Reason::Initials, false, &[0, 1, 2]),
    term(Reason::ShortForms, false, &[0, 1, 2]),
    term(Reason::Slips, false, &[0, 1, 2]),
    term(Reason::SlipWorst, false, &[100, 125, 142, 166, 200]),
    term(Reason::Joined, false, &[0, 1, 2]),
    term(Reason::Turns, false, &[0, 1, 2, 3]),
    term(Reason::Inverted, false, &[0, 1]),
    term(Reason::Against, false, &[0, 32, 64, 100, 140, 190, 290]),
    term(Reason::AgainstCount, false, &[0, 1, 2, 3]),
    term(Reason::Unlike, false, &[0, 80, 128, 170, 210, 256]),
    term(Reason::FirstAgainst, false, &[0, 1]),
    term(Reason::LastAgainst, false, &[0, 1]),
    term(Reason::BodiesAgainst, false, &[0, 1, 2]),
    term(Reason::PlacesAgainst, false, &[0, 1]),
    term(Reason::NumbersUnlike, false, &[0, 1]),
    term(Reason::NumbersMissing, false, &[0, 1]),
    term(Reason::FormsAgainst, false, &[0, 1]),
    term(Reason::FieldsAgainst, false, &[0, 1, 2]),
    term(Reason::QueryFields, false, &[0, 1, 2]),
    term(Reason::AliasFields, false, &[0, 1, 2]),
    term(Reason::QueryExtra, false, &[0, 40, 96, 160, 250, 380]),
    term(Reason::AliasExtra, false, &[0, 40, 96, 160, 250, 380]),
    term(Reason::QueryExtraCount, false, &[0, 1, 2, 3]),
    term(Reason::AliasExtraCount, false, &[0, 1, 2, 3]),
    term(Reason::QueryLeftShare, false, &[0, 26, 56, 96, 128, 166, 216]),
    term(Reason::AliasLeftShare, false, &[0, 26, 56, 96, 128, 166, 216]),
    term(Reason::Contained, true, &[0, 160, 230, 290, 350, 420]),
    term(Reason::FathersAgainst, false, &[0, 1]),
    term(Reason::MiddlesAgainst, false, &[0, 1, 2]),
    term(Reason::WorstRoot, false, &[0, 100, 200, 300, 400]),
    term(Reason::QueryFirstLeft, false, &[0, 1]),
    term(Reason::QueryLastLeft, false, &[0, 1]),
    term(Reason::AliasFirstLeft, false, &[0, 1]),
    term(Reason::AliasLastLeft, false, &[0, 1]),
    term(Reason::Borne, true, &[0, 48, 96, 144, 200, 280]),
];

const fn term(reason: Reason, is_for: bool, knots: &'static [i32]) -> Term {
    Term { reason, is_for, knots }
}

/// The value of each term.
#[must_use]
pub fn values(m: &Measures) -> [i32; TERMS] {
    [
        m.met_proper,
        m.met_words,
        m.heaviest,
        m.second,
        m.third,
        m.met_count,
        i32::from(m.is_exact),
        i32::from(m.is_same_but_light),
        m.titles_met,
        m.genders_against,
        m.begins_against,
        m.lost,
        m.worst,
        m.worst_second,
        m.across_worst,
        m.across_second,
        m.inexact,
        m.initials,
        m.short_forms,
        m.slips,
        m.slip_worst,
        m.joined,
        m.turns,
        i32::from(m.is_inverted),
        m.against,
        m.against_count,
        m.unlike,
        i32::from(m.first_against),
        i32::from(m.last_against),
        m.bodies_against,
        m.places_against,
        m.numbers_unlike,
        m.numbers_missing,
        i32::from(m.forms_against),
        m.fields_against,
        m.query_fields,
        m.alias_fields,
        m.query_extra,
        m.alias_extra,
        m.query_extra_count,
        m.alias_extra_count,
        m.query_left_share,
        m.alias_left_share,
        m.contained,
        i32::from(m.fathers_against),
        m.middles_against,
        m.worst_root,
        i32::from(m.query_first_left),
        i32::from(m.query_last_left),
        i32::from(m.alias_first_left),
        i32::from(m.alias_last_left),
        m.borne,
    ]
}
