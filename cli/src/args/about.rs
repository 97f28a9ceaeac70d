//! What each command and each option is for, in the language of the process: English stands beside them, as clap has it.

use clap::builder::{Resettable, StyledStr};
use clap::{Arg, Command};

use crate::lang::{self, ids};

/// The list of a table of what commands are for, as the catalogue calls it.
pub(crate) const COMMANDS: &str = "about";
/// The list of a table of what options are for: they are looked up by their English, for many commands have the same.
pub(crate) const OPTIONS: &str = "option";

/// The command line with what its commands and options are for in the language of the process.
pub(crate) fn spoken(root: Command) -> Command {
    if lang::is_english() {
        return root;
    }
    told(root, None)
}

/// A command and all below it, where `above` are the words before its own; none of the program itself.
fn told(command: Command, above: Option<&str>) -> Command {
    let name = named(&command, above);
    let about = lang::row(COMMANDS, &name, &of(&command));
    // The long text of the program is English, as are those around examples.
    let command = command.long_about(Resettable::<StyledStr>::Reset);
    let command = command.about(about).mut_args(|arg| {
        if arg.get_help().is_none() {
            return arg;
        }
        let said = help_of(&arg);
        arg.help(said).long_help(Resettable::<StyledStr>::Reset)
    });
    let words = below(&name, above);
    command.mut_subcommands(|command| told(command, Some(&words)))
}

/// The words of a command as somebody writes them; the program itself is called by its name.
fn named(command: &Command, above: Option<&str>) -> String {
    format!("{}{}", above.unwrap_or_default(), command.get_name())
}

/// What stands before the names of the commands below one.
fn below(name: &str, above: Option<&str>) -> String {
    above.map_or_else(String::new, |_| format!("{name} "))
}

/// What a command is for, in English.
pub(crate) fn of(command: &Command) -> String {
    let about = command.get_about();
    about.map(ToString::to_string).unwrap_or_default()
}

/// What an option is for, in English.
fn help(arg: &Arg) -> String {
    let help = arg.get_help();
    help.map(ToString::to_string).unwrap_or_default()
}

/// What an option is for, in the language of the process.
pub(crate) fn help_of(arg: &Arg) -> String {
    let english = help(arg);
    lang::row(OPTIONS, &ids::words(&english), &english)
}

/// Every command that a help lists, with what each is for; first the program itself.
#[cfg(test)]
pub(crate) fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    walk(&command(), None, &mut |command, above| {
        all.push((named(command, above), of(command)));
    });
    all
}

/// What the options of all these commands are for, each text once.
#[cfg(test)]
pub(crate) fn options() -> std::collections::BTreeSet<String> {
    let mut all = std::collections::BTreeSet::new();
    walk(&command(), None, &mut |command, _| {
        let shown = command.get_arguments().filter(|it| !it.is_hide_set());
        all.extend(shown.map(help).filter(|help| !help.is_empty()));
    });
    all
}

#[cfg(test)]
fn command() -> Command {
    use clap::CommandFactory as _;

    super::Cli::command()
}

#[cfg(test)]
fn walk(command: &Command, above: Option<&str>, look: &mut impl FnMut(&Command, Option<&str>)) {
    look(command, above);
    let below = below(&named(command, above), above);
    for child in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        walk(child, Some(&below), look);
    }
}
