//! What was erased leaves every file, whatever happens meanwhile, and nothing else does.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use ntc_core::finding::{Within, forms};
use ntc_core::section::{Section, SectionSet};

use super::*;
use crate::store::index::posting::{Posting, Term, TermKey};
use crate::store::index::run::RunPostings;

/// What nobody may find of a record once it is erased.
fn secret(number: u32) -> String {
    format!("Secret{number}Person")
}

/// An entry that says its secret in every way that an entry says something.
fn saying(number: u32) -> IndexEntry {
    let text = secret(number);
    IndexEntry {
        identifiers: vec![format!("passport:{text}"), "seal:1".to_owned()],
        words: forms(Within::Person, &text)
            .iter()
            .map(WordTerm::from)
            .collect(),
        summary: text.into_bytes(),
        source_reference: None,
        ..numbered(number)
    }
}

/// What is left of it.
fn left(number: u32) -> IndexEntry {
    IndexEntry {
        identifiers: vec!["seal:1".to_owned()],
        words: Vec::new(),
        summary: Vec::new(),
        erased: SectionSet::EMPTY.with(Section::Persons),
        ..saying(number)
    }
}

fn erase(index: &Index, number: u32) {
    let left = left(number);
    let batch = IndexBatch {
        erased: vec![left.location],
        replaced: vec![left],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
}

/// The terms that lead to the secret of a record.
fn terms(number: u32) -> Vec<TermKey> {
    let entry = saying(number);
    let words = entry.words.iter().map(|word| word.key());
    let identifier = Term::Identifier(&entry.identifiers[0]).key();
    words.chain([identifier]).collect()
}

/// Whether a file of the index, or a posting in it, tells a secret.
fn on_disk(dir: &Path, index: &Index, number: u32) -> bool {
    let text = secret(number).into_bytes();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if fs::read(&path)
                .unwrap()
                .windows(text.len())
                .any(|window| window == text)
            {
                return true;
            }
        }
    }
    let terms = terms(number);
    let state = index.state();
    state.runs.iter().chain(&state.words).any(|run| {
        let mut postings = RunPostings::from(run, Posting::LEAST).unwrap();
        let mut tells = false;
        while let Some(posting) = postings.next().unwrap() {
            tells |= terms.contains(&posting.term());
        }
        tells
    })
}

/// Whether the filter of a run knows a secret; a filter takes a few unknown terms for known.
fn is_filtered_for(index: &Index, number: u32) -> bool {
    let mut terms = terms(number).into_iter().filter(|it| it.is_filtered());
    let state = index.state();
    terms.any(|term| state.runs.iter().any(|run| run.may_hold(term)))
}

fn is_found(index: &Index, number: u32) -> bool {
    let entry = saying(number);
    let keys = &entry.identifiers[..1];
    let by_number = index.by_identifiers(keys, &Filter::default(), None, 8);
    let state = index.state();
    let mut by_word = false;
    for word in &entry.words {
        let fresh = state.fresh.spellings(word.key(), word.key());
        for (_, numbers) in fresh {
            by_word |= numbers.iter().any(|it| !state.voids.holds(*it));
        }
        for run in &state.words {
            let from = Posting::of_word(word.key(), NO_RECORD);
            let mut postings = RunPostings::from(run, from).unwrap();
            while let Some(posting) = postings.next().unwrap() {
                let same = posting.term() == word.key();
                by_word |= same && !state.voids.holds(posting.number());
            }
        }
    }
    let listed = index.list(&Filter::default(), None, MAX_PAGE).unwrap();
    let mut listed = listed.entries.iter();
    by_word
        || !by_number.unwrap().entries.is_empty()
        || listed.any(|it| it.summary == secret(number).into_bytes())
}

/// Merges until nothing that was erased is in a file.
fn purge(index: &Index) {
    let late = Instant::now() + Duration::from_secs(20);
    while index.unpurged() > 0 {
        index.merge().unwrap();
        assert!(Instant::now() < late, "{} left", index.unpurged());
    }
}

fn filled(dir: &Path, records: u32) -> Index {
    let (index, _) = open(dir);
    for number in 0..records {
        apply(&index, vec![saying(number)]);
        if number % 10 == 9 {
            index.flush(&mut index.writing()).unwrap();
        }
    }
    index
}

#[test]
fn what_was_erased_is_found_by_nothing_at_once_and_soon_in_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let index = filled(dir.path(), 45);
    for number in [3, 17, 44] {
        assert!(is_found(&index, number));
        assert_eq!(on_disk(dir.path(), &index, number), number != 44);
        erase(&index, number);
        assert!(!is_found(&index, number), "{number}");
        let known = index.at(&left(number).location).unwrap().unwrap();
        assert_eq!(known, read(left(number)));
    }
    assert!(index.unpurged() > 0);
    purge(&index);
    index.close().unwrap();
    for index in [index, open(dir.path()).0] {
        for number in 0..45 {
            let erased = [3, 17, 44].contains(&number);
            assert_eq!(is_found(&index, number), !erased, "{number}");
            assert_eq!(on_disk(dir.path(), &index, number), !erased, "{number}");
            assert_eq!(is_filtered_for(&index, number), !erased, "{number}");
            let entry = if erased { left(number) } else { saying(number) };
            assert_eq!(index.by_origin(GE, entry.id).unwrap(), Some(read(entry)));
        }
        assert_eq!(index.counts().values().sum::<u64>(), 45);
        let seals = Filter {
            identifier: Some("seal:1".to_owned()),
            ..Filter::default()
        };
        assert_eq!(
            index.list(&seals, None, MAX_PAGE).unwrap().entries.len(),
            45
        );
    }
}

