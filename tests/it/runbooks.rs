//! What README, the guides and the pages of `deploy` tell to type is what the programs take, and each page shows what it is about.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use ntc_tests::node::NodeFiles;
use ntc_tests::process::{binary, officers_binary, printed};
use ntc_tests::runbook::{pages, printed_for, seen, shows_on};
use ntc_tests::{Federation, ShiftedClock, TestNode, draft};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/revenue-service";

/// What pages write where the reader writes something of their own, and a value that fits there.
const STAND_INS: [(&str, &str); 14] = [
    ("ALERT", "0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091"),
    ("CODE", "seizure"),
    (
        "HASH",
        "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9",
    ),
    ("ID", "0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091"),
    ("LIST", "stolen-plates"),
    ("NAME", "anna"),
    ("NUMBER", "1"),
    ("PARTNER", "AZ/state-customs-committee"),
    ("PARTY", "AZ/state-customs-committee"),
    ("PURPOSE", "customs_risk"),
    ("RECORD", "0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091"),
    ("REQUEST", "0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091"),
    ("ROLES", "publisher"),
    ("TIME", "7d"),
];

/// Pages that are no runbooks.
const OTHER_PAGES: [&str; 9] = [
    "README",
    "cli/guide/administrator",
    "cli/guide/analyst",
    "cli/guide/liaison",
    "cli/guide/limits",
    "cli/guide/programs",
    "deploy/README",
    "deploy/systemd/README",
    "deploy/container/README",
];

/// As whom pages run a command.
const BEFORE: [&str; 2] = ["sudo -u ntc-node ", "sudo "];

/// A command as a page writes it.
struct Told {
    page: String,
    line: String,
    /// It stands alone, to be typed as it is; in a sentence it may leave out what it needs.
    whole: bool,
}

/// Every command of the two programs that a page names.
fn told(page: &str, text: &str) -> Vec<Told> {
    let (mut blocks, mut prose, mut within) = (String::new(), String::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            within = !within;
        } else if within {
            blocks.push_str(line.strip_suffix('\\').unwrap_or(line));
            blocks.push_str(if line.ends_with('\\') { " " } else { "\n" });
        } else {
            prose.push_str(line);
            prose.push(' ');
        }
    }
    let blocks = blocks.lines().map(|line| (line, true));
    let spans = prose.split('`').skip(1).step_by(2);
    let all = blocks.chain(spans.map(|span| (span, false)));
    all.filter_map(|(line, whole)| {
        let line = line.trim();
        let line = BEFORE
            .iter()
            .find_map(|before| line.strip_prefix(before))
            .unwrap_or(line);
        let ours = ["ntc ", "ntc-node "]
            .iter()
            .any(|name| line.starts_with(name));
        ours.then(|| Told {
            page: page.to_owned(),
            line: line.to_owned(),
            whole,
        })
    })
    .collect()
}

/// The words of a line up to where the shell would do something with them; what is quoted is one word.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars().chain([' ']) {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    let stops = |word: &String| matches!(word.as_str(), ">" | ">>" | "|" | "&&" | "#");
    let end = words.iter().position(stops).unwrap_or(words.len());
    words.truncate(end);
    words
}

/// Types a command where no node is; a directory that it names is not there.
fn typed(told: &Told, dir: &Path) -> Output {
    let mut words = words(&told.line).into_iter();
    let program: PathBuf = match words.next().as_deref() {
        Some("ntc") => officers_binary(),
        _ => binary(),
    };
    let mut command = Command::new(program);
    let mut is_dir = false;
    for word in words {
        let stands_for = STAND_INS.iter().find(|(name, _)| *name == word);
        if is_dir {
            command.arg(dir.join("absent"));
        } else {
            command.arg(stands_for.map_or(word.as_str(), |(_, value)| value));
        }
        is_dir = word == "--dir";
    }
    command
        .env("HOME", dir)
        .env("NTC_PROFILE", dir.join("absent"))
        .env("NTC_NODE_DIR", dir.join("absent"))
        .current_dir(dir)
        .stdin(Stdio::null());
    command.output().expect("the program runs")
}

