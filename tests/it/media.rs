//! Bodies of pictures follow the notice that names them, to those who were told of them and to nobody else.

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::section::{Section, SectionSet};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::media::{is_held, upload};
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, peer, reason, refused, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

/// A body that no single message holds.
fn body(seed: u8) -> Vec<u8> {
    (0..500_000_u32)
        .map(|at| seed ^ at.to_le_bytes()[1])
        .collect()
}

async fn download(node: &TestNode, sha256: &[u8]) -> Option<Vec<u8>> {
    let request = pb::DownloadMediaRequest {
        sha256: sha256.to_vec(),
    };
    let mut chunks = node
        .records()
        .download_media(request)
        .await
        .ok()?
        .into_inner();
    let mut body = Vec::new();
    while let Some(chunk) = chunks.message().await.expect("a chunk") {
        body.extend(chunk.chunk);
    }
    Some(body)
}

fn notice(sha256: &[u8], size: u64) -> pb::Draft {
    draft::with_media(draft::seizure("AZ"), sha256, size)
}

async fn fetch(
    from: &TestNode,
    by: &TestNode,
    sha256: &[u8],
    offset: u64,
) -> Result<Vec<u8>, String> {
    let mut client = peer::exchange(&by.files, &from.files.card).await;
    let request = v1::FetchMediaRequest {
        sha256: sha256.to_vec(),
        offset,
    };
    let answer = client.fetch_media(request).await;
    let mut chunks = answer.map_err(|status| reason(&status))?.into_inner();
    let mut body = Vec::new();
    while let Some(chunk) = chunks.message().await.map_err(|status| reason(&status))? {
        body.extend(chunk.chunk);
    }
    Ok(body)
}

