//! Pages of `deploy/runbooks`: what they show is what the program says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use crate::node::NodeFiles;
use crate::process::{officers_binary, printed};

/// Begins a block that holds a line as the program says it. What differs from case to case stands there as `<WORDS>`.
const SEEN: &str = "```seen";

/// Every page: its name without `.md`, and its text.
pub fn pages() -> Vec<(String, String)> {
    let files = fs::read_dir(folder()).expect("the runbooks");
    let paths = files.map(|file| file.expect("a file").path());
    let mut pages: Vec<_> = paths
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy();
            (name.into_owned(), read(&path))
        })
        .collect();
    pages.sort();
    pages
}

/// The lines that a page says are seen.
pub fn seen(page: &str) -> Vec<String> {
    let mut lines = page.lines().map(str::trim);
    let mut seen = Vec::new();
    while let Some(line) = lines.next() {
        if line == SEEN {
            let block = lines.by_ref().take_while(|line| *line != "```");
            seen.extend(block.map(str::to_owned));
        }
    }
    seen
}

/// Fails unless each line that a page says is seen stands on this screen.
pub fn shown_in(page: &str, screen: &str) {
    let rows: Vec<_> = screen.lines().map(bare).collect();
    for line in seen(&read(&folder().join(format!("{page}.md")))) {
        let line = bare(&line);
        assert!(
            rows.iter().any(|row| is(&line, row)),
            "{page} shows {line:?}, and the screen is:\n{screen}"
        );
    }
}

/// The same for what `ntc` prints where nothing is folded, with the profile of the node's administrator.
pub async fn shows_on(page: &str, files: &NodeFiles, words: &[&str]) {
    shown_in(page, &printed_for(files, words).await);
}

/// All that `ntc` prints for the node's administrator, in English.
pub async fn printed_for(files: &NodeFiles, words: &[&str]) -> String {
    let mut command = Command::new(officers_binary());
    command
        .arg("--profile")
        .arg(&files.profile)
        .args(words)
        .env("NTC_LANG", "en")
        .stdin(Stdio::null());
    printed(&command.output().await.expect("ntc runs"))
}

/// A row without the mark of a list before it, and with one blank between two words.
fn bare(row: &str) -> String {
    let row = row.trim();
    let row = row.strip_prefix("- ").unwrap_or(row);
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a line of a page is what was said.
fn is(line: &str, said: &str) -> bool {
    let mut literals = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        literals.push(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    let Some((first, between)) = literals.split_first() else {
        return rest == said;
    };
    let Some(mut left) = said.strip_prefix(first) else {
        return false;
    };
    for literal in between {
        let Some((_, after)) = left.split_once(literal) else {
            return false;
        };
        left = after;
    }
    left.ends_with(rest)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/runbooks")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_was_said_where_all_but_its_gaps_is_the_same() {
        let line = "<PARTY> holds <N> of <N>; call it";
        assert!(is(line, "GE/customs holds 3 of 4; call it"));
        assert!(!is(line, "GE/customs holds 3 of 4; call them"));
        assert!(!is(line, "GE/customs has 3 of 4; call it"));
        assert!(is("INDEX_BEHIND", "INDEX_BEHIND"));
        assert!(!is("INDEX_BEHIND", "INDEX_BEHIND_"));
    }
}
