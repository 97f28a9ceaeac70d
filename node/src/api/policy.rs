//! `ntc.node.v1.PolicyService`: the own rules, who changed them, why a decision is as it is, and what other rules would
//! change.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_core::approval::Scope;
use ntc_core::identity::officer::Role;
use ntc_core::party::Party;
use ntc_core::phrase::Phrase;
use ntc_core::policy::Labels;
use ntc_core::reason::Reason;
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_policy::{Bundle, Evaluator};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_server::PolicyService;
use prost::Message;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{CHANGERS, Call, Desk, READERS};
use super::present::{millis, time};
use super::reading::Reading;
use super::records::{id_text, record_id};
use super::seeing::Sight;
use super::stepwise::{Answers, stepwise};
use crate::agree::{Activated, Administration, RulesError, would_decide};
use crate::chain::StoredRecord;
use crate::explain::{self, Stand};
use crate::partners::OwnRules;
use crate::ports::Clock;
use crate::replay::{Example, Replay, ReplayError, Replayed, What, Who};
use crate::status::Refused;

/// Who may have all that was decided decided again.
const REPLAYERS: &[Role] = &[Role::Administrator, Role::Auditor];
/// How far a replay goes back when the client does not say.
const LAST: Duration = Duration::from_secs(90 * 24 * 3600);
/// Decisions between two steps of a replay that are told.
const TELL_EVERY: u64 = 4096;
/// Bytes of a SHA-256 that name rules in the audit.
const NAMED_BY: usize = 8;

/// The service.
#[derive(Clone)]
pub(crate) struct PolicyDesk {
    pub(crate) desk: Desk,
    pub(crate) administration: Arc<Administration>,
    pub(crate) reading: Arc<Reading>,
    pub(crate) replay: Replay,
    /// One replay at a time.
    pub(crate) replaying: Arc<Semaphore>,
    pub(crate) own: Party,
    pub(crate) clock: Arc<dyn Clock>,
}

#[tonic::async_trait]
impl PolicyService for PolicyDesk {
    type ReplayPolicyStream = Answers<pb::ReplayPolicyResponse>;

    async fn show_policy(
        &self,
        request: Request<pb::ShowPolicyRequest>,
    ) -> Result<Response<pb::ShowPolicyResponse>, Status> {
        // No rule keeps administrators from mending the rules.
        let call = self.desk.admit_always(&request, "ShowPolicy", READERS)?;
        let (number, this) = (request.into_inner().number, self.clone());
        call.done(blocking(move || this.show(number)).await)
    }

    async fn list_policies(
        &self,
        request: Request<pb::ListPoliciesRequest>,
    ) -> Result<Response<pb::ListPoliciesResponse>, Status> {
        let call = self.desk.admit_always(&request, "ListPolicies", READERS)?;
        let this = self.clone();
        let outcome = blocking(move || {
            let active = this.active();
            let ever = this.replay.partners.rules_ever()?;
            let versions = ever.iter().rev().map(|rules| version(rules, active));
            Ok(pb::ListPoliciesResponse {
                versions: versions.collect(),
            })
        });
        call.done(outcome.await)
    }

    async fn activate_policy(
        &self,
        request: Request<pb::ActivatePolicyRequest>,
    ) -> Result<Response<pb::ActivatePolicyResponse>, Status> {
        let call = self
            .desk
            .admit_always(&request, "ActivatePolicy", CHANGERS)?;
        self.activate(call, request.into_inner()).await
    }

    async fn roll_back_policy(
        &self,
        request: Request<pb::RollBackPolicyRequest>,
    ) -> Result<Response<pb::ActivatePolicyResponse>, Status> {
        let call = self
            .desk
            .admit_always(&request, "RollBackPolicy", CHANGERS)?;
        self.roll_back(call, request.into_inner()).await
    }

    async fn explain_decision(
        &self,
        request: Request<pb::ExplainDecisionRequest>,
    ) -> Result<Response<pb::ExplainDecisionResponse>, Status> {
        let call = self.desk.admit(&request, "ExplainDecision", READERS)?;
        let sight = self.desk.sight(&call, &request);
        self.reading.fresh().await;
        let (request, this) = (request.into_inner(), self.clone());
        let call = call.about(&id_text(&request.id));
        call.done(blocking(move || this.explain(&request, &sight)).await)
    }

