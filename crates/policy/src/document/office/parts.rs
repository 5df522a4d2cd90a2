//! Fields that several documents ask for.

use zalog_law::{Jurisdiction, Pack};

use super::desk::Desk;
use super::gap::Ask;
use crate::decode::known;
use crate::document::tree::{Pair, Sentence};
use crate::document::voice::{Voice, upper_first};
use crate::model::{
    Encryption, HoleOr, Item, Kept, Localized, Purpose, Recipient, RecipientRole, Sensitivity, Slug, Store,
};

/// States within which data travel freely under European law: the Union, Iceland, Liechtenstein and Norway.
const EUROPE: [&str; 30] = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT",
    "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
];

/// Whether a country lies outside the territory of the law of the seat. A country without a known code is taken as
/// foreign: it is then named in the document, which is the safer mistake.
pub(in crate::document) fn abroad(v: &Voice<'_>, country: &HoleOr<Localized>) -> bool {
    let HoleOr::Given(country) = country else { return false };
    let Some(code) = known::country_code(country) else { return true };
    match v.seat() {
        Some(pack) if pack.jurisdiction == Jurisdiction::Eu => !EUROPE.contains(&code),
        Some(pack) => pack.store_country.as_deref() != Some(code),
        None => true,
    }
}

/// Countries abroad to which a purpose's data go, each once.
pub(in crate::document) fn countries_abroad(v: &Voice<'_>, recipients: &[&Recipient]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for country in recipients.iter().filter(|r| !r.anonymous_only).filter_map(|r| r.country.as_ref()) {
        let said = v.own_or_hole(country);
        if abroad(v, country) && !found.contains(&said) {
            found.push(said);
        }
    }
    found
}

impl Desk<'_, '_> {
    pub(super) fn line(&self, node: &str, key: &str, text: String) -> Pair {
        self.v.pair(node, key, vec![self.v.sentence(node, text)])
    }

    /// Name, address and numbers; the numbers are those of the seat.
    pub(super) fn operator(&self, seat: &Pack) -> Vec<Pair> {
        let v = self.v;
        let operator = &v.policy.operator;
        let at = &operator.origin;
        let mut pairs = vec![self.line("operator", "doc-operator", v.own(&operator.name))];
        let address = self.own(operator.address.as_ref(), Ask::OperatorAddress, at);
        pairs.push(self.line("operator/address", "doc-operator-address", address));
        let numbers = [
            ("operator/inn", "doc-operator-inn", &operator.inn, Ask::OperatorInn, Jurisdiction::Ru),
            ("operator/ogrn", "doc-operator-ogrn", &operator.ogrn, Ask::OperatorOgrn, Jurisdiction::Ru),
            ("operator/bin", "doc-operator-bin", &operator.bin, Ask::OperatorBin, Jurisdiction::Kz),
        ];
        for (node, key, number, ask, law) in numbers {
            if number.is_some() || law == seat.jurisdiction {
                pairs.push(self.line(node, key, self.text(number.as_ref(), ask, at)));
            }
        }
        if let Some(kpp) = &operator.kpp {
            pairs.push(self.line("operator/kpp", "doc-operator-kpp", v.text_or_hole(kpp)));
        }
        pairs
    }

    /// How the operator is reached; one way is enough.
    pub(super) fn contacts(&self) -> Vec<Pair> {
        let v = self.v;
        let operator = &v.policy.operator;
        let given = [
            ("operator/email", "doc-operator-email", &operator.email),
            ("operator/phone", "doc-operator-phone", &operator.phone),
        ];
        let mut pairs: Vec<Pair> = given
            .into_iter()
            .filter_map(|(node, key, text)| Some(self.line(node, key, v.text_or_hole(text.as_ref()?))))
            .collect();
        if pairs.is_empty() {
            let hole = self.need(Ask::OperatorContact, &operator.origin);
            pairs.push(self.line("operator/email", "doc-operator-email", hole));
        }
        pairs
    }

