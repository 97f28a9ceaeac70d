//! `ntc doctor`: what is wrong with a partner, or with the own node, and what to do.

use clap::Args;
use ntc_core::checkup::{Check, Told};
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ExamineRequest, Examined};
use ntc_terminal::check_line;
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

const EXAMPLES: &str = "\
With a partner: is it enrolled and not suspended; is its name known, does a machine take the connection, does it speak \
TLS, is it the partner, does it answer; do the clocks agree; is an agreement in force, do the feeds move, do records \
count. Without one: is the own node reached, and is it well. Each line says what was seen; where something does not work, \
why and what to do. Ends with 1 when something does not work.

A node that does not start is looked at on its machine: ntc-node doctor.

Examples:
  ntc doctor
  ntc doctor GE/revenue-service
  ntc doctor GE/revenue-service --json | jq '.checks[] | select(.verdict == \"ails\")'";

/// What `ntc doctor` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The partner; without one the own node
    party: Option<Party>,
}

/// Looks, and tells.
pub(crate) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let name = arguments.party.map(|party| party.to_string());
    let checks = match examine(name.as_deref(), connection).await {
        Ok(mut checks) => {
            checks.insert(0, Told::from(&Check::well("own node", Phrase::Reached {})));
            checks
        }
        // Without the own node nobody can look any further.
        Err(failure) => match failure.cause() {
            Some(cause) => vec![Told::from(&Check::ails("own node", cause, failure.why()))],
            None => return Err(failure),
        },
    };
    let ails = checks.iter().any(Told::ails);
    output.answer(
        |_| {
            let mut text: String = checks.iter().map(check_line).collect();
            let sum = if ails {
                say!("doctor-ails")
            } else if checks.iter().any(Told::warns) {
                say!("doctor-looks")
            } else {
                say!("doctor-works")
            };
            text.push_str(&format!("\n {sum}\n"));
            text
        },
        || {
            let told: Vec<_> = checks.iter().map(document).collect();
            json!({ "party": name, "works": !ails, "checks": told })
        },
    )?;
    Ok(if ails { Exit::Other } else { Exit::Done })
}

async fn examine(name: Option<&str>, connection: &Connection) -> Result<Vec<Told>, Failure> {
    let node = connection.open().await?;
    let request = ExamineRequest {
        party: name.unwrap_or_default().to_owned(),
    };
    let examined = node.doctor().examine(ask(request)).await;
    let examined = examined
        .map_err(|status| Failure::status(Call::Partner, say!("doctor-not-looked"), &status))?;
    Ok(examined.into_inner().checks.iter().map(told).collect())
}

/// A check for programs.
fn document(told: &Told) -> Value {
    let mut value = told.json();
    if let Some(object) = value.as_object_mut() {
        let phrase = told.phrase.as_ref();
        let phrase = phrase.map_or(Value::Null, lang::said_json);
        object.insert("phrase".to_owned(), phrase);
    }
    value
}

fn told(check: &Examined) -> Told {
    Told {
        name: words::clean(&check.name),
        verdict: check.verdict.clone(),
        seen: words::clean(&check.seen),
        phrase: check.phrase.as_ref().and_then(Said::read),
        cause: check.cause.clone(),
        means: words::clean(&check.means),
        fix: words::clean(&check.fix),
    }
}
