//! How Zalog speaks: catalogues, plurals, dates and numbers in Russian, English and Kazakh.
//!
//! Floor 0: this crate knows languages and nothing else, no law, no policy, no page. Texts stand in
//! `catalogue/{ru,en,kk}/*.ftl` ([Fluent](https://projectfluent.org)), one file per area, embedded at build time.
//! Each is complete: a test wants every key in every language. A key that is missing all the same falls back along
//! [`Lang::fallbacks`], so that a page still shows.
//!
//! ```
//! use zalog_words::{Arg, Case, Lang, Words, date, span};
//!
//! let words = Words::of(Lang::Ru);
//! assert_eq!(words.say("yes"), "да");
//! assert_eq!(words.say_with("unit-day", &[("count", Arg::Number(22))]), "22 дня");
//! assert_eq!(span(Lang::Ru, 5, "working-day", Case::Genitive), "5 рабочих дней");
//! assert_eq!(date(Lang::En, jiff::civil::date(2026, 11, 22)), "22 November 2026");
//! ```
//!
//! How to add a text: `docs/recipes/add-a-text.md`.

mod catalogue;
mod date;
mod lang;
mod list;
mod number;
mod span;
mod words;

pub use catalogue::catalogue;
pub use date::{date, date_short, instant, month, time};
pub use lang::Lang;
pub use list::{list, list_or, quote};
pub use number::number;
pub use span::{Case, span};
pub use words::{Arg, SayError, Words};
