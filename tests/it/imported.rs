//! Whoever imports a list and then asks is answered by its new edition.

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode};
use serde_json::json;

use super::query::{self, ask, share, wish};
use super::screening::{import, screen, traveller};

const GE: &str = "GE/customs";
const TR: &str = "TR/customs";
/// So many that their table takes longer than a call.
const MANY: usize = 6_000;
const WANTED: &str = "Rəşad Əliyev";
const BOX: &str = "CSQU3054383";

/// Many who do not exist, and one more with a container.
fn list(last: &str, number: &str) -> Vec<u8> {
    let many = (0..MANY).map(|number| {
        json!({
            "key": format!("p{number}"),
            "kind": "person",
            "names": [{ "written": format!("Invented{number} Person{}", number % 977) }],
            "birth_dates": ["1990-03-04"],
        })
    });
    let last = [
        json!({
            "key": "last",
            "kind": "person",
            "names": [{ "written": last }],
            "birth_dates": ["1961-03-04"],
        }),
        json!({
            "key": "box",
            "kind": "container",
            "documents": [{ "scheme": "container", "raw": number }],
        }),
    ];
    serde_json::to_vec(&many.chain(last).collect::<Vec<_>>()).expect("JSON")
}

async fn matches(node: &TestNode) -> usize {
    screen(node, vec![traveller("Рашад Алиев")])
        .await
        .matches()
        .count()
}

/// Whether a partner is told that the list has the container.
async fn is_told(asker: &TestNode) -> bool {
    let told = ask(asker, wish(&[query::container(BOX)], &["GE"])).await;
    let told = told.expect("answers");
    told.at(GE).outcome == "hit"
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_import_the_next_question_is_answered_by_the_new_edition() {
    let federation = Federation::sharing_all(&[TR, GE]).await;
    let (asker, node) = (federation.node(TR), federation.node(GE));
    import(node, "un", list("Somebody Else", "MSKU6011672")).await;
    assert_eq!(matches(node).await, 0);
    share(node, "un", pb::WatchShareMode::HitNoHit).await;
    for _ in 0..2 {
        import(node, "un", list(WANTED, BOX)).await;
        assert_eq!(matches(node).await, 1);
        assert!(is_told(asker).await);
        import(node, "un", list("Somebody Else", "MSKU6011672")).await;
        assert_eq!(matches(node).await, 0);
        assert!(!is_told(asker).await);
    }
    federation.stop().await;
}
