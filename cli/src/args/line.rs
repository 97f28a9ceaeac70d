//! What `ntc-terminal` says of a command line of this program.

use std::ffi::OsString;

use clap::{Command, CommandFactory as _, Error, Parser as _};
use ntc_lang::Language;
use ntc_terminal::hint;
use ntc_terminal::wrong::{headed, said};

use super::{Cli, PROGRAM};
use crate::lang;

const WRONG: [&str; 12] = [
    "ntc hit list --frm 2026",
    "ntc hit lst",
    "ntc hti",
    "ntc peer suspend MD/customs-service",
    "ntc alert list --category heroin",
    "ntc alert list --limit many",
    "ntc alert list --category",
    "ntc alert list --json --json",
    "ntc completions fish-and-chips",
    "ntc node status more",
    "ntc policy explain -x",
    "ntc hit show H1 H2 H3",
];

fn error(line: &str) -> Error {
    Cli::try_parse_from(line.split_whitespace()).unwrap_err()
}

/// So that what is said in other languages is what is said in English.
#[test]
fn the_english_of_the_catalogue_is_that_of_clap() {
    for line in WRONG {
        let error = error(line);
        assert_eq!(said(&error), error.render().to_string(), "{line}");
    }
}

#[test]
fn a_help_has_the_headings_that_the_catalogue_knows() {
    let mut root = Cli::command();
    root.build();
    let mut unknown = Vec::new();
    walk(&mut root, &mut unknown);
    assert_eq!(unknown, Vec::<String>::new());
}

fn walk(command: &mut Command, unknown: &mut Vec<String>) {
    let help = command.render_long_help().to_string();
    let known = said_headings();
    let heads = help.lines().filter(|line| {
        line.ends_with(':') && !line.starts_with(' ') && line.split(' ').count() == 1
    });
    unknown.extend(
        heads
            .filter(|line| !known.contains(line))
            .map(str::to_owned),
    );
    assert_eq!(headed(&help), help, "English stays as clap has it");
    for child in command.get_subcommands_mut() {
        walk(child, unknown);
    }
}

const fn said_headings() -> [&'static str; 9] {
    [
        "Arguments:",
        "Commands:",
        "Connection:",
        "Options:",
        "Output:",
        "Subjects:",
        "Examples:",
        "Example:",
        "Usage:",
    ]
}

#[test]
fn the_language_is_known_before_the_line_is_read() {
    for (line, language) in [
        ("ntc --lang ka hit lst", Some(Language::Georgian)),
        ("ntc hit lst --lang=tr", Some(Language::Turkish)),
        ("ntc hit lst --lang de", None),
        ("ntc hit -- --lang tr", None),
    ] {
        let line: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        assert_eq!(lang::asked_in(&line).0, language, "{line:?}");
    }
    let line = ["ntc", "--json", "hit"].map(OsString::from);
    assert!(lang::asked_in(&line).1);
}

fn hint(line: &str) -> Option<String> {
    let line: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    let error = Cli::try_parse_from(&line).unwrap_err();
    hint::of(&error, Cli::command(), &PROGRAM, &line)
}

#[test]
fn whoever_leaves_out_an_option_is_told_the_options_and_a_line_that_works() {
    let told = hint("ntc hit snooze H17").unwrap();
    for says in [
        "--until <TIME>",
        "--arrival <TIME>",
        "--answer <REQUEST>",
        "\nFor example:\n  ntc hit snooze H17 --until 2026-12-01\n",
    ] {
        assert!(told.contains(says), "{told}");
    }
    let told = hint("ntc --json watchlist add stolen-plates").unwrap();
    for says in [
        "[FILE]",
        "--kind <KIND>",
        "--born <DATE>",
        "--number <NUMBER>",
    ] {
        assert!(told.contains(says), "{told}");
    }
    assert!(
        told.contains(
            "\n  ntc watchlist add stolen-plates --kind vehicle --number plate:AA000BB:GE\n"
        ),
        "{told}"
    );
    // An option of every command is none of this one.
    assert!(!told.contains("--json"), "{told}");
}

#[test]
fn what_is_wrong_in_another_way_has_no_hint() {
    assert_eq!(hint("ntc hit snooz H17"), None);
    assert_eq!(hint("ntc hit snooze H17 --until soon"), None);
}
