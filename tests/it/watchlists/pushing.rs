//! A list that is pushed is told to partners as alerts, and kept in line with what it says; of another nothing leaves.

use ntc_core::model::identifier::Scheme;
use ntc_core::query::{Number, Subject};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, folder, reason, until};
use tonic::Status;

use crate::passenger::with_persons;
use crate::query::{ask, wish};
use crate::screening::screen;
use crate::terms::{newest, sign};

use super::officers::{own, plate};
use super::{AZ, GE, import, people, terms};

/// What stays with the list: it stands in keys and in remarks.
const KEPT: &str = "Zqxvk-kept";
/// What partners are told of the person, and of the same person later.
const NAMES: [&str; 2] = ["Wbrfl Invented", "Gtpln Invented"];

fn person(name: &str) -> pb::WatchEntry {
    pb::WatchEntry {
        key: format!("{KEPT}-1"),
        kind: pb::WatchSubjectKind::Person as i32,
        names: vec![pb::WatchName {
            written: name.to_owned(),
            surname: String::new(),
            quality: pb::WatchNameQuality::Primary as i32,
        }],
        birth_dates: vec!["1961-03".to_owned()],
        remarks: format!("{KEPT} in remarks"),
        ..pb::WatchEntry::default()
    }
}

async fn now(node: &TestNode) -> u64 {
    u64::try_from(node.status().await.started_ms).expect("a time")
}

async fn create(node: &TestNode, name: &str, share: pb::WatchShareMode) {
    let mut list = own(name, now(node).await);
    list.share = share.into();
    let order = list.order.as_mut().expect("an order");
    "narcotic".clone_into(&mut order.category);
    let list = Some(list);
    let made = node
        .watchlists()
        .create_watchlist(pb::CreateWatchlistRequest { list })
        .await;
    made.expect("a list");
}

async fn put(node: &TestNode, list: &str, entries: Vec<pb::WatchEntry>) {
    let list = list.to_owned();
    let put = node
        .watchlists()
        .put_entries(pb::PutEntriesRequest {
            list,
            entries,
            as_written: false,
            replace: true,
        })
        .await;
    put.expect("entries");
}

fn asks(list: &str) -> pb::PushWatchlistRequest {
    pb::PushWatchlistRequest {
        list: list.to_owned(),
        ..pb::PushWatchlistRequest::default()
    }
}

async fn push(
    node: &TestNode,
    request: pb::PushWatchlistRequest,
) -> Result<Vec<pb::PushWatchlistResponse>, Status> {
    let mut lists = node.watchlists();
    let mut answers = lists.push_watchlist(request).await?.into_inner();
    let mut rows = Vec::new();
    while let Some(row) = answers.message().await? {
        rows.push(row);
    }
    Ok(rows)
}

/// Pushes a list, and tells what became of each entry.
async fn steps(node: &TestNode, list: &str) -> Vec<String> {
    let rows = push(node, asks(list)).await.expect("a push");
    rows.into_iter().map(|row| row.step).collect()
}

/// The kinds of the records that a node shows.
async fn kinds(node: &TestNode) -> Vec<i32> {
    let mut kinds: Vec<_> = node.list().await.iter().map(|it| it.kind).collect();
    kinds.sort_unstable();
    kinds
}

