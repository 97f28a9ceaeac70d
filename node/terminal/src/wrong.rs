//! What is wrong with a command line, and how its help is headed, in the language of the process.
//!
//! Clap finds what is wrong and says it in English; the same is said here from what it found. The text around the examples
//! of a help is English in every language.

use std::error::Error as _;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use console::style;

use crate::{Program, USUAL_WIDTH, columns_beside, fold, hint, is_english, say};

/// Tells what clap found, or shows the help that was asked for.
pub fn tell(error: &Error, root: Command, program: &Program, line: &[OsString]) {
    let is_wrong = !matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    );
    if is_wrong {
        let hint = hint::of(error, root, program, line).unwrap_or_default();
        usage(&format!("{}{hint}", said(error)));
    } else if is_english() {
        drop(error.print());
    } else {
        let help = headed(&error.render().to_string());
        if error.use_stderr() {
            usage(&help);
        } else {
            drop(io::stdout().lock().write_all(help.as_bytes()));
        }
    }
}

/// What is wrong with a command line, on standard error: people read it wherever it goes, so it is always folded. When
/// even that is closed there is nobody to tell.
fn usage(text: &str) {
    let width = columns_beside().unwrap_or(USUAL_WIDTH);
    let folded = fold(text, usize::from(width));
    let label = say!("failure-label");
    let told = match folded.strip_prefix(label.as_str()) {
        Some(behind) => {
            let label = style(label).red().bold().for_stderr();
            format!("{label}{}", behind.trim_end())
        }
        None => folded.trim_end().to_owned(),
    };
    drop(writeln!(io::stderr().lock(), "{told}"));
}

/// What is wrong, what may be meant, and how the command is used.
pub fn said(error: &Error) -> String {
    let what = what(error).unwrap_or_else(|| source(error));
    let mut text = format!("{} {what}\n", say!("failure-label"));
    let tips = tips(error);
    if !tips.is_empty() {
        text.push('\n');
    }
    for tip in tips {
        text.push_str(&format!("  {tip}\n"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        text.push_str(&format!("\n{}\n", used(&usage.to_string())));
    }
    text.push_str(&format!("\n{}\n", say!("usage-more", flag = "--help")));
    text
}

/// What is wrong; none where clap did not say about what.
fn what(error: &Error) -> Option<String> {
    let text = |kind| {
        let ContextValue::String(text) = error.get(kind)? else {
            return None;
        };
        Some(text.clone())
    };
    let number = |kind| {
        let ContextValue::Number(number) = error.get(kind)? else {
            return None;
        };
        i64::try_from(*number).ok()
    };
    let (argument, value) = (
        || text(ContextKind::InvalidArg),
        || text(ContextKind::InvalidValue),
    );
    Some(match error.kind() {
        ErrorKind::UnknownArgument => say!("usage-argument", argument = argument()?),
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand)?;
            say!("usage-subcommand", command)
        }
        ErrorKind::MissingSubcommand => {
            let command = text(ContextKind::InvalidSubcommand)?;
            let what = say!("usage-subcommand-missing", command);
            let commands = listed(error, ContextKind::ValidSubcommand);
            let commands = commands.map(|commands| say!("usage-subcommands", commands));
            with_list(what, commands)
        }
        ErrorKind::MissingRequiredArgument => {
            let ContextValue::Strings(missing) = error.get(ContextKind::InvalidArg)? else {
                return None;
            };
            with_lines(say!("usage-missing"), missing)
        }
        ErrorKind::ArgumentConflict => conflict(error, &argument()?),
        ErrorKind::NoEquals => say!("usage-equals", argument = argument()?),
        ErrorKind::InvalidValue => {
            let argument = argument()?;
            let what = match value()? {
                value if value.is_empty() => say!("usage-value-missing", argument),
                value => say!("usage-value", value, argument),
            };
            let values = listed(error, ContextKind::ValidValue);
            with_list(what, values.map(|values| say!("usage-values", values)))
        }
        ErrorKind::ValueValidation => {
            let (argument, value) = (argument()?, value()?);
            say!("usage-value-why", value, argument, why = source(error))
        }
        ErrorKind::TooManyValues => {
            let (argument, value) = (argument()?, value()?);
            say!("usage-value-more", value, argument)
        }
        ErrorKind::TooFewValues => say!(
            "usage-values-few",
            wanted = number(ContextKind::MinValues)?,
            argument = argument()?,
            given = number(ContextKind::ActualNumValues)?
        ),
        ErrorKind::WrongNumberOfValues => say!(
            "usage-values-number",
            wanted = number(ContextKind::ExpectedNumValues)?,
            argument = argument()?,
            given = number(ContextKind::ActualNumValues)?
        ),
        ErrorKind::InvalidUtf8 => say!("usage-utf-8"),
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => return None,
    })
}

