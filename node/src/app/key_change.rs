//! Changes of the own signing keys, made on the files of a node that does not run.
//!
//! A key comes in two steps. It is announced: the ledger adds it, and the card lists it beside the one that signs, so
//! that partners can enrol the card while nothing changes for them. Then it takes the place of the other one, which the
//! ledger retires or revokes. Each step is durable before the next, and a step that was broken off goes on where it
//! stood when the command is given again: what stands is read from the ledger and the key files.

use ntc_core::identity::card::{KeyRole, ListedKey, NodeCard};
use ntc_core::ledger::entry::KeyOperation;
use ntc_core::ledger::guard::StartEvidence;
use thiserror::Error;

use super::base::Base;
use super::offline::Files;
use super::{Confirmation, Ports, StartError};
use crate::audit::AuditEntry;
use crate::chain::{AppendError, Ledger};
use crate::config::Settings;
use crate::identity::card::{CardError, Listing, issue_card, issue_card_of};
use crate::identity::keys::{IdentityError, announced_key, next_key, use_next_key};
use crate::identity::mark::{MarkError, Marks};

/// What becomes of the key that another one takes the place of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// It is no longer used. What it signed before stays good.
    Retire,
    /// It may be in wrong hands. What it signed before stays good, nothing that it signs from now on counts.
    Revoke,
}

impl Ending {
    const fn operation(self) -> KeyOperation {
        match self {
            Self::Retire => KeyOperation::Retire,
            Self::Revoke => KeyOperation::Revoke,
        }
    }

    const fn method(self) -> &'static str {
        match self {
            Self::Retire => "key rotate",
            Self::Revoke => "key revoke",
        }
    }
}

/// What a change came to.
#[derive(Debug)]
pub struct KeyChange {
    /// The keys of the role as the ledger has them.
    pub keys: Vec<ListedKey>,
    /// The one that signs, as a vkey text.
    pub signs: String,
    /// The card that says so.
    pub card: NodeCard,
}

/// Why a key was not changed.
#[derive(Debug, Error)]
pub enum KeyChangeError {
    /// The node's files cannot be used.
    #[error(transparent)]
    Start(#[from] StartError),
    /// Keys or card cannot be used.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The card cannot be made.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The ledger does not take the entry.
    #[error("the ledger does not take it: {0}")]
    Ledger(#[from] AppendError),
    /// The audit does not take it.
    #[error(transparent)]
    Audit(#[from] crate::audit::AuditStuck),
    /// The mark beside the keys cannot be written.
    #[error(transparent)]
    Mark(#[from] MarkError),
    /// It is not known that these data are the newest.
    #[error(
        "it is not certain that these data are the newest ({0}), and an entry in older ones would be a second history of \
         the ledger; start the node, wait until `ntc node status` says ready, stop it and give the command again"
    )]
    Doubtful(String),
    /// There is no key that could take the place.
    #[error(
        "no {role} key is announced; announce one with `ntc-node key announce {role}` and let partners enrol the card \
         first, or change at once with --now, and partners take nothing until they have enrolled the new card",
        role = .0.name()
    )]
    NotAnnounced(KeyRole),
}

/// Announces a new key of a role. One that is announced already is left as it is, and the card made again.
///
/// # Errors
/// When the node runs, its data are doubtful, or a file cannot be used. What was done then stands, and the same command
/// goes on from there.
pub fn announce(settings: &Settings, role: KeyRole) -> Result<KeyChange, KeyChangeError> {
    let desk = Desk::open(settings, "key announce", role)?;
    let key = next_key(&settings.layout, role, &*desk.files.base.entropy())?;
    let vkey = desk.files.base.identity.card().vkey_of(role, &key);
    let mut steps = Vec::new();
    if !desk.ledger.head().keys.has(&vkey) {
        steps.push((KeyOperation::Add, vkey));
    }
    desk.write(steps, settings, role)
}

