//! What the seeded simulation found once, each as a short story of its own.

use jiff::SignedDuration;
use zalog_app::{cabinet, registration, staff};
use zalog_domain::ids::RecordId;
use zalog_store::StoreError;
use zalog_store::tables::{case, record, subject};

use crate::harness::{SIGNED, World, databases, declaration};

fn values(world: &World, id: RecordId) -> usize {
    let of = |tx: &mut dyn zalog_store::Tx| record::values_of_record(tx, id, 1_000);
    world.rows().read::<_, StoreError, _>(of).unwrap().len()
}

#[test]
fn nothing_that_happens_next_puts_off_what_waits_to_be_destroyed() {
    for database in databases() {
        let world = World::new("smile", &database);
        let app = world.app();
        let role = app.policy().roles[0].slug.to_string();
        staff::add_signed(app, "staff@example.com", &[role], "ochered-zayavok-1", SIGNED).unwrap();
        let session = staff::sign_in(app, &world.visit(), "staff@example.com", "ochered-zayavok-1").unwrap();
        let member = staff::member(app, &session).unwrap().unwrap();
        let (_, who) = world.register("ivanna@example.com", &[]);
        let form = world.open_form();
        let other = world.send(&form, "ivanna@example.com", Some(who));
        world.clock.advance(SignedDuration::from_secs(60));
        world.send(&form, "ivanna@example.com", Some(who));
        let newest = cabinet::held(app, &world.visit(), who).unwrap();
        let newest = newest.iter().filter(|r| !r.account).max_by_key(|r| r.created_at).unwrap().id;
        let consents = cabinet::consents(app, who).unwrap();
        let consent = consents.iter().max_by_key(|c| c.given_at).unwrap().id;
        assert_eq!(values(&world, newest), 4);
        staff::move_case(app, &member, &other.number, "answered").unwrap();
        cabinet::withdraw(app, &world.visit(), who, consent).unwrap();
        // Before the sweep comes by: an event that moves nothing, another form.
        staff::move_case(app, &member, &other.number, "closed").unwrap();
        world.send(&form, "ivanna@example.com", Some(who));
        world.rounds();
        // Address and phone are what the proof of the consent uses.
        assert_eq!(values(&world, newest), 2, "what the withdrawal left unheld is still there");
    }
}

#[test]
fn a_proof_that_has_ended_takes_no_other_with_it() {
    for database in databases() {
        let world = World::new("smile", &database);
        let offers: Vec<String> = world.registration().offers.iter().map(ToString::to_string).collect();
        let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
        let (_, who) = world.register("ivanna@example.com", &offers);
        let consents = cabinet::consents(world.app(), who).unwrap();
        assert_eq!(consents.len(), 2);
        cabinet::withdraw(world.app(), &world.visit(), who, consents[0].id).unwrap();
        // Three years after its end the proof of the one goes; the other ended by itself meanwhile, and is provable still.
        world.clock.advance(SignedDuration::from_hours(24 * 366 * 4));
        world.rounds();
        let left = cabinet::consents(world.app(), who).unwrap();
        assert_eq!(left.iter().map(|c| c.id).collect::<Vec<_>>(), [consents[1].id]);
        cabinet::receipt(world.app(), who, consents[1].id).unwrap();
    }
}

#[test]
fn a_box_beside_a_text_that_came_out_of_force_before_the_confirmation_is_no_consent() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        let offer = world.registration().offers[0].clone();
        let typed = world.typed("ivanna@example.com", &[offer.as_str()]);
        registration::start(world.app(), &world.visit(), world.operation(), typed).unwrap();
        world.rounds();
        let (mut policy, text) = declaration("smile");
        policy.edition.number += 1;
        let phone = policy.items.iter().find(|i| i.slug.as_str() == "phone").unwrap().slug.clone();
        policy.purposes.iter_mut().find(|p| p.slug == offer).unwrap().items.push(phone);
        world.open_with(policy, &format!("{text}\n// the next edition")).unwrap();
        let token = world.mailed("ivanna@example.com", "/register/confirm/").unwrap();
        let session = registration::complete(world.app(), &world.visit(), &token).unwrap();
        let who =
            zalog_app::sign_in::session(world.app(), &world.visit(), &session).unwrap().unwrap().subject;
        assert!(cabinet::consents(world.app(), who).unwrap().is_empty());
    }
}

#[test]
fn what_no_purpose_of_a_form_holds_is_not_taken_in() {
    for database in databases() {
        let mut world = World::new("proedu", &database);
        let form =
            world.app().policy().forms.iter().find(|f| f.slug.as_str() == "question").cloned().unwrap();
        let email = form.fields.iter().find(|f| f.item.as_str() == "email").unwrap().item.clone();
        let (mut policy, text) = declaration("proedu");
        policy.edition.number += 1;
        policy.purposes.iter_mut().find(|p| p.slug == form.purpose).unwrap().items.retain(|i| *i != email);
        world.open_with(policy, &format!("{text}\n// the next edition")).unwrap();
        let sent = world.send(&form, "ivanna@example.com", None);
        let number = zalog_domain::reference::Reference::parse(&sent.number).unwrap().as_str().to_owned();
        let rows = world.rows();
        let case = rows.read::<_, StoreError, _>(|tx| case::by_number(tx, &number)).unwrap().unwrap();
        let typed = form.fields.iter().filter(|f| !f.legal_persons_only).count();
        assert_eq!(values(&world, case.record), typed - 1, "a value without a ground is in the store");
        let contacts = rows.read::<_, StoreError, _>(|tx| subject::contacts(tx, case.subject)).unwrap();
        assert!(contacts.iter().all(|c| c.kind != "email"), "an address without a ground can be looked up");
    }
}
