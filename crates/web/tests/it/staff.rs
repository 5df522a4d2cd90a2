//! The staff's pages.

use axum::http::StatusCode;

use crate::client::Client;
use crate::harness::World;

#[tokio::test]
async fn values_open_by_a_press_and_the_person_sees_it() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let path = staff.get("/staff").await.href("/staff/cases/");
    let case = staff.get(&path).await;
    assert!(!case.text.contains("Пробова"), "a case shows no value until it is opened");
    let open = staff.submit(&case, &format!("{path}/values"), &[]).await;
    assert_eq!(open.status, StatusCode::OK);
    assert!(open.text.contains("Пробова Проба") && open.text.contains("+79990000002"));
    world.rounds();
    let seen = person.get("/cabinet/openings").await;
    assert!(seen.text.contains("сотрудник"), "{}", seen.text);
}

#[tokio::test]
async fn a_case_goes_forward_only() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let path = staff.get("/staff").await.href("/staff/cases/");
    let new = staff.get(&path).await;
    assert_eq!(staff.submit(&new, &format!("{path}/move"), &[("to", "answered")]).await.location(), path);
    let answered = staff.get(&path).await;
    assert!(answered.text.contains("есть ответ") && !answered.text.contains("value=\"in-work\""));
    assert_eq!(
        staff.submit(&answered, &format!("{path}/move"), &[("to", "in-work")]).await.status,
        StatusCode::CONFLICT
    );
    staff.submit(&answered, &format!("{path}/move"), &[("to", "closed")]).await;
    assert!(!staff.get("/staff").await.hrefs().contains(&path));
    assert!(staff.get("/staff?state=closed").await.hrefs().contains(&path));
}

