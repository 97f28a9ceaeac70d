use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::{Coded, RecordId};
use crate::reason::Reason;
use crate::record::{AcknowledgementEvent, CorrectionEvent, RecordName, RetractionEvent};

const NOW: Timestamp = Timestamp::from_millis(1_772_323_200_000);
const AUTHOR: &str = "GE/revenue-service";
const HOLDER: &str = "AZ/customs";

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn id(number: u8) -> RecordId {
    RecordId::new(NOW, &[number; 10])
}

fn subject() -> Subject {
    Subject {
        origin: party(AUTHOR),
        id: id(1),
    }
}

fn administrative(origin: &str, number: u8, event: Event) -> Record {
    let audience = BTreeSet::from([party(HOLDER)]);
    Record::administrative(&party(origin), id(number), NOW, audience, event).unwrap()
}

fn retraction(of: &[u8]) -> Event {
    Event::Retraction(Box::new(RetractionEvent {
        records: of.iter().map(|number| id(*number)).collect(),
        reason: Coded {
            code: "wrong_subject".to_owned(),
            text: String::new(),
        },
        relays: None,
    }))
}

fn acknowledgement(step: AcknowledgementStep, ground: &str) -> AcknowledgementEvent {
    AcknowledgementEvent {
        about: RecordName {
            origin: party(AUTHOR),
            id: id(1),
        },
        step,
        at: NOW,
        recall: Some(id(2)),
        ground: ground.to_owned(),
        sections: Vec::new(),
        holder: None,
    }
}

#[test]
fn a_record_makes_a_note_of_each_record_that_it_names() {
    let withdrawn = administrative(AUTHOR, 9, retraction(&[1, 3]));
    let notes = Note::of(&withdrawn);
    let named: Vec<_> = notes.iter().map(|note| note.subject.id).collect();
    assert_eq!(named, [id(1), id(3)]);
    assert!(notes.iter().all(|note| note.says == Says::Retracted));
    assert_eq!(
        Standing::fold(&notes[..1]),
        Some(Standing::Retracted { by: id(9) })
    );

    let corrected = CorrectionEvent {
        record: id(1),
        by: id(4),
        version: 2,
        fields: Vec::new(),
        reason: String::new(),
    };
    let corrected = administrative(AUTHOR, 5, Event::Correction(Box::new(corrected)));
    let standing = Standing::fold(&Note::of(&corrected)).unwrap();
    assert_eq!(
        (standing.by(), standing.reason()),
        (id(4), Reason::Superseded)
    );

    let event = acknowledgement(AcknowledgementStep::Applied, "");
    let acknowledged = administrative(HOLDER, 6, Event::Acknowledgement(Box::new(event)));
    let notes = Note::of(&acknowledged);
    assert_eq!(notes[0].subject, subject());
    assert_eq!(Standing::fold(&notes), None);
    assert_eq!(Holder::fold(&party(HOLDER), &notes).applied, Some(NOW));
    assert_eq!(Holder::fold(&party(AUTHOR), &notes), Holder::default());
}

#[test]
fn what_breaks_a_rule_of_its_kind_is_no_record() {
    let make = |origin: &str, event| {
        let audience = BTreeSet::from([party(HOLDER)]);
        Record::administrative(&party(origin), id(9), NOW, audience, event).map(|_| ())
    };
    let refused = |origin, event| {
        let invalid = make(origin, event).unwrap_err();
        (invalid.field, invalid.reason)
    };
    let told = |event| Event::Acknowledgement(Box::new(event));
    let corrects = |by, version| {
        Event::Correction(Box::new(CorrectionEvent {
            record: id(1),
            by: id(by),
            version,
            fields: Vec::new(),
            reason: String::new(),
        }))
    };
    let own = acknowledgement(AcknowledgementStep::Applied, "");
    let late = AcknowledgementEvent {
        at: NOW.plus(std::time::Duration::from_secs(3600)),
        ..own.clone()
    };
    let invalid = Reason::FieldInvalid;
    for (origin, event, field, reason) in [
        (AUTHOR, retraction(&[1, 1]), "event.records", invalid),
        (AUTHOR, retraction(&[9]), "event.records", invalid),
        (AUTHOR, corrects(1, 2), "event.by", invalid),
        (AUTHOR, corrects(2, 1), "event.version", invalid),
        (AUTHOR, told(own), "event.about.origin", invalid),
        (HOLDER, told(late), "event.at", Reason::TimeInFuture),
        (
            HOLDER,
            told(acknowledgement(AcknowledgementStep::Kept, "")),
            "event.ground",
            Reason::FieldMissing,
        ),
        (
            HOLDER,
            told(acknowledgement(AcknowledgementStep::Erased, "why")),
            "event.ground",
            invalid,
        ),
    ] {
        assert_eq!(refused(origin, event), (field.to_owned(), reason));
    }
}

