//! A person's own pages.

use axum::http::{StatusCode, header};

use crate::client::Client;
use crate::harness::{PASSWORD, World};

/// Keeps: smile-4.2-a
#[tokio::test]
async fn registration_ends_in_the_cabinet() {
    let world = World::new();
    let mut client = Client::new(&world);
    let done = client.register("proba@example.org", &["news"]).await;
    // The letter was in Russian, and so is what it leads to.
    assert_eq!(done.location(), "/cabinet?lang=ru");
    let cookie = done.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    assert!(
        cookie.starts_with("zalog-session=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let cabinet = client.get("/cabinet").await;
    for part in [
        "proba@example.org",
        "Пробова Проба Пробовна",
        "+79990000001",
        "Почему храним",
        "до закрытия личного кабинета",
    ] {
        assert!(cabinet.text.contains(part), "{part}");
    }
    // The link works once.
    let path = world.mailed("proba@example.org", "/register/confirm/");
    assert_eq!(client.get(&path).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_consent_is_read_and_withdrawn() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &["news"]).await;
    let path = client.get("/cabinet").await.href("/cabinet/consents/");
    let consent = client.get(&path).await;
    assert!(consent.text.contains("Отозвать согласие") && consent.text.contains("Создать кабинет"));
    let receipt = client.get(&format!("{path}/receipt.json")).await;
    let receipt: serde_json::Value = serde_json::from_str(&receipt.text).unwrap();
    assert!(receipt.get("signature").is_some());
    let paper = client.get(&format!("{path}/receipt")).await;
    assert!(paper.text.contains(receipt.get("number").unwrap().as_str().unwrap()));

    let gone = client.submit(&consent, "/cabinet/consents/", &[]).await;
    assert_eq!(gone.location(), path);
    let after = client.get(&path).await;
    assert!(
        !after.text.contains("<button class=\"second\">")
            && after.text.contains("отозвано 22 ноября 2026 г.")
    );
    // Somebody else's consent is nobody's.
    let mut other = Client::new(&world);
    other.register("other@example.org", &[]).await;
    for address in [path.clone(), format!("{path}/receipt"), format!("{path}/receipt.json")] {
        assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_token_fits_the_session_it_was_made_for() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &["news"]).await;
    let path = client.get("/cabinet").await.href("/cabinet/consents/");
    let consent = client.get(&path).await;
    // The same person in another session.
    let mut other = Client::new(&world);
    let form = other.get("/sign-in").await;
    other.submit(&form, "/sign-in", &[("login", "proba@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(other.submit(&consent, "/cabinet/consents/", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(client.submit(&consent, "/cabinet/consents/", &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_are_seen_and_ended() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &[]).await;
    let mut other = Client::new(&world);
    let form = other.get("/sign-in").await;
    other.submit(&form, "/sign-in", &[("login", "proba@example.org"), ("password", PASSWORD)]).await;
    let page = client.get("/cabinet/sessions").await;
    assert_eq!(
        page.text.matches("Firefox, Linux</span></button>").count(),
        1,
        "the other one can be ended by itself"
    );
    let ended = client.submit(&page, "/cabinet/sessions/end", &[]).await;
    assert_eq!(ended.location(), "/cabinet/sessions");
    assert_eq!(other.get("/cabinet").await.status, StatusCode::SEE_OTHER);
    let page = client.get("/cabinet/sessions").await;
    assert_eq!(client.submit(&page, "/cabinet/sessions/end", &[]).await.location(), "/");
    assert_eq!(client.get("/cabinet").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_new_password_by_letter() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &[]).await;
    let mut client = Client::new(&world);
    let form = client.get("/recover").await;
    assert_eq!(
        client.submit(&form, "/recover", &[("email", "nonsense")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    // Known or not, the answer is the same.
    for email in ["nobody@example.org", "proba@example.org"] {
        let form = client.get("/recover").await;
        assert_eq!(client.submit(&form, "/recover", &[("email", email)]).await.location(), "/recover/sent");
    }
    let path = world.mailed("proba@example.org", "/recover/");
    let form = client.get(&path).await;
    let short = client.submit(&form, "/recover/", &[("password", "коротко")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("не меньше 10 знаков") && !short.text.contains("коротко\""));
    let set = client.submit(&short, "/recover/", &[("password", "другая лодка у причала")]).await;
    assert!(set.location().starts_with("/sign-in?changed=1"));
    assert!(client.get(set.location()).await.text.contains("Пароль изменён"));
    assert_eq!(client.get(&path).await.status, StatusCode::GONE);
}