async fn until_kinds(node: &TestNode, expected: &[v1::RecordKind]) {
    let mut expected: Vec<_> = expected.iter().map(|kind| *kind as i32).collect();
    expected.sort_unstable();
    until("the records to be shown", || async {
        let shown = kinds(node).await.into_iter();
        let alerts = [
            v1::RecordKind::PassengerAlert as i32,
            v1::RecordKind::ConsignmentAlert as i32,
        ];
        shown
            .filter(|kind| alerts.contains(kind))
            .eq(expected.iter().copied())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_are_told_of_a_pushed_list_and_of_what_becomes_of_its_entries() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&with_persons("whole", &[AZ, GE])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    create(az, "subjects", pb::WatchShareMode::Push).await;
    let car = plate("car", "AA001AA");
    put(az, "subjects", vec![person(NAMES[0]), car.clone()]).await;

    let check = pb::PushWatchlistRequest {
        check: true,
        ..asks("subjects")
    };
    let would = push(az, check.clone()).await.expect("a check");
    let would: Vec<_> = would.iter().map(|row| (&*row.step, &row.told)).collect();
    let told = vec![pb::PushTold {
        party: GE.to_owned(),
        withheld: Vec::new(),
    }];
    assert_eq!(would, [("published", &told), ("published", &told)]);
    assert_eq!(kinds(az).await, [0; 0], "a check tells nothing");

    let rows = push(az, asks("subjects")).await.expect("a push");
    for row in &rows {
        assert_eq!(
            (&*row.step, &row.told),
            ("published", &told),
            "{}",
            row.message
        );
        az.until_receipted(&row.record, GE).await;
    }
    use v1::RecordKind::{ConsignmentAlert, PassengerAlert};
    until_kinds(ge, &[PassengerAlert, ConsignmentAlert]).await;
    assert!(folder::holds(&ge.files.dir, NAMES[0].as_bytes()));

    // Told once is told, after a restart too.
    assert_eq!(steps(az, "subjects").await, ["same", "same"]);

    // The list says something else: what partners hold is corrected, and what is gone is taken back.
    put(az, "subjects", vec![person(NAMES[1])]).await;
    let off = pb::TakeOffEntriesRequest {
        list: "subjects".to_owned(),
        keys: vec!["car".to_owned()],
    };
    az.watchlists()
        .take_off_entries(off)
        .await
        .expect("a removal");
    let one = pb::PushWatchlistRequest {
        keys: vec!["car".to_owned()],
        check: true,
        ..asks("subjects")
    };
    let would = push(az, one).await.expect("a check");
    assert_eq!((would.len(), &*would[0].step), (1, "retracted"));
    // Who is told of a correction and of a withdrawal is said before.
    let would = push(az, check).await.expect("a check");
    let would: Vec<_> = would.iter().map(|row| (&*row.step, &row.told)).collect();
    assert_eq!(would, [("corrected", &told), ("retracted", &told)]);
    assert_eq!(steps(az, "subjects").await, ["corrected", "retracted"]);
    until_kinds(ge, &[PassengerAlert]).await;
    until("the new name to be there", || async {
        folder::holds(&ge.files.dir, NAMES[1].as_bytes())
    })
    .await;
    assert_eq!(steps(az, "subjects").await, ["same"]);

    // A key that comes back is told anew.
    put(az, "subjects", vec![car]).await;
    assert_eq!(steps(az, "subjects").await, ["same", "published"]);
    until_kinds(ge, &[PassengerAlert, ConsignmentAlert]).await;

    // What is pushed no more is taken back before the list can go.
    let remove = || pb::RemoveWatchlistRequest {
        list: "subjects".to_owned(),
    };
    let refused = az.watchlists().remove_watchlist(remove()).await;
    assert_eq!(
        reason(&refused.expect_err("a pushed list")),
        "FIELD_INVALID"
    );
    let mut list = own("subjects", now(az).await);
    list.share = pb::WatchShareMode::None.into();
    let list = Some(list);
    let described = az
        .watchlists()
        .describe_watchlist(pb::DescribeWatchlistRequest { list })
        .await;
    described.expect("a description");
    assert_eq!(steps(az, "subjects").await, ["retracted", "retracted"]);
    until_kinds(ge, &[]).await;
    az.watchlists()
        .remove_watchlist(remove())
        .await
        .expect("a removal");

    // Of what is the list's own no byte went out.
    assert!(!folder::holds(&ge.files.dir, KEPT.as_bytes()));
    federation.stop().await;
}

/// A list whose subjects are dangerous, and nobody acts before the owner was asked.
async fn create_dangerous(node: &TestNode, name: &str) {
    create(node, name, pb::WatchShareMode::Push).await;
    let mut list = own(name, now(node).await);
    list.share = pb::WatchShareMode::Push.into();
    let order = list.order.as_mut().expect("an order");
    "narcotic".clone_into(&mut order.category);
    order.markers = vec![pb::WatchMarker::Armed.into()];
    order.contact_first = true;
    let list = Some(list);
    let described = node
        .watchlists()
        .describe_watchlist(pb::DescribeWatchlistRequest { list })
        .await;
    described.expect("a description");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_sees_no_persons_is_sent_no_alert_about_one_until_it_does() {
    const TR: &str = "TR/customs";
    let federation = Federation::start(&[AZ, GE, TR]).await;
    federation.agree(&with_persons("whole", &[AZ, TR])).await;
    federation.agree(&share_all("pair", &[AZ, GE])).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    create(az, "subjects", pb::WatchShareMode::Push).await;
    put(
        az,
        "subjects",
        vec![person(NAMES[0]), plate("car", "AA001AA")],
    )
    .await;
    let told = |row: &pb::PushWatchlistResponse| -> Vec<String> {
        row.told.iter().map(|it| it.party.clone()).collect()
    };
    // Said before, and so it is.
    for check in [true, false] {
        let request = pb::PushWatchlistRequest {
            check,
            ..asks("subjects")
        };
        let rows = push(az, request).await.expect("a push");
        assert_eq!(told(&rows[0]), [TR]);
        assert_eq!(rows[0].unseeing, [GE]);
        assert_eq!(told(&rows[1]), [GE, TR]);
        assert_eq!(rows[1].unseeing, [""; 0]);
    }
    use v1::RecordKind::{ConsignmentAlert, PassengerAlert};
    until_kinds(ge, &[ConsignmentAlert]).await;
    assert_eq!(steps(az, "subjects").await, ["same", "same"]);
    // Once the agreement shows it persons, a later push tells it, and nobody twice.
    let hash = hex::encode(newest(az).await.document_sha256);
    let second = with_persons("pair", &[AZ, GE]);
    let line = format!("version = 2\nsupersedes = \"{hash}\" ");
    let second = second.replacen("version = 1 ", &line, 1);
    sign(&federation, &second, 2).await;
    let rows = push(az, asks("subjects")).await.expect("a push");
    assert_eq!(
        (&*rows[0].step, told(&rows[0])),
        ("published", vec![GE.to_owned()])
    );
    assert_eq!(rows[1].step, "same");
    until_kinds(ge, &[PassengerAlert, ConsignmentAlert]).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_is_warned_by_screening_and_by_the_hit_of_what_it_was_pushed() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    create_dangerous(az, "cars").await;
    let car = plate("car", "AA001AA");
    put(az, "cars", vec![car.clone()]).await;
    let rows = push(az, asks("cars")).await.expect("a push");
    az.until_receipted(&rows[0].record, GE).await;
    let subject = pb::ScreenSubject {
        reference: "row 2".to_owned(),
        told: Some(car),
        ..pb::ScreenSubject::default()
    };
    until("the alert to match", || async {
        screen(ge, vec![subject.clone()]).await.matches().count() == 1
    })
    .await;
    let answered = screen(ge, vec![subject]).await;
    let matched = answered.matches().next().expect("a match");
    let Some(pb::screen_match::Target::Alert(alert)) = &matched.target else {
        panic!("an alert");
    };
    assert_eq!(
        (alert.warning_markers.as_slice(), alert.contact_first),
        (["armed".to_owned()].as_slice(), true)
    );
    until("the hit to say so", || async {
        let page = ge.hits().list_hits(pb::ListHitsRequest::default()).await;
        let hits = page.expect("hits").into_inner().hits;
        hits.iter().any(|hit| hit.contact_first)
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_list_that_is_not_pushed_nothing_goes_out_whatever_is_asked() {
    const CANARY: &str = "Zqxvk Invented";
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    for (name, share) in [
        ("secret", pb::WatchShareMode::None),
        ("asked", pb::WatchShareMode::HitNoHit),
    ] {
        create(az, name, share).await;
        put(az, name, vec![person(CANARY)]).await;
    }
    let file = people(0..5, CANARY);
    import(az, terms("taken"), &[file])
        .await
        .expect("an import");
    for list in ["secret", "asked", "taken"] {
        for check in [true, false] {
            let request = pb::PushWatchlistRequest {
                check,
                ..asks(list)
            };
            let refused = push(az, request).await.expect_err(list);
            assert_eq!(reason(&refused), "FIELD_INVALID");
        }
    }
    // What is told meanwhile carries nothing of them.
    create(az, "told", pb::WatchShareMode::Push).await;
    put(az, "told", vec![plate("car", "AA001AA"), person(NAMES[0])]).await;
    let rows = push(az, asks("told")).await.expect("a push");
    az.until_receipted(&rows[0].record, GE).await;
    assert!(folder::holds(&ge.files.dir, b"AA001AA"));
    // The agreement lets no persons go, and whoever pushes is told so.
    assert_eq!(
        (&*rows[1].reason, rows[1].unseeing.as_slice()),
        ("NOTHING_TO_TELL", [GE.to_owned()].as_slice())
    );
    assert!(!folder::holds(&ge.files.dir, NAMES[0].as_bytes()));
    assert!(!folder::holds(&ge.files.dir, CANARY.as_bytes()));
    let data = az.files.data();
    for entry in std::fs::read_dir(&data).expect("the data") {
        let path = entry.expect("a folder").path();
        let found = path.is_dir() && folder::holds(&path, CANARY.as_bytes());
        assert_eq!(found, path.ends_with("watchlists"), "{}", path.display());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_no_alert_is_refused_by_its_key_and_the_others_are_told() {
    let az = TestNode::start(AZ).await;
    create(&az, "subjects", pb::WatchShareMode::Push).await;
    let mut email = plate("mail", "AA001AA");
    email.kind = pb::WatchSubjectKind::Email as i32;
    email.documents.clear();
    email.emails.push("ann@invented.example".to_owned());
    put(&az, "subjects", vec![email, plate("car", "AA002AA")]).await;
    let rows = push(&az, asks("subjects")).await.expect("a push");
    let told: Vec<_> = rows.iter().map(|row| (&*row.step, &*row.reason)).collect();
    assert_eq!(told, [("refused", "FIELD_MISSING"), ("published", "")]);
    let shown = pb::ShowWatchlistRequest {
        list: "subjects".to_owned(),
        ..pb::ShowWatchlistRequest::default()
    };
    let shown = az.watchlists().show_watchlist(shown).await.expect("a list");
    let state = shown.into_inner().state.expect("a list");
    assert_eq!(state.pushed, 1);
    let unknown = pb::PushWatchlistRequest {
        keys: vec!["none".to_owned()],
        ..asks("subjects")
    };
    let refused = push(&az, unknown).await.expect_err("no such entry");
    assert_eq!(reason(&refused), "NOT_FOUND");
    let red = pb::PushWatchlistRequest {
        tlp: v1::Tlp::Red.into(),
        ..asks("subjects")
    };
    let refused = push(&az, red).await.expect_err("nobody named");
    assert_eq!(reason(&refused), "FIELD_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_that_a_kill_broke_off_is_gone_on_with_and_tells_nothing_twice() {
    const ENTRIES: usize = 60;
    let mut az = TestNode::stopped(NodeFiles::make(AZ));
    az.spawn().await;
    create(&az, "plates", pb::WatchShareMode::Push).await;
    let entries = (0..ENTRIES).map(|n| plate(&n.to_string(), &format!("AA{n:03}AA")));
    put(&az, "plates", entries.collect()).await;
    for heard in [1, 20] {
        let pushed = az.watchlists().push_watchlist(asks("plates")).await;
        let mut answers = pushed.expect("a push").into_inner();
        for _ in 0..heard {
            answers.message().await.expect("a row").expect("a row");
        }
        az.kill();
        az.spawn().await;
    }
    let rows = push(&az, asks("plates")).await.expect("a push");
    let of = |step: &str| rows.iter().filter(|row| row.step == step).count();
    assert!(of("same") >= 20, "{} were told before", of("same"));
    assert_eq!(of("same") + of("published"), ENTRIES);
    assert_eq!(az.list().await.len(), ENTRIES, "no plate is told twice");
    az.kill();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pushed_of_a_list_meets_neither_the_list_nor_who_travels_twice() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&with_persons("whole", &[AZ, GE])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    create(az, "subjects", pb::WatchShareMode::Push).await;
    let car = plate("car", "AA001AA");
    put(az, "subjects", vec![person(NAMES[0]), car.clone()]).await;
    assert_eq!(steps(az, "subjects").await, ["published", "published"]);
    let screened = || async {
        let mut screening = az.screening();
        let status = screening.show_screening(pb::ShowScreeningRequest {});
        let status = status.await.expect("how it screens").into_inner();
        status.behind == 0 && status.loading.is_empty() && !status.again
    };
    until("all to be screened", screened).await;
    // Nor when the list says more of the entry, and all that is kept is screened again.
    let mut more = person(NAMES[0]);
    more.remarks.clear();
    more.nationalities = vec!["GE".to_owned()];
    put(az, "subjects", vec![more]).await;
    until("all to be screened", screened).await;
    let hits = |node: &TestNode| {
        let mut hits = node.hits();
        async move {
            let page = hits.list_hits(pb::ListHitsRequest::default()).await;
            page.expect("hits").into_inner().hits
        }
    };
    assert!(hits(az).await.is_empty(), "an entry met itself");
    // Whoever travels meets the entry, and not its alert beside it.
    let travels = || pb::ScreenSubject {
        reference: "gate 1".to_owned(),
        told: Some(car.clone()),
        ..pb::ScreenSubject::default()
    };
    let matches = screen(az, vec![travels()]).await;
    assert_eq!(matches.matches().count(), 1);
    assert_eq!(hits(az).await.len(), 1);
    // The partner has the alert alone.
    until("the alert to match", || async {
        let matches = screen(ge, vec![travels()]).await;
        matches.matches().count() == 1
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_and_the_record_that_tells_of_it_answer_a_query_as_one() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    create(az, "cars", pb::WatchShareMode::Push).await;
    let cars = vec![plate("car", "AA001AA"), plate("other", "BB002BB")];
    put(az, "cars", cars).await;
    let sources = |raw: &'static str| async move {
        let plate = Subject::Number(Number {
            scheme: Scheme::Plate,
            raw: raw.to_owned(),
            country: "GE".to_owned(),
        });
        let told = ask(ge, wish(&[plate], &[])).await.expect("an answer");
        let findings = told.at(AZ).findings.clone();
        let hits = findings.into_iter().flat_map(|it| it.hits);
        hits.map(|hit| hit.source).collect::<Vec<_>>()
    };
    until("the list to answer", || async {
        sources("AA001AA").await == ["list"]
    })
    .await;
    let one = pb::PushWatchlistRequest {
        keys: vec!["car".to_owned()],
        ..asks("cars")
    };
    let rows = push(az, one).await.expect("a push");
    assert_eq!(rows[0].step, "published", "{}", rows[0].message);
    az.until_indexed().await;
    assert_eq!(sources("AA001AA").await, ["record"]);
    // One that no record tells of answers as its list.
    assert_eq!(sources("BB002BB").await, ["list"]);
    federation.stop().await;
}
