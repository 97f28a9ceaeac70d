use super::*;
use crate::store::medium::Disk;
use crate::store::medium::faulty::Faulty;

const SMALL: JournalOptions = JournalOptions {
    segment_bytes: crate::journal::MIN_SEGMENT,
    floor_bytes: 0,
    known_end: None,
};

pub(crate) fn open(dir: &Path) -> Decisions {
    Decisions::open(dir, SMALL, Arc::new(Disk), Health::new()).unwrap()
}

pub(crate) fn line(at_ms: u64) -> Line {
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

/// Notes lines that are durable, of these times.
pub(crate) fn log(decisions: &Decisions, times: std::ops::Range<u64>) {
    for at in times {
        decisions.note(&line(at));
    }
    decisions.commit();
}

/// Lines as they are stored in a generation of a log that nobody has open.
pub(crate) fn stored(root: &Path, generation: u64) -> Vec<Vec<u8>> {
    let (journal, _) = Journal::open(&folder(root, generation), SMALL, Arc::new(Disk)).unwrap();
    let frames = journal.reader().scan(0);
    frames.map(|frame| frame.unwrap().payload).collect()
}

/// Writes a generation anew, with every checksum right.
pub(crate) fn write(root: &Path, generation: u64, lines: &[Vec<u8>]) {
    let dir = folder(root, generation);
    if dir.is_dir() {
        fs::remove_dir_all(&dir).unwrap();
    }
    let (mut journal, _) = Journal::open(&dir, SMALL, Arc::new(Disk)).unwrap();
    journal.append(lines).unwrap();
    journal.commit().unwrap();
}

/// Long lines until this generation is begun.
pub(crate) fn log_until(decisions: &Decisions, generation: u64) {
    let mut at = 0;
    while decisions.generations().unwrap().last() != Some(&generation) {
        at += 1;
        let mut long = line(at);
        long.items = vec![Item::default(); 900];
        decisions.ensure(decisions.note(&long)).unwrap();
    }
}

/// What a walk says of the links.
fn walked(decisions: &Decisions) -> Result<Chain, String> {
    let (mut chain, mut outcome) = (Chain::default(), Ok(()));
    let walk = decisions.walk(&mut |generation, found| {
        outcome = match found {
            Found::Line(stored) => {
                let taken = chain.take(generation, &stored);
                taken.map(drop).map_err(|why| why.to_string())
            }
            Found::Unread(error) => Err(error.to_string()),
        };
        outcome.is_ok()
    });
    walk.unwrap();
    outcome.map(|()| chain)
}

#[test]
fn each_line_names_the_one_before_it_over_starts_and_generations() {
    let dir = tempfile::tempdir().unwrap();
    for round in 0..3 {
        let decisions = open(dir.path());
        assert_eq!(decisions.newest().number, 2 * round);
        log(&decisions, 0..2);
        let chain = walked(&decisions).unwrap();
        assert_eq!((chain.lines(), chain.unlinked()), (2 * round + 2, 0));
        assert_eq!(chain.newest(), decisions.newest());
    }
    let decisions = open(dir.path());
    log_until(&decisions, 3);
    let newest = decisions.newest();
    assert_eq!(walked(&decisions).unwrap().newest(), newest);
    drop(decisions);
    // A start that comes after a generation was begun and before its first line goes on with the line before.
    drop(Journal::open(&folder(dir.path(), 4), SMALL, Arc::new(Disk)).unwrap());
    let decisions = open(dir.path());
    assert_eq!(decisions.newest(), newest);
    log(&decisions, 0..1);
    let chain = walked(&decisions).unwrap();
    assert_eq!(chain.newest().number, newest.number + 1);
}

#[test]
fn lines_of_a_version_that_did_not_link_are_counted_and_the_first_that_links_names_the_last_of_them()
 {
    let dir = tempfile::tempdir().unwrap();
    let old = [1, 2].map(|at| line(at).encode_to_vec());
    write(dir.path(), 1, &old);
    let decisions = open(dir.path());
    log(&decisions, 3..5);
    let chain = walked(&decisions).unwrap();
    assert_eq!((chain.lines(), chain.unlinked()), (4, 2));
    assert_eq!(decisions.newest().number, 2);
    drop(decisions);
    let mut all = stored(dir.path(), 1);
    let first = Line::decode(&*all[2]).unwrap();
    assert_eq!(first.previous, leaf::journal(&old[1]).as_bytes());
    // One that is not linked among those that are was not written by the node.
    all.insert(3, old[0].clone());
    write(dir.path(), 1, &all);
    let why = walked(&open(dir.path())).unwrap_err();
    assert!(
        why.contains("frame 3 does not name the line before it"),
        "{why}"
    );
}

#[test]
fn what_finds_no_room_is_linked_once_it_does_and_nothing_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let health = Health::new();
    health.ready();
    let opened = Decisions::open(dir.path(), SMALL, Arc::clone(&medium) as _, health.clone());
    let decisions = opened.unwrap();
    log(&decisions, 0..1);
    medium.free.store(0, std::sync::atomic::Ordering::SeqCst);
    let mut long = line(1);
    long.items = vec![Item::default(); 1500];
    let (first, second) = (decisions.note(&long), decisions.note(&long));
    assert!(decisions.ensure(second).is_err());
    assert_eq!(health.now().state, crate::telemetry::health::State::Ready);
    medium
        .free
        .store(u64::MAX, std::sync::atomic::Ordering::SeqCst);
    decisions.ensure(first).unwrap();
    decisions.ensure(second).unwrap();
    let chain = walked(&decisions).unwrap();
    assert_eq!((chain.lines(), chain.newest().number), (3, 3));
}

