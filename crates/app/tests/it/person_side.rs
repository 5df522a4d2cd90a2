//! The person's side: secret links and what they do not reach, a stranger with another's ids, what a withdrawal ends, who
//! looked, and the proof of an address.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use zalog_app::copy::{Copy, Json};
use zalog_app::{
    App, AppError, Visit, Way, Who, cabinet, contact_proof, correct, form, join, link, take_back,
};
use zalog_domain::ids::{ConsentId, RecordId, ValueId};
use zalog_journal::Receipt;
use zalog_policy::model::Form;
use zalog_store::StoreError;
use zalog_store::tables::journal;

use crate::harness::{Database, World, databases};

impl World {
    /// Sends a form as a guest, with a mark in every text; answers the link's token and what it opens.
    fn guest(&self, form: &Form, email: &str, mark: &str) -> (String, Who) {
        let typed = self.form_typed(form, email, mark);
        let sent = form::send(self.app(), &self.visit(), self.operation(), &form.slug, typed, None, Way::Own);
        let token = sent.unwrap().link.expect("a guest gets a link").as_cookie();
        let who = link::open(self.app(), &token).unwrap();
        (token, who)
    }

    /// The first form that anybody may send and that has an e-mail field.
    fn form_with_email(&self) -> Form {
        let policy = self.app().policy();
        let has = |f: &&Form| {
            !f.registration && !f.sign_in_required && f.fields.iter().any(|x| x.item.as_str() == "email")
        };
        policy.forms.iter().find(has).cloned().expect("a form with an e-mail")
    }
}

/// The whole copy as JSON.
fn copied(app: &App, visit: &Visit, who: Who) -> Result<serde_json::Value, AppError> {
    let (mut copy, mut json, mut text) = (Copy::begin(app, visit, who)?, Json::default(), String::new());
    while let Some(part) = copy.next(app)? {
        text.push_str(&json.write(&part)?);
    }
    Ok(serde_json::from_str(&text).unwrap())
}

fn texts(app: &App, who: Who) -> String {
    let page = cabinet::page(app, who, None).unwrap();
    page.records.iter().flat_map(|r| &r.values).map(|v| v.value.to_string() + "\n").collect()
}

fn not_found<T>(what: &str, answer: Result<T, AppError>) {
    match answer {
        Err(AppError::NotFound) => {}
        Err(other) => panic!("{what}: {other}"),
        Ok(_) => panic!("{what}: it was there"),
    }
}

#[test]
fn a_form_sent_twice_leads_to_the_same_link_and_only_its_hash_is_kept() {
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let form = world.open_form();
        let operation = world.operation();
        let send = |who| {
            let typed = world.form_typed(&form, "guest@example.com", "Пример");
            form::send(world.app(), &world.visit(), operation, &form.slug, typed, who, Way::Own).unwrap()
        };
        let (first, second) = (send(None), send(None));
        let token = first.link.expect("a link");
        assert_eq!(Some(&token), second.link.as_ref());
        assert!(second.repeated && first.number == second.number);
        let who = link::open(world.app(), &token.as_cookie()).unwrap();
        assert_eq!(cabinet::page(world.app(), who, None).unwrap().records.len(), 1);

        // Who is signed in has his cabinet: no key lies about.
        let (_, account) = world.register("own@example.com", &[]);
        assert!(world.send(&form, "own@example.com", Some(account)).link.is_none());

        if let Database::Sqlite = database {
            world.close();
            let raw: Vec<u8> = std::fs::read_dir(world.folder.path())
                .unwrap()
                .flat_map(|f| std::fs::read(f.unwrap().path()).unwrap())
                .collect();
            let holds = |wanted: &[u8]| raw.windows(wanted.len()).any(|w| w == wanted);
            let cookie = token.as_cookie();
            assert!(holds(&token.hash()), "the hash is where links are found by it");
            assert!(!holds(cookie.as_bytes()));
            let plain = base64_url(&cookie);
            assert_eq!(plain.len(), 32);
            assert!(!holds(&plain), "the token itself is nowhere");
        }
    }
}

