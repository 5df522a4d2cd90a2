//! What pages, addresses and cookies of the five operators keep of what they promise.

use std::collections::BTreeSet;

use axum::http::{StatusCode, header};

use crate::client::{Client, Page};
use crate::harness::{PASSWORD, World};

/// A browser at one of the hosts.
pub fn at<'w>(world: &'w World, host: &str) -> Client<'w> {
    let mut client = Client::new(world);
    client.host = host.to_owned();
    client.origin = Some(format!("https://{host}"));
    client
}

/// Cookies of an answer: name and the rest of the line.
fn cookies(page: &Page) -> Vec<(String, String)> {
    let lines = page.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap());
    let split = lines.map(|line| line.split_once('=').unwrap());
    split.map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect()
}

/// Registers by what the form asks, and confirms.
pub async fn register(client: &mut Client<'_>, email: &str) -> Page {
    let form = client.get("/register").await;
    let policy = client.world.app.policy();
    let declared = policy.forms.iter().find(|f| f.registration).unwrap();
    let mut fields: Vec<(&str, &str)> = vec![("password", PASSWORD)];
    for field in declared.fields.iter().filter(|f| !f.legal_persons_only) {
        let text = match field.item.as_str() {
            "email" => email,
            "phone" => "+7 999 000-00-01",
            "country" => "RU",
            _ => "Пробова Проба",
        };
        fields.push((field.item.as_str(), text));
    }
    let sent = client.submit(&form, "/register", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let path = client.world.mailed(email, "/register/confirm/");
    let confirm = client.get(&path).await;
    client.submit(&confirm, "/register/confirm/", &[]).await
}

/// Every host the declaration names answers with the same policy in force, and its first page leads there; a host that looks
/// like one of them, stands above it or is somebody else's is refused.
///
/// Keeps: pumpa-1.1-a, pumpa-10.3-b, smile-2.4-a, proedu-1.7-a, proedu-5.3-a, prommet-1.1-a
#[tokio::test]
async fn every_named_host_answers_with_the_policy_and_no_other_does() {
    for (operator, hosts, strangers) in [
        (
            "pumpa",
            &[
                "pumpagroup.ru",
                "pumpaedu.ru",
                "pumpaedu.com",
                "ortodepo.ru",
                "forestadent.ru",
                "operatorsdictionary.ru",
                "orthotechnology.ru",
                "zubshetki.ru",
                "karu.ru",
                "drgum.ru",
            ][..],
            &["pumpagroup.com", "pumpagroup.ru.example", "xkaru.ru", "shop.drgum.ru"][..],
        ),
        ("smile", &["smileprogress.ru"], &["smileprogress.com", "pd.example", "clinic.smileprogress.ru"]),
        (
            "proedu",
            &["proeducation.kz", "shop.proeducation.kz", "a.b.proeducation.kz"],
            &["xproeducation.kz", "proeducation.kz.example", "proeducation.ru", "-proeducation.kz"],
        ),
        ("prommet", &["www.mpo-pro.ru", "mpo-pro.ru"], &["mpo-pro.com", "shop.mpo-pro.ru", "www-mpo-pro.ru"]),
    ] {
        let world = World::of(operator);
        let mut texts = BTreeSet::new();
        for host in hosts {
            let mut client = at(&world, host);
            let first = client.get("/").await;
            assert_eq!(first.status, StatusCode::OK, "{host}");
            let policy = client.get(&first.href("/policy")).await;
            assert_eq!(policy.status, StatusCode::OK, "{host}");
            assert!(policy.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{host}");
            texts.insert(client.get("/policy.md").await.text);
        }
        assert_eq!(texts.len(), 1, "{operator}: one text for all hosts");
        for host in strangers {
            for path in ["/", "/policy", "/register"] {
                let page = at(&world, host).get(path).await;
                assert_eq!(page.status, StatusCode::MISDIRECTED_REQUEST, "{host}{path}");
            }
        }
    }
}

/// Before somebody signs in no cookie is set. Signing in sets one of those the register prints, of this host alone, out of
/// reach of scripts and only over https: gone with the browser, or after thirty days if that was asked for.
///
/// Keeps: pumpa-2.3-b, pumpa-4.3-a, pumpa-4.3-b, smile-1.6-a, proedu-1.10-a, progtime-data-11
#[tokio::test]
async fn cookies_are_those_of_the_register_and_none_before_signing_in() {
    for (operator, host) in [
        ("pumpa", "pumpagroup.ru"),
        ("smile", "smileprogress.ru"),
        ("proedu", "proeducation.kz"),
        ("progtime", "progtime.net"),
    ] {
        let world = World::of(operator);
        let mut client = at(&world, host);
        for path in ["/", "/policy", "/policy/cookies", "/register", "/sign-in", "/requests", "/nope"] {
            assert!(cookies(&client.get(path).await).is_empty(), "{operator}: {path}");
        }
        let policy = world.app.policy();
        let printed = client.get("/policy/cookies").await.text;
        let done = register(&mut client, "proba@example.org").await;
        let mut set = cookies(&done);
        let mut client = at(&world, host);
        for remember in [&[][..], &[("remember", "1")]] {
            let form = client.get("/sign-in").await;
            let fields: Vec<(&str, &str)> = [("login", "proba@example.org"), ("password", PASSWORD)]
                .iter()
                .chain(remember)
                .copied()
                .collect();
            let answer = client.submit(&form, "/sign-in", &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            set.extend(cookies(&answer));
            let cabinet = client.get("/cabinet").await;
            set.extend(cookies(&client.submit(&cabinet, "/sign-out", &[]).await));
        }
        let (gone, kept): (Vec<_>, Vec<_>) = set.iter().partition(|(_, rest)| rest.contains("Max-Age=0"));
        assert!(kept.len() == 3 && !gone.is_empty());
        for (name, rest) in &set {
            let declared = policy.cookies.iter().find(|c| c.name == *name);
            let declared = declared.unwrap_or_else(|| panic!("{operator}: {name} is in no register"));
            assert!(declared.engine && declared.purpose.is_none(), "{name}");
            assert!(printed.contains(name.as_str()), "{operator}: {name} is not printed");
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
                assert!(rest.contains(part), "{name}: {rest}");
            }
            assert!(!rest.contains("Domain") && !rest.contains("Expires"), "{name}: {rest}");
        }
        for (name, rest) in &kept {
            assert_eq!(rest.contains("Max-Age"), name.ends_with("remember"), "{name}: {rest}");
        }
    }
}

/// Without cookies every public page works, and the page of the sign-in says why it will not.
///
/// Keeps: smile-3.3.1-a, proedu-5.5-a
#[tokio::test]
async fn without_cookies_public_pages_work_and_the_sign_in_says_why_it_does_not() {
    for (operator, host) in [("smile", "smileprogress.ru"), ("proedu", "proeducation.kz")] {
        let world = World::of(operator);
        register(&mut at(&world, host), "proba@example.org").await;
        for path in ["/", "/policy", "/policy/cookies", "/register", "/requests"] {
            assert_eq!(at(&world, host).get(path).await.status, StatusCode::OK, "{operator}: {path}");
        }
        let mut client = at(&world, host);
        let form = client.get("/sign-in").await;
        assert!(form.text.contains("Если cookie запрещены, войти не получится"), "{operator}");
        let fields = [("login", "proba@example.org"), ("password", PASSWORD)];
        let answer = client.submit(&form, "/sign-in", &fields).await;
        assert_eq!(answer.location(), "/cabinet");
        // A browser that sends no cookie back is led to the door, which explains itself again.
        let page = at(&world, host).get("/cabinet").await;
        assert!(page.location().starts_with("/sign-in"), "{operator}");
    }
}

/// News and advertising are two boxes, both empty until somebody ticks them.
///
/// Keeps: smile-4.5-a
#[tokio::test]
async fn boxes_are_apart_and_empty() {
    let world = World::of("smile");
    let mut client = at(&world, "smileprogress.ru");
    for (path, boxes) in
        [("/register", &["news", "marketing"][..]), ("/forms/call-back", &["call-back", "news"])]
    {
        let page = client.get(path).await;
        for purpose in boxes {
            let name = format!("name=\"consent.{purpose}\"");
            assert_eq!(page.text.matches(&name).count(), 1, "{path}: {purpose}");
        }
        assert!(!page.text.contains(" checked"), "{path}: nothing is ticked beforehand");
    }
}

/// What was given on several hosts comes out in one file for programs and in one for reading.
///
/// Keeps: pumpa-9.1-c
#[tokio::test]
async fn a_copy_of_everything_in_one_file_of_each_kind() {
    let world = World::of("pumpa");
    let mut client = at(&world, "pumpagroup.ru");
    register(&mut client, "proba@example.org").await;
    let mut other = at(&world, "drgum.ru");
    let form = other.get("/sign-in").await;
    let fields = [("login", "proba@example.org"), ("password", PASSWORD)];
    assert_eq!(other.submit(&form, "/sign-in", &fields).await.location(), "/cabinet");
    let form = other.get("/forms/support").await;
    let fields = [("email", "proba@example.org"), ("message", "Вопрос с другого сайта")];
    assert_eq!(other.submit(&form, "/forms/support", &fields).await.status, StatusCode::SEE_OTHER);
    for path in ["/cabinet/copy.json", "/cabinet/copy.html"] {
        let copy = client.get(path).await;
        assert_eq!(copy.status, StatusCode::OK);
        for part in ["proba@example.org", "Вопрос с другого сайта", "pumpagroup.ru", "drgum.ru"]
        {
            assert!(copy.text.contains(part), "{path}: {part}");
        }
    }
    let json = client.get("/cabinet/copy.json").await;
    let json: serde_json::Value = serde_json::from_str(&json.text).unwrap();
    assert_eq!(json.get("complete").and_then(serde_json::Value::as_bool), Some(true));
}

/// A page of somebody else's host puts nothing into the operator's data: the form is taken from the operator's own hosts.
///
/// Keeps: proedu-0-c
#[tokio::test]
async fn only_the_operators_own_hosts_send_data_in() {
    let world = World::of("proedu");
    let fields = [("given-name", "Проба"), ("email", "proba@example.org"), ("message", "Вопрос")];
    let cases = |world: &World| {
        let counts = world.rows().read::<_, zalog_store::StoreError, _>(zalog_store::tables::case::counts);
        counts.unwrap().len()
    };
    for origin in [None, Some("https://evil.example"), Some("https://xproeducation.kz"), Some("null")] {
        let mut client = at(&world, "proeducation.kz");
        client.origin = origin.map(str::to_owned);
        let page = client.post("/f/question", &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{origin:?}");
        assert_eq!(cases(&world), 0, "{origin:?}");
    }
    let page = at(&world, "proeducation.kz").post("/f/question", &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
    assert_eq!(cases(&world), 1);
}

/// No form takes a file: neither on our page, nor on the operator's own, nor by the API; nothing of it is read. And what is not
/// received is refused beside its field, in the person's language, with the rest of the form as it was.
///
/// Keeps: pumpa-3-a, pumpa-3.2-a
#[tokio::test]
async fn no_form_takes_a_file_or_what_is_not_received() {
    let world = World::of("pumpa");
    let mut client = at(&world, "pumpagroup.ru");
    let file = "--b\r\ncontent-disposition: form-data; name=\"message\"; filename=\"passport.png\"\r\n\
                content-type: image/png\r\n\r\n\u{1}\r\n--b--\r\n";
    let policy = world.app.policy();
    let forms: Vec<_> = policy.forms.iter().filter(|f| !f.registration).map(|f| f.slug.clone()).collect();
    let mut paths = vec!["/register".to_owned(), "/api/v1/persons".to_owned()];
    for form in &forms {
        paths.extend([format!("/forms/{form}"), format!("/f/{form}")]);
    }
    for path in paths {
        let body = Some(("multipart/form-data; boundary=b", file.to_owned()));
        let sent = client.send("POST", &path, body).await;
        assert!(
            matches!(sent.status, StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNAUTHORIZED),
            "{path}: {}",
            sent.status
        );
    }
    for (accept, said) in [
        ("ru", "Похоже на номер паспорта"),
        ("en", "This looks like the number of a passport"),
        ("kk", "төлқұжаттың"),
    ] {
        client.accept = accept;
        let form = client.get("/forms/support").await;
        assert!(!form.text.contains("type=\"file\""));
        let fields = [
            ("email", "proba@example.org"),
            ("full-name", "Пробова Проба"),
            ("message", "Мой паспорт 4510 123456, когда начало?"),
        ];
        let page = client.submit(&form, "/forms/support", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [said, "id=\"e-message\"", "value=\"Пробова Проба\"", "когда начало?"]
        {
            assert!(page.text.contains(part), "{accept}: {part}");
        }
    }
}

/// No page and no call publishes an edition or withdraws one: nothing in this crate names the actions that do, so purposes, items
/// and operations cannot be changed over the network.
///
/// Keeps: smile-1.1-b
#[test]
fn nothing_on_the_network_changes_an_edition() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            read += 1;
            for action in ["Publication", "edition::publish", "edition::withdraw"] {
                assert!(!code.contains(action), "{}: {action}", path.display());
            }
        }
    }
    assert!(read > 80, "{read}");
}
