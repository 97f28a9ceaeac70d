//! What a third party is shown of a record that is passed on proves it, whoever shows it.

use proptest::prelude::*;

use super::super::samples::{NOW, coded, id, publish, seizure};
use crate::envelope::{Opening, RecordKey, SealRandom, SealedRecord, SoftKey};
use crate::forms::{Form as _, ForwardEvent, Handling};
use crate::ledger::entry::Entry;
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::{Event, Record};
use crate::section::{Section, SectionSet, Slot};
use crate::wire::record::{self, PassedOn, header_bytes, section_bytes};

const BY: &str = "AZ/customs";
const TO: &str = "KZ/customs";

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

/// A notice with a handling code.
fn notice() -> ntc_proto::node::v1::Draft {
    let mut draft = seizure();
    let handling = draft.handling.as_mut().unwrap();
    handling.handling_codes.push(coded("H1"));
    draft
}

fn seal(record: &Record, seed: u8) -> SealedRecord {
    let key = RecordKey {
        origin: record.origin().clone(),
        id: *record.id().as_bytes(),
    };
    let random = SealRandom {
        commit_salt: [seed; 32],
        slots: std::array::from_fn(|slot| [seed ^ slot as u8; 32]),
    };
    let key_of = SoftKey::from_seed(&[seed; 32]);
    let header = |digests: &_| header_bytes(record, digests);
    SealedRecord::seal(&key, section_bytes(record), &random, header, &key_of).unwrap()
}

/// What an author discloses of a notice, and where it stands.
fn disclosed(sections: SectionSet) -> (Opening, Vec<u8>) {
    let (notice, _) = publish(notice()).unwrap();
    let sealed = seal(&notice, 1);
    let entry = Entry::Record {
        time: NOW,
        commit: sealed.commit(),
        disposition: crate::envelope::Hash::of(&[b"decided"]),
    };
    (sealed.disclose(sections), entry.encode())
}

fn passed(sections: SectionSet) -> PassedOn {
    let (opening, entry) = disclosed(sections);
    let (notice, _) = publish(notice()).unwrap();
    PassedOn {
        opening,
        ledger_index: 9,
        entry,
        received: NOW,
        to: party(TO),
        purpose: notice.purpose().to_owned(),
        handling: notice.handling().passed_on_to(&party(TO)),
        expires: notice.expires(),
        consent: Some(id()),
    }
}

fn forward(passed: PassedOn) -> Result<Record, InvalidRecord> {
    let own = RecordId::new(NOW, &[9; 10]);
    record::forward((&party(BY), own), NOW, passed)
}

/// What the third party makes of an opening.
fn opened(opening: &Opening) -> Result<Record, InvalidRecord> {
    let header = record::header(&opening.header)?;
    let sections: Vec<(Section, &[u8])> = opening
        .sections
        .iter()
        .map(|open| (open.slot.section().unwrap(), open.content.as_slice()))
        .collect();
    record::open(header, &sections)
}

fn all() -> SectionSet {
    SectionSet::ALL.without(Section::National)
}

#[test]
fn a_third_party_reads_the_record_that_its_author_signed_byte_for_byte() {
    let (notice, _) = publish(notice()).unwrap();
    let told = SectionSet::EMPTY.with(Section::Event).with(Section::Goods);
    for sections in [all(), told, SectionSet::EMPTY.with(Section::Goods)] {
        let forwarded = forward(passed(sections)).unwrap();
        assert_eq!(forwarded.origin(), &party(BY));
        let sealed = seal(&forwarded, 2);
        let (signed, _) = disclosed(sections);
        for open in &signed.sections {
            let own = sealed.disclose(SectionSet::ALL).sections;
            let same = own.iter().any(|it| it.content == open.content);
            assert!(
                same || open.slot == Slot::from(Section::Event),
                "{}",
                open.slot
            );
        }
        let there = opened(&sealed.disclose(SectionSet::ALL)).unwrap();
        let carried = there.carried().unwrap();
        assert_eq!(carried.header(), notice.header());
        assert_eq!(carried.present(), sections.intersection(notice.present()));
        assert_eq!(there.places(), carried.places());
        // Whoever may see less of it proves that less.
        let event = SectionSet::EMPTY.with(Section::Event);
        let less = opened(&sealed.disclose(event)).unwrap();
        assert_eq!(
            less.carried().unwrap().present(),
            sections.intersection(event)
        );
    }
}

#[test]
fn what_is_kept_out_leaves_no_salt_behind() {
    let told = SectionSet::EMPTY.with(Section::Event);
    let forwarded = forward(passed(all()).only(told)).unwrap();
    assert_eq!(forwarded.present(), told);
    let Some(Event::Forward(event)) = &forwarded.sections().event else {
        panic!("a forward");
    };
    let slots: Vec<_> = event.salts.iter().map(|it| it.slot).collect();
    assert_eq!(slots, [u32::from(Section::Event.slot())]);
}

