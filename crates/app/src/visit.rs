//! Who stands at the door: host, language, address, browser.

use std::net::IpAddr;

use zalog_policy::model::Slug;
use zalog_words::Lang;

/// One request, as far as the app cares.
#[derive(Clone)]
pub struct Visit {
    /// Host, lower case, without a port.
    pub host: String,
    /// The site that answers for it.
    pub site: Slug,
    /// Language of the page.
    pub lang: Lang,
    /// Address of the client (of the proxy, when that is not trusted).
    pub address: IpAddr,
    /// What the browser says of itself, cut to 400 characters.
    pub agent: String,
}

/// How a form came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By our own page.
    Own,
    /// By the operator's own page, at the plain endpoint.
    Outside,
}

impl Visit {
    /// Family of browser and system: no more than a person needs to know his sessions apart.
    #[must_use]
    pub fn agent_family(&self) -> String {
        let has = |part: &str| self.agent.contains(part);
        let browser = match () {
            () if has("YaBrowser") => "Yandex Browser",
            () if has("Edg/") => "Edge",
            () if has("Firefox/") => "Firefox",
            () if has("Chrome/") => "Chrome",
            () if has("Safari/") => "Safari",
            () => "Browser",
        };
        let system = match () {
            () if has("Android") => "Android",
            () if has("iPhone") || has("iPad") => "iOS",
            () if has("Windows") => "Windows",
            () if has("Mac OS") => "macOS",
            () if has("Linux") => "Linux",
            () => "?",
        };
        format!("{browser}, {system}")
    }
}
