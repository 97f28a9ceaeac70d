use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::Command;
use ntc_terminal::ids;

use super::*;

#[test]
fn what_is_known_of_its_commands_is_what_there_is() {
    let command = Cli::command();
    command.clone().debug_assert();
    let own: BTreeSet<_> = command.get_subcommands().map(Command::get_name).collect();
    assert_eq!(own, ntc_terminal::VERBS_OF_NODE.into_iter().collect());
}

/// Writes what translators start from where the environment names a folder: `NTC_WRITE_SKELETONS`.
#[test]
fn what_each_command_and_option_is_for_is_said_in_every_language() {
    let command = Cli::command();
    let abouts = PROGRAM.commands_of(&command).into_iter();
    let abouts: BTreeMap<_, _> = abouts
        .map(|(name, about)| (ids::row(PROGRAM.commands, &name), about))
        .collect();
    let options = PROGRAM.options_of(&command).into_iter();
    let options: BTreeMap<_, _> = options
        .map(|help| (ids::row(PROGRAM.options, &ids::words(&help)), help))
        .collect();
    let mut wrong = Vec::new();
    for (area, rows) in [("daemon_abouts", abouts), ("daemon_options", options)] {
        wrong.extend(ntc_lang::wrong_with(area, &rows));
        if let Some(folder) = std::env::var_os("NTC_WRITE_SKELETONS") {
            let lines = rows
                .iter()
                .map(|(key, english)| format!("{key} = {english}\n"));
            fs::write(
                Path::new(&folder).join(format!("{area}.ftl")),
                lines.collect::<String>(),
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_help_has_the_headings_that_the_catalogue_knows() {
    let mut root = Cli::command();
    root.build();
    let mut left = vec![root];
    while let Some(mut command) = left.pop() {
        let help = command.render_long_help().to_string();
        assert_eq!(
            ntc_terminal::wrong::headed(&help),
            help,
            "English stays as clap has it"
        );
        left.extend(command.get_subcommands().cloned());
    }
}
