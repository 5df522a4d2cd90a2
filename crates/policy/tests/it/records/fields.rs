//! Every field a law pack lists is in the document, and what fills it; without it the document has a hole and `check` a
//! finding that names the article.

use zalog_law::{Jurisdiction, packs};
use zalog_policy::document::{self, Block, Document, Section};
use zalog_policy::{Compiled, Severity};
use zalog_words::{Lang, Words};

use crate::files::good;

/// A declaration in which every field of every document can be filled; each particular stands on a line of its own.
const WHOLE: &str = r#"политика "Данные" формат=1 {
    нормы LAW
    редакция 2 действует="15.12.2026" причина="новая цель"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" {
    инн "7707083893"
    огрн "1027700132195"
    бин "220840030937"
    адрес "Москва, улица Примерная, 1"
    почта "privacy@example.ru"
    ответственный {
        должность "юрист"
        телефон "+7 495 000-00-01"
        почта "officer@example.ru"
        адрес "Москва, улица Примерная, 1"
    }
}
роль администратор обязательство=неразглашение
сайт "romashka.example"
хранилище основное \
    страна=HOME \
    адрес="Примерная улица, 2" \
    хостинг="ООО «Дата-центр»"
цель вопрос "Ответ на вопрос" {
    данные почта сообщение
    субъекты посетители-сайта
    основание согласие
    срок 30 дней после=ответа
    предел 90 дней после=получения
}
цель отзывы "Публикация отзывов" вид=распространение {
    данные имя отзыв
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 1 год после=согласия
}
цель обследование "Разбор снимков" {
    данные фио снимок
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 1 год после=согласия
}
цель счёт "Посещаемость" вид=статистика {
    данные ip cookie
    субъекты посетители-сайта
    основание согласие
    срок 90 дней после=получения
}
данное снимок "Снимок" вид=изображение особая-категория=здоровье
согласие отзывы {
    ресурс "https://romashka.example/reviews"
}
согласие обследование сила=письменное
форма вопрос кнопка="Спросить" {
    обязательно почта сообщение
    сообщить администратор
}
форма отзывы кнопка="Отправить отзыв" { обязательно имя отзыв; }
метка счётчик "Счётчик" для=счёт \
    получатель=счётчик \
    срок="90 дней" \
    узлы="counter.example"
получатель счётчик "Счётчик" роль=поручение договор="Договор" {
    данные ip cookie
    для счёт обследование вопрос
    страна HOME
    адрес "Примерная улица, 3"
}
обращения почта страница письмо
утечка известить=пострадавших
меры обычные
уведомление {
    номер "77-26-000001"
    начало "01.09.2026"
    уровень-защищённости 4
    шифрование нет
}
"#;

fn declaration(law: Jurisdiction) -> String {
    let (law, home) = match law {
        Jurisdiction::Ru => ("РФ", "РФ"),
        Jurisdiction::Kz => ("РК", "РК"),
        Jurisdiction::Eu => ("ЕС", "Германия"),
    };
    WHOLE.replace("LAW", law).replace("HOME", home)
}

/// Pack document and field -> where it stands: the document, and the message that heads the field.
type Entry = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CLICK: &str = "consent/vopros";
const WRITTEN: &str = "consent/obsledovanie";
const SPREAD: &str = "distribution/reviews";

