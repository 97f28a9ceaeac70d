//! The scripts of `deploy`: the shell takes them, they stop at the first thing that fails, and what needs something says so.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What ends a script at the first thing that fails, by the shell that its first line names.
const STRICT: [(&str, &str); 3] = [
    ("#!/usr/bin/env bash", "\nset -euo pipefail\n"),
    ("#!/bin/bash", "\nset -euo pipefail\n"),
    ("#!/bin/sh", "\nset -e\n"),
];

fn deploy() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy")
}

/// Every file below a folder that begins as a script does, with its text.
fn scripts(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            scripts(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text");
        if text.starts_with("#!") {
            found.push((path, text));
        }
    }
}

#[test]
fn every_script_is_taken_by_its_shell_and_stops_where_something_fails() {
    let mut found = Vec::new();
    scripts(&deploy(), &mut found);
    assert!(found.len() >= 8, "{} scripts", found.len());
    for (path, text) in found {
        let name = path.display();
        let strict = STRICT.iter().find(|(shell, _)| text.starts_with(shell));
        let (_, strict) = strict.unwrap_or_else(|| panic!("{name} is for another shell"));
        assert!(text.contains(strict), "{name} goes on after a failure");
        let mode = fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o111, 0o111, "{name} cannot be run");
        let shell = if *strict == "\nset -e\n" {
            "sh"
        } else {
            "bash"
        };
        let read = Command::new(shell).arg("-n").arg(&path).output();
        let read = read.expect("the shell runs");
        let said = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success() && said.is_empty(), "{name}: {said}");
    }
}

#[test]
fn what_is_compared_over_a_restore_and_an_upgrade_is_all_that_officers_keep_and_ci_rehearses_both()
{
    let text = |path: &str| fs::read_to_string(deploy().join(path)).expect("a text");
    let common = text("rehearse/common");
    let (_, inventory) = common.split_once("\ninventory() {").expect("the function");
    let (inventory, _) = inventory.split_once("\n}\n").expect("its end");
    for command in [
        "alert list --all",
        "alert delivery",
        "agreement list",
        "peer list",
        "watchlist list",
        "hit list",
        "query list",
        "request show",
        "policy history",
        "approvals list --all",
    ] {
        let asks = inventory.contains(command)
            || (command == "alert delivery" && common.contains(command));
        assert!(asks, "{command}");
    }
    for kind in [
        "record",
        "receipts",
        "agreement",
        "partner",
        "list",
        "hit",
        "query",
        "request",
        "rules",
        "approval",
    ] {
        let writes = [format!("'{kind} %s"), format!("s/^/{kind} /")];
        assert!(writes.iter().any(|it| inventory.contains(it)), "{kind}");
    }
    for script in ["rehearse/restore", "rehearse/upgrade"] {
        assert!(text(script).contains("\nfurnish "), "{script}");
    }
    let ci = text("../.ci/run");
    for script in ["rehearse/restore", "rehearse/upgrade", "systemd/rehearse"] {
        assert!(ci.contains(&format!("deploy/{script}")), "{script}");
    }
}

#[test]
fn a_script_that_lacks_what_it_needs_names_it_and_does_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let absent = dir.path().join("absent").display().to_string();
    let out = dir.path().join("out").display().to_string();
    let lacking: [(&str, Vec<&str>); 4] = [
        ("package/build", vec!["--binaries", &absent, "--to", &out]),
        ("rehearse/restore", vec![&absent]),
        ("rehearse/upgrade", vec![&absent, &absent]),
        ("container/region", vec!["--binaries", &absent]),
    ];
    for (script, arguments) in lacking {
        let mut command = Command::new(deploy().join(script));
        command.args(arguments).env("TMPDIR", dir.path());
        let ran = command.output().expect("the script runs");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_ne!(ran.status.code(), Some(0), "{script}");
        assert!(!said.is_empty(), "{script}");
        let left = fs::read_dir(dir.path()).expect("a folder").count();
        assert_eq!(left, 0, "{script} left something: {said}");
    }
}