    async fn replay_policy(
        &self,
        request: Request<pb::ReplayPolicyRequest>,
    ) -> Result<Response<Self::ReplayPolicyStream>, Status> {
        let call = self.desk.admit(&request, "ReplayPolicy", REPLAYERS)?;
        let sight = self.desk.sight(&call, &request);
        call.done(self.replayed(request.into_inner(), sight).await)
    }

    async fn list_decisions(
        &self,
        request: Request<pb::ListDecisionsRequest>,
    ) -> Result<Response<pb::ListDecisionsResponse>, Status> {
        let call = self.desk.admit(&request, "ListDecisions", REPLAYERS)?;
        let sight = self.desk.sight(&call, &request);
        let behind = self.reading.fresh().await;
        let (request, this) = (request.into_inner(), self.clone());
        call.done(blocking(move || this.decisions(request, behind, &sight)).await)
    }
}

impl PolicyDesk {
    /// Goes on with a call that needs no second officer, or has one. Rules that could not decide wait for nobody.
    async fn second(
        &self,
        call: Call,
        would: impl FnOnce() -> Result<(), RulesError> + Send + 'static,
        (about, request): (&str, &impl Message),
    ) -> Result<Call, Status> {
        if !self.desk.asks_second(&call, Scope::Policy) {
            return Ok(call);
        }
        if let Err(refused) = blocking(move || Ok(would()?)).await {
            return Err(call.refuse(refused));
        }
        let desk = &self.desk;
        desk.second(call, Scope::Policy, about, request).await
    }

    /// Lets a text decide, after a second officer where the party asks for one. A text that cannot decide waits for nobody.
    pub(crate) async fn activate(
        &self,
        call: Call,
        request: pb::ActivatePolicyRequest,
    ) -> Result<Response<pb::ActivatePolicyResponse>, Status> {
        let (text, reason) = (request.text.clone(), request.reason.clone());
        let would = move || would_decide(&text, &reason);
        let about = format!("rules {}", named(&Sha256::digest(&request.text).into()));
        let call = self.second(call, would, (&about, &request)).await?;
        let (this, officer) = (self.clone(), call.officer().to_owned());
        call.change(|_| async move {
            let pb::ActivatePolicyRequest { text, reason } = request;
            let activated = this.administration.activate(&text, &officer, &reason);
            this.activated(activated.await)
        })
        .await
    }

    /// Lets an earlier text decide again, after a second officer where the party asks for one.
    pub(crate) async fn roll_back(
        &self,
        call: Call,
        request: pb::RollBackPolicyRequest,
    ) -> Result<Response<pb::ActivatePolicyResponse>, Status> {
        let (this, number, reason) = (self.clone(), request.number, request.reason.clone());
        let would = move || {
            let rules = this.administration.earlier(number)?;
            would_decide(&rules.text, &reason)
        };
        let about = format!("rules {number}");
        let call = self.second(call, would, (&about, &request)).await?;
        let (this, officer) = (self.clone(), call.officer().to_owned());
        call.change(|_| async move {
            let pb::RollBackPolicyRequest { number, reason } = request;
            let activated = this.administration.roll_back(number, &officer, &reason);
            this.activated(activated.await)
        })
        .await
    }

    /// What the audit names it by, and the answer.
    fn activated(
        &self,
        activated: Result<Activated, RulesError>,
    ) -> (Option<String>, Result<pb::ActivatePolicyResponse, Refused>) {
        match activated {
            Ok(activated) => {
                let rules = &activated.rules;
                let subject = format!("rules {} {}", rules.number, named(&rules.sha256()));
                let answer = pb::ActivatePolicyResponse {
                    version: Some(version(rules, self.active())),
                    unchanged: activated.unchanged,
                    not_acting: activated
                        .not_acting
                        .map_or_else(String::new, |error| error.to_string()),
                };
                (Some(subject), Ok(answer))
            }
            Err(error) => (None, Err(error.into())),
        }
    }

    /// The number of the rules that decide.
    fn active(&self) -> u64 {
        let roster = self.replay.partners.roster();
        roster.rules().map_or(0, |rules| rules.number)
    }

    /// The rules that decide; none where they cannot be read.
    pub(super) fn deciding(&self) -> Option<Arc<Bundle>> {
        let roster = self.replay.partners.roster();
        let read = roster.rules().and_then(|rules| rules.read().ok());
        read.map(|evaluator| Arc::clone(evaluator.bundle()))
    }

    pub(super) fn show(&self, number: u64) -> Result<pb::ShowPolicyResponse, Refused> {
        let active = self.active();
        let wanted = if number == 0 { active } else { number };
        let rules = self.administration.earlier(wanted)?;
        Ok(pb::ShowPolicyResponse {
            version: Some(version(&rules, active)),
            text: rules.text.to_string(),
        })
    }

