//! What the language knows without being told: labels and looks of known items, categories of subjects, staff roles,
//! countries and cases of disclosure.

use std::collections::BTreeMap;

use zalog_words::Lang;

use crate::model::{Item, ItemClass, ItemKind, Localized, Origin, Sensitivity, Slug};

/// Machine name, Russian, English, Kazakh.
type Row = (&'static str, &'static str, &'static str, &'static str);

/// Labels of known items.
const ITEMS: &[Row] = &[
    ("full-name", "Фамилия, имя и отчество", "Full name", "Тегі, аты және әкесінің аты"),
    ("surname", "Фамилия", "Surname", "Тегі"),
    ("given-name", "Имя", "Given name", "Аты"),
    ("patronymic", "Отчество", "Patronymic", "Әкесінің аты"),
    ("email", "Электронная почта", "E-mail", "Электрондық пошта"),
    ("phone", "Телефон", "Phone", "Телефон"),
    ("address", "Адрес", "Address", "Мекенжай"),
    ("country", "Страна", "Country", "Ел"),
    ("social-id", "Имя в социальной сети", "Name in a social network", "Әлеуметтік желідегі аты"),
    ("birth-date", "Дата рождения", "Date of birth", "Туған күні"),
    ("message", "Сообщение", "Message", "Хабарлама"),
    ("review", "Отзыв", "Review", "Пікір"),
    (
        "case-note",
        "Заметка сотрудника по заявке",
        "Staff note on a case",
        "Қызметкердің өтінім бойынша жазбасы",
    ),
    ("organisation", "Организация", "Organisation", "Ұйым"),
    ("position", "Место работы и должность", "Place of work and post", "Жұмыс орны мен лауазымы"),
    ("inn", "ИНН", "Taxpayer number (INN)", "СТН (ИНН)"),
    ("kpp", "КПП", "Registration code (KPP)", "КПП"),
    ("ogrn", "ОГРН", "State register number (OGRN)", "ОГРН"),
    ("bin", "БИН (ИИН)", "Business number (BIN)", "БСН (ЖСН)"),
    ("order", "Состав заказа", "What was ordered", "Тапсырыс құрамы"),
    ("payment-mark", "Отметка об оплате", "Mark of payment", "Төлем туралы белгі"),
    ("amount", "Сумма", "Amount", "Сома"),
    ("image", "Изображение", "Image", "Сурет"),
    (
        "password",
        "Пароль (хранится только его необратимый отпечаток)",
        "Password (only a one-way hash is kept)",
        "Құпиясөз (тек қайтарымсыз таңбасы сақталады)",
    ),
    ("ip", "IP-адрес", "IP address", "IP-мекенжай"),
    ("cookie", "Файлы cookie", "Cookies", "Cookie файлдары"),
    ("browser", "Сведения о браузере", "What the browser says of itself", "Браузер туралы мәлімет"),
    (
        "device",
        "Устройство и операционная система",
        "Device and operating system",
        "Құрылғы және операциялық жүйе",
    ),
    ("time", "Время обращения", "Time of access", "Кіру уақыты"),
    ("page", "Адрес страницы", "Address of the page", "Беттің мекенжайы"),
    ("referrer", "Адрес предыдущей страницы", "Address of the page before", "Алдыңғы беттің мекенжайы"),
    ("place", "Город и область", "City and region", "Қала мен облыс"),
    ("activity", "Действия на сайте", "Actions on the site", "Сайттағы әрекеттер"),
];

const SUBJECTS: &[Row] = &[
    ("customers", "Клиенты", "Customers", "Клиенттер"),
    ("buyers", "Покупатели", "Buyers", "Сатып алушылар"),
    ("patients", "Пациенты", "Patients", "Пациенттер"),
    ("pupils", "Ученики", "Pupils", "Оқушылар"),
    ("representatives", "Законные представители", "Lawful representatives", "Заңды өкілдер"),
    ("visitors", "Посетители сайта", "Visitors of the site", "Сайтқа келушілер"),
    ("users", "Пользователи", "Users", "Пайдаланушылар"),
    ("subscribers", "Подписчики", "Subscribers", "Жазылушылар"),
    ("employees", "Работники оператора", "Staff of the operator", "Оператор қызметкерлері"),
    ("applicants", "Соискатели", "Applicants", "Үміткерлер"),
    ("partners", "Представители организаций", "Representatives of organisations", "Ұйым өкілдері"),
    ("reviewers", "Авторы отзывов", "Authors of reviews", "Пікір авторлары"),
    ("participants", "Участники", "Participants", "Қатысушылар"),
    ("requesters", "Заявители", "Requesters", "Өтініш берушілер"),
    (
        "others",
        "Другие люди, чьи данные переданы",
        "Other people whose data were given",
        "Деректері берілген басқа адамдар",
    ),
];

