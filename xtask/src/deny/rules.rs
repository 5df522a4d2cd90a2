//! The rules of `deny.toml` that `cargo metadata` alone can answer.

use toml::Table;

use super::spdx;
use crate::metadata::Package;
use crate::tidy::Finding;

/// What may be depended on.
pub struct Rules {
    licences: Vec<String>,
    /// Licences allowed for one crate only.
    exceptions: Vec<(String, Vec<String>)>,
    /// Banned crates, each with those that may build with it all the same.
    banned: Vec<(String, Vec<String>)>,
    registries: Vec<String>,
}

impl Rules {
    /// Reads `deny.toml`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let whole: Table = text.parse().map_err(|error| format!("deny.toml: {error}"))?;
        let exceptions = tables(&whole, "licenses", "exceptions")
            .filter_map(|entry| Some((name_of(entry.get("crate")?.as_str()?), strings(entry, "allow"))));
        let banned = tables(&whole, "bans", "deny")
            .filter_map(|entry| Some((name_of(entry.get("crate")?.as_str()?), strings(entry, "wrappers"))));
        let section = |name: &str, key: &str| {
            whole
                .get(name)
                .and_then(toml::Value::as_table)
                .map(|table| strings(table, key))
                .unwrap_or_default()
        };
        Ok(Self {
            licences: section("licenses", "allow"),
            exceptions: exceptions.collect(),
            banned: banned.collect(),
            registries: section("sources", "allow-registry"),
        })
    }

    /// Everything in the graph that the rules refuse.
    pub fn findings(&self, packages: &[Package]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for package in packages {
            let place = format!("{} {}", package.name, package.version);
            if let Some((_, wrappers)) = self.banned.iter().find(|(name, _)| *name == package.name) {
                let others = package.needed_by.iter().filter(|user| !wrappers.contains(user));
                let others: Vec<_> = others.map(String::as_str).collect();
                if wrappers.is_empty() {
                    findings.push(Finding::new(&place, "is banned"));
                } else if !others.is_empty() {
                    findings.push(Finding::new(&place, format!("is banned for {}", others.join(", "))));
                }
            }
            if let Some(source) = package.source.as_deref().filter(|source| !self.knows(source)) {
                findings.push(Finding::new(&place, format!("comes from `{source}`, which is not allowed")));
            }
            match &package.licence {
                None => findings.push(Finding::new(&place, "names no licence")),
                Some(licence) if !self.allows(package, licence) => {
                    findings.push(Finding::new(&place, format!("its licence `{licence}` is not allowed")));
                }
                Some(_) => {}
            }
        }
        findings
    }

    fn knows(&self, source: &str) -> bool {
        self.registries.iter().any(|known| source.strip_prefix("registry+") == Some(known))
    }

    fn allows(&self, package: &Package, licence: &str) -> bool {
        let for_this =
            self.exceptions.iter().filter(|(name, _)| *name == package.name).flat_map(|(_, allow)| allow);
        let allowed: Vec<_> = self.licences.iter().chain(for_this).collect();
        spdx::met(licence, &|one| allowed.iter().any(|known| *known == one))
    }
}

/// `name` of `name@version`.
fn name_of(specification: &str) -> String {
    specification.split('@').next().unwrap_or_default().to_owned()
}

fn tables<'a>(whole: &'a Table, section: &str, key: &str) -> impl Iterator<Item = &'a Table> + use<'a> {
    let list = whole.get(section).and_then(|section| section.get(key)).and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(toml::Value::as_table)
}

fn strings(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    list.filter_map(|value| value.as_str().map(ToOwned::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
        [licenses]
        allow = ["MIT"]
        exceptions = [{ crate = "special", allow = ["Zlib"] }]
        [bans]
        deny = [{ crate = "openssl", reason = "x" }, { crate = "clock", wrappers = ["typesetter"] }]
        [sources]
        allow-registry = ["https://index.example"]
    "#;

    fn said(name: &str, licence: Option<&str>, source: &str) -> Vec<String> {
        let package = Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(ToOwned::to_owned),
            source: Some(source.to_owned()),
            ..Package::default()
        };
        Rules::parse(RULES).unwrap().findings(&[package]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_the_rules_allow_passes() {
        let known = "registry+https://index.example";
        assert!(said("plain", Some("MIT"), known).is_empty());
        assert!(said("special", Some("Zlib"), known).is_empty());
    }

    #[test]
    fn what_the_rules_refuse_is_named() {
        let known = "registry+https://index.example";
        assert_eq!(said("other", Some("Zlib"), known), ["other 1.0.0: its licence `Zlib` is not allowed"]);
        assert_eq!(said("bare", None, known), ["bare 1.0.0: names no licence"]);
        assert_eq!(said("openssl", Some("MIT"), known), ["openssl 1.0.0: is banned"]);
        assert_eq!(said("far", Some("MIT"), "git+https://git.example/far").len(), 1);
        assert_eq!(said("far", Some("MIT"), "registry+https://index.example.org").len(), 1);
    }

    #[test]
    fn a_banned_crate_may_stand_under_the_one_that_cannot_do_without() {
        let used_by = |users: &[&str]| {
            let package = Package {
                name: "clock".to_owned(),
                licence: Some("MIT".to_owned()),
                needed_by: users.iter().map(|user| (*user).to_owned()).collect(),
                ..Package::default()
            };
            Rules::parse(RULES).unwrap().findings(&[package]).len()
        };
        assert_eq!(used_by(&["typesetter"]), 0);
        assert_eq!(used_by(&["typesetter", "server"]), 1);
    }
}
