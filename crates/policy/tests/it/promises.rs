//! What the printed texts of the five operators say and what the check finds in their declarations, clause by clause.

use std::collections::BTreeSet;
use std::path::Path;

use zalog_policy::model::{Basis, Policy, PurposeClass, Slug};
use zalog_policy::{Compiled, LoadError, Loader, Severity, compile, document};
use zalog_words::Lang;

struct Text(String);

impl Loader for Text {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into()) } else { Err(LoadError::NotFound) }
    }
}

fn source(operator: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(operator).join("policy.kdl");
    std::fs::read_to_string(file).unwrap()
}

pub fn policy(operator: &str) -> Policy {
    compile(&Text(source(operator))).policy.expect("the example compiles")
}

/// The declaration with places of its text changed.
pub fn changed(operator: &str, changes: &[(&str, &str)]) -> Compiled {
    let mut text = source(operator);
    for (from, to) in changes {
        assert!(text.contains(from), "{operator}: {from}");
        text = text.replace(from, to);
    }
    compile(&Text(text))
}

/// Rules that found something.
pub fn rules(compiled: &Compiled) -> BTreeSet<&'static str> {
    compiled.findings.iter().map(|f| f.rule).collect()
}

/// Rules whose findings bar publication on a public host, or make no policy at all.
pub fn barring(compiled: &Compiled) -> BTreeSet<&'static str> {
    let errors = compiled.findings.iter().filter(|f| f.severity == Severity::Error);
    compiled.bars().chain(errors).map(|f| f.rule).collect()
}

