//! The parts of `cargo metadata` that the checks look at.

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
        let packages = list(&whole, "packages").map(package).collect();
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
    }
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
                {"name": "a", "version": "1.0.0", "license": "MIT", "source": null,
                 "dependencies": [{"name": "b", "kind": null}, {"name": "c", "kind": "dev"}]},
                {"name": "b", "version": "2.0.0", "license": null, "source": "registry", "dependencies": []}]}"#,
        )
        .unwrap();
        let ours: Vec<_> = graph.ours().collect();
        assert_eq!(ours.len(), 1);
        let arrows: Vec<_> = ours[0].dependencies.iter().map(|d| (d.name.as_str(), d.dev)).collect();
        assert_eq!(arrows, [("b", false), ("c", true)]);
        assert_eq!(graph.packages[1].licence, None);
    }
}
