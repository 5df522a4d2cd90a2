//! Invariants 2 and 4 under load: no opening that begins after a withdrawal's commit finds an active ground.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use zalog_app::{cabinet, staff};
use zalog_store::StoreError;
use zalog_store::tables::{case, consent};

use crate::harness::{SIGNED, World, databases};

#[test]
fn nothing_opens_after_a_withdrawal_has_committed() {
    for database in databases() {
        let world = World::new("smile", &database);
        let app = world.app();
        let role = app.policy().roles.iter().map(|r| r.slug.to_string()).collect::<Vec<_>>();
        staff::add_signed(app, "staff@example.com", &role, "ochered-zayavok-1", SIGNED).unwrap();
        let token = staff::sign_in(app, &world.visit(), "staff@example.com", "ochered-zayavok-1").unwrap();
        let member = staff::member(app, &token).unwrap().unwrap();
        let form = world.open_form();
        for round in 0..5 {
            let sent = world.send(&form, "guest@example.com", None);
            let number = zalog_domain::reference::Reference::parse(&sent.number).unwrap();
            let (who, given) = world
                .rows()
                .read::<_, StoreError, _>(|tx| {
                    let who = case::by_number(tx, number.as_str())?.unwrap().subject;
                    Ok((who, consent::of_subject(tx, who)?[0].id))
                })
                .unwrap();
            let (withdrawn, before, after) = (AtomicBool::new(false), AtomicU32::new(0), AtomicU32::new(0));
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        for _ in 0..200 {
                            let late = withdrawn.load(Ordering::SeqCst);
                            let (values, _) = staff::open_values(app, &member, &sent.number).unwrap();
                            if !values.is_empty() {
                                if late { &after } else { &before }.fetch_add(1, Ordering::SeqCst);
                            } else if late {
                                break;
                            }
                        }
                    });
                }
                while before.load(Ordering::SeqCst) < 3 {
                    std::thread::yield_now();
                }
                cabinet::withdraw(app, &world.visit(), who, given).unwrap();
                withdrawn.store(true, Ordering::SeqCst);
            });
            assert_eq!(after.load(Ordering::SeqCst), 0, "round {round}");
        }
    }
}
