//! The API's actions: what a token lets in, what it makes once, what it opens and for what.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use jiff::SignedDuration;
use zalog_app::api::consent::NewGiven;
use zalog_app::api::event::NewEvent;
use zalog_app::api::opening::{OpenedPerson, Wanted};
use zalog_app::api::person::{Evidence, Made, NewConsent, NewPerson};
use zalog_app::api::{ApiError, Caller, Once, consent, event, opening, person, token};
use zalog_app::{AppError, Who, cabinet, recovery, sign_in};
use zalog_domain::ids::SubjectId;
use zalog_domain::{Fact, Kind, limits};
use zalog_journal::{Entry, Receipt, Seen};
use zalog_store::StoreError;
use zalog_store::tables::{api_token, ground, journal, subject};

use crate::harness::{PASSWORD, World, databases};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 80));

/// A world with a token that names every purpose of the operator's own.
struct Shop {
    world: World,
    caller: Arc<Caller>,
}

impl Shop {
    fn new(operator: &'static str, database: &crate::harness::Database) -> Self {
        let world = World::new(operator, database);
        let all: Vec<String> =
            world.app().policy().purposes.iter().filter(|p| !p.engine).map(|p| p.slug.to_string()).collect();
        let caller = caller(&world, "shop", &all.iter().map(String::as_str).collect::<Vec<_>>());
        Self { world, caller }
    }

    fn once(&self, key: &str) -> Once {
        Once::new(self.world.app(), &self.caller, key, "place", key.as_bytes())
    }

    fn site(&self) -> String {
        self.world.app().policy().sites[0].slug.to_string()
    }

    fn new_person(&self, email: &str, confirmed: bool) -> NewPerson {
        NewPerson {
            site: self.site(),
            values: self.world.types(&self.world.registration(), email, "Пример"),
            address_confirmed: confirmed,
            lang: "ru".to_owned(),
            ..NewPerson::default()
        }
    }

    /// By the form that anybody may send, with the consent it asks for.
    fn guest(&self, email: &str) -> NewPerson {
        let form = self.world.open_form();
        NewPerson {
            form: Some(form.slug.to_string()),
            values: self.world.types(&form, email, "Пример"),
            consents: vec![self.consent(form.purpose.as_str())],
            ..self.new_person(email, false)
        }
    }

    fn create(&self, key: &str, new: &NewPerson) -> Result<Made, ApiError> {
        person::create(self.world.app(), &self.caller, &self.once(key), HERE, new)
    }

    fn consent(&self, purpose: &str) -> NewConsent {
        NewConsent {
            purpose: purpose.to_owned(),
            document: self.world.text_of(purpose),
            lang: "ru".to_owned(),
            button: "Жду".to_owned(),
            given_at: None,
        }
    }

    fn given(&self, purpose: &str) -> NewGiven {
        NewGiven {
            consent: self.consent(purpose),
            site: self.site(),
            record: None,
            evidence: Evidence {
                address: Some("2001:db8::7".to_owned()),
                agent: Some("Primerium/1.0".to_owned()),
            },
        }
    }

    fn record(&self, key: &str, who: &str, new: &NewGiven) -> Result<consent::Recorded, ApiError> {
        consent::record(self.world.app(), &self.caller, &self.once(key), HERE, who, new)
    }

    fn open(&self, email: &str, purpose: &str) -> Vec<OpenedPerson> {
        let wanted =
            Wanted { email: Some(email.to_owned()), purpose: purpose.to_owned(), ..Wanted::default() };
        opening::open(self.world.app(), &self.caller, &wanted).unwrap()
    }

    fn event(&self, key: &str, who: &str, name: &str, at: Option<&str>) -> Result<usize, ApiError> {
        let new = NewEvent {
            person: who.to_owned(),
            record: None,
            event: name.to_owned(),
            at: at.map(str::to_owned),
        };
        event::report(self.world.app(), &self.caller, &self.once(key), &new)
    }

    /// How many entries the journal has: what was refused leaves it as it was.
    fn entries(&self) -> u64 {
        self.world.rounds();
        self.world.rows().read::<_, StoreError, _>(journal::head).unwrap().0
    }
}

fn caller(world: &World, name: &str, purposes: &[&str]) -> Arc<Caller> {
    let purposes: Vec<String> = purposes.iter().map(|p| (*p).to_owned()).collect();
    let text = token::add(world.app(), name, &purposes, None).unwrap();
    token::authorise(world.app(), &text).unwrap()
}

