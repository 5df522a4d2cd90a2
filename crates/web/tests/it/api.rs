//! `/api/v1` over HTTP in memory: what is let in, what is answered, and every problem by its code.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tower::ServiceExt;
use zalog_app::api::token;
use zalog_app::edition;
use zalog_words::Lang;

use crate::client::Client;
use crate::harness::{HOST, World};

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}: {}", self.status, self.text))
    }

    /// Status and code of a problem, which has the form of one.
    fn problem(&self) -> (u16, String) {
        let said = self.json();
        assert_eq!(self.headers.get(header::CONTENT_TYPE).unwrap(), "application/problem+json");
        assert_eq!(said["status"], self.status.as_u16());
        let code = said["code"].as_str().unwrap().to_owned();
        assert_eq!(said["type"], format!("urn:zalog:problem:{code}"));
        for name in ["title", "detail", "request"] {
            let text = said[name].as_str().unwrap();
            assert!(!text.is_empty() && !text.starts_with("api-"), "{said}");
        }
        (self.status.as_u16(), code)
    }

    /// Fields that are wrong, with their codes.
    fn errors(&self) -> Vec<(String, String)> {
        let said = self.json();
        let errors = said["errors"].as_array().unwrap();
        let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
        errors.iter().for_each(|error| assert!(!text(error, "text").contains("-undeclared")));
        errors.iter().map(|error| (text(error, "field"), text(error, "code"))).collect()
    }
}

/// A program of the operator's.
struct Program<'w> {
    world: &'w World,
    token: String,
    headers: Vec<(&'static str, String)>,
}

impl<'w> Program<'w> {
    fn new(world: &'w World, name: &str, purposes: &[&str]) -> Self {
        let purposes: Vec<String> = purposes.iter().map(|p| (*p).to_owned()).collect();
        let token = token::add(&world.app, name, &purposes, None).unwrap();
        Self { world, token, headers: vec![("accept-language", "en".to_owned())] }
    }

