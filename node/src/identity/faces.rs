//! Where the faces of a node listen and are reached.

use std::net::SocketAddr;

use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;

/// An address at which two of a node's faces would listen; none when each has a port of its own.
pub fn meeting(faces: [SocketAddr; 3]) -> Option<SocketAddr> {
    let [peers, officers, metrics] = faces;
    let meet = |one: SocketAddr, other: SocketAddr| {
        let same_ip =
            one.ip() == other.ip() || one.ip().is_unspecified() || other.ip().is_unspecified();
        one.port() != 0 && one.port() == other.port() && same_ip
    };
    let mut pairs = [(peers, officers), (peers, metrics), (officers, metrics)].into_iter();
    pairs
        .find(|(one, other)| meet(*one, *other))
        .map(|(_, other)| other)
}

/// Where officers reach a node that names no address for them: where it listens, or by the name in its certificate when
/// it listens everywhere.
pub fn officers_address(domain: &FederationDomain, party: &Party, listen: SocketAddr) -> String {
    if listen.ip().is_unspecified() {
        return format!("{}:{}", domain.officers_host(party), listen.port());
    }
    listen.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    #[test]
    fn two_faces_meet_at_one_port_of_one_address_or_of_all() {
        let apart = [at("0.0.0.0:1"), at("127.0.0.1:2"), at("127.0.0.1:3")];
        assert_eq!(meeting(apart), None);
        let officers = at("127.0.0.1:1");
        let same = [at("0.0.0.0:1"), officers, at("127.0.0.1:3")];
        assert_eq!(meeting(same), Some(officers));
        let other_ip = [at("10.0.0.1:1"), at("127.0.0.1:1"), at("127.0.0.1:3")];
        assert_eq!(meeting(other_ip), None);
        let any = [at("127.0.0.1:0"); 3];
        assert_eq!(meeting(any), None, "the system gives each its own");
    }

    #[test]
    fn a_node_that_listens_everywhere_is_reached_by_its_name() {
        let (domain, party) = ("ntc.test".parse().unwrap(), "GE/customs".parse().unwrap());
        let reached = |listen| officers_address(&domain, &party, at(listen));
        assert_eq!(reached("127.0.0.1:7443"), "127.0.0.1:7443");
        assert_eq!(reached("0.0.0.0:7443"), "officers.customs.ge.ntc.test:7443");
    }
}
