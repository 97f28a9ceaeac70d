//! `ntc.node.v1.ApprovalService`: what waits for a second officer, and carrying out what one approved.
//!
//! What is approved is durable before it is carried out, and how it ended is noted after. A node that dies in between
//! carries it out after its next start, unless it is there already: each act here can be asked whether it was done.

mod carry;
mod differences;
mod shown;
mod unnoted;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::approval::{ApprovalId, Second, Sort, Stage};
use ntc_core::identity::officer::Role;
use ntc_core::reason::{Exit, Reason};
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::approval_service_server::ApprovalService;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status};

pub(crate) use self::unnoted::Unnoted;
use super::agreements::Agreements;
use super::blocking::blocking;
use super::call::{CHANGERS, Call, Desk, READERS, second};
use super::onward::PassingOn;
use super::peers::Peers;
use super::policy::PolicyDesk;
use super::present::millis;
use super::query::Asking;
use super::recall::Recall;
use super::records::Records;
use super::retention::Retention;
use super::seeing::Sight;
use crate::approvals::{StoredRequest, Wanted, Warrant};
use crate::follow::Follow;
use crate::identity::Layout;
use crate::identity::register::read_revoked;
use crate::lock::lock;
use crate::status::Refused;
use crate::telemetry::health::{Health, State};

/// The roles that decide about some request.
const DECIDERS: &[Role] = &[Role::Administrator, Role::Liaison, Role::Publisher];
/// Largest list of requests, bytes: just under what a client takes.
pub(crate) const MAX_APPROVALS_MESSAGE: usize = 4 * 1024 * 1024 - 1024;
/// How often it is looked for what is over, and for what is approved and not carried out.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// When it is looked again while it is not known what was done.
const LOOK_SOON: Duration = Duration::from_millis(500);
/// What is not tried again when it failed in passing: what was stopped after the approval stays so.
const NOT_AGAIN: [&str; 2] = ["Resume", "ResumePeer"];

/// The service, and the task beside it.
#[derive(Clone)]
pub(crate) struct Approving {
    pub(crate) desk: Desk,
    pub(crate) agreements: Agreements,
    pub(crate) peers: Peers,
    pub(crate) records: Records,
    pub(crate) recall: Recall,
    pub(crate) retention: Retention,
    pub(crate) policy: PolicyDesk,
    pub(crate) onward: PassingOn,
    pub(crate) query: Asking,
    pub(crate) health: Health,
    /// Where it stands which certificates were taken back.
    pub(crate) layout: Layout,
    /// Who takes what the own ledger has and was not noted when the node ended.
    pub(crate) follow: Arc<Follow>,
    /// Those that are being carried out.
    pub(crate) under_way: Arc<Mutex<BTreeSet<ApprovalId>>>,
    /// How those ended that could not be noted.
    pub(crate) unnoted: Unnoted,
}

#[tonic::async_trait]
impl ApprovalService for Approving {
    async fn list_approvals(
        &self,
        request: Request<pb::ListApprovalsRequest>,
    ) -> Result<Response<pb::ListApprovalsResponse>, Status> {
        // No rule keeps two officers from mending the rules.
        let call = self.desk.admit_always(&request, "ListApprovals", READERS)?;
        let (open, now) = (request.into_inner().open, self.desk.decides.now());
        let approvals = Arc::clone(&self.desk.approvals);
        let listed = blocking(move || {
            let all = approvals.list()?.into_iter();
            let is_open =
                |it: &StoredRequest| matches!(it.stage(now), Stage::Waits | Stage::Approved);
            let listed = all.filter(|it| !open || is_open(it));
            Ok(pb::ListApprovalsResponse {
                approvals: listed.map(|it| told(&it, now)).collect(),
            })
        });
        call.done(listed.await)
    }

