//! Work outside the program: what was done with a record, the form to enter it, and carriers to be destroyed.

use askama::Template;

use crate::view::field::{Control, Field};
use crate::view::form::Aside;
use crate::view::{Page, Phrase};

/// One piece of work.
#[derive(Debug, Clone)]
pub struct HandlingLine {
    /// The day.
    pub day: String,
    /// The operation, as the law names it.
    pub operation: String,
    /// What for.
    pub purpose: Phrase,
    /// Which items.
    pub items: String,
    /// By hand, or with programs.
    pub way: String,
    /// The carrier and where it lies, if there is one.
    pub carrier: Option<String>,
    /// What became of it.
    pub state: String,
    /// Who entered it.
    pub by: String,
    /// Enters the destruction of the carrier.
    pub destroy: Option<DestroyForm>,
}

/// Enters the day a carrier was destroyed.
#[derive(Debug, Clone)]
pub struct DestroyForm {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// Id of the control.
    pub id: String,
    /// The day as it stands in the control.
    pub day: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// An item to tick.
#[derive(Debug, Clone)]
pub struct ItemBox {
    /// Name of the control.
    pub name: String,
    /// The item.
    pub label: Phrase,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// The form.
#[derive(Debug, Clone)]
pub struct HandlingForm {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// What is wrong with the whole.
    pub error: Option<String>,
    /// Operation, purpose.
    pub what: Vec<Field>,
    /// Items.
    pub items: Vec<ItemBox>,
    /// What is wrong with the items.
    pub items_error: Option<String>,
    /// Way, day.
    pub how: Vec<Field>,
    /// Carrier, store, number.
    pub carrier: Vec<Field>,
}

/// What was done with a record.
#[derive(Template)]
#[template(path = "staff_handlings.html")]
pub struct HandlingsPage {
    /// Frame.
    pub page: Page,
    /// The record.
    pub record: Phrase,
    /// When it came.
    pub came: String,
    /// Newest first.
    pub lines: Vec<HandlingLine>,
    /// The form.
    pub form: HandlingForm,
}

/// Carriers that people have to destroy.
#[derive(Template)]
#[template(path = "staff_carriers.html")]
pub struct CarriersPage {
    /// Frame.
    pub page: Page,
    /// What is wrong.
    pub wrong: Option<String>,
    /// The longest due first.
    pub lines: Vec<HandlingLine>,
    /// That there are more.
    pub more: bool,
    /// Back to the queue.
    pub back: Aside,
}
