//! What a liaison officer does on the first day, by the program and against a node: two commands take in the lists of two
//! publishers and screen a passenger list and a manifest against both.

use std::path::Path;
use std::process::{Command, Output};

use ntc_tests::process::{officers_binary, printed};
use ntc_tests::{TestNode, until};
use serde_json::Value;

use super::lists;

/// Invented files as publishers and carriers write them.
const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors");
const UNITED_STATES: [&str; 4] = [
    "ofac_sdn.csv",
    "ofac_add.csv",
    "ofac_alt.csv",
    "ofac_comments.csv",
];

/// Runs `ntc` as the officer of a node, with files of a folder of the vectors behind the words.
fn ntc(node: &TestNode, words: &[&str], folder: &str, files: &[&str]) -> Output {
    let mut command = Command::new(officers_binary());
    command.env("NTC_PROFILE", &node.files.profile);
    command.args(words);
    let folder = Path::new(VECTORS).join(folder);
    command.args(files.iter().map(|file| folder.join(file)));
    command.output().expect("ntc runs")
}

/// The documents that a command printed, one a line.
fn documents(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).expect("UTF-8").lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_commands_take_in_two_lists_and_screen_against_both() {
    let mut node = TestNode::start("AZ/customs").await;
    let mut files = UNITED_STATES.to_vec();
    files.insert(1, "un.xml");
    let imported = ntc(
        &node,
        &["watchlist", "import", "--json"],
        "watchlists",
        &files,
    );
    // Samples have lines that are not taken, which is told by the exit.
    assert!(
        matches!(imported.status.code(), Some(0 | 3)),
        "{}",
        printed(&imported)
    );
    let took: Vec<_> = documents(&imported)
        .iter()
        .map(|it| (it["list"].clone(), it["source"]["format"].clone()))
        .collect();
    let expected = ["ofac", "un"].map(|list| (Value::from(list), Value::from(list)));
    assert_eq!(took, expected);
    let mut held = lists(&node).await;
    held.sort();
    let held: Vec<_> = held.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(held, ["ofac", "un"]);

    let travels = ["paxlst.edi", "manifest.csv"];
    // A list answers a moment after it was taken in.
    until("both lists to meet who travels", || async {
        let screened = ntc(&node, &["screen", "--json"], "manifests", &travels);
        let told = documents(&screened).remove(0);
        let matches = told["matches"].as_array().expect("matches");
        let is_met = |file: &str, list: &str| {
            let mut of = matches.iter().filter(|it| it["list"] == list);
            of.any(|it| it["file"].as_str().is_some_and(|name| name.ends_with(file)))
        };
        let mut each = travels.iter();
        each.all(|file| is_met(file, "ofac") && is_met(file, "un"))
    })
    .await;
    node.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_list_that_is_refused_keeps_no_other_away_and_one_name_is_not_for_two() {
    let mut node = TestNode::start("AZ/customs").await;
    let to = ["watchlist", "import", "--to", "mine"];
    let refused = ntc(&node, &to, "watchlists", &["ofac_sdn.csv", "un.xml"]);
    assert_eq!(refused.status.code(), Some(3), "{}", printed(&refused));
    assert!(printed(&refused).contains("--to"), "{}", printed(&refused));
    assert!(lists(&node).await.is_empty());

    // The table of addresses alone names nobody.
    let parts = ["ofac_add.csv", "un.xml"];
    let imported = ntc(&node, &["watchlist", "import"], "watchlists", &parts);
    let told = printed(&imported);
    assert_eq!(imported.status.code(), Some(3), "{told}");
    assert!(
        told.contains("LIST_PART_MISSING") && told.contains("ofac_add.csv"),
        "{told}"
    );
    let held = lists(&node).await;
    assert!(held.len() == 1 && held[0].0 == "un", "{held:?}");
    node.stop().await;
}
