//! Which language a page speaks: `?lang=` if the address names one, else what the browser prefers. No cookie is set for it.

use axum::http::{HeaderMap, Uri, header};
use zalog_policy::model::Policy;
use zalog_words::Lang;

/// The languages of a site, the first one for whoever names none. Pages are complete in each.
#[must_use]
pub fn offered(policy: Option<&Policy>) -> Vec<Lang> {
    policy.map_or_else(|| Lang::ALL.to_vec(), Policy::languages)
}

/// The language of a page, and whether the address chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The language.
    pub lang: Lang,
    /// Whether links must carry it on.
    pub chosen: bool,
}

/// Reads the choice from a request, among the languages a site offers.
#[must_use]
pub fn choose(uri: &Uri, headers: &HeaderMap, offered: &[Lang]) -> Choice {
    let asked = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    let asked = asked
        .and_then(|code| Lang::from_code(code).filter(|lang| lang.code() == code && offered.contains(lang)));
    let preferred = || {
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Lang::negotiate(header.unwrap_or_default(), offered)
    };
    Choice { lang: asked.unwrap_or_else(preferred), chosen: asked.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_names_no_language_gets_the_first() {
        let bare = |offered: &[Lang]| choose(&"/".parse().unwrap(), &HeaderMap::new(), offered).lang;
        assert_eq!(bare(&offered(None)), Lang::Ru);
        assert_eq!(bare(&[Lang::En, Lang::Kk, Lang::Ru]), Lang::En);
    }

    #[test]
    fn the_address_goes_before_the_browser() {
        let cases = [
            ("/", "", Lang::Ru, false),
            ("/", "en-GB,en;q=0.9", Lang::En, false),
            ("/", "de", Lang::Ru, false),
            ("/?lang=en", "ru", Lang::En, true),
            ("/", "kk-KZ, ru;q=0.5", Lang::Kk, false),
            ("/?lang=kk", "ru", Lang::Kk, true),
            ("/?x=1&lang=ru", "en", Lang::Ru, true),
            ("/?lang=xx", "en", Lang::En, false),
            ("/?lang=", "", Lang::Ru, false),
        ];
        for (uri, accept, lang, chosen) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
            assert_eq!(
                choose(&uri.parse().unwrap(), &headers, &Lang::ALL),
                Choice { lang, chosen },
                "{uri} {accept}"
            );
        }
    }
}
