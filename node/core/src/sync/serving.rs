//! The origin's side of one stream: what is sent next, and what the follower's words come to.
//!
//! Time is the time since the stream began, so that nothing here depends on a clock that can be set.

use std::collections::VecDeque;
use std::time::Duration;

use crate::ledger::feed::FeedItem;
use crate::ledger::state::{DeliveryState, STATE_LEN};
use crate::ledger::tree::Frontier;

use super::adopt::{AdoptError, MAX_ADOPTED, StatesPart, read_states};
use super::fault::FollowerFault;
use super::fence::StreamNumber;
use super::receipt::{InvalidReceipt, Receipt};
use super::sent::{FeedItems, Sent, SentEvent, extend, leaf};
use super::start::{Start, StartFault};

/// How long a follower that was sent all there is may take to answer before it is sent more without its answer. Until
/// then what is published gathers, and goes as one batch under one head, with one receipt.
pub const ANSWER_WAIT: Duration = Duration::from_millis(250);
/// How often a head goes alone to a follower for whom nothing new was written: often enough that a withheld tail
/// shows, and seldom enough to cost nothing.
pub const HEAD_EVERY: Duration = Duration::from_secs(60);
/// How often the newest checkpoints seen are told on a stream.
pub const VIEWS_EVERY: Duration = Duration::from_secs(30);
/// Batches that may wait for a receipt. A follower that sends none is sent no more than these.
pub const MAX_UNANSWERED: usize = 256;
/// How long a follower may take to tell its states.
pub const DIFFER_WAIT: Duration = Duration::from_secs(60);

/// What a receipt comes to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    /// Both sides agree; the event is to be made durable, and the tree agreed upon.
    Agreed(SentEvent, Frontier),
    /// It was taken before, or the trees are being settled: nothing changes.
    Nothing,
    /// The trees differ: the follower is asked for its states from here on.
    Differ(u64),
}

/// What to do next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    /// Send items.
    Items,
    /// Send the newest head alone.
    Head,
    /// Tell the newest checkpoints seen.
    Views,
    /// Nothing before this time, unless something is heard or published.
    Wait(Duration),
    /// The follower did not tell its states in time: the stream ends.
    End,
}

#[derive(Clone, Debug)]
struct Differing {
    from: u64,
    until: Option<Duration>,
    told: Vec<(u64, [u8; STATE_LEN])>,
}

/// The shown tree at the end of a batch, and the size of the checkpoint that the follower holds it under: the one that
/// its receipt for these items names.
#[derive(Clone, Debug)]
struct End {
    tree: Frontier,
    checkpoint: u64,
}

/// One stream to a follower.
#[derive(Clone, Debug)]
pub struct Serving {
    stream: StreamNumber,
    shown: Frontier,
    /// Size of the checkpoint that the newest items went under.
    checkpoint: u64,
    /// The ends of batches that no receipt covers yet, and where the stream began.
    ends: VecDeque<End>,
    differing: Option<Differing>,
    awaited: Option<(u64, Duration)>,
    head_at: Duration,
    views_at: Duration,
}

impl Serving {
    /// What has to become durable before a stream begins: that another replica came, or nothing.
    ///
    /// # Errors
    /// When one of the two sides lost its end.
    pub fn before(
        sent: &Sent,
        start: &Start,
        published: u64,
    ) -> Result<Option<SentEvent>, StartFault> {
        if start.feed_size > published {
            return Err(StartFault::Ahead {
                held: start.feed_size,
                published,
            });
        }
        if sent.replica() != Some(start.replica) {
            return Ok(Some(SentEvent::Began(start.replica)));
        }
        let signed = sent.covered();
        if start.feed_size < signed {
            return Err(StartFault::RolledBack {
                held: start.feed_size,
                signed,
            });
        }
        Ok(None)
    }

