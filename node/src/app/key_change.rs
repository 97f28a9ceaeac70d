//! Changes of the own signing keys, made on the files of a node that does not run.
//!
//! A key comes in two steps. It is announced: the ledger adds it, and the card lists it beside the one that signs, so
//! that partners can enrol the card while nothing changes for them. Then it takes the place of the other one, which the
//! ledger retires or revokes. Each step is durable before the next, and a step that was broken off goes on where it
//! stood when the command is given again: what stands is read from the ledger and the key files.

use std::sync::Arc;

use ntc_core::identity::card::{KeyRole, ListedKey, MAX_KEYS, NodeCard};
use ntc_core::ledger::entry::KeyOperation;
use ntc_core::ledger::guard::StartEvidence;
use thiserror::Error;

use super::base::Base;
use super::offline::Files;
use super::{Confirmation, Ports, StartError};
use crate::approvals::{REVOKE, ROTATE, StoredRequest};
use crate::audit::{Act, Acts, AuditStuck, Officer};
use crate::chain::{AppendError, Ledger, WriterThread};
use crate::config::Settings;
use crate::identity::card::{CardError, Listing, issue_card, issue_card_of};
use crate::identity::keys::{IdentityError, announced_key, next_key, renew_next_key, use_next_key};
use crate::identity::mark::{MarkError, Marks};

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
    Audit(#[from] AuditStuck),
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
    /// A card lists no more.
    #[error(
        "the ledger has added {MAX_KEYS} keys, as many as a card lists, ended ones too; a node with a new ledger is due"
    )]
    TooMany,
}

/// Announces a new key of a role, as part of what was `approved` where that is so. One that is announced already is left
/// as it is, and the card made again.
///
/// # Errors
/// When the node runs, its data are doubtful, no more keys fit on a card, or a file cannot be used. What was done then
/// stands, and the same command goes on from there.
pub fn announce(
    settings: &Settings,
    role: KeyRole,
    approved: Option<&StoredRequest>,
) -> Result<KeyChange, KeyChangeError> {
    let desk = Desk::open(settings, "key announce", (role, approved))?;
    let keys = Arc::clone(&desk.ledger.head().keys);
    if announced_key(&settings.layout, role)?.is_none() {
        has_room(keys.listed().len())?;
    }
    let key = next_key(&settings.layout, role, &*desk.files.base.entropy())?;
    let vkey = desk.files.base.identity.card().vkey_of(role, &key);
    let mut steps = Vec::new();
    if !keys.has(&vkey) {
        has_room(keys.listed().len())?;
        steps.push((KeyOperation::Add, vkey));
    }
    desk.write(steps)
}

/// Lets the announced key of a role sign, and retires the one before. With `now` a key is announced first where none is.
///
/// # Errors
/// As for [`announce`], and when no key is announced.
pub fn rotate(
    settings: &Settings,
    role: KeyRole,
    now: bool,
    approved: Option<&StoredRequest>,
) -> Result<KeyChange, KeyChangeError> {
    let open = || Desk::open(settings, ROTATE, (role, approved));
    let mut desk = open()?;
    let announced = announced_key(&settings.layout, role)?;
    let card = desk.files.base.identity.card();
    match announced {
        Some(key) if card.listing(role, &key).is_some() => {}
        // A change that was broken off behind the switch is carried to its end.
        None if !desk.others()?.is_empty() => {}
        _ if now => {
            desk.end();
            announce(settings, role, approved)?;
            desk = open()?;
        }
        _ => return Err(KeyChangeError::NotAnnounced(role)),
    }
    desk.take_over()?;
    open()?.end_others(KeyOperation::Retire)
}

/// Revokes the key of a role that signs, and with it one that is announced: whoever has the one may have the other, which
/// lies beside it. A new one takes their place.
///
/// # Errors
/// As for [`announce`].
pub fn revoke(
    settings: &Settings,
    role: KeyRole,
    approved: Option<&StoredRequest>,
) -> Result<KeyChange, KeyChangeError> {
    let open = || Desk::open(settings, REVOKE, (role, approved));
    let desk = open()?;
    has_room(desk.ledger.head().keys.listed().len())?;
    renew_next_key(&settings.layout, role, &*desk.files.base.entropy())?;
    desk.end();
    announce(settings, role, approved)?;
    open()?.take_over()?;
    open()?.end_others(KeyOperation::Revoke)
}

/// Whether a card that lists so many keys has room for one more.
const fn has_room(listed: usize) -> Result<(), KeyChangeError> {
    if listed < MAX_KEYS {
        Ok(())
    } else {
        Err(KeyChangeError::TooMany)
    }
}

