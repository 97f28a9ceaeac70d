//! Decisions and records as the officers' messages show them.

use std::collections::BTreeMap;

use ntc_core::party::Party;
use ntc_core::policy::{Concern, Decision};
use ntc_core::reason::{Reason, Stated};
use ntc_core::record::Warning;
use ntc_core::section::SectionSet;
use ntc_core::sync::delivery::Delivery;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;

use crate::chain::Disposition;
use crate::outbox::Standing;
use crate::publish::Published;
use crate::status::Refused;

/// Something to look at, as the officers' messages show it.
pub(super) fn concern(concern: Concern) -> pb::Concern {
    pb::Concern {
        code: concern.code.to_owned(),
        text: concern.text,
        phrase: concern.phrase.as_ref().map(pb::Phrase::from),
    }
}

/// A record that is durable.
pub(super) fn published(published: Published) -> pb::PublishResponse {
    pb::PublishResponse {
        id: published.id.as_bytes().to_vec(),
        ledger_index: published.appended.ledger_index,
        checkpoint_size: published.appended.checkpoint_size,
        warnings: published.warnings.into_iter().map(warned).collect(),
        recipients: published.decisions.values().map(decided).collect(),
        duplicate: published.duplicate,
        deliveries: Vec::new(),
        near: Vec::new(),
        unseen: false,
    }
}

/// A case that was published before, with what became of it.
pub(super) fn published_before(
    before: Published,
    deliveries: Vec<pb::DeliveryStatus>,
) -> pb::PublishResponse {
    let recipients = deliveries.iter();
    pb::PublishResponse {
        recipients: recipients
            .filter_map(|delivery| delivery.recipient.clone())
            .collect(),
        deliveries,
        ..published(before)
    }
}

/// A case that was published before and that the officer may not see: its id, for whoever sent it has that draft already.
pub(super) fn unseen_before(before: &Published) -> pb::PublishResponse {
    pb::PublishResponse {
        id: before.id.as_bytes().to_vec(),
        duplicate: true,
        unseen: true,
        ..pb::PublishResponse::default()
    }
}

/// A record as it would be.
pub(super) fn previewed(
    warnings: Vec<Warning>,
    decisions: &BTreeMap<Party, Decision>,
) -> pb::PreviewResponse {
    pb::PreviewResponse {
        warnings: warnings.into_iter().map(warned).collect(),
        recipients: decisions.values().map(decided).collect(),
        ..pb::PreviewResponse::default()
    }
}

/// A case that was published before, of which nothing would be written.
pub(super) fn previewed_before(before: pb::PublishResponse) -> pb::PreviewResponse {
    pb::PreviewResponse {
        recipients: before.recipients,
        duplicate: true,
        id: before.id,
        deliveries: before.deliveries,
        unseen: before.unseen,
        ..pb::PreviewResponse::default()
    }
}

fn warned(warning: Warning) -> pb::Warning {
    pb::Warning {
        reason: warning.reason.code().to_owned(),
        field: warning.field,
        message: warning.message,
        phrase: None,
    }
}

/// One answer of a stream that publishes.
pub(super) fn stream_answer(
    position: u64,
    outcome: Result<pb::PublishResponse, Refused>,
) -> pb::PublishStreamResponse {
    use pb::publish_stream_response::Outcome;
    let outcome = match outcome {
        Ok(published) => Outcome::Published(published),
        Err(refused) => Outcome::Refused(refusal(refused)),
    };
    pb::PublishStreamResponse {
        position,
        outcome: Some(outcome),
    }
}

/// One answer of a stream that tells what publishing would do.
pub(super) fn preview_answer(
    position: u64,
    outcome: Result<pb::PreviewResponse, Refused>,
) -> pb::PreviewStreamResponse {
    use pb::preview_stream_response::Outcome;
    let outcome = match outcome {
        Ok(previewed) => Outcome::Previewed(previewed),
        Err(refused) => Outcome::Refused(refusal(refused)),
    };
    pb::PreviewStreamResponse {
        position,
        outcome: Some(outcome),
    }
}

