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
    assert!(staff.get("/staff").await.text.contains("Закрыты недавно"));
}
