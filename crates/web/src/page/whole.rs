//! Answers that every host gives: health, evidence, files, and the page of a host that nobody declared.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::evidence;

use crate::http::ask::Ask;
use crate::http::asset;
use crate::http::fault::Fault;
use crate::http::respond::{file, json};

/// `/healthz`: the process answers.
pub async fn health() -> Response {
    file(StatusCode::OK, "text/plain; charset=utf-8", "ok\n".to_owned())
}

/// `/.well-known/zalog.json`
pub async fn well_known(ask: Ask) -> Result<Response, Fault> {
    json(&ask.run(|app, _| evidence::well_known(app)).await?)
}

/// `/assets/{name}`: the stylesheet of this host's site, or the script. An old name is gone.
pub async fn file_of(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    let style = ask.inner().styles.of(ask.site());
    if style.name == name {
        return Ok(style.response());
    }
    let script = asset::script();
    if script.name == name { Ok(script.response()) } else { Err(Fault::NotFound) }
}
