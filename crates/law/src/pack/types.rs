//! What a pack holds. Plain data: names in three languages, articles, spans.

use super::paper::{Document, Fine};
use crate::{Calendar, Certainty, Due, Jurisdiction, Roll, Span, due, due_on_day_of_next_month, extend};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A short text in Russian, English and Kazakh: a name or the citation of an article, never a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Texts {
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
    /// Kazakh.
    pub kk: String,
}

impl Texts {
    /// The text for a language code; an unknown language reads the Russian one.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        match language {
            "en" => &self.en,
            "kk" => &self.kk,
            _ => &self.ru,
        }
    }
}

/// The days between which a rule is law. It is chosen by the *trigger's* date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// First day in force, if known.
    pub from: Option<Date>,
    /// Last day in force, if it has one.
    pub to: Option<Date>,
}

impl Validity {
    /// Whether the rule is in force on `date`.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// How long a duty may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Within a span from the trigger.
    Within(Span),
    /// By this day of the month after the trigger's month.
    DayOfNextMonth(u8),
    /// Before the trigger happens at all.
    Before,
    /// A standing duty with no clock.
    Always,
    /// The law has, or will have, a term; what it is could not be read yet.
    Unknown,
}

/// A term: a duty with a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Stable id, such as `RU-ACCESS`.
    pub id: String,
    /// What must be done.
    pub name: Texts,
    /// Where the law says so.
    pub article: Texts,
    /// What is recorded and sent; none where the name says it all.
    pub does: Option<Texts>,
    /// The event that starts the clock, such as `request.access.received`.
    pub trigger: String,
    /// By when.
    pub limit: Limit,
    /// By how much it may be prolonged, once, with reasons given before the base term ends.
    pub extension: Option<Span>,
    /// What a last day on a day off does.
    pub roll: Roll,
    /// How far the rule was checked.
    pub certainty: Certainty,
    /// When it is in force.
    pub validity: Validity,
    /// False for a rule that is shipped but must not run until its text has been read.
    pub enabled: bool,
}

impl Term {
    /// The span, for a term that has one.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self.limit {
            Limit::Within(span) => Some(span),
            Limit::DayOfNextMonth(_) | Limit::Before | Limit::Always | Limit::Unknown => None,
        }
    }

    /// The due date, for a term with a clock that starts at its trigger.
    #[must_use]
    pub fn due(&self, trigger: Timestamp, zone: &TimeZone, calendar: &Calendar) -> Option<Due> {
        match self.limit {
            Limit::Within(span) => Some(due(span, trigger, zone, calendar, self.roll)),
            Limit::DayOfNextMonth(day) => {
                Some(due_on_day_of_next_month(day, trigger, zone, calendar, self.roll))
            }
            Limit::Before | Limit::Always | Limit::Unknown => None,
        }
    }

    /// The due date after the one extension the law allows.
    #[must_use]
    pub fn extended(&self, base: &Due, zone: &TimeZone, calendar: &Calendar) -> Option<Due> {
        self.extension.map(|by| extend(base, by, zone, calendar, self.roll))
    }
}

/// A legal basis for processing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// `consent`, `contract`, `law`, `vital`, `public-task`, `legitimate-interest`.
    pub slug: String,
    /// What people call it.
    pub name: Texts,
    /// Its article.
    pub article: Texts,
    /// How far it was checked.
    pub certainty: Certainty,
}

/// A ground on which a special category of data may be processed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// `written-consent`, `medical-care`, …
    pub slug: String,
    /// The word a declaration uses, such as `медицинская-помощь`.
    pub keyword: String,
    /// What people call it.
    pub name: Texts,
    /// Its article.
    pub article: Texts,
    /// How far it was checked.
    pub certainty: Certainty,
}

/// A thing done with personal data, as the law's definition of processing names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Machine name, such as `collect`.
    pub slug: String,
    /// Its name.
    pub name: Texts,
    /// The name it has in the journal's closed list of operations: its own, unless the pack says which it counts as.
    pub listed: String,
    /// Its kinds where the law tells them apart, such as `provide` of `transfer`.
    pub kinds: Vec<OperationKind>,
}

