//! The card's text: what writes it, and what reads it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::net::Ipv6Addr;
use std::str::Lines;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::key::{ListedKey, key_name};
use super::{
    CardDraft, InvalidCard, KeyRole, MAX_ADDRESS_LEN, MAX_ADDRESSES, MAX_AUTHORITIES,
    MAX_AUTHORITY_CERT_LEN, MAX_CAPABILITIES, MAX_CONTACT_LEN, MAX_KEYS, MAX_OTHER_LINES,
};
use crate::identity::name::{FederationDomain, is_label};
use crate::identity::vkey::Vkey;
use crate::party::Party;
use crate::text::is_harmful;
use crate::time::Timestamp;

/// First line. The signatures cover it, so none of them can be taken for another statement of the same key.
const TITLE: &str = "ntc-card/v2";

/// The signed part, with its last line break.
pub(super) fn write_body(draft: &CardDraft) -> String {
    let mut body = format!("{TITLE}\n");
    let mut line = |name: &str, value: &str| {
        body.push_str(name);
        body.push_str(": ");
        body.push_str(value);
        body.push('\n');
    };
    line("party", draft.party.as_str());
    line("domain", draft.domain.as_str());
    line(
        "ledger",
        &draft
            .domain
            .ledger_origin(&draft.party, draft.ledger_number),
    );
    line("node-id", &draft.domain.node_id(&draft.party));
    for address in &draft.addresses {
        line("address", address);
    }
    line("contact", &draft.contact);
    line("issued", &draft.issued.to_string());
    line("made-at", &draft.made_at.to_string());
    for key in &draft.keys {
        line("key", &key.line());
    }
    for capability in &draft.capabilities {
        line("capability", capability);
    }
    for authority in &draft.authorities {
        line("tls-authority", &STANDARD.encode(authority));
    }
    for other in &draft.other {
        body.push_str(other);
        body.push('\n');
    }
    body
}

pub(super) fn write_signature(card: &mut String, role: KeyRole, signature: &[u8; 64]) {
    // Writing to a String cannot fail.
    let _written = writeln!(
        card,
        "{}: {}",
        signature_line(role),
        STANDARD.encode(signature)
    );
}

const fn signature_line(role: KeyRole) -> &'static str {
    match role {
        KeyRole::Author => "signed-author",
        KeyRole::Ledger => "signed-ledger",
        KeyRole::Witness => "signed-witness",
        KeyRole::Receipt => "signed-receipt",
    }
}

/// Reads a card and refuses every text that is not exactly what the writers above give. The signatures are
/// in the order of [`KeyRole::ALL`], not yet verified.
pub(super) fn read(card: &str) -> Result<(CardDraft, [[u8; 64]; 4]), InvalidCard> {
    let mut cursor = Cursor::new(card);
    if cursor.next != Some(TITLE) {
        return Err(InvalidCard::Line(TITLE));
    }
    cursor.step();
    let party: Party = cursor.parse("party", |value| value.parse().ok())?;
    let domain: FederationDomain = cursor.parse("domain", |value| value.parse().ok())?;
    let ledger_number = cursor.parse("ledger", |value| {
        let number: u32 = value.rsplit_once("/ledger")?.1.parse().ok()?;
        (number > 0 && domain.ledger_origin(&party, number) == value).then_some(number)
    })?;
    cursor.parse("node-id", |value| {
        (domain.node_id(&party) == value).then_some(())
    })?;
    let addresses = cursor.repeat("address", MAX_ADDRESSES, |value| {
        is_address(value).then(|| value.to_owned())
    })?;
    let contact = cursor.parse("contact", |value| {
        is_contact(value).then(|| value.to_owned())
    })?;
    let issued = cursor.parse("issued", timestamp)?;
    let made_at = cursor.parse("made-at", number)?;
    let keys = cursor.repeat("key", MAX_KEYS, ListedKey::read)?;
    check_keys(&keys, made_at, |role| {
        key_name(&domain, &party, ledger_number, role)
    })?;
    let capabilities = cursor.repeat("capability", MAX_CAPABILITIES, |value| {
        is_capability(value).then(|| value.to_owned())
    })?;
    let authorities = cursor.repeat("tls-authority", MAX_AUTHORITIES, |value| {
        let der = STANDARD.decode(value).ok()?;
        (!der.is_empty() && der.len() <= MAX_AUTHORITY_CERT_LEN).then_some(der)
    })?;
    let other = cursor.others()?;
    if cursor.next != Some("") {
        return Err(InvalidCard::NotCanonical);
    }
    cursor.step();
    let mut signature = |role: KeyRole| {
        cursor.parse(signature_line(role), |value| {
            STANDARD.decode(value).ok()?.try_into().ok()
        })
    };
    let signatures: [[u8; 64]; 4] = [
        signature(KeyRole::Author)?,
        signature(KeyRole::Ledger)?,
        signature(KeyRole::Witness)?,
        signature(KeyRole::Receipt)?,
    ];
    let draft = CardDraft {
        domain,
        party,
        ledger_number,
        made_at,
        keys,
        capabilities,
        authorities,
        addresses,
        contact,
        issued,
        other,
    };
    let mut again = write_body(&draft);
    again.push('\n');
    for (role, signature) in KeyRole::ALL.into_iter().zip(&signatures) {
        write_signature(&mut again, role, signature);
    }
    if again != card {
        return Err(InvalidCard::NotCanonical);
    }
    Ok((draft, signatures))
}

