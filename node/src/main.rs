//! `ntc-node`: makes a node, runs it, looks after its files, and shows the whole region at work.

mod commands;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    commands::run(commands::Cli::parse())
}
