//! Mail: SMTP, a folder, or memory, behind one face. A letter is rendered when it is sent.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use lettre::message::Mailbox;
use lettre::{Message, SmtpTransport, Transport};
use zalog_domain::limits;

use crate::AppError;

/// A letter as it goes out.
#[derive(Clone)]
pub struct Letter {
    /// Its Message-ID, without brackets: the same whenever the same letter goes out again, so that whoever gets it twice
    /// may keep one.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// To whom.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Which operator's.
    pub operator: String,
}

/// Where letters go.
pub trait Mailer: Send + Sync {
    /// Sends one letter; returns when the next hop has it.
    ///
    /// # Errors
    /// [`AppError`]; the job tries again.
    fn send(&self, from: &str, letter: Letter) -> Result<(), AppError>;
}

/// Letters in memory: the demo's outbox, and tests.
#[derive(Clone, Default)]
pub struct Outbox(Arc<Mutex<VecDeque<Letter>>>);

impl Outbox {
    /// The letters, newest first.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().rev().cloned().collect()
    }
}

impl Mailer for Outbox {
    fn send(&self, _from: &str, letter: Letter) -> Result<(), AppError> {
        let mut letters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if letters.len() >= limits::OUTBOX_LETTERS {
            letters.pop_front();
        }
        letters.push_back(letter);
        Ok(())
    }
}

fn message(from: &str, letter: &Letter) -> Result<Message, AppError> {
    // What the address parser says may quote the address.
    let mailbox = |text: &str| {
        text.parse::<Mailbox>().map_err(|_| AppError::internal("a mail address is not understood"))
    };
    Message::builder()
        .from(mailbox(from)?)
        .to(mailbox(&letter.to)?)
        .message_id(Some(format!("<{}>", letter.id)))
        .subject(letter.subject.clone())
        .body(letter.text.clone())
        .map_err(|_| AppError::internal("a letter cannot be composed"))
}

/// Letters as files in a folder, for a site that is being set up.
pub struct Folder(pub PathBuf);

impl Mailer for Folder {
    fn send(&self, from: &str, letter: Letter) -> Result<(), AppError> {
        let name = format!("{}.eml", letter.at.as_nanosecond());
        std::fs::create_dir_all(&self.0).map_err(AppError::internal)?;
        std::fs::write(self.0.join(name), message(from, &letter)?.formatted()).map_err(AppError::internal)
    }
}

/// Letters through a mail server.
pub struct Smtp(SmtpTransport);

impl Smtp {
    /// From an address like `smtps://user:password@mail.example.com:465`.
    ///
    /// # Errors
    /// The address is not understood (it is not repeated: it holds a password).
    pub fn new(url: &str) -> Result<Self, AppError> {
        let builder = SmtpTransport::from_url(url)
            .map_err(|_| AppError::internal("the mail server's address is not understood"))?;
        Ok(Self(builder.timeout(Some(std::time::Duration::from_secs(20))).build()))
    }
}

impl Mailer for Smtp {
    fn send(&self, from: &str, letter: Letter) -> Result<(), AppError> {
        let sent = self.0.send(&message(from, &letter)?);
        // The server's answer may quote the address: its class says enough.
        sent.map(drop).map_err(|e| {
            AppError::internal(if e.is_permanent() {
                "refused by the mail server"
            } else {
                "the mail server did not take the letter"
            })
        })
    }
}
