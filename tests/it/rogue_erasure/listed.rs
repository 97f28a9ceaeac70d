//! What was shown, withdrawn and erased in whatever order is listed as it stands, and what was erased leaves the files.

use std::fs;

use ntc_core::envelope::SealedRecord;
use ntc_core::reason::Reason;
use ntc_core::record::{Coded, Event, Record, RecordId, RetractionEvent};
use ntc_core::section::{Section, SectionSet};
use ntc_node::ports::{Clock as _, Entropy as _, SystemClock, SystemEntropy};
use ntc_proto::node::v1 as pb;
use ntc_tests::media::upload;
use ntc_tests::rogue::Origin;
use ntc_tests::{TestNode, draft, folder, until};

use super::{EVENT, GOODS, OWN, ROGUE, clean, delivered, holds, rogue, sections};

/// A text that stands in one record alone.
const MARK: &str = "heroin in 4711 blue teapots";

/// Seals a notice of the rogue of which one text stands nowhere else.
fn marked(origin: &Origin) -> (Record, SealedRecord) {
    let mut draft = draft::seizure("TR");
    let goods = draft.goods.as_mut().expect("goods");
    goods.items[0].description = MARK.to_owned();
    origin.sealed(draft)
}

/// Seals the retraction of a notice of the rogue.
fn retraction(origin: &Origin, of: &Record) -> SealedRecord {
    let event = RetractionEvent {
        records: vec![of.id()],
        reason: Coded {
            code: "unfounded".to_owned(),
            text: String::new(),
        },
        relays: None,
    };
    let event = Event::Retraction(Box::new(event));
    let audience = [OWN.parse().expect("a party")].into();
    let (party, now) = (ROGUE.parse().expect("a party"), SystemClock.now());
    let id = RecordId::new(now, &rand_bytes());
    let record = Record::administrative(&party, id, now, audience, event);
    origin.history().seal(&record.expect("a retraction"))
}

fn rand_bytes() -> [u8; 10] {
    let mut bytes = [0; 10];
    SystemEntropy.fill(&mut bytes).expect("randomness");
    bytes
}

/// Stops a node and starts it again: what it indexed stands in files then.
async fn again(node: &mut TestNode) {
    node.stop().await;
    node.restart().await;
}

fn holds_mark(node: &TestNode) -> bool {
    folder::holds(&node.files.data(), MARK.as_bytes())
}

/// Waits until no file of a node holds the text, and stops it: what it knew beside its files stands in them then.
async fn until_no_file_holds_the_mark(node: &mut TestNode) {
    until("the text to leave the files", || {
        std::future::ready(!holds_mark(node))
    })
    .await;
    node.stop().await;
    assert!(!holds_mark(node));
}

/// The line of a record in the list; there is one at most.
async fn listed(node: &TestNode, id: &[u8]) -> Option<pb::RecordSummary> {
    let mut lines = node.list().await;
    lines.retain(|line| line.id == id);
    assert!(lines.len() <= 1, "it is listed {} times", lines.len());
    lines.pop()
}

