//! Hits on real nodes: what officers decided stands whatever happens to the node, a pair asks once, and what a name, a
//! birth date and a number say is judged by an officer.

use std::collections::BTreeMap;

use ntc_core::hit::{
    HitId, Known, Match, Met, Priority, Sighting, Source, SubjectRef, Target, Told,
};
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::screening::{Bearer, Birth, Preset, Screener, Subject, Verdict};
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, until};
use pb::move_hits_request::Move;

use super::screening::{import, people, screen, traveller};

const GE: &str = "GE/customs";
/// Long after every test.
const FAR: Timestamp = Timestamp::from_millis(4_000_000_000_000);

fn entry(key: &str, verdict: Verdict, known: Known) -> Match {
    Match {
        target: Target::Entry {
            list: "invented".parse().expect("a name"),
            key: key.to_owned(),
        },
        verdict,
        score: 820,
        how: vec![Told::line("name", "sounds the same")],
        shown: vec![Told::line(
            "name",
            known.names.first().cloned().unwrap_or_default(),
        )],
        known,
        met: Met::default(),
        priority: Priority::Normal,
        contact_first: false,
    }
}

fn sighting(reference: &str, known: Known, matches: Vec<Match>) -> Sighting {
    Sighting {
        subject: SubjectRef {
            source: Source::Screening(reference.to_owned()),
            place: "line 1".to_owned(),
        },
        seen: Timestamp::from_millis(1_700_000_000_000),
        keep_until: FAR,
        shown: vec![Told::line(
            "name",
            known.names.first().cloned().unwrap_or_default(),
        )],
        known,
        matches,
    }
}

fn named(name: &str, birth: &str) -> Known {
    Known {
        names: vec![name.to_owned()],
        births: Vec::from_iter(Some(birth.to_owned()).filter(|birth| !birth.is_empty())),
        ..Known::default()
    }
}

/// Hands sightings to a node as its screening does, and answers which hits ask an officer.
async fn take(node: &TestNode, sightings: Vec<Sighting>) -> Vec<u64> {
    let hits = std::sync::Arc::clone(node.app().hits());
    let taken = tokio::task::spawn_blocking(move || hits.take(&sightings)).await;
    let taken = taken.expect("a task").expect("hits");
    let asks = taken.into_iter().flat_map(|taken| taken.asks);
    asks.map(HitId::number).collect()
}

pub(super) async fn move_to(node: &TestNode, ids: &[u64], wanted: Move) -> Vec<pb::HitMoved> {
    let request = pb::MoveHitsRequest {
        ids: ids.to_vec(),
        comment: "looked twice".to_owned(),
        r#move: Some(wanted),
    };
    let moved = node.hits().move_hits(request).await;
    moved.expect("an answer").into_inner().moved
}

pub(super) async fn show(node: &TestNode, id: u64) -> pb::ShowHitResponse {
    let shown = node.hits().show_hit(pb::ShowHitRequest { id }).await;
    shown.expect("a hit").into_inner()
}

pub(super) async fn state(node: &TestNode, id: u64) -> String {
    show(node, id).await.hit.expect("a hit").state
}

