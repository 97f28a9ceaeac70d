//! The agreement: a readable TOML document whose exact bytes its parties sign.
//!
//! A document says everything that it means: no term has a silent default that gives more, an unknown term or
//! code is refused, and terms that contradict each other are refused. The document is never written again from
//! what was read; signatures and hashes are over the bytes.

mod check;
mod clauses;
mod grade;
mod part;
mod suppose;
mod template;
mod terms;
mod text;
mod validity;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};
use thiserror::Error;

pub use clauses::{
    ByUrgency, Contact, ContactRole, Deadlines, Form, JudicialUse, Member, MemberKey, Onward,
    Oversight, Quotas, Requests, Retention, SecondaryUse, Signatory, Uses,
};
pub use grade::Minimum;
pub use suppose::{Edit, TermsEdit};
pub use template::{Template, TemplateParty};
pub use terms::{Geography, Kinds, Mode, Names, PartySet, TellHits, Terms, Treatment, Urgencies};
pub use validity::{AfterEnd, Renewal, Validity};

use crate::envelope::pae;
use crate::forms::Table;
use crate::party::Party;
use crate::reason::Reasoned;

use super::reference::AgreementRef;
use part::{Faults, Item};

/// The schema that this node reads.
pub const SCHEMA: &str = "ntc-agreement/1";

/// Payload type under which a document is signed.
pub const PAYLOAD_TYPE: &str = "application/vnd.ntc.agreement.v1+toml";

/// Longest document, in bytes.
pub const MAX_DOCUMENT_LEN: usize = 128 * 1024;

/// Most parties of an agreement.
pub const MAX_PARTIES: usize = 64;

/// Most terms of an agreement.
pub const MAX_TERMS: usize = 256;

/// Most excluded pairs of an agreement.
pub const MAX_EXCLUSIONS: usize = 512;

/// Longest agreement id, in characters.
pub const MAX_ID_LEN: usize = 64;

/// Most places of an agreement's excluded territory, and most sites of terms.
pub const MAX_PLACES: usize = 256;

/// Most months of one renewal: a hundred years.
pub const MAX_RENEWAL_MONTHS: u32 = 1_200;

/// Most renewals that a document may count.
pub const MAX_RENEWALS: u32 = 100;

/// Most days for which an agreement may be applied provisionally: two years.
pub const MAX_PROVISIONAL_DAYS: u32 = 731;

/// Most faults that are told of one document.
pub const MAX_FAULTS: usize = 64;

/// Longest time in days or hours that a document may name: a hundred years in days.
const MAX_SPAN: u32 = 36_525;

/// Largest version of an agreement.
pub const MAX_VERSION: u32 = 10_000;

/// An agreement, read and checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Agreement {
    pub(super) reference: AgreementRef,
    title: String,
    legal_basis: String,
    legal_text_sha256: Option<[u8; 32]>,
    form: Form,
    supersedes: Option<[u8; 32]>,
    reciprocal: bool,
    languages: BTreeSet<String>,
    purposes: BTreeSet<String>,
    excluded_territory: BTreeSet<String>,
    validity: Validity,
    members: BTreeMap<Party, Member>,
    terms: Vec<Terms>,
    exclusions: BTreeSet<(Party, Party)>,
    onward: Onward,
    uses: Uses,
    retention: Retention,
    deadlines: Deadlines,
    quotas: Quotas,
    requests: Option<Requests>,
    oversight: Oversight,
}

/// Why a document is not an agreement. Texts of the document that may be personal are not repeated.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(AgreementInvalid, field = "{field}")]
#[error("the agreement is refused at {}: {message}", place(*.line, .field))]
pub struct InvalidAgreement {
    /// Line of the document, from 1, where it is known.
    pub line: Option<usize>,
    /// The field, for example `terms[2].categories` (entries count from 1); empty for the whole document.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl InvalidAgreement {
    fn at(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            line: None,
            field: field.into(),
            message: message.into(),
        }
    }

    /// The first of what is wrong with a document.
    pub fn first(faults: Vec<Self>) -> Self {
        let first = faults.into_iter().next();
        first.unwrap_or_else(|| Self::at("", "it cannot be read"))
    }
}

fn place(line: Option<usize>, field: &str) -> String {
    match (line, field.is_empty()) {
        (Some(line), true) => format!("line {line}"),
        (Some(line), false) => format!("line {line}, {field}"),
        (None, true) => "the document".to_owned(),
        (None, false) => field.to_owned(),
    }
}

/// True for a text that can be the id of an agreement.
pub(super) fn is_id(text: &str) -> bool {
    text::slug(text, MAX_ID_LEN).is_ok()
}

