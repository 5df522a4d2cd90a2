//! Safe changes, carried out: what `zalog check --fix` writes back.

use super::Fix;
use crate::Compiled;

/// The files with every fix made that does not touch another one's place, by name; files without a fix are left out.
/// Comments and everything else stay byte for byte the same. Compile again for what is left.
#[must_use]
pub fn fixed(compiled: &Compiled) -> Vec<(String, String)> {
    let mut changed = Vec::new();
    for (index, file) in compiled.sources.iter().enumerate() {
        let mut fixes: Vec<&Fix> = compiled
            .findings
            .iter()
            .filter_map(|f| f.fix.as_ref())
            .filter(|f| f.span.file == index)
            .collect();
        if fixes.is_empty() {
            continue;
        }
        // Saving a file in UTF-8 replaces the whole of it by itself; its other fixes fit the same text.
        fixes.retain(|f| !(f.span.start == 0 && f.span.end == file.text.len() && f.replacement == file.text));
        fixes.sort_by_key(|f| (f.span.start, f.span.end));
        let mut text = String::with_capacity(file.text.len());
        let mut done = 0;
        for fix in fixes {
            if fix.span.start < done {
                continue;
            }
            text.push_str(file.slice(done, fix.span.start));
            text.push_str(&fix.replacement);
            done = fix.span.end;
        }
        text.push_str(file.slice(done, file.text.len()));
        changed.push((file.name.clone(), text));
    }
    changed
}