#[test]
fn every_command_of_a_page_is_one_that_the_programs_take() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = pages();
    for page in OTHER_PAGES {
        let text = std::fs::read_to_string(root.join(page).with_extension("md"));
        all.push((page.to_owned(), text.expect("a page")));
    }
    let commands: Vec<_> = all
        .iter()
        .flat_map(|(name, text)| told(name, text))
        .collect();
    assert!(commands.len() > 100, "{} commands", commands.len());
    for told in commands {
        let dir = tempfile::tempdir().expect("a folder");
        let output = typed(&told, dir.path());
        let said = String::from_utf8_lossy(&output.stderr);
        let is_short = !told.whole
            && (said.contains("required arguments were not")
                || said.contains("requires a subcommand"));
        assert!(
            is_short || !said.contains("For more information, try"),
            "{}: {}\n{said}",
            told.page,
            told.line
        );
    }
}

/// What a text of the program writes where it puts something of the case, as the reader would see it.
const PUT_IN: [(&str, &str); 6] = [
    ("{ $party }", "PARTY"),
    ("{ $number }", "3"),
    ("{ $name }", "LIST"),
    ("{ $option }", ""),
    ("{ $list }", "LIST"),
    ("{ $id }", "ID"),
];

/// Sources of what the programs tell, below the root.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files: Vec<PathBuf> = [
        "CHANGELOG.md",
        "node/core/src/checkup/cause.rs",
        "node/core/src/reason/table.rs",
        "node/core/src/phrase/table.rs",
    ]
    .iter()
    .map(|name| root.join(name))
    .collect();
    let languages = std::fs::read_dir(root.join("node/lang/catalogue")).expect("the catalogue");
    let folders = languages.map(|it| it.expect("an entry").path());
    for folder in folders.filter(|it| it.is_dir()) {
        let texts = std::fs::read_dir(folder).expect("a language");
        files.extend(texts.map(|it| it.expect("a file").path()));
    }
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a text");
        (path.display().to_string(), text)
    };
    files.into_iter().map(read).collect()
}

/// The commands that a text has in quotation marks, however its lines are folded.
fn quoted(text: &str) -> Vec<String> {
    let text = text.replace("\\\n", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for mark in ['\'', '`'] {
        for program in ["ntc ", "ntc-node "] {
            let opening = format!("{mark}{program}");
            let begins = text.match_indices(&opening).map(|(at, _)| at + 1);
            found.extend(begins.filter_map(|at| {
                let (command, _) = text[at..].split_once(mark)?;
                Some(
                    PUT_IN
                        .iter()
                        .fold(command.to_owned(), |it, (put, seen)| it.replace(put, seen)),
                )
            }));
        }
    }
    found
}

/// A command that is told in a sentence, as somebody would type it.
fn as_typed(command: &str) -> String {
    // What may be left out, and what goes on.
    let plain = command.replace(['[', ']', '…'], "");
    // A number of a request or a hit is no id of a record.
    let number = [("ntc approvals ", "A7"), ("ntc hit ", "H17")];
    let number = number.iter().find(|(noun, _)| plain.starts_with(noun));
    number.map_or(plain.clone(), |(_, number)| {
        plain.replace(" ID", &format!(" {number}"))
    })
}

#[test]
fn every_command_that_the_programs_and_the_changelog_tell_is_one_that_the_programs_take() {
    let mut seen = BTreeMap::new();
    for (file, text) in sources() {
        for command in quoted(&text) {
            seen.entry(as_typed(&command)).or_insert(file.clone());
        }
    }
    assert!(seen.len() > 150, "{} commands", seen.len());
    // It needs nothing, and takes minutes.
    seen.retain(|line, _| !line.starts_with("ntc-node demo"));
    for (line, page) in seen {
        let dir = tempfile::tempdir().expect("a folder");
        let whole = false;
        let said = typed(
            &Told {
                page: page.clone(),
                line: line.clone(),
                whole,
            },
            dir.path(),
        );
        let said = String::from_utf8_lossy(&said.stderr);
        // In a sentence a command may leave out what it needs.
        let is_short = [
            "required arguments were not",
            "requires a subcommand",
            "a value is required for",
        ];
        let is_short = is_short.iter().any(|it| said.contains(it));
        assert!(
            is_short || !said.contains("For more information, try"),
            "{page}: {line}\n{said}"
        );
    }
}

#[test]
fn every_page_that_says_what_is_seen_shows_it_and_a_test_compares() {
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("it"));
    let paths = files
        .expect("the tests")
        .map(|file| file.expect("a file").path());
    let sources = paths.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let sources: Vec<_> = sources
        .map(|path| std::fs::read_to_string(path).expect("a test"))
        .collect();
    let pages = pages();
    assert!(pages.len() > 15, "{} pages", pages.len());
    for (name, text) in pages {
        let shown = seen(&text);
        assert!(!text.contains("**You see**") || !shown.is_empty(), "{name}");
        let compares = [
            format!("shows_on(\"{name}\""),
            format!("shown_in(\"{name}\""),
        ];
        let compared = |source: &String| compares.iter().any(|it| source.contains(it));
        let compared = sources.iter().any(compared);
        assert_eq!(compared, !shown.is_empty(), "{name}");
    }
}

