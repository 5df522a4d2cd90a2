//! Every link of every page leads somewhere, for a stranger, for a person, for staff; every page carries what every page
//! must.

use std::collections::BTreeSet;

use axum::http::{StatusCode, header};

use crate::client::{Client, Page};
use crate::harness::World;

fn check(path: &str, page: &Page) {
    let header = |name: &str| page.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    assert!(
        header("content-security-policy").is_some_and(|csp| csp.contains("default-src 'none'")),
        "{path}"
    );
    assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"), "{path}");
    assert_eq!(header("referrer-policy").as_deref(), Some("same-origin"), "{path}");
    assert!(header("cache-control").is_some(), "{path}");
    let personal = ["/cabinet", "/staff", "/register", "/sign-in", "/recover", "/forms"];
    if personal.iter().any(|root| path.starts_with(root)) {
        assert_eq!(header("cache-control").as_deref(), Some("no-store"), "{path}");
    }
}

/// Follows links from `start` until there are no new ones; answers the paths seen.
async fn crawl(client: &mut Client<'_>, start: &[&str]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<String> = start.iter().map(|path| (*path).to_owned()).collect();
    while let Some(path) = waiting.pop() {
        let path = path.split('#').next().unwrap_or_default().to_owned();
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = client.get(&path).await;
        match page.status {
            StatusCode::OK => {
                check(&path, &page);
                waiting.extend(page.hrefs());
            }
            StatusCode::SEE_OTHER => waiting.push(page.location().to_owned()),
            other => panic!("{path}: {other}"),
        }
    }
    seen
}

#[tokio::test]
async fn every_link_of_a_stranger_leads_somewhere() {
    let world = World::new();
    for start in ["/", "/?lang=en", "/?lang=kk"] {
        let mut client = Client::new(&world);
        let seen = crawl(&mut client, &[start]).await;
        for path in [
            "/policy",
            "/policy/print",
            "/policy/how-it-is-kept",
            "/policy/v/1",
            "/policy/v/1.md",
            "/register",
            "/sign-in",
            "/recover",
            "/requests",
        ] {
            assert!(seen.iter().any(|p| p.split('?').next() == Some(path)), "{path} is linked from no page");
        }
        if start.contains("lang=") {
            let lost: Vec<&String> =
                seen.iter().filter(|p| !p.contains("lang=") && !p.starts_with("/assets/")).collect();
            assert!(lost.is_empty(), "links that forget the language: {lost:?}");
        }
    }
}

#[tokio::test]
async fn every_link_of_a_person_leads_somewhere() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &["news"]).await;
    let seen = crawl(&mut client, &["/cabinet"]).await;
    for part in ["/cabinet/sessions", "/cabinet/openings", "/receipt.json", "/receipt", "/forms/booking"] {
        assert!(seen.iter().any(|path| path.contains(part)), "{part} is linked from no page");
    }
}

#[tokio::test]
async fn every_link_of_staff_leads_somewhere() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.call_back().await;
    client.sign_in_as_staff().await;
    let seen = crawl(&mut client, &["/staff"]).await;
    assert!(seen.iter().any(|path| path.starts_with("/staff/cases/")));
}

#[tokio::test]
async fn the_first_view_is_small() {
    let world = World::new();
    let mut client = Client::new(&world);
    let page = client.get("/").await;
    let style = client.get(&page.href("/assets/")).await;
    assert_eq!(style.headers.get(header::CACHE_CONTROL).unwrap(), "public, max-age=31536000, immutable");
    assert_eq!(page.hrefs().iter().filter(|href| href.starts_with("/assets/")).count(), 1);
    // Before compression, so well within the 25 kB after it.
    assert!(page.text.len() + style.text.len() < 40_000, "{} + {}", page.text.len(), style.text.len());
    assert!(!page.text.contains("<script"), "the first page needs no script");
}

#[tokio::test]
async fn pages_speak_the_language_asked_for() {
    let world = World::new();
    let mut client = Client::new(&world);
    assert!(client.get("/policy").await.text.contains("<html lang=\"ru\">"));
    assert!(client.get("/policy?lang=en").await.text.contains("<html lang=\"en\">"));
    client.accept = "en-GB,en;q=0.9";
    assert!(client.get("/policy").await.text.contains("<html lang=\"en\">"));
    client.accept = "kk-KZ,kk;q=0.9";
    let home = client.get("/").await;
    assert!(home.text.contains("<html lang=\"kk\">") && home.text.contains("Жеке кабинет ашу"));
    assert!(client.get("/policy").await.text.contains("Құқықтарыңыз"));
    assert!(client.get("/no-such-page").await.text.contains("Мұндай бет жоқ"));
    let text = client.get("/policy.txt").await;
    assert_eq!(text.headers.get(header::CONTENT_TYPE).unwrap(), "text/plain; charset=utf-8");
    assert!(client.get("/policy.md").await.text.contains("## "));
}

#[tokio::test]
async fn the_demo_has_a_host_of_its_own() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &[]).await;
    client.host = "demo.example".to_owned();
    let seen = crawl(&mut client, &["/"]).await;
    assert!(seen.contains("/outbox"));
    let letters: serde_json::Value = serde_json::from_str(&client.get("/outbox.json").await.text).unwrap();
    assert_eq!(letters.get(0).and_then(|l| l.get("to")).and_then(|t| t.as_str()), Some("proba@example.org"));
    assert!(client.get("/sites.json").await.text.contains("\"site\": \"smile\""));
    assert_eq!(client.get("/policy").await.status, StatusCode::NOT_FOUND);
}