const RU: &[Entry] = &[
    (
        "consent",
        CLICK,
        &[
            ("identifier", "doc-consent-person"),
            ("operator", "doc-consent-operator"),
            ("purpose", "doc-consent-purpose"),
            ("items", "doc-consent-items"),
            ("processors", "doc-consent-processors"),
            ("actions", "doc-consent-operations"),
            ("term", "doc-consent-term"),
            ("withdrawal", "doc-consent-withdraw"),
        ],
    ),
    (
        "written-consent",
        WRITTEN,
        &[
            ("subject", "doc-consent-person"),
            ("representative", "doc-consent-representative"),
            ("operator", "doc-consent-operator"),
            ("purpose", "doc-consent-purpose"),
            ("items", "doc-consent-items"),
            ("processors", "doc-consent-processors"),
            ("actions", "doc-consent-operations"),
            ("term", "doc-consent-term"),
            ("withdrawal", "doc-consent-withdraw"),
            ("signature", "rec-signature"),
        ],
    ),
    (
        "distribution-consent",
        SPREAD,
        &[
            ("subject", "doc-consent-person"),
            ("contact", "rec-consent-contact"),
            ("operator", "doc-consent-operator"),
            ("resources", "doc-consent-resources"),
            ("purpose", "doc-consent-purpose"),
            ("items", "doc-consent-items"),
            ("bans", "doc-consent-bans"),
            ("conditions", "rec-consent-conditions"),
            ("term", "doc-consent-term"),
        ],
    ),
    (
        "notice-of-processing",
        "notice",
        &[
            ("operator", "rec-field-operator"),
            ("purposes", "rec-field-purposes"),
            ("measures", "rec-field-measures"),
            ("responsible", "rec-field-responsible"),
            ("start", "rec-field-start"),
            ("end", "rec-field-end"),
            ("cross-border", "rec-field-abroad"),
            ("database", "rec-field-database"),
            ("security", "rec-field-security"),
            ("signature", "rec-field-signature"),
        ],
    ),
    (
        "notice-of-change",
        "notice/change",
        &[
            ("operator", "rec-field-operator"),
            ("number", "rec-field-number"),
            ("reason", "rec-field-reason"),
            ("date", "rec-field-date"),
            ("purposes", "rec-field-purposes"),
            ("measures", "rec-field-measures"),
            ("responsible", "rec-field-responsible"),
            ("database", "rec-field-database"),
            ("signature", "rec-field-signature"),
        ],
    ),
    (
        "notice-of-ending",
        "notice/end",
        &[
            ("operator", "rec-field-operator"),
            ("number", "rec-field-number"),
            ("reason", "rec-field-end-reason"),
            ("date", "rec-field-end-date"),
            ("signature", "rec-field-signature"),
        ],
    ),
    (
        "record-of-processing",
        "ropa",
        &[
            ("operator", "rec-field-operator"),
            ("responsible", "rec-field-responsible"),
            ("purposes", "rec-field-purposes"),
            ("items", "rec-column-items"),
            ("subjects", "rec-column-subjects"),
            ("basis", "rec-column-basis"),
            ("actions", "rec-column-operations"),
            ("recipients", "rec-column-recipients"),
            ("cross-border", "rec-column-abroad"),
            ("terms", "rec-column-term"),
            ("destruction", "rec-column-destruction"),
            ("database", "rec-field-database"),
            ("security", "rec-field-measures"),
        ],
    ),
    ("cookie-terms", "cookies", COOKIES),
];

const COOKIES: &[(&str, &str)] = &[
    ("name", "rec-cookie-name"),
    ("who", "rec-cookie-who"),
    ("purpose", "rec-cookie-purpose"),
    ("lifetime", "rec-cookie-lifetime"),
    ("category", "rec-cookie-category"),
    ("country", "rec-cookie-country"),
];

const KZ: &[Entry] = &[
    (
        "consent",
        CLICK,
        &[
            ("operator", "doc-consent-operator"),
            ("subject", "doc-consent-person"),
            ("term", "doc-consent-term"),
            ("third-parties", "doc-consent-third"),
            ("cross-border", "doc-consent-cross"),
            ("public-sources", "doc-consent-public"),
            ("items", "doc-consent-items"),
            ("other", "doc-consent-operations"),
        ],
    ),
    (
        "data-list",
        "data-list",
        &[("items", "rec-column-item"), ("purpose", "rec-column-purpose"), ("basis", "rec-column-document")],
    ),
    ("cookie-terms", "cookies", COOKIES),
];

const EU: &[Entry] = &[
    (
        "consent",
        CLICK,
        &[
            ("controller", "doc-consent-operator"),
            ("purpose", "doc-consent-purpose"),
            ("items", "doc-consent-items"),
            ("withdrawal", "doc-consent-withdraw"),
        ],
    ),
    (
        "privacy-notice",
        CLICK,
        &[
            ("controller", "doc-consent-operator"),
            ("dpo", "rec-field-responsible"),
            ("purposes", "doc-purpose-basis"),
            // Where consent is the basis, no interest is pursued against it: the basis is named instead.
            ("interests", "doc-purpose-basis"),
            ("recipients", "doc-consent-processors"),
            ("transfers", "doc-consent-cross"),
            ("terms", "doc-consent-term"),
            ("rights", "rec-consent-rights"),
            ("obligation", "doc-consent-refusal"),
            ("automated", "rec-consent-automated"),
        ],
    ),
    (
        "record-of-processing",
        "ropa",
        &[
            ("controller", "rec-field-operator"),
            ("purposes", "rec-field-purposes"),
            ("subjects", "rec-column-subjects"),
            ("recipients", "rec-column-recipients"),
            ("transfers", "rec-column-abroad"),
            ("terms", "rec-column-term"),
            ("security", "rec-field-measures"),
        ],
    ),
    ("cookie-terms", "cookies", COOKIES),
];

