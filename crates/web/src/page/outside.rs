//! `POST /f/{form}`: the plain endpoint for the operator's own page. No token, so other locks: the origin is a host of the
//! operator, a field that no person sees is empty, and the page was made neither a moment nor a day ago.

use axum::extract::Path;
use axum::response::Response;
use zalog_app::form;
use zalog_app::{AppError, Refused, Way};
use zalog_domain::limits;
use zalog_policy::model::Form;

use super::form::{after, again, declared, typed};
use crate::http::ask::Ask;
use crate::http::body::{Fields, OutsidePost};
use crate::http::fault::Fault;
use crate::http::respond::see_other;
use crate::view::field::FormState;

/// POST.
pub async fn send(ask: Ask, Path(name): Path<String>, post: OutsidePost) -> Result<Response, Fault> {
    let form = declared(&ask, &name)?;
    let OutsidePost { fields, body } = post;
    if let Some(key) = trapped(&fields, ask.app()?.clock().as_second()) {
        return again(&ask, &form, None, &state(&form, &fields, Refused::form(key))).await;
    }
    let typed = typed(&form, &renamed(&form, &fields), |_, name| Some(name.to_owned()));
    let (slug, place) = (form.slug.clone(), format!("{} {}", form.slug, ask.inner().client));
    let sent = ask
        .attempt(move |app, visit| {
            let operation = app.operation_of(&place, &body);
            form::send(app, visit, operation, &slug, typed, None, Way::Outside)
        })
        .await?;
    match sent {
        Ok(sent) => Ok(see_other(&after(&ask, &form, &sent))),
        Err(AppError::Refused(refused)) => again(&ask, &form, None, &state(&form, &fields, refused)).await,
        Err(other) => Err(other.into()),
    }
}

/// What a robot does and a person does not; the catalogue key, if it is one.
fn trapped(fields: &Fields, now_seconds: i64) -> Option<&'static str> {
    if fields.has("website") {
        return Some("form-trap");
    }
    let made = fields.get("zalog-time");
    if made.is_empty() {
        return None;
    }
    let Ok(made) = made.trim().parse::<i64>() else { return Some("token-wrong") };
    match now_seconds.saturating_sub(made) {
        age if age < limits::FORM_SECONDS_MIN => Some("token-quick"),
        age if age > limits::FORM_HOURS_MAX * 3600 => Some("token-old"),
        _ => None,
    }
}

/// The same fields under the names of our items. The operator's own box for the consent, which carries no number of a
/// text, names the edition by its value.
fn renamed(form: &Form, fields: &Fields) -> Fields {
    let outside = |name: &str| {
        let known = form.outside.iter().flat_map(|outside| &outside.fields);
        known.into_iter().find(|(theirs, _)| theirs == name).map(|(_, item)| item.to_string())
    };
    let is_box = |name: &str| form.outside.iter().any(|outside| outside.consent.as_deref() == Some(name));
    let pairs = fields.iter().map(|(name, value)| {
        let name = match outside(name) {
            Some(item) => item,
            None if is_box(name) => format!("consent.{}", form.purpose),
            None => name.to_owned(),
        };
        (name, value.to_owned())
    });
    pairs.collect()
}

fn state(form: &Form, fields: &Fields, refused: Refused) -> FormState {
    FormState::refused(&renamed(form, fields), refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_are_told_by_what_they_fill_and_how_fast() {
        let cases = [
            ("a=1", None),
            ("website=", None),
            ("website=http", Some("form-trap")),
            ("zalog-time=1000", Some("token-quick")),
            ("zalog-time=998", None),
            ("zalog-time=999", Some("token-quick")),
            ("zalog-time=2000", Some("token-quick")),
            ("zalog-time=-90000", Some("token-old")),
            ("zalog-time=noon", Some("token-wrong")),
        ];
        for (body, key) in cases {
            assert_eq!(trapped(&Fields::parse(body.as_bytes()), 1000), key, "{body}");
        }
    }
}
