//! Thirty days of traffic with and without the memory of pairs.

use std::collections::BTreeMap;

use super::*;

const DAYS: u32 = 30;
const TRAVELLERS: u32 = 400;

/// What changes of a traveller from a day on, as it was planted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Planted {
    Birth,
    Document,
    Alias,
    EntryAlias,
    EntryDocument,
}

/// Numbers that are the same in every run.
fn mixed(a: u32, b: u32) -> u32 {
    let mut x = a.wrapping_mul(0x9e37_79b9) ^ b.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^ (x >> 12)
}

fn planted(traveller: u32) -> Option<(u32, Planted)> {
    let kinds = [
        Planted::Birth,
        Planted::Document,
        Planted::Alias,
        Planted::EntryAlias,
        Planted::EntryDocument,
    ];
    // One in ten changes, in the second half of the month.
    (traveller % 10 == 3).then(|| {
        let kind = kinds[usize::try_from(traveller / 10).unwrap() % kinds.len()];
        (15 + mixed(traveller, 5) % 10, kind)
    })
}

/// One in five travels every day, the others now and then; on the day of a change everybody does.
fn travels(traveller: u32, on: u32) -> bool {
    let changes = planted(traveller).is_some_and(|(day, _)| day == on);
    on == 0 || changes || traveller.is_multiple_of(5) || mixed(traveller, on).is_multiple_of(4)
}

fn seen(traveller: u32, on: u32) -> Sighting {
    let mut subject = known(
        &[&format!("Traveller{traveller:04} Invented")],
        &[&format!("19{:02}-03-04", 40 + traveller % 50)],
        &[&format!("passport:GE:X{traveller:07}")],
    );
    let mut target = known(
        &[&format!("Traveler{traveller:04} Invented")],
        &["1930"],
        &[&format!("passport:TR:E{traveller:07}")],
    );
    match planted(traveller) {
        Some((day, what)) if on >= day => match what {
            Planted::Birth => subject.births.push("1931-01-01".to_owned()),
            Planted::Document => subject
                .documents
                .push(format!("passport:GE:N{traveller:07}")),
            Planted::Alias => subject.names.push(format!("Alias{traveller:04} Invented")),
            Planted::EntryAlias => target.names.push(format!("Aka{traveller:04} Invented")),
            Planted::EntryDocument => target
                .documents
                .push(format!("passport:TR:N{traveller:07}")),
        },
        _ => {}
    }
    // On the tenth day the list numbers every entry anew, and tells nobody.
    let key = if on < 10 {
        traveller
    } else {
        traveller + 90_000
    };
    let matches = vec![entry(&key.to_string(), target)];
    sighting(&format!("F{on}-{traveller}"), day(on), subject, matches)
}

/// Runs the month; every hit that asks is rejected and remembered for so long. Answers the desk, and on which days each
/// traveller was asked about.
fn run(remembered: Duration) -> (Desk, BTreeMap<u32, Vec<u32>>) {
    let mut desk = Desk::default();
    let mut asked: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for on in 0..DAYS {
        for traveller in (0..TRAVELLERS).filter(|traveller| travels(*traveller, on)) {
            for hit in desk.see(&seen(traveller, on), day(on)) {
                asked.entry(traveller).or_default().push(on);
                desk.act(hit, rejecting(day(on), remembered), "ana", day(on));
            }
        }
    }
    (desk, asked)
}

#[test]
fn in_thirty_days_no_pair_asks_twice_unless_something_decisive_is_new() {
    let (with, asked) = run(DAY * 365);
    // Nothing is remembered to the next day.
    let (without, _) = run(Duration::from_millis(1));
    for traveller in 0..TRAVELLERS {
        let mut expected = vec![0];
        expected.extend(planted(traveller).map(|(day, _)| day));
        assert_eq!(
            asked[&traveller],
            expected,
            "{traveller}: {:?}",
            planted(traveller)
        );
    }
    let changed = (0..TRAVELLERS)
        .filter(|traveller| planted(*traveller).is_some())
        .count();
    let reopened = with
        .docket
        .hits()
        .filter(|hit| hit.reopened.is_some())
        .count();
    assert_eq!(reopened, changed);
    assert_eq!(with.asked, usize::try_from(TRAVELLERS).unwrap() + changed);
    assert_eq!(without.asked, with.asked + with.quiet);
    let saved = 100 * with.quiet / without.asked;
    println!(
        "30 days: officers are asked {} times without memory and {} times with it: {saved} % less; \
         {reopened} of {changed} planted changes asked again",
        without.asked, with.asked
    );
    assert!(saved >= 80, "{saved} %");
}
