//! What a document lacks, said by the rules on required fields: what is missing, by which article, what to write.

use std::collections::{HashMap, HashSet};

use zalog_law::Certainty;
use zalog_words::Lang;

use super::Lint;
use crate::diagnostic::{Say, Severity, say};
use crate::document::{Ask, Gap};
use crate::model::{Origin, Policy};

/// Reports gaps, one finding for each node and document. A field that could not be checked for sure is a note, whatever
/// the rule's own severity; one that is sure has that of the rule, and a likely one of a rule of the law is a warning.
pub(crate) fn report(lint: &mut Lint<'_>, gaps: Vec<&Gap>) {
    let mut groups: Vec<(Origin, Severity, Vec<&Gap>)> = Vec::new();
    let mut places: HashMap<_, usize> = HashMap::new();
    for gap in gaps {
        let severity = severity(lint.severity(), gap.certainty);
        let place = (&gap.origin.file, gap.origin.line, gap.origin.column, severity, gap.law, gap.document);
        match places.get(&place).and_then(|at| groups.get_mut(*at)) {
            Some((_, _, gaps)) => gaps.push(gap),
            None => {
                places.insert(place, groups.len());
                groups.push((gap.origin.clone(), severity, vec![gap]));
            }
        }
    }
    for (origin, severity, gaps) in groups {
        let Some(first) = gaps.first() else { continue };
        let Some(document) =
            zalog_law::packs().as_ref().ok().and_then(|p| p.of(first.law).document(first.document))
        else {
            continue;
        };
        let list = |lang: Lang, of: &dyn Fn(&Ask) -> Say| {
            gaps.iter().map(|g| of(&g.ask).get(lang).to_owned()).collect::<Vec<_>>().join("; ")
        };
        let message = Say::each(|lang| {
            let lacks = list(lang, &missing);
            let (name, article) = (document.name.get(lang.code()), document.article.get(lang.code()));
            match lang {
                Lang::Ru => format!("Документу «{name}» не хватает: {lacks} ({article})"),
                Lang::En => format!("The document \"{name}\" lacks: {lacks} ({article})"),
                Lang::Kk => format!("«{name}» құжатында жетіспейтіні: {lacks} ({article})"),
            }
        });
        let help = Say::each(|lang| {
            let what = list(lang, &write);
            match lang {
                Lang::Ru => format!("Напишите: {what}."),
                Lang::En => format!("Write: {what}."),
                Lang::Kk => format!("Жазыңыз: {what}."),
            }
        });
        lint.finding(&origin, severity, message, help);
    }
}

/// Gaps that no earlier one asks the same thing for, and that no other rule reports.
pub(crate) fn new_ones<'a>(policy: &Policy, gaps: &'a [Gap], earlier: &[&Vec<Gap>]) -> Vec<&'a Gap> {
    let mut said: HashSet<&Ask> = earlier.iter().flat_map(|gaps| gaps.iter().map(|g| &g.ask)).collect();
    // The surest list asks; the same thing in a list less sure adds nothing.
    let mut sorted: Vec<&Gap> = gaps.iter().collect();
    sorted.sort_by_key(|gap| rank(gap.certainty));
    sorted.retain(|gap| !reported_elsewhere(policy, &gap.ask) && said.insert(&gap.ask));
    sorted
}

/// `missing-identity` and `missing-channel` speak of these.
fn reported_elsewhere(policy: &Policy, ask: &Ask) -> bool {
    match ask {
        Ask::OperatorAddress => true,
        Ask::OperatorContact => policy.channels.is_empty(),
        Ask::OperatorInn | Ask::OperatorOgrn | Ask::OperatorBin => {
            let operator = &policy.operator;
            operator.inn.is_none() && operator.ogrn.is_none() && operator.bin.is_none()
        }
        _ => false,
    }
}

fn rank(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Sure => 0,
        Certainty::Likely => 1,
        Certainty::Check => 2,
    }
}

fn severity(of_rule: Severity, certainty: Certainty) -> Severity {
    match (of_rule, certainty) {
        (severity, Certainty::Sure) => severity,
        (Severity::Error | Severity::Law, Certainty::Likely) => Severity::Warning,
        _ => Severity::Note,
    }
}

