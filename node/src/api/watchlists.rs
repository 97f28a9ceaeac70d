//! `ntc.node.v1.WatchlistService`: what officers look for.

use std::pin::Pin;
use std::sync::Arc;

use futures::Stream;
use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, ListName, Numbers, WatchList, wire};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::watchlist_service_server::WatchlistService;
use prost::Message as _;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status, Streaming};

use super::blocking::blocking;
use super::call::{Call, Desk, READERS};
use super::importing::{self, Answering};
use super::present::millis;
use super::pushing;
use crate::push::Push;
use crate::status::Refused;
use crate::watchlists::{Held, Put, PutTerms, WatchlistError, Watchlists};

/// Who may change what is looked for.
const WRITERS: &[Role] = &[Role::Liaison, Role::Administrator];
/// Most entries of one page.
const MAX_PAGE: usize = 500;
/// Bytes of entries after which a page takes no more.
const PAGE_BYTES: usize = 256 * 1024;
/// Pages of an export on their way at most.
const MAX_PAGES: usize = 2;

/// The service.
pub(crate) struct WatchlistDesk {
    pub(crate) desk: Desk,
    pub(crate) lists: Arc<Watchlists>,
    pub(crate) push: Arc<Push>,
    pub(crate) answering: Answering,
    pub(crate) stop: CancellationToken,
}

type Answers<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

#[tonic::async_trait]
impl WatchlistService for WatchlistDesk {
    type ImportWatchlistStream = Answers<pb::ImportWatchlistResponse>;
    type PushWatchlistStream = Answers<pb::PushWatchlistResponse>;
    type ExportWatchlistStream = Answers<pb::ExportWatchlistResponse>;

    async fn create_watchlist(
        &self,
        request: Request<pb::CreateWatchlistRequest>,
    ) -> Result<Response<pb::CreateWatchlistResponse>, Status> {
        let call = self.desk.admit(&request, "CreateWatchlist", WRITERS)?;
        let list = request.into_inner().list.unwrap_or_default();
        self.change(call, &list.name.clone(), move |lists, by| {
            let held = lists.create(read(list, by)?, by).map_err(refused)?;
            let state = Some(state(&held, lists.now()));
            Ok(pb::CreateWatchlistResponse { state })
        })
        .await
    }

    async fn describe_watchlist(
        &self,
        request: Request<pb::DescribeWatchlistRequest>,
    ) -> Result<Response<pb::DescribeWatchlistResponse>, Status> {
        let call = self.desk.admit(&request, "DescribeWatchlist", WRITERS)?;
        let list = request.into_inner().list.unwrap_or_default();
        self.change(call, &list.name.clone(), move |lists, by| {
            let held = lists.describe(read(list, by)?, by).map_err(refused)?;
            let state = Some(state(&held, lists.now()));
            Ok(pb::DescribeWatchlistResponse { state })
        })
        .await
    }

    async fn remove_watchlist(
        &self,
        request: Request<pb::RemoveWatchlistRequest>,
    ) -> Result<Response<pb::RemoveWatchlistResponse>, Status> {
        let call = self.desk.admit(&request, "RemoveWatchlist", WRITERS)?;
        let list = request.into_inner().list;
        self.change(call, &list.clone(), move |lists, _| {
            lists.remove_list(&name(&list)?)?;
            Ok(pb::RemoveWatchlistResponse {})
        })
        .await
    }

    async fn list_watchlists(
        &self,
        request: Request<pb::ListWatchlistsRequest>,
    ) -> Result<Response<pb::ListWatchlistsResponse>, Status> {
        let call = self.desk.admit(&request, "ListWatchlists", READERS)?;
        let found = self.lists.lists();
        let now = self.lists.now();
        let held = found.held.values().map(|held| state(held, now));
        let damaged = found
            .damaged
            .iter()
            .map(|(name, damage)| pb::WatchListState {
                list: Some(pb::WatchList {
                    name: name.to_string(),
                    ..pb::WatchList::default()
                }),
                damage: damage.why.clone(),
                ..pb::WatchListState::default()
            });
        let mut lists: Vec<_> = held.chain(damaged).collect();
        let name = |it: &pb::WatchListState| it.list.as_ref().map(|list| list.name.clone());
        lists.sort_by_key(name);
        call.done(Ok(pb::ListWatchlistsResponse { lists }))
    }

