//! Every kind of rule, changed once by hand: the part, the way it turns, what it asks.

use zalog_law::{Jurisdiction, Span, Unit};
use zalog_policy::model::*;
use zalog_policy::plan::{Change, Class, Outcome, Part, Plan, Turn, plan, rules};
use zalog_words::Lang;

use crate::document::sample::{both, policy as sample, slug, slugs};

use Class::{Editorial, Narrower, NewConsent, Substantial};
use Turn::{Added, Changed, Loosened, Removed, Reworded, Tightened};

pub fn base() -> Policy {
    let mut policy = sample(&[Jurisdiction::Ru]);
    policy.edition.substantial = false;
    policy
}

fn purpose<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Purpose {
    policy.purposes.iter_mut().find(|p| p.slug.as_str() == name).unwrap()
}

fn recipient<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Recipient {
    policy.recipients.iter_mut().find(|p| p.slug.as_str() == name).unwrap()
}

fn other() -> Localized {
    both("Совсем другие слова", "Quite other words")
}

type Row = (&'static str, fn(&mut Policy), Part, Turn, Class);

fn days(n: u32) -> Span {
    Span::new(n, Unit::Day)
}

pub const ROWS: &[Row] = &[
    ("title", |p| p.title = other(), Part::PolicyTitle, Reworded, Editorial),
    ("language", |p| p.language = Lang::En, Part::Language, Changed, Substantial),
    ("law", |p| p.laws.push(Jurisdiction::Eu), Part::Law, Added, Narrower),
    ("purposes open", |p| p.purposes_closed = false, Part::ClosedPurposes, Removed, Substantial),
    ("acknowledgement", |p| p.acknowledgement = None, Part::Acknowledgement, Removed, Substantial),
    ("effect", |p| p.changes.effect = TakesEffect::OnNotice, Part::ChangesEffect, Tightened, Narrower),
    ("changes by consent", |p| p.changes.consent_needed = true, Part::ChangesConsent, Added, Narrower),
    ("notice", |p| p.changes.notify.truncate(2), Part::ChangesNotice, Removed, Substantial),
    ("name", |p| p.operator.name = other(), Part::OperatorName, Changed, Substantial),
    ("short name", |p| p.operator.short = Some(other()), Part::OperatorShort, Reworded, Editorial),
    (
        "another operator",
        |p| p.operator.inn = Some(HoleOr::Given("7707083893".into())),
        Part::OperatorNumber,
        Changed,
        NewConsent,
    ),
    ("kpp", |p| p.operator.kpp = Some(HoleOr::Hole), Part::OperatorNumber, Added, Substantial),
    ("bin", |p| p.operator.bin = Some(HoleOr::Hole), Part::OperatorNumber, Added, Substantial),
    (
        "address",
        |p| p.operator.address = Some(HoleOr::Given(other())),
        Part::OperatorAddress,
        Changed,
        Substantial,
    ),
    ("phone", |p| p.operator.phone = None, Part::OperatorContact, Removed, Substantial),
    (
        "officer's phone",
        |p| p.operator.officer_contact.phone = Some(HoleOr::Given("+7 000 000-00-01".into())),
        Part::OperatorContact,
        Added,
        Substantial,
    ),
    ("officer", |p| p.operator.officer = Some(other()), Part::OperatorOfficer, Changed, Substantial),
    ("zone", |p| p.operator.zone = "Asia/Almaty".into(), Part::OperatorZone, Changed, Substantial),
    ("role title", |p| p.roles[0].title = other(), Part::RoleTitle, Reworded, Editorial),
    ("duty", |p| p.roles[1].duty = None, Part::RoleDuty, Removed, Substantial),
    ("subjects", |p| p.subjects[0].title = other(), Part::SubjectTitle, Reworded, Editorial),
    ("alias", |p| p.sites[0].aliases.push("a.example".into()), Part::SiteHost, Added, Substantial),
    ("subdomains", |p| p.sites[0].subdomains = false, Part::SiteHost, Removed, Narrower),
    ("colour", |p| p.sites[0].colour = Some("#112233".into()), Part::SiteLook, Added, Editorial),
    ("platform", |p| p.sites[0].platform = Platform::Own, Part::SiteLook, Reworded, Editorial),
    ("store title", |p| p.stores[0].title = other(), Part::StoreTitle, Reworded, Editorial),
    ("kept", |p| p.stores[1].kept = Kept::Elsewhere, Part::StoreKept, Changed, Substantial),
    (
        "country of storage",
        |p| p.stores[0].country = HoleOr::Given(both("Германия", "Germany")),
        Part::StoreCountry,
        Changed,
        NewConsent,
    ),
    (
        "address of storage",
        |p| p.stores[0].address = Some(HoleOr::Given(other())),
        Part::StoreAddress,
        Added,
        Substantial,
    ),
    ("hosting", |p| p.stores[0].hosting = None, Part::StoreHosting, Removed, Substantial),
    ("stored item", |p| p.stores[1].items.push(slug("phone")), Part::StoreItem, Added, NewConsent),
    (
        "stored item of no consent",
        |p| p.stores[1].items.push(slug("visit")),
        Part::StoreItem,
        Added,
        Substantial,
    ),
    ("item label", |p| p.items[1].label = other(), Part::ItemLabel, Changed, NewConsent),
    ("item label of no consent", |p| p.items[4].label = other(), Part::ItemLabel, Changed, Substantial),
    ("item respelt", |p| p.items[4].label = both("«Заказ»", "Order"), Part::ItemLabel, Reworded, Editorial),
    ("item kind", |p| p.items[4].kind = ItemKind::Line, Part::ItemKind, Changed, Substantial),
    (
        "option",
        |p| p.items[10].kind = ItemKind::Choice(vec![both("Осмотр", "Examination")]),
        Part::ItemOption,
        Removed,
        Narrower,
    ),
    ("origin", |p| p.items[4].class = ItemClass::ThirdParty, Part::ItemSource, Changed, Substantial),
    (
        "sensitivity",
        |p| p.items[3].sensitivity = Sensitivity::Health,
        Part::ItemSensitivity,
        Changed,
        NewConsent,
    ),
    ("contacts unproved", |p| p.accuracy.contacts_proved = false, Part::Accuracy, Loosened, Substantial),
    ("documents", |p| p.accuracy.documents_checked = true, Part::Accuracy, Changed, Substantial),
    ("age lower", |p| p.minors.under = Some(12), Part::Minors, Loosened, Substantial),
    ("age higher", |p| p.minors.under = Some(18), Part::Minors, Tightened, Narrower),
    ("age by law", |p| p.minors.under = None, Part::Minors, Changed, Substantial),
    ("no minors", |p| p.minors.refused = true, Part::Minors, Tightened, Narrower),
    (
        "purpose gone",
        |p| p.purposes.retain(|x| x.slug.as_str() != "faults"),
        Part::Purpose,
        Removed,
        Narrower,
    ),
    ("purpose title", |p| purpose(p, "booking").title = other(), Part::PurposeTitle, Changed, Substantial),
    ("consented purpose", |p| purpose(p, "news").title = other(), Part::PurposeTitle, Changed, NewConsent),
    (
        "kind of purpose",
        |p| purpose(p, "call-back").class = PurposeClass::Marketing,
        Part::PurposeKind,
        Changed,
        NewConsent,
    ),
    ("item", |p| purpose(p, "booking").items.push(slug("email")), Part::PurposeItem, Added, Substantial),
    (
        "consented item",
        |p| purpose(p, "news").items.push(slug("phone")),
        Part::PurposeItem,
        Added,
        NewConsent,
    ),
    ("item gone", |p| drop(purpose(p, "news").items.pop()), Part::PurposeItem, Removed, Narrower),
    (
        "subject",
        |p| purpose(p, "news").subjects.push(slug("visitors")),
        Part::PurposeSubject,
        Added,
        Substantial,
    ),
    (
        "basis",
        |p| purpose(p, "news").basis = Basis::Contract { document: None },
        Part::PurposeBasis,
        Changed,
        Substantial,
    ),
    (
        "basis into consent",
        |p| purpose(p, "booking").basis = Basis::Consent,
        Part::PurposeBasis,
        Changed,
        NewConsent,
    ),
    (
        "document of the contract",
        |p| purpose(p, "cabinet").basis = Basis::Contract { document: Some(other()) },
        Part::PurposeBasisWords,
        Changed,
        Substantial,
    ),
    (
        "special ground",
        |p| purpose(p, "booking").special = Some(SpecialGround::WrittenConsent),
        Part::PurposeSpecial,
        Changed,
        Substantial,
    ),
    (
        "operation gone",
        |p| purpose(p, "news").operations.retain(|o| o != "transfer"),
        Part::PurposeOperation,
        Removed,
        Narrower,
    ),
    (
        "keep longer",
        |p| purpose(p, "faults").keep.end.after = Some(days(20)),
        Part::PurposeKeep,
        Loosened,
        Substantial,
    ),
    (
        "keep shorter",
        |p| purpose(p, "faults").keep.end.after = Some(days(5)),
        Part::PurposeKeep,
        Tightened,
        Narrower,
    ),
    (
        "consented keep longer",
        |p| purpose(p, "call-back").keep.end.after = Some(days(60)),
        Part::PurposeKeep,
        Loosened,
        NewConsent,
    ),
    (
        "keep by another event",
        |p| purpose(p, "faults").keep.end.event = Event::SessionEnded,
        Part::PurposeKeep,
        Changed,
        Substantial,
    ),
    (
        "keep with",
        |p| purpose(p, "service-messages").keep.with = None,
        Part::PurposeKeepWith,
        Removed,
        Substantial,
    ),
    ("no latest end", |p| purpose(p, "news").keep.at_most = None, Part::PurposeAtMost, Loosened, NewConsent),
    (
        "latest end",
        |p| {
            purpose(p, "faults").keep.at_most =
                Some(Bound { span: days(30), event: Event::Received, ask_again: false });
        },
        Part::PurposeAtMost,
        Tightened,
        Narrower,
    ),
    (
        "not asked again",
        |p| purpose(p, "news").keep.at_most.as_mut().unwrap().ask_again = false,
        Part::PurposeAskAgain,
        Removed,
        NewConsent,
    ),
    ("hold", |p| drop(purpose(p, "certificate").keep.holds.pop()), Part::PurposeHold, Removed, Narrower),
    (
        "hold longer",
        |p| purpose(p, "certificate").keep.holds[0].span = Span::new(6, Unit::Year),
        Part::PurposeHold,
        Loosened,
        Substantial,
    ),
    (
        "held item",
        |p| purpose(p, "certificate").keep.holds[0].items.push(slug("email")),
        Part::PurposeHoldItem,
        Added,
        Substantial,
    ),
    ("role sees", |p| purpose(p, "news").seen_by.push(slug("doctor")), Part::PurposeRole, Added, Substantial),
    (
        "recipient of a consent",
        |p| purpose(p, "news").recipients.push(slug("sms-service")),
        Part::PurposeRecipient,
        Added,
        NewConsent,
    ),
    ("channel", |p| purpose(p, "news").channels.push(Channel::Sms), Part::PurposeChannel, Added, NewConsent),
    ("bar gone", |p| purpose(p, "booking").bars.truncate(1), Part::PurposeBar, Removed, Substantial),
    ("bar", |p| purpose(p, "news").bars.push(Bar::Publication), Part::PurposeBar, Added, Narrower),
    ("opens after", |p| purpose(p, "cabinet").after.clear(), Part::PurposeAfter, Removed, Narrower),
    (
        "stronger consent",
        |p| p.consents[2].strength = ConsentStrength::Separate,
        Part::ConsentStrength,
        Tightened,
        NewConsent,
    ),
    (
        "weaker consent",
        |p| p.consents[0].strength = ConsentStrength::Act,
        Part::ConsentStrength,
        Loosened,
        Substantial,
    ),
    ("consent title", |p| p.consents[0].title = Some(other()), Part::ConsentTitle, Added, Editorial),
    ("consent words", |p| p.consents[0].words = Some(other()), Part::ConsentWords, Added, NewConsent),
    (
        "page of distribution",
        |p| p.consents[3].resources.push(HoleOr::Given("https://clinic.example/reviews".into())),
        Part::ConsentResource,
        Added,
        NewConsent,
    ),
    ("form gone", |p| drop(p.forms.pop()), Part::Form, Removed, Narrower),
    ("form title", |p| p.forms[0].title = other(), Part::FormTitle, Reworded, Editorial),
    ("form purpose", |p| p.forms[1].purpose = slug("news"), Part::FormPurpose, Added, Substantial),
    ("field gone", |p| drop(p.forms[1].fields.pop()), Part::FormField, Removed, Narrower),
    ("field required", |p| p.forms[1].fields[2].need = Need::Required, Part::FormNeed, Loosened, Substantial),
    (
        "field of legal persons",
        |p| p.forms[1].fields[2].legal_persons_only = true,
        Part::FormLegalPersons,
        Tightened,
        Narrower,
    ),
    ("offer", |p| p.forms[1].offers = slugs(&["news"]), Part::FormOffer, Added, Substantial),
    ("button", |p| p.forms[1].button = other(), Part::FormButton, Reworded, Editorial),
    ("tells", |p| p.forms[1].tells = None, Part::FormTells, Removed, Substantial),
    ("sign-in", |p| p.forms[2].sign_in_required = false, Part::FormSignIn, Removed, Substantial),
    ("other person", |p| p.forms[2].other_person = false, Part::FormOtherPerson, Removed, Substantial),
    ("payment", |p| p.forms[2].payment = None, Part::FormPayment, Removed, Substantial),
    ("outside", |p| p.forms[1].outside.clear(), Part::FormOutside, Removed, Narrower),
    ("registration", |p| p.forms[1].registration = true, Part::FormRegistration, Added, Substantial),
    ("cookie gone", |p| drop(p.cookies.pop()), Part::Cookie, Removed, Narrower),
    ("cookie title", |p| p.cookies[1].title = other(), Part::CookieTitle, Reworded, Editorial),
    (
        "cookie longer",
        |p| p.cookies[1].life = CookieLife::For(days(365)),
        Part::CookieLife,
        Loosened,
        NewConsent,
    ),
    (
        "cookie of a session",
        |p| p.cookies[1].life = CookieLife::Session,
        Part::CookieLife,
        Tightened,
        Narrower,
    ),
    ("cookie unasked", |p| p.cookies[1].purpose = None, Part::CookiePurpose, Added, Substantial),
    ("tag gone", |p| drop(p.tags.pop()), Part::Tag, Removed, Narrower),
    ("tag host", |p| p.tags[0].hosts.push("b.example".into()), Part::TagHost, Added, NewConsent),
    ("tag recipient", |p| p.tags[0].recipient = Some(slug("bank")), Part::TagRecipient, Added, NewConsent),
    ("tag title", |p| p.tags[0].title = other(), Part::TagTitle, Reworded, Editorial),
    ("tag terms", |p| p.tags[0].terms = None, Part::TagTerms, Removed, Editorial),
    ("tag life", |p| p.tags[0].life = Some(CookieLife::Session), Part::CookieLife, Added, NewConsent),
    ("recipient", |p| recipient(p, "counter").title = other(), Part::RecipientTitle, Changed, NewConsent),
    (
        "recipient of no consent",
        |p| recipient(p, "bank").title = other(),
        Part::RecipientTitle,
        Changed,
        Substantial,
    ),
    (
        "recipient's role",
        |p| recipient(p, "sms-service").role = RecipientRole::Controller,
        Part::RecipientRole,
        Changed,
        Substantial,
    ),
    ("work", |p| recipient(p, "sms-service").work = Some(other()), Part::RecipientWork, Changed, Substantial),
    (
        "gets",
        |p| recipient(p, "sms-service").items.push(slug("email")),
        Part::RecipientItem,
        Added,
        Substantial,
    ),
    (
        "country of a recipient",
        |p| recipient(p, "counter").country = Some(HoleOr::Given(both("США", "USA"))),
        Part::RecipientCountry,
        Added,
        NewConsent,
    ),
    (
        "address of a recipient",
        |p| recipient(p, "bank").address = Some(HoleOr::Hole),
        Part::RecipientAddress,
        Added,
        Substantial,
    ),
    (
        "contract",
        |p| recipient(p, "sms-service").contract = None,
        Part::RecipientContract,
        Removed,
        Substantial,
    ),
    (
        "guarantee",
        |p| recipient(p, "sms-service").guarantees.clear(),
        Part::RecipientGuarantee,
        Removed,
        Substantial,
    ),
    (
        "guarantee respelt",
        |p| recipient(p, "sms-service").guarantees = vec![both("Удаляет номера через сутки.", "As before")],
        Part::RecipientGuarantee,
        Reworded,
        Editorial,
    ),
    (
        "no longer anonymous",
        |p| recipient(p, "counter").anonymous_only = false,
        Part::RecipientAnonymous,
        Removed,
        NewConsent,
    ),
    ("passing on", |p| p.disclosure.barred = false, Part::Disclosure, Removed, Substantial),
    (
        "written permission",
        |p| p.disclosure.unless_written_permission = false,
        Part::DisclosureException,
        Removed,
        Narrower,
    ),
    ("never", |p| drop(p.disclosure.never.pop()), Part::DisclosureNever, Removed, Substantial),
    ("exception", |p| p.disclosure.exceptions.clear(), Part::DisclosureException, Removed, Narrower),
    (
        "condition",
        |p| p.disclosure.exceptions[0].when = None,
        Part::DisclosureCondition,
        Removed,
        Substantial,
    ),
    ("silently", |p| p.disclosure.exceptions[0].silent = false, Part::DisclosureSilent, Removed, Narrower),
    (
        "approval",
        |p| p.disclosure.exceptions[0].second_approval = false,
        Part::DisclosureApproval,
        Removed,
        Substantial,
    ),
    ("way in", |p| p.channels.truncate(2), Part::Channel, Removed, Substantial),
    ("another way in", |p| p.channels.push(RequestChannel::Post), Part::Channel, Added, Narrower),
    ("request", |p| drop(p.requests.remove(0)), Part::Request, Removed, Substantial),
    (
        "answer later",
        |p| p.requests[2].within = Some(Span::new(9, Unit::WorkingDay)),
        Part::RequestTerm,
        Loosened,
        Substantial,
    ),
    ("answer by law", |p| p.requests[2].within = None, Part::RequestTerm, Loosened, Substantial),
    ("answer sooner", |p| p.requests[2].within = Some(days(1)), Part::RequestTerm, Tightened, Narrower),
    (
        "working days for days",
        |p| p.requests[3].within = Some(Span::new(20, Unit::WorkingDay)),
        Part::RequestTerm,
        Changed,
        Substantial,
    ),
    ("start", |p| p.requests[4].from_facts = false, Part::RequestStart, Removed, Substantial),
    ("in writing", |p| p.requests[0].written = false, Part::RequestRule, Removed, Substantial),
    ("party", |p| p.requests[1].by.truncate(2), Part::RequestParty, Removed, Substantial),
    ("reason", |p| drop(p.requests[1].reasons.pop()), Part::RequestReason, Removed, Substantial),
    ("breach untold", |p| p.breach.tells_subjects = false, Part::Breach, Removed, Substantial),
    ("breach at once", |p| p.breach.within = None, Part::BreachTerm, Tightened, Narrower),
    ("measure gone", |p| drop(p.safeguards.ids.pop()), Part::Safeguard, Removed, Substantial),
    ("own measure", |p| p.safeguards.own.push(other()), Part::Safeguard, Added, Narrower),
    ("statement", |p| p.statements[0].text = other(), Part::Statement, Reworded, Editorial),
    ("departure", |p| p.departures.clear(), Part::Departure, Removed, Editorial),
];

#[test]
fn every_rule_changed_once() {
    let old = base();
    let mut wrong = Vec::new();
    for (name, edit, part, turn, class) in ROWS {
        let mut new = base();
        edit(&mut new);
        let plan = rules(&old, &new);
        let found = plan.changes.iter().find(|c| c.part == *part && c.turn == *turn && c.class == *class);
        if found.is_none() || plan.class < *class {
            let got: Vec<_> = plan.changes.iter().map(|c| (c.part, c.turn, c.class)).collect();
            wrong.push(format!("{name}: wanted {part:?} {turn:?} {class:?}, got {:?} {got:?}", plan.class));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_part_is_changed_by_some_row() {
    // Nodes that come or go as a whole, and rules of files that the sample leaves out, have tests of their own below.
    let own = [
        Part::Seat,
        Part::Role,
        Part::Site,
        Part::Store,
        Part::Item,
        Part::Recipient,
        Part::TagPurpose,
        Part::ProtectionLevel,
        Part::Encryption,
        Part::RegulatorNotice,
        Part::Allowance,
    ];
    let missing: Vec<_> = Part::ALL
        .iter()
        .filter(|part| !own.contains(part) && !ROWS.iter().any(|(_, _, p, _, _)| p == *part))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn one(old: &Policy, new: &Policy, part: Part) -> (Plan, Change) {
    let plan = plan(old, new);
    let found = plan.changes.iter().find(|c| c.part == part).cloned();
    let found = found.unwrap_or_else(|| panic!("no {part:?} in {:?}", plan.changes));
    (plan, found)
}

#[test]
fn nodes_that_come_as_a_whole_are_told_once() {
    let new = base();
    let cases: [(Part, fn(&mut Policy), Class); 6] = [
        (Part::Site, |p| p.sites.clear(), Substantial),
        (Part::Role, |p| drop(p.roles.pop()), Editorial),
        (Part::Store, |p| drop(p.stores.pop()), NewConsent),
        (Part::Item, |p| p.items.retain(|i| i.slug.as_str() != "order"), Substantial),
        (Part::Recipient, |p| p.recipients.retain(|r| r.slug.as_str() != "bank"), Substantial),
        (Part::Purpose, |p| p.purposes.retain(|r| r.slug.as_str() != "news"), NewConsent),
    ];
    for (part, edit, class) in cases {
        let mut old = base();
        edit(&mut old);
        let (plan, change) = one(&old, &new, part);
        assert_eq!((change.turn, change.class), (Added, class), "{part:?}");
        assert_eq!(plan.changes.iter().filter(|c| c.node == change.node).count(), 1, "{part:?}");
    }
}

#[test]
fn another_store_at_home_asks_no_new_consent() {
    let mut new = base();
    let mut second = new.stores[0].clone();
    second.slug = slug("second");
    new.stores.push(second.clone());
    assert_eq!(one(&base(), &new, Part::Store).1.class, Substantial);
    new.stores[2].country = HoleOr::Given(both("Франция", "France"));
    let (plan, change) = one(&base(), &new, Part::Store);
    assert_eq!(change.class, NewConsent);
    assert_eq!(change.consents.len(), 4);
    assert!(plan.consents.iter().all(|c| c.outcome == Outcome::AskAgain));
}

#[test]
fn what_only_the_regulator_is_told() {
    let notice = |level| Notice {
        number: None,
        begun: None,
        encryption: Some(Encryption::Tools(vec![both("Шифратор", "Cipher")])),
        level: Some(HoleOr::Given(level)),
        origin: Origin::default(),
    };
    let (mut old, mut new) = (base(), base());
    old.notice = Some(notice(3));
    new.notice = Some(notice(4));
    assert_eq!(one(&old, &new, Part::ProtectionLevel).1.turn, Loosened);
    new.notice = Some(Notice { encryption: None, number: Some(HoleOr::Given("1".into())), ..notice(3) });
    assert_eq!(one(&old, &new, Part::Encryption).1.class, Substantial);
    assert_eq!(one(&old, &new, Part::RegulatorNotice).1.class, Editorial);
}

#[test]
fn a_purpose_under_another_machine_name_is_said_to_be_one() {
    let (old, mut new) = (base(), base());
    purpose(&mut new, "faults").slug = slug("failures");
    let (plan, change) = one(&old, &new, Part::Purpose);
    assert_eq!((change.turn, change.class), (Turn::Renamed, Substantial));
    assert_eq!(plan.changes.len(), 1);
    purpose(&mut new, "failures").items.pop();
    let turns: Vec<_> = super::table::plan(&old, &new).changes.iter().map(|c| c.turn).collect();
    assert_eq!(turns, [Added, Removed]);
}

#[test]
fn consents_stay_unless_what_they_cover_is_wider() {
    let (old, mut new) = (base(), base());
    purpose(&mut new, "news").items.push(slug("phone"));
    drop(purpose(&mut new, "call-back").items.pop());
    new.purposes.retain(|p| p.slug.as_str() != "statistics");
    new.consents.retain(|c| c.purpose.as_str() != "statistics");
    purpose(&mut new, "booking").basis = Basis::Consent;
    let plan = plan(&old, &new);
    let outcomes: Vec<_> = plan.consents.iter().map(|c| (c.purpose.as_str(), c.outcome)).collect();
    assert_eq!(
        outcomes,
        [
            ("booking", Outcome::New),
            ("call-back", Outcome::Stays),
            ("news", Outcome::AskAgain),
            ("reviews", Outcome::Stays),
            ("statistics", Outcome::Ends),
        ]
    );
    assert_eq!(plan.consents[2].because, ["purpose/news/items"]);
}

#[test]
fn the_declaration_raises_a_class_and_never_lowers_it() {
    let old = base();
    let mut new = base();
    new.title = other();
    assert_eq!(plan(&old, &new).class, Editorial);
    new.edition.substantial = true;
    assert_eq!(plan(&old, &new).class, Substantial);
    let mut new = base();
    purpose(&mut new, "news").items.push(slug("phone"));
    let found = plan(&old, &new);
    assert_eq!(found.class, NewConsent);
    assert!(found.understated());
    let mut same = base();
    same.edition.substantial = true;
    // Nothing changed but what it calls itself: the operator's word is taken.
    assert_eq!(plan(&old, &same).class, Substantial);
    assert_eq!(plan(&same, &same).class, Editorial);
}
