//! Promises followed to what keeps them: marks, departures, gaps, and the way back.

use zalog_policy::document;
use zalog_policy::model::Policy;
use zalog_policy::trace::{
    Clause, ClauseTrace, Evidence, Form, Gap, KeptBy, Nodes, State, Trace, clauses, report, trace,
};
use zalog_words::Lang;

use crate::files::good;

const HEAD: &str = "id\toperator\tkind\tfact\timplies\tfeature\tsoftware";

/// A small declaration with the given lines added.
fn policy(more: &str) -> Policy {
    let text = format!(
        r#"политика "Данные" формат=1 {{ нормы РФ; редакция 1 действует="15.12.2026"; изменения вступают=с-публикации известить=на-сайте; }}
оператор "ООО «Ромашка»" {{ инн "7707083893"; почта "privacy@example.ru"; }}
сайт "romashka.example"
хранилище основное ведёт=zalog хостинг=уточнить
цель вопрос "Ответ на вопрос" пункт="2" {{
    данные почта сообщение
    субъекты посетители-сайта
    основание согласие
    срок 30 дней после=ответа пункт="4"
    предел 90 дней после=получения
}}
форма вопрос кнопка="Спросить" пункт="3-a" {{ обязательно почта сообщение; }}
{more}"#
    );
    good(text).policy.unwrap()
}

