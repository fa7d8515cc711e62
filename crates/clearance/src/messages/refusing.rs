//! Why a command gives no event, and what to do: each a sentence, without blame.

use super::{Language, catalogue, isolated};
use crate::authorise::UseCase;
use crate::filed::Phase;

catalogue! {
/// One part of a refusal or of what to do about it.
Refused {
    /// Nothing was set up.
    NoOrganisation = "no organisation is set up"
        | "هیچ سازمانی برپا نشده است",
    /// There is none, or none this reader may see.
    Unknown = "there is no {what} `{id}`"
        | "{+what} به نام {id} نیست",
    /// A reference is taken.
    Taken = "the reference `{id}` is taken"
        | "شمارهٔ ارجاع {id} گرفته شده است",
    /// The marking: as if there were none.
    Marking = "there is no such thing"
        | "چنین چیزی نیست",
    /// Nobody decides their own.
    OwnMatter = "`{act}`: nobody decides their own matter"
        | "{+act}: هیچ کس دربارهٔ کار خود تصمیم نمی‌گیرد",
    /// A function that is not held.
    Function = "`{act}` takes a function that you do not hold"
        | "{+act} سمتی می‌خواهد که شما ندارید",
    /// Another post's.
    OtherPost = "`{act}` is for the post concerned"
        | "{+act} با نمایندگی ذی‌ربط است",
    /// Another person's.
    NotOwn = "`{act}` is for the person concerned"
        | "{+act} با خود آن شخص است",
    /// No role does it.
    Role = "none of your roles may do `{act}`"
        | "هیچ یک از نقش‌های شما اجازهٔ {+act} را ندارد",
    /// Whoever watches does not decide.
    SeparateDuties = "`{act}`: an inspector or administrator decides nothing"
        | "{+act}: بازرس یا مدیر سامانه هیچ تصمیمی نمی‌گیرد",
    /// A state in which it cannot be done.
    Phase = "{request} is {phase}"
        | "{request} {+phase} است",
    /// Who may not decide, and why.
    Barred = "`{officer}` {why}"
        | "{officer} {+why}",
    /// Why.
    BarRequester = "filed the request and cannot decide it"
        | "خود درخواست را داده است و نمی‌تواند دربارهٔ آن تصمیم بگیرد",
    /// Why.
    BarParticipant = "takes part in the contact and cannot decide it"
        | "در این تماس شرکت دارد و نمی‌تواند دربارهٔ آن تصمیم بگیرد",
    /// Why.
    BarActsFor = "stands in for `{officer}`, who is part of it, and cannot decide it"
        | "جانشین {officer} است که در آن شرکت دارد، و نمی‌تواند دربارهٔ آن تصمیم بگیرد",
    /// Why.
    BarTie = "has declared a tie to `{party}` and cannot decide it"
        | "پیوندی با {party} اعلام کرده است و نمی‌تواند دربارهٔ آن تصمیم بگیرد",
    /// Why.
    BarRecused = "stood aside from it"
        | "از آن کناره گرفته است",
    /// The function is not asked.
    NotAsked = "the request does not need `{function}`"
        | "این درخواست به {function} نیاز ندارد",
    /// The function is not held.
    NotHeld = "`{officer}` does not hold the function `{function}`"
        | "{officer} سمت {function} را ندارد",
    /// One person, two functions.
    Signed = "`{officer}` has agreed as `{function}`; two functions are two persons"
        | "{officer} در سمت {function} موافقت کرده است؛ دو سمت دو شخص می‌خواهد",
    /// Two persons, one function.
    Filled = "`{by}` has agreed as `{function}`"
        | "{by} در سمت {function} موافقت کرده است",
    /// Words that say too little.
    Grounds = "the {what} say too little"
        | "{+what} بسیار کوتاه است",
    /// An end before the contact.
    TooShort = "a grant until {until} does not cover a contact at {at}"
        | "مجوزی تا {+until} تماسی را که در {+at} است دربر نمی‌گیرد",
    /// A time that must be to come.
    Past = "{at} is past"
        | "{+at} گذشته است",
    /// A time that must be past.
    ToCome = "{at} is still to come"
        | "{+at} هنوز نرسیده است",
    /// Nobody is asked.
    NothingNeeded = "nobody needs to approve this contact"
        | "این تماس به موافقت کسی نیاز ندارد",
    /// Another contact than the one decided.
    NotTheDecision = "the request is not what was asked in {decision}: the {what} differ"
        | "درخواست همان نیست که در {decision} پرسیده شد: {+what} فرق دارد",
    /// No such condition.
    NoCondition = "the grant has no condition `{condition}`"
        | "مجوز شرطی به نام {condition} ندارد",
    /// Nobody waits for it.
    NotWaitedFor = "`{function}` is not waited for: {standing}"
        | "کسی در انتظار {function} نیست: {+standing}",
    /// It was asked.
    WasAsked = "`{function}` was asked before: {standing}"
        | "از {function} پیش‌تر پرسیده شده است: {+standing}",
    /// It is done.
    Done = "the item is done, by `{by}`"
        | "این کار را {by} انجام داده است",
    /// Too many.
    TooMany = "{count} {what} are more than the {max} that can be taken"
        | "{count} {+what} بیش از {max} تایی است که پذیرفته می‌شود",
    /// What to do.
    ImportFirst = "Import an organisation first."
        | "نخست سازمانی وارد کنید.",
    /// What to do.
    CheckReference = "Check the reference; what you may not see is not shown either."
        | "شمارهٔ ارجاع را وارسی کنید؛ آنچه اجازهٔ دیدنش را ندارید نیز نشان داده نمی‌شود.",
    /// What to do.
    AskAgain = "Ask again: a new reference will be made."
        | "دوباره بپرسید: شمارهٔ تازه‌ای ساخته می‌شود.",
    /// What to do.
    AnotherHolder = "Another holder of the function decides."
        | "دارندهٔ دیگری از همین سمت تصمیم می‌گیرد.",
    /// What to do.
    SeeFunctions = "The request names the functions and the people who hold them."
        | "درخواست، سمت‌ها و دارندگان آن‌ها را نام می‌برد.",
    /// What to do.
    AskThatPost = "Ask somebody of that post."
        | "از یکی از کارکنان آن نمایندگی بخواهید.",
    /// What to do.
    ThatPerson = "That person does it, signed in under their own name."
        | "خود آن شخص با نام خود وارد می‌شود و آن را انجام می‌دهد.",
    /// What to do.
    AskRole = "Ask somebody whose role it is; the account list names them."
        | "از کسی بخواهید که نقش او این است؛ فهرست حساب‌ها آنان را نام می‌برد.",
    /// What to do.
    SomebodyElse = "Somebody without these roles decides."
        | "کسی بدون این نقش‌ها تصمیم می‌گیرد.",
    /// What to do.
    IfOpen = "It waits for those who decide."
        | "در انتظار تصمیم‌گیرندگان است.",
    /// What to do.
    IfExpired = "The time of the contact has come and nobody decided; file a new request, or \
        declare the contact if it took place."
        | "زمان تماس رسید و کسی تصمیم نگرفت؛ درخواست تازه‌ای بدهید، یا اگر تماس انجام شد آن را \
        اعلام کنید.",
    /// What to do.
    IfGranted = "Its grant holds; the requester or who agreed can withdraw it."
        | "مجوز آن برقرار است؛ درخواست‌کننده یا موافقت‌کننده می‌تواند آن را پس بگیرد.",
    /// What to do.
    IfEnded = "Its grant is over; file a new request."
        | "مجوز آن پایان یافته است؛ درخواست تازه‌ای بدهید.",
    /// What to do.
    IfDenied = "File a new request that answers the grounds."
        | "درخواست تازه‌ای بدهید که به دلیل رد پاسخ دهد.",
    /// What to do.
    IfWithdrawn = "File a new request."
        | "درخواست تازه‌ای بدهید.",
    /// What to do.
    NothingMore = "Nothing more is needed as this function."
        | "در این سمت چیز دیگری لازم نیست.",
    /// What to do.
    WriteMemo = "Write who was there, what was said and what follows."
        | "بنویسید چه کسی آنجا بود، چه گفته شد و چه در پی دارد.",
    /// What to do.
    SayWhy = "Say in a sentence why: the other side of it has to live with it."
        | "در یک جمله بگویید چرا: طرف دیگر باید با آن کنار بیاید.",
    /// What to do.
    LaterEnd = "Name a later end, or none."
        | "پایان دیرتری بگویید، یا هیچ.",
    /// What to do.
    Declare = "A contact that has taken place is declared, not approved: log it as held."
        | "تماسی که انجام شده اعلام می‌شود، نه موافقت: آن را انجام‌شده ثبت کنید.",
    /// What to do.
    LogLater = "Log it once it has taken place."
        | "پس از انجام آن را ثبت کنید.",
    /// What to do.
    GoAhead = "Go ahead as the decision says."
        | "چنان که تصمیم می‌گوید اقدام کنید.",
    /// What to do.
    CheckAgain = "Check the contact as it is now, then ask."
        | "تماس را چنان که اکنون هست بررسی کنید، سپس بپرسید.",
    /// What to do.
    HasNoConditions = "It has no conditions."
        | "شرطی ندارد.",
    /// What to do.
    HasConditions = "It has: {conditions}."
        | "شرط‌های آن: {+conditions}.",
    /// What to do.
    CanBeAsked = "The requester or an approver can ask it."
        | "درخواست‌کننده یا تصمیم‌گیر می‌تواند از آن بپرسد.",
    /// What to do.
    AnswerStands = "Its answer stands with the request."
        | "پاسخ آن کنار درخواست آمده است.",
    /// What to do.
    NothingLeft = "Nothing is left to do."
        | "کاری نمانده است.",
    /// What to do.
    SplitIt = "Split it."
        | "آن را چند بخش کنید.",
    /// Who could.
    NobodyElse = "Nobody else is waited for."
        | "نظر کس دیگری لازم نیست.",
    /// Who could.
    StillToDecide = "Still to decide: {deciders}."
        | "هنوز باید تصمیم بگیرند: {+deciders}.",
    /// A function and who holds it.
    Held = "{function} ({officers})"
        | "{function} ({+officers})",
    /// A function that nobody holds.
    NotHeldByAny = "{function} (nobody holds it)"
        | "{function} (کسی آن را ندارد)",
}
}

