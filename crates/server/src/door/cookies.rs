//! The header with cookies in, the session's out; and the header that sets or ends it. Behind TLS
//! the name itself forbids what would weaken it. Never takes one of two cookies of one name: which
//! of them is ours nobody can tell.

use super::secrets::SECRET_CHARS_MAX;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Its name where TLS stands before us: a browser takes it only `Secure`, from this host, for the
/// whole site. Source: RFC 6265bis, section 4.1.3.2.
const NAME_BEHIND_TLS: &str = "__Host-chancery";

/// Its name on the machine itself.
const NAME: &str = "chancery";

const fn name(is_behind_tls: bool) -> &'static str {
    if is_behind_tls { NAME_BEHIND_TLS } else { NAME }
}

/// The secret of the session a request carries; none when it carries none, or two.
#[must_use]
pub fn session_secret(headers: &HeaderMap, is_behind_tls: bool) -> Option<String> {
    let wanted = name(is_behind_tls);
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    let mut found = pairs.filter(|(name, _)| name.trim() == wanted).map(|(_, value)| value.trim());
    let secret = found.next()?;
    let is_ours = found.next().is_none() && secret.len() <= SECRET_CHARS_MAX;
    (is_ours && !secret.is_empty()).then(|| secret.to_owned())
}

/// The header that gives a browser its session. It ends with the browser, or when the server says.
#[must_use]
pub fn giving(secret: &str, is_behind_tls: bool) -> Option<HeaderValue> {
    let secure = if is_behind_tls { "; Secure" } else { "" };
    let name = name(is_behind_tls);
    HeaderValue::try_from(format!("{name}={secret}; HttpOnly; SameSite=Lax; Path=/{secure}")).ok()
}

/// The header that takes it away.
#[must_use]
pub fn ending(is_behind_tls: bool) -> Option<HeaderValue> {
    let secure = if is_behind_tls { "; Secure" } else { "" };
    let name = name(is_behind_tls);
    let line = format!("{name}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0{secure}");
    HeaderValue::try_from(line).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&'static str], is_behind_tls: bool, expected: Option<&str>) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(COOKIE, HeaderValue::from_static(line));
        }
        assert_eq!(session_secret(&headers, is_behind_tls).as_deref(), expected, "{lines:?}");
    }

    #[test]
    fn one_session_is_read_and_two_are_none() {
        check(&["chancery=abc"], false, Some("abc"));
        check(&["a=1; chancery=abc; b=2"], false, Some("abc"));
        check(&["__Host-chancery=abc; chancery=x"], true, Some("abc"));
        check(&["chancery=abc"], true, None);
        check(&["chancery=abc; chancery=abd"], false, None);
        check(&["chancery=abc", "chancery=abd"], false, None);
        check(&["chancery="], false, None);
        check(&["other=1"], false, None);
    }

    #[test]
    fn behind_tls_it_is_for_tls_only() {
        let line = giving("s", true).unwrap();
        assert_eq!(line, "__Host-chancery=s; HttpOnly; SameSite=Lax; Path=/; Secure");
        assert_eq!(giving("s", false).unwrap(), "chancery=s; HttpOnly; SameSite=Lax; Path=/");
        assert!(giving("a\nb", true).is_none());
    }
}
