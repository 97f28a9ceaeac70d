//! The demonstration: what its JSON says is what the nodes that it leaves running answer.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use ntc_core::record::RecordId;
use ntc_node::demo::officer::Officer;
use ntc_proto::node::v1 as pb;
use ntc_tests::process::{binary, officers_binary};
use ntc_tests::until;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// A running demonstration; a test that fails leaves none behind.
struct Demo(Child);

impl Demo {
    /// Tells it to stop, and waits for its end.
    fn end(&mut self) -> ExitStatus {
        kill_process(Pid::from_child(&self.0), Signal::TERM).expect("a signal");
        self.0.wait().expect("it ends")
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            self.end();
        }
    }
}

/// Starts the demonstration, which goes on until it is told to stop; answers its JSON.
fn demo_in(dir: &Path) -> (Demo, Value) {
    let mut command = Command::new(binary());
    command.args(["demo", "--json", "--keep", "--dir"]).arg(dir);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut demo = Demo(command.spawn().expect("ntc-node runs"));
    let mut line = String::new();
    let read = BufReader::new(demo.0.stdout.as_mut().expect("its output")).read_line(&mut line);
    read.expect("a line");
    (demo, serde_json::from_str(&line).expect("JSON"))
}

/// The administrator of a party's node, which starts about now.
async fn officer(dir: &Path, party: &Value) -> Officer {
    let folder = text(party).to_ascii_lowercase().replace('/', "_");
    let profile = dir.join(folder).join("officers/administrator");
    until("the node to serve", || async {
        match Officer::call(&profile).await {
            Ok(officer) => officer.ready().await.unwrap_or(false),
            Err(_) => false,
        }
    })
    .await;
    Officer::call(&profile).await.expect("an officer")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn texts(value: &Value) -> Vec<&str> {
    let values = value.as_array().expect("a list");
    values.iter().map(text).collect()
}

fn names(fields: &[pb::WithheldSection]) -> Vec<(&str, &str)> {
    let fields = fields.iter();
    fields
        .map(|held| (held.section.as_str(), held.reason.as_str()))
        .collect()
}

/// What the JSON says of a partner's view is what that partner's and the origin's nodes say.
async fn sees_what_is_told(dir: &Path, story: &Value, seen: &Value) -> Vec<u8> {
    let id: RecordId = text(&story["id"])
        .parse()
        .expect("an id as all commands show it");
    let id = id.as_bytes().to_vec();
    let held = officer(dir, &seen["party"]).await.get(&id).await;
    let held = held.expect("the record");
    // What an answer revealed since was not disclosed then.
    let revealed = &held.revealed;
    let mut withheld: Vec<_> = held.not_disclosed.iter().chain(revealed).collect();
    let mut told = texts(&seen["not_disclosed"]);
    withheld.sort();
    told.sort_unstable();
    assert_eq!(told, withheld);
    let shown = texts(&seen["sections"]).len();
    assert_eq!(shown, held.sections.len() - revealed.len());
    let origin = officer(dir, &story["origin"]).await;
    let deliveries = origin.deliveries(&id).await.expect("deliveries");
    let mut recipients = deliveries
        .into_iter()
        .filter_map(|delivery| delivery.recipient);
    let recipient = recipients.find(|recipient| recipient.party == text(&seen["party"]));
    let recipient = recipient.expect("a decision");
    let told = seen["withheld"].as_array().expect("a list");
    let told: Vec<_> = told
        .iter()
        .map(|held| (text(&held["section"]), text(&held["reason"])))
        .filter(|(section, _)| !revealed.iter().any(|since| since == section))
        .collect();
    assert_eq!(told, names(&recipient.withheld));
    assert_eq!(texts(&seen["rules"]), recipient.rules);
    id
}

async fn found_as_told(dir: &Path, id: &[u8], found: &Value) {
    let officer = officer(dir, &found["party"]).await;
    until("the index to be open", || async {
        officer.find("NTCU").await.is_ok()
    })
    .await;
    let listed = officer.find(text(&found["asked"])).await.expect("a page");
    let record = listed.records.into_iter().find(|record| record.id == id);
    let answer = record.expect("the record").answers.swap_remove(0);
    assert_eq!(answer.likeness(), pb::Likeness::Normalised);
    assert_eq!(text(&found["likeness"]), "normalised");
    assert_eq!(
        [
            &found["field"],
            &found["held"],
            &found["why"],
            &found["because"]
        ]
        .map(text),
        [&answer.field, &answer.held, &answer.why, &answer.because].map(String::as_str)
    );
    assert_ne!(text(&found["asked"]), answer.held, "in another spelling");
}

/// Runs each command that is told for looking further, as it stands, and answers what it prints, by whose view that is.
fn run_further(further: &Value) -> Vec<(String, String)> {
    let commands = further["commands"].as_array().expect("commands");
    let ran = commands.iter().map(|told| {
        let line = text(&told["command"]);
        let output = Command::new("sh").args(["-c", line]).output();
        let output = output.expect("a shell");
        let [printed, errors] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        assert!(output.status.success(), "{line}: {printed}{errors}");
        (text(&told["party"]).to_owned(), printed)
    });
    ran.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_demonstration_tells_is_what_its_nodes_answer() {
    let dir = tempfile::tempdir().expect("a directory");
    officers_binary();
    let (mut demo, told) = demo_in(dir.path());
    let story = &told["story"];
    let [baku, tashkent] = [0, 1].map(|at| &story["seen"][at]);
    let id = sees_what_is_told(dir.path(), story, baku).await;
    sees_what_is_told(dir.path(), story, tashkent).await;
    let less = texts(&tashkent["sections"]);
    let cut = texts(&baku["sections"])
        .iter()
        .any(|section| !less.contains(section));
    assert!(cut, "the two see the same: {baku} {tashkent}");
    found_as_told(dir.path(), &id, &story["found"]).await;
    assert_eq!(story["near_miss"]["likeness"], "possible");
    assert_eq!(story["near_miss"]["held"], story["found"]["held"]);
    assert_ne!(story["near_miss"]["written"], story["found"]["held"]);

    let suspension = &told["suspension"];
    assert_eq!(suspension["held_back"], "AGREEMENT_SUSPENDED");
    assert!(suspension["waited"].as_u64() > Some(0));
    assert_eq!(suspension["went"], suspension["waited"]);
    let officer = officer(dir.path(), &suspension["to"]).await;
    let agreement = officer.agreement(text(&suspension["agreement"])).await;
    let agreement = agreement.expect("a list").expect("the agreement");
    assert_eq!(agreement.state, "in_force", "it was resumed");
    assert!(told["outage"]["missed"].as_u64() > Some(0));
    assert_eq!(told["outage"]["caught_up"], told["outage"]["missed"]);

    let dialogue = &told["dialogue"];
    assert_eq!(dialogue["requests"], 1);
    assert_eq!(dialogue["answered"], 1);
    assert_eq!(texts(&dialogue["sections"]), ["companies"]);
    assert_eq!(dialogue["revealed"], 1);
    assert_eq!(dialogue["outcomes"], 1);
    assert_eq!(dialogue["overdue"], 1);
    let hits = &told["hits"];
    for (count, hits_of) in [("found", 2), ("possible", 1), ("confirmed", 2), ("told", 2)] {
        assert_eq!(hits[count], hits_of, "{count}: {hits}");
    }
    let policy = &told["policy"];
    assert_eq!(policy["reason"], "RULE_FORBIDS", "{policy}");
    for above_zero in ["replayed", "newly_sent", "newly_withheld"] {
        assert!(policy[above_zero].as_u64() > Some(0), "{policy}");
    }
    assert!(policy["explain_ms"].is_number());
    let query = &told["query"];
    for (answer, partners) in [
        ("asked", 5),
        ("hit", 2),
        ("no_hit", 1),
        ("refused", 1),
        ("silent", 1),
    ] {
        assert_eq!(query[answer], partners, "{answer}: {query}");
    }
    let answers = query["answers"].as_array().expect("answers");
    let outcome = |it: &&Value| text(&it["outcome"]) == "refused";
    let refused: Vec<_> = answers.iter().filter(outcome).collect();
    assert_eq!(refused.len(), 1, "{query}");
    assert_eq!(
        [&refused[0]["party"], &refused[0]["code"]].map(text),
        ["MD/customs-service", "RULE_FORBIDS"]
    );
    let approvals = &told["approvals"];
    // Other rules, the rules of before, and what went to many.
    assert_eq!(approvals["asked"], 3, "{approvals}");
    assert_eq!(approvals["approved"], 3, "{approvals}");
    let seen = approvals["told"].as_array().expect("who would be told");
    let parties: Vec<_> = seen.iter().map(|it| text(&it["party"])).collect();
    let three = [
        "AZ/state-customs-committee",
        "GE/revenue-service",
        "UA/state-customs-service",
    ];
    assert_eq!(parties, three, "{approvals}");
    assert!(
        seen.iter().all(|it| !texts(&it["sections"]).is_empty()),
        "{approvals}"
    );
    let recall = &told["recall"];
    assert_eq!(recall["waited"], 1, "one was away");
    for did in ["told", "applied", "erased"] {
        assert_eq!(recall[did], 5, "{did}");
    }
    assert_eq!(recall["outstanding"], 0);

    let altered = &told["altered"];
    assert_eq!(altered["caught"], true);
    assert!(!texts(&altered["findings"]).is_empty());
    assert_eq!(told["verified"], true, "the originals are whole");
    assert_eq!(told["findings"], serde_json::json!([]));
    for proved in ["inclusion", "receipts", "media"] {
        assert!(told["proved"][proved].as_u64() > Some(0), "{proved}");
    }
    for field in ["parties", "agreements", "flows", "rejected_rows"] {
        assert!(
            told[field].as_array().is_some_and(|it| !it.is_empty()),
            "{field}"
        );
    }
    let further = &told["further"];
    assert_eq!(further["build"], Value::Null, "ntc lies beside it");
    let profiles = further["profiles"].as_object().expect("profiles");
    assert_eq!(profiles.len(), 7);
    let ran = run_further(further);
    assert!(ran.len() > 5, "{ran:?}");
    let held = text(&story["found"]["held"]);
    let found = ran
        .iter()
        .find(|(party, printed)| party == text(&story["found"]["party"]) && printed.contains(held));
    assert!(
        found.is_some(),
        "{held} is not found by what is told: {ran:?}"
    );

    for field in ["latency_ms", "seconds"] {
        assert!(!told[field].is_null(), "{field}");
    }
    let status = demo.end();
    assert!(status.success(), "{status:?}");
    assert!(dir.path().is_dir(), "a named directory stays");
}
