//! What is looked at when something does not work: one table of causes with what to do, and the checks that name them.
//!
//! In scope: the causes, their codes and their advice, and what a list of checks comes to. Out of scope: looking, which
//! the node, the commands on its machine and the officers' command each do with what they see.

mod cause;

use std::fmt;

use serde_json::{Value, json};

use crate::names::names;
use crate::phrase::{Phrase, Said};
use crate::policy::Concern;

pub use self::cause::Cause;

names! {
    /// What a check came to.
    Verdict;
    /// All is well.
    Well = 1 "well";
    /// It works, and somebody should look.
    Warns = 2 "warns";
    /// It does not work.
    Ails = 3 "ails";
    /// It was not looked at, because of what ails before it.
    Skipped = 4 "skipped";
}

/// What was seen, in a sentence.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Seen {
    /// Its words; empty where nothing was looked at.
    pub text: String,
    /// The sentence by its code; none where its words alone are known.
    pub phrase: Option<Said>,
}

impl Seen {
    /// True where nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The sentence by a code: its own, or the one of words that have none.
    pub fn said(&self) -> Said {
        let text = self.text.clone();
        let own = self.phrase.clone();
        own.unwrap_or_else(|| Phrase::InWords { text }.said())
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Said> for Seen {
    fn from(said: Said) -> Self {
        Self {
            text: said.to_string(),
            phrase: Some(said),
        }
    }
}

impl From<String> for Seen {
    fn from(text: String) -> Self {
        Self { text, phrase: None }
    }
}

impl From<&str> for Seen {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Seen {
    fn from(text: &String) -> Self {
        Self::from(text.clone())
    }
}

impl From<Phrase> for Seen {
    fn from(phrase: Phrase) -> Self {
        Self {
            text: phrase.to_string(),
            phrase: Some(phrase.said()),
        }
    }
}

impl From<Concern> for Seen {
    fn from(concern: Concern) -> Self {
        Self {
            text: concern.text,
            phrase: concern.phrase,
        }
    }
}

/// Name of the check of which each warning of the node is one.
const WARNING: &str = "warning";

/// One check.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Check {
    /// What was looked at: a word or two.
    pub name: &'static str,
    /// What it came to.
    pub verdict: Verdict,
    /// What was seen.
    pub seen: Seen,
    /// Why, and what to do; none where all is well.
    pub cause: Option<Cause>,
    /// The code that is told in the place of the cause's: that of a warning of the node.
    pub code: Option<String>,
}

impl Check {
    /// All is well.
    pub fn well(name: &'static str, seen: impl Into<Seen>) -> Self {
        Self {
            name,
            verdict: Verdict::Well,
            seen: seen.into(),
            cause: None,
            code: None,
        }
    }

    /// It works, and somebody should look.
    pub fn warns(name: &'static str, cause: Cause, seen: impl Into<Seen>) -> Self {
        Self {
            name,
            verdict: Verdict::Warns,
            seen: seen.into(),
            cause: Some(cause),
            code: None,
        }
    }

    /// The node itself warns, by a code of its own.
    pub fn warning(code: &str, seen: impl Into<Seen>) -> Self {
        Self {
            code: Some(code.to_owned()),
            ..Self::warns(WARNING, Cause::of_warning(code), seen)
        }
    }

    /// It does not work.
    pub fn ails(name: &'static str, cause: Cause, seen: impl Into<Seen>) -> Self {
        Self {
            name,
            verdict: Verdict::Ails,
            seen: seen.into(),
            cause: Some(cause),
            code: None,
        }
    }

    /// It was not looked at.
    pub fn skipped(name: &'static str) -> Self {
        Self {
            name,
            verdict: Verdict::Skipped,
            seen: Seen::default(),
            cause: None,
            code: None,
        }
    }
}

/// A check as people and programs are told of it, whoever looked. Names and codes of a newer version are told as they are.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Told {
    /// What was looked at.
    pub name: String,
    /// What it came to.
    pub verdict: String,
    /// What was seen; empty where it was skipped.
    pub seen: String,
    /// The same by its code; none where its words alone are known.
    pub phrase: Option<Said>,
    /// Code of the cause; empty where all is well.
    pub cause: String,
    /// What the cause means.
    pub means: String,
    /// What to do.
    pub fix: String,
}

impl From<&Check> for Told {
    fn from(check: &Check) -> Self {
        let of = |text: fn(Cause) -> &'static str| {
            check
                .cause
                .map_or_else(String::new, |cause| text(cause).to_owned())
        };
        Self {
            name: check.name.to_owned(),
            verdict: check.verdict.name().to_owned(),
            seen: check.seen.text.clone(),
            phrase: check.seen.phrase.clone(),
            cause: check.code.clone().unwrap_or_else(|| of(Cause::name)),
            means: of(Cause::means),
            fix: of(Cause::fix),
        }
    }
}

