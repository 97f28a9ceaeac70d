//! The commands of `ntc-node`. What they print goes to standard output, what went wrong to standard error.

mod doctor;
mod files;
mod found;
mod keys;
mod officers;
mod paper;
mod serve;

use std::error::Error;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use ntc_core::approval::Scope;
use ntc_core::identity::card::KeyRole;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::reason::{Exit, Reason};
use ntc_core::text::whole;
use ntc_node::app::machine::{self, Done};
use ntc_node::approvals::{self, Approvals, ApprovalsError, StoredRequest, Warrant};
use ntc_node::config::{CONFIG_FILE, Settings};
use ntc_node::demo;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_node::store::medium::Disk;
use ntc_node::terminal::{columns, fold};
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
    /// Looks at all that a start needs: says what is wrong, why, and what to do. Writes nothing.
    Doctor(doctor::Doctor),
    /// Makes the node card again from the configuration, and prints it with its fingerprint.
    Card(Dir),
    /// Renews the node's and the officers' server certificate under the same authorities.
    Renew(Dir),
    /// Lists the node's signing keys, and changes them. For a change the node must not run.
    #[command(subcommand)]
    Key(Key),
    /// Issues, lists and revokes officers' certificates.
    #[command(subcommand)]
    Officer(Officer),
    /// Builds the index and the derived files again from the journals. The node must not run.
    Reindex(Dir),
    /// Reads every byte of ledger and replicas from the files and checks all that they prove. The node must not run.
    Verify(Dir),
    /// Brings up a region of seven nodes on this machine and lets them exchange real seizure notices.
    Demo(demo::Options),
    /// Writes a completion script for a shell to standard output.
    Completions(paper::Completions),
    /// Writes the manual pages.
    #[command(hide = true)]
    Man(paper::Man),
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
enum Key {
    /// Lists every key that the card names: which signs, which is announced, which ended.
    List(Dir),
    /// Makes a new key and announces it to partners. The present one goes on signing.
    Announce {
        #[command(flatten)]
        dir: Dir,
        /// author, ledger, witness or receipt.
        #[arg(value_parser = keys::role)]
        role: KeyRole,
    },
    /// Lets the announced key sign from now on, and retires the one before. What that one signed stays good.
    Rotate {
        #[command(flatten)]
        dir: Dir,
        /// author, ledger, witness or receipt.
        #[arg(value_parser = keys::role)]
        role: KeyRole,
        /// Makes and announces a key first when none is announced. Partners take nothing until they have enrolled the
        /// new card.
        #[arg(long)]
        now: bool,
        /// Goes on without a question.
        #[arg(long)]
        yes: bool,
    },
    /// Revokes the key that signs, because it may be in wrong hands: partners refuse what it signs from now on, and go
    /// on believing what it signed before. One that is announced is revoked with it, and a new one takes their place.
    Revoke {
        #[command(flatten)]
        dir: Dir,
        /// author, ledger, witness or receipt.
        #[arg(value_parser = keys::role)]
        role: KeyRole,
        /// Goes on without a question.
        #[arg(long)]
        yes: bool,
    },
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
            say_error(&whole(&*failure));
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
            say_error(&format!("the audit will not tell of it: {why}"));
        }
        if error.reason() == Reason::ApprovalPending {
            say_error(&format!(
                "nothing was changed: ask for it with `{}`, and have another administrator approve it",
                warrant.asked_by()
            ));
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
        say_error(&format!("it is done, but {}", whole(&error)));
    }
    done.what
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

/// As [`say`], folded to the terminal where there is one.
pub(crate) fn say_folded(text: &str) -> Result<(), Failure> {
    match columns() {
        Some(width) => say(&fold(text, width, 2)),
        None => say(text),
    }
}

/// Tells what went wrong. When even that cannot be written, the exit code says it.
pub(crate) fn say_error(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "ntc-node: {text}"));
}

/// Asks before something that cannot be undone: goes on with a yes only, given on the terminal or beforehand. Without a
/// terminal `otherwise` is the advice.
pub(crate) fn confirm(what: &str, yes: bool, otherwise: &str) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() {
        return Err(format!("nothing was changed: {what}; {otherwise}").into());
    }
    say_error(&format!("{what}. Type yes to go on."));
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    if answer.trim() == "yes" {
        Ok(())
    } else {
        Err("nothing was changed".into())
    }
}
