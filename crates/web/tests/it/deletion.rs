//! Staff delete the data of a case: first what goes and what stays, then a reason, then the number of the act.

use axum::http::StatusCode;

use crate::client::Client;
use crate::harness::World;

#[tokio::test]
async fn staff_are_shown_what_goes_and_delete_for_a_reason() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let case = staff.get("/staff").await.href("/staff/cases/");
    let path = staff.get(&case).await.href(&format!("{case}/delete"));
    let page = staff.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in [
        "Что исчезнет и что останется",
        "Человеку уйдёт письмо",
        "value=\"unlawful\"",
        "получены неправомерно",
    ] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }

    let refused = staff.submit(&page, &path, &[("because", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("без причины ничего не удаляется"), "{}", refused.text);
    let unsigned = staff.post(&path, &[("because", "mistake")]).await;
    assert_eq!(unsigned.status, StatusCode::UNPROCESSABLE_ENTITY, "no token, no deletion");
    assert_eq!(person.get(&path).await.location().split('?').next(), Some("/staff/sign-in"), "staff only");
    assert_eq!(staff.get(&case).await.status, StatusCode::OK, "so far nothing is gone");

    let done = staff.submit(&page, &path, &[("because", "not-needed")]).await;
    let progress = done.location().to_owned();
    assert!(progress.starts_with("/destruction/"), "{progress}");
    world.rounds();
    let progress = staff.get(&progress).await;
    assert!(progress.text.contains("Номер акта") || progress.text.contains("/2026"), "{}", progress.text);
    let left = staff.get(&case).await.text;
    assert!(left.contains("Данные удалены"), "{left}");
    // What proves the consent stays for its term, as the page before had said.
    assert!(left.contains("до 22 ноября 2029") && page.text.contains("до 22 ноября 2029"), "{left}");
    let told = world.outbox.letters().into_iter().find(|letter| letter.to == "proba@example.org").unwrap();
    assert!(told.text.contains("Причина: данные больше не нужны."), "{}", told.text);
    let seen = person.get("/cabinet/openings").await;
    assert!(seen.text.contains("удаление"), "{}", seen.text);
}
