//! Who is told of a hit and who is not, without hits, index and ledger.

use std::collections::BTreeMap;

use ntc_core::hit::{Sought, Source, Target};
use ntc_core::screening::Verdict;
use ntc_core::time::Timestamp;

use super::notice::{is_asked_first, met};
use super::*;
use crate::hits::Meeting;

const OWN: &str = "GE/customs";
const AUTHOR: &str = "AZ/customs";
const THIRD: &str = "KZ/customs";

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn id(seed: u8) -> RecordId {
    RecordId::new(Timestamp::from_millis(1_700_000_000_000), &[seed; 10])
}

fn of(origin: &str, seed: u8) -> Subject {
    Subject {
        origin: party(origin),
        id: id(seed),
    }
}

fn alert() -> Subject {
    of(AUTHOR, 1)
}

fn entry(list: &str) -> Target {
    Target::Entry {
        list: list.parse().unwrap(),
        key: "7".to_owned(),
    }
}

fn screened() -> Source {
    Source::Screening("flight".to_owned())
}

/// A meeting by a name; `erased` is one of which nobody knows any more by what.
fn meeting(source: Source, target: Target) -> Meeting {
    Meeting {
        source,
        target,
        verdict: Verdict::Exact,
        factors: vec!["name".to_owned()],
        journeys: Vec::new(),
        stops: Vec::new(),
        at: Timestamp::from_millis(1),
    }
}

fn erased(meeting: Meeting) -> Meeting {
    Meeting {
        factors: Vec::new(),
        ..meeting
    }
}

/// Which of these meetings the author of the alert is told of, or why of none. One list is shared.
fn told(meetings: &[Meeting]) -> Result<usize, String> {
    let shares = |list: &ListName| list.as_str() == "shared";
    let met = met(&party(OWN), &shares, meetings, &alert()).map_err(|error| error.to_string())?;
    Ok(meetings
        .iter()
        .position(|it| std::ptr::eq(it, met))
        .unwrap())
}

#[test]
fn an_author_is_told_of_what_the_own_party_saw_and_of_nothing_that_another_told() {
    let record = |origin, seed| Source::Record(of(origin, seed));
    let on_alert = || Target::Record(alert());
    for (meeting, is_told) in [
        (meeting(screened(), on_alert()), true),
        (meeting(record(OWN, 2), on_alert()), true),
        (meeting(record(THIRD, 2), on_alert()), false),
        (meeting(Source::Record(alert()), entry("shared")), true),
        (meeting(Source::Record(alert()), entry("kept")), false),
        (
            meeting(Source::Record(alert()), Target::Record(of(OWN, 3))),
            true,
        ),
        (
            meeting(Source::Record(alert()), Target::Record(of(THIRD, 3))),
            false,
        ),
        // Meetings of other alerts are none of this one.
        (meeting(screened(), Target::Record(of(AUTHOR, 9))), false),
        (meeting(screened(), entry("shared")), false),
        (meeting(record(OWN, 2), entry("shared")), false),
    ] {
        let what = format!("{:?} on {:?}", meeting.source, meeting.target);
        assert_eq!(
            told(std::slice::from_ref(&meeting)).is_ok(),
            is_told,
            "{what}"
        );
        // What is told by facts that are known is not told by facts that are not.
        assert!(told(&[erased(meeting)]).is_err(), "{what}");
    }
}

#[test]
fn the_first_meeting_that_may_be_told_counts_and_why_none_may_is_told_by_what_time_could_mend() {
    let kept = || meeting(Source::Record(alert()), entry("kept"));
    let good = || meeting(screened(), Target::Record(alert()));
    assert_eq!(told(&[kept(), erased(good()), good(), good()]), Ok(2));
    let why = |meetings: &[Meeting]| told(meetings).unwrap_err();
    assert!(why(&[kept()]).contains("kept"));
    let third = meeting(Source::Record(of(THIRD, 2)), Target::Record(alert()));
    assert!(why(&[third, kept()]).contains(THIRD), "the first reason");
    for meetings in [
        vec![kept(), erased(good())],
        vec![erased(good()), kept()],
        vec![],
    ] {
        assert_eq!(why(&meetings), TellError::Erased.to_string());
    }
}

