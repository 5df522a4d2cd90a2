//! What is put in comes out the same, table by table.

use std::collections::{BTreeMap, BTreeSet};

use zalog_domain::access::Place as Lies;
use zalog_domain::case::CaseState;
use zalog_domain::ground::{Ground, Resumes, Scope, State};
use zalog_domain::ids::{
    CaseId, CompartmentId, ConsentId, EventId, GroundId, JobId, PendingId, RecordId, StaffId, ValueId,
};
use zalog_domain::register::{BasisClass, ItemNo, PurposeNo, Terms, TermsId};
use zalog_store::tables::edition::{EditionRow, TextRow};
use zalog_store::tables::{
    account, api_token, case, consent, edition, ground, intern, job, meta, pending, record, session, staff,
    subject, tombstone, undertaking,
};
use zalog_store::{Store, StoreError, Tx};

use crate::place::{Place, entry_id, id, make_known, on_both, second, who};

on_both!(
    facts_about_the_store,
    names_get_numbers_that_never_move,
    published_bytes_editions_and_the_one_that_is_in_force,
    terms_are_kept_by_content,
    subjects_compartments_and_contacts,
    records_and_values,
    every_state_of_a_ground,
    what_is_due_comes_in_order,
    consents_are_withdrawn_once,
    cases_and_their_steps,
    jobs_are_claimed_by_one,
    registrations_and_recoveries_wait_and_end,
    sessions,
    members_of_staff,
    tokens_of_the_api_keep_their_purposes_and_are_revoked_once,
    tombstones,
    a_lease_is_taken_renewed_refused_and_fenced,
);

/// Reads what was just written, in a transaction of its own.
fn put<T: Send + 'static>(
    store: &Store,
    work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store.write(work).unwrap()
}

fn get<T>(store: &Store, work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError>) -> T {
    store.read(work).unwrap()
}

pub fn edition(number: i64) -> EditionRow {
    EditionRow {
        id: number,
        number: 3,
        declaration: [1; 32],
        generator: "zalog 0.1".to_owned(),
        reason: (number % 2 == 0).then(|| "новая цель".to_owned()),
        substantial: number % 2 == 0,
        published_at: second(number),
        effective_at: second(number + 10),
        class: "first".to_owned(),
        author: None,
        packs: None,
        asks: Vec::new(),
        causes: vec!["law".to_owned(), "technology".to_owned()],
        laws: vec!["kz".to_owned()],
        legal_form: "public-contract".to_owned(),
        withdrawn: None,
    }
}

/// A ground on a consent whose number is the subject's.
pub fn consented(number: u64) -> Ground {
    Ground {
        id: GroundId::from_bytes(id(number)),
        scope: Scope::Subject(who(number)),
        purpose: PurposeNo(1),
        basis: BasisClass::Consent,
        terms: TermsId([1; 32]),
        hold: None,
        consent: Some(ConsentId::from_bytes(id(number))),
        state: State::Active { since: second(0) },
        bound: None,
    }
}

/// The terms of a purpose that needs nothing.
fn least_terms() -> Terms {
    Terms {
        purpose: "order".to_owned(),
        basis: BasisClass::Contract,
        items: BTreeSet::new(),
        operations: BTreeSet::new(),
        recipients: BTreeSet::new(),
        end: "order-done".to_owned(),
        after: None,
        at_most: None,
        holds: Vec::new(),
    }
}

fn facts_about_the_store(place: &Place) {
    let store = place.open();
    assert_eq!(get(&store, |tx| meta::get(tx, "origin")), None);
    put(&store, |tx| meta::put(tx, "origin", "example.com/zalog"));
    put(&store, |tx| meta::put(tx, "origin", "example.com/другой"));
    assert_eq!(get(&store, |tx| meta::get(tx, "origin")).as_deref(), Some("example.com/другой"));
    drop(store);
    assert!(get(&place.open(), |tx| meta::get(tx, "origin")).is_some(), "it is still there after a restart");
}

fn names_get_numbers_that_never_move(place: &Place) {
    let store = place.open();
    let give = |kind: &'static str, names: &[&str]| {
        let names: Vec<_> = names.iter().map(|n| (*n).to_owned()).collect();
        put(&store, move |tx| intern::intern(tx, kind, &names))
    };
    let numbers =
        |list: &[(&str, u32)]| list.iter().map(|(n, no)| ((*n).to_owned(), *no)).collect::<BTreeMap<_, _>>();
    assert_eq!(give("item", &["email", "name"]), numbers(&[("email", 1), ("name", 2)]));
    assert_eq!(give("item", &[]), numbers(&[("email", 1), ("name", 2)]));
    // A name that is declared no longer keeps its number, and a new one gets the next.
    let three = numbers(&[("email", 1), ("name", 2), ("address", 3)]);
    assert_eq!(give("item", &["address", "email", "address"]), three);
    assert_eq!(give("purpose", &["order"]), numbers(&[("order", 1)]));
    assert_eq!(get(&store, |tx| intern::of_kind(tx, "item")), three);
}

