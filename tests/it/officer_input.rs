//! What an officer sends wrongly is refused with a stable reason and the field, and nothing is written.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{TestNode, draft};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// The reason of a refusal, and the field that it names.
fn refusal(status: &Status) -> (String, String) {
    let details = status.get_error_details();
    let info = details.error_info().expect("a reason");
    let field = info.metadata.get("field").cloned().unwrap_or_default();
    (info.reason.clone(), field)
}

fn goods(draft: &mut pb::Draft) -> &mut v1::GoodsItem {
    &mut draft.goods.as_mut().expect("goods").items[0]
}

fn event(draft: &mut pb::Draft) -> &mut v1::SeizureEvent {
    let found = if let Some(pb::draft::Event::Seizure(event)) = &mut draft.event {
        Some(event)
    } else {
        None
    };
    found.expect("a seizure")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_draft_is_refused_by_reason_and_field_and_writes_nothing() {
    let mut az = TestNode::start("AZ/customs").await;
    type Edit = fn(&mut pb::Draft);
    let drafts: [(Edit, &str, &str); 10] = [
        (|d| d.kind = 99, "CODE_UNKNOWN", "kind"),
        (|d| d.event = None, "FIELD_MISSING", "event"),
        (|d| d.handling = None, "FIELD_MISSING", "handling"),
        (
            |d| d.purpose = "curiosity".to_owned(),
            "CODE_UNKNOWN",
            "purpose",
        ),
        (
            |d| event(d).event_kind = "rumour".to_owned(),
            "CODE_UNKNOWN",
            "event",
        ),
        (
            |d| event(d).place.as_mut().expect("a place").country = "GE".to_owned(),
            "EVENT_COUNTRY_NOT_ORIGIN",
            "event",
        ),
        (
            |d| {
                let code = "unobtainium".to_owned();
                goods(d).category.as_mut().expect("a category").code = code;
            },
            "CODE_UNKNOWN",
            "goods",
        ),
        (
            |d| goods(d).description = "x".repeat(10_000),
            "FIELD_TOO_LONG",
            "goods",
        ),
        (
            |d| {
                let item = goods(d).clone();
                d.goods.as_mut().expect("goods").items = vec![item; 33];
            },
            "FIELD_TOO_LONG",
            "goods",
        ),
        (
            |d| goods(d).quantity.as_mut().expect("a quantity").mantissa = 0,
            "QUANTITY_NOT_POSITIVE",
            "goods",
        ),
    ];
    let mut otherwise = Vec::new();
    for (edit, reason, field) in drafts {
        let mut draft = draft::seizure("AZ");
        edit(&mut draft);
        let request = pb::PublishRequest {
            draft: Some(draft),
            again: false,
        };
        let status = az.records().publish(request).await.expect_err(reason);
        let (told, place) = refusal(&status);
        if status.code() != Code::InvalidArgument || told != reason || !place.starts_with(field) {
            otherwise.push((reason, field, told, place));
        }
    }
    assert_eq!(otherwise, Vec::new());
    let request = pb::PublishRequest {
        draft: None,
        again: false,
    };
    let status = az.records().publish(request).await.expect_err("no draft");
    assert_eq!(refusal(&status).0, "FIELD_MISSING");
    let mut large = draft::seizure("AZ");
    goods(&mut large).description = "x".repeat(512 * 1024);
    let request = pb::PublishRequest {
        draft: Some(large),
        again: false,
    };
    let status = az.records().publish(request).await.expect_err("too large");
    assert_eq!(status.code(), Code::InvalidArgument);
    assert_eq!(refusal(&status).0, "TOO_LARGE");
    // The node writes entries of its own meanwhile; none of them is a record.
    assert_eq!(az.status().await.published, 0);
    assert!(az.list().await.is_empty());
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_question_is_refused_by_reason_and_field() {
    let mut az = TestNode::start("AZ/customs").await;
    let list = |page: Vec<u8>, page_size| pb::ListRequest {
        page,
        page_size,
        ..pb::ListRequest::default()
    };
    let bad = az.records().list(list(vec![1; 7], 10)).await;
    assert_eq!(
        refusal(&bad.expect_err("a page key of nobody")).0,
        "BAD_PAGE_KEY"
    );
    let status = az.records().list(list(Vec::new(), 501)).await;
    let told = refusal(&status.expect_err("more than a page"));
    assert_eq!(told, ("TOO_LARGE".to_owned(), "page_size".to_owned()));
    let mut unknown = vec![7; 16];
    (unknown[6], unknown[8]) = (0x77, 0x87);
    let ids = [
        (vec![7; 15], "FIELD_INVALID"),
        (vec![7; 16], "FIELD_INVALID"),
        (unknown, "NOT_FOUND"),
    ];
    for (id, reason) in ids {
        let status = az
            .records()
            .get(pb::GetRequest {
                id,
                origin: String::new(),
            })
            .await;
        assert_eq!(refusal(&status.expect_err("no record")).0, reason);
    }
    for document in [b"id = 1".to_vec(), vec![b'#'; 128 * 1024 + 1]] {
        let request = pb::ProposeRequest { document };
        let status = az.agreements().propose(request).await;
        assert_eq!(
            refusal(&status.expect_err("no agreement")).0,
            "AGREEMENT_INVALID"
        );
    }
    for card in [b"a card".to_vec(), vec![b'x'; 16 * 1024 + 1]] {
        let request = pb::AddPeerRequest {
            card,
            fingerprint: String::new(),
        };
        let status = az.peers().add_peer(request).await;
        assert_eq!(refusal(&status.expect_err("no card")).0, "CARD_INVALID");
    }
    az.stop().await;
}