/// The ledger of a node that does not run, open for entries of the keys of a role, and the act that the audit notes.
struct Desk {
    files: Files,
    ledger: Ledger,
    writer: Option<WriterThread>,
    marks: Marks,
    role: KeyRole,
    act: Option<Act>,
}

impl Desk {
    fn open(
        settings: &Settings,
        method: &str,
        (role, approved): (KeyRole, Option<&StoredRequest>),
    ) -> Result<Self, KeyChangeError> {
        let base = Base::load(settings.clone(), Ports::system(), Confirmation::None)?;
        let origin = base.identity.origin();
        let marks = Marks::read(&settings.layout, &settings.data_dir, &origin);
        if let StartEvidence::Doubtful(doubt) = marks.evidence() {
            return Err(KeyChangeError::Doubtful(doubt.to_string()));
        }
        let files = Files::of(base)?;
        let (ledger, writer) = files.ledger(&mut |_| {})?;
        let (audit, clock) = (Arc::clone(&files.audit), files.base.machine_clock());
        let mut act = match approved {
            Some(request) => request.acts((audit, clock), method),
            None => Acts::new(audit, clock, Officer::default(), method),
        }
        .act();
        act.about(role.name());
        let mut desk = Self {
            files,
            ledger,
            writer: Some(writer),
            marks,
            role,
            act: None,
        };
        desk.holds_what_was_signed()?;
        let begun = act.begin();
        desk.act = Some(act);
        desk.files.audit.ensure(begun)?;
        desk.files.base.health.ready();
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

    /// The keys of the role that count by the ledger although another one signs and another one is announced.
    fn others(&self) -> Result<Vec<String>, KeyChangeError> {
        let base = &self.files.base;
        let (card, public) = (base.identity.card(), base.identity.keys().public());
        let signs = card.vkey_of(self.role, public.key(self.role));
        let announced = announced_key(&base.settings.layout, self.role)?;
        let announced = announced.map(|key| card.vkey_of(self.role, &key));
        let counts = self.of_role().into_iter().filter(|key| key.to.is_none());
        Ok(counts
            .map(|key| key.vkey)
            .filter(|vkey| *vkey != signs && Some(vkey) != announced.as_ref())
            .collect())
    }

    /// The keys of the role as the ledger has them.
    fn of_role(&self) -> Vec<ListedKey> {
        let listed = self.ledger.head().keys.listed().into_iter();
        listed.filter(|key| key.role == self.role.name()).collect()
    }

    /// Puts the announced key in the place of the one that signs, while nothing else can use either.
    fn take_over(self) -> Result<(), KeyChangeError> {
        let settings = &self.files.base.settings;
        if announced_key(&settings.layout, self.role)?.is_some() {
            use_next_key(&settings.layout, self.role)?;
        }
        issue_card(
            &settings.layout,
            &settings.card_facts(),
            self.files.base.started,
        )?;
        self.end();
        Ok(())
    }

    /// Ends every other key of the role. The one that signs now signs the checkpoint that this stands under.
    fn end_others(self, operation: KeyOperation) -> Result<KeyChange, KeyChangeError> {
        let others = self.others()?.into_iter();
        let steps = others.map(|vkey| (operation, vkey)).collect();
        self.write(steps)
    }

    /// Writes the entries, and then the card that says the same as the ledger.
    fn write(self, steps: Vec<(KeyOperation, String)>) -> Result<KeyChange, KeyChangeError> {
        for (operation, vkey) in steps {
            self.ledger.key(operation, self.role, vkey)?;
        }
        let head = self.ledger.head();
        self.marks.signed(head.size, head.root)?;
        let base = &self.files.base;
        let listing = Listing {
            keys: head.keys.listed(),
            made_at: head.size,
        };
        let (layout, facts) = (&base.settings.layout, base.settings.card_facts());
        let card = issue_card_of(layout, &facts, listing, base.started)?;
        let public = base.identity.keys().public();
        let change = KeyChange {
            keys: self.of_role(),
            signs: card.vkey_of(self.role, public.key(self.role)),
            card,
        };
        self.end();
        Ok(change)
    }

    /// Notes that all went well.
    fn end(mut self) {
        if let Some(act) = &mut self.act {
            act.done();
        }
    }
}

impl Drop for Desk {
    /// The act has its end in the audit, and the writer ends and saves its snapshot, before anything else opens these
    /// files.
    fn drop(&mut self) {
        self.act = None;
        self.files.audit.commit();
        self.ledger.close_now();
        drop(self.writer.take().map(WriterThread::join));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_more_than_a_card_lists_is_refused_before_the_ledger_adds_it() {
        assert!(has_room(MAX_KEYS - 1).is_ok());
        assert!(matches!(has_room(MAX_KEYS), Err(KeyChangeError::TooMany)));
    }
}
