//! What each command and each option is for, in the language of the process: English stands beside them, as clap has it.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::builder::{Resettable, StyledStr};
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory, FromArgMatches};

use crate::{ids, is_english, row};

/// A program whose command line is said in the language of the process.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// What it is called by.
    pub name: &'static str,
    /// The list of what its commands are for, as the catalogue calls it.
    pub commands: &'static str,
    /// The list of what its options are for: they are looked up by their English, for many commands have the same.
    pub options: &'static str,
}

impl Program {
    /// Every command that a help lists, with what each is for; first the program itself.
    pub fn commands_of(&self, root: &Command) -> Vec<(String, String)> {
        let mut all = Vec::new();
        walk(root, None, &mut |command, above| {
            all.push((named(command, above), of(command)));
        });
        all
    }

    /// What the options of all these commands are for, each text once.
    pub fn options_of(&self, root: &Command) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        walk(root, None, &mut |command, _| {
            let shown = command.get_arguments().filter(|it| !it.is_hide_set());
            all.extend(shown.map(help).filter(|help| !help.is_empty()));
        });
        all
    }

    /// What an option is for, in the language of the process.
    pub(crate) fn help_of(&self, arg: &Arg) -> String {
        let english = help(arg);
        row(self.options, &ids::words(&english), &english)
    }
}

/// A command line as it was meant; its help is in the language of the process.
///
/// # Errors
/// When it is none of the program, or asks for a help.
pub fn parsed<C: CommandFactory + FromArgMatches>(
    line: &[OsString],
    program: &Program,
) -> Result<C, clap::Error> {
    let mut command = C::command();
    let mut matches = match command.try_get_matches_from_mut(line) {
        // A help alone is said in another language: for it all of the command line is, which takes its time.
        Err(error) if is_help(&error) && !is_english() => {
            told(C::command(), None, program).try_get_matches_from(line)?
        }
        read => read?,
    };
    let meant = C::from_arg_matches_mut(&mut matches);
    meant.map_err(|error| error.format(&mut command))
}

fn is_help(error: &clap::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

/// A command and all below it, where `above` are the words before its own; none of the program itself.
fn told(command: Command, above: Option<&str>, program: &Program) -> Command {
    let name = named(&command, above);
    let about = row(program.commands, &name, &of(&command));
    // The long text of the program is English, as are those around examples.
    let command = command.long_about(Resettable::<StyledStr>::Reset);
    let command = command.about(about).mut_args(|arg| {
        if arg.get_help().is_none() {
            return arg;
        }
        let said = program.help_of(&arg);
        arg.help(said).long_help(Resettable::<StyledStr>::Reset)
    });
    let words = below(&name, above);
    command.mut_subcommands(|command| told(command, Some(&words), program))
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
fn of(command: &Command) -> String {
    let about = command.get_about();
    about.map(ToString::to_string).unwrap_or_default()
}

/// What an option is for, in English.
fn help(arg: &Arg) -> String {
    let help = arg.get_help();
    help.map(ToString::to_string).unwrap_or_default()
}

fn walk(command: &Command, above: Option<&str>, look: &mut impl FnMut(&Command, Option<&str>)) {
    look(command, above);
    let below = below(&named(command, above), above);
    for child in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        walk(child, Some(&below), look);
    }
}
