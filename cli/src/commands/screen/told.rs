//! What the node told, for people and for programs.

use ntc_core::manifest::Fault;
use ntc_core::reason::Call;
use ntc_core::screening::{MAX_INDEXED, Preset};
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ScreenAgainst, ScreenMatch, ScreenResult, ScreenVerdict};
use serde_json::{Value, json};

use super::file::{Files, Traveller};
use super::matched;
use crate::exit::Exit;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// Faults that people are shown; programs get all that were kept.
const SHOWN: usize = 20;

/// What the node told.
pub(super) struct Told {
    pub(super) files: Files,
    /// One for each traveller, in their order.
    pub(super) results: Vec<ScreenResult>,
    pub(super) against: ScreenAgainst,
}

/// How sure the surest match of a subject is.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Sure {
    Match,
    Possible,
    No,
}

fn sure(result: &ScreenResult) -> Sure {
    let exact = ScreenVerdict::Exact as i32;
    if result.matches.iter().any(|it| it.verdict == exact) {
        Sure::Match
    } else if result.matches.is_empty() && result.unseen == 0 {
        Sure::No
    } else {
        Sure::Possible
    }
}

impl Told {
    /// A list that nothing is screened against goes before rows that were not understood.
    pub(super) fn exit(&self) -> Exit {
        if !self.against.damaged.is_empty() || !self.against.too_large.is_empty() {
            Exit::Integrity
        } else if self.files.faulty > 0 {
            Exit::InvalidInput
        } else {
            Exit::Done
        }
    }

    /// For people.
    pub(super) fn text(&self, output: &Output, why: bool) -> String {
        let mut text = String::new();
        let has_any = self.matches().next().is_some();
        // What to know before anybody acts stands before all else.
        for (traveller, matched) in self.matches() {
            let warning = matched::warning(matched);
            if !warning.is_empty() {
                let (line, target) = (self.line(traveller), matched::target(matched));
                let before = say!("screen-before", line, target, warning);
                text.push_str(&format!("{before}\n"));
            }
        }
        if !text.is_empty() {
            text.push('\n');
        }
        if has_any {
            text.push_str(&self.table(output));
        }
        for (traveller, matched) in self.matches() {
            if why {
                let line = self.line(traveller);
                text.push_str(&format!("\n{line}, {}\n", matched::target(matched)));
                text.push_str(&matched::why(matched));
            }
        }
        for result in &self.results {
            if result.more > 0 {
                let more = Grouped(u64::from(result.more));
                let more = say!("screen-more-matches", count = more);
                text.push_str(&format!("{more}\n"));
            }
        }
        for (traveller, result) in self.files.travellers.iter().zip(&self.results) {
            if result.unseen > 0 {
                let line = self.line(traveller);
                let count = Grouped(u64::from(result.unseen));
                text.push_str(&format!("{}\n", say!("screen-unseen", line, count)));
            }
        }
        text.push_str(&self.faults());
        for list in &self.against.damaged {
            let list = words::clean(list);
            text.push_str(&format!("{}\n", say!("screen-damaged", list)));
        }
        for list in &self.against.too_large {
            text.push_str(&too_large(list));
        }
        if has_any {
            text.push('\n');
        }
        text.push_str(&self.sum());
        text
    }

    fn table(&self, output: &Output) -> String {
        let mut table = Table::new(&[
            &say!("screen-column-line"),
            "",
            &say!("screen-column-who"),
            &say!("screen-column-sought"),
            &say!("screen-column-in"),
            &say!("screen-column-by"),
        ]);
        for (traveller, matched) in self.matches() {
            let verdict = if matched.verdict == ScreenVerdict::Exact as i32 {
                say!("screen-match")
            } else {
                say!("screen-possible")
            };
            table.row([
                self.line(traveller),
                verdict,
                matched::who(&traveller.subject.told),
                matched::held(matched),
                matched::target(matched),
                matched::by(matched),
            ]);
        }
        table.draw(output.width(), &[0, 1], &[])
    }

    /// Where somebody stands: the line, and the file where there are several.
    fn line(&self, traveller: &Traveller) -> String {
        let place = traveller.subject.place;
        match self.files.names.get(traveller.file) {
            Some(name) if self.files.names.len() > 1 => format!("{name}:{}", place.line),
            _ => place.line.to_string(),
        }
    }

    fn matches(&self) -> impl Iterator<Item = (&Traveller, &ScreenMatch)> {
        let travellers = self.files.travellers.iter().zip(&self.results);
        travellers.flat_map(|(traveller, result)| {
            let matches = result.matches.iter();
            matches.map(move |matched| (traveller, matched))
        })
    }

    fn faults(&self) -> String {
        if self.files.faulty == 0 {
            return String::new();
        }
        let faulty = Grouped(self.files.faulty as u64);
        let mut text = format!("\n{}\n", say!("screen-faults", count = faulty));
        for (file, fault) in self.files.faults.iter().take(SHOWN) {
            let name = self.files.names.get(*file).map_or("", String::as_str);
            text.push_str(&format!("  {}\n", one_fault(name, fault)));
        }
        let more = self.files.faulty.saturating_sub(SHOWN);
        if more > 0 {
            let more = say!("screen-more-faults", count = more);
            text.push_str(&format!("  {more}\n"));
        }
        let mut advice: Vec<String> = Vec::new();
        for (_, fault) in self.files.faults.iter().take(SHOWN) {
            let advised = lang::advice(fault.reason, Call::Screen, &fault.field);
            if !advice.contains(&advised) {
                advice.push(advised);
            }
        }
        for advice in advice {
            text.push_str(&format!("  {}\n", say!("screen-do", advice)));
        }
        text
    }

