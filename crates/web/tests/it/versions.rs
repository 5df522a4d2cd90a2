//! Another edition, as a person meets it: the strip on every page, the notice in the cabinet with its two answers, what may be
//! done after a no, and the consent that is asked again.

use axum::http::StatusCode;

use crate::client::Client;
use crate::harness::World;

/// The edition after the first: news is sent by one item more, which no consent given before covers.
fn next(text: &str) -> String {
    let text = text.replacen("редакция 1 ", "редакция 2 ", 1);
    let at = text.find("цель новости").unwrap();
    let (before, after) = text.split_at(at);
    format!("{before}{}", after.replacen("данные фио почта", "данные фио почта телефон", 1))
}

/// The strip is on every page of the site, for its days.
#[tokio::test]
async fn every_page_speaks_of_the_edition_and_sets_no_cookie_for_it() {
    let world = World::new();
    let mut client = Client::new(&world);
    let strip = "class=\"strip\"";
    assert!(!client.get("/").await.text.contains(strip), "nothing is said before publication");
    world.pass(3600);
    world.publish(next);
    world.rounds();
    for path in ["/", "/policy", "/policy/versions", "/register", "/sign-in", "/requests"] {
        let page = client.get(path).await;
        assert!(page.text.contains(strip) && page.text.contains("/policy/v/2"), "{path}");
        assert!(page.headers.get("set-cookie").is_none(), "{path}");
    }
    let english = client.get("/policy?lang=en").await;
    assert!(english.text.contains("A new edition of the policy"));
    world.pass(15 * 24 * 3600);
    world.rounds();
    assert!(!client.get("/").await.text.contains(strip), "not for ever");
}

#[tokio::test]
async fn a_person_agrees_or_not_by_one_press_each() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &[]).await;
    assert!(!client.get("/cabinet").await.text.contains("/versions/"));
    world.pass(3600);
    world.publish(next);
    world.rounds();
    let letters = world.outbox.letters();
    let letter = letters.iter().find(|l| l.to == "proba@example.org" && l.text.contains("/policy/v/2"));
    assert!(letter.is_some(), "the letter came");
    let cabinet = client.get("/cabinet").await;
    for part in [
        "Новая редакция политики, № 2",
        "Согласен с новой редакцией",
        "Не согласен с новой редакцией",
        "/policy/v/2",
    ] {
        assert!(cabinet.text.contains(part), "{part}");
    }
    let pressed = client.submit(&cabinet, "/cabinet/versions/2/refuse", &[]).await;
    assert_eq!(pressed.location(), "/cabinet/versions/2");
    let refused = client.get("/cabinet/versions/2").await;
    for way in ["/cabinet/copy", "/cabinet/close", "/cabinet"] {
        assert!(refused.hrefs().iter().any(|href| href == way), "{way}");
    }
    let cabinet = client.get("/cabinet").await;
    assert!(cabinet.text.contains("вы не согласились") && !cabinet.text.contains("versions/2/refuse"));
    let agreed = client.submit(&refused, "/cabinet/versions/2/accept", &[]).await;
    assert_eq!(agreed.location(), "/cabinet?done=agreed");
    let cabinet = client.get("/cabinet").await;
    assert!(!cabinet.text.contains("/versions/"), "answered");
    // Nobody else's buttons, no edition that is none.
    let mut other = Client::new(&world);
    other.register("other@example.org", &[]).await;
    assert!(!other.get("/cabinet").await.text.contains("/versions/"), "came under the new text");
    assert_eq!(other.submit(&refused, "/cabinet/versions/2/accept", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(other.get("/cabinet/versions/2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.get("/cabinet/versions/77").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wider_consent_is_asked_again_with_both_texts() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &["news"]).await;
    let mut second = Client::new(&world);
    second.register("second@example.org", &["news"]).await;
    world.pass(3600);
    world.publish(next);
    world.rounds();
    let cabinet = client.get("/cabinet").await;
    assert!(cabinet.text.contains("Нужно новое согласие"));
    let path = cabinet.hrefs().into_iter().find(|href| href.ends_with("/again")).unwrap();
    let page = client.get(&path).await;
    assert!(page.text.contains("<ins>") && page.text.contains("елефон"), "what is new is marked");
    assert_eq!(second.get(&path).await.status, StatusCode::NOT_FOUND, "another's");
    let given = client.submit(&page, &format!("{path}/give"), &[]).await;
    let made = client.get(given.location()).await;
    assert!(made.text.contains("елефон") && made.text.contains("Отозвать согласие"));
    let old = client.get(path.trim_end_matches("/again")).await;
    assert!(old.text.contains("отозвано"), "the one before has ended");
    assert!(!client.get("/cabinet").await.text.contains("Нужно новое согласие"));

    let path =
        second.get("/cabinet").await.hrefs().into_iter().find(|href| href.ends_with("/again")).unwrap();
    let page = second.get(&path).await;
    let kept = second.submit(&page, &format!("{path}/refuse"), &[]).await;
    assert_eq!(kept.location(), "/cabinet?done=kept");
    let old = second.get(path.trim_end_matches("/again")).await;
    assert!(old.text.contains("Отозвать согласие"), "it stays as it was given");
    assert_eq!(second.get(&path).await.status, StatusCode::NOT_FOUND, "asked once");
}
