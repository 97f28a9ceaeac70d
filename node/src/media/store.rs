//! The folder of bodies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use tokio::sync::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};

use super::error::not_found;
use super::incoming::Origin;
use super::parts::{self, UnderWay};
use super::{Body, Incoming, MAX_MEDIA_SIZE, MEDIA_CHUNK, MediaError};
use crate::store::disk::DiskWatch;
use crate::store::medium::Medium;

/// Mode of every file: nobody but the node's own user sees a body.
const FILE_MODE: u32 = 0o600;
/// Mode of the folder.
const DIR_MODE: u32 = 0o700;

/// The folder of bodies. Clones share what is under way.
#[derive(Clone, Debug)]
pub struct MediaStore {
    dir: PathBuf,
    disk: DiskWatch,
    medium: Arc<dyn Medium>,
    under_way: UnderWay,
    naming: Arc<RwLock<()>>,
}

impl MediaStore {
    /// Opens the folder, making it when it is not there, and removes what uploads left unfinished; nothing new is
    /// begun when the disk's reserve is reached.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(dir: &Path, disk: DiskWatch, medium: Arc<dyn Medium>) -> io::Result<Self> {
        DirBuilder::new()
            .recursive(true)
            .mode(DIR_MODE)
            .create(dir)?;
        fs::set_permissions(dir, Permissions::from_mode(DIR_MODE))?;
        parts::remove_uploads(dir)?;
        Ok(Self {
            dir: dir.to_owned(),
            disk,
            medium,
            under_way: UnderWay::default(),
            naming: Arc::default(),
        })
    }

    /// True when the body is held whole.
    pub fn holds(&self, sha256: &[u8; 32]) -> bool {
        self.path(sha256).is_file()
    }

    /// Length of a body that is held.
    ///
    /// # Errors
    /// [`MediaError::NotFound`], or the disk failed.
    pub fn size(&self, sha256: &[u8; 32]) -> Result<u64, MediaError> {
        Ok(fs::metadata(self.path(sha256)).map_err(not_found)?.len())
    }

    /// Reads up to [`MEDIA_CHUNK`] bytes from `offset`; empty at the end.
    ///
    /// # Errors
    /// [`MediaError::NotFound`], or the disk failed.
    pub fn read(&self, sha256: &[u8; 32], offset: u64) -> Result<Vec<u8>, MediaError> {
        let mut file = File::open(self.path(sha256)).map_err(not_found)?;
        file.seek(SeekFrom::Start(offset))?;
        let mut chunk = Vec::new();
        file.take(MEDIA_CHUNK as u64).read_to_end(&mut chunk)?;
        Ok(chunk)
    }

    /// Starts an officer's body, whose hash is not known yet; broken off, it leaves nothing. `name` is one that nobody
    /// has used.
    ///
    /// # Errors
    /// When the disk is nearly full or failed, or the name is used.
    pub fn receive(&self, name: &str) -> Result<Incoming, MediaError> {
        self.disk.check()?;
        let part = parts::of_upload(&self.dir, name);
        let file = create().create_new(true).open(&part)?;
        Ok(self.incoming((part, file), 0, Origin::Upload))
    }

    /// Starts a partner's body, or goes on with it where it was broken off.
    ///
    /// # Errors
    /// [`MediaError::TooLarge`], [`MediaError::UnderWay`], or the disk is nearly full or failed.
    pub fn fetch(&self, from: &Party, body: Body) -> Result<Incoming, MediaError> {
        if body.size > MAX_MEDIA_SIZE {
            return Err(MediaError::TooLarge);
        }
        let turn = self.under_way.begin(body.sha256);
        let turn = turn.ok_or(MediaError::UnderWay)?;
        self.disk.check()?;
        let part = parts::of_partner(&self.dir, from, &body.sha256);
        if !part.exists() {
            parts::make_room(&self.dir, from)?;
        }
        let file = create().create(true).open(&part)?;
        let size = file.metadata()?.len();
        if size > body.size {
            fs::remove_file(&part)?;
            return Err(MediaError::TooLong);
        }
        let origin = Origin::Fetch { body, _turn: turn };
        Ok(self.incoming((part, file), size, origin))
    }

    fn incoming(&self, part: (PathBuf, File), size: u64, origin: Origin) -> Incoming {
        let medium = Arc::clone(&self.medium);
        Incoming::new(&self.dir, medium, part, size, origin)
    }

    /// Held by whoever looks whether bodies are held until the record that names them is durable: none is destroyed
    /// meanwhile.
    pub(crate) async fn naming(&self) -> OwnedRwLockReadGuard<()> {
        Arc::clone(&self.naming).read_owned().await
    }

    /// Held by whoever looks whether bodies are named still, and destroys those that are not; none while somebody names
    /// some.
    pub(crate) fn unnaming(&self) -> Option<OwnedRwLockWriteGuard<()>> {
        Arc::clone(&self.naming).try_write_owned().ok()
    }

    /// Destroys bodies and what partners sent of them so far; answers which, for one that is fetched now stays.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub(crate) fn destroy(&self, bodies: &BTreeSet<[u8; 32]>) -> io::Result<BTreeSet<[u8; 32]>> {
        let turns = bodies.iter().filter_map(|body| {
            let turn = self.under_way.begin(*body)?;
            Some((*body, turn))
        });
        let turns: BTreeMap<_, _> = turns.collect();
        let idle: BTreeSet<_> = turns.keys().copied().collect();
        if idle.is_empty() {
            return Ok(idle);
        }
        for file in parts::of_bodies(&self.dir, &idle)? {
            fs::remove_file(file)?;
        }
        self.medium.sync_dir(&self.dir)?;
        Ok(idle)
    }

    /// The bodies that are held whole for as long at least.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(crate) fn older_than(&self, age: Duration, now: Timestamp) -> io::Result<Vec<[u8; 32]>> {
        let since = Duration::from_millis(now.as_millis()).saturating_sub(age);
        parts::whole_since(&self.dir, SystemTime::UNIX_EPOCH + since)
    }

    fn path(&self, sha256: &[u8; 32]) -> PathBuf {
        self.dir.join(hex::encode(sha256))
    }
}

/// Opens files for writing as the node's own user's alone.
fn create() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).mode(FILE_MODE);
    options
}
