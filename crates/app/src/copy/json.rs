//! A copy as JSON, written part by part: nothing but the place within the document is remembered.

use serde::Serialize;

use super::Part;
use crate::AppError;

/// The lists, in their order; each is there, also when it is empty.
const LISTS: [&str; 6] = ["records", "consents", "acknowledgements", "events", "journal", "sessions"];

/// The writer of one copy.
#[derive(Debug, Default)]
pub struct Json {
    /// How many of the lists are begun.
    begun: usize,
    /// Whether the list that is open has a row.
    filled: bool,
}

impl Json {
    /// The next piece of the document.
    ///
    /// # Errors
    /// [`AppError::Internal`] when a part cannot be written.
    pub fn write(&mut self, part: &Part) -> Result<String, AppError> {
        let mut out = String::new();
        match part {
            Part::Head(head) => {
                // The head's own fields stay open for the lists.
                let text = serde_json::to_string(head)?;
                out.push_str(text.strip_suffix('}').unwrap_or(&text));
            }
            Part::Records(rows) => self.list(&mut out, 1, rows)?,
            Part::Consents(rows) => self.list(&mut out, 2, rows)?,
            Part::Acknowledged(rows) => self.list(&mut out, 3, rows)?,
            Part::Events(rows) => self.list(&mut out, 4, rows)?,
            Part::Journal(rows) => self.list(&mut out, 5, rows)?,
            Part::Sessions(rows) => self.list(&mut out, 6, rows)?,
            Part::End => {
                self.open(&mut out, LISTS.len());
                out.push_str("],\"complete\":true}\n");
            }
        }
        Ok(out)
    }

    /// Begins every list up to the one of that number.
    fn open(&mut self, out: &mut String, number: usize) {
        for name in LISTS.iter().take(number).skip(self.begun) {
            if self.begun > 0 {
                out.push(']');
            }
            out.push_str(",\"");
            out.push_str(name);
            out.push_str("\":[");
            self.begun += 1;
            self.filled = false;
        }
    }

    fn list<T: Serialize>(&mut self, out: &mut String, number: usize, rows: &[T]) -> Result<(), AppError> {
        self.open(out, number);
        for row in rows {
            if self.filled {
                out.push(',');
            }
            out.push('\n');
            out.push_str(&serde_json::to_string(row)?);
            self.filled = true;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::EventCopy;

    #[test]
    fn lists_that_come_in_pieces_or_not_at_all_make_one_document() {
        let event = |kind: &str| EventCopy {
            kind: kind.to_owned(),
            at: jiff::Timestamp::UNIX_EPOCH,
            reporter: "clock".to_owned(),
            record: None,
        };
        let mut json = Json::default();
        let mut text = String::from("{\"format\":\"x\"");
        for part in [
            Part::Records(Vec::new()),
            Part::Events(vec![event("a"), event("b")]),
            Part::Events(Vec::new()),
            Part::Events(vec![event("c")]),
            Part::End,
        ] {
            text.push_str(&json.write(&part).unwrap());
        }
        let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(whole["complete"], true);
        for list in LISTS {
            assert_eq!(whole[list].as_array().unwrap().len(), if list == "events" { 3 } else { 0 }, "{list}");
        }
    }
}
