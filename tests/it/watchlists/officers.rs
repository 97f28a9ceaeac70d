//! What officers do with lists: they write entries, page through them, take them off, and import one list at a time.

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::import_watchlist_request::Part as Asked;
use ntc_tests::{TestNode, folder, reason, until};
use tonic::Status;
use tonic_types::StatusExt as _;

use super::{AZ, import, lists, people, terms};

/// A list of officers, good for a day.
pub(super) fn own(name: &str, now_ms: u64) -> pb::WatchList {
    let day_ms = 24 * 3600 * 1000;
    let order = pb::WatchOrder {
        action: pb::WatchAction::SpecificCheck as i32,
        reason: Some(ntc_proto::v1::Coded {
            code: "intelligence".to_owned(),
            text: String::new(),
        }),
        legal_basis: "Article 1".to_owned(),
        evaluation: Some(ntc_proto::v1::Evaluation {
            scheme: "4x4".to_owned(),
            source: "B".to_owned(),
            information: "2".to_owned(),
        }),
        valid_from_ms: now_ms,
        valid_until_ms: now_ms + day_ms,
        review_ms: now_ms + day_ms,
        ..pb::WatchOrder::default()
    };
    pb::WatchList {
        name: name.to_owned(),
        title: "Invented".to_owned(),
        share: pb::WatchShareMode::None as i32,
        order: Some(order),
    }
}

