//! Who has not accepted an edition: each acceptance with its time and the hash of its text, the list page by page, the count
//! behind it.

use std::collections::BTreeSet;

use zalog_app::{AppError, staff};
use zalog_domain::limits;
use zalog_journal::Hash;
use zalog_store::tables::edition as editions;

use super::*;

/// A member of staff with one role.
fn member(world: &World, role: &str) -> staff::Member {
    let login = format!("{role}@example.com");
    staff::add_signed(world.app(), &login, &[role.to_owned()], PASSWORD, SIGNED).unwrap();
    let token = staff::sign_in(world.app(), &world.visit(), &login, PASSWORD).unwrap();
    staff::member(world.app(), &token).unwrap().unwrap()
}

/// Hash of the policy's Russian text in an edition.
fn hash(world: &World, edition: i64) -> Hash {
    let texts = world.rows().read::<_, StoreError, _>(|tx| editions::texts(tx, edition)).unwrap();
    texts.into_iter().find(|t| t.document == "policy" && t.lang == "ru").unwrap().canonical
}

/// Joining by registration and agreeing later are each on record for that edition, with the time and the hash of the text; who
/// has not accepted is listed, his address opens with an entry, and no role that does not see accounts reads the list.
///
/// Keeps: pumpa-10.4-b, proedu-0-a
#[test]
fn acceptances_are_on_record_with_their_text_and_who_has_not_accepted_is_listed() {
    for database in databases() {
        for (operator, sees, blind) in
            [("pumpa", "podderzhka", "podryadchik"), ("proedu", "menedzher", "security")]
        {
            let mut world = World::new(operator, &database);
            let (_, anna) = world.register("anna@example.com", &[]);
            let (_, boris) = world.register("boris@example.com", &[]);
            let (_, vera) = world.register("vera@example.com", &[]);
            let (_, gone) = world.register("gone@example.com", &[]);
            let joined = entries(&world, anna, Kind::VersionAccepted);
            assert_eq!(joined.len(), 1, "{operator}: joining is acceptance");
            assert_eq!(joined[0].text, Some(hash(&world, 1)), "{operator}: of this very text");
            let row = world.rows().read::<_, StoreError, _>(|tx| rows::accepted(tx, anna)).unwrap();
            assert_eq!((row.len(), row[0].edition, row[0].way.as_str()), (1, 1, "act"));
            close::close(world.app(), &world.visit(), gone, PASSWORD).unwrap();
            publish(&mut world);
            world.rounds();
            let first = edition::list(world.app()).unwrap().pop().unwrap();
            if operator == "proedu" {
                assert_eq!(
                    (first.laws.join(" "), first.legal_form.as_str()),
                    ("kz".into(), "public-contract")
                );
                let text = edition::document(world.app(), None, "policy", Lang::Ru).unwrap().document.text();
                assert!(text.contains("публичный договор") && text.contains("присоединяется"));
            }
            let (_, newcomer) = world.register("nova@example.com", &[]);
            assert_eq!(entries(&world, newcomer, Kind::VersionAccepted)[0].text, Some(hash(&world, 2)));
            notice::accept(world.app(), &world.visit(), anna, 2).unwrap();
            notice::refuse(world.app(), &world.visit(), boris, 2).unwrap();
            let agreed = entries(&world, anna, Kind::VersionAccepted);
            assert_eq!(agreed[0].text, Some(hash(&world, 2)), "{operator}");
            assert_eq!(agreed[0].at, world.app().clock().as_microsecond(), "{operator}");

            let keeper = member(&world, sees);
            let found = staff::unaccepted(world.app(), &keeper, None, None).unwrap();
            let who: BTreeSet<_> = found.people.iter().map(|p| p.subject).collect();
            assert_eq!((found.edition, who), (2, [boris, vera].into()), "{operator}");
            assert_eq!(found.next, None);
            let refused = found.people.iter().find(|p| p.subject == boris).unwrap();
            assert_eq!(refused.answer.as_ref().unwrap().0, "refused");
            let before = entries(&world, vera, Kind::ValuesOpened).len();
            let (_, opened) = staff::open_unaccepted(world.app(), &keeper, Some(2), None).unwrap();
            let opened: BTreeSet<_> = opened.iter().flatten().map(|text| text.as_str().to_owned()).collect();
            assert_eq!(opened, ["boris@example.com".to_owned(), "vera@example.com".to_owned()].into());
            let after = entries(&world, vera, Kind::ValuesOpened).len();
            assert_eq!(after, before + 1, "{operator}: she sees it");
            let blind = member(&world, blind);
            assert!(matches!(staff::unaccepted(world.app(), &blind, None, None), Err(AppError::Forbidden)));
            let none = staff::unaccepted(world.app(), &keeper, Some(1), None);
            assert!(matches!(none, Err(AppError::NotFound)), "nobody is older than the first");
        }
    }
}

fn id(number: usize) -> [u8; 16] {
    let mut id = [7; 16];
    id[8..].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
    id
}

/// A page looks at so many accounts and no more, however few of them are on the list; the count comes from the rounds, a batch
/// at a time, and is renewed when it is old.
#[test]
fn a_page_of_the_list_and_a_round_of_the_count_look_at_so_many_and_no_more() {
    const PEOPLE: usize = 1100;
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let now = zalog_domain::clock::Clock::now(world.clock.as_ref());
        let write = move |tx: &mut dyn zalog_store::Tx| {
            for number in 1..=PEOPLE {
                let (id, who) = (id(number), SubjectId::from_bytes(id(number)));
                let row = AccountRow {
                    record: RecordId::from_bytes(id),
                    compartment: CompartmentId::from_bytes(id),
                    open: true,
                    credential: vec![1],
                    credential_value: ValueId::from_bytes(id),
                };
                subject::insert(tx, who, "ru", "ru", now, zalog_domain::EntryId(id), 1)?;
                account::insert(tx, who, &row, now)?;
                // All but the last twenty have agreed.
                if number <= PEOPLE - 20 {
                    let answer = rows::AcceptanceRow { edition: 2, way: "act".to_owned(), at: now };
                    rows::accept(tx, who, &answer, zalog_domain::EntryId(id))?;
                }
            }
            Ok::<_, StoreError>(())
        };
        world.rows().write(write).unwrap();
        publish(&mut world);
        let keeper = member(&world, "podderzhka");
        let page = |after| staff::unaccepted(world.app(), &keeper, None, after).unwrap();
        assert_eq!(page(None).counted, None, "before the first round");
        let first = page(None);
        assert_eq!(first.people, []);
        assert_eq!(first.next, Some(SubjectId::from_bytes(id(limits::UNACCEPTED_LOOK))));
        let second = page(first.next);
        assert_eq!((second.people.len(), second.next), (20, None));
        world.rounds();
        let counted = |world: &World| staff::unaccepted(world.app(), &keeper, None, None).unwrap().counted;
        let (count, at) = counted(&world).unwrap();
        assert_eq!(count, 20);
        notice::accept(world.app(), &world.visit(), SubjectId::from_bytes(id(PEOPLE)), 2).unwrap_err();
        world.clock.advance(SignedDuration::from_mins(limits::UNACCEPTED_COUNT_MINUTES - 1));
        world.rounds();
        assert_eq!(counted(&world), Some((20, at)), "not at every round");
        world.clock.advance(SignedDuration::from_mins(2));
        world.rounds();
        assert!(counted(&world).unwrap().1 > at, "but again after a while");
    }
}
