//! Certifies officers, and revokes their certificates.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::{Officer, OfficerName, Role};
use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::certificate::{Authority, IssueError, LEAF_VALIDITY, Subject};
use super::layout::Layout;
use super::profile::{AUTHORITY_FILE, CERT_FILE, KEY_FILE, Profile};
use super::secret_file::{
    FileError, create_private_dir, read_public, read_secret, replace_public, replace_secret,
};
use crate::ports::Entropy;
use crate::tls::certificate::{UnreadableCertificate, facts_of_pem};

/// Most revoked certificates that the node keeps in mind.
pub const MAX_REVOKED: usize = 5_000;

/// An officer's fresh profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IssuedOfficer {
    /// The profile directory; the officer gets it as a whole.
    pub profile: PathBuf,
    /// Serial number of the certificate, lower-case hexadecimal.
    pub serial: String,
    /// Last moment of the certificate's validity.
    pub not_after: Timestamp,
    /// Serial number of the certificate that stood there before; it remains valid until it is revoked.
    pub replaced: Option<String>,
}

/// Why an officer was not certified or not revoked.
#[derive(Debug, Error)]
pub enum OfficerError {
    /// The officer has no profile directory.
    #[error("there is no officer '{0}'")]
    Absent(OfficerName),
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] FileError),
    /// The certificate cannot be issued.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// The officer was given no role.
    #[error("officer '{0}' needs at least one role: administrator, auditor, liaison or publisher")]
    NoRole(OfficerName),
    /// Too many certificates are revoked.
    #[error("{MAX_REVOKED} certificates are revoked; make a new officers' authority instead")]
    TooManyRevoked,
    /// A stored certificate cannot be read.
    #[error(transparent)]
    Unreadable(#[from] UnreadableCertificate),
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
/// officer reaches the node. Issuing again for the same name renews: the certificate before stays valid until
/// it ends or is revoked.
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
    let replaced = current_serial(&profile)?;
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
        replaced,
    })
}

/// Revokes the certificate in an officer's profile; the node refuses it from its next reload on. Returns the
/// serial number.
///
/// # Errors
/// When the officer is not there, too many are revoked, or writing fails.
pub fn revoke_officer(layout: &Layout, name: &OfficerName) -> Result<String, OfficerError> {
    let serial =
        current_serial(&layout.profile(name))?.ok_or_else(|| OfficerError::Absent(name.clone()))?;
    let mut revoked = read_revoked(layout)?;
    revoked.insert(serial.clone());
    if revoked.len() > MAX_REVOKED {
        return Err(OfficerError::TooManyRevoked);
    }
    let mut text: String = revoked.into_iter().collect::<Vec<_>>().join("\n");
    text.push('\n');
    replace_public(&layout.revoked_officers(), text.as_bytes())?;
    Ok(serial)
}

/// Serial numbers of revoked officer certificates; none when the file is not there.
///
/// # Errors
/// When the file cannot be read.
pub fn read_revoked(layout: &Layout) -> Result<BTreeSet<String>, FileError> {
    match read_public(&layout.revoked_officers()) {
        Err(error) if error.is_absent() => Ok(BTreeSet::new()),
        Err(error) => Err(error),
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes)
            .lines()
            .map(|line| line.trim().to_ascii_lowercase())
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect()),
    }
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
