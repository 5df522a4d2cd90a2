//! Reading the parts of a copy, each a bounded batch.

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::access::{Actor, Place};
use zalog_domain::ids::{ConsentId, EventId, RecordId, hex};
use zalog_domain::personal::{Personal, Unsealed};
use zalog_domain::register::PurposeNo;
use zalog_domain::{Entry, EntryId, Fact, Operation, limits};
use zalog_policy::document;
use zalog_policy::model::{HoleOr, Localized, Slug};
use zalog_store::tables::consent::ConsentRow;
use zalog_store::tables::record::ValueRow;
use zalog_store::tables::{account, consent, ground, link, record, session, subject};
use zalog_store::{StoreError, Tx};

use super::part::{
    About, Acknowledged, CaseOf, Circumstances, ConsentCopy, ContactOf, EventCopy, Garbage, Head,
    JournalLine, Named, Operator, OtherPersonCopy, PolicyOf, Reason, RecordCopy, SessionCopy, TextOf,
    ValueCopy,
};
use super::{Copy, FORMAT, after};
use crate::account::address;
use crate::cabinet::{self, Holding, Pick};
use crate::edition::InForce;
use crate::{App, AppError, act, edition, evidence, openings, sign_in};

impl Copy {
    fn named(&self, in_force: &InForce, kind: Kind, name: &str) -> Named {
        let policy = &in_force.policy;
        let slug = Slug::new(name).ok();
        let title: Option<&Localized> = slug.and_then(|slug| match kind {
            Kind::Item => policy.item(&slug).map(|i| &i.label),
            Kind::Purpose => policy.purpose(&slug).map(|p| &p.title),
            Kind::Form => policy.form(&slug).map(|f| &f.title),
            Kind::Recipient => policy.recipients.iter().find(|r| r.slug == slug).map(|r| &r.title),
        });
        let title = title.map_or(name, |title| title.text(self.lang));
        Named { name: name.to_owned(), title: title.to_owned() }
    }

    pub(super) fn head(&self, app: &App) -> Result<Head, AppError> {
        let in_force = app.in_force();
        let (policy, who) = (&in_force.policy, self.who.subject);
        let (lang, account) = app.store.read::<_, AppError, _>(|tx| {
            Ok((subject::lang(tx, who)?, account::get(tx, who)?.is_some_and(|a| a.open)))
        })?;
        let text = edition::current_text(app, "policy", self.lang);
        let own = account && self.who.record.is_none();
        Ok(Head {
            format: FORMAT,
            made_at: self.made_at,
            lang: self.lang.code(),
            scope: if self.who.record.is_some() { "record" } else { "person" },
            operator: Operator {
                name: policy.operator.name.text(self.lang).to_owned(),
                email: policy.operator.email.as_ref().and_then(HoleOr::given).cloned(),
                journal: app.ring.signer.name().to_owned(),
            },
            policy: PolicyOf {
                edition: in_force.edition.number,
                sha256: text.map(|text| hex(&text.canonical)),
            },
            about: About {
                jurisdiction: policy.seat().code(),
                lang,
                account: own,
                address_change_until: if own { address::waiting(app, who)? } else { None },
            },
        })
    }

