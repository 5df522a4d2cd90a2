//! The rows of `http`: a server in a process of its own, clients that keep their connections alive, calls of `/api/v1` and
//! sign-ins as a browser sends them; then start, memory and what was not measured.

mod client;
mod password;
pub mod server;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::load::{self, Sample};
use crate::machine::{self, Process};
use crate::report::Limit::{AtLeast, AtMost};
use crate::store::pick;
use crate::{Fault, Plan, making, report};
use client::Client;
use server::Ready;

/// Clients of each row.
const CLIENTS: [usize; 3] = [1, 16, 64];
/// Clients that the targets speak of.
const MANY: usize = 64;
/// Clients that sign in: more would only wait for their turn.
const SIGNING_IN: usize = 8;
/// Starts on an empty store.
const STARTS: usize = 5;

/// The server; it does not outlive this.
struct Server {
    child: Child,
    lines: BufReader<ChildStdout>,
    ready: Ready,
    /// From its start to its line, milliseconds.
    after: f64,
}

impl Server {
    fn start(folder: &Path) -> Result<Self, Fault> {
        let begun = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("server").arg("--folder").arg(folder);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let after = begun.elapsed().as_secs_f64() * 1e3;
        let Some(ready) = Ready::read(&line) else {
            let _ = child.kill();
            let _ = child.wait();
            return Err("the server did not come up".into());
        };
        Ok(Self { child, lines, ready, after })
    }

