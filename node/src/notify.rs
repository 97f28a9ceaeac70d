//! Telling others what happens: webhooks and mail, each event at least once and in order.
//!
//! Whoever is told has a task of its own and a cursor in a file of its own, `data/notify/NAME`: nobody waits for another,
//! and the data path for nobody. The cursor moves behind an event once it is taken; what is not taken is tried again with
//! growing pauses. Whoever is new begins with what comes.

mod address;
mod event;
mod mail;
mod pause;
mod sign;
mod standing;
mod webhook;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use self::event::Event;
use self::mail::Mail;
use self::pause::pause;
pub(crate) use self::standing::{Hook, Standing};
use self::webhook::Webhook;
use crate::config::settings::notify::{HookSettings, Way};
use crate::lookup::{Lookup, StateError};
use crate::news::{News, NewsError, Position, Wanted};
use crate::ports::{Clock, Connect, Entropy, SystemClock, Tcp};
use crate::store::medium::Medium;
use crate::store::{FileError, replace};
use crate::telemetry::metrics::Metrics;

/// How often a cursor is saved that moved over what nobody is told of.
const SAVE_EVERY: Duration = Duration::from_secs(10);

/// Why an event is not told.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum NotifyError {
    /// The address is not public, and not allowed.
    #[error("{0} is no public address; `allow` names those that may be called all the same")]
    #[reason(NotifyAddress)]
    Address(IpAddr),
    /// Nobody was reached in time.
    #[error("{0}")]
    #[reason(NotifyUnreached)]
    Unreached(String),
    /// Whoever was reached does not take it.
    #[error("{0}")]
    #[reason(NotifyRefused)]
    Refused(String),
    /// The body is longer than its limit.
    #[error("the event takes {0} bytes, and {max} at most", max = event::MAX_BODY)]
    #[reason(TooLarge)]
    TooLarge(usize),
    /// The key or the password cannot be used.
    #[error("{0}")]
    #[reason(NotifySecret)]
    Key(String),
    /// The certificate authorities cannot be used.
    #[error("{0}")]
    #[reason(NotifySecret)]
    Authorities(String),
    /// The cursor's file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The cursor's file is not as written.
    #[error("{0} holds no cursor; remove it, and what comes is told from then on")]
    #[reason(Corrupt)]
    Cursor(String),
    /// What happened cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    News(#[from] NewsError),
    /// The state cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
}

/// Tells everybody who is to be told.
pub(crate) struct Notifier {
    /// Who tells, as CloudEvents name it.
    source: String,
    hooks: Vec<Arc<Hook>>,
    dir: PathBuf,
    lookup: Arc<Lookup>,
    edges: Edges,
}

/// The injected edges that telling needs.
pub(crate) struct Edges {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) medium: Arc<dyn Medium>,
    pub(crate) connect: Arc<dyn Connect>,
    pub(crate) metrics: Arc<Metrics>,
}

/// Why somebody cannot be told by the files that are there, one sentence each.
pub(crate) fn unusable(hooks: &[HookSettings]) -> Vec<String> {
    let unusable = hooks.iter().filter_map(|hook| {
        let edges: (Arc<dyn Clock>, Arc<dyn Connect>) = (Arc::new(SystemClock), Arc::new(Tcp));
        let error = match &hook.way {
            Way::Webhook(settings) => Webhook::open(settings, edges).err(),
            Way::Mail(settings) => Mail::open(hook, settings).err(),
        };
        error.map(|error| format!("{} of [notify] cannot be told: {error}", hook.name))
    });
    unusable.collect()
}

/// The way to whom is told.
enum Road {
    Webhook(Box<Webhook>),
    Mail(Box<Mail>),
}

/// How far somebody was told, and what of it is saved.
struct Cursor {
    position: Position,
    path: PathBuf,
    saved: Instant,
    is_saved: bool,
}

impl Notifier {
    /// What tells these, for a party of a federation; cursors lie in `dir`.
    pub(crate) fn new(
        (domain, party): (&str, &Party),
        hooks: &[HookSettings],
        dir: PathBuf,
        lookup: Arc<Lookup>,
        edges: Edges,
    ) -> Self {
        let hooks = hooks.iter().cloned().map(Hook::new).map(Arc::new);
        Self {
            source: format!("/{domain}/{party}"),
            hooks: hooks.collect(),
            dir,
            lookup,
            edges,
        }
    }

