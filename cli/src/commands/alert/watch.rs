//! `ntc alert watch`: alerts as they come, for the duty desk.

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_proto::node::v1::WatchRequest;

use super::summary::kind;
use crate::client::Connection;
use crate::commands::watch::{Following, Watched, follow};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

const EXAMPLES: &str = "\
Runs until you stop it with Ctrl-C. When the line to the node breaks it connects again by itself and goes on where it \
was: what came meanwhile is shown first. What could not be shown is told as a gap. With --json each alert is one line, \
with the position to go on from: --after goes on there, also after a restart of this command or of the node. 'ntc watch' \
shows acknowledgements and what becomes overdue as well.

Examples:
  ntc alert watch
  ntc alert watch --origin UA/state-customs-service --kind ConsignmentAlert
  ntc alert watch --after 0a0408051000
  ntc alert watch --json | while read -r alert; do notify-desk \"$alert\"; done";

/// What `ntc alert watch` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only this kind of record; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<RecordKind>,

    #[command(flatten)]
    following: Following,
}

/// Shows alerts until it is stopped.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = WatchRequest {
        kinds: arguments.kind.iter().map(|kind| *kind as i32).collect(),
        ..WatchRequest::default()
    };
    let watched = Watched::Alerts;
    follow(request, &arguments.following, watched, connection, output).await
}