    /// Items that have to be counted again for a stream to begin there: the work that a follower has this party do
    /// before anything is sent.
    pub fn to_count(sent: &Sent, start: &Start) -> u64 {
        let agreed = sent.agreed().size();
        if sent.replica() == Some(start.replica) && agreed <= start.feed_size {
            start.feed_size - agreed
        } else {
            start.feed_size
        }
    }

    /// Begins a stream, which takes the place of all earlier ones. With a second value the trees differ: the follower
    /// is to be asked for its states from there on, and is sent nothing before they were adopted. `checkpoint` is the
    /// size of the checkpoint that the follower says it holds its newest items under; 0 for none.
    ///
    /// # Errors
    /// When the own feed cannot be read.
    pub fn begin<F: FeedItems + ?Sized>(
        sent: &mut Sent,
        (start, checkpoint): (&Start, u64),
        feed: &F,
    ) -> Result<(Self, Option<u64>), F::Error> {
        let shown = sent.shown(start.feed_size, feed)?;
        let mut serving = Self {
            stream: sent.begin_stream(),
            ends: VecDeque::from([End {
                tree: shown.clone(),
                checkpoint,
            }]),
            shown,
            checkpoint,
            differing: None,
            awaited: None,
            head_at: Duration::ZERO,
            views_at: Duration::ZERO,
        };
        if serving.shown.root() == start.shown_root {
            sent.agree(serving.shown.clone());
            return Ok((serving, None));
        }
        let from = serving.differ(sent);
        Ok((serving, Some(from)))
    }

    fn differ(&mut self, sent: &Sent) -> u64 {
        let from = sent.agreed().size();
        self.differing = Some(Differing {
            from,
            until: None,
            told: Vec::new(),
        });
        from
    }

    /// The stream's number, for writes.
    pub const fn stream(&self) -> StreamNumber {
        self.stream
    }

    /// Number of items sent so far, before this stream and on it.
    pub const fn cursor(&self) -> u64 {
        self.shown.size()
    }

    /// What to do next, when `published` items are published and `new_head` tells whether the newest head was not yet
    /// sent on this stream.
    pub fn next(&mut self, now: Duration, published: u64, new_head: bool) -> Next {
        if let Some(differing) = &mut self.differing {
            let until = *differing.until.get_or_insert(now + DIFFER_WAIT);
            return if now >= until {
                Next::End
            } else {
                Next::Wait(until)
            };
        }
        if now >= self.views_at {
            self.views_at = now + VIEWS_EVERY;
            return Next::Views;
        }
        let mut wake = self.views_at;
        if self.cursor() < published {
            if self.ends.len() > MAX_UNANSWERED {
                return Next::Wait(wake);
            }
            match self.awaited {
                Some((_, until)) if now < until => wake = wake.min(until),
                _ => return Next::Items,
            }
        } else if new_head {
            if now >= self.head_at {
                return Next::Head;
            }
            wake = wake.min(self.head_at);
        }
        Next::Wait(wake)
    }

