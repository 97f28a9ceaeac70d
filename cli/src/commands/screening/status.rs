//! `ntc screening status`: against what is screened.

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::screening::Preset;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ShowScreeningRequest, ShowScreeningResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::screen::{against, against_json, too_large};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

const EXAMPLES: &str = "\
A list that was imported answers as soon as the import has ended, one that was changed by hand within a second; until then the \
edition before answers whole, and the answer says which. A list that is damaged is screened against by nobody.

Examples:
  ntc screening status
  ntc screening status --json | jq '.against.lists[] | {list, edition}'";

/// What `ntc screening status` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {}

/// Shows how the node screens.
pub(super) async fn run(
    _: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let shown = node
        .screening()
        .show_screening(ask(ShowScreeningRequest {}))
        .await;
    let shown = shown
        .map_err(|status| Failure::status(Call::Screen, say!("screening-not-shown"), &status))?
        .into_inner();
    output.answer(|_| text(&shown), || document(&shown))?;
    Ok(Exit::Done)
}

fn text(shown: &ShowScreeningResponse) -> String {
    let all = shown.against.clone().unwrap_or_default();
    let preset = Preset::from_number(all.preset).map_or(words::NOTHING, Preset::name);
    let preset = lang::name("preset", preset);
    let mut text = format!(
        "{}\n {}\n",
        say!("screening-against", against = against(&all)),
        say!("screening-memory", preset, size = words::size(shown.bytes)),
    );
    for list in &all.damaged {
        let list = words::clean(list);
        text.push_str(&format!(" {}\n", say!("screening-damaged", list)));
    }
    for list in &all.too_large {
        text.push_str(&format!(" {}", too_large(list)));
    }
    for list in &shown.loading {
        let list = words::clean(list);
        text.push_str(&format!(" {}\n", say!("screening-loading", list)));
    }
    let kept = say!(
        "screening-kept",
        count = Grouped(shown.subjects),
        days = days(shown.keep_hours)
    );
    text.push_str(&format!(" {kept}\n"));
    if shown.again {
        text.push_str(&format!(" {}\n", say!("screening-again")));
    }
    if shown.behind > 0 {
        let behind = say!("screening-behind", count = Grouped(shown.behind));
        text.push_str(&format!(" {behind}\n"));
    }
    text
}

pub(super) fn days(hours: u32) -> String {
    say!("screening-days", count = Grouped(u64::from(hours / 24)))
}

fn document(shown: &ShowScreeningResponse) -> Value {
    json!({
        "against": against_json(&shown.against.clone().unwrap_or_default()),
        "loading": shown.loading,
        "bytes": shown.bytes,
        "subjects": shown.subjects,
        "keep_hours": shown.keep_hours,
        "behind": shown.behind,
        "again": shown.again,
    })
}
