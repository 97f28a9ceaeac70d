//! What a hostile partner or a broken client asks takes nothing from the others, and is answered in the node's words.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_node::app::Ports;
use ntc_node::tls::Use;
use ntc_proto::v1 as pb;
use ntc_tests::node::NodeFiles;
use ntc_tests::rogue::RawCodec;
use ntc_tests::{Federation, ShiftedClock, TestNode, peer, reason, until};
use tonic::codegen::http::uri::PathAndQuery;
use tonic::{Code, Request};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

/// Calls of one connection at a time, as many as are worked on.
const AT_A_TIME: u32 = 32;

#[tokio::test(flavor = "multi_thread")]
async fn one_party_that_calls_too_often_waits_and_another_does_not() {
    let az = TestNode::start(AZ).await;
    let (ge, md) = (NodeFiles::make(GE), NodeFiles::make(MD));
    az.enrol(&ge.card).await;
    az.enrol(&md.card).await;
    let client = peer::exchange(&ge, &az.files.card).await;
    let mut other = peer::exchange(&md, &az.files.card).await;
    other.head(pb::HeadRequest {}).await.expect("a head");

    let rate = Use::Call.rate();
    // So many that another party's turn would come seconds later behind them; a loaded machine takes less.
    let each = rate.burst / AT_A_TIME + 5;
    let started = Instant::now();
    let loops: Vec<_> = (0..AT_A_TIME)
        .map(|_| {
            let mut client = client.clone();
            tokio::spawn(async move {
                for _ in 0..each {
                    client.head(pb::HeadRequest {}).await.expect("a head");
                }
            })
        })
        .collect();
    let mut longest = Duration::ZERO;
    while !loops.iter().all(tokio::task::JoinHandle::is_finished) {
        let asked = Instant::now();
        other.head(pb::HeadRequest {}).await.expect("a head");
        longest = longest.max(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for done in loops {
        done.await.expect("heads");
    }
    let past = each * AT_A_TIME - rate.burst;
    let least = Duration::from_secs(1) * (past - 1) / rate.tokens;
    let took = started.elapsed();
    assert!(took >= least, "{took:?} for {past} past the burst");
    assert!(longest < least, "another party waited {longest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_is_signed_once_for_each_checkpoint_however_often_it_is_asked_for() {
    let clock = Arc::new(ShiftedClock::default());
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let ge = TestNode::start_with(GE, &ports).await;
    let federation = Federation::of(vec![TestNode::start(AZ).await, ge]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let client = peer::exchange(&az.files, &ge.files.card).await;
    let head = || async {
        let answer = client.clone().head(pb::HeadRequest {}).await;
        let note = answer.expect("a head").into_inner().note;
        String::from_utf8(note).expect("a note")
    };
    let checkpoint = |note: &str| note.split_once("\n\n").map(|(text, _)| text.to_owned());
    // A witness line says when it was signed. The ledger can still grow by what the enrolment brought.
    until("two heads of one checkpoint", || async {
        let before = head().await;
        clock.advance(Duration::from_secs(2));
        let after = head().await;
        let same = checkpoint(&before).is_some() && checkpoint(&before) == checkpoint(&after);
        assert!(!same || before == after, "signed again");
        same
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_not_of_its_form_is_malformed() {
    let az = TestNode::start(AZ).await;
    let ge = NodeFiles::make(GE);
    az.enrol(&ge.card).await;
    let peers = peer::channel(&ge, &az.files.card).await.expect("a session");
    for (channel, path) in [
        (peers, "/ntc.v1.ExchangeService/FetchMedia"),
        (az.channel(), "/ntc.node.v1.RecordService/Get"),
    ] {
        let mut raw = tonic::client::Grpc::new(channel);
        raw.ready().await.expect("a connection");
        let path = PathAndQuery::from_static(path);
        let garbage = Request::new(vec![0xff; 8]);
        let answer = raw.unary(garbage, path, RawCodec).await;
        let status = answer.expect_err("a refusal");
        assert_eq!(reason(&status), "MALFORMED");
        assert_eq!(status.code(), Code::InvalidArgument);
    }
}
