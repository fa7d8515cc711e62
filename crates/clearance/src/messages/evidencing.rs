//! Why a name is like another, in words a person can weigh. No score stands here: a number says
//! less than what met what.

use super::catalogue;

catalogue! {
/// One part of the evidence told.
Evidenced {
    /// The first sentence.
    Lead = "\"{query}\" {how} {name}."
        | "«{query}» {+how}: {+name}.",
    /// The first sentence, with what met what.
    LeadWith = "\"{query}\" {how} {name} ({details})."
        | "«{query}» {+how}: {+name} ({+details}).",
    /// The name met, of the party so called.
    Name = "\"{name}\" on {list}"
        | "«{name}» در فهرست {list}",
    /// The name met, of a party called otherwise.
    OtherName = "\"{name}\", a name of {caption}, on {list}"
        | "«{name}»، نامی از {caption}، در فهرست {list}",
    /// How the whole met.
    IsExact = "is the same name as"
        | "همین نام است",
    /// How the whole met.
    Shares = "shares words with"
        | "واژه‌های مشترکی دارد با",
    /// How the whole met.
    Spelled = "is spelled like"
        | "املایی همانند دارد با",
    /// How the whole met.
    Transliterated = "is another transliteration of"
        | "نویسه‌گردانی دیگری است از",
    /// How the whole met.
    Like = "is like"
        | "همانند است با",
    /// How the whole met.
    StandsFor = "may stand for"
        | "شاید کوته‌نوشتی باشد از",
    /// A part of a person's name.
    Surname = "surname"
        | "نام خانوادگی",
    /// A part of a person's name.
    FirstName = "first name"
        | "نام کوچک",
    /// What met.
    SamePart = "same {part}"
        | "{+part} یکسان",
    /// What met.
    PartOneLetter = "{part} differs by one letter"
        | "{+part} با یک حرف تفاوت",
    /// What met.
    PartLetters = "{part} differs by {n} letters"
        | "{+part} با {n} حرف تفاوت",
    /// What met.
    PartTransliterated = "{part} transliterated otherwise"
        | "{+part} با نویسه‌گردانی دیگر",
    /// What met.
    PartInitial = "{part} as an initial"
        | "از {+part} فقط حرف نخست",
    /// What met.
    PartNickname = "{part} in a short form"
        | "{+part} به صورت کوتاه",
    /// What met.
    PartJoined = "{part} joined or split otherwise"
        | "{+part} سرهم یا جدا نوشته شده",
    /// What met.
    PartTranslated = "{part} in another language"
        | "{+part} به زبانی دیگر",
    /// What met.
    SameWord = "same \"{name}\""
        | "«{name}» یکسان",
    /// What met.
    WordOneLetter = "\"{query}\" and \"{name}\" differ by one letter"
        | "«{query}» و «{name}» با یک حرف تفاوت",
    /// What met.
    WordLetters = "\"{query}\" and \"{name}\" differ by {n} letters"
        | "«{query}» و «{name}» با {n} حرف تفاوت",
    /// What met.
    WordTransliterated = "\"{query}\" and \"{name}\" transliterate one word"
        | "«{query}» و «{name}» نویسه‌گردانی یک واژه",
    /// What met.
    WordInitial = "\"{query}\" and \"{name}\": one is an initial of the other"
        | "«{query}» و «{name}»: یکی حرف نخست دیگری",
    /// What met.
    WordNickname = "\"{query}\" and \"{name}\" are forms of one name"
        | "«{query}» و «{name}» صورت‌هایی از یک نام",
    /// What met.
    WordJoined = "\"{query}\" is \"{name}\" joined or split otherwise"
        | "«{query}» همان «{name}» است، سرهم یا جدا نوشته شده",
    /// What met.
    WordTranslated = "\"{query}\" and \"{name}\" mean the same"
        | "«{query}» و «{name}» به یک معنا",
    /// What met nothing.
    Unmatched = "Nothing of that name is like {words}."
        | "هیچ بخشی از آن نام همانند {+words} نیست.",
    /// What is known beside the name.
    Agrees = "{field} agrees."
        | "{+field} هم‌خوان است.",
    /// What is known beside the name.
    Contradicts = "{field} speaks against it."
        | "{+field} با آن نمی‌خواند.",
    /// The party is dead.
    HasDied = "The list says that it has died or ended."
        | "فهرست می‌گوید که درگذشته یا پایان یافته است.",
    /// Why a high score is no hit.
    WeakAlias = "Only a weak alias supports it."
        | "تنها نامی کم‌اعتبار پشتوانهٔ آن است.",
    /// Why a high score is no hit.
    Outranked = "Another party fits the words better."
        | "طرف دیگری با این واژه‌ها بهتر می‌خواند.",
    /// Why a high score is no hit.
    ShortAcronym = "An acronym of {n} letters that the party does not publish."
        | "کوته‌نوشتی {n} حرفی که خود آن طرف به کار نمی‌برد.",
    /// Why a high score is no hit.
    SharedAcronym = "An acronym that {n} parties give."
        | "کوته‌نوشتی که {n} طرف دارند.",
    /// Why a high score is no hit, by the words of the engine.
    OtherReason = "It is no hit: {reason}."
        | "قطعی نیست: {reason}.",
    /// What would help.
    WouldSettle = "{field} would settle it."
        | "{+field} آن را روشن می‌کند.",
    /// What would help.
    WouldHelp = "{field} would help to tell."
        | "{+field} به تشخیص کمک می‌کند.",
}
}
