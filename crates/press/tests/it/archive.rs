//! What makes the file an archive file and an accessible one.

use lopdf::{Dictionary, Document as Pdf, Object};
use zalog_policy::document;
use zalog_words::Lang;

use crate::sample::{example, framed, policy_of, read};

fn follow<'a>(pdf: &'a Pdf, object: &'a Object) -> &'a Object {
    match object {
        Object::Reference(id) => pdf.get_object(*id).unwrap(),
        other => other,
    }
}

fn entry<'a>(pdf: &'a Pdf, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    follow(pdf, dictionary.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key}")))
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

fn metadata(pdf: &Pdf) -> String {
    let stream = entry(pdf, pdf.catalog().unwrap(), "Metadata").as_stream().unwrap();
    String::from_utf8(stream.get_plain_content().unwrap()).unwrap()
}

/// Titles of bookmarks, depth first.
fn bookmarks(pdf: &Pdf, outline: &Dictionary, all: &mut Vec<String>) {
    let mut next = outline.get(b"First").ok();
    while let Some(object) = next {
        let item = follow(pdf, object).as_dict().unwrap();
        all.push(text(entry(pdf, item, "Title")));
        bookmarks(pdf, item, all);
        next = item.get(b"Next").ok();
    }
}

#[test]
fn it_is_tagged_and_says_so_in_the_language_of_the_text() {
    for lang in Lang::ALL {
        let sheet = policy_of("proedu", lang);
        let code = sheet.document.lang.code();
        let pdf = read(&sheet);
        let catalogue = pdf.catalog().unwrap();
        assert_eq!(text(entry(&pdf, catalogue, "Lang")), code);
        let marks = entry(&pdf, catalogue, "MarkInfo").as_dict().unwrap();
        assert!(entry(&pdf, marks, "Marked").as_bool().unwrap());
        assert!(catalogue.get(b"StructTreeRoot").is_ok());
        let shown = entry(&pdf, catalogue, "ViewerPreferences").as_dict().unwrap();
        assert!(entry(&pdf, shown, "DisplayDocTitle").as_bool().unwrap());
        let said = metadata(&pdf);
        assert!(said.contains("<pdfaid:part>2</pdfaid:part>"), "{said}");
        assert!(said.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{said}");
        assert!(said.contains("<pdfuaid:part>1</pdfuaid:part>"), "{said}");
        assert!(said.contains(&sheet.document.title.plain()), "{said}");
    }
}

#[test]
fn bookmarks_are_the_sections() {
    let sheet = policy_of("smile", Lang::Ru);
    let pdf = read(&sheet);
    let mut found = Vec::new();
    bookmarks(&pdf, entry(&pdf, pdf.catalog().unwrap(), "Outlines").as_dict().unwrap(), &mut found);
    for section in &sheet.document.sections {
        let heading = section.heading.plain();
        let wanted =
            if section.number.is_empty() { heading } else { format!("{}. {heading}", section.number) };
        assert!(found.contains(&wanted), "{wanted} is not among {found:?}");
    }
}

#[test]
fn tables_are_tables_with_heads() {
    let pdf = read(&policy_of("pumpa", Lang::Ru));
    let roles: Vec<&[u8]> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.get_type().is_ok_and(|kind| kind == b"StructElem"))
        .filter_map(|dictionary| dictionary.get(b"S").ok()?.as_name().ok())
        .collect();
    let count = |role: &str| roles.iter().filter(|found| **found == role.as_bytes()).count();
    assert!(count("Table") >= 3, "{}", count("Table"));
    assert!(count("TH") >= 9 && count("TD") > count("TH"));
    assert!(count("Link") > 3 && count("H1") + count("H2") > 10 && count("LI") > 10);
}

#[test]
fn every_font_is_embedded_and_can_be_read_back() {
    let pdf = read(&policy_of("prommet", Lang::Ru));
    let fonts: Vec<&Dictionary> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| {
            dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0")
        })
        .collect();
    assert!(fonts.len() >= 3, "{}", fonts.len());
    for font in fonts {
        assert!(font.get(b"ToUnicode").is_ok());
        let below = entry(&pdf, font, "DescendantFonts").as_array().unwrap();
        let descriptor =
            entry(&pdf, follow(&pdf, &below[0]).as_dict().unwrap(), "FontDescriptor").as_dict().unwrap();
        assert!(descriptor.get(b"FontFile2").or_else(|_| descriptor.get(b"FontFile3")).is_ok());
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let policy = example("progtime");
    let sheet = framed(&policy, document::cookies(&policy, Lang::Ru)).json();
    let twice = [(); 2].map(|()| zalog_press::press(sheet.as_bytes()).unwrap());
    assert_eq!(twice[0], twice[1]);
}
