//! What a list is made of.

use std::fmt;

use super::address::Address;
use super::document::Document;
use super::name::{Name, Quality};
use super::order::Order;
use super::pattern::Pattern;
use crate::model::PartialDate;
use crate::model::identifier::{Identifier, Validity};
use crate::names::names;

/// Longest key of an entry, in characters.
pub const MAX_KEY: usize = 200;
/// Most earlier keys of an entry.
pub const MAX_FORMER_KEYS: usize = 256;
/// Most names, dates, documents, addresses or other values of one kind that an entry has.
pub const MAX_PER_ENTRY: usize = 512;

names! {
    /// What an entry is about. The number is stored.
    SubjectKind;
    /// A natural person.
    Person = 1 "person";
    /// A company, an organisation, an authority.
    Company = 2 "company";
    /// A document by its number: lost, stolen, forged.
    Document = 3 "document";
    /// A container.
    Container = 4 "container";
    /// A ship.
    Vessel = 5 "vessel";
    /// An aircraft.
    Aircraft = 6 "aircraft";
    /// A car, a truck, a trailer.
    Vehicle = 7 "vehicle";
    /// A rail wagon.
    Wagon = 8 "wagon";
    /// A telephone number.
    Phone = 9 "phone";
    /// An e-mail address.
    Email = 10 "email";
    /// A place where people live or goods lie.
    Address = 11 "address";
    /// Goods on a route.
    Pattern = 12 "pattern";
    /// A bank account or a wallet.
    Account = 13 "account";
}

/// How much of an entry can tell its subject from others, from little to much.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Strength {
    /// Nothing at all.
    Nothing,
    /// A name and nothing else: it can be anybody's who bears it.
    NameAlone,
    /// A name with a birth date, a nationality, a country or an address.
    NameAndFact,
    /// A number, an e-mail address, or goods on a route.
    Identifier,
}

/// One entry: what is looked for.
#[derive(Clone, Eq, PartialEq)]
pub struct Entry {
    /// The list's own name of it, unique within the list.
    pub key: String,
    /// Names that it had before, where the list tells them.
    pub former_keys: Vec<String>,
    /// What it is about.
    pub kind: SubjectKind,
    /// Every name, the primary one first.
    pub names: Vec<Name>,
    /// Dates of birth; several where the list is not sure.
    pub birth_dates: Vec<PartialDate>,
    /// Places of birth as written.
    pub birth_places: Vec<String>,
    /// Sex, a code of [`SEXES`](crate::model::codes::SEXES); empty when not told.
    pub sex: String,
    /// Nationalities and citizenships, ISO 3166-1 alpha-2.
    pub nationalities: Vec<String>,
    /// Flag of a ship, seat of a company, residence of a person and the like, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// Numbers of every kind, telephones among them.
    pub documents: Vec<Document>,
    /// E-mail addresses in small letters.
    pub emails: Vec<String>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// Goods and routes.
    pub patterns: Vec<Pattern>,
    /// Under what it is listed: programmes, regimes, regulations.
    pub programmes: Vec<String>,
    /// What else the list says, for people.
    pub remarks: String,
    /// What is asked for it; none where the list's own order stands for it.
    pub order: Option<Order>,
}

impl Entry {
    /// What is asked for it; `of_list` stands for an order that it lacks.
    pub fn order_of<'a>(&'a self, of_list: &'a Order) -> &'a Order {
        self.order.as_ref().unwrap_or(of_list)
    }

    /// An entry that tells nothing yet.
    pub fn new(key: impl Into<String>, kind: SubjectKind) -> Self {
        Self {
            key: key.into(),
            former_keys: Vec::new(),
            kind,
            names: Vec::new(),
            birth_dates: Vec::new(),
            birth_places: Vec::new(),
            sex: String::new(),
            nationalities: Vec::new(),
            countries: Vec::new(),
            documents: Vec::new(),
            emails: Vec::new(),
            addresses: Vec::new(),
            patterns: Vec::new(),
            programmes: Vec::new(),
            remarks: String::new(),
            order: None,
        }
    }

    /// The name under which the list has it; none where it has no name.
    pub fn primary(&self) -> Option<&Name> {
        let is_primary = |name: &&Name| name.quality == Quality::Primary;
        self.names.iter().find(is_primary).or(self.names.first())
    }

    /// Its numbers.
    pub fn identifiers(&self) -> impl Iterator<Item = &Identifier> {
        self.documents.iter().map(|document| &document.identifier)
    }

    /// How much of it can tell its subject from others.
    pub fn strength(&self) -> Strength {
        self.strength_by(!self.documents.is_empty())
    }

    /// The same by what is sound of it: a number that has not the form of one is on nothing that travels.
    pub(crate) fn sound_strength(&self) -> Strength {
        let has_form = |number: &Identifier| number.validity() != Validity::BadFormat;
        self.strength_by(self.identifiers().any(has_form))
    }

    fn strength_by(&self, has_number: bool) -> Strength {
        let is_place = self.kind == SubjectKind::Address && !self.addresses.is_empty();
        let telling = self.patterns.iter().any(Pattern::is_telling);
        if has_number || !self.emails.is_empty() || telling || is_place {
            return Strength::Identifier;
        }
        if self.names.is_empty() {
            return Strength::Nothing;
        }
        let facts = !self.birth_dates.is_empty()
            || !self.nationalities.is_empty()
            || !self.countries.is_empty()
            || !self.addresses.is_empty();
        if facts {
            Strength::NameAndFact
        } else {
            Strength::NameAlone
        }
    }
}

/// Shows what it is about and how much it has: all else may be personal.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("kind", &self.kind)
            .field("names", &self.names.len())
            .field("documents", &self.documents.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identifier::Scheme;

    #[test]
    fn strength_grows_from_a_name_to_a_number() {
        let mut entry = Entry::new("1", SubjectKind::Person);
        assert_eq!(entry.strength(), Strength::Nothing);
        entry
            .names
            .push(Name::whole("Ann Invented", Quality::Primary));
        assert_eq!(entry.strength(), Strength::NameAlone);
        entry.birth_dates.push("1961".parse().unwrap());
        assert_eq!(entry.strength(), Strength::NameAndFact);
        let passport = Identifier::read(Scheme::Passport, "X0000001", Some("GE")).unwrap();
        entry.documents.push(Document::of(passport));
        assert_eq!(entry.strength(), Strength::Identifier);
    }

    #[test]
    fn a_pattern_without_goods_or_without_a_route_tells_nothing() {
        let mut entry = Entry::new("1", SubjectKind::Pattern);
        let pattern = Pattern {
            hs: "2402".to_owned(),
            ..Pattern::default()
        };
        entry.patterns.push(pattern);
        assert_eq!(entry.strength(), Strength::Nothing);
        entry.patterns[0].origin = "UA".to_owned();
        assert_eq!(entry.strength(), Strength::Identifier);
    }

    #[test]
    fn debug_shows_no_name_and_no_number() {
        let mut entry = Entry::new("SECRET-KEY", SubjectKind::Person);
        entry
            .names
            .push(Name::whole("Ann Invented", Quality::Primary));
        entry.emails.push("ann@invented.example".to_owned());
        let shown = format!("{entry:?}");
        assert!(
            !shown.contains("nvented") && !shown.contains("SECRET"),
            "{shown}"
        );
    }
}