fn codes(error: &ApiError) -> Vec<(&str, &'static str)> {
    match error {
        ApiError::Invalid(wrong) => wrong.iter().map(|w| (w.field.as_str(), w.code)).collect(),
        other => panic!("{other:?}"),
    }
}

fn values(opened: &OpenedPerson) -> BTreeMap<&str, &str> {
    let all = opened.records.iter().flat_map(|r| &r.values);
    all.map(|(item, value)| (item.as_str(), value.as_str())).collect()
}

#[test]
fn a_token_is_taken_until_it_ends_or_is_revoked_and_nobody_learns_which() {
    for database in databases() {
        let world = World::new("smile", &database);
        let app = world.app();
        let add = |name: &str, purposes: &[&str], days| {
            let purposes: Vec<String> = purposes.iter().map(|p| (*p).to_owned()).collect();
            token::add(app, name, &purposes, days)
        };
        for (name, purposes, days, code) in [
            ("Магазин", vec!["account"], None, "token-name"),
            ("shop", vec![], None, "token-purposes"),
            ("shop", vec!["account", "nonsense"], None, "purpose-undeclared"),
            ("shop", vec!["account"], Some(0), "token-days"),
            ("shop", vec!["account"], Some(limits::API_TOKEN_DAYS_MAX + 1), "token-days"),
        ] {
            let Err(AppError::Refused(refused)) = add(name, &purposes, days) else { panic!("{code}") };
            assert_eq!(refused.form, Some(code));
        }
        let (first, second) =
            (add("shop", &["account"], Some(10)).unwrap(), add("crm", &["news"], None).unwrap());
        let Err(AppError::Refused(refused)) = add("shop", &["news"], None) else { panic!("taken twice") };
        assert_eq!(refused.form, Some("token-name-taken"));
        assert!(first.starts_with("zalog_") && first.len() == 49, "{}", first.len());

        let taken = |text: &str| match token::authorise(app, text) {
            Ok(caller) => Some(caller.name.clone()),
            Err(ApiError::Token) => None,
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!((taken(&first), taken(&second)), (Some("shop".to_owned()), Some("crm".to_owned())));
        let other = format!("zalog_{}", "A".repeat(43));
        for wrong in [
            "",
            "zalog_",
            first.trim_start_matches("zalog_"),
            &other,
            &format!("{first}A"),
            &first.to_uppercase(),
        ] {
            assert_eq!(taken(wrong), None, "{wrong}");
        }
        // Revoked here: at once.
        token::revoke(app, "crm").unwrap();
        assert_eq!(taken(&second), None);
        assert!(matches!(token::revoke(app, "nobody"), Err(AppError::NotFound)));
        // Revoked by another process: as soon as the few seconds have passed.
        assert!(taken(&first).is_some());
        world.rows().write::<_, StoreError, _>(|tx| api_token::revoke(tx, "shop")).unwrap();
        world.clock.advance(SignedDuration::from_secs(limits::API_TOKEN_CACHE_SECONDS));
        assert_eq!(taken(&first), None);
        // Ended by itself, also while it is remembered.
        let short = add("short", &["account"], Some(1)).unwrap();
        world.clock.advance(SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
        assert!(taken(&short).is_some());
        world.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(taken(&short), None);
        let states: Vec<_> = token::list(app).unwrap().into_iter().map(|t| (t.name, t.state)).collect();
        let told = |name: &str| states.iter().find(|(n, _)| n == name).unwrap().1;
        assert_eq!((told("shop"), told("crm"), told("short")), ("revoked", "revoked", "ended"));
    }
}

#[test]
fn a_person_whose_address_nobody_proved_has_values_and_no_account() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let made = shop.create("a", &shop.new_person("Guest@Example.com", false)).unwrap();
        let other = shop.create("b", &shop.new_person("guest@example.com", false)).unwrap();
        assert_ne!(made.person, other.person, "two claims are two persons");
        let opened = shop.open("GUEST@example.com ", "account");
        assert_eq!(opened.len(), 2);
        for found in &opened {
            assert!(!found.address_proved);
            assert_eq!(values(found)["email"], "guest@example.com");
            assert!(!found.records[0].account);
        }
        // A letter to the address leads to no account of theirs.
        let app = shop.world.app();
        recovery::ask(app, &shop.world.visit(), shop.world.operation(), "guest@example.com").unwrap();
        shop.world.rounds();
        assert_eq!(shop.world.mailed("guest@example.com", "/recover/"), None);
        // Grounds are of his record, and nothing claims that he was shown a text of ours.
        let who = SubjectId::from_hex(&made.person).unwrap();
        let (grounds, shown) = shop
            .world
            .rows()
            .read::<_, StoreError, _>(|tx| {
                let shown =
                    zalog_store::tables::consent::acknowledged(tx, who, zalog_domain::EntryId([0; 16]), 9)?;
                Ok((ground::of_subject(tx, who)?, shown.len()))
            })
            .unwrap();
        assert!(!grounds.is_empty() && grounds.iter().all(|g| g.scope.record().is_some()));
        assert_eq!(shown, 0);
    }
}

