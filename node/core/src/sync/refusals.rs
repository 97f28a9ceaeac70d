//! Refusals that travel back: what a follower does not accept, by its rules or its agreements, though it durably holds
//! it and has signed for it. A judgement may change; a receipt may not.
//!
//! Each change has a counter, and the newest one counts. At the start of a stream all open refusals go again as one
//! list, which takes the place of all that was told before.

use std::collections::BTreeMap;

use crate::reason::Stated;
use crate::time::Timestamp;

/// Refusals told in one message.
pub const MAX_REFUSALS_PART: usize = 1024;
/// Open refusals kept of one partner. What is beyond is counted.
pub const MAX_REFUSALS: usize = 65_536;

/// A judgement about one item.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// Why.
    pub reason: Stated,
    /// True when no change of clock, policy or software is expected to lift it.
    pub is_final: bool,
    /// When it is judged again because time alone may lift it; none when time does not.
    pub until: Option<Timestamp>,
}

/// A change of one judgement, as it is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Judged {
    /// Counts the changes of one stream.
    pub counter: u64,
    /// Position of the item in the feed.
    pub seq: u64,
    /// The judgement; none when the item is accepted after all.
    pub refusal: Option<Refusal>,
}

/// A message with judgements.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Judgements {
    /// Number of feed items, from the first on, that were judged; 0 when it is not said.
    pub judged_to: u64,
    /// True when these and the parts behind take the place of all that was told before.
    pub whole: bool,
    /// The judgements.
    pub judged: Vec<Judged>,
}

/// The follower's open refusals of one feed.
#[derive(Clone, Debug, Default)]
pub struct Refusing {
    counter: u64,
    open: BTreeMap<u64, Refusal>,
}

impl Refusing {
    /// Notes a judgement, and answers what to tell; nothing when it changes nothing.
    pub fn judge(&mut self, seq: u64, refusal: Option<Refusal>) -> Option<Judged> {
        if self.open.get(&seq).copied() == refusal {
            return None;
        }
        match refusal {
            Some(refusal) => self.open.insert(seq, refusal),
            None => self.open.remove(&seq),
        };
        self.counter += 1;
        Some(Judged {
            counter: self.counter,
            seq,
            refusal,
        })
    }

    /// All open refusals, as the first messages of a stream.
    pub fn all(&mut self) -> Vec<Judgements> {
        self.counter += 1;
        let counter = self.counter;
        let judged: Vec<_> = self
            .open
            .iter()
            .map(|(seq, refusal)| Judged {
                counter,
                seq: *seq,
                refusal: Some(*refusal),
            })
            .collect();
        let mut parts = parts(&judged);
        match parts.first_mut() {
            Some(first) => first.whole = true,
            None => parts.push(Judgements {
                whole: true,
                ..Judgements::default()
            }),
        }
        parts
    }

    /// Number of open refusals.
    pub fn count(&self) -> usize {
        self.open.len()
    }
}

/// Changes as messages.
pub fn parts(judged: &[Judged]) -> Vec<Judgements> {
    judged
        .chunks(MAX_REFUSALS_PART)
        .map(|part| Judgements {
            judged: part.to_vec(),
            ..Judgements::default()
        })
        .collect()
}

/// What the origin knows of the refusals of one follower.
#[derive(Clone, Debug, Default)]
pub struct Refused {
    open: BTreeMap<u64, (u64, Option<Refusal>)>,
    beyond: u64,
    judged_to: u64,
}

impl Refused {
    /// Takes a message about a feed of `sent` items. What is told about an item that was not sent is not taken.
    pub fn hear(&mut self, judgements: &Judgements, sent: u64) {
        if judgements.whole {
            self.open.clear();
            self.beyond = 0;
            self.judged_to = 0;
        }
        self.judged_to = self.judged_to.max(judgements.judged_to.min(sent));
        for judged in judgements.judged.iter().take(MAX_REFUSALS_PART) {
            if judged.seq >= sent {
                continue;
            }
            let newest = self.open.get(&judged.seq).map(|(counter, _)| *counter);
            if newest.is_some_and(|newest| judged.counter <= newest) {
                continue;
            }
            if newest.is_none() && self.open.len() >= MAX_REFUSALS {
                self.beyond += 1;
                continue;
            }
            self.open
                .insert(judged.seq, (judged.counter, judged.refusal));
        }
    }

    /// Why the follower refuses an item; none when it does not, as far as it told.
    pub fn get(&self, seq: u64) -> Option<Refusal> {
        self.open.get(&seq)?.1
    }

