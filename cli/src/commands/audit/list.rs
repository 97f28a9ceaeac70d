//! `ntc audit list`: what officers did, the newest first.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{AuditFilter, ListAuditRequest, ListAuditResponse};
use serde_json::json;

use super::line_json;
use super::page::Page;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Every call of an officer has an entry, refused ones included; what changes something has two: BEGUN, before it is done, and \
how it ended. An entry says who called what about which record, partner or agreement; never what was in it. Of what two \
officers did it names both, and the request. Needs role administrator or auditor.

Examples:
  ntc audit list
  ntc audit list --officer anna.petrosyan --from 7d
  ntc audit list --outcome refused
  ntc audit list --hidden-by any
  ntc audit list --rule call-first
  ntc audit list --subject 0193b5a0-7c1e
  ntc audit list --subject A7
  ntc audit list --json | jq -r '.entries[] | [.at, .officer, .method, .outcome] | @tsv'";

/// What `ntc audit list` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What this officer did, or approved as the second one
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true
    )]
    officer: String,

    /// What was about this record, partner, agreement or request for a second officer; its beginning is enough
    #[arg(long, value_name = "ID", default_value = "", hide_default_value = true)]
    subject: String,

    /// What ended so: ok, begun, refused, or the code of a reason
    #[arg(
        long,
        value_name = "OUTCOME",
        default_value = "",
        hide_default_value = true
    )]
    outcome: String,

    /// What was called so
    #[arg(
        long,
        value_name = "CALL",
        default_value = "",
        hide_default_value = true
    )]
    method: String,

    /// Calls of which this own rule hid something of a record; any for whichever rule
    #[arg(
        long,
        value_name = "RULE",
        default_value = "",
        hide_default_value = true
    )]
    hidden_by: String,

    /// What this own rule did not let an officer do; any for whichever rule
    #[arg(
        long,
        value_name = "RULE",
        default_value = "",
        hide_default_value = true
    )]
    rule: String,

    #[command(flatten)]
    page: Page,
}

/// Lists entries.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ListAuditRequest {
        filter: Some(AuditFilter {
            officer: arguments.officer,
            subject: arguments.subject,
            outcome: arguments.outcome,
            method: arguments.method,
            hidden_by: arguments.hidden_by,
            refused_by: arguments.rule,
            from_ms: arguments.page.since_ms(),
            until_ms: arguments.page.before_ms(),
        }),
        page_size: arguments.page.size(),
        page: arguments.page.after(),
    };
    let node = connection.open().await?;
    let listed = node.audit().list_audit(ask(request)).await;
    let page = listed
        .map_err(|status| Failure::status(Call::Ledger, say!("audit-not-listed"), &status))?
        .into_inner();
    output.answer(
        |output| text(&page, output),
        || {
            json!({
                "entries": page.entries.iter().map(line_json).collect::<Vec<_>>(),
                "next_page": (page.next_page > 0).then_some(page.next_page),
            })
        },
    )?;
    Ok(Exit::Done)
}

fn text(page: &ListAuditResponse, output: &Output) -> String {
    let mut text = if page.entries.is_empty() {
        format!("{}\n", say!("audit-none"))
    } else {
        table(page, output)
    };
    if page.next_page > 0 {
        text.push_str(&format!(
            " {}\n",
            say!("audit-older", number = page.next_page)
        ));
    }
    text
}

fn table(page: &ListAuditResponse, output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("audit-column-no"),
        &say!("audit-column-time"),
        &say!("audit-column-officer"),
        &say!("audit-column-call"),
        &say!("audit-column-about"),
        &say!("audit-column-outcome"),
    ]);
    for line in &page.entries {
        let outcome = match line.begun {
            Some(begun) => say!(
                "audit-outcome-of",
                outcome = words::clean(&line.outcome),
                begun
            ),
            None => words::clean(&line.outcome),
        };
        let mut asked = line.asked.iter();
        let outcome = match asked.find(|asked| !asked.refused_by.is_empty()) {
            Some(asked) if asked.refused_by != line.outcome => {
                format!("{outcome} ({})", words::clean(&asked.refused_by))
            }
            _ => outcome,
        };
        let hidden = line.shown.iter().flat_map(|shown| &shown.hidden);
        let outcome = match hidden.map(|by| by.times).sum::<u64>() {
            0 => outcome,
            count => say!("audit-outcome-hidden", outcome, count),
        };
        let mut officer = words::or_nothing(&words::clean(&line.officer));
        if !line.approver.is_empty() {
            let second = words::clean(&line.approver);
            officer = say!("audit-both", officer, second);
        }
        table.row([
            line.number.to_string(),
            words::time(line.at_ms),
            officer,
            words::clean(&line.method),
            words::or_nothing(&words::clean(&line.subject)),
            outcome,
        ]);
    }
    table.draw(output.width(), &[2, 3, 4, 5], &[0])
}
