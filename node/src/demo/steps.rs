//! The steps of the demonstration, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ntc_core::intake::csv::{self, Terms};
use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use ntc_core::wire::record::draft_message;
use ntc_proto::node::v1 as pb;

use super::Failure;
use super::officer::Officer;
use super::picture::Picture;
use super::region::{AGREEMENTS, OUTAGE, PARTIES, Region, SEIZURES};
use super::report::{
    AgreementReport, Flow, Latencies, Outage, PartyReport, Proved, Quantiles, RejectedRow, Report,
};
use super::show::Show;
use crate::app::offline;
use crate::ports::{Clock, SystemClock};

/// How long anything between nodes may take here.
const PATIENCE: Duration = Duration::from_secs(40);
/// How often what goes on between nodes is looked at.
const LOOK: Duration = Duration::from_millis(25);

/// A record that was published, and how long that took.
struct Sent {
    from: String,
    id: Vec<u8>,
    created_ms: i64,
    durable_ms: f64,
    recipients: Vec<pb::Recipient>,
    during_outage: bool,
}

/// The drafts of the file, by party, and the rows that nobody publishes.
type Drafts = BTreeMap<String, Vec<pb::Draft>>;

/// Runs all steps.
pub(super) async fn run(
    dir: Option<PathBuf>,
    keep: bool,
    show: &Show,
) -> Result<(Region, Report), Failure> {
    let started = Instant::now();
    show.doing("making seven nodes: keys, certificates, cards");
    let mut region = Region::make(dir, keep)?;
    show.doing("starting seven nodes");
    region.start_all().await?;
    show.done("seven nodes run, each with its own keys, directory and ports");
    enrol(&region, show).await?;
    let agreements = agree(&region, show).await?;
    let (drafts, rejected_rows) = read_file()?;
    let (mut sent, outage) = publish_all(&mut region, drafts, show).await?;
    show.done("a picture that one notice names arrived at every party that may see it");
    let (flows, receipt_ms) = flows(&region, &mut sent, show).await?;
    let parties = parties(&region, &sent).await?;
    show.doing("stopping the nodes and verifying every ledger and replica from the files");
    region.stop().await?;
    let (findings, proved) = verify(&region)?;
    show.done("every byte of seven ledgers and their replicas was read and checked");
    show.finish();
    let durable = sent.iter().map(|sent| sent.durable_ms).collect();
    let report = Report {
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
    };
    Ok((region, report))
}

/// Every administrator enrols every other party by its card and fingerprint.
async fn enrol(region: &Region, show: &Show) -> Result<(), Failure> {
    for (party, officer) in &region.officers {
        show.doing(&format!("{party} enrols its six partners by their cards"));
        for (_, other) in region.nodes.iter().filter(|(other, _)| *other != party) {
            officer.enrol(&other.files.card).await?;
        }
    }
    until("the sessions to stand", || async {
        for officer in region.officers.values() {
            let peers = officer.list_peers().await?;
            if peers.iter().any(|peer| peer.state != "connected") {
                return Ok(false);
            }
        }
        Ok(true)
    })
    .await?;
    show.done("each enrolled the six others; 42 sessions over mutual TLS 1.3 stand");
    Ok(())
}