/// SHA-256 of a document: its name everywhere.
pub fn document_sha256(document: &[u8]) -> [u8; 32] {
    Sha256::digest(document).into()
}

/// The bytes that a party signs: the pre-authentication encoding of the document under [`PAYLOAD_TYPE`].
pub fn signing_bytes(document: &[u8]) -> Vec<u8> {
    pae(PAYLOAD_TYPE, document)
}

impl Agreement {
    /// Reads a document.
    ///
    /// # Errors
    /// When it is not TOML of the schema, names unknown terms or codes, exceeds a limit or contradicts itself: the
    /// first of what is wrong.
    pub fn read(document: &[u8]) -> Result<Self, InvalidAgreement> {
        Self::read_all(document).map_err(InvalidAgreement::first)
    }

    /// Reads a document, and says all that is wrong with it in the order of its lines, at most [`MAX_FAULTS`].
    ///
    /// # Errors
    /// As [`Agreement::read`].
    pub fn read_all(document: &[u8]) -> Result<Self, Vec<InvalidAgreement>> {
        let text = text::readable(document).map_err(|fault| vec![fault])?;
        let (table, broken) = Table::from_toml(text);
        let faults = Faults::of(broken);
        let mut root = Item::document(table, &faults);
        let read = check::agreement(&mut root, document_sha256(document));
        faults.finish(read)
    }

    /// Id, version and hash.
    pub const fn reference(&self) -> &AgreementRef {
        &self.reference
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.reference.id
    }

    /// Its version, from 1.
    pub const fn version(&self) -> u32 {
        self.reference.version
    }

    /// SHA-256 of the document.
    pub const fn sha256(&self) -> [u8; 32] {
        self.reference.sha256
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The treaty or memorandum that it rests on.
    pub fn legal_basis(&self) -> &str {
        &self.legal_basis
    }

    /// SHA-256 of the text that was signed on paper.
    pub const fn legal_text_sha256(&self) -> Option<[u8; 32]> {
        self.legal_text_sha256
    }

    /// Between two or within a group.
    pub const fn form(&self) -> Form {
        self.form
    }

    /// Hash of the version that it replaces.
    pub const fn supersedes(&self) -> Option<[u8; 32]> {
        self.supersedes
    }

    /// True when the document promises the same terms in both directions.
    pub const fn is_reciprocal(&self) -> bool {
        self.reciprocal
    }

    /// Languages of free text, ISO 639-1.
    pub const fn languages(&self) -> &BTreeSet<String> {
        &self.languages
    }

    /// Purposes that information may be used for.
    pub const fn purposes(&self) -> &BTreeSet<String> {
        &self.purposes
    }

    /// Countries, UN/LOCODEs and crossings: nothing is told of a record that touches one of them.
    pub const fn excluded_territory(&self) -> &BTreeSet<String> {
        &self.excluded_territory
    }

    /// When it holds.
    pub const fn validity(&self) -> &Validity {
        &self.validity
    }

    /// Its parties and what the document says of each.
    pub const fn members(&self) -> &BTreeMap<Party, Member> {
        &self.members
    }

    /// Its parties.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.members.keys()
    }

    /// True when it names `party`.
    pub fn names(&self, party: &Party) -> bool {
        self.members.contains_key(party)
    }

    /// Its terms, in the order of the document.
    pub fn terms(&self) -> &[Terms] {
        &self.terms
    }

    /// True when two of its parties have nothing with each other under it.
    pub fn excludes(&self, a: &Party, b: &Party) -> bool {
        let pair = if a <= b { (a, b) } else { (b, a) };
        self.exclusions
            .iter()
            .any(|(first, second)| (first, second) == pair)
    }

    /// Pairs that it excludes, each in order.
    pub const fn exclusions(&self) -> &BTreeSet<(Party, Party)> {
        &self.exclusions
    }

    /// Whether what was received may be passed on.
    pub const fn onward(&self) -> &Onward {
        &self.onward
    }

    /// Judicial and secondary use.
    pub const fn uses(&self) -> &Uses {
        &self.uses
    }

    /// How long what was received may be kept.
    pub const fn retention(&self) -> &Retention {
        &self.retention
    }

    /// When acknowledgement, answer and feedback are owed.
    pub const fn deadlines(&self) -> &Deadlines {
        &self.deadlines
    }

    /// How much may be asked.
    pub const fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    /// How requests are made, refused and deferred.
    pub const fn requests(&self) -> Option<&Requests> {
        self.requests.as_ref()
    }

    /// Audit, statistics and notice of incidents.
    pub const fn oversight(&self) -> &Oversight {
        &self.oversight
    }
}

#[cfg(test)]
mod tests;
