//! One stream to a peer: what goes on it, and what the peer says to it.

use std::sync::Arc;

use ntc_core::identity::fingerprint::Fingerprint;
use ntc_core::party::Party;
use ntc_core::policy::InForce;
use ntc_core::reason::Reason;
use ntc_core::sync::adopt::StatesPart;
use ntc_core::sync::fault::FollowerFault;
use ntc_core::sync::receipt::ReceiptNotes;
use ntc_core::sync::serving::{Next, Serving};
use ntc_core::wire::exchange::{self, feed_batch_to_pb};
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Heard;
use ntc_proto::v1::follow_response::Message as Say;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;
use tonic::{Status, Streaming};

use super::error::ServeError;
use super::on_its_way::OnItsWay;
use super::open::{adopt, open, published};
use super::{Gate, Serve, standing};
use crate::chain::Head;
use crate::lock::lock;
use crate::outbox::{Cursor, Made, OutboxError};
use crate::peer::follow::unreadable;
use crate::peer::gossip::Talk;
use crate::peer::waiting::Waiting;
use crate::tls::{Allowance, Use};

/// Refused messages after which a stream is ended.
const MAX_REFUSED: u32 = 64;

/// One stream: the pure session, and what drives it.
pub(super) struct Stream {
    pub(super) serve: Serve,
    pub(super) party: Party,
    pub(super) allowance: Arc<Allowance>,
    pub(super) cursor: Cursor,
    pub(super) serving: Serving,
    talk: Talk,
    began: Instant,
    refused: u32,
    /// The newest receipt that was refused, and the card by which it was: a newer card can name its keys.
    pub(super) refused_receipt: Option<(Fingerprint, ReceiptNotes)>,
    /// What may not have left this node yet.
    on_its_way: OnItsWay,
    /// Items that were sent on earlier streams: sending them again is charged to the peer.
    sent_before: u64,
}

impl Stream {
    /// Begins a stream where the peer says that it stands. With a second value the two trees differ from there on.
    pub(super) async fn begin(
        serve: Serve,
        party: Party,
        allowance: Arc<Allowance>,
        message: &pb::FollowStart,
    ) -> Result<(Self, Option<u64>), ServeError> {
        let (start, held, their_now) = exchange::start(message)?;
        let now = serve.outbox.clock.now();
        serve.statuses.clock(&party, their_now, now);
        let (slot, _) = standing(&serve.partners, &party)?;
        serve.statuses.taken(&party, start.feed_size);
        let in_force = message.in_force.as_ref().map(exchange::in_force);
        hear_in_force(&serve, &party, in_force.transpose()?).await?;
        let cursor = Cursor {
            slot,
            seq: start.feed_size,
            held,
            based: 0,
            shown: 0,
        };
        let opened = {
            let (serve, party) = (serve.clone(), party.clone());
            let allowance = Arc::clone(&allowance);
            tokio::task::spawn_blocking(move || {
                open(&serve, (&party, &allowance), &cursor, &start, now)
            })
        };
        let (serving, differ, sent_before) = opened.await.map_err(|_| ServeError::Inside)??;
        let stream = Self {
            serve,
            party,
            allowance,
            cursor,
            serving,
            talk: Talk::default(),
            began: Instant::now(),
            refused: 0,
            refused_receipt: None,
            on_its_way: OnItsWay::default(),
            sent_before,
        };
        Ok((stream, differ))
    }

