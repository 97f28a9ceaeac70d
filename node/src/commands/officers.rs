//! Officers' certificates: issued, listed, revoked.

use std::collections::BTreeSet;
use std::process::ExitCode;

use comfy_table::{Table, presets};
use ntc_core::approval::Scope;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_node::app::officers;
use ntc_node::approvals::Warrant;
use ntc_node::config::Settings;
use ntc_node::identity::officer::is_last_administrator;
use ntc_node::identity::register::{Register, Standing};
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_terminal::say;

use super::pairs::show_pairs;
use super::{Dir, Failure, approved, confirm, load, show, told};

/// Issues an officer's certificate.
pub(crate) fn issue(
    dir: &Dir,
    name: &OfficerName,
    roles: &BTreeSet<Role>,
    yes: bool,
) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    ask_for_last(&settings, name, roles, yes)?;
    let warrant = Warrant::issue(name, roles);
    let issued = approved(&settings, Scope::Enrolment, &warrant, |approved| {
        Ok(officers::issue(&settings, name, roles, approved)?)
    })?;
    let issued = told(issued);
    let profile = issued.profile.display().to_string();
    let mut pairs = vec![
        (say!("daemon-label-profile"), profile.clone()),
        (say!("daemon-label-node"), settings.officers_address.clone()),
        (say!("daemon-label-serial"), issued.serial.clone()),
        (
            say!("daemon-label-valid-until"),
            issued.not_after.to_string(),
        ),
    ];
    pairs.extend(revoked_pairs(&issued.revoked));
    pairs.push((
        say!("daemon-label-next"),
        format!("ntc --profile {profile} node status"),
    ));
    show_pairs(&pairs)?;
    Ok(ExitCode::SUCCESS)
}

/// Takes all certificates of an officer back.
pub(crate) fn revoke(dir: &Dir, name: &OfficerName, yes: bool) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    ask_for_last(&settings, name, &BTreeSet::new(), yes)?;
    let revoked = told(officers::revoke(&settings, name)?);
    if revoked.is_empty() {
        show(&say!("daemon-revoked-already", name = name.to_string()))?;
    }
    show_pairs(&revoked_pairs(&revoked))?;
    Ok(ExitCode::SUCCESS)
}

/// Lists every certificate.
pub(crate) fn list(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let register = Register::open(&settings.layout)?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header([
        say!("daemon-head-name"),
        say!("daemon-head-roles"),
        say!("daemon-head-serial"),
        say!("daemon-head-valid-until"),
        say!("daemon-head-standing"),
    ]);
    for (certified, standing) in register.certificates(SystemClock.now()) {
        let roles: Vec<_> = certified.roles.iter().map(|role| role.code()).collect();
        table.add_row([
            certified.name.to_string(),
            roles.join(","),
            certified.serial.clone(),
            certified.not_after.to_string(),
            standing_word(standing),
        ]);
    }
    show(&table.trim_fmt())?;
    Ok(ExitCode::SUCCESS)
}

/// The word for how a certificate stands.
fn standing_word(standing: Standing) -> String {
    match standing {
        Standing::Valid => say!("daemon-standing-valid"),
        Standing::Revoked => say!("daemon-standing-revoked"),
        Standing::Expired => say!("daemon-standing-expired"),
    }
}

fn revoked_pairs(serials: &[String]) -> Vec<(String, String)> {
    let pairs = serials
        .iter()
        .map(|serial| (say!("daemon-label-revoked"), say!("daemon-revoked", serial)));
    pairs.collect()
}

/// Nobody but an administrator can enrol partners and sign agreements, so the last one is revoked after a yes only.
fn ask_for_last(
    settings: &Settings,
    name: &OfficerName,
    roles: &BTreeSet<Role>,
    yes: bool,
) -> Result<(), Failure> {
    if yes || !is_last_administrator(&settings.layout, name, roles, SystemClock.now())? {
        return Ok(());
    }
    let last = say!("daemon-last-administrator", name = name.to_string());
    confirm(&last, yes, &say!("daemon-repeat-or-another"))
}
