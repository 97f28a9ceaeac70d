//! `ntc screening preset`: how much doubt is shown.

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::screening::Preset;
use ntc_proto::node::v1::{SetPresetRequest, SetPresetResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::screen::preset;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
recall misses little and asks you about much, precision asks about few and misses some, balanced lies between. What each would \
have shown is counted over all who are kept, 30 days of them unless the node is told otherwise, by the lists as they were when \
each was screened first. Matches by a number are shown by every preset. Needs role liaison or administrator.

Examples:
  ntc screening preset recall --check
  ntc screening preset balanced
  ntc screening preset precision --check --json | jq '.rates[] | {preset, per_thousand}'";

/// What `ntc screening preset` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The preset: recall, balanced, precision
    #[arg(value_name = "PRESET", value_parser = preset)]
    preset: Preset,

    /// Say what it would have shown, and change nothing
    #[arg(long)]
    check: bool,
}

/// Says how much doubt is shown.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = SetPresetRequest {
        preset: i32::from(arguments.preset as u8),
        check: arguments.check,
    };
    let node = connection.open().await?;
    let set = node.screening().set_preset(ask(request)).await;
    let set = set
        .map_err(|status| Failure::status(Call::Screen, "the preset was not set", &status))?
        .into_inner();
    output.answer(
        |output| text(arguments, &set, output),
        || document(arguments, &set),
    )?;
    Ok(Exit::Done)
}

fn text(arguments: &Arguments, set: &SetPresetResponse, output: &Output) -> String {
    let asked = arguments.preset;
    let active = name(set.active);
    let mut text = if arguments.check {
        format!("Nothing was changed: {active} stays active\n")
    } else {
        format!("{active} is active from now on\n")
    };
    if set.subjects == 0 {
        text.push_str("Nobody who was screened is kept: what a preset shows cannot be told yet\n");
        return text;
    }
    let mut table = Table::new(&["PRESET", "SHOWN", "OF 1000", ""]);
    for rate in &set.rates {
        let is_asked = rate.preset == i32::from(asked as u8);
        let is_active = rate.preset == set.active;
        let mark = match (is_active, is_asked) {
            (true, _) => "active",
            (_, true) => "asked",
            _ => "",
        };
        table.row([
            name(rate.preset).to_owned(),
            rate.shown.to_string(),
            per_thousand(rate.shown, set.subjects),
            mark.to_owned(),
        ]);
    }
    text.push_str(&table.draw(output.width(), &[0], &[1, 2]));
    text.push_str(&format!(
        "Of {} screened since {} UTC\n",
        words::count(set.subjects, "subject", "subjects"),
        words::time(words::millis(set.since_ms)),
    ));
    text
}

fn name(preset: i32) -> &'static str {
    Preset::from_number(preset).map_or(words::NOTHING, Preset::name)
}

/// With one digit behind the point.
fn per_thousand(shown: u64, of: u64) -> String {
    let tenths = shown.saturating_mul(10_000) / of.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn document(arguments: &Arguments, set: &SetPresetResponse) -> Value {
    let rates = set.rates.iter().map(|rate| {
        json!({
            "preset": name(rate.preset),
            "shown": rate.shown,
            "per_thousand": per_thousand(rate.shown, set.subjects),
        })
    });
    json!({
        "asked": arguments.preset.name(),
        "active": name(set.active),
        "checked_only": arguments.check,
        "subjects": set.subjects,
        "since": words::time_json(words::millis(set.since_ms)),
        "rates": rates.collect::<Vec<_>>(),
    })
}
