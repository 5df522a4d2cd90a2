//! A policy made by hand: every kind of node once, plainly invented, as the compiler would hand it over.

use zalog_law::{Jurisdiction, Span, Unit};
use zalog_policy::model::*;
use zalog_words::Lang;

pub fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

pub fn slugs(texts: &[&str]) -> Vec<Slug> {
    texts.iter().map(|t| slug(t)).collect()
}

pub fn both(ru: &str, en: &str) -> Localized {
    let mut text = Localized::one(Lang::Ru, ru);
    text.texts.insert("en", en.to_owned());
    text
}

fn at() -> Origin {
    Origin { file: "policy.kdl".into(), line: 1, column: 1, clauses: Vec::new() }
}

fn item(name: &str, ru: &str, en: &str, kind: ItemKind, class: ItemClass, sensitivity: Sensitivity) -> Item {
    Item {
        slug: slug(name),
        name: ru.into(),
        label: both(ru, en),
        kind,
        class,
        sensitivity,
        declared: false,
        origin: at(),
    }
}

fn items() -> Vec<Item> {
    use ItemClass::{Observed, Provided, ThirdParty};
    use Sensitivity::{Health, Ordinary};
    vec![
        item("full-name", "Фамилия, имя, отчество", "Full name", ItemKind::FullName, Provided, Ordinary),
        item("phone", "Телефон", "Phone", ItemKind::Phone, Provided, Ordinary),
        item("email", "Электронная почта", "E-mail", ItemKind::Email, Provided, Ordinary),
        item("message", "Сообщение", "Message", ItemKind::Text, Provided, Ordinary),
        item("order", "Заказ", "Order", ItemKind::Order, Provided, Ordinary),
        item(
            "payment-mark",
            "Отметка об оплате",
            "Payment mark",
            ItemKind::PaymentMark,
            ThirdParty,
            Ordinary,
        ),
        item("password", "Пароль", "Password", ItemKind::Credential, Provided, Ordinary),
        item("ip", "IP-адрес", "IP address", ItemKind::Ip, Observed, Ordinary),
        item("cookie", "Cookie", "Cookie", ItemKind::Cookie, Observed, Ordinary),
        item("page", "Адрес страницы", "Page address", ItemKind::Page, Observed, Ordinary),
        item(
            "procedure",
            "Выбранная процедура",
            "Chosen procedure",
            ItemKind::Choice(vec![
                both("Осмотр", "Examination"),
                both("Гигиена полости рта", "Oral hygiene"),
            ]),
            Provided,
            Health,
        ),
        item("visit", "День и час приёма", "Day and hour of the visit", ItemKind::DateTime, Provided, Health),
    ]
}

fn keep(event: Event, after: Option<Span>) -> Keep {
    Keep { end: End { event, after }, with: None, at_most: None, holds: Vec::new(), origin: at() }
}

const OPERATIONS: [&str; 13] = [
    "collect",
    "record",
    "systematise",
    "accumulate",
    "store",
    "rectify",
    "extract",
    "use",
    "transfer",
    "depersonalise",
    "block",
    "erase",
    "destroy",
];

fn purpose(name: &str, title: Localized, items: &[&str], basis: Basis, keep: Keep) -> Purpose {
    Purpose {
        slug: slug(name),
        name: title.text(Lang::Ru).to_owned(),
        title,
        class: PurposeClass::Service,
        items: slugs(items),
        subjects: slugs(&["clients"]),
        basis,
        special: None,
        operations: OPERATIONS.iter().map(|o| (*o).to_owned()).collect(),
        keep,
        seen_by: slugs(&["administrator"]),
        recipients: Vec::new(),
        channels: Vec::new(),
        bars: Vec::new(),
        after: Vec::new(),
        engine: false,
        origin: at(),
    }
}

