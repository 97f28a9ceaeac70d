//! A web server and a mail relay that a node tells what happens, which answer as a test says and remember what they got.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// What a server does with a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// This status, with these header lines.
    Status(u16, String),
    /// 200, and a body that never ends.
    Endless,
    /// Nothing.
    Silence,
}

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// Path and query.
    pub target: String,
    /// Headers, in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
}

/// The server.
pub struct HookServer {
    /// Where it listens.
    pub address: SocketAddr,
    /// The certificate of its authority, PEM.
    pub ca: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    answer: Mutex<Answer>,
    got: Mutex<Vec<Request>>,
}

impl Drop for HookServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl HookServer {
    /// Begins to listen on a free port, over TLS by a certificate for `localhost`.
    pub async fn start(answer: Answer) -> Self {
        let (acceptor, ca) = acceptor();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            answer: Mutex::new(answer),
            got: Mutex::default(),
        });
        let of_task = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, shared) = (acceptor.clone(), Arc::clone(&of_task));
                tokio::spawn(async move { serve(&acceptor, stream, &shared).await });
            }
        });
        Self {
            address,
            ca,
            shared,
            task,
        }
    }

    /// Answers so from now on.
    pub fn answer(&self, answer: Answer) {
        *self.shared.answer.lock().expect("a lock") = answer;
    }

    /// What it got so far.
    pub fn got(&self) -> Vec<Request> {
        self.shared.got.lock().expect("a lock").clone()
    }

    /// The lines of a configuration that let a node call it under this name; key and authority are written beside it.
    pub fn webhook(&self, dir: &Path, name: &str, more: &str) -> String {
        secret(&dir.join(format!("{name}.key")), KEY);
        std::fs::write(dir.join(format!("{name}.pem")), &self.ca).expect("a file");
        let port = self.address.port();
        format!(
            "[[notify.webhook]]\nname = \"{name}\"\nurl = \"https://localhost:{port}/ntc?desk=1\"\n\
             key = \"{name}.key\"\nca = \"{name}.pem\"\n{more}\n"
        )
    }
}

/// The key of every webhook here.
pub const KEY: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// Writes a file that nobody else can read.
pub fn secret(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::write(path, text).expect("a file");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
}

fn acceptor() -> (TlsAcceptor, String) {
    let ca_key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = params.self_signed(&ca_key).expect("an authority");
    let issuer = Issuer::new(params, ca_key);
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .expect("TLS 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a certificate");
    (TlsAcceptor::from(Arc::new(config)), ca.pem())
}

/// One connection, to its end. Whoever goes away early ends it.
async fn serve(acceptor: &TlsAcceptor, stream: TcpStream, shared: &Shared) -> Option<()> {
    let stream = acceptor.accept(stream).await.ok()?;
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.read_line(&mut line).await.ok()?;
    let target = line.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.ok()?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
    stream.read_exact(&mut body).await.ok()?;
    let request = Request {
        target,
        headers,
        body,
    };
    shared.got.lock().expect("a lock").push(request);
    let answer = shared.answer.lock().expect("a lock").clone();
    match answer {
        Answer::Status(status, lines) => {
            let answer = format!("HTTP/1.1 {status} X\r\n{lines}content-length: 0\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.ok()?;
            stream.shutdown().await.ok()
        }
        Answer::Endless => {
            let begin = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
            stream.write_all(begin.as_bytes()).await.ok()?;
            let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
            loop {
                stream.write_all(chunk.as_bytes()).await.ok()?;
            }
        }
        Answer::Silence => {
            // Until whoever waits goes away.
            stream.read_u8().await.ok()?;
            Some(())
        }
    }
}

/// A mail relay without TLS.
pub struct MailRelay {
    /// Where it listens.
    pub address: SocketAddr,
    got: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Drop for MailRelay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl MailRelay {
    /// Begins to listen on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let got = Arc::new(Mutex::default());
        let of_task = Arc::clone(&got);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let got = Arc::clone(&of_task);
                tokio::spawn(async move { relay(stream, &got).await });
            }
        });
        Self { address, got, task }
    }

    /// The mails that it took.
    pub fn got(&self) -> Vec<String> {
        self.got.lock().expect("a lock").clone()
    }
}

async fn relay(stream: TcpStream, got: &Mutex<Vec<String>>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 relay\r\n").await.ok()?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return Some(());
        }
        let word: String = line.chars().take(4).collect();
        let answer = match word.to_ascii_uppercase().as_str() {
            "QUIT" => "221 bye",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.ok()?;
                let mut mail = String::new();
                while !mail.ends_with("\r\n.\r\n") {
                    if stream.read_line(&mut mail).await.ok()? == 0 {
                        return None;
                    }
                }
                got.lock().expect("a lock").push(mail);
                "250 taken"
            }
            _ => "250 well",
        };
        stream
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .ok()?;
    }
}
