//! What two officers want is done once, whenever the node dies between the approval and the note of how it ended.

use std::fs;

use ntc_core::approval::Stage;
use ntc_core::identity::officer::Role;
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::{find, share_all};
use ntc_tests::{Federation, TestNode, draft, until};

use crate::approvals::{Asked, Officer, file, is_signed, kept, sign, waits};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// What is seen before the node is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// The approval is durable.
    Approved,
    /// The audit has more than the approval.
    Begun,
    /// The ledger has more than before.
    Written,
    /// It is noted how it ended.
    Noted,
}

impl Moment {
    const ALL: [Self; 4] = [Self::Approved, Self::Begun, Self::Written, Self::Noted];

    fn has_come(self, az: &TestNode, id: u64, before: &Ends) -> bool {
        let noted = kept(az, id).map(|kept| kept.noted);
        match self {
            Self::Approved => noted.is_some_and(|noted| noted != Stage::Waits),
            Self::Begun => {
                noted.is_some_and(|noted| noted != Stage::Waits)
                    && Ends::of(az).audit != before.audit
            }
            Self::Written => Ends::of(az).ledger != before.ledger,
            Self::Noted => noted == Some(Stage::Done),
        }
    }
}

/// Where journals end.
struct Ends {
    audit: Vec<u8>,
    ledger: Vec<u8>,
}

impl Ends {
    fn of(az: &TestNode) -> Self {
        let end = |journal: &str| {
            let path = az.files.data().join(journal).join("end");
            fs::read(path).unwrap_or_default()
        };
        Self {
            audit: end("audit"),
            ledger: end("ledger"),
        }
    }
}

/// An act that needs two officers.
#[derive(Clone, Copy, Debug)]
enum Act {
    Publish,
    Sign,
    Resume,
    Erase,
}

impl Act {
    const ALL: [Self; 4] = [Self::Publish, Self::Sign, Self::Resume, Self::Erase];

    /// Asks for it; answers what tells whether it was done.
    async fn ask(self, federation: &Federation, name: &str) -> (Asked, Vec<u8>) {
        let az = federation.node(AZ);
        match self {
            Self::Publish => {
                let mut draft = draft::seizure("AZ");
                let goods = draft.goods.as_mut().expect("goods");
                goods.items[0].description = name.to_owned();
                let request = pb::PublishRequest {
                    draft: Some(draft),
                    again: false,
                };
                (
                    waits(az_publisher(az).await.publish(request).await),
                    Vec::new(),
                )
            }
            Self::Sign => {
                let document = share_all(name, &[GE, AZ]);
                let proposed = federation.node(GE).officer().propose(&document).await;
                proposed.expect("a proposal");
                (waits(sign(az, name).await), Vec::new())
            }
            Self::Resume => {
                let suspend = pb::SuspendRequest {
                    id: "all".to_owned(),
                    reason: "a test".to_owned(),
                };
                az.agreements().suspend(suspend).await.expect("at once");
                let resume = pb::ResumeRequest {
                    id: "all".to_owned(),
                };
                (waits(az.agreements().resume(resume).await), Vec::new())
            }
            Self::Erase => {
                let held = az.list().await.into_iter().find(|held| !held.erased);
                let id = held.expect("a record").id;
                let erase = pb::EraseRecordRequest {
                    id: id.clone(),
                    reason: "demanded".to_owned(),
                    ..pb::EraseRecordRequest::default()
                };
                (waits(az.retention().erase_record(erase).await), id)
            }
        }
    }

    /// How often it was done.
    async fn times(self, az: &TestNode, name: &str, before: usize, id: &[u8]) -> usize {
        match self {
            Self::Publish => az.list().await.len() - before,
            Self::Sign => usize::from(is_signed(az, name, AZ).await),
            Self::Resume => {
                let state = find(az, "all").await.expect("held").state;
                usize::from(state == "in_force")
            }
            Self::Erase => usize::from(az.get(id).await.is_some_and(|record| record.erased)),
        }
    }
}

