//! What a peer sends outside the agreement is kept as refused, by the reason, and shown to nobody; the rest goes on.

use std::time::Duration;

use ntc_core::envelope::SealedRecord;
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::rogue::{self, Origin};
use ntc_tests::{TestNode, draft, until};
use prost::Message as _;

const ROGUE: &str = "TR/customs";
const DAY: Duration = Duration::from_secs(86_400);

/// Narcotics for counter-narcotics or risk, up to TLP:GREEN, without narrative.
fn narrow() -> String {
    let whole = share_all("narrow", &["AZ/customs", ROGUE]);
    let narrow = whole
        .replace("categories = \"any\"", "categories = [\"narcotic\"]")
        .replace("max_tlp = \"AMBER\"", "max_tlp = \"GREEN\"")
        .replace("narrative = \"allow\"", "narrative = \"never\"");
    assert_ne!(whole, narrow);
    narrow
}

fn with(edit: impl FnOnce(&mut pb::Draft)) -> pb::Draft {
    let mut draft = draft::seizure("TR");
    edit(&mut draft);
    draft
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_outside_the_agreement_is_kept_as_refused_and_the_feed_goes_on() {
    let mut az = TestNode::start("AZ/customs").await;
    let origin = Origin::enrolled(&az, ROGUE).await;
    let tell = |sealed: &SealedRecord| origin.tell(|history| history.deliver(sealed, None));

    // Before there is an agreement.
    let (early, sealed) = origin.notice();
    tell(&sealed);
    until("the refusal without agreement", || async {
        rogue::refused(&az, ROGUE, Reason::NoAgreement) == 1
    })
    .await;

    origin.agree(&az, "narrow", &narrow()).await;
    until("the early record to count under the agreement", || async {
        let found = az.get(early.id().as_bytes()).await;
        found.is_some_and(|it| it.refused.is_empty())
    })
    .await;

    let party = origin.rogue.files.party.clone();
    let brief = Duration::from_millis(1);
    let record = |draft, expiry| -> Record { origin.history().record_of(&party, draft, expiry) };
    let outside = [
        (
            record(
                with(|d| {
                    let goods = d.goods.as_mut().expect("goods");
                    let category = goods.items[0].category.as_mut().expect("a category");
                    category.code = "tobacco".to_owned();
                }),
                DAY,
            ),
            Reason::CategoryNotCovered,
        ),
        (
            record(
                with(|d| {
                    let handling = d.handling.as_mut().expect("handling");
                    handling.tlp = v1::Tlp::Amber.into();
                }),
                DAY,
            ),
            Reason::TlpAboveCeiling,
        ),
        (record(draft::seizure("TR"), brief), Reason::RecordExpired),
        (
            record(
                with(|d| {
                    d.narrative = Some(v1::Narrative {
                        modus_operandi: "Found by chance.".to_owned(),
                        ..v1::Narrative::default()
                    });
                }),
                DAY,
            ),
            Reason::SectionNotCovered,
        ),
    ];
    for (record, reason) in outside {
        let sealed = origin.history().seal(&record);
        tell(&sealed);
        until(&format!("the refusal as {reason}"), || async {
            rogue::refused(&az, ROGUE, reason) == 1
        })
        .await;
        origin.taken(&az).await;
        let kept = az.get(record.id().as_bytes()).await.expect("it is kept");
        assert_eq!(kept.refused, reason.code());
        let listed = az.list().await;
        assert!(
            listed.iter().all(|it| it.id != record.id().as_bytes()),
            "{reason}"
        );
    }

    // What a partner of a newer version says must be understood, or is of a kind that this version does not read.
    type Change = fn(&mut v1::Header);
    let newer: [(Change, Reason); 2] = [
        (
            |header| header.critical = vec!["joint_custody".to_owned()],
            Reason::CriticalUnknown,
        ),
        (|header| header.kind = 200, Reason::KindUnknown),
    ];
    for (change, reason) in newer {
        let (record, _) = origin.notice();
        let sealed = origin.history().seal_newer(&record, |bytes| {
            let mut header = v1::Header::decode(bytes.as_slice()).expect("a header");
            change(&mut header);
            header.encode_to_vec()
        });
        tell(&sealed);
        until(&format!("the refusal as {reason}"), || async {
            rogue::refused(&az, ROGUE, reason) == 1
        })
        .await;
        origin.taken(&az).await;
        assert!(az.get(record.id().as_bytes()).await.is_none(), "{reason}");
    }

    // What it adds beside that, here field 900 of the header, is nobody's business but its readers'.
    let (good, _) = origin.notice();
    let sealed = origin.history().seal_newer(&good, |mut bytes| {
        bytes.extend([0xa0, 0x38, 1]);
        bytes
    });
    tell(&sealed);
    until("the record within the agreement", || async {
        az.get(good.id().as_bytes()).await.is_some()
    })
    .await;
    origin.taken(&az).await;
    let peer = az.peer(ROGUE).await;
    assert_eq!(peer.refused, 6);
    assert_eq!(peer.state, "connected");
    assert_eq!(az.verify().await, Vec::<String>::new());
    az.stop().await;
}
