//! `ntc consent grant`, `refuse` and `withdraw`: the author of an alert decides whether it is passed on.

use clap::Args;
use ntc_core::model::codes::REFUSAL_CODES;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{GrantConsentRequest, RefuseConsentRequest, WithdrawConsentRequest};

use super::{decided, document};
use crate::client::{Connection, ask};
use crate::commands::{input, named};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

/// What was not done.
fn what() -> String {
    say!("consent-not-decided")
}

const GRANT: &str = "\
'ntc inbox' has the requests, and 'ntc alert show REQUEST' says to whom and what for. The consent is a signed record in \
your ledger. With --until nothing goes from that time on. Needs role liaison.

Examples:
  ntc consent grant 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc consent grant 0193b5a0-7c1e --until 2026-12-31 --conditions \"Not for use in court\"";

const REFUSE: &str = "\
Who asked sees the reason, and may ask again. What it passed on before stays with whom it went to. Needs role liaison.

Examples:
  ntc consent refuse 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --refusal running_investigation
  ntc codes refusal_code                            the reasons, and what they mean";

const WITHDRAW: &str = "\
What has not gone yet goes no more, from the moment that the partner's node takes it. What has gone stays there: to take \
that back too, withdraw the alert with 'ntc alert retract'. Needs role liaison.

Examples:
  ntc consent withdraw 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091";

/// What `ntc consent grant` takes.
#[derive(Args, Debug)]
#[command(after_long_help = GRANT)]
pub(crate) struct Grant {
    #[command(flatten)]
    request: named::Request,

    /// Until when it may be passed on: 2026-12-31 or 2026-12-31T09:30+04:00
    #[arg(long, value_name = "TIME", value_parser = input::end)]
    until: Option<i64>,

    /// Conditions of its use
    #[arg(long, value_name = "TEXT")]
    conditions: Option<String>,
}

/// What `ntc consent refuse` takes.
#[derive(Args, Debug)]
#[command(after_long_help = REFUSE)]
pub(crate) struct Refuse {
    #[command(flatten)]
    request: named::Request,

    /// Why: a code of the list "refusal code"
    #[arg(long, value_name = "CODE", value_parser = refusal)]
    refusal: &'static str,

    /// More about it, for who asked
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

/// What `ntc consent withdraw` takes.
#[derive(Args, Debug)]
#[command(after_long_help = WITHDRAW)]
pub(crate) struct Withdraw {
    /// The consent's id, or its beginning; 'ntc consent list ALERT' names it
    #[arg(value_parser = input::record_id, value_name = "CONSENT")]
    id: input::RecordId,
}

fn refusal(text: &str) -> Result<&'static str, String> {
    input::code(&REFUSAL_CODES, &say!("consent-refusal-codes"), text)
}

/// Grants consent.
pub(super) async fn grant(
    arguments: Grant,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.request.whole(&node, &what()).await?;
    let request = GrantConsentRequest {
        id,
        origin,
        until_ms: arguments.until.unwrap_or_default(),
        conditions: arguments.conditions.unwrap_or_default(),
    };
    let told = node
        .onward()
        .grant_consent(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|_| decided(&told), || document(&told))?;
    Ok(Exit::Done)
}

/// Refuses consent.
pub(super) async fn refuse(
    arguments: Refuse,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.request.whole(&node, &what()).await?;
    let request = RefuseConsentRequest {
        id,
        origin,
        refusal: arguments.refusal.to_owned(),
        text: arguments.text.unwrap_or_default(),
    };
    let told = node
        .onward()
        .refuse_consent(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|_| decided(&told), || document(&told))?;
    Ok(Exit::Done)
}

/// Takes a consent back.
pub(super) async fn withdraw(
    arguments: Withdraw,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let id = arguments.id.whole(&node, &what()).await?;
    let told = node
        .onward()
        .withdraw_consent(ask(WithdrawConsentRequest { id }))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|_| decided(&told), || document(&told))?;
    Ok(Exit::Done)
}