/// Bytes of an unpadded URL-safe base64 text.
fn base64_url(text: &str) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut bits = 0_u32;
    let (mut held, mut out) = (0, Vec::new());
    for sign in text.bytes() {
        bits = bits << 6 | u32::try_from(SIGNS.iter().position(|s| *s == sign).unwrap()).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    out
}

#[test]
fn a_number_shows_nothing_and_wrong_links_are_all_alike() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let form = world.open_form();
        let sent = world.send(&form, "guest@example.com", None);
        let token = sent.link.unwrap();
        let who = link::open(world.app(), &token.as_cookie()).unwrap();
        let hash = zalog_domain::ids::hex(&token.hash());
        let mut cut = token.as_cookie();
        cut.pop();
        let (record, subject) = (who.record.unwrap().hex(), who.subject.hex());
        let plain = sent.number.replace('-', "");
        let case = |text: &str| format!("{text}{}", "A".repeat(43 - text.len().min(43)));
        for wrong in [
            "",
            "x",
            &sent.number,
            &plain,
            &case(&plain),
            &hash,
            &record,
            &subject,
            &cut,
            &"A".repeat(43),
            &format!("{}A", token.as_cookie()),
        ] {
            not_found(wrong, link::open(world.app(), wrong));
        }
    }
}

/// Ids of what is somebody else's.
struct Theirs {
    record: RecordId,
    value: ValueId,
    consent: ConsentId,
    contact: Option<[u8; 16]>,
}

fn theirs(app: &App, who: Who) -> Theirs {
    let page = cabinet::page(app, who, None).unwrap();
    let record = &page.records[0];
    let contact = record.values.iter().find_map(|v| v.contact.filter(|c| c.email).map(|c| c.id));
    Theirs {
        record: record.id,
        value: record.values[0].id,
        consent: cabinet::consents(app, who).unwrap()[0].id,
        contact,
    }
}

/// Tries everything that a person can do, with another's ids: the answer is that of a thing that does not exist.
fn reaches_nothing(world: &World, me: Who, other: &Theirs, what: &str) {
    let (app, visit) = (world.app(), &world.visit());
    let none = BTreeMap::from([("full-name".to_owned(), "Чужой Человек".to_owned())]);
    not_found(what, cabinet::record(app, me, other.record));
    not_found(what, cabinet::record_of_value(app, me, other.value));
    not_found(what, correct::correct(app, visit, me, other.record, &none));
    not_found(what, correct::delete_value(app, visit, me, other.value));
    not_found(what, take_back::preview(app, me, other.record));
    not_found(what, take_back::take_back(app, visit, me, other.record));
    not_found(what, cabinet::consent(app, me, other.consent));
    not_found(what, cabinet::receipt(app, me, other.consent));
    not_found(what, cabinet::preview(app, me, other.consent));
    not_found(what, cabinet::withdraw(app, visit, me, other.consent));
    if let Some(contact) = &other.contact {
        not_found(what, contact_proof::ask(app, visit, me, contact));
    }
    // A key that names a record of somebody else is no key either.
    let forged = Who::record(me.subject, other.record);
    not_found(what, cabinet::page(app, forged, None));
    not_found(what, copied(app, visit, forged));
}

#[test]
fn another_persons_ids_are_those_of_things_that_do_not_exist() {
    for database in databases() {
        let world = World::new("smile", &database);
        let offers: Vec<String> = world.registration().offers.iter().map(ToString::to_string).collect();
        let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
        let (_, one) = world.register("one@example.com", &offers);
        let (_, two) = world.register("two@example.com", &offers);
        let form = world.open_form();
        let (_, first) = world.guest(&form, "guest@example.com", "Первый");
        let (_, second) = world.guest(&form, "guest@example.com", "Второй");
        assert_ne!(first.subject, second.subject, "the same address makes nobody the same person");
        let people = [Who::account(one), Who::account(two), first, second];
        for me in people {
            for other in people.iter().filter(|other| **other != me) {
                reaches_nothing(&world, me, &theirs(world.app(), *other), "another's");
            }
            let absent = Theirs {
                record: RecordId::from_bytes([9; 16]),
                value: ValueId::from_bytes([9; 16]),
                consent: ConsentId::from_bytes([9; 16]),
                contact: Some([9; 16]),
            };
            reaches_nothing(&world, me, &absent, "absent");
        }
        assert!(
            texts(world.app(), first).contains("Первый") && !texts(world.app(), first).contains("Второй")
        );
        // Nothing of all that changed anything.
        for who in people {
            assert!(cabinet::consents(world.app(), who).unwrap().iter().all(|c| c.withdrawn_at.is_none()));
        }
    }
}

