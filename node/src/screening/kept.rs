//! Who was screened, kept for a named time.
//!
//! A file for each hour, and one more after each start. When the time of the first that stands in it is over the file is
//! removed: nobody is kept longer, and nobody more than an hour shorter. A frame has its length, a checksum over what
//! follows, what it is, and a message. Frames that name a set of editions hold for those behind them; a frame about a
//! sweep holds for all who were kept before it. Of somebody who is erased there is a frame of zeros.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use ntc_core::manifest::{Journey, Stop};
use ntc_core::party::Party;
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
/// Against what everybody before it was screened again, and who met something.
const AGAIN: u8 = 3;
/// Somebody who was erased.
const ERASED: u8 = 4;

/// Somebody who was screened.
#[derive(Clone)]
pub(crate) struct KeptSubject {
    pub(crate) who: Sighted,
    /// As told; none for somebody of whom a record tells.
    pub(crate) told: Option<Entry>,
    /// Who wrote the record; none where that is whoever sent it, and for somebody who was handed in.
    pub(crate) author: Option<Party>,
    pub(crate) journey: Journey,
    pub(crate) seen: Timestamp,
    /// What each preset showed then.
    pub(crate) shown: [u32; 3],
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
    /// Empty for the party in `origin`.
    #[prost(string, tag = "11")]
    author: String,
}

/// Of [`Saved`] what tells whether somebody was handed in: a start reads it of everybody.
#[derive(Clone, PartialEq, Message)]
struct Handed {
    #[prost(bytes = "vec", tag = "3")]
    told: Vec<u8>,
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
    /// Held by those who read a file, and alone by whoever erases somebody in one.
    reading: RwLock<()>,
}

/// How many stand in a file.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u64,
    /// Those who were handed in.
    handed: u64,
}

/// What stands in a frame.
pub(super) enum Framed {
    /// Somebody, and where the frame lies.
    Subject(Box<KeptSubject>, Lies),
    /// Against what those behind it were screened.
    Against(Vec<u8>),
    /// Against what everybody before was screened again.
    Again(Vec<u8>),
}

/// Where a frame lies.
#[derive(Clone, Copy)]
pub(super) struct Lies {
    name: Name,
    at: u64,
    len: usize,
}