/// Commands of runbooks that are not run on a node here, and why.
const NOT_RUN: [(&str, &str); 10] = [
    (
        "ntc screening subject",
        "nobody was screened: looked.rs does it",
    ),
    (
        "ntc record erase ID --section",
        "the record tells of no persons: retention.rs does it",
    ),
    (
        "ntc agreement sign",
        "no version of an agreement waits for a signature",
    ),
    (
        "ntc approvals approve",
        "nothing waits for a second officer: approvals.rs does it",
    ),
    ("ntc approvals refuse", "the same"),
    ("ntc approvals show", "the same"),
    (
        "ntc peer add",
        "it is typed with a fingerprint that a partner reads out: first_steps.rs does it",
    ),
    (
        "ntc peer inspect",
        "it shows the card of another partner: first_steps.rs does it",
    ),
    ("ntc watch", "it goes on until it is stopped"),
    (
        "ntc-node run",
        "it goes on until it is stopped: guard.rs does it",
    ),
];

/// Commands that ask whoever sits at the terminal.
const ASKS: [&str; 4] = [
    "ntc alert retract",
    "ntc watchlist remove",
    "ntc-node key rotate",
    "ntc-node key revoke",
];

/// What is done before others, and after them: what is suspended is resumed, and what is erased is gone.
fn turn(line: &str) -> u8 {
    let begins = |all: &[&str]| all.iter().any(|it| line.starts_with(it));
    match line {
        _ if begins(&["ntc policy show >"]) => 0,
        _ if begins(&["ntc peer suspend"]) => 1,
        _ if begins(&["ntc peer resume"]) => 2,
        _ if begins(&["ntc alert correct"]) => 4,
        _ if begins(&["ntc alert retract"]) => 5,
        _ if begins(&["ntc-node key rotate"]) => 7,
        _ if begins(&["ntc-node key revoke"]) => 8,
        _ if begins(&["ntc-node verify"]) => 9,
        _ if begins(&["ntc-node"]) => 6,
        _ => 3,
    }
}

/// A draft that the node takes.
const DRAFT: &str = r#"
kind = "SeizureNotice"
language = "en"
purpose = "counter_narcotics"
urgency = "priority"
[handling]
tlp = "AMBER"
permitted_action = "examine"
[event]
event_kind = "seizure"
status = "initial"
occurred = 2026-01-28
place = { country = "AZ", site_name = "Baku", site_type = "seaport" }
[[goods.items]]
category = "narcotic"
description = "cocaine"
quantity = 43.5
unit = "KGM"
"#;

