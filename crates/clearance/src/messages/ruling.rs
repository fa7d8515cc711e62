//! What a rule says, in parts that make one sentence and the short ones after it.

use super::catalogue;

catalogue! {
/// One part of a rule told.
RulePart {
    /// The first sentence.
    Whole = "{subject}{narrowed} {order}."
        | "{+subject}{+narrowed} {+order}.",
    /// Acts that have an object, and whom they are with.
    Contact = "{acts} contact with"
        | "{+acts}",
    /// Every act there is.
    AnyContact = "Any contact with {parties}"
        | "هر تماسی با {+parties}",
    /// No act named.
    NoAct = "Contact with {parties}"
        | "تماس با {+parties}",
    /// Acts named.
    Acts = "{acts} {parties}"
        | "تماس ({+acts}) با {+parties}",
    /// An act.
    Initiating = "initiating"
        | "آغاز",
    /// An act.
    Accepting = "accepting"
        | "پذیرش",
    /// An act.
    Hosting = "hosting"
        | "میزبانی",
    /// An act.
    Attending = "attending"
        | "حضور",
    /// An act.
    Receiving = "receiving"
        | "دریافت",
    /// An act.
    Replying = "replying to"
        | "پاسخ",
    /// An act that has no object.
    Chance = "a chance encounter with"
        | "برخورد اتفاقی",
    /// An act that has no object.
    Mass = "a mass event with"
        | "رویداد بزرگ",
    /// All on a list.
    AnyOnList = "anybody on list {list}"
        | "هر طرف فهرست {list}",
    /// All under a programme.
    AnyUnderProgramme = "anybody under programme {programme}"
        | "هر طرف ذیل برنامهٔ {programme}",
    /// All of a category.
    AnyOfCategory = "anybody of category {category}"
        | "هر طرف از ردهٔ {category}",
    /// A scope.
    WithOffshoots = "{party} and its offshoots"
        | "{+party} و شاخه‌های آن",
    /// A scope.
    WithLinked = "{party} with its offshoots and whatever is linked to these"
        | "{+party} با شاخه‌های آن و هر چه با این‌ها مرتبط است",
    /// A scope over several.
    AllWithOffshoots = "{party} and their offshoots"
        | "{+party} و شاخه‌های آن‌ها",
    /// A scope over several.
    AllWithLinked = "{party} with their offshoots and whatever is linked to these"
        | "{+party} با شاخه‌های آن‌ها و هر چه با این‌ها مرتبط است",
    /// Some have no name.
    OfWhichUnknown = "{parties} (of these, {n} not known by name)"
        | "{+parties} (نام {n} تا از این‌ها معلوم نیست)",
    /// A bound.
    AtLeast = "at {level} level or above"
        | "در سطح {level} یا بالاتر",
    /// A bound.
    AtMost = "at {level} level or below"
        | "در سطح {level} یا پایین‌تر",
    /// Whose idea.
    ByUs = "on our initiative"
        | "به ابتکار ما",
    /// Whose idea.
    ByThem = "on their initiative"
        | "به ابتکار آنان",
    /// Where.
    Official = "on official premises"
        | "در محل رسمی",
    /// Where.
    Theirs = "at their place"
        | "در محل آنان",
    /// Where.
    Neutral = "on neutral ground"
        | "در محل بی‌طرف",
    /// Whose officers.
    OfPosts = "by officers of {posts}"
        | "از سوی کارشناسان نمایندگی {+posts}",
    /// Whose officers.
    OfRegions = "by officers of posts in {regions}"
        | "از سوی کارشناسان نمایندگی‌های منطقهٔ {+regions}",
    /// When.
    Period = "from {from} to {to}"
        | "از {+from} تا {+to}",
    /// When.
    Every = "every year from {from} to {to}"
        | "هر سال از {+from} تا {+to}",
    /// What is ordered.
    Free = "is free"
        | "بلامانع است",
    /// What is ordered.
    Wanted = "is wanted: this is an open channel"
        | "مطلوب است: این یک کانال باز است",
    /// What is ordered.
    Advised = "is advised against; whoever goes ahead records the reason"
        | "توصیه نمی‌شود؛ هر کس اقدام کند دلیل را ثبت می‌کند",
    /// What is ordered.
    Notify = "may go ahead after telling {whom}"
        | "پس از اطلاع به {+whom} مجاز است",
    /// Whom to tell where nobody is named.
    RegionDesk = "the desk of the post's region"
        | "میز منطقهٔ نمایندگی",
    /// What is ordered.
    Approval = "needs approval by {who}"
        | "نیازمند موافقت {+who} است",
    /// What is ordered.
    Prohibited = "is prohibited"
        | "ممنوع است",
    /// What goes with it.
    Condition = "Condition: {conditions}."
        | "شرط: {+conditions}.",
    /// What goes with it.
    Conditions = "Conditions: {conditions}."
        | "شرط‌ها: {+conditions}.",
    /// What goes with it.
    ReportDay = "Report within 1 working day."
        | "گزارش ظرف 1 روز کاری.",
    /// What goes with it.
    ReportDays = "Report within {n} working days."
        | "گزارش ظرف {n} روز کاری.",
    /// What goes with it.
    Except = "Except: {purposes}."
        | "استثنا: {+purposes}.",
    /// What goes with it.
    NoExempt = "Not exempt here, by law: {purposes}."
        | "اینجا به حکم قانون معاف نیست: {+purposes}.",
}
}
