//! `ntc.node.v1.DoctorService`: what is wrong with a partner, or with the node, and what to do.

use ntc_core::checkup::{Cause, Check, Seen, Told};
use ntc_core::party::{InvalidParty, Party};
use ntc_core::phrase::{Joint, List, Name, Phrase, Said};
use ntc_core::reason::Reason;
use ntc_core::time::MAX_CLOCK_SKEW;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::doctor_service_server::DoctorService;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::node::{Node, RULE_FAILS};
use super::peers::Peers;
use crate::partners::Peer;
use crate::peer::{PeerState, Probed, Reached};
use crate::status::Refused;
use crate::telemetry::health::{FULL, State};

/// The service.
#[derive(Clone)]
pub(crate) struct Doctor {
    pub(crate) desk: Desk,
    pub(crate) peers: Peers,
    pub(crate) node: Node,
}

#[tonic::async_trait]
impl DoctorService for Doctor {
    async fn examine(
        &self,
        request: Request<pb::ExamineRequest>,
    ) -> Result<Response<pb::ExamineResponse>, Status> {
        let call = self.desk.admit(&request, "Examine", READERS)?;
        let name = request.into_inner().party;
        let call = call.about(&name);
        let checks = if name.is_empty() {
            Ok(self.of_node())
        } else {
            self.of_partner(&name).await
        };
        call.done(checks.map(|checks| pb::ExamineResponse {
            checks: checks.iter().map(told).collect(),
        }))
    }
}

fn told(check: &Check) -> pb::Examined {
    let told = Told::from(check);
    pb::Examined {
        name: told.name,
        verdict: told.verdict,
        seen: told.seen,
        cause: told.cause,
        means: told.means,
        fix: told.fix,
        phrase: told.phrase.as_ref().map(pb::Phrase::from),
    }
}

/// What is looked at behind the enrolment of a partner.
const BEHIND_ENROLMENT: [&str; 10] = [
    "suspension",
    "name",
    "tcp",
    "tls",
    "identity",
    "answer",
    "clock",
    "agreements",
    "feed",
    "judgement",
];

impl Doctor {
    /// The node itself: its state, and each of its warnings.
    fn of_node(&self) -> Vec<Check> {
        let status = self.node.describe();
        let state = Name::new("node_state", &status.state);
        let seen = match status.detail_phrase.as_ref().and_then(Said::read) {
            None => Phrase::StateSeen { state },
            Some(why) => Phrase::StateBecause { state, why },
        };
        let mut checks = vec![match status.state.as_str() {
            "ready" => Check::well("state", seen),
            FULL => Check::ails("state", Cause::DiskFull, seen),
            _ => Check::ails("state", Cause::NodeState, seen),
        }];
        let warnings = status.warnings.into_iter();
        checks.extend(warnings.map(|it| {
            let phrase = it.phrase.as_ref().and_then(Said::read);
            let seen = Seen {
                text: it.text,
                phrase,
            };
            match it.code.as_str() {
                RULE_FAILS => Check::ails("own rules", Cause::RuleFails, seen),
                code => Check::warning(code, seen),
            }
        }));
        let partners = Phrase::ConnectedOf {
            connected: status.peers_connected.into(),
            all: status.peers.into(),
        };
        checks.push(if self.is_any_away() {
            Check::warns("partners", Cause::PartnersAway, partners)
        } else {
            Check::well("partners", partners)
        });
        checks
    }

    /// Whether the feed of any partner is not followed that is not suspended.
    fn is_any_away(&self) -> bool {
        let roster = self.peers.partners.roster();
        let is_away = |party| self.peers.sessions.status(party).state != PeerState::Connected;
        let mut peers = roster.peers().iter();
        peers.any(|(party, peer)| peer.suspended.is_none() && is_away(party))
    }

