//! A request as its file has it.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::approval::{ApprovalId, Asked, Sort, Stage, Who};
use ntc_core::envelope::Hash;
use ntc_core::time::Timestamp;
use prost::Message;

use super::Wanted;
use crate::audit::{Acts, AskedOfRules, Audit};
use crate::ports::Clock;

/// A request, and what became of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredRequest {
    /// What was asked for.
    pub asked: Asked,
    /// An id or a party, never content.
    pub about: String,
    /// The hash of the exact request.
    pub sha256: Hash,
    /// The exact bytes, while they are needed.
    pub body: Vec<u8>,
    /// What the own rules were asked about the call when it was made: of others that narrowed since it is asked again. Empty
    /// of what no rule is asked about, and in files of older versions.
    pub rules_asked: Vec<AskedOfRules>,
    /// The parties to which a record would have gone when it was asked for: it goes to no others. None of what is no record,
    /// and in files of older versions.
    pub goes_to: Option<BTreeSet<String>>,
    /// Where it stands, as it was written down.
    pub noted: Stage,
    /// Who decided, and when.
    pub second: Option<(Who, Timestamp)>,
    /// OK or a reason code, when it was carried out or could not be.
    pub outcome: String,
    /// Why it was refused, what it came to, or why it was not carried out to its end.
    pub message: String,
    /// When it was over.
    pub ended: Option<Timestamp>,
}

impl StoredRequest {
    /// A request that waits.
    pub(crate) fn new(asked: Asked, about: String, body: Vec<u8>) -> Self {
        Self {
            sha256: asked.sha256(&body),
            asked,
            about,
            body,
            rules_asked: Vec::new(),
            goes_to: None,
            noted: Stage::Waits,
            second: None,
            outcome: String::new(),
            message: String::new(),
            ended: None,
        }
    }

    /// Where it stands now.
    pub fn stage(&self, now: Timestamp) -> Stage {
        self.asked.stage(self.noted, now)
    }

    /// Whether the bytes are those that were asked for.
    pub fn is_whole(&self) -> bool {
        self.asked.sha256(&self.body) == self.sha256
    }

    /// What is done of it by a method: in the name of who asked, and of the second officer.
    pub(crate) fn acts(&self, (audit, clock): (Arc<Audit>, Arc<dyn Clock>), method: &str) -> Acts {
        let acts = Acts::new(audit, clock, (&self.asked.by).into(), method).of(self.asked.id);
        match &self.second {
            Some((second, _)) => acts.approved_by(second.into()),
            None => acts,
        }
    }

    pub(super) fn asks_the_same(&self, wanted: &Wanted) -> bool {
        self.asked.sort == wanted.sort
            && self.asked.method == wanted.method
            && self.asked.by == wanted.by
            && self.body == wanted.body
    }

    pub(super) fn decided(&mut self, stage: Stage, who: &Who, now: Timestamp) {
        self.noted = stage;
        self.second = Some((who.clone(), now));
    }

    /// Nothing more comes of it: what it said is not kept.
    pub(super) fn over(&mut self, now: Timestamp) {
        self.body = Vec::new();
        self.rules_asked = Vec::new();
        self.goes_to = None;
        self.ended = Some(now);
    }

