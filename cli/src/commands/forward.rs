//! `ntc forward`: an alert of a partner is passed on to a third party.

use clap::Args;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ForwardRequest, ForwardResponse};
use serde_json::{Value, json};

use super::{input, named};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("forward-nothing")
}

const EXAMPLES: &str = "\
An alert of a partner goes to a third one when your agreement with its author lists that one and the alert's handling \
does not keep it closer, or when its author consented: 'ntc consent ask'. The third partner gets it as its author signed \
it, under the strictest conditions, and passes it on to nobody. What its author corrects, withdraws or erases later is \
taken back by your node by itself. Without --purpose it goes for the purpose that it was told for. Needs role liaison.

Examples:
  ntc forward 0193b5a0-7c1e --to KZ/customs --check    which rules speak
  ntc forward 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --to KZ/customs";

/// What `ntc forward` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,

    /// The partner that it is passed on to
    #[arg(long, value_name = "PARTY")]
    to: Party,

    /// What for: a code of the list "purpose"
    #[arg(long, value_name = "CODE", value_parser = input::purpose)]
    purpose: Option<&'static str>,

    /// Tell what would be passed on and why, and write nothing
    #[arg(long)]
    check: bool,
}

/// Passes an alert on.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let request = ForwardRequest {
        id: id.clone(),
        origin,
        to: arguments.to.to_string(),
        purpose: arguments.purpose.unwrap_or_default().to_owned(),
        check: arguments.check,
    };
    let told = node
        .onward()
        .forward(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|_| text(&id, &told), || document(&id, &told))?;
    Ok(Exit::Done)
}

fn text(id: &[u8], told: &ForwardResponse) -> String {
    let (id, origin, to) = (
        words::short_id(id),
        words::clean(&told.origin),
        words::clean(&told.to),
    );
    let mut text = if told.id.is_empty() {
        format!("{}\n", say!("forward-would", id, origin, to))
    } else {
        let by = words::id(&told.id);
        format!("{}\n {by}\n", say!("forward-goes", id, origin, to))
    };
    let (tlp, until) = (words::tlp(told.tlp), words::time(told.expires_ms));
    let terms = match told.consent.as_slice() {
        [] => say!("forward-by-agreement", tlp, until),
        consent => say!(
            "forward-by-consent",
            tlp,
            until,
            consent = words::id(consent)
        ),
    };
    text.push_str(&format!(" {terms}\n"));
    for rule in &told.rules {
        text.push_str(&format!(" - {}\n", words::clean(rule)));
    }
    text
}

fn document(id: &[u8], told: &ForwardResponse) -> Value {
    json!({
        "about": words::id(id),
        "origin": told.origin,
        "to": told.to,
        "id": (!told.id.is_empty()).then(|| words::id(&told.id)),
        "consent": (!told.consent.is_empty()).then(|| words::id(&told.consent)),
        "tlp": words::tlp_json(told.tlp),
        "expires": words::time_json(told.expires_ms),
        "rules": told.rules,
    })
}