#[test]
fn a_person_whose_address_the_site_proved_sets_a_password_by_a_letter_and_enters() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let mut new = shop.new_person("Ivanna@example.com", true);
        new.consents = vec![shop.consent("news")];
        let made = shop.create("a", &new).unwrap();
        let (app, visit) = (shop.world.app(), shop.world.visit());
        assert!(shop.open("ivanna@example.com", "account")[0].address_proved);
        for password in ["", "Жду", "лодка у причала"] {
            assert!(sign_in::sign_in(app, &visit, "ivanna@example.com", password, false).is_err());
        }
        recovery::ask(app, &visit, shop.world.operation(), "ivanna@example.com").unwrap();
        shop.world.rounds();
        let link = shop.world.mailed("ivanna@example.com", "/recover/").expect("a letter with a link");
        recovery::set(app, &visit, &link, "новая лодка у причала").unwrap();
        let (session, _) =
            sign_in::sign_in(app, &visit, "ivanna@example.com", "новая лодка у причала", false).unwrap();
        let who = sign_in::session(app, &visit, &session).unwrap().unwrap().subject;
        assert_eq!(who.hex(), made.person);
        let held = cabinet::held(app, &visit, Who::account(who)).unwrap();
        assert_eq!((held.len(), held[0].account, held[0].id.hex()), (1, true, made.record));
        assert!(held[0].values.iter().all(|v| !v.why.is_empty()));
        let consents = cabinet::consents(app, Who::account(who)).unwrap();
        assert_eq!((consents[0].id.hex(), consents[0].receipt.clone()), made.consents[0].clone());
        assert_eq!(consents[0].button, "Жду");
        // What the shop read stands in the person's cabinet, as the API's.
        let openings = cabinet::openings(app, who).unwrap();
        assert!(
            openings.iter().any(|o| o.actor == "api" && o.purpose.as_ref().unwrap().as_str() == "account")
        );
    }
}

#[test]
fn an_address_with_an_account_is_a_conflict_and_nothing_is_written() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let (_, who) = shop.world.register("same@example.com", &[]);
        let before = shop.entries();
        let made = shop.create("a", &shop.new_person("Same@example.com", true));
        assert!(matches!(made, Err(ApiError::PersonExists)), "{made:?}");
        assert_eq!(shop.entries(), before);
        let opened = shop.open("same@example.com", "account");
        assert_eq!((opened.len(), opened[0].person.clone()), (1, who.hex()));
        // The key was not spent: the call may come again with another address.
        assert!(shop.create("a", &shop.new_person("other@example.com", true)).is_ok());
    }
}

#[test]
fn two_calls_for_one_address_at_once_make_one_account() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let new = shop.new_person("race@example.com", true);
        let made: Vec<_> = std::thread::scope(|scope| {
            let (shop, new) = (&shop, &new);
            let calls: Vec<_> =
                (0..8).map(|i| scope.spawn(move || shop.create(&format!("key-{i}"), new))).collect();
            calls.into_iter().map(|call| call.join().unwrap()).collect()
        });
        assert_eq!(made.iter().filter(|m| m.is_ok()).count(), 1);
        assert!(made.iter().all(|m| matches!(m, Ok(_) | Err(ApiError::PersonExists))), "{made:?}");
    }
}