/// Everything that has a head, with what is said under it.
fn headed(text: &Document) -> Vec<(String, String)> {
    fn walk(section: &Section, all: &mut Vec<(String, String)>) {
        let mut said = String::new();
        for block in &section.blocks {
            match block {
                Block::Definitions { pairs } => {
                    for pair in pairs {
                        let text: String = pair.text.iter().map(document::Sentence::plain).collect();
                        said.push_str(&text);
                        all.push((pair.term.plain(), text));
                    }
                }
                Block::Table { head, rows, .. } => {
                    for (column, head) in head.iter().enumerate() {
                        for row in rows {
                            let text: String =
                                row.cells[column].iter().map(document::Sentence::plain).collect();
                            said.push_str(&text);
                            all.push((head.plain(), text));
                        }
                    }
                }
                Block::Paragraph { sentences } => {
                    said.extend(sentences.iter().map(document::Sentence::plain));
                }
                Block::List { entries } => {
                    said.extend(entries.iter().flatten().map(document::Sentence::plain));
                }
                Block::Links { .. } => {}
            }
        }
        for part in &section.sections {
            said.push_str(&part.heading.plain());
        }
        all.push((section.heading.plain(), said));
        for part in &section.sections {
            walk(part, all);
        }
    }
    let mut all = Vec::new();
    for part in &text.sections {
        walk(part, &mut all);
    }
    all
}

#[test]
fn every_field_of_every_list_is_filled() {
    for (law, table) in [(Jurisdiction::Ru, RU), (Jurisdiction::Kz, KZ), (Jurisdiction::Eu, EU)] {
        let policy = good(declaration(law)).policy.unwrap();
        let pack = packs().as_ref().unwrap().of(law);
        for (slug, name, fields) in table {
            // The table has each field of the pack and no other.
            let listed: Vec<&str> =
                pack.document(slug).unwrap().fields.iter().map(|f| f.slug.as_str()).collect();
            let known: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
            assert_eq!(known, listed, "{law} {slug}");
            for lang in Lang::ALL {
                let text = document::named(&policy, name, lang).unwrap();
                let headed = headed(&text);
                let hole = Words::of(lang).say("doc-hole");
                for (field, key) in *fields {
                    let head = Words::of(lang).say(key);
                    let said: Vec<_> = headed.iter().filter(|(h, _)| *h == head).collect();
                    assert!(!said.is_empty(), "{law} {slug} {field}: nothing under «{head}» in {name}");
                    for (_, said) in said {
                        assert!(!said.trim().is_empty(), "{law} {slug} {field}: «{head}» says nothing");
                        assert!(!said.contains(hole.as_ref()), "{law} {slug} {field}: a hole: {said}");
                    }
                }
            }
        }
    }
}

fn lacking(compiled: &Compiled) -> Vec<(&str, Severity, &str)> {
    let of = compiled.findings.iter().filter(|f| f.rule.ends_with("-field-missing"));
    of.map(|f| (f.rule, f.severity, f.message.ru.as_str())).collect()
}

