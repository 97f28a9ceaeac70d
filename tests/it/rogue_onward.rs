//! A partner that passes on what it got proves it byte for byte, and however often it passes one record on, what is kept
//! of it has a bound.

use ntc_core::envelope::SealedRecord;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::record::{AcknowledgementStep, Record, RecordId};
use ntc_core::section::Section;
use ntc_core::wire::record::{PassedOn, forward, section_bytes};
use ntc_node::ports::{Clock as _, Entropy as _, SystemClock, SystemEntropy};
use ntc_proto::node::v1 as pb;
use ntc_tests::rogue::{History, Origin, Rogue};
use ntc_tests::{TestNode, draft};

use super::onward::{MARK, consents, notice};

const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";
const TR: &str = "TR/customs";
/// Most times that one partner is known to have passed one record on, and most of its words about what others did.
const MOST: (usize, usize) = (64, 256);

/// A notice of TR as its author signed it.
struct Told {
    record: Record,
    sealed: SealedRecord,
}

impl Told {
    fn by(author: &History) -> Self {
        let record = author.record(notice());
        let sealed = author.seal(&record);
        Self { record, sealed }
    }

    /// The record by which the rogue GE passes it on to KZ.
    fn passed_on(&self) -> Record {
        let now = SystemClock.now();
        let entry = ntc_core::ledger::entry::Entry::Record {
            time: now,
            commit: self.sealed.commit(),
            disposition: ntc_core::envelope::Hash::of(&[b"decided"]),
        };
        let [own, to]: [Party; 2] = [GE, KZ].map(|party| party.parse().expect("a party"));
        let passed = PassedOn {
            opening: self.sealed.disclose(self.sealed.present()),
            ledger_index: 4,
            entry: entry.encode(),
            received: now,
            purpose: self.record.purpose().to_owned(),
            handling: self.record.handling().passed_on_to(&to),
            to,
            expires: self.record.expires(),
            consent: None,
        };
        let mut random = [0; 10];
        SystemEntropy.fill(&mut random).expect("entropy");
        forward((&own, RecordId::new(now, &random)), now, passed).expect("a forward")
    }
}

/// The sections of a record with another letter in the goods.
fn altered(record: &Record) -> [Option<Vec<u8>>; 8] {
    let mut sections = section_bytes(record);
    let goods = sections[usize::from(Section::Goods.slot())].as_mut();
    let goods = goods.expect("goods");
    let at = goods
        .windows(MARK.len())
        .position(|bytes| bytes == MARK.as_bytes());
    goods[at.expect("the text")] ^= 1;
    sections
}

async fn forwards(node: &TestNode) -> usize {
    let listed = node.list().await.into_iter();
    let forwards = listed.filter(|it| it.kind == RecordKind::Forward as i32);
    forwards.count()
}

async fn refused(node: &TestNode) -> Vec<String> {
    let request = pb::ListRefusedRequest::default();
    let listed = node.records().list_refused(request).await;
    let listed = listed.expect("a list").into_inner().records;
    listed.into_iter().map(|it| it.refused).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forwarder_that_alters_a_byte_or_forges_the_author_is_refused() {
    let kz = TestNode::start(KZ).await;
    let author = Rogue::make(TR, &[&kz.files.card]);
    let forger = Rogue::make(TR, &[]);
    kz.enrol(&author.files.card).await;
    let rogue = Origin::sharing_all(&kz, GE).await;
    let [of, forged] = [&author, &forger].map(|by| Told::by(&History::new(&by.files, GE)));
    rogue.tell(|history| {
        let bent = of.passed_on();
        for sealed in [
            history.seal(&of.passed_on()),
            history.seal_sections(&bent, altered(&bent)),
            history.seal(&forged.passed_on()),
        ] {
            history.deliver(&sealed, None);
        }
    });
    rogue.taken(&kz).await;
    assert_eq!(forwards(&kz).await, 1);
    let unproven = Reason::CarriedUnproven.code();
    assert_eq!(refused(&kz).await, [unproven, unproven]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_passes_one_record_on_without_end_adds_nothing_beyond_the_limit() {
    let kz = TestNode::start(KZ).await;
    let author = Rogue::make(TR, &[&kz.files.card]);
    kz.enrol(&author.files.card).await;
    let rogue = Origin::sharing_all(&kz, GE).await;
    let told = Told::by(&History::new(&author.files, GE));
    let known = async || {
        let known = consents(&kz, told.record.id().as_bytes()).await;
        known.passed_on.len()
    };
    let passes = |times: usize| {
        let made: Vec<_> = (0..times).map(|_| told.passed_on()).collect();
        rogue.tell(|history| {
            for record in &made {
                history.deliver(&history.seal(record), None);
            }
        });
        made
    };
    passes(MOST.0);
    rogue.taken(&kz).await;
    assert_eq!(known().await, MOST.0);
    let beyond = passes(1);
    rogue.taken(&kz).await;
    assert_eq!(known().await, MOST.0);
    assert_eq!(forwards(&kz).await, MOST.0);
    let beyond = kz.get(beyond[0].id().as_bytes()).await.expect("it is held");
    assert_eq!(beyond.refused, Reason::SameRecord.code());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_without_end_what_others_did_adds_nothing_beyond_the_limit() {
    let az = TestNode::start(TR).await;
    let rogue = Origin::sharing_all(&az, GE).await;
    let published = az.publish(draft::seizure("TR")).await.id;
    let about = RecordId::from_slice(&published).expect("an id");
    let beyond = async || {
        let status = az.recall(&published, TR).await;
        let holder = status.holders.into_iter().find(|it| it.party == GE);
        holder.expect("the holder").passed_on.len()
    };
    let says = |parties: std::ops::Range<usize>| {
        rogue.tell(|history| {
            for number in parties {
                let holder = format!("KZ/unit-{number}").parse().expect("a party");
                let step = AcknowledgementStep::Kept;
                let said = history.acknowledgement_of(about, step, Some(holder));
                history.deliver(&said, None);
            }
        });
    };
    az.retract(&published).await;
    says(0..MOST.1);
    rogue.taken(&az).await;
    assert_eq!(beyond().await, MOST.1);
    says(MOST.1..MOST.1 + 1);
    rogue.taken(&az).await;
    assert_eq!(beyond().await, MOST.1);
}
