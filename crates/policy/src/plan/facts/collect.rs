//! How data come in: forms, cookies, outside scripts.

use zalog_law::Span;

use super::book::{Book, keyword};
use super::who::answer;
use crate::model::{Cookie, CookieLife, Form, FormField, Need, OutsideForm, Tag};
use crate::plan::change::Value;
use crate::plan::fact::Measure;
use crate::plan::part::Part;
use crate::syntax::Role;

pub(super) fn form(book: &mut Book<'_>, form: &Form) {
    let Form {
        slug,
        name: _,
        title,
        registration,
        purpose,
        fields,
        offers,
        button,
        tells,
        sign_in_required,
        other_person,
        payment,
        outside,
        origin: _,
    } = form;
    book.at(format!("form/{slug}"), Some(title));
    book.member(Part::Form, "", Value::Text(title.clone()));
    book.text(Part::FormTitle, title);
    book.flag(Part::FormRegistration, "", *registration);
    book.member(Part::FormPurpose, purpose.as_str(), book.purpose(purpose));
    for field in fields {
        self::field(book, field);
    }
    for offer in offers {
        book.member(Part::FormOffer, offer.as_str(), book.purpose(offer));
    }
    book.text(Part::FormButton, button);
    if let Some(role) = tells {
        book.member(Part::FormTells, role.as_str(), book.role(role));
    }
    book.flag(Part::FormSignIn, "", *sign_in_required);
    book.flag(Part::FormOtherPerson, "", *other_person);
    if let Some(recipient) = payment {
        book.member(Part::FormPayment, recipient.as_str(), book.recipient(recipient));
    }
    for other in outside {
        self::outside(book, other);
    }
}

fn field(book: &mut Book<'_>, field: &FormField) {
    let FormField { item, need, legal_persons_only } = field;
    book.member(Part::FormField, item.as_str(), book.item(item));
    let id = match need {
        Need::Required => "required",
        Need::Optional => "optional",
    };
    let value = Value::Of(Box::new(book.item(item)), Box::new(keyword(Role::Key, id)));
    book.ranked(Part::FormNeed, item.as_str(), value, i64::from(*need == Need::Required));
    let value = Value::Of(Box::new(book.item(item)), Box::new(answer(*legal_persons_only)));
    let key = item.to_string();
    book.ranked(Part::FormLegalPersons, &key, value, i64::from(!legal_persons_only));
}

fn outside(book: &mut Book<'_>, outside: &OutsideForm) {
    let OutsideForm { platform, fields, consent } = outside;
    book.member(Part::FormOutside, platform.as_str(), Value::Literal(platform.clone()));
    for (name, item) in fields {
        let value = Value::Of(Box::new(Value::Literal(name.clone())), Box::new(book.item(item)));
        book.member(Part::FormOutside, format!("{platform}/{name}/{item}"), value);
    }
    if let Some(name) = consent {
        let value =
            Value::Of(Box::new(Value::Literal(name.clone())), Box::new(keyword(Role::Key, "consent")));
        book.member(Part::FormOutside, format!("{platform}/{name}//consent"), value);
    }
}

pub(super) fn cookie(book: &mut Book<'_>, cookie: &Cookie) {
    let Cookie { name, purpose, title, life, engine: _, origin: _ } = cookie;
    let called = crate::model::Localized::one(zalog_words::Lang::Ru, name.as_str());
    book.at(format!("cookie/{name}"), Some(&called)).covering(purpose);
    book.member(Part::Cookie, "", Value::Literal(name.clone()));
    // A cookie of no purpose is strictly necessary: nobody is asked.
    match purpose {
        Some(purpose) => {
            let value = book.purpose(purpose);
            book.member(Part::CookiePurpose, purpose.as_str(), value);
        }
        None => book.member(Part::CookiePurpose, "", Value::None),
    }
    self::life(book, life);
    book.covering([]).text(Part::CookieTitle, title);
}

fn life(book: &mut Book<'_>, life: &CookieLife) {
    let (level, span, value) = match life {
        CookieLife::Session => (0, Span::AT_ONCE, keyword(Role::Length, "session")),
        CookieLife::For(span) => (1, *span, Value::Span(*span)),
    };
    book.fact(Part::CookieLife, "", value, Measure::Term { event: None, level, span });
}

pub(super) fn tag(book: &mut Book<'_>, tag: &Tag) {
    let Tag { slug, title, purpose, hosts, recipient, terms, life, origin: _ } = tag;
    book.at(format!("tag/{slug}"), Some(title)).covering([purpose]);
    book.member(Part::Tag, "", Value::Text(title.clone()));
    book.member(Part::TagPurpose, purpose.as_str(), book.purpose(purpose));
    for host in hosts {
        book.member(Part::TagHost, host.as_str(), Value::Literal(host.clone()));
    }
    if let Some(recipient) = recipient {
        book.member(Part::TagRecipient, recipient.as_str(), book.recipient(recipient));
    }
    if let Some(life) = life {
        self::life(book, life);
    }
    book.covering([]).text(Part::TagTitle, title);
    if let Some(terms) = terms {
        book.plain(Part::TagTerms, Value::Literal(terms.clone()));
    }
}
