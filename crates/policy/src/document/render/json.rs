//! Canonical JSON: the tree holds only objects, arrays, strings and booleans, for which RFC 8785 asks sorted keys, no white
//! space and the shortest escapes.

use serde_json::Value;

use super::Document;

pub(super) fn canonical(document: &Document) -> String {
    let mut out = String::new();
    // A tree of strings always becomes a value; an empty text would show in every test.
    if let Ok(value) = serde_json::to_value(document) {
        write(&value, &mut out);
    }
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            // Sorted here: whether the map is ordered depends on a feature another crate may switch on.
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by(|a, b| a.0.cmp(b.0));
            out.push('{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(value, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}