    async fn show_approval(
        &self,
        request: Request<pb::ShowApprovalRequest>,
    ) -> Result<Response<pb::ShowApprovalResponse>, Status> {
        let call = self.desk.admit_always(&request, "ShowApproval", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let (id, this) = (request.into_inner().id, self.clone());
        let shown = blocking(move || {
            let kept = this.desk.approvals.get(approval_id(id)?)?;
            let approval = Some(told(&kept, this.desk.decides.now()));
            Ok(match this.seen(kept, &sight) {
                Ok(kept) => pb::ShowApprovalResponse {
                    approval,
                    lines: this.lines(&kept),
                    request: kept.shown().body,
                    unseen: false,
                },
                Err(_) => pb::ShowApprovalResponse {
                    approval,
                    unseen: true,
                    ..pb::ShowApprovalResponse::default()
                },
            })
        });
        let call = call.about(&format!("A{id}"));
        call.done(shown.await)
    }

    async fn approve(
        &self,
        request: Request<pb::ApproveRequest>,
    ) -> Result<Response<pb::ApproveResponse>, Status> {
        let call = self.admit_approval(&request).await?;
        let (second, sight) = (second(&request), self.desk.sight(&call, &request));
        let (request, this) = (request.into_inner(), self.clone());
        let call = call.about(&format!("A{}", request.id));
        call.change(|_| async move {
            let approved = this.approve_one(request, second, sight).await;
            match approved {
                Ok(kept) => {
                    let approval = Some(told(&kept, this.desk.decides.now()));
                    (
                        Some(format!("{} {}", kept.asked.id, kept.about)),
                        Ok(pb::ApproveResponse { approval }),
                    )
                }
                Err(refused) => (None, Err(refused)),
            }
        })
        .await
    }

    async fn refuse_approval(
        &self,
        request: Request<pb::RefuseApprovalRequest>,
    ) -> Result<Response<pb::RefuseApprovalResponse>, Status> {
        let desk = &self.desk;
        let call = desk.admit_always(&request, "RefuseApproval", DECIDERS)?;
        let second = second(&request);
        let request = request.into_inner();
        let call = call.about(&format!("A{}", request.id));
        let (approvals, now) = (Arc::clone(&self.desk.approvals), self.desk.decides.now());
        call.stop(|_| async move {
            let refused = blocking(move || {
                let id = approval_id(request.id)?;
                Ok(approvals.refuse(id, &second?, &request.reason, now)?)
            });
            let answer = refused.await.map(|kept| pb::RefuseApprovalResponse {
                approval: Some(told(&kept, now)),
            });
            (None, answer)
        })
        .await
    }

    async fn ask_approval(
        &self,
        request: Request<pb::AskApprovalRequest>,
    ) -> Result<Response<pb::AskApprovalResponse>, Status> {
        let call = self.desk.admit(&request, "AskApproval", CHANGERS)?;
        let by = second(&request);
        let (approvals, now) = (Arc::clone(&self.desk.approvals), self.desk.decides.now());
        let asked = blocking(move || {
            let (scope, warrant) = shown::warrant(request.into_inner())?;
            if !approvals.rules().asks(scope) {
                let why = "this node asks for no second officer there: give the command on its machine at once";
                return Err(Refused::field(Reason::FieldInvalid, "act", why));
            }
            let sort = scope.sort();
            Ok(approvals.ask(
                Wanted {
                    sort,
                    method: warrant.method.to_owned(),
                    about: warrant.about,
                    by: by?.who,
                    body: warrant.command.into_bytes(),
                    // It is done on the node's machine, where no rule is asked.
                    rules_asked: Vec::new(),
                },
                now,
            )?)
        });
        let asked = asked.await;
        let subject = asked
            .as_ref()
            .map(|kept| format!("{} {}", kept.asked.id, kept.about));
        let call = call.about(&subject.unwrap_or_default());
        call.done(asked.map(|kept| pb::AskApprovalResponse {
            approval: Some(told(&kept, now)),
        }))
    }
}

impl Approving {
    /// Admits an approval. Of other rules the own rules are not asked, which may forbid every call.
    async fn admit_approval(&self, request: &Request<pb::ApproveRequest>) -> Result<Call, Status> {
        let (approvals, number) = (Arc::clone(&self.desk.approvals), request.get_ref().id);
        let sort = blocking(move || Ok(approvals.get(approval_id(number)?)?.asked.sort)).await;
        if matches!(sort, Ok(Sort::Policy)) {
            self.desk.admit_always(request, "Approve", DECIDERS)
        } else {
            self.desk.admit(request, "Approve", DECIDERS)
        }
    }