#[test]
fn a_link_never_sees_another_record_of_a_joined_subject() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let form = world.form_with_email();
        let (_, account) = world.register("same@example.com", &[]);
        world.send(&form, "same@example.com", Some(account));
        let (token, guest) = world.guest(&form, "same@example.com", "Гостевая");
        // An address that is only typed joins nobody; the link and the proved contact together do.
        assert_ne!(guest.subject, account);
        assert!(join::offered(world.app(), account, guest).unwrap());
        join::join(world.app(), account, guest).unwrap();
        world.rounds();

        let joined = link::open(world.app(), &token).expect("the link goes on working");
        assert_eq!((joined.subject, joined.record), (account, guest.record));
        let page = cabinet::page(world.app(), joined, None).unwrap();
        assert_eq!(page.records.len(), 1);
        assert!(page.next.is_none() && !page.records[0].account);
        let all = cabinet::held(world.app(), &world.visit(), account).unwrap();
        assert_eq!(all.len(), 3, "the account sees them all");
        for record in all.iter().filter(|r| Some(r.id) != joined.record) {
            not_found("another record", cabinet::record(world.app(), joined, record.id));
            not_found("its value", cabinet::record_of_value(world.app(), joined, record.values[0].id));
            not_found("its end", take_back::preview(world.app(), joined, record.id));
        }
        let openings = cabinet::openings_page(world.app(), joined, None).unwrap();
        assert!(!openings.shown && openings.openings.is_empty(), "entries name a person, not a record");
        let copy = copied(world.app(), &world.visit(), joined).unwrap();
        assert_eq!(copy["records"].as_array().unwrap().len(), 1);
        assert_eq!(
            (copy["scope"].as_str(), copy["about"]["account"].as_bool()),
            (Some("record"), Some(false))
        );
        let own = copy["records"][0]["id"].clone();
        for event in copy["events"].as_array().unwrap() {
            assert_eq!(event["record"], own, "what happened to other records is not told");
        }
        assert_eq!(copy["acknowledgements"].as_array().unwrap().len(), 1, "nor what was shown beside them");
        for list in ["journal", "sessions"] {
            assert!(copy[list].as_array().unwrap().is_empty(), "{list}");
        }
        assert!(!copy.to_string().contains("Пример"), "nothing of the account is in it");
        assert!(cabinet::consents(world.app(), joined).unwrap().iter().all(|c| c.record == joined.record));
    }
}

#[test]
fn a_withdrawal_ends_just_what_was_told_and_telling_changes_nothing() {
    for database in databases() {
        for operator in ["smile", "pumpa", "proedu", "progtime", "prommet"] {
            let world = World::new(operator, &database);
            let offers: Vec<String> = world.registration().offers.iter().map(ToString::to_string).collect();
            let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
            let (_, account) = world.register("ivanna@example.com", &offers);
            let (_, guest) = world.guest(&world.open_form(), "guest@example.com", "Гость");
            for who in [Who::account(account), guest] {
                for consent in cabinet::consents(world.app(), who).unwrap() {
                    withdraw_as_told(&world, who, consent.id);
                }
            }
        }
    }
}

/// Record and item of every value that opens to its owner.
fn there(app: &App, who: Who) -> BTreeSet<(RecordId, String)> {
    let page = cabinet::page(app, who, None).unwrap();
    let of =
        |r: &cabinet::RecordView| r.values.iter().map(|v| (r.id, v.item.to_string())).collect::<Vec<_>>();
    page.records.iter().flat_map(of).collect()
}

