//! `localisation`: Data are kept outside the country the law wants.

use crate::decode::known::country_code;
use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::HoleOr;

/// The rule.
pub static LOCALISATION: Rule = Rule {
    id: "localisation",
    severity: Severity::Law,
    sentence: (
        "Данные хранят вне страны, которой требует закон.",
        "Data are kept outside the country the law wants.",
        "Деректер заң талап ететін елден тыс сақталады.",
    ),
    help: (
        "152-ФЗ, статья 18, часть 5 (для Казахстана — 94-V, статья 12): базы с данными своих граждан держат в стране.",
        "152-FZ article 18(5), for Kazakhstan 94-V article 12: databases of own citizens stay in the country.",
        "152-ФЗ 18-бабының 5-бөлігі (Қазақстан үшін 94-V Заңының 12-бабы): өз азаматтарының деректері бар базалар елде ұсталады.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 5 ст. 18 152-ФЗ", "art. 18(5) of 152-FZ", "152-ФЗ 18-бабының 5-бөлігі"),
            Some("LOCALISATION"),
        ),
        LawRef::kz(
            ("п. 2 ст. 12 Закона РК № 94-V", "art. 12(2) of Law 94-V", "ҚР № 94-V Заңы 12-бабының 2-тармағы"),
            Some("PD-BREACH"),
        ),
    ],
    bad: Example::Part(r#"хранилище облако "Облако" ведут=люди страна=Германия { данные почта; }"#),
    good: Example::Part(r#"хранилище облако "Облако" ведут=люди страна=РФ { данные почта; }"#),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let homes: Vec<&str> = match zalog_law::packs() {
        Ok(packs) => policy.laws.iter().filter_map(|j| packs.of(*j).store_country.as_deref()).collect(),
        Err(_) => return,
    };
    if homes.is_empty() {
        return;
    }
    for store in &policy.stores {
        let HoleOr::Given(country) = &store.country else { continue };
        if !country_code(country).is_some_and(|c| homes.contains(&c)) {
            let (name, place) = (&store.name, country.text(policy.language));
            lint.report(
                &store.origin,
                say!(
                    "Хранилище «{name}» стоит в стране «{place}»",
                    "The store `{name}` stands in `{place}`",
                    "«{name}» қоймасы мына елде тұр: {place}"
                ),
            );
        }
    }
    for recipient in policy.recipients.iter().filter(|r| !r.anonymous_only && !r.items.is_empty()) {
        let Some(HoleOr::Given(country)) = &recipient.country else { continue };
        if !country_code(country).is_some_and(|c| homes.contains(&c)) {
            let (name, place) = (&recipient.name, country.text(policy.language));
            let message = say!(
                "Получатель «{name}» находится в стране «{place}»: это трансграничная передача",
                "The recipient `{name}` is in `{place}`: this is a transfer abroad",
                "«{name}» алушысы мына елде: {place}. Бұл трансшекаралық беру"
            );
            lint.report(&recipient.origin, message);
        }
    }
}
