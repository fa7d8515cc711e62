//! What could not be read of a pasted list of names, and what would mend it.

use super::catalogue;

catalogue! {
/// One part of a fault in a guest list.
Reading {
    /// No name.
    NoName = "`{words}` begins with no name"
        | "{words} با نامی آغاز نمی‌شود",
    /// A field without a value.
    Nothing = "`{field}` says nothing (in `{words}`)"
        | "{field} چیزی نمی‌گوید (در {words})",
    /// No kind.
    NoKind = "`{word}` is no kind (in `{words}`)"
        | "{word} از انواع نیست (در {words})",
    /// No date.
    NoDate = "`{word}` is no date (in `{words}`)"
        | "{word} تاریخ نیست (در {words})",
    /// No id.
    NoParty = "`{word}` is no id of a party"
        | "{word} شناسهٔ هیچ طرفی نیست",
    /// No field.
    NoField = "`{field}` is nothing a counterpart has"
        | "طرف تماس چیزی به نام {field} ندارد",
    /// Words that name nobody.
    LeftOut = "left out, as it names nobody: {words}"
        | "کنار گذاشته شد، چون کسی را نام نمی‌برد: {words}",
    /// The first line of a table.
    Heading = "read as the names of columns: {words}"
        | "نام ستون‌ها دانسته شد: {words}",
    /// Columns without a use.
    Columns = "columns left out: {words}"
        | "ستون‌های کنار گذاشته: {words}",
    /// Too many.
    TooMany = "{fit} names fit in one check; from line {line} on nothing was read"
        | "در یک بررسی {fit} نام می‌گنجد؛ از سطر {line} به بعد چیزی خوانده نشد",
    /// Too long.
    TooLong = "the text has {bytes} bytes, and {max} can be read"
        | "متن {bytes} بایت دارد و {max} بایت خوانده می‌شود",
    /// What mends it.
    NameFirst = "write the name first, then what is known: {value}"
        | "نخست نام را بنویسید، سپس آنچه را می‌دانید: {value}",
    /// What mends it.
    ThereAre = "there are {value}"
        | "این‌ها پذیرفته می‌شود: {value}",
    /// What mends it.
    Dates = "write it as 1961-03-04, 1961-03 or 1961"
        | "آن را به صورت 1961-03-04 یا 1961-03 یا 1961 بنویسید",
    /// What mends it.
    Ids = "write the whole id, for example {value}"
        | "شناسه را کامل بنویسید، برای نمونه {value}",
    /// What mends it.
    Split = "split the list and check each part"
        | "فهرست را چند بخش کنید و هر بخش را جدا بررسی کنید",
}
}