    pub(super) async fn run(
        &mut self,
        (say, gate): (&mpsc::Sender<Result<pb::FollowResponse, Status>>, &Gate),
        (mut requests, mut changes): (Streaming<pb::FollowRequest>, watch::Receiver<u64>),
        differ: Option<u64>,
    ) -> Result<(), ServeError> {
        let mut heads = self.serve.outbox.ledger.watch();
        let mut waiting = Waiting::default();
        if let Some(from) = differ {
            // The head goes first: when the feed itself is another one, the peer finds it out by the proofs.
            let head = self.serve.outbox.ledger.head();
            if let Some(head) = self.make(Next::Head, &head).await? {
                drop(
                    say.send(Ok(pb::FollowResponse {
                        message: Some(head),
                    }))
                    .await,
                );
            }
            waiting.add(Say::Differ(pb::Differ { from }));
        }
        while self.refused < MAX_REFUSED {
            let head = Arc::clone(&heads.borrow_and_update());
            let until = if waiting.is_empty() {
                match self.next(&head) {
                    Next::End => return Err(FollowerFault::Unsettled.into()),
                    Next::Wait(until) => Some(self.began + until),
                    step @ (Next::Items | Next::Head | Next::Views) => {
                        let made = self.make(step, &head).await?;
                        made.into_iter().for_each(|message| waiting.add(message));
                        continue;
                    }
                }
            } else {
                None
            };
            tokio::select! {
                place = say.reserve(), if !waiting.is_empty() => {
                    let (Ok(place), Some(message)) = (place, waiting.take()) else {
                        return Ok(());
                    };
                    place.send(Ok(pb::FollowResponse { message: Some(message) }));
                }
                request = requests.message() => match self.hear(request).await? {
                    Some(answer) => answer.into_iter().for_each(|message| waiting.add(message)),
                    None => return Ok(()),
                },
                changed = heads.changed() => if changed.is_err() { return Ok(()) },
                changed = changes.changed() => {
                    if changed.is_err() { return Ok(()) }
                    let change = *changes.borrow_and_update();
                    let (_, card) = standing(&self.serve.partners, &self.party)?;
                    let answer = self.receipt_again(&card).await?;
                    answer.into_iter().for_each(|message| waiting.add(message));
                    let in_channel = say.max_capacity() - say.capacity();
                    self.decide_again(in_channel + usize::from(waiting.has_batch())).await?;
                    gate.decided(change);
                }
                () = sleep_until(until) => {}
                () = say.closed() => return Ok(()),
            }
        }
        Ok(())
    }

    /// Decides again what the peer has not taken from this node: a batch that waits for a slow peer was decided by what
    /// was in force when it was made.
    async fn decide_again(&mut self, batches: usize) -> Result<(), ServeError> {
        let shown = self.on_its_way.newest(batches);
        if shown.is_empty() {
            return Ok(());
        }
        let (outbox, party) = (self.serve.outbox.clone(), self.party.clone());
        let goes = tokio::task::spawn_blocking(move || outbox.still_goes(&party, &shown)).await;
        if goes.map_err(|_| ServeError::Inside)?? {
            return Ok(());
        }
        Err(ServeError::DecidedAgain)
    }

    fn next(&mut self, head: &Head) -> Next {
        let published = published(head, self.cursor.slot);
        let new_head = head.published.is_some() && self.cursor.shown != head.size;
        self.serving.next(self.began.elapsed(), published, new_head)
    }

    /// What a step sends; nothing when there is nothing after all.
    async fn make(&mut self, step: Next, head: &Arc<Head>) -> Result<Option<Say>, ServeError> {
        if step == Next::Views {
            return Ok(self.serve.gossip.views(&self.talk).map(Say::Views));
        }
        // A backlog can take long; a suspension does not wait for its end.
        standing(&self.serve.partners, &self.party)?;
        let (outbox, party) = (self.serve.outbox.clone(), self.party.clone());
        let (under, at) = (Arc::clone(head), (self.serving.stream(), self.cursor));
        let with_items = step == Next::Items;
        let made = tokio::task::spawn_blocking(move || {
            let made = match outbox.next(&party, at, (&under, with_items)) {
                // The newest head is looked at before the next step.
                Err(OutboxError::HeadTooOld) => None,
                made => made?,
            };
            let Some(Made { batch, cursor }) = made else {
                return Ok::<_, OutboxError>(None);
            };
            let states: Vec<_> = batch.deliveries.iter().map(|d| (d.item, d.state)).collect();
            Ok(Some((feed_batch_to_pb(batch), states, cursor)))
        });
        let made = made.await.map_err(|_| ServeError::Inside)??;
        let Some((batch, states, cursor)) = made else {
            return Ok(None);
        };
        if self.cursor.seq < self.sent_before {
            let bytes = batch.chain.len() + batch.bodies.iter().map(Vec::len).sum::<usize>();
            self.allowance.spend(Use::RepeatedByte, bytes).await;
        }
        self.on_its_way.made(&states);
        let states = states.iter().map(|(item, state)| (item, state));
        let under = (published(head, cursor.slot), cursor.held.journaled);
        self.serving.sent(states, under, self.began.elapsed());
        self.cursor = cursor;
        let standing = self.serve.receipts.slot(cursor.slot);
        lock(&standing).note_delivered(cursor.seq);
        Ok(Some(Say::Batch(batch)))
    }