#[test]
fn who_has_what_it_said_it_destroyed_is_named_by_its_own_word() {
    let at = |minute: u64| NOW.plus(std::time::Duration::from_secs(60 * minute));
    let holder = |said: &[(AcknowledgementStep, u64)]| {
        let notes: Vec<_> = said
            .iter()
            .map(|(step, minute)| Note {
                subject: subject(),
                author: party(HOLDER),
                record: id(9),
                says: Says::Acknowledged {
                    step: *step,
                    at: at(*minute),
                    recall: None,
                    holder: None,
                },
            })
            .collect();
        Holder::fold(&party(HOLDER), &notes).held_after_erased()
    };
    use AcknowledgementStep as Step;
    for step in [Step::Received, Step::Kept, Step::Taken] {
        assert_eq!(holder(&[(Step::Erased, 5), (step, 6)]), Some(at(6)));
        // It had it, and then destroyed it.
        for before in [4, 5] {
            assert_eq!(holder(&[(Step::Erased, 5), (step, before)]), None);
        }
        assert_eq!(holder(&[(step, 6)]), None);
    }
    let kept_again = [(Step::Kept, 1), (Step::Erased, 5), (Step::Kept, 9)];
    assert_eq!(holder(&kept_again), Some(at(9)));
    // Undoing what was done on its word takes no content.
    for step in [Step::Applied, Step::Acted, Step::NotActed, Step::Erased] {
        assert_eq!(holder(&[(Step::Erased, 5), (step, 6)]), None);
    }
}

/// A note of the one record, by its author or by others.
fn any_note() -> impl Strategy<Value = Note> {
    let says = prop_oneof![
        (2_u32..5, 10_u8..14).prop_map(|(version, by)| Says::Superseded {
            by: id(by),
            version
        }),
        Just(Says::Retracted),
        (0_usize..AcknowledgementStep::ALL.len(), 0_u64..9).prop_map(|(step, at)| {
            Says::Acknowledged {
                step: AcknowledgementStep::ALL[step],
                at: Timestamp::from_millis(at),
                recall: None,
                holder: None,
            }
        }),
    ];
    let author = prop_oneof![Just(AUTHOR), Just(HOLDER), Just("TR/customs")];
    (author, 20_u8..30, says).prop_map(|(author, record, says)| Note {
        subject: subject(),
        author: party(author),
        record: id(record),
        says,
    })
}

proptest! {
    #[test]
    fn notes_say_the_same_in_whatever_order_and_however_often_they_come(
        notes in proptest::collection::vec(any_note(), 0..12),
        seed in any::<prop::sample::Index>(),
    ) {
        let mut others = notes.clone();
        if !others.is_empty() {
            let at = seed.index(others.len());
            others.rotate_left(at);
            others.extend(notes.iter().take(at).cloned());
            others.reverse();
        }
        prop_assert_eq!(Standing::fold(&notes), Standing::fold(&others));
        for name in [HOLDER, "TR/customs"] {
            let name = party(name);
            prop_assert_eq!(Holder::fold(&name, &notes), Holder::fold(&name, &others));
        }
    }

    #[test]
    fn only_its_author_withdraws_or_replaces_a_record(
        notes in proptest::collection::vec(any_note(), 0..12),
    ) {
        let (own, foreign): (Vec<_>, Vec<_>) = notes
            .iter()
            .cloned()
            .partition(|note| note.author == party(AUTHOR));
        prop_assert_eq!(Standing::fold(&notes), Standing::fold(&own));
        prop_assert_eq!(Standing::fold(&foreign), None);
        if own.iter().any(|note| note.says == Says::Retracted) {
            let standing = Standing::fold(&notes);
            prop_assert_eq!(standing.map(Standing::reason), Some(Reason::Retracted));
        }
    }
}

#[test]
fn who_erased_some_sections_has_not_erased_the_record() {
    let told = |step, sections: &[&str]| {
        let event = AcknowledgementEvent {
            sections: sections.iter().map(|it| (*it).to_owned()).collect(),
            ..acknowledgement(step, "")
        };
        Record::administrative(
            &party(HOLDER),
            id(9),
            NOW,
            [party(AUTHOR)].into(),
            Event::Acknowledgement(Box::new(event)),
        )
    };
    let erased = AcknowledgementStep::Erased;
    assert!(Note::of(&told(erased, &["persons"]).unwrap()).is_empty());
    assert_eq!(Note::of(&told(erased, &[]).unwrap()).len(), 1);
    for (step, sections, reason) in [
        (erased, &["persons", "persons"][..], Reason::FieldInvalid),
        (erased, &["person"], Reason::CodeUnknown),
        (
            AcknowledgementStep::Applied,
            &["persons"],
            Reason::FieldInvalid,
        ),
    ] {
        let refused = told(step, sections).unwrap_err();
        assert_eq!(
            (refused.field.as_str(), refused.reason),
            ("event.sections", reason)
        );
    }
}
