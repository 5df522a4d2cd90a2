//! What an operator's data may be used for: every field has its purpose, what a purpose bars is refused, "solely" and
//! "anonymous" are held to the rest of the declaration, and every kind of data says where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use zalog_policy::document;
use zalog_policy::model::{Bar, Basis, ItemClass, Slug};
use zalog_words::Lang;

use crate::promises::{barring, changed, policy, printed, rules};

/// A field that no purpose of its form uses bars publication, whether the data are declared or not; with the purpose it does not.
///
/// Keeps: proedu-3.1-a
#[test]
fn a_field_without_a_purpose_fails() {
    let school = policy("proedu");
    for form in &school.forms {
        let mut uses: Vec<_> = [&form.purpose].into_iter().chain(&form.offers).collect();
        uses.retain(|slug| school.purpose(slug).is_some());
        for field in &form.fields {
            let used = |slug: &&&Slug| school.purpose(slug).unwrap().items.contains(&field.item);
            assert!(uses.iter().any(|slug| used(&slug)), "{}: {}", form.slug, field.item);
        }
    }
    let item = "достоверность не-проверяется";
    let height = format!("данное рост \"Рост\" вид=строка\n{item}");
    for line in [
        "обязательно фамилия имя телефон почта",
        "обязательно фамилия имя телефон адрес заказ",
        "обязательно имя почта сообщение",
    ] {
        for extra in ["рост", "дата-рождения"] {
            let asked = format!("{line} {extra}");
            let without = changed("proedu", &[(item, &height), (line, &asked)]);
            assert!(barring(&without).contains("collected-but-unused"), "{asked}: {:?}", rules(&without));
        }
    }
    let used = [
        (item, height.as_str()),
        ("обязательно имя почта сообщение", "обязательно имя почта сообщение рост"),
        ("данные фамилия имя телефон почта сообщение", "данные фамилия имя телефон почта сообщение рост"),
    ];
    assert!(
        !rules(&changed("proedu", &used)).contains("collected-but-unused"),
        "a purpose that uses it is enough"
    );
}

/// The choice of goods for dental practice is a purpose of its own, on a consent of its own, over tracking data alone; nobody
/// may be named who is given data for it: neither the supplier, nor a counter that receives for another purpose.
///
/// Keeps: pumpa-5.3-b
#[test]
fn what_a_purpose_bars_nobody_is_given() {
    let centre = policy("pumpa");
    let goods = centre.purpose(&Slug::new("podbor-tovarov").unwrap()).unwrap();
    assert!(matches!(goods.basis, Basis::Consent) && goods.bars.contains(&Bar::Disclosure));
    let observed =
        |slug: &Slug| matches!(centre.item(slug).unwrap().class, ItemClass::Observed | ItemClass::Cookie);
    assert!(!goods.items.is_empty() && goods.items.iter().all(observed));
    assert!(centre.recipients.iter().all(|r| !r.purposes.contains(&goods.slug)));
    assert!(printed(&centre).contains("товары других компаний для стоматологической практики"));

    let before = "передача запрещена ";
    let supplier =
        "получатель поставщик \"Поставщик\" роль=самостоятельный страна=РФ договор=\"Договор\" {\n";
    let given = format!("{supplier}    данные страница\n    для подбор-товаров\n}}\n{before}");
    let counter = ("    для аналитика\n}", "    для аналитика подбор-товаров\n}");
    let tag = ("для=аналитика получатель=яндекс", "для=подбор-товаров получатель=яндекс");
    for change in [(before, given.as_str()), counter, tag] {
        let compiled = changed("pumpa", &[change]);
        assert!(barring(&compiled).contains("barred-use"), "{change:?}: {:?}", rules(&compiled));
    }
    let other = given.replace("для подбор-товаров", "для аналитика");
    let compiled = changed("pumpa", &[(before, &other)]);
    assert!(!rules(&compiled).contains("barred-use"), "of another purpose it is not said");
}

/// A purpose that bars advertising or publishing cannot be made one of that kind: films for the training of staff are no
/// publication, and addresses kept for finding faults serve no advertising.
///
/// Keeps: progtime-data-9, smile-3.3.2-b
#[test]
fn a_purpose_cannot_become_what_it_bars() {
    let training = "\"Фото и видео занятий для обучения сотрудников\"";
    let faults = "en=\"Finding and removing faults\"";
    for (operator, slug, place, kind, bar) in [
        ("progtime", "obuchenie-sotrudnikov", training, "распространение", Bar::Publication),
        ("smile", "faults", faults, "реклама", Bar::Marketing),
    ] {
        let declared = policy(operator);
        let purpose = declared.purpose(&Slug::new(slug).unwrap()).unwrap();
        assert!(purpose.bars.contains(&bar), "{operator}");
        let compiled = changed(operator, &[(place, &format!("{place} вид={kind}"))]);
        assert!(barring(&compiled).contains("barred-use"), "{operator}");
    }
}

