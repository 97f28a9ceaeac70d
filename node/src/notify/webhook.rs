//! One call of a webhook: the address is looked up and judged, then called itself; no redirect is followed, and of the
//! answer nothing but its status is read.

use std::sync::Arc;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use ntc_core::time::Timestamp;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::lookup_host;
use tokio_rustls::TlsConnector;

use super::NotifyError;
use super::address::may_call;
use super::event::Event;
use super::sign::HookKey;
use crate::config::settings::notify::WebhookSettings;
use crate::ports::{Clock, Connect, Line};
use crate::tls;

/// Addresses of one name that are tried.
const MAX_ADDRESSES: usize = 8;

/// A webhook that can be called.
pub(super) struct Webhook {
    settings: WebhookSettings,
    key: HookKey,
    tls: Option<Arc<ClientConfig>>,
    connect: Arc<dyn Connect>,
}

impl Webhook {
    /// Reads key and authorities.
    ///
    /// # Errors
    /// When a file cannot be used.
    pub(super) fn open(
        settings: &WebhookSettings,
        (clock, connect): (Arc<dyn Clock>, Arc<dyn Connect>),
    ) -> Result<Self, NotifyError> {
        let key = HookKey::read(&settings.key)?;
        let tls = settings.is_tls.then(|| {
            let config = tls::outgoing(settings.ca.as_deref(), clock);
            config.map_err(|error| NotifyError::Authorities(error.to_string()))
        });
        Ok(Self {
            settings: settings.clone(),
            key,
            tls: tls.transpose()?,
            connect,
        })
    }

    /// Tells an event.
    ///
    /// # Errors
    /// When nobody is reached who may be, or the answer is not 2xx.
    pub(super) async fn tell(
        &self,
        event: &Event,
        source: &str,
        now: Timestamp,
    ) -> Result<(), NotifyError> {
        let body = event.body(source)?;
        let request = self.request(event, body, now)?;
        let line = self.reach().await?;
        let address = line.remote;
        let status = match &self.tls {
            None => send(line.wire, request).await?,
            Some(config) => {
                let name = ServerName::try_from(self.settings.host.clone());
                let name = name.map_err(|error| NotifyError::Unreached(error.to_string()))?;
                let connector = TlsConnector::from(Arc::clone(config));
                let stream = connector.connect(name, line.wire).await;
                let unreached = |error| NotifyError::Unreached(format!("{address}: {error}"));
                send(stream.map_err(unreached)?, request).await?
            }
        };
        if status.is_success() {
            return Ok(());
        }
        Err(NotifyError::Refused(format!(
            "it answered {}",
            status.as_u16()
        )))
    }

    /// Reaches the first address that answers, when all of the name may be called.
    async fn reach(&self) -> Result<Line, NotifyError> {
        let WebhookSettings {
            host, port, allow, ..
        } = &self.settings;
        let found = lookup_host((host.as_str(), *port)).await;
        let found = found.map_err(|error| NotifyError::Unreached(format!("{host}: {error}")))?;
        let found: Vec<_> = found.take(MAX_ADDRESSES).collect();
        if let Some(forbidden) = found.iter().find(|it| !may_call(it.ip(), allow)) {
            return Err(NotifyError::Address(forbidden.ip()));
        }
        let mut why = format!("{host} has no address");
        for address in found {
            match self.connect.connect(&address.to_string()).await {
                Ok(line) => return Ok(line),
                Err(error) => why = format!("{address}: {error}"),
            }
        }
        Err(NotifyError::Unreached(why))
    }

    fn request(
        &self,
        event: &Event,
        body: Vec<u8>,
        now: Timestamp,
    ) -> Result<Request<Full<Bytes>>, NotifyError> {
        let WebhookSettings {
            host, port, target, ..
        } = &self.settings;
        let authority = if host.contains(':') {
            format!("[{host}]:{port}")
        } else {
            format!("{host}:{port}")
        };
        let signature = self.key.sign(&event.id, now, &body)?;
        let agent = concat!("ntc-node/", env!("CARGO_PKG_VERSION"));
        let request = Request::post(target.as_str())
            .header(header::HOST, authority)
            .header(
                header::CONTENT_TYPE,
                "application/cloudevents+json; charset=utf-8",
            )
            .header(header::USER_AGENT, agent)
            .header(header::CONNECTION, "close")
            .header("webhook-id", event.id.as_str())
            .header("webhook-timestamp", now.as_secs())
            .header("webhook-signature", signature)
            .body(Full::new(Bytes::from(body)));
        request.map_err(|error| NotifyError::Unreached(error.to_string()))
    }
}

/// Sends a request over a line and reads the status of the answer.
async fn send(
    line: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    request: Request<Full<Bytes>>,
) -> Result<StatusCode, NotifyError> {
    let unreached = |error: hyper::Error| NotifyError::Unreached(error.to_string());
    let opened = hyper::client::conn::http1::handshake(TokioIo::new(line)).await;
    let (mut sender, connection) = opened.map_err(unreached)?;
    let answer = async {
        let answer = sender.send_request(request).await;
        answer.map(|answer| answer.status())
    };
    let mut answer = std::pin::pin!(answer);
    tokio::select! {
        status = &mut answer => status.map_err(unreached),
        // The line ended first: the answer says why.
        ended = connection => match (answer.await, ended) {
            (Ok(status), _) => Ok(status),
            (Err(error), _) => Err(unreached(error)),
        },
    }
}
