//! What officers may do, and when.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::model::RecordId;
use crate::reason::{Reason, Reasoned as _};

fn one() -> Desk {
    let mut desk = Desk::default();
    let subject = known(&["Ann Invented"], &["1961-03-04"], &[]);
    let target = known(&["Anna Invented"], &[], &[]);
    desk.see(
        &sighting("F1", day(0), subject, vec![entry("17", target)]),
        day(0),
    );
    desk
}

fn reason(desk: &Desk, wanted: Move, who: &str, now: Timestamp) -> Option<Reason> {
    desk.try_move(H1, wanted, who, now)
        .err()
        .map(|error| error.reason())
}

const CLAIM: Move = Move::Claim { take_over: false };

#[test]
fn a_claim_keeps_others_away_until_it_is_released_taken_over_or_lapses() {
    let mut desk = one();
    desk.act(H1, CLAIM, "ana", day(0));
    for wanted in [CLAIM, CONFIRM, rejecting(day(0), DAY), Move::Release] {
        assert_eq!(
            reason(&desk, wanted.clone(), "bob", day(0)),
            Some(Reason::HitClaimed),
            "{wanted:?}"
        );
    }
    assert_eq!(reason(&desk, CLAIM, "ana", day(0)), None);
    let late = day(0).plus(CLAIM_LASTS);
    assert_eq!(reason(&desk, CONFIRM, "bob", late), None);
    desk.act(H1, Move::Claim { take_over: true }, "bob", day(0));
    assert_eq!(
        reason(&desk, CONFIRM, "ana", day(0)),
        Some(Reason::HitClaimed)
    );
    desk.act(H1, Move::Release, "bob", day(0));
    assert_eq!(*desk.state(H1), State::New);
    desk.act(H1, CONFIRM, "ana", day(0));
}

#[test]
fn what_was_decided_is_opened_again_before_it_is_decided_otherwise() {
    for decided in [CONFIRM, rejecting(day(0), DAY)] {
        let mut desk = one();
        assert_eq!(
            reason(&desk, Move::Reopen, "ana", day(0)),
            Some(Reason::HitState)
        );
        desk.act(H1, decided, "ana", day(0));
        let snooze = Move::Snooze(Until::Day(day(3)));
        for wanted in [
            CLAIM,
            CONFIRM,
            rejecting(day(0), DAY),
            snooze,
            Move::Release,
        ] {
            assert_eq!(
                reason(&desk, wanted.clone(), "ana", day(0)),
                Some(Reason::HitState),
                "{wanted:?}"
            );
        }
        desk.act(H1, Move::Reopen, "bob", day(1));
        desk.act(H1, CONFIRM, "bob", day(1));
    }
}

#[test]
fn a_hit_rests_until_its_time_or_its_answer() {
    let mut desk = one();
    assert_eq!(
        reason(&desk, Move::Snooze(Until::Day(day(0))), "ana", day(0)),
        Some(Reason::FieldInvalid)
    );
    let over = day(0).plus(MAX_SNOOZE).plus(Duration::from_millis(1));
    assert_eq!(
        reason(&desk, Move::Snooze(Until::Day(over)), "ana", day(0)),
        Some(Reason::FieldInvalid)
    );
    desk.act(H1, Move::Snooze(Until::Arrival(day(3))), "ana", day(0));
    assert!(desk.docket.rested(day(2)).is_empty());
    for event in desk.docket.rested(day(3)) {
        desk.apply(event);
    }
    assert_eq!(*desk.state(H1), State::Reopened(Cause::Rested));
    let request = RecordId::new(day(3), &[1; 10]);
    let answer = RecordId::new(day(4), &[2; 10]);
    let latest = day(9);
    desk.act(
        H1,
        Move::Snooze(Until::Answer { request, latest }),
        "ana",
        day(3),
    );
    assert_eq!(desk.docket.awaited(), [(request, H1)]);
    let event = desk.docket.answered(H1, answer, day(4)).unwrap();
    desk.apply(event);
    assert_eq!(*desk.state(H1), State::Reopened(Cause::Answered(answer)));
    assert_eq!(desk.docket.answered(H1, answer, day(4)), None);
}

