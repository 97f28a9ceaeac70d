//! What a peer erased stays gone, whatever the peer sends afterwards; an erasure reaches nothing but its own record.

use std::fs;
use std::sync::{Arc, Mutex, MutexGuard};

use ntc_core::envelope::SealedRecord;
use ntc_core::reason::Reason;
use ntc_core::record::{Coded, Event, Record, RecordId, RetractionEvent};
use ntc_core::section::{Section, SectionSet};
use ntc_node::ports::{Clock as _, Entropy as _, SystemClock, SystemEntropy};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::{find, share_all};
use ntc_tests::folder;
use ntc_tests::media::upload;
use ntc_tests::rogue::{self, History, Rogue, Words};
use ntc_tests::{TestNode, draft, until};
use tokio::sync::watch;

const OWN: &str = "AZ/customs";
const ROGUE: &str = "TR/customs";

/// A text that stands in one record alone.
const MARK: &str = "heroin in 4711 blue teapots";

const GOODS: SectionSet = SectionSet::EMPTY.with(Section::Goods);
const EVENT: SectionSet = SectionSet::EMPTY.with(Section::Event);

/// A rogue that sends its feed from wherever the node stands, as it grows.
struct Origin {
    /// It serves while this lives.
    _rogue: Rogue,
    history: Arc<Mutex<History>>,
    published: watch::Sender<u64>,
}

impl Origin {
    /// A rogue with whom a node shares everything.
    async fn sharing_all(node: &TestNode) -> Self {
        let mut rogue = Rogue::make(ROGUE, &[&node.files.card]);
        let history = Arc::new(Mutex::new(History::new(&rogue.files, node.party())));
        let (published, follows) = watch::channel(0);
        let told = Arc::clone(&history);
        rogue
            .serve(move |_, start| feed(&told, &follows, start.feed_size, start.checkpoint_size))
            .await;
        node.enrol(&rogue.files.card).await;
        let origin = Self {
            _rogue: rogue,
            history,
            published,
        };
        let document = share_all("all", &[OWN, ROGUE]).into_bytes();
        let request = pb::ProposeRequest {
            document: document.clone(),
        };
        let proposed = node.agreements().propose(request).await;
        proposed.expect("a proposal");
        origin.tell(|history| {
            let signature = history.signature(&document);
            history.deliver(&signature, None);
        });
        until("the agreement", || in_force(node)).await;
        origin
    }

    fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().expect("no test panicked")
    }

    /// Publishes what `append` appends.
    fn tell<T>(&self, append: impl FnOnce(&mut History) -> T) -> T {
        let mut history = self.history();
        let told = append(&mut history);
        history.publish();
        let items = history.items();
        drop(history);
        self.published.send_replace(items);
        told
    }

    /// Seals a notice of this party.
    fn notice(&self) -> (Record, SealedRecord) {
        self.sealed(draft::seizure("TR"))
    }

    /// Seals a notice of this party of which one text stands nowhere else.
    fn marked(&self) -> (Record, SealedRecord) {
        let mut draft = draft::seizure("TR");
        let goods = draft.goods.as_mut().expect("goods");
        goods.items[0].description = MARK.to_owned();
        self.sealed(draft)
    }

    fn sealed(&self, draft: pb::Draft) -> (Record, SealedRecord) {
        let history = self.history();
        let record = history.record(draft);
        let sealed = history.seal(&record);
        (record, sealed)
    }

    /// Seals the retraction of a notice of this party.
    fn retraction(&self, of: &Record) -> SealedRecord {
        let event = RetractionEvent {
            records: vec![of.id()],
            reason: Coded {
                code: "unfounded".to_owned(),
                text: String::new(),
            },
        };
        let event = Event::Retraction(Box::new(event));
        let audience = [OWN.parse().expect("a party")].into();
        let (origin, now) = (ROGUE.parse().expect("a party"), SystemClock.now());
        let id = RecordId::new(now, &rand_bytes());
        let record = Record::administrative(&origin, id, now, audience, event);
        self.history().seal(&record.expect("a retraction"))
    }

    /// Publishes a notice whole, and waits until the node shows it. Answers its index, and the bytes of its goods.
    async fn delivered(&self, node: &TestNode) -> (Record, SealedRecord, u64, Vec<u8>) {
        let (record, sealed) = self.notice();
        let index = self.tell(|history| history.deliver(&sealed, None));
        let id = *record.id().as_bytes();
        until("the record", || holds(node, &id, Section::Goods)).await;
        let goods = sections(node, &id).await.remove(1).1;
        assert!(folder::holds(&replica(node), &goods));
        (record, sealed, index, goods)
    }

    /// Waits until the node has taken and followed all that was published.
    async fn taken(&self, node: &TestNode) {
        let items = self.history().items();
        until("the feed to be taken", || async {
            node.peer(ROGUE).await.held == items
        })
        .await;
        node.until_indexed().await;
    }
}

