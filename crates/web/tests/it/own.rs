//! What a person changes of his own: values the account cannot do without, the password, the address to sign in by.

use axum::http::{StatusCode, header};

use crate::client::Client;
use crate::harness::{PASSWORD, World};
use crate::promises::{at, register};

/// Every value of the account has a way to be deleted. What the account cannot do without says so, names what may be done
/// instead, and leads to closing by one link; a press by hand changes nothing.
///
/// Keeps: prommet-2.2.1-o
#[tokio::test]
async fn what_the_account_needs_leads_to_its_closing() {
    let world = World::of("prommet");
    let mut client = at(&world, "www.mpo-pro.ru");
    register(&mut client, "ivanna@example.com").await;
    let cabinet = client.get("/cabinet").await;
    let deletes: Vec<String> =
        cabinet.hrefs().into_iter().filter(|href| href.starts_with("/cabinet/values/")).collect();
    assert_eq!(deletes.len(), 3, "name, address and phone: {deletes:?}");
    for href in &deletes {
        let page = client.get(href).await;
        assert!(page.text.contains("личный кабинет не действует"), "{}", page.text);
        assert!(page.text.contains("Его можно исправить"), "{}", page.text);
        assert!(!page.text.contains("<form method=\"post\" action=\"/cabinet/values/"), "no button");
        let close = client.get(&page.href("/cabinet/close")).await;
        assert!(close.text.contains("Закрыть кабинет навсегда"), "{}", close.text);
        let pressed = client.post(href, &[]).await;
        assert!(pressed.status.is_client_error(), "{}", pressed.status);
    }
    let after = client.get("/cabinet").await;
    assert!(deletes.iter().all(|href| after.hrefs().contains(href)), "nothing is gone");
    assert_eq!(after.status, StatusCode::OK);
}

/// Signs in by a page; says whether it was let in.
async fn signs_in(world: &World, email: &str, password: &str) -> bool {
    let mut client = at(world, "www.mpo-pro.ru");
    let form = client.get("/sign-in").await;
    let sent = client.submit(&form, "/sign-in", &[("login", email), ("password", password)]).await;
    sent.status == StatusCode::SEE_OTHER
}

#[tokio::test]
async fn the_password_is_changed_in_the_cabinet_with_the_one_before() {
    let world = World::of("prommet");
    let mut client = at(&world, "www.mpo-pro.ru");
    register(&mut client, "ivanna@example.com").await;
    let path = client.get("/cabinet").await.href("/cabinet/password");
    let form = client.get(&path).await;
    let wrong = [("password", "не тот пароль вовсе"), ("new-password", "совсем другая лодка")];
    let refused = client.submit(&form, &path, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("id=\"e-password\"") && !refused.text.contains("лодка"),
        "{}",
        refused.text
    );
    let short = client.submit(&refused, &path, &[("password", PASSWORD), ("new-password", "кратко")]).await;
    assert!(short.text.contains("id=\"e-new-password\""), "{}", short.text);
    let right = [("password", PASSWORD), ("new-password", "совсем другая лодка")];
    let done = client.submit(&short, &path, &right).await;
    assert_eq!(done.location(), "/cabinet?done=password");
    assert!(client.get(done.location()).await.text.contains("Пароль сменён"));
    assert!(signs_in(&world, "ivanna@example.com", "совсем другая лодка").await);
    assert!(!signs_in(&world, "ivanna@example.com", PASSWORD).await);
}

#[tokio::test]
async fn the_address_is_changed_by_the_press_in_the_letter_and_not_by_the_link() {
    let world = World::of("prommet");
    let mut client = at(&world, "www.mpo-pro.ru");
    register(&mut client, "ivanna@example.com").await;
    register(&mut at(&world, "www.mpo-pro.ru"), "pyotr@example.com").await;
    let path = client.get("/cabinet").await.href("/cabinet/address");
    let mut answers = Vec::new();
    // One that nobody has, and one that somebody has: the same answer, to the letter.
    for email in ["pyotr@example.com", "ivanna.new@example.org"] {
        let form = client.get(&path).await;
        let refused =
            client.submit(&form, &path, &[("email", email), ("password", "не тот пароль вовсе")]).await;
        assert!(refused.text.contains("id=\"e-password\"") && refused.text.contains(email));
        let sent = client.submit(&refused, &path, &[("email", email), ("password", PASSWORD)]).await;
        answers.push((sent.location().to_owned(), client.get(sent.location()).await.text.len()));
        assert!(client.get(&path).await.text.contains("ждёт подтверждения"));
    }
    assert_eq!(answers[0], answers[1]);
    let link = world.mailed("ivanna.new@example.org", "/address/");
    // Another browser, which knows nothing of the account.
    let mut reader = Client::new(&world);
    reader.host.clone_from(&client.host);
    // A page that sends no referrer: browsers name no origin for its forms.
    reader.origin = Some("null".to_owned());
    for _ in 0..2 {
        let page = reader.get(&link).await;
        assert_eq!(page.headers.get(header::REFERRER_POLICY).unwrap(), "no-referrer");
        assert!(signs_in(&world, "ivanna@example.com", PASSWORD).await, "looking changes nothing");
    }
    let page = reader.get(&link).await;
    let done = reader.submit(&page, "/address/", &[]).await;
    assert!(done.text.contains("Прежний уничтожен"), "{}", done.text);
    assert!(!signs_in(&world, "ivanna@example.com", PASSWORD).await);
    assert!(signs_in(&world, "ivanna.new@example.org", PASSWORD).await);
    assert_eq!(reader.get(&link).await.status, StatusCode::GONE);
    assert!(client.get("/cabinet").await.text.contains("ivanna.new@example.org"));
}

