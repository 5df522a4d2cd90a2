//! Editions in time, and what each is to a person.

use zalog_domain::ids::{CompartmentId, ConsentId, RecordId, SubjectId, ValueId};
use zalog_domain::register::TermsId;
use zalog_store::tables::account::AccountRow;
use zalog_store::tables::edition::EditionRow;
use zalog_store::tables::notice::{AcceptanceRow, AskedRow, NoticeRow};
use zalog_store::tables::{account, edition, erase, heir, notice, subject};

use crate::place::{Place, entry_id, id, on_both, second, who};
use crate::rows;

on_both!(
    the_edition_in_force_is_read_off_the_rows_and_the_time,
    who_is_behind_an_edition_is_found_and_settled,
    notices_answers_and_consents_asked_again,
    a_notice_is_queued_once_and_for_open_accounts_of_before,
    the_last_answer_by_an_act_counts,
);

fn the_edition_in_force_is_read_off_the_rows_and_the_time(place: &Place) {
    let store = place.open();
    let row = |id: i64, effective: i64| EditionRow {
        id,
        effective_at: second(effective),
        class: "narrower".to_owned(),
        author: Some("отдел качества".to_owned()),
        packs: Some([3; 32]),
        asks: vec!["news".to_owned(), "gallery".to_owned()],
        causes: vec!["law".to_owned(), "technology".to_owned()],
        laws: vec!["kz".to_owned()],
        legal_form: "public-contract".to_owned(),
        ..rows::edition(id)
    };
    let all = [row(1, 10), row(2, 20), row(3, 30)];
    let stored = all.clone();
    store.write(move |tx| stored.iter().try_for_each(|row| edition::insert(tx, row))).unwrap();
    assert_eq!(store.read(edition::list).unwrap(), all);
    let at = |time| store.read(|tx| edition::at(tx, second(time))).unwrap();
    assert_eq!([at(9), at(10), at(19), at(20), at(30)], [None, Some(1), Some(1), Some(2), Some(3)]);
    assert!(all[2].waits(second(29)) && !all[2].waits(second(30)));
    let withdraw =
        |id, now| store.write(move |tx| edition::withdraw(tx, id, second(now), "другой день")).unwrap();
    assert!(!withdraw(2, 25), "it is in force already");
    assert!(withdraw(3, 25));
    assert!(!withdraw(3, 26), "once");
    assert_eq!(at(40), Some(2));
    let row = store.read(edition::list).unwrap().remove(2);
    assert_eq!(row.withdrawn, Some((second(25), "другой день".to_owned())));
    assert!(!row.waits(second(26)));
    assert_eq!(store.read(|tx| edition::terms_of(tx, 2)).unwrap(), Vec::<TermsId>::new());
}

fn who_is_behind_an_edition_is_found_and_settled(place: &Place) {
    let store = place.open();
    let add = |number: u64, settled: i64| {
        store
            .write(move |tx| {
                subject::insert(tx, who(number), "ru", "ru", second(0), entry_id(number), settled)
            })
            .unwrap();
    };
    for (number, settled) in [(1, 0), (2, 1), (3, 2)] {
        add(number, settled);
    }
    let behind = |edition, limit| store.read(|tx| subject::unsettled(tx, edition, limit)).unwrap();
    assert_eq!(
        (behind(2, 9), behind(2, 1), behind(1, 9)),
        (vec![who(1), who(2)], vec![who(1)], vec![who(1)])
    );
    assert_eq!(store.read(|tx| subject::count_unsettled(tx, 2)).unwrap(), 2);
    store.write(|tx| subject::settle(tx, who(1), 2)).unwrap();
    assert_eq!(behind(2, 9), vec![who(2)]);
    assert_eq!(store.read(|tx| subject::seen(tx, who(1))).unwrap().unwrap().settled, 2);
    let all = store.read(|tx| subject::after(tx, SubjectId::from_bytes([0; 16]), 9)).unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(store.read(|tx| subject::after(tx, all[1], 9)).unwrap(), all[2..]);
}

