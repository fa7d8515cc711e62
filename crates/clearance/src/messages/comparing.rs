//! Two names beside each other, and why they are not taken for one, in words. No number of likeness
//! stands here.

use super::catalogue;

catalogue! {
/// One part of a comparison told.
Compared {
    /// Below what is taken for one name.
    NotSame = "Not taken for the same name: {why}."
        | "یک نام شمرده نمی‌شود: {+why}.",
    /// A cause: the words at the end.
    LastDiffer = "the last names differ (\"{query}\", \"{name}\")"
        | "نام‌های پایانی متفاوت‌اند («{query}»، «{name}»)",
    /// A cause: other words.
    WordsDiffer = "\"{query}\" and \"{name}\" are different words"
        | "«{query}» و «{name}» دو واژهٔ متفاوت‌اند",
    /// A cause: words that only the first has.
    OnlyFirst = "only the first has {words}"
        | "تنها نخستین {+words} را دارد",
    /// A cause: words that only the second has.
    OnlySecond = "only the second has {words}"
        | "تنها دومین {+words} را دارد",
    /// A cause.
    NothingMet = "no word of the one is like a word of the other"
        | "هیچ واژهٔ یکی همانند واژه‌ای از دیگری نیست",
    /// A cause.
    TooUnlike = "their words are too unlike in spelling"
        | "املای واژه‌هایشان چندان همانند نیست",
    /// A cause.
    TooLittle = "what they share is too little to name anybody"
        | "آنچه مشترک است کم‌تر از آن است که کسی را نام ببرد",
    /// A cause: the same words in another order.
    OtherOrder = "the same words stand in another order"
        | "همان واژه‌ها به ترتیبی دیگر آمده است",
    /// A cause: an acronym beside the long name.
    LettersAlone = "letters alone do not say which body is meant"
        | "تنها از حرف‌ها پیدا نیست کدام نهاد منظور است",
    /// What would have made the difference.
    WithoutPair = "Without \"{query}\" against \"{name}\" it would be taken for the same name."
        | "اگر «{query}» در برابر «{name}» نبود، یک نام شمرده می‌شد.",
    /// What would have made the difference.
    WithoutWord = "Without {words} it would be taken for the same name."
        | "بی {+words} یک نام شمرده می‌شد.",
    /// What would have made the difference.
    WithoutAll = "Without these differences it would be taken for the same name."
        | "بی این تفاوت‌ها یک نام شمرده می‌شد.",
    /// Nothing single does.
    EvenWithout = "Even without them too little would be alike."
        | "حتی بی آن‌ها هم همانندی کافی نبود.",
    /// A part that nobody can read.
    Unread = "{words} cannot be read, so nothing here says that they differ."
        | "{+words} خوانده نمی‌شود؛ پس هیچ‌چیز در این‌جا نمی‌گوید که متفاوت‌اند.",
    /// Why nobody can read it.
    Why = "{words}: {why}."
        | "{+words}: {+why}.",
    /// A name without words.
    NoName = "One of the two names is empty, so there is nothing to compare: write both."
        | "یکی از دو نام خالی است؛ پس چیزی برای سنجیدن نیست: هر دو را بنویسید.",
    /// A state of words beside words.
    Same = "same"
        | "همان",
    /// A state.
    Joined = "joined or split"
        | "سرهم یا جدا",
    /// A state.
    OtherScript = "other script"
        | "خط دیگر",
    /// A state.
    Spelling = "spelling differs"
        | "املای دیگر",
    /// A state.
    ShortForm = "short form"
        | "صورت کوتاه",
    /// A state.
    Translation = "same meaning"
        | "هم‌معنا",
    /// A state.
    Initial = "initial"
        | "حرف نخست",
    /// A state.
    MissingAsked = "only below"
        | "تنها در پایین",
    /// A state.
    MissingListed = "only above"
        | "تنها در بالا",
    /// A state.
    OtherName = "in another of its names"
        | "در نام دیگری از آن",
    /// A state.
    Contradicts = "different"
        | "متفاوت",
}
}
