//! What the node told of an import, for people and for programs.

use ntc_core::reason::{Call, Reason};
use ntc_core::watchlist::diff::has_shrunk;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ImportChange, ImportFault, ImportResult};
use serde_json::{Value, json};

use crate::commands::watchlist::state;
use crate::lang::{self, say};
use crate::output::words;

/// Faults and changes that people are shown; programs get all.
const SHOWN: usize = 20;

/// What the node told.
#[derive(Default)]
pub(super) struct Told {
    pub(super) faults: Vec<ImportFault>,
    pub(super) changes: Vec<ImportChange>,
    pub(super) result: ImportResult,
}

impl Told {
    /// For people.
    pub(super) fn text(&self) -> String {
        let Self {
            faults,
            changes,
            result,
        } = self;
        let list = words::clean(&result.list);
        let count = Grouped(result.entries);
        let sum = match &result.state {
            Some(_) => say!("watchlist-took-in", list, count),
            None => say!("watchlist-would-hold", list, count),
        };
        let mut text = format!("{sum}\n");
        if let Some(source) = &result.source {
            text.push_str(&state::of_source(source));
        }
        let before = say!(
            "watchlist-before",
            before = result.before,
            added = result.added,
            changed = result.changed,
            renumbered = result.renumbered,
            removed = result.removed
        );
        text.push_str(&format!(" {before}\n"));
        if result.state.is_none() && has_shrunk(result.before, result.removed) {
            text.push_str(&format!(" {}\n", say!("watchlist-shrunk")));
        }
        if result.before > 0 {
            let shown = changes.iter().take(SHOWN);
            for change in shown {
                let change_told = format!("{} {}", fate(&change.fate), words::clean(&change.key));
                let former = words::clean(&change.former_key);
                let change_told = if former.is_empty() {
                    change_told
                } else {
                    say!("watchlist-formerly", change = change_told, former)
                };
                text.push_str(&format!("  {change_told}\n"));
            }
            text.push_str(&further(changes.len(), |count| {
                say!("watchlist-more-changes", count)
            }));
        }
        for left in &result.left {
            let what = words::clean(&left.what);
            let left = say!("watchlist-left", what, count = left.count);
            text.push_str(&format!(" {left}\n"));
        }
        if result.faults > 0 {
            let faults = say!("watchlist-faults", count = Grouped(result.faults));
            text.push_str(&format!(" {faults}\n"));
        }
        for fault in faults.iter().take(SHOWN) {
            let kept = if fault.year_alone {
                say!("watchlist-taken-year")
            } else if fault.as_written {
                say!("watchlist-taken-as-written")
            } else if fault.kept {
                say!("watchlist-taken-without")
            } else {
                say!("watchlist-not-taken")
            };
            let (file, line) = (fault.file + 1, fault.line);
            let place = match words::clean(&fault.key) {
                key if key.is_empty() => say!("watchlist-place", file, line),
                key => say!("watchlist-place-entry", file, line, key),
            };
            text.push_str(&format!(
                "  {place}, {}: {} [{}], {kept}\n",
                words::clean(&fault.field),
                words::refusal(&fault.reason, &fault.message),
                words::clean(&fault.reason),
            ));
        }
        let mut advice: Vec<String> = Vec::new();
        for fault in faults.iter().take(SHOWN) {
            let advised = advised(fault).filter(|it| !advice.contains(it));
            advice.extend(advised);
        }
        for advice in advice {
            text.push_str(&format!("  {}\n", say!("watchlist-do", advice)));
        }
        let faults = usize::try_from(result.faults).unwrap_or(usize::MAX);
        text.push_str(&further(faults, |count| {
            say!("watchlist-more-faults", count)
        }));
        text
    }

    /// For programs.
    pub(super) fn document(&self) -> Value {
        let Self {
            faults,
            changes,
            result,
        } = self;
        let faults = faults.iter().map(|fault| {
            json!({
                "file": fault.file + 1,
                "line": fault.line,
                "key": words::text_json(&fault.key),
                "field": fault.field,
                "reason": fault.reason,
                "message": fault.message,
                "kept": fault.kept,
                "as_written": fault.as_written,
                "year_alone": fault.year_alone,
            })
        });
        let changes = changes.iter().map(|change| {
            json!({
                "fate": change.fate,
                "key": change.key,
                "former_key": words::text_json(&change.former_key),
            })
        });
        let left = result.left.iter();
        let left = left.map(|left| json!({ "what": left.what, "count": left.count }));
        json!({
            "list": result.list,
            "source": result.source.as_ref().map(state::source),
            "form_was_told_by_the_file": result.is_detected,
            "entries": result.entries,
            "before": result.before,
            "added": result.added,
            "changed": result.changed,
            "renumbered": result.renumbered,
            "removed": result.removed,
            "fault_count": result.faults,
            "faults": faults.collect::<Vec<_>>(),
            "changes": changes.collect::<Vec<_>>(),
            "not_screened": left.collect::<Vec<_>>(),
            "state": result.state.as_ref().map(state::document),
        })
    }
}

/// What to do about a fault. What was taken as it is written needs nothing but a look.
fn advised(fault: &ImportFault) -> Option<String> {
    let reason = Reason::from_code(&fault.reason)?;
    let is_number = matches!(
        reason,
        Reason::IdentifierBadCheck | Reason::IdentifierBadFormat
    );
    Some(if fault.as_written && reason == Reason::FileCutOff {
        say!("watchlist-do-last-row")
    } else if fault.as_written && is_number {
        say!("watchlist-do-as-written")
    } else {
        lang::advice(reason, Call::Watchlist, &fault.field)
    })
}

/// What became of an entry.
fn fate(code: &str) -> String {
    match code {
        "added" => say!("watchlist-fate-added"),
        "changed" => say!("watchlist-fate-changed"),
        "renumbered" => say!("watchlist-fate-renumbered"),
        "removed" => say!("watchlist-fate-removed"),
        other => words::clean(other),
    }
}

/// How many lines are not shown.
fn further(all: usize, told: fn(usize) -> String) -> String {
    match all.saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("  {}\n", told(more)),
    }
}

#[cfg(test)]
mod tests {
    use ntc_proto::node::v1::WatchListState;

    use super::*;

    #[test]
    fn what_was_taken_as_it_is_written_is_not_advised_to_be_taken_again() {
        let advice = |reason: Reason, as_written| {
            let fault = ImportFault {
                reason: reason.code().to_owned(),
                as_written,
                kept: as_written,
                ..ImportFault::default()
            };
            advised(&fault).unwrap()
        };
        for reason in [
            Reason::FileCutOff,
            Reason::IdentifierBadCheck,
            Reason::IdentifierBadFormat,
        ] {
            let taken = advice(reason, true);
            assert!(taken.ends_with("it is taken"), "{taken}");
            let refused = advice(reason, false);
            assert!(!refused.ends_with("it is taken"), "{refused}");
        }
    }

    #[test]
    fn a_comparison_says_when_an_update_would_be_refused() {
        let told = |before, removed, state| {
            let result = ImportResult {
                before,
                removed,
                state,
                ..ImportResult::default()
            };
            let told = Told {
                result,
                ..Told::default()
            };
            told.text().contains("--accept-shrink")
        };
        assert!(told(3, 2, None) && told(10, 3, None));
        assert!(!told(10, 2, None) && !told(3, 1, None));
        assert!(!told(3, 2, Some(WatchListState::default())), "it was taken");
    }
}
