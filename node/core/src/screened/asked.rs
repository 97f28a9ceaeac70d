//! A subject made ready: its names as sounds, its numbers as keys, once for all tables.

use unicode_normalization::UnicodeNormalization as _;

use crate::model::identifier::{Identifier, Slip, near};
use crate::reason::Reason;
use crate::record::InvalidRecord;
use crate::screening::{
    self, Bearer, Birth, Facts, MAX_FACTS, MAX_NAMES, NumberKey, Subject, romanised,
};
use crate::watchlist::{Address, Entry, Folded, MAX_NAME, Name, Pattern, Strength, SubjectKind};

/// Most numbers, e-mail addresses and addresses of a subject that are looked up; of more the first.
const MAX_KEYS: usize = 256;

/// Most values of one kind that a subject may have: names, numbers, dates of birth and so on.
pub const MAX_VALUES: usize = 64;

/// Refuses a subject that tells nothing, or more than a subject tells.
///
/// # Errors
/// The field, and its rule.
pub fn check_subject(entry: &Entry) -> Result<(), InvalidRecord> {
    let counts = [
        ("names", entry.names.len()),
        ("birth_dates", entry.birth_dates.len()),
        ("nationalities", entry.nationalities.len()),
        ("countries", entry.countries.len()),
        ("documents", entry.documents.len()),
        ("emails", entry.emails.len()),
        ("addresses", entry.addresses.len()),
        ("patterns", entry.patterns.len()),
    ];
    for (field, count) in counts {
        if count > MAX_VALUES {
            let message = format!("has more than {MAX_VALUES} values; the node screens no more");
            return Err(InvalidRecord::new(field, Reason::TooLarge, message));
        }
    }
    let is_long = |name: &Name| name.written.chars().nth(MAX_NAME).is_some();
    if let Some(place) = entry.names.iter().position(is_long) {
        let message = format!("is longer than {MAX_NAME} characters");
        let field = format!("names[{place}]");
        return Err(InvalidRecord::new(field, Reason::FieldTooLong, message));
    }
    if entry.strength() == Strength::Nothing && entry.patterns.is_empty() {
        let message = "names nobody and nothing to screen";
        return Err(InvalidRecord::new("names", Reason::FieldMissing, message));
    }
    Ok(())
}

/// Somebody or something made ready to be screened.
pub struct Asked<'e> {
    pub(super) entry: &'e Entry,
    pub(super) subject: Subject,
    /// What is looked up in tables of numbers.
    pub(super) keys: Vec<NumberKey>,
    /// What numbers may have been meant to be: the place of the number, what it may be, and how that differs.
    pub(super) meant: Vec<(usize, Identifier, Slip)>,
    /// Its goods and routes.
    pub(super) goods: Vec<Folded>,
}

impl<'e> Asked<'e> {
    /// Makes a subject ready.
    pub fn new(entry: &'e Entry) -> Self {
        let mut keys: Vec<_> = keys(entry, true).collect();
        let mut meant = Vec::new();
        for (place, number) in entry.identifiers().take(MAX_KEYS).enumerate() {
            for (body, slip) in near(number.scheme(), number.body(), number.country()) {
                let read = Identifier::read(number.scheme(), &body, number.country());
                if let Ok(read) = read {
                    keys.push(NumberKey::of(&read));
                    meant.push((place, read, slip));
                }
            }
        }
        Self {
            entry,
            subject: subject(entry),
            keys,
            meant,
            goods: entry.patterns.iter().map(Pattern::folded).collect(),
        }
    }

    /// What it was made of.
    pub const fn entry(&self) -> &'e Entry {
        self.entry
    }
}

