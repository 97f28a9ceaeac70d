//! A stream that ends when it is told to, by the switch that cuts a connection or by its deadlines, and that is read
//! no faster than its party may send.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use ntc_core::admission::FrameMeter;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};
use tokio_util::sync::WaitForCancellationFutureOwned;

use super::allowance::{Allowance, Use};
use super::connections::Entered;

/// A guarded stream. Whoever drives the connection polls for reading all the time, so that no task is needed to
/// watch the deadlines.
#[derive(Debug)]
pub struct Guarded<S> {
    stream: S,
    cut: Pin<Box<WaitForCancellationFutureOwned>>,
    first_request: Option<(Arc<AtomicBool>, Pin<Box<Sleep>>)>,
    end: Option<Pin<Box<Sleep>>>,
    pace: Option<Pace>,
    _entered: Entered,
}

/// How fast a stream is read. The frames that HTTP/2 answers by itself show nowhere else.
#[derive(Debug)]
struct Pace {
    allowance: Arc<Allowance>,
    meter: FrameMeter,
    /// Whether bytes count: what a caller sends is little, and what is asked of a peer is not.
    bytes: bool,
    rest: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    /// Pays for what was read.
    fn read(&mut self, bytes: &[u8]) {
        let frames = usize::try_from(self.meter.read(bytes)).unwrap_or(usize::MAX);
        let mut rest = self.allowance.charge(Use::Frame, frames);
        if self.bytes {
            rest = rest.max(self.allowance.charge(Use::ByteIn, bytes.len()));
        }
        if !rest.is_zero() {
            self.rest = Some(Box::pin(sleep(rest)));
        }
    }

    fn poll_rested(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(rest) = &mut self.rest {
            ready!(rest.as_mut().poll(cx));
            self.rest = None;
        }
        Poll::Ready(())
    }
}

impl<S> Guarded<S> {
    /// Guards a connection that the other side opened.
    pub(super) fn accepted(stream: S, entered: Entered, allowance: Option<Arc<Allowance>>) -> Self {
        Self::new(stream, entered, allowance, FrameMeter::of_client(), true)
    }

    /// Guards a connection that this side opened.
    pub(super) fn dialled(stream: S, entered: Entered, allowance: Arc<Allowance>) -> Self {
        let meter = FrameMeter::of_server();
        Self::new(stream, entered, Some(allowance), meter, false)
    }

    fn new(
        stream: S,
        entered: Entered,
        allowance: Option<Arc<Allowance>>,
        meter: FrameMeter,
        bytes: bool,
    ) -> Self {
        Self {
            stream,
            cut: Box::pin(entered.cut.clone().cancelled_owned()),
            first_request: None,
            end: None,
            pace: allowance.map(|allowance| Pace {
                allowance,
                meter,
                bytes,
                rest: None,
            }),
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
        if let Some(pace) = &mut self.pace {
            ready!(pace.poll_rested(cx));
        }
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        if let Some(pace) = &mut self.pace {
            pace.read(buf.filled().get(before..).unwrap_or_default());
        }
        Poll::Ready(Ok(()))
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
