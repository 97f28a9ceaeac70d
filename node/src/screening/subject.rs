//! What is kept of one subject: when it was screened, against what, and how that came out.

use std::ops::ControlFlow;

use ntc_core::screened::Sighted;
use ntc_core::screening::ENGINE;
use ntc_core::time::Timestamp;
use prost::Message;

use super::again::Cause;
use super::kept::{Framed, KeptSubject, Lies};
use super::screen::Against;
use super::{Screening, ScreeningError};

/// Most subjects of one reference that are told, the eldest first.
pub(crate) const MAX_LOOKED: usize = 100;
/// Most times that one subject was screened again that are told, the eldest first.
pub(crate) const MAX_TIMES: usize = 500;
/// Most subjects that met something in one sweep that are noted; of more it is not known who they were.
const MAX_MET: usize = 10_000;
/// Hex digits of the node's own name of a subject from which on it is one.
const LEAST_DIGITS: usize = 8;

/// Against what subjects were screened, as it is kept beside them.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ScreenedAgainst {
    #[prost(message, repeated, tag = "1")]
    pub(crate) lists: Vec<ScreenedEdition>,
    /// The rules by which they were compared.
    #[prost(uint32, tag = "2")]
    pub(crate) engine: u32,
    #[prost(uint64, tag = "3")]
    pub(crate) alerts: u64,
    #[prost(uint64, tag = "4")]
    pub(crate) notices: u64,
    #[prost(uint32, tag = "5")]
    pub(crate) preset: u32,
    /// Lists that could not be read.
    #[prost(string, repeated, tag = "6")]
    pub(crate) damaged: Vec<String>,
    /// Lists that have more than a table holds.
    #[prost(string, repeated, tag = "7")]
    pub(crate) too_large: Vec<String>,
}

/// An edition of a list.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ScreenedEdition {
    #[prost(string, tag = "1")]
    pub(crate) list: String,
    #[prost(uint64, tag = "2")]
    pub(crate) number: u64,
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) digest: Vec<u8>,
    #[prost(uint64, tag = "4")]
    pub(crate) entries: u64,
    #[prost(uint64, tag = "5")]
    pub(crate) changed_ms: u64,
    /// As the publisher names it.
    #[prost(string, tag = "6")]
    pub(crate) version: String,
}

/// Against what everybody who was kept then was screened again.
#[derive(Clone, PartialEq, Message)]
struct SavedAgain {
    #[prost(uint64, tag = "1")]
    at_ms: u64,
    #[prost(message, optional, tag = "2")]
    against: Option<ScreenedAgainst>,
    /// Names of those who met something.
    #[prost(bytes = "vec", repeated, tag = "3")]
    met: Vec<Vec<u8>>,
    /// True where more met something than are named.
    #[prost(bool, tag = "4")]
    is_more: bool,
}

/// When and against what a subject was screened.
pub(crate) struct Looked {
    pub(crate) subject: KeptSubject,
    /// Until when it is kept.
    pub(crate) until: Timestamp,
    pub(crate) against: ScreenedAgainst,
    /// Each time that it was screened again, [`MAX_TIMES`] at most.
    pub(crate) again: Vec<Again>,
    /// How often it was beyond that.
    pub(crate) more: u64,
}

/// That a subject was screened again.
pub(crate) struct Again {
    pub(crate) at: Timestamp,
    pub(crate) against: ScreenedAgainst,
    /// Whether it met something; none where too many did to name them.
    pub(crate) has_met: Option<bool>,
}

/// Who met something in a sweep.
#[derive(Default)]
pub(super) struct MetAgain {
    met: Vec<Vec<u8>>,
    is_more: bool,
}

impl Against {
    /// What is kept of it beside those who were screened.
    pub(super) fn kept(&self) -> ScreenedAgainst {
        let lists = self.editions.iter();
        ScreenedAgainst {
            lists: lists
                .map(|(list, edition)| ScreenedEdition::of(list.as_str(), edition))
                .collect(),
            engine: ENGINE,
            alerts: self.alerts,
            notices: self.notices,
            preset: u32::from(self.preset as u8),
            damaged: self.damaged.iter().map(ToString::to_string).collect(),
            too_large: self.too_large.iter().map(ToString::to_string).collect(),
        }
    }
}

