//! Watchlists are taken in over the network as their publishers write them, hold whole whenever the node dies, and leave
//! the node only as far as their owner says.

mod first_day;
mod officers;
mod pushing;

use std::path::{Path, PathBuf};

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::import_watchlist_request::Part as Asked;
use ntc_proto::node::v1::import_watchlist_response::Part;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, folder, reason, until};
use serde_json::{Value, json};
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Bytes of a file in one message.
const CHUNK: usize = 64 * 1024;

/// The samples, each with what an independent reader found in it.
const SAMPLES: [&str; 9] = [
    "un.xml",
    "ofac_sdn.csv",
    "eu.csv",
    "eu.xml",
    "uk.csv",
    "uk.xml",
    "opensanctions.csv",
    "ftm.json",
    "own.csv",
];

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/watchlists");
    std::fs::read(folder.join(name)).expect("a sample")
}

/// People who do not exist, as JSON.
fn people(numbers: std::ops::Range<usize>, name: &str) -> Vec<u8> {
    let people = numbers.map(|number| {
        json!({
            "key": format!("p{number}"),
            "kind": "person",
            "names": [{ "written": format!("{name} {number}") }],
            "birth_dates": ["1961"],
        })
    });
    serde_json::to_vec(&people.collect::<Vec<_>>()).expect("JSON")
}

fn terms(list: &str) -> pb::ImportTerms {
    pb::ImportTerms {
        list: list.to_owned(),
        ..pb::ImportTerms::default()
    }
}

fn messages(terms: pb::ImportTerms, files: &[Vec<u8>]) -> Vec<pb::ImportWatchlistRequest> {
    let mut parts = vec![Asked::Terms(terms)];
    for (file, bytes) in (0..).zip(files) {
        parts.extend(bytes.chunks(CHUNK).map(|bytes| {
            Asked::Chunk(pb::ImportChunk {
                file,
                content: bytes.to_vec(),
            })
        }));
    }
    let message = |part| pb::ImportWatchlistRequest { part: Some(part) };
    parts.into_iter().map(message).collect()
}

pub(super) async fn import(
    node: &TestNode,
    terms: pb::ImportTerms,
    files: &[Vec<u8>],
) -> Result<pb::ImportResult, Status> {
    let parts = tokio_stream::iter(messages(terms, files));
    let mut answers = node
        .watchlists()
        .import_watchlist(parts)
        .await?
        .into_inner();
    let mut result = None;
    while let Some(answer) = answers.message().await? {
        if let Some(Part::Result(told)) = answer.part {
            result = Some(*told);
        }
    }
    Ok(result.expect("how the import ended"))
}

/// Name, digest and number of entries of each list; the digest is empty where it is damaged.
async fn lists(node: &TestNode) -> Vec<(String, Vec<u8>, u64)> {
    let listed = node
        .watchlists()
        .list_watchlists(pb::ListWatchlistsRequest {})
        .await;
    let lists = listed.expect("the lists").into_inner().lists.into_iter();
    let told = lists.map(|state| {
        let edition = state.edition.unwrap_or_default();
        let name = state.list.expect("a list").name;
        (name, edition.digest, edition.entries)
    });
    told.collect()
}

async fn keys(node: &TestNode, list: &str) -> Result<Vec<String>, Status> {
    let request = pb::ExportWatchlistRequest {
        list: list.to_owned(),
    };
    let mut pages = node
        .watchlists()
        .export_watchlist(request)
        .await?
        .into_inner();
    let mut keys = Vec::new();
    while let Some(page) = pages.message().await? {
        keys.extend(page.entries.into_iter().map(|entry| entry.key));
    }
    Ok(keys)
}

