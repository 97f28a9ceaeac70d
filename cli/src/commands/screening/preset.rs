//! `ntc screening preset`: how much doubt is shown.

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::screening::Preset;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{SetPresetRequest, SetPresetResponse};
use serde_json::{Value, json};

use crate::client::{Connection, Node, ask};
use crate::commands::screen::preset;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
recall misses little and asks you about much, precision asks about few and misses some, balanced lies between. What each would \
have shown is told before one is made the active one, and is counted over all who are kept, 30 days of them unless the node is told otherwise, by the lists as they were when \
each was screened first. Matches by a number are shown by every preset. Needs role liaison or administrator.

Examples:
  ntc screening preset                          which one is active, and what each would have shown
  ntc screening preset recall --check
  ntc screening preset balanced
  ntc screening preset precision --check --json | jq '.rates[] | {preset, per_thousand}'";

/// What `ntc screening preset` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The preset: recall, balanced, precision. Without it the active one is shown, and nothing is changed
    #[arg(value_name = "PRESET", value_parser = preset)]
    preset: Option<Preset>,

    /// Say what it would have shown, and change nothing
    #[arg(long)]
    check: bool,
}

/// Says how much doubt is shown. What each preset would have shown is told first.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let rates = set(&node, arguments.preset, true).await?;
    let wanted = arguments.preset.filter(|_| !arguments.check);
    let Some(preset) = wanted else {
        output.answer(
            |output| told(arguments, &rates, output),
            || document(arguments, &rates, rates.active),
        )?;
        return Ok(Exit::Done);
    };
    if !output.is_json() {
        output.answer(|output| table(arguments, &rates, output), || Value::Null)?;
    }
    let active = set(&node, Some(preset), false).await?.active;
    output.answer(
        |_| {
            format!(
                "{}\n",
                say!("screening-active-now", preset = told_name(active))
            )
        },
        || document(arguments, &rates, active),
    )?;
    Ok(Exit::Done)
}

async fn set(
    node: &Node,
    preset: Option<Preset>,
    check: bool,
) -> Result<SetPresetResponse, Failure> {
    let request = SetPresetRequest {
        preset: preset.map_or(0, |preset| i32::from(preset as u8)),
        check,
    };
    let set = node.screening().set_preset(ask(request)).await;
    let set =
        set.map_err(|status| Failure::status(Call::Records, say!("screening-not-set"), &status))?;
    Ok(set.into_inner())
}

/// Which one is active, and the table.
fn told(arguments: &Arguments, rates: &SetPresetResponse, output: &Output) -> String {
    let active = told_name(rates.active);
    let heading = match arguments.preset {
        Some(_) => say!("screening-stays", active),
        None => say!("screening-active", active),
    };
    format!("{heading}\n{}", table(arguments, rates, output))
}

/// What each would have shown.
fn table(arguments: &Arguments, rates: &SetPresetResponse, output: &Output) -> String {
    if rates.subjects == 0 {
        return format!("{}\n", say!("screening-nobody-kept"));
    }
    let asked = arguments.preset.map(|preset| i32::from(preset as u8));
    let mut table = Table::new(&[
        &say!("screening-column-preset"),
        &say!("screening-column-shown"),
        &say!("screening-column-of"),
        "",
    ]);
    for rate in &rates.rates {
        let mark = match (rate.preset == rates.active, Some(rate.preset) == asked) {
            (true, _) => say!("screening-mark-active"),
            (_, true) => say!("screening-mark-asked"),
            _ => String::new(),
        };
        table.row([
            told_name(rate.preset),
            rate.shown.to_string(),
            per_thousand(rate.shown, rates.subjects),
            mark,
        ]);
    }
    let mut text = table.draw(output.width(), &[0], &[1, 2]);
    let of = say!(
        "screening-rates-of",
        count = Grouped(rates.subjects),
        since = words::time(words::millis(rates.since_ms))
    );
    text.push_str(&format!("{of}\n"));
    text
}

fn name(preset: i32) -> &'static str {
    Preset::from_number(preset).map_or(words::NOTHING, Preset::name)
}

/// A preset as people are told it.
fn told_name(preset: i32) -> String {
    lang::name("preset", name(preset))
}

/// With one digit behind the point.
fn per_thousand(shown: u64, of: u64) -> String {
    let tenths = shown.saturating_mul(10_000) / of.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn document(arguments: &Arguments, set: &SetPresetResponse, active: i32) -> Value {
    let rates = set.rates.iter().map(|rate| {
        json!({
            "preset": name(rate.preset),
            "shown": rate.shown,
            "per_thousand": per_thousand(rate.shown, set.subjects),
        })
    });
    json!({
        "asked": arguments.preset.map(Preset::name),
        "active": name(active),
        "checked_only": arguments.check || arguments.preset.is_none(),
        "subjects": set.subjects,
        "since": words::time_json(words::millis(set.since_ms)),
        "rates": rates.collect::<Vec<_>>(),
    })
}