    /// How a record stands with a partner, by what became of it there, and the labels by which that is decided.
    fn stand(
        &self,
        delivery: Option<pb::DeliveryStatus>,
        party: &Party,
        (ledger_index, record): (u64, &StoredRecord),
    ) -> Result<(Stand, Labels), Refused> {
        use pb::DeliveryState as State;
        let as_published = |stand| Ok((stand, record.labels.clone()));
        let Some(delivery) = delivery else {
            return as_published(Stand::Unknown);
        };
        match delivery.state() {
            State::Unspecified | State::Erased => as_published(Stand::Unknown),
            State::Withheld => as_published(Stand::Kept),
            State::Queued | State::HeldBack => {
                let roster = self.replay.partners.roster();
                let Some(peer) = roster.peer(party) else {
                    return as_published(Stand::Unknown);
                };
                let outbox = &self.reading.outbox;
                match outbox.waiting((party, peer), (ledger_index, record))? {
                    Some(waiting) => Ok((Stand::Waits(waiting.way), waiting.labels)),
                    None => as_published(Stand::Unknown),
                }
            }
            State::Sent
            | State::Received
            | State::Accepted
            | State::Refused
            | State::JudgedLater => {
                let recipient = delivery.recipient.unwrap_or_default();
                let goes = recipient.disclosed.len() as u64;
                let count = goes + recipient.withheld.len() as u64;
                as_published(Stand::Went { goes, count })
            }
        }
    }

    fn explain(
        &self,
        request: &pb::ExplainDecisionRequest,
        sight: &Sight,
    ) -> Result<pb::ExplainDecisionResponse, Refused> {
        let began = Instant::now();
        let id = record_id(&request.id)?;
        let party: Party = request.party.parse().map_err(|_| {
            let why =
                "name the partner as COUNTRY/AUTHORITY; `ntc peer list` shows who is enrolled";
            Refused::field(Reason::FieldInvalid, "party", why)
        })?;
        let index = self.reading.lookup.index();
        let entry = index.by_origin(self.own.as_str(), *id.as_bytes())?;
        let entry = entry.ok_or_else(|| {
            let why =
                "no own record has this id; what partners told is explained by `ntc alert show`";
            Refused::field(Reason::NotFound, "id", why)
        })?;
        let place = sight.require(&entry, entry.location.ledger_index)?.shown();
        let record = self.replay.ledger.record(place);
        let record = record.map_err(ReplayError::from)?;
        let roster = self.replay.partners.roster();
        let policies = roster.acting();
        let delivery = self.reading.delivery(id, &party, sight)?;
        let (stand, labels) = self.stand(delivery, &party, (place, &record))?;
        let explained = explain::of(
            &labels,
            &party,
            &policies,
            (roster.rules(), stand),
            self.clock.now(),
        );
        let withheld = explained.decision.withheld.iter();
        let lines = explained.lines.into_iter().map(|line| pb::ExplainLine {
            depth: line.depth,
            tick: match line.tick {
                Some(true) => "yes",
                Some(false) => "no",
                None => "unknown",
            }
            .to_owned(),
            text: line.text.to_string(),
            phrase: Some(line.text.into()),
        });
        let local = policies.local();
        Ok(pb::ExplainDecisionResponse {
            sentence: explained.sentence.to_string(),
            lines: lines.collect(),
            would_allow: said(&explained.would_allow),
            told: names(explained.decision.disclosed.iter()),
            withheld: withheld
                .map(|(section, reason)| pb::WithheldBy {
                    section: section.name().to_owned(),
                    reason: reason.code().to_owned(),
                })
                .collect(),
            agreements: explained.agreements.into_iter().collect(),
            policies: policies.digest().to_vec(),
            rules: local.map_or_else(Vec::new, |local| local.sha256().to_vec()),
            took_us: u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
            phrase: Some(explained.sentence.into()),
            would_allow_phrases: coded(explained.would_allow),
            held_back: explained
                .held_back
                .map_or_else(String::new, |reason| reason.code().to_owned()),
        })
    }

