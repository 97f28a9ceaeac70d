//! `ntc doctor`: what is wrong with a partner, or with the own node, and what to do.

use clap::Args;
use console::{Alignment, measure_text_width, pad_str};
use ntc_core::checkup::{Cause, Check, Told, Verdict};
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ExamineRequest, Examined};
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
            let mut text: String = checks.iter().map(line).collect();
            let sum = if ails {
                say!("doctor-ails")
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

/// A check for people. What was seen is as the node says it where this version does not know its code.
fn line(told: &Told) -> String {
    if lang::is_english() {
        return told.text();
    }
    let mark = match told.verdict.parse() {
        Ok(Verdict::Well) => say!("doctor-mark-well"),
        Ok(Verdict::Warns) => say!("doctor-mark-warns"),
        Ok(Verdict::Ails) => say!("doctor-mark-ails"),
        Ok(Verdict::Skipped) | Err(_) => words::NOTHING.to_owned(),
    };
    let seen = if told.seen.is_empty() {
        say!("doctor-skipped")
    } else {
        lang::spoken_or(told.phrase.as_ref(), &told.seen)
    };
    let mut text = format!(" {} {} {seen}\n", padded(&mark, 6), padded(&name(told), 20));
    if told.cause.is_empty() {
        return text;
    }
    let cause = told.cause.parse::<Cause>().ok();
    let means = cause.map_or_else(|| told.means.clone(), lang::means);
    let fix = cause.map_or_else(|| told.fix.clone(), lang::fix);
    let (why, advice) = (say!("doctor-why"), say!("doctor-advice"));
    let column = measure_text_width(&why).max(measure_text_width(&advice));
    let (why, advice) = (padded(&why, column), padded(&advice, column));
    text.push_str(&format!(
        "        {why} {means} [{}]\n        {advice} {fix}\n",
        told.cause
    ));
    text
}

fn padded(text: &str, width: usize) -> String {
    pad_str(text, width, Alignment::Left, None).into_owned()
}

/// What was looked at.
fn name(told: &Told) -> String {
    match told.name.as_str() {
        "own node" => say!("doctor-name-own-node"),
        "enrolment" => say!("doctor-name-enrolment"),
        "suspension" => say!("doctor-name-suspension"),
        "name" => say!("doctor-name-name"),
        "identity" => say!("doctor-name-identity"),
        "partners" => say!("doctor-name-partners"),
        "answer" => say!("doctor-name-answer"),
        "clock" => say!("doctor-name-clock"),
        "agreements" => say!("doctor-name-agreements"),
        "feed" => say!("doctor-name-feed"),
        "judgement" => say!("doctor-name-judgement"),
        "state" => say!("doctor-name-state"),
        "warning" => say!("doctor-name-warning"),
        "own rules" => say!("doctor-name-own-rules"),
        other => other.to_owned(),
    }
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
