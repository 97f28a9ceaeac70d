//! A peer that lies about its feed is found out by name, loses nothing but itself, and delays nobody.

use std::time::Duration;

use ntc_core::envelope::SoftKey;
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_proto::v1 as pb;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{Federation, TestNode, draft, until};

/// Items that every rogue delivers honestly before it lies.
const HONEST: usize = 2;

/// What is told, what it must be called, and how it is told after a checkpoint of some size was taken.
struct Lie {
    what: &'static str,
    reason: Reason,
    tell: fn(&mut History, u64) -> Vec<Vec<u8>>,
}

const fn lie(
    what: &'static str,
    reason: Reason,
    tell: fn(&mut History, u64) -> Vec<Vec<u8>>,
) -> Lie {
    Lie { what, reason, tell }
}

/// Three more records, of which the next batch holds two; bent.
fn bent(
    history: &mut History,
    held: u64,
    bend: impl FnOnce(&mut rogue::Batch, &mut pb::FeedHead),
) -> Vec<Vec<u8>> {
    history.notices(3);
    history.publish();
    let mut batch = history.batch(HONEST as u64, held, 2);
    let mut head = batch.chain.head.take().expect("a head");
    bend(&mut batch, &mut head);
    batch.chain.head = Some(head);
    vec![rogue::batch(batch)]
}

/// The next batch after what was appended, whole.
fn all(history: &mut History, held: u64) -> Vec<Vec<u8>> {
    history.publish();
    vec![rogue::batch(history.batch(HONEST as u64, held, 9))]
}

fn opening(batch: &mut rogue::Batch) -> &mut pb::Opening {
    batch.openings[0].as_mut().expect("an opening")
}

fn other_hash() -> Vec<u8> {
    vec![9; 32]
}

/// Lies about the order and completeness of the feed.
fn about_the_feed() -> Vec<Lie> {
    vec![
        lie("skips a position", Reason::FeedOutOfOrder, |h, held| {
            bent(h, held, |b, _| b.chain.first_seq = 3)
        }),
        lie("repeats items", Reason::FeedOutOfOrder, |h, _| {
            vec![rogue::batch(h.batch(0, 0, HONEST))]
        }),
        lie("reorders items", Reason::FeedMismatch, |h, held| {
            bent(h, held, |b, _| {
                b.chain.deliveries.swap(0, 1);
                b.openings.swap(0, 1);
            })
        }),
        lie("leaves an item out", Reason::FeedMismatch, |h, held| {
            bent(h, held, |b, _| {
                b.chain.deliveries.remove(0);
                b.openings.remove(0);
            })
        }),
        lie("repeats an item", Reason::FeedMismatch, |h, held| {
            bent(h, held, |b, _| {
                b.chain.deliveries[1] = b.chain.deliveries[0].clone();
                b.openings[1] = b.openings[0].clone();
            })
        }),
        lie("withholds a tail", Reason::FeedMismatch, |h, held| {
            bent(h, held, |b, _| b.chain.feed_consistency.clear())
        }),
        lie("shortens the feed", Reason::Rollback, |h, held| {
            bent(h, held, |_, head| head.feed_size = 1)
        }),
        lie("hides items of the feed", Reason::BadProof, |h, held| {
            bent(h, held, |_, head| head.feed_size = 4)
        }),
        lie("shows another feed", Reason::BadProof, |h, held| {
            bent(h, held, |_, head| head.feed_root = other_hash())
        }),
        lie("moves the feed", Reason::SlotChanged, |h, held| {
            bent(h, held, |_, head| head.slot = 2)
        }),
    ]
}