fn feed(
    history: &Arc<Mutex<History>>,
    follows: &watch::Receiver<u64>,
    first: u64,
    held: u64,
) -> Words {
    let state = (Arc::clone(history), follows.clone(), first, held);
    let batches =
        futures::stream::unfold(state, |(history, mut follows, first, held)| async move {
            follows.wait_for(|items| *items > first).await.ok()?;
            let (batch, next, size) = {
                let history = history.lock().expect("no test panicked");
                let batch = rogue::batch(history.batch(first, held, 64));
                (batch, history.items().min(first + 64), history.size())
            };
            Some((batch, (history, follows, next, size)))
        });
    Box::pin(batches)
}

async fn in_force(node: &TestNode) -> bool {
    let found = find(node, "all").await;
    found.is_some_and(|agreement| agreement.state == "in_force")
}

/// The sections that a node shows of a record, by slot.
async fn sections(node: &TestNode, id: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let held = node.get(id).await;
    let sections = held.map(|held| held.sections).unwrap_or_default();
    sections
        .into_iter()
        .map(|open| (open.slot, open.content))
        .collect()
}

async fn holds(node: &TestNode, id: &[u8], section: Section) -> bool {
    let slot = u32::from(section.slot());
    sections(node, id).await.iter().any(|(of, _)| *of == slot)
}

fn replica(node: &TestNode) -> std::path::PathBuf {
    node.files.data().join("replicas/tr_customs")
}