/// What is missing.
fn missing(ask: &Ask) -> Say {
    match ask {
        Ask::OperatorAddress => say!("адрес оператора", "the operator's address", "оператордың мекенжайы"),
        Ask::OperatorInn => say!("ИНН оператора", "the operator's INN", "оператордың ИНН нөмірі"),
        Ask::OperatorOgrn => say!("ОГРН оператора", "the operator's OGRN", "оператордың ОГРН нөмірі"),
        Ask::OperatorBin => say!("БИН оператора", "the operator's BIN", "оператордың БСН"),
        Ask::OperatorContact => say!(
            "почта или телефон оператора",
            "an e-mail or phone of the operator",
            "оператордың поштасы немесе телефоны"
        ),
        Ask::Officer => {
            say!("должность ответственного", "the post of the person responsible", "жауапты адамның лауазымы")
        }
        Ask::OfficerPhone => {
            say!("телефон ответственного", "the phone of the person responsible", "жауапты адамның телефоны")
        }
        Ask::OfficerEmail => {
            say!("почта ответственного", "the e-mail of the person responsible", "жауапты адамның поштасы")
        }
        Ask::OfficerAddress => {
            say!(
                "почтовый адрес ответственного",
                "the postal address of the person responsible",
                "жауапты адамның пошталық мекенжайы"
            )
        }
        Ask::Begun => say!("дата начала обработки", "the day processing began", "өңдеу басталған күн"),
        Ask::Number => say!(
            "номер в реестре операторов",
            "the number in the register of operators",
            "операторлар тізіліміндегі нөмір"
        ),
        Ask::Encryption => say!("шифровальные средства", "encryption tools", "шифрлау құралдары"),
        Ask::Level => say!("уровень защищённости", "the level of protection", "қорғалу деңгейі"),
        Ask::Reason => say!("причина редакции", "the reason of the edition", "редакцияның себебі"),
        Ask::Effective => say!(
            "дата, с которой редакция действует",
            "the day from which the edition holds",
            "редакция қолданыла бастайтын күн"
        ),
        Ask::StoreAddress(name) => say!(
            "адрес хранилища «{name}»",
            "the address of the store `{name}`",
            "«{name}» қоймасының мекенжайы"
        ),
        Ask::StoreHosting(name) => {
            say!(
                "чьё оборудование у хранилища «{name}»",
                "whose machine the store `{name}` is on",
                "«{name}» қоймасы кімнің жабдығында тұрғаны"
            )
        }
        Ask::RecipientAddress(name) => {
            say!(
                "адрес получателя «{name}»",
                "the address of the recipient `{name}`",
                "«{name}» алушысының мекенжайы"
            )
        }
        Ask::RecipientCountry(name) => {
            say!(
                "страна получателя «{name}»",
                "the country of the recipient `{name}`",
                "«{name}» алушысының елі"
            )
        }
        Ask::Resource(name) => say!(
            "адрес страницы, где открыты данные цели «{name}»",
            "the address of the page where the data of `{name}` are open",
            "«{name}» мақсатының деректері ашық тұрған беттің мекенжайы"
        ),
        Ask::TagLife(name) => {
            say!(
                "сколько живёт cookie метки «{name}»",
                "how long the cookie of the tag `{name}` lives",
                "«{name}» белгісінің cookie файлы қанша уақыт сақталатыны"
            )
        }
        Ask::TagRecipient(name) => {
            say!(
                "кто получает данные метки «{name}»",
                "who gets the data of the tag `{name}`",
                "«{name}» белгісінің деректерін кім алатыны"
            )
        }
        Ask::Safeguards => say!("меры защиты", "measures of protection", "қорғау шаралары"),
        Ask::Unknown(name) => {
            say!(
                "поле «{name}», которого программа не знает",
                "the field `{name}`, unknown to the program",
                "бағдарлама білмейтін «{name}» өрісі"
            )
        }
    }
}