fn purposes() -> Vec<Purpose> {
    let agreement = || Basis::Contract {
        document: Some(both("Пользовательское соглашение", "User agreement")),
    };
    let days = |n| Some(Span::new(n, Unit::Day));
    let mut account = purpose(
        "cabinet",
        both("Регистрация, вход и личный кабинет", "Registration, sign-in and the personal cabinet"),
        &["full-name", "phone", "email", "password"],
        agreement(),
        keep(Event::AccountClosed, None),
    );
    account.after = slugs(&["certificate"]);
    let mut booking = purpose(
        "booking",
        both("Запись на процедуры через сайт", "Booking procedures on the site"),
        &["full-name", "phone", "procedure", "visit"],
        Basis::Contract { document: None },
        keep(Event::Appointment, days(30)),
    );
    booking.special = Some(SpecialGround::MedicalCare);
    booking.subjects = slugs(&["patients", "representatives"]);
    booking.seen_by = slugs(&["doctor"]);
    booking.bars = vec![Bar::Marketing, Bar::Profile];
    let mut certificate = purpose(
        "certificate",
        both("Продажа сертификатов", "Sale of certificates"),
        &["full-name", "phone", "email", "order", "payment-mark"],
        agreement(),
        keep(Event::CertificateUsed, None),
    );
    certificate.keep.at_most =
        Some(Bound { span: Span::new(1, Unit::Year), event: Event::Paid, ask_again: false });
    certificate.keep.holds = vec![LawHold {
        id: "accounting".into(),
        items: slugs(&["order", "payment-mark"]),
        span: Span::new(5, Unit::Year),
        article: both("ст. 29 402-ФЗ", "art. 29 of 402-FZ"),
        origin: at(),
    }];
    let mut call = purpose(
        "call-back",
        both("Перезвонить и ответить на вопрос", "Calling back and answering a question"),
        &["full-name", "phone", "message"],
        Basis::Consent,
        keep(Event::Answered, days(30)),
    );
    call.subjects = slugs(&["visitors"]);
    call.keep.at_most =
        Some(Bound { span: Span::new(90, Unit::Day), event: Event::Received, ask_again: false });
    let mut service = purpose(
        "service-messages",
        both("Сообщения о записи и заказе", "Messages about bookings and orders"),
        &["phone", "email"],
        agreement(),
        keep(Event::AccountClosed, None),
    );
    service.keep.with = Some(slug("cabinet"));
    service.channels = vec![Channel::Email, Channel::Sms];
    let mut news = purpose(
        "news",
        both("Новости, цены и предложения", "News, prices and offers"),
        &["full-name", "email"],
        Basis::Consent,
        keep(Event::Withdrawn, None),
    );
    news.class = PurposeClass::Marketing;
    news.keep.at_most =
        Some(Bound { span: Span::new(3, Unit::Year), event: Event::Consented, ask_again: true });
    news.channels = vec![Channel::Email];
    let mut faults = purpose(
        "faults",
        both("Поиск и устранение неполадок", "Finding and removing faults"),
        &["ip", "page"],
        Basis::LegitimateInterest {
            interest: both("Работа и защита сайта", "Working and protection of the site"),
            balance: Some(Localized::one(Lang::Ru, "Записка о взвешивании не печатается никогда.")),
        },
        keep(Event::Received, days(10)),
    );
    faults.subjects = slugs(&["visitors"]);
    let mut statistics = purpose(
        "statistics",
        both("Посещаемость страниц", "Visits to pages"),
        &["ip", "cookie", "page"],
        Basis::Consent,
        keep(Event::Received, days(91)),
    );
    statistics.class = PurposeClass::Statistics;
    statistics.subjects = slugs(&["visitors"]);
    let mut reviews = purpose(
        "reviews",
        both("Отзывы на сайте", "Reviews on the site"),
        &["full-name", "message"],
        Basis::Consent,
        keep(Event::Withdrawn, None),
    );
    reviews.class = PurposeClass::Distribution;
    let mut requests = purpose(
        "requests",
        both("Ответы на обращения о персональных данных", "Answers to requests on personal data"),
        &["full-name", "email"],
        Basis::Law { act: both("152-ФЗ, статьи 14, 20 и 21", "152-FZ, articles 14, 20 and 21") },
        keep(Event::RequestAnswered, Some(Span::new(3, Unit::Year))),
    );
    requests.class = PurposeClass::Engine;
    requests.engine = true;
    vec![account, booking, certificate, call, service, news, faults, statistics, reviews, requests]
}

