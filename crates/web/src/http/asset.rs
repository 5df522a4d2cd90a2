//! The one stylesheet and the one small script. Each address carries the hash of its bytes, so it may be kept for ever.
//! A site's accent colour is part of its stylesheet: no inline style, no second request.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};
use zalog_policy::model::Site;

use super::colour;

const STYLE: &str = include_str!("../../assets/site.css");
const SCRIPT: &str = include_str!("../../assets/site.js");

/// A file that a page refers to.
#[derive(Debug)]
pub struct Asset {
    /// `site-1a2b3c4d5e6f.css`
    pub name: String,
    kind: &'static str,
    text: String,
}

impl Asset {
    fn new(ending: &str, kind: &'static str, text: String) -> Self {
        let hash: String =
            Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Self { name: format!("site-{hash}.{ending}"), kind, text }
    }

    /// Its address.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/assets/{}", self.name)
    }

    /// Its bytes, to be kept for ever.
    #[must_use]
    pub fn response(&self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(self.kind)),
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        ];
        (StatusCode::OK, headers, self.text.clone()).into_response()
    }
}

/// The script.
#[must_use]
pub fn script() -> &'static Asset {
    static SCRIPT_ASSET: LazyLock<Asset> =
        LazyLock::new(|| Asset::new("js", "text/javascript; charset=utf-8", SCRIPT.to_owned()));
    &SCRIPT_ASSET
}

/// Stylesheets by accent colour, made when first asked for.
#[derive(Debug, Default)]
pub struct Styles(Mutex<BTreeMap<String, Arc<Asset>>>);

impl Styles {
    /// The stylesheet of a site; `None` for pages of no site.
    #[must_use]
    pub fn of(&self, site: Option<&Site>) -> Arc<Asset> {
        let declared = site.and_then(|site| site.colour.clone());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let text = format!("{}{}", colour::properties(declared.as_deref()), shorter(STYLE));
            Arc::new(Asset::new("css", "text/css; charset=utf-8", text))
        };
        Arc::clone(known.entry(declared.clone().unwrap_or_default()).or_insert_with(make))
    }
}

/// The site's icon: its first letter on its colour, inside the page itself.
#[must_use]
pub fn icon(site: Option<&Site>) -> String {
    let title = site.map_or("З", |site| site.title.text(site.title.binding));
    let letter: String = title.chars().find(|c| c.is_alphanumeric()).into_iter().collect();
    let colour = colour::plain(site.and_then(|site| site.colour.as_deref()));
    let picture = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='8' fill='{colour}'/>\
         <text x='16' y='23' font-family='sans-serif' font-size='20' font-weight='700' text-anchor='middle' \
         fill='#fff'>{letter}</text></svg>"
    );
    format!("data:image/svg+xml,{}", utf8_percent_encode(&picture, NON_ALPHANUMERIC))
}

/// The stylesheet without comments and needless white space. Knows just enough of CSS for our own file: no string in it
/// holds a comment or a run of blanks.
fn shorter(css: &str) -> String {
    let mut without = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        without.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    without.push_str(rest);
    let lines: Vec<&str> = without.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines
        .join("\n")
        .replace(";\n", ";")
        .replace("{\n", "{")
        .replace("\n}", "}")
        .replace(";}", "}")
        .replace(",\n", ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_small_and_its_name_is_its_hash() {
        let styles = Styles::default();
        let one = styles.of(None);
        assert_eq!(one.name, styles.of(None).name);
        assert!(one.text.starts_with(":root{--accent:"));
        assert!(one.text.len() < 40_000, "{} bytes before compression", one.text.len());
        assert!(SCRIPT.len() < 6_000);
    }

    #[test]
    fn shortening_keeps_the_rules() {
        assert_eq!(
            shorter("/* a */\na {\n  b: c;\n  d: e;\n}\n/* x */ f,\ng { h: i }"),
            "a {b: c;d: e}\nf,g { h: i }"
        );
    }

    #[test]
    fn an_icon_needs_no_request() {
        assert!(icon(None).starts_with("data:image/svg+xml,%3Csvg"));
        assert!(!icon(None).contains(['<', '"', '#']));
    }
}
