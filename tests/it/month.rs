//! Thirty days of traffic through the screening and the hits of a node: nobody is asked twice about a pair unless something
//! decisive is new, and every change that was planted asks again.

use std::collections::{BTreeMap, BTreeSet};

use ntc_proto::node::v1 as pb;
use ntc_tests::{TestNode, until};
use pb::move_hits_request::Move;
use serde_json::json;

use super::hits::move_to;
use super::screening::{import, screen, status, until_answers};

const AZ: &str = "AZ/customs";
const LIST: &str = "invented";
const DAYS: usize = 30;
/// The day from which the list has every entry under another key, and tells nobody.
const RENUMBERED: usize = 10;
/// The day from which the list tells more of some entries.
const TOLD_MORE: usize = 20;

const GIVEN: [&str; 8] = [
    "Anar", "Timur", "Giorgi", "Serik", "Oleh", "Murat", "Rustam", "Andrei",
];
const FAMILIES: [&str; 12] = [
    "Kovalenko",
    "Tkachenko",
    "Beridze",
    "Karimov",
    "Nazarov",
    "Yilmaz",
    "Rotaru",
    "Huseynov",
    "Ospanov",
    "Kaplan",
    "Lomidze",
    "Moraru",
];
/// The same in Cyrillic letters, as papers have them.
const GIVEN_CYRILLIC: [&str; 8] = [
    "Анар",
    "Тимур",
    "Гиорги",
    "Серик",
    "Олег",
    "Мурат",
    "Рустам",
    "Андрей",
];
const FAMILIES_CYRILLIC: [&str; 12] = [
    "Коваленко",
    "Ткаченко",
    "Беридзе",
    "Каримов",
    "Назаров",
    "Йылмаз",
    "Ротару",
    "Гусейнов",
    "Оспанов",
    "Каплан",
    "Ломидзе",
    "Морару",
];
const TRAVELLERS: usize = GIVEN.len() * FAMILIES.len();

/// What changes of a traveller, or of whom the list has under that name, from a day on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Planted {
    Birth,
    Document,
    Alias,
    EntryAlias,
    EntryDocument,
}

const PLANTED: [Planted; 5] = [
    Planted::Birth,
    Planted::Document,
    Planted::Alias,
    Planted::EntryAlias,
    Planted::EntryDocument,
];

/// Numbers that are the same in every run.
fn mixed(a: usize, b: usize) -> usize {
    let mut x = a.wrapping_mul(0x9e37_79b9) ^ b.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    (x ^ (x >> 12)) & 0xffff
}

/// One in eight changes, in the second half of the month.
fn planted(traveller: usize) -> Option<(usize, Planted)> {
    (traveller % 8 == 3).then(|| {
        let what = PLANTED[traveller / 8 % PLANTED.len()];
        let day = match what {
            Planted::Birth | Planted::Document | Planted::Alias => 15 + mixed(traveller, 5) % 10,
            Planted::EntryAlias | Planted::EntryDocument => TOLD_MORE,
        };
        (day, what)
    })
}

fn has(traveller: usize, what: Planted, on: usize) -> bool {
    planted(traveller).is_some_and(|(day, planted)| planted == what && on >= day)
}

/// One in five travels every day, the others now and then; on the first day, and on that of a change, everybody does.
fn travels(traveller: usize, on: usize) -> bool {
    let changes = planted(traveller).is_some_and(|(day, _)| day == on);
    on == 0 || changes || traveller.is_multiple_of(5) || mixed(traveller, on).is_multiple_of(4)
}

fn birth(traveller: usize) -> String {
    format!(
        "19{:02}-0{}-1{}",
        50 + traveller % 40,
        1 + traveller % 9,
        traveller % 7
    )
}

/// Given and family name; half of the travellers have papers in Cyrillic letters.
fn written(traveller: usize) -> (&'static str, &'static str) {
    let (given, family) = (traveller % GIVEN.len(), traveller / GIVEN.len());
    if traveller.is_multiple_of(2) {
        (GIVEN[given], FAMILIES[family])
    } else {
        (GIVEN_CYRILLIC[given], FAMILIES_CYRILLIC[family])
    }
}

/// A traveller on a flight of a day; carriers write the two names in either order.
fn traveller(number: usize, on: usize) -> pb::ScreenSubject {
    let name = |written: String| pb::WatchName {
        written,
        quality: pb::WatchNameQuality::Primary.into(),
        ..pb::WatchName::default()
    };
    let (given, family) = written(number);
    let mut names = vec![name(if on.is_multiple_of(2) {
        format!("{given} {family}")
    } else {
        format!("{} {given}", family.to_uppercase())
    })];
    if has(number, Planted::Alias, on) {
        names.push(name(format!("Zaur Vekilov{}", number % 10)));
    }
    let mut births = vec![birth(number)];
    if has(number, Planted::Birth, on) {
        births.push("1949-01-02".to_owned());
    }
    let letter = if has(number, Planted::Document, on) {
        'N'
    } else {
        'P'
    };
    let told = pb::WatchEntry {
        kind: pb::WatchSubjectKind::Person.into(),
        names,
        birth_dates: births,
        documents: vec![pb::WatchDocument {
            scheme: "passport".to_owned(),
            raw: format!("{letter}{:07}", 1_000_000 + number),
            country: "GE".to_owned(),
            ..pb::WatchDocument::default()
        }],
        ..pb::WatchEntry::default()
    };
    let at = format!("2026-11-{:02} 09:00", on + 1);
    let stop = |place: &str| pb::ScreenStop {
        place: place.to_owned(),
        at: at.clone(),
    };
    pb::ScreenSubject {
        reference: format!("{on}/{number}"),
        told: Some(told),
        journey: Some(pb::ScreenJourney {
            numbers: vec![format!("ZQ{}", 100 + number % 3)],
            carrier: "ZQ".to_owned(),
            stops: vec![stop("TBS"), stop("GYD")],
        }),
    }
}

