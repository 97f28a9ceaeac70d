//! Who is admitted, and who is not.

use futures::future::BoxFuture;
use rustls::client::Resumption;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, HandshakeKind};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tonic::transport::server::Connected as _;

use super::*;
use crate::identity::certificate::{Authority, Issued, LEAF_VALIDITY, Subject};
use crate::identity::officer::Office;
use crate::identity::renew;
use crate::ports::{Accept, Line};
use crate::tls::protocol::{VERSIONS, provider};
use crate::tls::verify::{PeerServer, Verifier};

/// A client of its own making, for what the node's dialler would never do.
fn client(of: &Node, to: &Node, cert: Option<Issued>) -> ClientConfig {
    let server = Verifier::of(PeerServer {
        trust: Arc::clone(&of.trust),
        party: to.party().clone(),
    });
    let builder = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(VERSIONS)
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(server);
    let mut config = match cert {
        None => builder.with_no_client_auth(),
        Some(cert) => builder
            .with_client_auth_cert(
                vec![CertificateDer::from(cert.cert_der.clone())],
                PrivateKeyDer::from_pem_slice(cert.key_pem.as_bytes()).unwrap(),
            )
            .unwrap(),
    };
    config.alpn_protocols = vec![b"h2".to_vec()];
    config
}

async fn connect(
    config: &Arc<ClientConfig>,
    address: SocketAddr,
) -> std::io::Result<TlsStream<TcpStream>> {
    let tcp = TcpStream::connect(address).await?;
    let name = ServerName::try_from("node.example").unwrap();
    TlsConnector::from(Arc::clone(config))
        .connect(name, tcp)
        .await
}

/// A certificate of `of`'s authority for any URIs.
fn issue(of: &Node, uris: &[String]) -> Issued {
    let read = |path| std::fs::read_to_string(path).unwrap();
    let layout = &of.made.layout;
    let authority = Authority::from_pem(
        &read(layout.authority_cert()),
        &read(layout.authority_key()),
    )
    .unwrap();
    let subject = Subject {
        name: "test".to_owned(),
        uris: uris.to_vec(),
        hosts: Vec::new(),
        server: true,
        client: true,
        validity: LEAF_VALIDITY,
    };
    authority
        .issue(&subject, SystemClock.now(), &SystemEntropy)
        .unwrap()
}

#[tokio::test]
async fn an_enrolled_peer_is_admitted_as_its_party() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut there = am.dial(&ge, address).await.unwrap();
    let mut here = next(&mut incoming).await;
    assert_eq!(here.connect_info().identity().party, *am.party());
    there.write_all(b"to").await.unwrap();
    there.flush().await.unwrap();
    let mut read = [0; 2];
    here.read_exact(&mut read).await.unwrap();
    assert_eq!(&read, b"to");
    assert_eq!((ge.connections.len(), am.connections.len()), (1, 1));
    drop(here);
    ended(&mut there).await;
    assert!(ge.connections.is_empty());
}

#[tokio::test]
async fn a_session_is_tls_1_3_with_the_hybrid_key_exchange() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let cert = issue(&am, &[am.made.card.node_id()]);
    let there = connect(&Arc::new(client(&am, &ge, Some(cert))), address)
        .await
        .unwrap();
    let _here = next(&mut incoming).await;
    let (_, session) = there.get_ref();
    assert_eq!(
        session.protocol_version(),
        Some(rustls::ProtocolVersion::TLSv1_3)
    );
    let group = session.negotiated_key_exchange_group().unwrap();
    assert_eq!(group.name(), rustls::NamedGroup::X25519MLKEM768);
}

#[tokio::test]
async fn a_party_that_is_not_enrolled_gets_nothing() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    az.trusts(&[(&ge, Enrolled)]);
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    let mut there = az.dial(&ge, address).await.unwrap();
    ended(&mut there).await;
    ge.refused(Reason::PartyUnknown).await;
    assert!(ge.connections.is_empty());
    let unknown = am.dial(&az, address).await.unwrap_err();
    assert_eq!(unknown.reason(), Some(Reason::PartyUnknown));
}

#[tokio::test]
async fn a_suspended_party_gets_nothing_and_is_not_called() {
    let (ge, am) = partners();
    ge.trusts(&[(&am, Suspended)]);
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    ended(&mut am.dial(&ge, address).await.unwrap()).await;
    ge.refused(Reason::PeerSuspended).await;
    let refused = ge.dial(&am, address).await.unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::PeerSuspended));
}

#[tokio::test]
async fn no_party_can_certify_another() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    ge.trusts(&[(&am, Enrolled), (&az, Enrolled)]);
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    let of_az = issue(&am, &[az.made.card.node_id()]);
    let config = Arc::new(client(&am, &ge, Some(of_az)));
    ended(&mut connect(&config, address).await.unwrap()).await;
    ge.refused(Reason::CertificateRefused).await;
    assert!(ge.connections.is_empty());
}

