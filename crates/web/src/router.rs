//! From the hub to a service: who answers for a host, then the pages, under layers that hold for all of them.

use std::any::Any;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;
use zalog_app::{App, SessionToken};
use zalog_domain::limits;

use crate::api;
use crate::http::address;
use crate::http::ask::{Ask, Inner, Place};
use crate::http::asset::Styles;
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::host::{self, Answers};
use crate::http::respond::{dress, personal, secret};
use crate::http::{body, headers, language, trace};
use crate::hub::Hub;
use crate::page::{
    again, cabinet, changes, consent, contact, copy, demo, edit, form, landing, leave, notice, openings,
    outside, own, policy, recover, register, session, sign_in, staff, whole,
};
use crate::routes::{self, Links, pattern};

/// Longest answer, seconds.
const ANSWER_SECONDS: u64 = 20;
/// Longest `User-Agent` kept, in characters.
const AGENT_CHARS: usize = 400;

/// What all requests share.
struct Shared {
    hub: Arc<Hub>,
    styles: Arc<Styles>,
    requests: AtomicU64,
    api: Router,
    sites: Router,
    demo: Router,
    nobody: Router,
}

/// The service. Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, so that clients' addresses are known.
pub fn router(hub: Arc<Hub>) -> Router {
    let shared = Arc::new(Shared {
        sites: layered(open_pages().merge(personal_pages()).fallback(async || Fault::NotFound), &hub),
        demo: layered(demo_pages().fallback(async || Fault::NotFound), &hub),
        nobody: layered(everywhere(), &hub),
        api: api::router(broke_down, ANSWER_SECONDS).layer(from_fn_with_state(Arc::clone(&hub), add_headers)),
        styles: Arc::new(Styles::default()),
        requests: AtomicU64::new(1),
        hub,
    });
    Router::new().route(pattern::HEALTH, get(whole::health)).fallback(dispatch).with_state(shared)
}

/// What every path of an undeclared host answers.
fn everywhere() -> Router {
    Router::new().route("/", any(misdirected)).route("/{*rest}", any(misdirected))
}

async fn misdirected() -> Fault {
    Fault::Misdirected
}

/// Pages for anybody.
fn open_pages() -> Router {
    Router::new()
        .route(pattern::HOME, get(landing::show))
        .route(pattern::POLICY, get(policy::in_force))
        .route(pattern::POLICY_MARKDOWN, get(policy::markdown))
        .route(pattern::POLICY_TEXT, get(policy::text))
        .route(pattern::POLICY_PDF, get(policy::pdf))
        .route(pattern::POLICY_PRINT, get(policy::print))
        .route(pattern::POLICY_FILE, get(policy::file_of))
        .route(pattern::COOKIES, get(policy::cookies))
        .route(pattern::VERSIONS, get(policy::editions))
        .route(pattern::HOW_IT_IS_KEPT, get(policy::how_it_is_kept))
        .route(pattern::VERSION, get(policy::edition_of))
        .route(pattern::VERSION_CHANGES, get(changes::show))
        .route(pattern::OWN_DOCUMENT, get(policy::own))
        .route(pattern::VERSION_OWN, get(policy::own_of))
        .route(pattern::VERSION_DOCUMENT, get(policy::document_of))
        .route(pattern::CONSENT_DOCUMENT, get(policy::consent))
        .route(pattern::ACKNOWLEDGEMENT, get(policy::acknowledgement))
        .route(pattern::REQUESTS, get(policy::requests))
        .route(pattern::CHOICES, get(policy::choices))
        .route(pattern::ASSET, get(whole::file_of))
        .route(pattern::WELL_KNOWN, get(whole::well_known))
}

