//! `ntc-node run`.

use std::process::ExitCode;

use ntc_node::app::App;
use ntc_node::config::{CONFIG_FILE, Settings};
use ntc_node::telemetry::logging;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::{Dir, Failure};

/// Runs the node until it is told to stop.
pub(crate) fn run(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = Settings::load(&dir.dir.join(CONFIG_FILE))?;
    logging::start(settings.log_format, &settings.log_filter)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut stop = [
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        ];
        let mut reload = signal(SignalKind::hangup())?;
        let app = App::start(settings).await?;
        loop {
            tokio::select! {
                () = any(&mut stop) => break,
                _ = reload.recv() => app.reload(),
            }
        }
        app.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn any(signals: &mut [Signal; 2]) {
    let [first, second] = signals;
    tokio::select! {
        _ = first.recv() => {}
        _ = second.recv() => {}
    }
}
