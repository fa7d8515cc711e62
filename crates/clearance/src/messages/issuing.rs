//! Why a command gives no event in the life of a directive. The English words are those of
//! `directive::life`, which stands below the catalogue; a test holds them equal.

use super::{Language, catalogue, isolated};
use directive::life::NotAllowed;

catalogue! {
/// One part of a refusal in the life of a directive.
Issuing {
    /// Nothing to release.
    NoDraft = "there is no draft to release; save one first"
        | "پیش‌نویسی برای صدور نیست؛ نخست یکی نگه دارید",
    /// A text that is nobody's draft.
    NoNumber = "the text has no number; begin with `{example}`"
        | "متن شماره ندارد؛ با {example} آغاز کنید",
    /// Another's text.
    OtherNumber = "the text is that of `{found}`, not of `{wanted}`"
        | "این متن از {found} است، نه از {wanted}",
    /// Not out.
    NotReleased = "the directive is not released"
        | "این دستورالعمل صادر نشده است",
    /// Out.
    AlreadyReleased = "`{directive}` is released already, and a released text never changes; \
        supersede or amend it"
        | "{directive} پیش‌تر صادر شده است و متن صادرشده هرگز تغییر نمی‌کند؛ آن را جایگزین یا \
        اصلاح کنید",
    /// Cancelled.
    AlreadyCancelled = "`{directive}` is cancelled already"
        | "{directive} پیش‌تر لغو شده است",
    /// Acknowledged.
    AlreadyAcknowledged = "`{post}` acknowledged it already, by `{by}`"
        | "{by} پیش‌تر وصول آن را از سوی {post} اعلام کرده است",
    /// A law.
    StandsOnLaw = "`{directive}` stands on a law; release a directive that names a law and \
        cancels it"
        | "{directive} بر قانونی استوار است؛ دستورالعملی صادر کنید که قانونی را نام ببرد و آن را \
        لغو کند",
    /// No addressee.
    NotAddressed = "`{post}` is not an addressee of the directive"
        | "{post} از گیرندگان این دستورالعمل نیست",
    /// Another post's person.
    NotOfThePost = "`{by}` does not serve at `{post}`; a person of the post answers for it"
        | "{by} در {post} خدمت نمی‌کند؛ یکی از کارکنان همان نمایندگی پاسخ می‌دهد",
    /// Too little.
    NoReason = "the {what} say nothing; write a sentence that someone can act on"
        | "{+what} چیزی نمی‌گوید؛ جمله‌ای بنویسید که بتوان بر پایهٔ آن کاری کرد",
    /// Too much.
    TooLong = "the {what} are too long"
        | "{+what} بسیار بلند است",
    /// Faults.
    OneFault = "the directive has 1 fault that stop its release"
        | "این دستورالعمل 1 ایراد دارد که جلوی صدور آن را می‌گیرد",
    /// Faults.
    Faults = "the directive has {n} faults that stop its release"
        | "این دستورالعمل {n} ایراد دارد که جلوی صدور آن را می‌گیرد",
    /// What says too little or too much.
    WordsOfTheQuestion = "words of the question"
        | "پرسش",
    /// What says too little or too much.
    WordsOfTheDirective = "words of the directive"
        | "متن دستورالعمل",
    /// What says too little or too much.
    Reasons = "reasons"
        | "دلیل",
    /// What says too little or too much.
    Grounds = "grounds"
        | "دلیل",
}
}

/// A refusal in the life of a directive.
#[must_use]
pub fn not_issued(why: &NotAllowed, language: Language) -> String {
    let fill = |part: Issuing, values: &[(&str, &str)]| part.fill(language, values);
    let about =
        |part, name: &str, value: &dyn std::fmt::Display| fill(part, &[(name, &value.to_string())]);
    match why {
        NotAllowed::NoDraft => fill(Issuing::NoDraft, &[]),
        NotAllowed::NoNumber => fill(Issuing::NoNumber, &[("example", "Directive: 20 HQ 1234")]),
        NotAllowed::OtherNumber { found, wanted } => {
            let (found, wanted) = (found.to_string(), wanted.to_string());
            fill(Issuing::OtherNumber, &[("found", &found), ("wanted", &wanted)])
        }
        NotAllowed::NotReleased => fill(Issuing::NotReleased, &[]),
        NotAllowed::AlreadyReleased(id) => about(Issuing::AlreadyReleased, "directive", id),
        NotAllowed::AlreadyCancelled(id) => about(Issuing::AlreadyCancelled, "directive", id),
        NotAllowed::AlreadyAcknowledged { post, by } => {
            fill(Issuing::AlreadyAcknowledged, &[("post", post.as_str()), ("by", by.as_str())])
        }
        NotAllowed::StandsOnLaw(id) => about(Issuing::StandsOnLaw, "directive", id),
        NotAllowed::NotAddressed(post) => about(Issuing::NotAddressed, "post", post),
        NotAllowed::NotOfThePost { by, post } => {
            fill(Issuing::NotOfThePost, &[("by", by.as_str()), ("post", post.as_str())])
        }
        NotAllowed::NoReason(what) => fill(Issuing::NoReason, &[("what", &noun(what, language))]),
        NotAllowed::TooLong(what) => fill(Issuing::TooLong, &[("what", &noun(what, language))]),
        NotAllowed::Faults(findings) => {
            match findings.iter().filter(|f| f.stops_release()).count() {
                1 => fill(Issuing::OneFault, &[]),
                n => about(Issuing::Faults, "n", &n),
            }
        }
    }
}

/// A noun by its English words; one that is none stays.
fn noun(words: &str, language: Language) -> String {
    let found = Issuing::ALL.iter().find(|i| i.text(Language::English) == words);
    found.map_or_else(|| isolated(words, language), |i| i.text(language).to_owned())
}
