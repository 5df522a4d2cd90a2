//! One operator, several hosts: one account, one ledger, one policy.

use zalog_app::copy::Copy;
use zalog_app::{Way, cabinet, edition, form, link, sign_in};
use zalog_words::Lang;

use crate::harness::{PASSWORD, World, databases};
use crate::support::{at, changed, form_named, grounds, sends, stored};

/// An account made on one host is the same on all of them, with the same consents and under the same text.
///
/// Keeps: pumpa-1.1-c, progtime-terms-9
#[test]
fn an_account_is_the_same_on_every_host() {
    for database in databases() {
        for (operator, hosts, offer) in [("pumpa", 21, "profil"), ("progtime", 2, "rassylka")] {
            let world = World::new(operator, &database);
            let policy = world.app().policy();
            let all: Vec<String> = policy
                .sites
                .iter()
                .flat_map(|s| std::iter::once(&s.host).chain(&s.aliases))
                .cloned()
                .collect();
            assert_eq!(all.len(), hosts, "{operator}");
            let (_, who) = world.register("ivanna@example.com", &[offer]);
            for host in &all {
                let visit = at(&world, host);
                let (token, _) =
                    sign_in::sign_in(world.app(), &visit, "ivanna@example.com", PASSWORD, false).unwrap();
                let session = sign_in::session(world.app(), &visit, &token).unwrap().unwrap();
                assert_eq!(session.subject, who, "{host}");
                assert_eq!(cabinet::consents(world.app(), session.subject).unwrap().len(), 1, "{host}");
                let name = if operator == "pumpa" { "support" } else { "application" };
                let declared = form_named(&world, name);
                let typed = world.form_typed(&declared, "ivanna@example.com", "Пример");
                let operation = world.operation();
                form::send(world.app(), &visit, operation, &declared.slug, typed, Some(who), Way::Own)
                    .unwrap();
            }
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert_eq!(held.len(), hosts + 1, "{operator}: all of it is one person's");
        }
    }
}

/// A host that the declaration names anew falls under the same policy: who has an account signs in there, and what is sent
/// there is the same person's.
///
/// Keeps: pumpa-1.1-b
#[test]
fn a_new_host_falls_under_the_same_policy() {
    let line = "сайт \"drgum.ru\"";
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let (_, who) = world.register("ivanna@example.com", &["profil"]);
        let more = format!("сайт \"primer.example\" название=\"Пример\"\n{line}");
        let (policy, text, _) = changed("pumpa", line, &more);
        world.open_with(policy, &text).unwrap();
        let visit = at(&world, "primer.example");
        sign_in::sign_in(world.app(), &visit, "ivanna@example.com", PASSWORD, false).unwrap();
        let declared = form_named(&world, "support");
        let typed = world.form_typed(&declared, "ivanna@example.com", "Пример");
        let operation = world.operation();
        form::send(world.app(), &visit, operation, &declared.slug, typed, Some(who), Way::Own).unwrap();
        let held = cabinet::held(world.app(), &visit, who).unwrap();
        assert!(held.iter().any(|r| r.host == "primer.example"));
        assert_eq!(cabinet::consents(world.app(), who).unwrap().len(), 1, "the ledger is one");
        let text = edition::document(world.app(), None, "policy", Lang::Ru).unwrap().document.text();
        assert!(text.contains("primer.example"), "and the text names it");
    }
}

/// What comes from somebody without an account lies apart from every account: another subject, grounds of its own record.
///
/// Keeps: pumpa-8.2-a
#[test]
fn what_a_visitor_sends_lies_outside_every_account() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (_, who) = world.register("same@example.com", &[]);
        let before = stored(&world, who);
        let sent = sends(&world, "support", "same@example.com", None);
        let guest = link::open(world.app(), &sent.link.unwrap().as_cookie()).unwrap();
        assert_ne!(guest.subject, who);
        assert_eq!(stored(&world, who), before);
        assert!(grounds(&world, guest.subject).iter().all(|g| g.scope.record().is_some()));
        assert!(grounds(&world, who).iter().all(|g| g.scope.record().is_none()));
    }
}

/// Whatever host of the site a record came by, its holder is the one operator the policy names, and the copy says so.
///
/// Keeps: progtime-operator-6
#[test]
fn every_record_has_this_operator() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        for host in ["progtime.net", "www.progtime.net"] {
            let declared = form_named(&world, "application");
            let typed = world.form_typed(&declared, "ivanna@example.com", "Пример");
            let (visit, operation) = (at(&world, host), world.operation());
            form::send(world.app(), &visit, operation, &declared.slug, typed, Some(who), Way::Own).unwrap();
        }
        let mut copy = Copy::begin(world.app(), &world.visit(), who).unwrap();
        let mut json = zalog_app::copy::Json::default();
        let mut text = String::new();
        while let Some(part) = copy.next(world.app()).unwrap() {
            text.push_str(&json.write(&part).unwrap());
        }
        let copy: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(copy["operator"]["name"], "ООО «ПРОГТАЙМ»");
        assert_eq!(copy["records"].as_array().unwrap().len(), 3, "records of both hosts stand under it");
    }
}