    /// Approves a request and carries it out, as far as the node does that.
    async fn approve_one(
        &self,
        request: pb::ApproveRequest,
        second: Result<Second, Refused>,
        sight: Sight,
    ) -> Result<StoredRequest, Refused> {
        let (approvals, now) = (Arc::clone(&self.desk.approvals), self.desk.decides.now());
        let id = approval_id(request.id)?;
        // Taken before it is approved, so that the task beside this does not carry it out too.
        let _mine = Mine::of(&self.under_way, id).ok_or_else(under_way)?;
        let (layout, this) = (self.layout.clone(), self.clone());
        let approved = blocking(move || {
            // Nobody approves what may not be read.
            this.seen(approvals.get(id)?, &sight)?;
            let revoked = read_revoked(&layout)
                .map_err(|error| Refused::new(Reason::Internal, error.to_string()))?;
            let read = (&*request.sha256, &revoked);
            Ok(approvals.approve(id, &second?, read, now)?)
        });
        let approved = approved.await?;
        if Warrant::is_of_machine(&approved.asked.method) {
            return Ok(approved);
        }
        let ended = self.carry_out_one(approved, false).await;
        ended.map_err(|refused| unknown(id, &refused))
    }

    /// Carries out what is approved, and notes how it ended. What cannot be done now stays approved.
    async fn carry_out_one(
        &self,
        approved: StoredRequest,
        again: bool,
    ) -> Result<StoredRequest, Refused> {
        let id = approved.asked.id;
        let work = self.carry_out(&approved, again);
        let outcome = self.unnoted.outcome(id, work).await;
        let now = self.desk.decides.now();
        let outcome = match outcome {
            Err((reason, _)) if is_tried_again(&approved, &reason, now) => {
                tracing::warn!(
                    approval.id = %id, reason,
                    "what two officers want cannot be done now and is tried again"
                );
                return Ok(approved);
            }
            outcome => outcome,
        };
        let (approvals, unnoted) = (Arc::clone(&self.desk.approvals), self.unnoted.clone());
        blocking(move || Ok(unnoted.note(&approvals, (id, outcome), now)?)).await
    }

    /// Ends what nobody decided about in time, and carries out what the node left behind, until the node stops.
    pub(crate) async fn run(self, stop: CancellationToken) {
        let mut tick = tokio::time::interval(LOOK_EVERY);
        let mut condition = self.health.watch();
        let mut ready = false;
        loop {
            let due = tokio::select! {
                () = stop.cancelled() => return,
                _ = tick.tick() => true,
                changed = condition.changed() => match changed {
                    Ok(()) => false,
                    Err(_) => return,
                },
            };
            let is_ready = condition.borrow_and_update().state == State::Ready;
            let became_ready = is_ready && !ready;
            ready = is_ready;
            if !due && !became_ready {
                continue;
            }
            let approved = self.sweep().await;
            if is_ready && !self.carry_out_left(approved).await {
                tick.reset_after(LOOK_SOON);
            }
        }
    }

    /// Ends what is over, and answers what is approved and not carried out yet.
    async fn sweep(&self) -> Vec<StoredRequest> {
        let (approvals, now) = (Arc::clone(&self.desk.approvals), self.desk.decides.now());
        match blocking(move || Ok(approvals.sweep(now)?)).await {
            Ok(swept) => {
                if let Some(error) = &swept.fault {
                    tracing::warn!(%error, "what is over is noted or forgotten later");
                }
                swept
                    .expired
                    .iter()
                    .for_each(|kept| self.tell_expired(kept));
                swept.approved
            }
            Err(refused) => {
                let reason = refused.reason;
                tracing::warn!(%reason, "what waits for a second officer cannot be looked at");
                Vec::new()
            }
        }
    }

