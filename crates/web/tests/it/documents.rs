//! The documents of an edition and their addresses: what stays where it is, what changes with the edition, and what an answer
//! says of a law.

use axum::http::StatusCode;

use crate::harness::World;
use crate::promises::at;

/// The number after "hash" on a page: of which bytes it is.
fn hash(text: &str) -> String {
    let is_hash = |part: &&str| part.len() == 64 && part.chars().all(|c| c.is_ascii_hexdigit());
    let mut parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    parts.find(is_hash).unwrap_or_else(|| panic!("no hash: {text}")).to_owned()
}

/// The next edition.
fn next(text: &str) -> String {
    text.replacen("редакция 1 ", "редакция 2 ", 1)
}

/// The cookie terms are a text of their own, at one address that every page leads to and the choice of cookies too; a new
/// edition changes their words there, and the earlier words stay under the earlier edition, with their hash.
///
/// Keeps: progtime-data-12
#[tokio::test]
async fn the_cookie_terms_are_a_document_of_their_own_at_one_address() {
    let world = World::of("progtime");
    let mut client = at(&world, "progtime.net");
    for path in ["/", "/policy", "/register", "/sign-in", "/requests", "/policy/versions"] {
        let page = client.get(path).await;
        assert!(page.hrefs().iter().any(|href| href == "/policy/cookies"), "{path}");
    }
    assert_eq!(client.get("/choices").await.location(), "/policy/cookies");
    let (before, policy) = (client.get("/policy/cookies").await, client.get("/policy").await);
    assert!(before.text.contains("zalog-visit"), "the cookie of the declaration");
    assert_ne!(hash(&before.text), hash(&policy.text), "two documents");
    world.pass(3600);
    world.publish(|text| next(text).replace("срок=\"90 дней\"", "срок=\"60 дней\""));
    let after = client.get("/policy/cookies").await;
    assert!(after.text.contains("60 дней") && before.text.contains("90 дней"));
    assert_ne!(hash(&after.text), hash(&before.text));
    let old = client.get("/policy/v/1/cookies").await;
    assert_eq!((old.status, hash(&old.text)), (StatusCode::OK, hash(&before.text)));
    assert_eq!(hash(&client.get("/policy/v/2/cookies").await.text), hash(&after.text));
    for path in ["/policy/v/3/cookies", "/policy/v/1/nothing", "/policy/v/x/cookies"] {
        assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// The shop's policy stays at its address through every edition, and an edition holds there from the moment it is published:
/// nothing had to be announced, and no letter goes before it.
///
/// Keeps: prommet-7-b
#[tokio::test]
async fn the_policy_stays_at_its_address_and_needs_no_word_beforehand() {
    let world = World::of("prommet");
    let mut client = at(&world, "www.mpo-pro.ru");
    crate::promises::register(&mut client, "proba@example.org").await;
    let letters = world.outbox.letters().len();
    let mut seen = Vec::new();
    for number in 1..=3 {
        let page = client.get("/policy").await;
        assert_eq!(page.status, StatusCode::OK);
        seen.push(hash(&page.text));
        world.rounds();
        if number == 1 {
            assert_eq!(world.outbox.letters().len(), letters, "no letter before publication");
        }
        world.pass(3600);
        world.publish(|text| text.replacen("редакция 1 ", &format!("редакция {} ", number + 1), 1));
    }
    seen.dedup();
    assert_eq!(seen.len(), 3, "each time another text at the same address");
}

/// What a law obliges the operator to keep stays after the consent is withdrawn, and whoever withdrew it reads so before and
/// after: what stays, under which law, until when.
///
/// Keeps: progtime-consent-12
#[tokio::test]
async fn what_a_law_holds_stays_after_a_withdrawal_and_the_answer_names_the_law() {
    let keep = "срок до=окончания-акции";
    let world = World::changed("progtime", |text| {
        assert_eq!(text.matches(keep).count(), 1);
        text.replace(keep, &format!("{keep}\n    по-закону налоги {{ данные фамилия имя; }}"))
    });
    let mut client = at(&world, "progtime.net");
    let form = client.get("/forms/campaign").await;
    let name = "consent.aktsiya";
    let value = form.box_value(name);
    let fields = [
        ("surname", "Пробова"),
        ("given-name", "Проба"),
        ("email", "proba@example.org"),
        (name, value.as_str()),
    ];
    let sent = client.submit(&form, "/forms/campaign", &fields).await;
    let done = client.get(sent.location()).await;
    let room = client.get(&done.href("/r/")).await;
    let consent = room.hrefs().into_iter().find(|href| href.contains("/consents/")).unwrap();
    let page = client.get(&consent).await;
    let law = "пп. 8 п. 1 ст. 23 НК РФ";
    assert!(page.text.contains(law), "told before: {}", page.text);
    let withdrawn = client.submit(&page, &format!("{consent}/withdraw"), &[]).await;
    let answer = client.get(withdrawn.location()).await;
    assert!(answer.text.contains("отозвано") && answer.text.contains(law), "told after: {}", answer.text);
    world.rounds();
    let room = client.get(&done.href("/r/")).await;
    assert!(room.text.contains("Пробова") && room.text.contains(law), "it stays: {}", room.text);
    assert!(!room.text.contains("proba@example.org") || room.text.contains("согласи"), "and nothing else");
}

/// The user agreement stands at its own address, the page of the registration leads there and says that sending accepts it, the
/// policy leads there from the bases, and the words of an earlier edition stay under that edition.
///
/// Keeps: progtime-processing-3
#[tokio::test]
async fn the_agreement_stands_at_its_address_and_the_registration_leads_there() {
    let world = World::of("progtime");
    let mut client = at(&world, "progtime.net");
    let register = client.get("/register").await;
    assert!(register.text.contains("вы принимаете документ"));
    let address = register.href("/policy/documents/");
    assert_eq!(address, "/policy/documents/agreement");
    let page = client.get(&address).await;
    assert!(page.text.contains("Пользовательское соглашение") && page.text.contains("Материалы занятий"));
    assert!(client.get("/policy").await.hrefs().contains(&address));
    let words = client.get("/policy/documents/agreement.md").await;
    assert!(words.text.contains("Материалы занятий"));
    world.pass(3600);
    world.publish(|text| next(text).replace("Материалы занятий", "Уроки и задания"));
    assert!(client.get(&address).await.text.contains("Уроки и задания"));
    let old = client.get("/policy/v/1/documents/agreement").await;
    assert!(old.text.contains("Материалы занятий") && hash(&old.text) == hash(&page.text));
    for path in
        ["/policy/documents/other", "/policy/v/2/documents/cookies", "/policy/v/9/documents/agreement"]
    {
        assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
