//! `ntc agreement contact`: whom of your party to call.

use clap::Args;
use ntc_core::model::codes::CONTACT_ROLES;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ChangeContactsRequest, ChangeContactsResponse, KnownContact};
use ntc_proto::v1::Contact;
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Takes effect without a new signature: the other parties are told, and their 'ntc peer show', 'ntc agreement show' and 'ntc \
overdue' name whom you say, in the place of all of the same role. A party changes its own contacts only. A later version of \
the agreement names its contacts anew. Needs role administrator.

Examples:
  ntc agreement contact az-ge-narcotics --role liaison --name \"Liaison desk\" --phone +995322000000
  ntc agreement contact az-ge-narcotics --role duty_desk --name \"Duty desk\" \\
      --email duty@example.org --around-the-clock
  ntc agreement show az-ge-narcotics        whom each party names";

/// What `ntc agreement contact` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The agreement's id
    id: String,

    /// Their part: liaison, duty_desk or data_protection
    #[arg(long, value_name = "CODE", value_parser = role)]
    role: &'static str,

    /// Name of the person or desk
    #[arg(long, value_name = "TEXT")]
    name: String,

    /// Telephone
    #[arg(long, value_name = "TEXT", required_unless_present = "email")]
    phone: Option<String>,

    /// E-mail address
    #[arg(long, value_name = "TEXT")]
    email: Option<String>,

    /// Languages spoken, ISO 639-1: en,ru
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    languages: Vec<String>,

    /// Reachable at any hour
    #[arg(long)]
    around_the_clock: bool,

    /// Name of the deputy
    #[arg(long, value_name = "TEXT")]
    deputy: Option<String>,
}

fn role(text: &str) -> Result<&'static str, String> {
    input::code(&CONTACT_ROLES, "roles", text)
}

/// Tells the other parties whom to call.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ChangeContactsRequest {
        id: arguments.id,
        contacts: vec![Contact {
            role: arguments.role.to_owned(),
            name: arguments.name,
            phone: arguments.phone.unwrap_or_default(),
            email: arguments.email.unwrap_or_default(),
            languages: arguments.languages,
            around_the_clock: arguments.around_the_clock,
            deputy: arguments.deputy.unwrap_or_default(),
        }],
    };
    let node = connection.open().await?;
    let changed = node.agreements().change_contacts(ask(request)).await;
    let changed = changed
        .map_err(|status| {
            Failure::status(
                Call::Agreement,
                say!("agreement-contact-not-changed"),
                &status,
            )
        })?
        .into_inner();
    output.answer(|_| text(&changed), || document(&changed))?;
    Ok(Exit::Done)
}

fn text(changed: &ChangeContactsResponse) -> String {
    let names = |parties: &[String]| words::clean(&words::or_nothing(&parties.join(", ")));
    let mut text = format!(
        "{}\n",
        say!("agreement-contact-told", parties = names(&changed.told))
    );
    if !changed.not_told.is_empty() {
        let parties = names(&changed.not_told);
        text.push_str(&format!(
            " {}\n",
            say!("agreement-contact-not-told", parties)
        ));
    }
    text
}

fn document(changed: &ChangeContactsResponse) -> Value {
    json!({
        "id": words::id(&changed.id),
        "told": changed.told,
        "not_told": changed.not_told,
    })
}

/// Whom to call, for people; none where nobody is named.
pub(crate) fn table(contacts: &[KnownContact], output: &Output) -> Option<String> {
    if contacts.is_empty() {
        return None;
    }
    let mut table = Table::new(&[
        &say!("agreement-contact-party"),
        &say!("agreement-contact-role"),
        &say!("agreement-contact-whom"),
        &say!("agreement-contact-by"),
    ]);
    for known in contacts {
        let contact = known.contact.clone().unwrap_or_default();
        let ways = [contact.name, contact.phone, contact.email];
        let ways: Vec<_> = ways.into_iter().filter(|way| !way.is_empty()).collect();
        let said = match known.changed_ms {
            0 => known.agreement.clone(),
            at => say!("agreement-contact-itself", at = words::time(at)),
        };
        let role = if lang::is_english() {
            contact.role
        } else {
            lang::label(&CONTACT_ROLES, &contact.role)
        };
        table.row([known.party.clone(), role, ways.join(", "), said]);
    }
    Some(table.draw(output.width(), &[0, 1], &[]))
}

/// The same for programs.
pub(crate) fn json(contacts: &[KnownContact]) -> Value {
    let told = contacts.iter().map(|known| {
        let contact = known.contact.clone().unwrap_or_default();
        json!({
            "party": known.party,
            "agreement": known.agreement,
            "role": contact.role,
            "name": contact.name,
            "phone": words::text_json(&contact.phone),
            "email": words::text_json(&contact.email),
            "languages": contact.languages,
            "around_the_clock": contact.around_the_clock,
            "deputy": words::text_json(&contact.deputy),
            "changed": words::time_json(known.changed_ms),
        })
    });
    told.collect()
}
