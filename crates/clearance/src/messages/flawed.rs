//! Why words of a name could not be read or not be trusted, and what would mend it.

use super::catalogue;

catalogue! {
/// One cause, to stand after the words it is said of.
Flawed {
    /// Another encoding than the text has.
    Misread = "text read in the wrong encoding, it seems; save the file as UTF-8, or type the name \
        anew"
        | "گویا متن با کدگذاری نادرست خوانده شده است؛ فایل را با یونیکد ذخیره کنید، یا نام را \
            از نو بنویسید",
    /// Letters that look alike.
    Mixed = "letters of several scripts that look alike in one word; type it in one script"
        | "در یک واژه حرف‌های همانندی از چند خط آمده است؛ آن را به یک خط بنویسید",
    /// Cut.
    TooLong = "longer than a name is, and cut; give the name alone"
        | "از یک نام درازتر است و بریده شد؛ تنها خود نام را بدهید",
    /// Signs, or a script nobody taught it.
    NoReading = "in signs or a script that is not read; write it in Latin letters too"
        | "با نشانه‌ها یا خطی است که خوانده نمی‌شود؛ آن را با حروف لاتین هم بنویسید",
    /// Nothing.
    Empty = "no name is given; write one"
        | "نامی داده نشده است؛ نامی بنویسید",
}
}