    /// The person responsible: the name is written in by hand, the file knows posts only.
    pub(super) fn responsible(&self) -> Vec<Pair> {
        let operator = &self.v.policy.operator;
        let (at, contact) = (&operator.origin, &operator.officer_contact);
        let post = match &operator.officer {
            Some(post) => upper_first(&self.v.own(post)),
            None => self.need(Ask::Officer, at),
        };
        let node = "operator/officer";
        vec![
            self.line(node, "rec-officer-name", self.by_hand("rec-by-hand-filing")),
            self.line(node, "rec-officer-post", post),
            self.line(node, "doc-operator-phone", self.text(contact.phone.as_ref(), Ask::OfficerPhone, at)),
            self.line(
                node,
                "rec-officer-address",
                self.own(contact.address.as_ref(), Ask::OfficerAddress, at),
            ),
            self.line(node, "doc-operator-email", self.text(contact.email.as_ref(), Ask::OfficerEmail, at)),
        ]
    }

    /// The person responsible as the register has it: the post, and each contact that is known. The law asks for one way to
    /// reach that person (GDPR art. 30(1)(a)); the operator's own serves.
    pub(super) fn officer(&self) -> Vec<Pair> {
        let v = self.v;
        let (officer, contact) = (&v.policy.operator.officer, &v.policy.operator.officer_contact);
        let node = "operator/officer";
        let post = match officer {
            Some(post) => upper_first(&v.own(post)),
            None => v.phrase("rec-officer-none", []),
        };
        let mut pairs = vec![self.line(node, "rec-officer-post", post)];
        for (key, text) in [("doc-operator-phone", &contact.phone), ("doc-operator-email", &contact.email)] {
            pairs.extend(text.as_ref().map(|text| self.line(node, key, v.text_or_hole(text))));
        }
        if let Some(address) = &contact.address {
            pairs.push(self.line(node, "rec-officer-address", v.own_or_hole(address)));
        }
        pairs
    }

    /// The measures in force, each with its article, and the operator's own.
    pub(super) fn measures(&self) -> Vec<Vec<Sentence>> {
        let v = self.v;
        let safeguards = &v.policy.safeguards;
        let mut entries = Vec::new();
        for id in &safeguards.ids {
            let Some(measure) = v.packs().into_iter().find_map(|pack| pack.safeguard(id)) else { continue };
            let name = upper_first(&v.law(&measure.name));
            let article = v.law(&measure.article);
            let args = [("name", name.into()), ("article", article.into())];
            entries.push(vec![v.say(&format!("safeguards/{id}"), "doc-safeguard", args)]);
        }
        for (index, own) in safeguards.own.iter().enumerate() {
            let node = format!("safeguards/own/{}", index + 1);
            entries.push(vec![v.say(
                &node,
                "doc-safeguard-own",
                [("text", upper_first(&v.own(own)).into())],
            )]);
        }
        if entries.is_empty() {
            let hole = self.need(Ask::Safeguards, &safeguards.origin);
            entries.push(vec![v.sentence("safeguards", hole)]);
        }
        entries
    }

    pub(super) fn encryption(&self) -> String {
        let v = self.v;
        match v.policy.notice.as_ref().map(|n| (n, &n.encryption)) {
            Some((_, Some(Encryption::None))) => v.phrase("rec-encryption-none", []),
            Some((_, Some(Encryption::Hole))) => v.hole(),
            Some((_, Some(Encryption::Tools(names)))) => v.list(names.iter().map(|n| v.own(n)).collect()),
            Some((notice, None)) => self.need(Ask::Encryption, &notice.origin),
            None => self.need(Ask::Encryption, &v.policy.operator.origin),
        }
    }

    /// Where a store is: country, address, whose machine.
    pub(super) fn store(&self, store: &Store) -> Vec<Sentence> {
        let v = self.v;
        let node = format!("store/{}", store.slug);
        let country = v.own_or_hole(&store.country);
        let address = self.own(store.address.as_ref(), Ask::StoreAddress(store.name.clone()), &store.origin);
        let kept = match store.kept {
            Kept::Zalog => "doc-store-zalog",
            Kept::People => "doc-store-people",
            Kept::Elsewhere => "doc-store-elsewhere",
        };
        let args = [("country", country.into()), ("address", address.into())];
        let mut said = vec![v.say(&node, "rec-store-place", args)];
        if let Some(hosting) = &store.hosting {
            said.push(v.say(&node, "rec-store-hosting", [("hosting", v.own_or_hole(hosting).into())]));
        } else if store.kept == Kept::Zalog {
            let hole = self.need(Ask::StoreHosting(store.name.clone()), &store.origin);
            said.push(v.say(&node, "rec-store-hosting", [("hosting", hole.into())]));
        }
        said.push(v.say(&node, "rec-store-kept", [("keeper", v.phrase(kept, []).into())]));
        said
    }

