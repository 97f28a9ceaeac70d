//! `ntc-node init`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::OfficerName;
use ntc_core::party::Party;
use ntc_node::identity::init::{InitOptions, init as found};
use ntc_node::ports::{SystemClock, SystemEntropy};
use ntc_terminal::say;

use super::pairs::show_pairs;
use super::{Failure, print};

/// What `init` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// State and authority, for example GE/revenue-service
    #[arg(long)]
    party: Party,
    /// The directory to make; it must be empty or not there
    #[arg(
        long,
        value_name = "DIR",
        default_value = "ntc-node",
        env = "NTC_NODE_DIR"
    )]
    dir: PathBuf,
    /// DNS name of the federation; all its members use the same
    #[arg(long, value_name = "DOMAIN", default_value = "ntc.example")]
    federation_domain: FederationDomain,
    /// Where partners reach this node, host:port; may be given more than once
    #[arg(long = "address", value_name = "HOST:PORT")]
    addresses: Vec<String>,
    /// Whom partners call at any hour
    #[arg(long)]
    contact: Option<String>,
    /// Where officers reach this node from their own machines, host:port, with --listen-officers; without it profiles work
    /// on this machine alone
    #[arg(long, value_name = "HOST:PORT")]
    officers_address: Option<String>,
    /// Where to listen for partners
    #[arg(long, value_name = "IP:PORT")]
    listen_peers: Option<SocketAddr>,
    /// Where to listen for officers
    #[arg(long, value_name = "IP:PORT")]
    listen_officers: Option<SocketAddr>,
    /// Where to answer for metrics
    #[arg(long, value_name = "IP:PORT")]
    listen_metrics: Option<SocketAddr>,
    /// Name of the first administrator
    #[arg(long, default_value = "administrator")]
    administrator: OfficerName,
}

/// Makes a node and prints what its administrator needs next.
pub(crate) fn init(told: &Init) -> Result<ExitCode, Failure> {
    let mut options = InitOptions::new(
        told.party.clone(),
        told.federation_domain.clone(),
        told.administrator.clone(),
    );
    if !told.addresses.is_empty() {
        options.addresses.clone_from(&told.addresses);
    }
    if let Some(contact) = &told.contact {
        options.contact.clone_from(contact);
    }
    options.officers_address.clone_from(&told.officers_address);
    options.listen_peers = told.listen_peers.unwrap_or(options.listen_peers);
    options.listen_officers = told.listen_officers.unwrap_or(options.listen_officers);
    options.listen_metrics = told.listen_metrics.unwrap_or(options.listen_metrics);
    let made = found(&told.dir, &options, &SystemClock, &SystemEntropy)?;
    print(made.card.text())?;
    show_pairs(&[
        (
            say!("daemon-label-fingerprint"),
            made.card.fingerprint().to_string(),
        ),
        (String::new(), say!("daemon-read-out")),
    ])?;
    let profile = made.administrator.profile.display().to_string();
    print("")?;
    show_pairs(&[
        (
            say!("daemon-label-card"),
            made.layout.card.display().to_string(),
        ),
        (
            say!("daemon-label-settings"),
            made.config.display().to_string(),
        ),
        (
            say!("daemon-label-profile"),
            say!("daemon-all-roles", profile = &profile),
        ),
    ])?;
    print("")?;
    show_pairs(&[
        (
            say!("daemon-label-next"),
            format!("ntc-node run --dir {}", told.dir.display()),
        ),
        (
            String::new(),
            format!("ntc --profile {profile} node status"),
        ),
    ])?;
    Ok(ExitCode::SUCCESS)
}
