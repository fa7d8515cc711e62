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
    /// A name that no list has.
    PlainName = "\"{name}\""
        | "«{name}»",
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
    StandsFor = "is made of the initials of"
        | "از حرف‌های نخست این نام است",
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
    /// What met nothing in that name, and stands in another.
    InOtherName = "{words} is in another of that party's names."
        | "{+words} در نام دیگری از همان طرف آمده است.",
    /// What met nothing.
    Unmatched = "Nothing of that name is like {words}."
        | "هیچ بخشی از آن نام همانند {+words} نیست.",
    /// What stands where another word stands.
    Opposed = "\"{query}\" stands where that name has \"{name}\"."
        | "«{query}» جای «{name}» در آن نام ایستاده است.",
    /// What the other has more.
    AlsoHas = "That name also has {words}."
        | "آن نام {+words} را هم دارد.",
    /// What met is no proof.
    VeryCommon = "{words} is a very common name: it says little about who is meant."
        | "{+words} نامی بسیار رایج است و کم می‌گوید که چه کسی منظور است.",
    /// What met is no proof.
    Common = "{words} is a common name: others bear it too."
        | "{+words} نامی رایج است و دیگران هم آن را دارند.",
    /// What met is much.
    Rare = "{words} is a rare name."
        | "{+words} نامی کمیاب است.",
    /// Several are meant by the words.
    SharedByPersons = "{n} listed people share this name; a birth date would tell them apart."
        | "{n} شخص فهرست‌شده این نام را دارند؛ تاریخ تولد آنان را از هم جدا می‌کند.",
    /// Several are meant by the words.
    SharedByOthers = "{n} listed parties share this name; the full name would tell them apart."
        | "{n} طرف فهرست‌شده این نام را دارند؛ نام کامل آن‌ها را از هم جدا می‌کند.",
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
    SharedAcronym = "{n} listed bodies give these letters."
        | "{n} نهاد فهرست‌شده این حرف‌ها را می‌دهند.",
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
