//! A notice is withdrawn: whoever holds it obeys, one that was away when it comes back.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_terminal::say;

use super::Failure;
use super::region::{OUTAGE, Region};
use super::report::Withdrawal;
use super::sent::{Drafts, Sent, is_done, until_all};
use super::show::Show;
use super::story::BAKU;
use super::wait::until_some;

/// Why it is withdrawn.
const REASON: &str = "duplicate";
/// A country on the invented rest of the way, by which the neighbour across the sea is told, too.
const ACROSS: &str = "KZ";

/// Publishes a case of another notice once more, and withdraws it while one partner is away.
pub(super) async fn live_through(
    region: &mut Region,
    again: pb::Draft,
    show: &Show,
) -> Result<Withdrawal, Failure> {
    let sent = Sent::publish(region, BAKU, again, false).await?;
    until_all(region, [&sent], "every receipt", is_done).await?;
    region.stop_one(OUTAGE).await?;
    let request = pb::RetractRequest {
        id: sent.id.clone(),
        reason: REASON.to_owned(),
        text: String::new(),
    };
    let recalls = region.officer(BAKU)?.recalls();
    let told = recalls.clone().retract(request).await?.into_inner();
    let holders = told.holders.len();
    show.done(&say!(
        "demo-step-withdraws",
        party = BAKU,
        holders,
        away = OUTAGE
    ));
    let away = until_some("those who are there to obey", || async {
        let holders = status(region, &sent.id).await?.holders;
        let outstanding = holders.iter().filter(|it| is_outstanding(it)).count();
        Ok((outstanding == 1).then_some(outstanding))
    })
    .await?;
    region.start(OUTAGE).await?;
    let obeyed = until_some("all holders to obey", || async {
        let holders = status(region, &sent.id).await?.holders;
        let all = holders.iter().all(|holder| !is_outstanding(holder));
        Ok(all.then_some(holders))
    })
    .await?;
    show.done(&say!(
        "demo-step-obeys",
        party = OUTAGE,
        count = obeyed.len()
    ));
    let count = |did: fn(&pb::RecallHolder) -> bool| {
        obeyed.iter().filter(|holder| did(holder)).count() as u64
    };
    Ok(Withdrawal {
        party: BAKU.to_owned(),
        reason: REASON.to_owned(),
        away: OUTAGE.to_owned(),
        waited: away as u64,
        told: count(|holder| holder.told),
        applied: count(|holder| holder.applied_ms > 0),
        erased: count(|holder| holder.erased_ms > 0),
        outstanding: count(is_outstanding),
    })
}

/// A case that was told before, as it would be told once more by mistake.
pub(super) fn take(drafts: &Drafts) -> Result<pb::Draft, Failure> {
    let own = drafts.get(BAKU).and_then(|own| own.last());
    let mut draft = own.ok_or("the party has no notice")?.clone();
    draft.national = None;
    let transport = draft.transport.get_or_insert_default();
    transport.route.push(v1::Stop {
        role: "destination".to_owned(),
        country: ACROSS.to_owned(),
        ..v1::Stop::default()
    });
    Ok(draft)
}

async fn status(region: &Region, id: &[u8]) -> Result<pb::RecallStatusResponse, Failure> {
    let request = pb::RecallStatusRequest {
        id: id.to_vec(),
        origin: BAKU.to_owned(),
    };
    let mut recalls = region.officer(BAKU)?.recalls();
    Ok(recalls.recall_status(request).await?.into_inner())
}

const fn is_outstanding(holder: &pb::RecallHolder) -> bool {
    holder.outstanding_since_ms > 0
}