const STAFF: &[Row] = &[
    ("administrator", "Администратор", "Administrator", "Әкімші"),
    (
        "officer",
        "Ответственный за обработку персональных данных",
        "Data protection officer",
        "Дербес деректерді өңдеуге жауапты",
    ),
    ("auditor", "Аудитор", "Auditor", "Аудитор"),
    ("accountant", "Бухгалтер", "Accountant", "Бухгалтер"),
    ("doctor", "Врач", "Doctor", "Дәрігер"),
    ("teacher", "Преподаватель", "Teacher", "Оқытушы"),
    ("marketer", "Маркетолог", "Marketer", "Маркетолог"),
    ("security", "Служба безопасности", "Security", "Қауіпсіздік қызметі"),
];

const COUNTRIES: &[Row] = &[
    ("RU", "Россия", "Russia", "Ресей"),
    ("KZ", "Казахстан", "Kazakhstan", "Қазақстан"),
    ("BY", "Беларусь", "Belarus", "Беларусь"),
    ("AM", "Армения", "Armenia", "Армения"),
    ("DE", "Германия", "Germany", "Германия"),
    ("FR", "Франция", "France", "Франция"),
    ("NL", "Нидерланды", "Netherlands", "Нидерланд"),
    ("FI", "Финляндия", "Finland", "Финляндия"),
    ("IE", "Ирландия", "Ireland", "Ирландия"),
    ("US", "США", "United States", "АҚШ"),
    ("GB", "Великобритания", "United Kingdom", "Ұлыбритания"),
    ("TR", "Турция", "Turkey", "Түркия"),
    ("CN", "Китай", "China", "Қытай"),
];

const EXCEPTIONS: &[Row] = &[
    ("authorities", "Государственные органы", "State bodies", "Мемлекеттік органдар"),
    ("court", "Суд", "A court", "Сот"),
    (
        "contract",
        "Тот, кто нужен для исполнения договора с человеком",
        "Whoever is needed to perform the contract with the person",
        "Адаммен жасалған шартты орындауға қажетті тұлға",
    ),
    (
        "permission",
        "Тот, на передачу кому человек дал разрешение",
        "Whoever the person permitted to be given the data",
        "Адам деректерін беруге рұқсат еткен тұлға",
    ),
    (
        "offence",
        "Те, кто предотвращает или расследует правонарушение",
        "Those who prevent or investigate an offence",
        "Құқық бұзушылықтың алдын алатын немесе тергейтіндер",
    ),
    (
        "protection",
        "Те, кто защищает права и безопасность людей и оператора",
        "Those who protect the rights and safety of people and the operator",
        "Адамдар мен оператордың құқықтары мен қауіпсіздігін қорғайтындар",
    ),
];

const CONDITIONS: &[Row] = &[
    ("by-law", "когда этого требует закон", "when the law requires it", "заң талап еткенде"),
    ("on-demand", "по требованию", "on demand", "талап бойынша"),
    (
        "written-permission",
        "с письменного разрешения человека",
        "with the person's written permission",
        "адамның жазбаша рұқсатымен",
    ),
];

fn text(rows: &[Row], id: &str, binding: Lang) -> Option<Localized> {
    let (_, ru, en, kk) = rows.iter().find(|(row, ..)| *row == id)?;
    let texts = [(Lang::Ru, *ru), (Lang::En, *en), (Lang::Kk, *kk)];
    let texts: BTreeMap<_, _> =
        texts.into_iter().map(|(lang, text)| (lang.code(), text.to_owned())).collect();
    Some(Localized { binding, texts })
}

/// What people read for a known category of subjects.
pub(crate) fn subject(id: &str, binding: Lang) -> Option<Localized> {
    text(SUBJECTS, id, binding)
}

/// What people read for a known staff role.
pub(crate) fn staff(id: &str, binding: Lang) -> Option<Localized> {
    text(STAFF, id, binding)
}

/// What people read for a country, by ISO code.
pub(crate) fn country(code: &str, binding: Lang) -> Option<Localized> {
    text(COUNTRIES, code, binding)
}