/// Lies about the ledger.
fn about_the_ledger() -> Vec<Lie> {
    vec![
        lie("names another ledger", Reason::WrongOrigin, |h, held| {
            bent(h, held, |_, head| head.checkpoint[3] ^= 1)
        }),
        lie("signs wrongly", Reason::BadSignature, |h, held| {
            bent(h, held, |_, head| {
                let text = String::from_utf8(head.checkpoint.clone()).expect("a note");
                let size = text.lines().nth(1).expect("a size").to_owned();
                head.checkpoint = text.replacen(&size, &format!("{size}0"), 1).into_bytes();
            })
        }),
        lie("proves growth wrongly", Reason::BadProof, |h, held| {
            bent(h, held, |_, head| head.ledger_consistency[0] = other_hash())
        }),
        lie("proves inclusion wrongly", Reason::BadProof, |h, held| {
            bent(h, held, |b, _| b.chain.inclusion[0] = other_hash())
        }),
        lie("proves no inclusion", Reason::BadProof, |h, held| {
            bent(h, held, |b, _| b.chain.inclusion.clear())
        }),
        lie(
            "delivers a record that its ledger does not hold",
            Reason::BadProof,
            |h, held| {
                h.claim();
                all(h, held)
            },
        ),
        lie("proves the slot wrongly", Reason::BadProof, |h, held| {
            bent(h, held, |_, head| head.slot_inclusion[0] = other_hash())
        }),
        lie("salts the slot otherwise", Reason::BadProof, |h, held| {
            bent(h, held, |_, head| head.slot_salt = vec![8; 32])
        }),
        lie("goes back in time", Reason::LastLeafNotFeeds, |h, held| {
            h.rewind();
            all(h, held)
        }),
        lie("hides the last leaf", Reason::BadProof, |h, held| {
            bent(h, held, |_, head| head.feeds_entry[9] ^= 1)
        }),
    ]
}

/// Lies about records.
fn about_records() -> Vec<Lie> {
    vec![
        lie("changes an entry", Reason::BadCommitment, |h, held| {
            bent(h, held, |b, _| b.chain.deliveries[0].entry[9] ^= 1)
        }),
        lie("changes a section", Reason::BadCommitment, |h, held| {
            bent(h, held, |b, _| opening(b).sections[0].content[0] ^= 1)
        }),
        lie("opens another record", Reason::BadCommitment, |h, held| {
            bent(h, held, |b, _| {
                b.openings[0] = b.openings[1].clone();
            })
        }),
        lie("withholds silently", Reason::BadCommitment, |h, held| {
            bent(h, held, |b, _| b.openings[0] = None)
        }),
        lie("withholds a section", Reason::BadCommitment, |h, held| {
            bent(h, held, |b, _| drop(opening(b).sections.pop()))
        }),
        lie(
            "withholds without a reason",
            Reason::Malformed,
            |h, held| {
                bent(h, held, |b, _| {
                    // Nothing is shown and everything is held, for the reason 0.
                    let state = &mut b.chain.deliveries[0].state;
                    (state[0], state[4], state[2]) = (0, state[2], 0);
                    b.openings[0] = None;
                })
            },
        ),
        lie(
            "calls erased what no entry erased",
            Reason::BadCommitment,
            |h, held| {
                bent(h, held, |b, _| {
                    let state = &mut b.chain.deliveries[0].state;
                    (state[0], state[6], state[2]) = (0, state[2], 0);
                    b.openings[0] = None;
                })
            },
        ),
        lie(
            "shows more than its state says",
            Reason::BadCommitment,
            |h, held| {
                bent(h, held, |b, _| {
                    let state = &mut b.chain.deliveries[0].state;
                    (state[4], state[2], state[8]) = (state[2], 0, 65);
                })
            },
        ),
        lie(
            "shows an undisclosed section",
            Reason::UndisclosedSection,
            |h, held| {
                let sealed = h.seal(&h.record(draft::seizure("TR")));
                h.deliver(&sealed, Some(SectionSet::EMPTY.with(Section::Event)));
                h.publish();
                let mut batch = h.batch(HONEST as u64, held, 1);
                let whole = ntc_core::envelope::opening_to_pb(sealed.disclose(SectionSet::ALL));
                batch.openings[0] = Some(whole);
                vec![rogue::batch(batch)]
            },
        ),
        lie(
            "sends a record of another party",
            Reason::RecordOfAnotherParty,
            |h, held| {
                let ge = "GE/customs".parse().expect("a party");
                let expiry = Duration::from_secs(86_400);
                let sealed = h.seal(&h.record_of(&ge, draft::seizure("GE"), expiry));
                h.deliver(&sealed, None);
                all(h, held)
            },
        ),
        lie("signs with another key", Reason::BadSignature, |h, held| {
            let other = SoftKey::from_seed(&[5; 32]);
            let sealed = h.seal_with(&h.record(draft::seizure("TR")), &other);
            h.deliver(&sealed, None);
            all(h, held)
        }),
        lie("forges a signature", Reason::BadSignature, |h, held| {
            let mut sealed = h.seal(&h.record(draft::seizure("TR")));
            sealed.signature[0] ^= 1;
            h.deliver(&sealed, None);
            all(h, held)
        }),
    ]
}

