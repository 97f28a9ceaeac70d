//! Pages of `deploy/runbooks`: what they show is what the program says.

use std::fs;
use std::path::{Path, PathBuf};

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

/// Fails unless a page shows what was said just now.
pub fn shows(page: &str, said: &str) {
    let seen = seen(&read(&folder().join(format!("{page}.md"))));
    assert!(
        seen.iter().any(|line| is(line, said)),
        "{page} shows {seen:?}, and said was: {said}"
    );
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
