//! Words and identifiers: what is found, in which order, after a flush, a merge and a start.

use ntc_core::finding::{Likeness, Query, Within, Word};

use super::*;
use crate::store::index::cursor::MAX_SIDE_BY_SIDE;

/// A record that says these words about goods.
fn saying(number: u32, text: &str) -> IndexEntry {
    let mut entry = numbered(number);
    let words = text.split(' ').flat_map(|word| {
        // The keys of a word that was asked for are those of one that is held.
        let keys = Query::read(word, Some(Within::Substance))
            .unwrap()
            .word_keys();
        let keys = keys.into_iter().flat_map(|keys| {
            let same = keys.same.into_iter().take(1);
            let written = keys.written;
            same.map(move |(skeleton, fold)| (skeleton, fold, written.clone()))
        });
        keys.map(|(skeleton, fold, written)| Word {
            about: Within::Substance,
            skeleton,
            fold,
            written,
        })
    });
    entry.words = words.map(|word| WordTerm::from(&word)).collect();
    entry
}

fn apply(index: &Index, entries: Vec<IndexEntry>) {
    let batch = IndexBatch {
        entries,
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
}

fn found(index: &Index, text: &str, likeness: Likeness) -> Vec<u64> {
    let query = Query::read(text, Some(Within::Substance)).unwrap();
    let keys = query.word_keys();
    let sought = Words {
        keys: &keys,
        about: query.about(),
        likeness,
        or_surer: false,
    };
    let (mut numbers, mut below) = (Vec::new(), u32::MAX);
    loop {
        let page = index
            .by_words(&sought, &Filter::default(), below, 2)
            .unwrap();
        let entries = page.entries.iter();
        numbers.extend(entries.map(|it| it.entry.location.ledger_index));
        let Some(next) = page.next else {
            return numbers;
        };
        below = next.number();
    }
}

#[test]
fn words_are_found_by_how_surely_they_are_the_same_and_the_last_first() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let texts = ["heroin", "Heroin", "героин", "cocaine", "heroin cocaine"];
    let entries = (1..).zip(texts).map(|(number, text)| saying(number, text));
    apply(&index, entries.collect());
    let check = |index: &Index| {
        assert_eq!(found(index, "heroin", Likeness::Exact), [5, 1]);
        assert_eq!(found(index, "heroin", Likeness::Normalised), [2]);
        assert_eq!(found(index, "heroin", Likeness::Possible), [3]);
        assert_eq!(found(index, "cocaine heroin", Likeness::Exact), [5]);
        assert_eq!(found(index, "кокаин", Likeness::Possible), [5, 4]);
        assert!(found(index, "opium", Likeness::Possible).is_empty());
    };
    check(&index);
    index.close().unwrap();
    check(&index);
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Kept);
    check(&index);
}

#[test]
fn a_word_is_found_in_every_spelling_also_one_more_than_are_read_side_by_side() {
    for spellings in [MAX_SIDE_BY_SIDE as u32, MAX_SIDE_BY_SIDE as u32 + 1] {
        let dir = tempfile::tempdir().unwrap();
        let (index, _) = open(dir.path());
        let spelling = |number| format!("ba{}u", "k".repeat(number as usize + 1));
        let entries = (1..=spellings).map(|number| saying(number, &spelling(number)));
        apply(&index, entries.collect());
        let all: Vec<_> = (1..=u64::from(spellings)).rev().collect();
        for _ in 0..2 {
            assert_eq!(found(&index, "baku", Likeness::Possible), all);
            index.close().unwrap();
        }
    }
}

