//! Merging: neighbouring runs become one, in small steps, so that a look-up has few runs to look into.

use std::path::Path;
use std::sync::Arc;

use super::posting::Posting;
use super::run::{Run, RunPostings, RunWriter};
use super::state::Voids;
use super::{IndexError, damaged, row};
use crate::store::medium::Medium;

/// Runs of one size that are merged into one.
pub(super) const FANOUT: usize = 8;
/// Bytes from which on runs are of the next size; those of the last are merged no further, which bounds what a merge
/// writes anew.
const SIZES: [u64; 2] = [20 << 20, 160 << 20];
/// Blocks of rows copied in one step.
const ROW_BLOCKS_PER_STEP: usize = 64;
/// Postings merged in one step.
const POSTINGS_PER_STEP: usize = 16 * 1024;

/// Which runs are to be merged next, as a range of them.
pub(super) fn due(runs: &[Arc<Run>]) -> Option<std::ops::Range<usize>> {
    let size = |run: &Arc<Run>| SIZES.iter().filter(|from| run.bytes() >= **from).count();
    let first = runs.windows(FANOUT).position(|window| {
        let mut sizes = window.iter().map(size);
        sizes
            .next()
            .is_some_and(|first| first < SIZES.len() && sizes.all(|size| size == first))
    })?;
    Some(first..first + FANOUT)
}

/// A merge under way.
#[derive(Debug)]
pub(super) struct Merge {
    inputs: Vec<Arc<Run>>,
    out: RunWriter,
    phase: Phase,
    /// Records that no longer count; nothing of them goes into the new file.
    voids: Voids,
}

#[derive(Debug)]
enum Phase {
    /// Rows are copied: the next block of which input.
    Rows { input: usize, block: usize },
    /// Postings are merged: what comes next of each input.
    Postings(Vec<(Posting, RunPostings)>),
}

impl Merge {
    /// Begins to merge neighbouring runs, or to write one anew, into a new file. `voids` are records that no longer
    /// count, as the runs tell: whatever replaced them outlives a crash.
    pub(super) fn begin(
        inputs: Vec<Arc<Run>>,
        path: &Path,
        medium: Arc<dyn Medium>,
        voids: Voids,
    ) -> Result<Self, IndexError> {
        let first = inputs.first().map_or(0, |run| run.first());
        let terms = inputs.iter().map(|run| run.filter_terms()).sum();
        Ok(Self {
            out: RunWriter::create(path, medium, first, terms)?,
            inputs,
            phase: Phase::Rows { input: 0, block: 0 },
            voids,
        })
    }

    /// The runs that become one.
    pub(super) fn inputs(&self) -> &[Arc<Run>] {
        &self.inputs
    }

    /// Which records are left out.
    pub(super) const fn voids(&self) -> &Voids {
        &self.voids
    }

    /// Goes on a bit; true when everything is merged.
    pub(super) fn step(&mut self) -> Result<bool, IndexError> {
        match &mut self.phase {
            Phase::Rows { input, block } => {
                let Some(run) = self.inputs.get(*input) else {
                    self.phase = Phase::Postings(heads(&self.inputs)?);
                    return Ok(false);
                };
                for _ in 0..ROW_BLOCKS_PER_STEP {
                    let Some((first, bytes)) = run.row_block(*block)? else {
                        *input += 1;
                        *block = 0;
                        return Ok(false);
                    };
                    let left = row::without(&bytes, first, &self.voids);
                    let left = left.ok_or_else(|| damaged("a block of rows"))?;
                    self.out.row_block(first, &left)?;
                    *block += 1;
                }
                Ok(false)
            }
            Phase::Postings(heads) => merge_postings(heads, &mut self.out, &self.voids),
        }
    }

    /// Makes the merged run durable and opens it.
    pub(super) fn finish(mut self) -> Result<Run, IndexError> {
        let first = self.inputs.first().map_or(0, |run| run.first());
        let end = self.inputs.last().map_or(first, |run| run.end());
        // Those within the merged runs too: a run of words that is not merged yet still leads to them.
        let voids = self.inputs.iter().flat_map(|run| run.voids()).copied();
        self.out.describe(end, voids.collect());
        self.out.finish()
    }
}

fn heads(inputs: &[Arc<Run>]) -> Result<Vec<(Posting, RunPostings)>, IndexError> {
    let mut heads = Vec::new();
    for run in inputs {
        let mut postings = RunPostings::from(run, Posting::LEAST)?;
        heads.extend(postings.next()?.map(|head| (head, postings)));
    }
    Ok(heads)
}

/// Merges some postings; true when none is left. Those of one term are mostly of one input after the other, so an input
/// is read on as long as no other stands before it.
fn merge_postings(
    heads: &mut Vec<(Posting, RunPostings)>,
    out: &mut RunWriter,
    voids: &Voids,
) -> Result<bool, IndexError> {
    let mut merged = 0;
    while merged < POSTINGS_PER_STEP {
        let Some((at, bound)) = least(heads) else {
            return Ok(true);
        };
        let Some((head, postings)) = heads.get_mut(at) else {
            return Ok(true);
        };
        loop {
            if !voids.holds(head.number()) {
                out.posting(*head)?;
            }
            merged += 1;
            match postings.next()? {
                Some(next) => *head = next,
                None => {
                    drop(heads.swap_remove(at));
                    break;
                }
            }
            if merged == POSTINGS_PER_STEP || bound.is_some_and(|bound| *head > bound) {
                break;
            }
        }
    }
    Ok(false)
}

/// Which input has the least posting, and the least of the others.
fn least(heads: &[(Posting, RunPostings)]) -> Option<(usize, Option<Posting>)> {
    let numbered = || heads.iter().map(|(head, _)| *head).enumerate();
    let (at, _) = numbered().min_by_key(|(_, head)| *head)?;
    let others = numbered().filter(|(other, _)| *other != at);
    Some((at, others.map(|(_, head)| head).min()))
}