/// What a command of a page is typed with on the node of the test.
fn live(line: &str, record: &str, files: &NodeFiles) -> Vec<String> {
    let agreement = line.starts_with("ntc agreement");
    let mut words = words(line);
    for word in &mut words {
        *word = match word.as_str() {
            "ID" if agreement => "all".to_owned(),
            "ID" | "ALERT" | "RECORD" => record.to_owned(),
            "PARTY" | "PARTNER" => GE.to_owned(),
            "FILE" => "draft.toml".to_owned(),
            "DIR" => files.dir.display().to_string(),
            other => {
                let stands_for = STAND_INS.iter().find(|(name, _)| *name == other);
                stands_for.map_or(other, |(_, value)| value).to_owned()
            }
        };
    }
    if words[0] == "ntc-node" && !words.iter().any(|it| it == "--dir") {
        words.extend(["--dir".to_owned(), files.dir.display().to_string()]);
    }
    let asks = ASKS.iter().any(|it| line.starts_with(it));
    if asks && !words.iter().any(|it| it == "--yes") {
        words.push("--yes".to_owned());
    }
    words
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_of_a_runbook_runs_on_a_node() {
    let mut lines = BTreeMap::new();
    for (name, text) in pages() {
        for Told { line, whole, .. } in told(&name, &text) {
            let is_whole = lines.entry(line).or_insert((name.clone(), whole));
            is_whole.1 |= whole;
        }
    }
    let is_left_out = |line: &str| NOT_RUN.iter().find(|(it, _)| is_of(line, it));
    for (begins, why) in NOT_RUN {
        assert!(
            lines.keys().any(|line| is_of(line, begins)),
            "{begins}: {why}"
        );
    }
    lines.retain(|line, _| is_left_out(line).is_none());
    let mut lines: Vec<_> = lines.into_iter().collect();
    lines.sort_by_key(|(line, _)| turn(line));
    assert!(lines.len() > 40, "{} commands", lines.len());

    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let mut nodes = federation.nodes.into_iter();
    let (mut az, ge) = (nodes.next().expect("AZ"), nodes.next().expect("GE"));
    let id = az.publish(draft::seizure("AZ")).await.id;
    az.until_receipted(&id, GE).await;
    az.until_indexed().await;
    let record = hex::encode(&id);
    let desk = tempfile::tempdir().expect("a folder");
    std::fs::write(desk.path().join("draft.toml"), DRAFT).expect("a draft");
    let list = "watchlist create stolen-plates --title Plates --legal-basis Code --grade 4x4:B2";
    let list: Vec<_> = list.split(' ').collect();
    let made = printed_for(&az.files, &list).await;
    assert!(made.contains("stolen-plates"), "{made}");
    let mut wrong = Vec::new();
    let mut is_up = true;
    for (line, (page, whole)) in lines {
        if is_up && line.starts_with("ntc-node") {
            az.stop().await;
            is_up = false;
        }
        let typed = live(&line, &record, &az.files);
        let program = if is_up { officers_binary() } else { binary() };
        let mut command = tokio::process::Command::new(program);
        command
            .args(&typed[1..])
            .env("NTC_PROFILE", &az.files.profile)
            .env("NTC_LANG", "en")
            .current_dir(desk.path())
            .stdin(Stdio::null());
        let output = command.output().await.expect("it runs");
        if let Some((_, file)) = line.split_once(" > ") {
            std::fs::write(desk.path().join(file), &output.stdout).expect("a file");
        }
        let said = printed(&output);
        // In a sentence a command may leave out what it needs.
        let is_short = !whole && output.status.code() == Some(2);
        if !output.status.success() && !is_short {
            let code = output.status.code();
            wrong.push(format!("{page}: {line}: {code:?}\n{said}"));
        }
    }
    drop(ge);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a line is a command that begins so, word by word.
fn is_of(line: &str, begins: &str) -> bool {
    let behind = line.strip_prefix(begins);
    behind.is_some_and(|it| it.is_empty() || it.starts_with(' '))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_ends_soon_is_told_as_its_page_shows() {
    let (clock, ports) = ShiftedClock::ports();
    let mut az = TestNode::start_with("AZ/customs", &ports).await;
    clock.advance(Duration::from_hours(24 * 380));
    shows_on("certificate-expiring", &az.files, &["node", "status"]).await;
    az.stop().await;
}