#[derive(Default)]
struct State {
    /// Subjects in each file.
    files: BTreeMap<Name, Count>,
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
            reading: RwLock::default(),
        })
    }

    /// How long anybody is kept.
    pub(super) const fn keep(&self) -> Duration {
        self.keep
    }

    /// How many are kept.
    pub(super) fn len(&self) -> u64 {
        lock(&self.state)
            .files
            .values()
            .map(|count| count.all)
            .sum()
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
        let mut bytes = Vec::new();
        let mut count = Count::default();
        for subject in subjects {
            frame(&mut bytes, SUBJECT, &Saved::of(subject).encode_to_vec());
            count.add(subject);
        }
        self.write(now, Some(against), &bytes, count)
    }

    /// Keeps against what everybody who is kept was screened again. Durable after [`Self::sync`].
    ///
    /// # Errors
    /// When there is no room, or it cannot be written.
    pub(super) fn append_again(&self, now: Timestamp, again: &[u8]) -> Result<(), ScreeningError> {
        let mut bytes = Vec::new();
        frame(&mut bytes, AGAIN, again);
        self.write(now, None, &bytes, Count::default())
    }

    fn write(
        &self,
        now: Timestamp,
        against: Option<&[u8]>,
        frames: &[u8],
        count: Count,
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
        let against = against.filter(|against| open.against != *against);
        if let Some(against) = against {
            frame(&mut bytes, AGAINST, against);
        }
        bytes.extend_from_slice(frames);
        let path = self.path(name);
        open.is_synced = false;
        // What was written of a run that failed is written over by the next one.
        self.medium
            .write_at(&open.file, &bytes, open.at)
            .map_err(FileError::new("write", path))?;
        open.at += bytes.len() as u64;
        if let Some(against) = against {
            open.against = against.to_vec();
        }
        let so_far = state.files.entry(name).or_default();
        so_far.all += count.all;
        so_far.handed += count.handed;
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

    /// Everybody who is kept, those that were screened first before others; files in which nobody was handed in are passed
    /// over where only those are asked for.
    ///
    /// # Errors
    /// When a file cannot be read. One that is removed meanwhile is passed over.
    pub(super) fn walk(
        &self,
        only_handed: bool,
        each: &mut dyn FnMut(KeptSubject) -> ControlFlow<()>,
    ) -> Result<(), ScreeningError> {
        let is_asked = |count: &Count| !only_handed || count.handed > 0;
        self.frames(&is_asked, &mut |framed| match framed {
            Framed::Subject(subject, _) => each(*subject),
            Framed::Against(_) | Framed::Again(_) => ControlFlow::Continue(()),
        })
    }

    /// Every frame that counts, the eldest first.
    ///
    /// # Errors
    /// As [`Self::walk`].
    pub(super) fn all(
        &self,
        each: &mut dyn FnMut(Framed) -> ControlFlow<()>,
    ) -> Result<(), ScreeningError> {
        self.frames(&|_| true, each)
    }

    fn frames(
        &self,
        is_asked: &dyn Fn(&Count) -> bool,
        each: &mut dyn FnMut(Framed) -> ControlFlow<()>,
    ) -> Result<(), ScreeningError> {
        let files = lock(&self.state).files.clone();
        for (name, _) in files.into_iter().filter(|(_, count)| is_asked(count)) {
            let path = self.path(name);
            let _reads = self.reading.read().unwrap_or_else(PoisonError::into_inner);
            let file = match File::open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(FileError::new("read", path)(error).into()),
            };
            let mut frames = Frames(BufReader::with_capacity(1 << 18, file));
            let mut at = 0;
            while let Some((kind, bytes)) = frames.next().map_err(FileError::new("read", &path))? {
                let len = bytes.len();
                let framed = match kind {
                    SUBJECT => Saved::decode(&*bytes)
                        .ok()
                        .and_then(Saved::subject)
                        .map(|it| Framed::Subject(Box::new(it), Lies { name, at, len })),
                    AGAINST => Some(Framed::Against(bytes)),
                    AGAIN => Some(Framed::Again(bytes)),
                    _ => None,
                };
                at += (HEADER + len) as u64;
                if framed.is_some_and(|framed| each(framed).is_break()) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Writes zeros over somebody who is kept; durable when it returns. Whoever reads the file is waited for.
    ///
    /// # Errors
    /// When that cannot be made durable: the subject may be kept still.
    pub(super) fn erase(&self, lies: Lies, subject: &KeptSubject) -> Result<(), ScreeningError> {
        let path = self.path(lies.name);
        let mut bytes = Vec::new();
        frame(&mut bytes, ERASED, &vec![0; lies.len]);
        let _alone = self.reading.write().unwrap_or_else(PoisonError::into_inner);
        let file = {
            let state = lock(&self.state);
            // Its time is over, and the file is removed.
            if !state.files.contains_key(&lies.name) {
                return Ok(());
            }
            medium::writable()
                .open(&path)
                .map_err(FileError::new("open", &path))?
        };
        let written = self.medium.write_at(&file, &bytes, lies.at);
        let written = written.and_then(|()| self.medium.sync_data(&file));
        written.map_err(FileError::new("write", path))?;
        if let Some(count) = lock(&self.state).files.get_mut(&lies.name) {
            count.take(subject);
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

impl Count {
    fn add(&mut self, subject: &KeptSubject) {
        self.all += 1;
        self.handed += u64::from(subject.told.is_some());
    }

    fn take(&mut self, subject: &KeptSubject) {
        self.all = self.all.saturating_sub(1);
        self.handed = self
            .handed
            .saturating_sub(u64::from(subject.told.is_some()));
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
            author: subject
                .author
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
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
            author: match &*self.author {
                "" => None,
                author => Some(author.parse().ok()?),
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
fn count(path: &Path) -> io::Result<Count> {
    let mut frames = Frames(BufReader::with_capacity(1 << 18, File::open(path)?));
    let mut count = Count::default();
    while let Some((kind, bytes)) = frames.next()? {
        if kind == SUBJECT {
            count.all += 1;
            let is_handed = |saved: Handed| !saved.told.is_empty();
            count.handed += u64::from(Handed::decode(&*bytes).is_ok_and(is_handed));
        }
    }
    Ok(count)
}
