//! The gate on real declarations: what an operator's own file lets anybody open, and for what.

use std::collections::BTreeSet;
use std::path::Path;

use zalog_domain::EntryId;
use zalog_domain::access::{Actor, Ask, Place, Refusal, decide};
use zalog_domain::ground::{Ground, Scope};
use zalog_domain::ids::{CompartmentId, GroundId};
use zalog_domain::register::{Interned, ItemNo, PurposeNo, Register, Terms};
use zalog_policy::model::{Policy, Purpose, PurposeClass, Slug};
use zalog_policy::{LoadError, Loader, compile};

use crate::support::{hour, record, subject};

struct Text(String);

impl Loader for Text {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into()) } else { Err(LoadError::NotFound) }
    }
}

struct Declared {
    policy: Policy,
    register: Register,
}

impl Declared {
    fn of(operator: &str) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(operator);
        let text = std::fs::read_to_string(file.join("policy.kdl")).unwrap();
        let policy = compile(&Text(text)).policy.unwrap();
        let purposes = policy.purposes.iter().map(|p| p.slug.to_string());
        let items = policy.items.iter().map(|i| i.slug.to_string());
        let names = Interned {
            purposes: purposes.zip((1..).map(PurposeNo)).collect(),
            items: items.zip((1..).map(ItemNo)).collect(),
        };
        let register = Register::build(&policy, names, Vec::new()).unwrap();
        Self { policy, register }
    }

    /// What an actor is answered who asks for an item of one record, for a purpose, where the grounds are those of others.
    fn asks(&self, actor: &Actor, purpose: &str, item: &str, grounds: &[&str]) -> Result<(), Refusal> {
        let scope = Scope::Record(subject(1), record(1));
        let open = |(slug, number): (&&str, u8)| {
            let declared = self.policy.purpose(&Slug::new(slug).unwrap()).unwrap();
            let terms = Terms::of(declared).id();
            Ground::open(GroundId::from_bytes([number; 16]), scope, terms, &self.register, hour(0)).unwrap()
        };
        let grounds: Vec<Ground> = grounds.iter().zip(1..).map(open).collect();
        let item = self.register.item(item).unwrap();
        let compartment = CompartmentId::from_bytes([1; 16]);
        let place = Place { subject: subject(1), compartment, record: record(1), account: false, item };
        let purpose = self.register.purpose(purpose).unwrap();
        let ask = Ask { actor, purpose, subject: subject(1), places: &[place] };
        let decision = decide(&self.register, &grounds, &ask, EntryId([7; 16]), hour(1));
        decision.refused.first().map_or(Ok(()), |(_, why)| Err(*why))
    }

    fn tokens(&self, purposes: &[&str]) -> Actor {
        Actor::Token(purposes.iter().map(|p| self.register.purpose(p).unwrap()).collect())
    }
}

fn staff(roles: &[&str]) -> Actor {
    Actor::Staff(roles.iter().map(|r| (*r).to_owned()).collect::<BTreeSet<_>>())
}

/// A network address kept for finding faults opens for finding faults and for nothing else: not for advertising, whatever
/// consent there is, nor to a key that names advertising alone.
///
/// Keeps: smile-3.3.2-b
#[test]
fn addresses_open_for_faults_and_never_for_advertising() {
    let clinic = Declared::of("smile");
    let held = ["faults", "marketing", "news"];
    let both = clinic.tokens(&["faults", "marketing", "news"]);
    assert_eq!(clinic.asks(&both, "faults", "ip", &held), Ok(()));
    for purpose in ["marketing", "news"] {
        assert_eq!(clinic.asks(&both, purpose, "ip", &held), Err(Refusal::NotUsed), "{purpose}");
        assert_eq!(clinic.asks(&Actor::Engine, purpose, "ip", &held), Err(Refusal::NotUsed), "{purpose}");
        let alone = clinic.tokens(&[purpose]);
        assert_eq!(clinic.asks(&alone, "faults", "ip", &held), Err(Refusal::NotAllowed), "{purpose}");
    }
    assert_eq!(clinic.asks(&both, "faults", "ip", &["marketing"]), Err(Refusal::NoGround));
}

/// Films and photographs of lessons open to whoever trains the staff, by the consent for that; no other role sees them, and
/// nothing is published on that consent, be it asked by the engine itself. A publication stands on its own consent alone.
///
/// Keeps: progtime-data-9
#[test]
fn films_for_training_open_to_the_trainer_and_to_no_page() {
    let school = Declared::of("progtime");
    let (training, image) = ("obuchenie-sotrudnikov", Slug::new("image").unwrap());
    assert_eq!(school.asks(&staff(&["metodist"]), training, "image", &[training]), Ok(()));
    for other in [&["kurator"][..], &["security"], &["kurator", "security"], &[]] {
        assert_eq!(school.asks(&staff(other), training, "image", &[training]), Err(Refusal::NotAllowed));
    }
    let published = |p: &&Purpose| p.class == PurposeClass::Distribution && p.items.contains(&image);
    let pages: Vec<&str> = school.policy.purposes.iter().filter(published).map(|p| p.slug.as_str()).collect();
    assert_eq!(pages.len(), 2);
    for page in pages {
        assert_eq!(school.asks(&Actor::Engine, page, "image", &[training]), Err(Refusal::NoGround), "{page}");
        assert_eq!(school.asks(&Actor::Engine, page, "image", &[page]), Ok(()), "{page}");
        assert_eq!(school.asks(&Actor::Engine, training, "image", &[page]), Err(Refusal::NoGround), "{page}");
    }
    // Who may read for advertising gets no picture either.
    for purpose in ["marketing", "podbor-reklamy", "rassylka"] {
        let asked = school.asks(&Actor::Engine, purpose, "image", &[training]);
        assert_eq!(asked, Err(Refusal::NotUsed), "{purpose}");
    }
}

/// What the centre's tracking is opened for: the choice of goods has its own consent, and a key that names another purpose,
/// or a recipient's, reads nothing under it.
///
/// Keeps: pumpa-5.3-b
#[test]
fn tracking_for_the_choice_of_goods_opens_for_that_alone() {
    let centre = Declared::of("pumpa");
    let goods = "podbor-tovarov";
    let other =
        |p: &&str| *p != goods && p.contains("tovar") || ["analitika", "adresnaya-reklama"].contains(p);
    let others: Vec<&str> = centre.policy.purposes.iter().map(|p| p.slug.as_str()).filter(other).collect();
    assert_eq!(others.len(), 3, "{others:?}");
    for item in ["page", "time", "activity"] {
        let own = centre.tokens(&[goods]);
        assert_eq!(centre.asks(&own, goods, item, &[goods]), Ok(()), "{item}");
        for other in others.iter().copied() {
            let token = centre.tokens(&[other]);
            assert_eq!(centre.asks(&token, goods, item, &[goods]), Err(Refusal::NotAllowed), "{other}");
            let asked = centre.asks(&token, other, item, &[goods]);
            assert!(matches!(asked, Err(Refusal::NotUsed | Refusal::NoGround)), "{other}: {asked:?}");
        }
    }
}
