//! The packs are whole: every id the sources list is there, with its term and its article.

use crate::pack;
use jiff::civil::Date;
use zalog_law::{Calendar, Certainty, HoldStart, Jurisdiction, Limit, Packs, Span, Unit, packs, parse_pack};

#[test]
fn the_embedded_packs_are_whole() {
    Packs::read().unwrap();
    assert!(packs().is_ok());
}

/// Id, limit and extension as the tables of the law state them.
const TERMS: &[(&str, &str, &str)] = &[
    ("RU-ACCESS", "10 working-days", "5 working-days"),
    ("RU-ACCESS-REFUSE", "10 working-days", "5 working-days"),
    ("RU-ACCESS-REPEAT", "30 days", ""),
    ("RU-RECTIFY-20", "7 working-days", ""),
    ("RU-DELETE-20", "7 working-days", ""),
    ("RU-RKN", "10 working-days", "5 working-days"),
    ("RU-BLOCK", "at-once", ""),
    ("RU-RECTIFY-21", "7 working-days", ""),
    ("RU-UNLAWFUL-STOP", "3 working-days", ""),
    ("RU-UNLAWFUL-DESTROY", "10 working-days", ""),
    ("RU-INC-24", "24 hours", ""),
    ("RU-INC-72", "72 hours", ""),
    ("RU-INC-SOPKA", "24 hours", ""),
    ("RU-PURPOSE", "30 days", ""),
    ("RU-WITHDRAW-STOP", "at-once", ""),
    ("RU-WITHDRAW", "30 days", ""),
    ("RU-STOP", "10 working-days", "5 working-days"),
    ("RU-BLOCK-6M", "6 months", ""),
    ("RU-DESTROY-PROOF", "at-once", ""),
    ("RU-DIST-PUBLISH", "3 working-days", ""),
    ("RU-DIST-STOP", "at-once", ""),
    ("RU-DIST-VIOL", "3 working-days", ""),
    ("RU-DM", "at-once", ""),
    ("RU-AD", "at-once", ""),
    ("RU-AUTO", "30 days", ""),
    ("RU-NOTICE-START", "before", ""),
    ("RU-NOTICE-CHANGE", "day 15", ""),
    ("RU-NOTICE-END", "10 working-days", ""),
    ("RU-XBORDER", "before", ""),
    ("RU-XBORDER-WAIT", "10 working-days", ""),
    ("RU-INDIRECT", "before", ""),
    ("RU-CONSUMER", "7 days", ""),
    ("KZ-ACCESS", "3 working-days", ""),
    ("KZ-ACCESS-REFUSE", "3 working-days", ""),
    ("KZ-RECTIFY", "1 working-day", ""),
    ("KZ-BLOCK", "1 working-day", ""),
    ("KZ-DESTROY-BREACH", "1 working-day", ""),
    ("KZ-UNBLOCK", "1 working-day", ""),
    ("KZ-DESTROY-TERM", "1 working-day", ""),
    ("KZ-PUBLIC-REMOVE", "1 working-day", ""),
    ("KZ-WITHDRAW", "1 working-day", ""),
    ("KZ-WITHDRAW-DELETE", "15 days", ""),
    ("KZ-DELETE", "15 days", ""),
    ("KZ-BREACH-AUTH", "1 working-day", ""),
    ("KZ-BREACH-SUBJ", "1 working-day", ""),
    ("KZ-TRANSFER-NOTICE", "10 working-days", ""),
    ("KZ-START-NOTICE", "unknown", ""),
    ("KZ-BREACH-CITIZEN", "unknown", ""),
    ("KZ-CONSENT-PROOF", "always", ""),
    ("KZ-LOCAL", "always", ""),
    ("KZ-XBORDER", "before", ""),
    ("KZ-IDCOPY", "always", ""),
    ("KZ-TERM", "always", ""),
    ("KZ-STAT", "before", ""),
    ("EU-DSR", "1 month", "2 months"),
    ("EU-DSR-REFUSE", "1 month", ""),
    ("EU-ID", "always", ""),
    ("EU-CONSENT", "at-once", ""),
    ("EU-CHILD", "always", ""),
    ("EU-INFO", "at-once", ""),
    ("EU-INFO-INDIRECT", "1 month", ""),
    ("EU-RECTIFY", "1 month", "2 months"),
    ("EU-ERASE", "1 month", "2 months"),
    ("EU-RESTRICT", "1 month", "2 months"),
    ("EU-PORT", "1 month", "2 months"),
    ("EU-OBJECT", "1 month", "2 months"),
    ("EU-OBJECT-DM", "at-once", ""),
    ("EU-AUTO", "1 month", "2 months"),
    ("EU-BREACH-SA", "72 hours", ""),
    ("EU-BREACH-SUBJ", "at-once", ""),
    ("EU-PROC", "at-once", ""),
    ("EU-ROPA", "always", ""),
    ("EU-COOKIE", "before", ""),
    ("EU-MAIL", "before", ""),
    ("EU-DESTROY", "1 month", ""),
    ("EU-WITHDRAW", "1 month", ""),
];

