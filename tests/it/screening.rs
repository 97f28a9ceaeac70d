//! Who and what travels is held against lists and alerts as they are now, and nothing of it goes anywhere else.

use std::path::Path;
use std::time::{Duration, Instant};

use ntc_core::manifest;
use ntc_core::watchlist::{Day, wire};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::screen_match::Target;
use ntc_proto::node::v1::screen_request::Part;
use ntc_proto::v1;
use ntc_tests::clock::ShiftedClock;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, NodeProcess, TestNode, draft, folder, reason, until};
use serde_json::json;
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    std::fs::read(folder.join(name)).expect("a sample")
}

/// People who do not exist, as a list in JSON.
pub(super) fn people(names: &[&str]) -> Vec<u8> {
    let people = names.iter().enumerate().map(|(number, name)| {
        json!({
            "key": format!("p{number}"),
            "kind": "person",
            "names": [{ "written": name }],
            "birth_dates": ["1961-03-04"],
        })
    });
    serde_json::to_vec(&people.collect::<Vec<_>>()).expect("JSON")
}

pub(super) async fn import(node: &TestNode, list: &str, bytes: Vec<u8>) {
    let terms = pb::ImportTerms {
        list: list.to_owned(),
        accept_shrinking: true,
        ..pb::ImportTerms::default()
    };
    let imported = super::watchlists::import(node, terms, &[bytes]).await;
    imported.expect("an import");
}

/// What a node answered.
#[derive(Default)]
pub(super) struct Answered {
    against: pb::ScreenAgainst,
    results: Vec<pb::ScreenResult>,
}

impl Answered {
    pub(super) fn matches(&self) -> impl Iterator<Item = &pb::ScreenMatch> {
        self.results.iter().flat_map(|result| &result.matches)
    }

    /// Alerts that are not shown.
    pub(super) fn unseen(&self) -> u32 {
        self.results.iter().map(|result| result.unseen).sum()
    }

    fn edition(&self, list: &str) -> Option<u64> {
        let mut editions = self.against.editions.iter();
        let edition = editions.find(|edition| edition.list == list)?;
        Some(edition.number)
    }
}

async fn screen_with(
    node: &TestNode,
    terms: pb::ScreenTerms,
    subjects: Vec<pb::ScreenSubject>,
) -> Result<Answered, Status> {
    let mut parts = vec![Part::Terms(terms)];
    parts.extend(subjects.chunks(256).map(|items| {
        Part::Subjects(pb::ScreenSubjects {
            items: items.to_vec(),
        })
    }));
    let parts = parts
        .into_iter()
        .map(|part| pb::ScreenRequest { part: Some(part) });
    let messages: Vec<_> = parts.collect();
    let answers = node
        .screening()
        .screen(tokio_stream::iter(messages))
        .await?;
    let mut answers = answers.into_inner();
    let mut answered = Answered::default();
    while let Some(answer) = answers.message().await? {
        if let Some(against) = answer.against {
            answered.against = against;
        }
        answered.results.extend(answer.results);
    }
    Ok(answered)
}

pub(super) async fn screen(node: &TestNode, subjects: Vec<pb::ScreenSubject>) -> Answered {
    let screened = screen_with(node, pb::ScreenTerms::default(), subjects).await;
    screened.expect("an answer")
}

/// The subjects of a file as a carrier sends it.
fn travellers(name: &str) -> Vec<pb::ScreenSubject> {
    let today = Day::new(2026, 11, 28).expect("a day");
    let manifest = manifest::read(&sample(name), None, today).expect("a manifest");
    let subjects = manifest.subjects.into_iter();
    let subjects = subjects.map(|subject| pb::ScreenSubject {
        reference: subject.reference,
        told: Some(wire::entry_message(&subject.told)),
        journey: None,
    });
    subjects.collect()
}

pub(super) fn traveller(name: &str) -> pb::ScreenSubject {
    let told = pb::WatchEntry {
        kind: pb::WatchSubjectKind::Person.into(),
        names: vec![pb::WatchName {
            written: name.to_owned(),
            quality: pb::WatchNameQuality::Primary.into(),
            ..pb::WatchName::default()
        }],
        birth_dates: vec!["1961-03-04".to_owned()],
        ..pb::WatchEntry::default()
    };
    pb::ScreenSubject {
        reference: "seat 1A".to_owned(),
        told: Some(told),
        journey: None,
    }
}

