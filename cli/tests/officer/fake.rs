//! A node that answers as it is told, and remembers what it was asked.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Mutex;

use ntc_core::phrase::Phrase as Sentence;
use ntc_proto::node::v1::agreement_service_server::AgreementService;
use ntc_proto::node::v1::ledger_service_server::LedgerService;
use ntc_proto::node::v1::node_service_server::NodeService;
use ntc_proto::node::v1::peer_service_server::PeerService;
use ntc_proto::node::v1::publish_stream_response::Outcome;
use ntc_proto::node::v1::record_service_server::RecordService;
use ntc_proto::node::v1::*;
use sha2::{Digest, Sha256};
use tokio_stream::{Stream, StreamExt};
use tonic::{Code, Request, Response, Status, Streaming};
use tonic_types::{ErrorDetails, StatusExt};

type Answer<T> = Result<Response<T>, Status>;
pub(crate) type Run<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

/// The node. Whatever a field holds is what it answers; `refuse` goes before all.
#[derive(Default)]
pub(crate) struct Fake {
    pub(crate) refuse: Option<Status>,
    pub(crate) published: PublishResponse,
    pub(crate) deliveries: Vec<DeliveriesResponse>,
    /// What is near every record and every draft that it is asked about.
    pub(crate) near: Vec<NearMiss>,
    pub(crate) pages: Vec<ListResponse>,
    pub(crate) watched: Vec<WatchResponse>,
    pub(crate) record: GetResponse,
    pub(crate) body: Vec<u8>,
    pub(crate) card: InspectCardResponse,
    pub(crate) peers: Vec<PeerStatus>,
    pub(crate) agreement: ShowAgreementResponse,
    pub(crate) not_told: String,
    pub(crate) beside: String,
    pub(crate) checked: CheckAgreementResponse,
    pub(crate) shown: ShowPeerResponse,
    pub(crate) findings: Vec<String>,
    pub(crate) status: StatusResponse,
    pub(crate) outcomes: ShowOutcomesResponse,
    /// Why outcomes alone are not shown.
    pub(crate) no_outcomes: Option<Status>,
    pub(crate) consents: ListConsentsResponse,
    pub(crate) recall: RecallStatusResponse,
    /// Names of the calls that came, in order.
    pub(crate) calls: Mutex<Vec<&'static str>>,
    pub(crate) request: ShowRequestResponse,
    pub(crate) thread: ShowThreadResponse,
    pub(crate) hits: ListHitsResponse,
    pub(crate) hit: ShowHitResponse,
    pub(crate) moved: MoveHitsResponse,
    pub(crate) counted: CountResponse,
    pub(crate) hooks: Vec<Hook>,
    /// What was looked at, behind the enrolment.
    pub(crate) examined: Vec<Examined>,
    /// What waits for a second officer.
    pub(crate) approvals: Vec<Approval>,
    /// Where a request stands once it is approved.
    pub(crate) approved: Option<&'static str>,
    pub(crate) lists: Vec<WatchListState>,
    pub(crate) entries: Vec<WatchEntry>,
    pub(crate) against: ScreenAgainst,
    /// What those who are screened are held for, one each.
    pub(crate) matched: Vec<ScreenMatch>,
    /// What came of those who are screened.
    pub(crate) screened: Mutex<Vec<screen_request::Part>>,
    /// The presets that were asked about or set, each with whether nothing was to change.
    pub(crate) presets: Mutex<Vec<(i32, bool)>>,
    /// The answers to an import.
    pub(crate) imported: Vec<import_watchlist_response::Part>,
    pub(crate) pushed: Vec<PushWatchlistResponse>,
    pub(crate) pushes: Mutex<Vec<PushWatchlistRequest>>,
    /// What was said of lists.
    pub(crate) described: Mutex<Vec<WatchList>>,
    /// Entries that came.
    pub(crate) put: Mutex<Vec<WatchEntry>>,
    /// What came of imports.
    pub(crate) imports: Mutex<Vec<import_watchlist_request::Part>>,
    /// What comes of every query.
    pub(crate) answers: Vec<AskAnswer>,
    /// Queries that came.
    pub(crate) wishes: Mutex<Vec<AskPartnersRequest>>,
    /// Questions about records that came.
    pub(crate) asked: Mutex<Vec<AskAboutRequest>>,
    /// Answers that came.
    pub(crate) answered: Mutex<Vec<AnswerRequest>>,
    /// Moves of hits that came.
    pub(crate) moves: Mutex<Vec<MoveHitsRequest>>,
    /// Outcomes that came.
    pub(crate) reported: Mutex<Vec<ReportOutcomeRequest>>,
    /// Drafts that came.
    pub(crate) drafts: Mutex<Vec<Draft>>,
    /// The answer to whoever asks for a proof, in place of one that holds.
    pub(crate) proof: Option<String>,
    /// Why none is published once more.
    pub(crate) no_more: Option<Status>,
    /// Whether each of them was to be published once more.
    pub(crate) again: Mutex<Vec<bool>>,
}