    pub(super) fn records(
        &self,
        app: &App,
        before: Option<RecordId>,
    ) -> Result<(Vec<RecordCopy>, Option<RecordId>), AppError> {
        let in_force = app.in_force();
        let draft = sign_in::about(app, self.who.subject)?;
        let (who, for_tx) = (self.who, in_force.clone());
        let ((shut, links, lost), grant) = app.store.open::<_, AppError, _>(move |tx| {
            let (shut, permit) = cabinet::shut(tx, &for_tx, who, Pick::Page(before), &draft)?;
            let links = links(tx, shut.records.iter().map(|r| r.id))?;
            let lost = lost(tx, &shut)?;
            Ok(((shut, links, lost), permit))
        })?;
        let texts = act::unseal(app, &shut.opened.allowed, grant)?;
        let next = shut.next;
        let mut links: HashMap<RecordId, Vec<Timestamp>> = links.into_iter().collect();
        let views = cabinet::views(&in_force, shut, texts, self.made_at);
        let copies = views.into_iter().map(|view| {
            let garbage = lost.iter().filter(|row| row.place.record == view.id);
            RecordCopy {
                id: view.id.hex(),
                form: self.named(&in_force, Kind::Form, &view.form),
                account: view.account,
                host: view.host,
                source: view.source,
                received_at: view.created_at,
                roles: view.roles,
                other_person: view.other.map(|other| OtherPersonCopy {
                    relation: other.relation.as_str(),
                    declared_at: other.at,
                    text: TextOf { sha256: hex(&other.document), lang: other.lang, edition: None },
                }),
                case: view.case.map(|(number, state)| CaseOf { number, state: state.as_str() }),
                links_made_at: links.remove(&view.id).unwrap_or_default(),
                awaiting_destruction: garbage
                    .map(|row| Garbage {
                        item: self.named(&in_force, Kind::Item, in_force.register.item_name(row.place.item)),
                        since: row.since,
                    })
                    .collect(),
                values: view
                    .values
                    .into_iter()
                    .map(|held| ValueCopy {
                        item: self.named(&in_force, Kind::Item, held.item.as_str()),
                        value: held.value,
                        origin: held.origin,
                        since: held.since,
                        contact: held.contact.map(|c| ContactOf { proved_at: c.proved_at }),
                        why: held.why.iter().map(|why| self.reason(&in_force, why)).collect(),
                    })
                    .collect(),
            }
        });
        Ok((copies.collect(), next))
    }

    fn reason(&self, in_force: &InForce, why: &Holding) -> Reason {
        let policy = &in_force.policy;
        let purpose = policy.purpose(&why.purpose);
        let hold = why.hold.as_ref().map(|id| {
            let declared = purpose.and_then(|p| p.keep.holds.iter().find(|h| h.id == *id));
            declared.map_or_else(|| id.clone(), |h| h.article.text(self.lang).to_owned())
        });
        Reason {
            purpose: self.named(in_force, Kind::Purpose, why.purpose.as_str()),
            basis: purpose.map_or_else(String::new, |p| document::basis(policy, p, self.lang)),
            dpv: if hold.is_some() { dpv("law") } else { dpv(why.basis.key()) },
            state: why.state,
            until: why.until,
            hold,
            recipients: why
                .recipients
                .iter()
                .map(|r| self.named(in_force, Kind::Recipient, r.as_str()))
                .collect(),
        }
    }

    pub(super) fn consents(
        &self,
        app: &App,
        from: ConsentId,
    ) -> Result<(Vec<ConsentCopy>, Option<ConsentId>), AppError> {
        let in_force = app.in_force();
        let who = self.who;
        let (rows, account, numbers) = app.store.read::<_, AppError, _>(|tx| {
            let rows = consent::page(tx, who.subject, from, limits::BATCH_ROWS)?;
            let account = record::of_account(tx, who.subject)?.map(|r| r.id);
            Ok((rows, account, edition::numbers(tx)?))
        })?;
        let next = after(&rows, |row| row.id);
        let rows: Vec<ConsentRow> = rows.into_iter().filter(|row| crate::consent::covers(who, row)).collect();
        let mut proofs = self.proofs(app, &rows, account)?;
        let mut copies = Vec::with_capacity(rows.len());
        for row in rows {
            let receipt = serde_json::from_str(&evidence::receipt(app, &row)?.to_json()?)?;
            copies.push(ConsentCopy {
                purpose: self.named(&in_force, Kind::Purpose, in_force.register.purpose_name(row.purpose)),
                record: row.record.map(|r| r.hex()),
                given_at: row.given_at,
                withdrawn_at: row.withdrawn_at,
                text: TextOf {
                    sha256: hex(&row.document),
                    lang: row.lang,
                    edition: numbers.get(&row.edition).copied(),
                },
                strength: row.strength,
                form: row.form,
                button: row.button,
                host: row.host,
                circumstances: proofs.remove(&row.id),
                receipt,
            });
        }
        Ok((copies, next))
    }