/// What is not even of the form of a batch.
fn about_form() -> Vec<Lie> {
    vec![
        lie("sends no protobuf", Reason::Malformed, |_, _| {
            vec![vec![0xff; 20]]
        }),
        lie("sends too large a message", Reason::TooLarge, |_, _| {
            vec![vec![0; 256 * 1024 + 1]]
        }),
        lie("sends an empty batch", Reason::Malformed, |_, _| {
            let chain = pb::FeedChain {
                first_seq: HONEST as u64,
                ..pb::FeedChain::default()
            };
            vec![rogue::batch(rogue::Batch {
                chain,
                openings: Vec::new(),
            })]
        }),
        lie("sends a short item", Reason::Malformed, |h, held| {
            bent(h, held, |b, _| b.chain.deliveries[0].item.truncate(42))
        }),
        lie("sends too many deliveries", Reason::TooLarge, |h, held| {
            bent(h, held, |b, _| {
                b.chain.deliveries = vec![b.chain.deliveries[0].clone(); 513];
                b.openings = vec![None; 513];
            })
        }),
    ]
}

/// Makes a rogue that delivers honestly, and then lies.
async fn liar(
    party: &str,
    victim: &TestNode,
    tell: fn(&mut History, u64) -> Vec<Vec<u8>>,
) -> Rogue {
    let mut rogue = Rogue::make(party, &[&victim.files.card]);
    let mut history = History::new(&rogue.files, victim.party());
    history.notices(HONEST);
    history.publish();
    let mut messages = vec![rogue::batch(history.batch(0, 0, HONEST))];
    let held = history.size();
    messages.extend(tell(&mut history, held));
    rogue
        .serve(move |_, _| rogue::words(messages.clone()))
        .await;
    victim.enrol(&rogue.files.card).await;
    rogue
}

async fn every_lie_is_named(lies: Vec<Lie>) {
    let federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    let (az, ge) = (federation.node("AZ/customs"), federation.node("GE/customs"));
    let mut rogues = Vec::new();
    for (number, lie) in lies.iter().enumerate() {
        rogues.push(liar(&format!("TR/rogue-{number}"), az, lie.tell).await);
        assert!(rogue::exchange(ge, az).await < rogue::SOON, "{}", lie.what);
    }
    for (lie, rogue) in lies.iter().zip(&rogues) {
        let party = rogue.files.party.as_str();
        let named = async || rogue::refused(az, party, lie.reason) == 1;
        until(
            &format!("{party}, which {}, to be found out", lie.what),
            named,
        )
        .await;
        // Two checkpoints and no proof between them are evidence: nothing more is taken at all.
        let state = if lie.what == "proves growth wrongly" {
            "stopped"
        } else {
            "quarantined"
        };
        until("the quarantine", || async {
            az.peer(party).await.state == state
        })
        .await;
        // The batch that lied, and the honest records that no agreement covers.
        until("the records to be judged", async || {
            az.peer(party).await.refused == HONEST as u64 + 1
        })
        .await;
        let peer = az.peer(party).await;
        assert_eq!(peer.held, HONEST as u64, "nothing of what {}", lie.what);
        assert!(!peer.detail.is_empty(), "{}", lie.what);
        assert_eq!(rogue.asked(), 1, "{} is left alone", lie.what);
    }
    assert!(rogue::exchange(az, ge).await < rogue::SOON);
    let honest = az.list().await;
    assert!(
        honest
            .iter()
            .all(|record| !record.origin.starts_with("TR/"))
    );
    assert_eq!(az.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_lies_about_its_feed_is_found_out() {
    every_lie_is_named(about_the_feed()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_lies_about_its_ledger_is_found_out() {
    every_lie_is_named(about_the_ledger()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_lies_about_records_is_found_out() {
    every_lie_is_named(about_records()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_sends_what_is_no_batch_is_found_out() {
    every_lie_is_named(about_form()).await;
}