catalogue! {
/// A thing that a refusal speaks of. In English by the word it is called in the code.
Thing {
    /// What is not there.
    Request = "request"
        | "درخواستی",
    /// What is not there.
    Decision = "decision"
        | "تصمیمی",
    /// What is not there.
    Contact = "contact"
        | "تماسی",
    /// What is not there.
    Item = "item"
        | "کاری",
    /// What is not there.
    Function = "function"
        | "سمتی",
    /// What is not there.
    Directive = "directive"
        | "دستورالعملی",
    /// What is not there.
    Party = "party"
        | "طرفی",
    /// What is not there.
    List = "list"
        | "فهرستی",
    /// What is not there.
    Post = "post"
        | "نمایندگی‌ای",
    /// What is not there.
    Entry = "entry"
        | "ثبتی",
    /// What is not there.
    Account = "account"
        | "حسابی",
    /// What says too little.
    Reasons = "reasons of the request"
        | "دلیل درخواست",
    /// What says too little.
    OfDenial = "grounds of the denial"
        | "دلیل رد",
    /// What says too little.
    OfWithdrawal = "grounds of the withdrawal"
        | "دلیل پس گرفتن",
    /// What says too little.
    OfObjection = "grounds of the objection"
        | "دلیل مخالفت",
    /// What says too little.
    OfConfirmation = "grounds of the confirmation"
        | "دلیل تأیید هویت",
    /// What says too little.
    Memorandum = "lines of the memorandum"
        | "یادداشت گفت‌وگو",
    /// What is too much.
    Participants = "participants"
        | "شرکت‌کننده",
    /// What is too much.
    Conditions = "conditions"
        | "شرط",
    /// What is too much.
    Characters = "characters"
        | "نویسه",
    /// What differs.
    Posts = "posts"
        | "نمایندگی",
    /// What differs.
    Acts = "acts"
        | "نوع تماس",
    /// What differs.
    Times = "times"
        | "زمان",
    /// What differs.
    Parties = "parties"
        | "طرف",
    /// Where a concurrence stands.
    NotAsked = "not asked"
        | "پرسیده نشده",
    /// Where a concurrence stands.
    Asked = "asked"
        | "پرسیده شده",
    /// Where a concurrence stands.
    Agreed = "agreed"
        | "موافق",
    /// Where a concurrence stands.
    Objected = "objected"
        | "مخالف",
    /// Where a concurrence stands.
    Lapsed = "no objection (lapse)"
        | "بدون مخالفت (پایان مهلت)",
    /// Where a request stands.
    Open = "open"
        | "باز",
    /// Where a request stands.
    Expired = "expired"
        | "منقضی",
    /// Where a request stands.
    Granted = "granted"
        | "موافقت‌شده",
    /// Where a request stands.
    Ended = "ended"
        | "پایان‌یافته",
    /// Where a request stands.
    Denied = "denied"
        | "ردشده",
    /// Where a request stands.
    Withdrawn = "withdrawn"
        | "پس‌گرفته",
}
}

