//! What is refused, and that the refusal is a page a person can read.

use axum::http::{StatusCode, header};

use crate::client::Client;
use crate::harness::World;

const KIND: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn only_declared_hosts_answer() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.host = "nobody.example".to_owned();
    for path in ["/", "/policy", "/staff"] {
        let page = client.get(path).await;
        assert_eq!(page.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
        assert!(page.text.contains("<h1>"), "{path}");
    }
    assert_eq!(client.get("/healthz").await.text, "ok\n");
}

#[tokio::test]
async fn a_fault_is_a_page_with_a_code() {
    let world = World::new();
    let mut client = Client::new(&world);
    for path in [
        "/no-such-page",
        "/policy/v/999",
        "/policy/v/%00",
        "/policy/v/1.doc",
        "/forms/nope",
        "/consents/nope",
        "/assets/site.css",
    ] {
        let page = client.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text.contains("<h1>") && page.text.contains("not-found ·"), "{path}");
    }
    let page = client.send("DELETE", "/policy", None).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(page.headers.get(header::ALLOW).unwrap().to_str().unwrap().contains("GET"));
    for path in ["/register/confirm/nonsense", "/recover/nonsense"] {
        assert_eq!(client.get(path).await.status, StatusCode::GONE, "{path}");
    }
}

#[tokio::test]
async fn a_form_is_taken_from_our_own_page_only() {
    let world = World::new();
    let mut client = Client::new(&world);
    let form = client.get("/register").await;
    for origin in [None, Some("http://evil.example"), Some("null"), Some("https://smile.example:8080")] {
        client.origin = origin.map(str::to_owned);
        let page = client.submit(&form, "/register", &[("email", "proba@example.org")]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{origin:?}");
    }
    let mut client = Client::new(&world);
    // Without its token the form is shown again, with what was typed.
    let page = client.post("/register", &[("email", "proba@example.org"), ("password", "geheim")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("proba@example.org") && !page.text.contains("geheim"));
    // A token of another form is none.
    let other = client.get("/recover").await;
    let (_, hidden) = other.form("/recover");
    let token = hidden.into_iter().find(|(name, _)| name == "token").unwrap().1;
    let page =
        client.post("/sign-in", &[("token", &token), ("login", "a@example.org"), ("password", "b")]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn bodies_are_bounded_and_of_one_kind() {
    let world = World::new();
    let mut client = Client::new(&world);
    let large = client.send("POST", "/sign-in", Some((KIND, "a".repeat(3_000_000)))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let many = client.send("POST", "/register", Some((KIND, "a=1&".repeat(200)))).await;
    assert_eq!(many.status, StatusCode::PAYLOAD_TOO_LARGE);
    let json = client.send("POST", "/register", Some(("application/json", "{}".to_owned()))).await;
    assert_eq!(json.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let nonsense = client.send("POST", "/register", Some((KIND, "email=%FF%FE&email=2".to_owned()))).await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(start_paused = true)]
async fn a_form_sent_at_once_is_kept_waiting() {
    let world = World::new();
    let mut client = Client::new(&world);
    let form = client.get("/recover").await;
    let (action, hidden) = form.form("/recover");
    let token = &hidden.first().unwrap().1;
    let begun = tokio::time::Instant::now();
    // The app's clock stands, so the form stays too quick even after the wait.
    let page = client.post(&action, &[("token", token), ("email", "proba@example.org")]).await;
    assert!(begun.elapsed().as_secs() >= 2);
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("proba@example.org"));
}

#[tokio::test]
async fn what_is_closed_leads_to_the_door() {
    let world = World::new();
    let mut client = Client::new(&world);
    assert_eq!(client.get("/cabinet").await.location(), "/sign-in?next=%2Fcabinet");
    assert_eq!(client.get("/forms/booking").await.location(), "/sign-in?next=%2Fforms%2Fbooking");
    for path in ["/staff", "/staff/cases/nonsense"] {
        assert_eq!(client.get(path).await.location(), "/staff/sign-in", "{path}");
    }
    // A person's session opens nothing of the staff's.
    client.register("proba@example.org", &[]).await;
    assert_eq!(client.get("/staff").await.location(), "/staff/sign-in");
    assert_eq!(client.get("/cabinet/consents/nonsense").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let world = World::reached(true);
    let mut client = Client::new(&world);
    let page = client.register("proba@example.org", &[]).await;
    let cookie = page.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-zalog-session=")
            && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{cookie}"
    );
    assert!(page.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    assert_eq!(client.get("/cabinet").await.status, StatusCode::OK);
    client.origin = Some("http://smile.example:8080".to_owned());
    assert_eq!(client.post("/sign-out", &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_wrong_password_does_not_let_in() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &[]).await;
    let mut client = Client::new(&world);
    let form = client.get("/sign-in?next=%2Fcabinet%2Fsessions").await;
    for login in ["proba@example.org", "nobody@example.org", "nonsense"] {
        let page = client.submit(&form, "/sign-in", &[("login", login), ("password", "geheim geheim")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
        assert!(page.text.contains(login) && !page.text.contains("geheim"), "{login}");
        assert!(!page.headers.contains_key(header::SET_COOKIE), "{login}");
    }
    let good = [("login", "proba@example.org"), ("password", crate::harness::PASSWORD), ("remember", "1")];
    let page = client.submit(&form, "/sign-in", &good).await;
    assert_eq!(page.location(), "/cabinet/sessions");
    assert!(page.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().contains("Max-Age=2592000"));
    let out = client.get("/cabinet").await;
    let out = client.submit(&out, "/sign-out", &[]).await;
    assert!(out.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(client.get("/cabinet").await.status, StatusCode::SEE_OTHER);
    // A way out of the site is no way on.
    let mut client = Client::new(&world);
    let form = client.get("/sign-in?next=//evil.example/cabinet").await;
    assert_eq!(client.submit(&form, "/sign-in", &good).await.location(), "/cabinet");
}

#[tokio::test]
async fn reading_sets_no_cookie() {
    let world = World::new();
    let mut client = Client::new(&world);
    for path in ["/", "/policy", "/policy/cookies", "/register", "/sign-in", "/forms/call-back", "/nope"] {
        assert!(!client.get(path).await.headers.contains_key(header::SET_COOKIE), "{path}");
    }
}