async fn refused(node: &TestNode) -> Vec<pb::RefusedRecord> {
    let request = pb::ListRefusedRequest::default();
    let page = node.records().list_refused(request).await;
    page.expect("a page").into_inner().records
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_and_erased_in_one_batch_is_listed_once_and_leaves_the_files_and_its_picture_goes()
 {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    // The node holds the picture already, and no other record names it.
    let picture = b"a picture".repeat(1000);
    let uploaded = upload(&az, &picture).await;
    let file = az
        .files
        .data()
        .join("media")
        .join(hex::encode(&uploaded.sha256));
    let mut draft = draft::with_media(draft::seizure("TR"), &uploaded.sha256, uploaded.size);
    draft.goods.as_mut().expect("goods").items[0].description = MARK.to_owned();
    let (record, sealed) = origin.sealed(draft);
    let id = record.id();
    let id = id.as_bytes();
    let media = SectionSet::EMPTY.with(Section::Media);
    let shown = GOODS.union(media);
    let index = origin.tell(|history| history.deliver(&sealed, Some(shown)));
    until("the record", || holds(&az, id, Section::Goods)).await;
    again(&mut az).await;
    assert!(holds_mark(&az) && file.exists());

    origin.tell(|history| {
        history.reveal(&sealed, index, EVENT);
        history.erase(index, shown);
    });
    origin.taken(&az).await;
    let line = listed(&az, id).await.expect("a line");
    assert_eq!(line.erased_sections.len(), 2);
    assert!(line.goods.is_empty() && line.media.is_empty() && line.event_ms > 0);
    until("the picture to go", || std::future::ready(!file.exists())).await;
    until_no_file_holds_the_mark(&mut az).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_withdrawn_and_erased_in_one_batch_is_hidden_and_leaves_the_files() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let (record, sealed) = marked(&origin);
    let id = record.id();
    let id = id.as_bytes();
    let index = origin.tell(|history| history.deliver(&sealed, None));
    until("the record", || holds(&az, id, Section::Goods)).await;
    again(&mut az).await;
    assert!(holds_mark(&az) && listed(&az, id).await.is_some());

    let retraction = retraction(&origin, &record);
    origin.tell(|history| {
        history.deliver(&retraction, None);
        history.erase(index, SectionSet::ALL);
    });
    origin.taken(&az).await;
    assert!(listed(&az, id).await.is_none());
    let held = az.get(id).await.expect("what it was");
    assert!(held.erased && held.sections.is_empty());
    assert_eq!(held.refused, Reason::Retracted.code());
    assert!(refused(&az).await.is_empty(), "it was not refused");
    until_no_file_holds_the_mark(&mut az).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_record_stays_hidden_when_it_comes_after_its_retraction_or_more_of_it_does() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let (before, sealed) = origin.notice();
    let (with, sealed_with) = origin.notice();
    let (after, sealed_after) = origin.notice();
    let first = origin.tell(|history| history.deliver(&sealed, Some(EVENT)));
    let id = before.id();
    until("the record", || holds(&az, id.as_bytes(), Section::Event)).await;
    let retractions = [&before, &with, &after].map(|record| retraction(&origin, record));
    origin.tell(|history| {
        history.deliver(&sealed_with, None);
        for retraction in &retractions {
            history.deliver(retraction, None);
        }
    });
    origin.taken(&az).await;
    origin.tell(|history| {
        history.deliver(&sealed_after, None);
        history.reveal(&sealed, first, GOODS);
    });
    origin.taken(&az).await;
    for record in [before, with, after] {
        let id = record.id();
        let id = id.as_bytes();
        assert!(listed(&az, id).await.is_none());
        let held = az.get(id).await.expect("the record");
        assert_eq!(held.refused, Reason::Retracted.code());
        assert!(held.sections.len() == 2, "what was shown can be read");
    }
    assert!(refused(&az).await.is_empty(), "none was refused");
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_each_of_several_reveals_showed_stays_in_the_list() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let (record, sealed) = marked(&origin);
    let id = record.id();
    let id = id.as_bytes();
    let index = origin.tell(|history| history.deliver(&sealed, Some(SectionSet::EMPTY)));
    for shown in [GOODS, EVENT] {
        origin.tell(|history| history.reveal(&sealed, index, shown));
        origin.taken(&az).await;
    }
    let line = listed(&az, id).await.expect("a line");
    assert!(line.goods.contains(MARK), "{}", line.goods);
    assert!(line.event_ms > 0);
    assert_eq!(sections(&az, id).await.len(), 2);
    // Both in one batch, which the node follows at once.
    let (record, sealed) = marked(&origin);
    origin.tell(|history| {
        let index = history.deliver(&sealed, Some(SectionSet::EMPTY));
        history.reveal(&sealed, index, GOODS);
        history.reveal(&sealed, index, EVENT);
    });
    origin.taken(&az).await;
    let line = listed(&az, record.id().as_bytes()).await.expect("a line");
    assert!(line.goods.contains(MARK) && line.event_ms > 0);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_leaves_an_index_that_is_older_than_the_erasure_when_all_is_judged_anew() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let (record, sealed) = marked(&origin);
    let id = record.id();
    let id = id.as_bytes();
    let index = origin.tell(|history| history.deliver(&sealed, None));
    until("the record", || holds(&az, id, Section::Goods)).await;
    az.stop().await;
    let data = az.files.data();
    let kept = tempfile::tempdir().expect("a folder");
    let folders = ["index", "words"].map(|name| (data.join(name), kept.path().join(name)));
    for (folder, copy) in &folders {
        folder::copy(folder, copy);
    }
    az.restart().await;
    origin.tell(|history| history.erase(index, GOODS));
    origin.taken(&az).await;
    az.stop().await;

    // The index as it was before the erasure, and nothing of what was judged.
    for (folder, copy) in &folders {
        fs::remove_dir_all(folder).expect("a folder");
        folder::copy(copy, folder);
    }
    fs::remove_dir_all(data.join("derived/follow")).expect("the state");
    assert!(holds_mark(&az));
    az.restart().await;
    let line = listed(&az, id).await.expect("a line");
    assert!(line.goods.is_empty() && line.event_ms > 0);
    until_no_file_holds_the_mark(&mut az).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_of_a_record_one_time_too_often_is_not_taken_and_the_feed_goes_on() {
    /// Frames that disclose one record at most.
    const MAX_DISCLOSING: usize = 32;
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    for (reveals, is_taken) in [(MAX_DISCLOSING - 2, true), (MAX_DISCLOSING - 1, false)] {
        let (record, sealed) = marked(&origin);
        let index = origin.tell(|history| history.deliver(&sealed, Some(EVENT)));
        origin.taken(&az).await;
        // Each comes alone, and so is a frame of its own.
        for _ in 0..reveals {
            origin.tell(|history| history.reveal(&sealed, index, EVENT));
            origin.taken(&az).await;
        }
        origin.tell(|history| history.reveal(&sealed, index, GOODS));
        origin.taken(&az).await;
        let id = record.id();
        assert_eq!(holds(&az, id.as_bytes(), Section::Goods).await, is_taken);
        let line = listed(&az, id.as_bytes()).await.expect("a line");
        assert_eq!(line.goods.contains(MARK), is_taken);
    }
    delivered(&origin, &az).await;
    clean(&az).await;
    az.stop().await;
}
