//! Which site a request is for: exactly the host it names, nothing like it.

use axum::http::{HeaderMap, Uri, header};
use zalog_policy::model::Slug;

use crate::hub::Hub;

/// What answers for a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// A site of an operator (index into the hub's operators).
    Site(usize, Slug),
    /// The demo's own pages.
    Demo,
    /// Nobody: 421.
    Nobody,
}

/// Host and port as the browser named them, lower case.
#[must_use]
pub fn authority(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let named = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let named = named.or_else(|| uri.authority().map(axum::http::uri::Authority::as_str))?;
    let right = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '_');
    (!named.is_empty() && named.chars().all(right)).then(|| named.to_ascii_lowercase())
}

/// The host of an authority, without its port.
#[must_use]
pub fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) && !host.ends_with(':') => host,
        _ => authority,
    }
}

/// Who answers for a host (lower case, no port).
#[must_use]
pub fn resolve(hub: &Hub, host: &str) -> Answers {
    if hub.demo.as_ref().is_some_and(|demo| demo.host == host) {
        return Answers::Demo;
    }
    if let Some(site) = hub.hosts.get(host) {
        return Answers::Site(site.operator, site.site.clone());
    }
    let above = hub.hosts.iter().find(|(mapped, site)| {
        let under =
            host.strip_suffix(mapped.as_str()).is_some_and(|head| head.len() > 1 && head.ends_with('.'));
        under && takes_subdomains(hub, site.operator, &site.site)
    });
    above.map_or(Answers::Nobody, |(_, site)| Answers::Site(site.operator, site.site.clone()))
}

fn takes_subdomains(hub: &Hub, operator: usize, slug: &Slug) -> bool {
    let Some(app) = hub.operators.get(operator) else { return false };
    app.known_policy().sites.iter().any(|site| &site.slug == slug && site.subdomains)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{Demo, SiteRef};
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn hub() -> Hub {
        let site = |name: &str| SiteRef { operator: 0, site: Slug::new(name).unwrap() };
        Hub {
            operators: Vec::new(),
            hosts: BTreeMap::from([("smile.localhost".to_owned(), site("smile"))]),
            secure: false,
            trusted_proxies: Vec::new(),
            press: None,
            demo: Some(Demo {
                host: "demo.localhost".to_owned(),
                letters: Arc::new(Vec::new),
                sites: Vec::new(),
            }),
        }
    }

    #[test]
    fn only_the_very_host_answers() {
        let hub = hub();
        let smile = Answers::Site(0, Slug::new("smile").unwrap());
        let cases = [
            ("smile.localhost", smile),
            ("demo.localhost", Answers::Demo),
            ("www.smile.localhost", Answers::Nobody),
            ("smile.localhost.", Answers::Nobody),
            ("smile.localhost.example", Answers::Nobody),
            ("xsmile.localhost", Answers::Nobody),
            ("", Answers::Nobody),
        ];
        for (host, answers) in cases {
            assert_eq!(resolve(&hub, host), answers, "{host}");
        }
    }

    #[test]
    fn a_host_is_read_without_its_port_in_lower_case() {
        let read = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            authority(&headers, &Uri::from_static("/")).map(|a| without_port(&a).to_owned())
        };
        assert_eq!(read("SMILE.localhost:8080").as_deref(), Some("smile.localhost"));
        assert_eq!(read("smile.localhost").as_deref(), Some("smile.localhost"));
        assert_eq!(read("[::1]:8080").as_deref(), Some("[::1]"));
        assert_eq!(read("[::1]").as_deref(), Some("[::1]"));
        assert_eq!(read("smile.localhost/@evil"), None);
        assert_eq!(read("a b"), None);
        assert_eq!(authority(&HeaderMap::new(), &Uri::from_static("/")), None);
    }
}
