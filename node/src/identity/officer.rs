//! Certifies officers, and revokes their certificates.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::{Officer, OfficerName, Role};
use ntc_core::party::Party;
use ntc_core::time::Timestamp;

use super::certificate::{Authority, LEAF_VALIDITY, Subject};
use super::layout::Layout;
use super::profile::{AUTHORITY_FILE, CERT_FILE, KEY_FILE, Profile};
use super::register::{Certified, Register};
use super::secret_file::{
    create_private_dir, read_public, read_secret, replace_public, replace_secret,
};
pub use super::uncertified::OfficerError;
use crate::identity::facts::facts_of_pem;
use crate::ports::Entropy;

/// An officer's fresh profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IssuedOfficer {
    /// The profile directory; the officer gets it as a whole.
    pub profile: PathBuf,
    /// Serial number of the certificate, lower-case hexadecimal.
    pub serial: String,
    /// Last moment of the certificate's validity.
    pub not_after: Timestamp,
    /// Serial numbers of the officer's certificates before, which are revoked now.
    pub revoked: Vec<String>,
}

/// For whom and when certificates are issued.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    /// Where the node's files lie.
    pub layout: &'a Layout,
    /// The node's party.
    pub party: &'a Party,
    /// The federation's domain.
    pub domain: &'a FederationDomain,
    /// The time now.
    pub now: Timestamp,
    /// Randomness for serial numbers and keys.
    pub entropy: &'a dyn Entropy,
}

/// Certifies an officer with these roles and writes the profile directory, with the address under which the
/// officer reaches the node. Issuing again for the same name renews: every certificate before is revoked.
///
/// # Errors
/// When no role is given, the authority's key is not there (it may be kept off the machine), or writing fails.
pub fn issue_officer(
    office: &Office<'_>,
    name: &OfficerName,
    roles: &BTreeSet<Role>,
    address: &str,
) -> Result<IssuedOfficer, OfficerError> {
    let Office {
        layout,
        party,
        domain,
        now,
        entropy,
    } = *office;
    if roles.is_empty() {
        return Err(OfficerError::NoRole(name.clone()));
    }
    let profile = layout.profile(name);
    let authority_pem = read_public(&layout.officer_authority_cert())?;
    let authority = open_authority(&authority_pem, &layout.officer_authority_key())?;
    let officer = Officer {
        party: party.clone(),
        name: name.clone(),
        roles: roles.clone(),
    };
    let subject = Subject {
        name: name.to_string(),
        uris: vec![officer.to_uri()],
        hosts: Vec::new(),
        server: false,
        client: true,
        validity: LEAF_VALIDITY,
    };
    let issued = authority.issue(&subject, now, entropy)?;
    let before = current_serial(&profile)?;
    let mut register = Register::open(layout)?;
    let certified = Certified {
        serial: issued.serial.clone(),
        name: name.clone(),
        roles: roles.clone(),
        not_after: issued.not_after,
    };
    // Registered before anybody can use it, and the ones before revoked before it is handed out.
    register.add(certified, now)?;
    let revoked = register.revoke(name, before, Some(&issued.serial))?;
    create_private_dir(&profile)?;
    replace_secret(&profile.join(KEY_FILE), issued.key_pem.as_bytes())?;
    replace_public(&profile.join(CERT_FILE), issued.cert_pem.as_bytes())?;
    replace_public(&profile.join(AUTHORITY_FILE), &authority_pem)?;
    Profile {
        address: address.to_owned(),
        server_name: domain.officers_host(party),
    }
    .write(&profile)?;
    Ok(IssuedOfficer {
        profile,
        serial: issued.serial,
        not_after: issued.not_after,
        revoked,
    })
}

/// Revokes every certificate that an officer was ever issued; a running node refuses them within a second. Answers
/// the serial numbers that were not revoked before.
///
/// # Errors
/// When the officer is not there, too many are revoked, or writing fails.
pub fn revoke_officer(layout: &Layout, name: &OfficerName) -> Result<Vec<String>, OfficerError> {
    let mut register = Register::open(layout)?;
    let current = current_serial(&layout.profile(name))?;
    let known = current.is_some()
        || register
            .certificates(Timestamp::from_millis(0))
            .any(|(held, _)| held.name == *name);
    if !known {
        return Err(OfficerError::Absent(name.clone()));
    }
    register.revoke(name, current, None)
}

/// Whether the change would leave the node without an administrator: the officer is one, no other is, and keeps only
/// `roles`.
///
/// # Errors
/// When the register cannot be read.
pub fn is_last_administrator(
    layout: &Layout,
    name: &OfficerName,
    roles: &BTreeSet<Role>,
    now: Timestamp,
) -> Result<bool, OfficerError> {
    let register = Register::open(layout)?;
    Ok(!roles.contains(&Role::Administrator)
        && register.is_administrator(name, now)
        && !register.has_other_administrator(name, now))
}

pub(super) fn open_authority(cert_pem: &[u8], key: &Path) -> Result<Authority, OfficerError> {
    let key = read_secret(key)?;
    Ok(Authority::from_pem(
        &String::from_utf8_lossy(cert_pem),
        &zeroize::Zeroizing::new(String::from_utf8_lossy(&key).into_owned()),
    )?)
}

fn current_serial(profile: &Path) -> Result<Option<String>, OfficerError> {
    match read_public(&profile.join(CERT_FILE)) {
        Err(error) if error.is_absent() => Ok(None),
        Err(error) => Err(error.into()),
        Ok(pem) => Ok(Some(facts_of_pem(&pem)?.serial)),
    }
}
