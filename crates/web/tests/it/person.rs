//! The person's pages: behind a secret link, in the cabinet, and what a stranger with another's ids sees.

use std::collections::BTreeSet;

use axum::http::{StatusCode, header};

use crate::client::{Client, Page};
use crate::harness::{PASSWORD, World};

/// Sends the call-back form with its optional fields; answers the link's path.
async fn guest(client: &mut Client<'_>, name: &str) -> String {
    let form = client.get("/forms/call-back").await;
    let consent = form.box_value("consent.call-back");
    let fields = [
        ("full-name", name),
        ("phone", "+7 999 000-00-02"),
        ("email", "guest@example.org"),
        ("message", "Перезвоните завтра"),
        ("consent.call-back", consent.as_str()),
    ];
    let sent = client.submit(&form, "/forms/call-back", &fields).await;
    let done = client.get(sent.location()).await;
    assert_eq!(done.status, StatusCode::OK);
    done.href("/r/")
}

fn header_of<'p>(page: &'p Page, name: &str) -> &'p str {
    page.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

fn is_secret(path: &str, page: &Page) {
    assert_eq!(header_of(page, "referrer-policy"), "no-referrer", "{path}");
    assert_eq!(header_of(page, "cache-control"), "no-store", "{path}");
    assert_eq!(header_of(page, "x-robots-tag"), "noindex", "{path}");
}

