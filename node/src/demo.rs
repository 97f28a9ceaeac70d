//! The demonstration: a region of seven real nodes on this machine exchanges real seizure notices.
//!
//! Each node is a process of its own with its own keys, directory and ports; everything goes through the officers'
//! calls and the exchange between nodes, as in service. Nothing is taken from inside a node.

pub mod files;
mod node;
pub mod officer;
mod picture;
pub mod ports;
pub mod process;
pub mod region;
mod report;
mod show;
mod steps;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};

use self::show::Show;

/// What a demonstration fails with.
pub type Failure = Box<dyn Error + Send + Sync>;

/// How the demonstration runs.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Leaves the nodes running until Ctrl-C, and their directory in place.
    #[arg(long)]
    keep: bool,
    /// Prints one JSON object instead of tables.
    #[arg(long)]
    json: bool,
    /// Directory for the nodes, new or empty; a temporary one without it.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the demonstration.
///
/// # Errors
/// When a node cannot be started or does not do what it should.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // Told to stop, the nodes are ended with this process and not left behind.
        tokio::select! {
            outcome = demonstrate(options) => outcome,
            stopped = told_to_stop() => Err(stopped.map_or_else(Into::into, Into::into)),
        }
    })
}

async fn demonstrate(options: &Options) -> Result<ExitCode, Failure> {
    let show = Show::new(options.json);
    let (mut region, report) = steps::run(options.dir.clone(), options.keep, &show).await?;
    let text = if options.json {
        serde_json::to_string(&report)?
    } else {
        report.tables()
    };
    print(&text)?;
    if options.keep {
        region.start_all().await?;
        if !options.json {
            print(&format!("\n{}", region.how_to_look_further()))?;
        }
        told_to_stop().await?;
        region.stop().await?;
    } else if !options.json {
        print(&format!("\n{}", region.how_to_keep()))?;
    }
    Ok(if report.verified {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Waits for Ctrl-C, or for what a terminal or a service manager sends.
async fn told_to_stop() -> Result<&'static str, std::io::Error> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok("stopped before the end")
}

fn print(text: &str) -> Result<(), std::io::Error> {
    writeln!(std::io::stdout().lock(), "{text}")
}