    /// Whether the follower has said that it judged an item. What it told of none beyond the limit is not known.
    pub const fn is_judged(&self, seq: u64) -> bool {
        seq < self.judged_to && self.beyond == 0
    }

    /// Number of items refused, those beyond the limit included.
    pub fn count(&self) -> u64 {
        let open = self.open.values().filter(|(_, refusal)| refusal.is_some());
        open.count() as u64 + self.beyond
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Refusal = Refusal {
        reason: Stated::from_number(3).unwrap(),
        is_final: false,
        until: Some(Timestamp::from_millis(9)),
    };
    const NEVER: Refusal = Refusal {
        reason: Stated::from_number(4).unwrap(),
        is_final: true,
        until: None,
    };

    fn told(counter: u64, seq: u64, refusal: Option<Refusal>) -> Judgements {
        Judgements {
            judged_to: 0,
            whole: false,
            judged: vec![Judged {
                counter,
                seq,
                refusal,
            }],
        }
    }

    #[test]
    fn the_newest_judgement_counts_whatever_order_they_come_in() {
        let mut refused = Refused::default();
        refused.hear(&told(2, 5, Some(NEVER)), 9);
        refused.hear(&told(1, 5, Some(SOON)), 9);
        assert_eq!(refused.get(5), Some(NEVER));
        refused.hear(&told(4, 5, None), 9);
        refused.hear(&told(3, 5, Some(SOON)), 9);
        assert_eq!((refused.get(5), refused.count()), (None, 0));
    }

    #[test]
    fn after_a_reconnect_the_origin_knows_exactly_what_is_open() {
        let mut refusing = Refusing::default();
        let mut refused = Refused::default();
        let say = |refused: &mut Refused, judged: Option<Judged>| {
            let part = Judgements {
                judged: judged.into_iter().collect(),
                ..Judgements::default()
            };
            refused.hear(&part, 100);
        };
        say(&mut refused, refusing.judge(1, Some(SOON)));
        say(&mut refused, refusing.judge(2, Some(SOON)));
        assert_eq!(refusing.judge(2, Some(SOON)), None);
        // These two are lost on the way.
        refusing.judge(1, None);
        refusing.judge(3, Some(NEVER));
        for part in refusing.all() {
            refused.hear(&part, 100);
        }
        let known = [1, 2, 3].map(|seq| refused.get(seq));
        assert_eq!(known, [None, Some(SOON), Some(NEVER)]);
        assert_eq!(refused.count(), refusing.count() as u64);
        say(&mut refused, refusing.judge(2, None));
        assert_eq!(refused.get(2), None);
    }

    #[test]
    fn a_list_of_none_takes_everything_back() {
        let mut refused = Refused::default();
        refused.hear(&told(1, 5, Some(SOON)), 9);
        for part in Refusing::default().all() {
            refused.hear(&part, 9);
        }
        assert_eq!(refused.get(5), None);
    }

    #[test]
    fn an_item_is_judged_once_the_follower_says_so_and_only_what_was_sent() {
        let to = |judged_to, whole| Judgements {
            judged_to,
            whole,
            judged: Vec::new(),
        };
        let mut refused = Refused::default();
        assert!(!refused.is_judged(0));
        refused.hear(&to(3, false), 9);
        refused.hear(&to(2, false), 9);
        assert_eq!([2, 3].map(|seq| refused.is_judged(seq)), [true, false]);
        refused.hear(&to(99, false), 9);
        assert_eq!([8, 9].map(|seq| refused.is_judged(seq)), [true, false]);
        // It begins again, and may judge otherwise.
        refused.hear(&to(0, true), 9);
        assert!(!refused.is_judged(0));
    }

    #[test]
    fn one_past_each_limit_is_not_kept() {
        let mut refused = Refused::default();
        refused.hear(&told(1, 9, Some(SOON)), 9);
        assert_eq!(refused.get(9), None, "it was not sent");
        let all: Vec<_> = (0..=MAX_REFUSALS as u64)
            .map(|seq| Judged {
                counter: 1,
                seq,
                refusal: Some(SOON),
            })
            .collect();
        for part in parts(&all) {
            refused.hear(&part, u64::MAX);
        }
        assert_eq!(refused.get(MAX_REFUSALS as u64 - 1), Some(SOON));
        assert_eq!(refused.get(MAX_REFUSALS as u64), None);
        assert_eq!(refused.count(), MAX_REFUSALS as u64 + 1);
        let long = Judgements {
            judged_to: 0,
            whole: true,
            judged: all[..=MAX_REFUSALS_PART].to_vec(),
        };
        refused.hear(&long, u64::MAX);
        assert_eq!(refused.count(), MAX_REFUSALS_PART as u64);
    }
}
