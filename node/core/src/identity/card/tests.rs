use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;

use super::*;

fn key(role: KeyRole) -> SigningKey {
    let seed = Sha256::digest(format!("ntc test card key {}", role.name()));
    SigningKey::from_bytes(&seed.into())
}

fn keys() -> CardKeys {
    let public = |role| key(role).verifying_key().to_bytes();
    CardKeys {
        author: public(KeyRole::Author),
        ledger: public(KeyRole::Ledger),
        witness: public(KeyRole::Witness),
        receipt: public(KeyRole::Receipt),
    }
}

fn draft() -> CardDraft {
    let domain = "ntc.example".parse().unwrap();
    let party = "GE/revenue-service".parse().unwrap();
    CardDraft {
        made_at: FOUNDING_SIZE,
        keys: founding_keys(&domain, &party, 1, &keys()),
        capabilities: ["records/1", "receipt/2", "erase/1", "key/1"]
            .map(str::to_owned)
            .to_vec(),
        other: Vec::new(),
        domain,
        party,
        ledger_number: 1,
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
    assert_eq!(opened.keys(), &keys());
    assert_eq!(opened.made_at(), 4);
    assert!(opened.is_capable_of("erase/1"));
    assert!(!opened.is_capable_of("recall/1"));
    assert_eq!(opened.issued(), draft().issued);
}

#[test]
fn a_card_whose_node_lacks_what_goes_to_everybody_is_refused() {
    for missing in ALWAYS {
        let mut less = draft();
        less.capabilities.retain(|named| named != missing);
        assert_eq!(refused(less), InvalidCard::Lacks(missing));
    }
    let known = |always: &str| CAPABILITIES.contains(&always);
    assert!(ALWAYS.into_iter().all(known));
}

#[test]
fn the_same_draft_always_gives_the_same_card() {
    let card = seal(draft()).unwrap();
    assert_eq!(
        card.fingerprint().to_string(),
        "YAGF-PHD4-GXSG-99YX-JFYR-515D-VDAB-V7RB"
    );
    assert!(card.text().starts_with(
        "ntc-card/v2\nparty: GE/revenue-service\ndomain: ntc.example\nledger: ntc.example/ge/revenue-service/ledger1\n"
    ));
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let card = seal(draft()).unwrap();
    let windows = card.text().replace('\n', "\r\n");
    for file in [
        card.text().to_owned(),
        windows.clone(),
        format!("\u{feff}{windows}"),
        windows.replacen("\r\n", "\n", 3),
    ] {
        let read = NodeCard::read(file.as_bytes()).unwrap();
        assert_eq!(read.fingerprint(), card.fingerprint());
        assert_eq!(read.text(), card.text());
    }
    let old_mac = card.text().replace('\n', "\r");
    assert!(NodeCard::read(old_mac.as_bytes()).is_err());
    assert_eq!(NodeCard::read(b"\xff"), Err(InvalidCard::NotText));
}

#[test]
fn every_statement_changes_the_fingerprint() {
    let own = seal(draft()).unwrap().fingerprint();
    let changes: [fn(&mut CardDraft); 8] = [
        |draft| draft.made_at = 5,
        |draft| draft.capabilities.push("recall/1".to_owned()),
        |draft| draft.other.push("of-a-later-version: kept".to_owned()),
        |draft| draft.addresses.push("10.0.0.1:7444".to_owned()),
        |draft| draft.contact.push('1'),
        |draft| draft.authorities = vec![vec![1]],
        |draft| draft.issued = Timestamp::from_millis(1),
        |draft| {
            draft.ledger_number = 2;
            draft.keys = founding_keys(&draft.domain, &draft.party, 2, &keys());
        },
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
            Err(SealError::Invalid(InvalidCard::Signature(forged.name())))
        );
    }
}

#[test]
fn two_roles_cannot_share_a_key() {
    let mut shared = draft();
    let one = CardKeys {
        receipt: keys().witness,
        ..keys()
    };
    shared.keys = founding_keys(&shared.domain, &shared.party, 1, &one);
    assert_eq!(refused(shared), InvalidCard::SharedKey);
}