#[test]
fn a_rejection_is_remembered_no_longer_than_its_limit_and_other_says_why() {
    let desk = one();
    assert_eq!(
        reason(&desk, rejecting(day(0), MAX_REMEMBERED), "ana", day(0)),
        None
    );
    let over = MAX_REMEMBERED + Duration::from_millis(1);
    // Beyond the limit, and not to come: by the field, and with what is wrong.
    for (wrong, why) in [
        (over, "name an earlier"),
        (Duration::ZERO, "lies in the past"),
    ] {
        let refused = desk.try_move(H1, rejecting(day(0), wrong), "ana", day(0));
        let refused = refused.unwrap_err();
        assert_eq!(refused.reason(), Reason::FieldInvalid);
        assert_eq!(refused.field().as_deref(), Some("reject.until"));
        assert!(refused.to_string().contains(why), "{refused}");
    }
    let other = Move::Reject {
        reason: Rejection::Other,
        until: day(9),
    };
    assert_eq!(
        reason(&desk, other.clone(), "ana", day(0)),
        Some(Reason::OtherWithoutText)
    );
    let with = |comment: &str| {
        desk.docket
            .decide(H1, other.clone(), ("ana", comment), day(0))
    };
    assert!(with("a twin").is_ok());
    assert!(with(&"x".repeat(MAX_COMMENT)).is_ok());
    assert!(matches!(
        with(&"x".repeat(MAX_COMMENT + 1)),
        Err(Illegal::CommentTooLong)
    ));
    let unknown = HitId::from_number(2).unwrap();
    assert_eq!(
        desk.try_move(unknown, CLAIM, "ana", day(0)),
        Err(Illegal::Unknown(unknown))
    );
}

fn moves() -> impl Strategy<Value = (Move, &'static str)> {
    let wanted = prop_oneof![
        Just(CLAIM),
        Just(Move::Claim { take_over: true }),
        Just(Move::Release),
        Just(CONFIRM),
        Just(Move::Confirm {
            tells: vec![to_tell(1, false)]
        }),
        Just(Move::Tell(vec![to_tell(1, true), to_tell(2, false)])),
        Just(rejecting(day(0), DAY)),
        Just(Move::Snooze(Until::Day(day(30)))),
        Just(Move::Reopen),
        Just(Move::Prioritise(Priority::Top)),
    ];
    (wanted, prop_oneof![Just("ana"), Just("bob")])
}

proptest! {
    #[test]
    fn whatever_officers_do_the_state_is_the_fold_of_its_events(steps in vec((0_u64..3, moves()), 0..40)) {
        let mut desk = Desk::default();
        let subject = known(&["Ann Invented"], &["1961-03-04"], &["x:1"]);
        let matches = ["1", "2", "3"].map(|key| entry(key, known(&["Anna"], &[], &[key])));
        desk.see(&sighting("F1", day(0), subject, matches.to_vec()), day(0));
        for (place, (wanted, who)) in steps {
            let id = HitId::from_number(place + 1).unwrap();
            let before = desk.docket.hit(id).unwrap().clone();
            match desk.try_move(id, wanted, who, day(1)) {
                Ok(event) => desk.apply(event),
                // A move that is refused changes nothing, and says why.
                Err(_) => prop_assert_eq!(desk.docket.hit(id).unwrap(), &before),
            }
            let hit = desk.docket.hit(id).unwrap();
            // Only who works on it holds it, and nobody holds what was put away.
            prop_assert_eq!(hit.claim.is_some(), hit.state == State::InProgress);
            let confirmed = |id| matches!(desk.state(id), State::Confirmed { .. });
            let marked_rightly = hit.marked_by.is_none_or(confirmed);
            prop_assert!(marked_rightly);
        }
        let open = desk.docket.hits().filter(|hit| hit.is_open()).count();
        prop_assert_eq!(desk.docket.open(), open);
        let mut folded = Docket::default();
        for event in &desk.events {
            let stored = wire::decoded(&wire::encoded(event)).unwrap();
            prop_assert_eq!(&stored, event);
            folded.apply(&stored).unwrap();
        }
        let all: Vec<_> = folded.hits().collect();
        prop_assert_eq!(all, desk.docket.hits().collect::<Vec<_>>());
    }
}