#[test]
fn the_same_key_is_done_once_and_no_other_call_has_it() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let new = shop.new_person("once@example.com", false);
        // Many at once: one makes the person, the others get its answer.
        let made: Vec<Made> = std::thread::scope(|scope| {
            let (shop, new) = (&shop, &new);
            let calls: Vec<_> = (0..8).map(|_| scope.spawn(move || shop.create("a", new))).collect();
            calls.into_iter().map(|call| call.join().unwrap().unwrap()).collect()
        });
        assert!(made.iter().all(|m| *m == made[0]), "{made:?}");
        assert_eq!(shop.open("once@example.com", "account").len(), 1);
        let app = shop.world.app();
        let again = |place: &str, body: &[u8]| {
            let once = Once::new(app, &shop.caller, "a", place, body);
            person::create(app, &shop.caller, &once, HERE, &new)
        };
        assert_eq!(again("place", b"a").unwrap(), made[0]);
        assert!(matches!(again("place", b"b"), Err(ApiError::Reused)));
        assert!(matches!(again("elsewhere", b"a"), Err(ApiError::Reused)));
        // Another token has keys of its own.
        let other = caller(&shop.world, "crm", &["account", "service-messages"]);
        let once = Once::new(app, &other, "a", "place", b"a");
        assert_ne!(person::create(app, &other, &once, HERE, &new).unwrap(), made[0]);
        // An event and a consent are once as well, and share the token's keys.
        let who = &made[0].person;
        let first = shop.record("c", who, &shop.given("news")).unwrap();
        assert_eq!(shop.record("c", who, &shop.given("news")).unwrap(), first);
        let person = SubjectId::from_hex(who).unwrap();
        assert_eq!(cabinet::consents(app, Who::account(person)).unwrap().len(), 1);
        for key in ["", "ключ", "a b", &"x".repeat(65)] {
            assert!(!Once::is_key(key), "{key}");
        }
        assert!(Once::is_key("x") && Once::is_key(&"~".repeat(64)));
    }
}

#[test]
fn a_token_acts_only_for_the_purposes_it_names() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let app = shop.world.app();
        let made = shop.create("a", &shop.new_person("ivanna@example.com", true)).unwrap();
        let narrow = caller(&shop.world, "narrow", &["news"]);
        let once = |key: &str| Once::new(app, &narrow, key, "place", b"");
        let before = shop.entries();
        let missing = |error: ApiError| match error {
            ApiError::PurposeNotNamed(missing) => missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let mut new = shop.new_person("other@example.com", true);
        new.consents = vec![shop.consent("news"), shop.consent("marketing")];
        let error = person::create(app, &narrow, &once("b"), HERE, &new).unwrap_err();
        assert_eq!(missing(error), ["account", "service-messages", "marketing"]);
        let error = consent::record(app, &narrow, &once("c"), HERE, &made.person, &shop.given("marketing"))
            .unwrap_err();
        assert_eq!(missing(error), ["marketing"]);
        assert_eq!(shop.entries(), before, "nothing was written");
        // What it asks to read is an entry of its own.
        let wanted = Wanted {
            email: Some("ivanna@example.com".to_owned()),
            purpose: "account".to_owned(),
            ..Wanted::default()
        };
        let error = opening::open(app, &narrow, &wanted).map(|_| ()).unwrap_err();
        assert_eq!(missing(error), ["account"]);
        assert_eq!(shop.entries(), before + 1);
        let body = shop.world.rows().read::<_, StoreError, _>(|tx| journal::body_at(tx, before)).unwrap();
        let entry = Entry::decode(&body).unwrap();
        assert_eq!((entry.kind, entry.tag, entry.fact(Fact::Reason)), (Kind::OpeningRefused, None, Some(3)));
        // What it names and no ground reaches stays shut, in the person's own journal.
        let wanted = Wanted { purpose: "news".to_owned(), ..wanted };
        let opened = opening::open(app, &narrow, &wanted).unwrap();
        assert!(opened.is_empty(), "not told apart from a person who is not known");
        shop.world.rounds();
        let who = SubjectId::from_hex(&made.person).unwrap();
        let kinds: Vec<Kind> = shop
            .world
            .rows()
            .read::<_, StoreError, _>(|tx| {
                let positions = journal::of_subject(tx, who, 50)?;
                positions.into_iter().map(|p| journal::body_at(tx, p)).collect::<Result<Vec<_>, _>>()
            })
            .unwrap()
            .iter()
            .map(|body| Entry::decode(body).unwrap().kind)
            .collect();
        assert!(kinds.contains(&Kind::OpeningRefused), "{kinds:?}");
    }
}