impl Fake {
    pub(crate) fn call(&self, name: &'static str) -> Result<(), Status> {
        self.calls.lock().unwrap().push(name);
        match &self.refuse {
            Some(status) => Err(status.clone()),
            None => Ok(()),
        }
    }

    pub(crate) fn calls(&self) -> Vec<&'static str> {
        self.calls.lock().unwrap().clone()
    }

    /// Whether a draft of this reference came before.
    fn is_known(&self, wanted: &str) -> bool {
        let drafts = self.drafts.lock().unwrap();
        drafts.iter().any(|draft| reference(draft) == wanted)
    }

    fn agreement(&self, name: &'static str) -> Answer<AgreementResponse> {
        self.call(name)?;
        let agreement = self.agreement.agreement.clone();
        Ok(Response::new(AgreementResponse {
            agreement,
            not_told: self.not_told.clone(),
            not_acting: String::new(),
            unchanged: false,
        }))
    }

    fn peer(&self, name: &'static str, party: String) -> Answer<PeerResponse> {
        self.call(name)?;
        let peer = Some(PeerStatus {
            party,
            ..PeerStatus::default()
        });
        Ok(Response::new(PeerResponse {
            peer,
            card: self.beside.clone(),
        }))
    }
}

fn reference(draft: &Draft) -> String {
    draft.national.clone().unwrap_or_default().source_reference
}

/// The row that a node refuses.
fn refused_row(reference: &str) -> Option<PublishRefused> {
    (reference == "S0003").then(|| PublishRefused {
        reason: "QUANTITY_IMPLAUSIBLE".into(),
        field: "goods.items[0].quantity".into(),
        message: "the quantity is above what is plausible".into(),
    })
}

/// A refusal as a node words it.
pub(crate) fn refusal(code: Code, reason: &str, field: &str, message: &str) -> Status {
    let metadata = HashMap::from([("field".to_owned(), field.to_owned())]);
    let details = ErrorDetails::with_error_info(reason, "ntc-node", metadata);
    Status::with_error_details(code, message, details)
}

#[tonic::async_trait]
impl RecordService for Fake {
    type PublishStreamStream = Run<PublishStreamResponse>;
    type PreviewStreamStream = Run<PreviewStreamResponse>;
    type WatchStream = Run<WatchResponse>;
    type DownloadMediaStream = Run<DownloadMediaResponse>;

    async fn publish(&self, request: Request<PublishRequest>) -> Answer<PublishResponse> {
        self.call("publish")?;
        let PublishRequest { draft, again } = request.into_inner();
        self.drafts.lock().unwrap().push(draft.unwrap());
        self.again.lock().unwrap().push(again);
        match self.no_more.clone().filter(|_| again) {
            Some(status) => Err(status),
            None => Ok(Response::new(self.published.clone())),
        }
    }

    async fn preview(&self, request: Request<PreviewRequest>) -> Answer<PreviewResponse> {
        self.call("preview")?;
        let PreviewRequest { draft, again } = request.into_inner();
        assert!(draft.is_some());
        if let Some(status) = self.no_more.clone().filter(|_| again) {
            return Err(status);
        }
        Ok(Response::new(PreviewResponse {
            unseen: false,
            near: Vec::new(),
            warnings: self.published.warnings.clone(),
            recipients: self.published.recipients.clone(),
            duplicate: self.published.duplicate,
            id: self.published.id.clone(),
            deliveries: self.published.deliveries.clone(),
        }))
    }