/// Puts the announced key of a role in the place of the one that signs, which ends. With `now` a key is announced first
/// where none is.
///
/// # Errors
/// As for [`announce`], and when no key is announced.
pub fn replace(
    settings: &Settings,
    role: KeyRole,
    ending: Ending,
    now: bool,
) -> Result<KeyChange, KeyChangeError> {
    let layout = &settings.layout;
    let desk = Desk::open(settings, ending.method(), role)?;
    let leftover = !desk.others(role)?.is_empty();
    let announced = announced_key(layout, role)?;
    let card = desk.files.base.identity.card().clone();
    desk.close();
    match announced {
        Some(key) if card.listing(role, &key).is_some() => {}
        // A change that was broken off behind the switch is carried to its end.
        None if leftover => {}
        _ if now => drop(announce(settings, role)?),
        _ => return Err(KeyChangeError::NotAnnounced(role)),
    }
    if announced_key(layout, role)?.is_some() {
        use_next_key(layout, role)?;
    }
    // From here on the new key signs: the entry that ends the other one stands under its checkpoint.
    let now = Ports::system().clock.now();
    issue_card(layout, &settings.card_facts(), now)?;
    let desk = Desk::open(settings, ending.method(), role)?;
    let ended = desk.others(role)?;
    let steps = ended.into_iter().map(|vkey| (ending.operation(), vkey));
    desk.write(steps.collect(), settings, role)
}

/// The ledger of a node that does not run, open for entries of keys.
struct Desk {
    files: Files,
    ledger: Ledger,
    writer: crate::chain::WriterThread,
    marks: Marks,
}

impl Desk {
    fn open(settings: &Settings, method: &str, role: KeyRole) -> Result<Self, KeyChangeError> {
        let base = Base::load(settings.clone(), Ports::system(), Confirmation::None)?;
        let origin = base.identity.origin();
        let marks = Marks::read(&settings.layout, &settings.data_dir, &origin);
        if let StartEvidence::Doubtful(doubt) = marks.evidence() {
            return Err(KeyChangeError::Doubtful(doubt.to_string()));
        }
        let files = Files::of(base)?;
        let (ledger, writer) = files.ledger(&mut |_| {})?;
        let desk = Self {
            files,
            ledger,
            writer,
            marks,
        };
        desk.holds_what_was_signed()?;
        let base = &desk.files.base;
        let begun = desk.files.audit.note(&AuditEntry {
            at_ms: base.started.as_millis(),
            method: method.to_owned(),
            subject: role.name().to_owned(),
            ..AuditEntry::default()
        });
        desk.files.audit.ensure(begun)?;
        base.health.ready();
        Ok(desk)
    }

    /// The ledger is as long as the mark beside the keys says.
    fn holds_what_was_signed(&self) -> Result<(), KeyChangeError> {
        let size = self.ledger.head().size;
        match self.marks.beside_keys() {
            Some(mark) if mark.signed <= size => Ok(()),
            Some(mark) => Err(KeyChangeError::Doubtful(format!(
                "{size} entries are held, but {} were signed",
                mark.signed
            ))),
            None => Err(KeyChangeError::Doubtful(
                "nothing is noted of what was signed".to_owned(),
            )),
        }
    }

    /// The keys of a role that count by the ledger although another one signs and another one is announced.
    fn others(&self, role: KeyRole) -> Result<Vec<String>, KeyChangeError> {
        let base = &self.files.base;
        let (card, public) = (base.identity.card(), base.identity.keys().public());
        let signs = card.vkey_of(role, public.key(role));
        let announced = announced_key(&base.settings.layout, role)?;
        let announced = announced.map(|key| card.vkey_of(role, &key));
        let listed = self.ledger.head().keys.listed();
        let of_role = listed.into_iter().filter(|key| key.role == role.name());
        let counts = of_role.filter(|key| key.to.is_none()).map(|key| key.vkey);
        Ok(counts
            .filter(|vkey| *vkey != signs && Some(vkey) != announced.as_ref())
            .collect())
    }

    /// Writes the entries, and then the card that says the same as the ledger.
    fn write(
        self,
        steps: Vec<(KeyOperation, String)>,
        settings: &Settings,
        role: KeyRole,
    ) -> Result<KeyChange, KeyChangeError> {
        let mut steps = steps.into_iter();
        let written = steps
            .try_for_each(|(operation, vkey)| self.ledger.key(operation, role, vkey).map(drop));
        let head = self.ledger.head();
        let noted = self.marks.signed(head.size, head.root);
        let now = self.files.base.started;
        let public = self.files.base.identity.keys().public();
        self.close();
        written?;
        noted?;
        let keys = head.keys.listed();
        let listing = Listing {
            keys: keys.clone(),
            made_at: head.size,
        };
        let card = issue_card_of(&settings.layout, &settings.card_facts(), listing, now)?;
        Ok(KeyChange {
            keys: keys
                .into_iter()
                .filter(|key| key.role == role.name())
                .collect(),
            signs: card.vkey_of(role, public.key(role)),
            card,
        })
    }

    /// The writer saves its snapshot as it ends.
    fn close(self) {
        let Self { ledger, writer, .. } = self;
        drop(ledger);
        drop(writer.join());
    }
}