#[test]
fn that_nobody_acts_before_is_told_where_the_own_party_or_the_author_asks_it() {
    let asks = |target: Target, contact_first| {
        let sought = Sought {
            target: target.clone(),
            contact_first,
            ends: None,
            verdict: Verdict::Exact,
            score: 1000,
            says: None,
        };
        (target, sought)
    };
    let first = |sought: Vec<(Target, Sought)>| {
        let sought: BTreeMap<_, _> = sought.into_iter().collect();
        is_asked_first(&party(OWN), true, &sought, &alert())
    };
    let records = [
        (entry("kept"), true),
        (Target::Record(of(OWN, 3)), true),
        (Target::Record(alert()), true),
        (Target::Record(of(THIRD, 3)), false),
        (Target::Record(of(AUTHOR, 9)), false),
    ];
    for (target, is_told) in records {
        let what = format!("{target:?}");
        assert_eq!(first(vec![asks(target.clone(), true)]), is_told, "{what}");
        // Whoever does not ask it adds nothing, and takes nothing away.
        assert_eq!(
            first(vec![asks(target, true), asks(entry("other"), false)]),
            is_told,
            "{what}"
        );
    }
    assert!(
        first(vec![asks(entry("kept"), false)]),
        "the hit says so, and nobody by name"
    );
    assert!(!is_asked_first(
        &party(OWN),
        false,
        &BTreeMap::new(),
        &alert()
    ));
}

fn telling(number: u32, acted: bool, step: TellStep) -> Telling {
    Telling {
        number,
        alert: None,
        tell: Tell { acted },
        step,
    }
}

fn notice() -> Notice {
    Notice {
        record: id(8),
        to: party(AUTHOR),
        at: Timestamp::from_millis(1),
    }
}

/// An author; `can` says whether it can be told, and whether the agreements say so.
fn owner(origin: &str, tellings: Vec<Telling>, can: Result<bool, TellError>) -> Owner {
    Owner {
        alert: of(origin, 1),
        tellings,
        can,
    }
}

/// Who is told, and who could be.
fn sides(wish: &Wish) -> (Vec<&str>, Vec<&str>) {
    assert_eq!(wish.tells.len(), wish.who.len());
    (
        wish.who.iter().map(Party::as_str).collect(),
        wish.could.iter().map(Party::as_str).collect(),
    )
}

#[test]
fn agreements_tell_each_author_once_and_none_where_somebody_is_to_be_asked_first() {
    let stands = || vec![telling(1, false, TellStep::Told(notice()))];
    let owners = || {
        vec![
            owner(AUTHOR, vec![], Ok(true)),
            owner(THIRD, vec![], Ok(false)),
            owner("TR/customs", stands(), Ok(true)),
            owner("UZ/customs", vec![], Err(TellError::NotHeld)),
        ]
    };
    let wish = Wish::by_agreements(owners(), false);
    assert_eq!(sides(&wish), (vec![AUTHOR], vec![THIRD]));
    assert!(matches!(wish.untold, Some(TellError::NotHeld)));
    let wish = Wish::by_agreements(owners(), true);
    assert_eq!(sides(&wish), (vec![], vec![AUTHOR, THIRD]));
}

#[test]
fn what_stands_or_is_to_be_published_is_not_told_again_and_that_somebody_acted_is_told_once() {
    let asked = |acted| Asked { acted, owner: None };
    let steps = [
        (TellStep::Wanted, true),
        (TellStep::Told(notice()), true),
        (TellStep::Dropped, false),
        (TellStep::Untold, false),
        (TellStep::Withdrawing(notice()), false),
        (TellStep::Withdrawn(notice()), false),
    ];
    for (step, holds) in steps {
        for was_acted in [false, true] {
            for acted in [false, true] {
                let told = telling(1, was_acted, step.clone());
                let wish = Wish::asked(vec![owner(AUTHOR, vec![told], Ok(false))], &asked(acted));
                let is_news = !holds || (acted && !was_acted);
                let told = sides(&wish.unwrap()).0.len();
                assert_eq!(told, usize::from(is_news), "{step:?} {was_acted} {acted}");
            }
        }
    }
}

