//! From an officer's draft to bytes, and from bytes to what a peer holds.

use proptest::prelude::*;

use super::super::*;
use super::samples::{self, DEFAULTS, HOUR, NOW, id, now_ms, publish};
use crate::model::codes::{CODE_LIST, country_known};
use crate::record::{AgreementMove, AgreementStep, Event, RecordId};
use crate::section::SectionSet;
use crate::time::Timestamp;

fn sealed(record: &Record) -> (Vec<u8>, Vec<(Section, Vec<u8>)>) {
    let bytes = section_bytes(record);
    let sections = Section::ALL
        .into_iter()
        .zip(bytes)
        .filter_map(|(section, bytes)| Some((section, bytes?)))
        .collect();
    (header_bytes(record, &[[5; 32]; 8]), sections)
}

fn opened(
    header_bytes: &[u8],
    sections: &[(Section, Vec<u8>)],
    disclosed: SectionSet,
) -> Result<Record, InvalidRecord> {
    let disclosed: Vec<_> = sections
        .iter()
        .filter(|(section, _)| disclosed.contains(*section))
        .map(|(section, bytes)| (*section, bytes.as_slice()))
        .collect();
    open(header(header_bytes)?, &disclosed)
}

#[test]
fn a_record_arrives_as_it_was_written() {
    for draft in [samples::seizure(), samples::alert(), samples::full()] {
        let (record, _) = publish(draft).unwrap();
        let (header_bytes, sections) = sealed(&record);
        let received = opened(&header_bytes, &sections, SectionSet::ALL).unwrap();
        assert_eq!(received.header(), record.header());
        assert_eq!(received.sections(), record.sections());
        assert_eq!(received.audience(), None);
    }
}

#[test]
fn any_subset_of_the_sections_opens() {
    let (record, _) = publish(samples::full()).unwrap();
    assert_eq!(record.present(), SectionSet::ALL);
    let (header_bytes, sections) = sealed(&record);
    for bits in 0..=0xff {
        let disclosed = SectionSet::from_bits(bits);
        let received = opened(&header_bytes, &sections, disclosed).unwrap();
        assert_eq!(received.present(), disclosed);
    }
}

#[test]
fn what_a_record_refers_to_goes_with_its_event_and_never_in_the_header() {
    let (id, origin) = (RecordId::new(NOW, &[9; 10]), "MD/customs-service");
    let mut draft = samples::full();
    let Some(node::v1::draft::Event::Seizure(event)) = &mut draft.event else {
        panic!("a seizure");
    };
    event.references[0].id = id.as_bytes().to_vec();
    event.references[0].origin = origin.to_owned();
    let (record, _) = publish(draft).unwrap();
    let (header, sections) = sealed(&record);
    let event = sections
        .iter()
        .find(|(section, _)| *section == Section::Event);
    let event = &event.unwrap().1;
    for part in [id.as_bytes().as_slice(), origin.as_bytes()] {
        let holds = |bytes: &[u8]| bytes.windows(part.len()).any(|it| it == part);
        assert!(holds(event) && !holds(&header));
    }
}

#[test]
fn a_draft_reads_back_from_what_a_client_sends() {
    let read = draft(samples::full()).unwrap();
    assert_eq!(draft(draft_message(&read)), Ok(read));
}