    async fn of_partner(&self, name: &str) -> Result<Vec<Check>, Refused> {
        let party: Party = name.parse().map_err(|error: InvalidParty| {
            Refused::field(Reason::FieldInvalid, "party", error.to_string())
        })?;
        let roster = self.peers.partners.roster();
        let Some(peer) = roster.peer(&party) else {
            let mut checks = vec![Check::ails("enrolment", Cause::NotEnrolled, name)];
            checks.extend(BEHIND_ENROLMENT.map(Check::skipped));
            return Ok(checks);
        };
        let fingerprint = peer.card.fingerprint().to_string();
        let mut checks = vec![Check::well("enrolment", fingerprint)];
        let mut is_reached = false;
        match &peer.suspended {
            // Nobody is called who is suspended.
            Some(reason) => {
                checks.push(Check::ails("suspension", Cause::Suspended, reason.clone()));
                let way = BEHIND_ENROLMENT.into_iter().skip(1).take(6);
                checks.extend(way.map(Check::skipped));
            }
            None => {
                checks.push(Check::well("suspension", Phrase::NotSuspended {}));
                let probed = self.peers.sessions.probe(&party, peer).await;
                checks.extend(way(&probed));
                checks.push(clock(&probed));
                is_reached = probed.reached >= Reached::Partner;
            }
        }
        checks.push(self.agreements(&party));
        let (this, of) = (self.clone(), peer.clone());
        let rest = blocking(move || {
            let shown = this.peers.show(party.as_str())?;
            let status = shown.peer.clone().unwrap_or_default();
            Ok(vec![
                this.feed(&party, &of, &status, is_reached),
                judgement(&shown, &status),
            ])
        });
        checks.extend(rest.await?);
        Ok(checks)
    }

    /// Whether an agreement is in force with the partner, and both hold the same version of it.
    fn agreements(&self, party: &Party) -> Check {
        let roster = self.peers.partners.roster();
        // What was signed and does not act yet lets nothing go.
        let (policies, now) = (roster.acting(), self.desk.decides.now());
        if let Some(difference) = policies.differences(party, now).first() {
            let seen = difference.phrase(party);
            return Check::warns("agreements", Cause::VersionsDiffer, seen);
        }
        let book = policies.book();
        let mut stands = Vec::new();
        for entry in book.between(book.own(), party) {
            let standing = book.pair_standing(entry, book.own(), party, now);
            let id = entry.agreement().id().to_owned();
            let version = entry.agreement().version().into();
            if standing.acts() {
                let document = hex::encode(entry.sha256()).chars().take(12).collect();
                let seen = Phrase::VersionDocument {
                    id,
                    version,
                    document,
                };
                return Check::well("agreements", seen);
            }
            let standing = Name::new("agreement_state", standing.code());
            stands.push(Phrase::VersionStands {
                id,
                version,
                standing,
            });
        }
        let seen = if stands.is_empty() {
            Phrase::NoneNamesIt {}
        } else {
            let all = List::of(Joint::Semicolon, stands);
            Phrase::AllThat { all }
        };
        Check::ails("agreements", Cause::NoAgreement, seen)
    }

    /// Whether the feeds of both sides move. Of a partner that is not reached there is nothing to add to why.
    fn feed(&self, party: &Party, peer: &Peer, status: &pb::PeerStatus, is_reached: bool) -> Check {
        const NAME: &str = "feed";
        let session = self.peers.sessions.status(party);
        let ails = |cause| Check::ails(NAME, cause, session.detail.clone());
        if peer.suspended.is_some() {
            return Check::skipped(NAME);
        }
        if let Some(reached) = self.peers.sessions.quota(party).reached {
            return Check::ails(NAME, Cause::QuotaReached, reached.phrase_here());
        }
        match session.state {
            PeerState::Stopped => return ails(Cause::TwoHistories),
            PeerState::Quarantined => return ails(of_refusal(session.last_refusal)),
            PeerState::Aside => return ails(Cause::ReplicaDamaged),
            PeerState::Waiting if !is_reached => return Check::skipped(NAME),
            PeerState::Waiting => {
                let own = self.node.health.now().state;
                return ails(unfollowed(&own, &session.detail.text));
            }
            PeerState::Connected => {}
        }
        if let Some(why) = self.peers.taking.of(party, peer) {
            let cause = match why.code {
                "card_not_enrolled" => Cause::CardNotEnrolledThere,
                "receipt_refused" => Cause::ReceiptRefused,
                _ => Cause::TakesNothing,
            };
            return Check::ails(NAME, cause, why);
        }
        let (receipted, size, held) = (status.receipted, status.feed_size, status.held);
        let seen = match status.held_back_unknown.as_str() {
            "" => Phrase::FeedCounts {
                receipted,
                size,
                back: status.held_back,
                held,
            },
            why => Phrase::FeedUncounted {
                receipted,
                size,
                why: Name::new("reason", why),
                held,
            },
        };
        if status.receipted < status.feed_size {
            return Check::warns(NAME, Cause::NoReceipt, seen);
        }
        Check::well(NAME, seen)
    }
}

