//! A source reference is published once: repeated, at the same time, and after a restart.

use futures::future::join_all;
use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::record::RecordId;
use ntc_core::section::{Section, SectionSet};
use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, reason};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

fn request(reference: &str) -> pb::PublishRequest {
    pb::PublishRequest {
        draft: Some(draft::seizure_with_reference("AZ", reference)),
        again: false,
    }
}

/// Waits until the index has followed, and sees that there is not one more.
async fn until_listed(node: &TestNode, count: usize) {
    node.until_indexed().await;
    assert_eq!(node.list().await.len(), count);
    assert_eq!(node.status().await.published, count as u64);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_reference_is_published_once_however_often_it_is_sent() {
    let mut az = TestNode::start(AZ).await;
    let first = az.publish(draft::seizure_with_reference("AZ", "S1")).await;
    assert!(!first.duplicate);
    let again = az.publish(draft::seizure_with_reference("AZ", "S1")).await;
    assert!(again.duplicate);
    assert_eq!(
        (&again.id, again.ledger_index),
        (&first.id, first.ledger_index)
    );

    // At the same time: one is written; the others are told so, or to ask again.
    let calls = (0..16).map(|_| {
        let mut records = az.records();
        async move { records.publish(request("S2")).await }
    });
    let mut written = Vec::new();
    for outcome in join_all(calls).await {
        match outcome {
            Ok(answer) => {
                let answer = answer.into_inner();
                written.push((answer.id, answer.duplicate));
            }
            Err(status) => assert_eq!(reason(&status), "REFERENCE_IN_USE"),
        }
    }
    assert_eq!(
        written.iter().filter(|(_, duplicate)| !duplicate).count(),
        1
    );
    assert!(written.iter().all(|(id, _)| *id == written[0].0));

    // In one stream as well, where many are worked on at once.
    let stream = tokio_stream::iter((0..100).map(|at| request(&format!("T{}", at % 10))));
    let mut answers = az
        .records()
        .publish_stream(stream)
        .await
        .expect("a stream")
        .into_inner();
    let (mut position, mut fresh) = (0, 0);
    while let Some(answer) = answers.message().await.expect("an answer") {
        assert_eq!(
            answer.position, position,
            "answers come in the order of the requests"
        );
        position += 1;
        match answer.outcome.expect("an outcome") {
            pb::publish_stream_response::Outcome::Published(published) => {
                fresh += usize::from(!published.duplicate);
            }
            pb::publish_stream_response::Outcome::Refused(refused) => {
                assert_eq!(refused.reason, "REFERENCE_IN_USE");
            }
        }
    }
    assert_eq!((position, fresh), (100, 10));
    until_listed(&az, 12).await;

    az.stop().await;
    az.restart().await;
    let after = az.publish(draft::seizure_with_reference("AZ", "S1")).await;
    assert!(after.duplicate);
    assert_eq!(after.id, first.id);
    until_listed(&az, 12).await;
    // The same reference with other content is no duplicate: nobody is told that a correction was published.
    let mut corrected = draft::seizure_with_reference("AZ", "S1");
    corrected.language = "ru".to_owned();
    let request = pb::PublishRequest {
        draft: Some(corrected.clone()),
        again: false,
    };
    let refused = az.records().publish(request).await;
    assert_eq!(ntc_tests::refused(refused), "REFERENCE_OTHER_CONTENT");
    let mut heavier = draft::seizure_with_reference("AZ", "S1");
    for item in heavier.goods.iter_mut().flat_map(|goods| &mut goods.items) {
        item.description = "another".to_owned();
    }
    let request = pb::PublishRequest {
        draft: Some(heavier),
        again: true,
    };
    let refused = az.records().publish(request).await;
    assert_eq!(ntc_tests::refused(refused), "REFERENCE_OTHER_CONTENT");
    // A refused draft does not use its reference up.
    let mut broken = draft::seizure_with_reference("AZ", "S3");
    broken.purpose.clear();
    let refused = az
        .records()
        .publish(pb::PublishRequest {
            draft: Some(broken),
            again: false,
        })
        .await;
    assert_eq!(ntc_tests::refused(refused), "FIELD_MISSING");
    assert!(
        !az.publish(draft::seizure_with_reference("AZ", "S3"))
            .await
            .duplicate
    );
    az.stop().await;
}

/// What publishing a draft would do.
#[tokio::test(flavor = "multi_thread")]
async fn a_reference_stays_taken_when_the_section_that_held_it_is_erased() {
    let mut az = TestNode::start(AZ).await;
    let mut known = Vec::new();
    let national = SectionSet::EMPTY.with(Section::National);
    for (reference, sections) in [("E1", national), ("E2", SectionSet::ALL)] {
        let first = az
            .publish(draft::seizure_with_reference("AZ", reference))
            .await;
        let erasure = Erasure {
            target: first.ledger_index,
            sections,
            reason: EraseReason::Demanded as u8,
        };
        let erased = az.app().ledger().erase(erasure).await;
        assert!(erased.expect("an erasure").destroyed);
        known.push((reference, first.id));
    }
    let all: &[&str] = &["derived", "index", "words"];
    for lost in [None, Some(&[] as &[&str]), Some(all)] {
        if let Some(lost) = lost {
            az.stop().await;
            for folder in lost {
                std::fs::remove_dir_all(az.files.data().join(folder)).expect("a folder");
            }
            az.restart().await;
        }
        az.until_indexed().await;
        for (reference, id) in &known {
            let again = az
                .publish(draft::seizure_with_reference("AZ", reference))
                .await;
            assert!(again.duplicate, "{reference} after losing {lost:?}");
            assert_eq!(again.id, *id);
        }
    }
    az.stop().await;
}

async fn preview(
    node: &TestNode,
    draft: pb::Draft,
    again: bool,
) -> Result<pb::PreviewResponse, String> {
    let draft = Some(draft);
    let request = pb::PreviewRequest { draft, again };
    let answer = node.records().preview(request).await;
    answer
        .map(tonic::Response::into_inner)
        .map_err(|status| format!("{}: {}", reason(&status), status.message()))
}

/// The same draft, said otherwise.
fn corrected(reference: &str) -> pb::Draft {
    let mut draft = draft::seizure_with_reference("AZ", reference);
    draft.goods.as_mut().expect("goods").items[0].description = "weighed again".to_owned();
    draft
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_tells_of_a_reference_that_is_held_what_publishing_would_and_writes_nothing() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let fresh = preview(az, draft::seizure_with_reference("AZ", "C1"), false).await;
    let fresh = fresh.expect("a draft that can be published");
    assert!(!fresh.duplicate && fresh.id.is_empty());
    let published = az.publish(draft::seizure_with_reference("AZ", "C1")).await;
    let written = az.status().await.published;

    let same = preview(az, draft::seizure_with_reference("AZ", "C1"), false).await;
    let same = same.expect("a case that was published before");
    assert_eq!((same.duplicate, &same.id), (true, &published.id));
    assert_eq!(same.recipients, published.recipients);
    let to = same.deliveries[0].recipient.as_ref().expect("a recipient");
    assert_eq!(to.party, GE);

    // Another content is refused in the very words of publishing, which name the record to correct.
    for again in [false, true] {
        let told = preview(az, corrected("C1"), again).await.unwrap_err();
        let request = pb::PublishRequest {
            draft: Some(corrected("C1")),
            again,
        };
        let status = az.records().publish(request).await.unwrap_err();
        let refused = format!("{}: {}", reason(&status), status.message());
        assert_eq!(told, refused);
        assert!(told.starts_with("REFERENCE_OTHER_CONTENT"), "{told}");
        let id = RecordId::from_slice(&published.id).expect("an id");
        let names = told.contains(&id.to_string()) && told.contains("ntc alert correct");
        assert!(names, "{told}");
    }
    // Once more, and everybody has it: publishing would refuse it as well.
    let again = preview(az, draft::seizure_with_reference("AZ", "C1"), true).await;
    let told = again.unwrap_err();
    assert!(told.starts_with("NOTHING_TO_TELL"), "{told}");

    // A stream tells the same of each row, in its order.
    let drafts = ["C1", "C2", "C1"].map(|reference| pb::PreviewRequest {
        draft: Some(draft::seizure_with_reference("AZ", reference)),
        again: false,
    });
    let mut drafts = Vec::from(drafts);
    drafts[2].draft = Some(corrected("C1"));
    let mut records = az.records();
    let answers = records.preview_stream(tokio_stream::iter(drafts));
    let mut answers = answers.await.expect("a stream").into_inner();
    let mut told = Vec::new();
    while let Some(answer) = answers.message().await.expect("an answer") {
        assert_eq!(answer.position, told.len() as u64);
        told.push(match answer.outcome.expect("an outcome") {
            pb::preview_stream_response::Outcome::Previewed(row) if row.duplicate => "before",
            pb::preview_stream_response::Outcome::Previewed(_) => "new",
            pb::preview_stream_response::Outcome::Refused(row) => {
                assert_eq!(row.field, "national.source_reference");
                assert_eq!(row.reason, "REFERENCE_OTHER_CONTENT");
                "other content"
            }
        });
    }
    assert_eq!(told, ["before", "new", "other content"]);
    assert_eq!(az.status().await.published, written);
    assert_eq!(az.list().await.len(), 1);
    federation.stop().await;
}
