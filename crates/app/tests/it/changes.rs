//! Editions side by side: with which one an edition is compared, and from what.

use jiff::SignedDuration;
use zalog_app::changes::changes;
use zalog_app::{AppError, edition};
use zalog_policy::model::Policy;
use zalog_policy::plan::{Class, Outcome};
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::{Sql, StoreError};
use zalog_words::Lang;

use crate::harness::{World, databases, declaration};

struct One(String);

impl Loader for One {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into_bytes()) } else { Err(LoadError::NotFound) }
    }
}

/// The example with another keep for calls, under another number.
fn edited(number: u32, days: u32) -> (Policy, String) {
    let (_, text) = declaration("smile");
    let text = text
        .replace("редакция 1 ", &format!("редакция {number} "))
        .replace("срок 30 дней после=ответа", &format!("срок {days} дней после=ответа"));
    (compile(&One(text.clone())).policy.unwrap(), text)
}

fn publish(world: &mut World, number: u32, days: u32, day: Option<jiff::civil::Date>) {
    world.clock.advance(SignedDuration::from_hours(1));
    let (mut policy, text) = edited(number, days);
    policy.edition.effective = day;
    world.open_with(policy, &text).unwrap();
}

#[test]
fn an_edition_is_compared_with_the_one_before_it_that_was_not_withdrawn() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        publish(&mut world, 2, 60, Some(jiff::civil::date(2027, 3, 1)));
        edition::withdraw(world.app(), 2, "другой день").unwrap();
        publish(&mut world, 3, 20, None);
        let found = changes(world.app(), 3, None).unwrap();
        assert_eq!(found.before.as_ref().map(|e| e.id), Some(1), "the second never held");
        let plan = found.rules.unwrap();
        assert_eq!(plan.class, Class::Substantial, "the example calls itself substantial");
        assert!(plan.changes.iter().all(|c| c.class == Class::Narrower), "{:?}", plan.changes);
        assert!(plan.consents.iter().all(|c| c.outcome == Outcome::Stays));
        let mut languages: Vec<Lang> =
            found.texts.iter().filter(|t| t.document == "policy").map(|t| t.lang).collect();
        languages.sort();
        assert_eq!(languages, Lang::ALL);
        // With another one on demand, the withdrawn one among them: it is public, too.
        let wide = changes(world.app(), 2, Some(3)).unwrap().rules.unwrap();
        assert_eq!(wide.class, Class::NewConsent);
        let first = changes(world.app(), 1, None).unwrap();
        assert!(first.before.is_none() && first.rules.is_none() && first.texts.is_empty());
        for (id, with) in [(9, None), (3, Some(9))] {
            assert!(matches!(changes(world.app(), id, with), Err(AppError::NotFound)));
        }
    }
}

#[test]
fn when_a_declaration_cannot_be_read_the_published_words_are_compared_all_the_same() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        publish(&mut world, 2, 60, None);
        // A declaration that this program does not take for what was published.
        let sql = Sql::same(
            "UPDATE published SET body = 'политика' WHERE media = 'text/kdl' AND body LIKE '%редакция 1 %'",
        );
        let spoilt = world.rows().write::<_, StoreError, _>(move |tx| tx.execute(sql, &[])).unwrap();
        assert_eq!(spoilt, 1);
        let found = changes(world.app(), 2, None).unwrap();
        assert!(found.rules.is_none(), "what it knows of the rules it would have to guess");
        let texts: Vec<&str> = found.texts.iter().map(|t| t.document.as_str()).collect();
        assert_eq!(texts.first(), Some(&"policy"), "the policy first");
        assert!(texts.contains(&"consent/call-back"), "{texts:?}");
    }
}
