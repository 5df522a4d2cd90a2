//! Findings: what is wrong, where, why it matters and how to put it right, in the reader's language.

mod fix;
mod json;
mod render;
pub mod sarif;

pub use fix::fixed;
pub use json::to_json;
pub use render::render;
pub use sarif::to_sarif;

use zalog_words::Lang;

use crate::lint::Rule;
use crate::syntax::SourceSpan;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Makes no sense: there is no policy until it is gone.
    Error,
    /// At odds with a law pack; the operator's lawyer decides.
    Law,
    /// Probably not what was meant, or a risk.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Law, Self::Warning, Self::Note];

    /// Machine name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Law => "law",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        pick(
            lang,
            match self {
                Self::Error => ("ошибка", "error", "қате"),
                Self::Law => ("закон", "law", "заң"),
                Self::Warning => ("внимание", "warning", "назар"),
                Self::Note => ("к сведению", "note", "мәлімет үшін"),
            },
        )
    }
}

/// A text in Russian, English and Kazakh.
pub type Three = (&'static str, &'static str, &'static str);

/// The one for a language.
pub(crate) const fn pick(lang: Lang, texts: Three) -> &'static str {
    match lang {
        Lang::Ru => texts.0,
        Lang::En => texts.1,
        Lang::Kk => texts.2,
    }
}

/// A sentence in every language in which a reader is told what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Say {
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
    /// Kazakh.
    pub kk: String,
}

impl Say {
    /// All three.
    #[must_use]
    pub fn new(ru: impl Into<String>, en: impl Into<String>, kk: impl Into<String>) -> Self {
        Self { ru: ru.into(), en: en.into(), kk: kk.into() }
    }

    /// One for each language.
    pub(crate) fn each(text: impl Fn(Lang) -> String) -> Self {
        Self { ru: text(Lang::Ru), en: text(Lang::En), kk: text(Lang::Kk) }
    }

    /// The sentence for a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
            Lang::Kk => &self.kk,
        }
    }
}

impl From<zalog_law::Texts> for Say {
    fn from(texts: zalog_law::Texts) -> Self {
        Self { ru: texts.ru, en: texts.en, kk: texts.kk }
    }
}

/// A length of time in words.
pub(crate) fn length(span: zalog_law::Span) -> Say {
    Say::each(|lang| zalog_words::span(lang, span.amount, span.unit.code(), zalog_words::Case::Nominative))
}

/// A [`Say`] from three format strings that share their captured arguments.
macro_rules! say {
    ($ru:literal, $en:literal, $kk:literal $(,)?) => {
        $crate::diagnostic::Say { ru: format!($ru), en: format!($en), kk: format!($kk) }
    };
}
pub(crate) use say;

/// A safe change of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What to replace; empty to insert.
    pub span: SourceSpan,
    /// With what.
    pub replacement: String,
    /// What the change does.
    pub label: Say,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// Where.
    pub span: SourceSpan,
    /// What is there.
    pub label: Say,
}

/// Why a finding is let pass: what `допустить` says in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The reason, in the language of the file.
    pub reason: String,
    /// Where it is given.
    pub span: SourceSpan,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, stable.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub span: SourceSpan,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong here.
    pub message: Say,
    /// What to do about it.
    pub help: Say,
    /// A safe change, where there is one.
    pub fix: Option<Fix>,
    /// Other places that belong to it.
    pub also: Vec<Also>,
    /// What the laws that apply say of it: article and fine; filled in by [`crate::compile`].
    pub law: Vec<Say>,
    /// Why it is let pass, where the file says so.
    pub allowed: Option<Allowed>,
}

impl Finding {
    /// Whether it bars publication on a public host: the law is against it, or a field is left to fill in, and the
    /// file gives no reason to let it pass.
    #[must_use]
    pub fn bars_publication(&self) -> bool {
        let bars = matches!(self.severity, Severity::Error | Severity::Law)
            || self.rule == crate::lint::rules::HOLE_LEFT.id;
        bars && self.allowed.is_none()
    }

    /// A finding of a rule, with the rule's own help; line and column are filled in by [`crate::compile`].
    #[must_use]
    pub fn of(rule: &Rule, span: SourceSpan, message: Say) -> Self {
        Self {
            rule: rule.id,
            severity: rule.severity,
            span,
            line: 0,
            column: 0,
            message,
            help: Say::new(rule.help.0, rule.help.1, rule.help.2),
            fix: None,
            also: Vec::new(),
            law: Vec::new(),
            allowed: None,
        }
    }

    /// With another help than the rule's.
    #[must_use]
    pub fn help(mut self, help: Say) -> Self {
        self.help = help;
        self
    }

    /// With a safe change of `span`.
    #[must_use]
    pub fn fix(mut self, span: SourceSpan, replacement: impl Into<String>, label: Say) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), label });
        self
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, span: SourceSpan, label: Say) -> Self {
        self.also.push(Also { span, label });
        self
    }
}
