//! The first steps of the README, typed as they stand there, end in a partner's signed receipt, a query that hits, and a hit of
//! what is screened.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ntc_node::demo::process::Process;
use ntc_tests::process::{binary, officers_binary, printed};
use ntc_tests::until;

/// The heading that they stand under.
const HEADING: &str = "## Two nodes in ten minutes";
/// The heading of what officers type on their first day.
const FIRST_DAY: &str = "## Your first day";
/// Ports that the README writes; here each is one that is free.
const PORTS: [&str; 6] = ["7444", "7443", "9464", "8444", "8443", "8464"];
/// What a reader changes of the sample, whose day is long ago.
const OWN_CASE: [(&str, &str); 5] = [
    ("# [transport]\n", "[transport]\n"),
    ("# [[transport.equipment]]", "[[transport.equipment]]"),
    ("# container = ", "container = "),
    ("42.5", "12.25"),
    (
        "description = \"cocaine\"",
        "description = \"white powder in tins\"",
    ),
];

/// How full the disk of a test may be is nobody's promise.
const ANY_DISK: [(&str, &str); 3] = [
    ("reserve_percent = 10", "reserve_percent = 0"),
    ("reserve_mib = 2048", "reserve_mib = 0"),
    ("alarm_percent = 20", "alarm_percent = 0"),
];
/// What a person sees before typing a step: the partner's word needs a moment to come.
const SEEN_BEFORE: [(&str, &str); 3] = [
    (
        "ntc --profile az/officers/administrator agreement sign",
        "ntc --profile az/officers/administrator agreement show az-ge",
    ),
    (
        "ntc alert publish seizure.toml --check",
        "ntc agreement show az-ge | grep 'in force'",
    ),
    (
        "ntc alert list",
        "ntc alert list | grep 'white powder in tins'",
    ),
];

/// The lines of the blocks below a heading, each a whole command.
fn steps(heading: &str) -> Vec<String> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let text = std::fs::read_to_string(readme).expect("the README");
    let (_, text) = text.split_once(heading).expect("the heading");
    let (text, _) = text.split_once("\n## ").expect("a next heading");
    let blocks = text.split("```").skip(1).step_by(2);
    let commands: String = blocks.collect::<String>().replace("\\\n", " ");
    let lines = commands.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// A reader in an empty folder.
struct Reader {
    dir: tempfile::TempDir,
    ports: BTreeMap<&'static str, u16>,
    profile: Option<String>,
    nodes: Vec<Process>,
}

impl Reader {
    fn new() -> Self {
        // Not of those that the system gives to who asks for any: between here and the start another test may ask.
        let first = 20_000 + u16::try_from(std::process::id() % 10_000).expect("a small number");
        let free = (first..).filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
        Self {
            dir: tempfile::tempdir().expect("a folder"),
            ports: PORTS.into_iter().zip(free).collect(),
            profile: None,
            nodes: Vec::new(),
        }
    }

    /// The line as it is typed here: at free ports, with both nodes' ports said, and with the answer to a question in it.
    fn here(&self, line: &str) -> String {
        let mut line = line.to_owned();
        if line.starts_with("ntc-node init --dir ge") {
            line.push_str(
                " --listen-peers 127.0.0.1:7444 --listen-officers 127.0.0.1:7443 --listen-metrics 127.0.0.1:9464",
            );
        }
        if let Some((as_whom, card)) = line.split_once("peer add ") {
            let told = self.shell(&format!("{as_whom}peer inspect {card} --json"));
            let told: serde_json::Value = serde_json::from_slice(&told.stdout).expect("a document");
            let fingerprint = told["fingerprint"].as_str().expect("a fingerprint");
            line.push_str(&format!(" --fingerprint {fingerprint}"));
        }
        for (told, free) in &self.ports {
            line = line.replace(&format!(":{told}"), &format!(":{free}"));
        }
        line
    }

    fn shell(&self, line: &str) -> Output {
        let programs = [binary(), officers_binary()];
        let folders = programs.iter().filter_map(|program| program.parent());
        let system = std::env::var_os("PATH").unwrap_or_default();
        let folders = folders.map(Path::to_owned);
        let path = folders.chain(std::env::split_paths(&system));
        let mut shell = Command::new("sh");
        shell
            .args(["-c", line])
            .current_dir(self.dir.path())
            .env("PATH", std::env::join_paths(path).expect("a path"))
            .env("HOME", self.dir.path())
            .stdin(Stdio::null());
        match &self.profile {
            Some(profile) => shell.env("NTC_PROFILE", profile),
            None => shell.env_remove("NTC_PROFILE"),
        };
        shell.output().expect("a shell")
    }

    /// Types a line and answers what was printed.
    async fn types(&mut self, line: &str) -> String {
        if let Some(profile) = line.strip_prefix("export NTC_PROFILE=") {
            self.profile = Some(profile.to_owned());
            return String::new();
        }
        if let Some(dir) = line.strip_prefix("ntc-node run --dir ") {
            self.changes(&format!("{dir}/node.toml"), &ANY_DISK);
            let node = Process::start(&binary(), &self.dir.path().join(dir));
            self.nodes.push(node.expect("the node starts"));
            let asks = format!("ntc --profile {dir}/officers/administrator node status --json");
            until("the node answers", || async {
                self.shell(&asks).status.success()
            })
            .await;
            return String::new();
        }
        let before = SEEN_BEFORE.iter().find(|(step, _)| line.starts_with(step));
        if let Some((_, sight)) = before {
            until(sight, || async { self.shell(sight).status.success() }).await;
        }
        let output = self.shell(&self.here(line));
        assert!(output.status.success(), "{line}\n{}", printed(&output));
        printed(&output)
    }

    /// Writes other words into a file where those are that stand there.
    fn changes(&self, file: &str, words: &[(&str, &str)]) {
        let path = self.dir.path().join(file);
        let mut text = std::fs::read_to_string(&path).expect("the file");
        for (before, after) in words {
            assert!(text.contains(before), "{before}");
            text = text.replace(before, after);
        }
        std::fs::write(path, text).expect("the file");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_steps_of_the_readme_end_in_a_receipt_and_a_hit() {
    let mut reader = Reader::new();
    let (steps, day) = (steps(HEADING), steps(FIRST_DAY));
    // The programs are built.
    let (build, steps) = steps.split_at(2);
    assert!(build[0].starts_with("cargo build") && build[1].starts_with("export PATH="));
    let mut seen = BTreeMap::new();
    assert!(day.len() > 4, "{day:?}");
    for step in steps.iter().chain(&day) {
        let printed = reader.types(step).await;
        if step.starts_with("ntc alert sample") {
            reader.changes("seizure.toml", &OWN_CASE);
        }
        seen.insert(step.as_str(), printed);
    }
    let published = &seen["ntc alert publish seizure.toml --wait 60"];
    assert!(published.contains("receipt signed"), "{published}");
    let listed = &seen["ntc alert list"];
    assert!(listed.contains("white powder in tins"), "{listed}");
    let (_, asked) = seen
        .iter()
        .find(|(step, _)| step.starts_with("ntc query "))
        .expect("a query");
    assert!(asked.contains("1 asked: 1 hit, 0 no hit"), "{asked}");
    assert!(asked.contains("white powder in tins"), "{asked}");
    let screened = &seen["ntc screen manifest.csv"];
    assert!(screened.contains("1 subject, 1 match"), "{screened}");
    for waits in ["ntc hit list", "ntc inbox"] {
        assert!(seen[waits].contains(" H1 "), "{waits}: {}", seen[waits]);
    }
    for node in reader.nodes {
        node.kill().expect("the node is killed");
    }
}