/// Every key was added by an entry that the ledger had when the card was made, keys of a known role bear its name, and
/// no key is listed twice.
fn check_keys(
    keys: &[ListedKey],
    made_at: u64,
    name: impl Fn(KeyRole) -> String,
) -> Result<(), InvalidCard> {
    let mut distinct = BTreeSet::new();
    for listed in keys {
        let key = Vkey::read(&listed.vkey).ok_or(InvalidCard::Value("key"))?;
        let named = listed
            .known_role()
            .is_none_or(|role| key.name() == name(role));
        if !named || listed.from >= made_at || listed.to.is_some_and(|to| to >= made_at) {
            return Err(InvalidCard::Value("key"));
        }
        if !distinct.insert(key.key().to_vec()) {
            return Err(InvalidCard::SharedKey);
        }
    }
    Ok(())
}

/// `name/version`: lower-case letters, digits and hyphens, and a number from 1.
fn is_capability(text: &str) -> bool {
    text.split_once('/').is_some_and(|(name, version)| {
        is_word(name) && version.len() <= 5 && version.parse::<u16>().is_ok_and(|n| n > 0)
    })
}

/// 1 to 40 lower-case letters, digits and hyphens.
fn is_word(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Names of lines that this version knows; a line of a later version bears none of them.
const KNOWN: [&str; 11] = [
    "party",
    "domain",
    "ledger",
    "node-id",
    "address",
    "contact",
    "issued",
    "made-at",
    "key",
    "capability",
    "tls-authority",
];

/// The lines of a card, one ahead.
struct Cursor<'a> {
    lines: Lines<'a>,
    next: Option<&'a str>,
}

impl<'a> Cursor<'a> {
    fn new(card: &'a str) -> Self {
        let mut lines = card.lines();
        let next = lines.next();
        Self { lines, next }
    }

    fn step(&mut self) {
        self.next = self.lines.next();
    }

    /// Value of the next line if it has this name.
    fn value(&self, name: &str) -> Option<&'a str> {
        self.next?.strip_prefix(name)?.strip_prefix(": ")
    }

    fn parse<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, InvalidCard> {
        let value = self.value(name).ok_or(InvalidCard::Line(name))?;
        self.step();
        read(value).ok_or(InvalidCard::Value(name))
    }

    /// The lines of later versions, as they stand.
    fn others(&mut self) -> Result<Vec<String>, InvalidCard> {
        let mut others = Vec::new();
        while let Some(line) = self.next.filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(": ").ok_or(InvalidCard::NotCanonical)?;
            if KNOWN.contains(&name) || !is_word(name) || value.chars().any(is_harmful) {
                return Err(InvalidCard::NotCanonical);
            }
            if others.len() == MAX_OTHER_LINES {
                return Err(InvalidCard::TooMany("of a later version"));
            }
            others.push(line.to_owned());
            self.step();
        }
        Ok(others)
    }

    fn repeat<T>(
        &mut self,
        name: &'static str,
        max: usize,
        read: impl Fn(&'a str) -> Option<T>,
    ) -> Result<Vec<T>, InvalidCard> {
        let mut values = vec![self.parse(name, &read)?];
        while self.value(name).is_some() {
            if values.len() == max {
                return Err(InvalidCard::TooMany(name));
            }
            values.push(self.parse(name, &read)?);
        }
        Ok(values)
    }
}

/// Whether the text is `host:port` with a DNS name, an IPv4 address or an IPv6 address in brackets, and a port
/// other than 0.
pub fn is_address(text: &str) -> bool {
    let Some((host, port)) = text.rsplit_once(':') else {
        return false;
    };
    let host_valid = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(inner) => inner.parse::<Ipv6Addr>().is_ok(),
        None => host.split('.').all(is_label),
    };
    text.len() <= MAX_ADDRESS_LEN && host_valid && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether the text is one line of at most [`MAX_CONTACT_LEN`] characters that a terminal shows as it is.
pub fn is_contact(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().count() <= MAX_CONTACT_LEN
        && !text.chars().any(is_harmful)
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

fn timestamp(text: &str) -> Option<Timestamp> {
    let stamp: jiff::Timestamp = text.parse().ok()?;
    u64::try_from(stamp.as_millisecond())
        .ok()
        .map(Timestamp::from_millis)
}
