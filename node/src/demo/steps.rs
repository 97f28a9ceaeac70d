//! The steps of the demonstration, in order.

use std::time::Instant;

use ntc_proto::node::v1 as pb;
use ntc_terminal::say;

use super::altered::alter;
use super::approvals::Two;
use super::flows::flows;
use super::officer::Officer;
use super::region::{AGREEMENTS, OUTAGE, Region};
use super::report::{AgreementReport, Latencies, PartyReport, Proved, Quantiles, Report, Story};
use super::sent::{Drafts, Sent, is_done, publish_all, until_all};
use super::show::Show;
use super::wait::{until, until_some};
use super::{Failure, dialogue, hits, outage, policy, query, story, table, withdrawal};
use crate::app::offline;

/// Runs all steps.
pub(super) async fn run(region: &mut Region, show: &Show) -> Result<Report, Failure> {
    let started = Instant::now();
    let nodes = region.nodes.len();
    show.doing(&say!("demo-step-starting", nodes));
    region.start_all().await?;
    let run = region.officers.len();
    show.done(&say!("demo-step-run", nodes = run));
    enrol(region, show).await?;
    let agreements = agree(region, show).await?;
    let (mut drafts, rejected_rows) = table::read()?;
    let (mut sent, story) = tell(region, &mut drafts, show).await?;
    let again = withdrawal::take(&drafts)?;
    let later = split(&mut drafts);
    sent.extend(publish_all(region, drafts, false, show).await?);
    until_all(region, &sent, "every receipt", is_done).await?;
    let count = sent.len();
    show.done(&say!("demo-step-all-told", count));
    let (others, outage, suspension) = outage::live_through(region, later, show).await?;
    sent.extend(others);
    let dialogue = match sent.first() {
        Some(first) => dialogue::hold(region, first, show).await?,
        None => return Err("nothing was told".into()),
    };
    let hits = hits::meet(region, show).await?;
    let mut two = Two::set_up(region, show).await?;
    let query = query::ask(region, &mut two, show).await?;
    let policy = policy::live_through(region, show).await?;
    let approvals = two.tell_many(region, show).await?;
    let recall = withdrawal::live_through(region, again, show).await?;
    show.doing(&say!("demo-step-asking"));
    let (flows, receipt_ms) = flows(region, &sent).await?;
    let parties = parties(region, &sent).await?;
    show.doing(&say!("demo-step-verifying"));
    region.stop().await?;
    let (findings, proved) = verify(region)?;
    show.done(&say!("demo-step-verified"));
    let altered = alter(region, story::BAKU, story::CONTAINER)?;
    show.done(&if altered.caught {
        say!("demo-step-caught")
    } else {
        say!("demo-step-not-caught")
    });
    show.finish();
    let durable = sent.iter().map(|sent| sent.durable_ms).collect();
    Ok(Report {
        story,
        suspension,
        dialogue,
        hits,
        query,
        policy,
        approvals,
        recall,
        altered,
        parties,
        agreements,
        flows,
        outage,
        latency_ms: Latencies {
            publish_to_durable: Quantiles::of(durable),
            publish_to_receipt: Quantiles::of(receipt_ms),
        },
        rejected_rows,
        verified: findings.is_empty(),
        proved,
        findings,
        seconds: started.elapsed().as_secs_f64(),
        further: None,
    })
}

/// The one seizure that is looked at closely.
async fn tell(
    region: &Region,
    drafts: &mut Drafts,
    show: &Show,
) -> Result<(Vec<Sent>, Story), Failure> {
    show.doing(&say!("demo-step-container", party = story::ORIGIN));
    let sent = story::publish(region, drafts).await?;
    show.done(&say!("demo-step-arrived"));
    let story = story::tell(region, &sent, drafts, show).await?;
    Ok((vec![sent], story))
}

