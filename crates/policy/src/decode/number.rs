//! Numbers of documents: read as they are typed, and checked by their last digits.

use zalog_law::number::NumberError;

use super::cx::Cx;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::HoleOr;
use crate::syntax::tree::{Form, Value};

/// Reads a document's number from the text as typed, never as a number.
pub(super) fn number(
    cx: &mut Cx,
    value: &Value,
    parse: impl Fn(&str) -> Result<String, NumberError>,
) -> HoleOr<String> {
    if cx.hole(value) {
        return HoleOr::Hole;
    }
    let typed = &value.text;
    if value.form == Form::Number && typed.starts_with(['0', '+']) {
        let message = say!(
            "Номер «{typed}» без кавычек: другие программы потеряют начало",
            "The number {typed} has no quotes: other programs will lose its beginning",
            "«{typed}» нөмірі тырнақшасыз: басқа бағдарламалар басын жоғалтады"
        );
        let fix = say!("взять в кавычки", "put in quotes", "тырнақшаға алу");
        cx.push(Finding::of(&rules::NUMBER_LOST_ZERO, value.span, message).fix(
            value.span,
            format!("\"{typed}\""),
            fix,
        ));
    }
    match parse(typed) {
        Ok(number) => HoleOr::Given(number),
        Err(error) => {
            let why = match error {
                NumberError::Length { found } => {
                    say!("знаков в нём {found}", "it has {found} characters", "ондағы таңба саны: {found}")
                }
                NumberError::Characters { found } => {
                    say!(
                        "в нём лишний знак «{found}»",
                        "`{found}` does not belong in it",
                        "онда артық «{found}» таңбасы бар"
                    )
                }
                NumberError::CheckDigit => {
                    say!(
                        "контрольная цифра не сходится",
                        "the check digit does not fit",
                        "бақылау цифры сәйкес келмейді"
                    )
                }
                NumberError::Shape => {
                    say!("таких номеров не бывает", "no such number is given out", "мұндай нөмір болмайды")
                }
            };
            let (ru, en, kk) = (&why.ru, &why.en, &why.kk);
            cx.report(
                &rules::BAD_DOCUMENT_NUMBER,
                value.span,
                say!(
                    "Номер «{typed}» неверен: {ru}",
                    "The number {typed} is wrong: {en}",
                    "«{typed}» нөмірі қате: {kk}"
                ),
            );
            HoleOr::Given(typed.clone())
        }
    }
}