#[tokio::test]
async fn a_certificate_names_exactly_one_party() {
    for uris in [
        vec![],
        vec!["spiffe://other.example/am/state-revenue-committee".to_owned()],
        vec![
            "spiffe://ntc.example/am/state-revenue-committee".to_owned(),
            "spiffe://ntc.example/az/state-customs-committee".to_owned(),
        ],
    ] {
        let (ge, am) = partners();
        let listener = ge.listen(Limits::peers()).await;
        let address = listener.local_addr();
        let _incoming = listener.incoming();
        let config = Arc::new(client(&am, &ge, Some(issue(&am, &uris))));
        ended(&mut connect(&config, address).await.unwrap()).await;
        ge.refused(Reason::CertificateRefused).await;
    }
}

#[tokio::test]
async fn a_caller_without_certificate_is_refused() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    let config = Arc::new(client(&am, &ge, None));
    ended(&mut connect(&config, address).await.unwrap()).await;
    ge.refused(Reason::CertificateRefused).await;
}

#[tokio::test]
async fn an_expired_certificate_is_refused_on_both_sides() {
    let (mut ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let good = listener.local_addr();
    let _good = listener.incoming();
    ge.clock = Arc::new(Stopped(SystemClock.now().plus(LEAF_VALIDITY * 2)));
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    ended(&mut am.dial(&ge, address).await.unwrap()).await;
    ge.refused(Reason::CertificateExpired).await;
    am.trusts(&[(&ge, Enrolled), (&am, Enrolled)]);
    ge.trusts(&[(&ge, Enrolled)]);
    let refused = ge.dial(&ge, good).await.unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::CertificateExpired));
}

#[tokio::test]
async fn the_one_who_answers_must_be_the_one_who_was_meant() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    am.trusts(&[(&ge, Enrolled), (&az, Enrolled)]);
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    let refused = am.dial(&az, address).await.unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::CertificateRefused));
}

#[tokio::test]
async fn a_session_is_never_resumed() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut config = client(&am, &ge, Some(issue(&am, &[am.made.card.node_id()])));
    config.resumption = Resumption::in_memory_sessions(8);
    config.enable_early_data = true;
    let config = Arc::new(config);
    for _ in 0..3 {
        let mut there = connect(&config, address).await.unwrap();
        let mut here = next(&mut incoming).await;
        // A ticket would come before this byte.
        here.write_all(b"x").await.unwrap();
        here.flush().await.unwrap();
        assert_eq!(there.read_u8().await.unwrap(), b'x');
        assert_eq!(
            there.get_ref().1.handshake_kind(),
            Some(HandshakeKind::Full)
        );
    }
}

#[tokio::test]
async fn a_caller_of_another_protocol_is_refused() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    for protocols in [vec![], vec![b"http/1.1".to_vec()]] {
        let mut config = client(&am, &ge, Some(issue(&am, &[am.made.card.node_id()])));
        config.alpn_protocols = protocols;
        if let Ok(mut there) = connect(&Arc::new(config), address).await {
            ended(&mut there).await;
        }
        ge.refused(Reason::Malformed).await;
    }
    assert!(ge.connections.is_empty());
}

#[tokio::test]
async fn older_tls_is_refused() {
    let (ge, _am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let _incoming = listener.incoming();
    // A ClientHello of TLS 1.2: one suite, one curve, one signature scheme, no supported_versions.
    let mut body = vec![3, 3];
    body.extend([7; 32]);
    body.extend([0, 0, 2, 0xc0, 0x2b, 1, 0, 0, 16]);
    body.extend([0, 10, 0, 4, 0, 2, 0, 23, 0, 13, 0, 4, 0, 2, 4, 3]);
    let len = u8::try_from(body.len()).unwrap();
    let mut hello = vec![22, 3, 1, 0, len + 4, 1, 0, 0, len];
    hello.extend(&body);
    let mut tcp = TcpStream::connect(address).await.unwrap();
    tcp.write_all(&hello).await.unwrap();
    let mut answer = Vec::new();
    timeout(PATIENCE, tcp.read_to_end(&mut answer))
        .await
        .unwrap()
        .unwrap();
    // A fatal alert: protocol_version.
    assert_eq!(answer, [21, 3, 3, 0, 2, 2, 70]);
    ge.refused(Reason::Malformed).await;
}

#[tokio::test]
async fn losing_trust_cuts_accepted_and_dialled_connections() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    ge.trusts(&[(&am, Enrolled), (&az, Enrolled)]);
    az.trusts(&[(&ge, Enrolled)]);
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut from_am = am.dial(&ge, address).await.unwrap();
    let mut at_ge = next(&mut incoming).await;
    let mut from_az = az.dial(&ge, address).await.unwrap();
    let _at_ge_too = next(&mut incoming).await;
    let caller = at_ge.connect_info();
    assert!(caller.mark_request());

    assert_eq!(ge.trusts(&[(&am, Suspended), (&az, Enrolled)]), 1);
    ended(&mut at_ge).await;
    assert!(!caller.mark_request());
    caller.cut().await;
    drop(at_ge);
    ended(&mut from_am).await;
    assert!(stands(&mut from_az).await);

    assert_eq!(az.trusts(&[]), 1);
    ended(&mut from_az).await;
}