    /// The circumstances of consents, as long as their proof is held. They are sealed under an item of their own, and are
    /// decided on as what they are: addresses and browsers that the purpose *proof of consent* uses.
    fn proofs(
        &self,
        app: &App,
        rows: &[ConsentRow],
        account: Option<RecordId>,
    ) -> Result<HashMap<ConsentId, Circumstances>, AppError> {
        let in_force = app.in_force();
        let register = &in_force.register;
        let purpose = register.purpose("proof-of-consent")?;
        let today = register.in_force(purpose).and_then(|p| p.items.first().copied());
        let (Some(item), false) = (today, rows.is_empty()) else { return Ok(HashMap::new()) };
        let place = |row: &ConsentRow| {
            Some(Place {
                subject: row.subject,
                compartment: row.proof_compartment,
                record: row.record.or(account)?,
                account: row.record.is_none(),
                item,
            })
        };
        let shut: Vec<ValueRow> = rows
            .iter()
            .filter_map(|row| {
                Some(ValueRow {
                    id: row.proof_value,
                    place: place(row)?,
                    origin: "observed".to_owned(),
                    sealed: row.proof.clone(),
                    since: row.given_at,
                })
            })
            .collect();
        let draft = sign_in::about(app, self.who.subject)?;
        let (who, for_tx) = (self.who.subject, in_force.clone());
        let (opened, grant) = app.store.open::<_, AppError, _>(move |tx| {
            act::decide(tx, &for_tx, &Actor::Subject(who), purpose, who, shut.clone(), &draft)
        })?;
        let sealed_as = register.item(crate::consent::PROOF_ITEM)?;
        let mut values: Vec<Personal<Unsealed>> = Vec::new();
        let mut ids = Vec::new();
        for row in &opened.allowed {
            let Some(key) = app.ring.compartment(&app.keys, row.place.compartment)? else { continue };
            let plain = app.ring.unseal(&key, (row.place.compartment, row.id, sealed_as), &row.sealed)?;
            let value = Personal::unsealed(row.place.compartment, item, &plain)
                .map_err(|_| AppError::internal("a proof is no text"))?;
            values.push(value);
            ids.extend(rows.iter().find(|r| r.proof_value == row.id).map(|r| r.id));
        }
        let texts = grant.open(values).map_err(AppError::internal)?;
        let read = |text: &str| Ok::<_, AppError>(Circumstances(serde_json::from_str(text)?));
        ids.into_iter().zip(texts).map(|(id, text)| Ok((id, read(&text)?))).collect()
    }

    pub(super) fn acknowledged(
        &self,
        app: &App,
        from: EntryId,
    ) -> Result<(Vec<Acknowledged>, Option<EntryId>), AppError> {
        let who = self.who;
        let (rows, only) = app.store.read::<_, AppError, _>(|tx| {
            let rows = consent::acknowledged(tx, who.subject, from, limits::BATCH_ROWS)?;
            let only = match who.record {
                Some(id) => record::entry(tx, id)?,
                None => None,
            };
            Ok((rows, only))
        })?;
        let next = after(&rows, |row| row.entry);
        // What was shown beside a form came with its record, in the same act.
        let came = |row: &consent::AcknowledgedRow| only.is_none_or(|entry| entry == row.entry);
        let rows = rows.into_iter().filter(came).map(|row| Acknowledged {
            text: TextOf { sha256: hex(&row.document), lang: row.lang, edition: None },
            form: row.form,
            at: row.at,
        });
        Ok((rows.collect(), next))
    }

