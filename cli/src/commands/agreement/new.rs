//! Writes documents to start from: told by the words of the command, or question by question.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use ntc_core::party::Party;
use ntc_core::policy::agreement::{Template, TemplateParty};
use ntc_core::policy::review::{PLACEHOLDER_BASIS, in_plain_words};
use ntc_core::reason::{Call, Reason};
use ntc_core::record::InvalidRecord;
use serde_json::Value;

use super::check;
use crate::client::Connection;
use crate::commands::guided::{Guided, Wish, known_by_node};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::form::agreement::{AGREEMENT, answered, first_day, last_day, read};
use crate::form::terminal::Terminal;
use crate::lang::{self, say};
use crate::output::Output;

const EXAMPLES: &str = "\
The document is complete and valid as it stands, with a remark at every term: take away what you do not agree on, \
check it with 'ntc agreement propose FILE --check', let your lawyers read it, and propose it.

Without options it asks: with whom of your partners, what about, and from when to when. Each answer is judged at once and kept; \
Esc or Ctrl-C leaves the form and --draft goes on with it. At the end it writes ID.toml into this folder. With options it \
needs no node, and writes to standard output.

Examples:
  ntc agreement new
  ntc agreement new --id ge-az-narcotics --title \"Narcotics and precursors\" \\
    --party GE/revenue-service --party AZ/state-customs-committee \\
    --legal-basis \"Agreement of 14 March 2025, article 5\" \\
    --from 2026-01-01 --until 2027-12-31 > ge-az-narcotics.toml
  ntc agreement new --id black-sea --title \"Black Sea group\" --party GE/revenue-service \\
    --party UA/state-customs-service --party TR/ministry-of-trade \\
    --from 2026-01-01 --until 2026-12-31";

fn what() -> String {
    say!("agreement-not-written")
}

/// What `ntc agreement new` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Id of the agreement: lower-case letters, digits and hyphens; it never changes. Without it you are asked
    #[arg(long, requires_all = ["title", "party", "from", "until"])]
    id: Option<String>,

    /// Title
    #[arg(long, requires = "id")]
    title: Option<String>,

    /// A party; two make the agreement bilateral, more make it a group's
    #[arg(long, requires = "id", value_name = "PARTY")]
    party: Vec<Party>,

    /// First day
    #[arg(long, requires = "id", value_name = "YYYY-MM-DD", value_parser = first_day)]
    from: Option<String>,

    /// Last day, or open for no end
    #[arg(long, requires = "id", value_name = "YYYY-MM-DD", value_parser = last_day)]
    until: Option<String>,

    /// The treaty or memorandum that it rests on; what is not named is a placeholder that nobody can propose
    #[arg(long, requires = "id", value_name = "TEXT")]
    legal_basis: Option<String>,

    /// Go on with answers that were kept
    #[arg(long, value_name = "FILE", conflicts_with = "id")]
    draft: Option<PathBuf>,
}

/// Writes the document to standard output, or to a file of its own when it was asked for.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let Some(template) = arguments.told() else {
        return guided(arguments, connection, output).await;
    };
    let document = template.document();
    read(document.as_bytes()).map_err(refused)?;
    output.raw(document.as_bytes())?;
    Ok(Exit::Done)
}

impl Arguments {
    /// What the words of the command tell; none when they tell nothing.
    fn told(&self) -> Option<Template> {
        let parties = self.party.iter().map(|party| TemplateParty {
            party: party.clone(),
            name: party.to_string(),
        });
        let basis = self.legal_basis.as_deref().unwrap_or(PLACEHOLDER_BASIS);
        Some(Template {
            id: self.id.clone()?,
            title: self.title.clone()?,
            legal_basis: basis.to_owned(),
            parties: parties.collect(),
            from: self.from.clone()?,
            until: self.until.clone()?,
        })
    }
}

/// Asks, shows, and writes.
async fn guided(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    Terminal::refuse_others(output, Call::Document, &what())?;
    let known = known_by_node(connection).await?;
    if known.partners.is_empty() {
        return Err(Failure::new(
            Exit::Other,
            what(),
            say!("agreement-no-partner"),
            say!("agreement-no-partner-advice"),
        ));
    }
    let command = ("ntc agreement new", "the document was not written");
    let draft = arguments.draft.as_ref();
    let mut guided = Guided::begin(&AGREEMENT, draft, &known, command, output)?;
    guided.fill()?;
    loop {
        let own = known.party.as_deref().unwrap_or_default();
        let made = answered(guided.paper(), own).map_err(refused);
        let made = made.and_then(|template| Ok((said(&template)?, template)));
        let (said, template) = match made {
            Ok(made) => made,
            Err(failure) if guided.mend(&failure)? => continue,
            Err(_) => return Ok(Exit::Done),
        };
        output.answer(|_| said, || Value::Null)?;
        let file = format!("{}.toml", template.id);
        match guided.wish(Some(&say!("agreement-write-to", file = &file)))? {
            Wish::Change => guided.change("")?,
            Wish::Later => {
                guided.later()?;
                return Ok(Exit::Done);
            }
            Wish::Go => match write(&file, &template.document()) {
                Ok(()) => {
                    guided.done()?;
                    output.answer(|_| next(&file), || Value::Null)?;
                    return Ok(Exit::Done);
                }
                Err(failure) if !failure.is_of_a_field() => return Err(guided.kept(failure)),
                Err(failure) if guided.mend(&failure)? => {}
                Err(_) => return Ok(Exit::Done),
            },
        }
    }
}

/// What the document says, in the sentences in which a proposal is checked.
fn said(template: &Template) -> Result<String, Failure> {
    let document = template.document();
    let agreement = read(document.as_bytes()).map_err(refused)?;
    let (sentences, _) = in_plain_words(&agreement, document.as_bytes());
    let says = sentences.into_iter();
    let says: Vec<_> = says.map(|it| lang::spoken(&it.said())).collect();
    Ok(check::said(&says))
}

/// What comes after the document.
fn next(file: &str) -> String {
    format!(
        "{}\n  ntc agreement propose {file} --check\n",
        say!("agreement-written", file)
    )
}

/// Writes a file that is not there yet.
fn write(file: &str, document: &str) -> Result<(), Failure> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    let written = opened.and_then(|mut opened| {
        opened.write_all(document.as_bytes())?;
        opened.sync_all()
    });
    written.map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let why = say!("agreement-file-there", file);
            return Failure::said(Call::Document, what(), Reason::FieldInvalid, "id", why);
        }
        Failure::io(what(), file, &error)
    })
}

fn refused(fault: InvalidRecord) -> Failure {
    let InvalidRecord {
        field,
        reason,
        message,
    } = fault;
    Failure::rule(Call::Document, what(), reason, &field, message)
}
