//! The commands of `ntc-node`. What they print goes to standard output, what went wrong to standard error.

mod files;
mod found;
mod officers;
mod serve;

use std::error::Error;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::text::whole;
use ntc_node::config::{CONFIG_FILE, Settings};
use ntc_node::demo;
use ntc_node::identity::officer::Office;
use ntc_node::ports::{Clock as _, SystemClock, SystemEntropy};
use rustix::fs::Mode;

/// What a command fails with: a sentence, and what caused it.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Exit code of a configuration that cannot be used (EX_USAGE of sysexits).
pub(crate) const EXIT_CONFIG: u8 = 64;

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
    /// Issues, lists and revokes officers' certificates.
    #[command(subcommand)]
    Officer(Officer),
    /// Builds the index and the derived files again from the journals. The node must not run.
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
        /// Goes on without a question when the last administrator would lose the role.
        #[arg(long)]
        yes: bool,
    },
    /// Lists every certificate that was issued, with roles and standing.
    List(Dir),
    /// Takes all certificates of an officer back. A running node learns it within a second.
    Revoke {
        #[command(flatten)]
        dir: Dir,
        /// Name of the officer.
        #[arg(long)]
        name: OfficerName,
        /// Goes on without a question when the last administrator would lose the role.
        #[arg(long)]
        yes: bool,
    },
}

/// Runs a command and says how it went.
pub(crate) fn run(cli: Cli) -> ExitCode {
    // Whatever the caller's mask is, nobody else reads what a node writes; public files are opened up one by one.
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    let outcome = match cli.command {
        Command::Init(init) => found::init(&init),
        Command::Run(run) => serve::run(&run),
        Command::CheckConfig(dir) => files::check_config(&dir),
        Command::Card(dir) => files::card(&dir),
        Command::Renew(dir) => files::renew(&dir),
        Command::Officer(Officer::Issue {
            dir,
            name,
            roles,
            yes,
        }) => officers::issue(&dir, &name, &roles.into_iter().collect(), yes),
        Command::Officer(Officer::List(dir)) => officers::list(&dir),
        Command::Officer(Officer::Revoke { dir, name, yes }) => officers::revoke(&dir, &name, yes),
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

/// The settings of the node in a directory.
pub(crate) fn load(dir: &Dir) -> Result<Settings, Failure> {
    Ok(Settings::load(&dir.dir.join(CONFIG_FILE))?)
}

/// For whom and when certificates are issued.
pub(crate) fn office(settings: &Settings) -> Office<'_> {
    Office {
        layout: &settings.layout,
        party: &settings.party,
        domain: &settings.domain,
        now: SystemClock.now(),
        entropy: &SystemEntropy,
    }
}

/// Prints for the person. When nobody reads any more there is nobody to tell; any other fault is one of the command,
/// so that a script does not take half an answer for a whole one.
pub(crate) fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("it is done, but standard output cannot be written: {error}").into())
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Tells what went wrong. When even that cannot be written, the exit code says it.
pub(crate) fn say_error(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "ntc-node: {text}"));
}