#[test]
fn records_that_hold_both_of_two_common_words_are_found_over_many_blocks() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let entries = (1..=4_000).map(|number| {
        let says = [(2, "heroin"), (3, "truck"), (1, "border")];
        let said = says.iter().filter(|(every, _)| number % every == 0);
        let said: Vec<_> = said.map(|(_, word)| *word).collect();
        saying(number, &said.join(" "))
    });
    apply(&index, entries.collect());
    let every = |step: u64| -> Vec<_> { (1..=4_000).rev().filter(|it| it % step == 0).collect() };
    for _ in 0..2 {
        assert_eq!(found(&index, "heroin truck", Likeness::Exact), every(6));
        assert_eq!(found(&index, "truck border", Likeness::Exact), every(3));
        assert!(found(&index, "truck opium", Likeness::Exact).is_empty());
        index.close().unwrap();
    }
}

#[test]
fn words_of_many_runs_are_found_while_and_after_they_are_merged() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    for number in 1..=9 {
        apply(&index, vec![saying(number, "heroin")]);
        index.close().unwrap();
    }
    let all: Vec<u64> = (1..=9).rev().collect();
    while index.merge().unwrap() {
        assert_eq!(found(&index, "heroin", Likeness::Exact), all);
    }
    assert!(
        index.state().words.len() < 9,
        "runs of words are merged too"
    );
    assert_eq!(found(&index, "heroin", Likeness::Exact), all);
}

#[test]
fn a_record_that_was_replaced_is_found_by_its_new_words_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    apply(&index, vec![saying(1, "heroin")]);
    index.close().unwrap();
    let batch = IndexBatch {
        replaced: vec![saying(1, "cocaine")],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    assert!(found(&index, "heroin", Likeness::Exact).is_empty());
    assert_eq!(found(&index, "cocaine", Likeness::Exact), [1]);
}

#[test]
fn a_record_that_was_replaced_is_found_by_its_new_words_alone_after_a_start_between_two_merges() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    for number in 1..=7 {
        apply(&index, vec![saying(number, "heroin")]);
        index.close().unwrap();
    }
    let batch = IndexBatch {
        replaced: vec![saying(1, "cocaine")],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    index.close().unwrap();
    while index.state().runs.len() > 1 {
        assert!(index.merge().unwrap());
    }
    assert_eq!(index.state().words.len(), 8, "words are merged later");
    drop(index);
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Kept);
    let others: Vec<u64> = (2..=7).rev().collect();
    assert_eq!(found(&index, "heroin", Likeness::Exact), others);
    assert_eq!(found(&index, "cocaine", Likeness::Exact), [1]);
}

#[test]
fn an_index_whose_words_are_lost_is_filled_again() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    apply(&index, vec![saying(1, "heroin")]);
    index.close().unwrap();
    drop(index);
    fs::remove_dir_all(dir.path().join("words")).unwrap();
    assert_eq!(open(dir.path()).1, Opened::Recreated);
}

#[test]
fn identifiers_are_paged_newest_first_and_each_record_once() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let entries = (1..=5).map(|number| {
        let mut entry = numbered(number);
        entry.identifiers = vec!["any:ONE".to_owned(), "any:OTHER".to_owned()];
        entry
    });
    apply(&index, entries.collect());
    let keys = ["any:ONE", "any:OTHER", "any:NONE"].map(str::to_owned);
    let (mut after, mut numbers) = (None, Vec::new());
    loop {
        let filter = Filter::default();
        let page = index.by_identifiers(&keys, &filter, after, 2).unwrap();
        numbers.extend(page.entries.iter().map(|it| it.entry.location.ledger_index));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
}

#[test]
fn what_came_with_a_journal_is_read_in_the_order_of_its_frames() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let entries = (1..=4).map(|number| {
        let mut entry = numbered(number);
        entry.location.number = u64::from(number);
        entry
    });
    apply(&index, entries.collect());
    index.close().unwrap();
    let journal = numbered(1).location.journal;
    let arrived = |from, limit| -> Vec<u64> {
        let arrived = index.arrived(journal, from, limit).unwrap();
        arrived
            .iter()
            .map(|entry| entry.location.ledger_index)
            .collect()
    };
    assert_eq!(arrived(2, 10), [2, 3, 4]);
    assert_eq!(arrived(0, 2), [1, 2]);
    assert!(arrived(5, 10).is_empty());
}