fn published_bytes_editions_and_the_one_that_is_in_force(place: &Place) {
    let store = place.open();
    let (hash, other) = ([1; 32], [2; 32]);
    put(&store, move |tx| edition::put_text(tx, &hash, "text/markdown", "# Политика", second(0)));
    put(&store, move |tx| edition::put_text(tx, &hash, "text/markdown", "другое", second(1)));
    assert_eq!(get(&store, |tx| edition::text(tx, &hash)).as_deref(), Some("# Политика"), "never changed");
    assert_eq!(get(&store, |tx| edition::text(tx, &other)), None);
    let texts = [("cookies", "en", other), ("policy", "ru", hash)].map(|(document, lang, canonical)| {
        TextRow { document: document.to_owned(), lang: lang.to_owned(), canonical, markdown: [3; 32] }
    });
    let stored = texts.clone();
    put(&store, move |tx| {
        edition::insert(tx, &edition(1))?;
        edition::insert(tx, &edition(2))?;
        stored.iter().rev().try_for_each(|text| edition::insert_text(tx, 1, text))?;
        edition::insert_text(tx, 2, &stored[1])
    });
    assert_eq!(get(&store, edition::list), [edition(1), edition(2)]);
    assert_eq!(get(&store, |tx| edition::texts(tx, 1)), texts);
    let found = get(&store, |tx| edition::by_canonical(tx, &hash));
    assert_eq!(found, Some((1, "policy".to_owned(), "ru".to_owned())), "where it was published first");
    assert_eq!(get(&store, edition::in_force), None);
    for (id, since) in [(1, second(1)), (2, second(2)), (1, second(3))] {
        put(&store, move |tx| edition::flip(tx, id, since));
        assert_eq!(get(&store, edition::in_force), Some((id, since)));
    }
}

fn terms_are_kept_by_content(place: &Place) {
    let store = place.open();
    let one = least_terms();
    let two = Terms { end: "withdrawn".to_owned(), ..one.clone() };
    let stored = [one.clone(), two.clone(), one.clone()];
    put(&store, move |tx| {
        stored.iter().zip(1..).try_for_each(|(terms, id)| edition::put_terms(tx, terms, id))
    });
    let mut found = get(&store, edition::all_terms);
    found.sort_by(|a, b| a.end.cmp(&b.end));
    assert_eq!(found, [one, two]);
}