#[test]
fn every_term_of_the_tables() {
    let found: Vec<(String, String, String)> = Jurisdiction::ALL
        .into_iter()
        .flat_map(|jurisdiction| &pack(jurisdiction).terms)
        .map(|term| {
            let limit = match term.limit {
                Limit::Within(span) => span.to_string(),
                Limit::DayOfNextMonth(day) => format!("day {day}"),
                Limit::Before => "before".to_owned(),
                Limit::Always => "always".to_owned(),
                Limit::Unknown => "unknown".to_owned(),
            };
            (term.id.clone(), limit, term.extension.map(|span| span.to_string()).unwrap_or_default())
        })
        .collect();
    let expected: Vec<(String, String, String)> = TERMS
        .iter()
        .map(|(id, limit, extension)| ((*id).into(), (*limit).into(), (*extension).into()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn ids_say_whose_they_are() {
    for jurisdiction in Jurisdiction::ALL {
        let prefix = format!("{}-", jurisdiction.code().to_uppercase());
        for term in &pack(jurisdiction).terms {
            assert!(term.id.starts_with(&prefix), "{}", term.id);
            assert_eq!(packs().as_ref().unwrap().term(&term.id).unwrap().id, term.id);
        }
    }
}

#[test]
fn what_is_unknown_never_runs() {
    for jurisdiction in Jurisdiction::ALL {
        for term in &pack(jurisdiction).terms {
            assert_eq!(term.limit == Limit::Unknown, !term.enabled, "{}", term.id);
        }
    }
}

#[test]
fn two_clocks_start_from_one_event() {
    let day: Date = "2026-11-22".parse().unwrap();
    let started = |jurisdiction, trigger: &'static str| -> Vec<&str> {
        pack(jurisdiction).terms_started_by(trigger, day).map(|term| term.id.as_str()).collect()
    };
    assert_eq!(started(Jurisdiction::Ru, "incident.detected"), ["RU-INC-24", "RU-INC-72"]);
    assert_eq!(started(Jurisdiction::Ru, "unlawful.found"), ["RU-UNLAWFUL-STOP", "RU-UNLAWFUL-DESTROY"]);
    assert_eq!(started(Jurisdiction::Kz, "incident.detected"), ["KZ-BREACH-AUTH", "KZ-BREACH-SUBJ"]);
}

#[test]
fn the_rule_in_force_on_the_triggers_date_counts() {
    let ru = pack(Jurisdiction::Ru);
    let on = |date: &str| ru.term_on("RU-ACCESS", date.parse().unwrap()).is_some();
    assert!(!on("2022-08-31") && on("2022-09-01") && on("2026-11-22"));
    let expired = ru.term_on("RU-DESTROY-PROOF", "2029-03-02".parse().unwrap());
    assert!(expired.is_none(), "order 179 ends on 1 March 2029");
}

#[test]
fn articles_of_bases_and_specials() {
    let ru = pack(Jurisdiction::Ru);
    let table = [
        ("consent", "п. 1 ч. 1 ст. 6 152-ФЗ"),
        ("law", "п. 2 ч. 1 ст. 6 152-ФЗ"),
        ("public-task", "п. 4 ч. 1 ст. 6 152-ФЗ"),
        ("contract", "п. 5 ч. 1 ст. 6 152-ФЗ"),
        ("vital", "п. 6 ч. 1 ст. 6 152-ФЗ"),
        ("legitimate-interest", "п. 7 ч. 1 ст. 6 152-ФЗ"),
    ];
    for (slug, article) in table {
        assert_eq!(ru.basis(slug).unwrap().article.ru, article);
        assert!(pack(Jurisdiction::Eu).basis(slug).is_some(), "{slug}");
    }
    for name in ["medical-care", "медицинская-помощь"] {
        assert_eq!(ru.special(name).unwrap().article.ru, "п. 4 ч. 2 ст. 10 152-ФЗ");
    }
    assert!(
        pack(Jurisdiction::Kz).basis("legitimate-interest").is_none(),
        "the law of Kazakhstan knows no such basis"
    );
    assert_eq!(ru.basis("contract").unwrap().article.get("en"), "art. 6(1)(5) of 152-FZ");
}

#[test]
fn operations_of_the_definitions() {
    let names = |jurisdiction| -> Vec<&str> {
        pack(jurisdiction).operations.iter().map(|operation| operation.name.ru.as_str()).collect()
    };
    assert_eq!(names(Jurisdiction::Ru).len(), 13);
    assert_eq!(names(Jurisdiction::Kz).len(), 10);
    assert_eq!(names(Jurisdiction::Ru).first(), Some(&"сбор"));
    assert_eq!(names(Jurisdiction::Ru).last(), Some(&"уничтожение"));
    assert!(pack(Jurisdiction::Ru).operation("depersonalise").is_some());
}

#[test]
fn rights_and_their_terms() {
    let answered = |jurisdiction, right| pack(jurisdiction).term_of_right(right).map(|term| term.id.as_str());
    assert_eq!(answered(Jurisdiction::Ru, "access"), Some("RU-ACCESS"));
    assert_eq!(answered(Jurisdiction::Kz, "access"), Some("KZ-ACCESS"));
    assert_eq!(answered(Jurisdiction::Eu, "portability"), Some("EU-PORT"));
    assert_eq!(answered(Jurisdiction::Ru, "complaint"), None);
    // The rights every pack has, so that the engine can rely on their slugs.
    for jurisdiction in Jurisdiction::ALL {
        for slug in [
            "access",
            "rectify",
            "block",
            "erase",
            "withdraw",
            "stop",
            "object-marketing",
            "complaint",
            "damages",
        ] {
            assert!(pack(jurisdiction).right(slug).is_some(), "{jurisdiction} {slug}");
        }
    }
}

#[test]
fn keeping_and_destroying() {
    let ru = pack(Jurisdiction::Ru);
    let span = |id: &str| ru.term(id).and_then(zalog_law::Term::span).unwrap();
    assert_eq!(span(&ru.destruction.after_purpose), Span::new(30, Unit::Day));
    assert_eq!(span(&ru.destruction.after_withdrawal), Span::new(30, Unit::Day));
    assert_eq!(span(&ru.destruction.stop_after_withdrawal), Span::AT_ONCE);
    assert_eq!((ru.consent_proof.span, ru.acts.span), (Span::new(3, Unit::Year), Span::new(3, Unit::Year)));

    let hold = ru.hold("бухгалтерия").unwrap();
    assert_eq!(
        (hold.slug.as_str(), hold.span, hold.start),
        ("accounting", Span::new(5, Unit::Year), HoldStart::YearEnd)
    );
    assert_eq!(hold.article.ru, "ст. 29 402-ФЗ");
    assert_eq!(ru.hold("accounting"), Some(hold));
    assert_eq!(ru.hold("медкарта").unwrap().certainty, Certainty::Check);

    let kz = pack(Jurisdiction::Kz);
    assert_eq!(kz.term(&kz.destruction.after_purpose).unwrap().span(), Some(Span::new(1, Unit::WorkingDay)));
}

#[test]
fn defaults_of_the_place() {
    let table = [
        (Jurisdiction::Ru, "Europe/Moscow", Some("RU"), "152-ФЗ", "Роскомнадзор", 18, Some(14)),
        (
            Jurisdiction::Kz,
            "Asia/Almaty",
            Some("KZ"),
            "Закон РК № 94-V",
            "Министерство цифрового развития",
            18,
            Some(14),
        ),
        (Jurisdiction::Eu, "Europe/Brussels", None, "GDPR", "надзорный орган", 16, None),
    ];
    for (jurisdiction, zone, country, law, regulator, alone, together) in table {
        let pack = pack(jurisdiction);
        assert_eq!(pack.zone, zone);
        jiff::tz::TimeZone::get(zone).unwrap();
        assert_eq!(pack.store_country.as_deref(), country);
        assert_eq!((pack.law.short.ru.as_str(), pack.regulator.short.ru.as_str()), (law, regulator));
        assert_eq!((pack.age.alone_from, pack.age.together_from), (alone, together));
        assert!(pack.safeguards.len() >= 10, "{jurisdiction}");
        assert_eq!(Jurisdiction::from_name(jurisdiction.as_str()), Some(jurisdiction));
        assert_eq!(Jurisdiction::from_name(jurisdiction.code()), Some(jurisdiction));
    }
}

#[test]
fn names_are_no_sentences() {
    for jurisdiction in Jurisdiction::ALL {
        let pack = pack(jurisdiction);
        let names =
            pack.rights.iter().map(|right| &right.name).chain(pack.bases.iter().map(|basis| &basis.name));
        for name in names.chain(pack.safeguards.iter().map(|safeguard| &safeguard.name)) {
            for text in [&name.ru, &name.en, &name.kk] {
                assert!(!text.is_empty() && !text.ends_with('.') && text.trim() == text, "{text}");
            }
        }
    }
}

#[test]
fn what_is_kazakh_in_a_pack_is_kazakh() {
    let packs = [
        include_str!("../../../../laws/ru/pack.kdl"),
        include_str!("../../../../laws/kz/pack.kdl"),
        include_str!("../../../../laws/eu/pack.kdl"),
    ];
    let mut seen = 0;
    for text in packs.iter().flat_map(|pack| pack.split(" kk=\"").skip(1)) {
        let kazakh = text.split('"').next().unwrap();
        let russian: Vec<_> = kazakh
            .split_whitespace()
            .filter(|word| ["ст.", "ч.", "п.", "и", "или", "для", "о", "об", "на", "по"].contains(word))
            .collect();
        assert!(!kazakh.is_empty() && russian.is_empty(), "{russian:?} in {kazakh}");
        seen += 1;
    }
    assert!(seen > 700, "{seen}");
}

#[test]
fn faults_are_told_with_their_place() {
    let parse = |text: &str| {
        parse_pack("p", text, Calendar::weekends_only(Jurisdiction::Ru)).unwrap_err().to_string()
    };
    let whole = include_str!("../../../../laws/ru/pack.kdl");
    let spoilt = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        parse(&whole.replacen(from, to, 1))
    };
    let tail = |message: String| message.splitn(4, ':').last().unwrap_or_default().trim().to_owned();

    assert_eq!(tail(spoilt("за=\"24 часа\"", "за=\"24 попугая\"")), "`попугая` is no unit of time");
    assert_eq!(
        tail(spoilt("за=\"24 часа\"", "за=\"сутки 24\"")),
        "`сутки 24` does not start with a whole number"
    );
    assert_eq!(
        tail(spoilt("срок RU-RKN", "срок RU-ACCESS")),
        "`RU-ACCESS` is in force twice at the same time"
    );
    assert_eq!(tail(spoilt("отвечает=RU-STOP", "отвечает=RU-STOPP")), "there is no term `RU-STOPP`");
    assert_eq!(tail(spoilt("право erase", "право block")), "`right block` stands twice");
    assert_eq!(tail(spoilt("пояс \"Europe/Moscow\"", "")), "`law` lacks `zone`");
    assert_eq!(tail(spoilt("с=\"2022-09-01\"", "с=\"2022-09-31\"")), "`2022-09-31` is no date");
    assert_eq!(
        tail(spoilt("число=15", "число=32")),
        "a term needs either `within` or a day of the next month"
    );
    assert_eq!(tail(spoilt("начало=\"claim.received\"", "")), "`term` lacks `on`");
    assert_eq!(tail(spoilt("уверенность=вероятно", "уверенность=авось")), "`авось` is no certainty");
    assert_eq!(tail(spoilt("возраст сам=18", "возраст сам=1800")), "`alone` must be a small whole number");
    assert_eq!(tail(spoilt("en=\"collection\"", "анг=\"collection\"")), "unknown property `анг`");
    assert_eq!(parse("нормы РК на=\"2026-11-22\""), "p:1:1: the calendar is another jurisdiction's");
    assert!(parse("нормы РФ {").starts_with("p:"));
}

#[test]
fn a_term_is_found_by_what_a_person_calls_it() {
    let day: Date = "2026-12-28".parse().unwrap();
    let meant = |what: &'static str| -> Vec<&'static str> {
        pack(Jurisdiction::Ru).terms_meant(what, day).into_iter().map(|t| t.id.as_str()).collect()
    };
    assert_eq!(meant("access"), ["RU-ACCESS"]);
    assert_eq!(meant("ru-access"), ["RU-ACCESS"]);
    assert_eq!(meant("incident.detected"), ["RU-INC-24", "RU-INC-72"]);
    assert!(meant("complaint").is_empty() && meant("nothing").is_empty());
    // Before the law of 2022 the rule was another one, and this pack does not know it.
    assert!(pack(Jurisdiction::Ru).terms_meant("access", "2022-08-31".parse().unwrap()).is_empty());
}