    async fn preview_stream(
        &self,
        request: Request<Streaming<PreviewRequest>>,
    ) -> Answer<Self::PreviewStreamStream> {
        self.call("preview_stream")?;
        let mut requests = request.into_inner();
        let mut answers = Vec::new();
        while let Some(request) = requests.message().await? {
            let reference = reference(&request.draft.unwrap());
            let outcome = match refused_row(&reference) {
                Some(refused) => preview_stream_response::Outcome::Refused(refused),
                None => preview_stream_response::Outcome::Previewed(PreviewResponse {
                    duplicate: self.is_known(&reference),
                    near: self.near.clone(),
                    ..PreviewResponse::default()
                }),
            };
            answers.push(Ok(PreviewStreamResponse {
                position: answers.len() as u64,
                outcome: Some(outcome),
            }));
        }
        Ok(Response::new(Box::pin(tokio_stream::iter(answers))))
    }

    async fn publish_stream(
        &self,
        request: Request<Streaming<PublishRequest>>,
    ) -> Answer<Self::PublishStreamStream> {
        self.call("publish_stream")?;
        let mut requests = request.into_inner();
        let mut answers = Vec::new();
        while let Some(request) = requests.message().await? {
            let draft = request.draft.unwrap();
            let reference = reference(&draft);
            let outcome = match refused_row(&reference) {
                Some(refused) => Outcome::Refused(refused),
                None => Outcome::Published(PublishResponse {
                    id: u128::try_from(answers.len())
                        .unwrap()
                        .to_be_bytes()
                        .to_vec(),
                    duplicate: self.is_known(&reference),
                    ..PublishResponse::default()
                }),
            };
            self.drafts.lock().unwrap().push(draft);
            self.again.lock().unwrap().push(request.again);
            answers.push(Ok(PublishStreamResponse {
                position: answers.len() as u64,
                outcome: Some(outcome),
            }));
        }
        Ok(Response::new(Box::pin(tokio_stream::iter(answers))))
    }

    async fn near_misses(&self, request: Request<NearMissesRequest>) -> Answer<NearMissesResponse> {
        self.call("near_misses")?;
        let ids = request.into_inner().ids;
        assert!(ids.len() <= 256);
        let looked_at = u32::try_from(ids.len()).unwrap();
        let near = |id| RecordNear {
            id,
            near: self.near.clone(),
        };
        let records = ids.into_iter().map(near).collect();
        Ok(Response::new(NearMissesResponse { records, looked_at }))
    }

    async fn list(&self, request: Request<ListRequest>) -> Answer<ListResponse> {
        self.call("list")?;
        let page = request.into_inner().page;
        let index = usize::from(page.first().copied().unwrap_or_default());
        Ok(Response::new(
            self.pages.get(index).cloned().unwrap_or_default(),
        ))
    }

    async fn list_refused(&self, _: Request<ListRefusedRequest>) -> Answer<ListRefusedResponse> {
        self.call("list_refused")?;
        Ok(Response::new(ListRefusedResponse {
            records: vec![RefusedRecord {
                record: Some(RecordSummary {
                    id: vec![7; 16],
                    origin: "AZ/customs".to_owned(),
                    ..RecordSummary::default()
                }),
                refused: "TIME_IN_FUTURE".to_owned(),
                refused_until_ms: 1_767_225_600_000,
                ledger_index: 9,
            }],
            ..ListRefusedResponse::default()
        }))
    }

    async fn complete_id(&self, request: Request<CompleteIdRequest>) -> Answer<CompleteIdResponse> {
        self.call("complete_id")?;
        let start = request.into_inner().start;
        let page = self.pages.first().cloned().unwrap_or_default();
        let records = page.records.into_iter().map(|record| record.id);
        let mut ids: Vec<_> = records.filter(|id| id.starts_with(&start)).collect();
        ids.sort();
        ids.dedup();
        Ok(Response::new(CompleteIdResponse {
            ids,
            index_behind: page.index_behind,
        }))
    }

    async fn get(&self, _: Request<GetRequest>) -> Answer<GetResponse> {
        self.call("get")?;
        Ok(Response::new(self.record.clone()))
    }

