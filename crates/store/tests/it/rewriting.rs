//! Writing a store anew: nothing of a deleted row is left in any file, what lives stays, and what a role may not do is said.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use zalog_store::tables::meta;
use zalog_store::{Left, Options, Store, StoreError};

use crate::place::{Place, on_both, variable};

/// Rows of a table that has text, long enough to be sampled, compressed and spread over pages.
const ROWS: usize = 400;

fn name(number: usize) -> String {
    format!("row-{number:04}")
}

/// Text that is found nowhere else and is not compressed away.
fn body(place: &Place, number: usize) -> String {
    let mut state = number as u64 ^ u64::from(std::process::id()) << 32 ^ u64::from(place.is_sqlite());
    let mut text = String::new();
    while text.len() < 700 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(&format!("{state:016x}"));
    }
    text
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    // A server removes files while one looks.
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The folder in which every file of the store lies; a cluster's, if the suite made it.
fn folder(place: &Place) -> PathBuf {
    if place.is_sqlite() {
        return place.file().parent().unwrap().to_owned();
    }
    // The test command sets it; so does `cargo xtask postgres`.
    variable("ZALOG_TEST_POSTGRES_FOLDER").unwrap().into()
}

/// Files in which any of the needles stands, each file read once.
fn found_in(folder: &Path, needles: &[String]) -> Vec<String> {
    let stands = |path: &PathBuf| {
        let bytes = std::fs::read(path).unwrap_or_default();
        needles.iter().any(|needle| holds(&bytes, needle.as_bytes()))
    };
    files(folder).iter().filter(|path| stands(path)).map(|path| path.display().to_string()).collect()
}

/// Goes from one first byte of the needle to the next by the standard library's own search: a cluster's files are large, and
/// this is no optimised build.
fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let (first, more) = needle.split_first().unwrap();
    let mut rest = bytes;
    while rest.skip_until(*first).unwrap() > 0 {
        if rest.starts_with(more) {
            return true;
        }
    }
    false
}

fn fill(place: &Place, store: &Store) {
    for number in 0..ROWS {
        let (name, body) = (name(number), body(place, number));
        store.write::<_, StoreError, _>(move |tx| meta::put(tx, &name, &body)).unwrap();
    }
    if !place.is_sqlite() {
        // The planner takes its samples whenever it likes; here, at once.
        place.execute("ANALYZE");
    }
    for number in (0..ROWS).filter(|n| n % 7 != 0) {
        let (name, body) = (name(number), "gone".repeat(number % 50));
        store.write::<_, StoreError, _>(move |tx| meta::put(tx, &name, &body)).unwrap();
    }
}

fn nothing_of_a_deleted_row_is_left(place: &Place) {
    let store = place.open_with(Options::default()).unwrap();
    fill(place, &store);
    let folder = folder(place);
    // The first half of a text: a page may hold it in two pieces.
    let half = |number| body(place, number).get(..300).unwrap().to_owned();
    let (gone, held) = (half(3), half(7));
    assert!(!found_in(&folder, &[gone]).is_empty(), "the search finds what is there");
    let mut heard = Vec::new();
    let left = store.rewrite(&mut |what, place, of| heard.push((what.to_owned(), place, of))).unwrap();
    assert_eq!(left, Vec::new());
    assert!(heard.iter().enumerate().all(|(n, (_, place, of))| *place == n + 1 && *of == heard.len()));
    let deleted: Vec<String> = (0..ROWS).filter(|n| n % 7 != 0).step_by(23).map(half).collect();
    assert_eq!(found_in(&folder, &deleted), Vec::<String>::new());
    assert!(!found_in(&folder, &[held]).is_empty());
    let kept = store.read::<_, StoreError, _>(|tx| meta::get(tx, &name(7))).unwrap();
    assert_eq!(kept, Some(body(place, 7)));
    // Again changes nothing, and work goes on.
    assert_eq!(store.rewrite(&mut |_, _, _| {}).unwrap(), Vec::new());
    store.write::<_, StoreError, _>(|tx| meta::put(tx, "after", "all")).unwrap();
}

on_both!(nothing_of_a_deleted_row_is_left);

#[test]
fn what_a_role_may_not_do_is_said() {
    let Some(mut place) = Place::postgres() else { return };
    let (url, schema) = place.server.clone().unwrap();
    let role = format!("{schema}_limited");
    drop(place.open());
    place.execute(&format!("DROP SCHEMA {schema} CASCADE; CREATE ROLE {role} LOGIN"));
    place.execute(&format!("CREATE SCHEMA {schema} AUTHORIZATION {role}"));
    place.server = Some((url.replace("zalog@", &format!("{role}@")), schema.clone()));
    let store = place.open_with(Options::default()).unwrap();
    let left = store.rewrite(&mut |_, _, _| {}).unwrap();
    let said: Vec<(&str, Option<&str>)> = left.iter().map(|l| (l.code(), l.name())).collect();
    assert_eq!(
        said,
        [
            ("catalogue", Some("pg_statistic")),
            ("catalogue", Some("pg_statistic_ext_data")),
            ("log-not-switched", None),
            ("no-checkpoint", None),
        ]
    );
    // A table of another owner.
    place.server = Some((url, schema));
    place.execute("ALTER TABLE meta OWNER TO zalog");
    place.execute(&format!("GRANT ALL ON meta TO {role}"));
    let left = store.rewrite(&mut |_, _, _| {}).unwrap();
    assert!(left.contains(&Left::Table("meta".to_owned())), "{left:?}");
}