#[test]
fn the_node_adds_identity_time_and_expiry() {
    let (record, warnings) = publish(samples::seizure()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!((record.id(), record.created()), (id(), NOW));
    assert_eq!(record.expires(), NOW.plus(DEFAULTS.expiry));
    assert_eq!(record.header().code_list, CODE_LIST);
    assert_eq!(record.categories().iter().collect::<Vec<_>>(), ["narcotic"]);
    assert_eq!(record.audience(), None);
}

#[test]
fn what_the_index_needs_is_at_hand() {
    let (record, _) = publish(samples::full()).unwrap();
    let places = record.places();
    let countries = places.iter().filter(|code| country_known(code));
    assert_eq!(countries.collect::<Vec<_>>(), ["EC", "GE", "TR"]);
    let schemes: Vec<_> = record
        .identifiers()
        .iter()
        .map(|identifier| identifier.scheme().code())
        .collect();
    assert_eq!(
        schemes,
        ["imo_ship", "container", "imo_company", "passport"]
    );
    assert_eq!(record.source_reference(), Some("S0001"));
    assert_eq!(record.place_text(), "Poti, GE");
    assert_eq!(record.goods_text(), "42.5 kg cocaine");
    assert_eq!(
        record.event_time().unwrap().to_string(),
        "2026-02-27 00:00 UTC"
    );
    assert_eq!(record.audience().unwrap().len(), 1);
}

#[test]
fn debug_shows_no_personal_data() {
    let read = draft(samples::full()).unwrap();
    let (record, _) = publish(samples::full()).unwrap();
    let shown = format!(
        "{read:?} {record:?} {:?} {:?}",
        record.sections(),
        record.header()
    );
    for hidden in [
        "Anna",
        "L898902C3",
        "1974",
        "anna@",
        "Behind",
        "Example Trading",
        "S0001",
        "own note",
    ] {
        assert!(!shown.contains(hidden), "{hidden}: {shown}");
    }
}

#[test]
fn a_peer_with_a_newer_code_list_is_read() {
    let (record, _) = publish(samples::seizure()).unwrap();
    let (header_bytes, mut sections) = sealed(&record);
    let mut message: v1::Header = decode("header", &header_bytes).unwrap();
    let mut event: v1::SeizureEvent = decode("event", &sections[0].1).unwrap();
    event.means[0].code = "neutrino_scan".to_owned();
    sections[0].1 = event.encode_to_vec();
    let reason = |header: &v1::Header| {
        opened(&header.encode_to_vec(), &sections, SectionSet::ALL).map_err(|error| error.reason)
    };
    assert_eq!(reason(&message).unwrap_err(), Reason::CodeUnknown);
    message.code_list = "ntc-codes/2".to_owned();
    let received = reason(&message).unwrap();
    let Some(Event::Seizure(event)) = &received.sections().event else {
        panic!("a seizure");
    };
    assert_eq!(event.means[0].code, "neutrino_scan");
    for unknown in ["", "ntc-codes", "ntc-codes/0", "ntc-codes/x", "other/2"] {
        message.code_list = unknown.to_owned();
        assert_eq!(
            reason(&message).unwrap_err(),
            Reason::CodeUnknown,
            "{unknown}"
        );
    }
}

#[test]
fn a_header_from_the_future_is_refused_by_the_receivers_clock() {
    let (record, _) = publish(samples::seizure()).unwrap();
    let ahead = |millis| {
        let now = Timestamp::from_millis(NOW.as_millis() - millis);
        record
            .header()
            .check_received(now)
            .map_err(|error| error.reason)
    };
    assert_eq!(ahead(300_000), Ok(()));
    assert_eq!(ahead(300_001), Err(Reason::TimeInFuture));
}

#[test]
fn a_section_opens_once_and_only_as_itself() {
    let (record, _) = publish(samples::full()).unwrap();
    let (header_bytes, sections) = sealed(&record);
    let goods = (Section::Goods, sections[1].1.as_slice());
    let read = |sections: &[(Section, &[u8])]| {
        open(header(&header_bytes).unwrap(), sections).map_err(|error| error.reason)
    };
    assert_eq!(read(&[goods, goods]).unwrap_err(), Reason::Malformed);
    assert_eq!(
        read(&[(Section::Goods, &[0xff])]).unwrap_err(),
        Reason::Malformed
    );
    assert!(read(&[(Section::Persons, goods.1)]).is_err());
}

#[test]
fn goods_of_another_category_than_the_header_says_are_refused() {
    let (record, _) = publish(samples::seizure()).unwrap();
    let (header_bytes, sections) = sealed(&record);
    let mut message: v1::Header = decode("header", &header_bytes).unwrap();
    message.categories = vec!["tobacco".to_owned()];
    let refused = opened(&message.encode_to_vec(), &sections, SectionSet::ALL).unwrap_err();
    assert_eq!(
        (refused.field.as_str(), refused.reason),
        ("categories", Reason::FieldInvalid)
    );
}

#[test]
fn categories_stand_in_the_header_sorted_and_once_each() {
    let (record, _) = publish(samples::seizure()).unwrap();
    let (header_bytes, _) = sealed(&record);
    let mut message: v1::Header = decode("header", &header_bytes).unwrap();
    for (categories, holds) in [
        (["narcotic", "tobacco"], true),
        (["tobacco", "narcotic"], false),
        (["narcotic", "narcotic"], false),
    ] {
        message.categories = categories.map(str::to_owned).to_vec();
        let read = header(&message.encode_to_vec()).map_err(|error| error.reason);
        assert_eq!(
            read.err(),
            (!holds).then_some(Reason::Malformed),
            "{categories:?}"
        );
    }
}

#[test]
fn a_header_without_categories_does_not_slip_past() {
    let (record, _) = publish(samples::seizure()).unwrap();
    let (header_bytes, sections) = sealed(&record);
    let mut message: v1::Header = decode("header", &header_bytes).unwrap();
    message.categories.clear();
    let refused = opened(&message.encode_to_vec(), &sections, SectionSet::EMPTY).unwrap_err();
    assert_eq!(refused.field, "categories");
}

fn proposal() -> AgreementMove {
    AgreementMove {
        step: AgreementStep::Propose,
        document: b"id = 'x'".to_vec(),
        document_sha256: <sha2::Sha256 as sha2::Digest>::digest(b"id = 'x'").into(),
        signature: Some([1; 64]),
        author_key: Some([2; 32]),
        reason: String::new(),
    }
}

fn agreement(agreement: AgreementMove) -> Result<Record, InvalidRecord> {
    let origin = "GE/revenue-service".parse().unwrap();
    let audience = ["AZ/customs".parse().unwrap()].into();
    let event = Event::Agreement(Box::new(agreement));
    Record::administrative(&origin, id(), NOW, audience, event)
}

#[test]
fn an_agreement_record_arrives_as_it_was_written() {
    let record = agreement(proposal()).unwrap();
    let (header_bytes, sections) = sealed(&record);
    let received = opened(&header_bytes, &sections, SectionSet::ALL).unwrap();
    assert_eq!(received.agreement_move(), Some(&proposal()));
    assert_eq!(received.header(), record.header());
    assert_eq!(record.audience().unwrap().len(), 1);
}

#[test]
fn an_agreement_step_holds_what_it_requires() {
    let suspension = AgreementMove {
        step: AgreementStep::Suspend,
        document: Vec::new(),
        signature: None,
        author_key: None,
        reason: "review".to_owned(),
        ..proposal()
    };
    assert!(agreement(suspension.clone()).is_ok());
    let broken = [
        AgreementMove {
            document: Vec::new(),
            ..proposal()
        },
        AgreementMove {
            signature: None,
            ..proposal()
        },
        AgreementMove {
            author_key: None,
            ..proposal()
        },
        AgreementMove {
            document: vec![1],
            ..suspension.clone()
        },
        AgreementMove {
            signature: Some([0; 64]),
            author_key: Some([0; 32]),
            ..suspension
        },
        AgreementMove {
            document: vec![b'#'; crate::record::MAX_DOCUMENT + 1],
            ..proposal()
        },
    ];
    for (position, broken) in broken.into_iter().enumerate() {
        assert!(agreement(broken).is_err(), "{position}");
    }
}

#[test]
fn a_document_with_another_hash_is_refused() {
    let other = AgreementMove {
        document_sha256: [0; 32],
        ..proposal()
    };
    let refused = agreement(other.clone()).unwrap_err();
    assert_eq!(refused.reason, Reason::AgreementHashMismatch);
    let (header_bytes, mut sections) = sealed(&agreement(proposal()).unwrap());
    sections[0].1 = agreement_bytes(&other);
    let refused = opened(&header_bytes, &sections, SectionSet::ALL).unwrap_err();
    assert_eq!(refused.reason, Reason::AgreementHashMismatch);
}

#[test]
fn an_agreement_step_reads_back_from_its_bytes() {
    assert_eq!(
        super::super::agreement(&agreement_bytes(&proposal())),
        Ok(proposal())
    );
    let unsigned = AgreementMove {
        signature: None,
        ..proposal()
    };
    assert!(super::super::agreement(&agreement_bytes(&unsigned)).is_err());
    assert!(super::super::agreement(&[0xff]).is_err());
    assert!(super::super::agreement(&[]).is_err());
}

#[test]
fn an_agreement_record_carries_no_case() {
    let (case, _) = publish(samples::full()).unwrap();
    let record = agreement(proposal()).unwrap();
    let (header_bytes, mut sections) = sealed(&record);
    sections.extend(sealed(&case).1.into_iter().skip(1));
    for (section, _) in sections.iter().skip(1) {
        let disclosed = SectionSet::EMPTY.with(*section);
        assert!(
            opened(&header_bytes, &sections, disclosed).is_err(),
            "{section}"
        );
    }
}

#[test]
fn a_case_without_purpose_is_refused() {
    let (record, _) = publish(samples::seizure()).unwrap();
    let (header_bytes, sections) = sealed(&record);
    let mut message: v1::Header = decode("header", &header_bytes).unwrap();
    message.purpose.clear();
    let refused = opened(&message.encode_to_vec(), &sections, SectionSet::ALL).unwrap_err();
    assert_eq!(
        (refused.field.as_str(), refused.reason),
        ("purpose", Reason::FieldMissing)
    );
}

#[test]
fn persons_arrive_with_basis_and_evaluation_only() {
    let (record, _) = publish(samples::full()).unwrap();
    let (header_bytes, sections) = sealed(&record);
    let mut message: v1::Header = decode("header", &header_bytes).unwrap();
    message.handling.as_mut().unwrap().evaluation = None;
    let refused = opened(&message.encode_to_vec(), &sections, SectionSet::ALL).unwrap_err();
    assert_eq!(refused.reason, Reason::PersonsWithoutBasis);
    assert_eq!(message.expires, now_ms() + 1_000 * HOUR);
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes: Vec<u8>, slot in 0_u8..8, flip in 0_usize..4_096, with: u8) {
        let section = Section::from_slot(slot).unwrap();
        let (record, _) = publish(samples::full()).unwrap();
        let (mut header_bytes, mut sections) = sealed(&record);
        drop(header(&bytes));
        drop(open(record.header().clone(), &[(section, &bytes)]));
        let length = header_bytes.len();
        header_bytes[flip % length] = with;
        let content = &mut sections[usize::from(slot)].1;
        let length = content.len();
        content[flip % length] = with;
        drop(opened(&header_bytes, &sections, SectionSet::ALL));
    }
}