/// A kind of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationKind {
    /// The name it has in the journal's closed list: the operation's and its own, `transfer.provide`.
    pub listed: String,
    /// Its name.
    pub name: Texts,
}

/// A right of the subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    /// `access`, `rectify`, `block`, `erase`, `withdraw`, `stop`, …
    pub slug: String,
    /// Its name.
    pub name: Texts,
    /// Its article.
    pub article: Texts,
    /// The id of the [`Term`] in which the operator must answer; none where the answer is another body's.
    pub term: Option<String>,
}

/// When the span of a [`Hold`] starts to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldStart {
    /// On the day of the event that made the paper.
    Event,
    /// On 1 January of the year after it.
    YearEnd,
}

/// A law that makes the operator keep what would otherwise go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Machine name, such as `accounting`.
    pub slug: String,
    /// The word a declaration uses, such as `бухгалтерия`.
    pub keyword: String,
    /// What people call it.
    pub name: Texts,
    /// Its article.
    pub article: Texts,
    /// For how long.
    pub span: Span,
    /// From when.
    pub start: HoldStart,
    /// How far it was checked.
    pub certainty: Certainty,
}

/// A span for which evidence is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keep {
    /// For how long.
    pub span: Span,
    /// Why.
    pub article: Texts,
    /// How far it was checked.
    pub certainty: Certainty,
}

/// Which terms run when data are no longer needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// Id of the term after a purpose is reached.
    pub after_purpose: String,
    /// Id of the term after consent is withdrawn.
    pub after_withdrawal: String,
    /// Id of the term for stopping what the withdrawn consent carried.
    pub stop_after_withdrawal: String,
}

/// From which age a person consents alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeRule {
    /// Full years from which the person alone consents.
    pub alone_from: u8,
    /// Full years from which the person consents together with a representative; below it the representative alone does.
    pub together_from: Option<u8>,
    /// Where it comes from.
    pub article: Texts,
    /// How far it was checked.
    pub certainty: Certainty,
}

/// One of the usual safeguards (`меры обычные`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safeguard {
    /// Machine name, the id of its check.
    pub slug: String,
    /// Its name.
    pub name: Texts,
    /// Where the law asks for it.
    pub article: Texts,
}

/// How a law is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawName {
    /// The whole title.
    pub full: Texts,
    /// The short form: `152-ФЗ`.
    pub short: Texts,
}

/// All that the engine knows of one jurisdiction's law.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Whose law it is.
    pub jurisdiction: Jurisdiction,
    /// The day up to which the pack was checked.
    pub as_of: Date,
    /// The base law.
    pub law: LawName,
    /// The supervisory authority.
    pub regulator: LawName,
    /// Default time zone, an IANA name.
    pub zone: String,
    /// Default country of stores, ISO 3166 code in upper case; none for the Union, where a member state is meant.
    pub store_country: Option<String>,
    /// Working days.
    pub calendar: Calendar,
    /// Terms, in the order of the file.
    pub terms: Vec<Term>,
    /// Legal bases.
    pub bases: Vec<Basis>,
    /// Grounds for special categories.
    pub specials: Vec<Special>,
    /// Operations of the law's definition of processing.
    pub operations: Vec<Operation>,
    /// Rights of the subject.
    pub rights: Vec<Right>,
    /// Holds by law.
    pub holds: Vec<Hold>,
    /// What runs when data are no longer needed.
    pub destruction: Destruction,
    /// How long the proof of a consent is kept after it ended.
    pub consent_proof: Keep,
    /// How long acts of destruction are kept.
    pub acts: Keep,
    /// Age rule.
    pub age: AgeRule,
    /// The usual safeguards.
    pub safeguards: Vec<Safeguard>,
    /// Fines for organisations.
    pub fines: Vec<Fine>,
    /// Documents with their required fields.
    pub documents: Vec<Document>,
    /// Hosts of services known to record visits outside the country.
    pub foreign_hosts: Vec<String>,
    /// Mail services anybody may have an address at.
    pub mail_services: Vec<String>,
}