fn subjects_compartments_and_contacts(place: &Place) {
    let store = place.open();
    put(&store, |tx| subject::insert(tx, who(1), "kz", "kk", second(0), entry_id(1), 0));
    assert_eq!(get(&store, |tx| subject::lang(tx, who(1))).as_deref(), Some("kk"));
    let taken = put(&store, |tx| subject::take(tx, who(1))).unwrap();
    assert_eq!((taken.state.as_str(), taken.epoch), ("known", 1));
    assert_eq!(put(&store, |tx| subject::take(tx, who(2))), None);

    let row = |number: u8, kind: &str, opened: i64, ends: Option<i64>| subject::CompartmentRow {
        id: CompartmentId::from_bytes([number; 16]),
        subject: (kind != "bucket").then(|| who(1)),
        kind: kind.to_owned(),
        key_generation: 4,
        opened_at: second(opened),
        ends_at: ends.map(second),
        state: "live".to_owned(),
    };
    let rows = [
        row(1, "account", 0, None),
        row(2, "proof", 0, Some(50)),
        row(3, "bucket", 10, Some(20)),
        row(4, "bucket", 15, Some(25)),
        row(5, "record", 90, None),
    ];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().try_for_each(|row| subject::insert_compartment(tx, row)));
    for row in &rows {
        assert_eq!(get(&store, |tx| subject::compartment(tx, row.id)).as_ref(), Some(row));
    }
    let bucket = |since| get(&store, |tx| subject::bucket(tx, second(since))).map(|row| row.id);
    assert_eq!((bucket(0), bucket(14), bucket(15)), (Some(rows[3].id), Some(rows[3].id), None));
    let ended = |now| {
        get(&store, |tx| subject::ended(tx, second(now), 10)).into_iter().map(|r| r.id).collect::<Vec<_>>()
    };
    assert_eq!(
        (ended(19), ended(20), ended(60)),
        (vec![], vec![rows[2].id], vec![rows[2].id, rows[3].id, rows[1].id])
    );
    let (three, four) = (rows[2].id, rows[3].id);
    put(&store, move |tx| {
        subject::set_compartment(tx, three, "ordered")?;
        subject::set_compartment(tx, four, "destroyed")
    });
    assert_eq!(
        (ended(60), bucket(0)),
        (vec![three, rows[1].id], None),
        "ordered is still to do, destroyed is done"
    );

    let contact = |number: u64, proved: Option<i64>| subject::ContactRow {
        id: id(number),
        kind: "email".to_owned(),
        value: ValueId::from_bytes(id(number)),
        proved_at: proved.map(second),
    };
    let contacts = [contact(2, Some(5)), contact(1, None)];
    let stored = contacts.clone();
    put(&store, move |tx| {
        subject::insert_contact(tx, who(1), &stored[0], Some("letter"), second(0))?;
        subject::insert_contact(tx, who(1), &stored[1], None, second(1))
    });
    assert_eq!(get(&store, |tx| subject::contacts(tx, who(1))), contacts);
    let key = subject::BlindKey { name: "phone", generation: 1, normaliser: 1, mac: [8; 16] };
    let by = key.clone();
    put(&store, move |tx| {
        // Only who is known is found.
        make_known(tx, 2)?;
        subject::insert_lookup(tx, &by, who(1), &id(1))?;
        subject::insert_lookup(tx, &by, who(1), &id(2))?;
        subject::insert_lookup(tx, &by, who(2), &id(3))
    });
    let mut found = get(&store, |tx| subject::by_lookup(tx, &key));
    found.sort();
    assert_eq!(found, [who(1), who(2)], "each once, however many contacts are alike");
    // A look-up of a contact that is gone finds nobody; the others say when they were proved.
    let mut found = get(&store, |tx| subject::found(tx, &key, 10));
    found.sort();
    assert_eq!(found, [(who(1), None), (who(1), Some(second(5)))]);
}

fn records_and_values(place: &Place) {
    let store = place.open();
    let row = |number: u64, account: bool| record::RecordRow {
        id: RecordId::from_bytes(id(number)),
        subject: who(1),
        compartment: CompartmentId::from_bytes(id(number)),
        form: "zakaz".to_owned(),
        account,
        host: "shop.example".to_owned(),
        source: account.then(|| "network.example".to_owned()),
        edition: 1,
        state: "live".to_owned(),
        created_at: second(i64::try_from(number).unwrap()),
    };
    let records = [row(1, true), row(2, false)];
    let value = |number: u64, of: &record::RecordRow, item: u32| record::ValueRow {
        id: ValueId::from_bytes(id(number)),
        place: Lies {
            subject: who(1),
            compartment: of.compartment,
            record: of.id,
            account: of.account,
            item: ItemNo(item),
        },
        origin: "provided".to_owned(),
        sealed: vec![u8::try_from(number).unwrap(); 40],
        since: second(0),
    };
    let values = [value(3, &records[0], 1), value(1, &records[0], 2), value(2, &records[1], 1)];
    let (stored, stored_values) = (records.clone(), values.clone());
    put(&store, move |tx| {
        for row in stored.iter().rev() {
            record::insert(tx, row, entry_id(1))?;
            record::insert_party(tx, row.id, row.subject, "owner")?;
        }
        stored_values.iter().rev().try_for_each(|row| record::insert_value(tx, row, entry_id(1)))
    });
    assert_eq!(get(&store, |tx| record::of_subject(tx, who(1))), records);
    assert_eq!(get(&store, |tx| record::by_id(tx, records[1].id)).as_ref(), Some(&records[1]));
    assert_eq!(get(&store, |tx| record::values_of_subject(tx, who(1), 10)), values);
    assert_eq!(get(&store, |tx| record::values_of_subject(tx, who(1), 2)), values[..2]);
    assert_eq!(get(&store, |tx| record::values_of_record(tx, records[0].id, 10)), values[..2]);
    assert_eq!(get(&store, |tx| record::value_by_id(tx, values[2].id)).as_ref(), Some(&values[2]));
    assert_eq!(get(&store, |tx| record::values_of_subject(tx, who(2), 10)), []);

    let account = account::AccountRow {
        record: records[0].id,
        compartment: records[0].compartment,
        open: true,
        credential: vec![1, 2, 3],
        credential_value: ValueId::from_bytes(id(9)),
    };
    let stored = account.clone();
    put(&store, move |tx| account::insert(tx, who(1), &stored, second(0)));
    assert_eq!(get(&store, |tx| account::get(tx, who(1))), Some(account.clone()));
    put(&store, |tx| account::set_credential(tx, who(1), &[4], ValueId::from_bytes(id(10))));
    let changed =
        account::AccountRow { credential: vec![4], credential_value: ValueId::from_bytes(id(10)), ..account };
    assert_eq!(get(&store, |tx| account::get(tx, who(1))), Some(changed));
    assert_eq!(get(&store, |tx| account::checked(tx, who(1))), Some(second(0)));
    assert!(put(&store, |tx| account::set_checked(tx, who(1), second(7))));
    assert_eq!(get(&store, |tx| account::checked(tx, who(1))), Some(second(7)));
    assert!(!put(&store, |tx| account::set_checked(tx, who(2), second(7))));
    assert_eq!(get(&store, |tx| account::get(tx, who(2))), None);
}