fn form(name: &str, title: Localized, required: &[&str], optional: &[&str]) -> Form {
    let field = |need: Need| move |i: &&str| FormField { item: slug(i), need, legal_persons_only: false };
    Form {
        slug: slug(name),
        name: name.to_owned(),
        title,
        registration: name == "cabinet",
        purpose: slug(name),
        fields: required
            .iter()
            .map(field(Need::Required))
            .chain(optional.iter().map(field(Need::Optional)))
            .collect(),
        offers: Vec::new(),
        button: both("Отправить", "Send"),
        tells: None,
        sign_in_required: false,
        other_person: false,
        payment: None,
        outside: Vec::new(),
        origin: at(),
    }
}

fn forms() -> Vec<Form> {
    let mut account = form(
        "cabinet",
        both("Личный кабинет", "Personal cabinet"),
        &["full-name", "email", "password"],
        &["phone"],
    );
    account.offers = slugs(&["news"]);
    let mut call =
        form("call-back", both("Заказ звонка", "Call me back"), &["full-name", "phone"], &["message"]);
    call.tells = Some(slug("administrator"));
    call.outside = vec![OutsideForm {
        platform: "tilda".into(),
        fields: vec![("Name".into(), slug("full-name"))],
        consent: None,
    }];
    let mut certificate = form(
        "certificate",
        both("Подарочный сертификат", "Gift certificate"),
        &["full-name", "email", "order"],
        &[],
    );
    certificate.sign_in_required = true;
    certificate.other_person = true;
    certificate.payment = Some(slug("bank"));
    vec![account, call, certificate]
}

fn consent(purpose: &str, strength: ConsentStrength) -> Consent {
    Consent {
        purpose: slug(purpose),
        strength,
        title: None,
        words: None,
        resources: Vec::new(),
        declared: false,
        origin: at(),
    }
}

fn recipients() -> Vec<Recipient> {
    let given = |ru, en| Some(HoleOr::Given(both(ru, en)));
    let recipient = |name: &str, title, role, items: &[&str], purposes: &[&str]| Recipient {
        slug: slug(name),
        name: name.to_owned(),
        title,
        role,
        work: None,
        items: slugs(items),
        purposes: slugs(purposes),
        country: None,
        address: None,
        contract: None,
        guarantees: Vec::new(),
        anonymous_only: false,
        origin: at(),
    };
    let mut sms = recipient(
        "sms-service",
        both("Служба отправки СМС «Пример»", "Example SMS service"),
        RecipientRole::Processor,
        &["phone"],
        &["service-messages"],
    );
    sms.work = Some(both("отправляет СМС", "sends SMS"));
    sms.country = given("Россия", "Russia");
    sms.contract = Some(HoleOr::Hole);
    sms.guarantees = vec![both("Удаляет номера через сутки", "Deletes the numbers after a day")];
    let mut bank = recipient(
        "bank",
        both("Банк «Образец»", "Sample Bank"),
        RecipientRole::Controller,
        &["order"],
        &["certificate"],
    );
    bank.country = given("Россия", "Russia");
    let mut counter = recipient(
        "counter",
        both("Счётчик «Проба»", "Trial counter"),
        RecipientRole::Processor,
        &[],
        &["statistics"],
    );
    counter.anonymous_only = true;
    vec![sms, bank, counter]
}

fn request(kind: RequestKind, within: Option<Span>) -> RequestPromise {
    RequestPromise {
        kind,
        within,
        from_facts: false,
        written: false,
        both_sides: false,
        blocks: false,
        by: Vec::new(),
        reasons: Vec::new(),
        origin: at(),
    }
}