pub(super) fn container(number: &str) -> pb::ScreenSubject {
    let told = pb::WatchEntry {
        kind: pb::WatchSubjectKind::Container.into(),
        documents: vec![pb::WatchDocument {
            scheme: "container".to_owned(),
            raw: number.to_owned(),
            ..pb::WatchDocument::default()
        }],
        ..pb::WatchEntry::default()
    };
    pb::ScreenSubject {
        told: Some(told),
        ..pb::ScreenSubject::default()
    }
}

pub(super) async fn status(node: &TestNode) -> pb::ShowScreeningResponse {
    let shown = node
        .screening()
        .show_screening(pb::ShowScreeningRequest {})
        .await;
    shown.expect("how it screens").into_inner()
}

/// Waits until a list is answered from in this edition, and says how long that took.
pub(super) async fn until_answers(node: &TestNode, list: &str, edition: u64) -> Duration {
    let begun = Instant::now();
    until("the edition to answer", || async {
        let against = status(node).await.against.expect("lists");
        let mut editions = against.editions.iter();
        editions.any(|it| it.list == list && it.number == edition)
    })
    .await;
    begun.elapsed()
}

/// An alert about a container.
pub(super) fn alert(number: &str) -> pb::Draft {
    let mut draft = draft::alert("GE");
    draft.transport = Some(v1::Transport {
        equipment: vec![v1::Equipment {
            container: Some(v1::Identifier {
                scheme: "container".to_owned(),
                raw: number.to_owned(),
                ..v1::Identifier::default()
            }),
            ..v1::Equipment::default()
        }],
        route_unknown: true,
        ..v1::Transport::default()
    });
    draft
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passenger_list_and_a_manifest_are_screened_against_two_lists() {
    let az = TestNode::start(AZ).await;
    // Both are as the world writes them: a list in Latin letters, a manifest in Cyrillic ones.
    let anna = json!([{
        "key": "p1",
        "kind": "person",
        "names": [{ "written": "Anna Vymyslova" }],
        "birth_dates": ["1972-06-07"],
    }]);
    import(&az, "people", serde_json::to_vec(&anna).expect("JSON")).await;
    let boxes = json!([{
        "key": "b1",
        "kind": "container",
        "documents": [{ "scheme": "container", "raw": "CSQU3054383" }],
    }]);
    import(&az, "boxes", serde_json::to_vec(&boxes).expect("JSON")).await;
    for list in ["people", "boxes"] {
        until_answers(&az, list, 1).await;
    }
    let passengers = travellers("manifests/paxlst.edi");
    let screened = screen(&az, passengers.clone()).await;
    assert_eq!(screened.results.len(), passengers.len());
    assert_eq!(screened.against.editions.len(), 2);

    let cargo = screen(&az, travellers("manifests/manifest.csv")).await;
    let found: Vec<_> = cargo
        .matches()
        .map(|it| match &it.target {
            Some(Target::Listed(listed)) => (listed.list.as_str(), listed.key.as_str(), it.verdict),
            Some(Target::Alert(_)) | None => panic!("no alert is there"),
        })
        .collect();
    let exact = i32::from(pb::ScreenVerdict::Exact);
    assert!(found.contains(&("boxes", "b1", exact)), "{found:?}");
    let named = cargo
        .matches()
        .find(|it| it.name.is_some())
        .expect("a name");
    // The birth date of the manifest is another: it can be her, and every step is told.
    assert_eq!(named.by, i32::from(pb::ScreenBy::Name));
    let birth = named.factors.iter().find(|it| it.fact == "birth");
    assert!(birth.is_some_and(|it| it.points < 0), "{:?}", named.factors);
    let Some(Target::Listed(listed)) = &named.target else {
        panic!("a list");
    };
    assert!(listed.order.is_some(), "what is asked stands beside it");

    // Against one list alone.
    let terms = pb::ScreenTerms {
        lists: vec!["boxes".to_owned()],
        ..pb::ScreenTerms::default()
    };
    let one = screen_with(&az, terms, travellers("manifests/manifest.csv")).await;
    assert_eq!(one.expect("an answer").matches().count(), 1);
    let terms = pb::ScreenTerms {
        lists: vec!["absent".to_owned()],
        ..pb::ScreenTerms::default()
    };
    let refused = screen_with(&az, terms, Vec::new()).await.err();
    assert_eq!(reason(&refused.expect("a refusal")), "NOT_FOUND");
    let outcomes = az.into_files().await.audited("Screen");
    let ended: Vec<_> = outcomes.iter().filter(|it| *it != "BEGUN").collect();
    assert_eq!(ended, ["OK", "OK", "OK", "NOT_FOUND"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_replaced_answers_within_a_second_and_says_which_edition_did() {
    let az = TestNode::start(AZ).await;
    import(&az, "un", people(&["Somebody Else"])).await;
    until_answers(&az, "un", 1).await;
    let before = screen(&az, vec![traveller("Рашад Алиев")]).await;
    assert_eq!(
        (before.matches().count(), before.edition("un")),
        (0, Some(1))
    );
    import(&az, "un", people(&["Rəşad Əliyev"])).await;
    let took = until_answers(&az, "un", 2).await;
    assert!(took < Duration::from_secs(1), "{took:?}");
    let after = screen(&az, vec![traveller("Рашад Алиев")]).await;
    assert_eq!((after.matches().count(), after.edition("un")), (1, Some(2)));
    let exact = i32::from(pb::ScreenVerdict::Exact);
    assert!(after.matches().all(|it| it.verdict == exact));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_of_a_partner_matches_until_it_is_withdrawn() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = ge.publish(alert("CMAU1639120")).await;
    until("the alert to match", || async {
        let answered = screen(az, vec![container("CMAU 163912-0")]).await;
        answered.matches().count() == 1
    })
    .await;
    // Its author screens against it too, and two swapped digits are never the same.
    for node in [az, ge] {
        until("the alert to match", || async {
            let answered = screen(node, vec![container("CMAU1693120")]).await;
            let by: Vec<_> = answered.matches().map(|it| (it.by, it.verdict)).collect();
            let swapped = i32::from(pb::ScreenBy::Swapped);
            by == [(swapped, i32::from(pb::ScreenVerdict::Near))]
        })
        .await;
    }
    let answered = screen(az, vec![container("CMAU1639120")]).await;
    let matched = answered.matches().next().expect("a match");
    let Some(Target::Alert(alert)) = &matched.target else {
        panic!("an alert");
    };
    assert_eq!((alert.origin.as_str(), &alert.id), (GE, &published.id));
    assert_eq!(alert.requested_action, "examine");
    let terms = pb::ScreenTerms {
        without_alerts: true,
        ..pb::ScreenTerms::default()
    };
    let without = screen_with(az, terms, vec![container("CMAU1639120")]).await;
    assert_eq!(without.expect("an answer").matches().count(), 0);

    ge.retract(&published.id).await;
    for node in [az, ge] {
        until("the alert to match no more", || async {
            let answered = screen(node, vec![container("CMAU1639120")]).await;
            answered.matches().count() == 0
        })
        .await;
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_records_tell_is_screened_once_and_kept_for_its_time() {
    let (clock, ports) = ShiftedClock::ports();
    let mut az = TestNode::start_with(AZ, &ports).await;
    az.publish(alert("CMAU1639120")).await;
    until("the container to be kept", || async {
        let status = status(&az).await;
        status.subjects > 0 && status.behind == 0
    })
    .await;
    let kept = status(&az).await.subjects;
    az.stop().await;
    az.restart_with(&ports).await;
    until("nothing to be left", || async {
        status(&az).await.behind == 0
    })
    .await;
    assert_eq!(status(&az).await.subjects, kept, "screened once");
    clock.advance(Duration::from_secs(31 * 24 * 3600));
    until("nobody to be kept", || async {
        status(&az).await.subjects == 0
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_killed_goes_on_where_it_was() {
    let mut az = TestNode::stopped(NodeFiles::make(AZ));
    az.spawn().await;
    import(&az, "un", people(&["Rəşad Əliyev"])).await;
    until_answers(&az, "un", 1).await;
    screen(&az, vec![traveller("Рашад Алиев")]).await;
    az.publish(alert("CMAU1639120")).await;
    until("all to be screened", || async {
        status(&az).await.behind == 0
    })
    .await;
    let kept = status(&az).await.subjects;
    az.kill();
    az.spawn().await;
    let after = screen(&az, vec![traveller("Рашад Алиев")]).await;
    assert_eq!((after.matches().count(), after.edition("un")), (1, Some(1)));
    let now = status(&az).await.subjects;
    assert!(now > kept, "those of before are kept: {now} of {kept}");
    az.kill();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_of_a_list_or_of_a_traveller_stands_anywhere_else() {
    const LISTED: &str = "Zqxvkbd";
    const TRAVELS: &str = "Wrmtplgh";
    let files = NodeFiles::make(AZ);
    files.edit_config(|config| config.replace("filter = \"info\"", "filter = \"trace\""));
    let log = files.dir.join("screening.log");
    let out = std::fs::File::create(&log).expect("a log");
    let mut az = TestNode::stopped(files);
    let process = NodeProcess::start_with_log(&az.files, out);
    az.run(process).await;
    let listed = format!("{LISTED} Invented");
    import(&az, "secret", people(&[&listed])).await;
    until_answers(&az, "secret", 1).await;
    let travels = format!("{TRAVELS} Fictitious");
    let screened = screen(&az, vec![traveller(&listed), traveller(&travels)]).await;
    assert_eq!(screened.matches().count(), 1);
    az.publish(draft::seizure("AZ")).await;
    until("all to be screened", || async {
        status(&az).await.behind == 0
    })
    .await;
    az.terminate().await;
    let data = az.files.data();
    for entry in std::fs::read_dir(&data).expect("the data") {
        let path = entry.expect("a folder").path();
        let holds = |name: &str| path.is_dir() && folder::holds(&path, name.as_bytes());
        let (is_lists, is_kept) = (path.ends_with("watchlists"), path.ends_with("screening"));
        let is_looked_for = is_lists || is_kept || path.ends_with("hits");
        assert_eq!(holds(LISTED), is_looked_for, "{}", path.display());
        assert_eq!(holds(TRAVELS), is_kept, "{}", path.display());
    }
    let log = std::fs::read_to_string(log).expect("a log");
    assert!(log.contains("list is screened against"), "the log is told");
    assert!(!log.contains(LISTED) && !log.contains(TRAVELS));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_breaks_its_rules_is_refused_and_screens_nobody() {
    let az = TestNode::start(AZ).await;
    let subjects = |count: usize| {
        Part::Subjects(pb::ScreenSubjects {
            items: vec![traveller("Ann Invented"); count],
        })
    };
    let terms = || Part::Terms(pb::ScreenTerms::default());
    let mut nobody = traveller("");
    nobody.told.get_or_insert_default().names.clear();
    nobody.told.get_or_insert_default().birth_dates.clear();
    let nobody = Part::Subjects(pb::ScreenSubjects {
        items: vec![nobody],
    });
    for (parts, code) in [
        (vec![subjects(1)], "UNEXPECTED_MESSAGE"),
        (vec![terms(), terms()], "UNEXPECTED_MESSAGE"),
        (vec![terms(), subjects(257)], "TOO_LARGE"),
        (vec![terms(), nobody], "FIELD_MISSING"),
    ] {
        let messages = parts
            .into_iter()
            .map(|part| pb::ScreenRequest { part: Some(part) });
        let messages: Vec<_> = messages.collect();
        let answers = az.screening().screen(tokio_stream::iter(messages)).await;
        let mut answers = answers.expect("a stream").into_inner();
        let refused = loop {
            match answers.message().await {
                Ok(Some(answer)) => assert!(answer.results.is_empty()),
                Ok(None) => panic!("{code} is expected"),
                Err(refused) => break refused,
            }
        };
        assert_eq!(reason(&refused), code);
    }
    assert_eq!(status(&az).await.subjects, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preset_tells_what_it_would_have_shown_before_it_is_set() {
    let az = TestNode::start(AZ).await;
    import(&az, "un", people(&["Rəşad Əliyev"])).await;
    until_answers(&az, "un", 1).await;
    screen(
        &az,
        vec![traveller("Рашад Алиев"), traveller("Anna Invented")],
    )
    .await;
    let set = |preset: pb::ScreenPreset, check| {
        let request = pb::SetPresetRequest {
            preset: preset.into(),
            check,
        };
        let mut screening = az.screening();
        async move { screening.set_preset(request).await }
    };
    let checked = set(pb::ScreenPreset::Recall, true).await.expect("rates");
    let checked = checked.into_inner();
    assert_eq!(checked.active, i32::from(pb::ScreenPreset::Balanced));
    let shown: Vec<_> = checked.rates.iter().map(|rate| rate.shown).collect();
    assert_eq!((checked.subjects, shown), (2, vec![1, 1, 1]));
    let set_now = set(pb::ScreenPreset::Recall, false).await.expect("rates");
    let recall = i32::from(pb::ScreenPreset::Recall);
    assert_eq!(set_now.into_inner().active, recall);
    assert_eq!(status(&az).await.against.expect("lists").preset, recall);
    let refused = set(pb::ScreenPreset::Unspecified, false).await;
    assert_eq!(reason(&refused.expect_err("a refusal")), "FIELD_MISSING");
}
