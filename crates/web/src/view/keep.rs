//! How long and on what basis, in the few words of a card. The sentences are the policy's own messages, so that card and
//! policy cannot say different things.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use zalog_policy::model::{Basis, Keep, Purpose};
use zalog_words::{Arg, Case, Words, date, span};

use super::text::sentence_case;

/// The basis: `Ваше согласие`.
#[must_use]
pub fn basis(words: &'static Words, basis: &Basis) -> String {
    words.say(&format!("doc-basis-short-{}", basis.key())).into_owned()
}

/// The term: `30 дней после ответа на вашу заявку`, `до закрытия личного кабинета`.
#[must_use]
pub fn term(words: &'static Words, keep: &Keep) -> String {
    let event = keep.end.event.as_str();
    match keep.end.after {
        None => words.say(&format!("doc-event-{event}-until")).into_owned(),
        Some(after) => {
            let lang = words.lang();
            let from = words.say(&format!("doc-event-{event}-from"));
            let span = span(lang, i64::from(after.amount), after.unit.code(), Case::Nominative);
            // Which of the two comes first is the language's affair.
            words.say_with("doc-brief-after", &[("span", Arg::Text(&span)), ("from", Arg::Text(&from))])
        }
    }
}

/// The term, standing by itself.
#[must_use]
pub fn term_alone(words: &'static Words, keep: &Keep) -> String {
    sentence_case(&term(words, keep))
}

/// Until when a value is held: the day if it is known, else the event.
#[must_use]
pub fn until(
    words: &'static Words,
    until: Option<Timestamp>,
    purpose: Option<&Purpose>,
    zone: &TimeZone,
) -> String {
    match (until, purpose) {
        (Some(at), _) => {
            let day = date(words.lang(), zone.to_datetime(at).date());
            words.say_with("cabinet-kept-until", &[("date", Arg::Text(&day))])
        }
        (None, Some(purpose)) => term(words, &purpose.keep),
        (None, None) => words.say("unknown").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zalog_policy::model::{End, Event, Origin};
    use zalog_words::Lang;

    #[test]
    fn a_term_stands_in_the_order_of_its_language() {
        let keep = Keep {
            end: End { event: Event::Answered, after: Some("30 days".parse().unwrap()) },
            with: None,
            at_most: None,
            holds: Vec::new(),
            origin: Origin::default(),
        };
        let said = Lang::ALL.map(|lang| term_alone(Words::of(lang), &keep));
        assert_eq!(
            said,
            [
                "30 дней после ответа на вашу заявку",
                "30 days after your enquiry is answered",
                "Өтініміңізге жауап берілгеннен кейін 30 күн",
            ]
        );
    }
}
