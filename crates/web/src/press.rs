//! PDF for those who ask: set once for each sheet, kept in memory, one at a time.

use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use sha2::{Digest, Sha256};
use zalog_domain::limits;
use zalog_policy::document::Sheet;

/// Sets one sheet, given as JSON; handed in by the binary, which knows how to start the program.
pub type Set = Box<dyn Fn(&str) -> Setting + Send + Sync>;

/// The PDF, or why there is none.
pub type Setting = Result<Vec<u8>, Box<dyn Error + Send + Sync>>;

/// PDFs that may be kept together, in bytes.
const KEPT_BYTES: usize = 2 * limits::PDF_BYTES;

type Key = [u8; 32];

/// The way to a PDF, with what was made already.
pub struct Press {
    set: Set,
    /// By the hash of the sheet, the one asked for last at the end. `None`: it could not be set, and asking again before a
    /// restart would only burn the processor.
    kept: Mutex<VecDeque<(Key, Option<Bytes>)>>,
    /// Held while a sheet is set: strangers can ask for PDFs, and setting is work.
    turn: Mutex<()>,
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Press {
    /// With that way of setting.
    #[must_use]
    pub fn new(set: Set) -> Self {
        Self { set, kept: Mutex::default(), turn: Mutex::default() }
    }

    /// The PDF of a sheet; `None` when it cannot be set. Waits while another one is set: not to be called where waiting
    /// holds up others.
    #[must_use]
    pub fn pdf(&self, sheet: &Sheet) -> Option<Bytes> {
        let json = sheet.json();
        let key = Sha256::digest(json.as_bytes()).into();
        if let Some(known) = self.known(key) {
            return known;
        }
        // A lock that somebody broke off in guards nothing that could be half done.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever held the turn may have set this very sheet.
        if let Some(known) = self.known(key) {
            return known;
        }
        let made = match (self.set)(&json) {
            Ok(pdf) => Some(Bytes::from(pdf)),
            Err(fault) => {
                tracing::error!(fault = %fault, "press.failed");
                None
            }
        };
        self.keep(key, made.clone());
        made
    }

    /// What is kept under that key, now the last that goes.
    fn known(&self, key: Key) -> Option<Option<Bytes>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| *known == key)?;
        let found = kept.remove(at)?;
        let pdf = found.1.clone();
        kept.push_back(found);
        Some(pdf)
    }

    fn keep(&self, key: Key, pdf: Option<Bytes>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((key, pdf));
        let size = |pdf: &Option<Bytes>| pdf.as_ref().map_or(0, Bytes::len);
        let mut bytes: usize = kept.iter().map(|(_, pdf)| size(pdf)).sum();
        while kept.len() > limits::PDFS_KEPT || bytes > KEPT_BYTES && kept.len() > 1 {
            bytes -= kept.pop_front().map_or(0, |(_, pdf)| size(&pdf));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use zalog_policy::document::Frame;

    fn sheet(page: usize) -> Sheet {
        let empty = String::new;
        let frame = Frame {
            site: empty(),
            author: empty(),
            over: empty(),
            edition: empty(),
            facts: Vec::new(),
            contents: empty(),
            page: page.to_string(),
            sign: Vec::new(),
            stamp: jiff::Timestamp::UNIX_EPOCH,
        };
        let document =
            serde_json::json!({"kind": "policy", "lang": "ru", "title": {"runs": []}, "sections": []});
        Sheet { frame, document: serde_json::from_value(document).unwrap() }
    }

    fn counted(answer: fn(&str) -> Setting) -> (Press, Arc<AtomicUsize>) {
        let count = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&count);
        let set = move |sheet: &str| {
            counter.fetch_add(1, Ordering::SeqCst);
            answer(sheet)
        };
        (Press::new(Box::new(set)), count)
    }

    #[test]
    fn a_sheet_is_set_once_and_the_oldest_goes() {
        let (press, count) = counted(|sheet| Ok(sheet.as_bytes().to_vec()));
        for _ in 0..3 {
            assert_eq!(press.pdf(&sheet(1)).unwrap(), sheet(1).json().as_bytes());
        }
        assert_eq!(count.load(Ordering::SeqCst), 1);
        for page in 2..=limits::PDFS_KEPT {
            press.pdf(&sheet(page)).unwrap();
        }
        // Asked for again, so the second is now the oldest.
        press.pdf(&sheet(1)).unwrap();
        assert_eq!(count.load(Ordering::SeqCst), limits::PDFS_KEPT);
        press.pdf(&sheet(0)).unwrap();
        press.pdf(&sheet(1)).unwrap();
        assert_eq!(count.load(Ordering::SeqCst), limits::PDFS_KEPT + 1);
        press.pdf(&sheet(2)).unwrap();
        assert_eq!(count.load(Ordering::SeqCst), limits::PDFS_KEPT + 2);
    }

    #[test]
    fn many_who_ask_at_once_wait_for_one() {
        let (press, count) = counted(|_| Ok(vec![1]));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert!(press.pdf(&sheet(1)).is_some()));
            }
        });
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn what_cannot_be_set_is_not_tried_again() {
        let (press, count) = counted(|_| Err("no".into()));
        assert!(press.pdf(&sheet(1)).is_none() && press.pdf(&sheet(1)).is_none());
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn memory_is_bounded_by_bytes_as_well() {
        let (press, count) = counted(|_| Ok(vec![0; KEPT_BYTES / 2 + 1]));
        press.pdf(&sheet(1)).unwrap();
        press.pdf(&sheet(2)).unwrap();
        press.pdf(&sheet(1)).unwrap();
        assert_eq!(count.load(Ordering::SeqCst), 3);
    }
}
