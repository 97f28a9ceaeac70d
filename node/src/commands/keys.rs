//! The node's signing keys: listed, announced, changed, revoked.

use std::process::ExitCode;

use comfy_table::{Table, presets};
use ntc_core::approval::Scope;
use ntc_core::identity::card::KeyRole;
use ntc_node::app::key_change::{self, KeyChange};
use ntc_node::app::offline;
use ntc_node::approvals::{KeyAct, Warrant};
use ntc_node::config::Settings;
use ntc_node::identity::Identity;
use ntc_node::identity::keys::announced_key;
use ntc_terminal::say;

use super::pairs::show_pairs;
use super::{Dir, Failure, approved, confirm, load, show};

/// Reads the name of a role.
pub(crate) fn role(name: &str) -> Result<KeyRole, String> {
    let found = KeyRole::ALL.into_iter().find(|role| role.name() == name);
    found.ok_or_else(|| {
        say!(
            "daemon-no-such-key",
            name,
            keys = KeyRole::NAMES.to_string()
        )
    })
}

/// Lists the keys that the card names.
pub(crate) fn list(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let identity = Identity::load(&settings.layout, &settings.party, &settings.domain)?;
    let (card, public) = (identity.card(), identity.keys().public());
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header([
        say!("daemon-head-key"),
        say!("daemon-head-standing"),
        say!("daemon-head-from"),
        say!("daemon-head-to"),
        say!("daemon-head-verifier"),
    ]);
    for listed in card.listed_keys() {
        let standing = match (listed.known_role(), listed.to) {
            (_, Some(_)) => say!("daemon-key-ended"),
            (None, None) => say!("daemon-key-unused"),
            (Some(role), None) => {
                let is = |key: &[u8; 32]| card.vkey_of(role, key) == listed.vkey;
                let announced = announced_key(&settings.layout, role)?;
                match announced {
                    _ if is(public.key(role)) => say!("daemon-key-signs"),
                    Some(key) if is(&key) => say!("daemon-key-announced"),
                    Some(_) | None => say!("daemon-key-half-ended"),
                }
            }
        };
        table.add_row([
            listed.role.clone(),
            standing,
            listed.from.to_string(),
            listed.to.map_or("-".to_owned(), |to| to.to_string()),
            listed.vkey.clone(),
        ]);
    }
    show(&table.trim_fmt())?;
    Ok(ExitCode::SUCCESS)
}

/// Announces a new key.
pub(crate) fn announce(dir: &Dir, role: KeyRole) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    tell(&key_change::announce(&settings, role, None)?, &settings)?;
    show(&say!("daemon-announced", role = role.name()))?;
    Ok(ExitCode::SUCCESS)
}

/// Lets another key sign.
pub(crate) fn rotate(
    dir: &Dir,
    role: KeyRole,
    (now, yes): (bool, bool),
) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    offline::is_idle(&settings)?;
    // Where there is nothing to take over, the refusal says so without a question.
    let takes_over = now || announced_key(&settings.layout, role)?.is_some();
    let what = say!("daemon-retires", role = role.name());
    confirm(&what, yes || !takes_over, &say!("daemon-repeat-yes"))?;
    let act = if now {
        KeyAct::RotateNow
    } else {
        KeyAct::Rotate
    };
    let warrant = Warrant::key(role, act);
    let change = approved(&settings, Scope::Keys, &warrant, |approved| {
        Ok(key_change::rotate(&settings, role, now, approved)?)
    })?;
    tell(&change, &settings)?;
    show(&say!("daemon-rotated"))?;
    Ok(ExitCode::SUCCESS)
}

/// Revokes the key that signs.
pub(crate) fn revoke(dir: &Dir, role: KeyRole, yes: bool) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    offline::is_idle(&settings)?;
    let what = say!("daemon-revokes", role = role.name());
    confirm(&what, yes, &say!("daemon-repeat-yes"))?;
    let warrant = Warrant::key(role, KeyAct::Revoke);
    let change = approved(&settings, Scope::Keys, &warrant, |approved| {
        Ok(key_change::revoke(&settings, role, approved)?)
    })?;
    tell(&change, &settings)?;
    show(&say!("daemon-key-revoked"))?;
    Ok(ExitCode::SUCCESS)
}

/// What the ledger now says of the keys of the role, and the card that goes with it.
fn tell(change: &KeyChange, settings: &Settings) -> Result<(), Failure> {
    let mut pairs = Vec::new();
    for key in &change.keys {
        let signs = key.vkey == change.signs;
        let (word, entry) = match (signs, key.to) {
            (true, _) => (say!("daemon-label-signs"), key.from),
            (false, None) => (say!("daemon-label-announced"), key.from),
            (false, Some(to)) => (say!("daemon-label-ended"), to),
        };
        pairs.push((word, say!("daemon-key-at", key = &key.vkey, entry)));
    }
    pairs.push((
        say!("daemon-label-fingerprint"),
        change.card.fingerprint().to_string(),
    ));
    pairs.push((
        say!("daemon-label-card"),
        settings.layout.card.display().to_string(),
    ));
    show_pairs(&pairs)
}