/// The times of the lines of all pages, and how many pages there were.
fn paged(decisions: &Decisions, wanted: &Wanted, limit: usize) -> (Vec<u64>, usize) {
    let (mut times, mut pages, mut before) = (Vec::new(), 0, None);
    loop {
        let page = decisions.page(wanted, before, limit).unwrap();
        assert!(page.lines.len() <= limit);
        times.extend(page.lines.iter().map(|looked| looked.line.at_ms));
        pages += 1;
        before = page.next;
        if before.is_none() {
            return (times, pages);
        }
    }
}

#[test]
fn pages_go_back_over_generations_and_every_filter_keeps_what_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let decisions = open(dir.path());
    log_until(&decisions, 3);
    let (all, _) = paged(&decisions, &Wanted::default(), 3);
    let mut oldest_first = all.clone();
    oldest_first.reverse();
    assert_eq!(oldest_first, times(&decisions, 0), "each line once");
    let newest = all[0];

    let by = |rule: &str| Item {
        deed: "reveal".to_owned(),
        ledger_index: 7,
        withheld_by: vec![line::WithheldBy {
            rule: rule.to_owned(),
            sections: 1,
        }],
        ..Item::default()
    };
    let refused = Item {
        deed: "take_query".to_owned(),
        refused: true,
        refused_by: "call-first".to_owned(),
        ..Item::default()
    };
    for (place, items) in [vec![by("a"), by("b")], vec![refused]]
        .into_iter()
        .enumerate()
    {
        decisions.note(&Line {
            at_ms: newest + 1 + place as u64,
            party: "KZ/customs".to_owned(),
            items,
            ..Line::default()
        });
    }
    let found = |wanted: Wanted| paged(&decisions, &wanted, 100).0;
    let rule = |rule: &str| Wanted {
        rule: rule.to_owned(),
        ..Wanted::default()
    };
    assert_eq!(found(rule("b")), [newest + 1]);
    assert_eq!(found(rule("call-first")), [newest + 2]);
    assert_eq!(found(rule(look::ANY)), [newest + 2, newest + 1]);
    assert!(found(rule("other")).is_empty());
    let page = decisions.page(&rule("b"), None, 9).unwrap();
    assert_eq!(page.lines[0].wanted, [1], "that decision of the two");
    let party = Wanted {
        party: "KZ/customs".to_owned(),
        deed: "reveal".to_owned(),
        ..Wanted::default()
    };
    assert_eq!(found(party), [newest + 1]);
    let record = Wanted {
        records: Some([(0, 7)].into()),
        ..Wanted::default()
    };
    assert_eq!(found(record), [newest + 1]);
    let time = Wanted {
        from_ms: newest,
        until_ms: newest + 2,
        ..Wanted::default()
    };
    assert_eq!(found(time), [newest + 1, newest]);
}

