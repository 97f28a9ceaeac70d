//! The face that officers call.

use std::collections::BTreeSet;
use std::path::Path;

use ntc_core::identity::officer::Role;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tonic::transport::server::Connected as _;

use super::*;
use crate::identity::officer::Office;
use crate::identity::{issue_officer, revoke_officer};
use crate::tls::protocol::{VERSIONS, provider};

struct Face {
    officers: Arc<OfficerTrust>,
    address: SocketAddr,
    incoming: Incoming<OfficerIdentity>,
}

async fn face(node: &Node) -> Face {
    let layout = &node.made.layout;
    let officers = OfficerTrust::load(layout, node.party(), node.connections.clone());
    let officers = Arc::new(officers.unwrap());
    let credentials = Credentials::load(
        layout.officer_server_cert(),
        layout.officer_server_key(),
        SystemClock.now(),
    );
    let plane = OfficerPlane::new(
        Arc::clone(&officers),
        Arc::new(credentials.unwrap()),
        Arc::clone(&node.clock),
    );
    let listener = Listener::bind(
        &Tcp,
        SocketAddr::from(([127, 0, 0, 1], 0)),
        plane.unwrap(),
        Limits::officers(),
        node.connections.clone(),
        Arc::clone(&node.metrics),
    )
    .await
    .unwrap();
    Face {
        officers,
        address: listener.local_addr(),
        incoming: listener.incoming(),
    }
}

/// Connects with the files of a profile directory, as `ntc --profile` does.
async fn connect(node: &Node, cert: &Path, key: &Path, to: &Face) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    let authority = node.made.administrator.profile.join("ca.pem");
    roots
        .add(CertificateDer::from_pem_file(authority).unwrap())
        .unwrap();
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(VERSIONS)
        .unwrap()
        .with_root_certificates(roots)
        .with_client_auth_cert(
            vec![CertificateDer::from_pem_file(cert).unwrap()],
            PrivateKeyDer::from_pem_file(key).unwrap(),
        )
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let name = node.made.card.domain().officers_host(node.party());
    let tcp = TcpStream::connect(to.address).await.unwrap();
    TlsConnector::from(Arc::new(config))
        .connect(ServerName::try_from(name).unwrap(), tcp)
        .await
        .unwrap()
}

#[tokio::test]
async fn the_first_administrator_connects_with_the_profile_that_init_made() {
    let ge = Node::new("GE/revenue-service");
    let mut face = face(&ge).await;
    let profile = &ge.made.administrator.profile;
    let text = std::fs::read_to_string(profile.join("profile.toml")).unwrap();
    assert!(text.contains("address = \"127.0.0.1:7443\""), "{text}");
    assert!(
        text.contains("server_name = \"officers.revenue-service.ge.ntc.example\""),
        "{text}"
    );
    let (cert, key) = (profile.join("officer.pem"), profile.join("officer.key"));
    let _there = connect(&ge, &cert, &key, &face).await;
    let here = next(&mut face.incoming).await;
    let caller = here.connect_info();
    assert_eq!(caller.identity().name.as_str(), "nino");
    assert!(Role::ALL.iter().all(|role| caller.identity().has(*role)));
    assert_eq!(caller.identity().serial, ge.made.administrator.serial);
}

#[tokio::test]
async fn an_officer_has_the_roles_of_the_certificate_until_it_is_revoked() {
    let ge = Node::new("GE/revenue-service");
    let mut face = face(&ge).await;
    let office = Office {
        layout: &ge.made.layout,
        party: ge.party(),
        domain: ge.made.card.domain(),
        now: SystemClock.now(),
        entropy: &SystemEntropy,
    };
    let name = "levan".parse().unwrap();
    let roles = BTreeSet::from([Role::Liaison]);
    let profile = issue_officer(&office, &name, &roles, "127.0.0.1:7443")
        .unwrap()
        .profile;
    let (cert, key) = (profile.join("officer.pem"), profile.join("officer.key"));
    let _there = connect(&ge, &cert, &key, &face).await;
    let mut here = next(&mut face.incoming).await;
    assert_eq!(here.connect_info().identity().roles, roles);

    revoke_officer(&ge.made.layout, &name).unwrap();
    assert_eq!(face.officers.reload().unwrap(), 1);
    ended(&mut here).await;
    ended(&mut connect(&ge, &cert, &key, &face).await).await;
    ge.refused(Reason::CertificateRefused).await;

    issue_officer(&office, &name, &roles, "127.0.0.1:7443").unwrap();
    let _again = connect(&ge, &cert, &key, &face).await;
    next(&mut face.incoming).await;
}

#[tokio::test]
async fn a_node_is_no_officer() {
    let ge = Node::new("GE/revenue-service");
    let face = face(&ge).await;
    let (cert, key) = (ge.made.layout.node_cert(), ge.made.layout.node_key());
    ended(&mut connect(&ge, &cert, &key, &face).await).await;
    ge.refused(Reason::NotAnOfficer).await;
}

#[tokio::test]
async fn an_officer_of_another_node_is_refused() {
    let ge = Node::new("GE/revenue-service");
    let am = Node::new("AM/state-revenue-committee");
    let same_name = Node::new("GE/revenue-service");
    let face = face(&ge).await;
    for (other, reason) in [
        (&am, Reason::NotAnOfficer),
        (&same_name, Reason::CertificateRefused),
    ] {
        let profile = &other.made.administrator.profile;
        let (cert, key) = (profile.join("officer.pem"), profile.join("officer.key"));
        ended(&mut connect(&ge, &cert, &key, &face).await).await;
        ge.refused(reason).await;
    }
}