#[tokio::test]
async fn a_new_authority_of_a_party_cuts_what_the_old_one_opened() {
    let (ge, am) = partners();
    let other_am = Node::new("AM/state-revenue-committee");
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let mut there = am.dial(&ge, address).await.unwrap();
    let here = next(&mut incoming).await;
    assert_eq!(ge.trusts(&[(&am, Enrolled)]), 0);
    assert_eq!(ge.trusts(&[(&other_am, Enrolled)]), 1);
    drop(here);
    ended(&mut there).await;
}

#[tokio::test]
async fn a_renewed_certificate_is_shown_after_a_reload() {
    let (ge, am) = partners();
    let listener = ge.listen(Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let config = Arc::new(client(
        &am,
        &ge,
        Some(issue(&am, &[am.made.card.node_id()])),
    ));
    let shown = async |incoming: &mut _| {
        let there = connect(&config, address).await.unwrap();
        let _here = next(incoming).await;
        there.get_ref().1.peer_certificates().unwrap()[0].to_vec()
    };
    let before = shown(&mut incoming).await;
    let office = Office {
        layout: &ge.made.layout,
        party: ge.party(),
        domain: ge.made.card.domain(),
        now: SystemClock.now(),
        entropy: &SystemEntropy,
    };
    renew(&office).unwrap();
    assert_eq!(shown(&mut incoming).await, before);
    ge.credentials.reload(SystemClock.now()).unwrap();
    let after = shown(&mut incoming).await;
    assert_ne!(after, before);

    std::fs::copy(am.made.layout.node_cert(), ge.made.layout.node_cert()).unwrap();
    let mismatch = ge.credentials.reload(SystemClock.now());
    assert!(matches!(
        mismatch,
        Err(credentials::CredentialsError::Mismatch { .. })
    ));
    assert_eq!(shown(&mut incoming).await, after);
    assert!(ge.dir.path().exists());
}

#[test]
fn a_certificate_about_to_end_is_not_taken_up_and_warns_before() {
    let ge = Node::new("GE/revenue-service");
    let not_after = ge.credentials.not_after();
    let before = |days: u64, secs: u64| {
        let left = days * 86_400 + secs;
        Timestamp::from_millis(not_after.as_millis() - left * 1000)
    };
    let load = |now| Credentials::load(ge.made.layout.node_cert(), ge.made.layout.node_key(), now);
    assert!(load(before(1, 0)).is_ok());
    assert!(matches!(
        load(before(0, 86_399)),
        Err(credentials::CredentialsError::Expiring { .. })
    ));
    let warning = |now| credentials::expiry_warning(not_after, now);
    assert_eq!(warning(before(90, 1)), None);
    for days in credentials::WARN_DAYS {
        assert_eq!(warning(before(days, 0)), Some(days));
    }
    assert_eq!(warning(before(8, 0)), Some(14));
    assert_eq!(warning(not_after.plus(Duration::from_secs(1))), Some(1));
}

/// Takes connections only when the system has descriptors again.
struct Lacking {
    accept: Box<dyn Accept>,
    lacking: u32,
}

impl Accept for Lacking {
    fn local_addr(&self) -> SocketAddr {
        self.accept.local_addr()
    }

    fn accept(&mut self) -> BoxFuture<'_, std::io::Result<Line>> {
        if self.lacking == 0 {
            return self.accept.accept();
        }
        self.lacking -= 1;
        let error = std::io::Error::from(rustix::io::Errno::MFILE);
        Box::pin(std::future::ready(Err(error)))
    }
}

/// The system of [`Lacking`], which refuses so often.
struct LacksAtFirst(u32);

impl Listen for LacksAtFirst {
    fn listen(&self, address: SocketAddr) -> BoxFuture<'_, std::io::Result<Box<dyn Accept>>> {
        let lacking = self.0;
        Box::pin(async move {
            let accept = Tcp.listen(address).await?;
            Ok(Box::new(Lacking { accept, lacking }) as Box<dyn Accept>)
        })
    }
}

#[tokio::test]
async fn a_lack_of_descriptors_is_told_and_passes_and_then_partners_are_admitted() {
    let (ge, am) = partners();
    let listener = ge.listen_on(&LacksAtFirst(3), Limits::peers()).await;
    let address = listener.local_addr();
    let mut incoming = listener.incoming();
    let _there = am.dial(&ge, address).await.unwrap();
    let here = next(&mut incoming).await;
    assert_eq!(here.connect_info().identity().party, *am.party());
    ge.refused(Reason::Busy).await;
}
