//! Who was screened, kept for a named time.
//!
//! A file for each hour, and one more after each start. When the time of the first that stands in it is over the file is
//! removed: nobody is kept longer, and nobody more than an hour shorter. A frame has its length, a checksum over what
//! follows, what it is, and a message. Frames that name a set of editions hold for those behind them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::manifest::{Journey, Stop};
use ntc_core::record::RecordId;
use ntc_core::screened::Sighted;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, wire};
use prost::Message;

use super::ScreeningError;
use crate::lock::lock;
use crate::store::FileError;
use crate::store::disk::DiskWatch;
use crate::store::medium::{self, Medium};

/// Longest reference of a caller, in characters.
pub(crate) const MAX_REFERENCE: usize = 200;
/// The shortest time for which anybody can be kept.
pub(super) const MIN_KEEP: Duration = Duration::from_secs(24 * 3600);
/// What one file spans.
const HOUR_MS: u64 = 3_600_000;
/// Longest message of a frame, bytes: above any subject.
const MAX_FRAME: usize = 1 << 20;
/// Bytes before a message: its length, a checksum, what it is.
const HEADER: usize = 9;

/// What a frame is: somebody who was screened.
const SUBJECT: u8 = 1;
/// Against what those behind it were screened.
const AGAINST: u8 = 2;

/// Somebody who was screened.
#[derive(Clone)]
pub(super) struct KeptSubject {
    pub(super) who: Sighted,
    /// As told; none for somebody of whom a record tells.
    pub(super) told: Option<Entry>,
    pub(super) journey: Journey,
    pub(super) seen: Timestamp,
    /// What each preset showed then.
    pub(super) shown: [u32; 3],
}

#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    reference: String,
    #[prost(bytes = "vec", tag = "3")]
    told: Vec<u8>,
    #[prost(uint64, tag = "4")]
    seen_ms: u64,
    #[prost(string, tag = "5")]
    origin: String,
    #[prost(string, tag = "6")]
    field: String,
    #[prost(uint32, repeated, tag = "7")]
    shown: Vec<u32>,
    #[prost(string, repeated, tag = "8")]
    numbers: Vec<String>,
    #[prost(string, tag = "9")]
    carrier: String,
    /// Places and times in turn.
    #[prost(string, repeated, tag = "10")]
    stops: Vec<String>,
}

/// The files.
pub(super) struct Kept {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    disk: DiskWatch,
    keep: Duration,
    state: Mutex<State>,
    /// One makes durable at a time.
    syncing: Mutex<()>,
}

#[derive(Default)]
struct State {
    /// Subjects in each file.
    files: BTreeMap<Name, u64>,
    /// The file that is written to.
    open: Option<Open>,
    /// The number of the next file: no two have the same name.
    next: u32,
}

/// The hour, and the number of the file.
type Name = (u64, u32);

struct Open {
    name: Name,
    file: File,
    at: u64,
    is_synced: bool,
    /// Against what the last subject in it was screened.
    against: Vec<u8>,
}

impl Kept {
    /// Reads which files there are, and how many each holds.
    pub(super) fn open(
        dir: &Path,
        medium: Arc<dyn Medium>,
        disk: DiskWatch,
        keep: Duration,
    ) -> Result<Self, FileError> {
        medium::make_dir(&*medium, dir).map_err(FileError::new("create", dir))?;
        let mut state = State::default();
        for entry in fs::read_dir(dir).map_err(FileError::new("read", dir))? {
            let path = entry.map_err(FileError::new("read", dir))?.path();
            let Some(name) = named(&path) else { continue };
            let count = count(&path).map_err(FileError::new("read", &path))?;
            state.next = state.next.max(name.1.saturating_add(1));
            state.files.insert(name, count);
        }
        Ok(Self {
            dir: dir.to_owned(),
            medium,
            disk,
            keep,
            state: Mutex::new(state),
            syncing: Mutex::default(),
        })
    }

    /// How long anybody is kept.
    pub(super) const fn keep(&self) -> Duration {
        self.keep
    }

    /// How many are kept.
    pub(super) fn len(&self) -> u64 {
        lock(&self.state).files.values().sum()
    }

    /// Until when somebody is kept who is seen now.
    pub(super) fn until(&self, seen: Timestamp) -> Timestamp {
        Timestamp::from_millis(hour(seen) * HOUR_MS).plus(self.keep)
    }