/// A thing by its English word; a word that is none stays.
#[must_use]
pub fn thing(word: &str, language: Language) -> String {
    let found = Thing::ALL.iter().find(|t| t.text(Language::English) == word);
    found.map_or_else(|| isolated(word, language), |t| t.text(language).to_owned())
}

/// Where a request stands.
#[must_use]
pub const fn phase(phase: Phase, language: Language) -> &'static str {
    match phase {
        Phase::Open => Thing::Open,
        Phase::Expired => Thing::Expired,
        Phase::Granted => Thing::Granted,
        Phase::Ended => Thing::Ended,
        Phase::Denied => Thing::Denied,
        Phase::Withdrawn => Thing::Withdrawn,
    }
    .text(language)
}

/// What is asked of the house: in English by its word.
#[must_use]
pub const fn use_case(act: UseCase, language: Language) -> &'static str {
    match language {
        Language::English => act.as_str(),
        Language::Persian => in_persian(act),
    }
}

const fn in_persian(act: UseCase) -> &'static str {
    use UseCase as U;
    match act {
        U::OrganisationImport => "وارد کردن سازمان",
        U::PostAdd => "افزودن نمایندگی",
        U::PostList => "دیدن نمایندگی‌ها",
        U::AccountAdd => "افزودن حساب",
        U::AccountList => "دیدن حساب‌ها",
        U::ListUpdate => "بارگذاری فهرست",
        U::ListShow => "دیدن فهرست",
        U::PartyHistory => "دیدن پیشینهٔ تماس‌ها با یک طرف",
        U::Index => "ساختن نمایه",
        U::Screen => "جست‌وجوی نام",
        U::Check => "بررسی تماس",
        U::DecisionShow => "دیدن تصمیم",
        U::Confirm => "تأیید هویت",
        U::DirectiveLint => "بررسی پیش‌نویس دستورالعمل",
        U::DirectiveDraft => "نوشتن پیش‌نویس دستورالعمل",
        U::DirectiveRelease => "صدور دستورالعمل",
        U::DirectiveCancel => "لغو دستورالعمل",
        U::DirectiveAcknowledge => "اعلام وصول دستورالعمل",
        U::DirectiveShow => "دیدن دستورالعمل",
        U::DirectiveStatus => "دیدن وصول دستورالعمل",
        U::Request => "درخواست موافقت",
        U::Approve => "موافقت با درخواست",
        U::Deny => "رد درخواست",
        U::Withdraw => "پس گرفتن درخواست",
        U::Recuse => "کناره‌گیری",
        U::ConcurrenceAsk => "پرسیدن نظر موافق",
        U::Concur => "دادن نظر موافق",
        U::ConditionMet => "اعلام برآورده شدن شرط",
        U::RequestShow => "دیدن درخواست",
        U::ContactHeld => "ثبت تماس انجام‌شده",
        U::ContactDeclined => "ثبت تماس ردشده",
        U::ContactMemo => "نوشتن یادداشت گفت‌وگو",
        U::ContactShow => "دیدن دفتر تماس‌ها",
        U::Worklist => "دیدن فهرست کارها",
        U::WorklistDone => "انجام کار",
        U::Replay => "تکرار تصمیم",
        U::RecordVerify => "وارسی دفتر ثبت",
        U::RecordExport => "برون‌بری دفتر ثبت",
        U::RecordCheckpoint => "امضای نقطهٔ وارسی",
        U::RecordErase => "نابود کردن محتوای ثبت",
        U::RecordRead => "خواندن دفتر ثبت",
        U::SignInReset => "تغییر گذرواژه",
        U::SessionsEnd => "پایان دادن به نشست‌ها",
        U::TokenAdd => "ساختن توکن",
        U::TokenRevoke => "پس گرفتن توکن",
        U::Backup => "گرفتن نسخهٔ پشتیبان",
        U::Restore => "بازیابی",
    }
}
