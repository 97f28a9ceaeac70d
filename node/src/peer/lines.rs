//! The connections of live sessions, for what is asked beside a feed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use ntc_core::envelope::PublicKey;
use ntc_core::party::Party;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use tonic::transport::Channel;

use super::follow::words;
use super::keys::PartyKeys;
use super::status::Statuses;
use crate::lock::lock;
use crate::partners::Partners;
use crate::query::{Going, Reach, Unreached};

type Client = ExchangeServiceClient<Channel>;

/// One for each partner with a live session.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines(Arc<Mutex<Open>>);

#[derive(Debug, Default)]
struct Open {
    /// Counts lines, so that the end of an old one does not take away a new one.
    opened: u64,
    clients: BTreeMap<Party, (u64, Client)>,
}

/// Keeps a line open.
pub(super) struct Line {
    lines: Lines,
    party: Party,
    number: u64,
}

impl Lines {
    /// Opens the line of a party for as long as what this answers lives.
    pub(super) fn open(&self, party: &Party, client: Client) -> Line {
        let mut open = lock(&self.0);
        open.opened += 1;
        let number = open.opened;
        open.clients.insert(party.clone(), (number, client));
        Line {
            lines: self.clone(),
            party: party.clone(),
            number,
        }
    }

    fn of(&self, party: &Party) -> Option<Client> {
        let open = lock(&self.0);
        open.clients.get(party).map(|(_, client)| client.clone())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let mut open = lock(&self.lines.0);
        let newest = open.clients.get(&self.party).map(|(number, _)| *number);
        if newest == Some(self.number) {
            open.clients.remove(&self.party);
        }
    }
}

/// The way to partners: over the connection on which they are followed.
pub(crate) struct Way {
    pub(super) lines: Lines,
    pub(super) statuses: Statuses,
    pub(super) keys: PartyKeys,
    pub(super) partners: Arc<Partners>,
}

impl Way {
    fn client(&self, party: &Party) -> Result<Client, Unreached> {
        self.lines.of(party).ok_or_else(|| {
            let status = self.statuses.get(party);
            Unreached(match status.detail.text.as_str() {
                "" => format!("there is no connection with it: {}", status.state.name()),
                detail => format!("there is no connection with it: {detail}"),
            })
        })
    }
}

impl Reach for Way {
    fn opened(&self, party: &Party) -> Result<(), Unreached> {
        self.client(party).map(drop)
    }

    fn ask(&self, party: &Party, question: Vec<u8>) -> Going<Result<Vec<u8>, Unreached>> {
        let client = self.client(party);
        Box::pin(async move {
            let mut client = client?;
            let answer = client.query(pb::QueryRequest { question }).await;
            let answer = answer.map_err(|status| Unreached(words(&status)))?;
            Ok(answer.into_inner().answer)
        })
    }

    fn author_keys(&self, party: &Party) -> Vec<PublicKey> {
        let roster = self.partners.roster();
        let peer = roster.peer(party);
        peer.map(|peer| self.keys.author_keys(&peer.card))
            .unwrap_or_default()
    }
}