/// The printed policy on one line.
pub fn printed(policy: &Policy) -> String {
    document::policy(policy, Lang::Ru).text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who answers for the data is printed by name; numbers, address and mail that are not there yet are found, and bar
/// publication; left out altogether they are missing. Numbers that are there are printed, and their check digits tried.
///
/// Keeps: pumpa-0-a, smile-0-a, prommet-0-c, proedu-1.9-a, progtime-operator-1
#[test]
fn the_operator_is_named_and_what_is_missing_is_found() {
    for (operator, name, number, wrong) in [
        ("pumpa", "ООО «Образовательный центр «ПУМПА»", None, None),
        ("smile", "ООО «Стоматологическая клиника «Смайл Прогресс»", None, None),
        ("prommet", "ГК «ПРОММЕТ»", None, None),
        ("proedu", "ТОО «ПРО ЭДЮКЕЙШН»", Some("220840030937"), Some("220840030938")),
        ("progtime", "ООО «ПРОГТАЙМ»", Some("9731090567"), Some("9731090568")),
    ] {
        let compiled = changed(operator, &[]);
        let text = printed(compiled.policy.as_ref().unwrap());
        assert!(text.contains(name), "{operator}");
        assert!(barring(&compiled).contains("hole-left"), "{operator}: holes bar publication");
        if let (Some(number), Some(wrong)) = (number, wrong) {
            assert!(text.contains(number), "{operator}");
            let broken = changed(operator, &[(number, wrong)]);
            assert!(barring(&broken).contains("bad-document-number"), "{operator}");
        } else {
            let without = changed(operator, &[("    инн уточнить\n", ""), ("    адрес уточнить", "")]);
            assert!(barring(&without).contains("missing-identity"), "{operator}");
            let text = source(operator);
            let node = text.split("\nоператор ").nth(1).unwrap().split("\n}").next().unwrap();
            let reaches =
                |line: &&str| ["адрес", "почта", "телефон"].iter().any(|w| line.trim().starts_with(w));
            let bare: Vec<&str> = node.lines().filter(|line| !reaches(line)).collect();
            let silent = compile(&Text(text.replace(node, &bare.join("\n"))));
            assert!(barring(&silent).contains("missing-channel"), "{operator}: {:?}", rules(&silent));
        }
    }
}

/// A placeholder is no address: the check names it, and there is no policy to publish.
///
/// Keeps: progtime-operator-4
#[test]
fn a_placeholder_is_no_address() {
    for (typed, rule) in [("[email protected]", "placeholder-contact"), ("почта", "wrong-value")] {
        let compiled = changed("progtime", &[("почта уточнить", &format!("почта \"{typed}\""))]);
        let found = rules(&compiled);
        assert!(compiled.policy.is_none() || !barring(&compiled).is_empty());
        assert!(found.contains(rule) || found.contains("placeholder-contact"), "{typed}: {found:?}");
    }
    let compiled = changed("progtime", &[("почта уточнить", "почта \"privacy@example.ru\"")]);
    assert!(!rules(&compiled).contains("placeholder-contact"));
}

/// Every purpose stands in the printed text with each of its data; so does the post of who answers, and another post is
/// another text.
///
/// Keeps: progtime-intro-1, progtime-operator-5
#[test]
fn every_purpose_is_printed_with_its_data() {
    let policy = policy("progtime");
    let text = printed(&policy).to_lowercase();
    for purpose in policy.purposes.iter().filter(|p| !p.engine) {
        assert!(text.contains(&purpose.title.text(Lang::Ru).to_lowercase()), "{}", purpose.slug);
        let path = format!("purpose/{}", purpose.slug);
        let whole = document::policy(&policy, Lang::Ru);
        let own: Vec<String> = whole
            .sentences()
            .into_iter()
            .filter(|s| s.node.starts_with(&path))
            .map(|s| s.plain().to_lowercase())
            .collect();
        let own = own.join(" ");
        for item in &purpose.items {
            let label = policy.item(item).unwrap().label.text(Lang::Ru).to_lowercase();
            assert!(own.contains(&label), "{}: {label} is not in {own}", purpose.slug);
        }
    }
    assert!(text.contains("директор"));
    let other = changed("progtime", &[("должность=\"директор\"", "должность=\"заведующий учебной частью\"")]);
    let other = printed(other.policy.as_ref().unwrap());
    assert!(other.contains("заведующий учебной частью") && !other.contains("директор"));
}

/// One setting chooses the law: its articles are printed, and none of another country's.
///
/// Keeps: proedu-0-b
#[test]
fn one_setting_chooses_the_law() {
    let kazakh = policy("proedu");
    assert_eq!(kazakh.seat().code(), "kz");
    let text = printed(&kazakh);
    assert!(text.contains("94-V") && !text.contains("152-ФЗ") && !text.contains("Роскомнадзор"));
    let russian = policy("prommet");
    assert_eq!(russian.seat().code(), "ru");
    let text = printed(&russian);
    assert!(text.contains("152-ФЗ") && !text.contains("94-V"));
    assert_ne!(kazakh.operator.zone, russian.operator.zone);
}

/// The purposes a text lists are all there, each with the clause it comes from, and the list is closed.
///
/// Keeps: smile-4-a, proedu-3.2-a, progtime-third-0
#[test]
fn the_list_of_purposes_is_the_printed_one_and_closed() {
    for (operator, listed, elsewhere) in [
        ("smile", &["4.1", "4.2", "4.3", "4.4", "4.5"][..], &["3.3", "3.3.2"][..]),
        (
            "proedu",
            &["3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.5", "3.2.6", "3.2.7", "3.2.8", "3.2.9"],
            &["5.6"],
        ),
    ] {
        let policy = policy(operator);
        let own: Vec<_> = policy.purposes.iter().filter(|p| !p.engine).collect();
        let carried: BTreeSet<&str> =
            own.iter().flat_map(|p| &p.origin.clauses).map(String::as_str).collect();
        for clause in listed {
            assert!(carried.contains(clause), "{operator}: no purpose carries {clause}");
        }
        for purpose in &own {
            let named = |c: &String| listed.contains(&c.as_str()) || elsewhere.contains(&c.as_str());
            assert!(purpose.origin.clauses.iter().any(named), "{operator}: {} is nobody's", purpose.slug);
        }
        assert!(policy.purposes_closed, "{operator}: the list is closed");
    }
    let progtime = policy("progtime");
    let main = progtime.purpose(&Slug::new("obuchenie").unwrap()).unwrap();
    assert!(matches!(main.basis, Basis::Contract { .. }) && main.class == PurposeClass::Service);
    assert!(progtime.purposes_closed);
}

/// A purpose names one of the grounds the law knows: any other word is an error, none at all is another; a contract is named
/// by its document, and the printed text has it and the article.
///
/// Keeps: progtime-consent-11, progtime-processing-1, progtime-processing-4
#[test]
fn a_purpose_rests_on_a_ground_of_the_law() {
    let line = "основание договор \"Договор об обучении\"\n";
    for other in ["основание удобство\n", "основание \"нам так удобнее\"\n", ""]
    {
        let compiled = changed("progtime", &[(line, other)]);
        assert!(compiled.policy.is_none(), "{other}: {:?}", rules(&compiled));
    }
    let policy = policy("progtime");
    let text = printed(&policy);
    for document in ["Договор об обучении", "Пользовательское соглашение"]
    {
        assert!(text.contains(document), "{document}");
    }
    for purpose in &policy.purposes {
        let said = document::basis(&policy, purpose, Lang::Ru);
        assert!(said.contains("152-ФЗ") || said.contains("стать"), "{}: {said}", purpose.slug);
    }
}

/// Stores and partners of a school in Russia are in Russia, a shop's of Kazakhstan in Kazakhstan: anywhere else is a finding
/// of the law that bars publication.
///
/// Keeps: proedu-1.6-a, progtime-processing-6, progtime-third-8
#[test]
fn data_lie_in_the_country_the_text_names() {
    let cases = [
        ("proedu", "ведёт=zalog страна=РК", "ведёт=zalog страна=Германия"),
        ("progtime", "ведёт=zalog страна=РФ", "ведёт=zalog страна=Германия"),
        (
            "progtime",
            "роль=поручение страна=РФ договор=\"договор о сетевой форме\"",
            "роль=поручение страна=Германия договор=\"договор о сетевой форме\"",
        ),
    ];
    for (operator, from, to) in cases {
        assert!(!rules(&changed(operator, &[])).contains("localisation"), "{operator}");
        let moved = changed(operator, &[(from, to)]);
        assert!(barring(&moved).contains("localisation"), "{operator}: {:?}", rules(&moved));
    }
}

/// Papers are declared beside the database, and the text says where else copies are.
///
/// Keeps: proedu-1.1-a
#[test]
fn papers_can_be_declared_beside_the_database() {
    let line = "хранилище основное \"База на сервере в Алматы\"";
    let papers =
        "хранилище бумаги \"Договоры на бумаге\" ведут=люди страна=РК {\n    данные фамилия имя адрес\n}\n";
    let compiled = changed("proedu", &[(line, &format!("{papers}{line}"))]);
    let policy = compiled.policy.as_ref().unwrap();
    let store = policy.stores.iter().find(|s| s.name == "бумаги").unwrap();
    assert_eq!(store.items.len(), 3);
    assert!(printed(policy).contains("Договоры на бумаге"));
}

/// A date of birth is asked of pupils only, in the form that leads to lessons; a postal address is for delivery: it is asked
/// where an order needs it, given to who delivers, and part of no other purpose.
///
/// Keeps: progtime-data-4, proedu-2.2.4-a
#[test]
fn a_date_of_birth_and_an_address_serve_one_end_each() {
    let school = policy("progtime");
    let birth = Slug::new("birth-date").unwrap();
    for form in &school.forms {
        let asks = form.fields.iter().any(|f| f.item == birth);
        assert_eq!(asks, form.slug.as_str() == "application", "{}", form.slug);
        if asks {
            let subjects = &school.purpose(&form.purpose).unwrap().subjects;
            let names: Vec<&str> = subjects.iter().map(Slug::as_str).collect();
            assert!(names.iter().all(|s| ["pupils", "representatives"].contains(s)), "{names:?}");
        }
    }
    let contact = school.purpose(&Slug::new("obuchenie").unwrap()).unwrap();
    let items: BTreeSet<&str> = contact.items.iter().map(Slug::as_str).collect();
    assert_eq!(items, BTreeSet::from(["surname", "given-name", "phone", "email", "birth-date"]));

    let shop = policy("proedu");
    let address = Slug::new("address").unwrap();
    let own = shop.purposes.iter().filter(|p| !p.engine && p.items.contains(&address));
    let purposes: BTreeSet<&str> = own.map(|p| p.slug.as_str()).collect();
    assert_eq!(purposes, BTreeSet::from(["account", "order"]));
    let given: Vec<&str> =
        shop.recipients.iter().filter(|r| r.items.contains(&address)).map(|r| r.name.as_str()).collect();
    assert_eq!(given, ["доставка"]);
}

/// Who works with the data is registered with what he does, for which purposes, and with what his contract guarantees; of
/// who may have no personal data the text says just that.
///
/// Keeps: proedu-4.4-a, prommet-3.2-a, progtime-third-9
#[test]
fn every_recipient_is_registered_with_its_work() {
    let shop = policy("prommet");
    let works: Vec<String> =
        shop.recipients.iter().map(|r| r.work.as_ref().unwrap().text(Lang::Ru).to_lowercase()).collect();
    for work in ["посылки", "письма", "повторы", "изучают", "оплату"] {
        assert_eq!(works.iter().filter(|w| w.contains(work)).count(), 1, "{work}: {works:?}");
    }
    assert!(shop.recipients.iter().all(|r| !r.purposes.is_empty()));

    let partners = policy("proedu");
    let counting = partners.recipients.iter().find(|r| r.name == "партнёры-статистики").unwrap();
    let purposes: Vec<&str> = counting.purposes.iter().map(Slug::as_str).collect();
    assert_eq!(purposes, ["issledovaniya", "nastroyka-reklamy"]);
    assert!(counting.items.is_empty() && printed(&partners).to_lowercase().contains("обезличенн"));

    let school = policy("progtime");
    let text = printed(&school);
    for recipient in &school.recipients {
        let all: Vec<&str> = recipient.guarantees.iter().map(|g| g.text(Lang::Ru)).collect();
        let kept = all.iter().find(|g| g.contains("конфиденциальность")).expect("each contract has it");
        assert!(text.contains(kept), "{}", recipient.name);
    }
}

/// Hosts are declared once: the text prints them from there, a host that differs by a letter is reported, and so is one that
/// only a sentence names.
///
/// Keeps: pumpa-10.2-b
#[test]
fn hosts_are_written_once() {
    let declared = policy("pumpa");
    let text = printed(&declared);
    for site in &declared.sites {
        assert!(text.contains(&site.host), "{}", site.host);
    }
    let line = "сайт \"drgum.ru\"";
    let near = changed("pumpa", &[(line, &format!("сайт \"drgun.ru\" название=\"Пример\"\n{line}"))]);
    assert!(rules(&near).contains("host-list-drift"), "{:?}", rules(&near));
    let said = changed(
        "pumpa",
        &[("Политика действует на каждом сайте", "Политика действует и на drgun.ru, на каждом сайте")],
    );
    let found = |c: &Compiled| c.findings.iter().filter(|f| f.rule == "host-in-text-unknown").count();
    assert_eq!(found(&said), found(&changed("pumpa", &[])) + 1);
}

/// The cookie terms are printed from the register: every cookie with what it is for, how long it lives and whose it is,
/// every outside script with who receives, where, and the link to his terms; a cookie that serves a purpose waits for consent.
///
/// Keeps: pumpa-2.3-b, pumpa-4.3-n, proedu-1.10-a
#[test]
fn the_cookie_terms_are_printed_from_the_register() {
    for operator in ["pumpa", "proedu"] {
        let policy = policy(operator);
        let text = document::cookies(&policy, Lang::Ru).markdown().replace('\\', "");
        assert!(policy.cookies.iter().any(|c| c.engine) && policy.cookies.iter().any(|c| !c.engine));
        for cookie in &policy.cookies {
            assert!(text.contains(&cookie.name), "{operator}: {}", cookie.name);
            assert!(text.contains(cookie.title.text(Lang::Ru)), "{operator}: {}", cookie.name);
        }
        for tag in &policy.tags {
            assert!(text.contains(tag.title.text(Lang::Ru)), "{operator}: {}", tag.slug);
            let terms = tag.terms.as_ref().expect("a link to the provider's terms");
            assert!(text.contains(terms.trim_start_matches("https://")), "{operator}: {terms}");
            assert!(policy.purpose(&tag.purpose).unwrap().asks_consent());
        }
    }
    let without = changed("pumpa", &[(" \\\n    условия=\"https://www.crazyegg.com/terms\"", "")]);
    assert!(rules(&without).contains("cookie-field-missing"), "{:?}", rules(&without));
}

/// A distribution has a consent of its own for each purpose, never part of another: its text names the data, what they are
/// for, and where they are shown, and no other ground will do.
///
/// Keeps: progtime-public-9, progtime-public-12
#[test]
fn each_publication_has_a_consent_of_its_own() {
    let policy = policy("progtime");
    let published: Vec<_> =
        policy.purposes.iter().filter(|p| p.class == PurposeClass::Distribution).collect();
    assert_eq!(published.len(), 3);
    let mut texts = BTreeSet::new();
    for purpose in &published {
        assert!(matches!(purpose.basis, Basis::Consent));
        let text = document::consent(&policy, &purpose.slug, Lang::Ru).unwrap().text();
        assert!(texts.insert(text.clone()), "{}: a text of its own", purpose.slug);
        assert!(text.contains("progtime.net"));
    }
    let on = "основание согласие\n    срок до=отзыва\n    предел 3 года после=согласия переспросить=да\n}\nцель публикация-достижений";
    let contract = on.replacen("согласие", "договор \"Договор об обучении\"", 1);
    let compiled = changed("progtime", &[(on, &contract)]);
    let found = barring(&compiled);
    assert!(found.contains("distribution-without-own-consent"), "{:?}", rules(&compiled));
}
