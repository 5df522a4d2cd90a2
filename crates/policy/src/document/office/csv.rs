//! Comma-separated values by RFC 4180, safe to open in a spreadsheet.

/// A text of lines, each ended by CR LF, every field in quotes.
pub(super) struct Sheet {
    pub text: String,
}

impl Sheet {
    /// An empty sheet; `mark` puts the byte order mark before it, by which some spreadsheets know UTF-8.
    pub fn new(mark: bool) -> Self {
        Self { text: if mark { "\u{feff}".to_owned() } else { String::new() } }
    }

    pub fn line(&mut self, fields: &[String]) {
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.text.push('"');
            self.text.push_str(&harmless(field).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }
}

/// A field that a spreadsheet would take for a formula gets an apostrophe before it; it then shows as the text it is.
fn harmless(field: &str) -> String {
    // A line break or blank before the sign does not stop every program, nor does the full-width form of it.
    let first = field.trim_start().chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' | '\u{2212}') => {
            format!("'{field}")
        }
        _ if field.starts_with(['\t', '\r', '\n']) => format!("'{field}"),
        _ => field.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_rfc_4180_and_nothing_in_it_is_a_formula() {
        let mut sheet = Sheet::new(true);
        sheet.line(&["№".to_owned(), "Кавычки «\"» и, запятая".to_owned()]);
        sheet.line(&["две\nстроки".to_owned(), String::new()]);
        for formula in ["=1+1", "+7 000", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            sheet.line(&[formula.to_owned()]);
        }
        assert_eq!(
            sheet.text,
            "\u{feff}\"№\",\"Кавычки «\"\"» и, запятая\"\r\n\"две\nстроки\",\"\"\r\n\"'=1+1\"\r\n\"'+7 000\"\r\n\"'-1\"\r\n\
             \"'@SUM(A1)\"\r\n\"'\t=1\"\r\n\"' =1\"\r\n\"'＝1\"\r\n"
        );
        assert_eq!(Sheet::new(false).text, "");
    }
}
