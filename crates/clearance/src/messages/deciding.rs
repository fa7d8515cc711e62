//! What is said of a decision and of what a change leaves to do: titles, next steps, citations,
//! questions, notes.

use super::catalogue;

catalogue! {
/// One message about a decision. The words in braces are places that `fill` puts values into.
Message {
    /// Title of a verdict.
    Exempt = "Exempt"
        | "معاف",
    /// Title of a verdict.
    Clear = "Clear"
        | "بلامانع",
    /// Title of a verdict.
    AdvisedAgainst = "Advised against"
        | "توصیه نمی‌شود",
    /// Title of a verdict.
    NotifyFirst = "Notify first"
        | "نخست اطلاع دهید",
    /// Title of a verdict.
    ApprovalRequired = "Approval required"
        | "نیازمند موافقت",
    /// Title of a verdict.
    Undetermined = "Undetermined"
        | "نامعین",
    /// Title of a verdict.
    Prohibited = "Prohibited"
        | "ممنوع",
    /// Title where something hidden decides, and all that is said.
    Refer = "Refer to {office}. Reference {reference}."
        | "به {office} مراجعه کنید. شمارهٔ ارجاع {reference}.",
    /// The short form of it.
    ReferShort = "refer to {office}"
        | "مراجعه به {office}",
    /// A verdict with its citations.
    Because = "{verdict}: {cites}."
        | "{+verdict}: {+cites}.",
    /// A verdict without any.
    Plain = "{verdict}."
        | "{+verdict}.",
    /// A citation.
    Cite = "{directive}, paragraph {paragraph}"
        | "{directive}، بند {paragraph}",
    /// A citation of an amended paragraph.
    CiteAmended = "{directive}, paragraph {paragraph}, as amended by {amended_by}"
        | "{directive}، بند {paragraph}، اصلاح‌شده با {amended_by}",
    /// The default rule cited.
    CiteDefault = "the default rule"
        | "قاعدهٔ پیش‌فرض",
    /// Next step.
    NextExempt = "Go ahead: {basis}."
        | "می‌توانید اقدام کنید: {+basis}.",
    /// Next step.
    NextClear = "Go ahead."
        | "می‌توانید اقدام کنید.",
    /// Next step, where some of it is exempt.
    NextClearExempt = "Go ahead: {basis}."
        | "می‌توانید اقدام کنید: {+basis}.",
    /// Next step.
    NextDefault = "Go ahead: no directive in force reaches this contact."
        | "می‌توانید اقدام کنید: هیچ دستورالعمل لازم‌الاجرایی این تماس را دربر نمی‌گیرد.",
    /// Next step.
    NextChannel = "Go ahead: this contact is wanted."
        | "می‌توانید اقدام کنید: این تماس مطلوب است.",
    /// Next step.
    NextAdvised = "You may go ahead; record the reason."
        | "می‌توانید اقدام کنید؛ دلیل را ثبت کنید.",
    /// Next step.
    NextNotify = "Tell {whom} first, then go ahead."
        | "نخست به {+whom} اطلاع دهید، سپس اقدام کنید.",
    /// Next step.
    NextApproval = "Ask first: {who} must agree."
        | "نخست بپرسید: موافقت {+who} لازم است.",
    /// Next step.
    NextSatisfied = "Approved by grant {grant}, until {until}. Go ahead."
        | "با مجوز {+grant} تا {+until} موافقت شده است. می‌توانید اقدام کنید.",
    /// Next step.
    NextUndetermined = "It cannot be decided from what is known. Do not go ahead until it is \
        answered: {questions}"
        | "با آنچه معلوم است نمی‌توان تصمیم گرفت. تا پاسخ آن اقدام نکنید: {+questions}",
    /// Next step.
    NextProhibited = "Do not go ahead. Who thinks the rule does not fit asks its authority."
        | "اقدام نکنید. هر کس قاعده را نامناسب می‌داند، از مرجع آن بپرسد.",
    /// What is owed.
    ReportBy = "Report by {due}."
        | "تا {+due} گزارش دهید.",
    /// Conditions of going ahead.
    Conditions = "Conditions: {conditions}."
        | "شرط‌ها: {+conditions}.",
    /// Who a counterpart was taken for.
    Taken = "{query}: taken as {party}"
        | "{query}: {party} دانسته شد",
    /// Who a counterpart may be, when that is not settled.
    MayBe = "{query}: may be {party}"
        | "{query}: شاید {party} باشد",
    /// Who a counterpart may be, and what is known of that party.
    MayBeBy = "{query}: may be {party} ({reached})"
        | "{query}: شاید {party} باشد ({+reached})",
    /// A name that is the same as one of the party's.
    SameName = "its name {name}"
        | "نام آن {name}",
    /// A name like one of the party's.
    LikeName = "like its name {name}"
        | "همانند نام آن {name}",
    /// Said of a party that is dead.
    Deceased = "deceased"
        | "درگذشته",
    /// Who a counterpart was taken for, and how a rule reaches it.
    TakenBy = "{query}: taken as {party} ({reached})"
        | "{query}: {party} دانسته شد ({+reached})",
    /// Lists that name a party on that day.
    Listed = "{party} is on {lists}"
        | "{party} در این فهرست‌ها آمده است: {+lists}",
    /// A paragraph in its own words.
    Quote = "{cite}: \"{text}\""
        | "{+cite}: «{text}»",
    /// A paragraph that reaches a party and does not govern.
    GivesWay = "{rule} gives way"
        | "{rule} کنار می‌رود",
    /// A duty, for machines and lists.
    DutyReport = "report by {due}, within {n} working days: {cite}"
        | "گزارش تا {+due}، ظرف {n} روز کاری: {cite}",
    /// A duty, for machines and lists.
    DutyTell = "tell {whom} first: {cite}"
        | "نخست به {whom} اطلاع دهید: {cite}",
    /// A basis.
    BasisDefault = "default rule"
        | "قاعدهٔ پیش‌فرض",
    /// A basis.
    BasisRules = "rule"
        | "قاعده",
    /// A basis.
    BasisChannel = "open channel"
        | "کانال باز",
    /// A basis.
    BasisStanding = "standing: {purpose}; declared by {declarer}"
        | "معافیت دائمی: {+purpose}؛ به اعلام {declarer}",
    /// A basis.
    BasisExcept = "{rule} except: {purpose}; declared by {declarer}"
        | "استثنای {rule}: {+purpose}؛ به اعلام {declarer}",
    /// A basis.
    BasisUnsettled = "the possible answers differ"
        | "پاسخ‌های ممکن یکسان نیستند",
    /// Why a rule reaches a party.
    ByName = "named"
        | "نام برده شده",
    /// Why a rule reaches a party.
    ByActing = "{link} of {of}"
        | "{+link} {of}",
    /// Why a rule reaches a party.
    ByOffshoot = "{links} of {from}"
        | "{+links} {from}",
    /// Why a rule reaches a party.
    ByList = "on list {list}"
        | "در فهرست {list}",
    /// Why a rule reaches a party.
    ByProgramme = "under programme {programme}"
        | "ذیل برنامهٔ {programme}",
    /// Why a rule reaches a party.
    ByCategory = "of category {category}"
        | "از ردهٔ {category}",
    /// A question.
    AskUnread = "unread: {token} ({why})"
        | "خوانده نشد: {token} ({+why})",
    /// A question about a person.
    AskPerson = "is it {party}, {caption}? the birth date, nationality or an identifier would \
        tell; or say so"
        | "آیا او {party}، {caption}، است؟ تاریخ تولد، تابعیت یا شمارهٔ شناسایی روشن می‌کند؛ \
            یا خودتان بگویید",
    /// A question about a person whose place in a body is known.
    AskPersonKnownBy = "is it {party}, {caption}? the birth date, nationality or an identifier \
        would tell; or: is this the one known as {link} of {of}?"
        | "آیا او {party}، {caption}، است؟ تاریخ تولد، تابعیت یا شمارهٔ شناسایی روشن می‌کند؛ \
            یا: آیا همان است که در مقام {+link} {of} شناخته می‌شود؟",
    /// A question about a body.
    AskBody = "is it {party}, the {caption}?"
        | "آیا این {party}، {caption}، است؟",
    /// A question between several.
    AskWhich = "which is it, if any: {of}?"
        | "کدام یک است، اگر یکی از این‌ها باشد: {+of}؟",
    /// A question between several, persons among them.
    AskWhichPerson = "which is it, if any: {of}? the birth date, nationality or an identifier \
        would tell"
        | "کدام یک است، اگر یکی از این‌ها باشد: {+of}؟ تاریخ تولد، تابعیت یا شمارهٔ شناسایی \
            روشن می‌کند",
    /// A question.
    AskDead = "{party}, {caption}, had died by then: a namesake, or is the report wrong?"
        | "{party}، {caption}، تا آن زمان درگذشته بود: هم‌نام اوست، یا گزارش نادرست است؟",
    /// A question.
    AskContradicts = "what is given ({field}) contradicts what is said about {party}: which is \
        right?"
        | "آنچه داده شده ({+field}) با آنچه دربارهٔ {party} گفته شده نمی‌خواند: کدام درست است؟",
    /// A question.
    AskNoSuchParty = "no party is called {party}: who is it?"
        | "هیچ طرفی {party} خوانده نمی‌شود: او کیست؟",
    /// A question.
    AskOffshoot = "is {party} an offshoot of {of}, or only linked to it? ({rule})"
        | "آیا {party} شاخهٔ {of} است، یا فقط مرتبط با آن؟ ({rule})",
    /// A question.
    AskRule = "{rule} cannot be applied: nothing is called {words}; ask who issued it"
        | "{rule} را نمی‌توان به کار بست: چیزی به نام {words} نیست؛ از صادرکنندهٔ آن بپرسید",
    /// A question.
    AskInitiator = "initiator: us or them?"
        | "آغازگر: ما یا آنان؟",
    /// A question.
    AskVenue = "place: official, theirs or neutral?"
        | "مکان: رسمی، از آنِ آنان یا بی‌طرف؟",
    /// A question.
    AskLevel = "level: {levels}?"
        | "سطح تماس: {+levels}؟",
    /// A question.
    AskPost = "post: the organisation has none of that name"
        | "نمایندگی: سازمان نمایندگی‌ای به این نام ندارد",
    /// A note.
    NoteReview = "review passed: {directive} stays in force until it is changed"
        | "موعد بازنگری گذشته است: {directive} تا زمان تغییر لازم‌الاجرا می‌ماند",
    /// A note.
    NoteUnknown = "{count} of which unknown: {rule} means more parties than it can name"
        | "{count} طرف ناشناخته: {rule} طرف‌های بیشتری را از آنچه نام می‌برد دربر می‌گیرد",
    /// A note.
    NoteMerged = "{from} is now {into}"
        | "{from} اکنون {into} است",
    /// A note.
    NoteTie = "you have declared a tie to {of}: {kind}"
        | "شما پیوندی با {of} اعلام کرده‌اید: {kind}",
    /// A change, as the head of an item of a worklist.
    NewlyBarred = "Newly barred"
        | "به‌تازگی ممنوع",
    /// A change.
    ApprovalNowNeeded = "Approval now needed"
        | "اکنون موافقت لازم است",
    /// A change.
    InvitationToUnsend = "Invitation to unsend"
        | "دعوت باید پس گرفته شود",
    /// A change.
    NewlyFree = "Newly free"
        | "به‌تازگی آزاد",
    /// A change.
    ApprovalNoLongerNeeded = "Approval no longer needed"
        | "دیگر موافقت لازم نیست",
    /// A change.
    OthersDecide = "Others decide"
        | "دیگران تصمیم می‌گیرند",
    /// A change.
    ConditionsChanged = "Conditions changed"
        | "شرط‌ها تغییر کرد",
    /// A change.
    VerdictChanged = "Answer changed"
        | "پاسخ تغییر کرد",
    /// A change in what is past.
    LawfulWhenMade = "Lawful when made; nothing to do"
        | "در زمان خود مجاز بود؛ کاری لازم نیست",
    /// An item of a worklist where the verdict is the same.
    WorklistSame = "{changes}: still {now} ({cites})."
        | "{+changes}: همچنان {+now} ({+cites}).",
    /// An item of a worklist.
    WorklistItem = "{changes}: was {was}, now {now} ({cites})."
        | "{+changes}: پیش‌تر {+was}، اکنون {+now} ({+cites}).",
    /// A counterpart and what is said of it.
    Of = "{query}: {said}"
        | "{query}: {+said}",
}
}