    /// Notes that a batch is on its way: its items with their states, all of them durable, under a head that commits to
    /// `published` items; items go under the checkpoint of size `checkpoint`.
    pub fn sent<'a>(
        &mut self,
        batch: impl IntoIterator<Item = (&'a FeedItem, &'a DeliveryState)>,
        (published, checkpoint): (u64, u64),
        now: Duration,
    ) {
        let before = self.cursor();
        for (item, state) in batch {
            self.shown.push_only(leaf(item, state));
        }
        self.head_at = now + HEAD_EVERY;
        let size = self.cursor();
        if size > before {
            self.checkpoint = checkpoint;
            self.ends.push_back(End {
                tree: self.shown.clone(),
                checkpoint,
            });
            self.awaited = (size >= published).then_some((size, now + ANSWER_WAIT));
        }
    }

    /// Takes a receipt that [`Receipt::check`] has passed.
    ///
    /// # Errors
    /// When it is about what was not sent, or contradicts an earlier one.
    pub fn receipt(&mut self, sent: &Sent, receipt: Receipt) -> Result<Answer, FollowerFault> {
        if Some(receipt.replica) != sent.replica() {
            return Err(InvalidReceipt::Other("replica").into());
        }
        if self
            .awaited
            .is_some_and(|(size, _)| receipt.feed_size >= size)
        {
            self.awaited = None;
        }
        let covered = sent.covered();
        if let Some(newest) = sent.receipt()
            && newest.replica == receipt.replica
            && newest.feed_size == receipt.feed_size
        {
            let same =
                newest.shown_root == receipt.shown_root && newest.feed_root == receipt.feed_root;
            return if same {
                self.answered(covered);
                Ok(Answer::Nothing)
            } else {
                let both = Box::new((newest.clone(), receipt));
                Err(FollowerFault::Contradiction(both))
            };
        }
        if self.differing.is_some() || receipt.feed_size < covered {
            return Ok(Answer::Nothing);
        }
        let Some(end) = self.end_at(receipt.feed_size) else {
            return Err(InvalidReceipt::NotSent("feed").into());
        };
        if end.checkpoint != receipt.checkpoint_size {
            return Err(InvalidReceipt::NotSent("checkpoint").into());
        }
        let tree = end.tree.clone();
        if tree.root() != receipt.shown_root {
            return Ok(Answer::Differ(self.differ(sent)));
        }
        self.answered(receipt.feed_size);
        Ok(Answer::Agreed(
            SentEvent::Receipted(Box::new(receipt)),
            tree,
        ))
    }

    fn end_at(&self, size: u64) -> Option<&End> {
        self.ends.iter().find(|end| end.tree.size() == size)
    }

    /// Forgets the ends before `size`: a receipt covers them.
    fn answered(&mut self, size: u64) {
        while self.ends.front().is_some_and(|end| end.tree.size() < size) {
            self.ends.pop_front();
        }
    }

    /// Takes a part of the follower's states. With the last one the answer is what to make durable, and the tree that
    /// both sides have from then on.
    ///
    /// # Errors
    /// When the follower does not tell what it was asked for, or the own feed cannot be read.
    pub fn states<F: FeedItems + ?Sized>(
        &mut self,
        sent: &Sent,
        part: StatesPart,
        feed: &F,
    ) -> Result<Option<(SentEvent, Frontier)>, AdoptError<F::Error>> {
        let cursor = self.cursor();
        let Some(differing) = &mut self.differing else {
            return Err(FollowerFault::NotAsked.into());
        };
        if (part.from, part.to) != (differing.from, cursor) {
            return Err(FollowerFault::NotAsked.into());
        }
        if differing.told.len() + part.states.len() > MAX_ADOPTED {
            return Err(FollowerFault::TooMany.into());
        }
        differing.told.extend(part.states);
        if !part.last {
            return Ok(None);
        }
        let told = std::mem::take(&mut differing.told);
        let adopted = read_states(sent, (part.from, part.to), &told, feed)?;
        let event = SentEvent::Adopted(adopted);
        let mut after = sent.clone();
        after.apply(event.clone());
        if after.is_over_full() {
            return Err(FollowerFault::TooManyKept.into());
        }
        let base = sent.agreed().clone();
        let tree = extend(base, part.to, feed, |seq, item| after.state(seq, item))
            .map_err(AdoptError::Feed)?;
        if tree.root() != part.root {
            return Err(FollowerFault::Unsettled.into());
        }
        Ok(Some((event, tree)))
    }

    /// The follower's states are durable here: the stream goes on.
    pub fn settled(&mut self, sent: &mut Sent, tree: Frontier) {
        self.differing = None;
        self.shown = tree.clone();
        self.ends = VecDeque::from([End {
            tree: tree.clone(),
            checkpoint: self.checkpoint,
        }]);
        sent.agree(tree);
    }
}
