//! What is checked of a node that is not started: all that a start would refuse, and what partners would notice.

pub(super) mod places;

use std::path::PathBuf;

use ntc_core::phrase::{Phrase, Said};
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::StartError;
use crate::config::{ConfigError, Settings};
use crate::descriptors;
use crate::identity::Identity;
use crate::identity::register::Register;
use crate::notify;
use crate::tls::credentials::expiry_warning;
use crate::tls::{Connections, Credentials, OfficerTrust};

/// Why the files of a node cannot be used as they are.
#[derive(Debug, Error)]
pub enum Unfit {
    /// A start would refuse them.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The configuration contradicts itself.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Partners would be given a card that the configuration no longer says.
    #[error(
        "{} names other addresses or another contact than node.toml; make it again with `ntc-node card` and give it to \
         every partner",
        .0.display()
    )]
    StaleCard(PathBuf),
}

/// A node that would start.
#[derive(Debug)]
pub struct Fit {
    /// Who it is.
    pub identity: Identity,
    /// What its administrator should look at although it would start, as sentences.
    pub warnings: Vec<Said>,
}

/// Checks configuration, keys, card, certificates and the register of officers; opens no journal and no port.
///
/// # Errors
/// When a file is missing, open to others, damaged, out of date, or contradicts another.
pub fn check(settings: &Settings, now: Timestamp) -> Result<Fit, Unfit> {
    settings.own_ports()?;
    let layout = &settings.layout;
    let identity =
        Identity::load(layout, &settings.party, &settings.domain).map_err(StartError::from)?;
    let card = identity.card();
    if card.addresses() != settings.addresses || card.contact() != settings.contact {
        return Err(Unfit::StaleCard(layout.card.clone()));
    }
    let mut warnings = Vec::new();
    type Ends = fn(u64) -> Phrase;
    let faces: [(Ends, _, _); 2] = [
        (
            |days| Phrase::StartNodeCertificate { days },
            layout.node_cert(),
            layout.node_key(),
        ),
        (
            |days| Phrase::StartOfficersCertificate { days },
            layout.officer_server_cert(),
            layout.officer_server_key(),
        ),
    ];
    for (ends, cert, key) in faces {
        let shown = Credentials::load(cert, key, now).map_err(StartError::from)?;
        warnings.extend(expiry_warning(shown.not_after(), now).map(ends));
    }
    OfficerTrust::load(layout, &settings.party, Connections::new()).map_err(StartError::from)?;
    let register = Register::open(layout).map_err(StartError::from)?;
    if !register.has_administrator(now) {
        warnings.push(Phrase::StartNobodyAdministers {});
    }
    if !settings.approvals.sorts().is_empty() && register.administrators(now) < 2 {
        warnings.push(Phrase::StartNobodyApproves {});
    }
    warnings.extend(places::placeholders(settings));
    warnings.extend(places::unreachable(settings));
    warnings.extend(places::open_to_others(settings));
    warnings.extend(places::clock(&identity, now));
    warnings.extend(places::disk(settings));
    let unusable = notify::unusable(&settings.notify).into_iter();
    warnings.extend(unusable.map(|text| Phrase::InWords { text }));
    let (needed, allowed) = (descriptors::needed(settings), descriptors::allowed());
    warnings.extend(descriptors::lacking(needed, allowed));
    let warnings = warnings.into_iter().map(Phrase::said).collect();
    Ok(Fit { identity, warnings })
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Duration;

    use super::super::tests::make;
    use super::*;
    use crate::config::{CONFIG_FILE, Settings};
    use crate::identity::Initialised;
    use crate::ports::{Clock as _, SystemClock};

    fn judge(made: &Initialised, later: Duration) -> Result<Fit, Unfit> {
        let settings = Settings::load(&made.config.with_file_name(CONFIG_FILE)).unwrap();
        let now = SystemClock.now().as_millis() + u64::try_from(later.as_millis()).unwrap();
        check(&settings, Timestamp::from_millis(now))
    }

    fn told_of(fit: &Fit) -> Vec<String> {
        fit.warnings.iter().map(ToString::to_string).collect()
    }

    fn edit(made: &Initialised, from: &str, to: &str) {
        let text = std::fs::read_to_string(&made.config).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(&made.config, text.replace(from, to)).unwrap();
    }

    #[test]
    fn each_secret_that_others_can_read_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let made = make("AZ/customs", root.path());
        judge(&made, Duration::ZERO).unwrap();
        let layout = &made.layout;
        let role = ntc_core::identity::card::KeyRole::Author;
        for secret in [
            layout.node_key(),
            layout.officer_server_key(),
            layout.key(role),
            layout.feed_salt(),
        ] {
            std::fs::set_permissions(&secret, Permissions::from_mode(0o644)).unwrap();
            let refused = judge(&made, Duration::ZERO).unwrap_err().to_string();
            assert!(
                refused.contains("chmod 600"),
                "{}: {refused}",
                secret.display()
            );
            std::fs::set_permissions(&secret, Permissions::from_mode(0o600)).unwrap();
        }
    }

    #[test]
    fn a_stale_card_an_ended_certificate_and_a_port_used_twice_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let made = make("AZ/customs", root.path());
        let ended = judge(&made, Duration::from_secs(10 * 365 * 86_400)).unwrap_err();
        assert!(ended.to_string().contains("renew"), "{ended}");
        edit(
            &made,
            "contact = \"duty officer of AZ/customs\"",
            "contact = \"+994 12 000\"",
        );
        assert!(matches!(
            judge(&made, Duration::ZERO),
            Err(Unfit::StaleCard(_))
        ));
        edit(
            &made,
            "contact = \"+994 12 000\"",
            "contact = \"duty officer of AZ/customs\"",
        );
        edit(
            &made,
            "officers = \"127.0.0.1:0\"",
            "officers = \"127.0.0.1:7001\"",
        );
        edit(&made, "peers = \"127.0.0.1:0\"", "peers = \"0.0.0.0:7001\"");
        let twice = judge(&made, Duration::ZERO).unwrap_err().to_string();
        assert!(twice.contains("own port"), "{twice}");
    }

    #[test]
    fn what_is_about_to_end_and_names_of_examples_are_told() {
        let root = tempfile::tempdir().unwrap();
        let made = make("AZ/customs", root.path());
        let warnings = judge(&made, Duration::ZERO)
            .map(|fit| told_of(&fit))
            .unwrap();
        let told = |word: &str| warnings.iter().any(|warning| warning.contains(word));
        assert!(told("ntc.example") && told("contact is"), "{warnings:?}");
        let two = "\n[approvals]\nagreements = true\n";
        let alone = std::fs::read_to_string(&made.config).unwrap();
        std::fs::write(&made.config, format!("{alone}{two}")).unwrap();
        let warned = judge(&made, Duration::ZERO)
            .map(|fit| told_of(&fit))
            .unwrap();
        assert!(warned.iter().any(|it| it.contains("nobody can approve")));
        std::fs::write(&made.config, alone).unwrap();
        assert!(!told("nobody can approve"));
        std::fs::write(made.layout.issued_officers(), "").unwrap();
        let warnings = judge(&made, Duration::ZERO)
            .map(|fit| told_of(&fit))
            .unwrap();
        assert!(
            warnings
                .iter()
                .any(|warning| warning.contains("administrator")),
            "{warnings:?}"
        );
    }

    /// What is told of the sample of `made` after one change.
    fn told_after(made: &Initialised, from: &str, to: &str) -> Vec<String> {
        edit(made, from, to);
        let settings = Settings::load(&made.config).unwrap();
        crate::identity::card::issue_card(&made.layout, &settings.card_facts(), SystemClock.now())
            .unwrap();
        let warnings = judge(made, Duration::ZERO)
            .map(|fit| told_of(&fit))
            .unwrap();
        edit(made, to, from);
        warnings
    }

    #[test]
    fn each_of_the_commonest_mistakes_is_told_when_it_is_made_and_not_before() {
        let root = tempfile::tempdir().unwrap();
        let made = make("AZ/customs", root.path());
        let contact = "contact = \"duty officer of AZ/customs\"";
        edit(&made, contact, "contact = \"+994 12 000\"");
        edit(
            &made,
            "addresses = [\"127.0.0.1:1\"]",
            "addresses = [\"10.0.0.1:1\"]",
        );
        edit(&made, "peers = \"127.0.0.1:0\"", "peers = \"0.0.0.0:0\"");
        for (from, to, word) in [
            ("contact = \"+994 12 000\"", contact, "no partner can call"),
            (
                "addresses = [\"10.0.0.1:1\"]",
                "addresses = [\"localhost:7444\"]",
                "do not reach",
            ),
            (
                "addresses = [\"10.0.0.1:1\"]",
                "addresses = [\"node.customs.az.ntc.example:7444\"]",
                "name for examples; write where",
            ),
            (
                "officers_address = \"127.0.0.1:1\"",
                "officers_address = \"ntc.customs.az:7443\"",
                "no profile works",
            ),
            (
                "officers = \"127.0.0.1:0\"",
                "officers = \"0.0.0.0:0\"",
                "this machine only, although",
            ),
            (
                "metrics = \"127.0.0.1:0\"",
                "metrics = \"0.0.0.0:0\"",
                "answers everybody",
            ),
            (
                "peers = \"0.0.0.0:0\"",
                "peers = \"127.0.0.1:0\"",
                "partners do not reach it",
            ),
            (
                "reserve_mib = 0",
                "reserve_mib = 16777216",
                "would take nothing in",
            ),
        ] {
            let before = told_after(&made, from, from);
            let told = |all: &[String]| all.iter().any(|warning| warning.contains(word));
            assert!(!told(&before), "{word}: {before:?}");
            let after = told_after(&made, from, to);
            assert!(told(&after), "{word}: {after:?}");
        }
        let data = made.config.with_file_name("data");
        std::fs::create_dir(&data).unwrap();
        std::fs::set_permissions(&data, Permissions::from_mode(0o755)).unwrap();
        let warnings = judge(&made, Duration::ZERO)
            .map(|fit| told_of(&fit))
            .unwrap();
        assert!(warnings.iter().any(|warning| warning.contains("chmod 700")));
    }
}
