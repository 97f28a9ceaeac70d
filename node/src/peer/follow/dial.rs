//! The connection with a peer.

use std::error::Error;
use std::time::Duration;

use ntc_core::phrase::{Phrase, Said};
use ntc_core::text::whole;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use tonic::transport::{Channel, Endpoint};

use super::Follow;
use super::end::SessionEnd;
use crate::partners::Peer;
use crate::tls::DialError;
use crate::tls::limits::MAX_MESSAGE_LEN;

/// Bytes that one stream of a peer may send ahead.
const STREAM_WINDOW: u32 = 1024 * 1024;
/// How often a silent connection is asked whether it lives, and how long it may take to answer.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

impl Follow {
    /// Tries the addresses of the peer's card in turn.
    pub(super) async fn dial(
        &self,
        peer: &Peer,
    ) -> Result<ExchangeServiceClient<Channel>, SessionEnd> {
        let mut last = Phrase::NoAddress {}.said();
        for address in peer.card.addresses() {
            let connector = self.parts.dialler.connector(&self.party, address);
            match endpoint().connect_with_connector(connector).await {
                Ok(channel) => {
                    return Ok(ExchangeServiceClient::new(channel)
                        .max_decoding_message_size(MAX_MESSAGE_LEN)
                        .max_encoding_message_size(MAX_MESSAGE_LEN));
                }
                // The transport's own words add nothing to what went wrong.
                Err(error) => last = why_not(&error),
            }
        }
        Err(SessionEnd::Unreachable(last))
    }
}

/// Why a connection did not come about: what the dialler says, or whoever stands deepest.
fn why_not(error: &(dyn Error + 'static)) -> Said {
    let mut of = error.source();
    while let Some(source) = of {
        if let Some(dial) = source.downcast_ref::<DialError>() {
            return dial.said();
        }
        of = source.source();
    }
    Said::in_words(error.source().map_or_else(|| error.to_string(), whole))
}

/// The client's side of the limits; the URI is not used, the connector knows where the peer is.
fn endpoint() -> Endpoint {
    Endpoint::from_static("http://peer")
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(STREAM_WINDOW * 2)
        .http2_keep_alive_interval(KEEP_ALIVE)
        .keep_alive_timeout(KEEP_ALIVE)
        .keep_alive_while_idle(true)
}
