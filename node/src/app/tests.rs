//! Starts after a death between two journals, and what a whole node does on which thread.

mod feeds;
mod threads;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::party::Party;
use ntc_core::policy::agreement::{Template, TemplateParty};
use ntc_core::sync::replica::ReplicaId;
use ntc_core::sync::sent::SentEvent;
use ntc_core::time::Timestamp;

use super::{App, Confirmation, Ports, build};
use crate::audit::{AuditEntry, Begun};
use crate::config::{CONFIG_FILE, Settings};
use crate::identity::init::{InitOptions, Initialised, init};
use crate::journal::{JournalError, JournalOptions};
use crate::lock::lock;
use crate::partners::{PartnerError, Partners};
use crate::ports::{SystemClock, SystemEntropy};
use crate::store::medium::Disk;

/// How long a stopped node may hold what it had open.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn make(party: &str, root: &Path) -> Initialised {
    let party: Party = party.parse().unwrap();
    let dir = root.join(party.file_name());
    let mut options = InitOptions::new(
        party,
        "ntc.example".parse().unwrap(),
        "administrator".parse().unwrap(),
    );
    let free = "127.0.0.1:0".parse().unwrap();
    options.addresses = vec!["127.0.0.1:1".to_owned()];
    options.listen_peers = free;
    options.listen_officers = free;
    options.listen_metrics = free;
    options.officers_address = Some("127.0.0.1:1".to_owned());
    let made = init(&dir, &options, &SystemClock, &SystemEntropy).unwrap();
    let text = std::fs::read_to_string(&made.config).unwrap();
    let small = text
        .replace("reserve_percent = 10", "reserve_percent = 0")
        .replace("reserve_mib = 2048", "reserve_mib = 0")
        .replace("alarm_percent = 20", "alarm_percent = 0");
    std::fs::write(&made.config, small).unwrap();
    made
}

async fn start(made: &Initialised) -> App {
    start_with(made, Ports::system()).await
}

async fn start_with(made: &Initialised, ports: Ports) -> App {
    let settings = Settings::load(&made.config.with_file_name(CONFIG_FILE)).unwrap();
    let app = build(settings, ports, Confirmation::None).await;
    let app = app.unwrap();
    let mut condition = app.health().watch();
    let past = condition.wait_for(|condition| condition.state.name() != "starting");
    past.await.unwrap();
    app
}

/// An agreement of two nodes.
fn agreement(nodes: [&Initialised; 2]) -> Vec<u8> {
    let parties = nodes.map(|node| {
        let party = node.card.party().clone();
        TemplateParty {
            name: format!("Authority of {party}"),
            party,
        }
    });
    let template = Template {
        id: "pair".to_owned(),
        title: "A pair".to_owned(),
        legal_basis: "Memorandum of 1 January 2026".to_owned(),
        parties: parties.to_vec(),
        from: "2026-01-01".to_owned(),
        until: "2099-12-31".to_owned(),
    };
    template.document().into_bytes()
}

/// Has the audit say that an officer's call begins.
async fn begin(app: &App) -> Begun {
    let begun = app.held.audit.note(&AuditEntry {
        method: "ProposeAgreement".to_owned(),
        ..AuditEntry::default()
    });
    app.held.audit.durable(begun).await.unwrap();
    begun
}