    /// The last line: how many, of them how many match, and against what.
    fn sum(&self) -> String {
        let all = self.results.len() as u64;
        let all = if self.files.is_passengers {
            say!("screen-passengers", count = Grouped(all))
        } else {
            say!("screen-subjects", count = Grouped(all))
        };
        let (matches, possible) = self.counts();
        let against = against(&self.against);
        let sum = say!("screen-sum", all, matches, possible, against);
        format!("{sum}\n")
    }

    fn counts(&self) -> (usize, usize) {
        let sure = |wanted| self.results.iter().filter(|it| sure(it) == wanted).count();
        (sure(Sure::Match), sure(Sure::Possible))
    }

    /// For programs.
    pub(super) fn document(&self) -> Value {
        let (matching, possible) = self.counts();
        let matches = self.matches().map(|(traveller, matched)| {
            let mut document = matched::document(matched);
            let subject = &traveller.subject;
            let name = self.files.names.get(traveller.file);
            words::put(&mut document, "file", json!(name));
            words::put(&mut document, "line", json!(subject.place.line));
            let reference = words::text_json(&subject.reference);
            words::put(&mut document, "reference", reference);
            words::put(&mut document, "role", words::text_json(&subject.role));
            words::put(&mut document, "who", json!(matched::who(&subject.told)));
            document
        });
        let faults = self.files.faults.iter().map(|(file, fault)| {
            json!({
                "file": self.files.names.get(*file),
                "line": fault.place.line,
                "field": fault.field,
                "reason": fault.reason.code(),
                "message": fault.message,
                "advice": fault.reason.advice(Call::Screen, &fault.field),
                "kept": fault.kept,
                "as_written": fault.as_written,
                "year_alone": fault.year_alone,
            })
        });
        let unseen = self.files.travellers.iter().zip(&self.results);
        let unseen = unseen.filter(|(_, result)| result.unseen > 0);
        let unseen = unseen.map(|(traveller, result)| {
            json!({
                "file": self.files.names.get(traveller.file),
                "line": traveller.subject.place.line,
                "alerts": result.unseen,
            })
        });
        let not_shown: u64 = self.results.iter().map(|it| u64::from(it.more)).sum();
        json!({
            "files": self.files.names,
            "screened": self.results.len(),
            "match": matching,
            "possible": possible,
            "matches": matches.collect::<Vec<_>>(),
            "matches_not_shown": not_shown,
            "unseen": unseen.collect::<Vec<_>>(),
            "against": against_json(&self.against),
            "fault_count": self.files.faulty,
            "faults": faults.collect::<Vec<_>>(),
        })
    }
}

/// What is wrong with a row, and what became of the row.
fn one_fault(file: &str, fault: &Fault) -> String {
    let (file, line) = (words::clean(file), fault.place.line);
    let field = words::clean(&fault.field);
    let why = words::broken_rule(fault.reason, &fault.message);
    let reason = fault.reason.code();
    if fault.year_alone {
        say!("screen-fault-year", file, line, field, why, reason)
    } else if fault.as_written {
        say!("screen-fault-written", file, line, field, why, reason)
    } else if fault.kept {
        say!("screen-fault-kept", file, line, field, why, reason)
    } else {
        say!("screen-fault-left", file, line, field, why, reason)
    }
}

/// A list that has more than can be screened against.
pub(in crate::commands) fn too_large(list: &str) -> String {
    let list = words::clean(list);
    let too_large = say!("screen-too-large", list, most = MAX_INDEXED);
    format!("{too_large}\n")
}

/// Against what was screened, in a few words.
pub(in crate::commands) fn against(against: &ScreenAgainst) -> String {
    let mut all: Vec<_> = against
        .editions
        .iter()
        .map(|edition| {
            let list = words::clean(&edition.list);
            let version = words::clean(&edition.version);
            let day = words::day(words::millis(edition.changed_ms));
            let number = edition.number;
            if version.is_empty() {
                say!("screen-edition", list, number, day)
            } else {
                say!("screen-edition-version", list, number, day, version)
            }
        })
        .collect();
    if against.alerts > 0 {
        all.push(say!("screen-alerts", count = Grouped(against.alerts)));
    }
    if against.notices > 0 {
        all.push(say!("screen-notices", count = Grouped(against.notices)));
    }
    match all.split_last() {
        None => say!("screen-against-nothing"),
        Some((last, [])) => last.clone(),
        Some((last, others)) => say!("screen-and", others = others.join(", "), last),
    }
}

/// The same for programs.
pub(in crate::commands) fn against_json(against: &ScreenAgainst) -> Value {
    let lists = against.editions.iter().map(|edition| {
        json!({
            "list": edition.list,
            "edition": edition.number,
            "digest": hex::encode(&edition.digest),
            "entries": edition.entries,
            "changed": words::time_json(words::millis(edition.changed_ms)),
            "version": words::text_json(&edition.version),
        })
    });
    json!({
        "lists": lists.collect::<Vec<_>>(),
        "damaged": against.damaged,
        "too_large": against.too_large,
        "alerts": against.alerts,
        "seizure_notices": against.notices,
        "preset": Preset::from_number(against.preset).map(Preset::name),
        "engine": against.engine,
    })
}
