use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;

use super::*;

fn key(role: KeyRole) -> SigningKey {
    let seed = Sha256::digest(format!("ntc test card key {}", role.code()));
    SigningKey::from_bytes(&seed.into())
}

fn draft() -> CardDraft {
    let public = |role| key(role).verifying_key().to_bytes();
    CardDraft {
        domain: "ntc.example".parse().unwrap(),
        party: "GE/revenue-service".parse().unwrap(),
        ledger_number: 1,
        keys: CardKeys {
            author: public(KeyRole::Author),
            ledger: public(KeyRole::Ledger),
            witness: public(KeyRole::Witness),
            receipt: public(KeyRole::Receipt),
        },
        authorities: vec![vec![0x30, 0x82, 1, 2]],
        addresses: vec!["node.rs.ge.example:7444".to_owned()],
        contact: "duty desk, +995 000 00 00 00".to_owned(),
        issued: Timestamp::from_millis(1_700_000_000_000),
    }
}

fn seal(draft: CardDraft) -> Result<NodeCard, SealError> {
    draft.seal(|role, message| Ok::<_, SealError>(key(role).sign(message).to_bytes()))
}

fn refused(draft: CardDraft) -> InvalidCard {
    match seal(draft) {
        Err(SealError::Invalid(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sealed_card_opens_to_what_was_sealed() {
    let card = seal(draft()).unwrap();
    let opened = NodeCard::open(card.text()).unwrap();
    assert_eq!(opened, card);
    assert_eq!(opened.party().as_str(), "GE/revenue-service");
    assert_eq!(opened.origin(), "ntc.example/ge/revenue-service/ledger1");
    assert_eq!(opened.keys(), &draft().keys);
    assert_eq!(opened.issued(), draft().issued);
}

#[test]
fn the_same_draft_always_gives_the_same_card() {
    let card = seal(draft()).unwrap();
    assert_eq!(
        card.fingerprint().to_string(),
        "AKEC-C8VN-DXHM-WPEZ-EZZY-6YWE-ZCZG-YFP8"
    );
    assert!(card.text().starts_with(
        "ntc-card/v1\nparty: GE/revenue-service\ndomain: ntc.example\nledger: ntc.example/ge/revenue-service/ledger1\n"
    ));
}

#[test]
fn every_statement_changes_the_fingerprint() {
    let own = seal(draft()).unwrap().fingerprint();
    let changes: [fn(&mut CardDraft); 5] = [
        |draft| draft.addresses.push("10.0.0.1:7444".to_owned()),
        |draft| draft.contact.push('1'),
        |draft| draft.authorities = vec![vec![1]],
        |draft| draft.issued = Timestamp::from_millis(1),
        |draft| draft.ledger_number = 2,
    ];
    for change in changes {
        let mut other = draft();
        change(&mut other);
        assert_ne!(seal(other).unwrap().fingerprint(), own);
    }
}

#[test]
fn a_card_that_another_key_signed_is_refused() {
    for forged in KeyRole::ALL {
        let result = draft().seal(|role, message| {
            let mut signer = key(role);
            if role == forged {
                signer = SigningKey::from_bytes(&[7; 32]);
            }
            Ok::<_, SealError>(signer.sign(message).to_bytes())
        });
        assert_eq!(
            result,
            Err(SealError::Invalid(InvalidCard::Signature(forged.code())))
        );
    }
}

#[test]
fn two_roles_cannot_share_a_key() {
    let mut shared = draft();
    shared.keys.receipt = shared.keys.witness;
    assert_eq!(refused(shared), InvalidCard::SharedKey);
}

#[test]
fn one_past_each_limit_is_refused() {
    let mut card = draft();
    card.addresses = vec!["a.example:1".to_owned(); MAX_ADDRESSES];
    card.authorities = vec![vec![1; MAX_AUTHORITY_CERT_LEN]; MAX_AUTHORITIES];
    card.contact = "ა".repeat(MAX_CONTACT_LEN);
    assert!(seal(card.clone()).is_ok());

    let mut addresses = card.clone();
    addresses.addresses.push("a.example:1".to_owned());
    assert_eq!(refused(addresses), InvalidCard::TooMany("address"));

    let mut authorities = card.clone();
    authorities.authorities.push(vec![1]);
    assert_eq!(refused(authorities), InvalidCard::TooMany("tls-authority"));

    let mut long = card.clone();
    long.authorities = vec![vec![1; MAX_AUTHORITY_CERT_LEN + 1]];
    assert_eq!(refused(long), InvalidCard::Value("tls-authority"));

    let mut contact = card;
    contact.contact.push('a');
    assert_eq!(refused(contact), InvalidCard::Value("contact"));

    let long = " ".repeat(MAX_CARD_LEN + 1);
    assert_eq!(NodeCard::open(&long), Err(InvalidCard::TooLong));
}

#[test]
fn an_address_is_a_host_and_a_port() {
    let name = vec!["a".repeat(63); 4].join(".");
    let longest = format!("{name}:7444");
    assert_eq!(longest.len(), MAX_ADDRESS_LEN);
    for address in ["a.example:7444", "10.0.0.1:1", "[::1]:65535", &longest] {
        assert!(is_address(address), "{address}");
    }
    let long = format!("{name}:74440");
    for address in [
        "a.example",
        "a.example:0",
        "a.example:65536",
        ":1",
        "::1:1",
        "[a]:1",
        "a b:1",
        "a/b:1",
        "a@b:1",
        &long,
    ] {
        assert!(!is_address(address), "{address}");
    }
}

#[test]
fn a_contact_cannot_forge_lines_or_hide_text() {
    for contact in ["", " ", "a\nissued: x", "a\u{202e}b", "a\u{200b}"] {
        let mut card = draft();
        card.contact = contact.to_owned();
        assert!(seal(card).is_err(), "{contact:?}");
    }
}

#[test]
fn the_contact_stays_out_of_debug_output() {
    assert!(!format!("{:?}", seal(draft()).unwrap()).contains("+995"));
}

proptest! {
    #[test]
    fn any_changed_byte_is_refused(at in 0_usize..4096, byte in 0x20_u8..0x7f) {
        let card = seal(draft()).unwrap();
        let mut bytes = card.text().as_bytes().to_vec();
        let at = at % bytes.len();
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        prop_assert!(NodeCard::open(&String::from_utf8(bytes).unwrap()).is_err());
    }

    #[test]
    fn no_text_panics(text in "(ntc-card/v1\n)?.{0,300}") {
        prop_assert!(NodeCard::open(&text).is_err());
    }
}