    async fn show_watchlist(
        &self,
        request: Request<pb::ShowWatchlistRequest>,
    ) -> Result<Response<pb::ShowWatchlistResponse>, Status> {
        let call = self.desk.admit(&request, "ShowWatchlist", READERS)?;
        let request = request.into_inner();
        let (call, lists) = (about(call, &request.list), Arc::clone(&self.lists));
        let shown = blocking(move || {
            let held = lists.list(&name(&request.list)?)?;
            let (entries, more) = if request.key.is_empty() {
                let limit = usize::try_from(request.limit).unwrap_or(MAX_PAGE);
                page(&held, &request.after, limit)?
            } else {
                (vec![held.entry(&request.key)?], false)
            };
            Ok(pb::ShowWatchlistResponse {
                state: Some(state(&held, lists.now())),
                entries: entries.iter().map(wire::entry_message).collect(),
                more,
            })
        });
        call.done(shown.await)
    }

    async fn put_entries(
        &self,
        request: Request<pb::PutEntriesRequest>,
    ) -> Result<Response<pb::PutEntriesResponse>, Status> {
        let call = self.desk.admit(&request, "PutEntries", WRITERS)?;
        let pb::PutEntriesRequest {
            list,
            entries,
            as_written,
            replace,
        } = request.into_inner();
        let numbers = if as_written {
            Numbers::AsWritten
        } else {
            Numbers::Hold
        };
        self.change(call, &list.clone(), move |lists, by| {
            let entries = entries.into_iter().map(wire::entry);
            let entries = entries.collect::<Result<Vec<_>, _>>()?;
            let terms = PutTerms {
                numbers,
                replaces: replace,
            };
            let put = lists.put(&name(&list)?, entries, terms, by);
            Ok(written(put.map_err(refused)?, lists.now()))
        })
        .await
    }

    async fn take_off_entries(
        &self,
        request: Request<pb::TakeOffEntriesRequest>,
    ) -> Result<Response<pb::TakeOffEntriesResponse>, Status> {
        let call = self.desk.admit(&request, "TakeOffEntries", WRITERS)?;
        let pb::TakeOffEntriesRequest { list, keys } = request.into_inner();
        self.change(call, &list.clone(), move |lists, by| {
            let held = lists.take_off(&name(&list)?, &keys, by)?;
            let state = Some(state(&held, lists.now()));
            Ok(pb::TakeOffEntriesResponse { state })
        })
        .await
    }

    async fn import_watchlist(
        &self,
        request: Request<Streaming<pb::ImportWatchlistRequest>>,
    ) -> Result<Response<Self::ImportWatchlistStream>, Status> {
        let call = self.desk.admit(&request, "ImportWatchlist", WRITERS)?;
        let (call, _) = call.begin().await?;
        let lists = (Arc::clone(&self.lists), self.answering.clone());
        let answers = importing::import(call, lists, self.stop.clone(), request.into_inner());
        Ok(Response::new(
            Box::pin(answers) as Self::ImportWatchlistStream
        ))
    }

    async fn push_watchlist(
        &self,
        request: Request<pb::PushWatchlistRequest>,
    ) -> Result<Response<Self::PushWatchlistStream>, Status> {
        let call = self
            .desk
            .admit(&request, "PushWatchlist", &[Role::Publisher])?;
        let request = request.into_inner();
        let (call, _) = about(call, &request.list).begin().await?;
        let answers = pushing::push(call, Arc::clone(&self.push), request);
        Ok(Response::new(Box::pin(answers) as Self::PushWatchlistStream))
    }

    async fn export_watchlist(
        &self,
        request: Request<pb::ExportWatchlistRequest>,
    ) -> Result<Response<Self::ExportWatchlistStream>, Status> {
        let call = self.desk.admit(&request, "ExportWatchlist", READERS)?;
        let list = request.into_inner().list;
        let call = about(call, &list);
        let held = name(&list).and_then(|name| Ok(self.lists.list(&name)?));
        call.done(held.map(|held| Box::pin(export(held)) as Self::ExportWatchlistStream))
    }
}

impl WatchlistDesk {
    /// Carries out a change of a list, off the async threads, with its entries in the audit.
    async fn change<T: Send + 'static>(
        &self,
        call: Call,
        list: &str,
        work: impl FnOnce(&Watchlists, &str) -> Result<T, Refused> + Send + 'static,
    ) -> Result<Response<T>, Status> {
        let (lists, by) = (Arc::clone(&self.lists), call.officer().to_owned());
        let work = |_| async move { (None, blocking(move || work(&lists, &by)).await) };
        about(call, list).change(work).await
    }
}

