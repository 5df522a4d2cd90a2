//! Who and where: the policy as a whole, operator, roles, sites, stores, items.

use super::book::{Book, keyword, machine};
use crate::model::{
    Accuracy, Changes, HoleOr, Item, ItemKind, LegalForm, Localized, Minors, NoticeChannel, OfficerContact,
    Operator, Role as Staff, Site, Slug, Store, SubjectCategory, TakesEffect,
};
use crate::plan::change::Value;
use crate::plan::fact::Measure;
use crate::plan::part::Part;
use crate::syntax::Role;

pub(super) fn whole(book: &mut Book<'_>) {
    let policy = book.policy;
    book.at("", None).below("policy");
    book.text(Part::PolicyTitle, &policy.title);
    book.plain(Part::Language, Value::Literal(policy.language.native_name().to_owned()));
    if policy.legal_form == LegalForm::PublicContract {
        book.plain(Part::LegalForm, keyword(Role::LegalForm, policy.legal_form.as_str()));
    }
    book.below("laws");
    book.plain(Part::Seat, keyword(Role::Law, policy.seat().code()));
    for law in &policy.laws {
        book.member(Part::Law, law.code(), keyword(Role::Law, law.code()));
    }
    book.below("other-purposes").flag(Part::ClosedPurposes, "", policy.purposes_closed);
    book.below("acknowledgement").flag(Part::Acknowledgement, "", policy.acknowledgement.is_some());
    changes(book, &policy.changes);
    operator(book, &policy.operator);
    for SubjectCategory { slug, name: _, title } in &policy.subjects {
        // A category comes and goes with the purposes that name it.
        book.at(format!("subject/{slug}"), Some(title)).text(Part::SubjectTitle, title);
    }
    policy.roles.iter().for_each(|role| staff(book, role));
    policy.sites.iter().for_each(|place| site(book, place));
    policy.stores.iter().for_each(|place| store(book, place));
    policy.items.iter().for_each(|kind| item(book, kind));
    book.at("", None);
    book.below("not-received");
    for sort in &policy.not_received {
        book.member(Part::NotReceived, sort.as_str(), keyword(Role::NotReceived, sort.as_str()));
    }
    let Accuracy { contacts_proved, documents_checked, origin: _ } = &policy.accuracy;
    book.below("accuracy");
    book.ranked(Part::Accuracy, "contacts", answer(*contacts_proved), i64::from(!contacts_proved));
    book.fact(Part::Accuracy, "documents", answer(*documents_checked), Measure::Plain);
    minors(book, &policy.minors);
}

pub(super) fn answer(yes: bool) -> Value {
    keyword(Role::Answer, if yes { "yes" } else { "no" })
}

fn changes(book: &mut Book<'_>, changes: &Changes) {
    let Changes { effect, consent_needed, notify, origin: _ } = changes;
    book.below("changes");
    let (effect, rank) = match effect {
        TakesEffect::OnPublication => ("on-publication", 1),
        TakesEffect::OnNotice => ("on-notice", 0),
    };
    book.ranked(Part::ChangesEffect, "", keyword(Role::Effect, effect), rank);
    book.flag(Part::ChangesConsent, "", *consent_needed);
    for channel in notify {
        let id = match channel {
            NoticeChannel::Site => "site",
            NoticeChannel::Cabinet => "cabinet",
            NoticeChannel::Email => "email",
        };
        book.member(Part::ChangesNotice, id, keyword(Role::Notice, id));
    }
}

fn operator(book: &mut Book<'_>, operator: &Operator) {
    let Operator {
        name,
        short,
        inn,
        kpp,
        ogrn,
        bin,
        address,
        email,
        phone,
        officer,
        officer_contact,
        zone,
        origin: _,
    } = operator;
    let everyone = book.all_consents();
    // Without a number only the name says who was given the consent (152-FZ art. 9(4)(3)).
    let nameless = [inn, ogrn, bin].iter().all(|n| n.is_none());
    book.at("", None).below("operator").covering(everyone.iter().filter(|_| nameless));
    book.text(Part::OperatorName, name);
    book.covering([]).maybe(Part::OperatorShort, short.as_ref());
    for (id, number) in [("inn", inn), ("ogrn", ogrn), ("bin", bin)] {
        book.below(&format!("operator/{id}")).covering(&everyone);
        book.hole(Part::OperatorNumber, number.as_ref(), |t| Value::Literal(t.clone()));
    }
    // The КПП names a place of the operator, not the operator.
    book.covering([]).below("operator/kpp");
    book.hole(Part::OperatorNumber, kpp.as_ref(), |t| Value::Literal(t.clone()));
    book.below("operator/address");
    book.hole(Part::OperatorAddress, address.as_ref(), |t| Value::Text(t.clone()));
    for (id, contact) in [("email", email), ("phone", phone)] {
        book.below(&format!("operator/{id}"));
        book.hole(Part::OperatorContact, contact.as_ref(), |t| Value::Literal(t.clone()));
    }
    book.below("operator/officer").maybe(Part::OperatorOfficer, officer.as_ref());
    let OfficerContact { phone, email, address } = officer_contact;
    for (id, contact) in [("email", email), ("phone", phone)] {
        book.below(&format!("operator/officer/{id}"));
        book.hole(Part::OperatorContact, contact.as_ref(), |t| Value::Literal(t.clone()));
    }
    book.below("operator/officer/address");
    book.hole(Part::OperatorContact, address.as_ref(), |t| Value::Text(t.clone()));
    book.below("operator/zone").plain(Part::OperatorZone, Value::Literal(zone.clone()));
}

