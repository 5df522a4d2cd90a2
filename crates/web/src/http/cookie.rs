//! The cookies that are set: a person's session, for as long as the browser is open or remembered when he asked for it, and
//! a staff session. Nothing else is ever set, and none of them without signing in. They have the names under which the
//! declaration's register prints them; over http, in a demo, without the prefix.

use axum::http::{HeaderMap, HeaderValue, header};
use zalog_domain::limits;

/// Whose session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jar {
    /// A person's, in the cabinet, until the browser is closed.
    Person,
    /// The same, remembered for 30 days.
    Remembered,
    /// A member of staff.
    Staff,
}

impl Jar {
    /// The cookie's name. `__Host-` binds it to one host over https; the http of a demo cannot have it.
    #[must_use]
    pub const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Person, true) => "__Host-zalog-session",
            (Self::Person, false) => "zalog-session",
            (Self::Remembered, true) => "__Host-zalog-remember",
            (Self::Remembered, false) => "zalog-remember",
            (Self::Staff, true) => "__Host-zalog-staff",
            (Self::Staff, false) => "zalog-staff",
        }
    }

    /// The value the browser sent.
    #[must_use]
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, value)| *name == self.name(secure) && !value.is_empty()).map(|(_, value)| value)
    }

    /// Sets it: gone with the browser, or after 30 days when the person asked to be remembered.
    #[must_use]
    pub fn set(self, secure: bool, value: &str) -> Option<HeaderValue> {
        let remembered = self == Self::Remembered;
        self.line(secure, value, remembered.then_some(limits::SESSION_REMEMBER_DAYS * 24 * 60 * 60))
    }

    /// Signs a person in: one of the two is set, what the other one held is gone.
    #[must_use]
    pub fn sign_in(secure: bool, value: &str, remember: bool) -> [Option<HeaderValue>; 2] {
        let (own, other) =
            if remember { (Self::Remembered, Self::Person) } else { (Self::Person, Self::Remembered) };
        [own.set(secure, value), other.clear(secure)]
    }

    /// Signs a person out, however he was signed in.
    #[must_use]
    pub fn sign_out(secure: bool) -> [Option<HeaderValue>; 2] {
        [Self::Person.clear(secure), Self::Remembered.clear(secure)]
    }

    /// Removes it.
    #[must_use]
    pub fn clear(self, secure: bool) -> Option<HeaderValue> {
        self.line(secure, "", Some(0))
    }

    fn line(self, secure: bool, value: &str, age_seconds: Option<i64>) -> Option<HeaderValue> {
        let name = self.name(secure);
        let age = age_seconds.map(|age| format!("; Max-Age={age}")).unwrap_or_default();
        let secure = if secure { "; Secure" } else { "" };
        let mut line =
            HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"))
                .ok()?;
        line.set_sensitive(true);
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: Option<HeaderValue>) -> String {
        value.unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn cookies_are_shut_and_short_lived() {
        assert_eq!(
            text(Jar::Person.set(true, "abc")),
            "__Host-zalog-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            text(Jar::Remembered.set(false, "abc")),
            "zalog-remember=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"
        );
        assert_eq!(
            text(Jar::Staff.clear(true)),
            "__Host-zalog-staff=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"
        );
        assert!(Jar::Person.set(true, "a\r\nSet-Cookie: b=c").is_none());
    }

    #[test]
    fn a_cookie_is_read_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "xzalog-session=1; zalog-staff=2; zalog-session=3".parse().unwrap());
        assert_eq!(Jar::Person.read(&headers, false), Some("3"));
        assert_eq!(Jar::Staff.read(&headers, false), Some("2"));
        assert_eq!(Jar::Person.read(&headers, true), None);
    }
}
