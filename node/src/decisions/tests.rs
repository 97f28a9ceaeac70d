use super::*;
use crate::store::medium::Disk;

const SMALL: JournalOptions = JournalOptions {
    segment_bytes: crate::journal::MIN_SEGMENT,
    floor_bytes: 0,
    known_end: None,
};

fn open(dir: &Path) -> Decisions {
    Decisions::open(dir, SMALL, Arc::new(Disk), Health::new()).unwrap()
}

fn line(at_ms: u64) -> Line {
    Line {
        at_ms,
        party: "GE/customs".to_owned(),
        items: vec![Item {
            deed: "accept".to_owned(),
            ledger_index: at_ms,
            ..Item::default()
        }],
        ..Line::default()
    }
}

fn times(decisions: &Decisions, from: u64) -> Vec<u64> {
    let mut times = Vec::new();
    let unread = decisions.each(Timestamp::from_millis(from), &mut |line| {
        times.push(line.at_ms);
        true
    });
    assert_eq!(unread.unwrap(), 0);
    times
}

#[test]
fn a_line_is_there_after_a_start_once_it_was_ensured_and_one_that_says_nothing_is_none() {
    let dir = tempfile::tempdir().unwrap();
    let decisions = open(dir.path());
    decisions.ensure(decisions.note(&Line::default())).unwrap();
    decisions.note(&line(1));
    decisions.ensure(decisions.note(&line(2))).unwrap();
    // What was not ensured is not promised: this one is lost with the process.
    decisions.note(&line(3));
    drop(decisions);
    let decisions = open(dir.path());
    assert_eq!(times(&decisions, 0), [1, 2]);
    assert_eq!(times(&decisions, 2), [2], "from a time on");
}

#[test]
fn the_oldest_generation_goes_when_there_is_one_too_many_and_the_newest_lines_stay() {
    let dir = tempfile::tempdir().unwrap();
    let decisions = open(dir.path());
    let mut at = 0;
    while generations(dir.path()).unwrap().last() != Some(&(MAX_GENERATIONS as u64 + 1)) {
        at += 1;
        let mut long = line(at);
        long.items = vec![Item::default(); 900];
        decisions.ensure(decisions.note(&long)).unwrap();
    }
    let kept = generations(dir.path()).unwrap();
    assert_eq!(kept.len(), MAX_GENERATIONS);
    assert_eq!(kept.first(), Some(&2), "the first one is gone");
    let kept = times(&decisions, 0);
    assert_eq!(kept.last(), Some(&at));
    assert!(kept[0] > 1 && kept.windows(2).all(|two| two[1] == two[0] + 1));
}

#[test]
fn of_questions_that_the_rules_refuse_a_partner_has_so_many_lines_in_a_day_and_others_have_theirs()
{
    let dir = tempfile::tempdir().unwrap();
    let decisions = open(dir.path());
    let (ge, kz): (Party, Party) = ("GE/customs".parse().unwrap(), "KZ/customs".parse().unwrap());
    let at = |day: u64| Timestamp::from_millis(day * DAY_MS);
    for _ in 0..MAX_REFUSED_QUESTIONS {
        assert!(decisions.takes_refused(&ge, at(1)));
    }
    assert!(!decisions.takes_refused(&ge, at(1)), "one past it");
    assert!(decisions.takes_refused(&kz, at(1)));
    assert!(decisions.takes_refused(&ge, at(2)), "another day");
}