/// After a year the cabinet reminds of looking the data through, below which they stand with the way to correct them; one
/// press silences it for the next year, and the person's journal has it.
///
/// Keeps: smile-6.1.2-a
#[tokio::test]
async fn once_a_year_the_cabinet_asks_to_look_the_data_through() {
    let world = World::of("smile");
    let mut client = at(&world, "smileprogress.ru");
    register(&mut client, "proba@example.org").await;
    let reminds = |text: &str| text.contains("Проверьте свои данные");
    assert!(!reminds(&client.get("/cabinet").await.text));
    let year = 365 * 24 * 3600;
    for _ in 0..2 {
        world.pass(year);
        world.rounds();
        let mut client = at(&world, "smileprogress.ru");
        let form = client.get("/sign-in").await;
        let fields = [("login", "proba@example.org"), ("password", PASSWORD)];
        client.submit(&form, "/sign-in", &fields).await;
        let cabinet = client.get("/cabinet").await;
        assert!(reminds(&cabinet.text), "{}", cabinet.text);
        // What is out of date is corrected right there, and the reminder waits for its own press.
        let edit = cabinet.href("/cabinet/records/");
        let form = client.get(&edit).await;
        let fields =
            [("full-name", "Новая Проба"), ("phone", "+7 999 000-00-07"), ("email", "proba@example.org")];
        client.submit(&form, &edit, &fields).await;
        let cabinet = client.get("/cabinet").await;
        assert!(cabinet.text.contains("Новая Проба") && reminds(&cabinet.text));
        let pressed = client.submit(&cabinet, "/cabinet/checked", &[]).await;
        assert_eq!(pressed.location(), "/cabinet?done=checked");
        let after = client.get(pressed.location()).await;
        assert!(!reminds(&after.text) && after.text.contains("данные верны"), "{}", after.text);
        let copy = client.get("/cabinet/copy.html").await;
        assert!(copy.text.contains("подтверждено, что данные верны"));
    }
}

/// The cabinet leads to the page of requests, and that to the form that opens a case.
#[tokio::test]
async fn an_objection_is_reached_from_the_cabinet() {
    let world = World::of("progtime");
    let mut client = at(&world, "progtime.net");
    register(&mut client, "ivanna@example.com").await;
    let requests = client.get("/cabinet").await.href("/requests");
    let path = client.get(&requests).await.href("/forms/privacy");
    let form = client.get(&path).await;
    let fields = [("email", "ivanna@example.com"), ("message", "Возражаю против хранения журнала входов")];
    let sent = client.submit(&form, &path, &fields).await;
    assert!(sent.location().starts_with("/forms/privacy/done"), "{}", sent.text);
    assert!(client.get("/cabinet").await.text.contains("Возражаю против хранения журнала входов"));
}

/// The form asks whose the data are. Those of another person need the declaration, in the words of the published text; the
/// cabinet says of it from then on.
///
/// Keeps: progtime-others-2
#[tokio::test]
async fn data_of_another_person_need_the_declaration() {
    let world = World::of("progtime");
    let mut client = at(&world, "progtime.net");
    let form = client.get("/register").await;
    assert!(form.text.contains("<option value=\"own\" selected>Мои</option>"), "{}", form.text);
    assert!(form.text.contains("name=\"other-person-declared\" type=\"checkbox\""), "{}", form.text);
    let said = client.get("/acknowledgement").await.text;
    let words = "Человек, чьи данные я указываю, знает, кто, зачем и как будет их обрабатывать";
    assert!(form.text.contains(words) && said.contains(words), "one text in both places");
    let mut fields = vec![
        ("email", "parent@example.com"),
        ("surname", "Пробова"),
        ("given-name", "Проба"),
        ("password", PASSWORD),
        ("other-person", "child"),
    ];
    let refused = client.submit(&form, "/register", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("id=\"e-other-person-declared\""), "{}", refused.text);
    assert!(refused.text.contains("<option value=\"child\" selected>"), "what was chosen stays");
    fields.push(("other-person-declared", "1"));
    let sent = client.submit(&refused, "/register", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let path = world.mailed("parent@example.com", "/register/confirm/");
    let confirm = client.get(&path).await;
    client.submit(&confirm, "/register/confirm/", &[]).await;
    let cabinet = client.get("/cabinet").await;
    assert!(
        cabinet.text.contains("Это данные другого человека: ваш ребёнок или подопечный"),
        "{}",
        cabinet.text
    );
}