#[test]
fn a_consent_is_recorded_with_its_receipt_opens_its_ground_and_is_withdrawn() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let app = shop.world.app();
        let made = shop.create("a", &shop.new_person("ivanna@example.com", true)).unwrap();
        let who = SubjectId::from_hex(&made.person).unwrap();
        assert!(shop.open("ivanna@example.com", "news").is_empty());
        let recorded = shop.record("b", &made.person, &shop.given("news")).unwrap();
        let opened = shop.open("ivanna@example.com", "news");
        assert_eq!(values(&opened[0])["email"], "ivanna@example.com");
        assert_eq!(opened[0].records[0].refused, [("phone".to_owned(), "not-used")]);
        let receipt = Receipt::from_json(&recorded.receipt.to_string()).unwrap();
        let known = zalog_app::evidence::well_known(app).unwrap();
        let key = known["keys"][0].as_str().unwrap().parse().unwrap();
        assert_eq!(receipt.verify(&[key]).unwrap(), Seen::Promise);
        assert_eq!(
            (receipt.number.as_str(), receipt.document.hash.as_str()),
            (recorded.number.as_str(), shop.world.text_of("news").as_str())
        );
        // Nothing about the person's device stands in the receipt.
        assert!(!recorded.receipt.to_string().contains("2001:db8"));
        let consents = cabinet::consents(app, Who::account(who)).unwrap();
        assert_eq!((consents.len(), consents[0].id.hex()), (1, recorded.id.clone()));
        // The bound of the declaration is counted, and the proof has a ground of its own.
        let (grounds, due) = shop
            .world
            .rows()
            .read::<_, StoreError, _>(|tx| {
                let all = ground::of_subject(tx, who)?;
                let far = app.clock() + SignedDuration::from_hours(24 * 366 * 4);
                Ok((all, ground::due(tx, far, 10)?.contains(&who)))
            })
            .unwrap();
        let of_it = grounds.iter().filter(|g| g.consent.is_some_and(|c| c.hex() == recorded.id));
        assert_eq!(of_it.clone().count(), 2);
        assert!(of_it.clone().any(|g| g.bound.is_some()) && due, "three years after the consent");
        cabinet::withdraw(app, &shop.world.visit(), Who::account(who), consents[0].id).unwrap();
        assert!(shop.open("ivanna@example.com", "news").is_empty());
        // The repeated call answers what it answered then.
        assert_eq!(shop.record("b", &made.person, &shop.given("news")).unwrap(), recorded);
    }
}

#[test]
fn what_a_consent_says_wrong_is_said_field_by_field() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let made = shop.create("a", &shop.new_person("ivanna@example.com", false)).unwrap();
        let before = shop.entries();
        let change = |change: &dyn Fn(&mut NewGiven)| {
            let mut new = shop.given("news");
            change(&mut new);
            new
        };
        let late = (shop.world.app().clock() + SignedDuration::from_secs(1)).to_string();
        let cases: [(&str, &str, NewGiven); 12] = [
            ("purpose", "purpose-undeclared", change(&|n| n.consent.purpose = "nonsense".to_owned())),
            ("purpose", "purpose-no-consent", change(&|n| n.consent.purpose = "account".to_owned())),
            ("document", "consent-outdated", change(&|n| n.consent.document = "0".repeat(64))),
            (
                "document",
                "consent-outdated",
                change(&|n| n.consent.document = shop.world.text_of("marketing")),
            ),
            ("document", "consent-outdated", change(&|n| n.consent.document = "1".to_owned())),
            ("document", "consent-outdated", change(&|n| n.consent.lang = "en".to_owned())),
            ("lang", "lang-unknown", change(&|n| n.consent.lang = "de".to_owned())),
            ("button", "field-missing", change(&|n| n.consent.button = " ".to_owned())),
            ("given_at", "time-future", change(&|n| n.consent.given_at = Some(late.clone()))),
            (
                "given_at",
                "time-early",
                change(&|n| n.consent.given_at = Some("2020-01-01T00:00:00Z".to_owned())),
            ),
            ("site", "site-undeclared", change(&|n| n.site = "nowhere".to_owned())),
            (
                "evidence.address",
                "address-format",
                change(&|n| n.evidence.address = Some("дом 7".to_owned())),
            ),
        ];
        for (field, code, new) in cases {
            let error = shop.record("x", &made.person, &new).unwrap_err();
            assert_eq!(codes(&error), [(field, code)]);
        }
        for who in ["", "zz", &"0".repeat(32)] {
            assert!(matches!(shop.record("x", who, &shop.given("news")), Err(ApiError::NotFound)), "{who}");
        }
        let other = shop.world.register("other@example.com", &[]).1;
        let record = cabinet::held(shop.world.app(), &shop.world.visit(), Who::account(other)).unwrap()[0].id;
        let before = before.max(shop.entries());
        let foreign = change(&|n| n.record = Some(record.hex()));
        assert!(matches!(shop.record("x", &made.person, &foreign), Err(ApiError::NotFound)));
        assert_eq!(shop.entries(), before);
    }
}

