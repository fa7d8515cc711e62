//! The catalogue of messages: a key in, the words of a language out, with places to fill. Holds no
//! rule: what is said when is `wording`'s.

/// A language that answers are worded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// British English.
    English,
}

macro_rules! messages {
    ($($(#[$doc:meta])* $key:ident = $english:literal,)*) => {
        /// One message. The words in braces are places that `fill` puts values into.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Message { $($(#[$doc])* $key,)* }

        impl Message {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            const fn english(self) -> &'static str {
                match self { $(Self::$key => $english,)* }
            }
        }
    };
}

messages! {
    /// Title of a verdict.
    Exempt = "Exempt",
    /// Title of a verdict.
    Clear = "Clear",
    /// Title of a verdict.
    AdvisedAgainst = "Advised against",
    /// Title of a verdict.
    NotifyFirst = "Notify first",
    /// Title of a verdict.
    ApprovalRequired = "Approval required",
    /// Title of a verdict.
    Undetermined = "Undetermined",
    /// Title of a verdict.
    Prohibited = "Prohibited",
    /// Title where something hidden decides, and all that is said.
    Refer = "Refer to {office}. Reference {reference}.",
    /// The short form of it.
    ReferShort = "refer to {office}",
    /// A verdict with its citations.
    Because = "{verdict}: {cites}.",
    /// A verdict without any.
    Plain = "{verdict}.",
    /// A citation.
    Cite = "{directive}, paragraph {paragraph}",
    /// A citation of an amended paragraph.
    CiteAmended = "{directive}, paragraph {paragraph}, as amended by {amended_by}",
    /// The default rule cited.
    CiteDefault = "the default rule",
    /// Next step.
    NextExempt = "Go ahead: {basis}.",
    /// Next step.
    NextClear = "Go ahead.",
    /// Next step, where some of it is exempt.
    NextClearExempt = "Go ahead: {basis}.",
    /// Next step.
    NextDefault = "Go ahead: no directive in force reaches this contact.",
    /// Next step.
    NextChannel = "Go ahead: this contact is wanted.",
    /// Next step.
    NextAdvised = "You may go ahead; record the reason.",
    /// Next step.
    NextNotify = "Tell {whom} first, then go ahead.",
    /// Next step.
    NextApproval = "Ask first: {who} must agree.",
    /// Next step.
    NextSatisfied = "Approved by grant {grant}, until {until}. Go ahead.",
    /// Next step.
    NextUndetermined = "It cannot be decided from what is known. Do not go ahead until it is \
        answered: {questions}",
    /// Next step.
    NextProhibited = "Do not go ahead. Who thinks the rule does not fit asks its authority.",
    /// What is owed.
    ReportBy = "Report by {due}.",
    /// Conditions of going ahead.
    Conditions = "Conditions: {conditions}.",
    /// Who a counterpart was taken for.
    Taken = "{query}: taken as {party}",
    /// Who a counterpart may be, when that is not settled.
    MayBe = "{query}: may be {party}",
    /// Who a counterpart may be, and what is known of that party.
    MayBeBy = "{query}: may be {party} ({reached})",
    /// A name that is the same as one of the party's.
    SameName = "its name {name}",
    /// A name like one of the party's.
    LikeName = "like its name {name}, {score} of 1000",
    /// Said of a party that is dead.
    Deceased = "deceased",
    /// Who a counterpart was taken for, and how a rule reaches it.
    TakenBy = "{query}: taken as {party} ({reached})",
    /// Lists that name a party on that day.
    Listed = "{party} is on {lists}",
    /// A paragraph in its own words.
    Quote = "{cite}: \"{text}\"",
    /// A paragraph that reaches a party and does not govern.
    GivesWay = "{rule} gives way",
    /// A duty, for machines and lists.
    DutyReport = "report by {due}, within {n} working days: {cite}",
    /// A duty, for machines and lists.
    DutyTell = "tell {whom} first: {cite}",
    /// A basis.
    BasisDefault = "default rule",
    /// A basis.
    BasisRules = "rule",
    /// A basis.
    BasisChannel = "open channel",
    /// A basis.
    BasisStanding = "standing: {purpose}; declared by {declarer}",
    /// A basis.
    BasisExcept = "{rule} except: {purpose}; declared by {declarer}",
    /// A basis.
    BasisUnsettled = "the possible answers differ",
    /// Why a rule reaches a party.
    ByName = "named",
    /// Why a rule reaches a party.
    ByActing = "{link} of {of}",
    /// Why a rule reaches a party.
    ByOffshoot = "{links} of {from}",
    /// Why a rule reaches a party.
    ByList = "on list {list}",
    /// Why a rule reaches a party.
    ByProgramme = "under programme {programme}",
    /// Why a rule reaches a party.
    ByCategory = "of category {category}",
    /// A question.
    AskUnread = "unread: {token}",
    /// A question about a person.
    AskPerson = "is it {party}, {caption}? the birth date, nationality or an identifier would \
        tell; or say so",
    /// A question about a person whose place in a body is known.
    AskPersonKnownBy = "is it {party}, {caption}? the birth date, nationality or an identifier \
        would tell; or: is this the one known as {link} of {of}?",
    /// A question about a body.
    AskBody = "is it {party}, the {caption}?",
    /// A question between several.
    AskWhich = "which is it, if any: {of}?",
    /// A question between several, persons among them.
    AskWhichPerson = "which is it, if any: {of}? the birth date, nationality or an identifier \
        would tell",
    /// A question.
    AskDead = "{party}, {caption}, had died by then: a namesake, or is the report wrong?",
    /// A question.
    AskContradicts = "what is given ({field}) contradicts what is said about {party}: which is \
        right?",
    /// A question.
    AskNoSuchParty = "no party is called {party}: who is it?",
    /// A question.
    AskOffshoot = "is {party} an offshoot of {of}, or only linked to it? ({rule})",
    /// A question.
    AskRule = "{rule} cannot be applied: nothing is called {words}; ask who issued it",
    /// A question.
    AskInitiator = "initiator: us or them?",
    /// A question.
    AskVenue = "place: official, theirs or neutral?",
    /// A question.
    AskLevel = "level: {levels}?",
    /// A question.
    AskPost = "post: the organisation has none of that name",
    /// A note.
    NoteReview = "review passed: {directive} stays in force until it is changed",
    /// A note.
    NoteUnknown = "{count} of which unknown: {rule} means more parties than it can name",
    /// A note.
    NoteMerged = "{from} is now {into}",
    /// A note.
    NoteTie = "you have declared a tie to {of}: {kind}",
    /// The last word of a list.
    Or = " or ",
    /// The word between two things that both hold.
    And = " and ",
    /// A change, as the head of an item of a worklist.
    NewlyBarred = "Newly barred",
    /// A change.
    ApprovalNowNeeded = "Approval now needed",
    /// A change.
    InvitationToUnsend = "Invitation to unsend",
    /// A change.
    NewlyFree = "Newly free",
    /// A change.
    ApprovalNoLongerNeeded = "Approval no longer needed",
    /// A change.
    OthersDecide = "Others decide",
    /// A change.
    ConditionsChanged = "Conditions changed",
    /// A change.
    VerdictChanged = "Answer changed",
    /// A change in what is past.
    LawfulWhenMade = "Lawful when made; nothing to do",
    /// An item of a worklist where the verdict is the same.
    WorklistSame = "{changes}: still {now} ({cites}).",
    /// An item of a worklist.
    WorklistItem = "{changes}: was {was}, now {now} ({cites}).",
}

impl Message {
    /// Its words in a language, places unfilled.
    #[must_use]
    pub const fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english(),
        }
    }

    /// Its words with the places filled. A place no value is given for stays as it is, so that a
    /// test sees it.
    #[must_use]
    pub fn fill(self, language: Language, values: &[(&str, &str)]) -> String {
        let mut rest = self.text(language);
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(n, _)| *n == name) {
                Some((_, value)) => out.push_str(value),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}
