//! A stream that ends when it is told to: by the switch that cuts a connection, or by its deadlines.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};
use tokio_util::sync::WaitForCancellationFutureOwned;

use super::connections::Entered;

/// A guarded stream. Whoever drives the connection polls for reading all the time, so that no task is needed to
/// watch the deadlines.
#[derive(Debug)]
pub struct Guarded<S> {
    stream: S,
    cut: Pin<Box<WaitForCancellationFutureOwned>>,
    first_request: Option<(Arc<AtomicBool>, Pin<Box<Sleep>>)>,
    end: Option<Pin<Box<Sleep>>>,
    _entered: Entered,
}

impl<S> Guarded<S> {
    /// Guards with the switch alone.
    pub(super) fn new(stream: S, entered: Entered) -> Self {
        Self {
            stream,
            cut: Box::pin(entered.cut.clone().cancelled_owned()),
            first_request: None,
            end: None,
            _entered: entered,
        }
    }

    /// Ends the stream unless `requested` is set by then, and in any case at its greatest age.
    pub(super) fn with_deadlines(
        mut self,
        requested: Arc<AtomicBool>,
        first_request: Duration,
        end: Duration,
    ) -> Self {
        self.first_request = Some((requested, Box::pin(sleep(first_request))));
        self.end = Some(Box::pin(sleep(end)));
        self
    }

    fn check(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        if self.cut.as_mut().poll(cx).is_ready() {
            return Err(io::Error::new(
                io::ErrorKind::ConnectionAborted,
                "the connection was cut",
            ));
        }
        if let Some((requested, deadline)) = &mut self.first_request {
            if requested.load(Ordering::Relaxed) {
                self.first_request = None;
            } else if deadline.as_mut().poll(cx).is_ready() {
                return Err(io::Error::new(
                    io::ErrorKind::TimedOut,
                    "no request came in time",
                ));
            }
        }
        if let Some(end) = &mut self.end
            && end.as_mut().poll(cx).is_ready()
        {
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the connection reached its greatest age",
            ));
        }
        Ok(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guarded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.check(cx)?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guarded<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check(cx)?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check(cx)?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check(cx)?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