    /// As its file has it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (second, decided_ms) = match &self.second {
            Some((who, at)) => (who.clone(), at.as_millis()),
            None => (
                Who {
                    name: String::new(),
                    serial: String::new(),
                },
                0,
            ),
        };
        encode(&RequestFile {
            id: self.asked.id.number(),
            sort: self.asked.sort as u32,
            method: self.asked.method.clone(),
            about: self.about.clone(),
            name: self.asked.by.name.clone(),
            serial: self.asked.by.serial.clone(),
            at_ms: self.asked.at.as_millis(),
            until_ms: self.asked.until.as_millis(),
            sha256: self.sha256.as_bytes().to_vec(),
            body: self.body.clone(),
            stage: self.noted as u32,
            second_name: second.name,
            second_serial: second.serial,
            decided_ms,
            outcome: self.outcome.clone(),
            message: self.message.clone(),
            ended_ms: self.ended.map_or(0, Timestamp::as_millis),
            rules_asked: self.rules_asked.clone(),
            says_goes_to: self.goes_to.is_some(),
            goes_to: self.goes_to.iter().flatten().cloned().collect(),
        })
    }

    /// The request of a file; none when it is not as it was written.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let file: RequestFile = decode(bytes)?;
        let time = |ms: u64| (ms > 0).then(|| Timestamp::from_millis(ms));
        let second = Who {
            name: file.second_name,
            serial: file.second_serial,
        };
        Some(Self {
            asked: Asked {
                id: ApprovalId::from_number(file.id)?,
                sort: Sort::from_number(i32::try_from(file.sort).ok()?)?,
                method: file.method,
                by: Who {
                    name: file.name,
                    serial: file.serial,
                },
                at: Timestamp::from_millis(file.at_ms),
                until: Timestamp::from_millis(file.until_ms),
            },
            about: file.about,
            sha256: Hash::from_slice(&file.sha256)?,
            body: file.body,
            rules_asked: file.rules_asked,
            goes_to: file
                .says_goes_to
                .then(|| file.goes_to.into_iter().collect()),
            noted: Stage::from_number(i32::try_from(file.stage).ok()?)?,
            second: time(file.decided_ms).map(|at| (second, at)),
            outcome: file.outcome,
            message: file.message,
            ended: time(file.ended_ms),
        })
    }
}

/// Storage of this node; field numbers are never reused.
#[derive(Clone, PartialEq, Message)]
struct RequestFile {
    #[prost(uint64, tag = "1")]
    id: u64,
    #[prost(uint32, tag = "2")]
    sort: u32,
    #[prost(string, tag = "3")]
    method: String,
    #[prost(string, tag = "4")]
    about: String,
    #[prost(string, tag = "5")]
    name: String,
    #[prost(string, tag = "6")]
    serial: String,
    #[prost(uint64, tag = "7")]
    at_ms: u64,
    #[prost(uint64, tag = "8")]
    until_ms: u64,
    #[prost(bytes = "vec", tag = "9")]
    sha256: Vec<u8>,
    #[prost(bytes = "vec", tag = "10")]
    body: Vec<u8>,
    #[prost(uint32, tag = "11")]
    stage: u32,
    #[prost(string, tag = "12")]
    second_name: String,
    #[prost(string, tag = "13")]
    second_serial: String,
    #[prost(uint64, tag = "14")]
    decided_ms: u64,
    #[prost(string, tag = "15")]
    outcome: String,
    #[prost(string, tag = "16")]
    message: String,
    #[prost(uint64, tag = "17")]
    ended_ms: u64,
    #[prost(message, repeated, tag = "18")]
    rules_asked: Vec<AskedOfRules>,
    #[prost(bool, tag = "19")]
    says_goes_to: bool,
    #[prost(string, repeated, tag = "20")]
    goes_to: Vec<String>,
}

/// The number that was given last.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Numbered {
    #[prost(uint64, tag = "1")]
    pub(super) number: u64,
}

/// When officers erased records, the newest.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Erasures {
    #[prost(uint64, repeated, tag = "1")]
    pub(super) at_ms: Vec<u64>,
}

/// SHA-256 of the message before it, so that half of a file is none.
pub(super) fn encode(message: &impl Message) -> Vec<u8> {
    let bytes = message.encode_to_vec();
    let mut file = Hash::of(&[&bytes]).as_bytes().to_vec();
    file.extend(bytes);
    file
}

pub(super) fn decode<M: Message + Default>(file: &[u8]) -> Option<M> {
    let (sha256, bytes) = file.split_at_checked(32)?;
    if Hash::of(&[bytes]).as_bytes() != sha256 {
        return None;
    }
    M::decode(bytes).ok()
}
