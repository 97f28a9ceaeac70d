//! Of each fault that is planted, the doctor names the cause, and of a node that is well none.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use ntc_core::checkup::{Cause, Check, Told, Verdict, ails};
use ntc_core::identity::card::KeyRole;
use ntc_core::time::Timestamp;
use ntc_node::app::doctor::examine;
use ntc_node::config::CONFIG_FILE;
use ntc_node::identity::card::issue_card;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::{examined, finds, named};
use ntc_tests::federation::{find, share_all};
use ntc_tests::node::NodeFiles;
use ntc_tests::process::{binary, command_of, printed};
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};
use tokio::io::AsyncWriteExt as _;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";
const DAY: Duration = Duration::from_secs(86_400);

fn now() -> Timestamp {
    SystemClock.now()
}

fn look(files: &NodeFiles, now: Timestamp) -> Vec<Check> {
    examine(&files.dir.join(CONFIG_FILE), now)
}

/// The causes that are named, with how grave each is.
fn causes(checks: &[Check]) -> Vec<(Cause, Verdict)> {
    let named = checks.iter().filter_map(|it| Some((it.cause?, it.verdict)));
    named.collect()
}

/// A fault of a node that does not run: what plants it, the cause that is named, and what carries out what is advised.
struct Fault {
    cause: Cause,
    verdict: Verdict,
    plant: fn(&NodeFiles),
    cure: fn(&Advised<'_>),
}

const fn stops(cause: Cause, plant: fn(&NodeFiles), cure: fn(&Advised<'_>)) -> Fault {
    Fault {
        cause,
        verdict: Verdict::Ails,
        plant,
        cure,
    }
}

const fn warns(cause: Cause, plant: fn(&NodeFiles), cure: fn(&Advised<'_>)) -> Fault {
    Fault {
        verdict: Verdict::Warns,
        ..stops(cause, plant, cure)
    }
}

/// Somebody who does what the doctor says.
struct Advised<'n> {
    files: &'n NodeFiles,
    /// All of the node's files before anything failed: the backup.
    backup: &'n Path,
    /// What the doctor saw, and what it says to do.
    seen: &'n str,
    fix: &'n str,
}

/// As a fault wants it, of an advice of any lifetime.
fn takes_rights_away(advised: &Advised<'_>) {
    advised.takes_rights_away();
}

impl Advised<'_> {
    /// Runs the command of `ntc-node` that is advised, with more words behind it.
    fn runs(&self, more: &[&str]) {
        let (_, command) = self.fix.split_once("`ntc-node ").expect(self.fix);
        let (command, _) = command.split_once('`').expect(self.fix);
        let words: Vec<_> = command.split(' ').chain(more.iter().copied()).collect();
        let ran = command_of(self.files, &words);
        assert!(ran.status.success(), "{command}: {}", printed(&ran));
    }

    /// Restores what is advised from the backup.
    fn restores(&self, what: &str) {
        assert!(self.fix.contains("backup"), "{}", self.fix);
        let (from, to) = (self.backup.join(what), self.files.dir.join(what));
        if to.is_dir() {
            fs::remove_dir_all(&to).expect("removed");
        }
        if from.is_dir() {
            copy_all(&from, &to);
        } else {
            fs::copy(from, to).expect("restored");
        }
    }

    /// Writes the configuration as it was; the advice names the line, or the settings.
    fn corrects(&self, word: &str) {
        assert!(self.fix.contains(word), "{}", self.fix);
        fs::copy(
            self.backup.join(CONFIG_FILE),
            self.files.dir.join(CONFIG_FILE),
        )
        .expect("put back");
    }

    /// Runs the chmod that is told.
    fn takes_rights_away(&self) {
        assert!(self.fix.contains("the chmod that is told"), "{}", self.fix);
        let (_, told) = self.seen.split_once("chmod ").expect(self.seen);
        let told = told
            .split([',', ';', ')', '`', '\n'])
            .next()
            .expect("words");
        let ran = Command::new("sh")
            .arg("-c")
            .arg(format!("chmod {told}"))
            .status();
        assert!(ran.expect("a shell").success(), "{}", self.seen);
    }
}

fn edit(files: &NodeFiles, from: &str, to: &str) {
    files.edit_config(|text| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
}

fn author_key(files: &NodeFiles) -> std::path::PathBuf {
    files.settings().layout.key(KeyRole::Author)
}

/// What keeps a node from starting, or would make it start in a way that nobody wants.
const FAULTS: &[Fault] = &[
    stops(
        Cause::ConfigMissing,
        |files| {
            fs::remove_file(files.dir.join(CONFIG_FILE)).expect("removed");
        },
        |advised| advised.restores(CONFIG_FILE),
    ),
    stops(
        Cause::FileUnreadable,
        |files| {
            // A folder, so that not even root can read it.
            fs::remove_file(files.dir.join(CONFIG_FILE)).expect("removed");
            fs::create_dir(files.dir.join(CONFIG_FILE)).expect("made");
        },
        |advised| {
            assert!(advised.fix.contains("who owns it"), "{}", advised.fix);
            fs::remove_dir(advised.files.dir.join(CONFIG_FILE)).expect("removed");
            fs::copy(
                advised.backup.join(CONFIG_FILE),
                advised.files.dir.join(CONFIG_FILE),
            )
            .expect("put back");
        },
    ),
    stops(
        Cause::ConfigInvalid,
        |files| {
            files.edit_config(|text| format!("nonsense = 1\n{text}"));
        },
        |advised| advised.corrects("the line that is named"),
    ),
    stops(
        Cause::PortTwice,
        |files| {
            let settings = files.settings();
            let (peers, officers) = (settings.listen_peers, settings.listen_officers);
            edit(files, &format!("\"{officers}\""), &format!("\"{peers}\""));
        },
        |advised| advised.corrects("its own port"),
    ),
    stops(
        Cause::KeyMissing,
        |files| {
            fs::remove_file(author_key(files)).expect("removed");
        },
        |advised| advised.restores("keys"),
    ),
    stops(
        Cause::FileOpen,
        |files| {
            fs::set_permissions(author_key(files), Permissions::from_mode(0o644)).expect("opened");
        },
        takes_rights_away,
    ),
    stops(
        Cause::FileOpen,
        |files| {
            // Whoever opened one has mostly opened all: one command closes them.
            let layout = files.settings().layout;
            for file in KeyRole::ALL.map(|role| layout.key(role)) {
                fs::set_permissions(file, Permissions::from_mode(0o644)).expect("opened");
            }
            let salt = layout.feed_salt();
            fs::set_permissions(salt, Permissions::from_mode(0o644)).expect("opened");
        },
        takes_rights_away,
    ),
    stops(
        Cause::KeyDamaged,
        |files| {
            fs::write(author_key(files), "no key").expect("written");
        },
        |advised| advised.restores("keys"),
    ),
    stops(
        Cause::CardOther,
        |files| {
            let other = NodeFiles::make(GE);
            fs::copy(&other.settings().layout.card, &files.settings().layout.card).expect("copied");
        },
        |advised| advised.restores("node.card"),
    ),
    stops(
        Cause::CardStale,
        |files| {
            let contact = files.settings().contact;
            edit(
                files,
                &format!("contact = \"{contact}\""),
                "contact = \"+994 12 000\"",
            );
        },
        |advised| advised.runs(&[]),
    ),
    stops(
        Cause::CardDamaged,
        |files| {
            fs::write(&files.settings().layout.card, "half a card").expect("written");
        },
        |advised| advised.runs(&[]),
    ),
    stops(
        Cause::CardDamaged,
        |files| {
            fs::remove_file(&files.settings().layout.card).expect("removed");
        },
        |advised| advised.runs(&[]),
    ),
    stops(
        Cause::CertificateUnusable,
        |files| {
            fs::remove_file(files.settings().layout.node_cert()).expect("removed");
        },
        |advised| advised.runs(&[]),
    ),
    stops(
        Cause::OfficersUnusable,
        |files| {
            fs::write(files.settings().layout.issued_officers(), "a king 5\n").expect("written");
        },
        |advised| advised.restores("officers"),
    ),
    warns(
        Cause::NoAdministrator,
        |files| {
            fs::write(files.settings().layout.issued_officers(), "").expect("written");
        },
        |advised| advised.runs(&["--name", "anna"]),
    ),
    warns(
        Cause::FileOpen,
        |files| {
            let keys = &files.settings().layout.keys;
            fs::set_permissions(keys, Permissions::from_mode(0o755)).expect("opened");
        },
        takes_rights_away,
    ),
    warns(
        Cause::DiskFull,
        |files| {
            edit(files, "reserve_mib = 0", "reserve_mib = 16777216");
        },
        |advised| advised.corrects("[disk] in node.toml"),
    ),
    warns(
        Cause::Placeholder,
        |files| {
            let metrics = files.settings().listen_metrics;
            let open = format!("0.0.0.0:{}", metrics.port());
            edit(files, &metrics.to_string(), &open);
        },
        |advised| advised.corrects("into node.toml"),
    ),
];

#[test]
fn each_fault_of_a_node_that_does_not_run_is_named_and_no_other_and_what_is_advised_ends_it() {
    let well = NodeFiles::make(AZ);
    let before = causes(&look(&well, now()));
    assert!(!ails(&look(&well, now())), "{before:?}");
    for fault in FAULTS {
        let files = NodeFiles::make(AZ);
        let well = causes(&look(&files, now()));
        let kept = tempfile::tempdir().expect("a folder");
        let backup = kept.path().join("backup");
        copy_all(&files.dir, &backup);
        (fault.plant)(&files);
        let checks = look(&files, now());
        let found = causes(&checks);
        let expected = (fault.cause, fault.verdict);
        assert!(found.contains(&expected), "{:?}: {found:?}", fault.cause);
        let stops = found.iter().filter(|(_, it)| *it == Verdict::Ails);
        let stops: Vec<_> = stops.map(|(cause, _)| *cause).collect();
        let alone = if fault.verdict == Verdict::Ails {
            vec![fault.cause]
        } else {
            Vec::new()
        };
        assert_eq!(stops, alone, "{:?}", fault.cause);

        let check = checks.iter().find(|it| it.cause == Some(fault.cause));
        let told = Told::from(check.expect("the check"));
        (fault.cure)(&Advised {
            files: &files,
            backup: &backup,
            seen: &told.seen,
            fix: &told.fix,
        });
        let left = causes(&look(&files, now()));
        assert_eq!(left, well, "{:?} is not cured", fault.cause);
    }
}

#[test]
fn a_node_that_may_open_few_files_is_told_and_more_of_them_end_it() {
    let files = NodeFiles::make(AZ);
    let with = |limit: &str| {
        let mut shell = Command::new("sh");
        shell
            .arg("-c")
            .arg(format!("ulimit -n {limit} && exec \"$@\""));
        shell
            .arg("sh")
            .arg(binary())
            .args(["doctor", "--json", "--dir"]);
        let ran = shell.arg(&files.dir).output().expect("it runs");
        String::from_utf8(ran.stdout).expect("text")
    };
    let few = with("64");
    assert!(
        few.contains("\"files_few\"") && few.contains("ulimit -n"),
        "{few}"
    );
    let most = with("$(ulimit -Hn)");
    assert!(!most.contains("\"files_few\""), "{most}");
}

#[test]
fn certificates_and_the_clock_are_judged_by_the_time_of_the_machine() {
    let files = NodeFiles::make(AZ);
    let ended = causes(&look(&files, now().plus(DAY * 3650)));
    assert!(
        ended.contains(&(Cause::CertificateEnded, Verdict::Ails)),
        "{ended:?}"
    );
    let ending = (0..365).map(|weeks| now().plus(DAY * 7 * weeks));
    let warned = ending.map(|then| causes(&look(&files, then)));
    let mut warned =
        warned.filter(|found| found.contains(&(Cause::CertificateEnding, Verdict::Warns)));
    assert!(warned.next().is_some(), "it is told before it ends");
    let early = Timestamp::from_millis(now().as_millis() - 86_400_000);
    let behind = causes(&look(&files, early));
    assert!(
        behind.iter().any(|(cause, _)| *cause == Cause::ClockBehind),
        "{behind:?}"
    );
}

/// Flips a bit in the middle of what a journal holds.
fn damage(journal: &Path) {
    let mut segments: Vec<_> = fs::read_dir(journal)
        .expect("a journal")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.metadata().is_ok_and(|it| it.len() > 4096))
        .collect();
    segments.sort();
    let first = segments.first().expect("a segment");
    let mut bytes = fs::read(first).expect("bytes");
    bytes[200] ^= 1;
    fs::write(first, bytes).expect("written");
}

#[tokio::test(flavor = "multi_thread")]
async fn data_that_are_damaged_moved_gone_or_in_use_are_named() {
    let mut az = TestNode::start(AZ).await;
    for _ in 0..3 {
        az.publish(draft::seizure("AZ")).await;
    }
    let found = causes(&look(&az.files, now()));
    assert!(
        found.contains(&(Cause::NodeRuns, Verdict::Warns)),
        "{found:?}"
    );
    assert!(!ails(&look(&az.files, now())), "a node that runs is well");
    az.stop().await;
    let lone = causes(&look(&az.files, now()));
    assert!(!lone.iter().any(|(cause, _)| *cause == Cause::NodeRuns));
    assert!(!ails(&look(&az.files, now())), "{lone:?}");

    let taken = TcpListener::bind(az.files.settings().listen_peers).expect("a port");
    let found = causes(&look(&az.files, now()));
    assert!(
        found.contains(&(Cause::PortTaken, Verdict::Ails)),
        "{found:?}"
    );
    let told = command_of(&az.files, &["doctor", "--json"]);
    assert_eq!(told.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).expect("JSON");
    assert_eq!(told["works"], false);
    drop(taken);
    let told = command_of(&az.files, &["doctor"]);
    assert_eq!(
        told.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&told.stdout)
    );

