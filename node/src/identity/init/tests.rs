use std::os::unix::fs::PermissionsExt as _;

use ntc_core::identity::officer::OfficerName;

use super::*;
use crate::config::Settings;
use crate::identity::facts::facts_of_pem;
use crate::identity::register::read_revoked;
use crate::identity::{Identity, IdentityError, OfficerError, renew, revoke_officer};
use crate::ports::{SystemClock, SystemEntropy};

fn options() -> InitOptions {
    InitOptions::new(
        "GE/revenue-service".parse().unwrap(),
        "ntc.example".parse().unwrap(),
        "nino".parse().unwrap(),
    )
}

fn node(dir: &Path) -> Initialised {
    init(&dir.join("ge"), &options(), &SystemClock, &SystemEntropy).unwrap()
}

fn office(node: &Initialised) -> Office<'_> {
    Office {
        layout: &node.layout,
        party: node.card.party(),
        domain: node.card.domain(),
        now: SystemClock.now(),
        entropy: &SystemEntropy,
    }
}

#[test]
fn a_new_node_loads_as_what_it_was_made() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let settings = Settings::load(&made.config).unwrap();
    assert_eq!(settings.layout, made.layout);
    assert_eq!(settings.card_facts().addresses, options().addresses);
    let identity = Identity::load(&settings.layout, &settings.party, &settings.domain).unwrap();
    assert_eq!(identity.card(), &made.card);
    assert_eq!(identity.keys().public(), *made.card.keys());
}

#[test]
fn every_secret_is_for_the_owner_alone() {
    fn visit(dir: &Path, secrets: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let mode = path.metadata().unwrap().permissions().mode() & 0o777;
            if path.is_dir() {
                assert_eq!(mode, 0o700, "{}", path.display());
                visit(&path, secrets);
            } else if std::fs::read_to_string(&path).unwrap().contains("PRIVATE")
                || path.extension().is_some_and(|extension| extension == "key")
            {
                assert_eq!(mode, 0o600, "{}", path.display());
                secrets.push(path);
            }
        }
    }
    let dir = tempfile::tempdir().unwrap();
    node(dir.path());
    let mut secrets = Vec::new();
    visit(dir.path(), &mut secrets);
    // Four signing keys and the salt, two authorities, two faces, one officer.
    assert_eq!(secrets.len(), 10);
}

#[test]
fn a_directory_that_holds_anything_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    node(dir.path());
    let again = init(
        &dir.path().join("ge"),
        &options(),
        &SystemClock,
        &SystemEntropy,
    );
    assert!(matches!(again, Err(InitError::NotEmpty(_))));
}

#[test]
fn an_option_that_breaks_a_rule_leaves_no_file_behind() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("a/ge");
    let bend: [&dyn Fn(&mut InitOptions); 5] = [
        &|options| options.listen_officers = options.listen_metrics,
        &|options| options.addresses = vec!["no port".to_owned()],
        &|options| options.addresses.clear(),
        &|options| options.contact = "two\nlines".to_owned(),
        &|options| options.officers_address = Some("no port".to_owned()),
    ];
    for bend in bend {
        let mut options = options();
        bend(&mut options);
        let refused = init(&place, &options, &SystemClock, &SystemEntropy);
        assert!(matches!(refused, Err(InitError::Option(_))));
        assert!(!dir.path().join("a").exists());
    }
}

#[test]
fn a_profile_names_the_address_at_which_officers_reach_the_node() {
    let dir = tempfile::tempdir().unwrap();
    let options = InitOptions {
        listen_officers: "0.0.0.0:7443".parse().unwrap(),
        officers_address: Some("ntc.rs.ge:7443".to_owned()),
        ..options()
    };
    let made = init(
        &dir.path().join("ge"),
        &options,
        &SystemClock,
        &SystemEntropy,
    )
    .unwrap();
    let profile = std::fs::read_to_string(made.administrator.profile.join("profile.toml")).unwrap();
    assert!(
        profile.contains("address = \"ntc.rs.ge:7443\""),
        "{profile}"
    );
    let settings = Settings::load(&made.config).unwrap();
    assert_eq!(settings.officers_address, "ntc.rs.ge:7443");
}

