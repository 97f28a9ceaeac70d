//! The origin's side of one stream: what is sent next, and what the follower's words come to.
//!
//! Time is the time since the stream began, so that nothing here depends on a clock that can be set.

use std::collections::VecDeque;
use std::time::Duration;

use thiserror::Error;

use crate::envelope::Hash;
use crate::ledger::feed::FeedItem;
use crate::ledger::tree::Frontier;
use crate::reason::Reasoned;

use super::fence::StreamNumber;
use super::receipt::{InvalidReceipt, Receipt};
use super::replica::ReplicaId;
use super::sent::{
    Adopted, Difference, FEED_STEP, FeedItems, Sent, SentEvent, Written, extend, leaf,
};
use crate::ledger::state::{DeliveryState, InvalidState, STATE_LEN};

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
/// States that a follower may tell when trees differ. More end the stream.
pub const MAX_ADOPTED: usize = 262_144;
/// How long a follower may take to tell its states.
pub const DIFFER_WAIT: Duration = Duration::from_secs(60);

/// Where a follower says that it stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Start {
    /// Number of feed items that it durably holds.
    pub feed_size: u64,
    /// Its replica.
    pub replica: ReplicaId,
    /// Root of its shown tree.
    pub shown_root: Hash,
}

/// Why a stream cannot begin.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum StartFault {
    /// The follower holds more than this party ever published for it: the own ledger lost its end.
    #[error("the partner holds {held} items of its feed, and only {published} were published here")]
    #[reason(Guarded)]
    Ahead {
        /// Items that it holds.
        held: u64,
        /// Items published.
        published: u64,
    },
    /// The follower holds less than it signed for: its replica lost its end and must go on under another id.
    #[error("the partner holds {held} items of its feed under a replica that signed for {signed}")]
    #[reason(Rollback)]
    RolledBack {
        /// Items that it holds.
        held: u64,
        /// Items that it signed for.
        signed: u64,
    },
}

/// What a follower did that ends its stream.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum FollowerFault {
    /// Its receipt is bad.
    #[error(transparent)]
    #[reason(inner)]
    Receipt(#[from] InvalidReceipt),
    /// It signed two different statements about one state of one replica.
    #[error("the partner signed two different receipts for {} items of one replica", .0.1.feed_size)]
    #[reason(Fork)]
    Contradiction(Box<(Receipt, Receipt)>),
    /// It tells states that nobody asked for, or not those that were asked for.
    #[error("the states that the partner tells are not those that were asked for")]
    #[reason(UnexpectedMessage)]
    NotAsked,
    /// It tells more states than a difference may have.
    #[error("the partner tells more than {MAX_ADOPTED} states")]
    #[reason(TooLarge)]
    TooMany,
    /// A state is none of its item.
    #[reason(Malformed)]
    #[error("the state of item {seq}: {fault}")]
    State {
        /// Position of the item.
        seq: u64,
        /// What is wrong with it.
        fault: InvalidState,
    },
    /// What it tells does not lead to the root that it signed.
    #[error("the states that the partner tells do not lead to the root that it stated")]
    #[reason(BadProof)]
    Unsettled,
}

/// Why a follower's states are not adopted.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum AdoptError<E> {
    /// It does not tell what it was asked for.
    #[error(transparent)]
    Follower(#[from] FollowerFault),
    /// The own feed cannot be read.
    #[error("the own feed cannot be read")]
    Feed(#[source] E),
}

/// A part of a follower's states, told because trees differ.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StatesPart {
    /// First position of the whole range.
    pub from: u64,
    /// Position behind the last one of the whole range.
    pub to: u64,
    /// Root of the follower's tree of `to` items.
    pub root: Hash,
    /// States that are not the default, in feed order.
    pub states: Vec<(u64, [u8; STATE_LEN])>,
    /// True for the last part.
    pub last: bool,
}

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

/// One stream to a follower.
#[derive(Clone, Debug)]
pub struct Serving {
    stream: StreamNumber,
    shown: Frontier,
    /// The trees at the ends of batches that no receipt covers yet, and where the stream began.
    ends: VecDeque<Frontier>,
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

    /// Begins a stream, which takes the place of all earlier ones. With a second value the trees differ: the follower
    /// is to be asked for its states from there on, and is sent nothing before they were adopted.
    ///
    /// # Errors
    /// When the own feed cannot be read.
    pub fn begin<F: FeedItems + ?Sized>(
        sent: &mut Sent,
        start: &Start,
        feed: &F,
    ) -> Result<(Self, Option<u64>), F::Error> {
        let shown = sent.shown(start.feed_size, feed)?;
        let mut serving = Self {
            stream: sent.begin_stream(),
            ends: VecDeque::from([shown.clone()]),
            shown,
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
    /// `published` items.
    pub fn sent<'a>(
        &mut self,
        batch: impl IntoIterator<Item = (&'a FeedItem, &'a DeliveryState)>,
        published: u64,
        now: Duration,
    ) {
        let before = self.cursor();
        for (item, state) in batch {
            self.shown.push_only(leaf(item, state));
        }
        self.head_at = now + HEAD_EVERY;
        let size = self.cursor();
        if size > before {
            self.ends.push_back(self.shown.clone());
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
        let Some(tree) = self.end_at(receipt.feed_size) else {
            return Err(InvalidReceipt::NotSent("feed").into());
        };
        if tree.root() != receipt.shown_root {
            return Ok(Answer::Differ(self.differ(sent)));
        }
        let tree = tree.clone();
        self.answered(receipt.feed_size);
        Ok(Answer::Agreed(
            SentEvent::Receipted(Box::new(receipt)),
            tree,
        ))
    }

    fn end_at(&self, size: u64) -> Option<&Frontier> {
        self.ends.iter().find(|tree| tree.size() == size)
    }

    /// Forgets the ends before `size`: a receipt covers them.
    fn answered(&mut self, size: u64) {
        while self.ends.front().is_some_and(|tree| tree.size() < size) {
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
        self.ends = VecDeque::from([tree.clone()]);
        sent.agree(tree);
    }
}

/// Reads the states of a range against their items, and finds where the two sides differ first.
fn read_states<F: FeedItems + ?Sized>(
    sent: &Sent,
    (from, to): (u64, u64),
    told: &[(u64, [u8; STATE_LEN])],
    feed: &F,
) -> Result<Adopted, AdoptError<F::Error>> {
    let mut adopted = Adopted {
        from,
        to,
        states: Vec::with_capacity(told.len()),
        difference: None,
    };
    let mut told = told.iter().peekable();
    let mut at = from;
    while at < to {
        let items = feed
            .items(at, to.min(at + FEED_STEP))
            .map_err(AdoptError::Feed)?;
        if items.is_empty() {
            break;
        }
        for (seq, item) in (at..).zip(items) {
            let bytes = told.next_if(|(told, _)| *told == seq);
            let theirs = match bytes {
                None => DeliveryState::whole(&item),
                Some((_, bytes)) => DeliveryState::decode(bytes, &item)
                    .map_err(|fault| FollowerFault::State { seq, fault })?,
            };
            if bytes.is_some() {
                let state = theirs;
                adopted.states.push(Written { seq, item, state });
            }
            let ours = sent.state(seq, &item);
            if ours != theirs && adopted.difference.is_none() {
                adopted.difference = Some(Difference { seq, ours, theirs });
            }
            at = seq + 1;
        }
    }
    // What is left is out of order or out of the range.
    match told.next() {
        None => Ok(adopted),
        Some(_) => Err(FollowerFault::NotAsked.into()),
    }
}
