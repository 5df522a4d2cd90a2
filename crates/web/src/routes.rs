//! Every address, once. The router takes the patterns, pages take [`Links`]: a link cannot go stale.

use axum::http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zalog_words::Lang;

mod edition;

/// What stands as it is in a path segment or a query value.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub mod pattern;

/// Addresses within one site, with the language kept when the person chose one by `?lang=`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Links {
    lang: Option<Lang>,
}

/// Addresses without a variable part.
macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $pattern:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(self) -> String { self.with(pattern::$pattern) }
    )*};
}

impl Links {
    /// `chosen` is the language asked for in the address, if any.
    #[must_use]
    pub fn new(chosen: Option<Lang>) -> Self {
        Self { lang: chosen }
    }

    fixed! {
        /// The first page.
        home = HOME;
        /// The policy in force.
        policy = POLICY;
        /// The policy to be printed.
        policy_print = POLICY_PRINT;
        /// The cookie terms in force.
        cookies = COOKIES;
        /// All editions.
        versions = VERSIONS;
        /// The policy beside what keeps it.
        how_it_is_kept = HOW_IT_IS_KEPT;
        /// The notice beside forms that ask no consent.
        acknowledgement = ACKNOWLEDGEMENT;
        /// How to send a request.
        requests = REQUESTS;
        /// Registration.
        register = REGISTER;
        /// After registration.
        register_sent = REGISTER_SENT;
        /// Sign-in.
        sign_in = SIGN_IN;
        /// Sign-out (POST).
        sign_out = SIGN_OUT;
        /// A new password is asked for.
        recover = RECOVER;
        /// After that.
        recover_sent = RECOVER_SENT;
        /// The cabinet.
        cabinet = CABINET;
        /// The person's sessions.
        sessions = SESSIONS;
        /// Ends sessions (POST).
        session_end = SESSION_END;
        /// Closes the account: what goes and what stays, then the password.
        close = CLOSE;
        /// Changes the password.
        own_password = OWN_PASSWORD;
        /// Changes the address to sign in by.
        own_address = OWN_ADDRESS;
        /// Says that the data of the account are right (POST).
        own_checked = OWN_CHECKED;
        /// The staff's queue.
        staff = STAFF;
        /// Finding a person by an address.
        staff_find = STAFF_FIND;
        /// Two subjects are one person (POST).
        staff_join = STAFF_JOIN;
        /// Editions, and who published them.
        staff_editions = STAFF_EDITIONS;
        /// Acts of destruction.
        staff_acts = STAFF_ACTS;
        /// Carriers that people have to destroy.
        staff_carriers = STAFF_CARRIERS;
        /// Who has not accepted an edition.
        staff_unaccepted = STAFF_UNACCEPTED;
        /// Documents for the office.
        staff_records = STAFF_RECORDS;
        /// Staff sign-in.
        staff_sign_in = STAFF_SIGN_IN;
        /// What staff undertake before a role is theirs.
        staff_undertaking = STAFF_UNDERTAKING;
        /// Staff sign-out (POST).
        staff_sign_out = STAFF_SIGN_OUT;
        /// The demo's letters.
        outbox = OUTBOX;
    }

    /// The policy in force in another form: `md`, `txt` or `pdf`.
    #[must_use]
    pub fn policy_as(self, ending: &str) -> String {
        self.with(&format!("{}.{ending}", pattern::POLICY))
    }

    /// A document beside the policy in another form: `cookies` or `acknowledgement`, with `md`, `txt` or `pdf`.
    #[must_use]
    pub fn policy_file(self, document: &str, ending: &str) -> String {
        self.with(&format!("/policy/{}.{ending}", segment(document)))
    }

    /// The consent document of a purpose in another form.
    #[must_use]
    pub fn consent_as(self, purpose: &str, ending: &str) -> String {
        self.with(&format!("/consents/{}.{ending}", segment(purpose)))
    }

    /// The consent document of a purpose, as in force.
    #[must_use]
    pub fn consent_document(self, purpose: &str) -> String {
        self.with(&format!("/consents/{}", segment(purpose)))
    }

    /// The page of a mailed confirmation.
    #[must_use]
    pub fn register_confirm(self, token: &str) -> String {
        self.with(&format!("/register/confirm/{}", segment(token)))
    }

    /// The page of a mailed recovery.
    #[must_use]
    pub fn recover_set(self, token: &str) -> String {
        self.with(&format!("/recover/{}", segment(token)))
    }