#[test]
fn a_consent_of_an_earlier_day_counts_from_that_day() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let (app, made) =
            (shop.world.app(), shop.create("a", &shop.new_person("ivanna@example.com", true)).unwrap());
        let given = app.clock();
        shop.world.clock.advance(SignedDuration::from_hours(24 * 100));
        let mut new = shop.given("news");
        new.consent.given_at = Some(given.to_string());
        let recorded = shop.record("b", &made.person, &new).unwrap();
        let who = SubjectId::from_hex(&made.person).unwrap();
        let consents = cabinet::consents(app, Who::account(who)).unwrap();
        assert_eq!((consents[0].given_at, consents[0].id.hex()), (given, recorded.id.clone()));
        let bound = |from: jiff::Timestamp| {
            from.to_zoned(app.zone()).checked_add(jiff::Span::new().years(3)).unwrap().date()
        };
        let grounds = shop.world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
        let found = grounds.iter().filter(|g| g.consent.is_some()).find_map(|g| g.bound).unwrap();
        assert_eq!(found.to_zoned(app.zone()).date(), bound(given));
    }
}

#[test]
fn what_a_person_says_wrong_is_said_field_by_field_and_without_what_was_typed() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let before = shop.entries();
        let change = |change: &dyn Fn(&mut NewPerson)| {
            let mut new = shop.new_person("ivanna@example.com", true);
            change(&mut new);
            new
        };
        let call_back = shop.world.open_form().slug.to_string();
        let needs =
            shop.world.app().policy().forms.iter().find(|f| f.sign_in_required).unwrap().slug.to_string();
        let twice = vec![shop.consent("news"), shop.consent("news")];
        let many = vec![shop.consent("news"); limits::API_CONSENTS + 1];
        let cases: [(&[(&str, &str)], NewPerson); 11] = [
            (&[("site", "site-undeclared")], change(&|n| n.site = "smile.example".to_owned())),
            (&[("lang", "lang-unknown")], change(&|n| n.lang = "русский".to_owned())),
            (&[("form", "form-undeclared")], change(&|n| n.form = Some("order-66".to_owned()))),
            (
                &[("address_confirmed", "account-needs-registration")],
                change(&|n| n.form = Some(call_back.clone())),
            ),
            (
                &[("form", "form-needs-account")],
                change(&|n| (n.form, n.address_confirmed) = (Some(needs.clone()), false)),
            ),
            (
                &[("values.email", "field-email")],
                change(&|n| drop(n.values.insert("email".to_owned(), "Примерова".to_owned()))),
            ),
            (&[("values.email", "field-missing")], change(&|n| drop(n.values.remove("email")))),
            (
                &[("values.birth-date", "field-undeclared"), ("values", "field-undeclared")],
                change(&|n| {
                    n.values.insert("birth-date".to_owned(), "2010-05-15".to_owned());
                    n.values.insert("Примерова Ивана".to_owned(), "1".to_owned());
                }),
            ),
            (
                &[("values.full-name", "field-card")],
                change(&|n| drop(n.values.insert("full-name".to_owned(), "4111 1111 1111 1111".to_owned()))),
            ),
            (&[("consents[1].purpose", "consent-repeated")], change(&|n| n.consents.clone_from(&twice))),
            (&[("consents", "too-many-entries")], change(&|n| n.consents.clone_from(&many))),
        ];
        for (expected, new) in cases {
            let error = shop.create("x", &new).unwrap_err();
            let codes = codes(&error);
            assert_eq!(codes.get(..expected.len()), Some(expected), "{codes:?}");
            let said = format!("{error:?} {error}");
            assert!(!said.contains("Пример") && !said.contains("4111") && !said.contains('@'), "{said}");
        }
        // A form that rests on a consent is not taken without it.
        let mut guest = shop.guest("guest@example.com");
        guest.consents.clear();
        assert_eq!(codes(&shop.create("x", &guest).unwrap_err()), [("consents", "consent-missing")]);
        assert_eq!(shop.entries(), before);
    }
}