fn staff(book: &mut Book<'_>, role: &Staff) {
    let Staff { slug, name: _, title, duty, origin: _ } = role;
    book.at(format!("role/{slug}"), Some(title));
    book.member(Part::Role, "", Value::Text(title.clone()));
    book.text(Part::RoleTitle, title);
    if let Some(duty) = duty {
        book.plain(Part::RoleDuty, keyword(Role::Duty, duty.as_str()));
    }
}

fn site(book: &mut Book<'_>, site: &Site) {
    let Site { slug, host, aliases, subdomains, platform, pages, title, colour, origin: _ } = site;
    book.at(format!("site/{slug}"), Some(title));
    book.member(Part::Site, "", Value::Literal(host.clone()));
    book.member(Part::SiteHost, host.as_str(), Value::Literal(host.clone()));
    for alias in aliases {
        book.member(Part::SiteHost, alias.as_str(), Value::Literal(alias.clone()));
    }
    if *subdomains {
        let all = format!("*.{host}");
        book.member(Part::SiteHost, all.as_str(), Value::Literal(all.clone()));
    }
    if let Some(pages) = pages {
        book.member(Part::SiteHost, pages.as_str(), Value::Literal(pages.clone()));
    }
    book.fact(Part::SiteLook, "title", Value::Text(title.clone()), Measure::Plain);
    book.fact(Part::SiteLook, "platform", keyword(Role::Platform, machine(platform)), Measure::Plain);
    if let Some(colour) = colour {
        book.fact(Part::SiteLook, "colour", Value::Literal(colour.clone()), Measure::Plain);
    }
}

fn store(book: &mut Book<'_>, store: &Store) {
    let Store { slug, name: _, title, kept, country, address, hosting, items, origin: _ } = store;
    // A store that names no items has all of them.
    let covered: Vec<Slug> = if items.is_empty() {
        book.all_consents()
    } else {
        items.iter().flat_map(|item| book.using(item)).collect()
    };
    book.at(format!("store/{slug}"), Some(title)).covering(&covered);
    book.member(Part::Store, "", Value::Text(title.clone()));
    book.hole(Part::StoreCountry, Some(country), |t| Value::Text(t.clone()));
    for item in items {
        let users = book.using(item);
        let value = book.item(item);
        book.covering(&users).member(Part::StoreItem, item.as_str(), value);
    }
    book.covering(&covered);
    if items.is_empty() {
        book.member(Part::StoreItem, "*", Value::All);
    }
    book.covering([]);
    book.text(Part::StoreTitle, title);
    book.plain(Part::StoreKept, keyword(Role::Keeper, machine(kept)));
    book.hole(Part::StoreAddress, address.as_ref(), |t| Value::Text(t.clone()));
    book.hole(Part::StoreHosting, hosting.as_ref(), |t: &Localized| Value::Text(t.clone()));
}

fn item(book: &mut Book<'_>, item: &Item) {
    let Item { slug, name: _, label, kind, class, sensitivity, declared: _, origin: _ } = item;
    let users = book.using(slug);
    book.at(format!("item/{slug}"), Some(label)).covering(&users);
    book.member(Part::Item, "", Value::Text(label.clone()));
    book.text(Part::ItemLabel, label);
    book.plain(Part::ItemKind, keyword(Role::Kind, machine(kind)));
    if let ItemKind::Choice(options) = kind {
        for option in options {
            book.worded(Part::ItemOption, option);
        }
    }
    book.plain(Part::ItemSource, keyword(Role::Class, machine(class)));
    book.plain(Part::ItemSensitivity, keyword(Role::Sensitivity, machine(sensitivity)));
}

fn minors(book: &mut Book<'_>, minors: &Minors) {
    let Minors { under, refused, representative, origin: _ } = minors;
    book.below("minors");
    match under {
        // The higher the age below which a representative is needed, the stricter.
        Some(age) => book.ranked(Part::Minors, "under", Value::Literal(age.to_string()), -i64::from(*age)),
        None => book.fact(Part::Minors, "under", Value::ByLaw, Measure::Plain),
    }
    book.ranked(Part::Minors, "refused", answer(*refused), i64::from(!refused));
    book.fact(Part::Minors, "representative", answer(*representative), Measure::Plain);
}

impl Book<'_> {
    /// A value that a draft may leave open.
    pub fn hole<T>(&mut self, part: Part, value: Option<&HoleOr<T>>, shown: impl Fn(&T) -> Value) {
        match value {
            Some(HoleOr::Given(value)) => self.plain(part, shown(value)),
            Some(HoleOr::Hole) => self.plain(part, keyword(Role::Hole, "to-fill")),
            None => {}
        }
    }

    /// One of several that have no name but their words.
    pub fn worded(&mut self, part: Part, text: &Localized) {
        let key = text.text(text.binding).to_owned();
        self.fact(part, key, Value::Text(text.clone()), Measure::Plain);
    }
}