fn withdraw_as_told(world: &World, who: Who, id: ConsentId) {
    let size = |world: &World| {
        world.rounds();
        world.rows().read::<_, StoreError, _>(|tx| journal::of_subject(tx, who.subject, 999)).unwrap().len()
    };
    let before = there(world.app(), who);
    let entries = size(world);
    let told = cabinet::preview(world.app(), who, id).unwrap();
    let again = cabinet::preview(world.app(), who, id).unwrap();
    assert_eq!((&told.goes, &told.stops), (&again.goes, &again.stops));
    assert_eq!(size(world), entries, "telling writes nothing");
    let view = cabinet::consent(world.app(), who, id).unwrap().0;
    assert!(view.withdrawn_at.is_none());
    assert!(told.stops.contains(&view.purpose), "{}: {:?}", view.purpose, told.stops);

    cabinet::withdraw(world.app(), &world.visit(), who, id).unwrap();
    let name = |part: &zalog_app::consent::Part| (part.record, part.item.to_string());
    let goes: BTreeSet<_> = told.goes.iter().map(name).collect();
    let stays: BTreeSet<_> = told.stays.iter().map(|(part, _)| name(part)).collect();
    let after = there(world.app(), who);
    let gone: BTreeSet<_> = before.difference(&after).cloned().collect();
    let seen = |set: &BTreeSet<(RecordId, String)>| {
        set.iter().filter(|(record, _)| who.covers(*record)).cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(gone, seen(&goes), "{}: what goes is what was told", view.purpose);
    assert!(seen(&stays).is_subset(&after), "{}: what stays is there", view.purpose);
    for (part, why) in &told.stays {
        assert!(!why.is_empty(), "{}: {} stays for a reason", view.purpose, part.item);
    }
    assert!(cabinet::preview(world.app(), who, id).unwrap().stops.is_empty(), "nothing ends twice");
}

#[test]
fn who_looked_is_read_page_by_page_and_a_receipt_is_found_behind_many_entries() {
    for database in databases() {
        let world = World::new("smile", &database);
        let offer = world.registration().offers[0].to_string();
        let (_, who) = world.register("ivanna@example.com", &[&offer]);
        for _ in 0..270 {
            cabinet::page(world.app(), who, None).unwrap();
        }
        world.clock.advance(SignedDuration::from_hours(1));
        for _ in 0..30 {
            cabinet::page(world.app(), who, None).unwrap();
        }
        world.rounds();
        let (mut before, mut seen, mut pages) = (None, 0, 0);
        loop {
            let page = cabinet::openings_page(world.app(), who, before).unwrap();
            assert!(page.openings.len() <= 50 && page.shown);
            assert!(page.openings.is_sorted_by(|a, b| a.at >= b.at));
            seen += page.openings.len();
            pages += 1;
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen, 300);
        assert!(pages >= 6);
        let consent = &cabinet::consents(world.app(), who).unwrap()[0];
        let json = cabinet::receipt(world.app(), who, consent.id).unwrap().to_string();
        assert!(Receipt::from_json(&json).unwrap().proof.is_some(), "the entry is found behind 300 others");
    }
}

#[test]
fn records_come_page_by_page_the_account_first() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let form = world.open_form();
        let (_, who) = world.register("many@example.com", &[]);
        for _ in 0..45 {
            world.clock.advance(SignedDuration::from_secs(60));
            world.send(&form, "many@example.com", Some(who));
        }
        let first = cabinet::page(world.app(), who, None).unwrap();
        assert!(first.records[0].account && first.records.len() == 21);
        let second = cabinet::page(world.app(), who, first.next).unwrap();
        let third = cabinet::page(world.app(), who, second.next).unwrap();
        assert_eq!((second.records.len(), third.records.len(), third.next), (20, 5, None));
        let all: Vec<_> = [&first, &second, &third].into_iter().flat_map(|p| &p.records).collect();
        let ids: BTreeSet<_> = all.iter().map(|r| r.id).collect();
        assert_eq!(ids.len(), 46, "each once");
        assert!(all[1..].is_sorted_by(|a, b| a.created_at > b.created_at), "newest first");
        let copy = copied(world.app(), &world.visit(), Who::account(who)).unwrap();
        assert_eq!(copy["records"].as_array().unwrap().len(), 46, "the copy has them all");
    }
}