    async fn prove_record(
        &self,
        request: Request<ProveRecordRequest>,
    ) -> Answer<ProveRecordResponse> {
        self.call("prove_record")?;
        let sound = || crate::proving::proof(&request.into_inner().without, true);
        let proof = self.proof.clone().unwrap_or_else(sound);
        Ok(Response::new(ProveRecordResponse {
            proof: proof.into_bytes(),
        }))
    }

    async fn watch(&self, _: Request<WatchRequest>) -> Answer<Self::WatchStream> {
        self.call("watch")?;
        let seen: Vec<_> = self.watched.iter().cloned().map(Ok).collect();
        Ok(Response::new(Box::pin(tokio_stream::iter(seen))))
    }

    async fn deliveries(&self, _: Request<DeliveriesRequest>) -> Answer<DeliveriesResponse> {
        let asked = self
            .calls()
            .iter()
            .filter(|call| **call == "deliveries")
            .count();
        self.call("deliveries")?;
        let last = self.deliveries.len().saturating_sub(1);
        let answer = self.deliveries.get(asked.min(last)).cloned();
        Ok(Response::new(answer.unwrap_or_default()))
    }

    async fn upload_media(
        &self,
        request: Request<Streaming<UploadMediaRequest>>,
    ) -> Answer<UploadMediaResponse> {
        self.call("upload_media")?;
        let mut body = Vec::new();
        let mut chunks = request.into_inner();
        while let Some(chunk) = chunks.next().await {
            body.extend(chunk?.chunk);
        }
        Ok(Response::new(UploadMediaResponse {
            sha256: Sha256::digest(&body).to_vec(),
            size: body.len() as u64,
        }))
    }

    async fn download_media(
        &self,
        _: Request<DownloadMediaRequest>,
    ) -> Answer<Self::DownloadMediaStream> {
        self.call("download_media")?;
        let chunks: Vec<_> = self
            .body
            .chunks(1000)
            .map(|chunk| {
                Ok(DownloadMediaResponse {
                    chunk: chunk.to_vec(),
                })
            })
            .collect();
        Ok(Response::new(Box::pin(tokio_stream::iter(chunks))))
    }
}

#[tonic::async_trait]
impl AgreementService for Fake {
    async fn check_agreement(
        &self,
        request: Request<CheckAgreementRequest>,
    ) -> Answer<CheckAgreementResponse> {
        self.call("check_agreement")?;
        let document = request.into_inner().document;
        Ok(Response::new(CheckAgreementResponse {
            document_sha256: Sha256::digest(&document).to_vec(),
            ..self.checked.clone()
        }))
    }

    async fn withdraw(&self, _: Request<WithdrawRequest>) -> Answer<AgreementResponse> {
        self.agreement("withdraw")
    }

    async fn terminate(&self, _: Request<TerminateRequest>) -> Answer<AgreementResponse> {
        self.agreement("terminate")
    }

    async fn give_notice(&self, _: Request<GiveNoticeRequest>) -> Answer<AgreementResponse> {
        self.agreement("give_notice")
    }

    async fn change_contacts(
        &self,
        request: Request<ChangeContactsRequest>,
    ) -> Answer<ChangeContactsResponse> {
        self.call("change_contacts")?;
        let contact = request.into_inner().contacts.remove(0);
        assert!(contact.name.ends_with(" desk") && contact.role != "friend");
        Ok(Response::new(ChangeContactsResponse {
            id: vec![7; 16],
            told: vec!["AZ/state-customs-committee".into()],
            not_told: vec!["MD/customs-service".into()],
        }))
    }

    async fn propose(&self, _: Request<ProposeRequest>) -> Answer<AgreementResponse> {
        self.agreement("propose")
    }

    async fn sign(&self, request: Request<SignRequest>) -> Answer<AgreementResponse> {
        let hash = request.into_inner().document_sha256;
        assert_eq!(hash, Sha256::digest(&self.agreement.document).to_vec());
        self.agreement("sign")
    }

    async fn suspend(&self, _: Request<SuspendRequest>) -> Answer<AgreementResponse> {
        self.agreement("suspend")
    }

