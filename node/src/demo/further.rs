//! Commands with which a person looks further into the nodes that keep running.

use std::fmt::Write as _;
use std::path::Path;

use super::Failure;
use super::region::Region;
use super::report::Report;
use super::story::{BAKU, ORIGIN, TASHKENT, TBILISI};

/// The commands, each as it can be run in a shell.
pub(super) fn commands(region: &Region, report: &Report) -> Result<String, Failure> {
    let program = std::env::current_exe()?;
    let dir = program.parent().ok_or("this program lies nowhere")?;
    let ntc = dir.join("ntc");
    let mut text = String::new();
    if !ntc.is_file() {
        let release = if dir.ends_with("release") {
            " --release"
        } else {
            ""
        };
        let build = format!("cargo build{release} -p ntc-cli");
        writeln!(
            text,
            "Build `ntc` first, in the folder of the project:\n  {build}"
        )?;
    }
    let (id, asked) = (&report.story.id, quoted(&report.story.found.asked));
    for (party, words) in [
        (BAKU, format!("alert show {id}")),
        (TASHKENT, format!("alert show {id}")),
        (ORIGIN, format!("alert delivery {id}")),
        (TBILISI, format!("find {asked}")),
        (TBILISI, "peer list".to_owned()),
        (TBILISI, "agreement list".to_owned()),
        (TBILISI, "ledger verify".to_owned()),
    ] {
        let node = region.nodes.get(party).ok_or("no such node")?;
        let profile = quoted_path(&node.files.profile);
        writeln!(text, "  {} --profile {profile} {words}", quoted_path(&ntc))?;
    }
    text.push_str("The other profiles:\n");
    for (party, node) in &region.nodes {
        writeln!(text, "  {party:<28} {}", quoted_path(&node.files.profile))?;
    }
    Ok(text)
}

fn quoted_path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_that_a_shell_would_take_apart_is_quoted() {
        assert_eq!(quoted("/tmp/.x/AZ_a-b"), "/tmp/.x/AZ_a-b");
        assert_eq!(quoted("my region"), "'my region'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
