//! Records that were published here, and where their origins say that they stand.

use std::collections::BTreeMap;
use std::time::Instant;

use ntc_proto::node::v1 as pb;
use ntc_terminal::say;

use super::Failure;
use super::region::Region;
use super::show::Show;
use super::wait::until;
use crate::ports::{Clock, SystemClock};

/// The drafts of the file, by party.
pub(super) type Drafts = BTreeMap<String, Vec<pb::Draft>>;

/// A record that was published, and how long that took.
pub(super) struct Sent {
    pub(super) from: String,
    pub(super) id: Vec<u8>,
    pub(super) created_ms: i64,
    pub(super) durable_ms: f64,
    pub(super) recipients: Vec<pb::Recipient>,
    pub(super) during_outage: bool,
}

impl Sent {
    /// Publishes one draft of a party.
    pub(super) async fn publish(
        region: &Region,
        from: &str,
        draft: pb::Draft,
        during_outage: bool,
    ) -> Result<Self, Failure> {
        let (called, now) = (Instant::now(), SystemClock.now());
        let published = region.officer(from)?.publish(draft).await?;
        Ok(Self {
            from: from.to_owned(),
            id: published.id,
            created_ms: i64::try_from(now.as_millis()).unwrap_or(i64::MAX),
            durable_ms: called.elapsed().as_secs_f64() * 1000.0,
            recipients: published.recipients,
            during_outage,
        })
    }

    /// Whether it was to go to a party when it was published.
    pub(super) fn goes_to(&self, party: &str) -> bool {
        let mut recipients = self.recipients.iter();
        recipients.any(|recipient| recipient.entitled && recipient.party == party)
    }

    /// Where its origin says that it stands with each partner.
    pub(super) async fn deliveries(
        &self,
        region: &Region,
    ) -> Result<Vec<pb::DeliveryStatus>, Failure> {
        Ok(region.officer(&self.from)?.deliveries(&self.id).await?)
    }

    /// Where it stands with one partner.
    pub(super) async fn delivery(
        &self,
        region: &Region,
        to: &str,
    ) -> Result<pb::DeliveryStatus, Failure> {
        let mut deliveries = self.deliveries(region).await?.into_iter();
        let delivery = deliveries.find(|delivery| party_of(delivery) == to);
        delivery.ok_or_else(|| format!("{} says nothing of {to}", self.from).into())
    }
}

/// Publishes drafts in the order of their parties.
pub(super) async fn publish_all(
    region: &Region,
    drafts: Drafts,
    during_outage: bool,
    show: &Show,
) -> Result<Vec<Sent>, Failure> {
    let mut sent = Vec::new();
    for (party, drafts) in drafts {
        let count = drafts.len();
        show.doing(&say!("demo-step-publishes", party = &party, count));
        for draft in drafts {
            sent.push(Sent::publish(region, &party, draft, during_outage).await?);
        }
    }
    Ok(sent)
}

/// Waits until every delivery of these records stands as `stands` says.
pub(super) async fn until_all<'a>(
    region: &Region,
    sent: impl IntoIterator<Item = &'a Sent>,
    what: &str,
    stands: impl Fn(&pb::DeliveryStatus) -> bool,
) -> Result<(), Failure> {
    for sent in sent {
        until(what, || async {
            Ok(sent.deliveries(region).await?.iter().all(&stands))
        })
        .await?;
    }
    Ok(())
}

/// The party that a delivery is about.
pub(super) fn party_of(delivery: &pb::DeliveryStatus) -> &str {
    let recipient = delivery.recipient.as_ref();
    recipient.map_or("", |recipient| recipient.party.as_str())
}

/// Whether the partner signed for it and counts it, or has not said.
pub(super) fn is_receipted(delivery: &pb::DeliveryStatus) -> bool {
    use pb::DeliveryState as State;
    matches!(delivery.state(), State::Received | State::Accepted)
}

/// Whether nothing is on its way any more: the partner signed for it, or does not get it.
pub(super) fn is_done(delivery: &pb::DeliveryStatus) -> bool {
    is_receipted(delivery) || delivery.state() == pb::DeliveryState::Withheld
}

/// Whether it waits because something that it goes by is suspended.
pub(super) fn is_held_back(delivery: &pb::DeliveryStatus) -> bool {
    delivery.state() == pb::DeliveryState::HeldBack
}
