//! `trace` as a person calls it: from clauses, from a node, from a sentence; the exit code says whether anything is missing.

use crate::harness::{declared, example, zalog};

const HEAD: &str = "id\toperator\tkind\tfact\timplies\tfeature\tsoftware";
const DECLARATION: &str = "политика \"Данные\" формат=1 { нормы РФ; редакция 1 действует=\"15.12.2026\"; изменения вступают=с-публикации известить=на-сайте; }
оператор \"ООО «Ромашка»\" { инн \"7707083893\"; почта \"privacy@example.ru\"; }
сайт \"romashka.example\"
хранилище основное ведёт=zalog хостинг=уточнить
цель вопрос \"Ответ на вопрос\" пункт=\"2\" { данные почта сообщение; субъекты посетители-сайта; основание согласие; срок 30 дней после=ответа; предел 90 дней после=получения; }
форма вопрос кнопка=\"Спросить\" { обязательно почта сообщение; }
положение слова \"Так мы говорим сами\" пункт=\"3\"
";

#[test]
fn the_exit_code_says_whether_anything_is_missing() {
    let folder = declared(DECLARATION);
    let at = folder.path().display().to_string();
    let clauses = |rows: &str| {
        std::fs::write(folder.path().join("clauses.tsv"), format!("{HEAD}\n{rows}")).unwrap();
    };
    let tests = folder.path().join("tests.tsv");
    std::fs::write(&tests, "x-2-a\ta::it holds\n").unwrap();
    let tests = tests.display().to_string();

    let nodes = zalog(&["trace", &at, "--lang", "en"]);
    assert_eq!(nodes.code, Some(0), "{}", nodes.err);
    assert!(nodes.out.contains("purpose/vopros") && nodes.err.contains("clauses.tsv"), "{}", nodes.err);

    // Words need no test.
    clauses(
        "x-2-a\tx\tpurpose\tanswers a question\tonly then\tpurpose-matrix\tyes\n\
         x-3-a\tx\tliability\tspeaks so\tcarried\tpolicy-publication\ttext\n",
    );
    assert_eq!(zalog(&["trace", &at]).code, Some(1));
    let kept = zalog(&["trace", &at, "--lang", "en", "--tests", &tests]);
    assert_eq!(kept.code, Some(0), "{}", kept.out);
    assert!(kept.out.contains("2 clauses. Kept by the engine: 1, by people: 0, by words: 1"), "{}", kept.out);
    assert!(kept.out.contains("a::it holds") && kept.out.contains("purpose.gate"), "{}", kept.out);

    // A mark that names no clause is missing one.
    std::fs::write(folder.path().join("policy.kdl"), DECLARATION.replace("\"3\"", "\"4\"")).unwrap();
    let dead = zalog(&["trace", &at, "--lang", "en", "--tests", &tests]);
    assert_eq!(dead.code, Some(1));
    assert!(dead.out.contains("policy.kdl:7") && dead.out.contains("`4`"), "{}", dead.out);

    clauses("x-2-a\tx\n");
    let unread = zalog(&["trace", &at, "--lang", "en"]);
    assert_eq!((unread.code, unread.err.contains("line 2")), (Some(1), true), "{}", unread.err);
}

#[test]
fn a_node_and_a_sentence_lead_back_to_the_clauses() {
    let folder = example("smile");
    let node = zalog(&["trace", &folder, "--node", "purpose/account", "--json"]);
    assert_eq!(node.code, Some(0));
    let node = node.json();
    let clauses: Vec<&str> = node[0]["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clause| clause["clause"]["id"].as_str().unwrap())
        .collect();
    assert!(clauses.contains(&"smile-4.2-a"), "{clauses:?}");
    let sentences = node[0]["sentences"].as_array().unwrap();
    assert!(!sentences.is_empty());

    // Every sentence of the node leads to it again.
    let piece = sentences.iter().map(|s| s.as_str().unwrap()).max_by_key(|s| s.len()).unwrap();
    let back = zalog(&["trace", &folder, "--sentence", &piece.to_uppercase(), "--json"]).json();
    let found: Vec<&str> =
        back.as_array().unwrap().iter().map(|one| one["node"]["path"].as_str().unwrap()).collect();
    assert!(found.contains(&"purpose/account"), "{piece}: {found:?}");
    assert_eq!(zalog(&["trace", &folder, "--sentence", "такого здесь никто не писал"]).code, Some(2));
}

#[test]
fn the_examples_trace_in_every_form() {
    for name in ["pumpa", "proedu", "smile", "progtime", "prommet"] {
        let folder = example(name);
        let json = zalog(&["trace", &folder, "--json"]).json();
        let count = |of: &str| json["counts"][of].as_u64().unwrap();
        let sum: u64 = ["engine", "people", "words", "departed", "gaps"].map(count).iter().sum();
        assert_eq!(sum, count("clauses"), "{name}");
        assert_eq!(json["deadMarks"].as_array().unwrap().len(), 0, "{name}");
        let markdown = zalog(&["trace", &folder, "--md", "--lang", "en"]).out;
        assert!(markdown.starts_with(&format!("# {name}: {} clauses", count("clauses"))), "{name}");
    }
}
