//! The screens of the commands in every language: what they say in English is kept, what they say in others fits.
//!
//! Each file of `screens/` is a group of commands, each line `$ ntc …` followed by what a terminal of 80 columns shows of
//! it; behind `$ refused` the node refuses whatever it is asked, behind `$ plain` it tells of a list and of something that
//! does not work, and `$ wide` is the same on a terminal of 160 columns. `| head -N` keeps the first rows. A new file or line needs nothing else:
//! `NTC_WRITE_SCREENS=1 cargo test -p ntc-cli --test officer languages` fills in what is shown. A line `# data: …` names
//! words that the node of the tests made up, which are alike in every language.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::PathBuf;
use std::process::Stdio;

use console::{measure_text_width, strip_ansi_codes};
use ntc_core::reason::Reason;
use ntc_lang::Language;
use serde_json::Value;
use tokio::process::Command;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::full;
use crate::terminal::{COLUMNS, terminal_of};

const SCREENS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/officer/screens");

/// Commands that show a file of somebody: nothing in it is folded, and it is in the words of whoever wrote it.
const FILES: [&str; 6] = [
    "ntc agreement new",
    "ntc alert sample",
    "ntc audit export",
    "ntc completions",
    "ntc man",
    "ntc policy show",
];
/// The command that shows codes as they are written in files.
const CODES: &str = "ntc codes";

/// Commands that show people more than their answer tells programs, and a command whose answer has that too.
const SHOWN: [(&str, &str); 2] = [
    ("ntc agreement sign", "ntc agreement show az-ge-narcotics"),
    (
        "ntc agreement propose",
        "ntc agreement propose az-ge-narcotics.toml --check",
    ),
];

/// A file of screens.
struct Group {
    path: PathBuf,
    /// True while what its commands show is not all of the catalogue: whether English is left is not asked.
    waits: bool,
    /// Words of the node of the tests.
    data: BTreeSet<String>,
    /// Lines behind `$`, and what each shows.
    screens: Vec<(String, String)>,
}

impl Group {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let (mut data, mut screens) = (BTreeSet::new(), Vec::<(String, String)>::new());
        let waits = text.starts_with("# waits\n");
        for line in text.lines() {
            if let Some(words) = line.strip_prefix("# data:") {
                data.extend(words.split_whitespace().map(str::to_owned));
            } else if let Some(line) = line.strip_prefix("$ ") {
                screens.push((line.to_owned(), String::new()));
            } else if let Some((_, shown)) = screens.last_mut() {
                shown.push_str(line);
                shown.push('\n');
            }
        }
        Self {
            path,
            waits,
            data,
            screens,
        }
    }

    fn all() -> Vec<Self> {
        let files = fs::read_dir(SCREENS).unwrap().map(|it| it.unwrap().path());
        let mut files: Vec<_> = files.collect();
        files.sort();
        files.into_iter().map(Self::read).collect()
    }

    fn text(&self) -> String {
        let mut text = String::new();
        if self.waits {
            text.push_str("# waits\n");
        }
        if !self.data.is_empty() {
            let data: Vec<_> = self.data.iter().map(String::as_str).collect();
            text.push_str(&format!("# data: {}\n", data.join(" ")));
        }
        for (line, shown) in &self.screens {
            text.push_str(&format!("$ {line}\n{shown}"));
        }
        text
    }
}

/// A node that tells all, and one that refuses all.
struct Desks {
    full: Desk,
    refused: Desk,
    plain: Desk,
    document: String,
}

