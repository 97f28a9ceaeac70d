//! `ntc peer`: partners, enrolled by their node cards.

mod show;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use ntc_core::party::Party;
use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::{
    AddPeerRequest, InspectCardRequest, InspectCardResponse, ListPeersRequest, PeerResponse,
    RemovePeerRequest, ResumePeerRequest, ShowPeerRequest, SuspendPeerRequest,
};
use serde_json::json;

pub(crate) use self::show::keys;
use self::show::{
    card_json, card_text, detail_text, peer_json, replaces, shown_json, shown_text, table,
};
use super::input;
use crate::client::{Connection, Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

const ADD_EXAMPLES: &str = "\
A card is a file that the partner's administrator sends you. Anybody could have sent it, so call the partner on a \
number that you know, let them read the fingerprint of their card to you, and compare. ntc shows the fingerprint \
and asks; with --fingerprint it does not ask, and refuses a card with another one.

Enrolling shares nothing yet: that takes an agreement. See 'ntc agreement new --help'. A newer card of the same keys, \
when the partner has moved, is added in the same way and takes the place of the older one. Needs role administrator.

Examples:
  ntc peer add georgia.card
  ntc peer add georgia.card --fingerprint 7K2M-QX0F-9TRA-4WNB-C3D8-1VHE-6YZP-5SGJ";

const LIST_EXAMPLES: &str = "\
RECEIPTED counts the items of the partner's feed that it signed for; HELD counts what we hold of its feed for us. \
HELD BACK counts what policy keeps from it now. A word beside the state tells of a partner that signs for nothing: \
card not enrolled, takes nothing, receipt refused. --details adds the reason of a state and the fingerprints.

Examples:
  ntc peer list
  ntc peer list --details";

const SUSPEND_EXAMPLES: &str = "\
Closes the partner's connections at once. It gets nothing, and nothing is taken from it, until it is resumed; what \
is meant for it waits. What you publish meanwhile does not go to it, not even later. The reason is kept in the \
audit trail. Needs role administrator.

Examples:
  ntc peer suspend MD/customs-service --reason \"key reported stolen, see case 2026/114\"";

const REMOVE_EXAMPLES: &str = "\
Takes back an enrolment while nothing was exchanged with the partner: when the card was the wrong one, say. Afterwards \
another card of the same party can be added. Once the nodes were in contact, 'ntc peer suspend' stops the exchange. \
Needs role administrator.

Examples:
  ntc peer remove MD/customs-service";

const SHOW_EXAMPLES: &str = "\
Whom to call, where the partner's node is, what is agreed with it, how far each side has come, what either refuses of \
the other, and how the clocks differ.

Examples:
  ntc peer show MD/customs-service
  ntc peer show MD/customs-service --json | jq -r .contact";

const RESUME_EXAMPLES: &str = "\
Needs role administrator.

Examples:
  ntc peer resume MD/customs-service";

const INSPECT_EXAMPLES: &str = "\
Nothing is enrolled. Use it to read your own fingerprint to a partner, too.

Examples:
  ntc peer inspect georgia.card
  ntc peer inspect node.card";

/// The verbs of `ntc peer`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Enrol a partner by its node card
    #[command(after_long_help = ADD_EXAMPLES)]
    Add {
        /// The card that the partner's administrator sent
        card: PathBuf,
        /// The fingerprint that the partner read to you by voice
        #[arg(long, value_name = "FINGERPRINT")]
        fingerprint: Option<String>,
    },
    /// List partners, and how far each has come
    #[command(after_long_help = LIST_EXAMPLES)]
    List {
        /// Add fingerprints, checkpoints and the reason of each state
        #[arg(long)]
        details: bool,
    },
    /// Show all that is known of one partner: contact, addresses, agreements, refusals, clock
    #[command(after_long_help = SHOW_EXAMPLES)]
    Show {
        /// The partner, for example GE/revenue-service
        party: Party,
    },
    /// Take back an enrolment before the first contact
    #[command(after_long_help = REMOVE_EXAMPLES)]
    Remove {
        /// The partner, for example GE/revenue-service
        party: Party,
    },
    /// Close a partner's connections and give it nothing
    #[command(after_long_help = SUSPEND_EXAMPLES)]
    Suspend {
        /// The partner, for example GE/revenue-service
        party: Party,
        /// Why, at most 500 characters
        #[arg(long, value_parser = input::why, value_name = "TEXT")]
        reason: String,
    },
    /// Let a suspended partner connect again
    #[command(after_long_help = RESUME_EXAMPLES)]
    Resume {
        /// The partner, for example GE/revenue-service
        party: Party,
    },
    /// Read a node card without enrolling it
    #[command(after_long_help = INSPECT_EXAMPLES)]
    Inspect {
        /// The card
        card: PathBuf,
    },
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Add { card, fingerprint } => {
            add(&card, fingerprint.as_deref(), connection, output).await
        }
        Command::List { details } => list(details, connection, output).await,
        Command::Show { party } => show(&party, connection, output).await,
        Command::Remove { party } => remove(&party, connection, output).await,
        Command::Suspend { party, reason } => {
            let request = SuspendPeerRequest {
                party: party.to_string(),
                reason,
            };
            let node = connection.open().await?;
            let answer = node.peers().suspend_peer(ask(request)).await;
            changed(
                Call::Partner,
                answer,
                |party| say!("peer-done-suspended", party),
                output,
            )
        }
        Command::Resume { party } => {
            let request = ResumePeerRequest {
                party: party.to_string(),
            };
            let node = connection.open().await?;
            let answer = node.peers().resume_peer(ask(request)).await;
            changed(
                Call::Partner,
                answer,
                |party| say!("peer-done-resumed", party),
                output,
            )
        }
        Command::Inspect { card } => {
            let bytes = input::read(Call::Card, &card, &say!("peer-card-not-read"))?;
            let node = connection.open().await?;
            let card = inspect(&node, bytes).await?;
            output.answer(|output| card_text(&card, output), || card_json(&card))?;
            Ok(Exit::Done)
        }
    }
}

