//! Reads one node: its arguments, properties and children, each at most as often as it makes sense; what nobody asked
//! for is reported at the end.

use zalog_words::Lang;

use super::cx::Cx;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{Localized, Origin};
use crate::syntax::tree::{Form, Node, Property, Spanned, Value};
use crate::syntax::word::Role;
use crate::syntax::{SourceSpan, Word};

/// A property's key, looked up.
#[derive(Debug, Clone, Copy)]
struct Key {
    word: Option<&'static Word>,
    /// `кнопка-en`: the twin of `кнопка` in English.
    twin: Option<Lang>,
    used: bool,
}

/// A node being read.
pub(crate) struct Reader<'n> {
    pub(crate) node: &'n Node,
    next_arg: usize,
    keys: Vec<Key>,
    children: Vec<(Option<&'static Word>, bool)>,
    clauses: Vec<String>,
}

/// The language a key is the twin in, and the key without its ending.
fn twin(key: &str) -> (Option<Lang>, &str) {
    for (ending, lang) in [("-ru", Lang::Ru), ("-en", Lang::En), ("-kk", Lang::Kk)] {
        if let Some(base) = key.strip_suffix(ending) {
            return (Some(lang), base);
        }
    }
    (None, key)
}

impl<'n> Reader<'n> {
    /// Begins to read a node; unknown keys of properties are reported at once.
    pub(crate) fn new(cx: &mut Cx, node: &'n Node) -> Self {
        Self::begin(cx, node, true)
    }

    /// Begins to read a node whose children are not keywords.
    pub(crate) fn with_free_children(cx: &mut Cx, node: &'n Node) -> Self {
        Self::begin(cx, node, false)
    }

    fn begin(cx: &mut Cx, node: &'n Node, keyed: bool) -> Self {
        let keys = node
            .props
            .iter()
            .map(|p| {
                let (lang, base) = twin(&p.key.text);
                Key { word: cx.word_at(Role::Key, base, p.key.span), twin: lang, used: false }
            })
            .collect();
        let children = node
            .children
            .iter()
            .map(|c| {
                let word = if keyed { cx.word_at(Role::Key, &c.name.text, c.name.span) } else { None };
                (word, !keyed)
            })
            .collect();
        let mut reader = Self { node, next_arg: 0, keys, children, clauses: Vec::new() };
        if let Some(value) = reader.prop(cx, "clause") {
            reader.clauses = clauses(&value.text);
        }
        reader
    }

