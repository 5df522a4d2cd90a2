//! A browser without scripts: keeps cookies, sends forms as they stand, follows nothing by itself.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

use crate::harness::{HOST, PASSWORD, STAFF, World};

/// An answer.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Page {
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .unwrap_or_else(|| panic!("{}: {}", self.status, self.text))
            .to_str()
            .unwrap()
    }

    /// Every address on the page that begins with a slash.
    pub fn hrefs(&self) -> Vec<String> {
        let parts = self.text.split("href=\"").skip(1);
        let all = parts.filter_map(|part| part.split('"').next()).filter(|href| href.starts_with('/'));
        all.map(|href| href.replace("&amp;", "&").replace("&#38;", "&")).collect()
    }

    pub fn href(&self, prefix: &str) -> String {
        let found = self.hrefs().into_iter().find(|href| href.starts_with(prefix));
        found.unwrap_or_else(|| panic!("no link to {prefix} on {}", self.text))
    }

    /// The form that leads to an address: its action and hidden fields.
    pub fn form(&self, prefix: &str) -> (String, Vec<(String, String)>) {
        let mut forms = self.text.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
        let start = format!("action=\"{prefix}");
        let form = forms
            .find(|form| form.contains(&start))
            .unwrap_or_else(|| panic!("no form to {prefix}: {}", self.text));
        let value = |tag: &str, name: &str| {
            let rest = tag.split(&format!("{name}=\"")).nth(1)?;
            Some(rest.split('"').next().unwrap_or_default().to_owned())
        };
        let hidden = form.split("<input ").skip(1).filter(|tag| tag.contains("type=\"hidden\""));
        let pairs = hidden.filter_map(|tag| Some((value(tag, "name")?, value(tag, "value")?)));
        (value(form, "action").unwrap(), pairs.collect())
    }

    /// The value of a box.
    pub fn box_value(&self, name: &str) -> String {
        let tag = self.text.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
}

pub struct Client<'w> {
    pub world: &'w World,
    router: Router,
    pub host: String,
    pub origin: Option<String>,
    pub accept: &'static str,
    cookies: BTreeMap<String, String>,
}

impl<'w> Client<'w> {
    pub fn new(world: &'w World) -> Self {
        let scheme = if world.secure { "https" } else { "http" };
        Self {
            world,
            router: world.router.clone(),
            host: HOST.to_owned(),
            origin: Some(format!("{scheme}://{HOST}")),
            accept: "ru",
            cookies: BTreeMap::new(),
        }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, None).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send("POST", path, Some(("application/x-www-form-urlencoded", body))).await
    }

    /// Sends the page's form to that address, with its hidden fields, as a person would: not at once.
    pub async fn submit(&mut self, page: &Page, prefix: &str, fields: &[(&str, &str)]) -> Page {
        let (action, hidden) = page.form(prefix);
        let mut all: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.extend_from_slice(fields);
        self.world.pass(5);
        self.post(&action, &all).await
    }

    pub async fn send(&mut self, method: &str, path: &str, body: Option<(&str, String)>) -> Page {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.host)
            .header(header::ACCEPT_LANGUAGE, self.accept)
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux) Firefox/140.0");
        if !self.cookies.is_empty() {
            let line: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, line.join("; "));
        }
        let body = match body {
            Some((kind, text)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                if let Some(origin) = &self.origin {
                    request = request.header(header::ORIGIN, origin);
                }
                Body::from(text)
            }
            None => Body::empty(),
        };
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    /// Registers and confirms: signed in afterwards.
    pub async fn register(&mut self, email: &str, ticks: &[&str]) -> Page {
        let form = self.get("/register").await;
        let values: Vec<(String, String)> = ticks
            .iter()
            .map(|purpose| (format!("consent.{purpose}"), form.box_value(&format!("consent.{purpose}"))))
            .collect();
        let mut fields = vec![
            ("full-name", "Пробова Проба Пробовна"),
            ("phone", "+7 999 000-00-01"),
            ("email", email),
            ("password", PASSWORD),
        ];
        fields.extend(values.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let sent = self.submit(&form, "/register", &fields).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/register/sent"));
        let path = self.world.mailed(email, "/register/confirm/");
        let confirm = self.get(&path).await;
        assert_eq!(confirm.status, StatusCode::OK);
        self.submit(&confirm, "/register/confirm/", &[]).await
    }

    pub async fn sign_in_as_staff(&mut self) {
        self.sign_in_as(STAFF).await;
    }

    /// Signs a member of staff in.
    pub async fn sign_in_as(&mut self, login: &str) {
        let form = self.get("/staff/sign-in").await;
        let sent = self.submit(&form, "/staff/sign-in", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(sent.location(), "/staff");
    }

    /// Sends the call-back form with its consent.
    pub async fn call_back(&mut self) -> Page {
        let form = self.get("/forms/call-back").await;
        let (name, value) = ("consent.call-back", form.box_value("consent.call-back"));
        let fields = [("full-name", "Пробова Проба"), ("phone", "+7 999 000-00-02"), (name, value.as_str())];
        self.submit(&form, "/forms/call-back", &fields).await
    }
}
