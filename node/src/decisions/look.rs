//! Lines read again: pages, the newest first.

use std::collections::BTreeSet;

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use ntc_core::time::Timestamp;
use prost::Message as _;

use super::{Decisions, DecisionsError, Item, Line};

/// Lines read together on the way back.
const STRIDE: u64 = 256;
/// Lines looked at for one page at most: a filter that few pass reads no more at once.
pub(crate) const MAX_LOOKED_AT: u64 = 100_000;
/// Decisions on a page at most, beside those of its last line.
pub(crate) const MAX_DECISIONS: usize = 2_000;
/// What a filter calls whatever rule, or reason, took something away.
pub(crate) const ANY: &str = "any";
/// How far lines of different threads may stand before one another, in milliseconds.
const SLACK_MS: u64 = 60_000;
/// Bits of a place that say the frame within its generation, which has fewer bytes.
const FRAME_BITS: u32 = 32;

/// Which decisions are wanted. What is empty filters nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// The partner.
    pub(crate) party: String,
    /// The rule, or the reason, that took something away; [`ANY`] for each.
    pub(crate) rule: String,
    /// What is done, as rules name it.
    pub(crate) deed: String,
    /// Where the record lies: whose ledger, as [`Item::slot_plus_one`] says, and the index; none for all.
    pub(crate) records: Option<BTreeSet<(u64, u64)>>,
    /// From then on, milliseconds.
    pub(crate) from_ms: u64,
    /// Before then, milliseconds; 0 is not at all.
    pub(crate) until_ms: u64,
}

/// A line with what names it, and those of its decisions that are wanted.
#[derive(Clone, Debug)]
pub(crate) struct Looked {
    /// Its hash.
    pub(crate) hash: Hash,
    /// The line, whole.
    pub(crate) line: Line,
    /// The decisions that are wanted, by their places in it.
    pub(crate) wanted: Vec<usize>,
    /// Its bytes.
    pub(crate) stored: Vec<u8>,
}

/// Lines, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The lines.
    pub(crate) lines: Vec<Looked>,
    /// The next page holds lines before this place; none after the last.
    pub(crate) next: Option<u64>,
}

impl Wanted {
    /// The places of the decisions that are wanted.
    fn of(&self, line: &Line) -> Vec<usize> {
        let is = |wanted: &str, told: &str| wanted.is_empty() || wanted == told;
        let of_line = is(&self.party, &line.party)
            && line.at_ms >= self.from_ms
            && (self.until_ms == 0 || line.at_ms < self.until_ms);
        let items = line.items.iter().enumerate().filter(|_| of_line);
        let wanted = items.filter(|(place, item)| {
            let records = self.records.as_ref();
            !line.is_tried_out(*place)
                && is(&self.deed, &item.deed)
                && records.is_none_or(|it| it.contains(&(item.slot_plus_one, item.ledger_index)))
                && self.is_by(item)
        });
        wanted.map(|(place, _)| place).collect()
    }

    fn is_by(&self, item: &Item) -> bool {
        let is = |rule: &str| self.rule == ANY || self.rule == rule;
        let mut withheld = item.withheld_by.iter();
        self.rule.is_empty()
            || item.refused && is(&item.refused_by)
            || withheld.any(|by| is(&by.rule))
    }

    /// Whether no line before this one is of the time that is wanted.
    const fn is_over(&self, line: &Line) -> bool {
        line.at_ms.saturating_add(SLACK_MS) < self.from_ms
    }
}

impl Decisions {
    /// Lines before a place with decisions that are wanted, the newest first, `limit` at most.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) fn page(
        &self,
        wanted: &Wanted,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Page, DecisionsError> {
        self.commit();
        let before = before.unwrap_or(u64::MAX);
        let (last, frame) = (before >> FRAME_BITS, before & u64::from(u32::MAX));
        let (mut page, mut looked, mut decisions) = (Page::default(), 0, 0);
        for generation in self.generations()?.into_iter().rev() {
            if generation > last {
                continue;
            }
            // What goes meanwhile because the log is bounded is over.
            let Some((reader, _held)) = self.reader_of(generation)? else {
                break;
            };
            let mut until = reader.end();
            if generation == last {
                until = until.min(frame);
            }
            while until > 0 {
                let from = until.saturating_sub(STRIDE);
                let frames = reader.scan_to(from, until);
                let frames = frames.collect::<Result<Vec<_>, _>>()?;
                for frame in frames.into_iter().rev() {
                    let place = (generation << FRAME_BITS) | frame.number;
                    looked += 1;
                    let Ok(line) = Line::decode(&*frame.payload) else {
                        continue;
                    };
                    if wanted.is_over(&line) {
                        return Ok(page);
                    }
                    let found = wanted.of(&line);
                    if !found.is_empty() {
                        decisions += found.len();
                        page.lines.push(Looked {
                            hash: leaf::journal(&frame.payload),
                            line,
                            wanted: found,
                            stored: frame.payload,
                        });
                    }
                    let is_full = page.lines.len() >= limit || decisions >= MAX_DECISIONS;
                    if is_full || looked >= MAX_LOOKED_AT {
                        page.next = (generation > 1 || frame.number > 0).then_some(place);
                        return Ok(page);
                    }
                }
                until = from;
            }
        }
        Ok(page)
    }

    /// Since when it has what was decided, where older lines went because it is bounded; none where it has all.
    ///
    /// # Errors
    /// When its first line cannot be read.
    pub(crate) fn begins(&self) -> Result<Option<Timestamp>, DecisionsError> {
        for generation in self.generations()? {
            if generation == 1 {
                return Ok(None);
            }
            if let Some((reader, _held)) = self.reader_of(generation)?
                && reader.end() > 0
            {
                let first = reader.read(0)?;
                let line = Line::decode(&*first).unwrap_or_default();
                return Ok(Some(Timestamp::from_millis(line.at_ms)));
            }
        }
        Ok(None)
    }
}
