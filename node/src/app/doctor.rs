//! What is looked at on the node's machine when the node does not start: each thing that a start needs, in the order in
//! which it needs it. Nothing is written, and nothing that a running node has open is taken from it.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use ntc_core::checkup::{Cause, Check};
use ntc_core::ledger::guard::StartEvidence;
use ntc_core::text::whole;
use ntc_core::time::Timestamp;

use super::folders::Folders;
use super::offline;
use super::preflight::places;
use crate::config::{ConfigError, Settings};
use crate::descriptors;
use crate::identity::Identity;
use crate::identity::keys::IdentityError;
use crate::identity::mark::Marks;
use crate::identity::officer::OfficerError;
use crate::identity::register::Register;
use crate::identity::secret_file::UnusableFile;
use crate::inbox::BODIES;
use crate::journal::check_ends;
use crate::tls::credentials::{CredentialsError, expiry_warning};
use crate::tls::{Connections, Credentials, OfficerTrust};

/// Everything, of the node whose configuration this is.
pub fn examine(config: &Path, now: Timestamp) -> Vec<Check> {
    let settings = match Settings::load(config) {
        Ok(settings) => settings,
        Err(error) => {
            let mut checks = vec![configuration(&error)];
            checks.extend(OTHERS.map(Check::skipped));
            return checks;
        }
    };
    let mut checks = vec![Check::well("configuration", config.display().to_string())];
    checks.push(addresses(&settings));
    let identity = Identity::load(&settings.layout, &settings.party, &settings.domain);
    checks.push(keys(&identity));
    checks.push(card(&settings, identity.as_ref().ok()));
    checks.push(certificates(&settings, now));
    checks.push(officers(&settings, now));
    checks.push(rights(&settings));
    checks.push(clock(identity.as_ref().ok(), now));
    checks.push(disk(&settings));
    checks.push(files(&settings));
    let idle = offline::is_idle(&settings).is_ok();
    checks.push(lock(&settings));
    checks.push(ports(&settings, idle));
    checks.push(journals(&settings));
    checks.push(newest(&settings, identity.as_ref().ok()));
    checks.push(filled_in(&settings));
    checks
}

/// What is looked at behind the configuration.
const OTHERS: [&str; 14] = [
    "addresses",
    "keys",
    "card",
    "certificates",
    "officers",
    "rights",
    "clock",
    "disk",
    "open files",
    "lock",
    "ports",
    "journals",
    "newest data",
    "settings",
];

fn configuration(error: &ConfigError) -> Check {
    let cause = match error {
        ConfigError::Read { source, .. } if source.kind() == ErrorKind::NotFound => {
            Cause::ConfigMissing
        }
        ConfigError::Read { .. } => Cause::FileUnreadable,
        ConfigError::Domain(_)
        | ConfigError::Field { .. }
        | ConfigError::Party(_)
        | ConfigError::SameListener(_)
        | ConfigError::Syntax(_)
        | ConfigError::TooLong => Cause::ConfigInvalid,
    };
    Check::ails("configuration", cause, whole(error))
}

fn addresses(settings: &Settings) -> Check {
    match settings.own_ports() {
        Ok(()) => {
            let (peers, officers) = (settings.listen_peers, settings.listen_officers);
            let seen = format!("peers {peers}, officers {officers}");
            Check::well("addresses", seen)
        }
        Err(error) => Check::ails("addresses", Cause::PortTwice, error.to_string()),
    }
}

/// Why a file cannot be used; `absent` where it is not there, `damaged` where it is of another form.
fn of_file(error: &UnusableFile, absent: Cause, damaged: Cause) -> Cause {
    match error {
        error if error.is_absent() => absent,
        UnusableFile::Mode { .. } | UnusableFile::Owner { .. } => Cause::FileOpen,
        UnusableFile::Io(_) => Cause::FileUnreadable,
        UnusableFile::Exists(_) | UnusableFile::NotRegular(_) | UnusableFile::TooLong { .. } => {
            damaged
        }
    }
}

fn keys(identity: &Result<Identity, IdentityError>) -> Check {
    let error = match identity {
        Ok(identity) => return Check::well("keys", identity.origin()),
        Err(error) => error,
    };
    let cause = match error {
        IdentityError::Card(_) => Cause::CardDamaged,
        IdentityError::CardOfAnother { .. } | IdentityError::CardOfOtherKeys(_) => Cause::CardOther,
        IdentityError::File(error) => of_file(error, Cause::KeyMissing, Cause::KeyDamaged),
        IdentityError::Entropy(_) | IdentityError::NoKey(_) | IdentityError::NoSalt(_) => {
            Cause::KeyDamaged
        }
    };
    Check::ails("keys", cause, whole(error))
}

fn card(settings: &Settings, identity: Option<&Identity>) -> Check {
    let Some(identity) = identity else {
        return Check::skipped("card");
    };
    let card = identity.card();
    if card.addresses() == settings.addresses && card.contact() == settings.contact {
        return Check::well("card", card.fingerprint().to_string());
    }
    let seen = settings.layout.card.display().to_string();
    Check::ails("card", Cause::CardStale, seen)
}

