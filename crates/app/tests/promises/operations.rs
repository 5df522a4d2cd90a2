//! What is done with personal data has one name of a closed list, in the journal and wherever its entries are read; what is
//! outside the list is refused, and nothing is distributed without its own consent.

use std::collections::BTreeSet;

use zalog_app::api::opening::{self, Wanted};
use zalog_app::api::token;
use zalog_app::{cabinet, consent, staff};
use zalog_domain::{Entry, Kind, Operation};
use zalog_policy::document;
use zalog_policy::model::PurposeClass;
use zalog_words::Lang;

use crate::harness::{World, databases, declaration};
use crate::support::{OPERATORS, compiles, copied, entries, form_named, member, offers, sends, slug, strs};

const THIRTEEN: [&str; 13] = [
    "сбор",
    "запись",
    "систематизация",
    "накопление",
    "хранение",
    "уточнение (обновление, изменение)",
    "извлечение",
    "использование",
    "передача (распространение, предоставление, доступ)",
    "обезличивание",
    "блокирование",
    "удаление",
    "уничтожение",
];

/// The journal's list is that of the law the policy names, word for word and in its order, with the kinds in brackets; the
/// printed policy names the same.
///
/// Keeps: smile-1.3-a, progtime-terms-3
#[test]
fn the_thirteen_operations_of_the_law_are_the_journals_list() {
    for operator in ["smile", "progtime"] {
        let (policy, _) = declaration(operator);
        let say = |operation: &Operation| document::operation(&policy, operation.as_str(), Lang::Ru);
        let whole: Vec<String> = Operation::ALL.iter().filter(|o| o.whole() == **o).map(say).collect();
        assert_eq!(whole, THIRTEEN, "{operator}");
        let kinds: Vec<String> = Operation::ALL.iter().filter(|o| o.whole() != **o).map(say).collect();
        let bracketed = ["обновление", "изменение", "распространение", "предоставление", "доступ"];
        assert_eq!(kinds, bracketed, "{operator}");
        let printed = document::policy(&policy, Lang::Ru).text();
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(printed.contains(&THIRTEEN.join(", ")), "{operator}: the text names the same list");
    }
}

/// The nine of the Kazakh text are nine different names of the list, called as the law of Kazakhstan calls them.
///
/// Keeps: proedu-1.4-a
#[test]
fn the_nine_operations_of_kazakhstan_are_in_the_list() {
    let nine = [
        (Operation::Accumulation, "накопление"),
        (Operation::Storage, "хранение"),
        (Operation::Alteration, "изменение"),
        (Operation::Updating, "дополнение"),
        (Operation::Use, "использование"),
        (Operation::Distribution, "распространение (передача)"),
        (Operation::Depersonalisation, "обезличивание"),
        (Operation::Blocking, "блокирование"),
        (Operation::Destruction, "уничтожение"),
    ];
    let (policy, _) = declaration("proedu");
    for (operation, name) in nine {
        assert_eq!(document::operation(&policy, operation.as_str(), Lang::Ru), name);
    }
    let pack = zalog_law::packs().as_ref().unwrap().of(policy.seat());
    for declared in &pack.operations {
        assert!(Operation::named(&declared.listed).is_some(), "{}", declared.slug);
    }
}

/// Whatever any law that comes with the engine calls processing is in the list, and has a name in every language.
#[test]
fn no_law_has_an_operation_outside_the_list() {
    for operator in OPERATORS {
        let (policy, _) = declaration(operator);
        for purpose in &policy.purposes {
            let packs = zalog_law::packs().as_ref().unwrap();
            for key in &purpose.operations {
                let declared = packs.of(policy.seat()).operation(key).unwrap();
                assert!(Operation::named(&declared.listed).is_some(), "{operator}: {key}");
                for kind in &declared.kinds {
                    assert!(Operation::named(&kind.listed).is_some(), "{operator}: {}", kind.listed);
                }
            }
        }
        for operation in Operation::ALL {
            for lang in [Lang::Ru, Lang::En, Lang::Kk] {
                let said = document::operation(&policy, operation.as_str(), lang);
                assert!(said != operation.as_str() || lang == Lang::En, "{operator}: {said}");
            }
        }
    }
}