pub(super) fn plate(key: &str, number: &str) -> pb::WatchEntry {
    pb::WatchEntry {
        key: key.to_owned(),
        kind: pb::WatchSubjectKind::Vehicle as i32,
        documents: vec![pb::WatchDocument {
            scheme: "plate".to_owned(),
            raw: number.to_owned(),
            country: "GE".to_owned(),
            ..pb::WatchDocument::default()
        }],
        ..pb::WatchEntry::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_number_and_a_birth_to_come_are_refused_each_by_its_field() {
    let mut az = TestNode::start(AZ).await;
    let mut lists = az.watchlists();
    let now = u64::try_from(az.status().await.started_ms).expect("a time");
    let list = Some(own("boxes", now));
    let made = lists
        .create_watchlist(pb::CreateWatchlistRequest { list })
        .await;
    made.expect("a list");
    let mut entry = plate("a", "AA001AA");
    entry.documents.push(pb::WatchDocument {
        scheme: "container".to_owned(),
        raw: "CSQU3054384".to_owned(),
        ..pb::WatchDocument::default()
    });
    entry.birth_dates.push("2190".to_owned());
    let put = |entry: &pb::WatchEntry, as_written| pb::PutEntriesRequest {
        list: "boxes".to_owned(),
        entries: vec![entry.clone()],
        as_written,
        replace: true,
    };
    let refused = lists.put_entries(put(&entry, false)).await;
    let refused = refused.expect_err("a birth to come");
    assert_eq!(reason(&refused), "TIME_IN_FUTURE");
    let details = refused.get_error_details();
    let told = details.bad_request().expect("fields");
    let fields: Vec<_> = told
        .field_violations
        .iter()
        .map(|it| (it.field.as_str(), it.reason.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            ("entries[0].birth_dates[0]", ""),
            ("entries[0].documents[1]", "IDENTIFIER_BAD_CHECK"),
        ]
    );
    let message = &told.field_violations[1].description;
    assert!(message.contains("CSQU3054383"), "{message}");
    entry.birth_dates.clear();
    let refused = lists.put_entries(put(&entry, false)).await;
    assert_eq!(
        reason(&refused.expect_err("a number")),
        "IDENTIFIER_BAD_CHECK"
    );
    lists
        .put_entries(put(&entry, true))
        .await
        .expect("a number as it is written");
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_and_the_lists_say_which_reviews_are_due() {
    let mut az = TestNode::start(AZ).await;
    let now = u64::try_from(az.status().await.started_ms).expect("a time");
    let year = 365 * 24 * 3600 * 1000;
    for (list, later) in [("soon", 0), ("later", year - 24 * 3600 * 1000)] {
        let mut told = own(list, now);
        let order = told.order.as_mut().expect("an order");
        (order.valid_until_ms, order.review_ms) = (now + year, order.review_ms + later);
        let request = pb::CreateWatchlistRequest { list: Some(told) };
        let made = az.watchlists().create_watchlist(request).await;
        made.expect("a list");
    }
    let warnings = az.status().await.warnings;
    let due: Vec<_> = warnings
        .iter()
        .filter(|it| it.code == "reviews_due")
        .collect();
    assert!(
        due.len() == 1 && due[0].text.contains("soon"),
        "{warnings:?}"
    );
    let mut lists = az.watchlists();
    let listed = lists.list_watchlists(pb::ListWatchlistsRequest {});
    let listed = listed.await.expect("the lists").into_inner().lists;
    let due: Vec<_> = listed.iter().map(|it| it.reviews_due).collect();
    assert_eq!(due, [0, 1], "{listed:?}");
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn officers_write_entries_page_through_them_and_take_them_off() {
    let az = TestNode::start(AZ).await;
    let mut lists = az.watchlists();
    let now = u64::try_from(az.status().await.started_ms).expect("a time");
    let list = Some(own("plates", now));
    let made = lists
        .create_watchlist(pb::CreateWatchlistRequest { list })
        .await;
    let made = made.expect("a list").into_inner().state.expect("a list");
    let order = made.list.and_then(|list| list.order).expect("an order");
    assert!(!order.owner.is_empty(), "who calls answers for it");
    let put = |entries| pb::PutEntriesRequest {
        list: "plates".to_owned(),
        entries,
        as_written: false,
        replace: true,
    };
    let entries = vec![
        plate("a", "AA001AA"),
        plate("b", "AA002AA"),
        plate("", "AA003AA"),
    ];
    let written = lists.put_entries(put(entries)).await.expect("entries");
    let keys = written.into_inner().keys;
    assert_eq!(keys, ["a", "b", "2-3"]);
    // One that is there and says something else is replaced only where that is said.
    let other = pb::PutEntriesRequest {
        replace: false,
        ..put(vec![plate("a", "AA009AA")])
    };
    let refused = lists
        .put_entries(other)
        .await
        .expect_err("an entry that is there");
    assert_eq!(reason(&refused), "ENTRY_EXISTS");
    assert!(
        refused.message().contains("a would change documents"),
        "{refused}"
    );
    let same = pb::PutEntriesRequest {
        replace: false,
        ..put(vec![plate("a", "AA001AA")])
    };
    let same = lists.put_entries(same).await.expect("what is there");
    assert_eq!(same.into_inner().same, ["a"]);

    let page = |after: &str, limit| pb::ShowWatchlistRequest {
        list: "plates".to_owned(),
        after: after.to_owned(),
        limit,
        ..pb::ShowWatchlistRequest::default()
    };
    let first = lists
        .show_watchlist(page("", 2))
        .await
        .expect("a page")
        .into_inner();
    assert!(first.more && first.entries.len() == 2);
    let last = lists
        .show_watchlist(page("b", 2))
        .await
        .expect("a page")
        .into_inner();
    assert!(!last.more && last.entries[0].key == "2-3");
    lists
        .show_watchlist(page("", 500))
        .await
        .expect("the largest page");
    let over = lists
        .show_watchlist(page("", 501))
        .await
        .expect_err("one more");
    assert_eq!(reason(&over), "TOO_LARGE");

    let mut alone = plate("c", "AA004AA");
    alone.documents.clear();
    alone.names.push(pb::WatchName {
        written: "Ann Invented".to_owned(),
        surname: String::new(),
        quality: pb::WatchNameQuality::Primary as i32,
    });
    let weak = lists
        .put_entries(put(vec![plate("d", "AA005AA"), alone]))
        .await;
    assert_eq!(
        reason(&weak.expect_err("a name alone")),
        "SELECTOR_TOO_WEAK"
    );
    let off = |keys: &[&str]| pb::TakeOffEntriesRequest {
        list: "plates".to_owned(),
        keys: keys.iter().map(ToString::to_string).collect(),
    };
    let missing = lists.take_off_entries(off(&["a", "d"])).await;
    assert_eq!(reason(&missing.expect_err("no such entry")), "NOT_FOUND");
    assert_eq!(super::keys(&az, "plates").await.expect("entries"), keys);
    lists
        .take_off_entries(off(&["a", "2-3"]))
        .await
        .expect("a removal");
    assert_eq!(super::keys(&az, "plates").await.expect("entries"), ["b"]);
    let data = az.files.data();
    assert!(!folder::holds(&data, b"AA001AA") && folder::holds(&data, b"AA002AA"));

    // An import does not take the place of what officers wrote.
    let files = [people(0..1, "Ann Invented")];
    let refused = import(&az, terms("plates"), &files)
        .await
        .expect_err("officers' list");
    assert_eq!(reason(&refused), "FIELD_INVALID");
    assert_eq!(super::keys(&az, "plates").await.expect("entries"), ["b"]);
}

/// How an import of these messages ends.
async fn ended(node: &TestNode, parts: Vec<pb::ImportWatchlistRequest>) -> Result<(), Status> {
    let mut lists = node.watchlists();
    let answers = lists.import_watchlist(tokio_stream::iter(parts)).await?;
    let mut answers = answers.into_inner();
    while answers.message().await?.is_some() {}
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_import_at_a_time_is_taken_and_each_message_has_its_limit() {
    let az = TestNode::start(AZ).await;
    let chunk = |bytes: usize| {
        let content = vec![b' '; bytes];
        let part = Some(Asked::Chunk(pb::ImportChunk { file: 0, content }));
        pb::ImportWatchlistRequest { part }
    };
    let begin = || pb::ImportWatchlistRequest {
        part: Some(Asked::Terms(terms("un"))),
    };
    let largest = 192 * 1024;
    for (parts, expected) in [
        (vec![begin(), chunk(largest + 1)], "TOO_LARGE"),
        (vec![begin(), chunk(largest)], "LIST_FORMAT_UNKNOWN"),
        (vec![begin(), begin()], "UNEXPECTED_MESSAGE"),
        (vec![chunk(1)], "UNEXPECTED_MESSAGE"),
        (vec![begin()], "LIST_PART_MISSING"),
    ] {
        let refused = ended(&az, parts).await.expect_err(expected);
        assert_eq!(reason(&refused), expected);
    }
    let (say, heard) = tokio::sync::mpsc::channel(2);
    say.send(begin()).await.expect("room");
    say.send(chunk(9)).await.expect("room");
    let stream = tokio_stream::wrappers::ReceiverStream::new(heard);
    let answers = az
        .watchlists()
        .import_watchlist(stream)
        .await
        .expect("an import");
    let spool = az.files.data().join("watchlists/.incoming");
    until("some of the file", || async { spool.join("0").exists() }).await;
    let busy = ended(&az, vec![begin(), chunk(9)])
        .await
        .expect_err("a second import");
    assert_eq!(reason(&busy), "BUSY");
    assert!(spool.join("0").exists(), "the first goes on");
    drop((say, answers));
    until("what came to be gone", || async { !spool.exists() }).await;
    assert_eq!(lists(&az).await, []);
}
