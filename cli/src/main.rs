//! `ntc`: the officers' command line of NTC Node.
//!
//! A client of the node's gRPC face and nothing more: it holds no state but the drafts of forms, and whatever it
//! shows the node has decided. `commands` holds one noun per group, `form` the questions that fill in a draft,
//! `client` the way to the node, `lang` the languages, `output` what people and programs read, `failure` what an officer is told when
//! something does not work.

// The document of a hit has more fields than `json!` takes by itself.
#![recursion_limit = "256"]

mod args;
mod client;
mod commands;
mod exit;
mod failure;
mod form;
mod lang;
mod output;

use std::process::ExitCode;

use clap::CommandFactory as _;

use self::args::Cli;
use self::exit::Exit;
use self::output::Output;

fn main() -> ExitCode {
    // Clap answers --help and --version with 0 and a usage error with 2.
    let line: Vec<_> = std::env::args_os().collect();
    // What is wrong with the line is said in the language that it asks for.
    let (language, is_json) = lang::asked_in(&line);
    lang::choose(language, is_json);
    let cli: Cli = ntc_terminal::parsed(&line, &args::PROGRAM).unwrap_or_else(|error| {
        ntc_terminal::wrong::tell(&error, Cli::command(), &args::PROGRAM, &line);
        std::process::exit(error.exit_code())
    });
    let output = Output::new(cli.json);
    let exit = match run(cli, &output) {
        Ok(exit) => exit,
        Err(failure) => {
            output.failure(&failure);
            failure.exit()
        }
    };
    exit.code().into()
}

fn run(cli: Cli, output: &Output) -> Result<Exit, failure::Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failure::Failure::io(lang::say!("failure-start"), "runtime", &error))?;
    runtime.block_on(commands::run(cli, output))
}
