//! What a person changes of his own: values the account cannot do without, the password, the address to sign in by.

use axum::http::StatusCode;

use crate::harness::World;
use crate::promises::{at, register};

/// Every value of the account has a way to be deleted. What the account cannot do without says so, names what may be done
/// instead, and leads to closing by one link; a press by hand changes nothing. What may go alone goes.
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
