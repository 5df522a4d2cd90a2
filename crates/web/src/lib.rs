//! How it is said: server-rendered pages that work wholly without JavaScript, and the plain HTML form endpoints for the
//! operator's own pages.
//!
//! Floor 5: this crate knows pages, not rules and not rows. A handler extracts, authorises, makes one call of `zalog-app`
//! and maps the answer to a view. Texts are keys of the catalogues in `zalog-words`; addresses stand in [`routes`].
//!
//! - [`hub`]: what the binary hands over; [`router`] makes the service of it
//! - `http/`: one cross-cutting rule per file (host, client address, language, cookies, CSRF, headers, bodies, errors, log)
//! - `api/`: JSON for other programs, `docs/api.md`
//! - `page/`: handlers, a file per area
//! - `view/`: what the templates in `templates/` are given
//!
//! How to add a page: an address in [`routes`], a view with its template and samples in `view/`, a handler in `page/`, a
//! line in [`router`]; texts by `docs/recipes/add-a-text.md`.

mod api;
mod http;
pub mod hub;
mod page;
mod press;
mod router;
pub mod routes;
mod view;

pub use hub::{Demo, DemoMember, DemoSite, Hub, SiteRef};
pub use press::{Press, Set, Setting};
pub use router::router;