    let (data, copy) = (az.files.data(), az.files.dir.join("copy"));
    copy_all(&data, &copy);
    fs::rename(&data, az.files.dir.join("before")).expect("moved");
    let found = causes(&look(&az.files, now()));
    assert!(
        found.contains(&(Cause::DataMissing, Verdict::Ails)),
        "{found:?}"
    );
    // Nor does it forget that when a start has made the folders.
    fs::create_dir_all(data.join("ledger")).expect("a folder");
    let found = causes(&look(&az.files, now()));
    assert!(
        found.contains(&(Cause::DataMissing, Verdict::Ails)),
        "{found:?}"
    );
    fs::remove_dir_all(&data).expect("removed");
    fs::rename(&copy, &data).expect("moved");
    let found = causes(&look(&az.files, now()));
    assert!(
        found.contains(&(Cause::DataDoubtful, Verdict::Warns)),
        "{found:?}"
    );
    damage(&data.join("ledger"));
    let found = causes(&look(&az.files, now()));
    assert!(
        found.contains(&(Cause::JournalDamaged, Verdict::Ails)),
        "{found:?}"
    );
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    let rights = fs::metadata(from).expect("a folder").permissions();
    fs::set_permissions(to, rights).expect("its rights");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}

async fn ails_with(az: &TestNode, party: &str, check: &str, cause: &str) {
    let checks = examined(az, party).await;
    let found = checks
        .iter()
        .find(|it| it.name == check)
        .expect("the check");
    assert_eq!(
        (found.verdict.as_str(), found.cause.as_str()),
        ("ails", cause),
        "{checks:?}"
    );
    assert!(!found.means.is_empty() && !found.fix.is_empty());
    // What lies behind it on the way was not looked at.
    let way = ["name", "tcp", "tls", "identity", "answer"];
    if let Some(at) = way.iter().position(|name| *name == check) {
        for behind in &way[at + 1..] {
            let behind = checks.iter().find(|it| it.name == *behind).expect("it");
            assert_eq!(behind.verdict, "skipped", "{checks:?}");
        }
        // Nor does the feed of a partner that is not reached tell anything.
        if check != "answer" {
            let feed = checks.iter().find(|it| it.name == "feed").expect("it");
            assert_eq!(feed.verdict, "skipped", "{checks:?}");
        }
    }
}