#[test]
fn one_past_each_limit_is_refused() {
    let mut card = draft();
    card.addresses = vec!["a.example:1".to_owned(); MAX_ADDRESSES];
    card.authorities = vec![vec![1; MAX_AUTHORITY_CERT_LEN]; MAX_AUTHORITIES];
    card.contact = "ა".repeat(MAX_CONTACT_LEN);
    assert!(seal(card.clone()).is_ok());

    let name = "ntc.example/ge/revenue-service/author";
    let retired = |number: u8| ListedKey {
        role: "author".to_owned(),
        vkey: vkey::encode(name, vkey::TYPE_ML_DSA_44, &[number; 40]),
        from: 0,
        to: Some(1),
    };
    let mut many = draft();
    many.keys.extend((4..MAX_KEYS as u8).map(retired));
    assert!(seal(many.clone()).is_ok());
    many.keys.push(retired(99));
    assert_eq!(refused(many), InvalidCard::TooMany("key"));

    let mut capable = draft();
    let more = (ALWAYS.len()..MAX_CAPABILITIES).map(|n| format!("c{n}/1"));
    capable.capabilities.extend(more);
    capable.other = (0..MAX_OTHER_LINES)
        .map(|n| format!("later-{n}: x"))
        .collect();
    assert!(seal(capable.clone()).is_ok());
    let mut other = capable.clone();
    other.other.push("later: x".to_owned());
    assert_eq!(refused(other), InvalidCard::TooMany("of a later version"));
    capable.capabilities.push("c/1".to_owned());
    assert_eq!(refused(capable), InvalidCard::TooMany("capability"));

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

/// A card of a party that changed its author key at entry 9 and announces a post-quantum ledger key.
fn rotated() -> CardDraft {
    let mut draft = draft();
    let author = key_of(b"next author");
    draft.made_at = 12;
    draft.keys[0].to = Some(10);
    let name = |role: &str| format!("ntc.example/ge/revenue-service/{role}");
    let listed = |role: &str, vkey, from| ListedKey {
        role: role.to_owned(),
        vkey,
        from,
        to: None,
    };
    let next = author.verifying_key().to_bytes();
    draft.keys.extend([
        listed(
            "author",
            vkey::encode(&name("author"), vkey::TYPE_NOTE, &next),
            9,
        ),
        listed(
            "ledger",
            vkey::encode(&name("ledger1"), vkey::TYPE_ML_DSA_44, &[9; 1312]),
            11,
        ),
        listed("of-a-later-version", vkey::encode("x", 0x55, &[5; 20]), 11),
    ]);
    draft
}

fn key_of(text: &[u8]) -> SigningKey {
    SigningKey::from_bytes(&Sha256::digest(text).into())
}

fn seal_rotated(draft: CardDraft) -> Result<NodeCard, SealError> {
    draft.seal(|role, message| {
        let signer = match role {
            KeyRole::Author => key_of(b"next author"),
            KeyRole::Ledger | KeyRole::Witness | KeyRole::Receipt => key(role),
        };
        Ok::<_, SealError>(signer.sign(message).to_bytes())
    })
}

#[test]
fn a_card_lists_retired_keys_and_those_it_does_not_use_and_is_signed_by_those_in_force() {
    let card = seal_rotated(rotated()).unwrap();
    let next = key_of(b"next author").verifying_key().to_bytes();
    assert_eq!(card.keys().author, next);
    assert_eq!(card.keys().ledger, keys().ledger);
    assert_eq!(card.listed_keys().len(), 7);
    let unused = card
        .listed_keys()
        .iter()
        .filter(|key| key.public().is_none());
    assert_eq!(unused.count(), 2);
    // The retired key signs no card.
    let old =
        rotated().seal(|role, message| Ok::<_, SealError>(key(role).sign(message).to_bytes()));
    assert_eq!(
        old,
        Err(SealError::Invalid(InvalidCard::Signature("author")))
    );
}

#[test]
fn a_card_lists_no_key_whose_entry_the_ledger_did_not_have_when_the_card_was_made() {
    let lists = |edit: fn(&mut CardDraft)| {
        let mut draft = rotated();
        edit(&mut draft);
        seal_rotated(draft).map(|_| ())
    };
    let refused = Err(SealError::Invalid(InvalidCard::Value("key")));
    // Keys are added by entries up to number 11, and one is ended by entry 10.
    assert_eq!(lists(|_| {}), Ok(()));
    assert_eq!(lists(|draft| draft.made_at = 11), refused);
    assert_eq!(lists(|draft| draft.keys[0].to = Some(11)), Ok(()));
    assert_eq!(lists(|draft| draft.keys[0].to = Some(12)), refused);
}

#[test]
fn a_card_takes_the_place_of_one_that_it_continues() {
    let (first, second) = (seal(draft()).unwrap(), seal_rotated(rotated()).unwrap());
    assert!(second.continues(&first));
    assert!(first.continues(&first));
    assert!(!first.continues(&second), "a key is not listed yet");
    let mut later = rotated();
    later.made_at = 13;
    let later = seal_rotated(later).unwrap();
    assert!(later.continues(&second));
    assert!(!second.continues(&later), "made at a smaller size");
    let mut dropped = rotated();
    dropped.keys.remove(0);
    let dropped = seal_rotated(dropped).unwrap();
    assert!(!dropped.continues(&first), "a key is no longer listed");
}

#[test]
fn a_key_that_the_ledger_did_not_have_yet_is_refused() {
    for change in [
        (|draft: &mut CardDraft| draft.made_at = 11) as fn(&mut CardDraft),
        |draft| draft.keys[0].to = Some(12),
        |draft| draft.keys[4].vkey = draft.keys[4].vkey.replace("author", "witness"),
    ] {
        let mut draft = rotated();
        change(&mut draft);
        assert_eq!(
            seal_rotated(draft),
            Err(SealError::Invalid(InvalidCard::Value("key")))
        );
    }
    let mut none = draft();
    none.keys[3].to = Some(3);
    none.keys[3].from = 2;
    assert_eq!(refused(none), InvalidCard::KeyMissing);
}

#[test]
fn lines_of_a_later_version_are_kept_and_signed_and_cannot_stand_for_known_ones() {
    let mut later = draft();
    later.other = vec!["escort: of a later version".to_owned()];
    let card = seal(later).unwrap();
    assert_eq!(card.other_lines(), ["escort: of a later version"]);
    let forged = card.text().replace("escort: of", "escort: by");
    assert!(matches!(
        NodeCard::open(&forged),
        Err(InvalidCard::Signature(_))
    ));
    for other in [
        "party: GE/customs",
        "no value",
        "Upper: x",
        "later: a\u{202e}b",
    ] {
        let mut draft = draft();
        draft.other = vec![other.to_owned()];
        assert!(seal(draft).is_err(), "{other:?}");
    }
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
    fn no_text_panics(text in "(ntc-card/v2\n)?.{0,300}") {
        prop_assert!(NodeCard::open(&text).is_err());
    }
}