/// The event of a forward, changed and read again beside its other sections.
fn with(change: impl FnOnce(&mut ForwardEvent)) -> Result<Record, InvalidRecord> {
    let forwarded = forward(passed(all())).unwrap();
    let Some(Event::Forward(event)) = &forwarded.sections().event else {
        panic!("a forward");
    };
    let mut event = ForwardEvent::clone(event);
    change(&mut event);
    let sealed = seal(&forwarded, 2);
    let mut opening = sealed.disclose(SectionSet::ALL);
    let bytes = prost::Message::encode_to_vec(&event.write());
    opening.sections[0].content = bytes;
    opened(&opening)
}

#[test]
fn whoever_alters_what_it_passes_on_is_found_out_by_the_third_party_alone() {
    assert!(with(|_| {}).is_ok());
    let other = SoftKey::from_seed(&[7; 32]);
    let other = crate::envelope::Sign::public_key(&other);
    type Change = Box<dyn FnOnce(&mut ForwardEvent)>;
    let changes: Vec<(&str, Change)> = vec![
        ("salt", Box::new(|event| event.salt[0] ^= 1)),
        ("key", Box::new(move |event| event.author_key = other)),
        ("signature", Box::new(|event| event.signature[9] ^= 1)),
        ("entry", Box::new(|event| event.entry[20] ^= 1)),
        ("no entry", Box::new(|event| event.entry.clear())),
        (
            "section salt",
            Box::new(|event| event.salts[0].salt[0] ^= 1),
        ),
        ("no salt", Box::new(|event| event.salts.clear())),
        (
            "another id",
            Box::new(|event| event.record.id = RecordId::new(NOW, &[3; 10])),
        ),
    ];
    for (what, change) in changes {
        assert_eq!(
            with(change).unwrap_err().reason,
            Reason::CarriedUnproven,
            "{what}"
        );
    }
    let refused = with(|event| event.to = event.record.origin.clone()).unwrap_err();
    assert_eq!(refused.field, "event.to");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_byte_of_what_is_passed_on_can_be_another(place in any::<usize>(), bit in 0..8_u32, which in 0..3_usize) {
        let forwarded = forward(passed(all())).unwrap();
        let mut opening = seal(&forwarded, 2).disclose(SectionSet::ALL);
        if which == 0 {
            let goods = opening.sections.iter_mut().find(|it| it.slot == Slot::from(Section::Goods));
            let content = &mut goods.unwrap().content;
            let place = place % content.len();
            content[place] ^= 1 << bit;
            prop_assert!(opened(&opening).is_err());
        } else {
            let refused = with(|event| {
                let bytes = if which == 1 { &mut event.header } else { &mut event.event };
                let place = place % bytes.len();
                bytes[place] ^= 1 << bit;
            });
            prop_assert!(refused.is_err());
        }
    }
}

#[test]
fn the_strictest_handling_travels_along_and_nothing_is_wider_than_its_author_signed() {
    let strict = |change: &dyn Fn(&mut PassedOn)| {
        let mut passed = passed(all());
        change(&mut passed);
        forward(passed)
    };
    let (notice, _) = publish(notice()).unwrap();
    let tlp = notice.handling().tlp;
    assert!(tlp > Tlp::Clear && tlp < Tlp::Red);
    for (field, change) in [
        (
            "handling.tlp",
            &(|it: &mut PassedOn| it.handling.tlp = Tlp::Clear) as &dyn Fn(&mut PassedOn),
        ),
        ("handling.permitted_action", &|it| {
            it.handling.permitted_action = PermittedAction::Any;
        }),
        ("handling.handling_codes", &|it| {
            it.handling.handling_codes.clear();
        }),
        ("expires", &|it| {
            it.expires = it.expires.plus(std::time::Duration::from_secs(1));
        }),
        ("purpose", &|it| {
            it.consent = None;
            it.purpose = "revenue_protection".to_owned();
        }),
    ] {
        let refused = strict(change).unwrap_err();
        assert_eq!(refused.field, field);
        assert_eq!(refused.reason, Reason::CarriedUnproven);
    }
    let stricter = strict(&|it| {
        it.handling.tlp = Tlp::AmberStrict;
        it.handling.permitted_action = PermittedAction::NoneVisible;
    });
    assert!(stricter.is_ok());
    let red = Handling {
        tlp: Tlp::Red,
        named_recipients: [party(BY)].into(),
        ..notice.handling().clone()
    };
    assert_eq!(
        red.passed_on_to(&party(TO)).named_recipients,
        [party(TO)].into()
    );
    assert_eq!(notice.handling().strictest(&red).tlp, Tlp::Red);
}

#[test]
fn a_forward_of_a_forward_is_refused_with_its_own_reason() {
    let forwarded = forward(passed(all())).unwrap();
    let sealed = seal(&forwarded, 2);
    let entry = Entry::Record {
        time: NOW,
        commit: sealed.commit(),
        disposition: crate::envelope::Hash::of(&[b"decided"]),
    };
    let again = PassedOn {
        opening: sealed.disclose(SectionSet::ALL),
        entry: entry.encode(),
        handling: forwarded.handling().clone(),
        expires: forwarded.expires(),
        to: party("UZ/customs"),
        ..passed(all())
    };
    let own = RecordId::new(NOW, &[5; 10]);
    let refused = record::forward((&party(TO), own), NOW, again).unwrap_err();
    assert_eq!(refused.reason, Reason::OnwardAgain);
}
