//! The rules of `[[parties]]`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::clauses::{Contact, ContactRole, Member, MemberKey, Signatory};
use super::super::file::{ContactFile, KeyFile, PartyFile, SignatoryFile};
use super::super::{InvalidAgreement, text};
use super::validity::{day, end_of};
use super::{Checked, MAX_TITLE_LEN, distinct, hash, hex32, languages, party, refuse};
use crate::party::Party;

/// Most author keys of a party in a document.
pub(super) const MAX_KEYS: usize = 8;

/// Most contacts of a party in a document.
pub(super) const MAX_CONTACTS: usize = 16;

/// Most national partners of a party in a document.
pub(super) const MAX_PARTNERS: usize = 64;

/// Longest fingerprint, in characters.
pub(super) const MAX_FINGERPRINT_LEN: usize = 100;

pub(super) fn members(list: Vec<PartyFile>) -> Checked<BTreeMap<Party, Member>> {
    let mut members = BTreeMap::new();
    for (index, entry) in list.into_iter().enumerate() {
        let path = format!("parties[{}]", index + 1);
        let party = party(&format!("{path}.party"), &entry.party)?;
        let member = member(&path, entry)?;
        if members.insert(party, member).is_some() {
            return refuse(format!("{path}.party"), "the party stands twice");
        }
    }
    Ok(members)
}

fn member(path: &str, file: PartyFile) -> Checked<Member> {
    most(path, "partners", file.partners.len(), MAX_PARTNERS)?;
    most(path, "author_keys", file.author_keys.len(), MAX_KEYS)?;
    most(path, "contacts", file.contacts.len(), MAX_CONTACTS)?;
    let partners_field = format!("{path}.partners");
    let partners = if file.partners.is_empty() {
        BTreeSet::new()
    } else {
        distinct(&partners_field, file.partners, |name| {
            text::line(&partners_field, name, MAX_TITLE_LEN)
        })?
    };
    let fingerprint_field = format!("{path}.card_fingerprint");
    let card_fingerprint = file
        .card_fingerprint
        .map(|print| text::line(&fingerprint_field, print, MAX_FINGERPRINT_LEN))
        .transpose()?;
    let mut author_keys = Vec::with_capacity(file.author_keys.len());
    for (index, entry) in file.author_keys.iter().enumerate() {
        author_keys.push(key(&format!("{path}.author_keys[{}]", index + 1), entry)?);
    }
    let mut contacts = Vec::with_capacity(file.contacts.len());
    for (index, entry) in file.contacts.into_iter().enumerate() {
        contacts.push(contact(&format!("{path}.contacts[{}]", index + 1), entry)?);
    }
    Ok(Member {
        name: text::line(&format!("{path}.name"), file.name, MAX_TITLE_LEN)?,
        partners,
        signatory: file
            .signatory
            .map(|signatory| signs(&format!("{path}.signatory"), signatory))
            .transpose()?,
        card_fingerprint,
        author_keys,
        contacts,
    })
}

fn most(path: &str, name: &str, count: usize, most: usize) -> Checked<()> {
    if count <= most {
        return Ok(());
    }
    refuse(
        format!("{path}.{name}"),
        format!("there are more than {most}"),
    )
}

fn key(path: &str, file: &KeyFile) -> Checked<MemberKey> {
    let field = format!("{path}.key");
    let key = hex32(&field, &file.key)?;
    crate::envelope::PublicKey::from_bytes(&key)
        .map_err(|_| InvalidAgreement::at(field, "it is not an Ed25519 public key"))?;
    let (first, from) = day(&format!("{path}.from"), &file.from)?;
    let until = format!("{path}.until");
    let (last, _) = day(&until, &file.until)?;
    if last < first {
        return refuse(until, "it lies before from");
    }
    let end = end_of(&until, last)?;
    Ok(MemberKey { key, from, end })
}

fn signs(path: &str, file: SignatoryFile) -> Checked<Signatory> {
    if file.role.is_none() && file.name.is_none() {
        return refuse(path, "name the role or the person who signs");
    }
    let line = |name: &str, value| text::line(&format!("{path}.{name}"), value, MAX_TITLE_LEN);
    Ok(Signatory {
        office: line("office", file.office)?,
        role: file.role.map(|role| line("role", role)).transpose()?,
        name: file.name.map(|name| line("name", name)).transpose()?,
    })
}

fn contact(path: &str, file: ContactFile) -> Checked<Contact> {
    let role = match file.role.as_str() {
        "liaison" => ContactRole::Liaison,
        "duty_desk" => ContactRole::DutyDesk,
        "data_protection" => ContactRole::DataProtection,
        _ => {
            return refuse(
                format!("{path}.role"),
                "write liaison, duty_desk or data_protection",
            );
        }
    };
    let around_the_clock = match file.hours.as_str() {
        "24/7" => true,
        "office" => false,
        _ => return refuse(format!("{path}.hours"), "write 24/7 or office"),
    };
    if file.phone.is_none() && file.email.is_none() {
        return refuse(path, "a contact has a phone or an email");
    }
    let optional = |name: &str, value: Option<String>| {
        value
            .map(|value| text::line(&format!("{path}.{name}"), value, MAX_TITLE_LEN))
            .transpose()
    };
    Ok(Contact {
        role,
        name: text::line(&format!("{path}.name"), file.name, MAX_TITLE_LEN)?,
        phone: optional("phone", file.phone)?,
        email: optional("email", file.email)?,
        languages: languages(&format!("{path}.languages"), file.languages)?,
        around_the_clock,
        deputy: optional("deputy", file.deputy)?,
        certificate_sha256: hash(
            &format!("{path}.certificate_sha256"),
            file.certificate_sha256.as_deref(),
        )?,
    })
}