    /// Sign-in that leads on to `next`, an address of this site.
    #[must_use]
    pub fn sign_in_to(self, next: &str) -> String {
        self.with(&format!("/sign-in?next={}", segment(next)))
    }

    /// Sign-in that says that the password was changed.
    #[must_use]
    pub fn sign_in_changed(self) -> String {
        self.with("/sign-in?changed=1")
    }

    /// A form.
    #[must_use]
    pub fn form(self, form: &str) -> String {
        self.with(&format!("/forms/{}", segment(form)))
    }

    /// The page after a form, with the case's number.
    #[must_use]
    pub fn form_done(self, form: &str, number: &str) -> String {
        self.with(&format!("/forms/{}/done?number={}", segment(form), segment(number)))
    }

    /// The page of a mailed proof of an address.
    #[must_use]
    pub fn prove(self, token: &str) -> String {
        self.with(&format!("/prove/{}", segment(token)))
    }

    /// The page of a mailed change of the address to sign in by.
    #[must_use]
    pub fn address(self, token: &str) -> String {
        self.with(&format!("/address/{}", segment(token)))
    }

    /// Acts of a year with a number below another.
    #[must_use]
    pub fn staff_acts_before(self, year: i64, before: i64) -> String {
        let mut href = self.with(pattern::STAFF_ACTS);
        href.push(if href.contains('?') { '&' } else { '?' });
        href.push_str(&format!("year={year}"));
        if before < i64::MAX {
            href.push_str(&format!("&before={before}"));
        }
        href
    }

    /// One act.
    #[must_use]
    pub fn staff_act(self, number: &str) -> String {
        self.with(&format!("/staff/acts/{}", segment(number)))
    }

    /// A document for the office: its name with hyphens, and an ending for another form of it.
    #[must_use]
    pub fn staff_record(self, name: &str, ending: &str) -> String {
        let name = name.replace('/', "-");
        self.with(&format!("/staff/documents/{}{ending}", segment(&name)))
    }

    /// How far a destruction is, by its number.
    #[must_use]
    pub fn destruction(self, number: &str) -> String {
        self.with(&format!("/destruction/{}", segment(number)))
    }

    /// What was done with a record outside the program; entering it (POST).
    #[must_use]
    pub fn handlings(self, record: &str) -> String {
        self.with(&format!("/staff/records/{}/handling", segment(record)))
    }

    /// Enters the destruction of a carrier (POST).
    #[must_use]
    pub fn carrier_destroyed(self, id: &str) -> String {
        self.with(&format!("/staff/carriers/{}/destroyed", segment(id)))
    }

    /// A case.
    #[must_use]
    pub fn case(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}", segment(number)))
    }

    /// Opens a case's values (POST).
    #[must_use]
    pub fn case_values(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}/values", segment(number)))
    }

    /// Moves a case on (POST).
    #[must_use]
    pub fn case_move(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}/move", segment(number)))
    }

    /// Reports an event of a case (POST).
    #[must_use]
    pub fn case_event(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}/event", segment(number)))
    }

    /// Deletes the data of a case, for a reason.
    #[must_use]
    pub fn case_delete(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}/delete", segment(number)))
    }

    /// Writes a note on a case (POST).
    #[must_use]
    pub fn case_notes(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}/notes", segment(number)))
    }

    /// Opens the notes on a case (POST).
    #[must_use]
    pub fn case_notes_open(self, number: &str) -> String {
        self.with(&format!("/staff/cases/{}/notes/open", segment(number)))
    }

    /// The staff's queue with a filter.
    #[must_use]
    pub fn staff_queue(self, query: &[(&str, &str)]) -> String {
        let pairs: Vec<String> =
            query.iter().map(|(name, value)| format!("{name}={}", segment(value))).collect();
        self.with(&format!("{}?{}", pattern::STAFF, pairs.join("&")))
    }

    /// The language the address chose, for a form that is sent by GET.
    #[must_use]
    pub fn chosen(self) -> Option<Lang> {
        self.lang
    }

    /// Tries a failed job again (POST).
    #[must_use]
    pub fn job_retry(self, id: &str) -> String {
        self.with(&format!("/staff/jobs/{}/retry", segment(id)))
    }

    /// Any address of this site, with the chosen language.
    #[must_use]
    pub fn with(self, address: &str) -> String {
        match self.lang {
            Some(lang) => in_language(address, lang),
            None => address.to_owned(),
        }
    }
}

