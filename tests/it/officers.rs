//! What the commands about officers print is what the node then does.

use std::path::{Path, PathBuf};
use std::process::Output;

use ntc_node::identity::register::{Register, read_revoked};
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_node::tls::office;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::node::NodeFiles;
use ntc_tests::process::{command_of, printed};
use ntc_tests::{TestNode, until};

const AZ: &str = "AZ/customs";

/// What stands behind a label of the output, one for each line that has it.
fn values(output: &Output, label: &str) -> Vec<String> {
    let text = printed(output);
    let lines = text.lines().filter_map(|line| line.strip_prefix(label));
    lines.map(|value| value.trim().to_owned()).collect()
}

fn issue(files: &NodeFiles, name: &str, roles: &str) -> Output {
    let output = command_of(
        files,
        &["officer", "issue", "--name", name, "--roles", roles],
    );
    assert!(output.status.success(), "{}", printed(&output));
    output
}

/// Keeps the profile that an officer has now, as somebody would who copied it.
fn keep(files: &NodeFiles, name: &str, to: &str) -> PathBuf {
    let (from, to) = (files.dir.join("officers").join(name), files.dir.join(to));
    std::fs::create_dir(&to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a profile") {
        let entry = entry.expect("a file");
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
    to
}

async fn may_list(profile: &Path) -> bool {
    let Ok(channel) = office::connect(profile).await else {
        return false;
    };
    let mut records = RecordServiceClient::new(channel);
    records.list(pb::ListRequest::default()).await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_issue_and_revoke_print_as_revoked_is_refused_and_nothing_else() {
    let mut node = TestNode::start(AZ).await;
    let first = issue(&node.files, "anna", "publisher");
    assert!(values(&first, "Revoked").is_empty());
    let first_copy = keep(&node.files, "anna", "first");
    let second = issue(&node.files, "anna", "liaison");
    let second_copy = keep(&node.files, "anna", "second");

    // The sentence, the file and the node agree.
    let told = values(&second, "Revoked");
    let (told, _) = told
        .first()
        .and_then(|line| line.split_once(';'))
        .expect("a serial number");
    assert_eq!(told, values(&first, "Serial").join(""));
    assert!(
        read_revoked(&node.files.settings().layout)
            .expect("a list")
            .contains(told)
    );
    until("the first certificate to be refused", || async {
        !may_list(&first_copy).await
    })
    .await;
    assert!(may_list(&second_copy).await);

    let revoked = command_of(&node.files, &["officer", "revoke", "--name", "anna"]);
    let serials: Vec<_> = values(&revoked, "Revoked");
    assert_eq!(
        serials.len(),
        1,
        "the first was revoked before: {serials:?}"
    );
    until("the second certificate to be refused", || async {
        !may_list(&second_copy).await
    })
    .await;
    let again = command_of(&node.files, &["officer", "revoke", "--name", "anna"]);
    assert!(
        printed(&again).contains("revoked already"),
        "{}",
        printed(&again)
    );
    node.status().await;
    node.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_shows_every_certificate_as_it_stands() {
    let files = NodeFiles::make(AZ);
    issue(&files, "anna", "publisher");
    issue(&files, "anna", "liaison,publisher");
    let listed = printed(&command_of(&files, &["officer", "list"]));
    let settings = files.settings();
    let register = Register::open(&settings.layout).expect("a register");
    let held: Vec<_> = register.certificates(SystemClock.now()).collect();
    assert_eq!(held.len(), 3, "the administrator, and both of anna");
    assert_eq!(listed.lines().count(), 1 + held.len());
    for (certified, standing) in held {
        let line = listed.lines().find(|line| line.contains(&certified.serial));
        let line = line.expect("a line for each certificate");
        let roles: Vec<_> = certified.roles.iter().map(|role| role.code()).collect();
        for word in [certified.name.as_str(), &roles.join(","), standing.word()] {
            assert!(line.contains(word), "{line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_goes_on_a_yes_only() {
    let files = NodeFiles::make(AZ);
    let layout = files.settings().layout;
    for words in [
        &["officer", "revoke", "--name", "administrator"][..],
        &[
            "officer",
            "issue",
            "--name",
            "administrator",
            "--roles",
            "publisher",
        ],
    ] {
        let refused = command_of(&files, words);
        assert!(!refused.status.success());
        assert!(
            printed(&refused).contains("the last administrator"),
            "{}",
            printed(&refused)
        );
        assert!(
            read_revoked(&layout).expect("a list").is_empty(),
            "nothing was done"
        );
    }
    // With another administrator it needs no yes; and the other is then the last.
    issue(&files, "boris", "administrator");
    assert!(
        command_of(&files, &["officer", "revoke", "--name", "administrator"])
            .status
            .success()
    );
    assert!(
        !command_of(&files, &["officer", "revoke", "--name", "boris"])
            .status
            .success()
    );
    let yes = command_of(&files, &["officer", "revoke", "--name", "boris", "--yes"]);
    assert!(yes.status.success(), "{}", printed(&yes));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_while_the_node_is_stopped_is_in_its_audit_once_it_runs() {
    let files = NodeFiles::make(AZ);
    let issued = issue(&files, "anna", "publisher");
    let unknown = command_of(&files, &["officer", "revoke", "--name", "nobody"]);
    assert!(!unknown.status.success());
    let revoked = command_of(&files, &["officer", "revoke", "--name", "anna"]);
    assert!(revoked.status.success(), "{}", printed(&revoked));
    let mut node = TestNode::start_on(files).await;
    let waits = node.files.data().join("notes");
    until("the audit to have it", || async {
        std::fs::read_dir(&waits)
            .expect("a folder")
            .next()
            .is_none()
    })
    .await;
    // Nothing of it comes again.
    node.stop().await;
    node.restart().await;
    let files = node.into_files().await;
    let entries = files.audit().into_iter();
    let of_machine = entries.filter(|entry| entry.method.starts_with("officer "));
    let told: Vec<_> = of_machine
        .map(|it| format!("{}|{}|{}", it.method, it.subject, it.outcome))
        .collect();
    let serial = values(&issued, "Serial").remove(0);
    assert_eq!(
        told,
        [
            "officer issue|anna publisher|BEGUN",
            &format!("officer issue|anna publisher {serial}|OK"),
            "officer revoke|nobody|BEGUN",
            "officer revoke|nobody|BROKEN_OFF",
            "officer revoke|anna|BEGUN",
            "officer revoke|anna|OK",
        ]
    );
}
