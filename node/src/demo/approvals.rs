//! One country lets no officer alone change its rules or tell many partners: a second officer reads what waits, and approves
//! it by its hash.

use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use ntc_terminal::say;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

use super::Failure;
use super::dialogue::alert;
use super::officer::Officer;
use super::region::Region;
use super::report::{Approvals, Told};
use super::show::Show;
use super::story::{BAKU, put_container};
use super::wait::{until, until_some};

/// Whose node asks two officers.
pub(super) const CHISINAU: &str = "MD/customs-service";
/// For what, in its configuration: own rules, and what goes to so many partners as agreements let it tell.
const FOR_WHAT: &str = "\n[approvals]\npolicy = true\nbroadcast_recipients = 3\n";
/// Who looks second.
const SECOND: &str = "second-officer";
/// What is told to many: an invented container.
const CONTAINER: &str = "NTCU 275018-0";

/// The second officer, and what was asked so far.
pub(super) struct Two {
    second: Officer,
    asked: u64,
    approved: u64,
}

impl Two {
    /// Certifies a second officer, and starts the node again with what needs two.
    pub(super) async fn set_up(region: &mut Region, show: &Show) -> Result<Self, Failure> {
        show.doing(&say!("demo-step-two", party = CHISINAU));
        region.stop_one(CHISINAU).await?;
        let node = region.nodes.get(CHISINAU).ok_or("no such node")?;
        node.files.edit_config(|text| text + FOR_WHAT)?;
        // Who approves another policy is an administrator, and who approves a record a publisher.
        let profile = node.certify(SECOND, [Role::Administrator, Role::Publisher])?;
        region.start(CHISINAU).await?;
        let started: &Region = region;
        until("every session to stand again", || async {
            for officer in started.officers.values() {
                let peers = officer.list_peers().await?;
                if peers.iter().any(|peer| peer.state != "connected") {
                    return Ok(false);
                }
            }
            Ok(true)
        })
        .await?;
        Ok(Self {
            second: Officer::call(&profile).await?,
            asked: 0,
            approved: 0,
        })
    }

    /// What a call left waiting is read by the second officer, approved by its hash, and done.
    pub(super) async fn approve<T>(
        &mut self,
        called: Result<Response<T>, Status>,
    ) -> Result<(), Failure> {
        let Err(status) = called else {
            return Err("one officer did alone what needs two".into());
        };
        let details = status.get_error_details();
        let told = details.error_info();
        let told = told.filter(|it| it.reason == Reason::ApprovalPending.code());
        let told = told.ok_or_else(|| format!("nothing waits for the second officer: {status}"))?;
        self.asked += 1;
        let name = told
            .metadata
            .get("approval")
            .and_then(|id| id.strip_prefix('A'));
        let id: u64 = name.ok_or("what waits has no name")?.parse()?;
        let request = pb::ShowApprovalRequest { id };
        let shown = self.second.approvals().show_approval(request).await?;
        let sha256 = shown.into_inner().approval.unwrap_or_default().sha256;
        if told.metadata.get("sha256") != Some(&hex::encode(&sha256)) {
            return Err("the second officer reads something else than was asked for".into());
        }
        let request = pb::ApproveRequest { id, sha256 };
        let approved = self.second.approvals().approve(request).await?.into_inner();
        let approval = approved.approval.unwrap_or_default();
        if approval.stage != "done" {
            return Err(format!("what was approved is not done: {}", approval.message).into());
        }
        self.approved += 1;
        Ok(())
    }

    /// Sees before it goes who would be told what, and tells it once the second officer approved it.
    pub(super) async fn tell_many(
        mut self,
        region: &Region,
        show: &Show,
    ) -> Result<Approvals, Failure> {
        let first = region.officer(CHISINAU)?;
        let mut draft = alert(BAKU, None);
        draft.audience.clear();
        put_container(&mut draft, CONTAINER);
        let previewed = first.preview(draft.clone()).await?.recipients.into_iter();
        let told = previewed.filter(|it| it.entitled).map(|it| Told {
            party: it.party,
            sections: it.disclosed,
        });
        let told: Vec<_> = told.collect();
        for told in &told {
            show.done(&say!(
                "demo-step-sees",
                party = CHISINAU,
                told = told.text()
            ));
        }
        let request = pb::PublishRequest {
            draft: Some(draft),
            again: false,
        };
        let called = first.records().publish(request).await;
        self.approve(called).await?;
        until_some("what was approved to arrive", || async {
            let found = region.officer(BAKU)?.find(CONTAINER).await?.records;
            Ok(found.into_iter().find(|record| record.origin == CHISINAU))
        })
        .await?;
        show.done(&say!(
            "demo-step-second",
            party = CHISINAU,
            asked = self.asked,
            approved = self.approved
        ));
        Ok(Approvals {
            of: CHISINAU.to_owned(),
            second: SECOND.to_owned(),
            asked: self.asked,
            approved: self.approved,
            told,
        })
    }
}