    pub(super) fn stores(&self) -> Vec<Pair> {
        let v = self.v;
        let pair = |store: &Store| {
            let node = format!("store/{}", store.slug);
            Pair { term: v.own_sentence(&node, &store.title), text: self.store(store), node }
        };
        v.policy.stores.iter().map(pair).collect()
    }

    /// Whether, and where to, data go abroad: to recipients or into stores. What has no country is asked for one.
    pub(super) fn transfers(
        &self,
        recipients: &[&Recipient],
        stores: &[&Store],
        node: &str,
    ) -> Vec<Sentence> {
        let v = self.v;
        let mut countries = countries_abroad(v, recipients);
        for store in stores.iter().filter(|s| abroad(v, &s.country)) {
            let said = v.own_or_hole(&store.country);
            if !countries.contains(&said) {
                countries.push(said);
            }
        }
        let mut unknown = Vec::new();
        for recipient in recipients.iter().filter(|r| !r.anonymous_only) {
            let country = match &recipient.country {
                Some(HoleOr::Given(_)) => continue,
                Some(HoleOr::Hole) => v.hole(),
                None => self.need(Ask::RecipientCountry(recipient.name.clone()), &recipient.origin),
            };
            unknown.push((format!("recipient/{}", recipient.slug), v.own(&recipient.title), country));
        }
        for store in stores.iter().filter(|s| s.country.given().is_none()) {
            unknown.push((format!("store/{}", store.slug), v.own(&store.title), v.hole()));
        }
        let mut said = Vec::new();
        if !countries.is_empty() {
            said.push(v.say(node, "rec-abroad-yes", [("countries", v.list(countries).into())]));
        } else if unknown.is_empty() {
            said.push(v.say(node, "rec-abroad-no", []));
        }
        for (at, name, country) in unknown {
            let args = [("recipient", name.into()), ("country", country.into())];
            said.push(v.say(&at, "rec-abroad-unknown", args));
        }
        said
    }

    /// The recipients of a purpose.
    pub(super) fn recipients_of(&self, purpose: &Purpose) -> Vec<&Recipient> {
        let slugs = self.v.recipients_of(purpose);
        self.v.policy.recipients.iter().filter(|r| slugs.contains(&r.slug)).collect()
    }

    /// A recipient in a phrase: who, in what role, where.
    pub(super) fn recipient(&self, recipient: &Recipient) -> Sentence {
        let v = self.v;
        let node = format!("recipient/{}", recipient.slug);
        let role = match recipient.role {
            RecipientRole::Processor => "rec-role-processor",
            RecipientRole::Controller => "rec-role-controller",
            RecipientRole::Authority => "rec-role-authority",
        };
        let args = [("name", v.own(&recipient.title).into()), ("role", v.phrase(role, []).into())];
        v.say(&node, "rec-recipient", args)
    }

    /// The category of an item: general, special or biometric.
    pub(in crate::document) fn category(&self, item: &Item) -> &'static str {
        match item.sensitivity {
            Sensitivity::Ordinary => "rec-category-general",
            Sensitivity::Health | Sensitivity::Special => "rec-category-special",
            Sensitivity::Biometric => "rec-category-biometric",
        }
    }

    /// Items sorted by category, each category with its list: «общие: имя, телефон».
    pub(super) fn items(&self, node: &str, slugs: &[Slug]) -> Vec<Sentence> {
        let v = self.v;
        if slugs.is_empty() {
            return vec![v.say(node, "doc-purpose-items-none", [])];
        }
        ["rec-category-general", "rec-category-special", "rec-category-biometric"]
            .into_iter()
            .filter_map(|key| {
                let of = |s: &&Slug| v.policy.item(s).is_some_and(|i| self.category(i) == key);
                let chosen: Vec<Slug> = slugs.iter().filter(of).cloned().collect();
                let args = [
                    ("category", upper_first(&v.phrase(key, [])).into()),
                    ("items", v.items(&chosen).into()),
                ];
                (!chosen.is_empty()).then(|| v.say(node, "rec-items-of-category", args))
            })
            .collect()
    }
}