#[tokio::test]
async fn the_queue_is_filtered_by_its_address() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let queue = staff.get("/staff?lang=en").await;
    let path = queue.href("/staff/cases/");
    assert!(queue.text.contains("<svg") && queue.text.contains("Cases by state"));
    // A form sent by GET drops the query of its action: the language goes with it as a field.
    assert!(queue.text.contains("<input type=\"hidden\" name=\"lang\" value=\"en\">"));
    for (query, found) in [
        ("", true),
        ("?state=new&form=call-back&role=mine&host=smile.example", true),
        ("?state=all", true),
        ("?state=answered", false),
        ("?form=booking", false),
    ] {
        let page = staff.get(&format!("/staff{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        let listed = page.hrefs().iter().any(|href| href.starts_with("/staff/cases/"));
        assert_eq!(listed, found, "{query}");
    }
    for query in ["state=lost", "form=nope", "role=theirs", "host=evil.example", "after=<b>"] {
        let query = query.replace('<', "%3C").replace('>', "%3E");
        let page = staff.get(&format!("/staff?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.text.contains("Так отобрать не получилось"), "{query}");
        assert!(page.text.contains("/staff/cases/"), "what waits is shown all the same: {query}");
    }
    let number = path.split('/').next_back().unwrap().split('?').next().unwrap();
    let typed = number.replace('-', "%20").to_lowercase();
    let led = staff.get(&format!("/staff?number={typed}")).await;
    assert_eq!(led.location(), format!("/staff/cases/{number}"));
    let wrong = staff.get("/staff?number=%3Cb%3E1").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("не похоже на номер заявки") && !wrong.text.contains("<b>1"));
}

#[tokio::test]
async fn a_note_is_written_read_and_seen_by_the_person() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let path = staff.get("/staff").await.href("/staff/cases/");
    let notes = format!("{path}/notes");
    let case = staff.get(&path).await;
    let long = "щ".repeat(2_001);
    let refused = staff.submit(&case, &format!("{notes}\""), &[("note", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&long), "what was typed stays");
    assert!(refused.text.contains("Слишком длинно"));
    let said = "Просил <после> шести";
    let written = staff.submit(&refused, &format!("{notes}\""), &[("note", said)]).await;
    assert_eq!(written.location(), path);
    let case = staff.get(&path).await;
    assert!(
        case.text.contains("Есть 1 заметка.") && !case.text.contains("Просил"),
        "shut until it is opened"
    );
    let open = staff.submit(&case, &format!("{notes}/open"), &[]).await;
    assert!(open.text.contains("Просил ") && !open.text.contains(said), "escaped: {}", open.text);
    assert!(open.text.contains(crate::harness::STAFF), "who wrote it");
    world.rounds();
    let cabinet = person.get("/cabinet").await;
    assert!(cabinet.text.contains("Просил "), "{}", cabinet.text);
    assert!(cabinet.text.contains("Заметка сотрудника по заявке"));
    assert!(cabinet.text.contains("Записывают наши сотрудники"), "where it comes from");
    assert!(person.get("/cabinet/openings").await.text.contains("Заметки сотрудников"));
}

#[tokio::test]
async fn values_open_for_another_purpose_of_the_roles() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let path = staff.get("/staff").await.href("/staff/cases/");
    let case = staff.get(&path).await;
    let values = format!("{path}/values");
    let open = staff.submit(&case, &values, &[("purpose", "booking")]).await;
    assert!(open.text.contains("Осталось закрытым") && open.text.contains("нет действующего основания"));
    assert!(!open.text.contains("Пробова"), "no value without its ground");
    let none = staff.submit(&case, &values, &[("purpose", "curiosity")]).await;
    assert_eq!(none.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_was_waited_for_is_reported_by_a_button() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    let form = person.get("/forms/certificate").await;
    let fields = [
        ("full-name", "Пробова Проба"),
        ("phone", "+7 999 000-00-02"),
        ("email", "proba@example.org"),
        ("order", "Сертификат на чистку"),
    ];
    person.submit(&form, "/forms/certificate", &fields).await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let path = staff.get("/staff").await.href("/staff/cases/");
    let case = staff.get(&path).await;
    assert!(case.text.contains("Сертификат погашен") && !case.text.contains("Курс окончен"));
    let event = format!("{path}/event");
    let lie = staff.submit(&case, &event, &[("event", "course-ended")]).await;
    assert_eq!(lie.status, StatusCode::CONFLICT);
    assert_eq!(staff.submit(&case, &event, &[("event", "certificate-used")]).await.location(), path);
    let done = staff.get(&path).await;
    assert!(!done.text.contains("value=\"certificate-used\""), "it waits no more");
    assert!(done.text.contains("До каких пор хранится") && done.text.contains("Сертификат погашен"));
}

#[tokio::test]
async fn a_person_is_found_and_the_address_stands_in_no_url() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    person.call_back().await;
    let mut guest = Client::new(&world);
    guest.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let find = staff.get("/staff/find").await;
    let by_phone = [("address", "8 (999) 000-00-02"), ("purpose", "call-back")];
    let found = staff.submit(&find, "/staff/find", &by_phone).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.text.contains("Человек 1 из 2") && found.text.contains("Человек 2 из 2"), "{}", found.text);
    assert!(found.text.contains("Пробова Проба") && found.text.contains("нет действующего основания"));
    assert!(found.text.contains("value=\"8 (999) 000-00-02\""), "what was typed stays");
    assert!(found.hrefs().iter().all(|href| !href.contains("999")));
    let nobody = [("address", "nobody@example.org"), ("purpose", "call-back")];
    let none = staff.submit(&find, "/staff/find", &nobody).await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(none.text.contains("Никого с таким адресом нет"));
    let wrong = staff.submit(&find, "/staff/find", &[("address", "вчера"), ("purpose", "call-back")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Это не адрес почты и не номер телефона"));
    assert!(wrong.text.contains("value=\"вчера\""));
    world.rounds();
    assert!(person.get("/cabinet/openings").await.text.contains("сотрудник"));
    let mut stranger = Client::new(&world);
    assert_eq!(stranger.get("/staff/find").await.status, StatusCode::SEE_OTHER);
}

/// What is filed with the regulator is for the officer: not for a visitor, not for another role, and in every form.
#[tokio::test]
async fn the_office_reads_its_documents_and_nobody_else_does() {
    let world = World::new();
    let mut visitor = Client::new(&world);
    for path in ["/staff/documents", "/staff/documents/ropa", "/staff/documents/ropa.csv"] {
        assert!(visitor.get(path).await.location().starts_with("/staff/sign-in"), "{path}");
    }
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    assert!(staff.get("/staff").await.hrefs().contains(&"/staff/documents".to_owned()));
    let list = staff.get("/staff/documents").await;
    let listed: Vec<String> =
        list.hrefs().into_iter().filter(|h| h.starts_with("/staff/documents/")).collect();
    assert_eq!(
        listed,
        [
            "notice",
            "notice-change",
            "notice-end",
            "ropa",
            "undertaking-confidentiality",
            "undertaking-medical-secrecy"
        ]
        .map(|name| format!("/staff/documents/{name}"))
    );
    for path in &listed {
        let shown = staff.get(path).await;
        assert_eq!(shown.status, StatusCode::OK, "{path}");
        assert!(shown.text.contains("Клиника «Смайл Прогресс»") || shown.text.contains("Смайл Прогресс"));
        assert!(staff.get(&format!("{path}.md")).await.text.starts_with("# "), "{path}");
        assert!(staff.get(&format!("{path}.txt?lang=en")).await.text.contains("===="), "{path}");
    }
    let csv = staff.get("/staff/documents/ropa.csv").await;
    assert!(csv.text.starts_with("\u{feff}\"№\",\"Цель\","), "{}", csv.text);
    // What is public is not here, and what is here is not public.
    for path in ["/staff/documents/policy", "/staff/documents/notice.csv", "/staff/documents/data-list"] {
        assert_eq!(staff.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/policy/ropa", "/policy/notice", "/consents/ropa"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    world.add_member("reception@example.org", &["registratura"]);
    let mut other = Client::new(&world);
    other.sign_in_as("reception@example.org").await;
    assert!(!other.get("/staff").await.hrefs().contains(&"/staff/documents".to_owned()));
    for path in ["/staff/documents", "/staff/documents/ropa", "/staff/documents/ropa.csv"] {
        assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
