//! The commands of `ntc-node`. What they print goes to standard output, what went wrong to standard error.

mod files;
mod found;
mod serve;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_node::demo;

/// What a command fails with: a sentence, and what caused it.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Exit code of a configuration that cannot be used (EX_USAGE of sysexits).
const EXIT_CONFIG: u8 = 64;

/// One party's node in the federation of National Targeting Centres.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes the node of a party: keys, certificates, configuration, node card, the first administrator.
    Init(found::Init),
    /// Runs the node until it is told to stop (SIGTERM or Ctrl-C). SIGHUP reads certificates again.
    Run(serve::Run),
    /// Checks the configuration and the keys, and says what would be used.
    CheckConfig(Dir),
    /// Makes the node card again from the configuration, and prints it with its fingerprint.
    Card(Dir),
    /// Renews the node's and the officers' server certificate under the same authorities.
    Renew(Dir),
    /// Issues and revokes officers' certificates.
    #[command(subcommand)]
    Officer(Officer),
    /// Builds the index and the derived files anew from the journals. The node must not run.
    Reindex(Dir),
    /// Reads every byte of ledger and replicas from the files and checks all that they prove. The node must not run.
    Verify(Dir),
    /// Brings up a region of seven nodes on this machine and lets them exchange real seizure notices.
    Demo(demo::Options),
}

/// Where the node lies.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Dir {
    /// Directory that `ntc-node init` made.
    #[arg(
        long,
        value_name = "DIR",
        default_value = "ntc-node",
        env = "NTC_NODE_DIR"
    )]
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Officer {
    /// Issues a certificate and a profile directory for `ntc --profile`.
    Issue {
        #[command(flatten)]
        dir: Dir,
        /// Name of the officer: lower-case letters, digits and single hyphens.
        #[arg(long)]
        name: OfficerName,
        /// What the officer may do.
        #[arg(long, value_delimiter = ',', required = true)]
        roles: Vec<Role>,
    },
    /// Takes an officer's certificate back. A running node learns it within a second.
    Revoke {
        #[command(flatten)]
        dir: Dir,
        /// Name of the officer.
        #[arg(long)]
        name: OfficerName,
    },
}

/// Runs a command and says how it went.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let outcome = match cli.command {
        Command::Init(init) => found::init(&init),
        Command::Run(run) => serve::run(&run),
        Command::CheckConfig(dir) => files::check_config(&dir),
        Command::Card(dir) => files::card(&dir),
        Command::Renew(dir) => files::renew(&dir),
        Command::Officer(Officer::Issue { dir, name, roles }) => {
            files::issue_officer(&dir, &name, &roles.into_iter().collect())
        }
        Command::Officer(Officer::Revoke { dir, name }) => files::revoke_officer(&dir, &name),
        Command::Reindex(dir) => files::reindex(&dir),
        Command::Verify(dir) => files::verify(&dir),
        Command::Demo(options) => demo::run(&options),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            say_error(&whole(&*failure));
            let config = failure.is::<ntc_node::config::ConfigError>();
            ExitCode::from(if config { EXIT_CONFIG } else { 1 })
        }
    }
}

/// An error with what caused it, in one sentence.
fn whole(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

/// Prints for the person; a closed pipe is not an error of the command.
pub(crate) fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{text}").is_err() {
        tracing::debug!("standard output is closed");
    }
}

fn say_error(text: &str) {
    let mut out = std::io::stderr().lock();
    if writeln!(out, "ntc-node: {text}").is_err() {
        tracing::debug!("standard error is closed");
    }
}
