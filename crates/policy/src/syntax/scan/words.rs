//! Bare words, numbers, and what looks like them.

use super::super::scan_word::{Bare, classify, quoted};
use super::super::word::{self, Role};
use super::{LOOK_AHEAD, Scanner, is_invisible, is_newline};
use crate::diagnostic::{Finding, say};
use crate::lint::rules;

impl Scanner<'_> {
    pub(super) fn word(&mut self) {
        if self.word_with_invisible() {
            return;
        }
        let start = self.offset(0);
        let rest_end = {
            let mut ahead = 0;
            while ahead < LOOK_AHEAD && self.peek(ahead).is_some_and(|c| !is_newline(c)) {
                ahead += 1;
            }
            self.offset(ahead)
        };
        let rest = self.slice(start, rest_end);
        let class = classify(rest);
        let starts_node = self.node_start;
        match class {
            // A number where a node's name should be is the numbering of a printed text.
            Bare::Number(length) | Bare::Dotted(length) | Bare::Date(length) if starts_node => {
                self.stray(length)
            }
            Bare::Dashes(length) => self.stray(length),
            Bare::Number(length) => {
                self.token(start, self.offset(length));
                self.copy(length);
            }
            Bare::Phone(length) => self.quote(&rules::UNQUOTED_PHONE, length),
            Bare::Date(length) => self.quote(&rules::UNQUOTED_DATE, length),
            Bare::Dotted(length) => self.quote(&rules::UNQUOTED_NUMBER, length),
            Bare::Url(length) | Bare::Slashed(length) => self.quote(&rules::UNQUOTED_VALUE, length),
            Bare::Glued { digits, length } => self.glued(digits, length),
            Bare::Literal(length, yes) => self.literal(length, yes),
            Bare::Colon { word, length } => self.colon(word, length),
            Bare::Plain(length) => {
                self.token(start, self.offset(length));
                self.copy(length);
            }
            Bare::Odd(length) => self.quote(&rules::UNQUOTED_VALUE, length.max(1)),
        }
    }

    /// A word with a mark in it that nobody can see: the word is read without it.
    pub(super) fn word_with_invisible(&mut self) -> bool {
        let (start, end) = (self.offset(0), self.word_end());
        let typed = self.slice(start, end);
        if !typed.contains(is_invisible) {
            return false;
        }
        let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
        let span = self.span(start, end);
        let finding = Finding::of(
            &rules::INVISIBLE_CHARACTER,
            span,
            say!(
                "В слове «{visible}» есть невидимый знак",
                "The word `{visible}` holds an invisible character",
                "«{visible}» сөзінде көрінбейтін таңба бар"
            ),
        )
        .fix(
            span,
            visible.clone(),
            say!("убрать знак", "take the character out", "таңбаны алып тастау"),
        );
        self.report(finding);
        let plain = matches!(classify(&visible), Bare::Plain(length) if length == visible.chars().count());
        self.token(start, end);
        self.replace(typed.chars().count(), &if plain { visible } else { quoted(&visible) });
        true
    }

    /// `30дней`.
    pub(super) fn glued(&mut self, digits: usize, length: usize) {
        let (start, middle, end) = (self.offset(0), self.offset(digits), self.offset(length));
        let unit = self.slice(middle, end);
        if word::find(Role::Unit, unit, self.lang).is_none() {
            self.quote(&rules::UNQUOTED_NUMBER, length);
            return;
        }
        let number = self.slice(start, middle);
        let finding = Finding::of(
            &rules::GLUED_UNIT,
            self.span(start, end),
            say!(
                "После «{number}» нужен пробел: {number} {unit}",
                "A space is needed after `{number}`: {number} {unit}",
                "{number} санынан кейін бос орын керек: {number} {unit}"
            ),
        )
        .fix(
            self.span(middle, middle),
            " ",
            say!("поставить пробел", "put a space in", "бос орын қою"),
        );
        self.report(finding);
        self.token(start, middle);
        self.copy(digits);
        self.token(middle, end);
        self.copy(length - digits);
    }

    /// `true`, `false`, `null` without a hash.
    pub(super) fn literal(&mut self, length: usize, yes: Option<bool>) {
        let (start, end) = (self.offset(0), self.offset(length));
        let typed = self.slice(start, end);
        let id = if yes == Some(true) { "yes" } else { "no" };
        let right = word::by_id(Role::Answer, id).map_or("", |w| w.canonical(self.lang));
        let span = self.span(start, end);
        let finding = Finding::of(
            &rules::UNKNOWN_WORD,
            span,
            say!(
                "Вместо «{typed}» пишут «{right}»",
                "Write `{right}` instead of `{typed}`",
                "«{typed}» орнына «{right}» деп жазылады"
            ),
        )
        .fix(span, right, say!("написать «{right}»", "write `{right}`", "«{right}» деп жазу"));
        self.report(finding);
        self.token(start, end);
        self.replace(length, right);
    }

    /// `цель:`, `цель:кабинет`.
    pub(super) fn colon(&mut self, word: usize, length: usize) {
        let (start, at) = (self.offset(0), self.offset(word));
        let name = self.slice(start, at);
        let next = self.offset(word + 1);
        let more = word + 1 < length;
        // `host:8080` is a value; `цель:кабинет` is a keyword with a colon.
        if more && word::find(Role::Key, name, self.lang).is_none() {
            self.token(start, self.offset(length));
            self.copy(length);
            return;
        }
        let finding = Finding::of(
            &rules::STRAY_PUNCTUATION,
            self.span(at, next),
            say!(
                "Двоеточие после «{name}» не нужно",
                "No colon is needed after `{name}`",
                "«{name}» сөзінен кейін қос нүкте керек емес"
            ),
        )
        .fix(
            self.span(at, next),
            if more { " " } else { "" },
            say!("убрать двоеточие", "take the colon out", "қос нүктені алып тастау"),
        );
        self.report(finding);
        self.token(start, at);
        self.copy(word);
        self.replace(1, " ");
    }
}