impl Told {
    /// For people: a line, and two more where somebody has to do something.
    pub fn text(&self) -> String {
        let mark = match self.verdict.parse() {
            Ok(Verdict::Well) => "ok",
            Ok(Verdict::Warns) => "look",
            Ok(Verdict::Ails) => "FAIL",
            Ok(Verdict::Skipped) | Err(_) => "-",
        };
        let seen = if self.seen.is_empty() {
            "not looked at"
        } else {
            &self.seen
        };
        let mut text = format!(" {mark:<5} {:<14} {seen}\n", self.name);
        if !self.cause.is_empty() {
            text.push_str(&format!(
                "       why:     {} [{}]\n       do this: {}\n",
                self.means, self.cause, self.fix
            ));
        }
        text
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        json!({
            "name": self.name,
            "verdict": self.verdict,
            "seen": text(&self.seen),
            "cause": text(&self.cause),
            "means": text(&self.means),
            "fix": text(&self.fix),
        })
    }

    /// The cause; none where all is well, and of a code of a newer version.
    pub fn known_cause(&self) -> Option<Cause> {
        if self.name == WARNING {
            return Some(Cause::of_warning(&self.cause));
        }
        self.cause.parse().ok()
    }

    /// Whether it does not work.
    pub fn ails(&self) -> bool {
        self.verdict == Verdict::Ails.name()
    }

    /// Whether it works, and somebody should look.
    pub fn warns(&self) -> bool {
        self.verdict == Verdict::Warns.name()
    }
}

/// Whether any check found that something does not work.
pub fn ails(checks: &[Check]) -> bool {
    checks.iter().any(|check| check.verdict == Verdict::Ails)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_cause_has_a_code_of_its_own_a_sentence_and_what_to_do() {
        let codes: BTreeSet<_> = Cause::ALL.into_iter().map(Cause::name).collect();
        assert_eq!(codes.len(), Cause::ALL.len());
        for cause in Cause::ALL {
            assert_eq!(cause.name().parse(), Ok(cause));
            for text in [cause.means(), cause.fix()] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{cause}: {text}");
            }
        }
    }

    #[test]
    fn who_reads_a_check_learns_what_was_seen_why_and_what_to_do() {
        let told = Told::from(&Check::ails("tcp", Cause::NothingListens, "refused"));
        let text = told.text();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[0].starts_with(" FAIL  tcp") && lines[0].ends_with("refused"));
        assert!(lines[1].contains("[nothing_listens]") && lines[2].contains("do this: ask"));
        assert_eq!(told.json()["cause"], "nothing_listens");
        let skipped = Told::from(&Check::skipped("tls"));
        assert!(skipped.text().ends_with("not looked at\n") && !skipped.ails());
        assert!(skipped.json()["seen"].is_null());
    }

    #[test]
    fn a_warning_of_the_node_keeps_its_own_code() {
        let told = Told::from(&Check::warning("peer_twice", "GE/customs runs twice"));
        assert_eq!((&*told.name, &*told.cause), ("warning", "peer_twice"));
        assert_eq!(told.known_cause(), Some(Cause::NodeWarns));
        assert!(told.text().contains("the node itself warns [peer_twice]"));
        let told = Told::from(&Check::warning("disk_nearly_full", "1 MiB"));
        assert_eq!(told.known_cause(), Some(Cause::DiskFull));
        assert!(told.fix.starts_with("make room"), "{}", told.fix);
        let told = Told::from(&Check::ails("tcp", Cause::NothingListens, "refused"));
        assert_eq!(told.known_cause(), Some(Cause::NothingListens));
    }

    #[test]
    fn a_warning_ails_nothing() {
        let warns = Check::warns("disk", Cause::DiskFull, "1 MiB");
        let well = Check::well("clock", "agrees");
        assert!(!ails(&[warns, well.clone(), Check::skipped("feed")]));
        let warned = Told::from(&Check::warns("disk", Cause::DiskFull, "1 MiB"));
        assert!(warned.warns() && !warned.ails() && !Told::from(&well).warns());
        assert!(ails(&[
            well,
            Check::ails("ports", Cause::PortTaken, "7444")
        ]));
    }
}
