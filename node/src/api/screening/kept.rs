//! What is kept of one subject, as it is asked and told.

use ntc_core::life::Subject;
use ntc_core::reason::Reason;
use ntc_core::screened::Sighted;
use ntc_core::screening::Preset;
use ntc_core::watchlist::wire;
use ntc_proto::node::v1 as pb;

use super::told::of_preset;
use crate::api::seeing::Sight;
use crate::screening::{Again, Looked, MAX_REFERENCE, ScreenedAgainst};
use crate::status::Refused;

/// Whom somebody asks about.
pub(super) fn reference(asked: &str) -> Result<&str, Refused> {
    let asked = asked.trim();
    if asked.is_empty() {
        let why = "is required: whom to look for";
        return Err(Refused::field(Reason::FieldMissing, "reference", why));
    }
    if asked.chars().nth(MAX_REFERENCE).is_some() {
        let why = format!("is longer than {MAX_REFERENCE} characters");
        return Err(Refused::field(Reason::FieldTooLong, "reference", why));
    }
    Ok(asked)
}

/// The node's own name of a subject.
pub(super) fn own_name(id: &[u8]) -> Result<[u8; 16], Refused> {
    id.try_into().map_err(|_| {
        let why = "is the node's own name of a subject, 16 bytes; 'ntc screening subject' tells it";
        Refused::field(Reason::FieldInvalid, "id", why)
    })
}

/// Those who are kept. A record that the officer may not see is told by that alone.
pub(super) fn of_looked(looked: Vec<Looked>, sight: &Sight) -> pb::ShowScreenedResponse {
    let all = looked.len();
    let subjects = looked.into_iter().filter_map(|looked| {
        let seen = match looked.subject.who.clone() {
            Sighted::Screened { .. } => sight.of_no_record(looked),
            Sighted::Record { origin, id, .. } => {
                sight.named(&Subject { origin, id }, looked).ok()?
            }
        };
        Some(of_one(seen.shown()))
    });
    let subjects: Vec<_> = subjects.collect();
    let unseen = all.saturating_sub(subjects.len());
    pb::ShowScreenedResponse {
        subjects,
        unseen: u32::try_from(unseen).unwrap_or(u32::MAX),
        ..pb::ShowScreenedResponse::default()
    }
}

fn of_one(looked: Looked) -> pb::ScreenedSubject {
    let subject = looked.subject;
    let (id, reference, origin, field) = match subject.who {
        Sighted::Screened { id, reference } => {
            (id.to_vec(), reference, String::new(), String::new())
        }
        Sighted::Record { origin, id, field } => {
            let id = id.as_bytes().to_vec();
            (id, String::new(), origin.to_string(), field)
        }
    };
    let shown = Preset::ALL.into_iter().zip(subject.shown);
    pb::ScreenedSubject {
        id,
        reference,
        origin,
        field,
        told: subject.told.as_ref().map(wire::entry_message),
        seen_ms: subject.seen.as_millis(),
        until_ms: looked.until.as_millis(),
        against: Some(of_kept(looked.against)),
        shown: shown
            .map(|(preset, shown)| pb::ScreenRate {
                preset: of_preset(preset),
                shown: shown.into(),
            })
            .collect(),
        again: looked.again.into_iter().map(of_again).collect(),
        more: looked.more,
    }
}

fn of_again(again: Again) -> pb::ScreenedAgain {
    pb::ScreenedAgain {
        at_ms: again.at.as_millis(),
        against: Some(of_kept(again.against)),
        met: again.has_met == Some(true),
        met_unknown: again.has_met.is_none(),
    }
}

fn of_kept(against: ScreenedAgainst) -> pb::ScreenAgainst {
    let editions = against.lists.into_iter().map(|it| pb::ScreenEdition {
        list: it.list,
        number: it.number,
        digest: it.digest,
        entries: it.entries,
        changed_ms: it.changed_ms,
        version: it.version,
    });
    pb::ScreenAgainst {
        editions: editions.collect(),
        damaged: against.damaged,
        too_large: against.too_large,
        alerts: against.alerts,
        notices: against.notices,
        preset: i32::try_from(against.preset).unwrap_or_default(),
        engine: against.engine,
    }
}
