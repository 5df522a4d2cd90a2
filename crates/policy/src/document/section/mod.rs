//! The sections of a policy, in the order the regulator recommends. To add one see `docs/recipes/add-a-section.md`.

mod closing;
mod collect;
mod data;
mod general;
mod promises;
mod purposes;
mod recipients;
mod rights;

pub(super) use closing::full_stop;
pub(super) use collect::opens;
pub(super) use general::operator_pairs;
pub(super) use purposes::channel_key;
pub(super) use rights::channels;

use super::tree::Section;
use super::voice::Voice;

/// All sections that have something to say, numbered.
pub(super) fn all(v: &Voice<'_>) -> Vec<Section> {
    let makers: [fn(&Voice<'_>) -> Section; 17] = [
        general::section,
        purposes::section,
        purposes::bases,
        data::section,
        collect::consents,
        collect::forms,
        collect::cookies,
        recipients::section,
        recipients::stores,
        rights::section,
        promises::breach,
        promises::safeguards,
        promises::minors,
        closing::changes,
        closing::statements,
        closing::contacts,
        general::glossary,
    ];
    let mut sections: Vec<Section> = makers.iter().map(|make| make(v)).filter(|s| !s.is_empty()).collect();
    for (index, section) in sections.iter_mut().enumerate() {
        section.number = (index + 1).to_string();
        for (part, sub) in section.sections.iter_mut().enumerate() {
            sub.number = format!("{}.{}", index + 1, part + 1);
        }
    }
    sections
}