fn every_state_of_a_ground(place: &Place) {
    let store = place.open();
    let (since, until) = (second(1), second(2));
    let states = [
        State::Active { since },
        State::Suspended { since, resumes: Resumes::Active },
        State::Suspended { since, resumes: Resumes::WindingDown { until } },
        State::WindingDown { since, until },
        State::Ended { at: since },
    ];
    let bases = [
        BasisClass::Consent,
        BasisClass::Contract,
        BasisClass::Law,
        BasisClass::VitalInterest,
        BasisClass::PublicTask,
        BasisClass::LegitimateInterest,
    ];
    let mut grounds = Vec::new();
    for (n, state) in (0..).zip(states) {
        for (m, basis) in (0..).zip(bases) {
            let number = 10 * n + m;
            let record = Scope::Record(who(1), RecordId::from_bytes([3; 16]));
            grounds.push(Ground {
                id: GroundId::from_bytes(id(number)),
                scope: if number % 2 == 0 { Scope::Subject(who(1)) } else { record },
                purpose: PurposeNo(u32::MAX),
                basis,
                hold: (number % 3 == 0).then_some(7),
                consent: (number % 5 == 0).then(|| ConsentId::from_bytes(id(number))),
                state,
                bound: (number % 4 == 0).then(|| second(9)),
                ..consented(1)
            });
        }
    }
    let stored = grounds.clone();
    put(&store, move |tx| stored.iter().try_for_each(|g| ground::insert(tx, g, 1, entry_id(1))));
    assert_eq!(get(&store, |tx| ground::of_subject(tx, who(1))), grounds);
    // From every state to every state: nothing of the old one stays behind.
    for to in states {
        let moved: Vec<_> = grounds.iter().map(|g| Ground { state: to, bound: None, ..g.clone() }).collect();
        let stored = moved.clone();
        put(&store, move |tx| stored.iter().try_for_each(|g| ground::update(tx, g)));
        assert_eq!(get(&store, |tx| ground::of_subject(tx, who(1))), moved);
    }
    put(&store, |tx| {
        let scope = Scope::Subject(who(1));
        let event = ground::EventRow {
            id: EventId::from_bytes([1; 16]),
            scope,
            kind: "order-done",
            at: second(3),
            reporter: "staff",
        };
        ground::insert_event(tx, &event, entry_id(1))
    });
}

fn what_is_due_comes_in_order(place: &Place) {
    let store = place.open();
    for (number, at) in [(1, Some(30)), (2, Some(10)), (3, Some(20)), (4, None), (1, Some(5)), (3, None)] {
        put(&store, move |tx| ground::put_due(tx, who(number), at.map(second)));
    }
    let due = |now, limit| get(&store, |tx| ground::due(tx, second(now), limit));
    // Due is the last instant at which nothing has changed yet.
    assert_eq!(
        (due(5, 9), due(6, 9), due(10, 9), due(11, 9)),
        (vec![], vec![who(1)], vec![who(1)], vec![who(1), who(2)])
    );
    assert_eq!(due(99, 1), [who(1)]);
}

