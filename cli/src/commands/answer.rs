//! `ntc answer`: a request of a partner is answered.

use std::path::PathBuf;

use clap::Args;
use ntc_core::intake;
use ntc_core::model::codes::{ANSWER_STATUSES, REFUSAL_CODES};
use ntc_core::reason::Call;
use ntc_proto::node::v1::AnswerRequest;
use serde_json::json;

use super::alert::draft;
use super::{input, named};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("answer-nothing")
}

const EXAMPLES: &str = "\
The answer goes to who asked, by the terms that let the request come. What is provided stands in a file with sections, as \
a draft has them: [goods], [transport], [companies], [persons], [narrative], [media]. After 'partly' and 'deferred' the \
answer stays owed; 'need_more' asks the other side first. One with persons says how long it may be kept, how sure it is \
and what lets it be told:

  expires = 2027-06-30
  [handling]
  evaluation = { scheme = \"4x4\", source = \"B\", information = \"2\" }
  [persons]
  legal_basis = \"Article 5 of the agreement\"
  [[persons.items]]
  role = \"consignee\"
  names = [{ written = \"Anna Maria Eriksson\" }]

With --reveal who asks is shown sections of every record of yours that the request is about and that has them: as they \
were signed, so that it can prove that nothing was changed. That goes where the agreement redacts a section, which may be \
asked for, and not where it never discloses it; where it may not go of one record, nothing is written. Pictures are given \
with the answer. Needs role liaison.

Examples:
  ntc answer 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --status provided found.toml
  ntc answer 0193b5a0-7c1e --status provided --reveal persons,companies
  ntc answer 0193b5a0-7c1e --status refused --refusal running_investigation
  ntc answer 0193b5a0-7c1e --status deferred --until 2026-12-08 --text \"the laboratory works on it\"
  ntc codes answer_status                       and 'ntc codes refusal_code'";

/// What `ntc answer` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    request: named::Request,

    /// What is provided, TOML or JSON; - reads standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Sections of your records that the request is about, to be shown as they were signed: persons,companies
    #[arg(long, value_name = "SECTIONS", value_delimiter = ',')]
    reveal: Vec<String>,

    /// A code of the list "answer status"
    #[arg(long, value_name = "CODE", value_parser = status)]
    status: &'static str,

    /// The answer, as written
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// Why it is refused or deferred: a code of the list "refusal code"
    #[arg(long, value_name = "CODE", value_parser = refusal)]
    refusal: Option<&'static str>,

    /// Until when it is deferred: 2026-12-08 or 2026-12-08T09:30+04:00
    #[arg(long, value_name = "TIME")]
    until: Option<String>,

    /// The authority that it is referred to
    #[arg(long, value_name = "TEXT")]
    referred_to: Option<String>,

    /// Conditions of its use
    #[arg(long, value_name = "TEXT")]
    conditions: Option<String>,
}

fn status(text: &str) -> Result<&'static str, String> {
    input::code(&ANSWER_STATUSES, &say!("answer-statuses"), text)
}

fn refusal(text: &str) -> Result<&'static str, String> {
    input::code(&REFUSAL_CODES, &say!("answer-refusals"), text)
}

/// Answers a request.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let file = match &arguments.file {
        Some(path) => draft::text_of(path, &what())?,
        None => String::new(),
    };
    let fields = [
        ("event.status", Some(arguments.status.to_owned())),
        ("event.text", arguments.text),
        ("event.refusal", arguments.refusal.map(str::to_owned)),
        ("event.deferred_until", arguments.until),
        ("event.referred_to", arguments.referred_to),
        ("event.conditions", arguments.conditions),
    ];
    let given = fields.into_iter();
    let given = given.filter_map(|(path, text)| Some((path, text?)));
    let (event, provided) = intake::answer(given, &file)
        .map_err(|error| draft::no_draft(&what(), &error, error.to_string()))?;
    let node = connection.open().await?;
    let (id, origin) = arguments.request.whole(&node, &what()).await?;
    let request = AnswerRequest {
        id: id.clone(),
        origin,
        event: Some(event),
        goods: provided.goods,
        transport: provided.transport,
        companies: provided.companies,
        persons: provided.persons,
        narrative: provided.narrative,
        media: provided.media,
        evaluation: provided.handling.and_then(|handling| handling.evaluation),
        expires: provided.expires,
        reveal: arguments.reveal,
    };
    let told = node
        .requests()
        .answer(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(
        |_| {
            let (id, by) = (words::short_id(&id), words::id(&told.id));
            let before = match told.answered_before.as_str() {
                "" => String::new(),
                status => {
                    let status = lang::label(&ANSWER_STATUSES, status);
                    // The rules of case of other languages are not those of English.
                    let status = if lang::is_english() {
                        status.to_lowercase()
                    } else {
                        status
                    };
                    format!(" {}\n", say!("answer-before", status))
                }
            };
            let told = say!("answer-told", told = words::clean(&told.told), id);
            format!("{told}\n {by}\n{before}")
        },
        || {
            json!({
                "about": words::id(&id),
                "id": words::id(&told.id),
                "told": told.told,
                "answered_before": words::text_json(&told.answered_before),
            })
        },
    )?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_the_help_shows_is_read() {
        let lines = EXAMPLES
            .lines()
            .skip_while(|line| !line.contains("expires"));
        let lines = lines.take_while(|line| line.starts_with("  "));
        let file: Vec<_> = lines.map(str::trim).collect();
        let status = [("event.status", "provided".to_owned())];
        let (_, provided) = intake::answer(status, &file.join("\n")).unwrap();
        assert_eq!(provided.persons.unwrap().items.len(), 1);
    }
}