#[test]
fn what_was_known_of_it_before_more_was_disclosed_leaves_the_files_too() {
    let dir = tempfile::tempdir().unwrap();
    let index = filled(dir.path(), 20);
    // Its row of then is in a file, and counts no more.
    let mut more = saying(3);
    more.summary = b"more".to_vec();
    let batch = IndexBatch {
        replaced: vec![more],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    index.close().unwrap();
    drop(index);
    let (index, _) = open(dir.path());
    assert!(on_disk(dir.path(), &index, 3));
    erase(&index, 3);
    purge(&index);
    assert!(!on_disk(dir.path(), &index, 3));
}

#[test]
fn a_record_of_which_nothing_is_left_is_found_by_its_id_and_listed_by_nothing_that_it_said() {
    let dir = tempfile::tempdir().unwrap();
    let index = filled(dir.path(), 20);
    let gone = IndexEntry {
        identifiers: Vec::new(),
        categories: Vec::new(),
        is_gone: true,
        ..left(7)
    };
    let batch = IndexBatch {
        erased: vec![gone.location],
        replaced: vec![gone.clone()],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    purge(&index);
    let by_category = Filter {
        category: Some("tobacco".to_owned()),
        ..Filter::default()
    };
    for index in [index, open(dir.path()).0] {
        assert_eq!(index.by_id(gone.id).unwrap(), [read(gone.clone())]);
        let of_category = index.list(&by_category, None, MAX_PAGE).unwrap();
        assert_eq!(of_category.entries.len(), 19);
        let all = index.list(&Filter::default(), None, MAX_PAGE).unwrap();
        assert!(all.entries.contains(&read(gone.clone())));
        assert_eq!(index.counts().values().sum::<u64>(), 19);
        assert!(index.arrived(JournalId::Ledger, 0, 99).unwrap().len() < 20);
    }
}

#[test]
fn a_death_between_any_two_steps_forgets_neither_what_is_left_nor_what_is_to_go() {
    for steps in 0..40 {
        let dir = tempfile::tempdir().unwrap();
        let index = filled(dir.path(), 30);
        index.flush(&mut index.writing()).unwrap();
        erase(&index, 3);
        erase(&index, 25);
        for _ in 0..steps {
            index.merge().unwrap();
        }
        // It dies, and what followed the journals does so again from where the index stood.
        drop(index);
        let (index, opened) = open(dir.path());
        assert_eq!(opened, Opened::Kept);
        for number in [3, 25] {
            let known = index.at(&left(number).location).unwrap().unwrap();
            if known.erased.is_empty() {
                assert_eq!(known, read(saying(number)), "{steps}");
                erase(&index, number);
            }
        }
        purge(&index);
        for number in 0..30 {
            let erased = [3, 25].contains(&number);
            assert_eq!(is_found(&index, number), !erased, "{steps}: {number}");
            assert_eq!(
                on_disk(dir.path(), &index, number),
                !erased,
                "{steps}: {number}"
            );
        }
        assert_eq!(index.counts().values().sum::<u64>(), 30);
    }
}

/// What is done to an index.
#[derive(Clone, Debug)]
enum Step {
    Take(u32),
    Replace(u32),
    Erase(u32),
    Flush,
    Merge(u8),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = 0..24_u32;
    let step = prop_oneof![
        4 => number.clone().prop_map(Step::Take),
        1 => number.clone().prop_map(Step::Replace),
        2 => number.prop_map(Step::Erase),
        2 => Just(Step::Flush),
        2 => (1..20_u8).prop_map(Step::Merge),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..60)
}

/// Does it all, purges, and looks for what was erased and for what was not.
fn ends_well(steps: &[Step]) {
    let dir = tempfile::tempdir().unwrap();
    let (mut index, _) = open(dir.path());
    let mut model = BTreeMap::new();
    for step in steps {
        match *step {
            Step::Take(number) => {
                model.entry(number).or_insert_with(|| {
                    apply(&index, vec![saying(number)]);
                    saying(number)
                });
            }
            Step::Replace(number) => {
                if let Some(known) = model.get(&number).cloned() {
                    let batch = IndexBatch {
                        replaced: vec![known],
                        ..IndexBatch::default()
                    };
                    index.apply(&batch).unwrap();
                }
            }
            Step::Erase(number) => {
                if model.contains_key(&number) {
                    erase(&index, number);
                    model.insert(number, left(number));
                }
            }
            Step::Flush => index.flush(&mut index.writing()).unwrap(),
            Step::Merge(steps) => {
                for _ in 0..steps {
                    index.merge().unwrap();
                }
            }
            Step::Restart => {
                index.close().unwrap();
                drop(index);
                (index, _) = open(dir.path());
            }
        }
    }
    purge(&index);
    index.close().unwrap();
    for index in [index, open(dir.path()).0] {
        for (number, entry) in &model {
            let stays = entry.erased.is_empty();
            assert_eq!(is_found(&index, *number), stays, "{number}");
            assert_eq!(on_disk(dir.path(), &index, *number), stays, "{number}");
            let known = index.at(&entry.location).unwrap();
            assert_eq!(known, Some(read(entry.clone())));
        }
        assert_eq!(index.counts().values().sum::<u64>(), model.len() as u64);
    }
}

#[test]
fn words_of_an_erased_record_leave_the_files_after_a_start_between_the_merges_of_records_and_of_words()
 {
    let taken = [4, 5, 6, 14, 0, 1].map(|number| [Step::Take(number), Step::Flush]);
    let mut steps = vec![Step::Take(3), Step::Restart];
    steps.extend(taken.into_iter().flatten());
    steps.extend([Step::Erase(14), Step::Merge(13), Step::Restart]);
    ends_well(&steps);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn in_whatever_order_records_come_and_are_erased_no_secret_stays_and_no_record_is_lost(steps in steps()) {
        ends_well(&steps);
    }
}
