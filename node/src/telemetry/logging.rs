//! Structured logs on standard error. A log that cannot be written never stops or slows the node: lines that find no
//! room are dropped and counted.

mod line;
mod sink;

use thiserror::Error;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use self::sink::Sink;
pub use self::sink::{MAX_LINES, lost_lines};

/// Form of the log lines.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// The log cannot be set up.
#[derive(Debug, Error)]
#[error("the log cannot be started: {0}")]
pub struct LogError(String);

/// The running log. What waits is written when it is dropped, within a bounded time.
#[must_use = "the log ends when it is dropped"]
pub struct Log(Sink);

impl Drop for Log {
    fn drop(&mut self) {
        self.0.flush();
    }
}

/// Starts the log of this process; `filter` is a directive such as `info` or `ntc_node=debug`.
///
/// # Errors
/// When the filter cannot be read, a log runs already, or its thread cannot be started.
pub fn start(format: LogFormat, filter: &str) -> Result<Log, LogError> {
    let failed = |error: &dyn std::fmt::Display| LogError(error.to_string());
    let filter = EnvFilter::try_new(filter).map_err(|error| failed(&error))?;
    let sink = Sink::start(format, std::io::stderr()).map_err(|error| failed(&error))?;
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(sink.clone())
        // Colours are control characters, which no line holds.
        .with_ansi(false)
        .with_target(false)
        .log_internal_errors(false);
    match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    }
    .map_err(|error| failed(&*error))?;
    Ok(Log(sink))
}
