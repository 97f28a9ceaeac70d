//! The rules of `[[parties]]`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::MAX_PARTIES;
use super::super::clauses::{Contact, ContactRole, Form, Member, MemberKey, Signatory};
use super::super::part::{Item, Part};
use super::validity::{day, end_of};
use super::{MAX_TITLE_LEN, distinct, every, hex32, languages};
use crate::party::Party;

/// Most author keys of a party in a document.
pub(super) const MAX_KEYS: usize = 8;

/// Most contacts of a party in a document.
pub(super) const MAX_CONTACTS: usize = 16;

/// Most national partners of a party in a document.
pub(super) const MAX_PARTNERS: usize = 64;

/// Longest fingerprint, in characters.
pub(super) const MAX_FINGERPRINT_LEN: usize = 100;

/// The parties that could be read.
pub(super) struct Sides {
    /// Who takes part.
    pub(super) parties: BTreeSet<Party>,
    /// What the document says of each; none when something of it cannot be read.
    pub(super) members: Option<BTreeMap<Party, Member>>,
}

/// Reads the parties; none when it cannot be told who they are.
pub(super) fn sides(item: &mut Item<'_>, form: Option<Form>) -> Option<Sides> {
    let fits = number_fits(item, form);
    if fits.is_none() && item.count().is_some_and(|count| count > MAX_PARTIES) {
        return None;
    }
    let (mut parties, mut members) = (BTreeSet::new(), BTreeMap::new());
    let list = item.tables()?;
    let count = list.len();
    for mut entry in list {
        entry.table(|at| {
            let party = at.need("party", |item| {
                let party: Party = item.word()?;
                if parties.insert(party.clone()) {
                    return Some(party);
                }
                item.refuse("the party stands twice")
            });
            let member = member(at);
            members.insert(party?, member?);
            Some(())
        });
    }
    (parties.len() == count).then(|| Sides {
        parties,
        members: (members.len() == count && fits.is_some()).then_some(members),
    })
}

/// Whether there are as many as the form has.
fn number_fits(item: &Item<'_>, form: Option<Form>) -> Option<()> {
    match (form, item.count()?) {
        (Some(Form::Bilateral), 2) | (Some(Form::Group) | None, 2..=MAX_PARTIES) => Some(()),
        (Some(Form::Bilateral), _) => item.refuse("a bilateral agreement has exactly two parties"),
        (Some(Form::Group) | None, _) => {
            item.refuse(format!("a group has 2 to {MAX_PARTIES} parties"))
        }
    }
}

fn member(at: &mut Part<'_, '_>) -> Option<Member> {
    let name = at.need("name", |item| item.line(MAX_TITLE_LEN));
    let partners = at.or_empty("partners", |item| {
        most(item, MAX_PARTNERS)?;
        if item.count() == Some(0) {
            return Some(BTreeSet::new());
        }
        distinct(item, |entry| entry.line(MAX_TITLE_LEN))
    });
    let signatory = at.may("signatory", |item| item.table(signs));
    let card_fingerprint = at.may("card_fingerprint", |item| item.line(MAX_FINGERPRINT_LEN));
    let author_keys = at.or_empty("author_keys", |item| {
        most(item, MAX_KEYS)?;
        every(item, key)
    });
    let contacts = at.or_empty("contacts", |item| {
        most(item, MAX_CONTACTS)?;
        every(item, contact)
    });
    Some(Member {
        name: name?,
        partners: partners?,
        signatory: signatory?,
        card_fingerprint: card_fingerprint?,
        author_keys: author_keys?,
        contacts: contacts?,
    })
}

fn most(item: &Item<'_>, most: usize) -> Option<()> {
    if item.count().is_some_and(|count| count > most) {
        return item.refuse(format!("there are more than {most}"));
    }
    Some(())
}

fn key(at: &mut Part<'_, '_>) -> Option<MemberKey> {
    let key = at.need("key", |item| {
        let key = hex32(item)?;
        let read = crate::envelope::PublicKey::from_bytes(&key);
        item.take(read.map_err(|_| "it is not an Ed25519 public key".to_owned()))?;
        Some(key)
    });
    let from = at.need("from", |item| day(item));
    let end = at.need("until", |item| {
        let (last, _) = day(item)?;
        if from.is_some_and(|(first, _)| last < first) {
            return item.refuse("it lies before from");
        }
        end_of(item, last)
    });
    Some(MemberKey {
        key: key?,
        from: from?.1,
        end: end?,
    })
}

fn signs(at: &mut Part<'_, '_>) -> Option<Signatory> {
    let office = at.need("office", |item| item.line(MAX_TITLE_LEN));
    let role = at.may("role", |item| item.line(MAX_TITLE_LEN));
    let name = at.may("name", |item| item.line(MAX_TITLE_LEN));
    if role == Some(None) && name == Some(None) {
        return at.refuse("", "name the role or the person who signs");
    }
    Some(Signatory {
        office: office?,
        role: role?,
        name: name?,
    })
}

fn contact(at: &mut Part<'_, '_>) -> Option<Contact> {
    let roles = [
        ("liaison", ContactRole::Liaison),
        ("duty_desk", ContactRole::DutyDesk),
        ("data_protection", ContactRole::DataProtection),
    ];
    let role = at.need("role", |item| item.one_of(&roles));
    let name = at.need("name", |item| item.line(MAX_TITLE_LEN));
    let phone = at.may("phone", |item| item.line(MAX_TITLE_LEN));
    let email = at.may("email", |item| item.line(MAX_TITLE_LEN));
    let languages = at.need("languages", languages);
    let hours = [("24/7", true), ("office", false)];
    let around_the_clock = at.need("hours", |item| item.one_of(&hours));
    let deputy = at.may("deputy", |item| item.line(MAX_TITLE_LEN));
    let certificate_sha256 = at.may("certificate_sha256", |item| hex32(item));
    if phone == Some(None) && email == Some(None) {
        return at.refuse("", "a contact has a phone or an email");
    }
    Some(Contact {
        role: role?,
        name: name?,
        phone: phone?,
        email: email?,
        languages: languages?,
        around_the_clock: around_the_clock?,
        deputy: deputy?,
        certificate_sha256: certificate_sha256?,
    })
}