/// Erases the section of an own record that names bodies.
async fn erase_media(node: &TestNode, published: &pb::PublishResponse) {
    let erasure = Erasure {
        target: published.ledger_index,
        sections: SectionSet::EMPTY.with(Section::Media),
        reason: EraseReason::Withdrawn as u8,
    };
    let erased = node.app().ledger().erase(erasure).await;
    assert!(erased.expect("an erasure").destroyed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_goes_with_the_last_section_that_named_it_at_its_origin_and_where_it_was_fetched() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&share_all("with-media", &[AZ, GE])).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let (alone, shared) = (upload(az, &body(1)).await, upload(az, &body(2)).await);
    let mut notices = Vec::new();
    for body in [&alone, &shared, &shared] {
        let published = az.publish(notice(&body.sha256, body.size)).await;
        az.until_receipted(&published.id, GE).await;
        notices.push(published);
    }
    for body in [&alone, &shared] {
        until("the body", || async {
            download(ge, &body.sha256).await.is_some()
        })
        .await;
    }
    az.until_indexed().await;
    ge.until_indexed().await;

    erase_media(az, &notices[1]).await;
    for node in [az, ge] {
        until("the erasure to be listed", || async {
            let listed = node.list().await;
            let mut of_it = listed.iter().filter(|it| it.id == notices[1].id);
            of_it.any(|it| it.erased_sections == ["media"])
        })
        .await;
    }
    // Whatever the index knows now is looked at before what comes behind it.
    erase_media(az, &notices[0]).await;
    for node in [az, ge] {
        until("the body to be gone", || async { !is_held(node, &alone) }).await;
        assert!(is_held(node, &shared), "another notice names it");
    }
    erase_media(az, &notices[2]).await;
    for node in [az, ge] {
        until("the other to be gone", || async { !is_held(node, &shared) }).await;
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    // It is not fetched again, and whoever uploads it has it again.
    let ge = federation.node_mut(GE);
    ge.stop().await;
    ge.restart().await;
    let az = federation.node(AZ);
    let again = upload(az, &body(2)).await;
    let published = az.publish(notice(&again.sha256, again.size)).await;
    az.until_receipted(&published.id, GE).await;
    let ge = federation.node(GE);
    until("the body", || async { is_held(ge, &again) }).await;
    assert!(!is_held(ge, &alone));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_follows_its_notice_to_those_who_were_told_of_it_only() {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    federation.agree(&share_all("with-media", &[AZ, GE])).await;
    let without =
        share_all("without-media", &[AZ, MD]).replace("media = \"allow\"", "media = \"never\"");
    federation.agree(&without).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));

    let (shown, kept) = (body(1), body(2));
    let uploaded = upload(az, &shown).await;
    assert_eq!(uploaded.size, shown.len() as u64);
    let secret = upload(az, &kept).await;
    let published = az.publish(notice(&uploaded.sha256, uploaded.size)).await;
    az.until_receipted(&published.id, GE).await;
    az.until_receipted(&published.id, MD).await;
    until("the body", || async {
        download(ge, &uploaded.sha256).await.is_some()
    })
    .await;
    assert_eq!(download(ge, &uploaded.sha256).await.expect("held"), shown);

    until("the notice", || async {
        md.get(&published.id).await.is_some()
    })
    .await;
    let held = md.get(&published.id).await.expect("the notice");
    assert!(
        held.sections.iter().all(|section| section.slot != 6),
        "no media section"
    );
    assert!(md.list().await.iter().all(|record| record.media.is_empty()));
    assert_eq!(download(md, &uploaded.sha256).await, None);
    // Whoever knows the hash from elsewhere gets it no more than whoever guesses.
    assert_eq!(
        fetch(az, md, &uploaded.sha256, 0).await,
        Err("NOT_FOUND".to_owned())
    );
    assert_eq!(
        fetch(az, md, &[7; 32], 0).await,
        Err("NOT_FOUND".to_owned())
    );
    assert_eq!(
        fetch(az, ge, &secret.sha256, 0).await,
        Err("NOT_FOUND".to_owned())
    );
    assert_eq!(
        fetch(az, ge, &uploaded.sha256, 499_000)
            .await
            .expect("the rest"),
        shown[499_000..]
    );
    assert_eq!(
        fetch(az, ge, &uploaded.sha256[1..], 0).await,
        Err("MALFORMED".to_owned())
    );

    // The agreement that let it go is suspended: what is not there yet is not given any more.
    let request = pb::SuspendRequest {
        id: "with-media".to_owned(),
        reason: "under review".to_owned(),
    };
    az.agreements().suspend(request).await.expect("suspended");
    assert_eq!(
        fetch(az, ge, &uploaded.sha256, 0).await,
        Err("NOT_FOUND".to_owned())
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_is_given_as_soon_as_its_notice_is_durable() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let mut client = peer::exchange(&ge.files, &az.files.card).await;
    for seed in 0..20 {
        let body = vec![seed; 100];
        let uploaded = upload(az, &body).await;
        az.publish(notice(&uploaded.sha256, uploaded.size)).await;
        let request = v1::FetchMediaRequest {
            sha256: uploaded.sha256,
            offset: 0,
        };
        let mut chunks = client
            .fetch_media(request)
            .await
            .expect("a body")
            .into_inner();
        let chunk = chunks.message().await.expect("a chunk").expect("a chunk");
        assert_eq!(chunk.chunk, body);
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_names_only_bodies_that_are_held_and_as_they_are() {
    let az = TestNode::start(AZ).await;
    let publish = |draft| {
        let mut records = az.records();
        async move {
            records
                .publish(pb::PublishRequest {
                    draft: Some(draft),
                    again: false,
                })
                .await
        }
    };
    assert_eq!(refused(publish(notice(&[7; 32], 9)).await), "MEDIA_MISSING");
    let uploaded = upload(&az, &body(1)).await;
    let larger = notice(&uploaded.sha256, uploaded.size + 1);
    assert_eq!(refused(publish(larger).await), "FIELD_INVALID");
    publish(notice(&uploaded.sha256, uploaded.size))
        .await
        .expect("a notice");
    az.into_files().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_were_named_while_a_peer_was_away_reach_it_when_it_is_back() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let uploaded = upload(federation.node(AZ), &body(3)).await;
    federation
        .node(AZ)
        .publish(notice(&uploaded.sha256, uploaded.size))
        .await;
    federation.node_mut(GE).restart().await;
    let ge = federation.node(GE);
    until("the body", || async {
        download(ge, &uploaded.sha256).await.is_some()
    })
    .await;
    federation.stop().await;
}

/// More than a queue in memory would hold, and more than one look at what is wanted.
#[tokio::test(flavor = "multi_thread")]
async fn each_of_many_bodies_is_fetched_although_the_node_is_stopped_while_they_are() {
    const COUNT: u32 = 300;
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let bodies: Vec<_> = (0..COUNT).map(|at| at.to_le_bytes().repeat(50)).collect();
    let mut hashes = Vec::new();
    let mut drafts = Vec::new();
    for body in &bodies {
        let uploaded = upload(az, body).await;
        let draft = Some(notice(&uploaded.sha256, uploaded.size));
        drafts.push(pb::PublishRequest {
            draft,
            again: false,
        });
        hashes.push(uploaded.sha256);
    }
    let answers = az
        .records()
        .publish_stream(tokio_stream::iter(drafts))
        .await;
    let mut answers = answers.expect("a stream").into_inner();
    while answers.message().await.expect("an answer").is_some() {}
    for stopped in [true, false] {
        federation.node_mut(GE).restart().await;
        let ge = federation.node(GE);
        let until_held = if stopped { &hashes[..10] } else { &hashes[..] };
        for sha256 in until_held {
            until("a body", || async { download(ge, sha256).await.is_some() }).await;
        }
        if stopped {
            federation.node_mut(GE).stop().await;
        }
    }
    let ge = federation.node(GE);
    for (sha256, body) in hashes.iter().zip(&bodies) {
        assert_eq!(download(ge, sha256).await.as_ref(), Some(body));
    }
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_no_record_names_goes_after_a_day_and_one_that_an_earlier_version_names_stays()
{
    let (clock, ports) = ShiftedClock::ports();
    let mut az = TestNode::start_with(AZ, &ports).await;
    let (unnamed, earlier) = (upload(&az, &body(1)).await, upload(&az, &body(2)).await);
    let erased = upload(&az, &body(3)).await;
    let first = az.publish(notice(&earlier.sha256, earlier.size)).await;
    let request = pb::CorrectRequest {
        id: first.id.clone(),
        draft: Some(draft::seizure("AZ")),
        reason: "without the picture".to_owned(),
    };
    az.recalls().correct(request).await.expect("a correction");
    // Whether the index came to it before or not.
    let published = az.publish(notice(&erased.sha256, erased.size)).await;
    erase_media(&az, &published).await;
    let day = std::time::Duration::from_secs(24 * 3600);
    clock.advance(day + day);
    for body in [&unnamed, &erased] {
        until("the body to be gone", || async { !is_held(&az, body) }).await;
    }
    assert!(is_held(&az, &earlier));
    // What its files say of the earlier version says it after a start too.
    az.stop().await;
    az.restart_with(&ports).await;
    clock.advance(day);
    let again = upload(&az, &body(1)).await;
    clock.advance(day + day);
    until("the body to be gone", || async { !is_held(&az, &again) }).await;
    assert!(is_held(&az, &earlier));
    az.stop().await;
}
