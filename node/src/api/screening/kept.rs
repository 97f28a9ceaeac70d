//! What is kept of one subject, as it is asked and told.

use ntc_core::hit::SubjectRef;
use ntc_core::life::Subject;
use ntc_core::reason::Reason;
use ntc_core::screened::Sighted;
use ntc_core::screening::Preset;
use ntc_core::watchlist::wire;
use ntc_proto::node::v1 as pb;

use super::told::of_preset;
use crate::api::hits::hides;
use crate::api::seeing::Sight;
use crate::hits::Hits;
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
pub(super) fn of_looked(
    looked: Vec<Looked>,
    hits: &Hits,
    sight: &Sight,
) -> pb::ShowScreenedResponse {
    let all = looked.len();
    let subjects = looked.into_iter().filter_map(|mut looked| {
        let of = hits.on(&SubjectRef::of(looked.subject.who.clone()));
        let hidden = of.iter().filter(|hit| hides(hit, sight)).count();
        take_out(&mut looked, hidden, of.len().saturating_sub(hidden));
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

/// Takes out what was found that the officer may not see: so many hits are hidden, and so many seen.
fn take_out(looked: &mut Looked, hidden: usize, seen: usize) {
    if hidden == 0 {
        return;
    }
    let less = u32::try_from(hidden).unwrap_or(u32::MAX);
    for shown in &mut looked.subject.shown {
        *shown = shown.saturating_sub(less);
    }
    if seen > 0 {
        return;
    }
    // Against alerts alone it was screened again because of what is hidden.
    let again = &mut looked.again;
    again.retain(|it| it.has_met == Some(false) || !it.against.lists.is_empty());
    for it in again {
        it.has_met = Some(false);
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

#[cfg(test)]
mod tests {
    use ntc_core::manifest::Journey;
    use ntc_core::time::Timestamp;

    use super::*;
    use crate::screening::KeptSubject;

    fn met_an_alert() -> Looked {
        let at = Timestamp::from_millis(1);
        Looked {
            subject: KeptSubject {
                who: Sighted::Screened {
                    id: [1; 16],
                    reference: "A".to_owned(),
                },
                told: None,
                author: None,
                journey: Journey::default(),
                seen: at,
                shown: [1, 2, 3],
            },
            until: at,
            against: ScreenedAgainst::default(),
            again: vec![Again {
                at,
                against: ScreenedAgainst {
                    alerts: 1,
                    ..ScreenedAgainst::default()
                },
                has_met: Some(true),
            }],
            more: 0,
        }
    }

    #[test]
    fn what_an_alert_that_is_hidden_found_is_not_told() {
        let told = |hidden, seen| {
            let mut looked = met_an_alert();
            take_out(&mut looked, hidden, seen);
            (looked.subject.shown, looked.again.len())
        };
        assert_eq!(told(0, 1), ([1, 2, 3], 1));
        assert_eq!(told(1, 1), ([0, 1, 2], 1));
        assert_eq!(told(2, 0), ([0, 0, 1], 0));
    }
}
