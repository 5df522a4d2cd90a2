//! Staff delete a person's data: for a recorded reason, with an entry and a letter, and never what a law holds.

use std::collections::BTreeSet;

use zalog_app::{AppError, cabinet, destroy, link, staff};
use zalog_domain::deletion::Because;
use zalog_domain::{ActorClass, Fact, Kind, Operation};
use zalog_store::StoreError;
use zalog_store::tables::{ground, intern};

use crate::harness::{World, databases};
use crate::support::{entries, grounds, member, refusals, sends, set, stored, strs, wrong};

/// Numbers of the law and of the code: a role that the purpose is not for; the letter of a deletion.
const NOT_ALLOWED: u32 = 3;
const LETTER: u32 = 10;

fn role(world: &World, name: &str) -> u32 {
    world.rows().read::<_, StoreError, _>(|tx| intern::of_kind(tx, "role")).unwrap()[name]
}

/// The newest letter to an address that tells of a deletion.
fn told(world: &World, email: &str) -> Option<String> {
    let letters = world.outbox.letters();
    letters.into_iter().find(|l| l.to == email && l.text.contains("Причина: ")).map(|l| l.text)
}

/// The shop deletes what it holds of a person's question or order, but not at will: a reason of the closed list is asked for and
/// stands in the entry, with the role; the person is told by a letter what goes, why, and what stays; an act is written; what the
/// law holds of the order stays. A role that does not see the data deletes none of them, and nor does anybody while they are
/// blocked.
///
/// Keeps: prommet-2.2.1-p
#[test]
fn staff_delete_for_a_reason_with_an_entry_and_a_letter() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let app = world.app();
        let manager = member(&world, "manager@example.com", "menedzher");
        let guard = member(&world, "guard@example.com", "security");

        // A guest's question: everything goes, and its link leads nowhere.
        let question = sends(&world, "question", "guest@example.com", None);
        let guest = question.link.unwrap().as_cookie();
        let subject = link::open(app, &guest).unwrap().subject;
        let shown = staff::deleting(app, &manager, &question.number).unwrap();
        assert!(shown.told && shown.preview.stays.is_empty() && !shown.preview.goes.is_empty());
        for outside in ["", "because", "Mistake"] {
            let answer = staff::delete(app, &manager, world.operation(), &question.number, outside);
            assert_eq!(wrong(answer).fields, [("because".to_owned(), "deletion-because-none")]);
        }
        // Another role is refused, with an entry, and is not even shown what there is.
        let before = refusals(&world, NOT_ALLOWED);
        assert!(matches!(staff::deleting(app, &guard, &question.number), Err(AppError::Forbidden)));
        let answer = staff::delete(app, &guard, world.operation(), &question.number, "mistake");
        assert!(matches!(answer, Err(AppError::Forbidden)));
        assert_eq!(refusals(&world, NOT_ALLOWED), before + 2);
        assert!(!staff::case(app, &guard, &question.number).unwrap().may_delete);
        // While the data are blocked nothing is destroyed.
        let open = grounds(&world, subject);
        let set_all = |blocked: bool| {
            for one in open.clone() {
                let one = if blocked { one.suspended(app.clock()).unwrap() } else { one };
                world.rows().write::<_, StoreError, _>(move |tx| ground::update(tx, &one)).unwrap();
            }
        };
        set_all(true);
        let answer = staff::delete(app, &manager, world.operation(), &question.number, "mistake");
        assert_eq!(wrong(answer).form, Some("deletion-blocked"));
        set_all(false);
        assert!(
            entries(&world, Kind::DeletedByStaff).is_empty() && told(&world, "guest@example.com").is_none()
        );
        assert!(stored(&world, subject).contains("message"), "so far nothing is gone");

        let once = world.operation();
        let number = staff::delete(app, &manager, once, &question.number, "mistake").unwrap();
        assert!(link::open(app, &guest).is_err(), "from the answer on its link leads nowhere");
        assert!(staff::open_values(app, &manager, &question.number).is_err(), "it opens for nobody");
        assert_eq!(staff::delete(app, &manager, once, &question.number, "mistake").unwrap(), number);
        world.rounds();
        assert!(stored(&world, subject).is_empty() && link::open(app, &guest).is_err());
        assert!(destroy::progress(app, &number).unwrap().act.is_some(), "the number leads to its act");

        let [entry] = <[_; 1]>::try_from(entries(&world, Kind::DeletedByStaff)).unwrap();
        assert_eq!((entry.actor, entry.operation()), (ActorClass::Staff, Some(Operation::Deletion)));
        assert_eq!(entry.fact(Fact::Reason), Some(Because::Mistake.number()));
        assert_eq!(entry.fact(Fact::Role), Some(role(&world, "menedzher")));
        assert_eq!(entry.fact(Fact::Letter), Some(LETTER));
        let letter = told(&world, "guest@example.com").expect("the person is told");
        assert!(letter.contains("Причина: данные попали к нам по ошибке."), "{letter}");
        assert!(letter.contains("- Сообщение") && letter.contains(&number), "{letter}");

        // An order of a person with an account: bookkeeping holds what it must, the rest goes, the account stays.
        let (_, who) = world.register("ivanna@example.com", &[]);
        let order = sends(&world, "order", "ivanna@example.com", Some(who)).number;
        staff::move_case(app, &manager, &order, "in-work").unwrap();
        let answer = staff::delete(app, &manager, world.operation(), &order, "asked");
        assert_eq!(wrong(answer).form, Some("deletion-nothing"), "an order in work is held by its contract");
        staff::move_case(app, &manager, &order, "answered").unwrap();
        let account =
            cabinet::held(app, &world.visit(), who).unwrap().into_iter().find(|r| r.account).unwrap();
        let shown = staff::deleting(app, &manager, &order).unwrap().preview;
        let stays = &shown.stays[0];
        assert!(
            stays.why.iter().all(|why| why.hold.is_some() && why.until.is_some()),
            "the law and its term"
        );
        staff::delete(app, &manager, world.operation(), &order, "asked").unwrap();
        world.rounds();
        let left = cabinet::held(app, &world.visit(), who).unwrap();
        let same = left.iter().find(|r| r.account).unwrap();
        assert_eq!(same.values.len(), account.values.len());
        let of_order = left.iter().find(|r| !r.account).unwrap();
        let items: Vec<_> = of_order.values.iter().map(|v| v.item.to_string()).collect();
        let promised: Vec<_> = shown.stays.iter().map(|s| s.item.to_string()).collect();
        assert_eq!(set(&strs(&items)), set(&strs(&promised)));
        let mut expected: BTreeSet<String> = account.values.iter().map(|v| v.item.to_string()).collect();
        expected.extend(promised.clone());
        assert_eq!(stored(&world, who), expected, "what nothing holds is gone");
        assert!(!items.is_empty() && shown.goes.iter().any(|(_, goes)| !goes.is_empty()));
        let letter = told(&world, "ivanna@example.com").expect("the person is told");
        assert!(letter.contains("Причина: человек попросил об этом не через сайт."), "{letter}");
        assert!(letter.contains("Что остаётся:\n- "), "{letter}");
        // In the cabinet it stands among what was done with the data.
        let seen = cabinet::openings(app, who).unwrap();
        assert!(seen.iter().any(|one| one.kind == "staff.deleted" && one.actor == "staff"));
    }
}