    /// Waits until there is an account.
    fn account(&mut self) -> Result<(), Fault> {
        let mut line = String::new();
        self.lines.read_line(&mut line)?;
        if line.trim() == server::LOGIN { Ok(()) } else { Err("no account".into()) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whom the clients have made, and what they say.
struct Shop {
    ready: Ready,
    clients: Vec<Mutex<Client>>,
    headers: String,
    /// Hash of the consent text in force.
    document: String,
    /// The token of the sign-in page.
    form: String,
    next: AtomicU64,
    keys: AtomicU64,
    /// Numbers and ids of the people made.
    people: Mutex<Vec<(u64, String)>>,
}

impl Shop {
    fn new(ready: Ready) -> Result<Self, Fault> {
        let connect = |_| Client::new(ready.address).map(Mutex::new);
        let clients = (0..MANY).map(connect).collect::<Result<Vec<_>, _>>()?;
        let headers = format!(
            "Authorization: Bearer {}\r\nContent-Type: application/json\r\nAccept-Language: ru\r\n",
            ready.token
        );
        let mut shop = Self {
            ready,
            clients,
            headers,
            document: String::new(),
            form: String::new(),
            next: AtomicU64::new(0),
            keys: AtomicU64::new(0),
            people: Mutex::default(),
        };
        let texts: Value =
            shop.call(0, "GET", "/api/v1/consents", "", 200, |body| Ok(serde_json::from_slice(body)?))?;
        let wanted = |text: &&Value| {
            text.get("purpose").and_then(Value::as_str) == Some(shop.ready.consent.as_str())
                && text.get("lang").and_then(Value::as_str) == Some("ru")
        };
        let text = texts.get("texts").and_then(Value::as_array).and_then(|all| all.iter().find(wanted));
        let document =
            text.and_then(|text| text.get("document")?.as_str()).ok_or("no consent text")?.to_owned();
        shop.document = document;
        let page =
            shop.call(0, "GET", "/sign-in", "", 200, |body| Ok(String::from_utf8_lossy(body).into_owned()))?;
        let token = page.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        shop.form = token.ok_or("a sign-in page without a token")?.to_owned();
        Ok(shop)
    }

    fn call<T>(
        &self,
        client: usize,
        method: &str,
        path: &str,
        body: &str,
        expected: u16,
        read: impl FnOnce(&[u8]) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let headers = if method == "GET" { String::new() } else { self.once() };
        self.send(client, (method, path, &headers, body), expected, read)
    }

    fn once(&self) -> String {
        let key = self.keys.fetch_add(1, Ordering::Relaxed);
        format!("{}Idempotency-Key: bench-{key}\r\n", self.headers)
    }

    fn send<T>(
        &self,
        client: usize,
        (method, path, headers, body): (&str, &str, &str, &str),
        expected: u16,
        read: impl FnOnce(&[u8]) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let connection = self.clients.get(client).ok_or("no such client")?;
        let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        let (status, said) = connection.send(method, path, headers, body)?;
        if status != expected {
            return Err(format!("{path}: {status} {}", String::from_utf8_lossy(said)).into());
        }
        read(said)
    }

    fn address(number: u64) -> String {
        format!("visitor{number}@example.com")
    }

    /// A person with an account: three values, the engine's grounds, a sign-in name.
    fn create(&self, client: usize) -> Result<(), Fault> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let body = json!({
            "site": self.ready.site, "lang": "ru", "address_confirmed": true,
            "values": {"surname": "Примерова", "given-name": "Проба", "email": Self::address(number)},
        });
        let id = self.call(client, "POST", "/api/v1/persons", &body.to_string(), 201, |body| {
            let said: Value = serde_json::from_slice(body)?;
            Ok(said.get("person").and_then(Value::as_str).ok_or("no id")?.to_owned())
        })?;
        self.people.lock().unwrap_or_else(PoisonError::into_inner).push((number, id));
        Ok(())
    }

    fn somebody(&self, client: usize, n: u64) -> Result<(u64, String), Fault> {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(people.get(pick(client, n, people.len())).ok_or("nobody was made")?.clone())
    }

    /// A consent with its text, its proof and its receipt.
    fn consent(&self, client: usize, n: u64) -> Result<(), Fault> {
        let (_, person) = self.somebody(client, n)?;
        let body = json!({
            "purpose": self.ready.consent, "document": self.document, "lang": "ru", "button": "Подписаться",
            "site": self.ready.site, "evidence": {"address": "192.0.2.7", "agent": "Probebrowser/1"},
        });
        let path = format!("/api/v1/persons/{person}/consents");
        self.call(client, "POST", &path, &body.to_string(), 201, |_| Ok(()))
    }

    /// Values by e-mail for a purpose.
    fn read(&self, client: usize, n: u64) -> Result<(), Fault> {
        let (number, _) = self.somebody(client, n)?;
        let email = Self::address(number);
        let body = json!({"email": email, "purpose": self.ready.purpose});
        let found = |body: &[u8]| {
            let whole = String::from_utf8_lossy(body).contains(&email);
            if whole { Ok(()) } else { Err("not found by his address".into()) }
        };
        self.send(client, ("POST", "/api/v1/openings", &self.headers, &body.to_string()), 200, found)
    }

    fn sign_in(&self, client: usize) -> Result<(), Fault> {
        let body = format!(
            "login={}&password={}&token={}",
            server::LOGIN.replace('@', "%40"),
            making::PASSWORD,
            self.form
        );
        let headers = format!(
            "Origin: https://{}\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            making::HOST
        );
        self.send(client, ("POST", "/sign-in", &headers, &body), 303, |_| Ok(()))
    }
}

/// What the verdicts need.
#[derive(Default)]
struct Found {
    start: f64,
    created: f64,
    consents: f64,
    reads: f64,
    read_one: f64,
    flush_one: f64,
    sign_ins: f64,
    passwords: f64,
    memory: (f64, f64),
}

/// Runs everything and prints it.
///
/// # Errors
/// The server fails, or a call is not answered as it must.
pub fn run(plan: &Plan) -> Result<(), Fault> {
    std::fs::create_dir_all(&plan.folder)?;
    let mut found = Found::default();
    let mut starts = Vec::new();
    for number in 0..STARTS {
        starts.push(Server::start(&plan.folder.join(format!("http-start-{number}")))?.after);
    }
    starts.sort_by(f64::total_cmp);
    found.start = starts.get(STARTS / 2).copied().unwrap_or(0.0);
    let mut server = Server::start(&plan.folder.join("http"))?;
    server.account()?;
    let process = Process::of(server.child.id());
    let shop = Shop::new(server.ready.clone())?;
    report::heading("http");
    report::fact(
        "server",
        "a process of its own on loopback, its CPU and writes alone are counted; TLS is a proxy's",
    );
    report::fact("load before", &format!("{} processes ready to run, one minute", machine::load()));
    report::heading("closed loop, connections kept alive; an answer comes when what it says is durable");
    report::columns();
    rows(plan, &shop, &process, &mut found)?;
    found.memory = process.memory();
    report::fact("load after", &machine::load());
    verdicts(&found);
    Ok(())
}

fn rows(plan: &Plan, shop: &Shop, process: &Process, found: &mut Found) -> Result<(), Fault> {
    let row = |name: &str, clients: usize, span: Duration, operation: load::Operation<'_>| {
        let sample: Sample = load::run(process, clients, span, operation)?;
        report::row(name, clients, &sample);
        Ok::<_, Fault>(sample)
    };
    let nothing = |c: usize, _: u64| shop.send(c, ("GET", "/healthz", "", ""), 200, |_| Ok(()));
    row("an answer that does nothing", MANY, plan.span / 2, &nothing)?;
    for clients in CLIENTS {
        let sample = row("person created, account, 3 values", clients, plan.span, &|c, _| shop.create(c))?;
        found.created = sample.per_second();
    }
    for clients in CLIENTS {
        let sample = row("consent recorded, with receipt", clients, plan.span, &|c, n| shop.consent(c, n))?;
        found.consents = sample.per_second();
    }
    for clients in CLIENTS {
        if clients == 1 {
            found.flush_one = machine::flush(&plan.folder)?;
        }
        let sample = row("read by e-mail for a purpose", clients, plan.span, &|c, n| shop.read(c, n))?;
        found.reads = sample.per_second();
        if clients == 1 {
            found.read_one = sample.quantile(0.5);
        }
    }
    let sample = row("sign-in by a form, Argon2id", SIGNING_IN, plan.span, &|c, _| shop.sign_in(c))?;
    found.sign_ins = sample.per_second();
    let sample = load::run(&Process::own(), password::HANDS, plan.span, &|_, _| password::one())?;
    report::row("  Argon2id alone, the same cost", password::HANDS, &sample);
    found.passwords = sample.per_second();
    Ok(())
}

fn verdicts(found: &Found) {
    report::heading("targets, through HTTP");
    report::target("person created, durable, 64 clients", found.created, "/s", AtLeast(2000.0));
    report::target(
        "consent recorded, text hash and entry, 64 clients",
        found.consents,
        "/s",
        AtLeast(5000.0),
    );
    report::target(
        "read by e-mail, purpose checked, entry durable, 64 clients",
        found.reads,
        "/s",
        AtLeast(10_000.0),
    );
    report::target(
        "the same, one client, p50, over one flush of the same minute",
        found.read_one - found.flush_one,
        "ms",
        AtMost(0.5),
    );
    report::target("sign-ins against Argon2id alone", found.sign_ins / found.passwords, "x", AtLeast(0.8));
    report::target("start on an empty store, to the first answer", found.start, "ms", AtMost(300.0));
    report::target("resident memory after the load", found.memory.0, "MB", AtMost(60.0));
    report::fact("its highest mark", &format!("{:.1} MB", found.memory.1));
    report::heading("not measured");
    report::fact("other systems", "access and erasure over foreign tables: there are no connectors yet");
    report::fact("withdrawal", "no read after its commit: a test of the app (races.rs), not a figure");
}
