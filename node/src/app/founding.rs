//! Whether a ledger may be founded: once, on the word of the token that `init` made beside the keys.
//!
//! An empty folder of data is no word for it: its volume may not be mounted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::guard::StartEvidence;

use super::StartError;
use super::base::Base;
use crate::chain::Ledger;
use crate::identity::mark::{MarkError, Marks};
use crate::identity::secret_file::{read_secret, remove};
use crate::partners::Roster;

/// What a start finds beside the keys.
pub(super) struct Founding {
    token: PathBuf,
    allowed: bool,
    marks: Arc<Marks>,
}

impl Founding {
    /// Looks at token and marks. A ledger may be founded when the token of these keys is there, nothing was ever
    /// signed as far as the mark knows, and nobody is enrolled.
    ///
    /// # Errors
    /// When a token is there that cannot be read or is of other keys.
    pub(super) fn look(base: &Base, roster: &Roster) -> Result<Self, StartError> {
        let layout = &base.settings.layout;
        let marks = Marks::read(layout, &base.settings.data_dir, &base.identity.origin());
        let token = layout.founding_token();
        let present = is_token_of(&token, &base.identity.card().vkey(KeyRole::Ledger))?;
        Ok(Self {
            allowed: present && !marks.was_founded() && roster.peers().is_empty(),
            token,
            marks: Arc::new(marks),
        })
    }

    /// Whether the first entries may be written.
    pub(super) const fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Notes that the ledger stands, uses the token up, and answers what the node's own files say of themselves.
    ///
    /// # Errors
    /// When a mark cannot be written, or the token stays.
    pub(super) fn settle(
        &self,
        base: &Base,
        ledger: &Ledger,
    ) -> Result<(Arc<Marks>, StartEvidence), StartError> {
        let head = ledger.head();
        // A token beside a ledger that went on is one of a backup, and says nothing.
        if self.allowed && head.records == 0 && head.feeds.is_empty() {
            let (size, root) = signed(ledger);
            self.marks.pair(&*base.entropy(), size, root)?;
        }
        // After the marks: a crash between leaves a founded ledger with its token, which is settled at the next start.
        remove(&self.token).map_err(MarkError::from)?;
        Ok((Arc::clone(&self.marks), self.marks.evidence()))
    }
}

/// Size and root that a ledger has signed.
pub(super) fn signed(ledger: &Ledger) -> (u64, Hash) {
    let head = ledger.head();
    (head.size, head.root)
}

fn is_token_of(path: &Path, vkey: &str) -> Result<bool, StartError> {
    match read_secret(path) {
        Err(error) if error.is_absent() => Ok(false),
        Err(error) => Err(crate::identity::IdentityError::from(error).into()),
        Ok(text) if text.trim_ascii() == vkey.as_bytes() => Ok(true),
        Ok(_) => Err(StartError::OtherToken(path.to_owned())),
    }
}