/// Pages about a person, or with a form in them.
fn personal_pages() -> Router {
    Router::new()
        .route(pattern::REGISTER, get(register::show).post(register::send))
        .route(pattern::REGISTER_SENT, get(register::sent))
        .route(pattern::REGISTER_CONFIRM, get(register::confirm).post(register::complete))
        .route(pattern::SIGN_IN, get(sign_in::show).post(sign_in::send))
        .route(pattern::SIGN_OUT, post(sign_in::out))
        .route(pattern::RECOVER, get(recover::show).post(recover::send))
        .route(pattern::RECOVER_SENT, get(recover::sent))
        .route(pattern::RECOVER_SET, get(recover::open).post(recover::set))
        .route(pattern::FORM, get(form::show).post(form::send))
        .route(pattern::FORM_DONE, get(form::done))
        .route(pattern::OUTSIDE_FORM, post(outside::send))
        .route(pattern::CABINET, get(cabinet::show))
        .route(pattern::CABINET_CONSENT, get(consent::show))
        .route(pattern::WITHDRAW, post(consent::withdraw))
        .route(pattern::RECEIPT, get(consent::receipt))
        .route(pattern::RECEIPT_JSON, get(consent::receipt_json))
        .route(pattern::SESSIONS, get(session::show))
        .route(pattern::SESSION_END, post(session::end))
        .route(pattern::OPENINGS, get(openings::show))
        .route(pattern::CABINET_EDIT, get(edit::show).post(edit::send))
        .route(pattern::CABINET_REMOVE, get(leave::remove_ask).post(leave::remove))
        .route(pattern::CABINET_VALUE, get(edit::delete_ask).post(edit::delete))
        .route(pattern::CABINET_COPY, get(copy::about))
        .route(pattern::CABINET_COPY_JSON, get(copy::json))
        .route(pattern::CABINET_COPY_PAGE, get(copy::read))
        .route(pattern::CABINET_AGAIN, get(again::show))
        .route(pattern::CABINET_AGAIN_GIVE, post(again::give))
        .route(pattern::CABINET_AGAIN_REFUSE, post(again::refuse))
        .route(pattern::CABINET_VERSION, get(notice::show))
        .route(pattern::CABINET_VERSION_ACCEPT, post(notice::accept))
        .route(pattern::CABINET_VERSION_REFUSE, post(notice::refuse))
        .route(pattern::CLOSE, get(leave::close_ask).post(leave::close))
        .route(pattern::OWN_PASSWORD, get(own::password).post(own::password_change))
        .route(pattern::OWN_ADDRESS, get(own::address).post(own::address_ask))
        .route(pattern::OWN_CHECKED, post(own::check))
        .route(pattern::DESTRUCTION, get(leave::progress))
        .route(pattern::STAFF, get(staff::queue))
        .route(pattern::STAFF_SIGN_IN, get(staff::door).post(staff::sign_in))
        .route(pattern::STAFF_SIGN_OUT, post(staff::sign_out))
        .route(pattern::STAFF_UNDERTAKING, get(staff::undertaking).post(staff::undertake))
        .route(pattern::CASE, get(staff::case))
        .route(pattern::CASE_VALUES, post(staff::values))
        .route(pattern::CASE_MOVE, post(staff::move_on))
        .route(pattern::CASE_EVENT, post(staff::event))
        .route(pattern::CASE_DELETE, get(staff::delete_ask).post(staff::delete))
        .route(pattern::CASE_NOTES, post(staff::write_note))
        .route(pattern::CASE_NOTES_OPEN, post(staff::open_notes))
        .route(pattern::STAFF_FIND, get(staff::find).post(staff::look))
        .route(pattern::STAFF_JOIN, post(staff::join))
        .route(pattern::STAFF_EDITIONS, get(staff::editions))
        .route(pattern::HANDLINGS, get(staff::handlings).post(staff::handle))
        .route(pattern::STAFF_CARRIERS, get(staff::carriers))
        .route(pattern::CARRIER_DESTROYED, post(staff::destroyed))
        .route(pattern::STAFF_ACTS, get(staff::acts))
        .route(pattern::STAFF_ACT, get(staff::act))
        .route(pattern::STAFF_UNACCEPTED, get(staff::unaccepted).post(staff::open_unaccepted))
        .route(pattern::STAFF_RECORDS, get(staff::records))
        .route(pattern::STAFF_RECORD, get(staff::record))
        .route(pattern::JOB_RETRY, post(staff::retry))
        .merge(secret_pages())
        .layer(from_fn(personal))
}

/// Pages whose address is itself a key.
fn secret_pages() -> Router {
    Router::new()
        .route(pattern::LINK, get(cabinet::show))
        .route(pattern::LINK_SENT, get(form::link_sent))
        .route(pattern::LINK_EDIT, get(edit::show).post(edit::send))
        .route(pattern::LINK_REMOVE, get(leave::remove_ask).post(leave::remove))
        .route(pattern::LINK_VALUE, get(edit::delete_ask).post(edit::delete))
        .route(pattern::LINK_CONSENT, get(consent::show))
        .route(pattern::LINK_WITHDRAW, post(consent::withdraw))
        .route(pattern::LINK_RECEIPT, get(consent::receipt))
        .route(pattern::LINK_RECEIPT_JSON, get(consent::receipt_json))
        .route(pattern::LINK_OPENINGS, get(openings::show))
        .route(pattern::LINK_COPY, get(copy::about))
        .route(pattern::LINK_COPY_JSON, get(copy::json))
        .route(pattern::LINK_COPY_PAGE, get(copy::read))
        .route(pattern::LINK_AGAIN, get(again::show))
        .route(pattern::LINK_AGAIN_GIVE, post(again::give))
        .route(pattern::LINK_AGAIN_REFUSE, post(again::refuse))
        .route(pattern::LINK_VERSION, get(notice::show))
        .route(pattern::LINK_VERSION_ACCEPT, post(notice::accept))
        .route(pattern::LINK_VERSION_REFUSE, post(notice::refuse))
        .route(pattern::LINK_CONTACT, post(contact::ask_letter))
        .route(pattern::LINK_JOIN, post(cabinet::join))
        .route(pattern::PROVE, get(contact::open).post(contact::prove))
        .route(pattern::ADDRESS, get(own::address_open).post(own::address_press))
        .layer(from_fn(secret))
}

