//! Editions and what they say otherwise: listed, readable, compared, for anybody.

use axum::http::StatusCode;
use zalog_app::edition::{self, Publication};
use zalog_policy::{LoadError, Loader, compile};

use crate::client::Client;
use crate::harness::World;

struct One(String);

impl Loader for One {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into_bytes()) } else { Err(LoadError::NotFound) }
    }
}

/// Publishes the example with other words in it.
fn publish(world: &World, changes: &[(&str, &str)], reason: &str, day: Option<jiff::civil::Date>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/smile/policy.kdl");
    let mut text = std::fs::read_to_string(path).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let policy = compile(&One(text.clone())).policy.unwrap();
    let mut publication = Publication::new(policy, text);
    publication = publication.by(&world.app, crate::harness::STAFF).unwrap();
    publication.policy.edition.reason = None;
    publication = publication.because(reason);
    if let Some(day) = day {
        publication = publication.from_day(day).unwrap();
    }
    edition::publish(&world.app, publication).unwrap();
    world.rounds();
}

const LONGER: (&str, &str) = ("срок 30 дней после=ответа", "срок 60 дней после=ответа");
const SHORTER: (&str, &str) = ("срок 10 дней после=получения", "срок 5 дней после=получения");

#[tokio::test]
async fn editions_are_listed_with_what_they_are_to_people() {
    let world = World::new();
    publish(&world, &[("редакция 1 ", "редакция 2 "), LONGER], "дольше <b>отвечаем</b>", None);
    let next = jiff::civil::date(2027, 2, 1);
    publish(&world, &[("редакция 1 ", "редакция 3 "), LONGER, SHORTER], "меньше сбоев", Some(next));
    let mut client = Client::new(&world);
    let page = client.get("/policy/versions").await;
    let at = |text: &str| page.text.find(text).unwrap_or_else(|| panic!("{text}: {}", page.text));
    assert!(at("Редакция 3") < at("Редакция 2") && at("Редакция 2") < at("Редакция 1"), "newest first");
    assert!(at("ещё не действует") < at("Редакция 2"), "what is to come is marked");
    assert!(at("Нужно новое согласие") > at("Редакция 2"), "and what each is to people is said");
    assert!(page.text.contains("1 февраля 2027") && !page.text.contains(crate::harness::STAFF));
    // Who published it is for the staff.
    client.sign_in_as_staff().await;
    let editions = client.get("/staff").await.href("/staff/editions");
    let editions = client.get(&editions).await.text;
    assert!(editions.contains(crate::harness::STAFF) && editions.contains("оператор, на своём сервере"));
    assert!(!page.text.contains("<b>отвечаем"), "a reason is text");
    let hrefs = page.hrefs();
    for id in [2, 3] {
        assert!(hrefs.iter().any(|href| *href == format!("/policy/v/{id}/changes")), "{hrefs:?}");
    }
    assert!(!hrefs.iter().any(|href| href.contains("/policy/v/1/changes")), "the first changed nothing");
    // The edition that is to come can be read before it holds.
    assert_eq!(client.get("/policy/v/3").await.status, StatusCode::OK);
    assert!(client.get("/policy/v/2").await.hrefs().contains(&"/policy/v/2/changes".to_owned()));
}

#[tokio::test]
async fn what_changed_is_said_rule_by_rule_and_word_by_word() {
    let world = World::new();
    publish(&world, &[("редакция 1 ", "редакция 2 "), LONGER], "дольше", None);
    publish(&world, &[("редакция 1 ", "редакция 3 "), LONGER, SHORTER], "меньше", None);
    let mut client = Client::new(&world);
    let page = client.get("/policy/v/2/changes").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Редакция 1 и редакция 2") && page.text.contains("Нужно новое согласие: 1"));
    let (del, ins) = ("убрано: </span>30</del>", "добавлено: </span>60</ins>");
    assert!(page.text.contains(del) && page.text.contains(ins), "{}", page.text);
    assert!(page.text.contains("прежние согласия действуют в прежнем объёме"), "{}", page.text);
    let english = client.get("/policy/v/2/changes?lang=en").await;
    assert!(english.text.contains("New consent needed: 1"), "{}", english.text);
    // Against its predecessor the third is narrower; against the first it is both.
    let third = client.get("/policy/v/3/changes").await;
    assert!(
        third.text.contains("Сужение: 1") && !third.text.contains("Нужно новое согласие"),
        "{}",
        third.text
    );
    let both = client.get("/policy/v/3/changes?from=1").await;
    assert!(both.text.contains("Редакция 1 и редакция 3"), "{}", both.text);
    assert!(
        both.text.contains("Сужение: 1") && both.text.contains("Нужно новое согласие: 1"),
        "{}",
        both.text
    );
    for path in ["/policy/v/9/changes", "/policy/v/2/changes?from=9"] {
        assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let first = client.get("/policy/v/1/changes").await;
    assert!(first.text.contains("Это первая редакция"), "{}", first.text);
}
