//! Pages of alerts: which are asked for, how they are read one after the other, and what stands below each.

use clap::Args;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ListRequest, ListResponse};
use serde_json::{Value, json};

use super::summary::{MAX_PAGE, page_key};
use crate::client::{Connection, ask};
use crate::commands::input;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// Which pages.
#[derive(Args, Debug)]
pub(crate) struct Pages {
    /// How many on a page
    #[arg(long, value_name = "COUNT", default_value_t = 50,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_PAGE)))]
    limit: u32,

    /// Go on after the page that ended with this key
    #[arg(long, value_name = "KEY", value_parser = page_key)]
    page: Option<input::Bytes>,

    /// List all pages
    #[arg(long, conflicts_with_all = ["limit", "page"])]
    all: bool,
}

impl Pages {
    /// Reads them. `show` takes each, and whether no alert came before it; `undone` says what a refusal left undone.
    pub(crate) async fn read(
        &self,
        connection: &Connection,
        mut request: ListRequest,
        undone: &str,
        output: &Output,
        show: impl Fn(&ListResponse, bool) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let node = connection.open().await?;
        let mut records = node.records();
        request.page_size = if self.all { MAX_PAGE } else { self.limit };
        request.page = self.page.clone().map(|key| key.0).unwrap_or_default();
        let (mut is_first, mut behind, mut looked_at) = (true, 0, 0);
        loop {
            let page = records.list(ask(request.clone())).await;
            let mut page = page
                .map_err(|status| Failure::status(Call::Records, undone, &status))?
                .into_inner();
            // What a page lacks, all that is listed lacks.
            behind = page.index_behind.max(behind);
            page.index_behind = behind;
            // A node that repeats a key would never come to an end.
            let is_last = page.next_page.is_empty() || page.next_page == request.page;
            // A page without alerts that is not the last says only where to go on.
            let is_shown = !page.records.is_empty() || is_last;
            if is_shown {
                show(&page, is_first)?;
                is_first = false;
            }
            if is_last || (is_shown && !self.all) {
                return Ok(());
            }
            if !is_shown {
                looked_at += page.looked_at;
                let looked = if looked_at == 0 {
                    say!("alert-pages-looking")
                } else {
                    say!("alert-pages-looked", count = Grouped(looked_at))
                };
                output.note(&looked);
            }
            request.page = page.next_page;
        }
    }

    /// What stands below the alerts of a page: how to go on, and what it lacks.
    pub(crate) fn below(&self, page: &ListResponse) -> String {
        if page.next_page.is_empty() {
            return surest_of(page) + &lacks(page);
        }
        if self.all {
            return String::new();
        }
        let key = hex::encode(&page.next_page);
        let more = say!("alert-pages-more", key);
        format!("\n {more}\n") + &surest_of(page) + &lacks(page)
    }
}

/// How far the surest answers come first, where they do not throughout.
fn surest_of(page: &ListResponse) -> String {
    if page.surest_of == 0 {
        return String::new();
    }
    let surest = say!("alert-pages-surest", count = page.surest_of);
    format!("\n {surest}\n")
}

/// Records that the node holds and does not list yet, or cannot read.
pub(crate) fn lacks(page: &ListResponse) -> String {
    behind(page.index_behind) + &out_of_reach(page)
}

/// Records that the node holds and does not list yet.
pub(super) fn behind(entries: u64) -> String {
    if entries == 0 {
        return String::new();
    }
    let behind = say!("alert-pages-behind", count = Grouped(entries));
    format!("\n {behind}\n")
}

/// Records that the node holds and cannot read.
fn out_of_reach(page: &ListResponse) -> String {
    let aside = page.out_of_reach.iter().map(|aside| {
        let party = words::clean(&aside.party);
        let told = match aside.records {
            Some(records) => say!("alert-out-of-reach", count = records, party),
            None => say!("alert-out-of-reach-all", party),
        };
        format!("\n {told}\n")
    });
    aside.collect()
}

/// The same for programs.
pub(crate) fn out_of_reach_json(page: &ListResponse) -> Value {
    let aside = page.out_of_reach.iter();
    aside
        .map(|aside| json!({"party": aside.party, "records": aside.records}))
        .collect()
}