/// The calls about records of a publisher.
async fn az_publisher(
    az: &TestNode,
) -> ntc_proto::node::v1::record_service_client::RecordServiceClient<tonic::transport::Channel> {
    let profile = az.files.dir.join("officers/anna");
    let channel = ntc_tests::node::connect(&profile).await;
    ntc_proto::node::v1::record_service_client::RecordServiceClient::new(channel)
}

/// The second officer of a node that may have been started again.
pub(super) async fn boris(az: &TestNode) -> Officer {
    Officer::with(&az.files.dir.join("officers/boris")).await
}

/// Two nodes of which the first asks two officers for everything.
pub(super) async fn two() -> Federation {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node_mut(AZ);
    az.stop().await;
    let rules = "agreements = true\nbroadcast_recipients = 1\nerasures_a_day = 0";
    let with = |text: String| format!("{text}\n[approvals]\n{rules}\n");
    az.files.edit_config(with);
    let all = [Role::Administrator, Role::Liaison];
    ntc_tests::officer::issue(&az.files, "boris", &all);
    ntc_tests::officer::issue(&az.files, "anna", &[Role::Publisher]);
    az.restart().await;
    federation
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_done_once_whenever_the_node_is_killed_after_the_approval() {
    let mut federation = two().await;
    federation.spawn().await;
    for act in Act::ALL {
        for moment in Moment::ALL {
            let name = format!("{act:?}-{moment:?}").to_lowercase();
            let (asked, id) = act.ask(&federation, &name).await;
            let az = federation.node(AZ);
            let records = az.list().await.len();
            let told = federation.told(AZ, GE).await;
            let before = Ends::of(az);
            let second = boris(az).await;
            let come = until("the moment", || async {
                moment.has_come(az, asked.id, &before)
            });
            tokio::select! {
                biased;
                () = come => {}
                // What is answered may be so before the moment is seen.
                _ = second.approve(&asked) => {}
            }
            federation.kill(AZ).await;
            let az = federation.node(AZ);
            until("it to be carried out", || async {
                let shown = boris(az).await.show(asked.id).await;
                let approval = shown.approval.expect("the request");
                if approval.stage == "waits" {
                    // The node died before the approval was durable: nothing is lost.
                    drop(boris(az).await.approve(&asked).await);
                }
                approval.stage == "done"
            })
            .await;
            // What was signed acts once the ledger says so.
            until("it to act", || async {
                act.times(az, &name, records, &id).await == 1
            })
            .await;
            // The partner is told once, too.
            assert_eq!(federation.told(AZ, GE).await - told, 1, "{name}");
            let left = kept(az, asked.id).expect("what became of it");
            assert!(left.body.is_empty(), "{name}");
        }
    }
    federation.end_and_verify(&[]).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_and_not_noted_is_not_done_again_and_what_was_not_done_is() {
    let mut federation = two().await;
    for act in Act::ALL {
        for done in [true, false] {
            if !done && matches!(act, Act::Resume) {
                // No approval is in the audit here, and nothing goes on without one.
                continue;
            }
            let name = format!("{act:?}-{done}").to_lowercase();
            let (asked, id) = act.ask(&federation, &name).await;
            let az = federation.node_mut(AZ);
            let records = az.list().await.len();
            let waiting = kept(az, asked.id).expect("a request");
            if done {
                let told = boris(az).await.approves(&asked).await;
                assert_eq!(told.stage, "done", "{name}: {}", told.message);
            }
            let told = federation.told(AZ, GE).await;
            let az = federation.node_mut(AZ);
            az.stop().await;
            // As the file is when the node ends right after the approval.
            let mut approved = waiting.clone();
            approved.noted = Stage::Approved;
            let second = ntc_core::approval::Who {
                name: "boris".to_owned(),
                serial: "1".to_owned(),
            };
            approved.second = Some((second, waiting.asked.at));
            fs::write(file(az, asked.id), approved.to_bytes()).expect("a file");
            az.restart().await;
            until("it to be settled", || async {
                kept(az, asked.id).is_some_and(|kept| kept.noted == Stage::Done)
            })
            .await;
            until("it to act", || async {
                act.times(az, &name, records, &id).await == 1
            })
            .await;
            let more = federation.told(AZ, GE).await - told;
            assert_eq!(more, u64::from(!done), "{name}");
            // A record is answered with itself.
            let said = kept(federation.node(AZ), asked.id).expect("it").message;
            let there = done && !matches!(act, Act::Publish);
            assert_eq!(said == "it was there already", there, "{name}: {said}");
        }
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_on_again_and_was_stopped_since_stays_stopped_whenever_the_node_died() {
    let mut federation = two().await;
    let (asked, _) = Act::Resume.ask(&federation, "own").await;
    let az = federation.node(AZ);
    let approved = kept(az, asked.id).expect("a request");
    assert_eq!(boris(az).await.approves(&asked).await.stage, "done");
    let suspend = pb::SuspendRequest {
        id: "all".to_owned(),
        reason: "a test".to_owned(),
    };
    az.agreements().suspend(suspend).await.expect("at once");
    left_behind(&mut federation, approved).await;
    let az = federation.node(AZ);
    let left = kept(az, asked.id).expect("the request");
    assert_eq!(
        (left.noted, left.outcome.as_str()),
        (Stage::Failed, "AGREEMENT_SUSPENDED")
    );
    assert_eq!(find(az, "all").await.expect("held").state, "suspended");
    federation.stop().await;
}

/// Puts the file of a request back as it is when the node ends right after the approval, and starts the node again.
pub(super) async fn left_behind(
    federation: &mut Federation,
    mut approved: ntc_node::approvals::StoredRequest,
) {
    let id = approved.asked.id.number();
    let az = federation.node_mut(AZ);
    approved.second = kept(az, id).expect("the request").second;
    approved.noted = Stage::Approved;
    az.stop().await;
    fs::write(file(az, id), approved.to_bytes()).expect("a file");
    az.restart().await;
    until("it to be settled", || async {
        kept(az, id).is_some_and(|kept| kept.noted != Stage::Approved)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_was_suspended_or_removed_stays_so_when_the_node_died() {
    let mut federation = two().await;
    let az = federation.node_mut(AZ);
    az.stop().await;
    let more = "enrolment = true\nbroadcast_recipients";
    az.files
        .edit_config(|text| text.replace("broadcast_recipients", more));
    az.restart().await;
    let az = federation.node(AZ);
    let suspend = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers()
        .suspend_peer(suspend.clone())
        .await
        .expect("at once");
    let resume = pb::ResumePeerRequest {
        party: GE.to_owned(),
    };
    let asked = waits(az.peers().resume_peer(resume).await);
    let resumed = kept(az, asked.id).expect("a request");
    assert_eq!(boris(az).await.approves(&asked).await.stage, "done");
    az.peers().suspend_peer(suspend).await.expect("at once");
    // An approval that is tried again since hides nothing.
    drop(boris(az).await.approve(&asked).await);
    left_behind(&mut federation, resumed).await;
    let az = federation.node(AZ);
    let left = kept(az, asked.id).expect("the request");
    assert_eq!(left.outcome, "PEER_SUSPENDED", "{}", left.message);
    assert_eq!(az.peer(GE).await.state, "suspended");

    let kz = ntc_tests::node::NodeFiles::make("KZ/customs");
    let add = pb::AddPeerRequest {
        card: kz.card.text().as_bytes().to_vec(),
        fingerprint: kz.card.fingerprint().to_string(),
    };
    let asked = waits(az.peers().add_peer(add).await);
    let added = kept(az, asked.id).expect("a request");
    assert_eq!(boris(az).await.approves(&asked).await.stage, "done");
    let remove = pb::RemovePeerRequest {
        party: "KZ/customs".to_owned(),
    };
    az.peers().remove_peer(remove).await.expect("taken back");
    left_behind(&mut federation, added).await;
    let az = federation.node(AZ);
    let left = kept(az, asked.id).expect("the request");
    assert_eq!(left.noted, Stage::Failed, "{}", left.message);
    let listed = az.peers().list_peers(pb::ListPeersRequest {}).await;
    let listed = listed.expect("a list").into_inner().peers;
    assert!(listed.iter().all(|peer| peer.party != "KZ/customs"));
    federation.stop().await;
}
