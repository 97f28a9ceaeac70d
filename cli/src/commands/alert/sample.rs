//! `ntc alert sample`: a draft to start from.

use clap::Args;
use ntc_core::intake;

use super::draft::now;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

const EXAMPLES: &str = "\
The short form stands first: what it asks for is enough. All else is optional and explained.

With --passenger it is a passenger alert that is complete in itself: put the machine readable zone of the document in, and \
the name, the date of birth, the sex and the nationality are read from it. With --request it is a request to a partner, for \
'ntc request new'.

Examples:
  ntc alert sample > seizure.toml
  ntc alert sample | less
  ntc alert sample --passenger > passenger.toml
  ntc alert sample --request > question.toml";

/// What `ntc alert sample` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A passenger alert, complete in itself
    #[arg(long)]
    passenger: bool,

    /// A request to a partner, complete in itself
    #[arg(long, conflicts_with = "passenger")]
    request: bool,
}

/// Writes the draft.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Failure> {
    let text = if arguments.passenger {
        intake::passenger_sample(now())
    } else if arguments.request {
        intake::REQUEST_SAMPLE.to_owned()
    } else {
        intake::sample()
    };
    output.raw(text.as_bytes())?;
    Ok(Exit::Done)
}
