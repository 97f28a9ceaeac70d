//! Numbers of other records that those of a table may have been taken for.

use std::collections::BTreeMap;

use ntc_core::reason::{Call, Reason};
use ntc_lang::Grouped;
use ntc_proto::node::v1::{NearMiss, NearMissesRequest};
use serde_json::{Value, json};

use crate::client::{Node, ask};
use crate::commands::sought;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// Near misses of a table that are told at most.
const MAX_TOLD: usize = 100;
/// Near misses that are shown without --all-rows.
const SHOWN: usize = 10;
/// Records that the node is asked about at once.
const AT_ONCE: usize = 256;
/// How often an index that is behind is asked again; each answer waits for it some seconds.
const PATIENCE: u32 = 10;

/// What is near the numbers of a table.
#[derive(Debug, Default)]
pub(super) struct NearMisses {
    /// The line of the row, and what is near it; at most [`MAX_TOLD`].
    told: Vec<(u64, NearMiss)>,
    /// Rows with such numbers that were not compared, because enough is told or the node did not answer.
    left: u64,
    /// Why the node did not answer.
    failed: Option<String>,
}

impl NearMisses {
    /// Takes what is near a row.
    pub(super) fn take(&mut self, line: u64, near: Vec<NearMiss>) {
        let room = MAX_TOLD.saturating_sub(self.told.len());
        if room == 0 && !near.is_empty() {
            self.left += 1;
        }
        let near = near.into_iter().take(room);
        self.told.extend(near.map(|miss| (line, miss)));
    }

    /// Asks what is near the rows that were published, each a line and the id of its record. It is advice: where the
    /// node does not answer, the import is what it is.
    pub(super) async fn ask(&mut self, node: &Node, rows: &[(u64, Vec<u8>)], output: &Output) {
        let bar = output.progress(&say!("alert-near-comparing"), rows.len() as u64);
        let mut open = rows;
        let mut patience = PATIENCE;
        while !open.is_empty() && self.told.len() < MAX_TOLD {
            let some = open.get(..AT_ONCE).unwrap_or(open);
            match self.ask_some(node, some).await {
                Ok(looked_at) => open = open.get(looked_at..).unwrap_or_default(),
                Err(failure) if failure.is(Reason::IndexBehind) && patience > 0 => patience -= 1,
                Err(failure) => {
                    self.failed = Some(failure.why().to_owned());
                    break;
                }
            }
            bar.set_position(rows.len().saturating_sub(open.len()) as u64);
        }
        bar.finish_and_clear();
        self.left += open.len() as u64;
    }

    async fn ask_some(&mut self, node: &Node, rows: &[(u64, Vec<u8>)]) -> Result<usize, Failure> {
        let ids = rows.iter().map(|(_, id)| id.clone()).collect();
        let answer = node
            .records()
            .near_misses(ask(NearMissesRequest { ids }))
            .await;
        let answer = answer
            .map_err(|status| {
                Failure::status(Call::Records, say!("alert-near-not-looked"), &status)
            })?
            .into_inner();
        let lines: BTreeMap<&[u8], u64> = rows
            .iter()
            .map(|(line, id)| (id.as_slice(), *line))
            .collect();
        for record in answer.records {
            let line = lines.get(record.id.as_slice()).copied();
            self.take(line.unwrap_or_default(), record.near);
        }
        // A node that says it looked at none is not asked the same again.
        Ok(usize::try_from(answer.looked_at)
            .unwrap_or(usize::MAX)
            .max(1))
    }

    /// For people; empty where nothing is to be said.
    pub(super) fn text(&self, all_rows: bool) -> String {
        let mut text = String::new();
        if !self.told.is_empty() {
            text.push_str(&format!("\n{}\n", say!("alert-near-title")));
        }
        let shown = if all_rows { self.told.len() } else { SHOWN };
        let mut last = None;
        for (line, miss) in self.told.iter().take(shown) {
            if last != Some(line) {
                text.push_str(&format!("\n {}\n", say!("alert-near-line", line = *line)));
                last = Some(line);
            }
            text.push_str(&sought::near_lines(std::slice::from_ref(miss)));
        }
        if let Some(more) = self.told.len().checked_sub(shown).filter(|more| *more > 0) {
            text.push_str(&format!("\n {}\n", say!("alert-near-more", count = more)));
        }
        let count = Grouped(self.left);
        let left = match &self.failed {
            Some(why) => Some(say!("alert-near-left-failed", count, why)),
            None if self.left > 0 => Some(say!("alert-near-left", count)),
            None => None,
        };
        if let Some(left) = left {
            text.push_str(&format!("\n {left}\n"));
        }
        words::clean_lines(&text)
    }

    /// For programs.
    pub(super) fn document(&self) -> Value {
        let told = self.told.iter().map(|(line, miss)| {
            let mut value = sought::near_json(miss);
            words::put(&mut value, "line", json!(line));
            value
        });
        told.collect()
    }

    /// Rows whose numbers were not compared.
    pub(super) const fn left(&self) -> u64 {
        self.left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misses(count: usize) -> Vec<NearMiss> {
        vec![NearMiss::default(); count]
    }

    #[test]
    fn near_misses_past_the_limit_are_counted_by_rows_and_not_told() {
        let mut near = NearMisses::default();
        near.take(2, misses(MAX_TOLD));
        assert_eq!((near.told.len(), near.left()), (MAX_TOLD, 0));
        near.take(3, misses(1));
        near.take(4, misses(0));
        assert_eq!((near.told.len(), near.left()), (MAX_TOLD, 1));
        assert!(
            near.text(true)
                .contains("The numbers of 1 row were not compared")
        );
        let more = format!("and {} more: --all-rows", MAX_TOLD - SHOWN);
        assert!(near.text(false).contains(&more), "{}", near.text(false));
        assert!(!near.text(true).contains("--all-rows"));
    }
}
