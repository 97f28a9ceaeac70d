//! Requests that wait for a second officer, and what became of them: a file each, whole or not there, replaced at each
//! step. The bytes of a request leave its file as soon as it is decided and carried out, refused or over.
//!
//! The node and the commands on its machine use one folder. Each takes it alone, reads what is there, decides, and
//! writes; nothing is remembered beside the files.

mod error;
mod stored;
mod warrant;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::approval::{
    ApprovalId, Asked, MAX_OF_ONE, MAX_WAITING, Rules, Scope, Second, Sort, Stage, Who,
};
use ntc_core::model::text::check_reason;
use ntc_core::time::Timestamp;

pub use self::error::ApprovalsError;
pub use self::stored::StoredRequest;
use self::stored::{Erasures, Numbered, decode, encode};
pub(crate) use self::warrant::{ISSUE, REVOKE, ROTATE};
pub use self::warrant::{KeyAct, Warrant};
use crate::audit::AskedOfRules;
use crate::lock::lock;
use crate::store::medium::Medium;
use crate::store::{FileError, replace, take_dir};

/// The folder below the data, which commands on the node's machine use too.
pub const FOLDER: &str = "approvals";

/// How long it is kept what became of a request.
pub const KEEP: Duration = Duration::from_secs(30 * 24 * 3600);
/// Requests kept of which it is known what became of them, at most; the oldest makes room.
pub const MAX_KEPT: usize = 1_000;
/// Within what time erasures are counted.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// The file of the number that was given last.
const LAST: &str = "last";
/// The file of the erasures of a day.
const ERASURES: &str = "erasures";
/// How a carried out request ended.
const OK: &str = "OK";
/// Characters that are kept of what came of a request, at most.
pub const MAX_MESSAGE: usize = 500;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it is about.
    pub sort: Sort,
    /// The call that is carried out.
    pub method: String,
    /// An id or a party, never content.
    pub about: String,
    /// Who asks.
    pub by: Who,
    /// The exact bytes.
    pub body: Vec<u8>,
    /// What the own rules were asked about the call, and said.
    pub rules_asked: Vec<AskedOfRules>,
}

/// What a look through the folder found, the oldest first.
#[derive(Debug, Default)]
pub struct Swept {
    /// What nobody decided about in time; it is noted now.
    pub expired: Vec<StoredRequest>,
    /// What is approved and of which it is not noted how it ended.
    pub approved: Vec<StoredRequest>,
    /// Why something could not be noted or forgotten; it is tried again.
    pub fault: Option<ApprovalsError>,
}

/// The folder.
#[derive(Clone, Debug)]
pub struct Approvals {
    dir: PathBuf,
    rules: Rules,
    medium: Arc<dyn Medium>,
    /// Requests whose files are damaged, of which the log was told.
    damaged: Arc<Mutex<BTreeSet<ApprovalId>>>,
}

impl Approvals {
    /// The requests of a folder, by what a party asks two officers for.
    pub fn new(dir: PathBuf, rules: Rules, medium: Arc<dyn Medium>) -> Self {
        Self {
            dir,
            rules,
            medium,
            damaged: Arc::default(),
        }
    }

    /// What a party asks two officers for.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Keeps a request until a second officer decides. One that its officer asked for already, and that waits, is
    /// answered with itself.
    ///
    /// # Errors
    /// When as many wait as may, or it cannot be made durable.
    pub fn ask(&self, wanted: Wanted, now: Timestamp) -> Result<StoredRequest, ApprovalsError> {
        self.ask_to(wanted, None, now)
    }

