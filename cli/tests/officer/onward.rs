//! Consent and passing on, as officers ask, decide and see them.

use ntc_proto::node::v1::onward_service_server::OnwardService;
use ntc_proto::node::v1::*;
use ntc_proto::v1::Tlp;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::reading::ID;

const TOLD: [u8; 16] = [
    1, 0x93, 0xb5, 0xa0, 0x7c, 0x41, 0x7d, 0x2f, 0x8a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91,
];
const SINCE: i64 = 1_772_323_200_000;

fn decided(decision: &str, until_ms: i64) -> Result<Response<ConsentResponse>, Status> {
    Ok(Response::new(ConsentResponse {
        id: TOLD.to_vec(),
        decision: decision.to_owned(),
        record: TOLD.to_vec(),
        holder: "GE/revenue-service".to_owned(),
        to: "KZ/customs".to_owned(),
        purpose: "customs_risk".to_owned(),
        until_ms,
    }))
}

#[tonic::async_trait]
impl OnwardService for Fake {
    async fn ask_consent(
        &self,
        _: Request<AskConsentRequest>,
    ) -> Result<Response<AskConsentResponse>, Status> {
        self.call("ask_consent")?;
        Ok(Response::new(AskConsentResponse {
            id: TOLD.to_vec(),
            asked: "TR/customs".to_owned(),
            answer_within: 480,
        }))
    }

    async fn grant_consent(
        &self,
        request: Request<GrantConsentRequest>,
    ) -> Result<Response<ConsentResponse>, Status> {
        self.call("grant_consent")?;
        decided("grant", request.into_inner().until_ms)
    }

    async fn refuse_consent(
        &self,
        _: Request<RefuseConsentRequest>,
    ) -> Result<Response<ConsentResponse>, Status> {
        self.call("refuse_consent")?;
        decided("refuse", 0)
    }

    async fn withdraw_consent(
        &self,
        _: Request<WithdrawConsentRequest>,
    ) -> Result<Response<ConsentResponse>, Status> {
        self.call("withdraw_consent")?;
        decided("withdraw", 0)
    }

    async fn list_consents(
        &self,
        _: Request<ListConsentsRequest>,
    ) -> Result<Response<ListConsentsResponse>, Status> {
        self.call("list_consents")?;
        Ok(Response::new(self.consents.clone()))
    }

    async fn forward(
        &self,
        request: Request<ForwardRequest>,
    ) -> Result<Response<ForwardResponse>, Status> {
        self.call("forward")?;
        let request = request.into_inner();
        let told = if request.check {
            Vec::new()
        } else {
            TOLD.to_vec()
        };
        Ok(Response::new(ForwardResponse {
            id: told.clone(),
            to: request.to,
            consent: told,
            rules: vec!["TR/customs consents".to_owned()],
            tlp: Tlp::Amber.into(),
            expires_ms: SINCE,
            origin: "TR/customs".to_owned(),
        }))
    }
}

/// A consent that was granted, ended, and by which a record went on.
pub(crate) fn consents() -> ListConsentsResponse {
    ListConsentsResponse {
        origin: "TR/customs".to_owned(),
        consents: vec![Consented {
            id: TOLD.to_vec(),
            decision: "grant".to_owned(),
            holder: "GE/revenue-service".to_owned(),
            to: "KZ/customs".to_owned(),
            purpose: "customs_risk".to_owned(),
            at_ms: SINCE,
            until_ms: SINCE + 1,
            acts: false,
        }],
        passed_on: vec![PassedOn {
            id: TOLD.to_vec(),
            by: "GE/revenue-service".to_owned(),
            to: "KZ/customs".to_owned(),
            at_ms: SINCE,
            consent: TOLD.to_vec(),
        }],
    }
}

#[tokio::test]
async fn what_is_decided_and_passed_on_is_told_in_a_sentence_with_its_rules() {
    let desk = Desk::with(Fake {
        consents: consents(),
        ..Fake::default()
    })
    .await;
    let granted = desk
        .ntc(&format!("consent grant {ID} --until 2026-12-31"))
        .await;
    let says = "GE/revenue-service may pass 0193b5a0-7c41-7d2f on to KZ/customs for customs_risk until 2027-01-01 00:00 UTC";
    assert!(granted.stdout.starts_with(says), "{}", granted.stdout);
    let checked = desk
        .ntc(&format!("forward {ID} --to KZ/customs --check"))
        .await
        .stdout;
    assert!(checked.contains("would go to KZ/customs"), "{checked}");
    assert!(checked.contains(" - TR/customs consents\n"), "{checked}");
    let listed = desk.ntc(&format!("consent list {ID}")).await.stdout;
    assert!(listed.contains("grant, no longer in force"), "{listed}");
    let passed = "GE/revenue-service passed it on to KZ/customs at 2026-03-01 00:00 UTC";
    assert!(listed.contains(passed), "{listed}");
}
