//! One past each limit of the listener.

use std::time::Instant;

use ntc_core::admission::{PorchLimits, Rate};
use tokio::net::TcpStream;
use tonic::transport::server::Connected as _;

use super::*;
use crate::tls::limits::PORCH;
use crate::tls::listener::TOLD_AFTER;

#[tokio::test]
async fn one_connection_past_all_is_refused() {
    let (ge, am) = partners();
    let limits = Limits {
        connections: 2,
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let _first = am.dial(&ge, address).await.unwrap();
    let here = next(&mut incoming).await;
    let _second = am.dial(&ge, address).await.unwrap();
    let _here_too = next(&mut incoming).await;
    ended(&mut am.dial(&ge, address).await.unwrap()).await;
    ge.refused(Reason::TooManyConnections).await;
    drop(here);
    let _third = am.dial(&ge, address).await.unwrap();
    next(&mut incoming).await;
}

#[tokio::test]
async fn one_connection_of_a_caller_past_its_share_is_refused() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    ge.trusts(&[(&am, Enrolled), (&az, Enrolled)]);
    az.trusts(&[(&ge, Enrolled)]);
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut kept = Vec::new();
    for _ in 0..Limits::peers().connections_per_caller {
        let there = am.dial(&ge, address).await.unwrap();
        kept.push((there, next(&mut incoming).await));
    }
    assert_eq!(ge.connections.accepted(&am.key()), 4);
    let started = Instant::now();
    ended(&mut am.dial(&ge, address).await.unwrap()).await;
    assert!(started.elapsed() >= TOLD_AFTER, "told late");
    ge.refused(Reason::TooManyConnections).await;
    let _other = az.dial(&ge, address).await.unwrap();
    let here = next(&mut incoming).await;
    assert_eq!(here.connect_info().identity().party, *az.party());
    kept.pop();
    let _again = am.dial(&ge, address).await.unwrap();
    next(&mut incoming).await;
}

#[tokio::test]
async fn one_unknown_caller_past_the_places_ends_the_oldest_silent_one() {
    let (ge, am) = partners();
    let limits = Limits {
        porch: PorchLimits {
            places: 3,
            reserved: 0,
            per_source: 2,
            ..PORCH
        },
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut first = TcpStream::connect(address).await.unwrap();
    let mut second = TcpStream::connect(address).await.unwrap();
    assert!(stands(&mut first).await);
    let _known = am.dial(&ge, address).await.unwrap();
    next(&mut incoming).await;
    ended(&mut first).await;
    ge.refused(Reason::TooManyConnections).await;
    assert!(stands(&mut second).await);
}

#[tokio::test]
async fn a_partner_is_admitted_from_the_address_of_a_flood_each_time() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut flood = Vec::new();
    for _ in 0..20 {
        for _ in 0..2 * PORCH.per_known_source {
            flood.push(TcpStream::connect(address).await.unwrap());
        }
        let _there = am.dial(&ge, address).await.unwrap();
        let here = next(&mut incoming).await;
        assert_eq!(here.connect_info().identity().party, *am.party());
        flood.truncate(200);
    }
}

#[tokio::test]
async fn a_probe_that_leaves_without_a_word_is_no_refusal() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    drop(TcpStream::connect(address).await.unwrap());
    let _there = am.dial(&ge, address).await.unwrap();
    next(&mut incoming).await;
    let told = ge.metrics.render().unwrap();
    assert!(!told.contains("connections_refused_total{"), "{told}");
}

#[tokio::test]
async fn the_first_connection_of_a_caller_finds_a_place_when_all_are_taken() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    ge.trusts(&[(&am, Enrolled), (&az, Enrolled)]);
    az.trusts(&[(&ge, Enrolled)]);
    let limits = Limits {
        connections: 1,
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let _first = am.dial(&ge, address).await.unwrap();
    let _here = next(&mut incoming).await;
    let _other = az.dial(&ge, address).await.unwrap();
    let here = next(&mut incoming).await;
    assert_eq!(here.connect_info().identity().party, *az.party());
}

#[tokio::test]
async fn one_connection_of_a_party_past_its_rate_is_refused() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    for _ in 0..Use::Connection.rate().burst {
        ge.trust
            .allowance(am.party())
            .take(Use::Connection)
            .unwrap();
    }
    ended(&mut am.dial(&ge, address).await.unwrap()).await;
    ge.refused(Reason::TooManyConnections).await;
    let again = async {
        loop {
            let _there = am.dial(&ge, address).await.unwrap();
            if timeout(SHORT, incoming.next()).await.is_ok() {
                return;
            }
        }
    };
    timeout(PATIENCE, again).await.unwrap();
}

#[tokio::test]
async fn a_source_past_its_handshakes_is_told_late_and_admitted_again() {
    let (ge, am) = partners();
    let limits = Limits {
        porch: PorchLimits {
            per_known_source: 2,
            known: Rate::per_second(1, 1),
            ..PORCH
        },
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let _there = am.dial(&ge, address).await.unwrap();
    next(&mut incoming).await;
    let started = Instant::now();
    let refused = async { while am.dial(&ge, address).await.is_ok() {} };
    timeout(PATIENCE, refused).await.unwrap();
    assert!(started.elapsed() >= TOLD_AFTER, "told late");
    ge.refused(Reason::TooManyConnections).await;
    timeout(PATIENCE, async {
        while am.dial(&ge, address).await.is_err() {}
    })
    .await
    .unwrap();
    next(&mut incoming).await;
}

#[tokio::test]
async fn a_handshake_that_takes_too_long_is_ended() {
    let (ge, _am) = partners();
    let limits = Limits {
        handshake_timeout: SHORT,
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let mut silent = TcpStream::connect(listener.local_addr()).await.unwrap();
    let _incoming = listener.incoming();
    ended(&mut silent).await;
    ge.refused(Reason::Malformed).await;
}

#[tokio::test]
async fn a_connection_without_request_is_ended_and_one_with_a_request_stands() {
    let (ge, am) = partners();
    let limits = Limits {
        first_request_timeout: SHORT,
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let _idle = am.dial(&ge, address).await.unwrap();
    ended(&mut next(&mut incoming).await).await;
    let _busy = am.dial(&ge, address).await.unwrap();
    let mut here = next(&mut incoming).await;
    here.connect_info().mark_request();
    assert!(stands(&mut here).await);
}

#[tokio::test]
async fn a_connection_ends_at_its_greatest_age_whatever_it_does() {
    let (ge, am) = partners();
    let limits = Limits {
        connection_age: SHORT / 2,
        connection_grace: SHORT / 2,
        ..Limits::peers()
    };
    let listener = ge.listen(limits).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let _there = am.dial(&ge, address).await.unwrap();
    let mut here = next(&mut incoming).await;
    here.connect_info().mark_request();
    ended(&mut here).await;
}

#[tokio::test]
async fn a_dropped_listener_accepts_no_more_and_what_stands_goes_on() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut there = am.dial(&ge, address).await.unwrap();
    let _here = next(&mut incoming).await;
    drop(incoming);
    let closed = async { while TcpStream::connect(address).await.is_ok() {} };
    timeout(PATIENCE, closed).await.unwrap();
    assert!(stands(&mut there).await);
    assert_eq!(ge.connections.close_all(), 1);
}
