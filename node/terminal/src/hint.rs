//! What a command line lacks: the options that its command has, what each is for, and a line that works.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::{Program, say};

/// The options and an example of the command that `line` names; none where nothing was missing.
pub fn of(
    error: &clap::Error,
    mut root: Command,
    program: &Program,
    line: &[OsString],
) -> Option<String> {
    if error.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    root.build();
    let mut command = &root;
    for word in line.iter().skip(1) {
        command = command.find_subcommand(word).unwrap_or(command);
    }
    let mut text = String::new();
    let is_own = |arg: &&Arg| !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help";
    let own: Vec<_> = command.get_arguments().filter(is_own).collect();
    if !own.is_empty() {
        let width = own.iter().map(|arg| arg.to_string().chars().count()).max();
        let width = width.unwrap_or_default();
        text.push_str(&format!("\n{}\n", say!("usage-takes")));
        for arg in own {
            let help = program.help_of(arg);
            let line = format!("  {:width$}  {help}", arg.to_string());
            text.push_str(&format!("{}\n", line.trim_end()));
        }
    }
    if let Some(example) = example(command, program, &missing(error)) {
        text.push_str(&format!("\n{}\n  {example}\n", say!("usage-for-example")));
    }
    Some(text)
}

/// The flags that are missing.
fn missing(error: &clap::Error) -> Vec<String> {
    let told = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(told)) => told.join(" "),
        Some(ContextValue::String(told)) => told.clone(),
        _ => String::new(),
    };
    let words = told.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let flags = words.filter(|word| word.starts_with("--"));
    flags.map(str::to_owned).collect()
}

/// The first example of a command that has one of the flags, else the first.
fn example(command: &Command, program: &Program, flags: &[String]) -> Option<String> {
    let help = command.get_after_long_help()?.to_string();
    let (_, examples) = help.split_once("Example")?;
    // A line that goes on ends with a backslash.
    let whole = examples.replace("\\\n", " ");
    let begins = format!("{} ", program.name);
    let lines = whole.lines().map(str::trim);
    let lines: Vec<_> = lines.filter(|line| line.starts_with(&begins)).collect();
    let with = |line: &&&str| {
        let has = |flag: &String| line.split_whitespace().any(|word| word == flag);
        flags.iter().any(has)
    };
    let found = lines.iter().find(with).or(lines.first())?;
    Some(found.split_whitespace().collect::<Vec<_>>().join(" "))
}
