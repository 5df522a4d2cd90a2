//! What stands on the pages: every sentence of the tree, and nothing that acts.

use lopdf::{Document as Pdf, Object};
use zalog_policy::document;
use zalog_words::Lang;

use crate::sample::{example, framed, policy_of, read, saying, squeezed, words};

#[test]
fn every_sentence_of_every_document_is_on_the_paper() {
    for name in ["pumpa", "proedu", "smile", "progtime", "prommet"] {
        let policy = example(name);
        for lang in [Lang::Ru, Lang::En, Lang::Kk] {
            let mut documents = vec![document::policy(&policy, lang)];
            documents.extend(
                policy.consents.iter().take(1).filter_map(|c| document::consent(&policy, &c.purpose, lang)),
            );
            for document in documents {
                let sheet = framed(&policy, document);
                let paper = words(&read(&sheet));
                for sentence in sheet.document.sentences() {
                    let said = squeezed(&sentence.plain());
                    // A sentence may be cut by the end of a page: then its halves stand apart.
                    let half = said.chars().count() / 2;
                    let (first, second): (String, String) =
                        (said.chars().take(half).collect(), said.chars().skip(half).collect());
                    assert!(
                        paper.contains(&said) || paper.contains(&first) || paper.contains(&second),
                        "{name}, {lang}: the paper lacks: {}",
                        sentence.plain()
                    );
                }
            }
        }
    }
}

#[test]
fn kazakh_letters_and_signs_come_back_as_they_went_in() {
    for said in ["ӘәҒғҚқҢңӨөҰұҮүҺһІі", "№ 152, «кавычки», 5 000 ₽ и 900 ₸, Ёлка", "a → b, § 9, €"]
    {
        assert!(words(&read(&saying(said))).contains(&squeezed(said)), "{said}");
    }
}

#[test]
fn text_is_never_markup() {
    let nasty = [
        "#panic(\"x\")",
        "#read(\"/etc/hostname\") $ x^2 $ *bold* _it_ `raw` \\u{41} \\ @ref <one> ~ [a](b) // c /* d */",
        "= heading\n+ list",
        "\"); #while true {}",
        "%p of %n",
    ];
    for text in nasty {
        assert!(words(&read(&saying(text))).contains(&squeezed(text)), "{text}");
    }
}

#[test]
fn a_letter_that_no_font_has_leaves_a_mark_and_no_hole() {
    let paper = words(&read(&saying("до \u{5b57} после \u{e123}")));
    assert!(paper.contains("до□после□"), "{paper}");
}

#[test]
fn pages_are_numbered_in_the_language_of_the_text() {
    for lang in Lang::ALL {
        let sheet = policy_of("smile", lang);
        let last = match sheet.document.lang {
            Lang::Ru => "стр.%из%",
            Lang::En => "page%of%",
            Lang::Kk => "%бет,барлығы%",
        };
        let pdf = read(&sheet);
        let count = pdf.get_pages().len();
        assert!(count > 3, "{count}");
        let paper = words(&pdf);
        for page in 1..=count {
            let line = last.replacen('%', &page.to_string(), 1).replacen('%', &count.to_string(), 1);
            assert!(paper.contains(&line), "{lang}: {line}");
        }
    }
}

#[test]
fn the_head_names_operator_and_edition_on_every_page_but_the_first() {
    let sheet = policy_of("smile", Lang::Ru);
    let pdf = read(&sheet);
    for page in pdf.get_pages().keys() {
        let text = squeezed(&pdf.extract_text(&[*page]).unwrap());
        assert!(text.contains(&squeezed(&sheet.frame.over)), "page {page}");
        assert_eq!(text.contains(&squeezed(&sheet.frame.edition)), *page > 1, "page {page}");
    }
}

#[test]
fn a_consent_has_lines_to_sign() {
    let policy = example("smile");
    let consent = &policy.consents[0].purpose;
    let sheet = framed(&policy, document::consent(&policy, consent, Lang::Ru).unwrap());
    assert!(words(&read(&sheet)).contains("Подпись"));
    assert!(policy_of("smile", Lang::Ru).frame.sign.is_empty());
}

#[test]
fn links_lead_to_the_site_of_the_operator() {
    let sheet = policy_of("smile", Lang::Ru);
    let addresses = addresses(&read(&sheet));
    assert!(addresses.contains(&format!("{}/requests", sheet.frame.site)), "{addresses:?}");
    let mut nowhere = sheet;
    nowhere.frame.site = String::new();
    assert!(self::addresses(&read(&nowhere)).is_empty());
}

/// Where links lead outside the file.
fn addresses(pdf: &Pdf) -> Vec<String> {
    let actions = pdf.objects.values().filter_map(|object| object.as_dict().ok()).filter_map(|dictionary| {
        let action = match dictionary.get(b"A").ok()? {
            Object::Reference(id) => pdf.get_object(*id).ok()?,
            other => other,
        };
        let address = action.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()?;
        Some(String::from_utf8_lossy(address).into_owned())
    });
    actions.collect()
}