#[test]
fn an_officer_tells_whom_the_word_means_and_is_told_who_there_is_where_it_means_nobody() {
    let owners = || {
        vec![
            owner(AUTHOR, vec![], Ok(false)),
            owner("AZ/police", vec![], Ok(false)),
            owner(THIRD, vec![], Err(TellError::Withdrawn)),
        ]
    };
    let asked = |word: &str| Asked {
        acted: false,
        owner: Some(word.to_owned()),
    };
    let of_country = Wish::asked(owners(), &asked("az")).unwrap();
    assert_eq!(sides(&of_country), (vec![AUTHOR, "AZ/police"], vec![]));
    assert!(of_country.untold.is_none(), "nobody asked for the third");
    let of_party = Wish::asked(owners(), &asked("AZ/police")).unwrap();
    assert_eq!(sides(&of_party), (vec!["AZ/police"], vec![AUTHOR]));
    let refused = Wish::asked(owners(), &asked("KZ")).unwrap_err();
    assert!(matches!(refused, TellError::Withdrawn));
    let word = "x".repeat(65);
    let stranger = Wish::asked(owners(), &asked(&word)).unwrap_err();
    let TellError::Stranger { word, owners: told } = stranger else {
        panic!("nobody of the name is there");
    };
    assert_eq!(word.len(), 64, "no more of what was typed is told");
    assert_eq!(told, "AZ/customs, AZ/police, KZ/customs");
    // Whoever asks for everybody is told of the one who lacks, and the others are told.
    let all = Asked::default();
    let wish = Wish::asked(owners(), &all).unwrap();
    assert_eq!(sides(&wish).0.len(), 2);
    assert!(matches!(wish.untold, Some(TellError::Withdrawn)));
}

#[test]
fn who_is_left_can_be_told_and_was_not() {
    let stands = || vec![telling(1, false, TellStep::Wanted)];
    let left = Wish::left(vec![
        owner(AUTHOR, stands(), Ok(true)),
        owner(THIRD, vec![telling(1, false, TellStep::Untold)], Ok(false)),
        owner("TR/customs", vec![], Err(TellError::NotHeld)),
        owner("UZ/customs", vec![], Err(TellError::Withdrawn)),
    ]);
    assert_eq!(sides(&left), (vec![], vec![THIRD]));
    assert!(
        matches!(left.untold, Some(TellError::NotHeld)),
        "the first why"
    );
}

#[test]
fn a_notice_that_no_time_makes_possible_is_given_up_and_every_other_one_is_tried_again() {
    let list = || "kept".parse().unwrap();
    let given_up = [
        TellError::Alone,
        TellError::NoAlert(RecordKind::Answer),
        TellError::PassedOn(party(THIRD)),
        TellError::OfOthers(party(THIRD)),
        TellError::Erased,
        TellError::NotHeld,
        TellError::Withdrawn,
        TellError::Replaced(id(2)),
    ];
    for error in given_up {
        assert!(error.is_final() && !error.is_for_all(), "{error}");
    }
    // A list may be shared later; what the node cannot do now it does later, and then nothing else is told now either.
    assert!(!TellError::ListKept(list()).is_final());
    assert!(!TellError::ListKept(list()).is_for_all());
    assert!(!TellError::Stopping.is_final() && TellError::Stopping.is_for_all());
    let refused = PublishError::NothingToTell;
    let refused = TellError::Publish(refused);
    assert!(
        !refused.is_final() && !refused.is_for_all(),
        "an agreement may let it go later"
    );
}

#[test]
fn parties_are_named_once_each_in_the_order_in_which_they_come() {
    let parties = [THIRD, AUTHOR, THIRD].map(party);
    assert_eq!(named(&parties), "KZ/customs, AZ/customs");
}
