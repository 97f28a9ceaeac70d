//! What is done on the node's machine once two officers want it: the command, letter by letter, is what is approved.

use std::collections::BTreeSet;

use ntc_core::identity::card::KeyRole;
use ntc_core::identity::officer::{OfficerName, Role};

/// Issuing an officer's certificate: as the audit calls it, whether it was done or its time ran out.
pub(crate) const ISSUE: &str = "officer issue";
/// Letting another key sign.
pub(crate) const ROTATE: &str = "key rotate";
/// Revoking the key that signs.
pub(crate) const REVOKE: &str = "key revoke";

/// How another key comes to sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyAct {
    /// The announced one takes its place.
    Rotate,
    /// So does one that no partner knows yet, where none is announced.
    RotateNow,
    /// The present one is revoked.
    Revoke,
}

/// A command on the node's machine.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Warrant {
    /// The name of the act.
    pub method: &'static str,
    /// An officer's name, or the key.
    pub about: String,
    /// The command; its bytes are what is approved.
    pub command: String,
}

impl Warrant {
    /// A certificate for an officer.
    pub fn issue(name: &OfficerName, roles: &BTreeSet<Role>) -> Self {
        let roles: Vec<_> = roles.iter().map(|role| role.code()).collect();
        Self {
            method: ISSUE,
            about: name.to_string(),
            command: format!(
                "ntc-node officer issue --name {name} --roles {}",
                roles.join(",")
            ),
        }
    }

    /// Another signing key.
    pub fn key(role: KeyRole, act: KeyAct) -> Self {
        let (method, verb, rest) = match act {
            KeyAct::Rotate => (ROTATE, "rotate", ""),
            KeyAct::RotateNow => (ROTATE, "rotate", " --now"),
            KeyAct::Revoke => (REVOKE, "revoke", ""),
        };
        Self {
            method,
            about: format!("{} key", role.name()),
            command: format!("ntc-node key {verb} {}{rest}", role.name()),
        }
    }

    /// The command that asks for it.
    pub fn asked_by(&self) -> String {
        let asks = [
            ("ntc-node officer issue", "ntc approvals ask officer"),
            ("ntc-node key rotate", "ntc approvals ask key-rotate"),
            ("ntc-node key revoke", "ntc approvals ask key-revoke"),
        ];
        let mut asks = asks.into_iter();
        let asked = asks.find_map(|(does, asks)| {
            let rest = self.command.strip_prefix(does)?;
            Some(format!("{asks}{rest}"))
        });
        asked.unwrap_or_default()
    }

    /// Whether acts of this name are done on the node's machine.
    pub fn is_of_machine(method: &str) -> bool {
        [ISSUE, ROTATE, REVOKE].contains(&method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warrant_is_the_command_and_names_how_it_is_asked_for() {
        let roles = [Role::Publisher, Role::Liaison].into();
        let issue = Warrant::issue(&"boris".parse().unwrap(), &roles);
        let command = "ntc-node officer issue --name boris --roles liaison,publisher";
        assert_eq!(issue.command, command);
        let asked = "ntc approvals ask officer --name boris --roles liaison,publisher";
        assert_eq!(issue.asked_by(), asked);
        for (act, command, asked) in [
            (KeyAct::Rotate, "rotate author", "key-rotate author"),
            (
                KeyAct::RotateNow,
                "rotate author --now",
                "key-rotate author --now",
            ),
            (KeyAct::Revoke, "revoke author", "key-revoke author"),
        ] {
            let warrant = Warrant::key(KeyRole::Author, act);
            assert_eq!(warrant.command, format!("ntc-node key {command}"));
            assert_eq!(warrant.asked_by(), format!("ntc approvals ask {asked}"));
            assert!(Warrant::is_of_machine(warrant.method));
        }
        assert!(!Warrant::is_of_machine("Sign"));
    }
}
