//! What cannot be printed or logged stops no node, and no command claims that it was.

use std::fs::File;
use std::process::{Command, Stdio};

use ntc_proto::node::v1 as pb;
use ntc_tests::node::NodeFiles;
use ntc_tests::process::{binary, command_into, command_of};
use ntc_tests::{NodeProcess, TestNode, draft, until};

use crate::terminal::COLUMNS;
use crate::typist::Typist;

const AZ: &str = "AZ/customs";

/// Files of a node that logs all it can.
fn talkative() -> NodeFiles {
    let files = NodeFiles::make(AZ);
    files.edit_config(|text| text.replace("filter = \"info\"", "filter = \"trace\""));
    files
}

fn full() -> File {
    let device = File::options().write(true).open("/dev/full");
    device.expect("a full device")
}

/// The node serves and says that its log lines are lost.
async fn goes_on_and_counts(log: Stdio) {
    let mut node = TestNode::stopped(talkative());
    let process = NodeProcess::start_with_log(&node.files, log);
    node.run(process).await;
    let lost = |it: &pb::Concern| it.code == "log_lines_lost";
    until("the lost lines to be told", || async {
        node.publish(draft::seizure("AZ")).await;
        node.status().await.warnings.iter().any(lost)
    })
    .await;
    assert_eq!(node.status().await.state, "ready");
    assert!(node.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_log_has_no_reader_any_more_goes_on() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    goes_on_and_counts(writer.into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_log_finds_no_room_goes_on() {
    goes_on_and_counts(full().into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_log_is_not_read_goes_on() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    goes_on_and_counts(writer.into()).await;
    drop(reader);
}

#[test]
fn a_command_whose_answer_cannot_be_written_does_not_succeed() {
    let files = NodeFiles::make(AZ);
    for words in [
        &["check-config"][..],
        &["card"],
        &["officer", "list"],
        &["renew"],
    ] {
        let output = command_into(&files, words, full());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        let why = "standard output cannot be written";
        assert!(told.contains(why), "{words:?}: {told}");
    }
}

#[test]
fn a_command_whose_reader_went_away_ends_as_it_would_have() {
    let files = NodeFiles::make(AZ);
    for words in [&["check-config"][..], &["officer", "list"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command_into(&files, words, writer);
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert!(output.stderr.is_empty(), "{words:?}");
        assert!(command_of(&files, words).status.success());
    }
}

#[test]
fn what_is_listed_and_what_ails_fits_the_terminal_and_a_file_gets_whole_lines() {
    let files = NodeFiles::make(AZ);
    for (words, told) in [
        (&["officer", "list"][..], "administrator"),
        (&["doctor"], "do this:"),
    ] {
        let mut command = Command::new(binary());
        command.args(words).env("NTC_NODE_DIR", &files.dir);
        let (_, screen) = Typist::start(command).ends();
        assert!(screen.contains(told), "{screen}");
        for row in screen.lines() {
            // A path may be wider; it stays whole, for somebody may copy it.
            let fits = row.chars().count() <= usize::from(COLUMNS);
            assert!(fits || !row.trim().contains(' '), "{row}");
        }
        let whole = String::from_utf8(command_of(&files, words).stdout).expect("text");
        assert!(whole.lines().any(|row| row.chars().count() > 80), "{whole}");
        assert!(whole.lines().count() < screen.lines().count(), "{screen}");
    }
}
