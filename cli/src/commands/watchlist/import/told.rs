//! What the node told of an import, for people and for programs.

use ntc_core::reason::{Call, Reason};
use ntc_core::watchlist::diff::has_shrunk;
use ntc_proto::node::v1::{ImportChange, ImportFault, ImportResult};
use serde_json::{Value, json};

use crate::commands::watchlist::state;
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
        let entries = words::count(result.entries, "entry", "entries");
        let mut text = match &result.state {
            Some(_) => format!("Took in {list}: {entries}\n"),
            None => format!("Nothing was changed. {list} would hold {entries}\n"),
        };
        if let Some(source) = &result.source {
            text.push_str(&state::of_source(source));
        }
        text.push_str(&format!(
            " Before: {}. Added {}, changed {}, renumbered {}, removed {}\n",
            result.before, result.added, result.changed, result.renumbered, result.removed
        ));
        if result.state.is_none() && has_shrunk(result.before, result.removed) {
            text.push_str(
                " It lost more than a fifth of its entries: an update takes it only with --accept-shrink\n",
            );
        }
        if result.before > 0 {
            let shown = changes.iter().take(SHOWN);
            for change in shown {
                let (fate, key) = (words::clean(&change.fate), words::clean(&change.key));
                let former = words::clean(&change.former_key);
                let former = if former.is_empty() {
                    former
                } else {
                    format!(", before: {former}")
                };
                text.push_str(&format!("  {fate} {key}{former}\n"));
            }
            text.push_str(&further(changes.len(), "changes"));
        }
        for left in &result.left {
            let what = words::clean(&left.what);
            text.push_str(&format!(
                " Nothing is screened against {what}: {}\n",
                left.count
            ));
        }
        if result.faults > 0 {
            let faults = words::count(result.faults, "fault", "faults");
            text.push_str(&format!(" {faults}:\n"));
        }
        for fault in faults.iter().take(SHOWN) {
            let kept = if fault.kept {
                "taken without it"
            } else {
                "not taken"
            };
            let key = words::clean(&fault.key);
            let key = match key.as_str() {
                "" => key,
                key => format!("entry {key}, "),
            };
            text.push_str(&format!(
                "  file {}, line {}, {key}{}: {} [{}], {kept}\n",
                fault.file + 1,
                fault.line,
                words::clean(&fault.field),
                words::clean(&fault.message),
                words::clean(&fault.reason),
            ));
        }
        let mut advice: Vec<&str> = Vec::new();
        for fault in faults.iter().take(SHOWN) {
            let reason = Reason::from_code(&fault.reason);
            let advised = reason.map(|reason| reason.advice(Call::Watchlist, &fault.field));
            advice.extend(advised.filter(|it| !advice.contains(it)));
        }
        for advice in advice {
            text.push_str(&format!("  do this: {advice}\n"));
        }
        text.push_str(&further(
            usize::try_from(result.faults).unwrap_or(usize::MAX),
            "faults",
        ));
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

/// How many lines are not shown.
fn further(all: usize, what: &str) -> String {
    match all.saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("  and {more} more {what}; --json has them\n"),
    }
}
