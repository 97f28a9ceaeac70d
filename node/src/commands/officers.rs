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
use ntc_node::identity::register::Register;
use ntc_node::ports::{Clock as _, SystemClock};

use super::{Dir, Failure, approved, confirm, load, say, say_folded, told};

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
    say(&format!("Profile      {}", issued.profile.display()))?;
    say(&format!("Node         {}", settings.officers_address))?;
    say(&format!("Serial       {}", issued.serial))?;
    say(&format!("Valid until  {}", issued.not_after))?;
    say_revoked(&issued.revoked)?;
    say(&format!(
        "Next         ntc --profile {} node status",
        issued.profile.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Takes all certificates of an officer back.
pub(crate) fn revoke(dir: &Dir, name: &OfficerName, yes: bool) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    ask_for_last(&settings, name, &BTreeSet::new(), yes)?;
    let revoked = told(officers::revoke(&settings, name)?);
    if revoked.is_empty() {
        say(&format!("Every certificate of {name} is revoked already."))?;
    }
    say_revoked(&revoked)?;
    Ok(ExitCode::SUCCESS)
}

/// Lists every certificate.
pub(crate) fn list(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let register = Register::open(&settings.layout)?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["NAME", "ROLES", "SERIAL", "VALID UNTIL", "STANDING"]);
    for (certified, standing) in register.certificates(SystemClock.now()) {
        let roles: Vec<_> = certified.roles.iter().map(|role| role.code()).collect();
        table.add_row([
            certified.name.to_string(),
            roles.join(","),
            certified.serial.clone(),
            certified.not_after.to_string(),
            standing.word().to_owned(),
        ]);
    }
    say_folded(&table.trim_fmt())?;
    Ok(ExitCode::SUCCESS)
}

fn say_revoked(serials: &[String]) -> Result<(), Failure> {
    for serial in serials {
        say(&format!(
            "Revoked      {serial}; a running node refuses it within a second"
        ))?;
    }
    Ok(())
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
    let last = format!(
        "{name} is the last administrator, and afterwards nobody could enrol partners or sign agreements"
    );
    confirm(
        &last,
        yes,
        "repeat it with --yes, or make another administrator first",
    )
}
