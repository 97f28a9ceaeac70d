//! The event section of a change of contacts: whom of its author to call.

use ntc_proto::v1;

use super::kind::{code, flag, language, line, many, part};
use super::reader::{Reader, Source};
use super::table::{Form as _, form};
use crate::model::InvalidRecord;
use crate::model::codes::CONTACT_ROLES;
use crate::model::text::MAX_LIST;
use crate::reason::Reason;

/// Most contacts that one record names: as many as an agreement names of a party.
pub const MAX_CONTACTS: usize = 16;

form! {
    /// Whom of its author to call, in the place of those whom the agreement and earlier changes name for the same roles.
    ContactChange: v1::ContactChange;
    /// The agreement.
    agreement: String = line().required() => "az-ge-narcotics";
    /// Whom to call.
    contacts: Vec<Contact> = many(MAX_CONTACTS, part()).required();
}

form! {
    /// Whom to call.
    Contact: v1::Contact also is_reachable;
    /// Their part.
    role: String = code(&CONTACT_ROLES).required() => "liaison";
    /// Name of the person or desk.
    name: String = line().required() => "Liaison desk";
    /// Telephone as written.
    phone: String = line() => "+995 32 2000000";
    /// E-mail address as written.
    email: String = line() => "liaison@example.org";
    /// Languages spoken, ISO 639-1.
    languages: Vec<String> = many(MAX_LIST, language()) => r#"["en", "ru"]"#;
    /// True when reachable at any hour.
    around_the_clock: bool = flag() => "true";
    /// Name of the deputy.
    deputy: String = line() => "Duty officer";
}

fn is_reachable(at: &mut Reader, contact: &Contact) {
    if contact.phone.is_empty() && contact.email.is_empty() {
        let message = "is required, or an e-mail address";
        at.refuse("phone", Reason::FieldMissing, message);
    }
}

impl Contact {
    /// How to reach them, on one line.
    pub fn line(&self) -> String {
        let ways = [&self.name, &self.phone, &self.email].into_iter();
        let ways: Vec<_> = ways
            .filter(|way| !way.is_empty())
            .map(String::as_str)
            .collect();
        ways.join(", ")
    }
}

/// Reads whom an officer names.
///
/// # Errors
/// Every field that breaks its rule.
pub(crate) fn read_contacts(
    change: v1::ContactChange,
) -> Result<ContactChange, Vec<InvalidRecord>> {
    let mut at = Reader::new(Source::Draft);
    let read = at.within("event", |at| ContactChange::read(at, change));
    match (read, at.into_errors()) {
        (Some(read), errors) if errors.is_empty() => Ok(read),
        (_, errors) => Err(errors),
    }
}
