//! What the declaration in force and those before it say, as plain sets; and spans counted in days, not in code of the
//! engine.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use zalog_law::{Span, Unit};
use zalog_policy::model::{Basis, Event, Form, NoticeChannel, Policy};

/// One purpose in one edition.
#[derive(Debug, Clone)]
pub struct Purpose {
    pub on_consent: bool,
    pub basis: Basis,
    pub items: BTreeSet<String>,
    /// What the forms it serves ask themselves, and so do not take from the account.
    pub asked: BTreeSet<String>,
    pub end: Event,
    pub after: Option<Span>,
    pub at_most: Option<(Span, Event)>,
    pub holds: Vec<(BTreeSet<String>, Span)>,
    pub roles: BTreeSet<String>,
    /// Purposes that may open while this one winds down.
    pub opens_after: BTreeSet<String>,
    /// The purpose it follows.
    pub with: Option<String>,
    /// Whether a form brings it.
    pub by_form: bool,
}

/// One edition.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Since when it is in force.
    pub since: Timestamp,
    /// Whether people are told of it by letter.
    pub mails: bool,
    /// Whether it binds whoever came before only if he agrees.
    pub consent_needed: bool,
    /// Whether it was withdrawn before it came into force.
    pub withdrawn: bool,
    /// Purposes whose consents it asks again.
    pub asks: BTreeSet<String>,
    /// Whether the letters to those who were there at its publication have gone out, and to those who came before its day.
    pub told: (bool, bool),
    pub purposes: BTreeMap<String, Purpose>,
}

impl Edition {
    pub fn of(policy: &Policy, since: Timestamp) -> Self {
        let set = |slugs: &[zalog_policy::model::Slug]| slugs.iter().map(ToString::to_string).collect();
        let purposes = policy.purposes.iter().map(|p| {
            let purpose = Purpose {
                on_consent: matches!(p.basis, Basis::Consent),
                basis: p.basis.clone(),
                items: set(&p.items),
                asked: policy
                    .forms
                    .iter()
                    .filter(|f| !f.registration)
                    .filter(|f| {
                        let follows = p.keep.with.as_ref() == Some(&f.purpose);
                        f.purpose == p.slug || follows || f.offers.contains(&p.slug)
                    })
                    .flat_map(|f| f.fields.iter().map(|field| field.item.to_string()))
                    .collect(),
                end: p.keep.end.event,
                after: p.keep.end.after,
                at_most: p.keep.at_most.as_ref().map(|m| (m.span, m.event)),
                holds: p.keep.holds.iter().map(|h| (set(&h.items), h.span)).collect(),
                roles: set(&p.seen_by),
                opens_after: set(&p.after),
                with: p.keep.with.as_ref().map(ToString::to_string),
                by_form: policy.forms.iter().any(|f| f.purpose == p.slug),
            };
            (p.slug.to_string(), purpose)
        });
        Self {
            since,
            mails: policy.changes.notify.contains(&NoticeChannel::Email),
            consent_needed: policy.changes.consent_needed,
            withdrawn: false,
            asks: BTreeSet::new(),
            told: (false, false),
            purposes: purposes.collect(),
        }
    }

    /// Purposes that hold what a form brings without asking: its own, those that go with it, and for an account what ends with
    /// it and no form brings.
    pub fn without_asking(&self, form: &Form, account: bool) -> Vec<String> {
        let own = form.purpose.to_string();
        let belongs = |(name, p): &(&String, &Purpose)| {
            let with_account = !p.by_form && p.with.is_none() && p.end == Event::AccountClosed;
            !p.on_consent && (**name == own || p.with.as_ref() == Some(&own) || (account && with_account))
        };
        self.purposes.iter().filter(belongs).map(|(name, _)| name.clone()).collect()
    }
}

/// One microsecond.
pub const MOMENT: SignedDuration = SignedDuration::from_micros(1);

/// The last instant of a span that begins at `from`: days are whole days of the operator's zone, and the day of the
/// beginning does not count.
pub fn last_instant(span: Span, from: Timestamp, zone: &TimeZone) -> Timestamp {
    let first = from.to_zoned(zone.clone()).date();
    let amount = i64::from(span.amount);
    let last = match span.unit {
        Unit::Hour => return from + SignedDuration::from_hours(amount),
        Unit::AtOnce => first,
        Unit::Day => first + amount.days(),
        Unit::Month => first + amount.months(),
        Unit::Year => first + amount.years(),
        Unit::WorkingDay => panic!("no declaration here keeps by working days"),
    };
    last.tomorrow().unwrap().to_zoned(zone.clone()).unwrap().timestamp() - MOMENT
}