async fn clean(node: &TestNode) {
    assert_eq!(node.verify().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_is_never_shown_or_held_again_whatever_its_origin_reveals() {
    let mut az = TestNode::start(OWN).await;
    let origin = Origin::sharing_all(&az).await;
    let (record, sealed, index, goods) = origin.delivered(&az).await;
    let id = record.id();
    let id = id.as_bytes();

    origin.tell(|history| history.erase(index, GOODS));
    until("the goods to be gone", || async {
        !holds(&az, id, Section::Goods).await
    })
    .await;
    assert!(holds(&az, id, Section::Event).await);

    // Alone, with what was not erased, as a delivery that begins anew, and once more with the erasure in one batch.
    origin.tell(|history| history.reveal(&sealed, index, GOODS));
    origin.tell(|history| history.reveal(&sealed, index, GOODS.union(EVENT)));
    origin.tell(|history| {
        history.reveal(&sealed, index, GOODS);
        history.erase(index, GOODS);
        history.reveal(&sealed, index, GOODS);
    });
    origin.taken(&az).await;
    let still_gone = |az: &TestNode| {
        assert!(!folder::holds(&az.files.data(), &goods));
    };
    still_gone(&az);
    assert!(!holds(&az, id, Section::Goods).await);
    clean(&az).await;

    for (what, derived) in [
        ("restart", [].as_slice()),
        ("reindex", &["derived", "index"]),
    ] {
        az.stop().await;
        for folder in derived {
            fs::remove_dir_all(az.files.data().join(folder)).expect("a folder");
        }
        az.restart().await;
        origin.tell(|history| history.reveal(&sealed, index, GOODS));
        origin.taken(&az).await;
        assert!(!holds(&az, id, Section::Goods).await, "{what}");
        assert!(holds(&az, id, Section::Event).await, "{what}");
        still_gone(&az);
        clean(&az).await;
    }
    // The feed goes on.
    let (after, _, _, _) = origin.delivered(&az).await;
    assert!(holds(&az, after.id().as_bytes(), Section::Event).await);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_that_comes_before_its_record_keeps_the_record_out() {
    let mut az = TestNode::start(OWN).await;
    let origin = Origin::sharing_all(&az).await;

    // The record was held back when it was erased, and its origin lets it go afterwards.
    let (held_back, sealed) = origin.notice();
    let index = origin.tell(|history| {
        let index = history.deliver(&sealed, None);
        history.withhold_newest(SectionSet::EMPTY);
        history.erase(index, GOODS);
        index
    });
    origin.tell(|history| history.reveal(&sealed, index, GOODS.union(EVENT)));
    origin.taken(&az).await;
    let id = held_back.id();
    let id = id.as_bytes();
    until("the rest of the record", || holds(&az, id, Section::Event)).await;
    assert!(!holds(&az, id, Section::Goods).await);

    // A state calls it erased, no ERASE item names it, and the origin shows it after all.
    let (named, other) = origin.notice();
    let index = origin.tell(|history| {
        let index = history.deliver(&other, None);
        history.erase_untold(index, GOODS);
        history.withhold_newest(GOODS);
        index
    });
    origin.tell(|history| history.reveal(&other, index, GOODS));
    origin.taken(&az).await;
    let id = named.id();
    let id = id.as_bytes();
    until("the rest of it", || holds(&az, id, Section::Event)).await;
    assert!(!holds(&az, id, Section::Goods).await);
    clean(&az).await;
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_reaches_nothing_but_the_record_of_its_own_ledger() {
    let mut az = TestNode::start(OWN).await;
    let origin = Origin::sharing_all(&az).await;
    let (record, _, index, goods) = origin.delivered(&az).await;
    let own = az.publish(draft::seizure("AZ")).await;

    origin.tell(|history| {
        // Entries that are no record, or that this node was never told of; each twice.
        for target in (0..history.size()).filter(|target| *target != index) {
            history.erase(target, SectionSet::ALL);
            history.erase(target, SectionSet::ALL);
        }
    });
    origin.taken(&az).await;
    assert!(holds(&az, record.id().as_bytes(), Section::Goods).await);
    assert!(holds(&az, &own.id, Section::Goods).await);
    assert!(in_force(&az).await);
    assert!(folder::holds(&replica(&az), &goods));
    clean(&az).await;

    // Twice, and with sections that the record never had.
    origin.tell(|history| history.erase(index, GOODS));
    origin.tell(|history| {
        history.erase(index, GOODS);
        history.erase(index, SectionSet::from_bits(0xff02));
    });
    origin.taken(&az).await;
    assert!(!holds(&az, record.id().as_bytes(), Section::Goods).await);
    assert!(holds(&az, record.id().as_bytes(), Section::Event).await);
    assert!(!folder::holds(&replica(&az), &goods));
    clean(&az).await;
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_of_an_agreement_that_its_author_erases_stays_as_proof_and_in_force() {
    let mut az = TestNode::start(OWN).await;
    let origin = Origin::sharing_all(&az).await;
    let signature = origin.history().first_record();
    let step = steps(&az).await;
    assert_eq!(step.len(), 1, "the rogue's signature");
    origin.tell(|history| history.erase(signature, SectionSet::from_bits(u16::MAX)));
    origin.taken(&az).await;
    for derived in [[].as_slice(), &["derived", "index"]] {
        az.stop().await;
        for folder in derived {
            fs::remove_dir_all(az.files.data().join(folder)).expect("a folder");
        }
        az.restart().await;
        assert!(in_force(&az).await);
        az.until_indexed().await;
        assert_eq!(steps(&az).await, step);
        clean(&az).await;
    }
    az.stop().await;
}

/// What a node holds of the steps of agreements of the rogue: header and sections.
async fn steps(node: &TestNode) -> Vec<pb::GetResponse> {
    let request = pb::ListRequest {
        kinds: vec![ntc_proto::v1::RecordKind::Agreement.into()],
        origin: ROGUE.to_owned(),
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    let mut held = Vec::new();
    for record in listed.into_inner().records {
        held.push(node.get(&record.id).await.expect("a step"));
    }
    held
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
    let origin = Origin::sharing_all(&az).await;
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
    let origin = Origin::sharing_all(&az).await;
    let (record, sealed) = origin.marked();
    let id = record.id();
    let id = id.as_bytes();
    let index = origin.tell(|history| history.deliver(&sealed, None));
    until("the record", || holds(&az, id, Section::Goods)).await;
    again(&mut az).await;
    assert!(holds_mark(&az) && listed(&az, id).await.is_some());

    let retraction = origin.retraction(&record);
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
    let origin = Origin::sharing_all(&az).await;
    let (before, sealed) = origin.notice();
    let (with, sealed_with) = origin.notice();
    let (after, sealed_after) = origin.notice();
    let first = origin.tell(|history| history.deliver(&sealed, Some(EVENT)));
    let id = before.id();
    until("the record", || holds(&az, id.as_bytes(), Section::Event)).await;
    let retractions = [&before, &with, &after].map(|record| origin.retraction(record));
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
    let origin = Origin::sharing_all(&az).await;
    let (record, sealed) = origin.marked();
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
    let (record, sealed) = origin.marked();
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
    let origin = Origin::sharing_all(&az).await;
    let (record, sealed) = origin.marked();
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
    let origin = Origin::sharing_all(&az).await;
    for (reveals, is_taken) in [(MAX_DISCLOSING - 2, true), (MAX_DISCLOSING - 1, false)] {
        let (record, sealed) = origin.marked();
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
    origin.delivered(&az).await;
    clean(&az).await;
    az.stop().await;
}
