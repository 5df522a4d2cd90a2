//! Where a POST comes from. `Origin` says it; a browser that sends none says it by `Referer` or `Sec-Fetch-Site`. A POST
//! that says nothing is refused. (The form's own token is the second lock: see [`super::body::OwnPost`].)

use axum::http::{HeaderMap, header};

use super::host::without_port;

/// Where a POST comes from, as the browser says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A page at this scheme and authority (lower case, default port removed).
    Page {
        /// `http` or `https`.
        scheme: String,
        /// Host, and port if it is not the scheme's own.
        authority: String,
    },
    /// The browser says only that it is the same origin.
    SameOrigin,
    /// It does not say, or it says `null`.
    Unknown,
}

impl Source {
    /// Reads the headers.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(origin) = text(header::ORIGIN) {
            return page(origin, true).unwrap_or(Self::Unknown);
        }
        if let Some(referer) = text(header::REFERER) {
            return page(referer, false).unwrap_or(Self::Unknown);
        }
        match headers.get("sec-fetch-site").map(axum::http::HeaderValue::as_bytes) {
            Some(b"same-origin") => Self::SameOrigin,
            _ => Self::Unknown,
        }
    }

    /// Whether it is a page of the very host that is asked. `own` is the request's host and port.
    #[must_use]
    pub fn is_own(&self, own: &str, secure: bool) -> bool {
        let right = if secure { "https" } else { "http" };
        match self {
            Self::Page { scheme, authority } => {
                scheme == right && *authority == without_default_port(own, scheme)
            }
            Self::SameOrigin => true,
            Self::Unknown => false,
        }
    }

    /// The host of the page, without its port; `None` when the scheme is not the one people reach us by.
    #[must_use]
    pub fn host(&self, secure: bool) -> Option<&str> {
        match self {
            Self::Page { scheme, authority } if !secure || scheme == "https" => Some(without_port(authority)),
            _ => None,
        }
    }
}

/// An origin, or the origin of an address.
fn page(text: &str, whole: bool) -> Option<Source> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let end = rest.find(['/', '?', '#']);
    let authority = match end {
        Some(_) if whole => return None,
        Some(end) => rest.get(..end)?,
        None => rest,
    };
    if authority.is_empty() || authority.contains('@') {
        return None;
    }
    let authority = without_default_port(&authority.to_ascii_lowercase(), &scheme).to_owned();
    Some(Source::Page { scheme, authority })
}

fn without_default_port<'a>(authority: &'a str, scheme: &str) -> &'a str {
    let port = if scheme == "https" { ":443" } else { ":80" };
    authority.strip_suffix(port).unwrap_or(authority)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(pairs: &[(&'static str, &str)]) -> Source {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        Source::of(&headers)
    }

    #[test]
    fn only_a_page_of_the_same_host_may_post() {
        let own = "smile.localhost:8080";
        let cases: [(&[(&'static str, &str)], bool); 13] = [
            (&[("origin", "http://smile.localhost:8080")], true),
            (&[("origin", "http://SMILE.localhost:8080")], true),
            (&[("origin", "http://smile.localhost")], false),
            (&[("origin", "https://smile.localhost:8080")], false),
            (&[("origin", "http://evil.example")], false),
            (&[("origin", "null")], false),
            (&[("origin", "http://smile.localhost:8080@evil.example")], false),
            // An origin that is there decides, whatever the others say.
            (&[("origin", "null"), ("referer", "http://smile.localhost:8080/a")], false),
            (&[("referer", "http://smile.localhost:8080/register?x=1")], true),
            (&[("referer", "http://smile.localhost:8080.evil.example/")], false),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[], false),
        ];
        for (headers, right) in cases {
            assert_eq!(source(headers).is_own(own, false), right, "{headers:?}");
        }
        assert!(source(&[("origin", "https://site.example")]).is_own("site.example:443", true));
        assert!(!source(&[("origin", "http://site.example")]).is_own("site.example", true));
    }

    #[test]
    fn the_host_of_an_outside_page() {
        assert_eq!(source(&[("origin", "https://Site.example:8443")]).host(true), Some("site.example"));
        assert_eq!(source(&[("origin", "http://site.example")]).host(true), None);
        assert_eq!(source(&[("origin", "http://site.example")]).host(false), Some("site.example"));
        assert_eq!(source(&[]).host(false), None);
    }
}
