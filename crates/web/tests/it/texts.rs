//! The published texts in every form they come in.

use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::client::Client;
use crate::harness::{HOST, World};

const PAGES: [&str; 5] = ["/policy", "/policy/v/1", "/policy/cookies", "/acknowledgement", "/consents/news"];

#[tokio::test]
async fn every_text_offers_its_forms_below_the_title() {
    for (world, pdf) in [(World::with_press(), true), (World::new(), false)] {
        let mut client = Client::new(&world);
        for path in PAGES {
            for lang in ["", "?lang=en"] {
                let page = client.get(&format!("{path}{lang}")).await;
                let hrefs = page.hrefs();
                for (ending, kind) in
                    [("md", "text/markdown"), ("txt", "text/plain"), ("pdf", "application/pdf")]
                {
                    let found = hrefs.iter().find(|href| href.contains(&format!(".{ending}")));
                    if ending == "pdf" && !pdf {
                        assert_eq!(found, None, "{path}: a PDF that nobody can set");
                        continue;
                    }
                    let href = found.unwrap_or_else(|| panic!("{path}: no link to .{ending}"));
                    let file = client.get(href).await;
                    assert_eq!(file.status, StatusCode::OK, "{href}");
                    let given = file.headers.get(header::CONTENT_TYPE).unwrap().to_str().unwrap().to_owned();
                    assert!(given.starts_with(kind), "{href}: {given}");
                }
            }
        }
    }
}

#[tokio::test]
async fn the_sheet_has_the_text_and_says_where_it_stands() {
    let world = World::with_press();
    let mut client = Client::new(&world);
    let file = client.get("/policy.pdf?lang=en").await;
    assert_eq!(file.headers.get(header::CONTENT_DISPOSITION).unwrap(), "attachment; filename=\"1-en.pdf\"");
    let sheet: Value = serde_json::from_str(&file.text).unwrap();
    assert_eq!(sheet["document"]["lang"], "en");
    assert_eq!(sheet["document"]["kind"], "policy");
    assert_eq!(sheet["frame"]["site"], format!("http://{HOST}"));
    assert_eq!(sheet["frame"]["stamp"], "2026-11-22T09:00:00Z");
    let hash = client.get("/policy?lang=en").await;
    let printed = sheet["frame"]["facts"].as_array().unwrap().last().unwrap()[1].as_str().unwrap().to_owned();
    assert!(printed.len() == 64 && hash.text.contains(&printed), "the page and the paper name one hash");
}

#[tokio::test]
async fn without_a_press_the_page_for_printing_is_offered() {
    for world in [World::new(), World::with_broken_press()] {
        let mut client = Client::new(&world);
        for (pdf, instead) in [
            ("/policy.pdf", "/policy/print"),
            ("/policy.pdf?lang=en", "/policy/print?lang=en"),
            ("/policy/v/1.pdf", "/policy/v/1"),
            ("/policy/cookies.pdf", "/policy/cookies"),
            ("/policy/acknowledgement.pdf", "/acknowledgement"),
            ("/consents/news.pdf", "/consents/news"),
        ] {
            let answer = client.get(pdf).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, instead), "{pdf}");
        }
    }
}

#[tokio::test]
async fn what_is_no_text_is_not_found() {
    let world = World::with_press();
    let mut client = Client::new(&world);
    for path in [
        "/policy/what.pdf",
        "/policy/cookies.exe",
        "/policy/v/1.exe",
        "/policy/v/7.pdf",
        "/consents/no-such.pdf",
        "/consents/news.",
        "/policy/x",
    ] {
        assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