    /// Takes what the peer says; none when it said that it ends, else what is to be answered, if anything.
    async fn hear(
        &mut self,
        request: Result<Option<pb::FollowRequest>, Status>,
    ) -> Result<Option<Option<Say>>, ServeError> {
        let message = match request {
            Ok(Some(request)) => request.message,
            Ok(None) => return Ok(None),
            Err(status) => {
                unreadable(&status)
                    .into_iter()
                    .for_each(|reason| self.refuse(reason));
                tracing::debug!(peer.id = %self.party, code = ?status.code(), "stream ended");
                return Ok(None);
            }
        };
        match message {
            Some(Heard::Receipt(receipt)) => return self.receipt(receipt.into()).await.map(Some),
            Some(Heard::States(states)) => match exchange::states(&states) {
                Ok(part) => self.adopt(part).await?,
                Err(error) => self.refuse(error.reason()),
            },
            Some(Heard::Judgements(judgements)) => match exchange::judgements(&judgements) {
                Ok(judgements) => {
                    let standing = self.serve.receipts.slot(self.cursor.slot);
                    lock(&standing).judged(&judgements);
                }
                Err(error) => self.refuse(error.reason()),
            },
            Some(Heard::Views(views)) => {
                let now = self.began.elapsed();
                let gossip = Arc::clone(&self.serve.gossip);
                if gossip.hear(&mut self.talk, views, now).await {
                    let views = self.serve.gossip.views(&self.talk);
                    return Ok(Some(views.map(Say::Views)));
                }
            }
            Some(Heard::InForce(told)) => {
                // It costs what the same word costs that begins a stream.
                self.allowance.take(Use::Follow).map_err(ServeError::Said)?;
                match exchange::in_force(&told) {
                    Ok(told) => hear_in_force(&self.serve, &self.party, Some(told)).await?,
                    Err(error) => self.refuse(error.reason()),
                }
            }
            Some(Heard::Start(_)) | None => self.refuse(Reason::UnexpectedMessage),
        }
        Ok(Some(None))
    }

    /// Takes the peer's states in place of this node's. They are charged to the peer: each becomes durable here.
    async fn adopt(&mut self, part: StatesPart) -> Result<(), ServeError> {
        self.allowance
            .spend(Use::AdoptedState, part.states.len())
            .await;
        let (serve, party) = (self.serve.clone(), self.party.clone());
        let (slot, mut serving) = (self.cursor.slot, self.serving.clone());
        let adopted = tokio::task::spawn_blocking(move || {
            adopt(&serve, &party, slot, (&mut serving, part)).map(|()| serving)
        });
        self.serving = adopted.await.map_err(|_| ServeError::Inside)??;
        Ok(())
    }

    /// The peer ended the stream. Whoever takes what it is sent signs for it first.
    pub(super) fn ended_by_peer(&self) {
        let standing = self.serve.receipts.slot(self.cursor.slot);
        let covered = lock(&standing).covered();
        if self.cursor.seq > covered && !self.serve.stop.is_cancelled() {
            let now = self.serve.outbox.clock.now();
            self.serve.statuses.untaken(&self.party, covered, now);
        }
    }

    pub(super) fn refuse(&mut self, reason: Reason) {
        self.refused += 1;
        tracing::warn!(peer.id = %self.party, refusal.reason = %reason, "message refused");
        self.count(reason);
    }

    pub(super) fn count(&self, reason: Reason) {
        self.serve.outbox.metrics.refused(&self.party, reason);
    }
}

/// Takes what the peer holds to be in force: what goes by another version waits from then on.
async fn hear_in_force(
    serve: &Serve,
    party: &Party,
    in_force: Option<InForce>,
) -> Result<(), ServeError> {
    let party = party.clone();
    let heard = serve.partners.durably(move |partners| {
        partners.told(&party, in_force);
        Ok(())
    });
    heard.await.map_err(|_| ServeError::Inside)
}

async fn sleep_until(until: Option<Instant>) {
    match until {
        Some(until) => tokio::time::sleep_until(until).await,
        None => std::future::pending().await,
    }
}