    /// The same of a record that would go to these parties now.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub(crate) fn ask_to(
        &self,
        wanted: Wanted,
        goes_to: Option<BTreeSet<String>>,
        now: Timestamp,
    ) -> Result<StoredRequest, ApprovalsError> {
        let folder = self.alone()?;
        let kept = folder.all()?;
        let at = |stage| kept.iter().filter(move |it| it.stage(now) == stage);
        if let Some(same) = at(Stage::Waits).find(|it| it.asks_the_same(&wanted)) {
            return Ok(same.clone());
        }
        let own = at(Stage::Waits)
            .filter(|it| it.asked.by.is(&wanted.by))
            .count();
        // What is approved and not carried out needs its place, too.
        if at(Stage::Waits).count() + at(Stage::Approved).count() >= MAX_WAITING {
            return Err(ApprovalsError::Full(MAX_WAITING));
        }
        if own >= MAX_OF_ONE {
            return Err(ApprovalsError::FullOfOne(MAX_OF_ONE));
        }
        let asked = Asked {
            id: folder.next_id()?,
            sort: wanted.sort,
            method: wanted.method,
            by: wanted.by,
            at: now,
            until: now.plus(self.rules.lasts),
        };
        let request = StoredRequest {
            rules_asked: wanted.rules_asked,
            goes_to,
            ..StoredRequest::new(asked, wanted.about, wanted.body)
        };
        folder.save(&request)?;
        if let Err(error) = folder.prune(&kept, now) {
            tracing::warn!(%error, "requests that were kept long enough are forgotten later");
        }
        Ok(request)
    }

    /// Every request, the newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<StoredRequest>, ApprovalsError> {
        let mut all = self.alone()?.all()?;
        all.reverse();
        Ok(all)
    }

    /// One request.
    ///
    /// # Errors
    /// When there is none, or it is damaged.
    pub fn get(&self, id: ApprovalId) -> Result<StoredRequest, ApprovalsError> {
        self.alone()?.get(id)
    }

    /// Lets a second officer approve what has the hash `shown`; durable when it is answered. `revoked` are the serial
    /// numbers of certificates that were taken back: what was asked for with one of them is not approved.
    ///
    /// # Errors
    /// When the officer may not, something else was read, it does not wait any more, or it cannot be made durable.
    pub fn approve(
        &self,
        id: ApprovalId,
        second: &Second,
        (shown, revoked): (&[u8], &BTreeSet<String>),
        now: Timestamp,
    ) -> Result<StoredRequest, ApprovalsError> {
        let folder = self.alone()?;
        let mut request = folder.get(id)?;
        if revoked.contains(&request.asked.by.serial) {
            return Err(ApprovalsError::Revoked);
        }
        request.asked.may_approve(
            (request.noted, &request.sha256),
            second,
            (shown, &request.body),
            now,
        )?;
        request.decided(Stage::Approved, &second.who, now);
        folder.save(&request)?;
        Ok(request)
    }

    /// Lets an officer refuse a request, or take an own one back.
    ///
    /// # Errors
    /// When the officer may not, the reason breaks its rule, it does not wait any more, or it cannot be made durable.
    pub fn refuse(
        &self,
        id: ApprovalId,
        second: &Second,
        why: &str,
        now: Timestamp,
    ) -> Result<StoredRequest, ApprovalsError> {
        check_reason("reason", why)?;
        let folder = self.alone()?;
        let mut request = folder.get(id)?;
        request.asked.may_refuse(request.noted, second, now)?;
        request.decided(Stage::Refused, &second.who, now);
        why.clone_into(&mut request.message);
        request.over(now);
        folder.save(&request)?;
        Ok(request)
    }

    /// Notes how what was approved ended: what it came to, or the reason and the sentence why nothing was done.
    ///
    /// # Errors
    /// When it is not approved, or it cannot be made durable.
    pub fn ended(
        &self,
        id: ApprovalId,
        outcome: Result<String, (String, String)>,
        now: Timestamp,
    ) -> Result<StoredRequest, ApprovalsError> {
        let folder = self.alone()?;
        let mut request = folder.get(id)?;
        if request.noted != Stage::Approved {
            return Ok(request);
        }
        match outcome {
            Ok(said) => {
                request.noted = Stage::Done;
                OK.clone_into(&mut request.outcome);
                request.message = cut(&said);
            }
            Err((reason, why)) => {
                request.noted = Stage::Failed;
                request.outcome = reason;
                request.message = cut(&why);
            }
        }
        request.over(now);
        folder.save(&request)?;
        Ok(request)
    }

    /// Ends those that nobody decided about in time, and forgets what was kept long enough. Answers those that it
    /// ended, and those that are approved and of which it is not noted how they ended. One that cannot be written keeps no
    /// other back.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn sweep(&self, now: Timestamp) -> Result<Swept, ApprovalsError> {
        let mut swept = Swept::default();
        if !self.dir.is_dir() {
            return Ok(swept);
        }
        let folder = self.alone()?;
        let mut all = folder.all()?;
        for request in &mut all {
            if request.noted == Stage::Waits && request.stage(now) == Stage::Expired {
                request.noted = Stage::Expired;
                request.over(now);
                match folder.save(request) {
                    Ok(()) => swept.expired.push(request.clone()),
                    Err(error) => swept.fault = Some(error),
                }
            }
        }
        if let Err(error) = folder.prune(&all, now) {
            swept.fault = Some(error);
        }
        all.retain(|it| it.noted == Stage::Approved);
        // What was approved first is done first.
        all.sort_by_key(|it| it.second.as_ref().map(|(_, at)| *at));
        swept.approved = all;
        Ok(swept)
    }

    /// Uses up what was approved for a command on the node's machine: it is noted as carried out before the command
    /// does it, so that it is done once. A command that fails gives it back with [`Self::give_back`].
    ///
    /// # Errors
    /// When nothing of these bytes is approved and waits to be done, or it cannot be made durable.
    pub fn take_warrant(
        &self,
        method: &str,
        body: &[u8],
        now: Timestamp,
    ) -> Result<StoredRequest, ApprovalsError> {
        let folder = self.alone()?;
        let fits = |it: &StoredRequest| {
            it.noted == Stage::Approved
                && it.asked.method == method
                && it.body == body
                && it.asked.sha256(&it.body) == it.sha256
                && now < it.asked.until
        };
        let mut all = folder.all()?.into_iter();
        let request = all.find(fits).ok_or(ApprovalsError::NoWarrant)?;
        let mut used = request.clone();
        used.noted = Stage::Done;
        OK.clone_into(&mut used.outcome);
        used.over(now);
        folder.save(&used)?;
        Ok(request)
    }

    /// Gives back what was approved for a command that did nothing.
    ///
    /// # Errors
    /// When it cannot be made durable.
    pub fn give_back(&self, request: &StoredRequest) -> Result<(), ApprovalsError> {
        self.alone()?.save(request)
    }

    /// Records that officers erased within the last day, for what one officer is told beforehand: [`Self::erases`] counts.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn erased(&self, now: Timestamp) -> Result<usize, ApprovalsError> {
        if self.rules.erasures.is_none() {
            return Ok(0);
        }
        Ok(self.alone()?.erasures(now)?.at_ms.len())
    }

    /// Notes that an officer erases a record now, `approved` by a second one or alone. It is decided where it is counted,
    /// so that of many at once no more are done alone than may be.
    ///
    /// # Errors
    /// When one officer may erase no more today, or it cannot be made durable: nothing is erased that is not counted.
    pub fn erases(&self, approved: bool, now: Timestamp) -> Result<(), ApprovalsError> {
        let Some(alone) = self.rules.erasures else {
            return Ok(());
        };
        let folder = self.alone()?;
        let mut erasures = folder.erasures(now)?;
        let before = erasures.at_ms.len();
        if !approved && self.rules.asks(Scope::Erasure { before }) {
            return Err(ApprovalsError::ErasedMeanwhile);
        }
        // One more than are done alone is as good as all.
        let excess = erasures.at_ms.len().saturating_sub(usize::from(alone));
        erasures.at_ms.drain(..excess);
        erasures.at_ms.push(now.as_millis());
        folder.write(ERASURES, &encode(&erasures))
    }

    /// Takes back that a record was counted at this time: nothing of it was erased.
    ///
    /// # Errors
    /// When it cannot be made durable; it counts then.
    pub fn erased_nothing(&self, at: Timestamp) -> Result<(), ApprovalsError> {
        if self.rules.erasures.is_none() {
            return Ok(());
        }
        let folder = self.alone()?;
        let mut erasures = folder.erasures(at)?;
        let last = |it: &u64| *it == at.as_millis();
        if let Some(place) = erasures.at_ms.iter().rposition(last) {
            erasures.at_ms.remove(place);
            folder.write(ERASURES, &encode(&erasures))?;
        }
        Ok(())
    }

    /// Takes the folder, which nobody else changes meanwhile.
    fn alone(&self) -> Result<Folder<'_>, ApprovalsError> {
        let lock = take_dir(&*self.medium, &self.dir)?;
        Ok(Folder {
            dir: &self.dir,
            medium: &*self.medium,
            damaged: &self.damaged,
            _lock: lock,
        })
    }
}