#[test]
fn an_opening_names_one_contact_and_a_declared_purpose() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let app = shop.world.app();
        let made = shop.create("a", &shop.new_person("ivanna@example.com", true)).unwrap();
        let wanted = |email: Option<&str>, phone: Option<&str>, person: Option<&str>, purpose: &str| {
            let own = |text: Option<&str>| text.map(str::to_owned);
            let wanted = Wanted {
                email: own(email),
                phone: own(phone),
                person: own(person),
                purpose: purpose.to_owned(),
            };
            opening::open(app, &shop.caller, &wanted)
        };
        let some = Some("ivanna@example.com");
        for (opened, field, code) in [
            (wanted(None, None, None, "account"), "email", "one-of-three"),
            (wanted(some, None, Some(&made.person), "account"), "email", "one-of-three"),
            (wanted(Some("Примерова"), None, None, "account"), "email", "field-email"),
            (wanted(None, Some("1"), None, "account"), "phone", "field-phone"),
            (wanted(None, None, Some("7"), "account"), "person", "id-format"),
            (wanted(some, None, None, "nonsense"), "purpose", "purpose-undeclared"),
        ] {
            let error = opened.map(|_| ()).unwrap_err();
            assert_eq!(codes(&error), [(field, code)]);
        }
        for opened in [
            wanted(some, None, None, "account"),
            wanted(None, Some("8 (900) 000-12-34"), None, "account"),
            wanted(None, None, Some(&made.person), "account"),
        ] {
            let opened = opened.unwrap();
            assert_eq!((opened.len(), opened[0].person.as_str()), (1, made.person.as_str()));
            assert_eq!(values(&opened[0])["email"], "ivanna@example.com");
        }
        assert!(wanted(Some("nobody@example.com"), None, None, "account").unwrap().is_empty());
        assert!(wanted(None, None, Some(&"0".repeat(32)), "account").unwrap().is_empty());
    }
}

#[test]
fn an_event_from_outside_moves_the_grounds_that_wait_for_it() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let app = shop.world.app();
        let form = shop.world.open_form();
        let purpose = form.purpose.to_string();
        let made = shop.create("a", &shop.guest("guest@example.com")).unwrap();
        assert!(!values(&shop.open("guest@example.com", &purpose)[0]).is_empty());
        let created = app.clock();
        shop.world.clock.advance(SignedDuration::from_hours(48));
        let before = shop.entries();
        let early = (created - SignedDuration::from_secs(1)).to_string();
        let late = (app.clock() + SignedDuration::from_secs(1)).to_string();
        for (name, at, field, code) in [
            ("nonsense", None, "event", "event-undeclared"),
            ("withdrawn", None, "event", "event-not-reported"),
            ("appointment", None, "event", "event-not-reported"),
            ("delivered", None, "event", "event-not-awaited"),
            ("answered", Some(early.as_str()), "at", "time-early"),
            ("answered", Some(late.as_str()), "at", "time-future"),
            ("answered", Some("вчера"), "at", "time-format"),
        ] {
            let error = shop.event("x", &made.person, name, at).unwrap_err();
            assert_eq!(codes(&error), [(field, code)], "{name}");
        }
        assert!(matches!(shop.event("x", &"0".repeat(32), "answered", None), Err(ApiError::NotFound)));
        // A token for other purposes cannot say it.
        let other = caller(&shop.world, "crm", &["account"]);
        let new =
            NewEvent { person: made.person.clone(), event: "answered".to_owned(), ..NewEvent::default() };
        let once = Once::new(app, &other, "x", "place", b"");
        assert_eq!(
            codes(&event::report(app, &other, &once, &new).unwrap_err()),
            [("event", "event-not-awaited")]
        );
        assert_eq!(shop.entries(), before + 1, "the token that was made");

        // It was answered yesterday: the thirty days run from then.
        let yesterday = created + SignedDuration::from_hours(24);
        let moved = shop.event("y", &made.person, "answered", Some(&yesterday.to_string())).unwrap();
        assert!(moved > 0);
        assert_eq!(shop.event("y", &made.person, "answered", Some(&yesterday.to_string())).unwrap(), moved);
        let opened = shop.open("guest@example.com", &purpose);
        assert!(values(&opened[0]).is_empty());
        assert!(opened[0].records[0].refused.iter().any(|(_, why)| *why == "winding-down"));
        let who = SubjectId::from_hex(&made.person).unwrap();
        let grounds = shop.world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
        let until = grounds
            .iter()
            .filter(|g| g.consent.is_some())
            .find_map(zalog_domain::ground::Ground::holds_until)
            .unwrap();
        let expected = yesterday.to_zoned(app.zone()).checked_add(jiff::Span::new().days(30)).unwrap().date();
        assert_eq!(until.to_zoned(app.zone()).date(), expected);
    }
}

