//! The commands of `ntc-node`. What they print goes to standard output, what went wrong to standard error.

mod doctor;
mod failed;
mod files;
mod found;
mod keys;
mod officers;
mod pairs;
mod paper;
mod serve;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory as _, Parser, Subcommand};
use ntc_core::approval::Scope;
use ntc_core::identity::card::KeyRole;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::reason::{Exit, Reason};
use ntc_core::text::whole;
use ntc_lang::Language;
use ntc_node::app::machine::{self, Done};
use ntc_node::approvals::{self, Approvals, ApprovalsError, StoredRequest, Warrant};
use ntc_node::config::{CONFIG_FILE, Settings};
use ntc_node::demo;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_node::store::medium::Disk;
use ntc_terminal::{Program, columns, fold, in_words, say};
use rustix::fs::Mode;

/// What a command fails with: a sentence, and what caused it.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Exit code of a configuration that cannot be used (EX_USAGE of sysexits).
pub(crate) const EXIT_CONFIG: u8 = 64;

/// Make, run and look after one party's node in the federation of National Targeting Centres
#[derive(Debug, Parser)]
#[command(
    name = "ntc-node",
    version,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    /// Speak this language: en, az, ka, kk, ro, ru, tr, uk, uz [default: that of the environment]
    // It is chosen before the line is read as a whole.
    #[arg(
        long = "lang",
        global = true,
        value_name = "LANGUAGE",
        help_heading = "Output"
    )]
    _lang: Option<Language>,

    #[command(subcommand)]
    command: Command,
}

/// This program, as its command line is said in other languages.
const PROGRAM: Program = Program {
    name: "ntc-node",
    commands: "daemon_about",
    options: "daemon_option",
};

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the node of a party: keys, certificates, settings, node card, the first administrator
    Init(found::Init),
    /// Run the node until it is told to stop (SIGTERM or Ctrl-C); SIGHUP makes it read its certificates again
    Run(serve::Run),
    /// Check the settings and the keys, and say what would be used
    CheckConfig(Dir),
    /// Look at all that a start needs, and say what is wrong, why, and what to do; nothing is written
    Doctor(doctor::Doctor),
    /// Make the node card again from the settings, and print it with its fingerprint
    Card(Dir),
    /// Renew the certificates that partners and officers see, under the same authorities
    Renew(Dir),
    /// List and change the node's signing keys; for a change the node must not run
    #[command(subcommand)]
    Key(Key),
    /// Issue, list and revoke officers' certificates
    #[command(subcommand)]
    Officer(Officer),
    /// Build the index and the derived files again from the journals; the node must not run
    Reindex(Dir),
    /// Read every byte of the ledger and the replicas and check all that they prove; the node must not run
    Verify(Dir),
    /// Bring up a region of seven nodes on this machine and let them exchange real seizure notices
    Demo(demo::Options),
    /// Write a completion script for your shell
    Completions(paper::Completions),
    /// Write the manual pages
    #[command(hide = true)]
    Man(paper::Man),
}

