//! How much of records a call showed: numbers, and the rules that hid the rest. It stands in the entry of the call.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use prost::Message;

use super::Acts;
use super::act::OK;
use crate::lock::lock;

/// What a call showed. Storage of this node; field numbers are never reused.
#[derive(Clone, PartialEq, Message)]
pub struct ShownOf {
    /// SHA-256 of the own rules that were asked, 32 bytes; empty where there were none.
    #[prost(bytes = "vec", tag = "1")]
    pub rules: Vec<u8>,
    /// How often something of a record was shown.
    #[prost(uint64, tag = "2")]
    pub shown: u64,
    /// How often it was not, by what hid it.
    #[prost(message, repeated, tag = "3")]
    pub hidden: Vec<HiddenBy>,
}

/// What hid records.
#[derive(Clone, PartialEq, Message)]
pub struct HiddenBy {
    /// The id of the rule; the code of the reason where no rule says it.
    #[prost(string, tag = "1")]
    pub rule: String,
    /// How often.
    #[prost(uint64, tag = "2")]
    pub times: u64,
}

/// Counts what one call shows, for as long as the call, or what it answers with, lasts.
#[derive(Default)]
pub(crate) struct Showing {
    shown: AtomicU64,
    hidden: Mutex<Hidden>,
    /// The call, once it has its entry.
    ended: Mutex<Option<Acts>>,
}

#[derive(Default)]
struct Hidden {
    rules: Option<[u8; 32]>,
    by: BTreeMap<Arc<str>, u64>,
}

impl Showing {
    /// Rules with this hash are asked from here on.
    pub(crate) fn by(&self, rules: Option<[u8; 32]>) {
        lock(&self.hidden).rules = rules;
    }

    /// Something of a record is shown.
    pub(crate) fn shown(&self) {
        self.shown.fetch_add(1, Relaxed);
    }

    /// Something of a record is not, because of this.
    pub(crate) fn hidden(&self, by: &Arc<str>) {
        let mut hidden = lock(&self.hidden);
        *hidden.by.entry(Arc::clone(by)).or_default() += 1;
    }

    /// What was counted since this was asked last; none where nothing was asked about.
    pub(super) fn take(&self) -> Option<ShownOf> {
        let mut hidden = lock(&self.hidden);
        let (shown, by) = (self.shown.swap(0, Relaxed), std::mem::take(&mut hidden.by));
        (shown > 0 || !by.is_empty()).then(|| ShownOf {
            rules: hidden.rules.map_or_else(Vec::new, |rules| rules.to_vec()),
            shown,
            hidden: by
                .into_iter()
                .map(|(rule, times)| HiddenBy {
                    rule: rule.to_string(),
                    times,
                })
                .collect(),
        })
    }

    /// The call has its entry: what it shows from here on has one of its own, when it is over.
    pub(super) fn ended(&self, like: Acts) {
        *lock(&self.ended) = Some(like);
    }
}

impl Drop for Showing {
    fn drop(&mut self) {
        let like = lock(&self.ended).take();
        if let (Some(like), Some(shown)) = (like, self.take()) {
            like.showed(shown, OK);
        }
    }
}