#[test]
fn an_event_does_not_concern_what_began_after_it() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let app = shop.world.app();
        let purpose = shop.world.open_form().purpose.to_string();
        let made = shop.create("a", &shop.guest("guest@example.com")).unwrap();
        shop.world.clock.advance(SignedDuration::from_hours(1));
        let between = app.clock().to_string();
        shop.world.clock.advance(SignedDuration::from_hours(1));
        shop.record("b", &made.person, &shop.given(&purpose)).unwrap();
        shop.event("c", &made.person, "answered", Some(&between)).unwrap();
        assert!(!values(&shop.open("guest@example.com", &purpose)[0]).is_empty(), "the second consent holds");
        shop.event("d", &made.person, "answered", None).unwrap();
        assert!(values(&shop.open("guest@example.com", &purpose)[0]).is_empty());
    }
}

#[test]
fn a_person_who_is_gone_is_not_found_by_any_call() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let (app, visit) = (shop.world.app(), shop.world.visit());
        let (_, who) = shop.world.register("ivanna@example.com", &[]);
        let recorded = shop.record("a", &who.hex(), &shop.given("news")).unwrap();
        assert_eq!(shop.open("ivanna@example.com", "news").len(), 1);
        zalog_app::close::close(app, &visit, who, PASSWORD).unwrap();
        for swept in [false, true] {
            if swept {
                shop.world.rounds();
            }
            assert!(shop.open("ivanna@example.com", "news").is_empty(), "{swept}");
            let by_id =
                Wanted { person: Some(who.hex()), purpose: "account".to_owned(), ..Wanted::default() };
            assert!(opening::open(app, &shop.caller, &by_id).unwrap().is_empty(), "{swept}");
            assert!(matches!(shop.record("b", &who.hex(), &shop.given("news")), Err(ApiError::NotFound)));
            assert!(matches!(shop.event("c", &who.hex(), "answered", None), Err(ApiError::NotFound)));
        }
        // The repeated call answers what it answered, as long as the proof is held; the address is free.
        match shop.record("a", &who.hex(), &shop.given("news")) {
            Ok(again) => assert_eq!(again, recorded),
            Err(error) => assert!(matches!(error, ApiError::Gone), "{error:?}"),
        }
        assert!(shop.create("d", &shop.new_person("ivanna@example.com", true)).is_ok());
    }
}

#[test]
fn nothing_a_person_typed_lies_in_the_clear_and_proofs_say_who_reported() {
    for database in databases() {
        let shop = Shop::new("smile", &database);
        let made = shop.create("a", &shop.guest("geheim@example.com")).unwrap();
        let mut given = shop.given("news");
        given.evidence.agent = Some("Geheimbrowser/1".to_owned());
        shop.record("b", &made.person, &given).unwrap();
        let kept = shop
            .world
            .rows()
            .read::<_, StoreError, _>(|tx| {
                let who = SubjectId::from_hex(&made.person).unwrap();
                let consents = zalog_store::tables::consent::of_subject(tx, who)?;
                let contacts = subject::contacts(tx, who)?;
                Ok((consents, contacts))
            })
            .unwrap();
        let said = format!("{:?}", kept.0);
        assert!(!said.contains("Geheim") && !said.contains("geheim") && !said.contains("2001:db8"));
        assert!(kept.1.iter().all(|c| c.proved_at.is_none()));
        assert!(kept.0.iter().all(|row| row.button == "Жду"));
    }
}
