//! What happened, one deed each, for the pages that show the record as sentences.

use super::catalogue;

catalogue! {
/// A deed told. What was said with it, in somebody's own words, stands after it.
Deed {
    /// A deed alone.
    Alone = "{deed}."
        | "{+deed}.",
    /// A deed and the words said with it.
    Said = "{deed}: \"{words}\""
        | "{+deed}: «{words}»",
    /// Several deeds of one person have this between names beyond those shown.
    More = "{names} and {n} more"
        | "{+names} و {n} تن دیگر",
    /// Nobody is named.
    Nobody = "nobody"
        | "هیچ کس",
    /// The organisation.
    OrganisationSet = "{who} set up the organisation {name}, with {posts} posts and {officers} \
        accounts"
        | "{who} سازمان {name} را با {posts} نمایندگی و {officers} حساب برپا کرد",
    /// A post.
    PostAdded = "{who} added or changed the post {name} ({post})"
        | "{who} نمایندگی {name} ({post}) را افزود یا تغییر داد",
    /// An account.
    OfficerAdded = "{who} added or changed the account {of} at {post}"
        | "{who} حساب {of} را در نمایندگی {post} افزود یا تغییر داد",
    /// A list.
    ListLoaded = "{who} loaded list {list}: {parties} parties, {lost} records lost"
        | "{who} فهرست {list} را بارگذاری کرد: {parties} طرف، {lost} رکورد از دست رفت",
    /// A directive.
    Drafted = "{who} saved a draft of {directive}"
        | "{who} پیش‌نویسی از {directive} را نگه داشت",
    /// A directive.
    Released = "{who} released {directive}, in force from {from}"
        | "{who} دستورالعمل {directive} را صادر کرد که از {+from} لازم‌الاجراست",
    /// A directive.
    Acknowledged = "{who} acknowledged {directive} for {post}"
        | "{who} وصول {directive} را از سوی {post} اعلام کرد",
    /// A directive.
    Queried = "{who} asked about {directive} for {post}"
        | "{who} از سوی {post} دربارهٔ {directive} پرسید",
    /// A directive.
    CannotComply = "{who} said that {post} cannot comply with {directive}"
        | "{who} گفت که {post} نمی‌تواند {directive} را اجرا کند",
    /// A directive.
    Cancelled = "{who} cancelled {directive}"
        | "{who} دستورالعمل {directive} را لغو کرد",
    /// A decision.
    Checked = "{who} asked about a contact ({act}) of {post} with {with}, answered as {decision}"
        | "{who} دربارهٔ تماس ({+act}) نمایندگی {post} با {+with} پرسید؛ پاسخ {decision} است",
    /// Who somebody is.
    SaidIs = "{who} said that {name} is {party}"
        | "{who} گفت که {name} همان {party} است",
    /// Who somebody is not.
    SaidIsNot = "{who} said that {name} is not {party}"
        | "{who} گفت که {name} همان {party} نیست",
    /// A request.
    Requested = "{who} filed {request} for a contact ({act}) with {parties}"
        | "{who} درخواست {request} را برای تماس ({+act}) با {+parties} داد",
    /// A request.
    Agreed = "{who} agreed to {request} as {function}"
        | "{who} در سمت {function} با {request} موافقت کرد",
    /// A request.
    AgreedIf = "{who} agreed to {request} as {function}, on condition: {conditions}"
        | "{who} در سمت {function} با {request} موافقت کرد، به شرط: {+conditions}",
    /// A request.
    Granted = "{request} was granted until {until}"
        | "{request} تا {+until} موافقت شد",
    /// A request.
    GrantedIf = "{request} was granted until {until}, on condition: {conditions}"
        | "{request} تا {+until} موافقت شد، به شرط: {+conditions}",
    /// A request.
    Denied = "{who} denied {request} as {function}"
        | "{who} در سمت {function} درخواست {request} را رد کرد",
    /// A request.
    Withdrawn = "{who} withdrew {request}"
        | "{who} درخواست {request} را پس گرفت",
    /// A request.
    Recused = "{who} stood aside from {request}"
        | "{who} از {request} کناره گرفت",
    /// A request.
    ConditionMet = "{who} said that the condition {condition} of {request} is met"
        | "{who} گفت که شرط {condition} از {request} برآورده شده است",
    /// A request.
    ConcurrenceAsked = "{who} asked {function} to concur in {request} by {due}"
        | "{who} از {function} خواست تا {+due} نظر خود را دربارهٔ {request} بدهد",
    /// A request.
    Concurred = "{who} concurred in {request} as {function}"
        | "{who} در سمت {function} نظر موافق با {request} داد",
    /// A request.
    Objected = "{who} objected to {request} as {function}"
        | "{who} در سمت {function} با {request} مخالفت کرد",
    /// A request.
    Lapsed = "{function} did not answer on {request} in time: no objection (lapse), which is not \
        agreement"
        | "{function} به‌هنگام دربارهٔ {request} پاسخ نداد: بدون مخالفت (پایان مهلت)، \
        که موافقت نیست",
    /// A contact.
    ContactHeld = "{who} logged {contact}, a contact with {with} held on {at}"
        | "{who} تماس {contact} با {+with} را که در {+at} انجام شد ثبت کرد",
    /// A contact.
    DeclaredAfterwards = "{who} declared {contact} afterwards, a contact with {with} held on {at}"
        | "{who} تماس {contact} با {+with} را که در {+at} انجام شده بود پس از آن اعلام کرد",
    /// A contact.
    ContactDeclined = "{who} logged {contact}, a contact with {with} declined"
        | "{who} تماس {contact} با {+with} را ردشده ثبت کرد",
    /// A contact.
    Memorandum = "{who} wrote a memorandum on {contact}"
        | "{who} یادداشتی دربارهٔ گفت‌وگوی {contact} نوشت",
    /// Work that a change left.
    WorklistOfDirective = "{directive} left items of work at {posts}, {n} in all"
        | "{directive} در نمایندگی {+posts} کارهایی بر جا گذاشت، در مجموع {n}",
    /// Work that a change left.
    WorklistOfList = "List {list} left items of work at {posts}, {n} in all"
        | "فهرست {list} در نمایندگی {+posts} کارهایی بر جا گذاشت، در مجموع {n}",
    /// Work done.
    ItemDone = "{who} did {item}"
        | "{who} کار {item} را انجام داد",
    /// Looking.
    Looked = "{who} looked at {subject} ({act})"
        | "{who} به {subject} نگاه کرد ({+act})",
    /// A copy in place of the data.
    Restored = "{who} restored the data from a copy of {entries} entries, root {root}"
        | "{who} داده‌ها را از نسخه‌ای با {entries} ثبت و ریشهٔ {root} بازیابی کرد",
    /// A password.
    PasswordChanged = "{who} changed their own password"
        | "{who} گذرواژهٔ خود را تغییر داد",
    /// A password.
    PasswordReset = "{who} set the password of {of} anew"
        | "{who} گذرواژهٔ {of} را از نو گذاشت",
    /// A token.
    TokenIssued = "{who} made the token {name} for {of} ({scopes}), without an end"
        | "{who} توکن {name} را برای {of} ({+scopes}) بی‌پایان ساخت",
    /// A token.
    TokenIssuedUntil = "{who} made the token {name} for {of} ({scopes}), until {until}"
        | "{who} توکن {name} را برای {of} ({+scopes}) تا {+until} ساخت",
    /// A token.
    TokenRevoked = "{who} took back the token {name} of {of}"
        | "{who} توکن {name} از {of} را پس گرفت",
    /// An account.
    AccountLocked = "The account {of} was closed for a time after too many wrong passwords"
        | "حساب {of} پس از چند گذرواژهٔ نادرست برای مدتی بسته شد",
    /// An entry.
    Erased = "{who} destroyed the content of entry {entry} ({kind})"
        | "{who} محتوای ثبت {entry} ({kind}) را نابود کرد",
    /// An entry.
    ErasedOf = "{who} destroyed the content of entry {entry} ({kind} {reference})"
        | "{who} محتوای ثبت {entry} ({kind} {reference}) را نابود کرد",
}
}