fn consents_are_withdrawn_once(place: &Place) {
    let store = place.open();
    let row = |number: u64, at: i64| consent::ConsentRow {
        id: ConsentId::from_bytes(id(number)),
        subject: who(1),
        record: number.is_multiple_of(2).then(|| RecordId::from_bytes(id(7))),
        purpose: PurposeNo(2),
        ground: GroundId::from_bytes(id(number)),
        document: [5; 32],
        lang: "ru".to_owned(),
        edition: 1,
        strength: "separate".to_owned(),
        form: "zakaz".to_owned(),
        button: "Отправить «заявку»".to_owned(),
        host: "shop.example".to_owned(),
        receipt: format!("RECEIPT-{number}"),
        statement: format!("{{\"n\":{number}}}"),
        given_at: second(at),
        entry: entry_id(number),
        entry_body: vec![1; 70],
        proof_compartment: CompartmentId::from_bytes([6; 16]),
        proof_value: ValueId::from_bytes([7; 16]),
        proof: vec![2; 90],
        withdrawn_at: None,
    };
    let rows = [row(2, 20), row(1, 10)];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().rev().try_for_each(|row| consent::insert(tx, row)));
    assert_eq!(get(&store, |tx| consent::of_subject(tx, who(1))), rows, "newest first");
    let one = rows[1].id;
    let withdraw = |at| put(&store, move |tx| consent::withdraw(tx, one, second(at), entry_id(9)));
    assert_eq!((withdraw(30), withdraw(40)), (true, false));
    let found = get(&store, |tx| consent::by_id(tx, one)).unwrap();
    assert_eq!(found.withdrawn_at, Some(second(30)), "the first withdrawal counts");
    let twice = consent::ConsentRow { id: ConsentId::from_bytes(id(3)), ..row(1, 50) };
    assert!(
        matches!(store.write(move |tx| consent::insert(tx, &twice)), Err(StoreError::Taken)),
        "one receipt each"
    );
    put(&store, |tx| consent::acknowledge(tx, who(1), &[5; 32], "ru", "zakaz", second(0), entry_id(1)));
}

fn cases_and_their_steps(place: &Place) {
    let store = place.open();
    let row = |number: u64, opened: i64| case::CaseRow {
        id: CaseId::from_bytes(id(number)),
        number: format!("CASE-{number}"),
        subject: who(number % 2),
        record: RecordId::from_bytes(id(number)),
        form: "zakaz".to_owned(),
        role: "manager".to_owned(),
        host: "shop.example".to_owned(),
        state: CaseState::New { since: second(opened) },
        opened_at: second(opened),
    };
    let rows = [row(1, 10), row(2, 20), row(3, 30), row(4, 40)];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().try_for_each(|row| case::insert(tx, row, entry_id(1))));
    assert_eq!(get(&store, |tx| case::by_number(tx, "CASE-2")).as_ref(), Some(&rows[1]));
    assert_eq!(get(&store, |tx| case::by_id(tx, rows[2].id)).as_ref(), Some(&rows[2]));
    let [one, two, three] = [rows[0].id, rows[1].id, rows[2].id];
    put(&store, move |tx| {
        case::step(tx, one, CaseState::Closed { at: second(50) }, None, entry_id(2))?;
        case::step(tx, three, CaseState::Closed { at: second(45) }, None, entry_id(2))?;
        case::step(
            tx,
            two,
            CaseState::InWork { since: second(41) },
            Some(StaffId::from_bytes([4; 16])),
            entry_id(3),
        )?;
        case::step(tx, two, CaseState::Answered { at: second(42) }, None, entry_id(4))
    });
    let numbers =
        |rows: Vec<case::CaseRow>| rows.into_iter().map(|row| row.number).collect::<Vec<_>>().join(" ");
    assert_eq!(numbers(get(&store, |tx| case::open(tx, second(0), 9))), "CASE-2 CASE-4");
    assert_eq!(numbers(get(&store, |tx| case::open(tx, second(0), 1))), "CASE-2");
    assert_eq!(numbers(get(&store, |tx| case::open(tx, second(20), 9))), "CASE-4");
    assert_eq!(numbers(get(&store, |tx| case::closed(tx, 9))), "CASE-1 CASE-3", "closed last, first");
    assert_eq!(numbers(get(&store, |tx| case::of_subject(tx, who(1), 9))), "CASE-3 CASE-1");
    let counts: BTreeMap<_, _> = get(&store, case::counts).into_iter().collect();
    assert_eq!(counts, [("answered", 1), ("closed", 2), ("new", 1)].map(|(s, n)| (s.to_owned(), n)).into());
    assert_eq!(get(&store, |tx| case::by_id(tx, two)).unwrap().state, CaseState::Answered { at: second(42) });
    let steps = get(&store, |tx| case::steps(tx, two));
    let staff = Some(StaffId::from_bytes([4; 16]));
    assert_eq!(steps, [(second(41), "in-work".to_owned(), staff), (second(42), "answered".to_owned(), None)]);
    for (form, day, fields) in [("zakaz", 3, 2), ("zakaz", 3, 5), ("zvonok", 4, 1)] {
        put(&store, move |tx| case::drop_fields(tx, form, day, fields));
    }
    let dropped = get(&store, |tx| case::dropped(tx, 9));
    assert_eq!(dropped, [("zvonok".to_owned(), 4, 1), ("zakaz".to_owned(), 3, 7)]);
}

