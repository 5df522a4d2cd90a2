//! Floors: which of our crates may know which. An arrow that is not in the table is refused; for tests a crate may
//! also use what stands on its own floor or below.

use super::Finding;
use crate::metadata::{Graph, Package};

/// A crate, its floor, and the crates it may depend on.
type Row = (&'static str, u8, &'static [&'static str]);

const TABLE: &[Row] = &[
    ("zalog-words", 0, &[]),
    ("zalog-law", 0, &[]),
    ("zalog-vault", 0, &[]),
    ("zalog-journal", 0, &[]),
    ("zalog-policy", 1, &["zalog-words", "zalog-law"]),
    ("zalog-domain", 2, &["zalog-policy", "zalog-law", "zalog-vault", "zalog-journal"]),
    ("zalog-store", 3, &["zalog-domain", "zalog-journal", "zalog-vault", "zalog-policy", "zalog-law"]),
    (
        "zalog-app",
        4,
        &[
            "zalog-words",
            "zalog-law",
            "zalog-vault",
            "zalog-journal",
            "zalog-policy",
            "zalog-domain",
            "zalog-store",
        ],
    ),
    ("zalog-web", 5, &["zalog-words", "zalog-policy", "zalog-domain", "zalog-app"]),
    (
        "zalog",
        6,
        &[
            "zalog-words",
            "zalog-law",
            "zalog-vault",
            "zalog-journal",
            "zalog-policy",
            "zalog-domain",
            "zalog-store",
            "zalog-app",
            "zalog-web",
        ],
    ),
    (
        "zalog-bench",
        6,
        &[
            "zalog-words",
            "zalog-vault",
            "zalog-journal",
            "zalog-policy",
            "zalog-domain",
            "zalog-store",
            "zalog-app",
            "zalog-web",
        ],
    ),
    // Stands beside the tower: nobody may know it, so that nobody else waits for its build.
    ("zalog-press", 6, &["zalog-policy"]),
    ("xtask", 0, &[]),
];

/// Arrows that the table does not have.
pub fn findings(graph: &Graph) -> Vec<Finding> {
    let ours: Vec<_> = graph.ours().collect();
    let mut findings = Vec::new();
    for package in &ours {
        let Some((_, floor, may)) = row(&package.name) else {
            findings.push(Finding::new(
                &package.name,
                "stands on no floor; give it a row in xtask/src/tidy/floors.rs",
            ));
            continue;
        };
        for arrow in package.dependencies.iter().filter(|arrow| is_ours(&ours, &arrow.name)) {
            let allowed = may.contains(&arrow.name.as_str())
                || arrow.dev && row(&arrow.name).is_some_and(|(_, below, _)| below <= floor);
            if !allowed {
                let kind = if arrow.dev { "for tests, " } else { "" };
                findings.push(Finding::new(&package.name, format!("{kind}depends on `{}`", arrow.name)));
            }
        }
    }
    findings
}

fn row(name: &str) -> Option<&'static Row> {
    TABLE.iter().find(|(known, _, _)| *known == name)
}

fn is_ours(ours: &[&Package], name: &str) -> bool {
    ours.iter().any(|package| package.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Dependency;

    fn said(arrows: &[(&str, &str, bool)]) -> Vec<String> {
        let mut packages: Vec<Package> = Vec::new();
        for (from, to, dev) in arrows {
            for name in [from, to] {
                if !packages.iter().any(|package| package.name == **name) {
                    packages.push(Package { name: (*name).to_owned(), ..Package::default() });
                }
            }
            let package = packages.iter_mut().find(|package| package.name == **from).unwrap();
            package.dependencies.push(Dependency { name: (*to).to_owned(), dev: *dev });
        }
        let graph = Graph { packages, target_directory: "target".into() };
        findings(&graph).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn arrows_of_the_table_pass() {
        assert!(said(&[("zalog-policy", "zalog-words", false), ("zalog", "zalog-web", false)]).is_empty());
    }

    #[test]
    fn arrows_outside_the_table_are_refused() {
        let refused = [
            ("zalog-words", "zalog-law"),
            ("zalog-domain", "zalog-store"),
            ("zalog-store", "zalog-app"),
            ("zalog-web", "zalog-store"),
            ("zalog-web", "zalog-vault"),
            ("xtask", "zalog-words"),
        ];
        for (from, to) in refused {
            assert_eq!(said(&[(from, to, false)]), [format!("{from}: depends on `{to}`")]);
        }
    }

    #[test]
    fn tests_may_look_down_and_never_up() {
        assert!(said(&[("zalog-web", "zalog-store", true), ("zalog-law", "zalog-words", true)]).is_empty());
        assert_eq!(
            said(&[("zalog-store", "zalog-app", true)]),
            ["zalog-store: for tests, depends on `zalog-app`"]
        );
    }

    #[test]
    fn a_crate_without_a_row_is_refused() {
        assert_eq!(said(&[("zalog-attic", "zalog-words", false)]).len(), 1);
    }

    #[test]
    fn the_table_itself_points_down() {
        for (name, floor, may) in TABLE {
            for below in *may {
                assert!(row(below).unwrap().1 < *floor, "{name} -> {below}");
            }
        }
    }
}
