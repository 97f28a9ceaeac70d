//! The demonstration: a region of seven real nodes on this machine exchanges real seizure notices.
//!
//! Each node is a process of its own with its own keys, directory and ports; everything goes through the officers'
//! calls and the exchange between nodes, as in service. Nothing is taken from inside a node.

mod altered;
mod approvals;
mod dialogue;
pub mod files;
mod flows;
mod further;
mod hits;
mod node;
pub mod officer;
mod outage;
mod picture;
mod place;
mod policy;
pub mod ports;
pub mod process;
mod query;
pub mod region;
mod report;
mod sent;
mod show;
mod steps;
mod story;
mod table;
mod wait;
mod withdrawal;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ntc_terminal::{USUAL_WIDTH, columns, fold, say};
use tokio::signal::unix::{SignalKind, signal};

use self::further::Further;
use self::place::Place;
use self::region::{PARTIES, Region};
use self::report::Report;
use self::show::Show;

/// What a demonstration fails with.
pub type Failure = Box<dyn Error + Send + Sync>;

/// How the demonstration runs.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Leave the nodes running until Ctrl-C, which removes their directory unless --dir named it
    #[arg(long)]
    keep: bool,
    /// Print one JSON object instead of tables
    #[arg(long)]
    json: bool,
    /// Directory for the nodes, new or empty; a temporary one without it
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
    runtime.block_on(in_place(options))
}

async fn in_place(options: &Options) -> Result<ExitCode, Failure> {
    let place = Place::make(options.dir.clone())?;
    // Told to stop, the nodes are ended with this process and not left behind.
    let outcome = tokio::select! {
        outcome = demonstrate(options, &place) => Some(outcome),
        stopped = told_to_stop() => {
            stopped?;
            None
        }
    };
    let (region, report) = match outcome {
        Some(Ok(shown)) => shown,
        Some(Err(failure)) => return Err(format!("{failure}; {}", place.leave()?).into()),
        None => return Err(say!("demo-stopped", left = place.leave()?).into()),
    };
    if options.keep {
        keep(options, region, &report, place).await?;
    } else if !options.json {
        print(&format!("\n{}", folded(&say!("demo-further"))))?;
    }
    Ok(if report.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn demonstrate(options: &Options, place: &Place) -> Result<(Region, Report), Failure> {
    let show = Show::new(options.json);
    let nodes = PARTIES.len();
    show.doing(&say!("demo-step-making", nodes));
    let mut region = Region::make(place.path())?;
    let mut report = steps::run(&mut region, &show).await?;
    if options.keep {
        report.further = Some(Further::of(&region, &report)?);
    }
    let text = if options.json {
        serde_json::to_string(&report)?
    } else {
        report.tables()
    };
    print(&text)?;
    if options.keep {
        region.start_all().await?;
    }
    Ok((region, report))
}

/// Leaves the nodes running until it is told to stop.
async fn keep(
    options: &Options,
    mut region: Region,
    report: &Report,
    place: Place,
) -> Result<(), Failure> {
    if let Some(further) = report.further.as_ref().filter(|_| !options.json) {
        let (ends, commands) = (place.to_come(), further.text());
        let nodes = region.officers.len();
        let (running, stops) = (say!("demo-running", nodes), say!("demo-stops", ends));
        print(&format!("\n{running}\n{commands}{stops}"))?;
    }
    told_to_stop().await?;
    region.stop().await?;
    let left = place.leave()?;
    if !options.json {
        print(&format!("\n{}", say!("demo-ended", left)))?;
    }
    Ok(())
}

/// Waits for Ctrl-C, or for what a terminal or a service manager sends.
async fn told_to_stop() -> Result<(), std::io::Error> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// A text that fits the terminal, or as many columns as one has as a rule.
fn folded(text: &str) -> String {
    let width = columns().unwrap_or(USUAL_WIDTH);
    fold(text, usize::from(width)).trim_end().to_owned()
}

fn print(text: &str) -> Result<(), std::io::Error> {
    writeln!(std::io::stdout().lock(), "{text}")
}
