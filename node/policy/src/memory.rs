//! Answers that were given, by what they depended on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::answer::Answer;

/// Most answers that are remembered; past it the older half is forgotten.
pub const MAX_REMEMBERED: usize = 8192;

/// Two halves: what is asked again moves to the young one, and the old one is dropped when the young one is full.
#[derive(Debug, Default)]
pub(crate) struct Memory(Mutex<Halves>);

#[derive(Debug, Default)]
struct Halves {
    young: HashMap<Vec<u8>, Arc<Answer>>,
    old: HashMap<Vec<u8>, Arc<Answer>>,
}

impl Memory {
    pub(crate) fn find(&self, key: &[u8]) -> Option<Arc<Answer>> {
        let mut halves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = halves.young.get(key) {
            return Some(Arc::clone(known));
        }
        let (key, known) = halves.old.remove_entry(key)?;
        halves.put(key, Arc::clone(&known));
        Some(known)
    }

    pub(crate) fn keep(&self, key: Vec<u8>, answer: Arc<Answer>) {
        let mut halves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        halves.put(key, answer);
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        let halves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        halves.young.len() + halves.old.len()
    }
}

impl Halves {
    fn put(&mut self, key: Vec<u8>, answer: Arc<Answer>) {
        if self.young.len() >= MAX_REMEMBERED / 2 {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, answer);
    }
}
