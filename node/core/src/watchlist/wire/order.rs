//! What is asked for an entry, as a message.

use ntc_proto::node::v1;
use ntc_proto::v1 as pb;

use super::{missing, unknown};
use crate::model::{Coded, InvalidRecord};
use crate::record::Evaluation;
use crate::time::Timestamp;
use crate::watchlist::{Action, Marker, Order};

/// Reads an order.
///
/// # Errors
/// When a field is not of its type.
pub fn order(message: v1::WatchOrder) -> Result<Order, InvalidRecord> {
    let action = Action::from_number(message.action).ok_or_else(|| unknown("order.action"))?;
    let markers = message.markers.into_iter().map(Marker::from_number);
    let markers: Option<Vec<_>> = markers.collect();
    let reason = message.reason.ok_or_else(|| missing("order.reason"))?;
    Ok(Order {
        action,
        reason: Coded {
            code: reason.code,
            text: reason.text,
        },
        category: message.category,
        markers: markers.ok_or_else(|| unknown("order.markers"))?,
        legal_basis: message.legal_basis,
        evaluation: message.evaluation.map(|evaluation| Evaluation {
            scheme: evaluation.scheme,
            source: evaluation.source,
            information: evaluation.information,
        }),
        valid_from: Timestamp::from_millis(message.valid_from_ms),
        valid_until: Timestamp::from_millis(message.valid_until_ms),
        review: Timestamp::from_millis(message.review_ms),
        owner: message.owner,
        contact_first: message.contact_first,
    })
}

/// An order as a message.
pub fn order_message(order: &Order) -> v1::WatchOrder {
    let evaluation = order.evaluation.as_ref();
    v1::WatchOrder {
        action: i32::from(order.action as u8),
        reason: Some(pb::Coded {
            code: order.reason.code.clone(),
            text: order.reason.text.clone(),
        }),
        category: order.category.clone(),
        markers: order
            .markers
            .iter()
            .map(|marker| i32::from(*marker as u8))
            .collect(),
        legal_basis: order.legal_basis.clone(),
        evaluation: evaluation.map(|evaluation| pb::Evaluation {
            scheme: evaluation.scheme.clone(),
            source: evaluation.source.clone(),
            information: evaluation.information.clone(),
        }),
        valid_from_ms: order.valid_from.as_millis(),
        valid_until_ms: order.valid_until.as_millis(),
        review_ms: order.review.as_millis(),
        owner: order.owner.clone(),
        contact_first: order.contact_first,
    }
}