fn cut(message: &str) -> String {
    message.chars().take(MAX_MESSAGE).collect()
}

/// The folder, locked as long as this lives.
struct Folder<'a> {
    dir: &'a Path,
    medium: &'a dyn Medium,
    damaged: &'a Mutex<BTreeSet<ApprovalId>>,
    _lock: File,
}

impl Folder<'_> {
    /// Every request that can be read, the oldest first.
    fn all(&self) -> Result<Vec<StoredRequest>, ApprovalsError> {
        let mut all = Vec::new();
        let entries = fs::read_dir(self.dir).map_err(FileError::new("read", self.dir))?;
        for entry in entries {
            let entry = entry.map_err(FileError::new("read", self.dir))?;
            let name = entry.file_name();
            let Some(id) = name.to_str().and_then(|name| name.parse().ok()) else {
                continue;
            };
            match self.get(id) {
                Ok(request) => {
                    lock(self.damaged).remove(&id);
                    all.push(request);
                }
                // Whoever asks for it is told; the others do not wait for it.
                Err(ApprovalsError::Damaged(path)) => {
                    if self.is_newly_damaged(id) {
                        tracing::error!(path = %path.display(), "a request for a second officer is damaged");
                    }
                }
                Err(error) => return Err(error),
            }
        }
        all.sort_by_key(|request| request.asked.id);
        Ok(all)
    }

    /// Whether the log was not told yet that a request is damaged: the folder is looked through again and again.
    fn is_newly_damaged(&self, id: ApprovalId) -> bool {
        lock(self.damaged).insert(id)
    }

    fn get(&self, id: ApprovalId) -> Result<StoredRequest, ApprovalsError> {
        let name = id.to_string();
        let bytes = self.read(&name)?.ok_or(ApprovalsError::Unknown)?;
        let request = StoredRequest::from_bytes(&bytes).filter(|it| it.asked.id == id);
        request.ok_or_else(|| ApprovalsError::Damaged(self.dir.join(name)))
    }

    fn save(&self, request: &StoredRequest) -> Result<(), ApprovalsError> {
        self.write(&request.asked.id.to_string(), &request.to_bytes())
    }

    /// A number that no request had; durable before it is used.
    fn next_id(&self) -> Result<ApprovalId, ApprovalsError> {
        let last = match self.read(LAST)? {
            Some(bytes) => {
                let damaged = || ApprovalsError::Damaged(self.dir.join(LAST));
                decode::<Numbered>(&bytes).ok_or_else(damaged)?.number
            }
            None => 0,
        };
        let number = last.saturating_add(1);
        self.write(LAST, &encode(&Numbered { number }))?;
        ApprovalId::from_number(number).ok_or(ApprovalsError::Unknown)
    }

    fn erasures(&self, now: Timestamp) -> Result<Erasures, ApprovalsError> {
        let Some(bytes) = self.read(ERASURES)? else {
            return Ok(Erasures::default());
        };
        let damaged = || ApprovalsError::Damaged(self.dir.join(ERASURES));
        let mut erasures = decode::<Erasures>(&bytes).ok_or_else(damaged)?;
        let counts = |at: &u64| Timestamp::from_millis(*at).plus(DAY) > now;
        erasures.at_ms.retain(counts);
        Ok(erasures)
    }

    /// Forgets of all that are kept what was kept long enough, and what there is no room for.
    fn prune(&self, all: &[StoredRequest], now: Timestamp) -> Result<(), ApprovalsError> {
        let over = |request: &&StoredRequest| request.ended.is_some();
        let ended: Vec<_> = all.iter().filter(over).collect();
        let many = ended.len().saturating_sub(MAX_KEPT);
        for (place, request) in ended.iter().enumerate() {
            let old = request.ended.is_some_and(|at| at.plus(KEEP) <= now);
            if old || place < many {
                let path = self.dir.join(request.asked.id.to_string());
                fs::remove_file(&path).map_err(FileError::new("remove", path))?;
            }
        }
        Ok(())
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, ApprovalsError> {
        let path = self.dir.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(FileError::new("read", path)(error).into()),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), ApprovalsError> {
        Ok(replace(self.medium, &self.dir.join(name), bytes)?)
    }
}

#[cfg(test)]
mod tests;