fn refusal(refused: Refused) -> pb::PublishRefused {
    pb::PublishRefused {
        reason: refused.reason.code().to_owned(),
        field: refused.field.unwrap_or_default(),
        message: refused.message,
    }
}

fn decided(decision: &Decision) -> pb::Recipient {
    let on_request = decision.on_request();
    let withheld = decision
        .withheld
        .iter()
        .map(|(section, reason)| pb::WithheldSection {
            section: section.name().to_owned(),
            reason: reason.code().to_owned(),
            on_request: on_request.contains(*section),
        });
    let entitled = decision.refused.is_none();
    pb::Recipient {
        party: decision.peer.to_string(),
        entitled,
        disclosed: if entitled {
            names(decision.disclosed)
        } else {
            Vec::new()
        },
        withheld: if entitled {
            withheld.collect()
        } else {
            Vec::new()
        },
        reason: decision
            .refused
            .map(|reason| reason.code().to_owned())
            .unwrap_or_default(),
        rules: decision.explain(),
    }
}

/// What was decided when a record was published.
fn disposed(party: &str, disposition: &Disposition) -> pb::Recipient {
    let entitled = disposition.goes();
    let withheld = disposition.withheld.iter().filter_map(|withheld| {
        let section = u8::try_from(withheld.section).ok();
        Some(pb::WithheldSection {
            section: section
                .and_then(ntc_core::section::Section::from_slot)?
                .name()
                .to_owned(),
            reason: withheld.reason.clone(),
            on_request: withheld.on_request,
        })
    });
    pb::Recipient {
        party: party.to_owned(),
        entitled,
        disclosed: names(section_set(disposition.disclosed)),
        withheld: if entitled {
            withheld.collect()
        } else {
            Vec::new()
        },
        reason: disposition.refused.clone(),
        rules: disposition.rules.clone(),
    }
}

/// Where a record stands with one peer.
pub(super) fn delivered(party: &Party, standing: &Standing) -> pb::DeliveryStatus {
    use pb::DeliveryState as State;
    let code = |reason: Stated| reason.to_string();
    let mut told = pb::DeliveryStatus {
        recipient: Some(disposed(party.as_str(), &standing.disposition)),
        receipted_ms: standing.receipted.map_or(0, millis),
        receipt_signed_s: standing
            .signed_s
            .map_or(0, |signed| i64::try_from(signed).unwrap_or(i64::MAX)),
        held_back: standing.held_back.map(code).unwrap_or_default(),
        ..pb::DeliveryStatus::default()
    };
    let state = match standing.delivery {
        None => State::Withheld,
        Some(Delivery::Queued) => State::Queued,
        Some(Delivery::Sent) => State::Sent,
        Some(Delivery::Received) => State::Received,
        Some(Delivery::Accepted) => State::Accepted,
        Some(Delivery::JudgedLater(refusal)) => {
            told.refused = code(refusal.reason);
            told.refused_until_ms = refusal.until.map_or(0, millis);
            State::JudgedLater
        }
        Some(Delivery::Refused(refusal)) => {
            told.refused = code(refusal.reason);
            told.refused_finally = refusal.is_final;
            State::Refused
        }
        Some(Delivery::HeldBack(_)) => State::HeldBack,
        Some(Delivery::Gone) => State::Erased,
    };
    told.state = state.into();
    told
}

/// The sections of stored bits.
pub(super) fn section_set(bits: u32) -> SectionSet {
    u16::try_from(bits)
        .ok()
        .map(SectionSet::from_bits)
        .unwrap_or_default()
}

/// Names of the sections of a set.
pub(super) fn names(sections: SectionSet) -> Vec<String> {
    sections
        .iter()
        .map(|section| section.name().to_owned())
        .collect()
}

/// A time as messages carry it.
pub(super) fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// A time that a message carries.
pub(super) fn time(field: &str, millis: i64) -> Result<Timestamp, Refused> {
    let wrong = |_| Refused::field(Reason::FieldInvalid, field, "a time lies after 1970");
    u64::try_from(millis)
        .map(Timestamp::from_millis)
        .map_err(wrong)
}