#[test]
fn what_older_versions_tried_out_behind_a_question_is_on_no_page() {
    let dir = tempfile::tempdir().unwrap();
    let decisions = open(dir.path());
    let asked = |persons| Item {
        deed: "take_query".to_owned(),
        query: Some(Queried {
            persons,
            ..Queried::default()
        }),
        ..Item::default()
    };
    let answered = Item {
        deed: "answer_query".to_owned(),
        ..Item::default()
    };
    decisions.note(&Line {
        at_ms: 1,
        items: vec![asked(false), asked(true), answered],
        ..Line::default()
    });
    let page = decisions.page(&Wanted::default(), None, 9).unwrap();
    assert_eq!(page.lines[0].wanted, [0, 2]);
}

#[test]
fn a_log_says_since_when_it_has_lines_once_older_ones_went() {
    let dir = tempfile::tempdir().unwrap();
    let decisions = open(dir.path());
    log_until(&decisions, 2);
    assert_eq!(decisions.begins().unwrap(), None, "it has all");
    log_until(&decisions, MAX_GENERATIONS as u64 + 1);
    let first = times(&decisions, 0)[0];
    let begins = decisions.begins().unwrap();
    assert_eq!(begins, Some(Timestamp::from_millis(first)));
}

#[test]
fn a_log_has_no_more_files_open_than_are_promised_whoever_reads_it() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().canonicalize().unwrap();
    let files = || {
        let open = fs::read_dir("/proc/self/fd").unwrap().flatten();
        let links = open.filter_map(|entry| fs::read_link(entry.path()).ok());
        links.filter(|link| link.starts_with(&root)).count()
    };
    let decisions = open(&root);
    log_until(&decisions, 3);
    // The generation that is written to is full, and each of two others is read to its end by two.
    log_until(&decisions, 4);
    let mut most = 0;
    let walk = |most: &mut usize| {
        decisions.each(Timestamp::from_millis(0), &mut |_| {
            *most = files().max(*most);
            true
        })
    };
    walk(&mut most).unwrap();
    let one = most;
    assert!(one > SEGMENTS, "{one}");
    let mut within = 0;
    let nested = decisions.each(Timestamp::from_millis(0), &mut |_| {
        within += 1;
        if within % 200 == 1 {
            walk(&mut most).unwrap();
        }
        true
    });
    nested.unwrap();
    assert!(most > one && most <= MAX_FILES, "{one} {most}");
    assert!(one <= 2 * FILES, "{one}");
}

#[test]
fn the_golden_chain_is_taken_and_its_newest_line_is_what_its_anchor_entry_holds() {
    use ntc_core::ledger::entry::Entry;
    use ntc_core::ledger::entry::commit;
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/vectors/anchor_chain.json"
    );
    let vector: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let bytes = |text: &serde_json::Value| hex::decode(text.as_str().unwrap()).unwrap();
    let mut chain = Chain::default();
    for (frame, hash) in vector["frames"]
        .as_array()
        .unwrap()
        .iter()
        .zip(vector["leaf_hashes"].as_array().unwrap())
    {
        let taken = chain.take(1, &bytes(frame)).unwrap();
        assert_eq!(taken.hash.unwrap().to_string(), hash.as_str().unwrap());
    }
    let newest = chain.newest();
    let salt: [u8; 32] = bytes(&vector["inputs"]["salt"]).try_into().unwrap();
    let Entry::Anchor {
        journal,
        size,
        commit,
        ..
    } = Entry::decode(&bytes(&vector["entry"])).unwrap()
    else {
        panic!("an ANCHOR entry");
    };
    assert_eq!((journal, size), (6, newest.number));
    assert_eq!(commit, commit::anchor(&salt, &newest.hash.unwrap()));
    // A frame that is taken out is missed.
    let mut chain = Chain::default();
    chain.take(1, &bytes(&vector["frames"][0])).unwrap();
    assert!(chain.take(1, &bytes(&vector["frames"][2])).is_err());
}
