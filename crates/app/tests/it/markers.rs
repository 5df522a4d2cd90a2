//! No personal data outside its seal: markers planted in every field of every form are searched for in every file, in the
//! journal, in jobs and in what is logged.

use std::collections::BTreeMap;

use zalog_app::{AppError, Way, form};

use crate::harness::{Database, World};

/// A marker that no code of ours writes by itself.
const MARK: &str = "Маркерова-Щ7Q";
const CARD: &str = " 4111-1111-1111-1111";
const MARK_EMAIL: &str = "marker-7q@example.com";

fn find(bytes: &[u8], what: &str) -> bool {
    bytes.windows(what.len()).any(|w| w == what.as_bytes())
}

/// Everything that is logged, at the most talkative level.
#[derive(Clone, Default)]
struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Nothing that anybody typed, nor his address and browser, stands in the clear in any file or line of the log.
///
/// Keeps: smile-3.4-a, smile-6.2.2-a, proedu-4.3.2-a, pumpa-3-a, pumpa-3.1-a
#[test]
fn markers_of_every_field_of_every_form_stand_in_no_file() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    tracing::subscriber::set_global_default(subscriber.finish()).unwrap();
    tracing::info!("log.begins");
    for operator in ["smile", "pumpa", "proedu", "progtime", "prommet"] {
        let mut world = World::new(operator, &Database::Sqlite);
        let offers: Vec<String> = world.registration().offers.iter().map(ToString::to_string).collect();
        let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
        let mut typed = world.typed(MARK_EMAIL, &offers);
        typed.fields = world.types(&world.registration(), MARK_EMAIL, MARK);
        zalog_app::registration::start(world.app(), &world.visit(), world.operation(), typed).unwrap();
        world.rounds();
        let token = world.mailed(MARK_EMAIL, "/register/confirm/").unwrap();
        let session = zalog_app::registration::complete(world.app(), &world.visit(), &token).unwrap();
        let who =
            zalog_app::sign_in::session(world.app(), &world.visit(), &session).unwrap().unwrap().subject;
        let forms: Vec<_> = world.app().policy().forms.iter().filter(|f| !f.registration).cloned().collect();
        assert!(!forms.is_empty());
        for declared in &forms {
            let mut typed = world.form_typed(declared, MARK_EMAIL, MARK);
            typed.boxes.extend(BTreeMap::new());
            typed.unknown_fields = 3;
            form::send(
                world.app(),
                &world.visit(),
                world.operation(),
                &declared.slug,
                typed,
                Some(who),
                Way::Outside,
            )
            .unwrap();
            // What is refused goes nowhere either, though the page shows it to its writer again.
            let mut typed = world.form_typed(declared, MARK_EMAIL, MARK);
            for text in typed.fields.values_mut().filter(|text| text.contains(MARK)) {
                text.push_str(CARD);
            }
            let operation = world.operation();
            let visit = world.visit();
            let sent = form::send(world.app(), &visit, operation, &declared.slug, typed, Some(who), Way::Own);
            assert!(matches!(sent, Err(AppError::Refused(_))), "{operator}: {}", declared.slug);
        }
        world.rounds();
        zalog_app::cabinet::held(world.app(), &world.visit(), who).unwrap();
        world.close();
        let mut searched = 0;
        for entry in std::fs::read_dir(world.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            searched += bytes.len();
            for what in [MARK, MARK_EMAIL, CARD, "+79000001234", "192.0.2.7", "Firefox/140.0"] {
                assert!(!find(&bytes, what), "{operator}: {what} stands in {}", path.display());
            }
        }
        assert!(searched > 100_000, "the files were read");
    }
    let logged = log.0.lock().unwrap().clone();
    assert!(find(&logged, "log.begins"));
    for what in [MARK, MARK_EMAIL, CARD, "+79000001234", "192.0.2.7"] {
        assert!(!find(&logged, what), "{what} was logged");
    }
}