impl Pack {
    /// The newest rule with this id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().filter(|term| term.id == id).max_by_key(|term| term.validity.from)
    }

    /// The rule with this id in force on the trigger's local date.
    #[must_use]
    pub fn term_on(&self, id: &str, date: Date) -> Option<&Term> {
        self.terms
            .iter()
            .filter(|term| term.id == id && term.validity.covers(date))
            .max_by_key(|t| t.validity.from)
    }

    /// The enabled rules that an event starts, in force on the trigger's local date. One event may start two clocks.
    pub fn terms_started_by<'a>(&'a self, trigger: &'a str, date: Date) -> impl Iterator<Item = &'a Term> {
        self.terms
            .iter()
            .filter(move |term| term.enabled && term.trigger == trigger && term.validity.covers(date))
    }

    /// The rules a person means by a word, in force on a date: the id of a term in any case, the slug of a right, or an event.
    #[must_use]
    pub fn terms_meant<'a>(&'a self, what: &'a str, date: Date) -> Vec<&'a Term> {
        let id = self.right(what).and_then(|right| right.term.as_deref()).unwrap_or(what);
        let same = |term: &&Term| term.id.eq_ignore_ascii_case(id) && term.validity.covers(date);
        let by_id: Vec<&Term> = self.terms.iter().filter(same).collect();
        if by_id.is_empty() { self.terms_started_by(what, date).collect() } else { by_id }
    }

    /// A legal basis by slug.
    #[must_use]
    pub fn basis(&self, slug: &str) -> Option<&Basis> {
        self.bases.iter().find(|basis| basis.slug == slug)
    }

    /// A ground for special categories by slug or by the keyword a declaration uses.
    #[must_use]
    pub fn special(&self, name: &str) -> Option<&Special> {
        self.specials.iter().find(|special| special.slug == name || special.keyword == name)
    }

    /// An operation by slug.
    #[must_use]
    pub fn operation(&self, slug: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.slug == slug)
    }

    /// What this law calls an operation of the journal's closed list; for a kind the law does not tell apart, what it calls
    /// the whole.
    #[must_use]
    pub fn operation_listed(&self, listed: &str) -> Option<&Texts> {
        let kind = self.operations.iter().flat_map(|o| &o.kinds).find(|kind| kind.listed == listed);
        let named = |listed: &str| self.operations.iter().find(|o| o.listed == listed).map(|o| &o.name);
        kind.map(|kind| &kind.name)
            .or_else(|| named(listed))
            .or_else(|| listed.split_once('.').and_then(|(whole, _)| named(whole)))
    }

    /// A right by slug.
    #[must_use]
    pub fn right(&self, slug: &str) -> Option<&Right> {
        self.rights.iter().find(|right| right.slug == slug)
    }

    /// A hold by slug or by the keyword a declaration uses.
    #[must_use]
    pub fn hold(&self, name: &str) -> Option<&Hold> {
        self.holds.iter().find(|hold| hold.slug == name || hold.keyword == name)
    }

    /// A fine by id.
    #[must_use]
    pub fn fine(&self, id: &str) -> Option<&Fine> {
        self.fines.iter().find(|fine| fine.id == id)
    }

    /// A document by slug.
    #[must_use]
    pub fn document(&self, slug: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.slug == slug)
    }

    /// A safeguard by slug.
    #[must_use]
    pub fn safeguard(&self, slug: &str) -> Option<&Safeguard> {
        self.safeguards.iter().find(|safeguard| safeguard.slug == slug)
    }

    /// The term in which a right must be answered.
    #[must_use]
    pub fn term_of_right(&self, slug: &str) -> Option<&Term> {
        self.right(slug).and_then(|right| self.term(right.term.as_deref()?))
    }
}