/// Why no session follows the feed of a partner that a call reaches, by the own state and why the last one ended.
fn unfollowed(own: &State, ended: &str) -> Cause {
    if *own != State::Ready {
        Cause::NodeState
    } else if ended.contains(Reason::Guarded.code()) {
        Cause::GuardedThere
    } else {
        Cause::NotConnected
    }
}

/// What most often lies behind the refusal of what a partner sent.
const fn of_refusal(refusal: Option<Reason>) -> Cause {
    match refusal {
        Some(Reason::BadSignature) => Cause::CardOlder,
        _ => Cause::Unproven,
    }
}

/// Whether each side's records count at the other.
fn judgement(shown: &pb::ShowPeerResponse, status: &pb::PeerStatus) -> Check {
    const NAME: &str = "judgement";
    let here = shown.refused.iter().map(|it| Phrase::RefusedFor {
        records: it.records,
        reason: Name::new("reason", &it.reason),
    });
    let all = List::of(Joint::Comma, here);
    if !all.values.is_empty() {
        return Check::warns(NAME, Cause::RefusedHere, Phrase::AllThat { all });
    }
    if shown.refuses > 0 {
        let records = shown.refuses;
        return Check::warns(NAME, Cause::RefusedThere, Phrase::OfThisNode { records });
    }
    let held = status.held;
    Check::well(NAME, Phrase::NoneRefused { held })
}

/// How far a call came, step by step.
fn way(probed: &Probed) -> Vec<Check> {
    let steps = [
        ("name", Reached::Name),
        ("tcp", Reached::Machine),
        ("tls", Reached::Tls),
        ("identity", Reached::Partner),
        ("answer", Reached::Answer),
    ];
    let mut stopped = false;
    let mut checks = Vec::new();
    for (name, reached) in steps {
        if stopped {
            checks.push(Check::skipped(name));
        } else if probed.reached >= reached {
            checks.push(Check::well(name, probed.address.clone()));
        } else {
            let (cause, seen) = probed
                .fault
                .clone()
                .unwrap_or_else(|| (Cause::Silent, Phrase::TakesLine {}.said()));
            checks.push(Check::ails(name, cause, seen));
            stopped = true;
        }
    }
    checks
}

fn clock(probed: &Probed) -> Check {
    let Some(ahead) = probed.ahead_ms else {
        return Check::skipped("clock");
    };
    let allowed = u64::try_from(MAX_CLOCK_SKEW.as_millis()).unwrap_or(u64::MAX);
    let seconds = (ahead / 1000).unsigned_abs();
    let seen = match ahead / 1000 {
        0 => Phrase::ClockAgrees {},
        1.. => Phrase::ClockAhead { seconds },
        _ => Phrase::ClockBehind { seconds },
    };
    if ahead.unsigned_abs() > allowed {
        return Check::ails("clock", Cause::ClocksDiffer, seen);
    }
    Check::well("clock", seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_that_does_not_count_is_most_often_one_of_a_newer_key() {
        let of = |reason| of_refusal(Some(reason));
        assert_eq!(of(Reason::BadSignature), Cause::CardOlder);
        assert_eq!(of(Reason::BadProof), Cause::Unproven);
        assert_eq!(of_refusal(None), Cause::Unproven);
    }

    #[test]
    fn who_waits_is_told_to_wait_only_where_waiting_helps() {
        let ended = "the peer ended the session";
        assert_eq!(unfollowed(&State::Ready, ended), Cause::NotConnected);
        assert_eq!(unfollowed(&State::Guarded, ended), Cause::NodeState);
        let guarded = "it refuses to sign (GUARDED)";
        assert_eq!(unfollowed(&State::Ready, guarded), Cause::GuardedThere);
    }
}
