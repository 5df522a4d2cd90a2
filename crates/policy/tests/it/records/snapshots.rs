//! The records as people read them: for every operator and language in every format, all of its documents in one file.
//!
//! The policy, the cookie terms and the consents are compared with the rules elsewhere; here every word of what is filed,
//! signed or handed over is looked at.

use zalog_policy::document;
use zalog_words::Lang;

use super::{OPERATORS, documents, example};

#[test]
fn every_record_of_every_operator() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        for name in OPERATORS {
            let (_, policy) = example(name);
            for lang in Lang::ALL {
                let all = documents(&policy, lang);
                for format in ["md", "txt", "html"] {
                    let text: String = all
                        .iter()
                        .map(|(name, document)| {
                            let body = match format {
                                "md" => document.markdown(),
                                "txt" => document.text(),
                                _ => document.html(),
                            };
                            format!("=== {name}\n\n{body}\n")
                        })
                        .collect();
                    insta::assert_snapshot!(format!("{name}-{}-{format}", lang.code()), text);
                }
                let csv = document::register_csv(&policy, lang, false);
                insta::assert_snapshot!(format!("{name}-{}-csv", lang.code()), csv);
            }
        }
    });
}