/// A line taken out of the whole declaration: which rule speaks, how loud, of which article.
#[test]
fn what_is_left_out_is_a_finding_with_its_article() {
    use Severity::{Law, Note, Warning};
    for law in Jurisdiction::ALL {
        let compiled = good(declaration(law));
        assert_eq!(lacking(&compiled), [], "{law}");
    }
    let cases: &[(Jurisdiction, &str, &str, Severity, &str)] = &[
        (
            Jurisdiction::Ru,
            "    ресурс \"https://romashka.example/reviews\"\n",
            "consent-field-missing",
            Law,
            "приказ Роскомнадзора от 24.02.2021 № 18",
        ),
        (Jurisdiction::Ru, "    огрн \"1027700132195\"\n", "consent-field-missing", Law, "ст. 10.1 152-ФЗ"),
        (
            Jurisdiction::Ru,
            "    адрес \"Примерная улица, 3\"\n",
            "consent-field-missing",
            Law,
            "ч. 4 ст. 9 152-ФЗ",
        ),
        (
            Jurisdiction::Kz,
            "    бин \"220840030937\"\n",
            "consent-field-missing",
            Law,
            "п. 4 ст. 8 Закона РК № 94-V",
        ),
        (
            Jurisdiction::Kz,
            "    страна РК\n    адрес \"Примерная улица, 3\"\n",
            "consent-field-missing",
            Law,
            "п. 4 ст. 8 Закона РК № 94-V",
        ),
        (
            Jurisdiction::Ru,
            "    начало \"01.09.2026\"\n",
            "notice-field-missing",
            Warning,
            "ч. 3 ст. 22 152-ФЗ",
        ),
        (
            Jurisdiction::Ru,
            "    уровень-защищённости 4\n",
            "notice-field-missing",
            Warning,
            "ч. 3 ст. 22 152-ФЗ",
        ),
        (Jurisdiction::Ru, "    шифрование нет\n", "notice-field-missing", Warning, "ч. 3 ст. 22 152-ФЗ"),
        (
            Jurisdiction::Ru,
            "        телефон \"+7 495 000-00-01\"\n",
            "notice-field-missing",
            Warning,
            "ч. 3 ст. 22 152-ФЗ",
        ),
        (
            Jurisdiction::Ru,
            "    адрес=\"Примерная улица, 2\" \\\n",
            "notice-field-missing",
            Warning,
            "ч. 3 ст. 22 152-ФЗ",
        ),
        (Jurisdiction::Eu, "    адрес=\"Примерная улица, 2\" \\\n", "", Note, ""),
        (Jurisdiction::Ru, "    срок=\"90 дней\" \\\n", "cookie-field-missing", Note, "ч. 2 ст. 18.1 152-ФЗ"),
        (
            Jurisdiction::Eu,
            "    срок=\"90 дней\" \\\n",
            "cookie-field-missing",
            Warning,
            "Директивы 2002/58/ЕС",
        ),
        (
            Jurisdiction::Eu,
            "    получатель=счётчик \\\n",
            "cookie-field-missing",
            Warning,
            "Директивы 2002/58/ЕС",
        ),
    ];
    for (law, line, rule, severity, article) in cases {
        let whole = declaration(*law);
        assert!(whole.contains(line), "{line}");
        let compiled = good(whole.replacen(line, "", 1));
        let found = lacking(&compiled);
        if rule.is_empty() {
            assert_eq!(found, [], "{law} {line}");
            continue;
        }
        let [(id, loud, message)] = found.as_slice() else { panic!("{law} {line}: {found:?}") };
        assert_eq!((id, loud), (rule, severity), "{line}: {message}");
        assert!(message.contains(article), "{line}: {message}");
        // What is not given is not invented: the document shows a hole.
        let policy = compiled.policy.as_ref().unwrap();
        let hole = |name: &String| {
            document::named(policy, name, Lang::Ru).unwrap().text().to_lowercase().contains("уточняется")
        };
        assert!(document::names(policy).iter().any(hole), "{line}");
    }
}

#[test]
fn a_name_leads_to_its_document_and_to_no_other() {
    let policy = good(declaration(Jurisdiction::Ru)).policy.unwrap();
    let names = document::names(&policy);
    assert!(names.iter().any(|n| n == SPREAD) && names.iter().any(|n| n == "notice/end"));
    let (public, office) = (document::public_names(&policy), document::office_names(&policy));
    assert_eq!([public.clone(), office.clone()].concat(), names);
    assert!(!public.iter().any(|n| n.starts_with("notice") || n == document::REGISTER));
    for name in ["distribution/vopros", "consent/nobody", "notice/other", "data-list", "", "consent"] {
        assert!(document::named(&policy, name, Lang::Ru).is_none(), "{name}");
    }
    let either = [SPREAD, "consent/reviews"].map(|name| document::named(&policy, name, Lang::Ru).unwrap());
    assert_eq!(either[0], either[1]);
    // Where the law asks for no notice, the document says so, and what is kept instead.
    for (law, instead) in
        [(Jurisdiction::Kz, "перечень необходимых и достаточных"), (Jurisdiction::Eu, "реестр обработки")]
    {
        let policy = good(declaration(law)).policy.unwrap();
        let text = document::named(&policy, "notice", Lang::Ru).unwrap().text().replace('\n', " ");
        assert!(text.contains("не устанавливает уведомления") && text.contains(instead), "{text}");
    }
}