    /// The next argument.
    pub(crate) fn arg(&mut self) -> Option<&'n Value> {
        let value = self.node.args.get(self.next_arg)?;
        self.next_arg += 1;
        Some(value)
    }

    /// The next argument, not taken.
    pub(crate) fn peek(&self) -> Option<&'n Value> {
        self.node.args.get(self.next_arg)
    }

    /// All arguments that are left.
    pub(crate) fn rest(&mut self) -> &'n [Value] {
        let rest = self.node.args.get(self.next_arg..).unwrap_or(&[]);
        self.next_arg = self.node.args.len();
        rest
    }

    /// A declared name: the first argument.
    pub(crate) fn name(&mut self, cx: &mut Cx) -> Option<Spanned> {
        match self.arg() {
            Some(value)
                if !value.text.trim().is_empty() && !matches!(value.form, Form::Nothing | Form::Truth(_)) =>
            {
                Some(Spanned { text: value.text.clone(), span: value.span })
            }
            other => {
                let span = other.map_or(self.node.name.span, |v| v.span);
                let what = &self.node.name.text;
                let message = say!(
                    "У узла «{what}» нет имени",
                    "The node `{what}` has no name",
                    "«{what}» түйінінің аты жоқ"
                );
                cx.report(&rules::MISSING_VALUE, span, message);
                None
            }
        }
    }

    /// The value of a property. Twice the same key is reported.
    pub(crate) fn prop(&mut self, cx: &mut Cx, id: &str) -> Option<&'n Value> {
        let mut found: Option<&'n Property> = None;
        for (property, key) in self.node.props.iter().zip(self.keys.iter_mut()) {
            if key.twin.is_none() && key.word.is_some_and(|w| w.id == id) {
                key.used = true;
                if let Some(first) = found {
                    let typed = &property.key.text;
                    let message = say!(
                        "«{typed}» указано дважды",
                        "`{typed}` is given twice",
                        "«{typed}» екі рет көрсетілген"
                    );
                    let label = say!("впервые здесь", "first given here", "бірінші рет осында");
                    cx.push(
                        Finding::of(&rules::DUPLICATE_NODE, property.span, message).also(first.span, label),
                    );
                } else {
                    found = Some(property);
                }
            }
        }
        found.map(|p| &p.value)
    }

    /// The twins of a property's text in other languages.
    fn twins(&mut self, id: &str) -> Vec<(Lang, &'n Value)> {
        let mut found = Vec::new();
        for (property, key) in self.node.props.iter().zip(self.keys.iter_mut()) {
            if let (Some(lang), Some(word)) = (key.twin, key.word)
                && word.id == id
            {
                key.used = true;
                found.push((lang, &property.value));
            }
        }
        found
    }

    /// The texts `en="…"`, `ru="…"`, `kk="…"` beside the node's own text.
    pub(crate) fn own_twins(&mut self, cx: &mut Cx) -> Vec<(Lang, &'n Value)> {
        [("ru", Lang::Ru), ("en", Lang::En), ("kk", Lang::Kk)]
            .into_iter()
            .filter_map(|(id, lang)| self.prop(cx, id).map(|v| (lang, v)))
            .collect()
    }

    /// A text given as a property, with its twins.
    pub(crate) fn text_prop(&mut self, cx: &mut Cx, id: &str) -> Option<Localized> {
        let twins = self.twins(id);
        let value = self.prop(cx, id)?;
        if cx.hole(value) {
            return Some(cx.known("уточнить", "to be filled in", "нақтылау керек"));
        }
        Some(cx.text(value, &twins))
    }

    /// A text given as a property or as a child node.
    pub(crate) fn text_of(&mut self, cx: &mut Cx, id: &str) -> Option<Localized> {
        if let Some(text) = self.text_prop(cx, id) {
            return Some(text);
        }
        let child = self.child(cx, id)?;
        let mut reader = Reader::new(cx, child);
        let text = reader.own_text(cx);
        reader.finish(cx);
        text
    }

    /// The value given as a property or as the first argument of a child node.
    pub(crate) fn value_of(&mut self, cx: &mut Cx, id: &str) -> Option<&'n Value> {
        if let Some(value) = self.prop(cx, id) {
            return Some(value);
        }
        let child = self.child(cx, id)?;
        let mut reader = Reader::new(cx, child);
        let value = reader.arg();
        if value.is_none() {
            let what = &child.name.text;
            cx.report(
                &rules::MISSING_VALUE,
                child.head,
                say!("У «{what}» нет значения", "`{what}` has no value", "«{what}» мәні жоқ"),
            );
        }
        reader.finish(cx);
        value
    }

    /// A text given as a property or child that may be a hole.
    pub(crate) fn hole_or_text(&mut self, cx: &mut Cx, id: &str) -> Option<crate::model::HoleOr<Localized>> {
        let twins = self.twins(id);
        if let Some(value) = self.prop(cx, id) {
            return Some(cx.text_or_hole(value, &twins));
        }
        let child = self.child(cx, id)?;
        let mut reader = Reader::new(cx, child);
        let twins = reader.own_twins(cx);
        let value = reader.arg().map(|v| cx.text_or_hole(v, &twins));
        reader.finish(cx);
        value
    }

    /// The node's own text: the next argument, with its twins in other languages.
    pub(crate) fn own_text(&mut self, cx: &mut Cx) -> Option<Localized> {
        let twins = self.own_twins(cx);
        let value = self.arg()?;
        if cx.hole(value) {
            return Some(cx.known("уточнить", "to be filled in", "нақтылау керек"));
        }
        Some(cx.text(value, &twins))
    }

    /// Values of a list given as a property, and as arguments of children of that name.
    pub(crate) fn list(&mut self, cx: &mut Cx, id: &str) -> Option<Vec<Value>> {
        let mut found: Option<Vec<Value>> = None;
        if let Some(value) = self.prop(cx, id) {
            found.get_or_insert_default().push(value.clone());
        }
        for child in self.all(id) {
            let mut reader = Reader::new(cx, child);
            let values = reader.rest();
            if values.is_empty() {
                let what = &child.name.text;
                cx.report(
                    &rules::MISSING_VALUE,
                    child.head,
                    say!("Список «{what}» пуст", "The list `{what}` is empty", "«{what}» тізімі бос"),
                );
            }
            found.get_or_insert_default().extend(values.iter().cloned());
            reader.finish(cx);
        }
        found
    }

    /// The only child of that name; more than one is reported.
    pub(crate) fn child(&mut self, cx: &mut Cx, id: &str) -> Option<&'n Node> {
        let all = self.all(id);
        let mut nodes = all.into_iter();
        let first = nodes.next()?;
        for other in nodes {
            let typed = &other.name.text;
            let message = say!(
                "«{typed}» здесь указано дважды",
                "`{typed}` is given twice here",
                "«{typed}» мұнда екі рет көрсетілген"
            );
            let label = say!("впервые здесь", "first given here", "бірінші рет осында");
            cx.push(Finding::of(&rules::DUPLICATE_NODE, other.head, message).also(first.head, label));
        }
        Some(first)
    }

    /// All children of that name.
    pub(crate) fn all(&mut self, id: &str) -> Vec<&'n Node> {
        let mut found = Vec::new();
        for (node, (word, used)) in self.node.children.iter().zip(self.children.iter_mut()) {
            if word.is_some_and(|w| w.id == id) {
                *used = true;
                found.push(node);
            }
        }
        found
    }

    /// Where the node stands, with its own clauses and those of children that have no place of their own.
    pub(crate) fn origin(&self, cx: &mut Cx) -> Origin {
        let mut all = self.clauses.clone();
        for (node, (word, _)) in self.node.children.iter().zip(&self.children) {
            let own = word
                .is_some_and(|w| matches!(w.id, "except" | "kept-by-law" | "edition" | "changes" | "law"));
            if !own {
                inner_clauses(cx, node, &mut all);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|clause| seen.insert(clause.clone()));
        cx.origin(self.node, all)
    }

    /// Reports what nobody asked for.
    pub(crate) fn finish(self, cx: &mut Cx) {
        let node = &self.node.name.text;
        for value in self.node.args.iter().skip(self.next_arg) {
            let typed = &value.text;
            let message = say!(
                "«{typed}» здесь лишнее: у «{node}» такого значения нет",
                "`{typed}` is too much here: `{node}` takes no such value",
                "«{typed}» мұнда артық: «{node}» түйінінде ондай мән болмайды"
            );
            let help = say!(
                "Уберите его; если это часть текста из нескольких слов, возьмите весь текст в прямые кавычки.",
                "Take it out; if it is part of a text of several words, put the whole text in straight quotes.",
                "Оны алып тастаңыз; егер ол бірнеше сөзден тұратын мәтіннің бөлігі болса, мәтінді тұтас тік тырнақшаға алыңыз."
            );
            cx.push(Finding::of(&rules::MISPLACED_WORD, value.span, message).help(help));
        }
        let mut wrong: Vec<(SourceSpan, &str)> = Vec::new();
        for (property, key) in self.node.props.iter().zip(&self.keys) {
            if !key.used && key.word.is_some() {
                wrong.push((property.key.span, &property.key.text));
            }
        }
        for (child, (word, used)) in self.node.children.iter().zip(&self.children) {
            if !used && word.is_some() {
                wrong.push((child.name.span, &child.name.text));
            }
        }
        for (span, typed) in wrong {
            cx.report(
                &rules::MISPLACED_WORD,
                span,
                say!(
                    "«{typed}» не относится к «{node}»",
                    "`{typed}` does not belong to `{node}`",
                    "«{typed}» сөзі «{node}» түйініне қатысты емес"
                ),
            );
        }
    }
}

