//! What the binary hands to the web floor: operators, hosts, and how it is reached.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use ipnet::IpNet;
use serde::Serialize;
use zalog_app::{App, Letter};
use zalog_policy::model::Slug;

use crate::press::Press;

/// Which site a host is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRef {
    /// Index into [`Hub::operators`].
    pub operator: usize,
    /// The site's slug in that operator's policy.
    pub site: Slug,
}

/// Everything that answers under one listening address.
pub struct Hub {
    /// The operators served, each with a store of its own.
    pub operators: Vec<Arc<App>>,
    /// Host (lower case, punycode, no port) to site. A host that is not here is refused, save subdomains of a host that is,
    /// where its site is declared with subdomains.
    pub hosts: BTreeMap<String, SiteRef>,
    /// Whether people reach it over https (a proxy in front may speak http to it).
    pub secure: bool,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// What sets PDF, if there is a program for it; without it the page for printing is offered.
    pub press: Option<Arc<Press>>,
    /// The demo's own host, if this is the demo.
    pub demo: Option<Demo>,
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub")
            .field("hosts", &self.hosts)
            .field("secure", &self.secure)
            .finish_non_exhaustive()
    }
}

/// The demo's own host: an index of sites and the letters that would have been sent.
pub struct Demo {
    /// Its host, lower case, no port: `demo.localhost`.
    pub host: String,
    /// All letters so far, oldest first.
    pub letters: Arc<dyn Fn() -> Vec<Letter> + Send + Sync>,
    /// The sites, in the order shown.
    pub sites: Vec<DemoSite>,
}

/// One site of the demo, as `/sites.json` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct DemoSite {
    /// First label of its host: `smile`.
    pub site: String,
    /// What it is called.
    pub title: String,
    /// Where it stands: `http://smile.localhost:8080`.
    pub url: String,
    /// Whose it is.
    pub operator: String,
    /// Who works there.
    pub staff: DemoMember,
    /// Invented people with accounts.
    pub people: Vec<DemoMember>,
}

/// How to sign in in the demo.
#[derive(Debug, Clone, Serialize)]
pub struct DemoMember {
    /// Sign-in name, or address.
    pub login: String,
    /// Password. Of the demo only: these people do not exist.
    pub password: String,
}