#[test]
fn keys_of_another_node_do_not_fit_the_card() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let other = init(
        &dir.path().join("b"),
        &options(),
        &SystemClock,
        &SystemEntropy,
    )
    .unwrap();
    std::fs::copy(
        other.layout.key(KeyRole::Ledger),
        made.layout.key(KeyRole::Ledger),
    )
    .unwrap();
    let result = Identity::load(&made.layout, made.card.party(), made.card.domain());
    assert!(matches!(result, Err(IdentityError::CardOfOtherKeys(_))));
}

#[test]
fn a_card_of_another_party_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let other = "AM/state-revenue-committee".parse().unwrap();
    let result = Identity::load(&made.layout, &other, made.card.domain());
    assert!(matches!(result, Err(IdentityError::CardOfAnother { .. })));
}

#[test]
fn an_officer_issued_again_has_a_new_certificate_and_the_one_before_is_revoked() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let name: OfficerName = "levan".parse().unwrap();
    let roles = BTreeSet::from([Role::Publisher]);
    let first = issue_officer(&office(&made), &name, &roles, "127.0.0.1:7443").unwrap();
    assert!(first.revoked.is_empty());
    let pem = std::fs::read(first.profile.join("officer.pem")).unwrap();
    let facts = facts_of_pem(&pem).unwrap();
    assert_eq!(facts.serial, first.serial);
    assert_eq!(
        facts.uris,
        ["ntc-officer:ge/revenue-service/levan?roles=publisher"]
    );
    let second = issue_officer(&office(&made), &name, &roles, "127.0.0.1:7443").unwrap();
    assert_ne!(second.serial, first.serial);
    assert_eq!(second.revoked, std::slice::from_ref(&first.serial));
    let revoked = || read_revoked(&made.layout).unwrap();
    assert_eq!(revoked(), BTreeSet::from([first.serial.clone()]));
    assert_eq!(
        revoke_officer(&made.layout, &name).unwrap(),
        std::slice::from_ref(&second.serial)
    );
    assert_eq!(revoked(), BTreeSet::from([first.serial, second.serial]));
}

#[test]
fn an_officer_needs_a_role_and_a_revocation_an_officer() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let name = "levan".parse().unwrap();
    let none = issue_officer(&office(&made), &name, &BTreeSet::new(), "127.0.0.1:7443");
    assert!(matches!(none, Err(OfficerError::NoRole(_))));
    let absent = revoke_officer(&made.layout, &name);
    assert!(matches!(absent, Err(OfficerError::Absent(_))));
}

#[test]
fn renewing_changes_certificates_and_keys_but_not_the_card() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let before = std::fs::read(made.layout.node_cert()).unwrap();
    renew(&office(&made)).unwrap();
    assert_ne!(std::fs::read(made.layout.node_cert()).unwrap(), before);
    let card = issue_card(
        &made.layout,
        &Settings::load(&made.config).unwrap().card_facts(),
        made.card.issued(),
    )
    .unwrap();
    assert_eq!(card, made.card);
}

#[test]
fn secrets_stay_out_of_debug_output() {
    let dir = tempfile::tempdir().unwrap();
    let made = node(dir.path());
    let keys = SigningKeys::load(&made.layout).unwrap();
    let shown = format!("{keys:?}");
    let salt = std::fs::read_to_string(made.layout.feed_salt()).unwrap();
    assert!(!shown.contains(&hex::encode(keys.feed_salt())));
    assert_eq!(salt.trim_end(), hex::encode(keys.feed_salt()));
    assert!(!shown.contains(&format!("{:?}", keys.feed_salt())));
}
