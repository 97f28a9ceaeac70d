//! That somebody was looked at and nothing was found is proved for a time, and one can be erased alone.

use ntc_proto::node::v1 as pb;
use ntc_tests::{TestNode, folder, reason, until};

use super::screening::{import, people, screen, traveller};

const AZ: &str = "AZ/customs";
const FIRST: &str = "Zqxvkbd Fictitious";
const OTHER: &str = "Wrmtplgh Fictitious";

fn booked(name: &str, reference: &str) -> pb::ScreenSubject {
    pb::ScreenSubject {
        reference: reference.to_owned(),
        ..traveller(name)
    }
}

async fn looked(node: &TestNode, reference: &str) -> Vec<pb::ScreenedSubject> {
    let request = pb::ShowScreenedRequest {
        reference: reference.to_owned(),
    };
    let shown = node.screening().show_screened(request).await;
    shown.expect("who was screened").into_inner().subjects
}

/// The lists of an answer, by name and edition.
fn lists(against: Option<&pb::ScreenAgainst>) -> Vec<(String, u64)> {
    let against = against.expect("against what");
    let editions = against.editions.iter();
    editions.map(|it| (it.list.clone(), it.number)).collect()
}

async fn erase(node: &TestNode, id: &[u8]) -> Result<(), tonic::Status> {
    let request = pb::EraseScreenedRequest { id: id.to_vec() };
    let erased = node.screening().erase_screened(request).await;
    erased.map(|_| ())
}

async fn waiting(node: &TestNode) -> usize {
    let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    page.expect("a page").into_inner().hits.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_subject_was_screened_against_which_edition_is_told_and_one_is_erased_alone() {
    let mut az = TestNode::start(AZ).await;
    import(&az, "un", people(&["Somebody Else"])).await;
    screen(&az, vec![booked(FIRST, "X4Q7TZ"), booked(OTHER, "B9K2PA")]).await;
    let found = looked(&az, "X4Q7TZ").await;
    let [one] = found.as_slice() else {
        panic!("one subject: {found:?}");
    };
    assert_eq!(lists(one.against.as_ref()), [("un".to_owned(), 1)]);
    assert!(one.shown.iter().all(|rate| rate.shown == 0) && one.shown.len() == 3);
    assert!(one.again.is_empty() && one.until_ms > one.seen_ms);
    // By the node's own name it is the same one.
    let name = hex::encode(&one.id);
    assert_eq!(looked(&az, &name[..8]).await, found);
    assert!(looked(&az, &name[..7]).await.is_empty());
    let id = one.id.clone();

    // A new edition: everybody is held against it, and that is told too, with who met something.
    import(&az, "un", people(&["Somebody Else", FIRST])).await;
    until("the sweep to be told", || async {
        !looked(&az, "X4Q7TZ").await[0].again.is_empty()
    })
    .await;
    for (reference, met) in [("X4Q7TZ", true), ("B9K2PA", false)] {
        let found = looked(&az, reference).await;
        let again = &found[0].again[0];
        assert_eq!((again.met, again.met_unknown), (met, false), "{reference}");
        assert_eq!(lists(again.against.as_ref()), [("un".to_owned(), 2)]);
    }
    assert_eq!(waiting(&az).await, 1);

    let kept = az.files.data().join("screening");
    assert!(folder::holds(&kept, b"Zqxvkbd"));
    erase(&az, &id).await.expect("an erasure");
    assert!(!folder::holds(&kept, b"Zqxvkbd") && folder::holds(&kept, b"Wrmtplgh"));
    let refused = erase(&az, &id).await.expect_err("a refusal");
    assert_eq!(reason(&refused), "NOT_FOUND");
    let refused = erase(&az, &id[..8]).await.expect_err("a refusal");
    assert_eq!(reason(&refused), "FIELD_INVALID");
    az.stop().await;
    az.restart().await;
    assert!(looked(&az, "X4Q7TZ").await.is_empty());
    // Those beside it are kept, and screened again as before.
    import(&az, "un", people(&["Somebody Else", FIRST, OTHER])).await;
    until("the other to be found", || async {
        waiting(&az).await == 2
    })
    .await;
    let outcomes = az.into_files().await.audited("EraseScreened");
    let ended: Vec<_> = outcomes.iter().filter(|it| *it != "BEGUN").collect();
    assert_eq!(ended, ["OK", "NOT_FOUND", "FIELD_INVALID"]);
}
