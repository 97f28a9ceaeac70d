//! `ntc consent list`: what was decided about passing an alert on, and who passed it on.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListConsentsRequest, ListConsentsResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::named;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("consent-not-listed")
}

const EXAMPLES: &str = "\
The newest decision for one holder, partner and purpose counts. Who passed an alert of yours on says so by itself. Times \
are UTC.

Examples:
  ntc consent list 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc consent list 0193b5a0-7c1e --json | jq '.consents[] | select(.acts)'";

/// What `ntc consent list` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,
}

/// Lists consents.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let request = ListConsentsRequest {
        id: id.clone(),
        origin,
    };
    let listed = node
        .onward()
        .list_consents(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(
        |output| text(&id, &listed, output),
        || document(&id, &listed),
    )?;
    Ok(Exit::Done)
}

fn text(id: &[u8], listed: &ListConsentsResponse, output: &Output) -> String {
    let (id, origin) = (words::short_id(id), words::clean(&listed.origin));
    let mut text = if listed.consents.is_empty() {
        format!("{}\n", say!("consent-list-none", origin, id))
    } else {
        let mut table = Table::new(&[
            &say!("consent-column-decided"),
            &say!("consent-column-what"),
            &say!("consent-column-holder"),
            &say!("consent-column-to"),
            &say!("consent-column-purpose"),
            &say!("consent-column-until"),
            "ID",
        ]);
        for consent in &listed.consents {
            let decision = lang::name("consent_decision", &consent.decision);
            let decision = if consent.decision == "grant" && !consent.acts {
                say!("consent-list-lapsed", decision)
            } else {
                decision
            };
            table.row([
                words::time(consent.at_ms),
                decision,
                consent.holder.clone(),
                consent.to.clone(),
                consent.purpose.clone(),
                words::time(consent.until_ms),
                words::short_id(&consent.id),
            ]);
        }
        let table = table.draw(output.width(), &[0, 6], &[]);
        format!("{}\n\n{table}", say!("consent-list-title", origin, id))
    };
    if listed.passed_on.is_empty() {
        text.push_str(&format!("\n {}\n", say!("consent-list-nobody")));
        return text;
    }
    text.push('\n');
    for went in &listed.passed_on {
        let (by, to) = (words::clean(&went.by), words::clean(&went.to));
        let at = words::time(went.at_ms);
        let passed = if went.id.is_empty() {
            say!("consent-passed-on", by, to, at)
        } else {
            say!(
                "consent-passed-on-by",
                by,
                to,
                at,
                record = words::id(&went.id)
            )
        };
        text.push_str(&format!(" {passed}\n"));
    }
    text
}

fn document(id: &[u8], listed: &ListConsentsResponse) -> Value {
    let consents = listed.consents.iter().map(|consent| {
        json!({
            "id": words::id(&consent.id),
            "decision": consent.decision,
            "holder": consent.holder,
            "to": consent.to,
            "purpose": consent.purpose,
            "at": words::time_json(consent.at_ms),
            "until": words::time_json(consent.until_ms),
            "acts": consent.acts,
        })
    });
    let passed = listed.passed_on.iter().map(|went| {
        json!({
            "id": (!went.id.is_empty()).then(|| words::id(&went.id)),
            "by": went.by,
            "to": went.to,
            "at": words::time_json(went.at_ms),
            "consent": (!went.consent.is_empty()).then(|| words::id(&went.consent)),
        })
    });
    json!({
        "about": words::id(id),
        "origin": listed.origin,
        "consents": consents.collect::<Vec<_>>(),
        "passed_on": passed.collect::<Vec<_>>(),
    })
}