    async fn replayed(
        &self,
        request: pb::ReplayPolicyRequest,
        sight: Sight,
    ) -> Result<Answers<pb::ReplayPolicyResponse>, Refused> {
        let text = request.text;
        let read = move || Ok(Bundle::read(&text).map_err(RulesError::Faulty)?);
        let bundle = blocking(read).await?;
        let from = match request.from_ms {
            0 => self.clock.now().minus(LAST),
            from => time("from_ms", from)?,
        };
        let place = Arc::clone(&self.replaying).try_acquire_owned();
        let place = place.map_err(|_| {
            let why = "a replay is running already; wait for it to end";
            Refused::new(Reason::Busy, why)
        })?;
        let this = self.clone();
        Ok(stepwise(place, move |listener| {
            let (began, mut told) = (Instant::now(), 0);
            let rules = Arc::new(Evaluator::new(Arc::new(bundle)));
            let replayed = this.replay.run(&rules, from, &mut |replayed| {
                if replayed >= told + TELL_EVERY {
                    told = replayed;
                    listener.tell(pb::ReplayPolicyResponse {
                        replayed,
                        ..pb::ReplayPolicyResponse::default()
                    });
                }
                listener.listens()
            });
            let (replayed, took) = (replayed?, began.elapsed());
            let begins = this.replay.decisions.begins().map_err(ReplayError::from)?;
            let begins = begins.filter(|begins| *begins > from);
            // It took its time: what is named is what the rules of now show.
            Ok(pb::ReplayPolicyResponse {
                logged_from_ms: begins.map_or(0, millis),
                ..this.told(replayed, (from, took), &sight.again())
            })
        }))
    }

    fn told(
        &self,
        replayed: Replayed,
        (from, took): (Timestamp, Duration),
        sight: &Sight,
    ) -> pb::ReplayPolicyResponse {
        let mut examples_hidden = 0;
        let changes = replayed.changes.into_iter().map(|(place, it)| {
            let mut change = pb::ReplayChange {
                newly_sent: it.newly_sent,
                newly_withheld: it.newly_withheld,
                act: place.deed.name().to_owned(),
                ..pb::ReplayChange::default()
            };
            match place.who {
                Who::Party(party) => change.party = party.to_string(),
                Who::Officers(roles) => {
                    change.roles = roles.iter().map(|role| role.code().to_owned()).collect();
                }
            }
            match place.what {
                What::Whole => {}
                What::Section(section) => change.section = section.name().to_owned(),
                What::Call(call) => change.call = call,
            }
            match it.example {
                Some(Example::Entry(number)) => change.entry = number + 1,
                Some(example) => {
                    let named = self.replay.named(&example);
                    let shown = named.map(|it| sight.named(&it, it.id.as_bytes().to_vec()));
                    match shown {
                        Some(Ok(id)) => change.example = id.shown(),
                        Some(Err(_)) => examples_hidden += 1,
                        None => {}
                    }
                }
                None => {}
            }
            change
        });
        let changes = changes.collect();
        let acts = replayed
            .counts
            .into_iter()
            .map(|(deed, count)| pb::ReplayedAct {
                act: deed.name().to_owned(),
                replayed: count.decisions,
                newly_allowed: count.more,
                newly_denied: count.less,
            });
        pb::ReplayPolicyResponse {
            replayed: replayed.decisions,
            finished: true,
            newly_sent: replayed.newly_sent,
            newly_withheld: replayed.newly_withheld,
            changes,
            examples_hidden,
            acts: acts.collect(),
            unknown: replayed.unknown,
            took_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            from_ms: millis(from),
            logged_from_ms: 0,
        }
    }
}

fn said(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(ToString::to_string).collect()
}

fn coded(phrases: Vec<Phrase>) -> Vec<pb::Phrase> {
    phrases.into_iter().map(pb::Phrase::from).collect()
}

fn names(sections: impl Iterator<Item = Section>) -> Vec<String> {
    sections.map(|section| section.name().to_owned()).collect()
}

/// The first bytes of a hash, as the audit names rules.
fn named(sha256: &[u8; 32]) -> String {
    let mut named = hex::encode(sha256);
    named.truncate(2 * NAMED_BY);
    named
}

fn version(rules: &OwnRules, active: u64) -> pb::PolicyVersion {
    let (count, broken) = match rules.read() {
        Ok(evaluator) => {
            let own = evaluator.bundle().rules().iter();
            (own.filter(|rule| !rule.is_floor()).count(), "")
        }
        Err(why) => (0, why),
    };
    pb::PolicyVersion {
        number: rules.number,
        sha256: rules.sha256().to_vec(),
        activated_ms: millis(rules.at),
        officer: rules.officer.clone(),
        reason: rules.reason.clone(),
        rules: count as u64,
        active: rules.number == active,
        broken: broken.to_owned(),
    }
}