/// The list as it is on a day.
fn list(on: usize) -> Vec<u8> {
    let entries = (0..TRAVELLERS).map(|number| {
        let key = if on < RENUMBERED { number } else { number + 5_000 };
        let (given, family) = (number % GIVEN.len(), number / GIVEN.len());
        let mut names = vec![json!({ "written": format!("{} {}", GIVEN[given], FAMILIES[family]) })];
        if has(number, Planted::EntryAlias, on) {
            names.push(json!({ "written": format!("Elnur Sadigov{}", number % 10) }));
        }
        let mut documents = Vec::new();
        if has(number, Planted::EntryDocument, on) {
            let raw = format!("E{:07}", 2_000_000 + number);
            documents.push(json!({ "scheme": "passport", "raw": raw, "country": "TR" }));
        }
        json!({
            "key": key.to_string(), "kind": "person", "names": names, "birth_dates": [birth(number)],
            "documents": documents,
        })
    });
    serde_json::to_vec(&entries.collect::<Vec<_>>()).expect("JSON")
}

/// The hits that wait for an officer.
async fn waiting(node: &TestNode) -> Vec<pb::Hit> {
    let request = pb::ListHitsRequest {
        page_size: 500,
        ..pb::ListHitsRequest::default()
    };
    let page = node.hits().list_hits(request).await;
    page.expect("a page").into_inner().hits
}

/// The traveller whom a hit is about, by how their names are written.
fn whose(hit: &pb::Hit) -> usize {
    let line = hit.subject_line.to_lowercase();
    let is = |number: &usize| {
        let (given, family) = written(*number);
        [given, family]
            .iter()
            .all(|name| line.contains(&name.to_lowercase()))
    };
    (0..TRAVELLERS).find(is).expect("a traveller")
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_days_of_traffic_ask_each_pair_once_and_again_where_something_decisive_is_new() {
    let mut az = TestNode::start(AZ).await;
    let mut edition = 0;
    let (mut met, mut asked) = (0, BTreeMap::<u64, Vec<usize>>::new());
    let mut whom = BTreeMap::new();
    for on in 0..DAYS {
        if [0, RENUMBERED, TOLD_MORE].contains(&on) {
            import(&az, LIST, list(on)).await;
            edition += 1;
            until_answers(&az, LIST, edition).await;
        }
        let travelling = (0..TRAVELLERS).filter(|number| travels(*number, on));
        let travelling: Vec<_> = travelling.map(|number| traveller(number, on)).collect();
        met += screen(&az, travelling).await.matches().count();
        let news = |number: &usize| on == 0 || planted(*number).is_some_and(|(day, _)| day == on);
        let expected: BTreeSet<_> = (0..TRAVELLERS).filter(news).collect();
        until("those to wait of whom something is new", || async {
            let hits = waiting(&az).await;
            hits.iter()
                .map(whose)
                .collect::<BTreeSet<_>>()
                .is_superset(&expected)
        })
        .await;
        until("everybody to be screened", || async {
            status(&az).await.behind == 0
        })
        .await;
        let hits = waiting(&az).await;
        let told: BTreeSet<_> = hits.iter().map(whose).collect();
        assert_eq!(told, expected, "day {on}");
        let ids: Vec<_> = hits.iter().map(|hit| hit.id).collect();
        for hit in &hits {
            asked.entry(hit.id).or_default().push(on);
            whom.insert(hit.id, whose(hit));
        }
        if !ids.is_empty() {
            let reject = Move::Reject(pb::HitReject {
                reason: pb::HitRejection::NameOnly.into(),
                until_ms: 0,
            });
            let moved = move_to(&az, &ids, reject).await;
            assert!(moved.iter().all(|it| it.reason.is_empty()), "{moved:?}");
        }
    }
    // One hit of each, which asked on the first day and on that of its change.
    assert_eq!(asked.len(), TRAVELLERS);
    for (hit, days) in &asked {
        let traveller = whom[hit];
        let mut expected = vec![0];
        expected.extend(planted(traveller).map(|(day, _)| day));
        assert_eq!(*days, expected, "{traveller}: {:?}", planted(traveller));
    }
    let asks: usize = asked.values().map(Vec::len).sum();
    let changed = (0..TRAVELLERS).filter(|it| planted(*it).is_some()).count();
    let saved = 100 * (met - asks) / met;
    println!(
        "30 days through a node: {met} times somebody of the list travelled, and officers were asked {asks} times: \
         {saved} % less; {changed} planted changes asked again"
    );
    assert!(saved >= 80, "{saved} %");
    az.stop().await;
}
