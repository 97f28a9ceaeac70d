//! Writes and checks documents.

use clap::Args;
use ntc_core::party::Party;
use ntc_core::policy::Agreement;
use ntc_core::policy::agreement::{Template, TemplateParty};
use ntc_core::policy::review::PLACEHOLDER_BASIS;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use ntc_core::reason::Call;

const EXAMPLES: &str = "\
The document is complete and valid as it stands, with a remark at every term: take away what you do not agree on, \
check it with 'ntc agreement propose FILE --check', let your lawyers read it, and propose it. It needs no node.

Examples:
  ntc agreement new --id ge-az-narcotics --title \"Narcotics and precursors\" \\
    --party GE/revenue-service --party AZ/state-customs-committee \\
    --legal-basis \"Agreement of 14 March 2025, article 5\" \\
    --from 2026-01-01 --until 2027-12-31 > ge-az-narcotics.toml
  ntc agreement new --id black-sea --title \"Black Sea group\" --party GE/revenue-service \\
    --party UA/state-customs-service --party TR/ministry-of-trade \\
    --from 2026-01-01 --until 2026-12-31";

/// What `ntc agreement new` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Id of the agreement: lower-case letters, digits and hyphens; it never changes
    #[arg(long)]
    id: String,

    /// Title
    #[arg(long)]
    title: String,

    /// A party; two make the agreement bilateral, more make it a group's
    #[arg(long, required = true, value_name = "PARTY")]
    party: Vec<Party>,

    /// First day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: String,

    /// Last day, or open for no end
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = last_day)]
    until: String,

    /// The treaty or memorandum that it rests on; what is not named is a placeholder that nobody can propose
    #[arg(
        long,
        value_name = "TEXT",
        default_value = PLACEHOLDER_BASIS
    )]
    legal_basis: String,
}

/// Writes the document to standard output.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Failure> {
    let parties = arguments.party.iter().map(|party| TemplateParty {
        party: party.clone(),
        name: party.to_string(),
    });
    let document = Template {
        id: arguments.id.clone(),
        title: arguments.title.clone(),
        legal_basis: arguments.legal_basis.clone(),
        parties: parties.collect(),
        from: arguments.from.clone(),
        until: arguments.until.clone(),
    }
    .document();
    check(document.as_bytes(), "the document was not written")?;
    output.raw(document.as_bytes())?;
    Ok(Exit::Done)
}

/// Reads what was made by every rule that it can be judged by alone.
fn check(document: &[u8], what: &str) -> Result<Agreement, Failure> {
    Agreement::read(document).map_err(|error| {
        let why = match error.field.as_str() {
            "" => error.to_string(),
            _ => error.message.clone(),
        };
        Failure::rule(Call::Document, what, error.reason(), &error.field, why)
    })
}

/// The last day as the document has it.
fn last_day(text: &str) -> Result<String, String> {
    if text == "open" {
        return Ok("\"open\"".to_owned());
    }
    day(text)
}

fn day(text: &str) -> Result<String, String> {
    text.parse::<jiff::civil::Date>()
        .map(|date| date.to_string())
        .map_err(|_| "a day is written 2026-01-31".to_owned())
}
