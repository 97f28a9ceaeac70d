//! Terms: what is told, in which direction and by which mode.

use std::collections::BTreeSet;

use super::clauses::ByUrgency;
use super::grade::Minimum;
use crate::model::handling::Tlp;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::section::SectionSet;

/// How information passes, from nothing to unasked. A mode includes those below it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Mode {
    /// Not at all, whatever other terms say.
    Never,
    /// Only whether there is a hit.
    HitNoHit,
    /// On request.
    Request,
    /// Unasked.
    Push,
}

impl Mode {
    /// Each by its name in documents.
    pub(super) const NAMES: [(&'static str, Self); 4] = [
        (Self::Push.name(), Self::Push),
        (Self::Request.name(), Self::Request),
        (Self::HitNoHit.name(), Self::HitNoHit),
        (Self::Never.name(), Self::Never),
    ];

    /// Its name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::HitNoHit => "hit_no_hit",
            Self::Request => "request",
            Self::Push => "push",
        }
    }
}

/// Who decides that the author of an alert is told that its subject was met.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TellHits {
    /// An officer, each time.
    Ask,
    /// The agreement: whatever an officer confirmed is told.
    Auto,
}

impl TellHits {
    /// Each by its name in documents.
    pub(super) const NAMES: [(&'static str, Self); 2] = [("ask", Self::Ask), ("auto", Self::Auto)];
}

/// What happens to a section.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Treatment {
    /// It is disclosed.
    Allow,
    /// It is withheld, and may be revealed later on request.
    Redact,
    /// It is never disclosed under the terms.
    Never,
}

impl Treatment {
    /// Each by its name in documents.
    pub(super) const NAMES: [(&'static str, Self); 3] = [
        ("allow", Self::Allow),
        ("redact", Self::Redact),
        ("never", Self::Never),
    ];
}

/// Parties of one side of a direction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PartySet {
    /// Every party of the agreement.
    Any,
    /// These.
    Only(BTreeSet<Party>),
}

impl PartySet {
    /// True when it holds `party`.
    pub fn contains(&self, party: &Party) -> bool {
        match self {
            Self::Any => true,
            Self::Only(parties) => parties.contains(party),
        }
    }
}

/// Record kinds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Kinds {
    /// Every kind.
    Any,
    /// These.
    Only(BTreeSet<RecordKind>),
}

impl Kinds {
    /// True when it holds `kind`.
    pub fn contains(&self, kind: RecordKind) -> bool {
        match self {
            Self::Any => true,
            Self::Only(kinds) => kinds.contains(&kind),
        }
    }
}

/// Urgencies of records.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Urgencies {
    /// Every urgency.
    Any,
    /// These.
    Only(BTreeSet<Urgency>),
}

impl Urgencies {
    /// True when it holds `urgency`.
    pub fn contains(&self, urgency: Urgency) -> bool {
        match self {
            Self::Any => true,
            Self::Only(urgencies) => urgencies.contains(&urgency),
        }
    }
}

/// Codes of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Names {
    /// Every code, also codes of newer lists.
    Any,
    /// These.
    Only(BTreeSet<String>),
}

impl Names {
    /// True when it holds `code`.
    pub fn contains(&self, code: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Only(codes) => codes.contains(code),
        }
    }
}

/// What a record must touch: any of it suffices.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Geography {
    /// The receiver's country.
    pub touches_receiver: bool,
    /// One of these countries, ISO 3166-1 alpha-2.
    pub countries: BTreeSet<String>,
    /// One of these ports and crossings: UN/LOCODEs, and codes of [`crate::model::codes::SITES`].
    pub sites: BTreeSet<String>,
}

impl Geography {
    /// True when a record that touches `places` (countries, UN/LOCODEs and crossings) passes on its way to `receiver`.
    pub fn passes(&self, receiver: &Party, places: &BTreeSet<String>) -> bool {
        (self.touches_receiver && places.contains(receiver.country()))
            || !self.countries.is_disjoint(places)
            || !self.sites.is_disjoint(places)
    }
}

/// One entry of `[[terms]]`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Terms {
    /// Who tells.
    pub from: PartySet,
    /// Who is told.
    pub to: PartySet,
    /// Of which kinds of records.
    pub kinds: Kinds,
    /// Of which categories; a record without categories is covered only by [`Names::Any`].
    pub categories: Names,
    /// Of which urgencies.
    pub urgencies: Urgencies,
    /// How.
    pub mode: Mode,
    /// For which purposes.
    pub purposes: BTreeSet<String>,
    /// Sections that are disclosed.
    pub allowed: SectionSet,
    /// Sections that are withheld and may be revealed on request.
    pub redacted: SectionSet,
    /// The legal basis and protection under which persons are told; there when persons are allowed or redacted.
    pub personal_data_basis: Option<String>,
    /// How persons are protected at the receiver, a code of [`crate::model::codes::PROTECTIONS`].
    pub personal_data_protection: Option<String>,
    /// The highest TLP label.
    pub max_tlp: Tlp,
    /// Handling codes that hold when the author set none.
    pub handling_codes: BTreeSet<String>,
    /// True when a record needs an evaluation.
    pub evaluation_required: bool,
    /// The lowest grades, at most one entry a scheme; a record graded in another scheme does not reach them.
    pub minimum: Vec<Minimum>,
    /// What a record must touch.
    pub geography: Option<Geography>,
    /// Hours to answer what is told under these terms; none for those of the agreement.
    pub answer_hours: Option<ByUrgency>,
    /// Whether hits on alerts that are told under these terms are told by themselves.
    pub tell_hits: TellHits,
}

impl Terms {
    /// True when they speak of what `from` tells `to`.
    pub fn directed(&self, from: &Party, to: &Party) -> bool {
        from != to && self.from.contains(from) && self.to.contains(to)
    }

    /// True when they say the same as `other`, directions aside.
    pub(super) fn same_but_direction(&self, other: &Self) -> bool {
        Self {
            from: PartySet::Any,
            to: PartySet::Any,
            ..self.clone()
        } == Self {
            from: PartySet::Any,
            to: PartySet::Any,
            ..other.clone()
        }
    }
}
