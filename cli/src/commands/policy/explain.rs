//! `ntc policy explain`: why a partner is told of an alert what it is told.

use clap::Args;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ExplainDecisionRequest, ExplainDecisionResponse, ListPeersRequest};
use serde_json::json;

use crate::client::{Connection, Node, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{phrase, phrase_json, phrases, say};
use crate::output::{Output, words};

fn what() -> String {
    say!("policy-not-explained")
}

const EXAMPLES: &str = "\
Says it in a sentence, then shows everything that speaks, agreements and the author's handling first, then each own rule with \
its parts: ✓ holds, or lets it go; ✗ does not; ! could not be evaluated. The last lines say what would allow what is kept. It \
is the decision of this moment, made by the code that decides.

Examples:
  ntc policy explain 0193b5a0-7c1e --peer MD
  ntc policy explain 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --peer MD/customs-service
  ntc policy explain 0193b5a0-7c1e --peer MD --json | jq -r '.would_allow[]'";

/// What `ntc policy explain` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The own record
    #[arg(value_name = "RECORD", value_parser = input::record_id)]
    id: input::RecordId,

    /// The partner, or its country where only one is enrolled of it
    #[arg(long, value_name = "PARTY")]
    peer: String,
}

/// Explains.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ExplainDecisionRequest {
        id: arguments.id.whole(&node, &what()).await?,
        party: party(&node, arguments.peer, what()).await?,
    };
    let explained = node.policy().explain_decision(ask(request)).await;
    let explained = explained
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(
        |_| text(&explained),
        || {
            let line = |line: &ntc_proto::node::v1::ExplainLine| {
                json!({
                    "depth": line.depth,
                    "tick": line.tick,
                    "text": line.text,
                    "phrase": phrase_json(line.phrase.as_ref()),
                })
            };
            let withheld = |it: &ntc_proto::node::v1::WithheldBy| {
                json!({ "section": it.section, "reason": it.reason })
            };
            json!({
                "sentence": explained.sentence,
                "phrase": phrase_json(explained.phrase.as_ref()),
                "lines": explained.lines.iter().map(line).collect::<Vec<_>>(),
                "would_allow": explained.would_allow,
                "would_allow_phrases": explained
                    .would_allow_phrases
                    .iter()
                    .map(|phrase| phrase_json(Some(phrase)))
                    .collect::<Vec<_>>(),
                "told": explained.told,
                "withheld": explained.withheld.iter().map(withheld).collect::<Vec<_>>(),
                "agreements": explained.agreements,
                "policies": hex::encode(&explained.policies),
                "rules": words::text_json(&hex::encode(&explained.rules)),
                "took_us": explained.took_us,
                "held_back": words::text_json(&explained.held_back),
            })
        },
    )?;
    Ok(Exit::Done)
}

/// The party that is meant; a country alone is the one partner of that country.
pub(crate) async fn party(node: &Node, named: String, what: String) -> Result<String, Failure> {
    if named.parse::<Party>().is_ok() {
        return Ok(named);
    }
    let listed = node.peers().list_peers(ask(ListPeersRequest {})).await;
    let peers = listed
        .map_err(|status| Failure::status(Call::Partner, &what, &status))?
        .into_inner()
        .peers;
    let of_country = peers.into_iter().map(|peer| peer.party).filter(|party| {
        let country = party.split('/').next().unwrap_or_default();
        country.eq_ignore_ascii_case(&named)
    });
    let of_country: Vec<_> = of_country.collect();
    match of_country.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Failure::new(
            Exit::NotFound,
            what,
            say!("policy-no-partner", country = &named),
            say!("policy-no-partner-advice"),
        )),
        several => Err(Failure::new(
            Exit::InvalidInput,
            what,
            say!(
                "policy-several-partners",
                country = &named,
                parties = several.join(", ")
            ),
            say!("policy-name-one"),
        )),
    }
}

fn text(explained: &ExplainDecisionResponse) -> String {
    let sentence = phrase(explained.phrase.as_ref(), &explained.sentence);
    let mut text = format!("{sentence}.\n");
    for agreement in &explained.agreements {
        text.push_str(&format!(
            " {}\n",
            say!("policy-explain-agreement", id = words::agreement(agreement))
        ));
    }
    text.push('\n');
    for line in &explained.lines {
        let mark = match line.tick.as_str() {
            "yes" => '✓',
            "no" => '✗',
            _ => '!',
        };
        let depth = usize::try_from(line.depth).unwrap_or_default();
        let indent = "  ".repeat(depth.min(16));
        let says = phrase(line.phrase.as_ref(), &line.text);
        text.push_str(&format!(" {indent}{mark} {says}\n"));
    }
    if !explained.would_allow.is_empty() {
        text.push_str(&format!("\n{}\n", say!("policy-explain-would-allow")));
    }
    for way in phrases(&explained.would_allow_phrases, &explained.would_allow) {
        text.push_str(&format!("  - {way}\n"));
    }
    text
}