impl ScreenedEdition {
    fn of(list: &str, edition: &ntc_core::watchlist::Edition) -> Self {
        let from = edition.provenance.as_ref();
        Self {
            list: list.to_owned(),
            number: edition.number,
            digest: edition.digest.to_vec(),
            entries: edition.entries,
            changed_ms: edition.changed.as_millis(),
            version: from.map(|it| it.version.clone()).unwrap_or_default(),
        }
    }
}

impl MetAgain {
    /// Notes somebody.
    pub(super) fn note(&mut self, who: &Sighted) {
        if self.met.len() < MAX_MET {
            self.met.push(own_name(who).to_vec());
        } else {
            self.is_more = true;
        }
    }

    /// The frame of a sweep that began at a time, for these causes.
    pub(super) fn frame(self, at: Timestamp, causes: &[Cause], preset: u32) -> Vec<u8> {
        let mut against = ScreenedAgainst {
            engine: ENGINE,
            preset,
            ..ScreenedAgainst::default()
        };
        for cause in causes {
            match cause {
                Cause::List(list) => {
                    let name = list.held.list().name.as_str();
                    let edition = ScreenedEdition::of(name, list.held.edition());
                    // Of several editions the last one.
                    against.lists.retain(|before| before.list != edition.list);
                    against.lists.push(edition);
                }
                Cause::Alerts(alerts) if alerts.is_of_notices() => against.notices += alerts.len(),
                Cause::Alerts(alerts) => against.alerts += alerts.len(),
            }
        }
        let saved = SavedAgain {
            at_ms: at.as_millis(),
            against: Some(against),
            met: self.met,
            is_more: self.is_more,
        };
        saved.encode_to_vec()
    }
}

impl Screening {
    /// What is kept of those of a reference: the caller's, the node's own name of somebody who was handed in, in hex and
    /// from its eighth digit on, or the id of a record. [`MAX_LOOKED`] at most, and whether there are more.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(crate) fn looked(&self, reference: &str) -> Result<(Vec<Looked>, bool), ScreeningError> {
        let (mut found, mut more) = (Vec::<Looked>::new(), false);
        let mut against = Vec::new();
        self.kept.all(&mut |framed| {
            match framed {
                Framed::Against(bytes) => against = bytes,
                Framed::Subject(subject, _) if is_of(&subject.who, reference) => {
                    more = found.len() >= MAX_LOOKED;
                    if !more {
                        found.push(Looked {
                            until: self.kept.until(subject.seen),
                            against: ScreenedAgainst::decode(&*against).unwrap_or_default(),
                            subject: *subject,
                            again: Vec::new(),
                            more: 0,
                        });
                    }
                }
                Framed::Subject(..) => {}
                Framed::Again(bytes) => {
                    if let Ok(again) = SavedAgain::decode(&*bytes) {
                        found.iter_mut().for_each(|it| it.screened_again(&again));
                    }
                }
            }
            // Those that are found are told with all that came of them.
            ControlFlow::Continue(())
        })?;
        Ok((found, more))
    }

    /// Erases somebody who was handed in, by the node's own name. What officers decided about a hit on it is another
    /// thing, and stays.
    ///
    /// # Errors
    /// When nobody of that name is kept, or that cannot be made durable.
    pub(crate) fn erase(&self, id: [u8; 16]) -> Result<(), ScreeningError> {
        let mut found: Vec<(Lies, KeptSubject)> = Vec::new();
        self.kept.all(&mut |framed| {
            if let Framed::Subject(subject, lies) = framed
                && matches!(&subject.who, Sighted::Screened { id: of, .. } if *of == id)
            {
                found.push((lies, *subject));
            }
            ControlFlow::Continue(())
        })?;
        if found.is_empty() {
            return Err(ScreeningError::NotKept);
        }
        for (lies, subject) in found {
            self.kept.erase(lies, &subject)?;
        }
        Ok(())
    }
}