/// The shop's text says no "solely"; if it did, beside orders, delivery, advertising and protection, that would be reported.
/// The register has all of these purposes.
///
/// Keeps: prommet-0-b
#[test]
fn solely_is_held_to_the_purposes_there_are() {
    let drift = "exclusive-purpose-drift";
    assert!(!rules(&changed("prommet", &[])).contains(drift));
    let line = "положение дети ";
    for said in [
        "Данные собираются исключительно для повышения качества обслуживания",
        "Единственная цель сбора данных: качество обслуживания",
        "Сведения нужны магазину только для качества обслуживания",
    ] {
        let preamble = format!("положение преамбула \"{said}\"\n{line}");
        assert!(rules(&changed("prommet", &[(line, &preamble)])).contains(drift), "{said}");
    }
    let shop = policy("prommet");
    let own: BTreeSet<&str> = shop.purposes.iter().filter(|p| !p.engine).map(|p| p.slug.as_str()).collect();
    for wide in ["order", "novinki", "statistics", "moshennichestvo", "support"] {
        assert!(own.contains(wide), "{wide}: {own:?}");
    }
}

/// Who may have nothing that points to a person is given no item at all, alone or together with what the shop has; a purpose
/// that calls itself anonymous may use none that does, nor two that do together.
///
/// Keeps: prommet-1.3-b
#[test]
fn what_is_joined_with_the_shops_own_data_is_not_anonymous() {
    let rule = "anonymous-vs-identified";
    assert!(!rules(&changed("prommet", &[])).contains(rule));
    let line = "    для статистика\n";
    for items in ["ip", "cookie", "устройство", "браузер время", "откуда-пришёл", "страница"]
    {
        let given = format!("    данные {items}\n{line}");
        assert!(barring(&changed("prommet", &[(line, &given)])).contains(rule), "{items}");
    }
    let title = "цель предпочтения \"Запоминание региона и личных настроек\"";
    let anonymous = "цель предпочтения \"Обезличенное изучение спроса\"";
    let items = "    данные cookie место\n";
    for (using, joined) in [
        ("cookie", true),
        ("ip", true),
        ("почта", true),
        ("место устройство", true),
        ("дата-рождения место", true),
        ("место", false),
        ("страница действия-на-сайте", false),
    ] {
        let using_line = format!("    данные {using}\n");
        let compiled = changed("prommet", &[(title, anonymous), (items, &using_line)]);
        assert_eq!(barring(&compiled).contains(rule), joined, "{using}: {:?}", rules(&compiled));
    }
}

/// Everything the shop holds comes from one of four sources: the person himself, a cookie, the browser, somebody else. The
/// policy says it of each kind of data, and the register of processing of each purpose.
///
/// Keeps: prommet-2.2-a
#[test]
fn every_kind_of_data_has_one_of_four_sources() {
    let shop = policy("prommet");
    let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let text = document::policy(&shop, Lang::Ru);
    for item in shop.items.iter().filter(|i| i.class != ItemClass::Staff) {
        let said = match item.class {
            ItemClass::Provided => "Сообщаете вы",
            ItemClass::Cookie => "Хранит файл cookie",
            ItemClass::Observed => "Передаёт ваш браузер",
            _ => "Сообщают другие",
        };
        groups.entry(said).or_default().insert(item.slug.as_str());
        let node = format!("item/{}", item.slug);
        let own: Vec<String> =
            text.sentences().into_iter().filter(|s| s.node == node).map(|s| s.plain()).collect();
        assert!(own.iter().any(|s| s.starts_with(said)), "{node}: {own:?}");
    }
    assert_eq!(groups.len(), 4, "{groups:?}");
    assert!(groups["Сообщаете вы"].contains("email") && groups["Хранит файл cookie"].contains("cookie"));
    assert!(groups["Передаёт ваш браузер"].contains("ip"));
    assert!(groups["Сообщают другие"].contains("payment-mark"));
    let register = document::register(&shop, Lang::Ru).text();
    for source in
        ["Сообщает сам человек", "Хранится в файле cookie", "Передаёт браузер", "Сообщают другие лица"]
    {
        assert!(register.contains(source), "{source}");
    }
}