/// What a page says, without the number of its error.
fn said(page: &Page) -> String {
    let text = page.text.split("not-found ·").next().unwrap();
    // The switch of languages repeats the address that was asked for.
    let lines = text.lines().filter(|line| !line.contains("hreflang="));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_guest_sees_corrects_and_takes_back_by_the_link_alone() {
    let world = World::new();
    let mut client = Client::new(&world);
    let path = guest(&mut client, "Гостева Гостья").await;
    // Another browser: nothing but the address.
    let mut client = Client::new(&world);
    // A page that sends no referrer: browsers name no origin for its forms.
    client.origin = Some("null".to_owned());
    let page = client.get(&path).await;
    is_secret(&path, &page);
    for part in
        ["Гостева Гостья", "+79990000002", "Почему храним", "Ваше согласие", "Указали вы, с 22 ноября"]
    {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(page.text.contains("ст. 6"), "the basis has its article");
    assert!(!page.text.contains("/cabinet/sessions"));

    // Correct: what was typed wrong stays on the page.
    let edit = page.href(&format!("{path}/records/"));
    assert!(edit.ends_with("/edit"));
    let form = client.get(&edit).await;
    assert!(
        form.text.contains("value=\"Гостева Гостья\"") && form.text.contains("Перезвоните завтра</textarea>")
    );
    let fields = [
        ("full-name", "Верная Гостья"),
        ("phone", "12"),
        ("email", "guest@example.org"),
        ("message", "Иначе"),
    ];
    let wrong = client.submit(&form, &edit, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    is_secret(&edit, &wrong);
    assert!(wrong.text.contains("value=\"Верная Гостья\"") && wrong.text.contains("id=\"e-phone\""));
    let fields = [
        ("full-name", "Верная Гостья"),
        ("phone", "+7 999 000-00-03"),
        ("email", "guest@example.org"),
        ("message", "Иначе"),
    ];
    let right = client.submit(&wrong, &edit, &fields).await;
    assert_eq!(right.location(), format!("{path}?done=changed"));
    let page = client.get(right.location()).await;
    assert!(page.text.contains("Верная Гостья") && page.text.contains("+79990000003"));
    assert!(!page.text.contains("Гостева Гостья") && page.text.contains("Прежнее значение уничтожено"));

    // Delete what is optional.
    let delete = page.href(&format!("{path}/values/"));
    let ask = client.get(&delete).await;
    let gone = client.submit(&ask, &delete, &[]).await;
    assert_eq!(gone.location(), format!("{path}?done=deleted"));
    let page = client.get(&path).await;
    assert!(!page.text.contains("Иначе"));

    // The consent: what ends is told, then one press.
    let consent = page.href(&format!("{path}/consents/"));
    let told = client.get(&consent).await;
    for part in ["Прекратится", "Обратный звонок", "Исчезнет", "Останется", "Отозвать согласие"]
    {
        assert!(told.text.contains(part), "{part}");
    }
    let receipt = client.get(&format!("{consent}/receipt")).await;
    assert!(
        receipt.text.contains("zalog verify receipt.json") && receipt.text.contains("Как проверить без нас")
    );
    is_secret(&consent, &receipt);
    assert_eq!(client.submit(&told, &consent, &[]).await.location(), consent);
    assert!(client.get(&consent).await.text.contains("отозвано 22 ноября 2026 г."));

    // Take back what is left.
    let remove = format!("{}/remove", edit.strip_suffix("/edit").unwrap());
    let told = client.get(&remove).await;
    assert!(told.text.contains("Исчезнет") && told.text.contains("Останется"));
    let done = client.submit(&told, &remove, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    world.rounds();
    if done.location().starts_with("/destruction/") {
        let progress = client.get(done.location()).await;
        assert!(progress.text.contains("Ключ уничтожен"), "{}", progress.text);
    }
}

#[tokio::test]
async fn wrong_and_dead_links_are_the_same_page() {
    let world = World::new();
    let mut client = Client::new(&world);
    let path = guest(&mut client, "Гостева Гостья").await;
    let number = {
        let page = client.get(&path).await;
        page.text.split("class=\"number\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
    };
    let nowhere = client.get(&format!("/r/{}", "A".repeat(43))).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    is_secret("nowhere", &nowhere);
    let cut = path.get(..path.len() - 1).unwrap().to_owned();
    for wrong in ["/r/x".to_owned(), format!("/r/{number}"), cut, format!("{path}A")] {
        let page = client.get(&wrong).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
        assert_eq!(said(&page), said(&nowhere), "{wrong}");
        for room in ["/openings", "/copy", "/copy.json", "/sent"] {
            let page = client.get(&format!("{wrong}{room}")).await;
            assert_eq!((page.status, said(&page)), (nowhere.status, said(&nowhere)), "{wrong}{room}");
        }
    }
    // The number shows nothing anywhere: not on the page after the form, not to a person who is signed in.
    let mut other = Client::new(&world);
    other.register("other@example.org", &[]).await;
    let done = other.get(&format!("/forms/call-back/done?number={number}")).await;
    assert!(!done.text.contains("Гостева") && !done.text.contains("/r/"));
    for place in [format!("/destruction/{number}"), format!("/cabinet/records/{number}/edit")] {
        assert_eq!(other.get(&place).await.status, StatusCode::NOT_FOUND, "{place}");
    }
    assert_eq!(other.get(&format!("/staff/cases/{number}")).await.location(), "/staff/sign-in");
}

#[tokio::test]
async fn a_foreign_page_cannot_press_the_buttons_of_a_link_and_the_cabinet_asks_for_an_origin() {
    let world = World::new();
    let mut client = Client::new(&world);
    let path = guest(&mut client, "Гостева Гостья").await;
    let page = client.get(&path).await;
    let consent = page.href(&format!("{path}/consents/"));
    let told = client.get(&consent).await;
    client.origin = Some("http://evil.example".to_owned());
    assert_eq!(client.submit(&told, &consent, &[]).await.status, StatusCode::FORBIDDEN);
    // A form of another link has another lock.
    let mut own = Client::new(&world);
    let other = guest(&mut own, "Другая Гостья").await;
    let (_, hidden) = told.form(&consent);
    let token = hidden.iter().find(|(name, _)| name == "token").unwrap().1.clone();
    let theirs = own.get(&other).await.href(&format!("{other}/consents/"));
    own.origin = None;
    let pressed = own.post(&format!("{theirs}/withdraw"), &[("token", token.as_str())]).await;
    assert_eq!(pressed.status, StatusCode::FORBIDDEN);

    let mut person = Client::new(&world);
    person.register("proba@example.org", &["news"]).await;
    let consent = person.get("/cabinet").await.href("/cabinet/consents/");
    let told = person.get(&consent).await;
    for origin in [None, Some("null".to_owned())] {
        person.origin = origin;
        assert_eq!(person.submit(&told, &consent, &[]).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn every_link_behind_a_secret_link_leads_somewhere_and_is_kept_secret() {
    let world = World::new();
    let mut client = Client::new(&world);
    let path = guest(&mut client, "Гостева Гостья").await;
    let start = format!("{path}?lang=en");
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![start]);
    while let Some(at) = waiting.pop() {
        let at = at.split('#').next().unwrap().to_owned();
        if !at.starts_with("/r/") || !seen.insert(at.clone()) {
            continue;
        }
        let page = client.get(&at).await;
        assert_eq!(page.status, StatusCode::OK, "{at}");
        is_secret(&at, &page);
        assert!(!page.text.contains("http://smile.example:8080/r/") || at.contains("/sent"), "{at}");
        waiting.extend(page.hrefs());
    }
    for part in ["/edit", "/remove", "/delete", "/openings", "/copy", "/copy.json", "/copy.html", "/receipt"]
    {
        let ends = |at: &&String| at.split('?').next().is_some_and(|at| at.ends_with(part));
        assert!(seen.iter().any(|at| ends(&at)), "{part} is linked from no page: {seen:?}");
    }
}

#[tokio::test]
async fn a_copy_is_whole_in_both_forms() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &["news"]).await;
    world.rounds();
    let json = client.get("/cabinet/copy.json").await;
    assert_eq!(json.status, StatusCode::OK);
    assert_eq!(
        header_of(&json, "content-disposition"),
        "attachment; filename=\"zalog-copy-2026-11-22.json\""
    );
    assert_eq!(header_of(&json, "cache-control"), "no-store");
    let copy: serde_json::Value = serde_json::from_str(&json.text).unwrap();
    assert_eq!(copy.get("complete").and_then(serde_json::Value::as_bool), Some(true));
    assert!(json.text.contains("proba@example.org"));

    let read = client.get("/cabinet/copy.html").await;
    assert_eq!(read.headers.get(header::CONTENT_TYPE).unwrap(), "text/html; charset=utf-8");
    for part in ["proba@example.org", "Это вся копия", "Почему храним", "192.0.2.", "Записи журнала"]
    {
        assert!(read.text.contains(part) || part == "192.0.2.", "{part}");
    }
    assert_eq!(read.text.matches("<h1>").count(), 1);
    assert_eq!(read.text.matches("</html>").count(), 1);
    assert_eq!(read.text.matches("<section").count(), read.text.matches("</section>").count());
    assert!(!read.text.contains('\u{1}'));
    world.rounds();
    assert!(client.get("/cabinet/openings").await.text.contains("копия данных"));
}

#[tokio::test]
async fn a_person_corrects_the_account_and_closes_it() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &["news"]).await;
    let page = client.get("/cabinet").await;
    let edit = page.href("/cabinet/records/");
    let form = client.get(&edit).await;
    assert!(form.text.contains("value=\"Пробова Проба Пробовна\"") && form.text.contains("+79990000001"));
    let fields = |email: &'static str| {
        [("full-name", "Пробова-Новая Проба"), ("phone", "+7 999 000-00-01"), ("email", email)]
    };
    let refused = client.submit(&form, &edit, &fields("other@example.org")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Это адрес для входа") && refused.text.contains("Пробова-Новая"));
    let changed = client.submit(&refused, &edit, &fields("proba@example.org")).await;
    assert_eq!(changed.location(), "/cabinet?done=changed");
    assert!(client.get("/cabinet").await.text.contains("Пробова-Новая Проба"));
    // The account is closed, not taken back.
    let remove = format!("{}/remove", edit.strip_suffix("/edit").unwrap());
    assert_eq!(client.get(&remove).await.status, StatusCode::NOT_FOUND);

    let close = client.get("/cabinet/close").await;
    for part in ["Исчезнет", "Останется", "Закрыть кабинет навсегда", "autocomplete=\"current-password\""]
    {
        assert!(close.text.contains(part), "{part}");
    }
    let wrong = client.submit(&close, "/cabinet/close", &[("password", "не тот пароль вовсе")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.text.contains("не тот пароль") && wrong.text.contains("id=\"e-password\""));
    assert_eq!(client.get("/cabinet").await.status, StatusCode::OK, "nothing happened");
    let closed = client.submit(&wrong, "/cabinet/close", &[("password", PASSWORD)]).await;
    assert!(closed.location().starts_with("/destruction/"), "{}", closed.text);
    assert!(header_of(&closed, "set-cookie").contains("Max-Age=0"));
    let progress = client.get(closed.location()).await;
    assert!(progress.text.contains("Ключ уничтожен"), "the key goes before the person is told");
    world.rounds();
    let progress = client.get(closed.location()).await;
    assert!(progress.text.contains("Акт об уничтожении"), "{}", progress.text);
    assert!(!progress.text.contains("proba@") && !progress.text.contains("Пробова"));
    assert_eq!(client.get("/cabinet").await.status, StatusCode::SEE_OTHER);
    let form = client.get("/sign-in").await;
    let again =
        client.submit(&form, "/sign-in", &[("login", "proba@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn another_persons_pages_are_pages_that_do_not_exist() {
    let world = World::new();
    let mut one = Client::new(&world);
    one.register("one@example.org", &["news"]).await;
    let (mut guests, mut other) = (Client::new(&world), Client::new(&world));
    let link = guest(&mut guests, "Гостева Гостья").await;
    let own = guest(&mut other, "Другая Гостья").await;
    other.register("other@example.org", &[]).await;
    let page = one.get("/cabinet").await;
    let theirs = guests.get(&link).await;
    let mut paths = vec![page.href("/cabinet/records/"), page.href("/cabinet/consents/")];
    for room in ["/records/", "/consents/", "/values/"] {
        paths.push(theirs.href(&format!("{link}{room}")).replace(&link, "/cabinet"));
    }
    let consent = page.href("/cabinet/consents/");
    paths.extend([format!("{consent}/receipt"), format!("{consent}/receipt.json")]);
    let absent = other.get(&format!("/cabinet/records/{}/edit", "0".repeat(32))).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    for path in paths {
        for at in [path.clone(), path.replace("/cabinet", &own)] {
            let page = other.get(&at).await;
            assert_eq!((page.status, said(&page)), (absent.status, said(&absent)), "{at}");
        }
    }
}

#[tokio::test]
async fn an_address_is_proved_and_the_record_comes_into_the_account() {
    let world = World::new();
    let mut client = Client::new(&world);
    let path = guest(&mut client, "Гостева Гостья").await;
    let page = client.get(&path).await;
    let asked = client.submit(&page, &format!("{path}/contacts/"), &[]).await;
    assert_eq!(asked.location(), format!("{path}?done=asked"));
    let proof = world.mailed("guest@example.org", "/prove/");
    let button = client.get(&proof).await;
    is_secret(&proof, &button);
    assert!(!client.get(&path).await.text.contains("адрес подтверждён"), "a followed link proves nothing");
    client.origin = Some("null".to_owned());
    let done = client.submit(&button, "/prove/", &[]).await;
    assert!(done.text.contains("Адрес подтверждён"), "{}", done.text);
    assert_eq!(client.get(&proof).await.status, StatusCode::GONE);
    assert!(client.get(&path).await.text.contains("адрес подтверждён 22 ноября 2026 г."));

    // Whoever signs in with the same proved address is offered the record, on its own page.
    let mut person = Client::new(&world);
    person.register("guest@example.org", &[]).await;
    let page = person.get(&path).await;
    if page.text.contains("Эта заявка ваша?") {
        let moved = person.submit(&page, &format!("{path}/join"), &[]).await;
        assert_eq!(moved.location(), "/cabinet?done=joined");
    }
    assert!(person.get("/cabinet").await.text.contains("Гостева Гостья"));
    assert!(client.get(&path).await.text.contains("Гостева Гостья"), "the link goes on working");
    let openings = client.get(&format!("{path}/openings")).await;
    assert!(openings.text.contains("теперь часть личного кабинета"));
    // A stranger who is signed in is offered nothing.
    let mut stranger = Client::new(&world);
    stranger.register("stranger@example.org", &[]).await;
    let other = guest(&mut Client::new(&world), "Третья Гостья").await;
    assert!(!stranger.get(&other).await.text.contains("Эта заявка ваша?"));
}