    /// The audit says that its time is over.
    fn tell_expired(&self, kept: &StoredRequest) {
        let desk = (Arc::clone(&self.desk.audit), Arc::clone(&self.desk.clock));
        let mut act = kept.acts(desk, &kept.asked.method).act();
        act.about(&kept.about);
        act.refused(Reason::ApprovalExpired);
        tracing::info!(approval.id = %kept.asked.id, "its time is over; it is not done");
    }

    /// Carries out what the node left behind; false when it is not known yet what of it was done.
    async fn carry_out_left(&self, left: Vec<StoredRequest>) -> bool {
        // A node that died may have written more than it had noted: nothing of that is done again.
        if left.is_empty() {
            return true;
        }
        if !self.retention.reading.knows_own().await || !self.follow.has_own_steps() {
            return false;
        }
        for approved in left {
            let id = approved.asked.id;
            if Warrant::is_of_machine(&approved.asked.method) {
                self.end_warrant(approved).await;
                continue;
            }
            let Some(_mine) = Mine::of(&self.under_way, id) else {
                continue;
            };
            // It may have ended while this waited for its turn.
            let approvals = Arc::clone(&self.desk.approvals);
            let Ok(approved) = blocking(move || Ok(approvals.get(id)?)).await else {
                continue;
            };
            if approved.noted != Stage::Approved {
                continue;
            }
            if let Err(refused) = self.carry_out_one(approved, true).await {
                tracing::warn!(approval.id = %id, reason = %refused.reason, "how it ended is not noted yet");
            }
        }
        true
    }

    /// What nobody did on the node's machine in time is not done any more.
    async fn end_warrant(&self, approved: StoredRequest) {
        let now = self.desk.decides.now();
        if now < approved.asked.until {
            return;
        }
        let approvals = Arc::clone(&self.desk.approvals);
        let why = "nobody gave the command on the node's machine in time".to_owned();
        let reason = Reason::ApprovalExpired.code().to_owned();
        let id = approved.asked.id;
        let ended = blocking(move || Ok(approvals.ended(id, Err((reason, why)), now)?));
        match ended.await {
            Ok(ended) if ended.noted == Stage::Failed => self.tell_expired(&approved),
            // The command was given meanwhile.
            Ok(_) => {}
            Err(refused) => {
                tracing::warn!(approval.id = %id, reason = %refused.reason, "that its time is over is not noted yet");
            }
        }
    }
}

/// A request that nobody else carries out as long as this lives.
struct Mine<'a>(&'a Mutex<BTreeSet<ApprovalId>>, ApprovalId);

impl<'a> Mine<'a> {
    fn of(under_way: &'a Mutex<BTreeSet<ApprovalId>>, id: ApprovalId) -> Option<Self> {
        lock(under_way).insert(id).then_some(Self(under_way, id))
    }
}

impl Drop for Mine<'_> {
    fn drop(&mut self) {
        lock(self.0).remove(&self.1);
    }
}

fn under_way() -> Refused {
    let why = "it is being carried out right now";
    Refused::new(Reason::ApprovalDecided, why)
}

/// What is answered when it is approved, and how it ended could not be noted.
fn unknown(id: ApprovalId, refused: &Refused) -> Refused {
    let why = format!(
        "{id} is approved, and it is not known what came of it; `ntc approvals show {id}` tells: {}",
        refused.message
    );
    Refused::new(Reason::OutcomeUnknown, why)
}

/// Whether what failed is tried again later.
fn is_tried_again(approved: &StoredRequest, reason: &str, now: Timestamp) -> bool {
    let reason = Reason::from_code(reason);
    let passes = reason.is_some_and(|reason| reason.row().exit == Exit::Unavailable);
    let method = approved.asked.method.as_str();
    passes && now < approved.asked.until && !NOT_AGAIN.contains(&method)
}

