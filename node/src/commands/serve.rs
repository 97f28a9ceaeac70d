//! `ntc-node run`.

use std::process::ExitCode;

use ntc_node::app::{App, Confirmation};
use ntc_node::config::{CONFIG_FILE, Settings};
use ntc_node::descriptors;
use ntc_node::telemetry::logging;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::{Dir, Failure};

/// How the node is run.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Run {
    #[command(flatten)]
    dir: Dir,
    /// Confirm that these are the newest data and that no other machine runs on a copy of them; give it once, by hand, and
    /// never in a service file
    #[arg(long)]
    alone: bool,
}

/// Runs the node until it is told to stop.
pub(crate) fn run(run: &Run) -> Result<ExitCode, Failure> {
    let confirmed = if run.alone {
        Confirmation::NewestAndAlone
    } else {
        Confirmation::None
    };
    let settings = Settings::load(&run.dir.dir.join(CONFIG_FILE))?;
    let _log = logging::start(settings.log_format, &settings.log_filter)?;
    open_files(&settings);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut stop = [
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        ];
        let mut reload = signal(SignalKind::hangup())?;
        let app = App::start(settings, confirmed).await?;
        loop {
            tokio::select! {
                () = any(&mut stop) => break,
                _ = reload.recv() => app.reload().await,
            }
        }
        app.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// A lack of files passes when connections end, so a limit that is too low is told and does not stop the node.
fn open_files(settings: &Settings) {
    if let Err(error) = descriptors::raise() {
        tracing::warn!(%error, "the limit of open files cannot be raised");
    }
    let (needed, allowed) = (descriptors::needed(settings), descriptors::allowed());
    if let Some(lacking) = descriptors::lacking(needed, allowed) {
        tracing::warn!("{lacking}");
    }
}

async fn any(signals: &mut [Signal; 2]) {
    let [first, second] = signals;
    tokio::select! {
        _ = first.recv() => {}
        _ = second.recv() => {}
    }
}