fn jobs_are_claimed_by_one(place: &Place) {
    let store = place.open();
    let job = |number: u64| JobId::from_bytes(id(number));
    for number in [1, 2, 3] {
        let at = second(i64::try_from(number).unwrap());
        put(&store, move |tx| job::insert(tx, job(number), "letter", "{\"case\":1}", at));
    }
    let ready = |now| get(&store, |tx| job::ready(tx, second(now), 9));
    assert_eq!(ready(2).iter().map(|row| row.id).collect::<Vec<_>>(), [job(1), job(2)]);
    let first = ready(2).remove(0);
    assert_eq!((first.kind.as_str(), first.payload.as_str(), first.tries), ("letter", "{\"case\":1}", 0));
    let claims: Vec<_> = (0..4)
        .map(|_| {
            let (store, row) = (store.clone(), first.clone());
            std::thread::spawn(move || store.write(move |tx| job::claim(tx, &row, second(100))).unwrap())
        })
        .collect();
    let won = claims.into_iter().map(|c| c.join().unwrap()).filter(|won| *won).count();
    assert_eq!(won, 1, "one of four workers");
    assert_eq!(ready(2).len(), 1);
    assert_eq!(ready(100)[2].tries, 1, "a claim that ran out is taken up again");
    put(&store, move |tx| {
        job::finish(tx, job(1), "done", None)?;
        job::retry(tx, job(2), second(60), "no answer")?;
        job::finish(tx, job(3), "failed", Some("no such address"))
    });
    assert_eq!(ready(59), []);
    assert_eq!(ready(60)[0].id, job(2));
    assert_eq!(get(&store, |tx| job::failed(tx, 9))[0].id, job(3));
    let again = |number| put(&store, move |tx| job::again(tx, job(number), second(70)));
    assert_eq!((again(3), again(3), again(1)), (true, false, false));
    let counts: BTreeMap<_, _> = get(&store, job::counts).into_iter().collect();
    assert_eq!(counts, [("done", 1), ("waiting", 2)].map(|(s, n)| (s.to_owned(), n)).into());
}

fn registrations_and_recoveries_wait_and_end(place: &Place) {
    let store = place.open();
    let row = |number: u64| pending::PendingRow {
        id: PendingId::from_bytes(id(number)),
        compartment: CompartmentId::from_bytes([1; 16]),
        sealed: vec![9; 200],
        host: "shop.example".to_owned(),
        lang: "ru".to_owned(),
        created_at: second(0),
        ends_at: second(60),
        subject: (number == 3).then(|| who(3)),
    };
    put(&store, move |tx| (1..=3).try_for_each(|number| pending::insert(tx, &row(number))));
    assert_eq!(get(&store, |tx| pending::by_id(tx, row(1).id)), Some(row(1)));
    assert_eq!(get(&store, |tx| pending::of_subject(tx, who(3))), [row(3)]);
    let token = |of, token: u8| put(&store, move |tx| pending::set_token(tx, row(of).id, &[token; 32]));
    assert!(token(1, 1) && token(1, 2) && !token(9, 3));
    let by = |token: u8| get(&store, |tx| pending::by_token(tx, &[token; 32]));
    assert_eq!((by(1), by(2)), (None, Some(row(1))), "an older letter's link is dead");
    let delete = |of| put(&store, move |tx| pending::delete(tx, row(of).id));
    assert_eq!((delete(1), delete(1)), (true, false));
    assert_eq!(put(&store, move |tx| pending::delete_of(tx, row(1).compartment)), 2);
    for (token, of, ends) in [(1, 1, 10), (2, 1, 20), (3, 2, 10)] {
        put(&store, move |tx| pending::insert_recovery(tx, &[token; 32], who(of), second(0), second(ends)));
    }
    let recovery = |token: u8, now| get(&store, |tx| pending::recovery(tx, &[token; 32], second(now)));
    assert_eq!((recovery(1, 9), recovery(1, 10), recovery(9, 0)), (Some(who(1)), None, None));
    assert_eq!(put(&store, |tx| pending::delete_recovery_old(tx, second(10), 1)), 1);
    assert_eq!(
        put(&store, |tx| pending::delete_recovery_of(tx, who(1)))
            + put(&store, |tx| pending::delete_recovery_old(tx, second(10), 9)),
        2
    );
}