/// Enrols the other node.
async fn enrol(app: &App, other: &Initialised) {
    let fingerprint = other.card.fingerprint().to_string();
    let enrolled = app
        .administration()
        .add_peer(other.card.text().as_bytes(), &fingerprint);
    enrolled.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_whose_peer_was_not_enrolled_any_more_is_used_when_the_peer_is_enrolled_again() {
    let root = tempfile::tempdir().unwrap();
    let (own, other) = (
        make("AZ/customs", root.path()),
        make("GE/customs", root.path()),
    );
    let party = other.card.party().clone();

    let app = start(&own).await;
    app.partners().enrolling(&party).unwrap();
    let slot = app.ledger().add_feed(party.clone()).await.unwrap();
    app.stop().await;

    let app = start(&own).await;
    assert!(app.partners().roster().peers().is_empty());
    enrol(&app, &other).await;
    assert_eq!(app.partners().roster().peer(&party).unwrap().slot, slot);
    app.stop().await;
}

/// Whether what was agreed acts, under the newest POLICY entry of the ledger.
fn is_settled(app: &App) -> bool {
    let roster = app.partners().roster();
    let (agreed, acting) = (roster.policies().digest(), roster.acting().digest());
    agreed == acting && app.ledger().head().policy == Some(Hash::from_bytes(acting))
}

/// Opens the partners of a node that has stopped, once the last piece of its work that was on its way has let go of
/// them.
async fn partners_of(own: &Initialised) -> Partners {
    loop {
        let partners = Partners::open(
            own.card.party().clone(),
            vec![own.card.keys().author],
            &own.config.with_file_name("data").join("partners"),
            JournalOptions::default(),
            Arc::new(Disk),
            Arc::new(SystemClock),
        );
        match partners {
            Err(PartnerError::Journal(JournalError::InUse(_))) => tokio::task::yield_now().await,
            opened => return opened.unwrap(),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_death_between_a_change_and_its_policy_entry_is_mended_by_the_start() {
    let root = tempfile::tempdir().unwrap();
    let (own, other) = (
        make("AZ/customs", root.path()),
        make("GE/customs", root.path()),
    );
    let party = other.card.party().clone();
    let app = start(&own).await;
    enrol(&app, &other).await;
    assert!(is_settled(&app), "an answered change has its entry");
    let entry = app.ledger().head().policy;
    app.stop().await;

    // The node dies when the suspension is durable and nothing else is.
    let partners = tokio::time::timeout(PATIENCE, partners_of(&own))
        .await
        .expect("the stopped node lets go of its partners");
    partners.suspend(&party, "key reported stolen").unwrap();
    let (agreed, acting) = (partners.roster().policies(), partners.policies());
    assert_eq!(agreed.digest(), acting.digest(), "it acts at once");
    drop(partners);

    let app = start(&own).await;
    let mut heads = app.ledger().watch();
    let written = heads.wait_for(|head| head.policy != entry);
    written.await.unwrap();
    assert!(is_settled(&app), "the entry is written by the start");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_journal_that_a_check_holds_to_its_anchors_is_anchored() {
    let root = tempfile::tempdir().unwrap();
    let (own, other) = (
        make("AZ/customs", root.path()),
        make("GE/customs", root.path()),
    );
    let app = start(&own).await;
    enrol(&app, &other).await;
    let party = other.card.party();
    let slot = app.partners().roster().peer(party).unwrap().slot;
    // An entry of the audit, a record with its bodies, and something of a partner that follows.
    let (document, begun) = (agreement([&own, &other]), begin(&app).await);
    let proposed = app.administration().propose(document, begun).await;
    proposed.unwrap();
    let receipts = &app.held.receipts;
    let place = receipts.slot(slot);
    let event = SentEvent::Began(ReplicaId::from_bytes([7; 16]));
    let now = Timestamp::from_millis(1);
    receipts.began(slot, &mut lock(&place), event, now).unwrap();
    let checked = app.check().run(&mut |_| {});
    assert_eq!(checked.read.anchors, 0);

    let anchors = app.held.anchors(&app.base);
    anchors.pass(app.ledger()).await.unwrap();
    let checked = app.check().run(&mut |_| {});
    assert!(checked.findings.is_clean(), "{:?}", checked.findings);
    assert_eq!(checked.read.anchors, 4);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_of_decisions_is_anchored_beside_the_audit_and_a_check_of_the_files_holds_it_to_that()
 {
    let root = tempfile::tempdir().unwrap();
    let own = make("AZ/customs", root.path());
    let app = start(&own).await;
    crate::decisions::tests::log(&app.held.decisions, 1..3);
    let anchors = app.held.anchors(&app.base);
    drop(anchors.pass(&app.held.ledger).await.unwrap());
    app.stop().await;
    let settings = || Settings::load(&own.config.with_file_name(CONFIG_FILE)).unwrap();
    let checked = || super::offline::verify(&settings(), &mut |_| {}).unwrap();
    let whole = checked();
    assert_eq!(whole.findings.sentences(), Vec::<String>::new());
    assert_eq!(whole.read.decisions, 2);
    let log = settings().data_dir.join("decisions");
    std::fs::remove_dir_all(log).unwrap();
    let findings = checked().findings;
    let [finding] = findings.sentences() else {
        panic!("{findings:?}");
    };
    assert!(
        finding.contains("anchors line 2: its end was lost"),
        "{finding}"
    );
}
