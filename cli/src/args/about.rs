//! What each command is for, in the language of the process: English stands beside the commands, as clap has it.

use clap::Command;

use crate::lang;

/// The list of a table, as the catalogue calls it.
pub(crate) const LIST: &str = "about";

/// The command line with what its commands are for in the language of the process.
pub(crate) fn spoken(root: Command) -> Command {
    if lang::is_english() {
        return root;
    }
    let said = |command: &Command| lang::row(LIST, command.get_name(), &of(command));
    let about = said(&root);
    let root = root.mut_subcommands(|command| {
        let about = said(&command);
        command.about(about)
    });
    root.about(about)
}

/// What a command is for, in English.
pub(crate) fn of(command: &Command) -> String {
    let about = command.get_about();
    about.map(ToString::to_string).unwrap_or_default()
}

/// The commands that a help lists at its top, with what each is for; first the program itself.
#[cfg(test)]
pub(crate) fn all() -> Vec<(String, String)> {
    use clap::CommandFactory as _;

    let root = super::Cli::command();
    let shown = root.get_subcommands().filter(|it| !it.is_hide_set());
    let all = std::iter::once(&root).chain(shown);
    all.map(|it| (it.get_name().to_owned(), of(it))).collect()
}