fn sessions(place: &Place) {
    let store = place.open();
    let row = |token: u8, of: u64, ends: i64| session::SessionRow {
        token: [token; 32],
        subject: who(of),
        host: "shop.example".to_owned(),
        agent: "Firefox, Linux".to_owned(),
        remembered: token.is_multiple_of(2),
        created_at: second(token.into()),
        seen_at: second(token.into()),
        ends_at: second(ends),
    };
    let rows = [row(1, 1, 50), row(2, 1, 60), row(3, 2, 50)];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().try_for_each(|row| session::insert(tx, row)));
    let seen = |token: u8, now| get(&store, |tx| session::get(tx, &[token; 32], second(now)));
    assert_eq!((seen(1, 49), seen(1, 50), seen(9, 0)), (Some(rows[0].clone()), None, None));
    put(&store, |tx| session::seen(tx, &[1; 32], second(40), second(90)));
    assert_eq!(seen(1, 80).map(|s| (s.seen_at, s.ends_at)), Some((second(40), second(90))));
    let of = |number, now| get(&store, |tx| session::of_subject(tx, who(number), second(now), 9));
    assert_eq!(of(1, 55).iter().map(|s| s.token[0]).collect::<Vec<_>>(), [1, 2], "last used first");
    let delete = |token: u8, of| put(&store, move |tx| session::delete(tx, &[token; 32], who(of)));
    assert_eq!((delete(3, 1), delete(3, 2), delete(3, 2)), (false, true, false), "only one's own");
    assert_eq!(put(&store, |tx| session::delete_old(tx, second(60), 9)), 1);
    assert_eq!(put(&store, |tx| session::delete_of(tx, who(1))), 1);
}

fn tokens_of_the_api_keep_their_purposes_and_are_revoked_once(place: &Place) {
    let store = place.open();
    let row = |number: u8, name: &str| api_token::TokenRow {
        token: [number; 32],
        name: name.to_owned(),
        purposes: vec!["cabinet".to_owned(), "заказ".to_owned()],
        active: true,
        created_at: second(i64::from(number)),
        ends_at: second(100),
    };
    let (first, second_row) = (row(2, "shop"), row(1, "crm"));
    for put_row in [first.clone(), second_row.clone()] {
        put(&store, move |tx| api_token::insert(tx, &put_row));
    }
    assert_eq!(get(&store, |tx| api_token::by_hash(tx, &[2; 32])), Some(first.clone()));
    assert_eq!(get(&store, |tx| api_token::by_hash(tx, &[3; 32])), None);
    assert_eq!(get(&store, |tx| api_token::by_name(tx, "crm")), Some(second_row.clone()));
    assert_eq!(get(&store, |tx| api_token::list(tx, 10)), [second_row, first.clone()]);
    let taken = row(9, "shop");
    assert!(matches!(store.write(move |tx| api_token::insert(tx, &taken)), Err(StoreError::Taken)));
    assert!(put(&store, |tx| api_token::revoke(tx, "shop")));
    assert!(!put(&store, |tx| api_token::revoke(tx, "shop")));
    assert!(!put(&store, |tx| api_token::revoke(tx, "nobody")));
    assert_eq!(
        get(&store, |tx| api_token::by_name(tx, "shop")),
        Some(api_token::TokenRow { active: false, ..first })
    );
}

fn members_of_staff(place: &Place) {
    let store = place.open();
    let row = |number: u64, login: &str, roles: &[&str]| staff::StaffRow {
        id: StaffId::from_bytes(id(number)),
        login: login.to_owned(),
        roles: roles.iter().map(|r| (*r).to_owned()).collect(),
        credential: "hash".to_owned(),
    };
    let rows = [row(1, "anna@example.com", &["manager", "officer"]), row(2, "boris@example.com", &[])];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().rev().try_for_each(|row| staff::insert(tx, row, second(0))));
    assert_eq!(get(&store, staff::list), rows);
    assert_eq!(get(&store, |tx| staff::by_login(tx, "anna@example.com")).as_ref(), Some(&rows[0]));
    let same = row(3, "anna@example.com", &[]);
    assert!(matches!(store.write(move |tx| staff::insert(tx, &same, second(0))), Err(StoreError::Taken)));
    let id = rows[0].id;
    put(&store, move |tx| staff::insert_session(tx, &[1; 32], id, second(0), second(50)));
    let session = |now| get(&store, |tx| staff::session(tx, &[1; 32], second(now)));
    assert_eq!((session(49).as_ref(), session(50)), (Some(&rows[0]), None));
    assert_eq!(put(&store, |tx| staff::delete_old(tx, second(49), 9)), 0);
    put(&store, |tx| staff::delete_session(tx, &[1; 32]));
    assert_eq!(session(0), None);
    let given = |document: u8, paper: bool, at: i64| undertaking::UndertakingRow {
        staff: id,
        duty: "confidentiality".to_owned(),
        document: [document; 32],
        lang: "ru".to_owned(),
        edition: 1,
        paper,
        given_at: second(at),
        recorded_at: second(at + 1),
        entry: entry_id(u64::from(document)),
    };
    let all = [given(2, true, 5), given(1, false, 9)];
    let stored = all.clone();
    put(&store, move |tx| stored.iter().rev().try_for_each(|row| undertaking::insert(tx, row)));
    assert_eq!(get(&store, |tx| undertaking::of_staff(tx, id)), all);
    let twice = given(1, true, 20);
    assert!(matches!(store.write(move |tx| undertaking::insert(tx, &twice)), Err(StoreError::Taken)));
    let nobody = rows[1].id;
    assert_eq!(get(&store, move |tx| undertaking::of_staff(tx, nobody)), []);
}