/// Notes which list a call is about; whatever else a client wrote is no name and stands in no audit.
pub(super) fn about(call: Call, list: &str) -> Call {
    if name(list).is_ok() {
        call.about(list)
    } else {
        call
    }
}

/// A refusal with each rule that is broken as a fault of its own.
fn refused(error: WatchlistError) -> Refused {
    if let WatchlistError::Rules(first, others) = error {
        Refused::fields(first, others)
    } else {
        error.into()
    }
}

/// A list as a client describes it. Where nobody is said to answer for it, who calls does.
fn read(list: pb::WatchList, by: &str) -> Result<WatchList, Refused> {
    let mut list = wire::list(list)?;
    if list.order.owner.is_empty() {
        by.clone_into(&mut list.order.owner);
    }
    Ok(list)
}

/// The name of a list as a client wrote it.
pub(super) fn name(list: &str) -> Result<ListName, Refused> {
    let name = list.parse::<ListName>();
    name.map_err(|error| Refused::field(error.reason(), "list", error.to_string()))
}

/// Entries as they were written.
fn written(put: Put, now: Timestamp) -> pb::PutEntriesResponse {
    let fields = |fields: Vec<&str>| fields.into_iter().map(str::to_owned).collect();
    let replaced = put.replaced.into_iter().map(|it| pb::ReplacedEntry {
        key: it.key,
        lost: fields(it.lost),
        changed: fields(it.changed),
        added: fields(it.added),
    });
    pb::PutEntriesResponse {
        state: Some(state(&put.held, now)),
        keys: put.keys,
        replaced: replaced.collect(),
        same: put.same,
    }
}

/// A list as it is held.
pub(super) fn state(held: &Held, now: Timestamp) -> pb::WatchListState {
    let due = held.due(now);
    pb::WatchListState {
        reviews_due: due.count,
        review_ms: due.first.map_or(0, millis),
        list: Some(wire::list_message(held.list())),
        edition: Some(wire::edition_message(held.edition())),
        damage: String::new(),
        pushed: held.pushed().entries.len() as u64,
    }
}

/// The entries behind the one of a key, and whether more follow; 0 for as many as a page has.
fn page(held: &Held, after: &str, limit: usize) -> Result<(Vec<Entry>, bool), Refused> {
    let limit = match limit {
        0 => MAX_PAGE,
        limit if limit > MAX_PAGE => {
            let why = format!("a page has at most {MAX_PAGE} entries");
            return Err(Refused::field(Reason::TooLarge, "limit", why));
        }
        limit => limit,
    };
    let (mut entries, mut bytes, mut more) = (Vec::new(), 0, false);
    held.walk(after, &mut |entry| {
        bytes += wire::entry_message(&entry).encoded_len();
        // One that is larger than a page is a page of its own.
        let is_full = bytes > PAGE_BYTES && !entries.is_empty();
        more = is_full || entries.len() >= limit;
        if !more {
            entries.push(entry);
        }
        !more
    })?;
    Ok((entries, more))
}

/// Every entry of a list as it holds now, whatever changes meanwhile.
fn export(held: Arc<Held>) -> impl Stream<Item = Result<pb::ExportWatchlistResponse, Status>> {
    let (say, answers) = mpsc::channel(MAX_PAGES);
    // A slow reader is waited for here, and never on a thread of the blocking pool.
    tokio::spawn(async move {
        let (mut after, mut more) = (String::new(), true);
        while more {
            let (held, behind) = (Arc::clone(&held), after.clone());
            let read = blocking(move || page(&held, &behind, MAX_PAGE)).await;
            let answer = match read {
                Ok((entries, follow)) => {
                    more = follow;
                    after = entries.last().map(|it| it.key.clone()).unwrap_or_default();
                    let entries = entries.iter().map(wire::entry_message).collect();
                    Ok(pb::ExportWatchlistResponse { entries })
                }
                Err(refused) => {
                    more = false;
                    Err(refused.into())
                }
            };
            if say.send(answer).await.is_err() {
                return;
            }
        }
    });
    ReceiverStream::new(answers)
}