    /// Keeps who was screened at `now` against what `against` says, in the order told. Durable after [`Self::sync`].
    ///
    /// # Errors
    /// When there is no room, or it cannot be written: nobody is kept then.
    pub(super) fn append(
        &self,
        now: Timestamp,
        against: &[u8],
        subjects: &[KeptSubject],
    ) -> Result<(), ScreeningError> {
        self.disk.check()?;
        let mut state = lock(&self.state);
        let hour = hour(now);
        if state.open.as_ref().is_none_or(|open| open.name.0 != hour) {
            self.close(&mut state)?;
            // A clock that went back an hour, and a file that could not be begun, leave their names behind.
            let name = (hour, state.next);
            state.next = state.next.saturating_add(1);
            state.open = Some(self.begin(name)?);
        }
        let Some(open) = &mut state.open else {
            return Ok(());
        };
        let name = open.name;
        let mut bytes = Vec::new();
        if open.against != against {
            frame(&mut bytes, AGAINST, against);
        }
        for subject in subjects {
            frame(&mut bytes, SUBJECT, &Saved::of(subject).encode_to_vec());
        }
        let path = self.path(name);
        open.is_synced = false;
        // What was written of a run that failed is written over by the next one.
        self.medium
            .write_at(&open.file, &bytes, open.at)
            .map_err(FileError::new("write", path))?;
        open.at += bytes.len() as u64;
        open.against = against.to_vec();
        *state.files.entry(name).or_default() += subjects.len() as u64;
        Ok(())
    }

    /// Makes durable what was kept.
    ///
    /// # Errors
    /// When it cannot be: what was kept since the last time may be lost.
    pub(super) fn sync(&self) -> Result<(), ScreeningError> {
        // Whoever comes meanwhile waits: what it kept is durable when this has ended.
        let _one = lock(&self.syncing);
        let mut state = lock(&self.state);
        let Some(open) = state.open.as_mut().filter(|open| !open.is_synced) else {
            return Ok(());
        };
        open.is_synced = true;
        let (file, name) = (open.file.try_clone(), open.name);
        drop(state);
        let sync = |file: File| self.medium.sync_data(&file);
        let synced = file.and_then(sync);
        if synced.is_err() {
            let mut state = lock(&self.state);
            if let Some(open) = state.open.as_mut().filter(|open| open.name == name) {
                open.is_synced = false;
            }
        }
        Ok(synced.map_err(FileError::new("sync", self.path(name)))?)
    }

