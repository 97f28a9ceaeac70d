//! A node is away while others publish; an agreement is suspended before it returns, and resumed.

use std::time::Instant;

use ntc_proto::node::v1 as pb;
use ntc_terminal::say;

use super::Failure;
use super::region::{OUTAGE, Region};
use super::report::{Outage, Suspension};
use super::sent::{Drafts, Sent, is_done, is_held_back, is_receipted, publish_all, until_all};
use super::show::Show;
use super::wait::until_some;

/// The agreement that is suspended.
const AGREEMENT: &str = "sample-ge-kz-narcotics";
/// Who suspends it.
const BY: &str = "KZ/state-revenue-committee";
/// Why.
const REASON: &str = "the retention period is under review";

/// Stops a node, publishes, suspends an agreement of the node, and has it back; then resumes the agreement.
pub(super) async fn live_through(
    region: &mut Region,
    drafts: Drafts,
    show: &Show,
) -> Result<(Vec<Sent>, Outage, Suspension), Failure> {
    region.stop_one(OUTAGE).await?;
    show.done(&say!("demo-step-stopped", party = OUTAGE));
    let sent = publish_all(region, drafts, true, show).await?;
    let missed: Vec<_> = sent.iter().filter(|sent| sent.goes_to(OUTAGE)).collect();
    let (all, for_it) = (sent.len(), missed.len());
    show.done(&say!(
        "demo-step-meanwhile",
        all,
        missed = for_it,
        party = OUTAGE
    ));
    region.officer(BY)?.suspend(AGREEMENT, REASON).await?;
    show.done(&say!(
        "demo-step-suspends",
        party = BY,
        agreement = AGREEMENT,
        reason = REASON
    ));

    let returned = Instant::now();
    region.start(OUTAGE).await?;
    show.doing(&say!("demo-step-back", party = OUTAGE));
    let settled = |delivery: &_| is_done(delivery) || is_held_back(delivery);
    until_all(region, &sent, "what may go to go", settled).await?;
    let seconds = returned.elapsed().as_secs_f64();
    let took = format!("{seconds:.1}");
    show.done(&say!("demo-step-caught-up", party = OUTAGE, seconds = took));
    let suspension = resume(region, &missed, show).await?;
    until_all(region, &sent, "every receipt", is_done).await?;
    let outage = Outage {
        party: OUTAGE.to_owned(),
        missed: missed.len() as u64,
        caught_up: receipted(region, &missed).await?.len() as u64,
        seconds,
    };
    Ok((sent, outage, suspension))
}

/// What waits while the agreement is suspended, and what goes when it is resumed.
async fn resume(region: &Region, missed: &[&Sent], show: &Show) -> Result<Suspension, Failure> {
    let told = until_some("the partner to know of the suspension", || told(region)).await?;
    let mut waiting = Vec::new();
    let mut why = String::new();
    for sent in missed {
        let delivery = sent.delivery(region, OUTAGE).await?;
        if is_held_back(&delivery) {
            why = delivery.held_back;
            waiting.push(*sent);
        }
    }
    let waited = waiting.len();
    if waited == 0 {
        return Err(format!("nothing for {OUTAGE} waits while {AGREEMENT} is suspended").into());
    }
    show.done(&say!("demo-step-waits", waited, code = &why));
    let resumed = Instant::now();
    region.officer(BY)?.resume(AGREEMENT).await?;
    until_all(
        region,
        waiting.iter().copied(),
        "what waited to go",
        is_done,
    )
    .await?;
    let seconds = resumed.elapsed().as_secs_f64();
    let went = receipted(region, &waiting).await?.len();
    let took = format!("{seconds:.1}");
    show.done(&say!(
        "demo-step-resumes",
        party = BY,
        went,
        waited,
        seconds = took
    ));
    Ok(Suspension {
        agreement: AGREEMENT.to_owned(),
        suspended_by: told.party,
        reason: told.suspended_reason,
        to: OUTAGE.to_owned(),
        waited: waited as u64,
        held_back: why,
        went: went as u64,
        seconds,
    })
}

/// Who suspended the agreement, as the partner's node tells it; none while it does not know.
async fn told(region: &Region) -> Result<Option<pb::AgreementParty>, Failure> {
    let held = region.officer(OUTAGE)?.agreement(AGREEMENT).await?;
    let mut parties = held.into_iter().flat_map(|held| held.parties);
    Ok(parties.find(|party| party.suspended))
}

/// Those that the stopped node signed for.
async fn receipted<'a>(region: &Region, sent: &[&'a Sent]) -> Result<Vec<&'a Sent>, Failure> {
    let mut receipted = Vec::new();
    for sent in sent {
        if is_receipted(&sent.delivery(region, OUTAGE).await?) {
            receipted.push(*sent);
        }
    }
    Ok(receipted)
}
