//! The parts of `cargo metadata` that the checks look at.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process;

/// One package of the dependency graph.
#[derive(Clone, Debug, Default)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// The licence expression of its manifest.
    pub licence: Option<String>,
    /// Where it came from; `None` for our own.
    pub source: Option<String>,
    pub dependencies: Vec<Dependency>,
    /// Names of the packages that truly build with it, optional dependencies counted only where they are switched on.
    pub needed_by: Vec<String>,
}

/// One arrow out of a package.
#[derive(Clone, Debug)]
pub struct Dependency {
    pub name: String,
    /// Only for tests and examples.
    pub dev: bool,
}

/// The whole graph, all platforms.
#[derive(Debug)]
pub struct Graph {
    pub packages: Vec<Package>,
    pub target_directory: PathBuf,
}

impl Graph {
    /// Asks cargo.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut command = process::cargo();
        command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root);
        Self::parse(&process::read(&mut command)?)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let whole: Value =
            serde_json::from_str(text).map_err(|error| format!("cargo metadata is not JSON: {error}"))?;
        let target = text_of(&whole, "target_directory").ok_or("cargo metadata names no target directory")?;
        let mut packages: Vec<Package> = list(&whole, "packages").map(package).collect();
        for (user, used) in uses(&whole) {
            if let Some(package) = packages.get_mut(used) {
                package.needed_by.push(user);
            }
        }
        Ok(Self { packages, target_directory: target.into() })
    }

    /// Our own crates.
    pub fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.source.is_none())
    }
}

fn package(value: &Value) -> Package {
    Package {
        name: text_of(value, "name").unwrap_or_default(),
        version: text_of(value, "version").unwrap_or_default(),
        licence: text_of(value, "license"),
        source: text_of(value, "source"),
        dependencies: list(value, "dependencies")
            .map(|arrow| Dependency {
                name: text_of(arrow, "name").unwrap_or_default(),
                dev: text_of(arrow, "kind").is_some_and(|kind| kind == "dev"),
            })
            .collect(),
        needed_by: Vec::new(),
    }
}

/// Who builds with whom: a name, and the place of what it needs among the packages.
fn uses(whole: &Value) -> Vec<(String, usize)> {
    let ids: HashMap<String, (usize, String)> = list(whole, "packages")
        .enumerate()
        .filter_map(|(index, value)| Some((text_of(value, "id")?, (index, text_of(value, "name")?))))
        .collect();
    let nodes = whole.get("resolve").map(|resolve| list(resolve, "nodes")).into_iter().flatten();
    let arrows = nodes.flat_map(|node| {
        let user = text_of(node, "id").and_then(|id| ids.get(&id)).map(|(_, name)| name.clone());
        let below =
            list(node, "dependencies").filter_map(|id| ids.get(id.as_str()?)).map(|(index, _)| *index);
        below.filter_map(move |index| Some((user.clone()?, index))).collect::<Vec<_>>()
    });
    arrows.collect()
}

fn text_of(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(ToOwned::to_owned)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_licences_and_arrows_are_read() {
        let graph = Graph::parse(
            r#"{"target_directory": "out", "packages": [
                {"id": "a 1", "name": "a", "version": "1.0.0", "license": "MIT", "source": null,
                 "dependencies": [{"name": "b", "kind": null}, {"name": "c", "kind": "dev"}]},
                {"id": "b 2", "name": "b", "version": "2.0.0", "license": null, "source": "registry",
                 "dependencies": []}],
                "resolve": {"nodes": [{"id": "a 1", "dependencies": ["b 2"]}, {"id": "b 2", "dependencies": []}]}}"#,
        )
        .unwrap();
        let ours: Vec<_> = graph.ours().collect();
        assert_eq!(ours.len(), 1);
        let arrows: Vec<_> = ours[0].dependencies.iter().map(|d| (d.name.as_str(), d.dev)).collect();
        assert_eq!(arrows, [("b", false), ("c", true)]);
        assert_eq!(graph.packages[1].licence, None);
        assert_eq!(graph.packages[1].needed_by, ["a"]);
    }
}
