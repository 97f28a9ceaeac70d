//! An answer shows what a record withheld: as it was signed, where terms let it be asked for, and once.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::medium::{Fault, FaultyDisk};
use ntc_tests::node::NodeFiles;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, TestNode, draft, until};
use tonic::Status;

use super::requests::{question, until_received};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Companies may be asked for, and who is meant is told to nobody.
pub(super) fn redacting() -> String {
    let document = share_all("pair", &[AZ, GE]);
    let open = "companies = \"allow\"";
    assert!(document.contains(open) && document.contains("persons = \"never\""));
    document.replacen(open, "companies = \"redact\"", 1)
}

pub(super) async fn asked(federation: &Federation) -> (Vec<u8>, Vec<u8>) {
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let notice = az.publish(draft::full("AZ", "GE")).await.id;
    until("the notice to be held", || async {
        ge.get(&notice).await.is_some()
    })
    .await;
    let request = pb::AskAboutRequest {
        id: notice.clone(),
        event: Some(v1::RequestEvent {
            asks: Some(v1::Coded {
                code: "information".to_owned(),
                text: String::new(),
            }),
            text: "Who is the consignee?".to_owned(),
            ..v1::RequestEvent::default()
        }),
        urgency: v1::Urgency::Urgent.into(),
        ..pb::AskAboutRequest::default()
    };
    let request = ge.requests().ask_about(request).await.expect("a request");
    let request = request.into_inner().id;
    // Its receipt is acknowledged by a record of its own.
    until("the receipt to be acknowledged", || async {
        let request = pb::ShowRequestRequest {
            id: request.clone(),
            origin: String::new(),
        };
        let shown = ge.requests().show_request(request).await;
        shown.is_ok_and(|shown| shown.into_inner().received_ms > 0)
    })
    .await;
    (notice, request)
}

pub(super) async fn answer(
    node: &TestNode,
    request: &[u8],
    sections: &[&str],
) -> Result<pb::AnswerResponse, Status> {
    let request = pb::AnswerRequest {
        id: request.to_vec(),
        event: Some(v1::AnswerEvent {
            status: "provided".to_owned(),
            ..v1::AnswerEvent::default()
        }),
        reveal: sections.iter().map(|name| (*name).to_owned()).collect(),
        ..pb::AnswerRequest::default()
    };
    let told = node.requests().answer(request).await;
    told.map(tonic::Response::into_inner)
}

/// The bytes of the companies of a notice, as a node holds them.
pub(super) async fn companies(node: &TestNode, notice: &[u8]) -> Option<Vec<u8>> {
    let slot = ntc_core::section::Slot::from(ntc_core::section::Section::Companies);
    let held = node.get(notice).await?.sections.into_iter();
    let mut held = held.filter(|it| it.slot == u32::from(slot.number()));
    held.next().map(|it| it.content)
}

