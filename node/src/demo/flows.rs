//! What went from whom to whom, as the origins' nodes tell it.

use std::collections::BTreeMap;

use ntc_proto::node::v1 as pb;

use super::Failure;
use super::region::{OUTAGE, Region};
use super::report::Flow;
use super::sent::{Sent, is_receipted, party_of};

/// What went from whom to whom, and how long receipts took where nobody was stopped, milliseconds.
pub(super) async fn flows(
    region: &Region,
    sent: &[Sent],
) -> Result<(Vec<Flow>, Vec<f64>), Failure> {
    let mut flows: BTreeMap<(String, String), Flow> = BTreeMap::new();
    let mut receipt_ms = Vec::new();
    for sent in sent {
        for delivery in sent.deliveries(region).await? {
            let to = party_of(&delivery).to_owned();
            let flow = flows
                .entry((sent.from.clone(), to.clone()))
                .or_insert_with(|| Flow {
                    from: sent.from.clone(),
                    to: to.clone(),
                    ..Flow::default()
                });
            count(flow, &delivery);
            let waited = delivery.receipted_ms - sent.created_ms;
            if delivery.receipted_ms > 0 && !(sent.during_outage && to == OUTAGE) {
                receipt_ms.push(i32::try_from(waited.max(0)).map_or(f64::MAX, f64::from));
            }
        }
    }
    Ok((flows.into_values().collect(), receipt_ms))
}

fn count(flow: &mut Flow, delivery: &pb::DeliveryStatus) {
    let Some(recipient) = &delivery.recipient else {
        return;
    };
    if !recipient.entitled {
        *flow.withheld.entry(recipient.reason.clone()).or_default() += 1;
        return;
    }
    flow.entitled += 1;
    flow.receipted += u64::from(is_receipted(delivery));
    let delivered = delivery.state() == pb::DeliveryState::Sent;
    flow.delivered += u64::from(delivered || is_receipted(delivery));
    for withheld in &recipient.withheld {
        let reasons = flow.sections_withheld.entry(withheld.section.clone());
        *reasons
            .or_default()
            .entry(withheld.reason.clone())
            .or_default() += 1;
    }
}
