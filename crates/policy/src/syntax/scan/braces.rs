//! Braces: opened, closed, too many, too deep.

use super::{MAX_DEPTH, Open, Scanner};
use crate::diagnostic::{Finding, say};
use crate::lint::rules;

impl Scanner<'_> {
    pub(super) fn open_brace(&mut self) {
        if self.node_start && self.joinable {
            self.brace_on_its_own_line();
        }
        if self.node_start {
            let finding = Finding::of(
                &rules::STRAY_PUNCTUATION,
                self.span(self.offset(0), self.offset(1)),
                say!(
                    "Перед скобкой «{{» нет слова, к которому она относится",
                    "There is no node before this brace `{{`",
                    "«{{» жақшасының алдында ол қатысты сөз жоқ"
                ),
            );
            self.report(finding);
            self.parsable = false;
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep(self.offset(0));
            return;
        }
        self.joinable = false;
        self.open.push(Open { indent: self.node_indent, node: self.node, line: self.line, breaks: None });
        self.copy(1);
        self.begin_node();
    }

    /// A brace on the line after its node: taken as if it stood at the node's end.
    pub(super) fn brace_on_its_own_line(&mut self) {
        let (start, end) = (self.offset(0), self.offset(1));
        let finding = Finding::of(
            &rules::STRAY_PUNCTUATION,
            self.span(start, end),
            say!(
                "Скобка «{{» стоит на той же строке, что и её слово",
                "The brace `{{` stands on the line of its node",
                "«{{» жақшасы өз сөзімен бір жолда тұрады"
            ),
        )
        .fix(
            self.span(self.last_end, end),
            " {",
            say!("перенести скобку", "move the brace", "жақшаны көшіру"),
        );
        self.report(finding);
        self.out.trim_end();
        self.out.push(" ", start, 0);
        self.node_start = false;
        self.joinable = false;
    }

    pub(super) fn close_brace(&mut self) {
        self.joinable = false;
        if self.open.pop().is_none() {
            let span = self.span(self.offset(0), self.offset(1));
            let finding = Finding::of(
                &rules::EXTRA_BRACE,
                span,
                say!(
                    "Лишняя закрывающая скобка «}}»",
                    "A closing brace `}}` too many",
                    "Артық жабатын «}}» жақшасы"
                ),
            )
            .fix(span, "", say!("убрать скобку", "take the brace out", "жақшаны алып тастау"));
            self.report(finding);
            self.at += 1;
            return;
        }
        self.copy(1);
        // KDL wants an end after a brace; people put the next node on the same line.
        let end = self.offset(0);
        self.out.push(";", end, 0);
        self.begin_node();
    }

    pub(super) fn too_deep(&mut self, start: usize) {
        let finding = Finding::of(
            &rules::TOO_LARGE,
            self.span(start, self.offset(1)),
            say!(
                "Скобки вложены глубже {MAX_DEPTH} уровней",
                "Braces are nested more than {MAX_DEPTH} deep",
                "Жақшалар {MAX_DEPTH} деңгейден терең"
            ),
        );
        self.report(finding);
        self.parsable = false;
    }
}