impl Looked {
    /// Adds a sweep, if it was kept before that, and the sweep was against anything that it is held against.
    fn screened_again(&mut self, again: &SavedAgain) {
        let at = Timestamp::from_millis(again.at_ms);
        let mut against = again.against.clone().unwrap_or_default();
        if matches!(self.subject.who, Sighted::Record { .. }) {
            // Notices are looked for among who travels.
            against.notices = 0;
        }
        let is_any = !against.lists.is_empty() || against.alerts + against.notices > 0;
        if at < self.subject.seen || !is_any {
            return;
        }
        if self.again.len() >= MAX_TIMES {
            self.more += 1;
            return;
        }
        let name = own_name(&self.subject.who);
        let is_named = again.met.iter().any(|met| met == name);
        self.again.push(Again {
            at,
            against,
            has_met: (is_named || !again.is_more).then_some(is_named),
        });
    }
}

/// The bytes by which the node knows a subject.
fn own_name(who: &Sighted) -> &[u8] {
    match who {
        Sighted::Screened { id, .. } => id,
        Sighted::Record { id, .. } => id.as_bytes(),
    }
}

/// Whether somebody is meant by a reference.
fn is_of(who: &Sighted, reference: &str) -> bool {
    match who {
        Sighted::Screened { id, reference: of } => {
            let is_own = reference.len() >= LEAST_DIGITS
                && hex::encode(id).starts_with(&reference.to_ascii_lowercase());
            of == reference || is_own
        }
        Sighted::Record { id, .. } => id.to_string() == reference,
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::manifest::Journey;

    use super::*;

    fn who(id: u8) -> Sighted {
        Sighted::Screened {
            id: [id; 16],
            reference: String::new(),
        }
    }

    fn looked() -> Looked {
        Looked {
            subject: KeptSubject {
                who: who(1),
                told: None,
                author: None,
                journey: Journey::default(),
                seen: Timestamp::from_millis(1_000),
                shown: [0; 3],
            },
            until: Timestamp::from_millis(2_000),
            against: ScreenedAgainst::default(),
            again: Vec::new(),
            more: 0,
        }
    }

    fn swept(at_ms: u64, met: MetAgain) -> SavedAgain {
        let frame = met.frame(Timestamp::from_millis(at_ms), &[], 2);
        let mut saved = SavedAgain::decode(&*frame).unwrap();
        saved.against = Some(ScreenedAgainst {
            alerts: 1,
            ..ScreenedAgainst::default()
        });
        saved
    }

    #[test]
    fn of_one_sweep_more_than_the_most_so_many_are_told_and_the_rest_is_counted() {
        let mut looked = looked();
        looked.screened_again(&swept(999, MetAgain::default()));
        assert!(looked.again.is_empty(), "it was not kept then");
        for _ in 0..=MAX_TIMES {
            looked.screened_again(&swept(1_000, MetAgain::default()));
        }
        assert_eq!((looked.again.len(), looked.more), (MAX_TIMES, 1));
        assert_eq!(looked.again[0].has_met, Some(false));
    }

    #[test]
    fn where_more_met_something_than_are_named_nobody_else_is_said_to_have_met_nothing() {
        for (count, others) in [(MAX_MET, Some(false)), (MAX_MET + 1, None)] {
            let mut met = MetAgain::default();
            (0..count).for_each(|_| met.note(&who(2)));
            let mut looked = looked();
            looked.screened_again(&swept(1_000, met));
            assert_eq!(looked.again[0].has_met, others, "{count}");
        }
        let mut met = MetAgain::default();
        met.note(&who(1));
        let mut looked = looked();
        looked.screened_again(&swept(1_000, met));
        assert_eq!(looked.again[0].has_met, Some(true));
    }
}
