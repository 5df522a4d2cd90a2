//! The undertaking of staff, as its page says it.

use axum::http::StatusCode;

use crate::client::Client;
use crate::harness::{PASSWORD, World};

const PAGE: &str = "/staff/undertaking";

#[tokio::test]
async fn nothing_of_persons_opens_before_the_undertaking_and_its_page_says_so() {
    let world = World::new();
    let mut person = Client::new(&world);
    person.call_back().await;
    let mut member = Client::new(&world);
    member.sign_in_as_staff().await;
    let case = member.get("/staff").await.href("/staff/cases/");

    world.add_newcomer("new@example.com", &["doctor"]);
    let mut new = Client::new(&world);
    assert_eq!(new.get(PAGE).await.location(), "/staff/sign-in");
    let form = new.get("/staff/sign-in").await;
    let typed = [("login", "new@example.com"), ("password", PASSWORD)];
    assert_eq!(new.submit(&form, "/staff/sign-in", &typed).await.location(), PAGE);
    for path in ["/staff", case.as_str(), "/staff/find", "/staff/acts", "/staff/documents"] {
        let refused = new.get(path).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert!(refused.text.contains("Сначала обязательство") && refused.hrefs().contains(&PAGE.to_owned()));
    }
    for (lang, words) in [("ru", "Обязуюсь"), ("en", "I undertake"), ("kk", "Міндеттенемін")]
    {
        let page = new.get(&format!("{PAGE}?lang={lang}")).await;
        assert!(page.status == StatusCode::OK && page.text.contains(words), "{lang}");
    }
    let page = new.get(PAGE).await;
    assert!(page.text.contains("ст. 7 152-ФЗ") && page.text.contains("ст. 13 323-ФЗ"));
    // What was shown is what is given: a page that shows other texts gives nothing.
    world.publish(|text| {
        text.replace("ответственный за организацию обработки персональных данных", "юрист клиники")
            .replace("редакция 1 ", "редакция 2 ")
    });
    let wrong = new.submit(&page, PAGE, &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Текст изменился"));
    assert_eq!(new.get("/staff").await.status, StatusCode::FORBIDDEN);
    assert_eq!(new.submit(&wrong, PAGE, &[]).await.location(), "/staff");
    assert_eq!(new.get(&case).await.status, StatusCode::OK);
    let given = new.get(PAGE).await;
    assert!(
        given.text.contains("на этой странице") && !given.text.contains("<button class=\"main\">Обязуюсь")
    );
}