/// What to write.
fn write(ask: &Ask) -> Say {
    match ask {
        Ask::OperatorAddress => say!(
            "оператор … {{ адрес \"…\"; }}",
            "operator … {{ address \"…\"; }}",
            "оператор … {{ адрес \"…\"; }}"
        ),
        Ask::OperatorInn => {
            say!("оператор … {{ инн \"…\"; }}", "operator … {{ inn \"…\"; }}", "оператор … {{ инн \"…\"; }}")
        }
        Ask::OperatorOgrn => say!(
            "оператор … {{ огрн \"…\"; }}",
            "operator … {{ ogrn \"…\"; }}",
            "оператор … {{ огрн \"…\"; }}"
        ),
        Ask::OperatorBin => {
            say!("оператор … {{ бин \"…\"; }}", "operator … {{ bin \"…\"; }}", "оператор … {{ бин \"…\"; }}")
        }
        Ask::OperatorContact => say!(
            "оператор … {{ почта \"…\"; }}",
            "operator … {{ email \"…\"; }}",
            "оператор … {{ почта \"…\"; }}"
        ),
        Ask::Officer => {
            say!("ответственный должность=\"…\"", "responsible post=\"…\"", "ответственный должность=\"…\"")
        }
        Ask::OfficerPhone => say!(
            "ответственный … телефон=\"…\"",
            "responsible … phone=\"…\"",
            "ответственный … телефон=\"…\""
        ),
        Ask::OfficerEmail => {
            say!("ответственный … почта=\"…\"", "responsible … email=\"…\"", "ответственный … почта=\"…\"")
        }
        Ask::OfficerAddress => {
            say!("ответственный … адрес=\"…\"", "responsible … address=\"…\"", "ответственный … адрес=\"…\"")
        }
        Ask::Begun => say!(
            "уведомление начало=\"01.09.2026\"",
            "notice begun=\"2026-09-01\"",
            "уведомление начало=\"01.09.2026\""
        ),
        Ask::Number => say!("уведомление номер=\"…\"", "notice number=\"…\"", "уведомление номер=\"…\""),
        Ask::Encryption => {
            say!("уведомление шифрование=нет", "notice encryption=no", "уведомление шифрование=нет")
        }
        Ask::Level => say!(
            "уведомление уровень-защищённости=4",
            "notice protection-level=4",
            "уведомление уровень-защищённости=4"
        ),
        Ask::Reason => say!("редакция … причина=\"…\"", "edition … reason=\"…\"", "редакция … причина=\"…\""),
        Ask::Effective => {
            say!("редакция … действует=\"…\"", "edition … effective=\"…\"", "редакция … действует=\"…\"")
        }
        Ask::StoreAddress(name) => say!(
            "хранилище {name} … адрес=\"…\"",
            "store {name} … address=\"…\"",
            "хранилище {name} … адрес=\"…\""
        ),
        Ask::StoreHosting(name) => say!(
            "хранилище {name} … хостинг=\"…\"",
            "store {name} … hosting=\"…\"",
            "хранилище {name} … хостинг=\"…\""
        ),
        Ask::RecipientAddress(name) => {
            say!(
                "получатель {name} … адрес=\"…\"",
                "recipient {name} … address=\"…\"",
                "получатель {name} … адрес=\"…\""
            )
        }
        Ask::RecipientCountry(name) => say!(
            "получатель {name} … страна=…",
            "recipient {name} … country=…",
            "получатель {name} … страна=…"
        ),
        Ask::Resource(name) => {
            say!(
                "согласие {name} {{ ресурс \"https://…\"; }}",
                "consent {name} {{ resource \"https://…\"; }}",
                "согласие {name} {{ ресурс \"https://…\"; }}"
            )
        }
        Ask::TagLife(_) => {
            say!("метка … срок=\"90 дней\"", "tag … keep=\"90 days\"", "метка … срок=\"90 дней\"")
        }
        Ask::TagRecipient(_) => say!("метка … получатель=…", "tag … recipient=…", "метка … получатель=…"),
        Ask::Safeguards => say!("меры обычные", "safeguards usual", "меры обычные"),
        Ask::Unknown(_) => {
            say!("впишите это поле от руки", "write this field in by hand", "бұл өрісті қолмен толтырыңыз")
        }
    }
}
