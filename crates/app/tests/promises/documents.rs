//! Documents of the operator's own, and the acts that bind his people: published with the edition, accepted by whoever joins.

use jiff::SignedDuration;
use zalog_app::edition;
use zalog_domain::ids::SubjectId;
use zalog_domain::{Fact, Kind};
use zalog_policy::plan::{Class, plan};
use zalog_store::StoreError;
use zalog_store::tables::consent;
use zalog_words::Lang;

use crate::harness::{World, databases};
use crate::support::{changed, entries};

const AGREEMENT: &str = "document/agreement";

/// Hashes of the texts a person has on record as read or accepted.
fn on_record(world: &World, who: SubjectId) -> Vec<String> {
    let rows = world
        .rows()
        .read::<_, StoreError, _>(|tx| consent::acknowledged(tx, who, zalog_journal::EntryId([0; 16]), 1000))
        .unwrap();
    rows.iter().map(|row| zalog_domain::ids::hex(&row.document)).collect()
}

fn text(world: &World, edition: Option<i64>) -> edition::Published {
    edition::document(world.app(), edition, AGREEMENT, Lang::Ru).unwrap()
}

/// The user agreement is a document of the edition with a hash of its own, and the account's basis is that very document:
/// whoever registers accepts it, with the time and the hash of the words in force. Other words are another version, a
/// substantial change; the earlier ones stay readable, and what was accepted before stays what it was.
///
/// Keeps: progtime-processing-3
#[test]
fn the_agreement_is_a_versioned_document_and_registering_accepts_it() {
    let words = "Ученик указывает верные сведения";
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let policy = world.app().policy();
        let account = policy.purposes.iter().find(|p| p.slug.as_str() == "account").unwrap();
        assert_eq!(policy.document_of(&account.basis).unwrap().slug.as_str(), "agreement");
        let first = text(&world, None);
        assert!(first.document.text().contains(words));
        let (_, anna) = world.register("anna@example.com", &[]);
        assert!(on_record(&world, anna).contains(&first.hash_hex));
        let entry = entries(&world, Kind::DocumentAccepted).pop().unwrap();
        assert_eq!(entry.text.map(|hash| zalog_domain::ids::hex(&hash)), Some(first.hash_hex.clone()));
        assert_eq!(entry.fact(Fact::Version), Some(1));
        assert!(entry.tag.is_some(), "it is hers");

        world.clock.advance(SignedDuration::from_hours(1));
        let (next, source, _) =
            changed("progtime", words, "Ученик указывает сведения о себе и о своих близких");
        let mut next = next;
        next.edition.number = 2;
        assert_eq!(plan(&policy, &next).class, Class::Substantial);
        world.open_with(next, &source).unwrap();
        let second = text(&world, None);
        assert_ne!(second.hash_hex, first.hash_hex);
        assert_eq!(text(&world, Some(1)).hash_hex, first.hash_hex, "the words she accepted");
        let (_, boris) = world.register("boris@example.com", &[]);
        assert!(on_record(&world, boris).contains(&second.hash_hex));
        assert!(!on_record(&world, boris).contains(&first.hash_hex));
        assert!(!on_record(&world, anna).contains(&second.hash_hex), "nobody accepts by having accepted");
    }
}