/// Two that do not go together, or one twice.
fn conflict(error: &Error, argument: &str) -> String {
    match error.get(ContextKind::PriorArg) {
        Some(ContextValue::String(other)) if other == argument => {
            say!("usage-repeated", argument)
        }
        Some(ContextValue::String(other)) => say!("usage-conflict", argument, other),
        Some(ContextValue::Strings(others)) => {
            with_lines(say!("usage-conflict-several", argument), others)
        }
        _ => say!("usage-conflict-some", argument),
    }
}

/// Why a value is refused: in the words of this program, which are said, or in those of clap for numbers.
fn source(error: &Error) -> String {
    let Some(source) = error.source() else {
        return say!("usage-unknown");
    };
    let english = source.to_string();
    if is_english() {
        return english;
    }
    if source.is::<ParseIntError>() {
        return say!("usage-no-number");
    }
    match english.split_once(" is not in ") {
        Some((value, range)) => say!("usage-not-in", value, range),
        None => english,
    }
}

fn listed(error: &Error, kind: ContextKind) -> Option<String> {
    let ContextValue::Strings(several) = error.get(kind)? else {
        return None;
    };
    (!several.is_empty()).then(|| several.join(", "))
}

fn with_list(what: String, list: Option<String>) -> String {
    match list {
        Some(list) => format!("{what}\n  [{list}]"),
        None => what,
    }
}

fn with_lines(what: String, lines: &[String]) -> String {
    let lines = lines.iter().map(|line| format!("\n  {line}"));
    what + &lines.collect::<String>()
}

/// What may be meant instead.
fn tips(error: &Error) -> Vec<String> {
    let found = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        _ => Vec::new(),
    };
    let quoted = |several: &[String]| {
        let several = several.iter().map(|one| format!("'{one}'"));
        several.collect::<Vec<_>>().join(", ")
    };
    let mut tips = Vec::new();
    match found(ContextKind::SuggestedSubcommand).as_slice() {
        [] => {}
        [one] => tips.push(say!("usage-tip-subcommand", found = one)),
        several => tips.push(say!("usage-tip-subcommands", found = quoted(several))),
    }
    match found(ContextKind::SuggestedArg).as_slice() {
        [] => {}
        [one] => tips.push(say!("usage-tip-argument", found = one)),
        several => tips.push(say!("usage-tip-arguments", found = quoted(several))),
    }
    match found(ContextKind::SuggestedValue).as_slice() {
        [] => {}
        [one] => tips.push(say!("usage-tip-value", found = one)),
        several => tips.push(say!("usage-tip-values", found = quoted(several))),
    }
    if let Some(ContextValue::StyledStrs(others)) = error.get(ContextKind::Suggested) {
        tips.extend(others.iter().map(|tip| other_tip(&tip.to_string())));
    }
    tips
}

/// A tip that clap has as a whole sentence.
fn other_tip(english: &str) -> String {
    let mut quoted = english.split('\'').skip(1).step_by(2);
    let line = quoted.next().zip(quoted.next());
    match line {
        Some((value, line)) if english.ends_with(&format!("as a value, use '{line}'")) => {
            say!("usage-tip-as-value", value, line)
        }
        _ => say!("usage-tip-other", tip = english),
    }
}

/// How a command is used, as clap writes it.
fn used(usage: &str) -> String {
    let usage = usage.replacen("Usage:", &say!("usage-heading-usage"), 1);
    let usage = usage.replace("[OPTIONS]", &format!("[{}]", say!("usage-options")));
    usage.replace("<COMMAND>", &format!("<{}>", say!("usage-command")))
}

/// A help with headings of the language of the process.
pub fn headed(help: &str) -> String {
    let mut text = String::new();
    for line in help.lines() {
        let line = match line {
            "Arguments:" => say!("usage-heading-arguments"),
            "Commands:" => say!("usage-heading-commands"),
            "Connection:" => say!("usage-heading-connection"),
            "Options:" => say!("usage-heading-options"),
            "Output:" => say!("usage-heading-output"),
            "Subjects:" => say!("usage-heading-subjects"),
            "Examples:" => say!("usage-heading-examples"),
            "Example:" => say!("usage-heading-example"),
            line if line.starts_with("Usage:") => used(line),
            line => of_clap(line),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// What clap adds to the help of an option.
fn of_clap(line: &str) -> String {
    let printed = [
        (
            "Print help (see more with '--help')",
            say!("usage-prints-more", flag = "--help"),
        ),
        (
            "Print help (see a summary with '-h')",
            say!("usage-prints-summary", flag = "-h"),
        ),
        ("Print help", say!("usage-prints-help")),
        ("Print version", say!("usage-prints-version")),
    ];
    for (english, said) in printed {
        if let Some(before) = line.strip_suffix(english).filter(|it| it.ends_with("  ")) {
            return format!("{before}{said}");
        }
    }
    // A long value stands on the next line.
    let line = line.replace("[default:", &format!("[{}", say!("usage-default")));
    line.replace("[possible values:", &format!("[{}", say!("usage-possible")))
}
