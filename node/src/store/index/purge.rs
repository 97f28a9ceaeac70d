//! Purging: of a record that was erased no row and no posting stays in a file.
//!
//! Runs are written once, so one that holds such a record is written anew without it, at once. A partner decides when
//! it erases, and a run can be large: after each run that was written anew the next one waits nine times as long as
//! that took.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::manifest::Sort;
use super::run::Run;
use super::state::{State, Voids};

/// How many times as long as it took to write a run anew the next one waits.
const REST: u32 = 9;
/// Longest rest.
const MAX_REST: Duration = Duration::from_secs(3600);

/// Records that are to leave the files.
#[derive(Clone, Debug, Default)]
pub(super) struct Doomed {
    /// Those whose rows and postings do.
    pub(super) records: BTreeSet<u32>,
    /// Those whose words do.
    pub(super) words: BTreeSet<u32>,
}

impl Doomed {
    /// Takes one in.
    pub(super) fn insert(&mut self, number: u32) {
        self.records.insert(number);
        self.words.insert(number);
    }

    /// True when none is left.
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.words.is_empty()
    }

    fn of(&mut self, sort: Sort) -> &mut BTreeSet<u32> {
        match sort {
            Sort::Records => &mut self.records,
            Sort::Words => &mut self.words,
        }
    }

    /// Those of a run of a sort are gone that were left out when it was written.
    pub(super) fn purged(&mut self, sort: Sort, run: &Run, left_out: &Voids) {
        let of_run = run.first()..run.end();
        let gone = |number: &u32| of_run.contains(number) && left_out.holds(*number);
        self.of(sort).retain(|number| !gone(number));
    }

    /// The run to write anew next.
    pub(super) fn due(state: &State) -> Option<(Sort, Arc<Run>)> {
        let holding = |runs: &[Arc<Run>], doomed: &BTreeSet<u32>| {
            let number = *doomed.first()?;
            let behind = runs.partition_point(|run| run.first() <= number);
            runs.get(behind.checked_sub(1)?).cloned()
        };
        let Self { records, words } = &state.doomed;
        let run = holding(&state.runs, records).map(|run| (Sort::Records, run));
        run.or_else(|| Some((Sort::Words, holding(&state.words, words)?)))
    }
}

/// How fast runs are written anew.
#[derive(Debug, Default)]
pub(super) struct Pace {
    worked: Duration,
    rests_until: Option<Instant>,
}

impl Pace {
    /// True when nothing is to be begun now.
    pub(super) fn rests(&self) -> bool {
        self.rests_until.is_some_and(|until| Instant::now() < until)
    }

    /// Notes a step that was begun then.
    pub(super) fn worked(&mut self, since: Instant) {
        self.worked += since.elapsed();
    }

    /// A run was written anew.
    pub(super) fn done(&mut self) {
        let worked = std::mem::take(&mut self.worked);
        let rest = worked.saturating_mul(REST).min(MAX_REST);
        self.rests_until = Some(Instant::now() + rest);
    }
}