/// The files below a folder.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_that_exist_are_taken_in_over_the_network_and_hold_after_a_restart() {
    let mut az = TestNode::start(AZ).await;
    let mut expected_keys = Vec::new();
    for name in SAMPLES {
        let told: Value = serde_json::from_slice(&sample(&format!("{name}.expected.json")))
            .expect("what another reader found");
        let files = told["files"].as_array().expect("files").iter();
        let files: Vec<_> = files
            .map(|file| sample(file.as_str().expect("a name")))
            .collect();
        let entries = told["entries"].as_array().expect("entries");
        let found: Vec<_> = entries
            .iter()
            .map(|entry| entry["key"].as_str().expect("a key").to_owned())
            .collect();
        let form = told["format"].as_str().expect("a form");
        // Entries of one's own go into a list that is named, and so does the same list in another of its forms.
        let is_there = expected_keys.iter().any(|(list, _)| list == form);
        let named = name.replace('.', "-");
        let list = match form {
            "csv" => form,
            _ if is_there => &named,
            _ => "",
        };
        let result = import(&az, terms(list), &files).await.expect(name);
        let list = if list.is_empty() { form } else { list };
        assert_eq!(result.list, list, "the list is called as its form");
        assert!(result.is_detected, "{name}");
        let source = result.source.expect("a source");
        let digests: Vec<_> = source
            .files
            .iter()
            .map(|file| hex::encode(&file.sha256))
            .collect();
        assert_eq!(json!(digests), told["sha256"], "{name}");
        assert_eq!(
            (result.entries, result.before, result.added),
            (found.len() as u64, 0, found.len() as u64),
            "{name}"
        );
        assert_eq!(keys(&az, list).await.expect(name), found, "{name}");
        expected_keys.push((list.to_owned(), found));
    }
    // The other form of a list is an update of it: nothing comes or goes.
    let check = pb::ImportTerms {
        check: true,
        ..terms("eu")
    };
    let other = import(&az, check, &[sample("eu.xml")]).await.expect("eu");
    assert_eq!((other.before, other.added, other.removed), (2, 0, 0));
    // The same once more changes nothing; a cut file is refused as a whole.
    let un = sample("un.xml");
    let again = import(&az, terms("un"), std::slice::from_ref(&un))
        .await
        .expect("un");
    assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
    let cut = vec![un[..un.len() / 2].to_vec()];
    let refused = import(&az, terms("un"), &cut)
        .await
        .expect_err("a cut file");
    assert_eq!(reason(&refused), "FILE_CUT_OFF");
    let before = lists(&az).await;
    assert_eq!(before.len(), SAMPLES.len());
    az.stop().await;
    az.restart().await;
    assert_eq!(lists(&az).await, before);
    for (list, found) in &expected_keys {
        assert_eq!(&keys(&az, list).await.expect(list), found);
    }
    // Two files for each list, and nothing of what came on the way.
    let dir = az.files.data().join("watchlists");
    assert_eq!(files(&dir).len(), 2 * SAMPLES.len());
    let outcomes = az.into_files().await.audited("ImportWatchlist");
    let ended: Vec<_> = outcomes.iter().filter(|it| *it != "BEGUN").collect();
    let mut expected = vec!["OK"; SAMPLES.len() + 2];
    expected.push("FILE_CUT_OFF");
    assert_eq!(ended, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_killed_while_it_imports_holds_one_version_whole() {
    let mut az = TestNode::stopped(NodeFiles::make(AZ));
    az.spawn().await;
    let old = vec![people(0..2_000, "Old Invented")];
    import(&az, terms("big"), &old)
        .await
        .expect("the first version");
    let before = lists(&az).await;
    let new = vec![people(0..20_000, "New Invented")];
    let dir = az.files.data().join("watchlists");

    // While the files come: half of them is there, and the rest is never sent.
    let mut parts = messages(terms("big"), &new);
    parts.truncate(parts.len() / 2);
    let (say, heard) = tokio::sync::mpsc::channel(parts.len());
    for part in parts {
        say.send(part).await.expect("room");
    }
    let stream = tokio_stream::wrappers::ReceiverStream::new(heard);
    let answers = az
        .watchlists()
        .import_watchlist(stream)
        .await
        .expect("an import");
    until("some of the files", || async {
        dir.join(".incoming/0").exists()
    })
    .await;
    az.kill();
    drop((say, answers));
    az.spawn().await;
    assert_eq!(lists(&az).await, before);
    assert_eq!(files(&dir).len(), 2);

    // While the list is read from them, and when it has just been taken.
    for wanted in ["read", "result"] {
        let stream = tokio_stream::iter(messages(terms("big"), &new));
        let answers = az.watchlists().import_watchlist(stream).await;
        let mut answers = answers.expect("an import").into_inner();
        loop {
            let answer = answers
                .message()
                .await
                .expect("an answer")
                .expect("an answer");
            let is_it = match answer.part {
                Some(Part::Read(_)) => wanted == "read",
                Some(Part::Result(_)) => true,
                Some(Part::Fault(_) | Part::Change(_)) | None => false,
            };
            if is_it {
                break;
            }
        }
        az.kill();
        az.spawn().await;
        let now = lists(&az).await;
        let (_, digest, entries) = &now[0];
        let is_new = *entries == 20_000 && !digest.is_empty();
        assert!(
            is_new || (wanted == "read" && now == before),
            "{wanted}: {entries} entries"
        );
        assert_eq!(
            keys(&az, "big").await.expect("entries").len() as u64,
            *entries
        );
        assert_eq!(files(&dir).len(), 2, "{wanted}");
    }
    assert!(
        !folder::holds(&dir, b"Old Invented"),
        "what was replaced is in no file"
    );
    az.kill();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_not_shared_is_in_no_byte_that_a_partner_gets() {
    const CANARY: &str = "Zqxvk Invented";
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let list = vec![people(0..50, CANARY)];
    let result = import(az, terms("secret"), &list).await.expect("an import");
    let state = result.state.expect("a list").list.expect("a list");
    assert_eq!(state.share, i32::from(pb::WatchShareMode::None as u8));
    // What names the same people is told to partners as ever; nothing of the list goes with it.
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    let asked = pb::ShowWatchlistRequest {
        list: "secret".to_owned(),
        ..pb::ShowWatchlistRequest::default()
    };
    let shown = az
        .watchlists()
        .show_watchlist(asked)
        .await
        .expect("entries");
    assert_eq!(shown.into_inner().entries.len(), 50);
    let removed = pb::RemoveWatchlistRequest {
        list: "secret".to_owned(),
    };
    let data = az.files.data();
    assert!(folder::holds(&data.join("watchlists"), CANARY.as_bytes()));
    for entry in std::fs::read_dir(&data).expect("the data") {
        let path = entry.expect("a folder").path();
        let is_lists = path.ends_with("watchlists");
        let found = path.is_dir() && folder::holds(&path, CANARY.as_bytes());
        assert_eq!(found, is_lists, "{}", path.display());
    }
    az.watchlists()
        .remove_watchlist(removed)
        .await
        .expect("a removal");
    assert!(!folder::holds(&data, CANARY.as_bytes()));
    assert!(!folder::holds(
        &federation.node(GE).files.dir,
        CANARY.as_bytes()
    ));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_list_of_mode_none_finds_is_in_no_byte_that_a_partner_gets() {
    const CANARY: &str = "Zqxvk Invented";
    const PLATE: &str = "AA007AA";
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let mut entry = officers::plate("Zqxvk-key", PLATE);
    entry.names.push(pb::WatchName {
        written: CANARY.to_owned(),
        surname: String::new(),
        quality: pb::WatchNameQuality::Primary as i32,
    });
    entry.remarks = "Zqxvk in remarks".to_owned();
    let now = u64::try_from(az.status().await.started_ms).expect("a time");
    let list = Some(officers::own("secret", now));
    let made = az
        .watchlists()
        .create_watchlist(pb::CreateWatchlistRequest { list })
        .await;
    made.expect("a list");
    let put = pb::PutEntriesRequest {
        list: "secret".to_owned(),
        entries: vec![entry],
        as_written: false,
        replace: true,
    };
    az.watchlists().put_entries(put).await.expect("an entry");
    // A traveller meets it, and so does what both sides publish.
    let subject = pb::ScreenSubject {
        told: Some(officers::plate("", PLATE)),
        ..pb::ScreenSubject::default()
    };
    until("the list to match", || async {
        let screened = crate::screening::screen(az, vec![subject.clone()]).await;
        screened.matches().count() == 1
    })
    .await;
    for node in [az, ge] {
        let country = if node.party() == AZ { "AZ" } else { "GE" };
        let mut alert = draft::alert(country);
        let transport = alert.transport.get_or_insert_default();
        transport.legs = vec![ntc_proto::v1::Leg {
            mode: "3".to_owned(),
            identifiers: vec![ntc_proto::v1::Identifier {
                scheme: "plate".to_owned(),
                raw: PLATE.to_owned(),
                country: "GE".to_owned(),
                ..ntc_proto::v1::Identifier::default()
            }],
            ..ntc_proto::v1::Leg::default()
        }];
        transport.route_unknown = true;
        let published = node.publish(alert).await;
        let other = if country == "AZ" { GE } else { AZ };
        node.until_receipted(&published.id, other).await;
    }
    until("hits", || async {
        let page = az.hits().list_hits(pb::ListHitsRequest::default()).await;
        let mut screening = az.screening();
        let status = screening.show_screening(pb::ShowScreeningRequest {}).await;
        let is_screened = status.expect("how it screens").into_inner().behind == 0;
        is_screened && !page.expect("hits").into_inner().hits.is_empty()
    })
    .await;
    // What was told after it arrived, and with it whatever was told before.
    let last = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&last.id, GE).await;
    assert!(folder::holds(&az.files.data(), b"Zqxvk"));
    assert!(!folder::holds(&ge.files.dir, b"Zqxvk"));
    federation.stop().await;
}

/// Changes one bit of the entries of a list, while its node stands still.
pub(super) fn damage(node: &TestNode, list: &str) {
    let folder = node.files.data().join("watchlists").join(list);
    let mut entries = files(&folder).into_iter();
    let path = entries
        .find(|path| !path.ends_with("list"))
        .expect("its entries");
    let mut bytes = std::fs::read(&path).expect("its entries");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).expect("a damage");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_list_is_told_and_nothing_of_it_is_shown() {
    let mut az = TestNode::start(AZ).await;
    for list in ["whole", "broken"] {
        let files = [people(0..30, "Ann Invented")];
        import(&az, terms(list), &files).await.expect(list);
    }
    az.stop().await;
    damage(&az, "broken");
    az.restart().await;
    let warnings = az.status().await.warnings;
    let told: Vec<_> = warnings
        .iter()
        .filter(|it| it.code == "watchlist_damaged")
        .collect();
    assert!(
        told.len() == 1 && told[0].text.contains("broken"),
        "{warnings:?}"
    );
    let found = az.verify().await;
    assert!(
        found.len() == 1 && found[0].starts_with("watchlist broken: "),
        "{found:?}"
    );
    let refused = keys(&az, "broken").await.expect_err("a damaged list");
    assert_eq!(reason(&refused), "CORRUPT");
    assert_eq!(keys(&az, "whole").await.expect("a list").len(), 30);
    let listed = lists(&az).await;
    assert!(
        listed[0].0 == "broken" && listed[0].1.is_empty(),
        "{listed:?}"
    );
    az.stop().await;
}
