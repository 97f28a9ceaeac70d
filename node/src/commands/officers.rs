//! Officers' certificates: issued, listed, revoked.

use std::collections::BTreeSet;
use std::process::ExitCode;

use comfy_table::{Table, presets};
use console::{Alignment, measure_text_width, pad_str};
use ntc_core::approval::Scope;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_node::app::officers;
use ntc_node::approvals::Warrant;
use ntc_node::config::Settings;
use ntc_node::identity::officer::is_last_administrator;
use ntc_node::identity::register::{Register, Standing};
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_terminal::{columns, say};

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
        (say!("daemon-label-node"), settings.officers_address),
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
    let heads = [
        say!("daemon-head-name"),
        say!("daemon-head-roles"),
        say!("daemon-head-serial"),
        say!("daemon-head-valid-until"),
        say!("daemon-head-standing"),
    ];
    let mut rows = Vec::new();
    for (certified, standing) in register.certificates(SystemClock.now()) {
        let roles: Vec<_> = certified.roles.iter().map(|role| role.code()).collect();
        rows.push([
            certified.name.to_string(),
            roles.join(","),
            certified.serial.clone(),
            certified.not_after.to_string(),
            standing_word(standing),
        ]);
    }
    show(listed(&heads, &rows, columns()).trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// Rows under their heads; where they are wider than the terminal, each row as its first cell with the others below it,
/// as `ntc` shows them.
fn listed(heads: &[String; 5], rows: &[[String; 5]], width: Option<u16>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(heads);
    table.add_rows(rows);
    let text = table.trim_fmt();
    let widest = text.lines().map(measure_text_width).max();
    let fits = width.is_none_or(|width| widest.unwrap_or_default() <= usize::from(width));
    if fits {
        return text;
    }
    let labels = heads.iter().skip(1);
    let label = labels.map(|head| measure_text_width(head)).max();
    let mut text = String::new();
    for [name, others @ ..] in rows {
        text.push_str(&format!(" {name}\n"));
        for (head, cell) in heads.iter().skip(1).zip(others) {
            let head = pad_str(head, label.unwrap_or_default(), Alignment::Left, None);
            text.push_str(&format!("   {head}  {cell}\n"));
        }
    }
    text
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officers_that_are_wider_than_the_terminal_are_shown_with_their_heads_beside_what_they_head()
    {
        let heads = ["NAME", "ROLES", "SERIAL", "VALID UNTIL", "STANDING"].map(str::to_owned);
        let row = ["anna", "liaison", "7f", "2027-01-01", "valid"].map(str::to_owned);
        let wide = listed(&heads, std::slice::from_ref(&row), None);
        assert_eq!(wide.lines().count(), 2, "{wide}");
        assert_eq!(
            listed(&heads, &[row], Some(20)),
            " anna\n   ROLES        liaison\n   SERIAL       7f\n   VALID UNTIL  2027-01-01\n   STANDING     valid\n"
        );
    }
}
