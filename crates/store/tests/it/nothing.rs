//! The policy of an operator who processes nothing, and its register: for decisions about nothing.

use std::collections::BTreeMap;

use zalog_domain::register::{Interned, Register};
use zalog_policy::model::{
    Accuracy, Breach, Changes, Disclosure, Edition, Localized, Minors, Operator, Origin, Policy, Safeguards,
    TakesEffect,
};
use zalog_words::Lang;

pub fn register() -> Register {
    Register::build(&policy(), Interned::default(), Vec::new()).unwrap()
}

fn words(text: &str) -> Localized {
    Localized::one(Lang::Ru, text)
}

fn policy() -> Policy {
    let origin = Origin::default;
    Policy {
        format: 1,
        language: Lang::Ru,
        title: words("Политика"),
        laws: Vec::new(),
        legal_form: zalog_policy::model::LegalForm::Notice,
        edition: Edition {
            number: 1,
            effective: None,
            reason: None,
            causes: Vec::new(),
            substantial: false,
            origin: origin(),
        },
        changes: Changes {
            effect: TakesEffect::OnPublication,
            consent_needed: false,
            notify: Vec::new(),
            origin: origin(),
        },
        operator: Operator {
            name: words("ООО «Пример»"),
            short: None,
            inn: None,
            kpp: None,
            ogrn: None,
            bin: None,
            address: None,
            email: None,
            phone: None,
            officer: None,
            officer_contact: zalog_policy::model::OfficerContact::default(),
            zone: "Europe/Moscow".to_owned(),
            origin: origin(),
        },
        roles: Vec::new(),
        subjects: Vec::new(),
        sites: Vec::new(),
        stores: Vec::new(),
        items: Vec::new(),
        not_received: Vec::new(),
        accuracy: Accuracy { contacts_proved: false, documents_checked: false, origin: origin() },
        minors: Minors { under: None, refused: false, representative: false, origin: None },
        purposes: Vec::new(),
        purposes_closed: true,
        consents: Vec::new(),
        acknowledgement: None,
        forms: Vec::new(),
        cookies: Vec::new(),
        tags: Vec::new(),
        recipients: Vec::new(),
        disclosure: Disclosure {
            barred: true,
            unless_written_permission: false,
            never: Vec::new(),
            exceptions: Vec::new(),
            origin: None,
        },
        channels: Vec::new(),
        requests: Vec::new(),
        breach: Breach { tells_subjects: true, within: None, origin: None },
        notice: None,
        safeguards: Safeguards { ids: Vec::new(), own: Vec::new(), origin: origin() },
        documents: Vec::new(),
        internal_acts: Vec::new(),
        statements: Vec::new(),
        departures: Vec::new(),
        allowances: Vec::new(),
        holes: Vec::new(),
        origins: BTreeMap::new(),
        defaults: Vec::new(),
    }
}
