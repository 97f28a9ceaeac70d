//! Makes a new node: keys, authorities, certificates, the first administrator, configuration, card, and the token
//! that lets the node found its ledger once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::identity::officer::Role;

use super::card::{CardFacts, issue_card};
use super::certificate::Authority;
use super::keys::SigningKeys;
pub use super::layout::CONFIG_FILE;
use super::layout::Layout;
use super::officer::{IssuedOfficer, Office, issue_officer};
pub use super::options::{InitOptions, PLACEHOLDER_CONTACT};
use super::renew::{node_subject, officer_server_subject};
use super::sample;
use super::secret_file::{create_private_dir, create_public, create_secret};
use super::stage::Stage;
pub use super::unmade::InitError;
use crate::ports::{Clock, Entropy};

/// A new node.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Initialised {
    /// The configuration file.
    pub config: PathBuf,
    /// Where the node's files lie.
    pub layout: Layout,
    /// The card to give to partners.
    pub card: NodeCard,
    /// The first administrator.
    pub administrator: IssuedOfficer,
}

/// Makes a new node in an empty directory, which is made if it is not there: wholly or not at all. Every option is
/// checked before the first file is written; the files are made apart and moved to their place when all of them are
/// durable.
///
/// # Errors
/// When the directory holds anything, an option breaks a rule, or a file cannot be written. The directory is then as it
/// was before.
pub fn init(
    dir: &Path,
    options: &InitOptions,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Initialised, InitError> {
    options.check()?;
    let stage = Stage::begin(dir)?;
    let made = make(stage.path(), options, clock, entropy)?;
    stage.finish()?;
    let layout = Layout::below(dir);
    Ok(Initialised {
        config: dir.join(CONFIG_FILE),
        administrator: IssuedOfficer {
            profile: layout.profile(&options.administrator),
            ..made.administrator
        },
        layout,
        ..made
    })
}

fn make(
    dir: &Path,
    options: &InitOptions,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Initialised, InitError> {
    let layout = Layout::below(dir);
    for dir in [&layout.keys, &layout.tls, &layout.officers] {
        create_private_dir(dir)?;
    }
    let office = Office {
        layout: &layout,
        party: &options.party,
        domain: &options.domain,
        now: clock.now(),
        entropy,
    };
    SigningKeys::create(&layout, entropy)?;
    create_node_authority(&office)?;
    create_officer_authority(&office)?;
    let administrator = issue_officer(
        &office,
        &options.administrator,
        &BTreeSet::from(Role::ALL),
        &options.officers_address(),
    )?;
    let config = dir.join(CONFIG_FILE);
    create_public(&config, sample::render(options).as_bytes())?;
    let facts = CardFacts {
        party: options.party.clone(),
        domain: options.domain.clone(),
        addresses: options.addresses.clone(),
        contact: options.contact.clone(),
    };
    let card = issue_card(&layout, &facts, office.now)?;
    let token = format!("{}\n", card.vkey(KeyRole::Ledger));
    create_secret(&layout.founding_token(), token.as_bytes())?;
    Ok(Initialised {
        config,
        layout,
        card,
        administrator,
    })
}

fn create_node_authority(office: &Office<'_>) -> Result<(), InitError> {
    let name = format!("{} node authority", office.party);
    let (authority, issued) = Authority::create(&name, office.now, office.entropy)?;
    create_public(&office.layout.authority_cert(), issued.cert_pem.as_bytes())?;
    create_secret(&office.layout.authority_key(), issued.key_pem.as_bytes())?;
    let node = authority.issue(
        &node_subject(office.party, office.domain),
        office.now,
        office.entropy,
    )?;
    create_public(&office.layout.node_cert(), node.cert_pem.as_bytes())?;
    create_secret(&office.layout.node_key(), node.key_pem.as_bytes())?;
    Ok(())
}

fn create_officer_authority(office: &Office<'_>) -> Result<(), InitError> {
    let layout = office.layout;
    let name = format!("{} officer authority", office.party);
    let (authority, issued) = Authority::create(&name, office.now, office.entropy)?;
    create_public(&layout.officer_authority_cert(), issued.cert_pem.as_bytes())?;
    create_secret(&layout.officer_authority_key(), issued.key_pem.as_bytes())?;
    let server = authority.issue(
        &officer_server_subject(office.party, office.domain),
        office.now,
        office.entropy,
    )?;
    create_public(&layout.officer_server_cert(), server.cert_pem.as_bytes())?;
    create_secret(&layout.officer_server_key(), server.key_pem.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests;
