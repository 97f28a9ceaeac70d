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
use serde_json::json;
use tonic_types::StatusExt as _;

use super::screening::{import, people, screen, traveller};

const AZ: &str = "AZ/customs";
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
        part: String::new(),
        ends: None,
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
        journey: vec![reference.to_owned()],
        arrives: None,
        keep_until: FAR,
        shown: vec![Told::line(
            "name",
            known.names.first().cloned().unwrap_or_default(),
        )],
        known,
        compared: None,
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
async fn what_came_of_a_hit_on_an_own_list_is_owed_until_it_is_told() {
    let mut federation = Federation::start(&[GE]).await;
    let node = federation.node(GE);
    let listed = json!([{
        "key": "0", "kind": "person", "names": [{ "written": "Wanted Invented" }], "birth_dates": ["1971-03-04"],
    }]);
    import(node, "invented", serde_json::to_vec(&listed).expect("JSON")).await;
    let target = entry("0", Verdict::Exact, named("Wanted Invented", "1971-03-04"));
    let seen = sighting("F1", named("Wanted Invented", "1971-03-04"), vec![target]);
    let asks = take(node, vec![seen]).await;
    async fn owed(node: &TestNode) -> Vec<u64> {
        let request = pb::ListHitsRequest {
            states: vec!["outcome_owed".to_owned()],
            ..pb::ListHitsRequest::default()
        };
        let listed = node.hits().list_hits(request).await;
        let hits = listed.expect("a list").into_inner().hits;
        assert!(
            hits.iter()
                .all(|hit| hit.state == "confirmed" && hit.outcome_due_ms > 0)
        );
        hits.iter().map(|hit| hit.id).collect()
    }
    let tell = |result: &str| Move::Outcome(result.to_owned());
    let early = move_to(node, &asks, tell("seizure")).await;
    assert_eq!(early[0].reason, "HIT_STATE");
    move_to(node, &asks, Move::Confirm(pb::HitConfirm::default())).await;
    assert_eq!(owed(node).await, asks);
    let request = pb::MoveHitsRequest {
        ids: asks.clone(),
        r#move: Some(tell("no_code")),
        ..pb::MoveHitsRequest::default()
    };
    let refused = node.hits().move_hits(request).await.expect_err("a refusal");
    assert_eq!(ntc_tests::refusal::reason(&refused), "CODE_UNKNOWN");
    let told = move_to(node, &asks, tell("no_offence")).await;
    assert!(told[0].reason.is_empty(), "{told:?}");
    assert!(owed(node).await.is_empty());
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    let hit = show(federation.node(GE), asks[0]).await.hit.expect("a hit");
    assert_eq!(
        (hit.outcome.as_str(), hit.outcome_due_ms),
        ("no_offence", 0)
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_was_told_is_decided_stays_so_however_often_the_node_is_killed() {
    let mut federation = Federation::start(&[GE]).await;
    let node = federation.node_mut(GE);
    // The list that they were met in stands.
    let listed = (0..60).map(|number| {
        json!({
            "key": number.to_string(),
            "kind": "person",
            "names": [{ "written": format!("Wanted{number:03} Invented") }],
            "birth_dates": ["1971-03-04"],
        })
    });
    let listed = serde_json::to_vec(&listed.collect::<Vec<_>>()).expect("JSON");
    import(node, "invented", listed).await;
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

/// A traveller by name, birth date and telephone.
fn with_phone(name: &str, birth: &str) -> pb::ScreenSubject {
    let mut subject = traveller(name);
    let told = subject.told.get_or_insert_default();
    told.birth_dates = vec![birth.to_owned()];
    told.documents = vec![phone()];
    subject
}

fn phone() -> pb::WatchDocument {
    pb::WatchDocument {
        scheme: "phone".to_owned(),
        raw: "+995 555 00 00 01".to_owned(),
        ..pb::WatchDocument::default()
    }
}

async fn waiting(node: &TestNode) -> Vec<pb::Hit> {
    let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    page.expect("a page").into_inner().hits
}

#[tokio::test(flavor = "multi_thread")]
async fn two_travellers_with_one_telephone_are_two_hits_and_each_shows_its_own() {
    let node = TestNode::start(GE).await;
    let wanted = serde_json::json!([{
        "key": "p1",
        "kind": "person",
        "names": [{ "written": "Carl Wanted" }],
        "birth_dates": ["1950-01-01"],
        "documents": [{ "scheme": "phone", "raw": "+995 555 00 00 01" }],
    }]);
    import(
        &node,
        "invented",
        serde_json::to_vec(&wanted).expect("JSON"),
    )
    .await;
    let travellers = || {
        vec![
            with_phone("Ann Invented", "1961-03-04"),
            with_phone("Bob Different", "1985-06-07"),
        ]
    };
    until("the list to answer", || async {
        screen(&node, travellers()).await;
        waiting(&node).await.len() == 2
    })
    .await;
    // However often, and whoever comes last.
    screen(&node, travellers()).await;
    let mut told = Vec::new();
    for hit in waiting(&node).await {
        let shown = show(&node, hit.id).await;
        let name = shown.subject.iter().find(|line| line.what == "name");
        told.push((
            hit.subject_line,
            name.expect("a name").says.clone(),
            hit.seen,
        ));
    }
    told.sort();
    let told: Vec<_> = told
        .iter()
        .map(|(line, name, seen)| (line.as_str(), name.as_str(), *seen))
        .collect();
    let expected = ["Ann Invented", "Bob Different"].map(|name| (name, name, 1));
    assert_eq!(
        told, expected,
        "one journey each, however often it was told"
    );
    // Confirming the one says nothing of the other.
    let first = waiting(&node).await.remove(0).id;
    let moved = move_to(&node, &[first], Move::Confirm(pb::HitConfirm::default())).await;
    assert!(moved[0].marked.is_empty(), "{moved:?}");
    assert_eq!(waiting(&node).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hit_is_listed_by_what_met_and_tells_what_each_list_asks_that_names_the_same() {
    const PLATE: &str = "10 AA 123";
    let ge = &TestNode::start(GE).await;
    let car = json!([{
        "key": "c1",
        "kind": "vehicle",
        "documents": [{ "scheme": "plate", "raw": "10AA123", "country": "AZ" }],
    }]);
    let car = serde_json::to_vec(&car).expect("JSON");
    for list in ["stolen", "wanted"] {
        import(ge, list, car.clone()).await;
    }
    let number = |scheme: &str, raw: &str| pb::WatchDocument {
        scheme: scheme.to_owned(),
        raw: raw.to_owned(),
        country: "AZ".to_owned(),
        ..pb::WatchDocument::default()
    };
    let row = || pb::ScreenSubject {
        told: Some(pb::WatchEntry {
            kind: pb::WatchSubjectKind::Person.into(),
            documents: vec![number("passport", "C12345678"), number("plate", PLATE)],
            ..pb::WatchEntry::default()
        }),
        ..pb::ScreenSubject::default()
    };
    let names_both = || async {
        screen(ge, vec![row()]).await;
        let hits = waiting(ge).await;
        hits.len() == 1 && hits[0].also.len() == 1
    };
    until("both lists to answer", names_both).await;
    let hit = waiting(ge).await.remove(0);
    assert_eq!(hit.subject_line, PLATE, "not the passport");
    let met = |line: Option<pb::HitLine>| {
        let line = line.expect("what met");
        (line.what, line.says)
    };
    let plate = |raw: &str| ("plate".to_owned(), raw.to_owned());
    assert_eq!(met(hit.subject_met), plate(PLATE));
    assert_eq!(met(hit.target_met), plate("10AA123"));
    let shown = show(ge, hit.id).await;
    let [also] = &shown.also[..] else {
        panic!("{:?}", shown.also);
    };
    assert_eq!(also.target, Some(hit.also[0].clone()));
    assert_eq!(also.asked_for, "specific_check");
    assert!(also.valid_until_ms > 0 && !also.contact_first);
    // Off its list nothing is asked there, and the name stays.
    let list = &hit.also[0].list;
    import(ge, list, people(&["Somebody Else"])).await;
    until("nothing to be asked", || async {
        let shown = show(ge, hit.id).await;
        shown.also.iter().all(|it| it.asked_for.is_empty())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_taken_off_its_list_waits_no_more_and_is_in_no_file() {
    const WANTED: &str = "Wbrflqx Sought";
    let node = TestNode::start(GE).await;
    import(&node, "invented", people(&[WANTED])).await;
    let hits = waiting_after(&node, WANTED, 1).await;
    assert_eq!(hits.len(), 1);
    // Another entry has its key: that is somebody else.
    let other = serde_json::json!([{
        "key": "p0",
        "kind": "person",
        "names": [{ "written": "Somebody Else" }],
        "birth_dates": ["1990-01-01"],
    }]);
    import(&node, "invented", serde_json::to_vec(&other).expect("JSON")).await;
    until("nothing to wait", || async {
        waiting(&node).await.is_empty()
    })
    .await;
    let shown = show(&node, hits[0].id).await;
    let hit = shown.hit.expect("a hit");
    assert_eq!(hit.state, "withdrawn");
    assert!(
        hit.withdrawn
            .starts_with("the entry is no longer on its list, since ")
    );
    assert!(shown.target.is_empty() && !shown.subject.is_empty());
    // It is looked for again, and who was screened meets it again.
    import(&node, "invented", people(&[WANTED])).await;
    until("the hit to wait", || async {
        !waiting(&node).await.is_empty()
    })
    .await;
    let hit = waiting(&node).await.remove(0);
    assert_eq!((hit.id, hit.target_line.as_str()), (hits[0].id, WANTED));
    assert_eq!(hit.seen, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_that_its_author_withdrew_waits_no_more_and_is_in_no_file() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(super::screening::alert("CMAU1639120")).await;
    let met = || async {
        screen(ge, vec![super::screening::container("CMAU1639120")]).await;
        waiting(ge).await.len() == 1
    };
    until("the alert to match", met).await;
    let id = waiting(ge).await.remove(0).id;
    move_to(ge, &[id], Move::Confirm(pb::HitConfirm::default())).await;
    az.retract(&published.id).await;
    until("the hit to say so", || async {
        let shown = show(ge, id).await;
        let hit = shown.hit.expect("a hit");
        hit.withdrawn
            .starts_with("its author withdrew what it may be, since ")
            && shown.target.is_empty()
            && hit.state == "confirmed"
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_hit_cannot_wait_for_is_refused_by_its_field() {
    let node = TestNode::start(GE).await;
    let seen = sighting(
        "F1",
        named("Ann Invented", "1961-03-04"),
        vec![entry(
            "7",
            Verdict::Near,
            named("Anna Wanted", "1971-03-04"),
        )],
    );
    take(&node, vec![seen]).await;
    let notice = node.publish(ntc_tests::draft::seizure("GE")).await;
    node.until_indexed().await;
    let now = u64::try_from(node.status().await.started_ms).expect("a time");
    let snooze = |request: Vec<u8>| pb::MoveHitsRequest {
        ids: vec![1],
        r#move: Some(Move::Snooze(pb::HitUntil {
            at_ms: now + 86_400_000,
            request,
            ..pb::HitUntil::default()
        })),
        ..pb::MoveHitsRequest::default()
    };
    let mut absent = notice.id.clone();
    absent[15] ^= 1;
    for (request, expected) in [(absent, "NOT_FOUND"), (notice.id, "FIELD_INVALID")] {
        let refused = node.hits().move_hits(snooze(request)).await;
        let refused = refused.expect_err("a refusal");
        assert_eq!(ntc_tests::reason(&refused), expected);
        let details = refused.get_error_details();
        let info = details.error_info().expect("a reason");
        assert_eq!(info.metadata["field"], "snooze.request");
    }
    assert_eq!(state(&node, 1).await, "new");
    for until_ms in [1, FAR.as_millis()] {
        let reject = Move::Reject(pb::HitReject {
            reason: pb::HitRejection::NameOnly.into(),
            until_ms,
        });
        let moved = move_to(&node, &[1], reject).await.remove(0);
        assert_eq!(
            (moved.reason.as_str(), moved.field.as_str()),
            ("FIELD_INVALID", "reject.until")
        );
    }
    assert_eq!(state(&node, 1).await, "new");
}