    pub(super) fn events(
        &self,
        app: &App,
        from: EventId,
    ) -> Result<(Vec<EventCopy>, Option<EventId>), AppError> {
        let who = self.who;
        let rows = app
            .store
            .read::<_, AppError, _>(|tx| Ok(ground::events(tx, who.subject, from, limits::BATCH_ROWS)?))?;
        let next = after(&rows, |row| row.id);
        let rows = rows.into_iter().filter(|row| who.record.is_none() || row.record == who.record);
        let copies = rows.map(|row| EventCopy {
            kind: row.kind,
            at: row.at,
            reporter: row.reporter,
            record: row.record.map(|r| r.hex()),
        });
        Ok((copies.collect(), next))
    }

    pub(super) fn journal(
        &self,
        app: &App,
        before: Option<u64>,
    ) -> Result<(Vec<JournalLine>, Option<u64>), AppError> {
        let in_force = app.in_force();
        let who = self.who;
        let (entries, next) = app.store.read::<_, AppError, _>(|tx| {
            if !openings::tells_apart(tx, who)? {
                return Ok((Vec::new(), None));
            }
            openings::find(tx, who.subject, before, |_| true, limits::BATCH_ROWS)
        })?;
        let line = |entry: Entry| {
            let purpose = entry.fact(Fact::Purpose).map(PurposeNo);
            Some(JournalLine {
                at: Timestamp::from_microsecond(entry.at).ok()?,
                kind: entry.kind.as_str(),
                operation: entry.operation().map(Operation::as_str),
                dpv: entry.operation().map(Operation::dpv),
                actor: openings::class(entry.actor),
                purpose: purpose
                    .map(|p| self.named(&in_force, Kind::Purpose, in_force.register.purpose_name(p))),
                values: entry.fact(Fact::Items),
                entry: hex(&entry.id.0),
            })
        };
        Ok((entries.into_iter().filter_map(line).collect(), next))
    }

    pub(super) fn sessions(&self, app: &App) -> Result<Vec<SessionCopy>, AppError> {
        if self.who.record.is_some() {
            return Ok(Vec::new());
        }
        let (who, now) = (self.who.subject, self.made_at);
        let rows = app.store.read::<_, AppError, _>(|tx| {
            Ok(session::of_subject(tx, who, now, limits::VALUES_PER_COMPARTMENT)?)
        })?;
        let copies = rows.into_iter().map(|row| SessionCopy {
            agent: row.agent,
            host: row.host,
            opened_at: row.created_at,
            used_at: row.seen_at,
            ends_at: row.ends_at,
            remembered: row.remembered,
        });
        Ok(copies.collect())
    }
}

/// What a declared name names.
#[derive(Clone, Copy)]
enum Kind {
    Item,
    Purpose,
    Form,
    Recipient,
}

fn links(
    tx: &mut dyn Tx,
    records: impl Iterator<Item = RecordId>,
) -> Result<Vec<(RecordId, Vec<Timestamp>)>, StoreError> {
    records.map(|id| Ok((id, link::of_record(tx, id)?))).collect()
}

/// Values that are there and that no ground holds any more.
fn lost(tx: &mut dyn Tx, shut: &cabinet::Shut) -> Result<Vec<ValueRow>, StoreError> {
    let mut lost = Vec::new();
    for record in &shut.records {
        for row in record::values_of_record(tx, record.id, limits::VALUES_PER_COMPARTMENT)? {
            if shut.opened.refused.iter().any(|(place, _)| *place == row.place) {
                lost.push(row);
            }
        }
    }
    Ok(lost)
}

/// The class of a basis as a term of the Data Privacy Vocabulary.
fn dpv(basis: &str) -> &'static str {
    match basis {
        "consent" => "dpv:Consent",
        "contract" => "dpv:Contract",
        "law" => "dpv:LegalObligation",
        "vital" => "dpv:VitalInterest",
        "public-task" => "dpv:PublicInterest",
        "legitimate-interest" => "dpv:LegitimateInterest",
        "public-interest" => "dpv:PublicInterest",
        _ => "dpv:LegalBasis",
    }
}