/// The ISO code of a country, from the text people read.
pub(crate) fn country_code(name: &Localized) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|(_, ru, en, _)| name.texts.values().any(|t| t == ru || t == en))
        .map(|(code, ..)| *code)
}

/// What people read for a case in which data are passed on.
pub(crate) fn exception(id: &str, binding: Lang) -> Option<Localized> {
    text(EXCEPTIONS, id, binding)
}

/// What people read for a condition.
pub(crate) fn condition(id: &str, binding: Lang) -> Option<Localized> {
    text(CONDITIONS, id, binding)
}

/// How a kind word is meant.
pub(crate) fn kind(id: &str) -> Option<ItemKind> {
    Some(match id {
        "full-name" => ItemKind::FullName,
        "person-name" | "surname" | "given-name" | "patronymic" => ItemKind::PersonName,
        "email" => ItemKind::Email,
        "phone" => ItemKind::Phone,
        "address" => ItemKind::Address,
        "country" => ItemKind::Country,
        "social-id" => ItemKind::SocialId,
        "date" | "birth-date" => ItemKind::Date,
        "date-time" => ItemKind::DateTime,
        "text" | "message" | "review" | "case-note" => ItemKind::Text,
        "line" | "position" => ItemKind::Line,
        "choice" => ItemKind::Choice(Vec::new()),
        "organisation" => ItemKind::Organisation,
        "inn" => ItemKind::Inn,
        "kpp" => ItemKind::Kpp,
        "ogrn" => ItemKind::Ogrn,
        "bin" => ItemKind::Bin,
        "order" => ItemKind::Order,
        "payment-mark" => ItemKind::PaymentMark,
        "amount" => ItemKind::Amount,
        "image" => ItemKind::Image,
        "password" => ItemKind::Credential,
        "ip" => ItemKind::Ip,
        "cookie" => ItemKind::Cookie,
        "browser" => ItemKind::UserAgent,
        "device" => ItemKind::Device,
        "time" => ItemKind::Instant,
        "page" => ItemKind::Page,
        "referrer" => ItemKind::Referrer,
        "place" => ItemKind::Place,
        "activity" => ItemKind::Activity,
        _ => return None,
    })
}

/// Where values of a kind come from when nothing is said.
pub(crate) fn class(kind: &ItemKind) -> ItemClass {
    match kind {
        ItemKind::PaymentMark => ItemClass::ThirdParty,
        ItemKind::Cookie => ItemClass::Cookie,
        ItemKind::Ip
        | ItemKind::UserAgent
        | ItemKind::Device
        | ItemKind::Instant
        | ItemKind::Page
        | ItemKind::Referrer
        | ItemKind::Place
        | ItemKind::Activity => ItemClass::Observed,
        _ => ItemClass::Provided,
    }
}

/// A known item.
pub(crate) fn item(slug: &Slug, binding: Lang) -> Option<Item> {
    let id = slug.as_str();
    let kind = kind(id)?;
    let label = text(ITEMS, id, binding)?;
    let word = crate::syntax::word::by_id(crate::syntax::Role::Item, id)?;
    Some(Item {
        slug: slug.clone(),
        name: word.canonical(binding).to_owned(),
        label,
        class: if id == "case-note" { ItemClass::Staff } else { class(&kind) },
        kind,
        sensitivity: Sensitivity::Ordinary,
        declared: false,
        origin: Origin::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::word::{Role, of_role};

    #[test]
    fn every_known_word_has_its_texts() {
        for word in of_role(Role::Item) {
            assert!(item(&Slug::new(word.id).unwrap(), Lang::Ru).is_some(), "{}", word.id);
        }
        for word in of_role(Role::Subject) {
            assert!(subject(word.id, Lang::Ru).is_some(), "{}", word.id);
        }
        for word in of_role(Role::Staff) {
            assert!(staff(word.id, Lang::Ru).is_some(), "{}", word.id);
        }
        for word in of_role(Role::Country) {
            let name = country(word.id, Lang::Ru).unwrap();
            assert_eq!(country_code(&name), Some(word.id));
        }
        for word in of_role(Role::Exception) {
            assert!(exception(word.id, Lang::Ru).is_some(), "{}", word.id);
        }
        for word in of_role(Role::Condition) {
            assert!(condition(word.id, Lang::Ru).is_some(), "{}", word.id);
        }
        for word in of_role(Role::Kind) {
            assert!(kind(word.id).is_some(), "{}", word.id);
        }
    }
}
