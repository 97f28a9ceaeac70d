//! What came of hits that were confirmed on own lists.

use super::*;
use crate::life;
use crate::model::RecordId;
use crate::model::kind::Urgency;

fn ann() -> Known {
    known(&["Ann Traveller"], &["1961-03-04"], &[])
}

fn seen(priority: Priority, arrives: Option<u32>) -> Desk {
    let mut desk = Desk::default();
    let found = Match {
        priority,
        ..entry("17", ann())
    };
    let seen = Sighting {
        arrives: arrives.map(day),
        ..sighting("F1", day(0), ann(), vec![found])
    };
    desk.see(&seen, day(0));
    desk
}

fn due(desk: &Desk) -> Option<Timestamp> {
    desk.docket.hit(H1).unwrap().outcome_due()
}

fn tell(desk: &mut Desk, result: &str, on: u32) {
    desk.act(H1, Move::Outcome(result.to_owned()), "ana", day(on));
}

#[test]
fn what_came_of_a_hit_on_an_own_list_is_owed_until_it_is_told() {
    let mut desk = seen(Priority::Normal, None);
    assert_eq!(due(&desk), None);
    desk.act(H1, CONFIRM, "ana", day(1));
    assert_eq!(due(&desk), Some(day(8)));
    // What is still open stays owed, with the same time.
    tell(&mut desk, "open", 2);
    assert_eq!(due(&desk), Some(day(8)));
    tell(&mut desk, "no_offence", 3);
    assert_eq!(due(&desk), None);
    let told = desk.docket.hit(H1).unwrap().outcome.clone().unwrap();
    assert_eq!(
        (&*told.result, &*told.by, told.at),
        ("no_offence", "ana", day(3))
    );
    let mut again = Docket::default();
    for event in &desk.events {
        again
            .apply(&wire::decoded(&wire::encoded(event)).unwrap())
            .unwrap();
    }
    assert_eq!(again.hit(H1), desk.docket.hit(H1));
    // Whoever confirms it anew owes it anew.
    desk.act(H1, Move::Reopen, "ana", day(4));
    assert!(desk.docket.hit(H1).unwrap().outcome.is_none());
    desk.act(H1, CONFIRM, "ana", day(5));
    assert_eq!(due(&desk), Some(day(12)));
}

#[test]
fn an_outcome_is_due_by_how_soon_the_hit_had_to_be_looked_at_and_not_before_it_arrived() {
    for (priority, urgency) in [
        (Priority::Top, Urgency::Urgent),
        (Priority::High, Urgency::Priority),
        (Priority::Normal, Urgency::Routine),
        (Priority::Low, Urgency::Routine),
    ] {
        let mut desk = seen(priority, None);
        desk.act(H1, CONFIRM, "ana", day(0));
        assert_eq!(due(&desk), Some(day(0).plus(urgency.deadline())));
        let mut desk = seen(priority, Some(9));
        desk.act(H1, CONFIRM, "ana", day(0));
        assert_eq!(due(&desk), Some(day(9).plus(urgency.deadline())));
    }
}

#[test]
fn nothing_is_owed_here_of_what_was_not_confirmed_or_is_an_alert_of_a_partner() {
    let illegal = |desk: &Desk| {
        let wanted = Move::Outcome("seizure".to_owned());
        desk.try_move(H1, wanted, "ana", day(1))
            .unwrap_err()
            .to_string()
    };
    let desk = seen(Priority::Normal, None);
    assert!(illegal(&desk).contains("H1 is new; what came of it is told of"));
    let alert = life::Subject {
        origin: "GE/customs".parse().unwrap(),
        id: RecordId::new(day(0), &[1; 10]),
    };
    let mut desk = Desk::default();
    let found = Match {
        target: Target::Record(alert.clone()),
        ..entry("17", ann())
    };
    desk.see(&sighting("F1", day(0), ann(), vec![found]), day(0));
    desk.act(H1, CONFIRM, "ana", day(0));
    assert_eq!(due(&desk), None);
    assert!(illegal(&desk).contains("'ntc outcome' tells it"));
    // Where an author is told of what was met on an own list, the outcome is owed to that author.
    let mut desk = seen(Priority::Normal, None);
    let tells = vec![ToTell {
        alert: Some(alert),
        tell: Tell { acted: false },
    }];
    desk.act(H1, Move::Confirm { tells }, "ana", day(0));
    assert_eq!(due(&desk), None);
}
