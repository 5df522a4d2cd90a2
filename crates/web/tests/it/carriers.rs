//! Work outside the program, as staff enter it and the person reads it.

use axum::http::StatusCode;

use crate::client::Client;
use crate::harness::World;

#[tokio::test]
async fn work_by_hand_is_entered_and_the_person_reads_it() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.register("proba@example.org", &[]).await;
    person.call_back().await;
    let mut staff = Client::new(&world);
    staff.sign_in_as_staff().await;
    let case = staff.get("/staff").await.href("/staff/cases/");
    let path = staff.get(&case).await.href("/staff/records/");
    let page = staff.get(&path).await;
    assert!(page.text.contains("извлечение") && page.text.contains("предоставление"), "{}", page.text);

    let called = [
        ("operation", "use"),
        ("purpose", "call-back"),
        ("item-phone", "1"),
        ("way", "by-hand"),
        ("done_on", "2026-11-22"),
    ];
    let wrong: Vec<_> = called.into_iter().chain([("medium", "paper"), ("number", "папка")]).collect();
    let refused = staff.submit(&page, &path, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"папка\""), "what was typed stays");
    assert!(refused.text.contains("value=\"use\" selected") && refused.text.contains("id=\"e-number\""));
    let ticked = "name=\"item-phone\" type=\"checkbox\" value=\"1\" checked";
    assert!(refused.text.contains(ticked), "what was ticked stays");
    assert_eq!(
        staff.post(&path, &called).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no token, no entry"
    );
    assert!(staff.get(&path).await.text.contains("Записей пока нет"));
    assert_eq!(staff.submit(&page, &path, &called).await.location(), path);
    let done = staff.get(&path).await;
    assert!(done.text.contains("вручную") && !done.text.contains("Записей пока нет"));

    world.rounds();
    let seen = person.get("/cabinet/openings").await;
    assert!(seen.text.contains("сотрудник, вручную") && seen.text.contains("использование"), "{}", seen.text);
    assert_eq!(staff.get("/staff/carriers").await.status, StatusCode::OK);
    assert_eq!(person.get(&path).await.location().split('?').next(), Some("/staff/sign-in"), "staff only");
}
