//! The program as another program meets it: standard input, standard output, exit codes.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use zalog_press::{PressError, limits, press};
use zalog_words::Lang;

use crate::sample::{policy_of, saying};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zalog-press"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // The program may stop reading before the end: then it has said why.
    let _ = pipe.write_all(input);
    drop(pipe);
    child.wait_with_output().unwrap()
}

#[test]
fn a_sheet_goes_in_and_a_pdf_comes_out() {
    let sheet = saying("Одно предложение.").json();
    let output = run(&[], sheet.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.starts_with(b"%PDF-1.7") && output.stderr.is_empty());
    assert_eq!(output.stdout, press(sheet.as_bytes()).unwrap());
}

#[test]
fn what_is_no_sheet_is_refused_with_a_reason() {
    for input in [&b""[..], b"{}", b"[1]", b"\xff\xfe", b"{\"frame\": 1, \"document\": 2}"] {
        let output = run(&[], input);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert_eq!(run(&["--what"], b"").status.code(), Some(2));
}

#[test]
fn limits_hold() {
    let long = vec![b' '; limits::INPUT_MAX + 1];
    assert!(matches!(press(&long), Err(PressError::TooLong)));
    assert_eq!(run(&[], &long).status.code(), Some(1));
    let mut wide = saying("x");
    let section = wide.document.sections[0].clone();
    for index in 0..=limits::CELLS_MAX {
        let mut next = section.clone();
        next.id = format!("s{index}");
        wide.document.sections.push(next);
    }
    assert!(matches!(press(wide.json().as_bytes()), Err(PressError::TooLong | PressError::TooLarge)));
    let mut deep = saying("x");
    for _ in 0..limits::DEPTH_MAX {
        let inner = deep.document.sections.clone();
        deep.document.sections = vec![section.clone()];
        deep.document.sections[0].sections = inner;
    }
    assert!(matches!(press(deep.json().as_bytes()), Err(PressError::TooLarge)));
}

#[test]
fn the_longest_example_is_far_from_the_limits() {
    let sheet = policy_of("pumpa", Lang::Ru).json();
    assert!(sheet.len() * 4 < limits::INPUT_MAX, "{}", sheet.len());
}

#[test]
fn the_licences_of_the_fonts_travel_with_the_program() {
    let output = run(&["--licences"], b"");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("ParaType Free Font Licensing Agreement") && said.contains("Bitstream"));
}
