//! Calling a partner once, beside its session, to see how far the call comes.

use std::io::{self, ErrorKind};
use std::time::Duration;

use ntc_core::checkup::Cause;
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::reason::Reason;
use ntc_core::text::whole;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use tonic::Status;
use tonic::transport::Endpoint;

use super::Peers;
use super::follow::{reason_of, said};
use crate::partners::Peer;
use crate::tls::DialError;

/// How long the one call may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// How far a call came.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Reached {
    /// The name of its address is not known.
    Nothing,
    /// It is, and nothing was reached there.
    Name,
    /// A machine took the connection.
    Machine,
    /// It speaks TLS as a node does.
    Tls,
    /// It is the partner.
    Partner,
    /// It answers.
    Answer,
}

/// What came of calling a partner.
#[derive(Clone, Debug)]
pub(crate) struct Probed {
    /// The address that was called last.
    pub(crate) address: String,
    /// How far that came.
    pub(crate) reached: Reached,
    /// Why no further, and what was seen.
    pub(crate) fault: Option<(Cause, Said)>,
    /// How far the partner's clock is ahead, milliseconds; none without an answer.
    pub(crate) ahead_ms: Option<i64>,
}

impl Peers {
    /// Calls each address of a partner until one answers; answers how far the best of them came.
    pub(crate) async fn probe(&self, party: &Party, peer: &Peer) -> Probed {
        let mut best: Option<Probed> = None;
        for address in peer.card.addresses() {
            let probed = self.probe_at(party, address).await;
            let is_better = best
                .as_ref()
                .is_none_or(|best| probed.reached > best.reached);
            if is_better {
                best = Some(probed);
            }
            if best.as_ref().is_some_and(|best| best.fault.is_none()) {
                break;
            }
        }
        best.unwrap_or_else(|| Probed {
            address: String::new(),
            reached: Reached::Nothing,
            fault: Some((Cause::NameUnknown, Phrase::NoAddress {}.said())),
            ahead_ms: None,
        })
    }

    async fn probe_at(&self, party: &Party, address: &str) -> Probed {
        let stopped = |reached, cause, seen: Said| Probed {
            address: address.to_owned(),
            reached,
            fault: Some((cause, seen)),
            ahead_ms: None,
        };
        let dialler = &self.parts.dialler;
        match dialler.dial(party, address).await {
            Ok(line) => drop(line),
            Err(error) => {
                let (reached, cause) = of_dial(&error);
                return stopped(reached, cause, error.said());
            }
        }
        let connector = dialler.connector(party, address);
        let endpoint = Endpoint::from_static("http://peer");
        let silent = || {
            let seen = Phrase::TakesLine {}.said();
            stopped(Reached::Partner, Cause::Silent, seen)
        };
        let answer = async {
            let channel = endpoint.connect_with_connector(connector).await;
            let channel = channel.map_err(|error| Status::unavailable(whole(&error)))?;
            let mut client = ExchangeServiceClient::new(channel);
            client.head(pb::HeadRequest {}).await
        };
        let before = self.parts.clock.now();
        match tokio::time::timeout(ANSWER_WITHIN, answer).await {
            Err(_) => silent(),
            Ok(Err(status)) => {
                let cause = match reason_of(&status) {
                    None | Some(Reason::PartyUnknown | Reason::PeerSuspended) => {
                        Cause::NotEnrolledThere
                    }
                    Some(Reason::Guarded) => Cause::GuardedThere,
                    Some(_) => Cause::NotConnected,
                };
                stopped(Reached::Partner, cause, said(&status))
            }
            Ok(Ok(head)) => {
                let millis = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
                let theirs = millis(head.into_inner().now_ms);
                let ours = millis(before.as_millis());
                Probed {
                    address: address.to_owned(),
                    reached: Reached::Answer,
                    fault: None,
                    ahead_ms: Some(theirs.saturating_sub(ours)),
                }
            }
        }
    }
}

/// How far a call came that ended before a node answered, and why.
fn of_dial(error: &DialError) -> (Reached, Cause) {
    let reason = match error {
        DialError::Connect { source, .. } => return of_line(source),
        DialError::Timeout { .. } => return (Reached::Name, Cause::Silent),
        DialError::Tls(_) => return (Reached::Machine, Cause::NodeState),
        DialError::Untrusted { reason, .. } => *reason,
    };
    if reason == Reason::Malformed {
        (Reached::Machine, Cause::NotANode)
    } else if reason == Reason::CertificateExpired {
        (Reached::Tls, Cause::CertificateThere)
    } else if reason == Reason::PeerSuspended {
        (Reached::Nothing, Cause::Suspended)
    } else {
        (Reached::Tls, Cause::OtherNode)
    }
}

/// The same of one that came to no connection. A name that is not known is no error of the system's calls.
fn of_line(error: &io::Error) -> (Reached, Cause) {
    let kind = error.kind();
    if kind == ErrorKind::ConnectionRefused || kind == ErrorKind::ConnectionReset {
        (Reached::Name, Cause::NothingListens)
    } else if kind == ErrorKind::TimedOut {
        (Reached::Name, Cause::Silent)
    } else if error.raw_os_error().is_none() {
        (Reached::Nothing, Cause::NameUnknown)
    } else {
        (Reached::Name, Cause::NoWay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_in_which_a_line_fails_has_its_cause() {
        let os = |errno: rustix::io::Errno| io::Error::from_raw_os_error(errno.raw_os_error());
        for (error, cause) in [
            (os(rustix::io::Errno::CONNREFUSED), Cause::NothingListens),
            (os(rustix::io::Errno::HOSTUNREACH), Cause::NoWay),
            (os(rustix::io::Errno::NETUNREACH), Cause::NoWay),
            (os(rustix::io::Errno::TIMEDOUT), Cause::Silent),
            (
                io::Error::other("failed to lookup address"),
                Cause::NameUnknown,
            ),
        ] {
            assert_eq!(of_line(&error).1, cause, "{error}");
        }
    }
}