/// A node that lets a partner that is well be examined, until nothing is named.
async fn is_well(az: &TestNode, party: &str) {
    until("the partner to be well", || async {
        // Each look dials the partner, and who dials without pause is kept waiting: the cheap question comes first.
        let peer = az.peer(party).await;
        let is_followed = peer.state == "connected" && peer.receipted == peer.feed_size;
        is_followed && named(&examined(az, party).await).is_empty()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_on_the_way_to_a_partner_that_fails_is_named() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    az.publish(draft::seizure("AZ")).await;
    is_well(az, GE).await;
    assert_eq!(
        named(&examined(az, "").await),
        [],
        "the node itself is well"
    );
    ails_with(az, MD, "enrolment", "not_enrolled").await;

    // Nothing listens; what listens is silent; speaks otherwise; is another node.
    let port = federation.node(GE).files.settings().listen_peers;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    until("the port to be free", || async {
        TcpListener::bind(port).is_ok()
    })
    .await;
    until("the session to be over", || async {
        az.peer(GE).await.state != "connected"
    })
    .await;
    ails_with(az, GE, "tcp", "nothing_listens").await;
    finds(az, "", "partners", "partners_away").await;
    {
        let _silent = TcpListener::bind(port).expect("a port");
        ails_with(az, GE, "tcp", "silent").await;
    }
    let other = tokio::net::TcpListener::bind(port).await.expect("a port");
    let babble = tokio::spawn(async move {
        while let Ok((mut line, _)) = other.accept().await {
            drop(line.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await);
            drop(line.shutdown().await);
        }
    });
    ails_with(az, GE, "tls", "not_a_node").await;
    babble.abort();
    drop(babble.await);
    let md = NodeFiles::make(MD);
    let own = md.settings().listen_peers;
    edit(&md, &own.to_string(), &port.to_string());
    issue_card(&md.settings().layout, &md.settings().card_facts(), now()).expect("a card");
    let mut md = TestNode::start_on(md).await;
    ails_with(az, GE, "identity", "other_node").await;
    md.stop().await;

    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    is_well(az, GE).await;
    let suspend = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers().suspend_peer(suspend).await.expect("suspended");
    ails_with(az, GE, "suspension", "suspended").await;
    let checks = examined(az, GE).await;
    assert!(
        checks
            .iter()
            .any(|it| it.name == "tcp" && it.verdict == "skipped")
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_nobody_knows_and_a_node_that_does_not_know_this_one_are_named() {
    let az = TestNode::start(AZ).await;
    let ge = NodeFiles::make(GE);
    let address = ge.settings().addresses[0].clone();
    edit(
        &ge,
        &format!("addresses = [\"{address}\"]"),
        "addresses = [\"ntc-node.invalid:7444\"]",
    );
    let nowhere = issue_card(&ge.settings().layout, &ge.settings().card_facts(), now());
    az.enrol(&nowhere.expect("a card")).await;
    ails_with(&az, GE, "name", "name_unknown").await;

    let md = TestNode::start(MD).await;
    az.enrol(&md.files.card).await;
    ails_with(&az, MD, "answer", "not_enrolled_there").await;
    az.into_files().await;
    md.into_files().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_agreements_and_refused_records_are_named() {
    let (clock, ports) = ShiftedClock::ports();
    let az = TestNode::start(AZ).await;
    let mut ge = TestNode::stopped(NodeFiles::make(GE));
    ge.try_start(ports).await.expect("the node starts");
    let federation = Federation::of(vec![az, ge]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    ails_with(az, GE, "agreements", "no_agreement").await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    is_well(az, GE).await;
    let suspend = pb::SuspendRequest {
        id: "all".to_owned(),
        reason: "a test".to_owned(),
    };
    az.agreements().suspend(suspend).await.expect("suspended");
    ails_with(az, GE, "agreements", "no_agreement").await;
    let resume = pb::ResumeRequest {
        id: "all".to_owned(),
    };
    az.agreements().resume(resume).await.expect("resumed");
    is_well(az, GE).await;
    // What is published before the other side knows of it does not go.
    until("the other side to know", || async {
        let held = find(ge, "all").await;
        held.is_some_and(|held| held.state == "in_force")
    })
    .await;

    clock.advance(Duration::from_secs(600));
    ge.publish(draft::seizure("GE")).await;
    until("a record to be refused", || async {
        az.status().await.refused == 1
    })
    .await;
    let checks = examined(az, GE).await;
    assert!(
        named(&checks).contains(&("judgement", "refused_here")),
        "{checks:?}"
    );
    ails_with(az, GE, "clock", "clocks_differ").await;
    until("the author to know", || async {
        named(&examined(ge, AZ).await).contains(&("judgement", "refused_there"))
    })
    .await;
    federation.stop().await;
}