fn reject() -> Move {
    Move::Reject(pb::HitReject {
        reason: pb::HitRejection::BirthDiffers.into(),
        until_ms: 0,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_was_told_is_decided_stays_so_however_often_the_node_is_killed() {
    let mut federation = Federation::start(&[GE]).await;
    let node = federation.node_mut(GE);
    let all = (0..60).map(|number| {
        let subject = named(&format!("Traveller{number:03} Invented"), "1961-03-04");
        let target = named(&format!("Wanted{number:03} Invented"), "1971-03-04");
        sighting(
            &format!("F{number}"),
            subject,
            vec![entry(&number.to_string(), Verdict::Near, target)],
        )
    });
    let asks = take(node, all.collect()).await;
    assert_eq!(asks.len(), 60);
    node.stop().await;
    node.spawn().await;
    let mut acknowledged = BTreeMap::new();
    for (round, some) in asks.chunks(15).enumerate() {
        let channel = ntc_tests::node::connect(&node.files.profile).await;
        let some = some.to_vec();
        let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
        let officer = tokio::spawn(async move {
            let mut hits = pb::hit_service_client::HitServiceClient::new(channel);
            for (place, id) in some.into_iter().enumerate() {
                let (wanted, state) = match place % 3 {
                    0 => (reject(), "rejected"),
                    1 => (Move::Confirm(pb::HitConfirm::default()), "confirmed"),
                    _ => (Move::Claim(false), "in_progress"),
                };
                let request = pb::MoveHitsRequest {
                    ids: vec![id],
                    comment: "looked twice".to_owned(),
                    r#move: Some(wanted),
                };
                let Ok(moved) = hits.move_hits(request).await else {
                    return;
                };
                assert_eq!(moved.into_inner().moved[0].reason, "");
                if told.send((id, state)).is_err() {
                    return;
                }
            }
        });
        // The node dies while the officer works.
        for _ in 0..round * 4 + 1 {
            acknowledged.extend(heard.recv().await);
        }
        node.kill();
        officer.await.expect("an officer");
        while let Ok(said) = heard.try_recv() {
            acknowledged.extend([said]);
        }
        node.spawn().await;
        for (id, wanted) in &acknowledged {
            assert_eq!(state(node, *id).await, *wanted, "H{id}");
        }
    }
    assert!(acknowledged.len() >= 28);
    assert_eq!(node.terminate().await.code(), Some(0));
    node.restart().await;
    // The pairs that were rejected are remembered by the secret that the journal holds.
    let rejected = acknowledged.iter().find(|(_, state)| **state == "rejected");
    let number = *rejected.expect("a rejected one").0 - 1;
    let subject = named(&format!("Traveller{number:03} Invented"), "1961-03-04");
    let target = named(&format!("Wanted{number:03} Invented"), "1971-03-04");
    let again = sighting(
        "another flight",
        subject,
        vec![entry("900001", Verdict::Near, target)],
    );
    assert!(take(node, vec![again]).await.is_empty());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_in_another_alphabet_is_near_and_with_the_birth_date_exact_and_asks_again() {
    let federation = Federation::start(&[GE]).await;
    let node = federation.node(GE);
    let screened = |birth: Option<Birth>| {
        let mut asked = Subject::named(Bearer::Person, ["Əliyev Rəşad"]);
        let mut held = Subject::named(Bearer::Person, ["Алиев Рашад"]);
        asked.facts.births.extend(birth);
        held.facts.births.push(Birth::on(1961, 3, 4));
        Screener::new()
            .screen(&asked, &held, Preset::Balanced)
            .verdict
    };
    let wanted = || named("Алиев Рашад", "1961-03-04");
    let (near, exact) = (screened(None), screened(Some(Birth::on(1961, 3, 4))));
    assert_eq!((near, exact), (Verdict::Near, Verdict::Exact));
    let without = sighting(
        "F1",
        named("Əliyev Rəşad", ""),
        vec![entry("7", near, wanted())],
    );
    assert_eq!(take(node, vec![without.clone()]).await, [1]);
    let moved = move_to(node, &[1], reject()).await;
    assert_eq!(moved[0].reason, "");
    assert!(take(node, vec![without]).await.is_empty());
    // With the birth date it is somebody, and nobody has judged that.
    let with = sighting(
        "F2",
        named("Əliyev Rəşad", "1961-03-04"),
        vec![entry("7", exact, wanted())],
    );
    let asks = take(node, vec![with]).await;
    assert_eq!(asks, [2]);
    let hit = show(node, 2).await.hit.expect("a hit");
    assert_eq!(hit.verdict(), pb::HitVerdict::Exact);
    // A document that comes up later opens what was rejected.
    move_to(node, &[2], reject()).await;
    let mut known = named("Əliyev Rəşad", "1961-03-04");
    known.documents.push("passport:AZ:X0000001".to_owned());
    let papers = sighting("F3", known, vec![entry("7", exact, wanted())]);
    assert_eq!(take(node, vec![papers]).await, [2]);
    let hit = show(node, 2).await.hit.expect("a hit");
    assert_eq!(
        (hit.state.as_str(), hit.reopened.as_str()),
        ("reopened", "new document of the subject")
    );
    federation.stop().await;
}

/// Screens a traveller until the list answers, and tells the hits that wait.
async fn waiting_after(node: &TestNode, name: &str, least: usize) -> Vec<pb::Hit> {
    until("the list to answer", || async {
        screen(node, vec![traveller(name)]).await;
        let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
        page.expect("a page").into_inner().hits.len() >= least
    })
    .await;
    let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    page.expect("a page").into_inner().hits
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_screened_is_a_hit_that_says_why_and_is_asked_about_once() {
    let federation = Federation::start(&[GE]).await;
    let node = federation.node(GE);
    import(node, "invented", people(&["Рашад Алиев"])).await;
    let hits = waiting_after(node, "Rəşad Əliyev", 1).await;
    // However often the traveller was screened until the list answered.
    assert_eq!(hits.len(), 1);
    assert!(hits[0].subject_line.contains("Əliyev") && hits[0].target_line.contains("Алиев"));
    let shown = show(node, hits[0].id).await;
    let told: Vec<_> = shown.how.iter().map(|line| line.what.as_str()).collect();
    assert!(
        told.contains(&"word") && told.contains(&"birth date"),
        "{told:?}"
    );
    move_to(node, &[hits[0].id], reject()).await;
    let answered = screen(node, vec![traveller("Rəşad Əliyev")]).await;
    assert_eq!(
        answered.matches().count(),
        1,
        "screening tells it all the same"
    );
    let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    let page = page.expect("a page").into_inner();
    assert!(page.hits.is_empty() && page.remembered > 0);
    // The list says something new of the person: an officer has to look again.
    let mut changed: Vec<serde_json::Value> =
        serde_json::from_slice(&people(&["Рашад Алиев"])).expect("JSON");
    changed[0]["names"] =
        serde_json::json!([{ "written": "Рашад Алиев" }, { "written": "Намик Мамедов" }]);
    import(
        node,
        "invented",
        serde_json::to_vec(&changed).expect("JSON"),
    )
    .await;
    let hits = waiting_after(node, "Rəşad Əliyev", 1).await;
    assert_eq!(hits[0].reopened, "new alias of the target");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plate_in_either_alphabet_is_one_pair_and_two_swapped_digits_are_another() {
    let federation = Federation::start(&[GE]).await;
    let node = federation.node(GE);
    let plate = |text| {
        Identifier::read(Scheme::Plate, text, Some("UA"))
            .expect("a plate")
            .key()
    };
    let (kyiv, batumi) = (plate("АА1234ВС"), plate("AA 1234 BC"));
    assert_eq!(kyiv, batumi);
    let thing = |key: String| Known {
        documents: vec![key],
        ..Known::default()
    };
    let first = sighting(
        "gate 1",
        thing(kyiv),
        vec![entry("8", Verdict::Exact, thing(batumi.clone()))],
    );
    assert_eq!(take(node, vec![first]).await, [1]);
    move_to(node, &[1], reject()).await;
    let again = sighting(
        "gate 2",
        thing(batumi.clone()),
        vec![entry("8", Verdict::Exact, thing(batumi))],
    );
    assert!(take(node, vec![again]).await.is_empty());

    let container = |text| {
        Identifier::read(Scheme::Container, text, None)
            .expect("a number")
            .key()
    };
    let (seized, loaded) = (container("CMAU1639120"), container("CMAU1693120"));
    assert_ne!(seized, loaded);
    let mut near = entry("9", Verdict::Near, thing(seized));
    near.how = vec![Told::line("number", "possible transposition")];
    let manifest = sighting("manifest", thing(loaded), vec![near]);
    assert_eq!(take(node, vec![manifest]).await, [2]);
    let shown = show(node, 2).await;
    assert_eq!(shown.how[0].says, "possible transposition");
    assert_eq!(shown.hit.expect("a hit").verdict(), pb::HitVerdict::Near);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_of_hits_is_rejected_by_one_reason_and_each_leaves_a_line_in_the_audit() {
    let federation = Federation::start(&[GE]).await;
    let node = federation.node(GE);
    let all = (0..3).map(|number| {
        let subject = named(&format!("Traveller{number:03} Invented"), "1961-03-04");
        let target = named(&format!("Wanted{number:03} Invented"), "1971-03-04");
        sighting(
            &format!("F{number}"),
            subject,
            vec![entry(&number.to_string(), Verdict::Near, target)],
        )
    });
    take(node, all.collect()).await;
    move_to(node, &[2], Move::Confirm(pb::HitConfirm::default())).await;
    let moved = move_to(node, &[1, 2, 3, 99], reject()).await;
    let reasons: Vec<_> = moved.iter().map(|moved| moved.reason.as_str()).collect();
    assert_eq!(reasons, ["", "HIT_STATE", "", "NOT_FOUND"]);
    until("nothing to wait", || async {
        let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
        page.expect("a page").into_inner().hits.is_empty()
    })
    .await;
    assert_eq!(show(node, 1).await.steps[1].comment, "looked twice");
    for over in [0, 501] {
        let request = pb::MoveHitsRequest {
            ids: (1..=over).collect(),
            r#move: Some(reject()),
            ..pb::MoveHitsRequest::default()
        };
        assert!(node.hits().move_hits(request).await.is_err(), "{over}");
    }
    let files = federation
        .nodes
        .into_iter()
        .next()
        .expect("a node")
        .into_files()
        .await;
    let lines: Vec<_> = files
        .audit()
        .into_iter()
        .filter(|entry| entry.method == "MoveHits" && entry.subject.starts_with('H'))
        .map(|entry| (entry.subject, entry.outcome))
        .filter(|(_, outcome)| outcome != "BEGUN")
        .collect();
    let line = |subject: &str, outcome: &str| (subject.to_owned(), outcome.to_owned());
    assert_eq!(
        lines,
        [
            line("H2 confirm", "OK"),
            line("H1 reject", "OK"),
            line("H2 reject", "HIT_STATE"),
            line("H3 reject", "OK"),
            line("H99 reject", "NOT_FOUND"),
        ]
    );
}