fn certificates(settings: &Settings, now: Timestamp) -> Check {
    let layout = &settings.layout;
    let mut soonest: Option<Timestamp> = None;
    for (cert, key) in [
        (layout.node_cert(), layout.node_key()),
        (layout.officer_server_cert(), layout.officer_server_key()),
    ] {
        let shown = match Credentials::load(cert, key, now) {
            Ok(shown) => shown,
            Err(error) => {
                let cause = match &error {
                    CredentialsError::Expiring { .. } => Cause::CertificateEnded,
                    CredentialsError::File(file) => {
                        of_file(file, Cause::CertificateUnusable, Cause::CertificateUnusable)
                    }
                    CredentialsError::Mismatch { .. }
                    | CredentialsError::NotPem { .. }
                    | CredentialsError::Unreadable(_) => Cause::CertificateUnusable,
                };
                return Check::ails("certificates", cause, whole(&error));
            }
        };
        let ends = shown.not_after();
        soonest = Some(soonest.map_or(ends, |soonest| soonest.min(ends)));
    }
    let ends = soonest.unwrap_or(now);
    let seen = format!("until {ends}");
    match expiry_warning(ends, now) {
        Some(_) => Check::warns("certificates", Cause::CertificateEnding, seen),
        None => Check::well("certificates", seen),
    }
}

fn officers(settings: &Settings, now: Timestamp) -> Check {
    let layout = &settings.layout;
    let unusable = |why: String| Check::ails("officers", Cause::OfficersUnusable, why);
    if let Err(error) = OfficerTrust::load(layout, &settings.party, Connections::new()) {
        return unusable(whole(&error));
    }
    let register: Result<Register<'_>, OfficerError> = Register::open(layout);
    match register {
        Err(error) => unusable(whole(&error)),
        Ok(register) => match register.administrators(now) {
            0 => Check::warns("officers", Cause::NoAdministrator, "none"),
            number => Check::well("officers", format!("administrators: {number}")),
        },
    }
}

fn rights(settings: &Settings) -> Check {
    let open = places::open_to_others(settings);
    if open.is_empty() {
        return Check::well("rights", "nobody else enters data, keys and officers");
    }
    Check::warns("rights", Cause::FileOpen, open.join("; "))
}

fn clock(identity: Option<&Identity>, now: Timestamp) -> Check {
    if now.as_millis() == 0 {
        return Check::ails("clock", Cause::ClockBehind, now.to_string());
    }
    match identity.and_then(|identity| places::clock(identity, now)) {
        Some(behind) => Check::warns("clock", Cause::ClockBehind, behind),
        None => Check::well("clock", now.to_string()),
    }
}

fn disk(settings: &Settings) -> Check {
    match places::disk(settings) {
        Some(short) => Check::warns("disk", Cause::DiskFull, short),
        None => Check::well("disk", settings.data_dir.display().to_string()),
    }
}

fn files(settings: &Settings) -> Check {
    let allowed = descriptors::allowed();
    match descriptors::lacking(descriptors::needed(settings), allowed) {
        Some(lacking) => Check::warns("open files", Cause::FilesFew, lacking),
        None => Check::well("open files", allowed.to_string()),
    }
}

fn lock(settings: &Settings) -> Check {
    match offline::is_idle(settings) {
        Ok(()) => Check::well("lock", "no node runs on these files"),
        Err(error) => Check::warns("lock", Cause::NodeRuns, whole(&error)),
    }
}

/// Whether the node could listen. One that runs does so already.
fn ports(settings: &Settings, idle: bool) -> Check {
    if !idle {
        return Check::skipped("ports");
    }
    let free = |address: &SocketAddr| TcpListener::bind(address).err();
    let faces = [
        settings.listen_peers,
        settings.listen_officers,
        settings.listen_metrics,
    ];
    for address in faces {
        if let Some(error) = free(&address) {
            return Check::ails("ports", Cause::PortTaken, format!("{address}: {error}"));
        }
    }
    Check::well("ports", "all three are free")
}

/// Whether each journal ends where it was durable, or behind that, as a start would find it.
fn journals(settings: &Settings) -> Check {
    let folders = Folders::below(&settings.data_dir);
    let mut journals = folders.journals();
    let replicas = std::fs::read_dir(&folders.replicas);
    for replica in replicas.into_iter().flatten().flatten() {
        journals.push(replica.path().join(BODIES));
        journals.push(replica.path());
    }
    journals.retain(|journal| journal.is_dir());
    for journal in &journals {
        if let Err(error) = check_ends(journal) {
            return Check::ails("journals", Cause::JournalDamaged, whole(&error));
        }
    }
    Check::well("journals", format!("{} end as they should", journals.len()))
}

fn newest(settings: &Settings, identity: Option<&Identity>) -> Check {
    let Some(identity) = identity else {
        return Check::skipped("newest data");
    };
    let marks = Marks::read(&settings.layout, &settings.data_dir, &identity.origin());
    let signed = marks.beside_keys().map_or(0, |mark| mark.signed);
    if !marks.was_founded() {
        return Check::well("newest data", "the node has not been started yet");
    }
    if !Folders::below(&settings.data_dir).ledger.is_dir() {
        let seen = format!("{signed} entries were signed, and there is no ledger");
        return Check::ails("newest data", Cause::DataMissing, seen);
    }
    match marks.evidence() {
        StartEvidence::Intact => Check::well("newest data", format!("{signed} entries signed")),
        StartEvidence::Doubtful(doubt) => {
            Check::warns("newest data", Cause::DataDoubtful, doubt.to_string())
        }
    }
}

fn filled_in(settings: &Settings) -> Check {
    let mut told = places::placeholders(settings);
    told.extend(places::unreachable(settings));
    if told.is_empty() {
        return Check::well("settings", "nothing is as it came");
    }
    Check::warns("settings", Cause::Placeholder, told.join("; "))
}