/// Every act of a person and of staff on his data leaves entries that are one operation each, and he reads which in his
/// cabinet and in his copy.
///
/// Keeps: smile-1.3-a, progtime-terms-3, proedu-1.4-a
#[test]
fn every_entry_on_a_persons_data_is_one_operation_of_the_list() {
    let rows = [
        ("smile", "certificate", "administrator"),
        ("progtime", "application", "kurator"),
        ("proedu", "question", "menedzher"),
    ];
    for database in databases() {
        for (operator, form, role) in rows {
            let world = World::new(operator, &database);
            let (_, who) = world.register("ivanna@example.com", &[]);
            let number = sends(&world, form, "ivanna@example.com", Some(who)).number;
            let keeper = member(&world, "keeper@example.com", role);
            staff::open_values(world.app(), &keeper, &number).unwrap();
            let done = |kind: Kind| {
                let all: BTreeSet<_> = entries(&world, kind).iter().map(Entry::operation).collect();
                assert_eq!(all.len(), 1, "{operator}: {kind:?}");
                all.into_iter().next().flatten()
            };
            assert_eq!(done(Kind::RegistrationStarted), Some(Operation::Collection));
            assert_eq!(done(Kind::AccountCreated), Some(Operation::Recording));
            assert_eq!(done(Kind::CaseOpened), Some(Operation::Collection));
            assert_eq!(done(Kind::ValuesOpened), Some(Operation::Use));
            assert_eq!(done(Kind::StaffCreated), None, "a member of staff is no operation on it");

            let seen = cabinet::openings(world.app(), who).unwrap();
            let by_staff = seen.iter().find(|o| o.actor == "staff").unwrap();
            assert_eq!(by_staff.operation, Some(Operation::Use), "{operator}");

            let copied = copied(&world, who);
            let lines = copied["journal"].as_array().unwrap();
            assert!(lines.iter().any(|l| l["operation"] == "use" && l["dpv"] == "dpv:Use"), "{operator}");
            for line in lines {
                let named = line["operation"].as_str();
                assert!(named.is_none_or(|name| Operation::named(name).is_some()), "{operator}: {line}");
            }
        }
    }
}

/// An operation that the law does not name is no operation of a purpose; distribution under the consent of something else is
/// found; and what a purpose of distribution would open stays shut until its own consent is given, and from its withdrawal on.
///
/// Keeps: progtime-processing-7
#[test]
fn what_is_outside_the_list_is_refused_and_distribution_asks_its_own_consent() {
    let purpose =
        "цель заявка \"Заявка на обучение и ответ на неё\"                 пункт=\"consent-3 data-4\" {\n";
    for (typed, taken) in
        [("сбор хранение использование", true), ("сбор продажа", false), ("use", true), ("rent", false)]
    {
        let (_, text) = declaration("progtime");
        assert_eq!(text.matches(purpose).count(), 1);
        let text = text.replace(purpose, &format!("{purpose}    действия {typed}\n"));
        assert_eq!(compiles(&text), taken, "{typed}");
    }
    let (policy, _) = declaration("progtime");
    let distributing: Vec<_> =
        policy.purposes.iter().filter(|p| p.class == PurposeClass::Distribution).collect();
    assert_eq!(distributing.len(), 3);
    for database in databases() {
        let world = World::new("progtime", &database);
        let all = offers(&world);
        let (_, who) = world.register("ivanna@example.com", &strs(&all));
        sends(&world, "application", "ivanna@example.com", Some(who));
        let names: Vec<String> = distributing.iter().map(|p| p.slug.to_string()).collect();
        let key = token::add(world.app(), "showcase", &names, Some(30)).unwrap();
        let caller = token::authorise(world.app(), &key).unwrap();
        let opened = |purpose: &str| -> usize {
            let email = Some("ivanna@example.com".to_owned());
            let wanted = Wanted { email, purpose: purpose.to_owned(), ..Wanted::default() };
            let people = opening::open(world.app(), &caller, &wanted).unwrap();
            people.iter().flat_map(|p| &p.records).map(|r| r.values.len()).sum()
        };
        for purpose in &names {
            assert_eq!(opened(purpose), 0, "{purpose}: other consents and contracts open nothing for it");
        }
        world.send(&form_named(&world, "review"), "ivanna@example.com", Some(who));
        assert!(opened("publikatsiya-otzyva") > 0, "its own consent does");
        assert_eq!(opened("publikatsiya-semki"), 0, "and it alone");
        let given = cabinet::consents(world.app(), who).unwrap();
        let given = given.iter().find(|c| c.purpose == slug("publikatsiya-otzyva")).unwrap();
        consent::withdraw(world.app(), &world.visit(), who, given.id).unwrap();
        assert_eq!(opened("publikatsiya-otzyva"), 0, "from its withdrawal on nothing does");
    }
}
