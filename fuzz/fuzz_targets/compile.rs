//! Any bytes as a declaration.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zalog_policy::{LoadError, Loader, Severity, compile, document, fixed, format, render, to_json, to_sarif};
use zalog_words::Lang;

struct One<'a>(&'a [u8]);

impl Loader for One<'_> {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.to_vec()) } else { Err(LoadError::NotFound) }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let compiled = compile(&One(bytes));
    let failed = compiled.findings.iter().any(|f| f.severity == Severity::Error);
    assert_eq!(compiled.policy.is_none(), failed);
    let _ = (render(&compiled, Lang::Ru, true), to_json(&compiled, Lang::En), fixed(&compiled));
    let _ = to_sarif(&compiled, Lang::Ru, "");
    if let Some(policy) = &compiled.policy {
        for lang in Lang::ALL {
            let text = document::policy(policy, lang);
            let _ = (text.html(), text.markdown(), text.text(), text.canonical_json());
            for consent in &policy.consents {
                assert!(document::consent(policy, &consent.purpose, lang).is_some(), "a consent has its document");
            }
        }
        let once = format(&One(bytes), None).expect("the formatted text means the same");
        if let [file] = once.as_slice() {
            let twice = format(&One(file.text.as_bytes()), None).expect("what is formatted compiles");
            assert!(twice.iter().all(|f| !f.changed), "twice is once");
        }
    }
});