impl Desks {
    async fn new() -> Self {
        let line = "agreement new --id az-ge-narcotics --title Narcotics --party GE/revenue-service \
                    --party AZ/state-customs-committee --from 2026-01-01 --until 2027-12-31";
        let document = Desk::with(Fake::default()).await.ntc(line).await.stdout;
        let field = ("field".to_owned(), "party".to_owned());
        let details = ErrorDetails::with_error_info(
            Reason::FieldInvalid.code(),
            "ntc-node",
            std::collections::HashMap::from([field]),
        );
        let refuse = Status::with_error_details(
            Code::InvalidArgument,
            "party: wants a country first",
            details,
        );
        let refused = Desk::with(Fake {
            refuse: Some(refuse),
            ..Fake::default()
        });
        Self {
            full: Desk::with(full::fake(&document)).await,
            refused: refused.await,
            plain: Desk::with(full::plain(&document)).await,
            document,
        }
    }

    /// The desk of a line, and the arguments of the program.
    fn of<'l>(&self, line: &'l str) -> (&Desk, &'l str) {
        let (of, line) = line.split_once("ntc ").unwrap();
        let desk = match of.trim_end() {
            "refused" => &self.refused,
            "plain" | "wide" => &self.plain,
            _ => &self.full,
        };
        full::write_files(desk, &self.document);
        (desk, first_rows(line).0)
    }

    /// What a terminal of 80 columns shows of a line, and behind it what another shows of standard error.
    async fn screen(&self, line: &str, language: Language) -> String {
        let (columns, most) = (columns(line), first_rows(line).1);
        let (desk, line) = self.of(line);
        let (near, far) = terminal_of(columns);
        let (near_errors, far_errors) = terminal_of(columns);
        let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
        command
            .args(arguments(line))
            .args(["--lang", language.tag()])
            .env("NTC_PROFILE", desk.file(""))
            .env("NO_COLOR", "1")
            .current_dir(desk.file(""))
            .stdin(Stdio::null())
            .stdout(far)
            .stderr(far_errors);
        let mut child = command.spawn().unwrap();
        // The last other holder of the far ends; the near ends are at their end when the program is.
        drop(command);
        let (answer, errors) = tokio::join!(read_all(near), read_all(near_errors));
        child.wait().await.unwrap();
        let shown = answer + &settled_bars(&errors);
        let shown = self.settled(desk, &shown.replace("\r\n", "\n"));
        let rows = shown.split_inclusive('\n').take(most);
        rows.collect()
    }

    /// The same for a pipe, where nothing is folded.
    async fn whole(&self, line: &str, more: &str) -> String {
        let (desk, line) = self.of(line);
        let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
        command
            .args(arguments(line))
            .args(more.split(' '))
            .env("NTC_PROFILE", desk.file(""))
            .current_dir(desk.file(""));
        let ran = crate::desk::run(&mut command, "").await;
        self.settled(desk, &(ran.stdout + &ran.stderr))
    }

    /// Without what differs from one run to the next: the folder, the address and how long ago something was.
    fn settled(&self, desk: &Desk, text: &str) -> String {
        let folder = desk.file("").display().to_string();
        let text = text.replace(folder.trim_end_matches('/'), "DESK");
        let text = text.replace(&desk.address.to_string(), "ADDRESS");
        let mut words: Vec<_> = text.split(' ').map(str::to_owned).collect();
        let agos: Vec<_> = (2..words.len())
            .filter(|at| words[*at].starts_with("ago") || words[*at].starts_with("left"))
            .collect();
        for ago in agos {
            words[ago - 2] = words[ago - 2]
                .chars()
                .map(|c| if c.is_ascii_digit() { '#' } else { c })
                .collect();
        }
        words.join(" ")
    }
}

/// The columns of the terminal that a line is typed at.
fn columns(line: &str) -> u16 {
    if line.starts_with("wide ") {
        160
    } else {
        COLUMNS
    }
}

/// A line without `| head -N`, and how many rows of it are kept.
fn first_rows(line: &str) -> (&str, usize) {
    match line.split_once(" | head -") {
        Some((line, most)) => (line, most.parse().unwrap()),
        None => (line, usize::MAX),
    }
}