fn tombstones(place: &Place) {
    let store = place.open();
    let subject = tombstone::TombstoneRow {
        heir: Some(who(7)),
        reference: Some("0000000000001".to_owned()),
        ..tombstone::TombstoneRow::of_subject(who(1), "account-closed", second(20))
    };
    let record = Some(RecordId::from_bytes(id(5)));
    let compartment = tombstone::TombstoneRow::of_compartment(
        CompartmentId::from_bytes(id(2)),
        Some(who(3)),
        record,
        "ended",
        second(10),
    );
    let rows = [subject, compartment];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().try_for_each(|row| tombstone::insert(tx, row, entry_id(1))));
    let twice = rows[0].clone();
    assert!(matches!(
        store.write(move |tx| tombstone::insert(tx, &twice, entry_id(2))),
        Err(StoreError::Taken)
    ));
    assert_eq!(get(&store, |tx| tombstone::open(tx, 9)), [rows[1].clone(), rows[0].clone()]);
    assert_eq!(get(&store, |tx| tombstone::after(tx, &[0; 16], 9)), rows);
    assert_eq!(get(&store, |tx| tombstone::after(tx, &id(1), 9)), rows[1..]);
    let destroyed = |at| put(&store, move |tx| tombstone::key_destroyed(tx, &id(2), second(at)));
    assert_eq!((destroyed(30), destroyed(40)), (true, false));
    let found = get(&store, |tx| tombstone::by_reference(tx, "0000000000001"));
    assert_eq!(found.as_ref(), Some(&rows[0]));
    assert_eq!(get(&store, |tx| tombstone::by_reference(tx, "0000000000002")), None);
    put(&store, |tx| tombstone::removed(tx, &id(2), "{}"));
    let erased = |at| put(&store, move |tx| tombstone::erased(tx, &id(2), second(at), Some((2026, 3))));
    assert_eq!((erased(50), erased(60)), (true, false));
    let done = get(&store, |tx| tombstone::after(tx, &id(1), 9)).remove(0);
    assert_eq!((done.erased_at, done.act), (Some(second(50)), Some((2026, 3))));
    assert_eq!((done.key_destroyed_at, done.removed.as_deref()), (Some(second(30)), Some("{}")));
    assert_eq!(get(&store, |tx| tombstone::open(tx, 9)), rows[..1]);
    let all = get(&store, |tx| tombstone::after(tx, &[0; 16], 9));
    assert_eq!((all.len(), all[1].key_destroyed_at), (2, Some(second(30))), "a tombstone stays");
}

fn a_lease_is_taken_renewed_refused_and_fenced(place: &Place) {
    let store = place.open();
    let take = |holder: u8, now, until| {
        put(&store, move |tx| meta::take_lease(tx, "sequencer", &[holder; 16], second(now), second(until)))
    };
    assert_eq!(take(1, 0, 10), Some(1));
    assert_eq!(take(2, 5, 15), None, "held by another");
    assert_eq!(take(2, 10, 20), None, "held to the end of its last instant");
    assert_eq!(take(1, 8, 18), Some(2), "renewed");
    assert_eq!(take(2, 19, 29), Some(3), "run out");
    assert_eq!(take(1, 20, 30), None);
    let other = put(&store, |tx| meta::take_lease(tx, "letters", &[1; 16], second(20), second(30)));
    assert_eq!(other, Some(1), "each lease for itself");
    // Of many who ask at once, one gets it.
    let asked: Vec<_> = (10..18)
        .map(|holder| {
            let store = store.clone();
            std::thread::spawn(move || {
                let take =
                    move |tx: &mut dyn Tx| meta::take_lease(tx, "once", &[holder; 16], second(0), second(9));
                store.write(take).unwrap()
            })
        })
        .collect();
    let got: Vec<_> = asked.into_iter().filter_map(|a| a.join().unwrap()).collect();
    assert_eq!(got, [1]);
    put(&store, |tx| make_known(tx, 1));
}
