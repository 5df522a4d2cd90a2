//! The operator's forms, on our pages and on the operator's own.

use axum::http::StatusCode;

use crate::client::Client;
use crate::harness::World;

#[tokio::test]
async fn a_form_opens_a_case_once() {
    let world = World::new();
    let mut client = Client::new(&world);
    let form = client.get("/forms/call-back").await;
    let consent = form.box_value("consent.call-back");
    assert_eq!(consent.len(), 64, "the box names the text beside it by its hash");
    let fields = [
        ("full-name", "Пробова Проба"),
        ("phone", "+7 999 000-00-02"),
        ("consent.call-back", consent.as_str()),
    ];
    let first = client.submit(&form, "/forms/call-back", &fields).await;
    let second = client.submit(&form, "/forms/call-back", &fields).await;
    assert!(
        first.location().starts_with("/r/") && first.location().ends_with("/sent"),
        "{}",
        first.location()
    );
    assert_eq!(first.location(), second.location(), "a double click is one case, and leads to the same link");
    let done = client.get(first.location()).await;
    assert!(done.text.contains("Номер заявки") && done.text.contains("http://smile.example:8080/r/"));
    // A number that is none is not repeated.
    assert!(!client.get("/forms/call-back/done?number=evil").await.text.contains("evil<"));
}

#[tokio::test]
async fn a_refused_form_says_what_is_wrong_and_keeps_what_was_typed() {
    let world = World::new();
    let mut client = Client::new(&world);
    let form = client.get("/forms/call-back").await;
    let page =
        client.submit(&form, "/forms/call-back", &[("full-name", "Пробова <b>"), ("phone", "12")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "Ошибка: ",
        "<a href=\"#f-phone\">",
        "<a href=\"#f-consent.call-back\">",
        "aria-invalid=\"true\" aria-describedby=\"e-phone\"",
        "value=\"Пробова &#60;b&#62;\"",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(!page.text.contains("id=\"e-full-name\""));
    // It can be mended and sent from the page it came back on.
    let consent = page.box_value("consent.call-back");
    let fields =
        [("full-name", "Пробова"), ("phone", "+7 999 000-00-02"), ("consent.call-back", consent.as_str())];
    assert_eq!(client.submit(&page, "/forms/call-back", &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_operators_own_page_may_send_a_form() {
    let world = World::new();
    let mut client = Client::new(&world);
    let fields = |extra: &[(&'static str, &'static str)]| {
        let mut fields =
            vec![("Name", "Пробова Проба"), ("Phone", "+7 999 000-00-02"), ("agree", "1"), ("tranid", "x")];
        fields.extend_from_slice(extra);
        fields
    };
    for origin in ["http://smileprogress.ru", "https://smileprogress.ru", "https://pd.smileprogress.ru"] {
        client.origin = Some(origin.to_owned());
        world.pass(700);
        let page = client.post("/f/call-back", &fields(&[])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{origin}: {}", page.text);
        let again = client.post("/f/call-back", &fields(&[])).await;
        assert_eq!(page.location(), again.location(), "{origin}: a double click is one case");
    }
    for origin in ["http://evil.example", "https://smileprogress.ru.evil.example", "null"] {
        client.origin = Some(origin.to_owned());
        assert_eq!(client.post("/f/call-back", &fields(&[])).await.status, StatusCode::FORBIDDEN, "{origin}");
    }
    client.origin = Some("https://smileprogress.ru".to_owned());
    let now = world.app.clock().as_second();
    let quick = now.to_string();
    for (name, value) in [
        ("website", "http://evil.example"),
        ("zalog-time", quick.as_str()),
        ("zalog-time", "1"),
        ("agree", "7"),
    ] {
        let mut typed = vec![("Name", "Пробова Проба"), ("Phone", "+7 999 000-00-02"), ("agree", "1")];
        typed.retain(|(known, _)| *known != name);
        typed.push((name, value));
        let page = client.post("/f/call-back", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}={value}");
        assert!(
            page.text.contains("value=\"Пробова Проба\"") && page.text.contains("role=\"alert\""),
            "{name}={value}"
        );
    }
    assert_eq!(client.post("/f/no-such-form", &[("a", "b")]).await.status, StatusCode::NOT_FOUND);
    // What nothing declares is counted for staff.
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let queue = staff.get("/staff").await;
    assert!(queue.text.contains("Поля, которых нет в политике"), "{}", queue.text);
}