async fn answers(node: &TestNode) -> usize {
    let request = pb::ListRequest {
        kinds: vec![v1::RecordKind::Answer.into()],
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    listed.into_inner().records.len()
}

/// Both hold the same companies, who asks knows that they came later, and everything holds.
async fn is_shown(federation: &Federation, notice: &[u8], told: &[u8]) {
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the answer to be held", || async {
        ge.get(told).await.is_some()
    })
    .await;
    // It went before the answer, so it is there now.
    until("the notice to be read anew", || async {
        companies(ge, notice).await.is_some()
    })
    .await;
    assert_eq!(companies(ge, notice).await, companies(az, notice).await);
    let held = ge.get(notice).await.expect("a notice");
    assert_eq!(held.revealed, ["companies"]);
    assert!(held.refused.is_empty(), "{}", held.refused);
    for node in &federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
        let request = pb::ShowThreadRequest {
            id: told.to_vec(),
            origin: String::new(),
        };
        let thread = node.inbox().show_thread(request).await.expect("a case");
        let mut lines = thread.into_inner().lines.into_iter();
        assert!(lines.any(|line| line.says == "provided, reveals companies"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_shows_what_was_withheld_as_it_was_signed_and_nothing_that_terms_never_disclose()
{
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&redacting()).await;
    let (notice, request) = asked(&federation).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    assert_eq!(companies(ge, &notice).await, None);

    // What is never disclosed, is not there or is nobody's section: nothing goes out, no part of it either.
    let before = az.peer(GE).await.feed_size;
    for (sections, refused, named) in [
        (
            &["companies", "persons"][..],
            "SECTION_NOT_COVERED",
            "never disclose persons",
        ),
        (&["media"], "FIELD_INVALID", "given with the answer"),
        (&["national"], "FIELD_INVALID", "no section"),
        (&["people"], "FIELD_INVALID", "no section"),
    ] {
        let told = answer(az, &request, sections).await.unwrap_err();
        assert_eq!(reason(&told), refused, "{sections:?}");
        assert!(told.message().contains(named), "{}", told.message());
    }
    // Nor to a partner that gets nothing now.
    let suspended = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "keys in doubt".to_owned(),
    };
    az.peers().suspend_peer(suspended).await.expect("suspended");
    answer(az, &request, &["companies"]).await.unwrap_err();
    assert_eq!(az.peer(GE).await.feed_size, before);
    assert_eq!(answers(az).await, 0);
    let resumed = pb::ResumePeerRequest {
        party: GE.to_owned(),
    };
    az.peers().resume_peer(resumed).await.expect("resumed");

    let told = answer(az, &request, &["companies"])
        .await
        .expect("an answer");
    is_shown(&federation, &notice, &told.id).await;
    // Whoever asks who has it is told so.
    let check = pb::EraseRecordRequest {
        id: notice.clone(),
        sections: vec!["companies".to_owned()],
        reason: "demanded".to_owned(),
        check: true,
        ..pb::EraseRecordRequest::default()
    };
    let would = az.retention().erase_record(check).await;
    let would = would.expect("who has it").into_inner();
    assert_eq!(would.holders[0].sections, ["companies"]);
    let gets = az.delivery(&notice, GE).await.recipient.expect("a partner");
    assert!(gets.disclosed.contains(&"companies".to_owned()));
    assert!(gets.withheld.iter().all(|it| it.section != "companies"));
    assert_eq!(
        az.peer(GE).await.feed_size,
        before + 2,
        "a section and an answer"
    );
    // Shown once, it is not shown again.
    answer(az, &request, &["companies"])
        .await
        .expect("an answer");
    assert_eq!(az.peer(GE).await.feed_size, before + 3);

    // What follows from the journals follows from them again.
    for node in &mut federation.nodes {
        node.stop().await;
        for derived in ["derived", "index"] {
            std::fs::remove_dir_all(node.files.data().join(derived)).expect("derived");
        }
        node.restart().await;
    }
    for node in &federation.nodes {
        node.until_indexed().await;
    }
    is_shown(&federation, &notice, &told.id).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_shows_a_section_of_every_record_that_the_request_is_about() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&redacting()).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let mut about = Vec::new();
    // The last has no companies, and another was withdrawn.
    for draft in [
        draft::full("AZ", "GE"),
        draft::seizure("AZ"),
        draft::full("AZ", "GE"),
        draft::full("AZ", "GE"),
    ] {
        let id = az.publish(draft).await.id;
        until("the notice to be held", || async {
            ge.get(&id).await.is_some()
        })
        .await;
        about.push(v1::RecordName {
            origin: AZ.to_owned(),
            id,
        });
    }
    let mut draft = draft::seizure("AZ");
    draft.kind = v1::RecordKind::Request.into();
    draft.audience = vec![AZ.to_owned()];
    draft.event = Some(pb::draft::Event::Request(v1::RequestEvent {
        about: about.clone(),
        text: "Who are the consignees?".to_owned(),
        ..question()
    }));
    let asked = ge
        .requests()
        .ask(pb::AskRequest { draft: Some(draft) })
        .await;
    let asked = asked.expect("a request").into_inner().id;
    until_received(&federation, &asked).await;
    az.retract(&about[3].id).await;
    until("the withdrawn notice to be erased", || async {
        let status = az.recall(&about[3].id, AZ).await;
        status.holders.iter().all(|it| it.erased_ms > 0)
    })
    .await;

    // What policy keeps of one is shown of none.
    let before = az.peer(GE).await.feed_size;
    let told = answer(az, &asked, &["companies", "persons"]).await;
    assert_eq!(reason(&told.unwrap_err()), "SECTION_NOT_COVERED");
    assert_eq!(az.peer(GE).await.feed_size, before);
    let told = answer(az, &asked, &["companies"]).await.expect("an answer");
    assert_eq!(az.peer(GE).await.feed_size, before + 3, "two and an answer");
    for name in [&about[0], &about[2]] {
        until("the companies to be shown", || async {
            companies(ge, &name.id).await.is_some()
        })
        .await;
        assert_eq!(companies(ge, &name.id).await, companies(az, &name.id).await);
    }
    until("the answer to be held", || async {
        ge.get(&told.id).await.is_some()
    })
    .await;
    let request = pb::ShowThreadRequest {
        id: told.id,
        origin: String::new(),
    };
    let thread = ge.inbox().show_thread(request).await.expect("a case");
    let mut lines = thread.into_inner().lines.into_iter();
    assert!(lines.any(|line| line.says == "provided, reveals companies of 2 records"));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_dies_between_what_it_shows_and_its_answer_shows_it_once_when_asked_again() {
    let (disk, ports) = FaultyDisk::ports();
    let mut az = TestNode::stopped(NodeFiles::make(AZ));
    az.try_start(ports).await.expect("the node starts");
    let mut federation = Federation::of(vec![az, TestNode::start(GE).await]).await;
    federation.agree(&redacting()).await;
    let (notice, request) = asked(&federation).await;
    let az = federation.node(AZ);
    let before = az.peer(GE).await.feed_size;
    // The answer has a body to be written, and what is shown has none.
    disk.fail(Fault::Sync, &az.files.data().join("bodies"));
    answer(az, &request, &["companies"]).await.unwrap_err();
    disk.mend();
    let az = federation.node_mut(AZ);
    az.stop().await;
    az.restart_with(&FaultyDisk::ports().1).await;
    let az = federation.node(AZ);
    az.until_indexed().await;
    assert_eq!(
        az.peer(GE).await.feed_size,
        before + 1,
        "shown, and not answered"
    );
    assert_eq!(answers(az).await, 0);

    let told = answer(az, &request, &["companies"])
        .await
        .expect("an answer");
    assert_eq!(az.peer(GE).await.feed_size, before + 2);
    is_shown(&federation, &notice, &told.id).await;
    assert_eq!(answers(federation.node(GE)).await, 1);
    federation.stop().await;
}
