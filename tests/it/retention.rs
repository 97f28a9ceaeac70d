//! What may be kept no longer is destroyed on every node that has it, and what is left still verifies.

mod kept;

use std::fs;
use std::time::Duration;

use ntc_node::app::Ports;
use ntc_proto::node::v1 as pb;
use ntc_tests::clock::ShiftedClock;
use ntc_tests::federation::share_all;
use ntc_tests::node::NodeFiles;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, TestNode, draft, folder, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A text that stands in the goods of one record alone.
const MARK: &str = "heroin in 4711 blue teapots";

fn notice(country: &str) -> pb::Draft {
    let mut draft = draft::seizure(country);
    let goods = draft.goods.as_mut().expect("goods");
    goods.items[0].description = MARK.to_owned();
    draft
}

/// A record that its author lets nobody keep for more than some days.
fn short(country: &str, days: i64) -> pb::Draft {
    pb::Draft {
        expires: draft::in_days(days),
        ..notice(country)
    }
}

fn holds_mark(node: &TestNode) -> bool {
    folder::holds(&node.files.data(), MARK.as_bytes())
}

async fn lists(node: &TestNode, id: &[u8]) -> bool {
    node.list()
        .await
        .iter()
        .any(|record| record.id == id && !record.erased)
}

async fn until_listed(node: &TestNode, id: &[u8]) {
    until("the record to be listed", || lists(node, id)).await;
}

async fn is_gone(node: &TestNode, id: &[u8]) -> bool {
    node.get(id).await.is_some_and(|held| held.erased)
}

/// Waits until a node has nothing of a record, in its files too.
async fn until_gone(node: &TestNode, id: &[u8]) {
    until("the record to be erased", || is_gone(node, id)).await;
    until("the bytes to be destroyed", || async { !holds_mark(node) }).await;
}

fn request(id: &[u8], sections: &[&str]) -> pb::EraseRecordRequest {
    pb::EraseRecordRequest {
        id: id.to_vec(),
        sections: sections.iter().map(|it| (*it).to_owned()).collect(),
        reason: "demanded".to_owned(),
        ..pb::EraseRecordRequest::default()
    }
}

async fn erase(
    node: &TestNode,
    request: pb::EraseRecordRequest,
) -> Result<pb::EraseRecordResponse, tonic::Status> {
    let erased = node.retention().erase_record(request).await;
    erased.map(tonic::Response::into_inner)
}

/// Whether the partner of a node said that it erased a record, and what it has of these sections.
async fn has(node: &TestNode, id: &[u8], sections: &[&str]) -> (bool, Vec<String>) {
    let check = pb::EraseRecordRequest {
        check: true,
        ..request(id, sections)
    };
    let would = erase(node, check).await.expect("who has it");
    assert_eq!(would.holders.len(), 1, "{:?}", would.holders);
    let holder = &would.holders[0];
    (holder.erased_ms > 0, holder.sections.clone())
}

/// A node of a party that keeps nothing longer that it received, by the clock of a federation.
async fn keeping(party: &str, received_days: u16, ports: &Ports) -> TestNode {
    let files = NodeFiles::make(party);
    files.edit_config(|text| text + &format!("\n[retention]\nreceived_days = {received_days}\n"));
    let mut node = TestNode::stopped(files);
    node.try_start(ports.clone())
        .await
        .expect("the node starts");
    node
}