/// Every agreement is put forward by its first party and signed by the others.
async fn agree(region: &Region, show: &Show) -> Result<Vec<AgreementReport>, Failure> {
    let mut reports = Vec::new();
    for document in AGREEMENTS {
        let agreement = ntc_core::policy::Agreement::read(document.as_bytes())?;
        let (id, title) = (agreement.id().to_owned(), agreement.title().to_owned());
        let parties: Vec<String> = agreement.parties().map(ToString::to_string).collect();
        show.doing(&format!(
            "agreement {id}: proposed, then signed by each party"
        ));
        let (first, others) = parties.split_first().ok_or("an agreement has parties")?;
        region.officer(first)?.propose(document).await?;
        for other in others {
            sign_when_there(region.officer(other)?, &id).await?;
        }
        until("an agreement to be in force everywhere", || async {
            for party in &parties {
                let held = region.officer(party)?.agreement(&id).await?;
                if held.is_none_or(|held| held.state != "in_force") {
                    return Ok(false);
                }
            }
            Ok(true)
        })
        .await?;
        reports.push(AgreementReport { id, title, parties });
    }
    show.done(&format!(
        "{} agreements are in force, signed by all their parties",
        reports.len()
    ));
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

/// Reads the file once for each party: each publishes the rows of its own country.
fn read_file() -> Result<(Drafts, Vec<RejectedRow>), Failure> {
    let now = SystemClock.now();
    let mut drafts = Drafts::new();
    let mut published = BTreeSet::new();
    let mut rejected = BTreeMap::new();
    for name in PARTIES {
        let party: Party = name.parse()?;
        let rows = csv::read(SEIZURES, &party, &Terms::default(), now)?;
        published.extend(rows.good.iter().map(|row| row.line));
        for bad in rows.bad {
            rejected
                .entry(bad.line)
                .or_insert_with(|| bad.reason.code().to_owned());
        }
        let own = rows.good.into_iter().map(|row| draft_message(&row.draft));
        drafts.insert(name.to_owned(), own.collect());
    }
    let rejected = rejected
        .into_iter()
        .filter(|(line, _)| !published.contains(line))
        .map(|(line, reason)| RejectedRow { line, reason })
        .collect();
    Ok((drafts, rejected))
}

/// Publishes half of the notices with all nodes up, and the rest while one of them is stopped.
async fn publish_all(
    region: &mut Region,
    mut drafts: Drafts,
    show: &Show,
) -> Result<(Vec<Sent>, Outage), Failure> {
    let mut sent = Vec::new();
    let mut second = Drafts::new();
    for (party, own) in &mut drafts {
        // The node that is stopped publishes everything before.
        if party != OUTAGE {
            second.insert(party.clone(), own.split_off(own.len().div_ceil(2)));
        }
    }
    let with_picture = drafts.get_mut(OUTAGE).and_then(|own| own.first_mut());
    let draft = with_picture.ok_or("the file has no notice to put the picture into")?;
    let picture = Picture::attach(region, OUTAGE, draft).await?;
    publish(region, drafts, false, &mut sent, show).await?;
    let named = sent.iter().find(|sent| sent.from == OUTAGE);
    let recipients = named.map_or(Vec::new(), |sent| sent.recipients.clone());
    until("the picture to arrive", || {
        picture.arrived(region, &recipients)
    })
    .await?;
    show.done(&format!(
        "{} seizure notices published with all seven nodes up",
        sent.len()
    ));
    until_receipted(region, &sent).await?;

    region.stop_one(OUTAGE).await?;
    show.done(&format!("{OUTAGE} is stopped"));
    let before = sent.len();
    publish(region, second, true, &mut sent, show).await?;
    let missed: Vec<_> = sent
        .iter()
        .skip(before)
        .filter(|sent| goes_to(sent, OUTAGE))
        .collect();
    show.done(&format!(
        "{} more published meanwhile, {} of them for {OUTAGE}",
        sent.len() - before,
        missed.len()
    ));
    let returned = Instant::now();
    region.start(OUTAGE).await?;
    show.doing(&format!("{OUTAGE} is back and catches up"));
    until_receipted(region, &sent).await?;
    let seconds = returned.elapsed().as_secs_f64();
    let mut caught_up = 0;
    for sent in &missed {
        let deliveries = region.officer(&sent.from)?.deliveries(&sent.id).await?;
        caught_up += u64::from(
            deliveries
                .iter()
                .any(|d| of(d) == OUTAGE && is_receipted(d)),
        );
    }
    show.done(&format!(
        "{OUTAGE} caught up {seconds:.1} s after its start"
    ));
    let outage = Outage {
        party: OUTAGE.to_owned(),
        missed: missed.len() as u64,
        caught_up,
        seconds,
    };
    Ok((sent, outage))
}

async fn publish(
    region: &Region,
    drafts: Drafts,
    during_outage: bool,
    sent: &mut Vec<Sent>,
    show: &Show,
) -> Result<(), Failure> {
    for (party, drafts) in drafts {
        show.doing(&format!(
            "{party} publishes {} seizure notices",
            drafts.len()
        ));
        let officer = region.officer(&party)?;
        for draft in drafts {
            let (called, now) = (Instant::now(), SystemClock.now());
            let published = officer.publish(draft).await?;
            sent.push(Sent {
                from: party.clone(),
                id: published.id,
                created_ms: millis(now),
                durable_ms: called.elapsed().as_secs_f64() * 1000.0,
                recipients: published.recipients,
                during_outage,
            });
        }
    }
    Ok(())
}

/// Waits until every recipient's receipt covers what was published.
async fn until_receipted(region: &Region, sent: &[Sent]) -> Result<(), Failure> {
    let mut open: Vec<&Sent> = sent.iter().collect();
    let deadline = Instant::now() + PATIENCE;
    while let Some(next) = open.last() {
        let deliveries = region.officer(&next.from)?.deliveries(&next.id).await?;
        if deliveries.iter().all(|d| is_receipted(d) || is_withheld(d)) {
            open.pop();
        } else if Instant::now() > deadline {
            return Err(format!("not every recipient of {} sent a receipt", next.from).into());
        } else {
            tokio::time::sleep(LOOK).await;
        }
    }
    Ok(())
}

/// What went from whom to whom, and how long receipts took where nobody was stopped.
async fn flows(
    region: &Region,
    sent: &mut [Sent],
    show: &Show,
) -> Result<(Vec<Flow>, Vec<f64>), Failure> {
    show.doing("asking every node what became of each notice");
    let mut flows: BTreeMap<(String, String), Flow> = BTreeMap::new();
    let mut receipt_ms = Vec::new();
    for sent in sent.iter() {
        for delivery in region.officer(&sent.from)?.deliveries(&sent.id).await? {
            let to = of(&delivery).to_owned();
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
        *flow
            .sections_withheld
            .entry(withheld.section.clone())
            .or_default() += 1;
        flow.section_reasons
            .insert(withheld.section.clone(), withheld.reason.clone());
    }
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

async fn until<F>(what: &str, mut look: impl FnMut() -> F) -> Result<(), Failure>
where
    F: Future<Output = Result<bool, Failure>>,
{
    let deadline = Instant::now() + PATIENCE;
    while !look().await? {
        if Instant::now() > deadline {
            return Err(format!(
                "waited {} s for {what}, and it did not come",
                PATIENCE.as_secs()
            )
            .into());
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(())
}

fn goes_to(sent: &Sent, party: &str) -> bool {
    sent.recipients
        .iter()
        .any(|recipient| recipient.entitled && recipient.party == party)
}

fn of(delivery: &pb::DeliveryStatus) -> &str {
    delivery
        .recipient
        .as_ref()
        .map_or("", |recipient| recipient.party.as_str())
}

fn is_receipted(delivery: &pb::DeliveryStatus) -> bool {
    use pb::DeliveryState as State;
    matches!(delivery.state(), State::Received | State::Accepted)
}

fn is_withheld(delivery: &pb::DeliveryStatus) -> bool {
    delivery.state() == pb::DeliveryState::Withheld
}

fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