/// The demo's own host.
fn demo_pages() -> Router {
    Router::new()
        .route(pattern::HOME, get(demo::index))
        .route(pattern::OUTBOX, get(demo::outbox))
        .route(pattern::OUTBOX_JSON, get(demo::outbox_json))
        .route(pattern::SITES_JSON, get(demo::sites))
        .route(pattern::ASSET, get(whole::file_of))
}

/// What holds for every page; the last one stands outermost.
fn layered(pages: Router, hub: &Arc<Hub>) -> Router {
    let timeout = Duration::from_secs(ANSWER_SECONDS);
    pages
        .layer(DefaultBodyLimit::max(limits::FORM_BYTES))
        .layer(CatchPanicLayer::custom(broke_down))
        .layer(from_fn(body::whole))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, timeout))
        .layer(from_fn(dress))
        .layer(from_fn_with_state(Arc::clone(hub), add_headers))
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(512).and(NoSecret)))
        .layer(from_fn(trace::line))
}

async fn add_headers(
    State(hub): State<Arc<Hub>>,
    request: Request,
    next: axum::middleware::Next,
) -> Response {
    let reflects = request.method() != Method::GET;
    let mut response = next.run(request).await;
    headers::add(response.headers_mut(), hub.secure);
    if reflects {
        response.extensions_mut().insert(Reflects);
    }
    response
}

fn broke_down(_panic: Box<dyn Any + Send>) -> Response {
    // The message of a panic may quote what it choked on.
    tracing::error!("page.broke_down");
    Fault::Internal.into_response()
}

/// Finds out who answers, and hands the request to his pages.
async fn dispatch(State(shared): State<Arc<Shared>>, mut request: Request) -> Response {
    let authority = host::authority(request.headers(), request.uri()).unwrap_or_default();
    let name = host::without_port(&authority).to_owned();
    let answers = host::resolve(&shared.hub, &name);
    let app = match &answers {
        Answers::Site(operator, _) => match shared.hub.operators.get(*operator) {
            Some(app) => match pinned(app).await {
                Ok(app) => Some(app),
                Err(fault) => return fault.into_response(),
            },
            None => None,
        },
        _ => None,
    };
    let (pages, ask) = find_out(&shared, &request, answers, app, (authority, name));
    request.extensions_mut().insert(ask);
    match pages.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

fn find_out<'a>(
    shared: &'a Shared,
    request: &Request,
    answers: Answers,
    app: Option<App>,
    (authority, name): (String, String),
) -> (&'a Router, Ask) {
    let hub = &shared.hub;
    let headers = request.headers();
    let (pages, place) = match (answers, app) {
        (Answers::Demo, _) => (&shared.demo, None),
        (Answers::Site(_, site), Some(app)) => {
            let place = Place { policy: app.policy(), app: Arc::new(app), site, host: name };
            (&shared.sites, Some(place))
        }
        _ => (&shared.nobody, None),
    };
    // Programs get problems they can read, whatever host they call.
    let pages = if request.uri().path().starts_with(pattern::API) { &shared.api } else { pages };
    let offered = language::offered(place.as_ref().map(|place| place.policy.as_ref()));
    let choice = language::choose(request.uri(), headers, &offered);
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let token = |jar: Jar| jar.read(headers, hub.secure).and_then(SessionToken::from_cookie);
    let number = shared.requests.fetch_add(1, Ordering::Relaxed);
    let started = place.as_ref().map_or(0, |place| place.app.clock().as_millisecond());
    let ask = Ask::new(Inner {
        hub: Arc::clone(hub),
        styles: Arc::clone(&shared.styles),
        authority,
        lang: choice.lang,
        links: Links::new(choice.chosen.then_some(choice.lang)),
        address_line: routes::own_address(request.uri()),
        client: address::client(peer, headers, &hub.trusted_proxies),
        agent: agent(headers),
        request_id: format!("{started:x}-{number:x}"),
        person: token(Jar::Person).or_else(|| token(Jar::Remembered)),
        staff: token(Jar::Staff),
        place,
    });
    (pages, ask)
}

/// The operator with the edition that is in force as the request begins: a page never mixes two.
async fn pinned(app: &App) -> Result<App, Fault> {
    let app = app.clone();
    let pinned = tokio::task::spawn_blocking(move || app.pinned()).await;
    pinned.map_err(|_| Fault::Internal)?.map_err(Fault::from)
}

fn agent(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    agent.unwrap_or_default().chars().take(AGENT_CHARS).collect()
}

/// Marks the answer to a POST, where what was typed and a token may stand side by side.
#[derive(Clone)]
struct Reflects;

/// Compresses what reflects nothing: the length of a compressed page tells what is repeated in it.
#[derive(Clone, Copy)]
struct NoSecret;

impl Predicate for NoSecret {
    fn should_compress<B: axum::body::HttpBody>(&self, response: &axum::http::Response<B>) -> bool {
        response.extensions().get::<Reflects>().is_none()
    }
}
