//! What waits until a peer takes it: at most one message of each kind.

use std::collections::VecDeque;
use std::mem::discriminant;

use ntc_proto::v1::follow_response::Message;

/// Messages in the order in which they are to go. A batch is counted as sent once it was made, so nothing takes its
/// place; of views, and of what is asked about states, the newest is enough.
#[derive(Debug, Default)]
pub(super) struct Waiting(VecDeque<Message>);

impl Waiting {
    /// Adds a message behind the others. Only one batch may wait: no other is made before it went.
    pub(super) fn add(&mut self, message: Message) {
        if !matches!(message, Message::Batch(_)) {
            let kind = discriminant(&message);
            self.0.retain(|before| discriminant(before) != kind);
        }
        self.0.push_back(message);
    }

    /// True when nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when a batch waits.
    pub(super) fn has_batch(&self) -> bool {
        let mut waiting = self.0.iter();
        waiting.any(|message| matches!(message, Message::Batch(_)))
    }

    /// The message whose turn it is.
    pub(super) fn take(&mut self) -> Option<Message> {
        self.0.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use ntc_proto::v1 as pb;

    use super::*;

    fn views(note: u8) -> Message {
        Message::Views(pb::Views {
            notes: vec![vec![note]],
            ..pb::Views::default()
        })
    }

    #[test]
    fn an_answer_goes_behind_a_batch_and_never_in_its_place() {
        let mut waiting = Waiting::default();
        let batch = Message::Batch(pb::FeedBatch::default());
        waiting.add(batch.clone());
        waiting.add(views(1));
        waiting.add(Message::Differ(pb::Differ { from: 3 }));
        let taken: Vec<_> = std::iter::from_fn(|| waiting.take()).collect();
        let differ = Message::Differ(pb::Differ { from: 3 });
        assert_eq!(taken, [batch, views(1), differ]);
    }

    #[test]
    fn a_peer_that_takes_nothing_makes_no_more_wait_than_one_of_each_kind() {
        let mut waiting = Waiting::default();
        for n in 0..100 {
            waiting.add(views(n));
            waiting.add(Message::Differ(pb::Differ { from: n.into() }));
        }
        let taken: Vec<_> = std::iter::from_fn(|| waiting.take()).collect();
        assert_eq!(taken, [views(99), Message::Differ(pb::Differ { from: 99 })]);
    }
}