    /// How everybody stands who is to be told.
    pub(crate) fn standings(&self) -> Vec<Standing> {
        let ends = self.lookup.ends();
        self.hooks.iter().map(|hook| hook.standing(&ends)).collect()
    }

    /// Tells until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        let hooks = self.hooks.iter().cloned();
        let told = hooks.map(|hook| {
            let (this, stop) = (Arc::clone(&self), stop.clone());
            tokio::spawn(async move { this.serve(&hook, &stop).await })
        });
        let told: Vec<_> = told.collect();
        for task in told {
            if let Err(error) = task.await {
                tracing::error!(%error, "somebody is not told any more");
            }
        }
    }

    /// Tells one until the node stops.
    async fn serve(&self, hook: &Hook, stop: &CancellationToken) {
        let Some(mut cursor) = self.until(hook, stop, || self.begin(hook)).await else {
            return;
        };
        let mut followed = self.lookup.progress();
        while !stop.is_cancelled() {
            followed.mark_unchanged();
            let read = || self.read(hook, &cursor.position);
            let Some((news, behind, has_moved)) = self.until(hook, stop, read).await else {
                break;
            };
            if !self.tell_all(hook, news, &mut cursor, stop).await {
                break;
            }
            cursor.moved(behind);
            hook.reached(&cursor.position);
            if cursor.saved.elapsed() >= SAVE_EVERY {
                self.save(hook, &mut cursor).await;
            }
            if !has_moved {
                tokio::select! {
                    () = stop.cancelled() => {}
                    // The sender lives as long as the look-ups do.
                    changed = followed.changed() => if changed.is_err() { break },
                }
            }
        }
        self.save(hook, &mut cursor).await;
    }

    /// Tells news in their order; false when the node stops before all are taken.
    async fn tell_all(
        &self,
        hook: &Hook,
        news: Vec<News>,
        cursor: &mut Cursor,
        stop: &CancellationToken,
    ) -> bool {
        let is_some = !news.is_empty();
        for News { what, behind } in news {
            let least = hook.settings.events.urgency;
            let of = || async { Event::of(&self.lookup, &what, least) };
            let Some(event) = self.until(hook, stop, of).await else {
                return false;
            };
            if let Some(event) = event {
                let tell = || self.tell(hook, &event);
                if self.until(hook, stop, tell).await.is_none() {
                    return false;
                }
                hook.told(self.edges.clock.now());
                self.edges.metrics.notify_told(&hook.settings.name);
            }
            cursor.moved(behind);
            hook.reached(&cursor.position);
        }
        if is_some {
            self.save(hook, cursor).await;
        }
        true
    }

    /// Tries until it is done, with growing pauses; none when the node stops before.
    async fn until<T, F>(
        &self,
        hook: &Hook,
        stop: &CancellationToken,
        attempt: impl Fn() -> F,
    ) -> Option<T>
    where
        F: Future<Output = Result<T, NotifyError>>,
    {
        let mut failed = 0;
        loop {
            let tried = tokio::select! {
                () = stop.cancelled() => return None,
                tried = attempt() => tried,
            };
            let error = match tried {
                Ok(done) => {
                    hook.recovered();
                    self.edges.metrics.notify_waits(&hook.settings.name, 0);
                    return Some(done);
                }
                Err(error) => error,
            };
            let pause = pause(failed, &*self.edges.entropy);
            failed += 1;
            let name = &hook.settings.name;
            let since = hook.failed(&error, self.edges.clock.now(), pause);
            let reason = error.reason();
            self.edges.metrics.notify_failed(name, reason);
            let waits = self.edges.clock.now().since(since).as_secs();
            self.edges.metrics.notify_waits(name, waits);
            tracing::warn!(hook = %name, %reason, %error, failed, "not told yet; tried again");
            tokio::select! {
                () = stop.cancelled() => return None,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// One attempt to tell an event. Keys and authorities are read for each, so that what is mended counts at once.
    async fn tell(&self, hook: &Hook, event: &Event) -> Result<(), NotifyError> {
        let settings = &hook.settings;
        let told = async {
            match self.open(settings)? {
                Road::Webhook(webhook) => {
                    let now = self.edges.clock.now();
                    webhook.tell(event, &self.source, now).await
                }
                Road::Mail(mail) => mail.tell(event).await,
            }
        };
        let told = tokio::time::timeout(settings.timeout, told).await;
        told.unwrap_or_else(|_| {
            let waited = settings.timeout.as_secs();
            Err(NotifyError::Unreached(format!(
                "no answer within {waited} s"
            )))
        })
    }

    fn open(&self, hook: &HookSettings) -> Result<Road, NotifyError> {
        Ok(match &hook.way {
            Way::Webhook(settings) => {
                let edges = (
                    Arc::clone(&self.edges.clock),
                    Arc::clone(&self.edges.connect),
                );
                Road::Webhook(Box::new(Webhook::open(settings, edges)?))
            }
            Way::Mail(settings) => Road::Mail(Box::new(Mail::open(hook, settings)?)),
        })
    }

    /// The cursor of one that was told before, or one behind what there is now, saved.
    async fn begin(&self, hook: &Hook) -> Result<Cursor, NotifyError> {
        let path = self.dir.join(&hook.settings.name);
        let lookup = &self.lookup;
        let position = match std::fs::read(&path) {
            Ok(bytes) => Position::from_bytes(&bytes)
                .ok_or_else(|| NotifyError::Cursor(path.display().to_string()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Position::end(lookup)?,
            Err(error) => return Err(FileError::new("read", &path)(error).into()),
        };
        let mut cursor = Cursor {
            position,
            path,
            saved: Instant::now(),
            is_saved: false,
        };
        let dropped = lookup.state().dropped_noted()?;
        for gap in cursor.position.settle(&lookup.ends(), dropped) {
            tracing::warn!(hook = %hook.settings.name, gap = gap.why, because = gap.because, "news may be missing");
            hook.missed(gap.because);
        }
        self.keep(&mut cursor).await?;
        hook.reached(&cursor.position);
        Ok(cursor)
    }

    /// Some of what came behind a position, and where that ends.
    async fn read(
        &self,
        hook: &Hook,
        position: &Position,
    ) -> Result<(Vec<News>, Position, bool), NotifyError> {
        let (lookup, mut position) = (Arc::clone(&self.lookup), position.clone());
        let followed = lookup.progress().borrow().clone();
        let events = &hook.settings.events;
        let wanted = Wanted {
            kinds: events.kinds.clone(),
            overdue: events.overdue,
            met: events.met,
            party: None,
        };
        let read = tokio::task::spawn_blocking(move || {
            let (news, has_moved) = position.advance(&lookup, &followed, &wanted)?;
            Ok((news, position, has_moved))
        });
        read.await
            .unwrap_or_else(|error| Err(NotifyError::Unreached(error.to_string())))
    }

    /// Saves a cursor. What cannot be saved is told again after a start.
    async fn save(&self, hook: &Hook, cursor: &mut Cursor) {
        if let Err(error) = self.keep(cursor).await {
            tracing::warn!(hook = %hook.settings.name, %error, "cursor is not saved");
        }
    }

    async fn keep(&self, cursor: &mut Cursor) -> Result<(), NotifyError> {
        cursor.saved = Instant::now();
        if cursor.is_saved {
            return Ok(());
        }
        let (path, bytes) = (cursor.path.clone(), cursor.position.to_bytes());
        let medium = Arc::clone(&self.edges.medium);
        let write = tokio::task::spawn_blocking(move || replace(&*medium, &path, &bytes));
        match write.await {
            Ok(written) => written?,
            Err(error) => return Err(NotifyError::Unreached(error.to_string())),
        }
        cursor.is_saved = true;
        Ok(())
    }
}

impl Cursor {
    fn moved(&mut self, position: Position) {
        self.is_saved &= self.position == position;
        self.position = position;
    }
}