    async fn resume(&self, _: Request<ResumeRequest>) -> Answer<AgreementResponse> {
        self.agreement("resume")
    }

    async fn list_agreements(
        &self,
        _: Request<ListAgreementsRequest>,
    ) -> Answer<ListAgreementsResponse> {
        self.call("list_agreements")?;
        let agreements = self.agreement.agreement.clone().into_iter().collect();
        Ok(Response::new(ListAgreementsResponse { agreements }))
    }

    async fn show_agreement(
        &self,
        _: Request<ShowAgreementRequest>,
    ) -> Answer<ShowAgreementResponse> {
        self.call("show_agreement")?;
        Ok(Response::new(self.agreement.clone()))
    }
}

#[tonic::async_trait]
impl PeerService for Fake {
    async fn inspect_card(&self, _: Request<InspectCardRequest>) -> Answer<InspectCardResponse> {
        self.call("inspect_card")?;
        Ok(Response::new(self.card.clone()))
    }

    async fn add_peer(&self, _: Request<AddPeerRequest>) -> Answer<PeerResponse> {
        self.peer("add_peer", self.card.party.clone())
    }

    async fn suspend_peer(&self, request: Request<SuspendPeerRequest>) -> Answer<PeerResponse> {
        self.peer("suspend_peer", request.into_inner().party)
    }

    async fn resume_peer(&self, request: Request<ResumePeerRequest>) -> Answer<PeerResponse> {
        self.peer("resume_peer", request.into_inner().party)
    }

    async fn remove_peer(&self, _: Request<RemovePeerRequest>) -> Answer<RemovePeerResponse> {
        self.call("remove_peer")?;
        Ok(Response::new(RemovePeerResponse {}))
    }

    async fn show_peer(&self, _: Request<ShowPeerRequest>) -> Answer<ShowPeerResponse> {
        self.call("show_peer")?;
        Ok(Response::new(self.shown.clone()))
    }

    async fn list_peers(&self, _: Request<ListPeersRequest>) -> Answer<ListPeersResponse> {
        self.call("list_peers")?;
        let peers = self.peers.clone();
        Ok(Response::new(ListPeersResponse { peers }))
    }
}

#[tonic::async_trait]
impl LedgerService for Fake {
    type VerifyStream = Run<VerifyResponse>;

    async fn ledger_status(&self, _: Request<LedgerStatusRequest>) -> Answer<LedgerStatusResponse> {
        self.call("ledger_status")?;
        Ok(Response::new(LedgerStatusResponse {
            origin: "ntc.test/ge/revenue-service/ledger1".into(),
            size: 1200,
            checkpoint: b"ntc.test/ge/revenue-service/ledger1\n1200\nAAAA\n".to_vec(),
            records: 1,
            witnesses: vec!["AZ/state-customs-committee".into()],
        }))
    }

    async fn verify(&self, _: Request<VerifyRequest>) -> Answer<Self::VerifyStream> {
        self.call("verify")?;
        let step = |done, finished| VerifyResponse {
            stage: "ledger".into(),
            done,
            total: 1200,
            finished,
            findings: if finished {
                self.findings.clone()
            } else {
                Vec::new()
            },
            summary: if finished && self.findings.is_empty() {
                read().to_string()
            } else {
                String::new()
            },
            summary_phrases: if finished && self.findings.is_empty() {
                vec![read().into()]
            } else {
                Vec::new()
            },
            ..VerifyResponse::default()
        };
        let steps = vec![Ok(step(600, false)), Ok(step(1200, true))];
        Ok(Response::new(Box::pin(tokio_stream::iter(steps))))
    }
}

#[tonic::async_trait]
impl NodeService for Fake {
    async fn status(&self, _: Request<StatusRequest>) -> Answer<StatusResponse> {
        self.call("status")?;
        Ok(Response::new(self.status.clone()))
    }
}

/// What was read of a ledger that holds.
fn read() -> Sentence {
    Sentence::ReadLedger {
        entries: 9,
        records: 1,
    }
}

/// Something to look at.
pub(crate) fn concern(code: &str, text: &str) -> Concern {
    Concern {
        code: code.to_owned(),
        text: text.to_owned(),
        phrase: None,
    }
}
