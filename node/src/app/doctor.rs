//! What is looked at on the node's machine when the node does not start: each thing that a start needs, in the order in
//! which it needs it. Nothing is written, and nothing that a running node has open is taken from it.

use std::error::Error;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use ntc_core::checkup::{Cause, Check};
use ntc_core::ledger::guard::StartEvidence;
use ntc_core::phrase::{Joint, List, Phrase};
use ntc_core::reason::Reason;
use ntc_core::text::whole;
use ntc_core::time::Timestamp;

use super::folders::Folders;
use super::key_change::KeyChangeError;
use super::preflight::{Unfit, places};
use super::{StartError, offline};
use crate::approvals::ApprovalsError;
use crate::chain::LedgerOpenError;
use crate::config::{ConfigError, Settings};
use crate::descriptors;
use crate::identity::Identity;
use crate::identity::keys::IdentityError;
use crate::identity::mark::Marks;
use crate::identity::officer::OfficerError;
use crate::identity::register::Register;
use crate::identity::secret_file::UnusableFile;
use crate::inbox::BODIES;
use crate::journal::{JournalError, check_ends, is_empty};
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
    checks.push(keys(&settings, &identity));
    checks.push(card(&settings, &identity));
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
    Check::ails("configuration", of_config(error), whole(error))
}

fn of_config(error: &ConfigError) -> Cause {
    match error {
        ConfigError::Read { source, .. } if source.kind() == ErrorKind::NotFound => {
            Cause::ConfigMissing
        }
        ConfigError::Read { .. } => Cause::FileUnreadable,
        ConfigError::SameListener(_) => Cause::PortTwice,
        ConfigError::Domain(_)
        | ConfigError::Field { .. }
        | ConfigError::Party(_)
        | ConfigError::Syntax(_)
        | ConfigError::TooLong => Cause::ConfigInvalid,
    }
}

fn addresses(settings: &Settings) -> Check {
    match settings.own_ports() {
        Ok(()) => {
            let seen = Phrase::StartAddresses {
                peers: settings.listen_peers.to_string(),
                officers: settings.listen_officers.to_string(),
            };
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

fn keys(settings: &Settings, identity: &Result<Identity, IdentityError>) -> Check {
    let error = match identity {
        Ok(identity) => return Check::well("keys", identity.origin()),
        // The keys are read before the card.
        Err(error) if is_of_card(error) => {
            return Check::well("keys", settings.layout.keys.display().to_string());
        }
        Err(error) => error,
    };
    let open = places::keys_open_to_others(settings);
    let (IdentityError::File(UnusableFile::Mode { .. }), false) = (error, open.is_empty()) else {
        return Check::ails("keys", of_identity(error), whole(error));
    };
    // All at once: who takes the rights from one would be told of the next.
    let files = open.join(" ");
    Check::ails("keys", Cause::FileOpen, Phrase::StartOpenFiles { files })
}

/// Whether the card is why there is no identity.
const fn is_of_card(error: &IdentityError) -> bool {
    match error {
        IdentityError::Card(_)
        | IdentityError::CardFile(_)
        | IdentityError::CardOfAnother { .. }
        | IdentityError::CardOfOtherKeys(_) => true,
        IdentityError::Entropy(_)
        | IdentityError::File(_)
        | IdentityError::NoKey(_)
        | IdentityError::NoSalt(_) => false,
    }
}

fn of_identity(error: &IdentityError) -> Cause {
    match error {
        IdentityError::Card(_) => Cause::CardDamaged,
        IdentityError::CardFile(error) => of_file(error, Cause::CardDamaged, Cause::CardDamaged),
        IdentityError::CardOfAnother { .. } | IdentityError::CardOfOtherKeys(_) => Cause::CardOther,
        IdentityError::File(error) => of_file(error, Cause::KeyMissing, Cause::KeyDamaged),
        IdentityError::Entropy(_) | IdentityError::NoKey(_) | IdentityError::NoSalt(_) => {
            Cause::KeyDamaged
        }
    }
}

fn card(settings: &Settings, identity: &Result<Identity, IdentityError>) -> Check {
    let identity = match identity {
        Ok(identity) => identity,
        Err(error) if is_of_card(error) => {
            return Check::ails("card", of_identity(error), whole(error));
        }
        Err(_) => return Check::skipped("card"),
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
                return Check::ails("certificates", of_credentials(&error), whole(&error));
            }
        };
        let ends = shown.not_after();
        soonest = Some(soonest.map_or(ends, |soonest| soonest.min(ends)));
    }
    let ends = soonest.unwrap_or(now);
    let seen = Phrase::StartUntil {
        end: ends.to_string(),
    };
    match expiry_warning(ends, now) {
        Some(_) => Check::warns("certificates", Cause::CertificateEnding, seen),
        None => Check::well("certificates", seen),
    }
}

fn of_credentials(error: &CredentialsError) -> Cause {
    match error {
        CredentialsError::Expiring { .. } => Cause::CertificateEnded,
        CredentialsError::File(file) => {
            of_file(file, Cause::CertificateUnusable, Cause::CertificateUnusable)
        }
        CredentialsError::Mismatch { .. }
        | CredentialsError::NotPem { .. }
        | CredentialsError::Unreadable(_) => Cause::CertificateUnusable,
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
            0 => {
                let seen = Phrase::StartNoAdministrator {};
                Check::warns("officers", Cause::NoAdministrator, seen)
            }
            number => {
                let count = u64::try_from(number).unwrap_or(u64::MAX);
                Check::well("officers", Phrase::StartAdministrators { count })
            }
        },
    }
}

