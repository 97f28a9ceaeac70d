//! The screens of the commands on a node's machine, and that every command of both programs has one.
//!
//! `screens/machine.txt` is written anew by `NTC_WRITE_SCREENS=1 cargo test -p ntc-tests --test it screens`. What differs from
//! one run to the next stands there as a word for it, and blanks between words as two at most.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ntc_tests::node::NodeFiles;
use ntc_tests::process::{binary, officers_binary, printed};
use ntc_tests::{TestNode, draft};

use crate::terminal::{COLUMNS, terminal};

const LANGUAGES: [&str; 9] = ["en", "az", "ka", "kk", "ro", "ru", "tr", "uk", "uz"];

/// Commands that no help lists.
const HIDDEN: [(&str, &str); 2] = [("ntc", "man"), ("ntc-node", "man")];

/// A command whose screen is compared elsewhere, and where.
const ELSEWHERE: [(&str, &str); 1] = [("ntc-node demo", "node/src/demo/report/tests.rs")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn golden() -> PathBuf {
    root().join("tests/it/screens/machine.txt")
}

/// Lines behind `$` of a file of screens, and what each shows.
fn screens(path: &Path) -> Vec<(String, String)> {
    let mut screens = Vec::<(String, String)>::new();
    for line in fs::read_to_string(path).expect("screens").lines() {
        if let Some(line) = line.strip_prefix("$ ") {
            screens.push((line.to_owned(), String::new()));
        } else if let Some((_, shown)) = screens.last_mut() {
            shown.push_str(line);
            shown.push('\n');
        }
    }
    screens
}

/// The machine of a node that ran, published a record, and was stopped.
struct Machine {
    files: NodeFiles,
    beside: tempfile::TempDir,
}

impl Machine {
    async fn new() -> Self {
        let node = TestNode::start("AZ/customs").await;
        node.publish(draft::seizure("AZ")).await;
        Self {
            files: node.into_files().await,
            beside: tempfile::tempdir().expect("a folder"),
        }
    }

    /// The places that a line names by a word.
    fn places(&self) -> [(&'static str, PathBuf); 4] {
        let beside = self.beside.path();
        [
            ("DIR", self.files.dir.clone()),
            ("NEW", beside.join("new")),
            ("ABSENT", beside.join("absent")),
            ("PAGES", beside.join("pages")),
        ]
    }

    fn command(&self, line: &str, language: &str) -> Command {
        let mut command = Command::new(binary());
        for word in line.split(' ').skip(1) {
            let places = self.places();
            let place = places.iter().find(|(name, _)| *name == word);
            match place {
                Some((_, path)) => command.arg(path),
                None => command.arg(word),
            };
        }
        command.env("NTC_LANG", language).env("NO_COLOR", "1");
        command.stdin(Stdio::null());
        command
    }

    /// What a pipe is told of a line, without what differs from one run to the next.
    fn shown(&self, line: &str, language: &str) -> String {
        let (line, most) = match line.split_once(" | head -") {
            Some((line, most)) => (line, most.parse().expect("a number")),
            None => (line, usize::MAX),
        };
        let output = self.command(line, language).output().expect("it runs");
        let mut text = printed(&output);
        for (name, path) in self.places() {
            text = text.replace(&path.display().to_string(), name);
        }
        let lines = text.lines().take(most).map(settled);
        lines.map(|line| line + "\n").collect()
    }

    /// The rows that a terminal shows of a line.
    fn rows(&self, line: &str, language: &str) -> Vec<String> {
        let ((near, far), (near_errors, far_errors)) = (terminal(), terminal());
        let mut command = self.command(line, language);
        command.stdout(far).stderr(far_errors);
        let mut child = command.spawn().expect("it runs");
        drop(command);
        let errors = std::thread::spawn(move || read_all(near_errors));
        let answer = read_all(near) + &errors.join().expect("errors");
        child.wait().expect("its end");
        // Of a line that was drawn anew the last is left; bars take themselves away.
        let lines = answer.lines().map(|line| {
            let last = line.rsplit('\r').next().unwrap_or_default();
            last.replace("\u{1b}[2K", "")
        });
        lines.collect()
    }
}

/// All that a terminal is shown.
fn read_all(mut near: File) -> String {
    let mut bytes = Vec::new();
    // The end of a terminal is told as an error.
    drop(near.read_to_end(&mut bytes));
    let text = String::from_utf8(bytes).expect("text");
    text.replace("\r\n", "\n")
}

/// A line with a word for what is drawn by chance or told by a clock, and two blanks at most between words.
fn settled(line: &str) -> String {
    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
    let mut settled = String::new();
    let mut blanks = 0;
    for word in line.trim().split(' ') {
        if word.is_empty() {
            blanks += 1;
            continue;
        }
        if !settled.is_empty() {
            settled.push_str(if blanks > 0 { "  " } else { " " });
        }
        blanks = 0;
        settled.push_str(&known(word));
    }
    format!("{indent}{settled}").trim_end().to_owned()
}

/// A word, or what stands for it.
fn known(word: &str) -> String {
    let bare = word.trim_matches([',', ';', '.', '(', ')', '"']);
    let is_count = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit() || b == b',');
    let is_time = bare.ends_with('Z') && bare.starts_with("20") && bare.contains('T');
    let is_hex = bare.len() >= 16 && bare.bytes().all(|b| b.is_ascii_hexdigit());
    let groups: Vec<_> = bare.split('-').collect();
    let is_print = groups.len() == 8 && groups.iter().all(|it| it.len() == 4);
    let of_key = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    // One of 64 begins as a path does; none but what is encoded ends so.
    let is_path = bare.starts_with('/') && !bare.ends_with('=');
    let is_key = bare.len() >= 40 && bare.chars().all(of_key) && !is_path;
    if is_count {
        return word.replace(bare, "#");
    }
    if is_time {
        return word.replace(bare, "TIME");
    }
    if is_print {
        return word.replace(bare, "FINGERPRINT");
    }
    if is_hex {
        return word.replace(bare, "HEX");
    }
    if let [name, _, _] = bare.splitn(3, '+').collect::<Vec<_>>()[..]
        && name.contains('.')
    {
        return word.replace(bare, &format!("{name}+KEY"));
    }
    if is_key {
        return word.replace(bare, "BASE64");
    }
    match bare.rsplit_once(':') {
        Some((host, port)) if port.len() > 3 && port.bytes().all(|b| b.is_ascii_digit()) => {
            word.replace(bare, &format!("{host}:PORT"))
        }
        _ => word.to_owned(),
    }
}

#[test]
fn a_signature_that_begins_as_a_path_does_is_known() {
    let signature = format!("{}==", "/eajyrKWqx".repeat(9));
    assert_eq!(known(&signature), "BASE64");
    let path = "/eajyrKWqx".repeat(9);
    assert_eq!(known(&path), path);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_a_nodes_machine_says_in_english_what_it_said() {
    let machine = Machine::new().await;
    let before = fs::read_to_string(golden()).expect("screens");
    let mut after = String::new();
    for (line, _) in screens(&golden()) {
        after.push_str(&format!("$ {line}\n{}", machine.shown(&line, "en")));
    }
    if std::env::var_os("NTC_WRITE_SCREENS").is_some() {
        fs::write(golden(), after).expect("written");
    } else {
        assert_eq!(before, after, "NTC_WRITE_SCREENS=1 writes it");
    }
}

/// Lines that change no file of the node, or can be given again.
fn is_repeated(line: &str) -> bool {
    let once = [
        "init",
        "key announce",
        "key rotate",
        "key revoke",
        "officer issue",
        "completions",
    ];
    !once
        .iter()
        .any(|it| line.starts_with(&format!("ntc-node {it}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_a_nodes_machine_fits_a_terminal_in_every_language_and_is_another_text() {
    let machine = Machine::new().await;
    let screens = screens(&golden());
    let lines: Vec<_> = screens.iter().map(|(line, _)| line).collect();
    let mut wrong = Vec::new();
    for line in lines.into_iter().filter(|line| is_repeated(line)) {
        let english = machine.rows(line, "en");
        for language in LANGUAGES {
            let rows = machine.rows(line, language);
            // The card is a file, alike in every language.
            let is_file = line.starts_with("ntc-node card");
            for row in rows.iter().filter(|_| !is_file) {
                let is_wide = row.chars().count() > usize::from(COLUMNS);
                if is_wide && row.trim().contains(' ') {
                    wrong.push(format!("{language}: {line}: too wide: {row}"));
                }
                if row.contains("daemon-") || row.contains("doctor-name") {
                    wrong.push(format!("{language}: {line}: no text: {row}"));
                }
            }
            let is_said = language == "en" || rows.is_empty() || rows != english;
            if !is_said {
                wrong.push(format!("{language}: {line}: is in English: {rows:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a program shows of words, in a language.
fn shown(program: &Path, words: &[String], set: (&str, &str)) -> String {
    let mut command = Command::new(program);
    for name in ["NTC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.args(words).arg("--help").env(set.0, set.1);
    printed(&command.output().expect("it runs"))
}

/// The commands of a program that have none below.
fn leaves(name: &str, program: &Path) -> BTreeSet<String> {
    let (mut left, mut leaves) = (vec![Vec::<String>::new()], BTreeSet::new());
    while let Some(words) = left.pop() {
        let help = shown(program, &words, ("NTC_LANG", "en"));
        let behind = help.split_once("\nCommands:\n").map(|(_, behind)| behind);
        let lines = behind.unwrap_or_default().lines();
        let lines = lines.take_while(|line| line.starts_with("  "));
        let names = lines.filter(|line| !line.starts_with("   "));
        let below: Vec<_> = names
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        if below.is_empty() {
            leaves.insert(format!("{name} {}", words.join(" ")));
        }
        let below = below.into_iter();
        left.extend(below.map(|name| [words.clone(), vec![name.to_owned()]].concat()));
    }
    leaves
}

#[test]
fn every_command_of_both_programs_has_a_screen_that_is_compared() {
    let mut commands = leaves("ntc", &officers_binary());
    commands.extend(leaves("ntc-node", &binary()));
    commands.extend(HIDDEN.map(|(program, name)| format!("{program} {name}")));
    assert!(commands.len() > 100, "{} commands", commands.len());
    let officers = fs::read_dir(root().join("cli/tests/officer/screens")).expect("screens");
    let files = officers.map(|it| it.expect("a file").path());
    let shown: Vec<_> = files
        .chain([golden()])
        .flat_map(|path| screens(&path))
        .collect();
    let has = |command: &String| {
        let begins = format!("{command} ");
        let is_of = |line: &str| {
            let words = line.find("ntc").map_or(line, |at| &line[at..]);
            words == command || words.starts_with(&begins)
        };
        shown.iter().any(|(line, _)| is_of(line))
            || ELSEWHERE.iter().any(|(name, _)| name == command)
    };
    let without: Vec<_> = commands.iter().filter(|command| !has(command)).collect();
    assert!(without.is_empty(), "without a screen: {without:#?}");
    for (_, file) in ELSEWHERE {
        assert!(root().join(file).is_file(), "{file}");
    }
}

/// What the README tells a newcomer who speaks another language.
#[test]
fn a_locale_chooses_the_language_of_a_help() {
    let help = shown(&binary(), &[], ("LANG", "ru_RU.UTF-8"));
    assert!(
        help.contains("Команды:") && help.contains("Запустить узел"),
        "{help}"
    );
    let help = shown(&binary(), &["key".to_owned()], ("LC_ALL", "ka_GE.UTF-8"));
    assert!(help.contains("გასაღებ"), "{help}");
    let help = shown(&binary(), &[], ("LANG", "de_DE.UTF-8"));
    assert!(help.contains("Commands:"), "{help}");
}