    /// Removes the files whose time is over, and answers how many.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub(super) fn purge(&self, now: Timestamp) -> Result<usize, ScreeningError> {
        let mut state = lock(&self.state);
        let is_over = |name: &&Name| {
            Timestamp::from_millis(name.0.saturating_mul(HOUR_MS)).plus(self.keep) <= now
        };
        let over: Vec<_> = state.files.keys().filter(is_over).copied().collect();
        for name in &over {
            state.open.take_if(|open| open.name == *name);
            let path = self.path(*name);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(FileError::new("remove", path)(error).into());
                }
                Ok(()) | Err(_) => state.files.remove(name),
            };
        }
        drop(state);
        if !over.is_empty() {
            let synced = self.medium.sync_dir(&self.dir);
            synced.map_err(FileError::new("sync", &self.dir))?;
        }
        Ok(over.len())
    }

    /// Everybody who is kept, those that were screened first before others.
    ///
    /// # Errors
    /// When a file cannot be read. One that is removed meanwhile is passed over.
    pub(super) fn walk(
        &self,
        each: &mut dyn FnMut(KeptSubject) -> ControlFlow<()>,
    ) -> Result<(), ScreeningError> {
        let names: Vec<_> = lock(&self.state).files.keys().copied().collect();
        for name in names {
            let path = self.path(name);
            let file = match File::open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(FileError::new("read", path)(error).into()),
            };
            let mut frames = Frames(BufReader::with_capacity(1 << 18, file));
            while let Some((kind, bytes)) = frames.next().map_err(FileError::new("read", &path))? {
                let subject = (kind == SUBJECT).then(|| Saved::decode(&*bytes).ok()?.subject());
                if let Some(subject) = subject.flatten()
                    && each(subject).is_break()
                {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn begin(&self, name: Name) -> Result<Open, FileError> {
        let path = self.path(name);
        let file = medium::writable()
            .create_new(true)
            .open(&path)
            .map_err(FileError::new("create", &path))?;
        self.medium
            .sync_dir(&self.dir)
            .map_err(FileError::new("sync", &self.dir))?;
        Ok(Open {
            name,
            file,
            at: 0,
            is_synced: true,
            against: Vec::new(),
        })
    }

    fn close(&self, state: &mut State) -> Result<(), FileError> {
        let Some(open) = &state.open else {
            return Ok(());
        };
        let synced = self.medium.sync_data(&open.file);
        synced.map_err(FileError::new("sync", self.path(open.name)))?;
        state.open = None;
        Ok(())
    }

    fn path(&self, (hour, start): Name) -> PathBuf {
        self.dir.join(format!("{hour:010}-{start:06}"))
    }
}

impl Saved {
    fn of(subject: &KeptSubject) -> Self {
        let told = subject.told.as_ref().map(wire::encoded);
        let stops = subject.journey.stops.iter();
        let saved = Self {
            told: told.unwrap_or_default(),
            seen_ms: subject.seen.as_millis(),
            shown: subject.shown.to_vec(),
            numbers: subject.journey.numbers.clone(),
            carrier: subject.journey.carrier.clone(),
            stops: stops
                .flat_map(|stop| [stop.place.clone(), stop.at.clone()])
                .collect(),
            ..Self::default()
        };
        match &subject.who {
            Sighted::Record { origin, id, field } => Self {
                id: id.as_bytes().to_vec(),
                origin: origin.to_string(),
                field: field.clone(),
                ..saved
            },
            Sighted::Screened { id, reference } => Self {
                id: id.to_vec(),
                reference: reference.clone(),
                ..saved
            },
        }
    }

    /// None for one of a version that cannot be read.
    fn subject(self) -> Option<KeptSubject> {
        let who = if self.origin.is_empty() {
            Sighted::Screened {
                id: self.id.try_into().ok()?,
                reference: self.reference,
            }
        } else {
            Sighted::Record {
                origin: self.origin.parse().ok()?,
                id: RecordId::from_slice(&self.id).ok()?,
                field: self.field,
            }
        };
        let told = (!self.told.is_empty()).then(|| wire::decoded(&self.told).ok());
        let stops = self.stops.chunks(2).map(|stop| Stop {
            place: stop.first().cloned().unwrap_or_default(),
            at: stop.get(1).cloned().unwrap_or_default(),
        });
        Some(KeptSubject {
            who,
            told: match told {
                None => None,
                Some(told) => Some(told?),
            },
            journey: Journey {
                numbers: self.numbers,
                carrier: self.carrier,
                stops: stops.collect(),
            },
            seen: Timestamp::from_millis(self.seen_ms),
            shown: self.shown.try_into().ok()?,
        })
    }
}

const fn hour(time: Timestamp) -> u64 {
    time.as_millis() / HOUR_MS
}

fn named(path: &Path) -> Option<Name> {
    let (hour, start) = path.file_name()?.to_str()?.split_once('-')?;
    Some((hour.parse().ok()?, start.parse().ok()?))
}

fn frame(bytes: &mut Vec<u8>, kind: u8, message: &[u8]) {
    let len = u32::try_from(message.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&len.to_be_bytes());
    bytes.extend_from_slice(&checksum(kind, message).to_be_bytes());
    bytes.push(kind);
    bytes.extend_from_slice(message);
}

fn checksum(kind: u8, message: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&[kind]), message)
}

/// The frames of a file, up to the first that is not whole: there a crash tore it, or it is still written.
struct Frames<R>(R);

impl<R: io::Read> Frames<R> {
    fn next(&mut self) -> io::Result<Option<(u8, Vec<u8>)>> {
        let mut header = [0; HEADER];
        if !read_whole(&mut self.0, &mut header)? {
            return Ok(None);
        }
        let [a, b, c, d, e, f, g, h, kind] = header;
        let len = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
        if len > MAX_FRAME {
            return Ok(None);
        }
        let mut message = vec![0; len];
        let is_whole = read_whole(&mut self.0, &mut message)?
            && checksum(kind, &message) == u32::from_be_bytes([e, f, g, h]);
        Ok(is_whole.then_some((kind, message)))
    }
}

/// Fills the bytes; false where the file ends before.
fn read_whole(from: &mut impl io::Read, bytes: &mut [u8]) -> io::Result<bool> {
    match from.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// How many subjects stand in a file.
fn count(path: &Path) -> io::Result<u64> {
    let mut frames = Frames(BufReader::with_capacity(1 << 18, File::open(path)?));
    let mut count = 0;
    while let Some((kind, _)) = frames.next()? {
        count += u64::from(kind == SUBJECT);
    }
    Ok(count)
}