fn rights(settings: &Settings) -> Check {
    let open = places::open_to_others(settings);
    if open.is_empty() {
        return Check::well("rights", Phrase::StartClosed {});
    }
    Check::warns("rights", Cause::FileOpen, several(open))
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
        Ok(()) => Check::well("lock", Phrase::StartIdle {}),
        // The cause says all that the error says.
        Err(StartError::Audit(JournalError::InUse(open))) => {
            Check::warns("lock", Cause::NodeRuns, open.display().to_string())
        }
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
    Check::well("ports", Phrase::StartPorts {})
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
    let count = u64::try_from(journals.len()).unwrap_or(u64::MAX);
    Check::well("journals", Phrase::StartJournals { count })
}

fn newest(settings: &Settings, identity: Option<&Identity>) -> Check {
    let Some(identity) = identity else {
        return Check::skipped("newest data");
    };
    let marks = Marks::read(&settings.layout, &settings.data_dir, &identity.origin());
    let signed = marks.beside_keys().map_or(0, |mark| mark.signed);
    if !marks.was_founded() {
        return Check::well("newest data", Phrase::StartUnfounded {});
    }
    // A start that was refused may have made the folder, and left it empty.
    if is_empty(&Folders::below(&settings.data_dir).ledger) {
        let seen = Phrase::StartNoLedger { count: signed };
        return Check::ails("newest data", Cause::DataMissing, seen);
    }
    match marks.evidence() {
        StartEvidence::Intact => Check::well("newest data", Phrase::StartSigned { count: signed }),
        StartEvidence::Doubtful(doubt) => {
            Check::warns("newest data", Cause::DataDoubtful, doubt.phrase())
        }
    }
}

fn filled_in(settings: &Settings) -> Check {
    let mut told = places::placeholders(settings);
    told.extend(places::unreachable(settings));
    if told.is_empty() {
        return Check::well("settings", Phrase::StartFilledIn {});
    }
    Check::warns("settings", Cause::Placeholder, several(told))
}

/// Several sentences as one.
fn several(phrases: Vec<Phrase>) -> Phrase {
    Phrase::StartSeveral {
        all: List::of(Joint::Semicolon, phrases),
    }
}

/// What is known of why a command did not work.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Known {
    /// One of the causes that are looked for.
    Cause(Cause),
    /// The reason of a refusal.
    Reason(Reason),
}

/// What is known of an error with which a command ended; none where its words are all there is.
pub fn known(error: &(dyn Error + 'static)) -> Option<Known> {
    if let Some(error) = error.downcast_ref::<ConfigError>() {
        return Some(Known::Cause(of_config(error)));
    }
    if let Some(unfit) = error.downcast_ref::<Unfit>() {
        return match unfit {
            Unfit::Start(error) => of_start(error),
            Unfit::Config(error) => Some(Known::Cause(of_config(error))),
            Unfit::StaleCard(_) => Some(Known::Cause(Cause::CardStale)),
        };
    }
    if let Some(error) = error.downcast_ref::<IdentityError>() {
        return Some(Known::Cause(of_identity(error)));
    }
    if let Some(error) = error.downcast_ref::<ApprovalsError>() {
        return Some(Known::Reason(error.reason()));
    }
    if let Some(KeyChangeError::Start(error)) = error.downcast_ref::<KeyChangeError>() {
        return of_start(error);
    }
    error.downcast_ref::<StartError>().and_then(of_start)
}

fn of_start(error: &StartError) -> Option<Known> {
    Some(match error {
        StartError::Clock => Known::Cause(Cause::ClockBehind),
        StartError::Identity(error) => Known::Cause(of_identity(error)),
        StartError::Audit(JournalError::InUse(_)) => Known::Cause(Cause::NodeRuns),
        StartError::Audit(error) => Known::Reason(error.reason()),
        // No byte is damaged: the data are not there.
        StartError::Ledger(LedgerOpenError::Missing) => Known::Cause(Cause::DataMissing),
        StartError::Ledger(error) => Known::Reason(error.reason()),
        StartError::FeedMissing(_) | StartError::FeedUnknown(_) => Known::Cause(Cause::DataMissing),
        StartError::Credentials(error) => Known::Cause(of_credentials(error)),
        StartError::Officers(_) | StartError::Register(_) => Known::Cause(Cause::OfficersUnusable),
        StartError::Bind(..) => Known::Cause(Cause::PortTaken),
        StartError::Key(_)
        | StartError::Folder(..)
        | StartError::OtherToken(_)
        | StartError::Mark(_)
        | StartError::Partners(_)
        | StartError::Receipts(_)
        | StartError::Hits(_)
        | StartError::Decisions(_)
        | StartError::Index(_)
        | StartError::Queries(_)
        | StartError::Follow(_)
        | StartError::Tls(_)
        | StartError::Peers(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_are_not_there_are_not_called_damaged() {
        let error = StartError::Ledger(LedgerOpenError::Missing);
        assert_eq!(known(&error), Some(Known::Cause(Cause::DataMissing)));
    }
}
