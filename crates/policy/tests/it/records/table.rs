//! The register of processing as a spreadsheet reads it.

use zalog_policy::document;
use zalog_words::Lang;

use super::example;

#[test]
fn the_register_is_a_sound_table() {
    let (_, policy) = example("smile");
    let csv = document::register_csv(&policy, Lang::Ru, true);
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    let rows = table(csv.trim_start_matches('\u{feff}'));
    assert_eq!(rows.len(), policy.purposes.len() + 1);
    assert!(rows.iter().all(|row| row.len() == rows[0].len() && row.len() == 18));
    for (row, purpose) in rows.iter().skip(1).zip(&policy.purposes) {
        assert_eq!(row[1], purpose.title.text(Lang::Ru));
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
}

/// Reads RFC 4180.
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (c, _) => cell.push(c),
        }
    }
    rows
}
