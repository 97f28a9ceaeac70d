//! The files of a node on this machine.

use std::path::PathBuf;

use ntc_core::identity::card::NodeCard;
use ntc_core::party::Party;

use super::Failure;
use super::ports::Port;
use crate::config::{CONFIG_FILE, ConfigError, Settings};
use crate::identity::init::{InitOptions, init};
use crate::ports::{SystemClock, SystemEntropy};

/// Federation domain of every node that is made here.
pub const DOMAIN: &str = "ntc.example";

/// The files of a node, made as `ntc-node init` makes them.
#[derive(Debug)]
pub struct NodeFiles {
    /// Whose node it is.
    pub party: Party,
    /// Its directory.
    pub dir: PathBuf,
    /// Profile of its administrator, who has all roles.
    pub profile: PathBuf,
    /// Its card.
    pub card: NodeCard,
    /// The ports on which it listens, its own as long as its files are.
    _ports: [Port; 3],
}

impl NodeFiles {
    /// Makes the files of a party's node in `dir`, on free ports of loopback, with these changes to the text of its
    /// configuration.
    ///
    /// # Errors
    /// When the name is none, no port is free, a file cannot be written, or the configuration does not hold what is to
    /// be changed.
    pub fn make(party: &str, dir: PathBuf, changes: &[(&str, &str)]) -> Result<Self, Failure> {
        let party: Party = party.parse()?;
        let mut options =
            InitOptions::new(party.clone(), DOMAIN.parse()?, "administrator".parse()?);
        let ports = [Port::claim()?, Port::claim()?, Port::claim()?];
        [
            options.listen_peers,
            options.listen_officers,
            options.listen_metrics,
        ] = ports.each_ref().map(Port::address);
        options.addresses = vec![options.listen_peers.to_string()];
        let made = init(&dir, &options, &SystemClock, &SystemEntropy)?;
        let files = Self {
            party,
            dir,
            profile: made.administrator.profile,
            card: made.card,
            _ports: ports,
        };
        let path = files.dir.join(CONFIG_FILE);
        let mut text = std::fs::read_to_string(&path)?;
        for (old, new) in changes {
            if !text.contains(old) {
                return Err(format!("{} does not say \"{old}\"", path.display()).into());
            }
            text = text.replace(old, new);
        }
        std::fs::write(&path, text)?;
        Ok(files)
    }

    /// Changes the text of the configuration.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn edit_config(&self, edit: impl FnOnce(String) -> String) -> std::io::Result<()> {
        let path = self.dir.join(CONFIG_FILE);
        std::fs::write(&path, edit(std::fs::read_to_string(&path)?))
    }

    /// The settings as the node reads them.
    ///
    /// # Errors
    /// When it would not read them.
    pub fn settings(&self) -> Result<Settings, ConfigError> {
        Settings::load(&self.dir.join(CONFIG_FILE))
    }
}
