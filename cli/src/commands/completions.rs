//! `ntc completions`: a completion script for the shell.

use clap::{Args, Command};
use clap_complete::Shell;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

const EXAMPLES: &str = "\
Examples:
  ntc completions bash > ~/.local/share/bash-completion/completions/ntc
  ntc completions zsh > ~/.zfunc/_ntc
  ntc completions fish > ~/.config/fish/completions/ntc.fish";

/// What `ntc completions` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The shell to write for
    shell: Shell,
}

/// Writes the script of a program to standard output.
pub(crate) fn run(
    arguments: &Arguments,
    mut program: Command,
    output: &Output,
) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "ntc", &mut script);
    output.raw(&script)?;
    Ok(Exit::Done)
}