/// A person's pages: the cabinet, or those behind the secret link of one record. Both have the same rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rooms {
    links: Links,
    base: String,
}

impl Rooms {
    /// The cabinet's.
    #[must_use]
    pub fn cabinet(links: Links) -> Self {
        Self { links, base: pattern::CABINET.to_owned() }
    }

    /// Those behind a secret link.
    #[must_use]
    pub fn link(links: Links, token: &str) -> Self {
        Self { links, base: format!("/r/{}", segment(token)) }
    }

    fn with(&self, rest: &str) -> String {
        self.links.with(&format!("{}{rest}", self.base))
    }

    /// The first of them.
    #[must_use]
    pub fn home(&self) -> String {
        self.with("")
    }

    /// The first of them, that says what was done.
    #[must_use]
    pub fn done(&self, what: &str) -> String {
        self.with(&format!("?done={what}"))
    }

    /// Records made before one.
    #[must_use]
    pub fn before(&self, record: &str) -> String {
        self.with(&format!("?before={}", segment(record)))
    }

    /// After a form was sent: its number and the link.
    #[must_use]
    pub fn sent(&self) -> String {
        self.with("/sent")
    }

    /// Corrects and completes a record.
    #[must_use]
    pub fn edit(&self, record: &str) -> String {
        self.with(&format!("/records/{}/edit", segment(record)))
    }

    /// Takes a record back.
    #[must_use]
    pub fn remove(&self, record: &str) -> String {
        self.with(&format!("/records/{}/remove", segment(record)))
    }

    /// Deletes one value.
    #[must_use]
    pub fn delete_value(&self, value: &str) -> String {
        self.with(&format!("/values/{}/delete", segment(value)))
    }

    /// One consent.
    #[must_use]
    pub fn consent(&self, id: &str) -> String {
        self.with(&format!("/consents/{}", segment(id)))
    }

    /// Takes a consent back (POST).
    #[must_use]
    pub fn withdraw(&self, id: &str) -> String {
        self.with(&format!("/consents/{}/withdraw", segment(id)))
    }

    /// A consent's receipt, to be printed.
    #[must_use]
    pub fn receipt(&self, id: &str) -> String {
        self.with(&format!("/consents/{}/receipt", segment(id)))
    }

    /// A consent's receipt, for programs.
    #[must_use]
    pub fn receipt_json(&self, id: &str) -> String {
        format!("{}/consents/{}/receipt.json", self.base, segment(id))
    }

    /// Who opened the data.
    #[must_use]
    pub fn openings(&self) -> String {
        self.with("/openings")
    }

    /// Openings before a place of the journal.
    #[must_use]
    pub fn openings_before(&self, place: u64) -> String {
        self.with(&format!("/openings?before={place}"))
    }

    /// The copy: what it is, in which forms.
    #[must_use]
    pub fn copy(&self) -> String {
        self.with("/copy")
    }

    /// The copy for programs.
    #[must_use]
    pub fn copy_json(&self) -> String {
        self.with("/copy.json")
    }

    /// The copy to be read.
    #[must_use]
    pub fn copy_page(&self) -> String {
        self.with("/copy.html")
    }

    /// A consent that is asked again.
    #[must_use]
    pub fn again(&self, id: &str) -> String {
        self.with(&format!("/consents/{}/again", segment(id)))
    }

    /// Gives it anew (POST).
    #[must_use]
    pub fn again_give(&self, id: &str) -> String {
        self.with(&format!("/consents/{}/again/give", segment(id)))
    }

    /// Leaves it as it was given (POST).
    #[must_use]
    pub fn again_refuse(&self, id: &str) -> String {
        self.with(&format!("/consents/{}/again/refuse", segment(id)))
    }

    /// What a person who does not agree to an edition may do.
    #[must_use]
    pub fn version(&self, id: i64) -> String {
        self.with(&format!("/versions/{id}"))
    }

    /// Agrees to an edition (POST).
    #[must_use]
    pub fn version_accept(&self, id: i64) -> String {
        self.with(&format!("/versions/{id}/accept"))
    }

    /// Does not agree to an edition (POST).
    #[must_use]
    pub fn version_refuse(&self, id: i64) -> String {
        self.with(&format!("/versions/{id}/refuse"))
    }

    /// Asks for the letter that proves an address (POST).
    #[must_use]
    pub fn prove(&self, contact: &str) -> String {
        self.with(&format!("/contacts/{}/prove", segment(contact)))
    }

