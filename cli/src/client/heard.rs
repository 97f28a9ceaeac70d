//! A connection that remembers why the node ended it.

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

use super::fault::Fault;

/// The last words of the node. One process speaks to one node, over one connection at a time; the layers between
/// here and a question keep no more than that the question was cancelled.
static LAST_WORDS: Mutex<Option<Fault>> = Mutex::new(None);

/// The fault of the connection that lies behind `error`; none when the node itself answered.
///
/// In TLS 1.3 a node refuses the officer's certificate after the client has finished its handshake, so the
/// refusal shows as the failure of the first question.
pub(crate) fn fault(error: &(dyn Error + 'static)) -> Option<Fault> {
    let mut next = error.source();
    while let Some(source) = next {
        if let Some(fault) = source.downcast_ref::<Fault>() {
            return Some(fault.clone());
        }
        if source.is::<tonic::TimeoutExpired>() {
            return Some(Fault::Silent);
        }
        next = source.source();
    }
    // Only what went wrong on this side has a source; an answer of the node has none.
    error.source()?;
    Some(last_words().unwrap_or_else(|| Fault::broken(error)))
}

/// What the node said when it ended the connection.
fn last_words() -> Option<Fault> {
    let words = LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    words.clone()
}

/// The connection.
pub(super) struct Heard(TlsStream<TcpStream>);

impl Heard {
    /// A new connection: what the one before ended with is forgotten.
    pub(super) fn new(stream: TlsStream<TcpStream>) -> Self {
        *LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Self(stream)
    }
}

impl AsyncRead for Heard {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.0).poll_read(cx, buffer);
        if let Poll::Ready(Err(error)) = &read {
            let fault = Fault::ended(error);
            *LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
        }
        read
    }
}

impl AsyncWrite for Heard {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.0).poll_write(cx, bytes);
        if !matches!(written, Poll::Ready(Err(_))) {
            return written;
        }
        // A node that closes the connection has said why before: what it said is still to be read. The line is
        // dead, so reading comes to its end.
        let mut byte = [0; 1];
        match self.as_mut().poll_read(cx, &mut ReadBuf::new(&mut byte)) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(_) => written,
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