/// Starts a node again without anything that is derived.
async fn rebuild(node: &mut TestNode, ports: &Ports) {
    node.stop().await;
    for derived in ["derived", "index"] {
        fs::remove_dir_all(node.files.data().join(derived)).expect("a folder");
    }
    node.restart_with(ports).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_whose_time_is_over_is_erased_everywhere_and_the_rest_verifies() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE, KZ], &ports).await;
    let az = federation.node(AZ);
    let draft = short("AZ", 20);
    let expires = draft.expires;
    let published = az.publish(draft).await;
    for holder in [GE, KZ] {
        until_listed(federation.node(holder), &published.id).await;
    }
    let held = federation
        .node(GE)
        .get(&published.id)
        .await
        .expect("a record");
    assert_eq!(
        (held.kept_by.as_str(), held.kept_until_ms),
        ("author", expires)
    );
    for node in [az, federation.node(GE)] {
        let ends = pb::ListEndingRequest {
            remind: true,
            ..pb::ListEndingRequest::default()
        };
        let soon = node.retention().list_ending(ends).await;
        let soon = soon.expect("a list").into_inner();
        assert_eq!((soon.count, soon.records.len(), soon.days), (1, 1, 30));
        let ends = &soon.records[0];
        assert_eq!((ends.ends_ms, ends.by.as_str()), (expires, "author"));
        assert_eq!((ends.section.as_str(), ends.own), ("", node.party() == AZ));
    }
    let warned = az.status().await.warnings;
    assert!(
        warned.iter().any(|it| it.code == "records_end_soon"),
        "{warned:?}"
    );
    // One was away when it ended.
    federation.node_mut(KZ).stop().await;
    clock.advance(DAY * 19);
    let az = federation.node(AZ);
    let other = az.publish(notice("AZ")).await;
    until_listed(federation.node(GE), &other.id).await;
    assert!(lists(az, &published.id).await, "its time is not over");
    erase(az, request(&other.id, &["goods"]))
        .await
        .expect("an erasure");
    clock.advance(DAY * 2);
    for party in [AZ, GE] {
        until_gone(federation.node(party), &published.id).await;
    }
    federation.node_mut(KZ).restart_with(&ports).await;
    until_gone(federation.node(KZ), &published.id).await;
    for node in &mut federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
        rebuild(node, &ports).await;
        assert!(is_gone(node, &published.id).await);
        assert!(!holds_mark(node));
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    let az = federation.node_mut(AZ);
    az.stop().await;
    assert_eq!(az.files.audited("EraseExpired"), ["BEGUN", "OK"]);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_rule_gives_up_what_a_partner_told_and_the_partner_is_told() {
    let (clock, ports) = ShiftedClock::ports();
    let az = TestNode::start_with(AZ, &ports).await;
    let ge = keeping(GE, 5, &ports).await;
    let mut federation = Federation::of(vec![az, ge]).await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(notice("AZ")).await;
    until_listed(ge, &published.id).await;
    assert_eq!(
        ge.get(&published.id).await.expect("a record").kept_by,
        "own"
    );
    clock.advance(DAY * 6);
    until_gone(ge, &published.id).await;
    assert!(lists(az, &published.id).await, "its author keeps it");
    let check = pb::EraseRecordRequest {
        check: true,
        ..request(&published.id, &[])
    };
    until("the author to know", || async {
        let known = erase(az, check.clone()).await.expect("who has it");
        known.holders[0].erased_ms > 0
    })
    .await;
    assert!(lists(az, &published.id).await, "it was only asked");
    for restarted in [false, true] {
        let ge = federation.node_mut(GE);
        if restarted {
            rebuild(ge, &ports).await;
        }
        assert!(is_gone(ge, &published.id).await && !holds_mark(ge));
        let held = ge.get(&published.id).await.expect("what it was");
        let [erasure] = held.erasures.as_slice() else {
            panic!("{:?}", held.erasures)
        };
        assert_eq!(
            (erasure.signed_by.as_str(), erasure.reason.as_str()),
            (GE, "given_up")
        );
        assert!(erasure.at_ms > 0 && erasure.sections.contains(&"goods".to_owned()));
        assert_eq!(ge.verify().await, Vec::<String>::new(), "{restarted}");
    }
    // What comes later is kept for its time.
    let later = federation.node(AZ).publish(notice("AZ")).await;
    until_listed(federation.node(GE), &later.id).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_comes_later_counts_for_what_is_held_already() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let published = federation.node(AZ).publish(notice("AZ")).await;
    until_listed(federation.node(GE), &published.id).await;
    clock.advance(DAY * 6);
    let ge = federation.node_mut(GE);
    ge.stop().await;
    ge.files
        .edit_config(|text| text + "\n[retention]\nreceived_days = 5\n");
    ge.restart_with(&ports).await;
    until_gone(ge, &published.id).await;
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_with_a_shorter_time_goes_alone() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::start_with(&[AZ, GE], &ports).await;
    let document = share_all("all", &[AZ, GE]);
    let document = document.replace("days = 1825", "days = 1825\nsections = { goods = 3 }");
    federation.agree(&document).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(notice("AZ")).await;
    until_listed(ge, &published.id).await;
    let kept = ge.get(&published.id).await.expect("a record").kept_sections;
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].section.as_str(), kept[0].agreement.as_str()),
        ("goods", "all")
    );
    clock.advance(DAY * 4);
    until("the bytes to be destroyed", || async { !holds_mark(ge) }).await;
    for restarted in [false, true] {
        let ge = federation.node_mut(GE);
        if restarted {
            rebuild(ge, &ports).await;
        }
        until("the rest of the record", || lists(ge, &published.id)).await;
        let held = ge.get(&published.id).await.expect("a record");
        assert!(!held.erased && !held.sections.is_empty());
        assert_eq!(held.erasures.len(), 1);
        assert_eq!(held.erasures[0].sections, ["goods"]);
        assert_eq!(ge.verify().await, Vec::<String>::new());
    }
    assert!(holds_mark(federation.node(AZ)), "its author keeps it");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_agreement_its_clause_is_carried_out() {
    for erases in [true, false] {
        let federation = Federation::start(&[AZ, GE]).await;
        let mut document = share_all("all", &[AZ, GE]);
        if erases {
            let keeps = "after_end = \"keep_until_retention\"";
            document = document.replace(keeps, "after_end = \"erase\"");
        }
        federation.agree(&document).await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let published = az.publish(notice("AZ")).await;
        until_listed(ge, &published.id).await;
        let ended = pb::TerminateRequest {
            id: "all".to_owned(),
            reason: "it was replaced".to_owned(),
        };
        ge.agreements().terminate(ended).await.expect("an end");
        if erases {
            until_gone(ge, &published.id).await;
            assert_eq!(ge.verify().await, Vec::<String>::new());
        } else {
            until("the end", || async {
                let held = ge.get(&published.id).await.expect("a record");
                !held.erased && held.kept_by == "author"
            })
            .await;
        }
        assert!(lists(az, &published.id).await);
        federation.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_section_alone_is_erased_everywhere_when_a_court_demands_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(notice("AZ")).await;
    until_listed(ge, &published.id).await;
    let erased = erase(az, request(&published.id, &["goods"]))
        .await
        .expect("an erasure");
    assert_eq!(
        (erased.sections.as_slice(), erased.destroyed),
        (&["goods".to_owned()][..], true)
    );
    assert_eq!(erased.holders[0].party, GE);
    for node in [az, ge] {
        until("the bytes to be destroyed", || async { !holds_mark(node) }).await;
        until("the rest of the record", || lists(node, &published.id)).await;
        let held = node.get(&published.id).await.expect("a record");
        assert_eq!(
            (held.erasures.len(), held.erasures[0].reason.as_str()),
            (1, "demanded")
        );
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    let again = erase(az, request(&published.id, &["goods"]))
        .await
        .unwrap_err();
    assert_eq!(reason(&again), "NOTHING_TO_ERASE");
    let unknown = erase(az, request(&published.id, &["good"]))
        .await
        .unwrap_err();
    assert_eq!(reason(&unknown), "FIELD_INVALID");
    let withdrawn = pb::EraseRecordRequest {
        reason: "withdrawn".to_owned(),
        ..request(&published.id, &[])
    };
    assert_eq!(
        reason(&erase(az, withdrawn).await.unwrap_err()),
        "FIELD_INVALID"
    );
    until("the partner to sign that it was told", || async {
        has(az, &published.id, &["goods"]).await.1.is_empty()
    })
    .await;
    let (_, rest) = has(az, &published.id, &[]).await;
    assert!(rest.contains(&"event".to_owned()), "{rest:?}");
    for node in &mut federation.nodes {
        rebuild(node, &Ports::system()).await;
        assert!(lists(node, &published.id).await && !holds_mark(node));
    }
    // Who erased all of it is told when nothing of it is left here.
    let az = federation.node(AZ);
    erase(az, request(&published.id, &[])).await.expect("all");
    until("the partner to erase it", || async {
        let (erased, left) = has(az, &published.id, &[]).await;
        erased && left.is_empty()
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_erases_its_own_copy_and_nobody_elses() {
    let mut federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let (az, ge, kz) = (
        federation.node(AZ),
        federation.node(GE),
        federation.node(KZ),
    );
    let published = az.publish(notice("AZ")).await;
    for holder in [ge, kz] {
        until_listed(holder, &published.id).await;
    }
    let of_az = |sections: &[&str]| pb::EraseRecordRequest {
        origin: AZ.to_owned(),
        ..request(&published.id, sections)
    };
    erase(ge, of_az(&["goods"])).await.expect("an erasure");
    until("the bytes to be destroyed", || async { !holds_mark(ge) }).await;
    assert!(lists(ge, &published.id).await, "the rest stands");
    assert_eq!(ge.verify().await, Vec::<String>::new());
    erase(ge, of_az(&[])).await.expect("an erasure");
    until_gone(ge, &published.id).await;
    for node in [az, kz] {
        assert!(lists(node, &published.id).await && holds_mark(node));
    }
    assert_eq!(ge.verify().await, Vec::<String>::new());
    // What only runs the federation is proof.
    let said = pb::ListRequest {
        kinds: vec![13],
        ..pb::ListRequest::default()
    };
    let said = ge
        .records()
        .list(said)
        .await
        .expect("a list")
        .into_inner()
        .records;
    assert_eq!(said.len(), 2);
    let proof = erase(ge, request(&said[0].id, &[])).await.unwrap_err();
    assert_eq!(reason(&proof), "KEPT_AS_PROOF");
    // Its author withdraws it: who has nothing of it any more is owed nothing.
    az.retract(&published.id).await;
    until("every holder to obey", || async {
        let status = az.recall(&published.id, AZ).await;
        status.holders.iter().all(|it| it.outstanding_since_ms == 0)
    })
    .await;
    for node in &mut federation.nodes {
        rebuild(node, &Ports::system()).await;
        assert!(is_gone(node, &published.id).await && !holds_mark(node));
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_found_wherever_it_is_mentioned_and_what_was_erased_is_counted() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let first = az.publish(notice("AZ")).await;
    until_listed(ge, &first.id).await;
    let mut better = notice("AZ");
    better.urgency = ntc_proto::v1::Urgency::Urgent.into();
    let corrected = pb::CorrectRequest {
        id: first.id.clone(),
        draft: Some(better),
        reason: "it is urgent".to_owned(),
    };
    let corrected = az.recalls().correct(corrected).await;
    let second = corrected.expect("a correction").into_inner();
    until_listed(ge, &second.id).await;
    // The agreement lets no persons go.
    let person = az.publish(draft::full("AZ", "GE")).await;
    until_listed(ge, &person.id).await;
    let sought = |text: &str| pb::FindSubjectRequest {
        sought: vec![pb::Sought {
            text: text.to_owned(),
            within: 0,
        }],
        ..pb::FindSubjectRequest::default()
    };
    let find = async |node: &TestNode, text: &str| {
        node.until_indexed().await;
        let found = node.retention().find_subject(sought(text)).await;
        found.expect("a page").into_inner()
    };
    for node in [az, ge] {
        let found = find(node, "teapots").await;
        let of = |record: &pb::SubjectRecord| {
            let summary = record.record.clone().expect("a record");
            (summary.id, record.refused.clone())
        };
        let records: Vec<_> = found.records.iter().map(of).collect();
        assert_eq!(
            records,
            [
                (first.id.clone(), "SUPERSEDED".to_owned()),
                (second.id.clone(), String::new())
            ]
        );
        assert!(found.next_page.is_empty() && found.read > 3 && found.erased == 0);
        let holder = &found.records[0].holders[0];
        let other = if node.party() == AZ { GE } else { AZ };
        assert_eq!(holder.party, other);
        assert_eq!(
            holder.sections.contains(&"goods".to_owned()),
            node.party() == AZ
        );
    }
    assert_eq!(find(az, "Eriksson").await.records.len(), 1);
    assert!(find(ge, "Eriksson").await.records.is_empty());
    erase(az, request(&second.id, &["goods"]))
        .await
        .expect("an erasure");
    until("the erasure", || async {
        find(ge, "teapots").await.records.len() == 1
    })
    .await;
    let found = find(az, "teapots").await;
    assert_eq!((found.records.len(), found.erased), (1, 1));
    assert!(find(az, "Lindqvist").await.records.is_empty());
    let none = az
        .retention()
        .find_subject(pb::FindSubjectRequest::default())
        .await;
    assert_eq!(reason(&none.unwrap_err()), "TOO_LARGE");
    federation.stop().await;
}
