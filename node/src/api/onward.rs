//! `ntc.node.v1.OnwardService`: consent, and passing on.

use std::sync::Arc;

use ntc_core::approval::{Scope, Wide};
use ntc_core::identity::officer::Role;
use ntc_core::life::Subject;
use ntc_core::model::RecordId;
use ntc_core::model::kind::Urgency;
use ntc_core::party::Party;
use ntc_core::policy::Rule;
use ntc_core::policy::onward::{Consent, newest};
use ntc_core::reason::Reason;
use ntc_core::record::{Coded, InvalidRecord, Said};
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::onward_service_server::OnwardService;
use ntc_proto::v1;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Call, Desk, READERS};
use super::outcome::first;
use super::present::millis;
use super::reading::Reading;
use super::records::record_id;
use super::seeing::{Seen, Sight};
use crate::onward::{Decided, Onwards, Verdict, Went};
use crate::ports::Clock;
use crate::status::Refused;

/// The service.
#[derive(Clone)]
pub(crate) struct PassingOn {
    pub(crate) desk: Desk,
    pub(crate) onwards: Arc<Onwards>,
    pub(crate) reading: Arc<Reading>,
    pub(crate) clock: Arc<dyn Clock>,
}

#[tonic::async_trait]
impl OnwardService for PassingOn {
    async fn ask_consent(
        &self,
        request: Request<pb::AskConsentRequest>,
    ) -> Result<Response<pb::AskConsentResponse>, Status> {
        let call = self.desk.admit(&request, "AskConsent", &[Role::Liaison])?;
        let (onwards, reading) = (Arc::clone(&self.onwards), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let to = party("to", &request.to)?;
                let purpose = if request.purpose.is_empty() {
                    onwards.purpose_of(&subject)?
                } else {
                    request.purpose
                };
                let urgency = Urgency::from_number(request.urgency).unwrap_or(Urgency::Routine);
                let asked = (to.to_string(), purpose, request.text);
                let said = question(&subject, asked, urgency).map_err(first)?;
                let put = onwards.ask(&subject, (&to, said), &mut act).await?;
                Ok(pb::AskConsentResponse {
                    id: put.id.as_bytes().to_vec(),
                    asked: put.of.to_string(),
                    answer_within: put.within,
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn grant_consent(
        &self,
        request: Request<pb::GrantConsentRequest>,
    ) -> Result<Response<pb::ConsentResponse>, Status> {
        let call = self
            .desk
            .admit(&request, "GrantConsent", &[Role::Liaison])?;
        let sight = self.desk.sight(&call, &request);
        let (onwards, reading) = (Arc::clone(&self.onwards), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let until = u64::try_from(request.until_ms).ok().filter(|ms| *ms > 0);
                let verdict = Verdict::Grant {
                    until: until.map(Timestamp::from_millis),
                    conditions: request.conditions,
                };
                let decided = onwards.answer(&subject, verdict, &mut act).await?;
                Ok(consent(decided, reading.own_party(), &sight))
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn refuse_consent(
        &self,
        request: Request<pb::RefuseConsentRequest>,
    ) -> Result<Response<pb::ConsentResponse>, Status> {
        let call = self
            .desk
            .admit(&request, "RefuseConsent", &[Role::Liaison])?;
        let sight = self.desk.sight(&call, &request);
        let (onwards, reading) = (Arc::clone(&self.onwards), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let refusal = Coded {
                    code: request.refusal,
                    text: request.text,
                };
                let verdict = Verdict::Refuse(refusal);
                let decided = onwards.answer(&subject, verdict, &mut act).await?;
                Ok(consent(decided, reading.own_party(), &sight))
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn withdraw_consent(
        &self,
        request: Request<pb::WithdrawConsentRequest>,
    ) -> Result<Response<pb::ConsentResponse>, Status> {
        let call = self
            .desk
            .admit(&request, "WithdrawConsent", &[Role::Liaison])?;
        let sight = self.desk.sight(&call, &request);
        let (onwards, reading) = (Arc::clone(&self.onwards), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let id = record_id(&request.into_inner().id)?;
                reading.fresh().await;
                let decided = onwards.withdraw(id, None, &mut act).await?;
                Ok(consent(decided, reading.own_party(), &sight))
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn list_consents(
        &self,
        request: Request<pb::ListConsentsRequest>,
    ) -> Result<Response<pb::ListConsentsResponse>, Status> {
        let call = self.desk.admit(&request, "ListConsents", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let (onwards, reading) = (Arc::clone(&self.onwards), Arc::clone(&self.reading));
        let behind = reading.fresh().await;
        let now = self.clock.now();
        let outcome = blocking(move || {
            let subject = reading.seen((&request.id, &request.origin), behind, &sight)?;
            let (consents, passed) = onwards.of(subject.it())?;
            Ok(pb::ListConsentsResponse {
                origin: subject.it().origin.to_string(),
                consents: listed(&consents, now),
                passed_on: passed.iter().map(passed_on).collect(),
            })
        });
        call.done(outcome.await)
    }

    async fn forward(
        &self,
        request: Request<pb::ForwardRequest>,
    ) -> Result<Response<pb::ForwardResponse>, Status> {
        let call = self.desk.admit(&request, "Forward", &[Role::Liaison])?;
        let sight = self.desk.sight(&call, &request);
        self.forwarding(call, request.into_inner(), Some(&sight))
            .await
    }
}

impl PassingOn {
    /// Passes a record on; one that is marked so high needs a second officer. Without a sight the first officer saw it when
    /// it was asked for.
    pub(super) async fn forwarding(
        &self,
        call: Call,
        request: pb::ForwardRequest,
        sight: Option<&Sight>,
    ) -> Result<Response<pb::ForwardResponse>, Status> {
        let mut call = call;
        let behind = self.reading.fresh().await;
        let subject = match self.meant(&request, behind, sight) {
            Ok(subject) => subject,
            Err(refused) => return Err(call.refuse(refused)),
        };
        let is_wide = self.desk.approvals.rules().wide != Wide::default();
        if !call.is_approved() && !request.check && is_wide {
            let marking = party("to", &request.to)
                .and_then(|to| Ok(self.onwards.marking(&subject, &to, &request.purpose)?));
            let marking = match marking {
                Ok(marking) => marking,
                Err(refused) => return Err(call.refuse(refused)),
            };
            let scope = Scope::Broadcast {
                recipients: 1,
                marking,
            };
            let about = format!("{} to {}", subject.id, request.to);
            call = self.desk.second(call, scope, &about, &request).await?;
        }
        let onwards = Arc::clone(&self.onwards);
        call.carry_out(|mut act| async move {
            let outcome = async {
                let to = party("to", &request.to)?;
                let purpose = (!request.purpose.is_empty()).then_some(request.purpose);
                let asked = (&to, purpose, request.check);
                let forwarded = onwards.forward(&subject, asked, &mut act).await?;
                Ok(pb::ForwardResponse {
                    id: bytes(forwarded.id),
                    to: to.to_string(),
                    consent: bytes(forwarded.consent),
                    rules: forwarded.rules.iter().map(Rule::sentence).collect(),
                    tlp: i32::from(forwarded.handling.tlp as u8),
                    expires_ms: millis(forwarded.expires),
                    origin: subject.origin.to_string(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    /// The record that a request names.
    fn meant(
        &self,
        request: &pb::ForwardRequest,
        behind: u64,
        sight: Option<&Sight>,
    ) -> Result<Subject, Refused> {
        let name = (request.id.as_slice(), request.origin.as_str());
        match sight {
            Some(sight) => Ok(self.reading.seen(name, behind, sight)?.shown()),
            None => self.reading.subject(name, behind),
        }
    }

    /// Something about what a request asks for, where the officer may see the record.
    ///
    /// # Errors
    /// When it is not held here, or the rule that does not show it.
    pub(super) fn shown_to<T>(
        &self,
        request: &pb::ForwardRequest,
        told: T,
        sight: &Sight,
    ) -> Result<Seen<T>, Refused> {
        let subject = self.meant(request, 0, None)?;
        sight.named(&subject, told)
    }

    /// Whether what a request asks for is passed on already.
    pub(super) async fn is_forwarded(&self, request: &pb::ForwardRequest) -> Result<bool, Refused> {
        let behind = self.reading.fresh().await;
        let subject = self.meant(request, behind, None)?;
        let to = party("to", &request.to)?;
        Ok(self.onwards.went(&subject, &to)?.is_some())
    }
}

fn bytes(id: Option<RecordId>) -> Vec<u8> {
    id.map_or_else(Vec::new, |id| id.as_bytes().to_vec())
}

fn party(field: &str, name: &str) -> Result<Party, Refused> {
    let wrong = |_| {
        let message = "write the party as GE/revenue-service";
        Refused::field(Reason::FieldInvalid, field, message)
    };
    name.parse().map_err(wrong)
}

/// What was decided; what for is told where the officer may see the record, for the author of the question named it.
fn consent(decided: Decided, own: Party, sight: &Sight) -> pb::ConsentResponse {
    let event = decided.event;
    let subject = Subject {
        origin: own,
        id: event.record,
    };
    let purpose = sight.named(&subject, event.purpose);
    pb::ConsentResponse {
        id: decided.id.as_bytes().to_vec(),
        decision: event.decision.name().to_owned(),
        record: event.record.as_bytes().to_vec(),
        holder: event.holder.to_string(),
        to: event.to.to_string(),
        purpose: purpose.map_or_else(|_| String::new(), Seen::shown),
        until_ms: event.until.map_or(0, millis),
    }
}

/// Decisions, the newest last, with those marked by which a record may be passed on now.
fn listed(consents: &[Consent], now: Timestamp) -> Vec<pb::Consented> {
    let listed = consents.iter().map(|consent| {
        let about = (&consent.holder, &consent.to, consent.purpose.as_str());
        let is_newest = newest(consents, about).is_some_and(|it| it.id == consent.id);
        pb::Consented {
            id: consent.id.as_bytes().to_vec(),
            decision: consent.decision.name().to_owned(),
            holder: consent.holder.to_string(),
            to: consent.to.to_string(),
            purpose: consent.purpose.clone(),
            at_ms: millis(consent.created),
            until_ms: consent.until.map_or(0, millis),
            acts: is_newest && consent.acts(now),
        }
    });
    listed.collect()
}

fn passed_on(went: &Went) -> pb::PassedOn {
    pb::PassedOn {
        id: bytes(went.id),
        by: went.by.to_string(),
        to: went.to.to_string(),
        at_ms: millis(went.at),
        consent: bytes(went.consent),
    }
}

/// What an officer asks the author of a record for: consent to pass it on.
fn question(
    subject: &Subject,
    (to, purpose, text): (String, String, String),
    urgency: Urgency,
) -> Result<Said, Vec<InvalidRecord>> {
    let event = v1::RequestEvent {
        asks: Some(v1::Coded {
            code: "consent".to_owned(),
            text: String::new(),
        }),
        text,
        consent_to: to,
        consent_purpose: purpose,
        ..v1::RequestEvent::default()
    };
    wire::record::request(&subject.name(), event, urgency as i32)
}
