//! The demonstration: a region of seven real nodes on this machine exchanges real seizure notices.
//!
//! Each node is a process of its own with its own keys, directory and ports; everything goes through the officers'
//! calls and the exchange between nodes, as in service. Nothing is taken from inside a node.

mod officer;
mod process;
mod region;
mod report;
mod show;
mod steps;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use self::show::Show;

/// What a demonstration fails with.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

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
    let show = Show::new(options.json);
    let (mut region, report) = runtime.block_on(steps::run(options.dir.clone(), &show))?;
    let text = if options.json {
        serde_json::to_string(&report)?
    } else {
        report.tables()
    };
    print(&text)?;
    if options.keep {
        runtime.block_on(region.start_all())?;
        show.line(&region.how_to_look_further());
        runtime.block_on(tokio::signal::ctrl_c())?;
        runtime.block_on(region.stop())?;
    } else if !options.json {
        print(&format!("\n{}", region.how_to_keep()))?;
    }
    let clean = report.verified;
    Ok(if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn print(text: &str) -> Result<(), std::io::Error> {
    writeln!(std::io::stdout().lock(), "{text}")
}