/// Whose names those of a kind are.
pub(super) const fn bearer(kind: SubjectKind) -> Bearer {
    match kind {
        SubjectKind::Company => Bearer::Organisation,
        SubjectKind::Vessel
        | SubjectKind::Aircraft
        | SubjectKind::Vehicle
        | SubjectKind::Wagon
        | SubjectKind::Container => Bearer::Vessel,
        SubjectKind::Person
        | SubjectKind::Document
        | SubjectKind::Phone
        | SubjectKind::Email
        | SubjectKind::Address
        | SubjectKind::Pattern
        | SubjectKind::Account => Bearer::Person,
    }
}

/// True for a kind whose number is all of it: who bears the number is what is looked for.
pub(super) const fn is_thing(kind: SubjectKind) -> bool {
    !matches!(kind, SubjectKind::Person | SubjectKind::Company)
}

/// An entry in the form in which names and facts are compared.
pub(super) fn subject(entry: &Entry) -> Subject {
    let bearer = bearer(entry.kind);
    let names = entry.names.iter().take(MAX_NAMES);
    let numbers = entry.identifiers().map(Identifier::key);
    let states = entry.nationalities.iter().chain(&entry.countries);
    Subject {
        names: names
            .map(|name| screening::Name::read(&name.written, bearer))
            .filter(|name| !name.is_empty())
            .collect(),
        facts: Facts {
            births: entry.birth_dates.iter().copied().map(Birth::from).collect(),
            documents: numbers.take(MAX_FACTS).collect(),
            countries: states.take(MAX_FACTS).cloned().collect(),
            sex: entry.sex.clone(),
        },
    }
}

/// What of an entry stands in a table of numbers, or is looked up there. Where people live tells nobody from others.
pub(super) fn keys(entry: &Entry, with_addresses: bool) -> impl Iterator<Item = NumberKey> {
    let numbers = entry.identifiers().map(NumberKey::of);
    let emails = entry.emails.iter();
    let emails = emails.map(|email| NumberKey::of_text(&email_key(email)));
    let addresses = entry.addresses.iter().filter(move |_| with_addresses);
    let addresses = addresses.filter_map(address_key);
    let addresses = addresses.map(|key| NumberKey::of_text(&key));
    numbers.chain(emails).chain(addresses).take(MAX_KEYS)
}

/// An e-mail address without what programs put around it, each letter in its plain form: `mailto:`, angle brackets, what
/// stands behind a question mark of such a link.
pub(crate) fn plain_email(email: &str) -> String {
    const LINK: &str = "mailto:";
    let plain: String = email.nfkc().collect();
    let plain = plain.trim();
    let inner = plain
        .strip_prefix('<')
        .and_then(|it| it.strip_suffix('>'))
        .map_or(plain, str::trim);
    let is_link = inner
        .get(..LINK.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(LINK));
    if !is_link {
        return inner.to_owned();
    }
    let address = inner.get(LINK.len()..).unwrap_or_default();
    let address = address.split('?').next().unwrap_or_default();
    address.trim().to_owned()
}

/// An e-mail address in its plain form and small letters.
pub(crate) fn email_key(email: &str) -> String {
    format!("email:{}", plain_email(email).to_lowercase())
}

/// An address by its letters and digits, in Latin letters; none where that is too little to tell a place.
pub(crate) fn address_key(address: &Address) -> Option<String> {
    const LEAST: usize = 8;
    let latin = romanised(&address.text);
    let plain = latin.chars().filter(|c| c.is_alphanumeric());
    let plain: String = plain.flat_map(char::to_lowercase).collect();
    (plain.chars().count() >= LEAST).then(|| format!("address:{plain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_is_the_same_however_it_was_pasted() {
        let pasted = [
            "a@b.example",
            " A@B.example ",
            "<a@b.example>",
            "mailto:a@b.example",
            "<MAILTO:a@b.example?subject=x>",
            "\u{ff41}@b.example",
            "a\u{ff20}b.example",
        ];
        for email in pasted {
            assert_eq!(email_key(email), "email:a@b.example", "{email}");
        }
        assert_ne!(email_key("mailto@b.example"), email_key("@b.example"));
    }
}
