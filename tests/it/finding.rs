//! Finding what was told: by any spelling, over the border, labelled by how surely.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{Federation, TestNode, draft, reason, until};
use tonic_types::StatusExt as _;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

fn with_container(mut drafted: pb::Draft, number: &str) -> pb::Draft {
    let transport = drafted.transport.get_or_insert_default();
    transport.equipment.push(v1::Equipment {
        container: Some(v1::Identifier {
            scheme: "container".to_owned(),
            raw: number.to_owned(),
            ..v1::Identifier::default()
        }),
        ..v1::Equipment::default()
    });
    drafted
}

fn with_site(mut drafted: pb::Draft, site: &str) -> pb::Draft {
    if let Some(pb::draft::Event::Seizure(event)) = &mut drafted.event
        && let Some(place) = &mut event.place
    {
        place.site_name = site.to_owned();
    }
    drafted
}

async fn list(node: &TestNode, text: &str, within: pb::Within, page: Vec<u8>) -> pb::ListResponse {
    let request = pb::ListRequest {
        sought: Some(pb::Sought {
            text: text.to_owned(),
            within: within.into(),
        }),
        page_size: 1,
        page,
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await;
    listed.expect("a page").into_inner()
}

/// What is found on all pages: the id, how surely, and in which field.
async fn found(node: &TestNode, text: &str, within: pb::Within) -> Vec<(Vec<u8>, i32, String)> {
    let (mut all, mut page) = (Vec::new(), Vec::new());
    loop {
        let listed = list(node, text, within, page).await;
        all.extend(listed.records.into_iter().map(|record| {
            let best = record.answers.into_iter().next().expect("an answer");
            (record.id, best.likeness, best.field)
        }));
        page = listed.next_page;
        if page.is_empty() {
            return all;
        }
    }
}

const EXACT: i32 = pb::Likeness::Exact as i32;
const NORMALISED: i32 = pb::Likeness::Normalised as i32;
const POSSIBLE: i32 = pb::Likeness::Possible as i32;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_partner_told_is_found_in_another_spelling_exact_ones_first_and_near_ones_possible()
{
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let seizure = || draft::seizure("AZ");
    let swapped = az.publish(with_container(seizure(), "CMAU1693120")).await;
    // What is told as near is what the index holds by then.
    az.until_indexed().await;
    let written = az.publish(with_container(seizure(), "CMAU 163912-0")).await;
    let plain = az.publish(with_container(seizure(), "CMAU1639120")).await;
    until("all of it", || async { ge.get(&plain.id).await.is_some() }).await;
    for node in [az, ge] {
        node.until_indexed().await;
        let field = "transport.equipment[0].container".to_owned();
        let expected = [
            (plain.id.clone(), EXACT, field.clone()),
            (written.id.clone(), NORMALISED, field.clone()),
            (swapped.id.clone(), POSSIBLE, field.clone()),
        ];
        assert_eq!(
            found(node, "CMAU1639120", pb::Within::Unspecified).await,
            expected
        );
        let without_check = found(node, "cmau 163912", pb::Within::Identifier).await;
        assert_eq!(without_check.len(), 2, "{without_check:?}");
    }
    // The later two are near the first; the first had nothing to be near.
    assert_eq!(swapped.near, []);
    let near = |published: &pb::PublishResponse| -> Vec<_> {
        let near = published.near.iter();
        near.map(|miss| (miss.other_id.clone(), miss.why.clone()))
            .collect()
    };
    assert_eq!(near(&plain), [(swapped.id.clone(), "swapped".to_owned())]);
    assert_eq!(near(&written), [(swapped.id.clone(), "swapped".to_owned())]);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_near_is_told_beside_many_of_the_same_number_and_that_there_is_more() {
    let mut az = TestNode::start(AZ).await;
    let publish = async |number: &str, times: usize| {
        for _ in 0..times {
            az.publish(with_container(draft::seizure("AZ"), number))
                .await;
        }
        az.until_indexed().await;
    };
    let near = async || {
        let same = with_container(draft::seizure("AZ"), "CMAU1639120");
        let near = az.publish(same).await.near;
        az.until_indexed().await;
        let more: Vec<_> = near.iter().map(|miss| miss.more).collect();
        (more.len(), more.iter().position(|more| *more))
    };
    publish("CMAU1693120", 1).await;
    publish("CMAU1639120", 40).await;
    assert_eq!(near().await, (1, None));
    publish("CMAU1693120", 15).await;
    assert_eq!(near().await, (16, None));
    publish("CMAU1693120", 1).await;
    assert_eq!(near().await, (16, Some(15)));
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_found_over_scripts_and_only_where_they_are_looked_for() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let told = az
        .publish(with_site(draft::seizure("AZ"), "Şəki gömrük postu"))
        .await
        .id;
    until("the seizure", || async { ge.get(&told).await.is_some() }).await;
    ge.until_indexed().await;
    for (text, within, likeness) in [
        ("Şəki", pb::Within::Place, EXACT),
        ("SAKI", pb::Within::Place, NORMALISED),
        ("Шеки", pb::Within::Place, POSSIBLE),
        ("HEROIN", pb::Within::Substance, NORMALISED),
        ("героин", pb::Within::Unspecified, NORMALISED),
        ("Азербайджан", pb::Within::Country, NORMALISED),
        ("gömrük heroin", pb::Within::Text, POSSIBLE),
    ] {
        let found = found(ge, text, within).await;
        let surest = found
            .first()
            .map(|(id, likeness, _)| (id.clone(), *likeness));
        assert_eq!(surest, Some((told.clone(), likeness)), "{text}");
        assert_eq!(found.len(), 1, "{text} is told once");
    }
    for (text, within) in [
        ("Şəki", pb::Within::Person),
        ("heroin", pb::Within::Place),
        ("opium", pb::Within::Unspecified),
        ("Georgia", pb::Within::Country),
    ] {
        assert_eq!(found(ge, text, within).await, [], "{text}");
    }
    federation.stop().await;
}

/// A notice with one word at the site, and another of the goods.
fn saying(site: &str, goods: &str) -> pb::Draft {
    let mut drafted = with_site(draft::seizure("AZ"), site);
    for item in drafted.goods.iter_mut().flat_map(|goods| &mut goods.items) {
        item.description = goods.to_owned();
    }
    drafted
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_stand_apart_in_every_record_are_told_on_the_first_page_and_each_once() {
    /// Records that are read for surer answers at most.
    const SURER: usize = 512;
    let mut az = TestNode::start(AZ).await;
    let old = az.publish(saying("Poti", "quince barberry")).await;
    let drafts = (1..SURER).map(|_| pb::PublishRequest {
        draft: Some(saying("quince", "barberry")),
        again: false,
    });
    let mut records = az.records();
    let stream = records.publish_stream(tokio_stream::iter(drafts)).await;
    let mut answers = stream.expect("a stream").into_inner();
    while answers.message().await.expect("an answer").is_some() {}
    az.until_indexed().await;
    let ask = async |page: Vec<u8>| {
        let request = pb::ListRequest {
            sought: Some(pb::Sought {
                text: "quince barberry".to_owned(),
                within: pb::Within::Text.into(),
            }),
            page_size: 500,
            page,
            ..pb::ListRequest::default()
        };
        let listed = az.records().list(request).await;
        listed.expect("a page").into_inner()
    };
    // One fewer than the limit: all are read, and the sure one comes first.
    let first = ask(Vec::new()).await;
    assert_eq!(first.records.len(), 500);
    assert_eq!(first.records.first().map(|it| &it.id), Some(&old.id));
    assert_eq!(first.surest_of, 0);

    az.publish(saying("quince", "barberry")).await;
    az.until_indexed().await;
    let (mut ids, mut page, mut pages) = (Vec::new(), Vec::new(), 0);
    loop {
        let listed = ask(page).await;
        assert!(!listed.records.is_empty(), "page {pages} says nothing");
        assert_eq!(listed.surest_of, SURER as u64);
        ids.extend(listed.records.into_iter().map(|record| record.id));
        (page, pages) = (listed.next_page, pages + 1);
        if page.is_empty() {
            break;
        }
    }
    assert_eq!(ids.len(), SURER + 1);
    assert!(ids.contains(&old.id));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), SURER + 1, "each once");
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_an_error_with_its_field_and_never_lists_everything() {
    let mut node = TestNode::start(GE).await;
    node.publish(draft::seizure("GE")).await;
    for (text, within, field, code) in [
        ("?", 0, "sought.text", "FIELD_INVALID"),
        ("", 0, "sought.text", "FIELD_INVALID"),
        ("\t", 0, "sought.text", "FIELD_INVALID"),
        ("AB\t12", 1, "sought.text", "FIELD_INVALID"),
        (&*"9".repeat(129), 1, "sought.text", "FIELD_TOO_LONG"),
        ("Atlantis", 6, "sought.text", "CODE_UNKNOWN"),
        ("AB12", 99, "sought.within", "CODE_UNKNOWN"),
    ] {
        let request = pb::ListRequest {
            sought: Some(pb::Sought {
                text: text.to_owned(),
                within,
            }),
            ..pb::ListRequest::default()
        };
        let status = node.records().list(request).await.expect_err("a refusal");
        assert_eq!(reason(&status), code, "{text:?}");
        let details = status.get_error_details();
        let violations = details.bad_request().map(|it| it.field_violations.clone());
        let fields = violations
            .unwrap_or_default()
            .into_iter()
            .map(|it| it.field);
        assert_eq!(fields.collect::<Vec<_>>(), [field], "{text:?}");
    }
    node.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_goes_on_behind_its_position_over_a_gap_and_a_restart_and_tells_near_misses() {
    let mut node = TestNode::start(GE).await;
    let watch = |node: &TestNode, position: Vec<u8>| {
        let mut records = node.records();
        let request = pb::WatchRequest {
            position,
            ..pb::WatchRequest::default()
        };
        async move { records.watch(request).await.expect("a watch").into_inner() }
    };
    let mut first = watch(&node, Vec::new()).await;
    let begun = first
        .message()
        .await
        .expect("a message")
        .expect("a live watch");
    assert!(begun.record.is_none() && !begun.position.is_empty());
    drop(first);
    let near = with_container(draft::seizure("GE"), "CMAU1693120");
    let mut told = vec![node.publish(near).await.id];
    node.stop().await;
    node.restart().await;
    let container = with_container(draft::seizure("GE"), "CMAU1639120");
    told.push(node.publish(container).await.id);
    let mut again = watch(&node, begun.position).await;
    let mut seen = Vec::new();
    let mut last = pb::WatchResponse::default();
    while seen.len() < told.len() {
        let message = again
            .message()
            .await
            .expect("a message")
            .expect("a live watch");
        assert_eq!(message.gap, None);
        if let Some(record) = &message.record {
            seen.push(record.id.clone());
            last = message;
        }
    }
    assert_eq!(seen, told, "what came in the gap is told, in order");
    assert_eq!(
        last.near.first().map(|miss| miss.other_id.clone()),
        told.first().cloned()
    );
    // Behind the last there is nothing to tell but what comes now.
    let mut behind = watch(&node, last.position).await;
    let third = node.publish(draft::seizure("GE")).await.id;
    let told = loop {
        let message = behind
            .message()
            .await
            .expect("a message")
            .expect("a live watch");
        if let Some(record) = message.record {
            break record.id;
        }
    };
    assert_eq!(told, third);
    node.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stream_publishes_is_compared_with_what_is_held_afterwards() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let told = ge
        .publish(with_container(draft::seizure("GE"), "CMAU1693120"))
        .await
        .id;
    until("what a partner told", || async {
        az.get(&told).await.is_some()
    })
    .await;
    let drafts = ["CMAU1639120", "MSKU6011672", "CMAU1639120"].map(|number| pb::PublishRequest {
        draft: Some(with_container(draft::seizure("AZ"), number)),
        again: false,
    });
    let mut records = az.records();
    let answers = records.publish_stream(tokio_stream::iter(drafts)).await;
    let mut answers = answers.expect("a stream").into_inner();
    let mut ids = Vec::new();
    while let Some(answer) = answers.message().await.expect("an answer") {
        if let Some(pb::publish_stream_response::Outcome::Published(row)) = answer.outcome {
            assert_eq!(row.near, [], "the stream does not wait for it");
            ids.push(row.id);
        }
    }
    let request = pb::NearMissesRequest { ids: ids.clone() };
    let near = az.records().near_misses(request).await;
    let near = near.expect("what is near").into_inner();
    assert_eq!(near.looked_at, 3);
    let of: Vec<_> = near.records.iter().map(|record| &record.id).collect();
    assert_eq!(of, [&ids[0], &ids[2]]);
    for record in &near.records {
        let others: Vec<_> = record.near.iter().map(|miss| &miss.other_id).collect();
        assert_eq!(others, [&told]);
        assert_eq!(record.near[0].why, "swapped");
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_near_is_asked_of_records_that_are_held_and_of_so_many_at_once() {
    let mut node = TestNode::start(GE).await;
    let id = node
        .publish(with_container(draft::seizure("GE"), "CMAU1639120"))
        .await
        .id;
    let near = |ids: Vec<Vec<u8>>| {
        let mut records = node.records();
        async move { records.near_misses(pb::NearMissesRequest { ids }).await }
    };
    let most = near(vec![id.clone(); 256]).await.expect("an answer");
    assert_eq!(most.into_inner().looked_at, 256);
    let past = near(vec![id.clone(); 257]).await.expect_err("one past");
    assert_eq!(reason(&past), "TOO_LARGE");
    let broken = near(vec![id.clone(), vec![1; 15]])
        .await
        .expect_err("no id");
    assert_eq!(reason(&broken), "FIELD_INVALID");
    let mut unknown = id;
    unknown[15] ^= 1;
    let unknown = near(vec![unknown]).await.expect_err("no record");
    assert_eq!(reason(&unknown), "NOT_FOUND");
    // An answer is full with the record that reaches 64, and says how far it came.
    for _ in 0..16 {
        node.publish(with_container(draft::seizure("GE"), "CMAU1693120"))
            .await;
    }
    let one = node
        .publish(with_container(draft::seizure("GE"), "CMAU1639120"))
        .await
        .id;
    let full = near(vec![one; 9]).await.expect("an answer").into_inner();
    let told: usize = full.records.iter().map(|record| record.near.len()).sum();
    assert_eq!((full.looked_at, told), (4, 64));
    node.stop().await;
}

/// A seizure that tells its numbers in its texts alone, and bears a seal.
fn written() -> pb::Draft {
    let mut drafted = draft::seizure("AZ");
    drafted.narrative = Some(v1::Narrative {
        modus_operandi:
            "Behind the doors of CSQU 305 438 3; he called +994 50 123 45 67 from car 10-KB-123."
                .to_owned(),
        ..v1::Narrative::default()
    });
    let transport = drafted.transport.get_or_insert_default();
    transport.equipment.push(v1::Equipment {
        seals: vec![v1::Seal {
            number: "EC1234567".to_owned(),
            state: "intact".to_owned(),
            ..v1::Seal::default()
        }],
        ..v1::Equipment::default()
    });
    drafted
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_stands_in_a_text_and_a_seal_are_found_in_any_spelling() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let id = az.publish(written()).await.id;
    until("the notice", || async { ge.get(&id).await.is_some() }).await;
    for node in [az, ge] {
        node.until_indexed().await;
        for (text, field) in [
            ("CSQU3054383", "narrative.modus_operandi"),
            ("csqu-305438/3", "narrative.modus_operandi"),
            ("+994501234567", "narrative.modus_operandi"),
            ("050 123 45 67", "narrative.modus_operandi"),
            ("10\u{41a}\u{412}123", "narrative.modus_operandi"),
            ("EC 1234567", "transport.equipment[0].seals[0].number"),
            ("ec-1234567", "transport.equipment[0].seals[0].number"),
        ] {
            let found = found(node, text, pb::Within::Unspecified).await;
            assert_eq!(
                found,
                [(id.clone(), NORMALISED, field.to_owned())],
                "{text}"
            );
        }
        let none = found(node, "CSQU3054391", pb::Within::Identifier).await;
        assert_eq!(none, []);
    }
    federation.stop().await;
}