#[test]
fn an_address_is_proved_by_the_letter_to_it_and_by_no_other() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let form = world.form_with_email();
        let (_, who) = world.guest(&form, "guest@example.com", "Пример");
        let (app, visit) = (world.app(), &world.visit());
        let contact = |who: Who| {
            let page = cabinet::page(app, who, None).unwrap();
            page.records[0].values.iter().find_map(|v| v.contact.filter(|c| c.email)).unwrap()
        };
        let known = contact(who);
        assert_eq!(known.proved_at, None);
        contact_proof::ask(app, visit, who, &known.id).unwrap();
        world.rounds();
        let first = world.mailed("guest@example.com", "/prove/").expect("a letter");
        assert!(contact_proof::alive(app, &first).unwrap());
        // A newer letter makes the older one worthless.
        contact_proof::ask(app, visit, who, &known.id).unwrap();
        world.rounds();
        let second = world.mailed("guest@example.com", "/prove/").unwrap();
        assert!(!contact_proof::alive(app, &first).unwrap() && contact_proof::alive(app, &second).unwrap());
        assert!(matches!(contact_proof::prove(app, visit, &first), Err(AppError::Gone)));
        assert!(matches!(contact_proof::prove(app, visit, "nonsense"), Err(AppError::Gone)));
        assert_eq!(contact(who).proved_at, None, "following a link proves nothing");
        let proved = contact_proof::prove(app, visit, &second).unwrap();
        assert_eq!((proved.subject, proved.contact), (who.subject, known.id));
        assert!(contact(who).proved_at.is_some());
        assert!(matches!(contact_proof::prove(app, visit, &second), Err(AppError::Gone)), "once");
        let letters = world.outbox.letters().len();
        contact_proof::ask(app, visit, who, &known.id).unwrap();
        world.rounds();
        assert_eq!(world.outbox.letters().len(), letters, "what is proved is not asked again");

        // A letter to an address that is corrected before the press proves nothing about the new one.
        let (_, other) = world.guest(&form, "typo@example.com", "Пример");
        contact_proof::ask(app, visit, other, &contact(other).id).unwrap();
        world.rounds();
        let late = world.mailed("typo@example.com", "/prove/").unwrap();
        let typed = BTreeMap::from([("email".to_owned(), "right@example.com".to_owned())]);
        correct::correct(app, visit, other, other.record.unwrap(), &typed).unwrap();
        assert!(matches!(contact_proof::prove(app, visit, &late), Err(AppError::Gone)));
        assert_eq!(contact(other).proved_at, None);

        // Nor does one that comes too late.
        contact_proof::ask(app, visit, other, &contact(other).id).unwrap();
        world.rounds();
        let old = world.mailed("right@example.com", "/prove/").unwrap();
        world.clock.advance(SignedDuration::from_hours(25));
        assert!(matches!(contact_proof::prove(app, visit, &old), Err(AppError::Gone)));
    }
}

#[test]
fn a_link_ends_with_its_record() {
    for database in databases() {
        let mut ended = 0;
        for operator in ["smile", "pumpa", "proedu", "progtime", "prommet"] {
            let world = World::new(operator, &database);
            let form = world.open_form();
            let operation = world.operation();
            let send = || {
                let typed = world.form_typed(&form, "guest@example.com", "Пример");
                form::send(world.app(), &world.visit(), operation, &form.slug, typed, None, Way::Own).unwrap()
            };
            let token = send().link.unwrap().as_cookie();
            let who = link::open(world.app(), &token).unwrap();
            take_back::take_back(world.app(), &world.visit(), who, who.record.unwrap()).unwrap();
            world.rounds();
            // What a law goes on holding (the proof of a consent) keeps its key, until it goes as well.
            if cabinet::page(world.app(), who, None).is_ok_and(|page| !page.records.is_empty()) {
                assert_eq!(send().link.map(|t| t.as_cookie()), Some(token.clone()));
                for _ in 0..8 {
                    world.clock.advance(SignedDuration::from_hours(24 * 365));
                    world.rounds();
                }
            }
            not_found("the link", link::open(world.app(), &token));
            not_found("its record", cabinet::page(world.app(), who, None));
            ended += 1;
        }
        assert_eq!(ended, 5);
    }
}