/// Takes out half of what each party publishes; the node that is stopped publishes everything before.
fn split(drafts: &mut Drafts) -> Drafts {
    let parties = drafts.iter_mut().filter(|(party, _)| *party != OUTAGE);
    parties
        .map(|(party, own)| (party.clone(), own.split_off(own.len().div_ceil(2))))
        .collect()
}

/// Every administrator enrols every other party by its card and fingerprint.
async fn enrol(region: &Region, show: &Show) -> Result<(), Failure> {
    let others = region.nodes.len().saturating_sub(1);
    for (party, officer) in &region.officers {
        show.doing(&say!("demo-step-enrols", party, others));
        for (_, other) in region.nodes.iter().filter(|(other, _)| *other != party) {
            officer.enrol(&other.files.card).await?;
        }
    }
    let sessions = until_some("the sessions to stand", || async {
        let mut sessions = 0;
        for officer in region.officers.values() {
            let peers = officer.list_peers().await?;
            if peers.iter().any(|peer| peer.state != "connected") {
                return Ok(None);
            }
            sessions += peers.len();
        }
        Ok(Some(sessions))
    })
    .await?;
    show.done(&say!("demo-step-enrolled", others, sessions));
    Ok(())
}

/// Every agreement is put forward by its first party and signed by the others.
async fn agree(region: &Region, show: &Show) -> Result<Vec<AgreementReport>, Failure> {
    let mut reports = Vec::new();
    for document in AGREEMENTS {
        let agreement = ntc_core::policy::Agreement::read(document.as_bytes())?;
        let (id, title) = (agreement.id().to_owned(), agreement.title().to_owned());
        let parties: Vec<String> = agreement.parties().map(ToString::to_string).collect();
        show.doing(&say!("demo-step-agreement", id = &id));
        let (first, others) = parties.split_first().ok_or("an agreement has parties")?;
        region.officer(first)?.propose(document).await?;
        for other in others {
            sign_when_there(region.officer(other)?, &id).await?;
        }
        until("an agreement to be in force everywhere", || async {
            for party in &parties {
                if !region.officer(party)?.is_in_force_for_all(&id).await? {
                    return Ok(false);
                }
            }
            Ok(true)
        })
        .await?;
        reports.push(AgreementReport { id, title, parties });
    }
    show.done(&say!("demo-step-agreed", count = reports.len()));
    Ok(reports)
}

async fn sign_when_there(officer: &Officer, id: &str) -> Result<(), Failure> {
    until("a proposal to arrive", || async {
        Ok(officer.agreement(id).await?.is_some())
    })
    .await?;
    let agreement = officer.agreement(id).await?;
    let proposal = agreement.ok_or("the proposal is gone")?;
    Ok(officer.sign(proposal).await?)
}

async fn parties(region: &Region, sent: &[Sent]) -> Result<Vec<PartyReport>, Failure> {
    let mut parties = Vec::new();
    for (party, officer) in &region.officers {
        let request = pb::LedgerStatusRequest {};
        let ledger = officer.ledger().ledger_status(request).await?.into_inner();
        parties.push(PartyReport {
            party: party.clone(),
            published: sent.iter().filter(|sent| sent.from == *party).count() as u64,
            ledger_size: ledger.size,
            checkpoint: String::from_utf8_lossy(&ledger.checkpoint).into_owned(),
        });
    }
    Ok(parties)
}

/// Verifies every ledger and replica from the files of the stopped nodes.
fn verify(region: &Region) -> Result<(Vec<String>, Proved), Failure> {
    let (mut findings, mut proved) = (Vec::new(), Proved::default());
    for (party, node) in &region.nodes {
        let checked = offline::verify(&node.files.settings()?, &mut |_| {})?;
        let found = checked.findings.sentences().iter();
        findings.extend(found.map(|finding| format!("{party}: {finding}")));
        proved.inclusion += checked.read.included;
        proved.receipts += checked.read.receipts;
        proved.media += checked.read.bodies;
    }
    Ok((findings, proved))
}
