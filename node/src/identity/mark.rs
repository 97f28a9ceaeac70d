//! The pair of marks by which a node knows its data again: one beside the keys, one in the data.
//!
//! The mark beside the keys says how much of the ledger was signed at least, and which file the other one is. A
//! restored, copied or moved folder of data has another file there, an older one fewer entries. Neither half is
//! written over: the one in the data stays the file that was made, the one beside the keys is replaced as a whole.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, UNIX_EPOCH};

use ntc_core::envelope::Hash;
use ntc_core::ledger::guard::{MarkHalf, Place, StartEvidence, evidence};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::layout::Layout;
use super::secret_file::{UnusableFile, read_public, replace_secret};
use crate::lock::lock;
use crate::ports::{Entropy, EntropyError};

/// How often the size of the ledger is written beside the keys, when it grew. The mark never says more than was
/// signed, and may say less by what was signed in this time.
pub const MARK_EVERY: Duration = Duration::from_secs(10);

/// Name of the mark in the folder of data.
const IN_DATA: &str = "node.mark";
/// What the mark beside the keys tells whoever opens it.
const ABOUT: &str = "# Written by the node: how much of its ledger was signed, and which data belong to it. Never \
                     copy or edit it.\n";
/// Version of the file.
const VERSION: u32 = 1;

/// The mark beside the keys.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// What both halves share, and where the other lies.
    pub half: MarkHalf,
    /// Size of the ledger that was signed at least.
    pub signed: u64,
    /// Root of the ledger at that size.
    pub root: Hash,
}

/// The file beside the keys. Numbers that do not fit TOML's are text.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MarkFile {
    version: u32,
    ledger: String,
    pair: String,
    inode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    born_ns: Option<String>,
    signed: String,
    root: String,
}

/// Why a mark was not written.
#[derive(Debug, Error)]
pub enum MarkError {
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// No randomness for a new pair.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// What was written does not read back.
    #[error("{} does not read back", .0.display())]
    Unreadable(PathBuf),
}

/// The two marks of one node.
#[derive(Debug)]
pub struct Marks {
    beside_keys: PathBuf,
    in_data: PathBuf,
    ledger: String,
    current: Mutex<Option<Mark>>,
}

impl Marks {
    /// The marks of the node whose ledger has this origin, as they are now.
    pub fn read(layout: &Layout, data: &Path, ledger: &str) -> Self {
        let beside_keys = layout.ledger_mark();
        Self {
            current: Mutex::new(read_mark(&beside_keys, ledger)),
            beside_keys,
            in_data: data.join(IN_DATA),
            ledger: ledger.to_owned(),
        }
    }

    /// The mark beside the keys; none when it is missing, unreadable or of another ledger.
    pub fn beside_keys(&self) -> Option<Mark> {
        lock(&self.current).clone()
    }

    /// Whether anything stands beside the keys, readable or not: this node was founded once.
    pub fn was_founded(&self) -> bool {
        fs::symlink_metadata(&self.beside_keys).is_ok()
    }

    /// What the pair says.
    pub fn evidence(&self) -> StartEvidence {
        let noted = self.beside_keys().map(|mark| mark.half);
        evidence(noted.as_ref(), read_half(&self.in_data).as_ref())
    }

    /// Makes a new pair for the data as they lie now, of which `signed` entries with this root were signed.
    ///
    /// # Errors
    /// When a file cannot be written. With only one of the two written the pair is doubtful, and made once more at the
    /// next call; with none the one before stands.
    pub fn pair(&self, entropy: &dyn Entropy, signed: u64, root: Hash) -> Result<(), MarkError> {
        let mut pair = [0; 16];
        entropy.fill(&mut pair)?;
        // The one before stands until the new one does: it is not given up for a lack that passes.
        replace_secret(&self.in_data, format!("{}\n", hex::encode(pair)).as_bytes())?;
        let half =
            read_half(&self.in_data).ok_or_else(|| MarkError::Unreadable(self.in_data.clone()))?;
        self.write(Mark { half, signed, root })
    }

    /// Notes that so many entries with this root were signed. Nothing is written when the mark says as much already.
    ///
    /// # Errors
    /// When the file cannot be written; the mark before then stands.
    pub fn signed(&self, signed: u64, root: Hash) -> Result<(), MarkError> {
        match self.beside_keys() {
            Some(mark) if mark.signed < signed => self.write(Mark {
                signed,
                root,
                ..mark
            }),
            Some(_) | None => Ok(()),
        }
    }

    fn write(&self, mark: Mark) -> Result<(), MarkError> {
        let text = render(&mark, &self.ledger)
            .ok_or_else(|| MarkError::Unreadable(self.beside_keys.clone()))?;
        replace_secret(&self.beside_keys, text.as_bytes())?;
        *lock(&self.current) = Some(mark);
        Ok(())
    }
}

fn render(mark: &Mark, ledger: &str) -> Option<String> {
    let Place { inode, born_ns } = mark.half.place;
    let file = MarkFile {
        version: VERSION,
        ledger: ledger.to_owned(),
        pair: hex::encode(mark.half.pair),
        inode: inode.to_string(),
        born_ns: born_ns.map(|born| born.to_string()),
        signed: mark.signed.to_string(),
        root: hex::encode(mark.root.as_bytes()),
    };
    let mut text = ABOUT.to_owned();
    text.write_str(&toml::to_string(&file).ok()?).ok()?;
    Some(text)
}