fn listed(rows: &[(&str, &str, &str)]) -> Vec<Clause> {
    let row = |(id, feature, software): &(&str, &str, &str)| {
        format!("x-{id}\tx\tright\tsays {id}\timplies\t{feature}\t{software}")
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    clauses(&format!("{HEAD}\n{}\n", rows.join("\n"))).unwrap()
}

fn followed(more: &str, row: (&str, &str, &str), tests: &str) -> ClauseTrace {
    let traced = trace(&policy(more), &listed(&[row]), &Evidence::read(tests), Lang::En);
    traced.clauses.into_iter().next().unwrap()
}

#[test]
fn a_clause_is_kept_only_with_a_node_a_mechanism_that_stands_and_a_test() {
    let tested = "x-2-a\tone\nx-4-a\tone\nx-9-a\tone\n";
    let statement = "положение слова \"Так мы говорим\" пункт=\"9\"";
    let cases = [
        (("2-a", "purpose-matrix", "yes"), "", State::Gap(Gap::NoTest)),
        (("2-a", "purpose-matrix", "yes"), tested, State::Engine),
        (("4-a", "retention", "yes"), tested, State::Engine),
        (("7-a", "retention", "yes"), tested, State::Gap(Gap::NoNode)),
        // What is not built has no test to show it; what keeps a part of it meanwhile may have one.
        (("2-a", "analytics", "yes"), "", State::Gap(Gap::NotBuilt)),
        (("2-a", "analytics", "yes"), tested, State::Engine),
        (("2-a", "blocking", "yes"), tested, State::Gap(Gap::NotBuilt)),
        (("9-a", "policy-publication", "text"), "", State::Words),
        (("8-a", "policy-publication", "text"), "", State::Gap(Gap::NoNode)),
    ];
    for (row, tests, state) in cases {
        assert_eq!(followed(statement, row, tests).state, state, "{row:?}");
    }
}

#[test]
fn the_node_and_the_kind_of_clause_choose_among_capabilities_of_one_feature() {
    let cookie = |purpose: &str| format!("cookie \"c1\" \"Помнит\" {purpose} срок=\"1 день\" пункт=\"8\"");
    let of = |more: &str, row| {
        let one = followed(more, row, "");
        (one.kept_by, one.coming)
    };
    let row = ("8-a", "cookie-banner", "yes");
    assert_eq!(of(&cookie(""), row), (Some("cookie.registry"), None));
    assert_eq!(of(&cookie("для=вопрос"), row), (Some("cookie.registry"), Some("cookie.banner")));
    assert_eq!(
        of("положение слова \"Так\" пункт=\"8\"", row),
        (Some("cookie.registry"), Some("cookie.banner"))
    );
    // An unknown feature is kept as the node is.
    assert_eq!(of("", ("4-a", "of-its-own", "yes")), (Some("purpose.gate"), None));
}

#[test]
fn the_very_clause_is_stronger_than_its_section() {
    let more = "положение слова \"Так\" пункт=\"3\"";
    let exact = followed(more, ("3-a", "site-forms", "yes"), "");
    assert_eq!(exact.nodes.iter().map(|n| n.path.as_str()).collect::<Vec<_>>(), ["form/vopros"]);
    let other = followed(more, ("3-b", "site-forms", "yes"), "");
    assert_eq!(other.nodes.iter().map(|n| n.path.as_str()).collect::<Vec<_>>(), ["statement/1"]);
}

#[test]
fn a_departure_takes_back_only_the_clause_it_names() {
    let of = |mark: &str, row: &str| {
        let more = format!("отступление иначе \"Так было иначе\" пункт=\"{mark}\"");
        followed(&more, (row, "purpose-matrix", "yes"), "")
    };
    assert_eq!(of("2-a", "2-a").state, State::Departed);
    // A whole section is only commented on, and a node that names the very clause still owes it.
    assert_eq!(of("2", "2-a").state, State::Gap(Gap::NoTest));
    assert_eq!(of("3-a", "3-a").state, State::Gap(Gap::NoTest));
    assert_eq!(of("2", "2-a").departures.first().unwrap().reason, "Так было иначе");
}

#[test]
fn a_mechanism_gets_its_particulars_from_the_node() {
    let term = followed("", ("4-a", "retention", "yes"), "");
    let given = &term.nodes.iter().find(|n| n.path == "purpose/vopros/keep").unwrap().particulars;
    let value = |name: &str| given.iter().find(|p| p.name == name).unwrap().value.clone();
    assert_eq!(value("items"), "e-mail and message");
    assert!(value("term").contains("30 days"), "{}", value("term"));
}

#[test]
fn a_mark_that_names_no_clause_is_found_once_with_its_place() {
    let traced = trace(&policy(""), &listed(&[("2-a", "retention", "yes")]), &Evidence::default(), Lang::En);
    let dead: Vec<(&str, &str)> =
        traced.dead_marks.iter().map(|d| (d.mark.as_str(), d.node.as_str())).collect();
    assert_eq!(dead, [("4", "purpose/vopros"), ("3-a", "form/vopros")]);
    assert!(!traced.is_whole());
}

#[test]
fn every_node_says_what_keeps_it_without_any_clauses() {
    let policy = policy("положение слова \"Так\"\nотступление иначе \"Так\"");
    let nodes = Nodes::of(&policy, Lang::Ru);
    let by = |path: &str| nodes.at(path).map(|n| n.kept.by);
    assert_eq!(by("purpose/vopros"), Some(KeptBy::Engine));
    assert_eq!(by("purpose/vopros/keep/at-most"), Some(KeptBy::Engine));
    assert_eq!(by("statement/1"), Some(KeptBy::Words));
    assert_eq!(by("nothing/of-the-kind"), None);
    assert!(nodes.all().iter().all(|n| n.kept.capability.is_some() || n.kept.coming.is_some()));
    assert!(nodes.all().iter().all(|n| !n.path.starts_with("departure/")));
}

#[test]
fn every_sentence_of_the_text_leads_to_a_node_or_is_words() {
    for name in ["pumpa", "smile", "proedu", "progtime", "prommet"] {
        let policy = example(name);
        let nodes = Nodes::of(&policy, Lang::Ru);
        let document = document::policy(&policy, Lang::Ru);
        for sentence in document.sentences().iter().filter(|s| !s.node.is_empty()) {
            assert!(nodes.at(&sentence.node).is_some(), "{name}: {}", sentence.node);
        }
    }
}

#[test]
fn the_examples_name_only_clauses_there_are() {
    for name in ["pumpa", "smile", "proedu", "progtime", "prommet"] {
        let traced = whole(name);
        assert_eq!(traced.dead_marks, [], "{name}");
        let of = |state: fn(State) -> bool| traced.clauses.iter().filter(|c| state(c.state)).count();
        assert_eq!(traced.counts.gaps, of(State::is_gap), "{name}");
        assert_eq!(traced.counts.words, of(|s| s == State::Words), "{name}");
        let text = report(name, &traced, Form::Markdown, Lang::Ru);
        assert!(traced.clauses.iter().all(|c| text.contains(&c.clause.fact)), "{name}");
    }
}

fn example(name: &str) -> Policy {
    let path = format!("{}/../../examples/{name}/policy.kdl", env!("CARGO_MANIFEST_DIR"));
    good(std::fs::read(path).unwrap()).policy.unwrap()
}

fn whole(name: &str) -> Trace {
    let path = format!("{}/../../examples/{name}/clauses.tsv", env!("CARGO_MANIFEST_DIR"));
    let rows = clauses(&std::fs::read_to_string(path).unwrap()).unwrap();
    trace(&example(name), &rows, &Evidence::collected(), Lang::En)
}
