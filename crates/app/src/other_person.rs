//! Data of another person. Who gives them and whose they are stand apart, with what the one is to the other; and they are not
//! taken without the declaration that this person knows of it and agrees, which is kept with the hash of its text.

use serde::{Deserialize, Serialize};
use zalog_domain::relation::Relation;
use zalog_policy::model::Form;

use crate::Refused;

/// Field of the form that says whose the data are.
pub const WHOSE: &str = "other-person";
/// Field of the form with the declaration.
pub const DECLARED: &str = "other-person-declared";
/// The sender's own data.
pub const OWN: &str = "own";

/// Whose the data are, as typed; by default the sender's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose {
    /// [`OWN`] or nothing, or the code of a relation.
    pub relation: String,
    /// The declaration was ticked.
    pub declared: bool,
}

impl Whose {
    /// Data of another person, with the declaration.
    #[must_use]
    pub fn declared(relation: &str) -> Self {
        Self { relation: relation.to_owned(), declared: true }
    }

    /// The relation, if the data are another person's; what is wrong goes to `refused`. A form that takes no data of others
    /// does not ask.
    pub(crate) fn checked(&self, form: &Form, refused: &mut Refused) -> Option<Relation> {
        if !form.other_person {
            return None;
        }
        let mut wrong = |field: &str, key| {
            refused.fields.push((field.to_owned(), key));
            None
        };
        match (self.relation.as_str(), Relation::parse(&self.relation)) {
            ("" | OWN, _) if self.declared => wrong(WHOSE, "other-person-whose"),
            ("" | OWN, _) => None,
            (_, None) => wrong(WHOSE, "field-choice"),
            (_, Some(_)) if !self.declared => wrong(DECLARED, "other-person-undeclared"),
            (_, relation) => relation,
        }
    }
}