/// Clauses of a node and everything below it.
pub(crate) fn inner_clauses(cx: &Cx, node: &Node, all: &mut Vec<String>) {
    for property in &node.props {
        let key = crate::syntax::word::find(Role::Key, &property.key.text, cx.lang);
        if key.is_some_and(|f| f.word.id == "clause") {
            all.extend(clauses(&property.value.text));
        }
    }
    for child in &node.children {
        inner_clauses(cx, child, all);
    }
}

/// The clause numbers of `пункт="4.1 4.2"`, as typed. A range `1.2-1.7` is spelt out when both ends have the same
/// beginning and end in a number; anything else, such as `data-4`, is a number of its own.
fn clauses(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .filter(|part| !part.is_empty())
        .flat_map(|part| range(part).unwrap_or_else(|| vec![part.to_owned()]))
        .collect()
}

fn range(part: &str) -> Option<Vec<String>> {
    let (first, last) = part.split_once(['-', '–', '—'])?;
    let split = |text: &str| -> Option<(String, u32)> {
        let (head, number) = text.rsplit_once('.').map_or(("", text), |(h, n)| (h, n));
        let numeric = head.chars().all(|c| c.is_ascii_digit() || c == '.');
        numeric.then_some((head.to_owned(), number.parse().ok()?))
    };
    let (head, from) = split(first)?;
    let (other, to) = split(last)?;
    if head != other || to < from || to - from > 100 {
        return None;
    }
    let number = |n: u32| if head.is_empty() { n.to_string() } else { format!("{head}.{n}") };
    Some((from..=to).map(number).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_split_and_ranges_spelt_out() {
        assert_eq!(clauses("4.1 4.2"), ["4.1", "4.2"]);
        assert_eq!(clauses("1.2-1.5 2.2"), ["1.2", "1.3", "1.4", "1.5", "2.2"]);
        assert_eq!(clauses("3-5"), ["3", "4", "5"]);
        assert_eq!(clauses("data-4 requests-1"), ["data-4", "requests-1"]);
        assert_eq!(clauses("5.4-c 1.2-2.3"), ["5.4-c", "1.2-2.3"]);
    }
}