    /// One that may do everything the operator does.
    fn shop(world: &'w World) -> Self {
        let policy = world.app.policy();
        let all: Vec<&str> = policy.purposes.iter().filter(|p| !p.engine).map(|p| p.slug.as_str()).collect();
        Self::new(world, "shop", &all)
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.world.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        assert_eq!(parts.headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
        assert!(!parts.headers.contains_key(header::SET_COOKIE));
        assert!(!parts.headers.keys().any(|name| name.as_str().starts_with("access-control-")));
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    fn request(&self, path: &str, key: Option<&str>) -> axum::http::request::Builder {
        let mut request = Request::post(path)
            .header(header::HOST, HOST)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        request
    }

    async fn raw(&self, path: &str, key: Option<&str>, body: impl Into<Body>) -> Answer {
        self.send(self.request(path, key).body(body.into()).unwrap()).await
    }

    async fn post(&self, path: &str, key: &str, body: &Value) -> Answer {
        self.raw(path, Some(key), body.to_string()).await
    }

    async fn create(&self, key: &str, body: &Value) -> String {
        let made = self.post("/api/v1/persons", key, body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
        made.json()["person"].as_str().unwrap().to_owned()
    }

    async fn open(&self, email: &str, purpose: &str) -> Value {
        let said = json!({"email": email, "purpose": purpose}).to_string();
        let opened = self.raw("/api/v1/openings", None, said).await;
        assert_eq!(opened.status, StatusCode::OK, "{}", opened.text);
        opened.json()["persons"].clone()
    }
}

fn hash(world: &World, purpose: &str) -> String {
    edition::document(&world.app, None, &format!("consent/{purpose}"), Lang::Ru).unwrap().hash_hex
}

fn site(world: &World) -> String {
    world.app.policy().sites.first().unwrap().slug.to_string()
}

fn person(world: &World, email: &str, confirmed: bool) -> Value {
    json!({
        "site": site(world),
        "values": {"full-name": "Пробова Проба", "phone": "+7 999 000-00-01", "email": email},
        "consents": [{"purpose": "news", "document": hash(world, "news"), "lang": "ru", "button": "Подписаться"}],
        "address_confirmed": confirmed,
        "lang": "ru",
        "evidence": {"address": "192.0.2.9", "agent": "Probebrowser/1"},
    })
}

fn given(world: &World, purpose: &str) -> Value {
    json!({
        "purpose": purpose, "document": hash(world, purpose), "lang": "ru", "button": "Да",
        "site": site(world), "evidence": {"address": "192.0.2.9"},
    })
}

#[tokio::test]
async fn a_program_makes_a_person_who_enters_by_a_letter() {
    let world = World::new();
    let shop = Program::shop(&world);
    let made = shop.post("/api/v1/persons", "order-1", &person(&world, "Proba@example.org", true)).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let said = made.json();
    for id in [&said["person"], &said["record"], &said["consents"][0]["id"]] {
        let id = id.as_str().unwrap();
        assert!(id.len() == 32 && id.chars().all(|c| c.is_ascii_hexdigit()), "{said}");
    }
    assert!(said["consents"][0]["receipt"].as_str().unwrap().contains('-'));
    let opened = shop.open("proba@example.org", "account").await;
    assert_eq!(opened[0]["address_proved"], true);
    assert_eq!(opened[0]["records"][0]["values"]["email"], "proba@example.org");
    assert_eq!(opened[0]["records"][0]["form"], "registration");

    // The same again is the same answer; another body is none.
    let again = shop.post("/api/v1/persons", "order-1", &person(&world, "Proba@example.org", true)).await;
    assert_eq!((again.status, again.json()), (StatusCode::CREATED, said.clone()));
    let reused = shop.post("/api/v1/persons", "order-1", &person(&world, "other@example.org", true)).await;
    assert_eq!(reused.problem(), (422, "idempotency-reused".to_owned()));
    let exists = shop.post("/api/v1/persons", "order-2", &person(&world, "proba@example.org", true)).await;
    assert_eq!(exists.problem(), (409, "person-exists".to_owned()));
    assert!(!exists.text.contains("proba"));

    // The person asks for a letter, sets a password and finds himself in the cabinet.
    let mut client = Client::new(&world);
    let form = client.get("/recover").await;
    client.submit(&form, "/recover", &[("email", "proba@example.org")]).await;
    let link = world.mailed("proba@example.org", "/recover/");
    let form = client.get(&link).await;
    let set = client.submit(&form, "/recover/", &[("password", "новая лодка у причала")]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    let form = client.get("/sign-in").await;
    let login = [("login", "proba@example.org"), ("password", "новая лодка у причала")];
    assert_eq!(client.submit(&form, "/sign-in", &login).await.location(), "/cabinet");
    let cabinet = client.get("/cabinet").await;
    assert!(cabinet.text.contains("Пробова Проба"), "{}", cabinet.text);
}

#[tokio::test]
async fn the_same_call_twice_at_once_is_done_once() {
    let world = World::new();
    let shop = Program::shop(&world);
    let body = person(&world, "proba@example.org", false);
    let twice = tokio::join!(shop.create("k", &body), shop.create("k", &body), shop.create("k", &body));
    assert!(twice.0 == twice.1 && twice.1 == twice.2);
    assert_eq!(shop.open("proba@example.org", "account").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_consent_is_recorded_and_its_receipt_verifies() {
    let world = World::new();
    let shop = Program::shop(&world);
    let who = shop.create("a", &person(&world, "proba@example.org", true)).await;
    let path = format!("/api/v1/persons/{who}/consents");
    assert_eq!(shop.open("proba@example.org", "marketing").await, json!([]));
    let recorded = shop.post(&path, "b", &given(&world, "marketing")).await;
    assert_eq!(recorded.status, StatusCode::CREATED, "{}", recorded.text);
    let said = recorded.json();
    let receipt = said["receipt_json"].clone();
    assert_eq!(
        (&receipt["number"], &receipt["document"]["hash"]),
        (&said["receipt"], &json!(hash(&world, "marketing")))
    );
    assert!(!recorded.text.contains("192.0.2.9"));
    let mut client = Client::new(&world);
    let keys = client.get("/.well-known/zalog.json").await;
    let keys: Value = serde_json::from_str(&keys.text).unwrap();
    let key = keys["keys"][0].as_str().unwrap().parse().unwrap();
    zalog_journal::Receipt::from_json(&receipt.to_string()).unwrap().verify(&[key]).unwrap();
    let opened = shop.open("proba@example.org", "marketing").await;
    assert_eq!(opened[0]["records"][0]["values"]["full-name"], "Пробова Проба");
    assert_eq!(opened[0]["records"][0]["refused"], json!([{"item": "email", "reason": "not-used"}]));
    assert_eq!(shop.post(&path, "b", &given(&world, "marketing")).await.json(), said);
    // Its ids are of no use elsewhere: the path counts as part of the call.
    let other = shop.create("c", &person(&world, "other@example.org", true)).await;
    let path = format!("/api/v1/persons/{other}/consents");
    let reused = shop.post(&path, "b", &given(&world, "marketing")).await;
    assert_eq!(reused.problem(), (422, "idempotency-reused".to_owned()));
}

#[tokio::test]
async fn the_texts_in_force_are_named_with_their_hashes_for_anybody() {
    let world = World::new();
    let shop = Program::shop(&world);
    let get = Request::get("/api/v1/consents").header(header::HOST, HOST).body(Body::empty()).unwrap();
    let texts = shop.send(get).await.json();
    let all = texts["texts"].as_array().unwrap();
    let of = |purpose: &str, lang: &str| {
        all.iter().find(|t| t["purpose"] == purpose && t["lang"] == lang).unwrap().clone()
    };
    assert_eq!(of("news", "ru")["document"], json!(hash(&world, "news")));
    assert_ne!(of("news", "ru")["document"], of("news", "en")["document"]);
    let mut client = Client::new(&world);
    for text in all {
        let page = client.get(text["page"].as_str().unwrap()).await;
        assert!(page.text.contains(text["document"].as_str().unwrap()), "{text}");
    }
    let who = shop.create("a", &person(&world, "proba@example.org", true)).await;
    let mut english = given(&world, "news");
    (english["lang"], english["document"]) = (json!("en"), of("news", "en")["document"].clone());
    let recorded = shop.post(&format!("/api/v1/persons/{who}/consents"), "b", &english).await;
    assert_eq!(recorded.json()["receipt_json"]["document"]["lang"], "en");
}

#[tokio::test]
async fn an_event_winds_down_what_waits_for_it() {
    let world = World::new();
    let shop = Program::shop(&world);
    let body = json!({
        "site": site(&world), "form": "call-back", "address_confirmed": false, "lang": "ru",
        "values": {"full-name": "Пробова Проба", "phone": "+7 999 000-00-02"},
        "consents": [{"purpose": "call-back", "document": hash(&world, "call-back"), "lang": "ru", "button": "Жду"}],
    });
    let who = shop.create("a", &body).await;
    let by_phone = json!({"phone": "+79990000002", "purpose": "call-back"}).to_string();
    let opened = shop.raw("/api/v1/openings", None, by_phone.clone()).await.json();
    assert_eq!(opened["persons"][0]["address_proved"], false);
    assert_eq!(opened["persons"][0]["records"][0]["values"]["phone"], "+79990000002");
    let event = json!({"person": who, "event": "answered"});
    let reported = shop.post("/api/v1/events", "b", &event).await;
    assert_eq!(reported.status, StatusCode::OK, "{}", reported.text);
    assert!(reported.json()["moved"].as_u64().unwrap() > 0);
    assert_eq!(shop.post("/api/v1/events", "b", &event).await.json(), reported.json());
    let opened = shop.raw("/api/v1/openings", None, by_phone).await.json();
    assert_eq!(opened["persons"][0]["records"][0]["values"], json!({}));
    let refused = opened["persons"][0]["records"][0]["refused"].as_array().unwrap();
    assert!(refused.iter().all(|r| r["reason"] == "winding-down"), "{refused:?}");
}

#[tokio::test]
async fn without_a_token_nothing_is_said() {
    let world = World::new();
    let mut shop = Program::shop(&world);
    let good = shop.token.clone();
    let ended = token::add(&world.app, "short", &["account".to_owned()], Some(1)).unwrap();
    let revoked = token::add(&world.app, "gone", &["account".to_owned()], None).unwrap();
    token::revoke(&world.app, "gone").unwrap();
    world.pass(24 * 3600);
    let mut bodies = std::collections::BTreeSet::new();
    for token in [ended, revoked, format!("zalog_{}", "A".repeat(43)), String::new(), "x y z".to_owned()] {
        shop.token = token;
        for path in ["/api/v1/persons", "/api/v1/openings", "/api/v1/events", "/api/v1/persons/x/consents"] {
            // Whatever the body is: who has no token learns nothing of it.
            for body in ["{", "{}", "nonsense"] {
                let answer = shop.raw(path, None, body).await;
                assert_eq!(answer.problem(), (401, "token-refused".to_owned()));
                assert_eq!(answer.headers.get(header::WWW_AUTHENTICATE).unwrap(), "Bearer");
                let mut said = answer.json();
                said.as_object_mut().unwrap().remove("request");
                bodies.insert(said.to_string());
            }
        }
    }
    assert_eq!(bodies.len(), 1, "ended, revoked and unknown are told alike: {bodies:?}");
    // Other ways to say it are none.
    for (name, value) in [
        ("authorization", format!("Basic {good}")),
        ("authorization", good.clone()),
        ("cookie", format!("zalog-session={good}")),
    ] {
        let request = Request::post("/api/v1/openings")
            .header(header::HOST, HOST)
            .header(header::CONTENT_TYPE, "application/json")
            .header(name, value);
        let answer = shop.send(request.body(Body::from("{}")).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{name}");
    }
    let twice = Request::post("/api/v1/openings")
        .header(header::HOST, HOST)
        .header(header::AUTHORIZATION, format!("Bearer {good}"))
        .header(header::AUTHORIZATION, format!("Bearer {good}"));
    assert_eq!(shop.send(twice.body(Body::empty()).unwrap()).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_cookie_lets_nobody_in_and_no_other_origin_is_asked_in() {
    let world = World::new();
    let mut client = Client::new(&world);
    client.register("proba@example.org", &[]).await;
    client.sign_in_as_staff().await;
    let said = json!({"email": "proba@example.org", "purpose": "account"}).to_string();
    let page = client.send("POST", "/api/v1/openings", Some(("application/json", said))).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    // What a browser asks before it calls across origins gets no leave.
    let shop = Program::shop(&world);
    let ask = Request::options("/api/v1/openings")
        .header(header::HOST, HOST)
        .header(header::ORIGIN, "https://evil.example")
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
    assert_eq!(shop.send(ask.body(Body::empty()).unwrap()).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_token_acts_for_the_purposes_it_names_and_no_other() {
    let world = World::new();
    let (shop, news) = (Program::shop(&world), Program::new(&world, "news", &["news"]));
    let who = shop.create("a", &person(&world, "proba@example.org", true)).await;
    let made = news.post("/api/v1/persons", "b", &person(&world, "other@example.org", true)).await;
    assert_eq!(made.problem(), (403, "purpose-not-named".to_owned()));
    let named = |code: &str| ("purpose.".to_owned() + code, "purpose-not-named".to_owned());
    assert_eq!(made.errors(), [named("account"), named("service-messages")]);
    let path = format!("/api/v1/persons/{who}/consents");
    let consent = news.post(&path, "c", &given(&world, "marketing")).await;
    assert_eq!((consent.problem().0, consent.errors()), (403, vec![named("marketing")]));
    let said = json!({"email": "proba@example.org", "purpose": "account"}).to_string();
    let opened = news.raw("/api/v1/openings", None, said).await;
    assert_eq!((opened.problem().0, opened.errors()), (403, vec![named("account")]));
    assert_eq!(
        news.open("proba@example.org", "news").await[0]["records"][0]["values"]["email"],
        "proba@example.org"
    );
    // A person with a consent of his own is found, one without is not told apart from nobody.
    let event = news.post("/api/v1/events", "d", &json!({"person": who, "event": "certificate-used"})).await;
    assert_eq!(event.errors(), [("event".to_owned(), "event-not-awaited".to_owned())]);
}

#[tokio::test]
async fn what_is_not_declared_is_refused_by_its_name() {
    let world = World::new();
    let shop = Program::shop(&world);
    let who = shop.create("a", &person(&world, "proba@example.org", true)).await;
    let consents = format!("/api/v1/persons/{who}/consents");
    let with = |base: &Value, name: &str, value: Value| {
        let mut changed = base.clone();
        changed[name] = value;
        changed
    };
    let (new, consent) = (person(&world, "other@example.org", true), given(&world, "marketing"));
    let event = json!({"person": who, "event": "answered"});
    let wanted = json!({"email": "proba@example.org", "purpose": "account"});
    let values = |name: &str| json!({"full-name": "Проба", "phone": "+7 999 000-00-03", "email": "other@example.org", name: "1"});
    let cases: [(&str, Value, &str, &str); 22] = [
        ("/api/v1/persons", with(&new, "password", json!("geheim")), "password", "field-unknown"),
        ("/api/v1/persons", with(&new, "site", json!("nowhere")), "site", "site-undeclared"),
        ("/api/v1/persons", with(&new, "form", json!("nonsense")), "form", "form-undeclared"),
        (
            "/api/v1/persons",
            with(&new, "form", json!("booking")),
            "address_confirmed",
            "account-needs-registration",
        ),
        (
            "/api/v1/persons",
            with(&new, "values", values("birth-date")),
            "values.birth-date",
            "field-undeclared",
        ),
        ("/api/v1/persons", with(&new, "values", json!({"email": 7})), "values.email", "field-type"),
        ("/api/v1/persons", with(&new, "lang", json!("tlh")), "lang", "lang-unknown"),
        ("/api/v1/persons", with(&new, "lang", json!(7)), "lang", "field-type"),
        (
            "/api/v1/persons",
            with(&new, "address_confirmed", json!("geheim")),
            "address_confirmed",
            "field-type",
        ),
        (
            "/api/v1/persons",
            with(&new, "consents", json!([{"purpose": "news"}])),
            "consents[0].document",
            "field-missing",
        ),
        (
            "/api/v1/persons",
            with(&new, "evidence", json!({"cookie": "geheim"})),
            "evidence.cookie",
            "field-unknown",
        ),
        ("/api/v1/persons", json!({"site": site(&world)}), "values", "field-missing"),
        (&consents, with(&consent, "purpose", json!("nonsense")), "purpose", "purpose-undeclared"),
        (&consents, with(&consent, "purpose", json!("account")), "purpose", "purpose-no-consent"),
        (&consents, with(&consent, "withdrawn", json!(true)), "withdrawn", "field-unknown"),
        (&consents, with(&consent, "given_at", json!("2099-01-01T00:00:00Z")), "given_at", "time-future"),
        ("/api/v1/openings", with(&wanted, "purpose", json!("nonsense")), "purpose", "purpose-undeclared"),
        ("/api/v1/openings", with(&wanted, "phone", json!("+79990000001")), "email", "one-of-three"),
        ("/api/v1/openings", with(&wanted, "all", json!(true)), "all", "field-unknown"),
        ("/api/v1/events", with(&event, "event", json!("nonsense")), "event", "event-undeclared"),
        ("/api/v1/events", with(&event, "event", json!("account-closed")), "event", "event-not-reported"),
        ("/api/v1/events", with(&event, "person", json!("geheim")), "person", "id-format"),
    ];
    for (path, body, field, code) in cases {
        let answer = shop.post(path, "x", &body).await;
        assert_eq!(answer.problem(), (422, "invalid".to_owned()), "{path} {field}");
        assert_eq!(answer.errors(), [(field.to_owned(), code.to_owned())], "{path}");
        for secret in ["geheim", "example.org", "Проб", "7999", "999 000"] {
            assert!(!answer.text.contains(secret), "{path} {field}: {}", answer.text);
        }
    }
    // A text that is not in force has a problem of its own.
    let outdated = shop.post(&consents, "x", &with(&consent, "document", json!("0".repeat(64)))).await;
    assert_eq!(outdated.problem(), (422, "consent-outdated".to_owned()));
    assert_eq!(outdated.errors(), [("document".to_owned(), "consent-outdated".to_owned())]);
    for who in ["0".repeat(32), "geheim".to_owned()] {
        let answer = shop.post(&format!("/api/v1/persons/{who}/consents"), "x", &consent).await;
        assert_eq!(answer.problem(), (404, "not-found".to_owned()));
    }
    let nobody = with(&event, "person", json!("0".repeat(32)));
    assert_eq!(shop.post("/api/v1/events", "x", &nobody).await.problem().0, 404);
}

#[tokio::test]
async fn a_call_that_changes_has_a_key_and_every_call_has_a_readable_body() {
    let world = World::new();
    let mut shop = Program::shop(&world);
    let who = shop.create("a", &person(&world, "proba@example.org", true)).await;
    let body = person(&world, "other@example.org", false).to_string();
    for path in
        ["/api/v1/persons".to_owned(), format!("/api/v1/persons/{who}/consents"), "/api/v1/events".to_owned()]
    {
        for key in [None, Some(""), Some("a b"), Some(&*"x".repeat(65))] {
            let answer = shop.raw(&path, key, body.clone()).await;
            assert_eq!(answer.problem(), (400, "idempotency-missing".to_owned()), "{path} {key:?}");
        }
    }
    for body in ["", "{", "nonsense", "\u{feff}{}", "{\"email\":\"\\ud800\"}"] {
        let answer = shop.raw("/api/v1/openings", None, body).await;
        assert_eq!(answer.problem(), (400, "malformed".to_owned()), "{body}");
    }
    let answer = shop.raw("/api/v1/openings", None, b"{\"email\":\"\xff\"}".to_vec()).await;
    assert_eq!(answer.problem(), (400, "malformed".to_owned()));
    for body in ["[]", "7", "null", "\"geheim\""] {
        assert_eq!(
            shop.raw("/api/v1/openings", None, body).await.problem(),
            (422, "invalid".to_owned()),
            "{body}"
        );
    }
    let deep = "[".repeat(50_000);
    assert_eq!(shop.raw("/api/v1/openings", None, deep).await.status.as_u16() / 100, 4);
    let large = shop.raw("/api/v1/persons", Some("b"), "a".repeat(2_000_000)).await;
    assert_eq!(large.problem(), (413, "too-large".to_owned()));
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=koi8-r"] {
        let request = Request::post("/api/v1/openings")
            .header(header::HOST, HOST)
            .header(header::CONTENT_TYPE, kind)
            .header(header::AUTHORIZATION, format!("bearer {}", shop.token));
        let answer = shop.send(request.body(Body::from("{}")).unwrap()).await;
        assert_eq!(answer.problem(), (415, "unsupported".to_owned()), "{kind}");
    }
    // Russian for whoever names no language.
    shop.headers.clear();
    let answer = shop.raw("/api/v1/openings", None, "{").await;
    assert_eq!(answer.json()["title"], "Тело запроса не читается");
    assert_eq!(answer.headers.get(header::CONTENT_LANGUAGE).unwrap(), "ru");
}

#[tokio::test]
async fn other_addresses_methods_and_hosts_are_problems_too() {
    let world = World::new();
    let shop = Program::shop(&world);
    for path in ["/api/", "/api/v1", "/api/v2/persons", "/api/v1/persons/1"] {
        assert_eq!(shop.raw(path, None, "{}").await.problem(), (404, "not-found".to_owned()), "{path}");
    }
    let get = Request::get("/api/v1/persons").header(header::HOST, HOST).body(Body::empty()).unwrap();
    let answer = shop.send(get).await;
    assert_eq!(answer.problem(), (405, "method-not-allowed".to_owned()));
    assert_eq!(answer.headers.get(header::ALLOW).unwrap(), "POST");
    for host in ["nobody.example", "demo.example"] {
        let there = Request::post("/api/v1/openings").header(header::HOST, host).body(Body::empty()).unwrap();
        assert_eq!(shop.send(there).await.problem(), (421, "misdirected".to_owned()), "{host}");
    }
}

#[tokio::test]
async fn what_was_destroyed_since_is_gone_also_for_a_repetition() {
    let world = World::new();
    let shop = Program::shop(&world);
    let who = shop.create("a", &person(&world, "proba@example.org", false)).await;
    let path = format!("/api/v1/persons/{who}/consents");
    assert_eq!(shop.post(&path, "b", &given(&world, "marketing")).await.status, StatusCode::CREATED);
    // As a destruction leaves it, when the proof has ended too.
    world.forget_consents(&who);
    let gone = shop.post(&path, "b", &given(&world, "marketing")).await;
    assert_eq!(gone.problem(), (410, "gone".to_owned()));
    // A key is free again when the first call is long past.
    world.clock.advance(SignedDuration::from_hours(49));
    world.rounds();
    assert_eq!(shop.post(&path, "b", &given(&world, "marketing")).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn the_description_is_the_stored_one() {
    let world = World::new();
    let shop = Program::shop(&world);
    let get = Request::get("/api/v1/openapi.json").header(header::HOST, HOST).body(Body::empty()).unwrap();
    let answer = shop.send(get).await;
    assert_eq!(answer.status, StatusCode::OK);
    let described = answer.json();
    assert_eq!(described["openapi"].as_str().unwrap().split('.').next(), Some("3"));
    let paths: Vec<&String> = described["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/api/v1/consents",
            "/api/v1/events",
            "/api/v1/openings",
            "/api/v1/persons",
            "/api/v1/persons/{person}/consents"
        ]
    );
    for (path, said) in described["paths"].as_object().unwrap() {
        for (method, said) in said.as_object().unwrap() {
            let shut = if method == "get" { json!(null) } else { json!([{"token": []}]) };
            assert_eq!(said["security"], shut, "{method} {path}");
        }
    }
    for schema in ["NewPerson", "NewConsent", "GivenConsent", "Evidence", "Wanted", "NewEvent"] {
        assert_eq!(described["components"]["schemas"][schema]["additionalProperties"], false, "{schema}");
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let stored = std::fs::read_to_string(root.join("docs/openapi.json")).unwrap_or_default();
    if stored.trim_end() != answer.text.trim_end() {
        let folder = root.join("target/tmp");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("openapi.json"), format!("{}\n", answer.text.trim_end())).unwrap();
        panic!(
            "docs/openapi.json is not what the code says: look at target/tmp/openapi.json, and copy it there"
        );
    }
}
