//! Files that are written anew: runs that are merged, and those that hold what was erased. In small steps, so that
//! nobody waits for it.

use std::sync::Arc;
use std::time::Instant;

use super::manifest::Sort;
use super::merge::{self, Merge};
use super::purge::Doomed;
use super::run::Run;
use super::{Index, IndexError, Writing, damaged};

/// Runs that are written anew.
#[derive(Debug)]
pub(super) struct Job {
    sort: Sort,
    merge: Merge,
    /// Whether a record that was erased is the cause.
    purges: bool,
}

impl Index {
    /// Goes on with merging runs and with writing those anew that hold what was erased, a bit; false when nothing is to
    /// be done now. Whoever applies batches calls it between them, and now and then without one, so that it keeps up
    /// and keeps nobody waiting.
    ///
    /// # Errors
    /// When the index is damaged or cannot be written; the runs stay as they are then.
    pub fn merge(&self) -> Result<bool, IndexError> {
        let mut writing = self.writing();
        let job = match writing.merge.take() {
            Some(job) => job,
            None => match self.next_job(&mut writing)? {
                Some(job) => job,
                None => return Ok(false),
            },
        };
        let (begun, purges) = (Instant::now(), job.purges);
        writing.merge = self.noticed(self.step(job, &mut writing))?;
        if purges {
            writing.pace.worked(begun);
            if writing.merge.is_none() {
                writing.pace.done();
            }
        }
        Ok(true)
    }

    /// What was erased, and is still in the files.
    pub fn unpurged(&self) -> u64 {
        let state = self.state();
        state.doomed.records.union(&state.doomed.words).count() as u64
    }

    fn next_job(&self, writing: &mut Writing) -> Result<Option<Job>, IndexError> {
        let purges = !self.state().doomed.is_empty() && !writing.pace.rests();
        if purges && self.state().fresh.has_voids() {
            // What is left of the erased records outlives a crash before the others leave the files.
            self.flush(writing)?;
        }
        let purge = purges.then(|| Doomed::due(&self.state())).flatten();
        let purges = purge.is_some();
        let due = match purge {
            Some((sort, run)) => Some((sort, vec![run])),
            None => self.due(),
        };
        let Some((sort, inputs)) = due else {
            return Ok(None);
        };
        let path = self.next_file(sort, writing)?;
        let (medium, voids) = (Arc::clone(&self.inner.medium), writing.voids.clone());
        let merge = Merge::begin(inputs, &path, medium, voids)?;
        Ok(Some(Job {
            sort,
            merge,
            purges,
        }))
    }

    /// The runs that are to be merged next.
    fn due(&self) -> Option<(Sort, Vec<Arc<Run>>)> {
        let state = self.state();
        let due = |sort, runs: &[Arc<Run>]| {
            let inputs = merge::due(runs).and_then(|due| runs.get(due))?;
            Some((sort, inputs.to_vec()))
        };
        due(Sort::Records, &state.runs).or_else(|| due(Sort::Words, &state.words))
    }

    fn step(&self, mut job: Job, writing: &mut Writing) -> Result<Option<Job>, IndexError> {
        if !job.merge.step()? {
            return Ok(Some(job));
        }
        let Job { sort, merge, .. } = job;
        let (old, left_out) = (merge.inputs().to_vec(), merge.voids().clone());
        let merged = Arc::new(merge.finish()?);
        let mut doomed = self.state().doomed.clone();
        doomed.purged(sort, &merged, &left_out);
        let begins = |run: &Arc<Run>| old.first().is_some_and(|old| Arc::ptr_eq(old, run));
        let (mut runs, mut words) = self.all_runs();
        let merged_into = match sort {
            Sort::Records => &mut runs,
            Sort::Words => &mut words,
        };
        let at = merged_into.iter().position(begins);
        let at = at.ok_or_else(|| damaged("the list of runs"))?;
        merged_into.splice(at..at + old.len(), [merged]);
        let standing = (&writing.in_runs, &doomed);
        self.inner.folder.write(&runs, &words, standing)?;
        let mut state = self.state_mut();
        state.runs = runs;
        state.words = words;
        state.doomed = doomed;
        drop(state);
        for run in old {
            // A reader that has it open reads on; what stays is removed by the next start.
            if let Err(error) = std::fs::remove_file(run.path()) {
                tracing::warn!(%error, "a file of the index that was written anew is not removed yet");
            }
        }
        Ok(None)
    }
}
