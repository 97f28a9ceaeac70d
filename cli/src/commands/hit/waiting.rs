//! Hits that wait, as the inbox lists them.

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
    let node = connection.open().await?;
    let request = ListHitsRequest {
        page_size: LISTED,
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
