//! `ntc consent ask`: the author of an alert is asked whether it may be passed on.

use clap::Args;
use ntc_core::model::kind::Urgency;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::AskConsentRequest;
use serde_json::json;

use crate::client::{Connection, ask};
use crate::commands::request::within;
use crate::commands::{input, named};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("consent-not-asked")
}

const EXAMPLES: &str = "\
Consent is for one alert, one partner and one purpose. Without --purpose it is asked for the purpose that the alert was \
told for. Both the author's and the third partner's node have to know consents; if one does not, nothing is asked. The \
answer is in 'ntc consent list ID'. Needs role liaison.

Examples:
  ntc consent ask 0193b5a0-7c1e --to KZ/customs --text \"The consignee is theirs\"
  ntc consent ask 0193b5a0-7c1e --to KZ/customs --purpose counter_narcotics --urgency urgent";

/// What `ntc consent ask` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,

    /// The partner that it is to be passed on to
    #[arg(long, value_name = "PARTY")]
    to: Party,

    /// What for: a code of the list "purpose"
    #[arg(long, value_name = "CODE", value_parser = input::purpose)]
    purpose: Option<&'static str>,

    /// Why, for the author
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// How soon: routine, priority, urgent or immediate
    #[arg(long, value_name = "URGENCY", default_value = "routine", value_parser = input::urgency)]
    urgency: Urgency,
}

/// Asks for consent.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let to = arguments.to.to_string();
    let request = AskConsentRequest {
        id: id.clone(),
        origin,
        to: to.clone(),
        purpose: arguments.purpose.unwrap_or_default().to_owned(),
        text: arguments.text.unwrap_or_default(),
        urgency: arguments.urgency as i32,
    };
    let told = node
        .onward()
        .ask_consent(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(
        |_| {
            let (asked, id) = (words::clean(&told.asked), words::short_id(&id));
            let by = words::id(&told.id);
            let within = within(told.answer_within);
            format!(
                "{}\n {by}\n {}\n",
                say!("consent-asked", asked, id = &id, to = &to),
                say!("consent-answer-due", within, id = &id),
            )
        },
        || {
            json!({
                "about": words::id(&id),
                "id": words::id(&told.id),
                "asked": told.asked,
                "to": to,
                "answer_within_minutes": told.answer_within,
            })
        },
    )?;
    Ok(Exit::Done)
}
