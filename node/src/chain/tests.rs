//! The ledger on real files, on a medium that can fail, under a clock that can go back.

mod anchors;
mod audit;
mod crash;
mod damage;
mod erase;
mod signing;
mod time;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use ntc_core::envelope::{PublicKey, RecordKey, SealRandom, SoftKey};
use ntc_core::identity::card::{KeyRole, ListedKey};
use ntc_core::identity::keys::RoleKeys;
use ntc_core::identity::vkey;
use ntc_core::intake::draft_file;
use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::ledger::entry::{KeyOperation, Role, commit};
use ntc_core::ledger::note::NoteKey;
use ntc_core::policy::{Policies, decide_publish};
use ntc_core::record::{Defaults, Record, RecordId};
use ntc_core::section::SECTION_COUNT;
use ntc_core::time::Timestamp;
use ntc_core::wire;
use zeroize::Zeroizing;

use super::*;
use crate::audit::AuditEntry;
use crate::ports::SystemEntropy;
use crate::store::disk::Reserve;
use crate::store::medium::faulty::Faulty;
use crate::telemetry::health::State;
use crate::verify;

/// A time at which the sample draft can be published.
const NOW: u64 = 1_790_000_000_000;

#[derive(Debug)]
struct SetClock(AtomicU64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(SeqCst))
    }
}

/// A node's ledger and nothing else.
struct Rig {
    dir: tempfile::TempDir,
    medium: Arc<Faulty>,
    /// The device of the audit.
    audit_medium: Arc<Faulty>,
    clock: Arc<SetClock>,
    health: Health,
    segment_bytes: u32,
    floor_bytes: u64,
    /// Whether the start is over as soon as the ledger is open.
    starts: bool,
    published: AtomicU64,
}

struct Open {
    audit: Arc<Audit>,
    ledger: Ledger,
    writer: WriterThread,
}

impl Open {
    /// Ends the writer as a node that stops does.
    async fn close(self) {
        self.ledger.close().await;
        drop(self.ledger);
        tokio::task::spawn_blocking(|| self.writer.join().unwrap())
            .await
            .unwrap();
    }
}

impl Rig {
    fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
            medium: Arc::default(),
            audit_medium: Arc::default(),
            clock: Arc::new(SetClock(AtomicU64::new(NOW))),
            health: Health::new(),
            segment_bytes: 256 << 10,
            floor_bytes: 0,
            starts: true,
            published: AtomicU64::new(0),
        }
    }

    fn path(&self, folder: &str) -> std::path::PathBuf {
        self.dir.path().join(folder)
    }

    fn heads() -> Heads {
        Heads {
            origin: "ntc.example/ee/tax/ledger1".to_owned(),
            slot_secret: Zeroizing::new([7; 32]),
        }
    }

    fn author() -> SoftKey {
        SoftKey::from_seed(&[1; 32])
    }

    fn try_open(&mut self) -> Result<Open, LedgerOpenError> {
        self.health = Health::new();
        if self.starts {
            self.health.ready();
        }
        let begin = Begin {
            keys: vec![FoundingKey {
                entry: Entry::Key {
                    time: Timestamp::from_millis(NOW),
                    operation: KeyOperation::Add,
                    role: Role::Known(KeyRole::Author),
                    key: commit::key("vkey"),
                },
                vkey: "vkey".to_owned(),
            }],
            in_use: Vec::new(),
            allowed: true,
        };
        let small = JournalOptions {
            segment_bytes: self.segment_bytes,
            floor_bytes: self.floor_bytes,
            known_end: None,
        };
        let audit = Audit::open(
            &self.path("audit"),
            small,
            Arc::clone(&self.audit_medium) as Arc<dyn Medium>,
            true,
            Timestamp::from_millis(NOW),
            self.health.clone(),
        );
        let audit = Arc::new(audit.unwrap());
        let parts = LedgerParts {
            places: Places {
                journal: self.path("ledger"),
                bodies: self.path("bodies"),
                derived: self.path("derived"),
            },
            journal: small,
            medium: Arc::clone(&self.medium) as Arc<dyn Medium>,
            disk: DiskWatch::new(
                self.dir.path(),
                Reserve {
                    refuse_percent: 0,
                    refuse_bytes: 0,
                    alarm_percent: 0,
                },
                Arc::clone(&self.medium) as Arc<dyn Medium>,
            ),
            signer: Arc::new(SoftKey::from_seed(&[2; 32])),
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            entropy: Arc::new(SystemEntropy),
            audit: Arc::clone(&audit),
            health: self.health.clone(),
            metrics: Arc::new(Metrics::new()),
        };
        let (ledger, writer) = Ledger::open(parts, Self::heads(), &begin, &mut |_| {})?;
        Ok(Open {
            audit,
            ledger,
            writer,
        })
    }

    fn open(&mut self) -> Open {
        self.try_open().unwrap()
    }

    /// A record that no other is, let out to no peer.
    fn permitted(&self) -> (Permitted<SealedRecord>, Record) {
        let party: Party = "GE/tax".parse().unwrap();
        let number = self.published.fetch_add(1, SeqCst);
        let now = Timestamp::from_millis(NOW);
        let draft = draft_file::read(&draft_file::sample()).unwrap();
        let draft = wire::record::draft(draft).unwrap();
        let defaults = Defaults {
            expiry: std::time::Duration::from_secs(3600 * 24 * 30),
        };
        let mut random = [0; 10];
        random[..8].copy_from_slice(&number.to_be_bytes());
        let id = RecordId::new(now, &random);
        let (record, _) = draft.check(&party, id, now, &defaults).unwrap();
        let permitted = decide_publish(record, &Policies::new(party.clone()), now).unwrap();
        let seal = |record: &Record| {
            let key = RecordKey {
                origin: party.clone(),
                id: *record.id().as_bytes(),
            };
            let mut salts = [[0; 32]; SECTION_COUNT];
            SystemEntropy.fill(salts.as_flattened_mut()).unwrap();
            let random = SealRandom {
                commit_salt: [number as u8; 32],
                slots: salts,
            };
            SealedRecord::seal(
                &key,
                wire::record::section_bytes(record),
                &random,
                |digests| wire::record::header_bytes(record, digests),
                &Self::author(),
            )
        };
        permitted.seal(seal).unwrap()
    }

    async fn publish(&self, open: &Open) -> Result<Appended, AppendError> {
        let begun = open.audit.note(&AuditEntry {
            subject: self.published.load(SeqCst).to_string(),
            ..AuditEntry::default()
        });
        let (appended, _) = open
            .ledger
            .append(self.permitted(), Vec::new(), begun)
            .await?;
        Ok(appended)
    }

    /// What verification finds.
    fn findings(open: &Open) -> Vec<String> {
        let mut findings = verify::Findings::default();
        let author = [ListedKey {
            role: KeyRole::Author.name().to_owned(),
            vkey: vkey::encode("author", vkey::TYPE_NOTE, &Self::author().public_key()),
            from: 0,
            to: None,
        }];
        let ledger = PublicKey::from_bytes(&SoftKey::from_seed(&[2; 32]).public_key()).unwrap();
        let own_ledger = NoteKey::note(Self::heads().origin, ledger).into();
        verify::check_ledger(
            open.ledger.records(),
            &Self::heads(),
            (&RoleKeys::of(&author, KeyRole::Author), &own_ledger),
            Some(&open.ledger.head()),
            &mut findings,
            &mut |_| {},
        );
        findings.sentences().to_vec()
    }

    /// Whether some bytes are in any file of a folder.
    fn holds(&self, folder: &str, bytes: &[u8]) -> bool {
        holds(&self.path(folder), bytes)
    }
}

