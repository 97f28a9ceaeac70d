//! Every example that a `--help` shows runs as it stands.

use std::os::unix::fs::PermissionsExt as _;

use tokio::process::Command;

use crate::desk::{Desk, Ran, run};
use crate::full;

/// What examples call beside `ntc`. They read what they are given.
const OTHERS: [(&str, &str); 4] = [
    ("jq", "cat > /dev/null"),
    ("less", "cat > /dev/null"),
    ("notify-desk", ":"),
    ("my-case-system", "cat seizure.toml"),
];

/// Examples that ask a person, who is not there.
const ASKING: [&str; 7] = [
    "ntc approvals approve A7",
    "ntc peer add georgia.card",
    "ntc agreement sign az-ge-narcotics",
    "ntc alert retract 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --reason wrong_subject",
    "ntc recall keep 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 GE/revenue-service --ground \"Art. 93 CCP, case 114/2026\"",
    "ntc record erase 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --section persons --reason demanded",
    "ntc screening subject X4Q7TZ --erase",
];

/// Examples of forms, which have no terminal.
const FORMS: [&str; 5] = [
    "ntc agreement new",
    "ntc alert new",
    "ntc alert new --draft ~/.local/state/ntc/drafts/alert-20261128-4f9c2a1b.toml",
    "ntc request new",
    "ntc request new --draft ~/.local/state/ntc/drafts/request-20261128-4f9c2a1b.toml",
];

/// How a command ends that `timeout` ended: it ran on, as it should.
const RAN_ON: i32 = 124;

async fn shell(desk: &Desk, line: &str) -> Ran {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_ntc"));
    let places = [desk.file("bin"), program.parent().unwrap().to_owned()];
    let path = std::env::var("PATH").unwrap();
    let path = std::env::join_paths(places.into_iter().chain(std::env::split_paths(&path)));
    let mut command = Command::new("bash");
    command
        .args(["-o", "pipefail", "-c", line])
        .env("PATH", path.unwrap())
        .env("HOME", desk.file("home"))
        .env("NTC_PROFILE", desk.file(""))
        .current_dir(desk.file(""));
    run(&mut command, "").await
}

/// The names under `Commands:` of a help.
fn commands(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines.take_while(|line| !line.is_empty());
    names
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// The lines under `Examples:` of a help, each whole and without its remark.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    let lines: Vec<_> = lines.take_while(|line| line.starts_with("  ")).collect();
    let whole = lines.join("\n");
    let whole: Vec<_> = whole.split("\\\n").map(str::trim).collect();
    let whole = whole.join(" ");
    let bare = |line: &str| {
        let line = line.trim();
        let remark = line.match_indices("  ").map(|(at, _)| at);
        let mut remark = remark.filter(|at| {
            let quotes = line.split_at(*at).0.matches('"');
            quotes.count().is_multiple_of(2)
        });
        let end = remark.next().unwrap_or(line.len());
        line.split_at(end).0.to_owned()
    };
    whole.lines().map(bare).collect()
}

async fn all(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec!["ntc".to_owned()];
    while let Some(path) = open.pop() {
        let help = shell(desk, &format!("{path} --help")).await.stdout;
        let under = commands(&help);
        open.extend(under.iter().map(|name| format!("{path} {name}")));
        if under.is_empty() {
            found.extend(examples(&help));
        }
    }
    found
}

async fn desk() -> (Desk, String) {
    let line = "agreement new --id az-ge-narcotics --title Narcotics --party GE/revenue-service \
                --party AZ/state-customs-committee --from 2026-01-01 --until 2027-12-31";
    let document = Desk::with(full::fake("")).await.ntc(line).await.stdout;
    let desk = Desk::with(full::fake(&document)).await;
    for folder in [
        "bin",
        "home/.local/share/bash-completion/completions",
        "home/.zfunc",
        "home/.config/fish/completions",
    ] {
        std::fs::create_dir_all(desk.file(folder)).unwrap();
    }
    for (name, does) in OTHERS {
        let place = desk.file("bin").join(name);
        std::fs::write(&place, format!("#!/bin/sh\n{does}\n")).unwrap();
        std::fs::set_permissions(&place, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    (desk, document)
}

#[tokio::test]
async fn every_example_of_every_help_runs_as_it_stands() {
    let (desk, document) = desk().await;
    let examples = all(&desk).await;
    assert!(examples.len() > 50, "{examples:?}");
    for example in examples {
        full::write_files(&desk, &document);
        if example.contains("media get") {
            std::fs::remove_file(desk.file("xray.png")).unwrap();
        }
        if example.contains("alert prove") {
            std::fs::remove_file(desk.file("alert.tlog-proof")).unwrap();
        }
        let spaced = format!("{example} ");
        let watches = spaced.starts_with("ntc alert watch ") || spaced.starts_with("ntc watch ");
        let line = if watches {
            example.replacen("ntc", "timeout 1 ntc", 1)
        } else {
            example.clone()
        };
        let expected = match (watches, ASKING.contains(&example.as_str())) {
            (true, _) => RAN_ON,
            (false, false) if FORMS.contains(&example.as_str()) => 1,
            (false, true) => 2,
            (false, false) => 0,
        };
        let ran = shell(&desk, &line).await;
        assert_eq!(
            ran.exit, expected,
            "{example}\n{}\n{}",
            ran.stdout, ran.stderr
        );
    }
}

#[tokio::test]
async fn a_reader_that_has_had_enough_is_no_failure() {
    let (desk, document) = desk().await;
    full::write_files(&desk, &document);
    for line in [
        "ntc alert list",
        "ntc alert sample",
        "ntc peer list --json",
        "ntc --help",
    ] {
        let ran = shell(&desk, &format!("{line} | true; exit ${{PIPESTATUS[0]}}")).await;
        assert_eq!((ran.exit, ran.stderr.as_str()), (0, ""), "{line}");
    }
}
