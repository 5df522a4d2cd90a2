//! Consents that an edition asks again: given anew, refused, or left.

use std::collections::BTreeSet;

use zalog_app::{AppError, again};
use zalog_domain::Kind;
use zalog_domain::ids::ConsentId;

use super::{forms, person};
use crate::dice::Dice;
use crate::oracle::{Consent, Reason};
use crate::sim::Sim;

/// A person looks at what is asked again, and answers for one of them.
pub fn asked(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    // Who is asked is written down by the rounds.
    if sim.behind {
        return None;
    }
    let (subject, now) = (sim.subject(index), sim.now());
    let expected = sim.oracle.unanswered(sim.person(index), now);
    let seen = again::asked(sim.site.app(), subject).unwrap();
    let seen: BTreeSet<ConsentId> = seen.iter().map(|asked| asked.consent.id).collect();
    let seen = seen.into_iter().filter(|id| sim.oracle.is_given(sim.person(index), *id, now));
    assert_eq!(seen.collect::<BTreeSet<_>>(), expected, "what {} is asked again", sim.person(index).email);
    let expected: Vec<ConsentId> = expected.into_iter().collect();
    let id = *dice.pick(&expected)?;
    let place = sim.person(index).consents.iter().position(|c| c.id == id)?;
    let consent = sim.person(index).consents[place].clone();
    let said = format!("{} of {}", consent.purpose, sim.person(index).email);
    let (app, visit) = (sim.site.app(), sim.site.visit());
    let text = forms::text_of(sim, &consent.purpose);
    if let Some(stranger) = dice.pick(&people).filter(|s| **s != index) {
        let theirs = again::give(app, &visit, sim.subject(*stranger), id, &text, "Даю согласие");
        assert!(matches!(theirs, Err(AppError::NotFound)), "somebody answered for another");
    }
    match dice.below(4) {
        0 => {
            again::refuse(app, &visit, subject, id).unwrap();
            sim.expect(Kind::ConsentRefused, 1);
            sim.oracle.people[index].asked.insert(id, true);
            Some(format!("{said} refused"))
        }
        1 => {
            let (_, texts) = again::one(app, subject, id).unwrap();
            assert_eq!(texts.new_hash, text, "what is asked is the text in force");
            assert_ne!(consent.document, text, "what covers all is not asked again");
            let old = again::give(app, &visit, subject, id, &consent.document, "Даю согласие");
            assert!(matches!(old, Err(AppError::Refused(_))), "the old text was agreed to anew");
            Some(format!("{said} left"))
        }
        _ => {
            let new = again::give(app, &visit, subject, id, &text, "Даю согласие").unwrap();
            given(sim, index, place, new, text);
            Some(format!("{said} given"))
        }
    }
}

/// A consent of its own, to the text in force, and the end of the one before it.
fn given(sim: &mut Sim, index: usize, place: usize, id: ConsentId, document: String) {
    let (now, today) = (sim.now(), sim.standing);
    let old = sim.person(index).consents[place].clone();
    let before = sim.oracle.given_by(sim.person(index), old.id).unwrap();
    let reason = |purpose: &str| Reason {
        purpose: purpose.to_owned(),
        edition: today,
        retold: Vec::new(),
        record: before.record,
        consent: Some(id),
        told: forms::birth(Some(id), now),
        day: before.day,
        dropped: None,
        noted: BTreeSet::new(),
    };
    let reasons = [reason(&old.purpose), reason("proof-of-consent")];
    let person = &mut sim.oracle.people[index];
    person.reasons.extend(reasons);
    person.consents.push(Consent { id, purpose: old.purpose, document, withdrawn: false });
    person.asked.insert(old.id, true);
    person::withdrawn(sim, index, place);
    sim.expect(Kind::ConsentGiven, 1);
    sim.expect(Kind::ConsentWithdrawn, 1);
    sim.expect(Kind::EventReported, 1);
}
