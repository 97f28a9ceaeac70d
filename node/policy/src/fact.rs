//! What rules may read, each fact with its type. The schema is written from here.

use ntc_core::identity::officer::Role;
use ntc_core::model::codes::{CATEGORIES, PURPOSES};
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::section::Section;

use crate::request::Deed;

/// Of what a fact is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Of {
    /// A party.
    Party,
    /// A record.
    Record,
    /// A query.
    Query,
    /// A call of an officer.
    Call,
    /// The moment: what is agreed, the purpose, the time.
    Context,
}

/// A closed list whose members rules name as `NTC::Name::"member"`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum List {
    /// Commodity categories.
    Category,
    /// What is done.
    Deed,
    /// Kinds of records.
    Kind,
    /// Why information is shared.
    Purpose,
    /// Roles of officers.
    Role,
    /// Sections of a record.
    Section,
    /// Audiences.
    Tlp,
    /// Urgencies.
    Urgency,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 8] = [
        Self::Category,
        Self::Deed,
        Self::Kind,
        Self::Purpose,
        Self::Role,
        Self::Section,
        Self::Tlp,
        Self::Urgency,
    ];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Deed => "Deed",
            Self::Kind => "Kind",
            Self::Purpose => "Purpose",
            Self::Role => "Role",
            Self::Section => "Section",
            Self::Tlp => "Tlp",
            Self::Urgency => "Urgency",
        }
    }

    /// Its members.
    pub fn members(self) -> Vec<&'static str> {
        match self {
            Self::Category => CATEGORIES.codes.iter().map(|code| code.code).collect(),
            Self::Deed => Deed::ALL.map(Deed::name).to_vec(),
            Self::Kind => RecordKind::ALL.map(RecordKind::name).to_vec(),
            Self::Purpose => PURPOSES.codes.iter().map(|code| code.code).collect(),
            Self::Role => Role::ALL.map(Role::code).to_vec(),
            Self::Section => Section::ALL.map(Section::name).to_vec(),
            Self::Tlp => Tlp::ALL.map(Tlp::name).to_vec(),
            Self::Urgency => Urgency::ALL.map(Urgency::name).to_vec(),
        }
    }
}

/// What a fact holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Type {
    /// True or false.
    Flag,
    /// A whole number.
    Number,
    /// A text.
    Text,
    /// A set of texts.
    Texts,
    /// A moment.
    Time,
    /// A member of a list.
    One(List),
    /// A set of members of a list.
    Some(List),
    /// A party.
    Party,
    /// A set of parties.
    Parties,
}

macro_rules! facts {
    ($(#[doc = $about:literal] $member:ident $of:ident $name:literal $type:expr, $need:literal;)+) => {
        /// A fact that rules may read.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Fact {
            $(#[doc = $about] $member,)+
        }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// Of what it is.
            pub const fn of(self) -> Of {
                match self {
                    $(Self::$member => Of::$of,)+
                }
            }

            /// Its name in rules.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $name,)+
                }
            }

            /// What it holds.
            pub const fn type_of(self) -> Type {
                match self {
                    $(Self::$member => $type,)+
                }
            }

            /// True when it may be unknown: a rule asks with `has` first.
            pub const fn is_optional(self) -> bool {
                match self {
                    $(Self::$member => $need,)+
                }
            }
        }
    };
}

facts! {
    /// The country of the party, ISO 3166-1 alpha-2.
    Country Party "country" Type::Text, false;
    /// The record's author.
    Origin Record "origin" Type::Party, false;
    /// Whether the record is one's own.
    Own Record "own" Type::Flag, false;
    /// What the record is.
    Kind Record "kind" Type::One(List::Kind), false;
    /// What the record is that it passes on; unknown where it passes none on.
    Carries Record "carries" Type::One(List::Kind), true;
    /// The version of the record, from 1.
    Version Record "version" Type::Number, false;
    /// The commodity categories of the record.
    Categories Record "categories" Type::Some(List::Category), false;
    /// What its author shared it for.
    RecordPurpose Record "purpose" Type::One(List::Purpose), false;
    /// The audience that its author set.
    Tlp Record "tlp" Type::One(List::Tlp), false;
    /// The audience as a number: CLEAR 1, GREEN 2, AMBER 3, AMBER+STRICT 4, RED 5.
    TlpLevel Record "tlp_level" Type::Number, false;
    /// The parties named under TLP:RED.
    Named Record "named" Type::Parties, false;
    /// How soon a recipient is asked to act.
    Urgency Record "urgency" Type::One(List::Urgency), false;
    /// Countries, UN/LOCODEs and crossings that it touches; unknown when that was not disclosed.
    Places Record "places" Type::Texts, true;
    /// When its author signed.
    Created Record "created" Type::Time, false;
    /// When it is erased at the latest, as its author says.
    Expires Record "expires" Type::Time, false;
    /// Whether its author graded source and information.
    Graded Record "graded" Type::Flag, false;
    /// The sections that it has.
    Sections Record "sections" Type::Some(List::Section), false;
    /// What the query is for.
    QueryPurpose Query "purpose" Type::One(List::Purpose), false;
    /// Whether persons are asked about.
    Persons Query "persons" Type::Flag, false;
    /// How many subjects are asked about.
    Subjects Query "subjects" Type::Number, false;
    /// Whether it is said why.
    Justified Query "justified" Type::Flag, false;
    /// The roles that the call is for.
    Roles Call "roles" Type::Some(List::Role), false;
    /// Whether the call changes something.
    Changes Call "changes" Type::Flag, false;
    /// Whether the layers before let it go: agreements and handling, or the roles of the call.
    Agreed Context "agreed" Type::Flag, false;
    /// Ids of the agreements whose terms let it go.
    Agreements Context "agreements" Type::Texts, false;
    /// What it is done for.
    Purpose Context "purpose" Type::One(List::Purpose), true;
    /// When, to the second.
    Now Context "now" Type::Time, false;
    /// The section that is asked about.
    Section Context "section" Type::One(List::Section), true;
    /// What is done with the record whose section is asked about.
    By Context "by" Type::One(List::Deed), true;
}

impl Of {
    /// Its name before a fact, as rules and logs write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Record => "record",
            Self::Query => "query",
            Self::Call => "call",
            Self::Context => "context",
        }
    }
}

impl Fact {
    /// Its name with that of what it is of, `record.kind`.
    pub fn path(self) -> String {
        format!("{}.{}", self.of().name(), self.name())
    }

    /// The fact of a path; none when there is none.
    pub fn of_path(path: &str) -> Option<Self> {
        let (of, name) = path.split_once('.')?;
        let mut facts = Self::ALL.iter().copied();
        facts.find(|fact| fact.of().name() == of && fact.name() == name)
    }
}
