//! Hits that wait, as the inbox lists them.

use ntc_core::hit::State;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ListHitsRequest, ListHitsResponse};
use serde_json::{Value, json};

use super::{line, list};
use crate::client::{Connection, ask};
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

/// Hits that the inbox lists; `ntc hit list` lists more.
const LISTED: u32 = 10;

/// The hits that wait for an officer, the urgent and new ones first.
pub(in crate::commands) async fn waiting(
    connection: &Connection,
) -> Result<ListHitsResponse, Failure> {
    page(Vec::new(), connection).await
}

/// The hits that were confirmed on own lists and of which it is owed what came of them.
pub(in crate::commands) async fn owed(
    connection: &Connection,
) -> Result<ListHitsResponse, Failure> {
    page(vec![State::OUTCOME_OWED.to_owned()], connection).await
}

async fn page(states: Vec<String>, connection: &Connection) -> Result<ListHitsResponse, Failure> {
    let node = connection.open().await?;
    let request = ListHitsRequest {
        page_size: LISTED,
        states,
        ..ListHitsRequest::default()
    };
    let listed = node.hits().list_hits(ask(request)).await;
    listed
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Records, say!("hit-not-listed"), &status))
}

/// The hits that wait, and how many more do; empty where none does.
pub(in crate::commands) fn text(page: &ListHitsResponse, output: &Output) -> String {
    if page.hits.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "\n{}\n{}",
        say!("hit-waiting-title"),
        list::table(&page.hits, output)
    );
    text.push_str(&format!(" {}\n", say!("hit-waiting-judge")));
    let more = more(page);
    if more > 0 {
        text.push_str(&format!(
            " {}\n",
            say!("hit-waiting-more", count = Grouped(more))
        ));
    }
    text
}

/// The hits of which an outcome is owed, and that there are more; empty where there is none.
pub(in crate::commands) fn owed_text(page: &ListHitsResponse, output: &Output) -> String {
    if page.hits.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "\n{}\n{} {}\n",
        say!("hit-owed-title"),
        list::table(&page.hits, output),
        say!("hit-owed-tell")
    );
    if !page.next_page_key.is_empty() {
        text.push_str(&format!(" {}\n", say!("hit-owed-more")));
    }
    text
}

/// The same for programs.
pub(in crate::commands) fn owed_document(page: &ListHitsResponse) -> Value {
    page.hits.iter().map(line::document).collect()
}

/// How many wait that are not listed.
fn more(page: &ListHitsResponse) -> u64 {
    page.open.saturating_sub(page.hits.len() as u64)
}

/// The hits that wait, for programs.
pub(in crate::commands) fn document(page: &ListHitsResponse) -> Value {
    json!({
        "listed": page.hits.iter().map(line::document).collect::<Vec<_>>(),
        "waiting": page.open,
    })
}
