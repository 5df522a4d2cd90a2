//! Edits of real declarations: whatever changes the meaning of the file is in the plan.

use serde_json::Value;
use zalog_policy::model::Policy;
use zalog_policy::plan;

use crate::files::one;

/// Keys of what is no rule.
const PLACES: [&str; 12] = [
    "origin", "origins", "file", "line", "column", "clauses", "edition", "defaults", "holes", "format",
    "declared", "balance",
];

/// Takes out what is no rule: places in the file, names as typed, the edition, what was taken by default.
fn meaning(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in PLACES {
                map.remove(key);
            }
            map.values_mut().for_each(meaning);
        }
        Value::Array(list) => list.iter_mut().for_each(meaning),
        _ => {}
    }
}

fn rules(policy: &Policy) -> Value {
    let mut value = serde_json::to_value(policy).unwrap();
    meaning(&mut value);
    value
}

/// Where two values first differ.
fn first(path: &str, a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().find_map(|(key, value)| first(&format!("{path}.{key}"), value, &b[key]))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(at, (a, b))| first(&format!("{path}[{at}]"), a, b))
        }
        _ => (a != b).then(|| format!("{path}: {a} / {b}")),
    }
}

/// Every so-manieth line left out, and every so-manieth number made larger.
fn edits(text: &str, step: usize, offset: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(offset).step_by(step) {
        let mut without = lines.clone();
        without.remove(at);
        all.push(without.join("\n"));
        if let Some(digit) = line.find(|c: char| ('1'..='8').contains(&c)) {
            let next = (line.as_bytes()[digit] + 1) as char;
            let bumped = format!("{}{next}{}", &line[..digit], &line[digit + 1..]);
            let mut with = lines.clone();
            with[at] = &bumped;
            all.push(with.join("\n"));
        }
    }
    all
}

#[test]
fn every_edit_that_means_something_is_in_the_plan() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let (mut compiled, mut meant) = (0, 0);
    for (offset, name) in ["pumpa", "proedu", "smile", "progtime", "prommet"].into_iter().enumerate() {
        let text = std::fs::read_to_string(format!("{root}/{name}/policy.kdl")).unwrap();
        let old = one(text.as_str()).policy.unwrap();
        for edit in edits(&text, 24, offset) {
            let Some(new) = one(edit.as_str()).policy else { continue };
            compiled += 1;
            let plan = plan::rules(&old, &new);
            let same = rules(&old) == rules(&new);
            meant += usize::from(!same);
            let difference = || {
                let line = edit.lines().zip(text.lines()).find(|(a, b)| a != b);
                let differs = first("", &rules(&old), &rules(&new));
                format!("{name}: {line:?} {differs:?} {:?}", plan.changes)
            };
            assert_eq!(plan.changes.is_empty(), same, "{}", difference());
        }
    }
    assert!(compiled > 25 && meant > 15, "{compiled} {meant}");
}