async fn inspect(node: &Node, card: Vec<u8>) -> Result<InspectCardResponse, Failure> {
    node.peers()
        .inspect_card(ask(InspectCardRequest { card }))
        .await
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Card, say!("peer-card-not-read"), &status))
}

async fn add(
    path: &Path,
    fingerprint: Option<&str>,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let bytes = input::read(Call::Card, path, &say!("peer-not-enrolled"))?;
    let node = connection.open().await?;
    let card = inspect(&node, bytes.clone()).await?;
    match fingerprint {
        Some(read_out) if !same_fingerprint(read_out, &card.fingerprint) => {
            let why = say!("peer-fingerprint-is", fingerprint = &card.fingerprint);
            return Err(Failure::said(
                Call::Card,
                say!("peer-not-enrolled"),
                Reason::FingerprintMismatch,
                "",
                why,
            ));
        }
        Some(_) => {
            if let Some(said) = replaces(&card) {
                output.note(&format!(" {}  {said}", say!("peer-label-replaces")));
            }
        }
        None => confirm(&card, output)?,
    }
    let request = AddPeerRequest {
        card: bytes,
        fingerprint: card.fingerprint,
    };
    let answer = node.peers().add_peer(ask(request)).await;
    let said: fn(&str) -> String =
        match answer.as_ref().map(|answer| answer.get_ref().card.as_str()) {
            Ok("same") => |party| say!("peer-done-same", party),
            Ok("newer") => |party| say!("peer-done-newer", party),
            _ => |party| say!("peer-done-enrolled", party),
        };
    changed(Call::Card, answer, said, output)
}

/// Asks whether the two fingerprints are one; only a person who compared them can know.
fn confirm(card: &InspectCardResponse, output: &Output) -> Result<(), Failure> {
    output.note(&card_text(card, output));
    output.note(&format!(" {}", say!("peer-call")));
    output.confirm(
        &format!(" {} ", say!("peer-question")),
        "yes",
        &say!("peer-not-enrolled"),
        &say!("peer-give-fingerprint"),
    )
}

/// Compares as people write it down: case, blanks and hyphens do not count.
fn same_fingerprint(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && *c != '-' && *c != ':')
            .map(|c| c.to_ascii_uppercase())
            .collect()
    };
    bare(one) == bare(other)
}

fn changed(
    call: Call,
    answer: Result<tonic::Response<PeerResponse>, tonic::Status>,
    said: fn(&str) -> String,
    output: &Output,
) -> Result<Exit, Failure> {
    let peer = answer
        .map_err(|status| Failure::status(call, say!("peer-not-changed"), &status))?
        .into_inner()
        .peer
        .unwrap_or_default();
    output.answer(|_| said(&words::clean(&peer.party)), || peer_json(&peer))?;
    Ok(Exit::Done)
}

async fn list(details: bool, connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let peers = node
        .peers()
        .list_peers(ask(ListPeersRequest {}))
        .await
        .map_err(|status| Failure::status(Call::Partner, say!("peer-not-listed"), &status))?
        .into_inner()
        .peers;
    output.answer(
        |output| {
            if peers.is_empty() {
                return say!("peer-none");
            }
            let mut text = table(&peers, output);
            if details {
                for peer in &peers {
                    text.push_str(&detail_text(peer, output));
                }
            }
            text
        },
        || json!({"peers": peers.iter().map(peer_json).collect::<Vec<_>>()}),
    )?;
    Ok(Exit::Done)
}

async fn show(party: &Party, connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ShowPeerRequest {
        party: party.to_string(),
    };
    let shown = node
        .peers()
        .show_peer(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Partner, say!("peer-not-shown"), &status))?
        .into_inner();
    output.answer(|output| shown_text(&shown, output), || shown_json(&shown))?;
    Ok(Exit::Done)
}

async fn remove(party: &Party, connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = RemovePeerRequest {
        party: party.to_string(),
    };
    node.peers()
        .remove_peer(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Partner, say!("peer-not-removed"), &status))?;
    output.answer(
        |_| say!("peer-done-removed", party = party.to_string()),
        || json!({"party": party.to_string(), "enrolled": false}),
    )?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_compared_as_people_write_it_down() {
        assert!(same_fingerprint("7k2m qx0f-9TRA", "7K2M-QX0F-9TRA"));
        assert!(!same_fingerprint("7K2M-QX0F-9TRB", "7K2M-QX0F-9TRA"));
        assert!(!same_fingerprint("", "7K2M"));
    }
}