fn approval_id(number: u64) -> Result<ApprovalId, Refused> {
    let unknown = || {
        Refused::field(
            Reason::ApprovalUnknown,
            "id",
            "no such request is kept here",
        )
    };
    ApprovalId::from_number(number).ok_or_else(unknown)
}

/// A request for clients.
fn told(kept: &StoredRequest, now: Timestamp) -> pb::Approval {
    let (second, decided) = match &kept.second {
        Some((who, at)) => (who.name.clone(), millis(*at)),
        None => (String::new(), 0),
    };
    let command = if Warrant::is_of_machine(&kept.asked.method) {
        String::from_utf8_lossy(&kept.body).into_owned()
    } else {
        String::new()
    };
    pb::Approval {
        id: kept.asked.id.number(),
        sort: kept.asked.sort.name().to_owned(),
        method: kept.asked.method.clone(),
        about: kept.about.clone(),
        requester: kept.asked.by.name.clone(),
        asked_ms: millis(kept.asked.at),
        until_ms: millis(kept.asked.until),
        sha256: kept.sha256.as_bytes().to_vec(),
        stage: kept.stage(now).name().to_owned(),
        second,
        decided_ms: decided,
        outcome: kept.outcome.clone(),
        message: kept.message.clone(),
        ended_ms: kept.ended.map_or(0, millis),
        command,
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::approval::{Asked, MAX_WAITING, Who};
    use prost::Message as _;

    use super::*;
    use crate::api::call::MAX_ABOUT;
    use crate::approvals::{MAX_KEPT, MAX_MESSAGE};

    const fn at(millis: u64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    fn stored(method: &str, about: &str) -> StoredRequest {
        let asked = Asked {
            id: "A7".parse().unwrap(),
            sort: Sort::Agreement,
            method: method.to_owned(),
            by: Who {
                name: "a".repeat(40),
                serial: "a1".to_owned(),
            },
            at: at(1_000),
            until: at(9_000),
        };
        StoredRequest::new(asked, about.to_owned(), Vec::new())
    }

    #[test]
    fn what_fails_in_passing_is_tried_again_but_not_what_lets_something_go_on() {
        let (busy, for_good) = (Reason::Busy.code(), Reason::AgreementTerminated.code());
        let again = |method, reason, now| is_tried_again(&stored(method, "az-ge"), reason, at(now));
        assert!(again("Sign", busy, 8_999));
        assert!(!again("Sign", busy, 9_000));
        assert!(!again("Sign", for_good, 5_000));
        for method in ["Resume", "ResumePeer"] {
            assert!(!again(method, busy, 5_000), "{method}");
        }
    }

    #[test]
    fn what_is_approved_and_could_not_be_noted_is_answered_as_not_known() {
        let failed = Refused::new(Reason::Internal, "the disk failed");
        let told = unknown("A7".parse().unwrap(), &failed);
        assert_eq!(told.reason, Reason::OutcomeUnknown);
        assert!(
            told.message.contains("ntc approvals show A7"),
            "{}",
            told.message
        );
    }

    #[test]
    fn the_longest_list_of_the_longest_requests_can_be_sent() {
        let mut longest = stored("ActivatePolicy", &"\u{10348}".repeat(MAX_ABOUT));
        longest.message = "\u{10348}".repeat(MAX_MESSAGE);
        longest.second = Some((longest.asked.by.clone(), at(5_000)));
        longest.outcome = "APPROVAL_HASH_MISMATCH".to_owned();
        longest.ended = Some(at(5_000));
        let listed = pb::ListApprovalsResponse {
            approvals: vec![told(&longest, at(5_000)); MAX_KEPT + MAX_WAITING],
        };
        assert!(listed.encoded_len() < MAX_APPROVALS_MESSAGE);
    }
}
