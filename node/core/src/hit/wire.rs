//! Events and bodies of hits as a node stores them. Nothing of it travels.

mod read;
mod write;

use ntc_proto::node::v1;
use prost::Message as _;
use thiserror::Error;

use super::event::Event;
use super::sighting::{Met, Told};
use super::sought::MetBy;
use super::state::Side;
use crate::reason::Reasoned;
use crate::watchlist::{self, Entry};

pub use self::read::{priority, rejection, until};
pub use self::write::{line_message, source_message, target_message, told_message, until_message};

/// Stored bytes are no event or body of a hit.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[error("the field {0} of an event of a hit cannot be read")]
#[reason(Corrupt)]
pub struct Unreadable(pub &'static str);

/// What is personal of an event, and is erased by itself.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Body {
    /// The subject for people.
    pub subject: Vec<Told>,
    /// The target for people.
    pub target: Vec<Told>,
    /// How they were compared.
    pub how: Vec<Told>,
    /// What the officer wrote.
    pub comment: String,
    /// By what the two met.
    pub met: Met,
    /// By what the subject met what else has the same target.
    pub also_met: Vec<MetBy>,
    /// The subject as it was compared, so that it is compared again when what looks for it is changed, in the form in which
    /// entries are stored; empty where that is not kept.
    pub compared: Vec<u8>,
}

impl Body {
    /// True when it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The subject as it was compared; none where that is not kept.
    pub fn compared(&self) -> Option<Entry> {
        let bytes = Some(&self.compared).filter(|bytes| !bytes.is_empty())?;
        watchlist::wire::decoded(bytes).ok()
    }

    /// A subject in the form in which it is kept: what a list asks about it is not compared.
    pub fn to_compare(subject: &Entry) -> Vec<u8> {
        watchlist::wire::encoded(&Entry {
            order: None,
            ..subject.clone()
        })
    }

    /// A body with a comment alone.
    pub fn comment(text: &str) -> Self {
        Self {
            comment: text.to_owned(),
            ..Self::default()
        }
    }

    /// What is left of it when what is known of a side is destroyed, and with it how the two were compared and
    /// what of them met.
    #[must_use]
    pub fn without(self, side: Side) -> Self {
        let how = Vec::new();
        let met = Met {
            lines: None,
            ..self.met
        };
        match side {
            Side::Subject => Self {
                subject: Vec::new(),
                compared: Vec::new(),
                how,
                met,
                ..self
            },
            Side::Target => Self {
                target: Vec::new(),
                how,
                met,
                ..self
            },
        }
    }

    /// The bytes in which it is stored.
    pub fn encoded(&self) -> Vec<u8> {
        v1::StoredHitBody {
            subject: told_message(&self.subject),
            target: told_message(&self.target),
            how: told_message(&self.how),
            comment: self.comment.clone(),
            factors: self.met.factors.clone(),
            journeys: self.met.journeys.clone(),
            stops: self.met.stops.clone(),
            met: self
                .met
                .lines
                .as_ref()
                .map_or_else(Vec::new, |lines| told_message(lines)),
            also_met: self.also_met.iter().map(write::met_by).collect(),
            compared: self.compared.clone(),
        }
        .encode_to_vec()
    }

    /// Reads one as it was stored.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn decoded(bytes: &[u8]) -> Result<Self, Unreadable> {
        let body = v1::StoredHitBody::decode(bytes).map_err(|_| Unreadable("body"))?;
        let also_met = body.also_met.into_iter().map(read::met_by);
        Ok(Self {
            also_met: also_met.collect::<Result<_, _>>()?,
            subject: read::told(body.subject),
            target: read::told(body.target),
            how: read::told(body.how),
            comment: body.comment,
            met: Met {
                factors: body.factors,
                journeys: body.journeys,
                stops: body.stops,
                lines: read::told(body.met).try_into().ok(),
            },
            compared: body.compared,
        })
    }
}

/// Shows how much it says: all of it may be personal.
impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Body")
            .field("subject", &self.subject.len())
            .field("target", &self.target.len())
            .finish_non_exhaustive()
    }
}

/// The bytes in which an event is stored.
pub fn encoded(event: &Event) -> Vec<u8> {
    write::event(event).encode_to_vec()
}

/// Reads an event as it was stored.
///
/// # Errors
/// The first field that cannot be read.
pub fn decoded(bytes: &[u8]) -> Result<Event, Unreadable> {
    let event = v1::StoredHitEvent::decode(bytes).map_err(|_| Unreadable("event"))?;
    read::event(event)
}
