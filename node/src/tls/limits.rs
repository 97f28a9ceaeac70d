//! What a connection may use. tonic takes two of hyper's limits away and has none for connections, so each is
//! set here by hand.

use std::time::Duration;

use ntc_core::admission::{PorchLimits, Rate};
use tonic::transport::Server;

/// Largest message between nodes, in bytes: what dials and what accepts hold to the same.
pub const MAX_MESSAGE_LEN: usize = 256 * 1024;

/// Largest HTTP/2 frame, in bytes.
pub const MAX_FRAME_LEN: u32 = 16 * 1024;

/// The porch of a listener. A handshake over a slow line takes a second: a flood from one address has to bring more
/// than 64 connections a second that all begin one to drive a partner at that address away.
pub const PORCH: PorchLimits = PorchLimits {
    places: 256,
    reserved: 64,
    per_source: 32,
    per_known_source: 64,
    strangers: Rate::per_second(200, 400),
    known: Rate::per_second(100, 200),
};

/// Limits of one listener. [`Limits::peers`] and [`Limits::officers`] are the shipped values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Most connections at a time.
    pub connections: usize,
    /// Most connections at a time of one caller.
    pub connections_per_caller: usize,
    /// Connections whose caller is not known yet.
    pub porch: PorchLimits,
    /// How long the TLS handshake may take.
    pub handshake_timeout: Duration,
    /// How long after the handshake the first request may take.
    pub first_request_timeout: Duration,
    /// Age at which a connection is asked to end.
    pub connection_age: Duration,
    /// How much longer it may then take, after which it is cut.
    pub connection_grace: Duration,
    /// How often a silent connection is asked whether it lives.
    pub keep_alive_interval: Duration,
    /// How long it may take to answer that.
    pub keep_alive_timeout: Duration,
    /// How long a request may take until its answer begins. Streams may go on for longer.
    pub request_timeout: Duration,
    /// Most requests of one connection that are worked on at a time; more are refused as busy.
    pub concurrent_requests: usize,
    /// Most open HTTP/2 streams of one connection.
    pub concurrent_streams: u32,
    /// Most streams that were reset by the caller before they were looked at (rapid reset).
    pub pending_reset_streams: usize,
    /// Most streams that the node had to reset because of the caller's errors.
    pub local_error_reset_streams: usize,
    /// Largest header list of a request, in bytes.
    pub header_list_len: u32,
    /// Bytes that one stream may send ahead.
    pub stream_window: u32,
    /// Bytes that all streams of one connection may send ahead.
    pub connection_window: u32,
}

impl Limits {
    /// For the face that peers call.
    pub const fn peers() -> Self {
        Self {
            connections: 256,
            connections_per_caller: 4,
            porch: PORCH,
            handshake_timeout: Duration::from_secs(5),
            first_request_timeout: Duration::from_secs(10),
            connection_age: Duration::from_secs(3600),
            connection_grace: Duration::from_secs(60),
            keep_alive_interval: Duration::from_secs(30),
            keep_alive_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(10),
            concurrent_requests: 32,
            concurrent_streams: 64,
            pending_reset_streams: 20,
            local_error_reset_streams: 64,
            header_list_len: 8 * 1024,
            stream_window: 256 * 1024,
            connection_window: 1024 * 1024,
        }
    }

    /// For the face that officers call.
    pub const fn officers() -> Self {
        Self {
            connections_per_caller: 16,
            ..Self::peers()
        }
    }

    /// Sets every limit of HTTP/2 and of requests on a server. Those of connections are the listener's, and the time
    /// of an answer is a layer's, because tonic's would cut an upload that takes long.
    ///
    /// The grace after a connection's age is not among them: given one, tonic would cut the connection without
    /// asking it to end first. The listener cuts it.
    pub fn apply<L>(&self, server: Server<L>) -> Server<L> {
        server
            .max_concurrent_streams(self.concurrent_streams)
            .http2_max_local_error_reset_streams(Some(self.local_error_reset_streams))
            .http2_max_pending_accept_reset_streams(Some(self.pending_reset_streams))
            .http2_max_header_list_size(self.header_list_len)
            .max_frame_size(MAX_FRAME_LEN)
            .http2_adaptive_window(Some(false))
            .initial_stream_window_size(self.stream_window)
            .initial_connection_window_size(self.connection_window)
            .http2_keepalive_interval(Some(self.keep_alive_interval))
            .http2_keepalive_timeout(Some(self.keep_alive_timeout))
            .max_connection_age(self.connection_age)
            .concurrency_limit_per_connection(self.concurrent_requests)
            .load_shed(true)
            .accept_http1(false)
    }
}
