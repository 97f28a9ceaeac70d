//! What a follower says beside its receipts: where it stands, what it was shown, what it does not accept.

use ntc_proto::v1 as pb;
use thiserror::Error;

use crate::envelope::Hash;
use crate::ledger::prove::HeldSizes;
use crate::ledger::tree::MAX_TREE_SIZE;
use crate::policy::AgreementRef;
use crate::policy::in_force::{InForce, MAX_IN_FORCE};
use crate::reason::{Reasoned, Stated};
use crate::sync::adopt::StatesPart;
use crate::sync::following::MAX_STATES_PART;
use crate::sync::receipt::ReceiptNotes;
use crate::sync::refusals::{Judged, Judgements, MAX_REFUSALS_PART, Refusal};
use crate::sync::replica::ReplicaId;
use crate::sync::start::Start;
use crate::time::Timestamp;

/// Why a message of a follower is refused.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidMessage {
    /// A field does not have the form that it should have.
    #[error("the message's {0} does not have its form")]
    #[reason(Malformed)]
    Form(&'static str),
    /// More of something than its limit.
    #[error("the message's {0} is larger than its limit")]
    #[reason(TooLarge)]
    TooLarge(&'static str),
}

/// Reads where a follower stands: its tree, the checkpoints that it holds, and its clock.
///
/// # Errors
/// When a field has the wrong form or exceeds its bound.
pub fn start(message: &pb::FollowStart) -> Result<(Start, HeldSizes, Timestamp), InvalidMessage> {
    let start = Start {
        feed_size: size(message.feed_size)?,
        replica: ReplicaId::from_slice(&message.replica).ok_or(InvalidMessage::Form("replica"))?,
        shown_root: Hash::from_slice(&message.shown_root)
            .ok_or(InvalidMessage::Form("shown root"))?,
    };
    let held = HeldSizes {
        journaled: size(message.checkpoint_size)?,
        alone: size(message.head_size)?,
    };
    Ok((start, held, Timestamp::from_millis(message.now_ms)))
}

/// The message that begins a stream.
pub fn start_to_pb(start: &Start, held: HeldSizes, now: Timestamp) -> pb::FollowStart {
    pb::FollowStart {
        feed_size: start.feed_size,
        checkpoint_size: held.journaled,
        head_size: held.alone,
        replica: start.replica.as_bytes().to_vec(),
        shown_root: start.shown_root.as_bytes().to_vec(),
        now_ms: now.as_millis(),
        in_force: None,
    }
}

/// What a follower holds to be in force.
///
/// # Errors
/// When a document does not have its form, or they are too many.
pub fn in_force(message: &pb::InForce) -> Result<InForce, InvalidMessage> {
    if message.documents.len() > MAX_IN_FORCE {
        return Err(InvalidMessage::TooLarge("list of agreements in force"));
    }
    let document = |told: &pb::DocumentInForce| {
        let sha256 = told.document_sha256.as_slice().try_into();
        AgreementRef::told(&told.agreement_id, told.version, sha256.ok()?)
    };
    let documents: Option<Vec<_>> = message.documents.iter().map(document).collect();
    let documents = documents.ok_or(InvalidMessage::Form("agreement in force"))?;
    Ok(InForce::told(documents))
}

/// The message of what is in force.
pub fn in_force_to_pb(in_force: &InForce) -> pb::InForce {
    let documents = in_force.documents().map(|document| pb::DocumentInForce {
        agreement_id: document.id.to_string(),
        version: document.version,
        document_sha256: document.sha256.to_vec(),
    });
    pb::InForce {
        documents: documents.collect(),
    }
}

impl From<pb::Receipt> for ReceiptNotes {
    fn from(message: pb::Receipt) -> Self {
        Self {
            checkpoint: message.checkpoint,
            statement: message.statement,
        }
    }
}

impl From<ReceiptNotes> for pb::Receipt {
    fn from(notes: ReceiptNotes) -> Self {
        Self {
            checkpoint: notes.checkpoint,
            statement: notes.statement,
        }
    }
}

/// Reads a part of a follower's states.
///
/// # Errors
/// When a field has the wrong form, or there are more than 4,096 states.
pub fn states(message: &pb::States) -> Result<StatesPart, InvalidMessage> {
    if message.states.len() > MAX_STATES_PART {
        return Err(InvalidMessage::TooLarge("list of states"));
    }
    let state = |item: &pb::ItemState| {
        let state = item.state.as_slice().try_into();
        Ok((item.seq, state.map_err(|_| InvalidMessage::Form("state"))?))
    };
    Ok(StatesPart {
        from: size(message.from)?,
        to: size(message.to)?,
        root: Hash::from_slice(&message.root).ok_or(InvalidMessage::Form("root"))?,
        states: message.states.iter().map(state).collect::<Result<_, _>>()?,
        last: message.last,
    })
}

/// The message of a part of the states.
pub fn states_to_pb(part: &StatesPart) -> pb::States {
    let states = part.states.iter().map(|(seq, state)| pb::ItemState {
        seq: *seq,
        state: state.to_vec(),
    });
    pb::States {
        from: part.from,
        to: part.to,
        root: part.root.as_bytes().to_vec(),
        states: states.collect(),
        last: part.last,
    }
}

/// Reads what a follower does not accept.
///
/// # Errors
/// When there are more than 1,024, or a reason is no number of one.
pub fn judgements(message: &pb::Judgements) -> Result<Judgements, InvalidMessage> {
    if message.judged.len() > MAX_REFUSALS_PART {
        return Err(InvalidMessage::TooLarge("list of judgements"));
    }
    let judged = |told: &pb::Judgement| {
        let number = u16::try_from(told.reason).map_err(|_| InvalidMessage::Form("reason"))?;
        Ok(Judged {
            counter: told.counter,
            seq: told.seq,
            refusal: Stated::from_number(number).map(|reason| Refusal {
                reason,
                is_final: told.r#final,
                until: (told.until_ms > 0).then(|| Timestamp::from_millis(told.until_ms)),
            }),
        })
    };
    Ok(Judgements {
        judged_to: message.judged_to,
        whole: message.whole,
        judged: message
            .judged
            .iter()
            .map(judged)
            .collect::<Result<_, _>>()?,
    })
}

/// The message of judgements.
pub fn judgements_to_pb(judgements: &Judgements) -> pb::Judgements {
    let judged = judgements.judged.iter().map(|judged| pb::Judgement {
        counter: judged.counter,
        seq: judged.seq,
        reason: judged
            .refusal
            .map_or(0, |refusal| u32::from(refusal.reason.number())),
        r#final: judged.refusal.is_some_and(|refusal| refusal.is_final),
        until_ms: judged
            .refusal
            .and_then(|refusal| refusal.until)
            .map_or(0, Timestamp::as_millis),
    });
    pb::Judgements {
        judged_to: judgements.judged_to,
        whole: judgements.whole,
        judged: judged.collect(),
    }
}

const fn size(value: u64) -> Result<u64, InvalidMessage> {
    if value > MAX_TREE_SIZE {
        return Err(InvalidMessage::TooLarge("position or size"));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn what_is_said_is_heard() {
        let said = Start {
            feed_size: 5,
            replica: ReplicaId::from_bytes([3; 16]),
            shown_root: Hash::from_bytes([4; 32]),
        };
        let held = HeldSizes {
            journaled: 7,
            alone: 9,
        };
        let now = Timestamp::from_millis(11);
        assert_eq!(start(&start_to_pb(&said, held, now)), Ok((said, held, now)));
        let document = |id: &str| AgreementRef::told(id, 2, [7; 32]).unwrap();
        let held = InForce::told([document("az-ge"), document("group")]);
        assert_eq!(in_force(&in_force_to_pb(&held)), Ok(held));
        let part = StatesPart {
            from: 1,
            to: 8,
            root: Hash::from_bytes([4; 32]),
            states: vec![(2, [6; 9])],
            last: true,
        };
        assert_eq!(states(&states_to_pb(&part)), Ok(part));
        let refusal = Refusal {
            reason: Reason::TimeInFuture.into(),
            is_final: true,
            until: Some(Timestamp::from_millis(5)),
        };
        let told = Judgements {
            judged_to: 7,
            whole: true,
            judged: [None, Some(refusal)]
                .map(|refusal| Judged {
                    counter: 3,
                    seq: 4,
                    refusal,
                })
                .to_vec(),
        };
        assert_eq!(judgements(&judgements_to_pb(&told)), Ok(told));
    }

    #[test]
    fn one_past_each_limit_and_a_wrong_length_are_refused() {
        let sound = pb::FollowStart {
            replica: vec![0; 16],
            shown_root: vec![0; 32],
            feed_size: MAX_TREE_SIZE,
            ..pb::FollowStart::default()
        };
        assert!(start(&sound).is_ok());
        let bend: [&dyn Fn(&mut pb::FollowStart); 4] = [
            &|s| s.feed_size += 1,
            &|s| s.head_size = MAX_TREE_SIZE + 1,
            &|s| s.replica.push(0),
            &|s| s.shown_root.truncate(31),
        ];
        for bend in bend {
            let mut bent = sound.clone();
            bend(&mut bent);
            assert!(start(&bent).is_err());
        }
        let part = |count, len| pb::States {
            root: vec![0; 32],
            states: vec![
                pb::ItemState {
                    seq: 0,
                    state: vec![0; len],
                };
                count
            ],
            ..pb::States::default()
        };
        assert!(states(&part(MAX_STATES_PART, 9)).is_ok());
        assert!(states(&part(MAX_STATES_PART + 1, 9)).is_err());
        assert!(states(&part(1, 8)).is_err());
        let told = |count, reason| pb::Judgements {
            judged_to: 0,
            whole: false,
            judged: vec![
                pb::Judgement {
                    reason,
                    ..pb::Judgement::default()
                };
                count
            ],
        };
        assert!(judgements(&told(MAX_REFUSALS_PART, 0xffff)).is_ok());
        assert!(judgements(&told(MAX_REFUSALS_PART + 1, 0)).is_err());
        assert!(judgements(&told(1, 0x1_0000)).is_err());
    }

    #[test]
    fn what_is_in_force_is_bounded_and_names_documents_as_agreements_are_named() {
        let document = |id: &str, version, length| pb::DocumentInForce {
            agreement_id: id.to_owned(),
            version,
            document_sha256: vec![1; length],
        };
        let many = |number| pb::InForce {
            documents: vec![document("az-ge", 1, 32); number],
        };
        assert!(in_force(&many(MAX_IN_FORCE)).is_ok());
        let refused = Err(InvalidMessage::TooLarge("list of agreements in force"));
        assert_eq!(in_force(&many(MAX_IN_FORCE + 1)), refused);
        for bad in [
            document("az-ge", 0, 32),
            document("az-ge", 1, 31),
            document("AZ ge", 1, 32),
            document(&"a".repeat(65), 1, 32),
        ] {
            let told = pb::InForce {
                documents: vec![bad],
            };
            assert_eq!(
                in_force(&told),
                Err(InvalidMessage::Form("agreement in force"))
            );
        }
    }
}
