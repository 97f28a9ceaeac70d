//! The device fails at each step of each change.

use std::sync::atomic::Ordering::SeqCst;

use super::*;
use crate::store::medium::faulty::Faulty;

#[test]
fn after_a_fault_at_any_step_one_edition_holds_whole() {
    type Change = fn(&Watchlists) -> Result<(), WatchlistError>;
    let changes: [(&str, Change, &[&str]); 6] = [
        (
            "put",
            |store| {
                store
                    .put(&name("own"), vec![person("b", "Bob")], PUT, "ann")
                    .map(drop)
            },
            &["a", "b"],
        ),
        (
            "take off",
            |store| {
                store
                    .take_off(&name("own"), &["a".to_owned()], "ann")
                    .map(drop)
            },
            &[],
        ),
        (
            "describe",
            |store| store.describe(list("own"), "ann").map(drop),
            &["a"],
        ),
        (
            "import",
            |store| import(store, "un", &people(1..4)).map(drop),
            &["1", "2", "3"],
        ),
        (
            "import a new list",
            |store| import(store, "eu", &people(1..2)).map(drop),
            &["1"],
        ),
        ("remove", |store| store.remove_list(&name("own")), &["gone"]),
    ];
    for (what, change, after) in changes {
        for call in 0..60 {
            let dir = tempfile::tempdir().unwrap();
            let medium = Arc::new(Faulty::default());
            let store = open_on(dir.path(), medium.clone());
            store.create(list("own"), "ann").unwrap();
            store
                .put(&name("own"), vec![person("a", "Ann")], PUT, "ann")
                .unwrap();
            import(&store, "un", &people(0..3)).unwrap();
            let (of, before): (&str, &[&str]) = match what {
                "import" => ("un", &["0", "1", "2"]),
                "import a new list" => ("eu", &["gone"]),
                _ => ("own", &["a"]),
            };
            let counts = [
                (&medium.writes, &medium.fail_write),
                (&medium.syncs, &medium.fail_sync),
                (&medium.dir_syncs, &medium.fail_dir_sync),
            ];
            let (made, fails) = counts[call % 3];
            fails.store(made.load(SeqCst) + call as u64 / 3, SeqCst);
            let done = change(&store);
            let shown = |store: &Watchlists| match store.list(&name(of)) {
                Ok(_) => keys(store, of),
                Err(error) => {
                    assert_eq!(error.reason(), Reason::NotFound, "{what} {call}");
                    vec!["gone".to_owned()]
                }
            };
            let live = shown(&store);
            drop(store);
            let store = open(dir.path());
            assert!(store.lists().damaged.is_empty(), "{what} {call}");
            let found = shown(&store);
            if done.is_ok() {
                assert_eq!(
                    (&*live, &*found),
                    (&strings(after)[..], &strings(after)[..]),
                    "{what} {call}"
                );
            } else {
                for found in [live, found] {
                    assert!(
                        found == before || found == after,
                        "{what} {call}: {found:?}"
                    );
                }
            }
            // Two files for each list, and nothing else.
            let lists = store.lists().held.len();
            assert_eq!(files(dir.path()).len(), 2 * lists, "{what} {call}");
        }
    }
}

fn strings(of: &[&str]) -> Vec<String> {
    of.iter().map(ToString::to_string).collect()
}
