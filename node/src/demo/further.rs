//! Commands with which a person, or a program, looks further into the nodes that keep running.

use std::collections::BTreeMap;
use std::path::Path;

use ntc_terminal::say;
use serde::Serialize;

use super::Failure;
use super::region::Region;
use super::report::Report;
use super::story::{BAKU, ORIGIN, TASHKENT, TBILISI};

/// How to look into the nodes; each command as it can be run in a shell.
#[derive(Debug, Serialize)]
pub(crate) struct Further {
    /// What builds `ntc` first, in the folder of the project; none when it lies beside this program.
    build: Option<String>,
    /// Whose view each command shows.
    commands: Vec<Command>,
    /// The administrator's profile of each party.
    profiles: BTreeMap<String, String>,
}

/// One command.
#[derive(Debug, Serialize)]
struct Command {
    party: String,
    command: String,
}

impl Further {
    /// The commands for the nodes of a region that keeps running.
    pub(super) fn of(region: &Region, report: &Report) -> Result<Self, Failure> {
        let program = std::env::current_exe()?;
        let dir = program.parent().ok_or("this program lies nowhere")?;
        let ntc = dir.join("ntc");
        let release = if dir.ends_with("release") {
            " --release"
        } else {
            ""
        };
        let build = (!ntc.is_file()).then(|| format!("cargo build{release} -p ntc-cli"));
        let profiles: BTreeMap<_, _> = region
            .nodes
            .iter()
            .map(|(party, node)| (party.clone(), quoted_path(&node.files.profile)))
            .collect();
        let (id, asked) = (&report.story.id, quoted(&report.story.found.asked));
        let mut commands = Vec::new();
        for (party, words) in [
            (BAKU, format!("alert show {id}")),
            (TASHKENT, format!("alert show {id}")),
            (ORIGIN, format!("alert delivery {id}")),
            (TBILISI, format!("find {asked}")),
            (TBILISI, "peer list".to_owned()),
            (TBILISI, "agreement list".to_owned()),
            (TBILISI, "ledger verify".to_owned()),
        ] {
            let profile = profiles.get(party).ok_or("no such node")?;
            commands.push(Command {
                party: party.to_owned(),
                command: format!("{} --profile {profile} {words}", quoted_path(&ntc)),
            });
        }
        Ok(Self {
            build,
            commands,
            profiles,
        })
    }

    /// The same for people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if let Some(build) = &self.build {
            text.push_str(&format!("{}\n  {build}\n", say!("demo-build")));
        }
        for Command { command, .. } in &self.commands {
            text.push_str(&format!("  {command}\n"));
        }
        text.push_str(&format!("{}\n", say!("demo-profiles")));
        for (party, profile) in &self.profiles {
            text.push_str(&format!("  {party:<28} {profile}\n"));
        }
        text
    }
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
