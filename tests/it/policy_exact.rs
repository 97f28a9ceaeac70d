//! Every pair of parties receives exactly what the agreements between the two say, and nothing else.

use std::collections::BTreeSet;

use ntc_core::section::Section;
use ntc_proto::node::v1 as pb;
use ntc_tests::region::{self, PARTIES};
use ntc_tests::{draft, until};

/// The sections of the drafts that may leave a party.
const GROUP: &str = "event goods transport companies narrative";
const KZ_UZ: &str = "event goods narrative";
const GE_KZ: &str = "event goods transport companies persons narrative";
const TR_UZ: &str = "event goods transport narrative";

/// What one party may send another by the sample agreements, as a person reads them.
fn expected(from: &str, to: &str, category: &str, touches_receiver: bool) -> Option<&'static str> {
    match (&from[..2], &to[..2]) {
        ("MD", "TR") | ("TR", "MD") => None,
        ("AZ" | "GE" | "MD" | "TR" | "UA", "AZ" | "GE" | "MD" | "TR" | "UA") => Some(GROUP),
        ("KZ", "UZ") | ("UZ", "KZ") => Some(KZ_UZ),
        ("GE", "KZ") | ("KZ", "GE") => (category == "narcotic").then_some(GE_KZ),
        ("TR", "UZ") => Some(TR_UZ),
        ("AZ", "KZ") | ("KZ", "AZ") => touches_receiver.then_some(GROUP),
        _ => None,
    }
}

struct Published {
    from: &'static str,
    category: &'static str,
    destination: &'static str,
    answer: pb::PublishResponse,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_pair_of_the_region_receives_exactly_what_its_agreements_say() {
    let federation = region::start().await;
    let mut published = Vec::new();
    for from in PARTIES {
        for (category, destination) in [("narcotic", "KZ"), ("tobacco", "AZ"), ("tobacco", "PL")] {
            let draft = draft::of_category(draft::full(&from[..2], destination), category);
            let answer = federation.node(from).publish(draft).await;
            published.push(Published {
                from,
                category,
                destination,
                answer,
            });
        }
    }
    let mut pairs = BTreeSet::new();
    for one in &published {
        for to in PARTIES.into_iter().filter(|to| *to != one.from) {
            let touches = one.destination == &to[..2];
            let entitled = expected(one.from, to, one.category, touches);
            look(&federation, one, to, entitled).await;
            pairs.extend(entitled.map(|_| (one.from, to)));
        }
    }
    assert_eq!(pairs.len(), 25, "pairs between which anything flows");
    for to in PARTIES {
        let node = federation.node(to);
        let mine = published.iter().filter(|one| {
            one.from == to
                || expected(one.from, to, one.category, one.destination == &to[..2]).is_some()
        });
        assert_eq!(
            node.list().await.len(),
            mine.count(),
            "{to} lists what it may know"
        );
        assert_eq!(
            node.status().await.refused,
            0,
            "{to} was sent nothing that it had to refuse"
        );
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

async fn look(
    federation: &ntc_tests::Federation,
    one: &Published,
    to: &str,
    entitled: Option<&str>,
) {
    let (author, reader) = (federation.node(one.from), federation.node(to));
    let what = format!("{} of {} to {to}", one.category, one.from);
    let told = one.answer.recipients.iter().find(|told| told.party == to);
    let told = told.expect("a decision for every peer");
    let Some(sections) = entitled else {
        assert!(
            !told.entitled && !told.reason.is_empty(),
            "{what}: {told:?}"
        );
        assert!(reader.get(&one.answer.id).await.is_none(), "{what}");
        return;
    };
    assert_eq!(told.disclosed.join(" "), sections, "{what}");
    author.until_receipted(&one.answer.id, to).await;
    until("the record to be listed", || async {
        reader.get(&one.answer.id).await.is_some()
    })
    .await;
    let held = reader.get(&one.answer.id).await.expect("the record");
    let names: Vec<_> = held
        .sections
        .iter()
        .map(|section| u8::try_from(section.slot).expect("a slot"))
        .map(|slot| Section::from_slot(slot).expect("a section").name())
        .collect();
    assert_eq!(names.join(" "), sections, "{what}");
}
