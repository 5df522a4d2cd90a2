//! What happens: a file per area, a function per action.
//!
//! Every write has the same five beats in one transaction: authorise, load, decide (pure, in `zalog-domain`), apply,
//! record. Effects outside the database are jobs. Functions block (durable commits, Argon2): callers run them on threads
//! that may wait.

pub mod account;
mod act;
pub mod again;
pub mod api;
pub mod cabinet;
mod carriers;
pub mod changes;
pub mod checkpoint;
pub mod close;
mod collect;
pub mod consent;
pub mod contact_proof;
pub mod copy;
pub mod correct;
pub mod destroy;
pub mod doctor;
pub mod edition;
mod error;
pub mod evidence;
pub mod form;
mod giving;
pub mod join;
mod journal;
pub mod keyring;
pub mod letters;
pub mod link;
pub mod mail;
mod moves;
pub mod notice;
mod openings;
mod operator;
pub mod other_person;
mod password;
mod plan;
mod purge;
mod rates;
pub mod recovery;
pub mod registration;
pub mod rotate;
pub mod sanitise;
pub mod sign_in;
pub mod staff;
mod sweep;
pub mod take_back;
pub mod tick;
mod token;
pub mod verify;
mod visit;
mod who;

pub use error::{AppError, Refused};
pub use mail::{Letter, Mailer};
pub use operator::{App, Parts, Settings};
pub use password::Argon2Cost;
pub use token::{SessionToken, Token};
pub use visit::{Visit, Way};
pub use who::Who;
