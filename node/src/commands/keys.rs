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

use super::{Dir, Failure, approved, confirm, load, say};

/// Reads the name of a role.
pub(crate) fn role(name: &str) -> Result<KeyRole, String> {
    let found = KeyRole::ALL.into_iter().find(|role| role.name() == name);
    found.ok_or_else(|| format!("there is no key '{name}'; keys are {}", KeyRole::NAMES))
}

/// Lists the keys that the card names.
pub(crate) fn list(dir: &Dir) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    let identity = Identity::load(&settings.layout, &settings.party, &settings.domain)?;
    let (card, public) = (identity.card(), identity.keys().public());
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["KEY", "STANDING", "FROM ENTRY", "TO ENTRY", "VERIFIER KEY"]);
    for listed in card.listed_keys() {
        let standing = match (listed.known_role(), listed.to) {
            (_, Some(_)) => "ended",
            (None, None) => "not used by this version",
            (Some(role), None) => {
                let is = |key: &[u8; 32]| card.vkey_of(role, key) == listed.vkey;
                let announced = announced_key(&settings.layout, role)?;
                match announced {
                    _ if is(public.key(role)) => "signs",
                    Some(key) if is(&key) => "announced",
                    Some(_) | None => "to be ended: give the last command again",
                }
            }
        };
        table.add_row([
            listed.role.clone(),
            standing.to_owned(),
            listed.from.to_string(),
            listed.to.map_or("-".to_owned(), |to| to.to_string()),
            listed.vkey.clone(),
        ]);
    }
    say(&table.trim_fmt())?;
    Ok(ExitCode::SUCCESS)
}

/// Announces a new key.
pub(crate) fn announce(dir: &Dir, role: KeyRole) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    tell(&key_change::announce(&settings, role, None)?, &settings)?;
    say(&format!(
        "The node signs as before. Start it, send the card to every partner and read the fingerprint out to them. When \
         all have enrolled it, stop the node and let the new key sign: ntc-node key rotate {}",
        role.name()
    ))?;
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
    let what = format!(
        "this retires the {} key that signs for good, and a partner that has not enrolled the card with the next one \
         takes nothing from this node until it has",
        role.name()
    );
    confirm(&what, yes || !takes_over, "repeat it with --yes")?;
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
    say(
        "Start the node. A partner that has not enrolled a card with the key that signs now takes nothing from this node \
         until it has: nothing is lost, all of it waits.",
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Revokes the key that signs.
pub(crate) fn revoke(dir: &Dir, role: KeyRole, yes: bool) -> Result<ExitCode, Failure> {
    let settings = load(dir)?;
    offline::is_idle(&settings)?;
    let what = format!(
        "this revokes the {} key for good, and partners then take nothing from this node until they have enrolled its \
         new card",
        role.name()
    );
    confirm(&what, yes, "repeat it with --yes")?;
    let warrant = Warrant::key(role, KeyAct::Revoke);
    let change = approved(&settings, Scope::Keys, &warrant, |approved| {
        Ok(key_change::revoke(&settings, role, approved)?)
    })?;
    tell(&change, &settings)?;
    say(
        "Start the node at once: partners learn of the revocation from its ledger. Send them the card and read the \
         fingerprint out to them.",
    )?;
    Ok(ExitCode::SUCCESS)
}

/// What the ledger now says of the keys of the role, and the card that goes with it.
fn tell(change: &KeyChange, settings: &Settings) -> Result<(), Failure> {
    for key in &change.keys {
        let signs = key.vkey == change.signs;
        let (word, entry) = match (signs, key.to) {
            (true, _) => ("Signs", key.from),
            (false, None) => ("Announced", key.from),
            (false, Some(to)) => ("Ended", to),
        };
        say(&format!("{word:<11}  {} (entry {entry})", key.vkey))?;
    }
    say(&format!("Fingerprint  {}", change.card.fingerprint()))?;
    say(&format!("Card         {}", settings.layout.card.display()))?;
    Ok(())
}