/// What is left of lines that were drawn anew: bars take themselves away.
fn settled_bars(text: &str) -> String {
    let text = strip_ansi_codes(text).replace("\r\n", "\n");
    let lines = text.split('\n').map(|line| {
        let last = line.rsplit('\r').next();
        last.unwrap_or_default()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// All that a terminal is shown.
async fn read_all(mut near: File) -> String {
    let read = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        // The end of a terminal is told as an error.
        drop(near.read_to_end(&mut bytes));
        String::from_utf8(bytes).unwrap()
    });
    read.await.unwrap()
}

/// The words of a line; one in quotation marks may hold blanks.
fn arguments(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (position, part) in line.split('"').enumerate() {
        if position % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[tokio::test]
async fn every_screen_says_in_english_what_it_said_and_fits() {
    let desks = Desks::new().await;
    let keys: BTreeSet<_> = ntc_lang::said(Language::English).into_keys().collect();
    let mut wrong = Vec::new();
    let is_written = std::env::var_os("NTC_WRITE_SCREENS").is_some();
    for mut group in Group::all() {
        let before = group.text();
        for (line, shown) in &mut group.screens {
            *shown = desks.screen(line, Language::English).await;
            assert!(!shown.contains("\n$ "), "{line}");
            wrong.extend(faults_of(line, shown, &keys));
        }
        if is_written {
            fs::write(&group.path, group.text()).unwrap();
        } else {
            let name = group.path.display();
            assert_eq!(
                before,
                group.text(),
                "{name}: NTC_WRITE_SCREENS=1 writes it"
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of what the node told: those of every sentence and name of the answer for programs. A single word in lower
/// case is a code there, which people are shown in their language, unless they look for `codes`.
fn words_of(value: &Value, found: &mut BTreeSet<String>, codes: bool) {
    match value {
        Value::String(text) => {
            let is_code = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            if codes || !is_code {
                found.extend(words(text).map(str::to_owned));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| words_of(item, found, codes)),
        Value::Object(members) => {
            let said = members.iter().filter(|(name, _)| !is_said(members, name));
            said.for_each(|(_, item)| words_of(item, found, codes));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a member is a sentence that the node says by its code as well, or the English of a name: neither is data.
/// Why there is a rule is, unless it is one that is shipped with the node.
fn is_said(members: &serde_json::Map<String, Value>, name: &str) -> bool {
    let has = |name: &str| members.get(name).is_some_and(|it| !it.is_null());
    match name {
        "sentence" => has("phrase"),
        "message" | "seen" => has("phrase"),
        "says" => has("phrase"),
        "detail" => has("detail_phrase"),
        "reopened" => has("reopened_phrase"),
        "findings" => has("finding_phrases"),
        "would_allow" => has("would_allow_phrases"),
        "summary" => has("summary_phrases"),
        "text" => {
            let is_why = members.get("list").is_some_and(|list| list == "rule_why");
            has("phrase") || (has("member") && !is_why)
        }
        _ => false,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !"_-/.".contains(c))
        .map(|word| word.trim_matches(['.', '-', '/']))
}

/// Whether a word is one of English: letters without marks, at least two, none of a code or a name of the network.
fn is_english(word: &str) -> bool {
    let is_plain = word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    is_plain && !["UTC", "ID", "TLP", "ntc", "NTC", "DESK", "ADDRESS"].contains(&word)
}

/// A row without the codes behind its words: `[superseded]`. They are the same in every language.
fn without_codes(row: &str) -> String {
    let mut told = String::new();
    for (number, part) in row.split('[').enumerate() {
        let code = part.split_once(']').filter(|(code, _)| {
            number > 0 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        });
        told.push_str(code.map_or(part, |(_, rest)| rest));
    }
    told
}

#[tokio::test]
async fn no_english_is_left_where_all_comes_from_the_catalogue() {
    let desks = Desks::new().await;
    let mut leaks = Vec::new();
    for group in Group::all().into_iter().filter(|it| !it.waits) {
        let lines = group.screens.iter().map(|(line, _)| line);
        for line in lines.filter(|line| !FILES.iter().any(|it| line.contains(it))) {
            let answer = desks.whole(line, "--json").await;
            let mut data = group.data.clone();
            data.extend(words(line).map(str::to_owned));
            let mut answers = vec![answer.clone()];
            for (_, whole) in SHOWN.iter().filter(|(begins, _)| line.starts_with(begins)) {
                answers.push(desks.whole(whole, "--json").await);
            }
            for document in answers.iter().flat_map(|answer| answer.lines()) {
                if let Ok(value) = serde_json::from_str(document) {
                    words_of(&value, &mut data, line.contains(CODES));
                }
            }
            if line.ends_with(CODES) {
                // It shows the first of each list.
                let lists: Value = serde_json::from_str(&answer).unwrap();
                for list in lists["lists"].as_array().into_iter().flatten() {
                    let line = format!("{line} {}", list.as_str().unwrap());
                    let codes = desks.whole(&line, "--json").await;
                    words_of(&serde_json::from_str(&codes).unwrap(), &mut data, true);
                }
            }
            let shown = desks.whole(line, "--lang qps").await;
            for row in shown.lines() {
                let row = without_codes(row);
                let english = words(&row).filter(|word| is_english(word) && !data.contains(*word));
                let english: Vec<_> = english.collect();
                if !english.is_empty() {
                    leaks.push(format!("{line}: {english:?} of: {row}"));
                }
            }
        }
    }
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
}

/// What a program shows of a line in a language.
async fn shown(words: &[String], language: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
    command.args(words).args(["--lang", language]);
    crate::desk::run(&mut command, "").await.stdout
}

/// The commands that a help lists.
fn listed(help: &str) -> Vec<String> {
    let behind = help.split_once("\nCommands:\n").map(|(_, behind)| behind);
    let lines = behind.unwrap_or_default().lines();
    let lines = lines.take_while(|line| line.starts_with("  "));
    let names = lines.filter(|line| !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// What a help says of each command and option: what stands behind the two blanks, or on a row of its own.
fn told_in(help: &str) -> Vec<String> {
    // How a command is used may take two rows.
    let is_usage = |line: &&str| line.trim_start().starts_with("ntc ");
    let rows = help
        .lines()
        .filter(|line| line.starts_with("  ") && !is_usage(line));
    let rows = rows.map(|line| {
        let row = line.trim_start();
        let is_name = row.starts_with(['-', '<', '[']) || !line.starts_with("     ");
        match row.split_once("  ") {
            Some((_, says)) => says.trim_start().to_owned(),
            None if is_name => String::new(),
            None => row.to_owned(),
        }
    });
    // What may be given, and what is taken where nothing is, are codes.
    let rows = rows.map(|says| says.split('[').next().unwrap_or_default().to_owned());
    rows.filter(|says| !says.is_empty()).collect()
}

/// Of a help, the text around its examples is English in every language, and nothing else: what each command and each
/// option is for is said. That text stands behind the options, alike in every language.
#[tokio::test]
async fn no_english_is_left_in_a_help_but_the_text_around_its_examples() {
    let mut leaks = Vec::new();
    let mut left = vec![Vec::new()];
    let mut helps = 0;
    while let Some(words) = left.pop() {
        let asked = [words.clone(), vec!["--help".to_owned()]].concat();
        let english = shown(&asked, "en").await;
        let marked = shown(&asked, "qps").await;
        helps += 1;
        let below = listed(&english).into_iter();
        left.extend(below.map(|name| [words.clone(), vec![name]].concat()));
        let own: BTreeSet<&str> = english.lines().collect();
        let around: BTreeSet<&str> = marked.lines().filter(|line| own.contains(line)).collect();
        let said: Vec<&str> = marked
            .lines()
            .filter(|line| !around.contains(line))
            .collect();
        for says in told_in(&said.join("\n")) {
            let left: Vec<_> = self::words(&says).filter(|word| is_english(word)).collect();
            if !left.is_empty() {
                leaks.push(format!("{words:?}: {left:?} of: {says}"));
            }
        }
        // What stands in both languages alike stands behind the options.
        let options = english.lines().position(|line| line.contains("--help"));
        let before: Vec<_> = english.lines().take(options.unwrap_or_default()).collect();
        let alike = before.iter().filter(|line| around.contains(*line));
        let alike = alike.filter(|line| !told_in(line).is_empty());
        leaks.extend(alike.map(|line| format!("{words:?}: {line} is in no catalogue")));
    }
    assert!(helps > 100, "{helps}");
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

/// Where the cells of a row begin, and where they end: at least two blanks stand between them.
fn cells(row: &str) -> Vec<(usize, usize)> {
    let mut cells: Vec<(usize, usize)> = Vec::new();
    let mut blanks = 2;
    let mut column = 0;
    for c in row.chars() {
        let end = column + measure_text_width(&c.to_string());
        match cells.last_mut() {
            _ if c == ' ' => {}
            Some(cell) if blanks < 2 => cell.1 = end,
            _ => cells.push((column, end)),
        }
        blanks = if c == ' ' { blanks + 1 } else { 0 };
        column = end;
    }
    cells
}

/// The languages by their letters, so that screens of different letters are looked at side by side.
const LETTERS: [&[Language]; 4] = [
    &[Language::Romanian, Language::Uzbek],
    &[Language::Azerbaijani, Language::Turkish],
    &[Language::Kazakh, Language::Russian, Language::Ukrainian],
    &[Language::Georgian],
];

#[test]
fn each_language_has_its_letters() {
    let mut all: BTreeSet<_> = LETTERS.concat().iter().map(|it| it.tag()).collect();
    // What is said in English is kept, and held to the same.
    assert!(all.insert(Language::English.tag()));
    assert_eq!(all, Language::ALL.iter().map(|it| it.tag()).collect());
}

#[tokio::test]
async fn every_screen_in_latin_letters_fits_and_keeps_its_columns() {
    fit_and_keep_their_columns(LETTERS[0]).await;
}

#[tokio::test]
async fn every_screen_in_turkic_latin_letters_fits_and_keeps_its_columns() {
    fit_and_keep_their_columns(LETTERS[1]).await;
}

#[tokio::test]
async fn every_screen_in_cyrillic_letters_fits_and_keeps_its_columns() {
    fit_and_keep_their_columns(LETTERS[2]).await;
}

#[tokio::test]
async fn every_screen_in_georgian_letters_fits_and_keeps_its_columns() {
    fit_and_keep_their_columns(LETTERS[3]).await;
}

/// The screens of some languages, one after the other: a screen may write a file that the next one finds.
async fn fit_and_keep_their_columns(languages: &[Language]) {
    let desks = Desks::new().await;
    let keys: BTreeSet<_> = ntc_lang::said(Language::English).into_keys().collect();
    let mut wrong = Vec::new();
    for group in Group::all() {
        for (line, _) in &group.screens {
            for language in languages.iter().copied() {
                let shown = desks.screen(line, language).await;
                let faults = faults_of(line, &shown, &keys).into_iter();
                wrong.extend(faults.map(|fault| format!("{language}: {fault}")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What is wrong with what a terminal is shown of a line: a row that is too wide, a key that has no text, columns that do
/// not stand below their headings.
fn faults_of(line: &str, shown: &str, keys: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let is_file = FILES.iter().any(|it| line.contains(it));
    for row in shown.lines().filter(|_| !is_file) {
        // A word that is wider than the terminal stays whole: somebody may copy it.
        let is_folded = measure_text_width(row) <= usize::from(columns(line));
        if !is_folded && row.trim().contains(' ') {
            wrong.push(format!("{line}: too wide: {row}"));
        }
    }
    for word in words(shown).filter(|word| keys.contains(*word)) {
        wrong.push(format!("{line}: {word} has no text"));
    }
    let rows: Vec<_> = shown.lines().collect();
    for (at, _) in rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.contains("───"))
    {
        // Headings are folded too.
        let above = rows[..at].iter().rev().take_while(|row| !row.is_empty());
        let head: Vec<_> = above.flat_map(|row| cells(row)).collect();
        let row = rows.get(at + 1).copied().unwrap_or_default();
        let under = cells(row);
        let stands = |cell: &&(usize, usize)| {
            let mut heads = head.iter();
            heads.any(|it| it.0 == cell.0 || it.1 == cell.1)
        };
        if under.iter().filter(stands).count() * 2 < under.len() {
            wrong.push(format!("{line}: columns differ: {row}"));
        }
    }
    wrong
}

#[tokio::test]
async fn a_refusal_says_in_each_language_what_why_whose_words_and_what_to_do() {
    let desks = Desks::new().await;
    let mut seen = BTreeSet::new();
    for language in Language::ALL {
        // To a pipe, where nothing is folded.
        let asked = format!("--lang {}", language.tag());
        let shown = desks.whole("refused ntc hit list", &asked).await;
        let rows: Vec<_> = shown.lines().collect();
        assert!(shown.contains("[FIELD_INVALID]"), "{language}: {shown}");
        assert!(
            shown.contains("wants a country first"),
            "{language}: {shown}"
        );
        let is_english = language == Language::English;
        assert_eq!(
            rows.len(),
            if is_english { 4 } else { 5 },
            "{language}: {shown}"
        );
        // The field, why and what to do stand in one column.
        let behind = |row: &str, text: &str| {
            let (before, _) = row.split_once(text)?;
            Some(measure_text_width(before))
        };
        let field = behind(rows[1], "party");
        assert_eq!(field, cells_of_label(rows[2]), "{language}: {shown}");
        assert_eq!(
            field,
            cells_of_label(rows[rows.len() - 1]),
            "{language}: {shown}"
        );
        assert!(seen.insert(rows[0].to_owned()), "{language}: {}", rows[0]);
    }
}

/// Where the text behind a label and its colon begins.
fn cells_of_label(row: &str) -> Option<usize> {
    let (label, rest) = row.split_once(':')?;
    let blanks = rest.len() - rest.trim_start().len();
    Some(measure_text_width(label) + 1 + blanks)
}

#[tokio::test]
async fn the_environment_chooses_the_language_and_programs_are_told_in_english() {
    let desks = Desks::new().await;
    let (desk, _) = desks.of("ntc hit list");
    let run = async |set: &[(&str, &str)], more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
        command.args(["hit", "list"]).args(more);
        for name in ["NTC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command
            .envs(set.iter().copied())
            .env("NTC_PROFILE", desk.file(""));
        crate::desk::run(&mut command, "").await
    };
    let english = run(&[], &[]).await.stdout;
    assert!(english.contains("MAY BE"), "{english}");
    let russian = run(&[("LANG", "ru_RU.UTF-8")], &[]).await.stdout;
    assert!(russian.contains("СОВПАДЕНИЕ"), "{russian}");
    let set = [("LANG", "ru_RU.UTF-8"), ("NTC_LANG", "uk")];
    assert!(run(&set, &[]).await.stdout.contains("ЗБІГ"));
    assert!(
        run(&set, &["--lang", "tr"])
            .await
            .stdout
            .contains("EŞLEŞME")
    );
    let json = run(&[], &["--json"]).await.stdout;
    assert_eq!(run(&set, &["--json", "--lang", "ka"]).await.stdout, json);
    let refused = desks.whole("refused ntc hit list", "--json").await;
    let georgian = desks.whole("refused ntc hit list", "--json --lang ka");
    assert_eq!(georgian.await, refused);
    let unknown = run(&[], &["--lang", "de"]).await;
    assert_eq!(unknown.exit, 2);
    assert!(
        unknown.stderr.replace("\n ", "").contains("en, az, ka, kk"),
        "{}",
        unknown.stderr
    );
}