/// Where the node lies.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Dir {
    /// The directory that `ntc-node init` made
    #[arg(
        long,
        value_name = "DIR",
        default_value = "ntc-node",
        env = "NTC_NODE_DIR"
    )]
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Key {
    /// List every key that the card names: which signs, which is announced, which has ended
    List(Dir),
    /// Make a new key and announce it to partners; the present one goes on signing
    Announce {
        #[command(flatten)]
        dir: Dir,
        /// Which key: author, ledger, witness or receipt
        #[arg(value_parser = keys::role)]
        role: KeyRole,
    },
    /// Let the announced key sign from now on, and retire the one before; what that one signed stays good
    Rotate {
        #[command(flatten)]
        dir: Dir,
        /// Which key: author, ledger, witness or receipt
        #[arg(value_parser = keys::role)]
        role: KeyRole,
        /// Make and announce a key first when none is announced; partners take nothing until they have enrolled the new
        /// card
        #[arg(long)]
        now: bool,
        /// Go on without a question
        #[arg(long)]
        yes: bool,
    },
    /// Revoke the key that signs because it may be in the wrong hands: partners refuse what it signs from now on; a new
    /// key takes its place
    Revoke {
        #[command(flatten)]
        dir: Dir,
        /// Which key: author, ledger, witness or receipt
        #[arg(value_parser = keys::role)]
        role: KeyRole,
        /// Go on without a question
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Officer {
    /// Issue a certificate and a profile directory for `ntc --profile`
    Issue {
        #[command(flatten)]
        dir: Dir,
        /// Name of the officer: lower-case letters, digits and single hyphens
        #[arg(long)]
        name: OfficerName,
        /// What the officer may do
        #[arg(long, value_delimiter = ',', required = true)]
        roles: Vec<Role>,
        /// Go on without a question when the last administrator would lose the role
        #[arg(long)]
        yes: bool,
    },
    /// List every certificate that was issued, with its roles and whether it is valid
    List(Dir),
    /// Revoke all certificates of an officer; a running node refuses them within a second
    Revoke {
        #[command(flatten)]
        dir: Dir,
        /// Name of the officer
        #[arg(long)]
        name: OfficerName,
        /// Go on without a question when the last administrator would lose the role
        #[arg(long)]
        yes: bool,
    },
}

/// Runs a command line, and says how it went in the language that it asks for.
pub(crate) fn start(line: &[OsString]) -> ExitCode {
    // What is wrong with the line is said in that language, too.
    let (language, is_json) = ntc_terminal::asked_in(line);
    ntc_terminal::choose(language, is_json);
    match ntc_terminal::parsed::<Cli>(line, &PROGRAM) {
        Ok(cli) => run(cli),
        Err(error) => {
            ntc_terminal::wrong::tell(&error, Cli::command(), &PROGRAM, line);
            // Clap answers --help and --version with 0 and a usage error with 2.
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
        }
    }
}

fn run(cli: Cli) -> ExitCode {
    // Whatever the caller's mask is, nobody else reads what a node writes; public files are opened up one by one.
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    let outcome = match cli.command {
        Command::Init(init) => found::init(&init),
        Command::Run(run) => serve::run(&run),
        Command::CheckConfig(dir) => files::check_config(&dir),
        Command::Doctor(options) => doctor::run(&options),
        Command::Card(dir) => files::card(&dir),
        Command::Renew(dir) => files::renew(&dir),
        Command::Key(Key::List(dir)) => keys::list(&dir),
        Command::Key(Key::Announce { dir, role }) => keys::announce(&dir, role),
        Command::Key(Key::Rotate {
            dir,
            role,
            now,
            yes,
        }) => keys::rotate(&dir, role, (now, yes)),
        Command::Key(Key::Revoke { dir, role, yes }) => keys::revoke(&dir, role, yes),
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
        Command::Completions(options) => paper::completions(&options),
        Command::Man(options) => paper::man(&options),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            failed::tell(&*failure);
            if failure.is::<ntc_node::config::ConfigError>() {
                return ExitCode::from(EXIT_CONFIG);
            }
            let approval = failure.downcast_ref::<ApprovalsError>();
            let waits = approval.is_some_and(|error| error.reason() == Reason::ApprovalPending);
            ExitCode::from(if waits { Exit::Waiting.code() } else { 1 })
        }
    }
}

/// The settings of the node in a directory.
pub(crate) fn load(dir: &Dir) -> Result<Settings, Failure> {
    Ok(Settings::load(&dir.dir.join(CONFIG_FILE))?)
}

/// Does what needs a second officer, where the node is told so: what one approved is used up before it is done, and given
/// back when the command ends with an error, so that the same command goes on from where it was.
pub(crate) fn approved<T>(
    settings: &Settings,
    scope: Scope,
    warrant: &Warrant,
    work: impl FnOnce(Option<&StoredRequest>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if !settings.approvals.asks(scope) {
        return work(None);
    }
    let dir = settings.data_dir.join(approvals::FOLDER);
    let approvals = Approvals::new(dir, settings.approvals, Arc::new(Disk));
    let (method, body) = (warrant.method, warrant.command.as_bytes());
    let taken = approvals.take_warrant(method, body, SystemClock.now());
    let taken = taken.inspect_err(|error| {
        let refused = machine::refused(settings, (method, &warrant.command), error.reason());
        if let Err(why) = refused {
            say_error(&say!("daemon-not-audited", why = in_words(&why)));
        }
        if error.reason() == Reason::ApprovalPending {
            say_error(&say!("daemon-ask-second", command = warrant.asked_by()));
        }
    })?;
    let done = work(Some(&taken));
    if done.is_err() {
        approvals.give_back(&taken)?;
    }
    done
}

/// What was done; a person is told where the audit will not tell it.
pub(crate) fn told<T>(done: Done<T>) -> T {
    if let Some(error) = done.not_noted {
        say_error(&say!("daemon-done-but", why = in_words(&whole(&error))));
    }
    done.what
}

/// Prints for the person, folded to the terminal where there is one.
pub(crate) fn show(text: &str) -> Result<(), Failure> {
    match columns() {
        Some(width) => print(fold(text, usize::from(width)).trim_end()),
        None => print(text),
    }
}

/// Prints as it is. When nobody reads any more there is nobody to tell; any other fault is one of the command, so that a
/// script does not take half an answer for a whole one.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let why = ntc_terminal::system(&error);
            Err(say!("daemon-not-printed", why).into())
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Tells what went wrong. When even that cannot be written, the exit code says it.
pub(crate) fn say_error(text: &str) {
    let text = format!("ntc-node: {text}");
    let folded = match ntc_terminal::columns_beside() {
        Some(width) => fold(&text, usize::from(width)),
        None => text,
    };
    drop(writeln!(std::io::stderr().lock(), "{}", folded.trim_end()));
}

/// Asks before something that cannot be undone: goes on with a yes only, given on the terminal or beforehand. Without a
/// terminal `otherwise` is the advice.
pub(crate) fn confirm(what: &str, yes: bool, otherwise: &str) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() {
        return Err(say!("daemon-not-confirmed", what, otherwise).into());
    }
    // The word is the same in every language, so that nobody has to guess it.
    say_error(&say!("daemon-type-yes", what, word = "yes"));
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    if answer.trim() == "yes" {
        Ok(())
    } else {
        Err(say!("daemon-nothing-changed").into())
    }
}