    /// Takes the record into the account of whoever is signed in (POST).
    #[must_use]
    pub fn join(&self) -> String {
        self.with("/join")
    }
}

/// Whether the address itself is a secret: its pages send no referrer, so their forms name no origin.
#[must_use]
pub fn is_secret(path: &str) -> bool {
    ["/r/", "/prove/", "/address/"].iter().any(|root| path.starts_with(root))
}

/// The same address in another language; a language already in it is replaced.
#[must_use]
pub fn in_language(address: &str, lang: Lang) -> String {
    let (address, fragment) = address.split_once('#').map_or((address, None), |(a, f)| (a, Some(f)));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut pairs: Vec<&str> =
        query.split('&').filter(|p| !p.is_empty() && !p.starts_with("lang=")).collect();
    let own = format!("lang={lang}");
    pairs.push(&own);
    let query = pairs.join("&");
    let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
    format!("{path}?{query}{fragment}")
}

/// What pages themselves put into a query; anything else is nobody's, and no link of ours repeats it.
const QUERY: [&str; 8] = ["next", "number", "before", "state", "form", "role", "host", "after"];

/// The address of a request as a link on its own page may repeat it: one slash at the beginning (two would name another
/// host), and no query but our own.
#[must_use]
pub fn own_address(uri: &Uri) -> String {
    let path = uri.path().trim_start_matches('/');
    let known = |pair: &&str| QUERY.iter().any(|name| pair.split('=').next() == Some(name));
    let pairs: Vec<&str> = uri.query().unwrap_or_default().split('&').filter(known).collect();
    let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
    format!("/{path}{query}")
}

/// Whether a sign-in may lead on to this address: a page of the cabinet or a form of this site, nothing else.
#[must_use]
pub fn may_lead_to(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let inside =
        ["/cabinet", "/forms"].iter().any(|root| path == *root || path.starts_with(&format!("{root}/")));
    inside && !path.contains("//") && !address.contains(['\\', '\r', '\n'])
}

fn segment(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_language_is_kept_and_a_path_is_escaped() {
        let (plain, english) = (Links::new(None), Links::new(Some(Lang::En)));
        assert_eq!(plain.form("call-back"), "/forms/call-back");
        assert_eq!(english.form_done("a", "1 /?"), "/forms/a/done?number=1%20%2F%3F&lang=en");
        assert_eq!(in_language("/policy?lang=ru&x=1#keep", Lang::En), "/policy?x=1&lang=en#keep");
    }

    #[test]
    fn both_doors_lead_to_the_same_rooms() {
        let (cabinet, link) = (Rooms::cabinet(Links::new(None)), Rooms::link(Links::new(None), "a-_"));
        assert_eq!((cabinet.home(), link.home()), ("/cabinet".to_owned(), "/r/a-_".to_owned()));
        assert_eq!(cabinet.withdraw("1"), "/cabinet/consents/1/withdraw");
        assert_eq!(link.withdraw("1"), "/r/a-_/consents/1/withdraw");
        let english = Rooms::link(Links::new(Some(Lang::En)), "/..");
        assert_eq!(english.before("1"), "/r/%2F..?before=1&lang=en");
        assert!(is_secret(&link.home()) && is_secret("/prove/a") && !is_secret(&cabinet.home()));
    }

    #[test]
    fn a_page_repeats_only_its_own_address() {
        let cases = [
            ("/policy?x=1&lang=en", "/policy"),
            ("//evil.example/a", "/evil.example/a"),
            ("/sign-in?next=%2Fcabinet&a=b", "/sign-in?next=%2Fcabinet"),
            ("http://a.example/b", "/b"),
            ("*", "/*"),
        ];
        for (uri, address) in cases {
            assert_eq!(own_address(&uri.parse().unwrap()), address, "{uri}");
        }
    }

    #[test]
    fn a_sign_in_leads_only_to_pages_of_its_own() {
        for good in ["/cabinet", "/cabinet/sessions", "/forms/order?lang=en"] {
            assert!(may_lead_to(good), "{good}");
        }
        for bad in [
            "",
            "//evil.example",
            "https://evil.example",
            "/forms//evil",
            "/staff",
            "/cabinetx",
            "/forms/\\evil",
            "/forms/a\r\nX: y",
        ] {
            assert!(!may_lead_to(bad), "{bad}");
        }
    }
}