fn requests() -> Vec<RequestPromise> {
    let mut claim = request(RequestKind::Claim, Some(Span::new(30, Unit::Day)));
    claim.written = true;
    claim.both_sides = true;
    let mut block = request(RequestKind::Blocking, Some(Span::AT_ONCE));
    block.blocks = true;
    block.by = vec![Party::Subject, Party::Representative, Party::Authority];
    block.reasons = vec!["inaccuracy".into(), "unlawfulness".into()];
    let stop = request(RequestKind::Stop, Some(Span::new(7, Unit::WorkingDay)));
    let copy = request(RequestKind::Copy, Some(Span::new(31, Unit::Day)));
    let mut correction = request(RequestKind::Correction, Some(Span::new(5, Unit::WorkingDay)));
    correction.from_facts = true;
    vec![claim, block, stop, copy, correction]
}

/// The operator's seat decides the law; everything else is the same.
pub fn policy(laws: &[Jurisdiction]) -> Policy {
    let category =
        |name: &str, ru, en| SubjectCategory { slug: slug(name), name: name.into(), title: both(ru, en) };
    let role = |name: &str, ru, en, duty: &str| Role {
        slug: slug(name),
        name: name.into(),
        title: both(ru, en),
        duty: Some(duty.into()),
        origin: at(),
    };
    Policy {
        format: 1,
        language: Lang::Ru,
        title: both("Персональные данные на сайте клиники", "Personal data on the clinic's site"),
        laws: laws.to_vec(),
        legal_form: LegalForm::Notice,
        edition: Edition {
            number: 2,
            effective: Some(jiff::civil::date(2026, 12, 15)),
            reason: Some(both("у каждой цели свой срок", "each purpose has its own term")),
            causes: vec![Cause::Processing],
            substantial: true,
            origin: at(),
        },
        changes: Changes {
            effect: TakesEffect::OnPublication,
            consent_needed: false,
            notify: vec![NoticeChannel::Site, NoticeChannel::Cabinet, NoticeChannel::Email],
            origin: at(),
        },
        operator: Operator {
            name: both("ООО «Клиника «Образец»", "Sample Clinic LLC"),
            short: Some(both("Клиника «Образец»", "Sample Clinic")),
            inn: Some(HoleOr::Given("0207083893".into())),
            kpp: None,
            ogrn: Some(HoleOr::Hole),
            bin: None,
            address: Some(HoleOr::Given(both(
                "г. Пример, ул. Выдуманная, д. 1",
                "1 Invented Street, Example",
            ))),
            email: Some(HoleOr::Given("pd@clinic.example".into())),
            phone: Some(HoleOr::Given("+7 000 000-00-00".into())),
            officer_contact: OfficerContact::default(),
            officer: Some(both(
                "ответственный за обработку персональных данных",
                "officer for personal data",
            )),
            zone: "Europe/Moscow".into(),
            origin: at(),
        },
        roles: vec![
            role("administrator", "Администратор клиники", "Clinic administrator", "confidentiality"),
            role("doctor", "Лечащий врач", "Treating doctor", "medical-secrecy"),
        ],
        subjects: vec![
            category("clients", "Клиенты", "Clients"),
            category("patients", "Пациенты", "Patients"),
            category("representatives", "Представители", "Representatives"),
            category("visitors", "Посетители сайта", "Visitors of the site"),
        ],
        sites: vec![Site {
            slug: slug("clinic"),
            host: "clinic.example".into(),
            aliases: vec!["www.clinic.example".into()],
            subdomains: true,
            platform: Platform::Tilda,
            pages: Some("pd.clinic.example".into()),
            title: both("Клиника", "Clinic"),
            colour: None,
            origin: at(),
        }],
        stores: vec![
            Store {
                slug: slug("main"),
                name: "основное".into(),
                title: both("База сайта", "Site database"),
                kept: Kept::Zalog,
                country: HoleOr::Given(both("Россия", "Russia")),
                address: None,
                hosting: Some(HoleOr::Hole),
                items: Vec::new(),
                origin: at(),
            },
            Store {
                slug: slug("medical"),
                name: "медсистема".into(),
                title: both("Медицинская система", "Medical system"),
                kept: Kept::People,
                country: HoleOr::Hole,
                address: None,
                hosting: None,
                items: slugs(&["full-name", "procedure"]),
                origin: at(),
            },
        ],
        items: items(),
        not_received: NotReceived::ALL.to_vec(),
        accuracy: Accuracy { contacts_proved: true, documents_checked: false, origin: at() },
        minors: Minors { under: Some(14), refused: false, representative: true, origin: Some(at()) },
        purposes: purposes(),
        purposes_closed: true,
        consents: vec![
            consent("call-back", ConsentStrength::Separate),
            consent("news", ConsentStrength::Separate),
            consent("statistics", ConsentStrength::Act),
            consent("reviews", ConsentStrength::Distribution),
        ],
        acknowledgement: Some(at()),
        forms: forms(),
        cookies: vec![
            Cookie {
                name: "zalog-session".into(),
                purpose: None,
                title: both("Вход в личный кабинет", "Sign-in"),
                life: CookieLife::Session,
                engine: true,
                origin: at(),
            },
            Cookie {
                name: "zalog-visit".into(),
                purpose: Some(slug("statistics")),
                title: both("Отличает одно посещение от другого", "Tells one visit from another"),
                life: CookieLife::For(Span::new(92, Unit::Day)),
                engine: false,
                origin: at(),
            },
        ],
        tags: vec![Tag {
            slug: slug("counter"),
            title: both("Счётчик посещений", "Visit counter"),
            purpose: slug("statistics"),
            hosts: vec!["counter.example".into()],
            recipient: Some(slug("counter")),
            life: None,
            terms: Some("https://counter.example/terms".into()),
            origin: at(),
        }],
        recipients: recipients(),
        disclosure: Disclosure {
            barred: true,
            unless_written_permission: true,
            never: vec!["sale".into(), "exchange".into(), "publication".into()],
            exceptions: vec![DisclosureException {
                to: both("государственные органы", "state bodies"),
                when: Some(both("по закону", "by law")),
                silent: true,
                second_approval: true,
                origin: at(),
            }],
            origin: Some(at()),
        },
        channels: vec![RequestChannel::Email, RequestChannel::Cabinet, RequestChannel::Phone],
        requests: requests(),
        breach: Breach { tells_subjects: true, within: Some(Span::new(48, Unit::Hour)), origin: Some(at()) },
        safeguards: Safeguards {
            ids: vec!["encryption-at-rest".into(), "access-by-role".into()],
            own: vec![both("Кабинеты запираются", "The rooms are locked")],
            origin: at(),
        },
        notice: None,
        documents: vec![OwnDocument {
            slug: slug("terms"),
            name: "правила".into(),
            title: both("Правила клиники", "Rules of the clinic"),
            words: vec![both("Пациент приходит вовремя", "Patients come in time")],
            origin: at(),
        }],
        internal_acts: vec![InternalAct {
            title: both("Положение о защите данных", "Rules on the protection of data"),
            number: HoleOr::Given("12-П".into()),
            adopted: HoleOr::Given(jiff::civil::date(2025, 9, 1)),
            origin: at(),
        }],
        statements: vec![Statement {
            name: "споры".into(),
            text: Localized::one(Lang::Ru, "Если претензия не помогла, спор решает суд"),
            origin: at(),
        }],
        departures: vec![Departure {
            name: String::new(),
            reason: both(
                "Раньше срока не было; теперь он есть у каждой цели",
                "There was no term; now every purpose has one",
            ),
            origin: at(),
        }],
        allowances: Vec::new(),
        holes: Vec::new(),
        defaults: Default::default(),
        origins: Default::default(),
    }
}

/// Russia alone: the sample most tests read.
pub fn russian() -> Policy {
    policy(&[Jurisdiction::Ru])
}