fn notices_answers_and_consents_asked_again(place: &Place) {
    let store = place.open();
    store
        .write(|tx| {
            for number in [1, 2] {
                subject::insert(tx, who(number), "ru", "ru", second(0), entry_id(number), 0)?;
            }
            Ok::<_, zalog_store::StoreError>(())
        })
        .unwrap();
    let row = |edition: i64, channel: &str, state: &str| NoticeRow {
        subject: who(1),
        edition,
        channel: channel.to_owned(),
        state: state.to_owned(),
        state_at: second(5),
        job: None,
        entry: (state == "delivered").then(|| entry_id(7)),
    };
    let notices = [row(2, "cabinet", "delivered"), row(2, "email", "failed"), row(3, "email", "waiting")];
    let stored = notices.clone();
    store.write(move |tx| stored.iter().try_for_each(|row| notice::put(tx, row))).unwrap();
    assert_eq!(store.read(|tx| notice::of_subject(tx, who(1))).unwrap(), notices);
    let told = |edition| store.read(|tx| notice::told(tx, who(1), edition)).unwrap();
    assert_eq!((told(1), told(2), told(9)), (None, Some(2), Some(2)), "what waits or failed does not bind");
    let arrived = row(3, "email", "delivered");
    store.write(move |tx| notice::put(tx, &arrived)).unwrap();
    assert_eq!(told(3), Some(3));
    assert_eq!(
        store
            .read(|tx| notice::counts(tx, 2))
            .unwrap()
            .into_iter()
            .collect::<std::collections::BTreeMap<_, _>>(),
        [("delivered".to_owned(), 1), ("failed".to_owned(), 1)].into()
    );

    let answer = |way: &str| AcceptanceRow { edition: 2, way: way.to_owned(), at: second(6) };
    let (first, second_one) = (answer("act"), answer("use"));
    assert!(store.write(move |tx| notice::accept(tx, who(1), &first, entry_id(8))).unwrap());
    assert!(!store.write(move |tx| notice::accept(tx, who(1), &second_one, entry_id(9))).unwrap());
    assert_eq!(store.read(|tx| notice::accepted(tx, who(1))).unwrap(), [answer("act")]);

    let asked = AskedRow { consent: ConsentId::from_bytes(id(4)), edition: 2, at: second(6) };
    let again = asked.clone();
    assert!(store.write(move |tx| notice::ask(tx, who(1), &asked, entry_id(8))).unwrap());
    assert_eq!(store.read(|tx| notice::asked(tx, who(1))).unwrap(), std::slice::from_ref(&again));
    // Two subjects are one person: what both were told stays once.
    let same = NoticeRow { subject: who(2), ..row(2, "cabinet", "delivered") };
    store.write(move |tx| notice::put(tx, &same)).unwrap();
    store.write(|tx| heir::everything(tx, who(1), who(2))).unwrap();
    assert_eq!(store.read(|tx| notice::of_subject(tx, who(2))).unwrap().len(), 3);
    assert_eq!(store.read(|tx| notice::accepted(tx, who(2))).unwrap().len(), 1);
    assert_eq!(store.read(|tx| notice::asked(tx, who(2))).unwrap(), std::slice::from_ref(&again));
    store.write(move |tx| notice::answer(tx, again.consent, second(9))).unwrap();
    assert_eq!(store.read(|tx| notice::asked(tx, who(2))).unwrap(), []);

    // Nothing of it outlives the person.
    store
        .write(|tx| {
            for number in [1, 2] {
                subject::go(tx, who(number))?;
                while erase::subject(tx, who(number), 9)?.more {}
            }
            Ok::<_, zalog_store::StoreError>(())
        })
        .unwrap();
    for number in [1, 2] {
        assert_eq!(store.read(|tx| notice::of_subject(tx, who(number))).unwrap(), []);
        assert_eq!(store.read(|tx| notice::accepted(tx, who(number))).unwrap(), []);
    }
}

fn a_notice_is_queued_once_and_for_open_accounts_of_before(place: &Place) {
    let store = place.open();
    store
        .write(|tx| {
            for number in 1..=4 {
                let at = second(i64::try_from(number).unwrap() * 10);
                subject::insert(tx, who(number), "ru", "ru", at, entry_id(number), 0)?;
                if number != 3 {
                    let row = AccountRow {
                        record: RecordId::from_bytes(id(number)),
                        compartment: CompartmentId::from_bytes(id(number)),
                        open: true,
                        credential: vec![1],
                        credential_value: ValueId::from_bytes(id(number)),
                    };
                    account::insert(tx, who(number), &row, at)?;
                }
            }
            Ok::<_, zalog_store::StoreError>(())
        })
        .unwrap();
    let nobody = SubjectId::from_bytes([0; 16]);
    let before = |after, instant, limit| {
        store.read(move |tx| notice::addressees(tx, after, second(instant), limit)).unwrap()
    };
    assert_eq!(before(nobody, 40, 9), [who(1), who(2)], "3 has no account, 4 came with the new text");
    assert_eq!(before(nobody, 41, 2), [who(1), who(2)]);
    assert_eq!(before(who(2), 41, 9), [who(4)]);
    let since = |number| store.read(move |tx| notice::since(tx, who(number))).unwrap();
    assert_eq!((since(2), since(3)), (Some((second(20), true)), Some((second(30), false))));
    let job = zalog_domain::ids::JobId::from_bytes(id(9));
    let queue =
        |now| store.write(move |tx| notice::queue(tx, who(1), 2, "email", second(now), Some(job))).unwrap();
    assert!(queue(50));
    assert!(!queue(51), "once");
    let row = store.read(|tx| notice::one(tx, who(1), 2, "email")).unwrap().unwrap();
    assert_eq!((row.state.as_str(), row.state_at, row.job), ("waiting", second(50), Some(job)));
    let failed = NoticeRow { state: "failed".to_owned(), ..row };
    let stored = failed.clone();
    store.write(move |tx| notice::put(tx, &stored)).unwrap();
    assert_eq!(store.read(|tx| notice::failed(tx, 2, 9)).unwrap(), [failed]);
    assert_eq!(store.read(|tx| notice::failed(tx, 3, 9)).unwrap(), []);
}

fn the_last_answer_by_an_act_counts(place: &Place) {
    let store = place.open();
    store.write(|tx| subject::insert(tx, who(1), "ru", "ru", second(0), entry_id(1), 0)).unwrap();
    let reply = |way: &str, at| {
        let row = AcceptanceRow { edition: 2, way: way.to_owned(), at: second(at) };
        store.write(move |tx| notice::reply(tx, who(1), &row, entry_id(9))).unwrap()
    };
    assert!(reply("refused", 5));
    assert!(!reply("refused", 6), "the same again changes nothing");
    assert!(reply("act", 7));
    let use_of = AcceptanceRow { edition: 2, way: "use".to_owned(), at: second(8) };
    assert!(!store.write(move |tx| notice::accept(tx, who(1), &use_of, entry_id(9))).unwrap());
    let stood = store.read(|tx| notice::accepted(tx, who(1))).unwrap();
    assert_eq!(stood, [AcceptanceRow { edition: 2, way: "act".to_owned(), at: second(7) }]);
}
