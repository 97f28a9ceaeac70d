//! What the demonstration tells as a story, each word of it from a node's answer or from a check of files.

use ntc_terminal::say;
use serde::Serialize;

use super::tables::{country, table};

/// One seizure.
#[derive(Debug, Serialize)]
pub(crate) struct Story {
    /// Whose record it is.
    pub(crate) origin: String,
    /// The record's id, hexadecimal.
    pub(crate) id: String,
    /// Its sections in words, as the partner that sees more of it holds them.
    pub(crate) rows: Vec<Row>,
    /// What two partners see of it.
    pub(crate) seen: Vec<Seen>,
    /// Its container, found in a third country.
    pub(crate) found: Found,
    /// A number that its container's may have been taken for.
    pub(crate) near_miss: NearMiss,
}

/// One section in words.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// The section.
    pub(crate) section: String,
    /// What it says.
    pub(crate) words: String,
    /// Whether the other partner holds the same bytes.
    pub(crate) both: bool,
}

/// What a partner sees of a record.
#[derive(Debug, Serialize)]
pub(crate) struct Seen {
    /// The partner.
    pub(crate) party: String,
    /// Sections that it holds.
    pub(crate) sections: Vec<String>,
    /// Sections that it does not hold, as its own node tells it.
    pub(crate) not_disclosed: Vec<String>,
    /// Sections that the origin withholds from it, each with its reason code.
    pub(crate) withheld: Vec<WithheldSection>,
    /// The rules that decided it, as sentences.
    pub(crate) rules: Vec<String>,
}

/// A section that a partner does not receive.
#[derive(Debug, Serialize)]
pub(crate) struct WithheldSection {
    /// The section.
    pub(crate) section: String,
    /// Stable code.
    pub(crate) reason: String,
}

/// What was asked for, and found.
#[derive(Debug, Serialize)]
pub(crate) struct Found {
    /// Whose officer asked.
    pub(crate) party: String,
    /// As it was typed.
    pub(crate) asked: String,
    /// The field that answers.
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

/// A number near one that is held.
#[derive(Debug, Serialize)]
pub(crate) struct NearMiss {
    /// Whose officer checked a notice before publishing it.
    pub(crate) party: String,
    /// The number in that notice.
    pub(crate) written: String,
    /// The field that holds the other number.
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

/// A field of a record that answers, and how surely.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    /// Whose record it is.
    pub(crate) origin: String,
    /// The field.
    pub(crate) field: String,
    /// What it holds, as written.
    pub(crate) held: String,
    /// How surely: exact, normalised or possible.
    pub(crate) likeness: String,
    /// Stable code of how the two differ.
    pub(crate) why: String,
    /// The same in words.
    pub(crate) because: String,
}

/// An agreement that was suspended while a partner was away, and resumed after its return.
#[derive(Debug, Serialize)]
pub(crate) struct Suspension {
    /// The agreement.
    pub(crate) agreement: String,
    /// Who suspended it, as the partner's node tells it.
    pub(crate) suspended_by: String,
    /// Why, as the partner's node tells it.
    pub(crate) reason: String,
    /// The partner.
    pub(crate) to: String,
    /// Records that were on their way to it and waited.
    pub(crate) waited: u64,
    /// Stable reason code.
    pub(crate) held_back: String,
    /// How many of them it signed for after the resumption.
    pub(crate) went: u64,
    /// From the resumption to the last of these receipts, seconds.
    pub(crate) seconds: f64,
}

/// A byte that was altered in a copy of a node's files.
#[derive(Debug, Serialize)]
pub(crate) struct Altered {
    /// Whose files were copied.
    pub(crate) party: String,
    /// The file, from the node's directory.
    pub(crate) file: String,
    /// The position of the byte.
    pub(crate) byte: u64,
    /// The character that stood there.
    pub(crate) was: char,
    /// The character that was put there.
    pub(crate) is: char,
    /// Whether the check of the copy told it.
    pub(crate) caught: bool,
    /// What the check found.
    pub(crate) findings: Vec<String>,
}

impl Story {
    /// The story for people.
    pub(super) fn text(&self) -> String {
        let mut parts = vec![self.side_by_side()];
        for seen in &self.seen {
            let rules: Vec<_> = seen.rules.iter().map(|rule| format!("  {rule}")).collect();
            let why = say!("demo-why", party = &seen.party);
            parts.push(format!("{why}\n{}", rules.join("\n")));
        }
        let (found, near) = (&self.found, &self.near_miss);
        parts.push(say!(
            "demo-finds",
            party = &found.party,
            asked = format!("{:?}", found.asked),
            answer = found.answer.text()
        ));
        parts.push(say!(
            "demo-near",
            party = &near.party,
            written = format!("{:?}", near.written),
            answer = near.answer.text()
        ));
        parts.join("\n\n")
    }

    fn side_by_side(&self) -> String {
        let [more, less] = self.seen.as_slice() else {
            return String::new();
        };
        let mut table = table(&["", &more.party, &less.party]);
        for row in &self.rows {
            let other = if row.both {
                say!("demo-the-same")
            } else {
                less.why(&row.section)
            };
            let section = ntc_terminal::row("section", &row.section, &row.section);
            table.add_row([section, row.words.clone(), other]);
        }
        let title = say!(
            "demo-seizure",
            country = country(&self.origin),
            id = &self.id
        );
        format!("{title}\n{table}")
    }
}

impl Answer {
    /// What is held, where, how surely, and why.
    fn text(&self) -> String {
        say!(
            "demo-answer",
            held = format!("{:?}", self.held),
            origin = &self.origin,
            field = &self.field,
            likeness = ntc_terminal::row("likeness", &self.likeness, &self.likeness),
            because = &self.because
        )
    }
}

impl Seen {
    /// Why a section is not there.
    fn why(&self, section: &str) -> String {
        let withheld = self.withheld.iter().find(|held| held.section == section);
        let why = withheld.map_or_else(|| say!("demo-not-disclosed"), |held| held.reason.clone());
        say!("demo-nothing", why)
    }
}

impl Suspension {
    /// What happened, as a sentence.
    pub(super) fn text(&self) -> String {
        say!(
            "demo-suspended",
            by = &self.suspended_by,
            agreement = &self.agreement,
            reason = &self.reason,
            waited = self.waited,
            to = &self.to,
            code = &self.held_back,
            went = self.went,
            seconds = format!("{:.1}", self.seconds)
        )
    }
}

impl Altered {
    /// What was altered and whether it was caught.
    pub(super) fn text(&self) -> String {
        let told = match self.findings.first() {
            Some(finding) => say!("demo-caught", finding),
            None => say!("demo-not-caught"),
        };
        say!(
            "demo-altered",
            party = &self.party,
            byte = self.byte,
            file = &self.file,
            was = format!("{:?}", self.was),
            is = format!("{:?}", self.is),
            told
        )
    }
}
