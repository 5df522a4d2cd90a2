//! From places to addresses: the tree says `{"to": "requests"}`, paper needs `https://smile.example/requests`.

use serde::Deserialize;
use serde_json::Value;
use zalog_policy::document::Target;

/// Turns every target of the tree into a string: `#id` within the document, else an address under `site`; empty where the
/// sheet names no site.
pub fn resolve(value: &mut Value, site: &str) {
    if let Ok(target) = Target::deserialize(&*value)
        && value.is_object()
    {
        *value = Value::String(address(&target, site));
        return;
    }
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| resolve(value, site)),
        Value::Object(map) => map.values_mut().for_each(|value| resolve(value, site)),
        _ => {}
    }
}

fn address(target: &Target, site: &str) -> String {
    let href = target.href();
    if href.starts_with('#') {
        href
    } else if site.is_empty() {
        String::new()
    } else {
        format!("{}{href}", site.trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_place_becomes_an_address() {
        let mut tree = json!({"links": [{"text": "a", "target": {"to": "requests"}},
            {"text": "b", "target": {"to": "consent", "at": "news"}}, {"target": {"to": "section", "at": "rights"}}]});
        resolve(&mut tree, "https://smile.example/");
        let said: Vec<_> = tree["links"].as_array().unwrap().iter().map(|link| &link["target"]).collect();
        assert_eq!(
            said,
            ["https://smile.example/requests", "https://smile.example/consents/news", "#rights"]
        );
        let mut tree = json!({"target": {"to": "requests"}});
        resolve(&mut tree, "");
        assert_eq!(tree["target"], "");
    }
}