fn read_mark(path: &Path, ledger: &str) -> Option<Mark> {
    let bytes = read_public(path).ok()?;
    let file: MarkFile = toml::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
    if file.version != VERSION || file.ledger != ledger {
        return None;
    }
    let (mut pair, mut root) = ([0; 16], [0; 32]);
    hex::decode_to_slice(&file.pair, &mut pair).ok()?;
    hex::decode_to_slice(&file.root, &mut root).ok()?;
    let born_ns = match file.born_ns {
        Some(born) => Some(born.parse().ok()?),
        None => None,
    };
    let place = Place {
        inode: file.inode.parse().ok()?,
        born_ns,
    };
    Some(Mark {
        half: MarkHalf { pair, place },
        signed: file.signed.parse().ok()?,
        root: Hash::from_bytes(root),
    })
}

/// The half in the data with the place where it lies now. A link is no mark: it would lie somewhere else.
fn read_half(path: &Path) -> Option<MarkHalf> {
    let metadata = fs::symlink_metadata(path).ok()?;
    if !metadata.is_file() {
        return None;
    }
    let mut pair = [0; 16];
    hex::decode_to_slice(read_public(path).ok()?.trim_ascii_end(), &mut pair).ok()?;
    let born = metadata
        .created()
        .ok()
        .and_then(|born| born.duration_since(UNIX_EPOCH).ok());
    let place = Place {
        inode: metadata.ino(),
        born_ns: born.and_then(|born| u64::try_from(born.as_nanos()).ok()),
    };
    Some(MarkHalf { pair, place })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::SystemEntropy;
    use ntc_core::ledger::guard::Doubt;

    const LEDGER: &str = "ntc.example/ge/customs/ledger1";

    struct Node {
        root: tempfile::TempDir,
    }

    impl Node {
        fn new() -> Self {
            let root = tempfile::tempdir().unwrap();
            fs::create_dir(root.path().join("data")).unwrap();
            Self { root }
        }

        fn data(&self) -> PathBuf {
            self.root.path().join("data")
        }

        fn marks(&self) -> Marks {
            Marks::read(&Layout::below(self.root.path()), &self.data(), LEDGER)
        }

        fn paired(signed: u64) -> Self {
            let node = Self::new();
            node.marks()
                .pair(&SystemEntropy, signed, Hash::from_bytes([7; 32]))
                .unwrap();
            node
        }
    }

    #[test]
    fn a_pair_reads_back_intact_and_grows_with_what_was_signed() {
        let node = Node::paired(5);
        let marks = node.marks();
        assert_eq!(marks.evidence(), StartEvidence::Intact);
        assert_eq!(marks.beside_keys().unwrap().signed, 5);
        marks.signed(9, Hash::from_bytes([9; 32])).unwrap();
        marks.signed(6, Hash::from_bytes([6; 32])).unwrap();
        let mark = node.marks().beside_keys().unwrap();
        assert_eq!((mark.signed, mark.root), (9, Hash::from_bytes([9; 32])));
        assert_eq!(node.marks().evidence(), StartEvidence::Intact);
    }

    #[test]
    fn a_copy_of_the_data_is_not_the_data() {
        let node = Node::paired(5);
        let (mark, aside) = (node.data().join(IN_DATA), node.root.path().join("aside"));
        fs::copy(&mark, &aside).unwrap();
        fs::rename(&aside, &mark).unwrap();
        assert_eq!(
            node.marks().evidence(),
            StartEvidence::Doubtful(Doubt::Moved)
        );
    }

    #[test]
    fn a_copy_of_the_whole_directory_is_not_the_node() {
        let (node, other) = (Node::paired(5), Node::new());
        fs::copy(node.data().join(IN_DATA), other.data().join(IN_DATA)).unwrap();
        let beside = |node: &Node| Layout::below(node.root.path()).ledger_mark();
        fs::copy(beside(&node), beside(&other)).unwrap();
        assert_eq!(
            other.marks().evidence(),
            StartEvidence::Doubtful(Doubt::Moved)
        );
    }

    #[test]
    fn a_missing_a_foreign_and_an_unreadable_mark_are_doubtful() {
        let node = Node::paired(5);
        assert_eq!(
            Marks::read(
                &Layout::below(node.root.path()),
                &node.data(),
                "ntc.example/az/customs/ledger1"
            )
            .evidence(),
            StartEvidence::Doubtful(Doubt::NoMark)
        );
        let other = Node::paired(5);
        fs::copy(
            Layout::below(other.root.path()).ledger_mark(),
            Layout::below(node.root.path()).ledger_mark(),
        )
        .unwrap();
        assert_eq!(
            node.marks().evidence(),
            StartEvidence::Doubtful(Doubt::OtherPair)
        );
        fs::write(Layout::below(node.root.path()).ledger_mark(), "version = 1").unwrap();
        assert_eq!(
            node.marks().evidence(),
            StartEvidence::Doubtful(Doubt::NoMark)
        );
        assert!(node.marks().was_founded());
        fs::remove_file(other.data().join(IN_DATA)).unwrap();
        assert_eq!(
            other.marks().evidence(),
            StartEvidence::Doubtful(Doubt::NoTwin)
        );
    }
}