fn holds(dir: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(dir).unwrap().map(|it| it.unwrap().path());
    files.into_iter().any(|path| {
        let found = std::fs::read(path).unwrap();
        found.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[tokio::test]
async fn what_was_published_is_read_back_whole_from_chain_and_bodies_after_a_restart() {
    let mut rig = Rig::new();
    let open = rig.open();
    let mut before = Vec::new();
    for _ in 0..3 {
        let index = rig.publish(&open).await.unwrap().ledger_index;
        let record = open.ledger.record(index).unwrap();
        before.push((index, record.opening.encode(), record.entry.clone()));
    }
    let head = open.ledger.head();
    let section = &open.ledger.record(before[0].0).unwrap().opening.sections[0]
        .content
        .clone();
    assert!(rig.holds("bodies", section) && !rig.holds("ledger", section));
    open.close().await;
    for derived in ["kept", "deleted"] {
        if derived == "deleted" {
            std::fs::remove_dir_all(rig.path("derived")).unwrap();
        }
        let open = rig.open();
        let again = open.ledger.head();
        assert_eq!(
            (again.size, again.root),
            (head.size, head.root),
            "{derived}"
        );
        assert_eq!(again.checkpoint(), head.checkpoint());
        for (index, opening, entry) in &before {
            let record = open.ledger.record(*index).unwrap();
            assert_eq!((&record.opening.encode(), &record.entry), (opening, entry));
        }
        assert_eq!(Rig::findings(&open), Vec::<String>::new());
        assert!(open.ledger.unsettled().is_empty());
        open.close().await;
    }
}

#[tokio::test]
async fn policy_anchor_and_pad_entries_are_written_proven_and_remembered() {
    let mut rig = Rig::new();
    let open = rig.open();
    assert_eq!(open.ledger.head().policy, None);
    let digest = Hash::from_bytes([3; 32]);
    open.ledger.policy(digest).await.unwrap();
    let root = Hash::from_bytes([4; 32]);
    let anchor = open.ledger.anchor(AnchoredJournal::Audit, 12, root);
    let anchored = anchor.await.unwrap();
    let padded = open.ledger.pad().await.unwrap();
    assert!(padded > anchored);
    assert_eq!(open.ledger.head().policy, Some(digest));
    let refused = open.ledger.record(anchored).err().unwrap();
    assert!(matches!(refused, RecordReadError::NotARecord(_)));
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
    let open = rig.open();
    assert_eq!(open.ledger.head().policy, Some(digest));
    open.close().await;
}
