//! `docs/plan.md` says of every rule what the code says of it.

use zalog_policy::plan::{Part, PartKind};
use zalog_words::Lang;

/// The table as the document shows it.
fn table() -> String {
    let mut out = String::from("| rule | in JSON | kind |\n| --- | --- | --- |\n");
    for part in Part::ALL {
        let kind = match part.kind() {
            PartKind::Widens => "widens",
            PartKind::Protects => "protects",
            PartKind::Detail => "particular",
            PartKind::Words => "words",
        };
        out.push_str(&format!("| {} | `{}` | {kind} |\n", part.name(Lang::En), part.id()));
    }
    out
}

#[test]
fn the_document_has_the_table_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/plan.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (begin, end) = ("<!-- rules: begin -->\n", "<!-- rules: end -->");
    let (head, rest) = text.split_once(begin).unwrap();
    let (_, tail) = rest.split_once(end).unwrap();
    let new = format!("{head}{begin}{}{end}{tail}", table());
    let beside = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("plan.md");
    if new != text {
        std::fs::write(&beside, new).unwrap();
        panic!("docs/plan.md is behind the code: copy {} over it", beside.display());
    }
}
