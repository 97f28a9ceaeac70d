//! A query and its answer, whichever side is killed at whatever step: what went has its entry, what has no entry is told
//! of by nobody, and what was counted counts on.

use std::collections::BTreeMap;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ask_partners_response::Step as Told;
use ntc_tests::{Federation, TestNode, until};

use super::query::{CONTAINER, container, counts, notice, pair, wish, with};

const TR: &str = "TR/customs";
const GE: &str = "GE/customs";
/// Subjects that may be asked about in a day.
const PER_DAY: u64 = 40;
/// Queries that are put one after the other for each step and victim: at which write a kill falls is chance.
const TIMES: usize = 3;

/// How far a query has come when a node is killed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    /// The asker's audit has the call.
    Begun,
    /// The officer is told who is asked: entry and question are durable, and the question leaves.
    Leaves,
    /// The officer is told the answer.
    Answered,
    /// The officer is told that all came.
    Ended,
}

const STEPS: [Step; 4] = [Step::Begun, Step::Leaves, Step::Answered, Step::Ended];

/// What the officer was told before the call broke off.
#[derive(Debug, Default)]
struct Heard {
    id: Option<Vec<u8>>,
    outcome: Option<String>,
}

/// Puts a query and listens until a step is told, or the call breaks off.
async fn ask_until(node: &TestNode, last: Step, heard: &mut Heard) {
    let wish = wish(&[container(CONTAINER)], &[]);
    let Ok(steps) = node.queries().ask_partners(wish).await else {
        return;
    };
    let mut steps = steps.into_inner();
    while let Ok(Some(step)) = steps.message().await {
        let at = match step.step.expect("a step") {
            Told::Begun(begun) => {
                heard.id = Some(begun.id);
                Step::Leaves
            }
            Told::Answer(answer) => {
                heard.outcome = Some(answer.outcome);
                Step::Answered
            }
            Told::Ended(_) => Step::Ended,
        };
        if at == last {
            return;
        }
    }
}

async fn counted(federation: &Federation, of: &str, with: &str) -> (u64, u64) {
    let counts = counts(federation.node(of)).await.counts;
    let count = counts.into_iter().find(|count| count.party == with);
    count.map_or((0, 0), |count| (count.asked, count.answered))
}

/// Every query that the asker shows, with what it says became of it.
async fn shown(asker: &TestNode) -> BTreeMap<Vec<u8>, pb::AskAnswer> {
    let request = pb::ListQueriesRequest {
        limit: 500,
        after: Vec::new(),
    };
    let listed = asker.queries().list_queries(request).await;
    let listed = listed.expect("a list").into_inner().queries;
    let mut shown = BTreeMap::new();
    for summary in listed {
        let request = pb::ShowQueryRequest {
            id: summary.id.clone(),
        };
        let query = asker.queries().show_query(request).await;
        let mut answers = query.expect("a query").into_inner().answers;
        assert_eq!(answers.len(), 1, "one partner was meant");
        shown.insert(summary.id, answers.remove(0));
    }
    shown
}

async fn until_connected(federation: &Federation) {
    until("the partners to follow each other", || async {
        let (tr, ge) = (federation.node(TR), federation.node(GE));
        tr.peer(GE).await.state == "connected" && ge.peer(TR).await.state == "connected"
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_query_is_told_that_never_went_and_every_one_counts_whenever_a_node_is_killed() {
    let mut federation = Federation::start(&[TR, GE]).await;
    let few = with(
        &pair("tr-ge", GE),
        "queries_per_day = 500",
        &format!("queries_per_day = {PER_DAY}"),
    );
    let few = with(
        &few,
        "queries_per_officer_per_day = 50",
        &format!("queries_per_officer_per_day = {PER_DAY}"),
    );
    federation.agree(&few).await;
    federation.node(GE).publish(notice("GE", CONTAINER)).await;
    federation.spawn().await;
    federation.node(GE).until_indexed().await;
    let mut told = Vec::new();
    for step in STEPS {
        for victim in [TR, GE] {
            // The answering side knows of no call before the question leaves.
            if step == Step::Begun && victim == GE {
                continue;
            }
            for _ in 0..TIMES {
                until_connected(&federation).await;
                let mut heard = Heard::default();
                if step == Step::Begun {
                    let call =
                        async |node: &TestNode| ask_until(node, Step::Ended, &mut heard).await;
                    federation.kill_during(TR, call).await;
                } else {
                    ask_until(federation.node(TR), step, &mut heard).await;
                    federation.kill(victim).await;
                }
                told.push((step, victim, heard));
            }
        }
    }
    until_connected(&federation).await;
    let (asked, _) = counted(&federation, TR, GE).await;
    let (_, answered) = counted(&federation, GE, TR).await;
    let kept = shown(federation.node(TR)).await;
    // What is shown as asked has an entry that counts it; so is what the answering side answered.
    assert!(kept.values().all(|it| it.ledger_index > 0), "{kept:?}");
    assert!(kept.len() as u64 <= asked && answered <= asked, "{kept:?}");
    assert!(asked <= told.len() as u64);
    let entries: std::collections::BTreeSet<_> = kept.values().map(|it| it.ledger_index).collect();
    assert_eq!(entries.len(), kept.len(), "each has an entry of its own");
    for (step, victim, heard) in &told {
        // What the officer saw leave is shown again, with the answer that was told once all had come.
        let Some(id) = &heard.id else { continue };
        let shown = kept.get(id);
        let shown = shown.unwrap_or_else(|| panic!("{step:?} {victim}: a query is lost"));
        assert!(
            matches!(shown.outcome.as_str(), "hit" | "silent"),
            "{step:?} {victim}: {shown:?}"
        );
        if *step == Step::Ended {
            assert_eq!(Some(&shown.outcome), heard.outcome.as_ref());
        }
    }
    let hits = told
        .iter()
        .filter(|(.., heard)| heard.outcome.as_deref() == Some("hit"));
    assert!(
        hits.count() as u64 <= answered,
        "no answer leaves uncounted"
    );
    // The day's quota goes on from the entries, at both ends, also after one more start.
    federation.kill(TR).await;
    federation.kill(GE).await;
    until_connected(&federation).await;
    assert_eq!(counted(&federation, TR, GE).await.0, asked);
    assert_eq!(counted(&federation, GE, TR).await.1, answered);
    for _ in asked..PER_DAY {
        let mut heard = Heard::default();
        ask_until(federation.node(TR), Step::Ended, &mut heard).await;
        assert_eq!(heard.outcome.as_deref(), Some("hit"));
    }
    let mut heard = Heard::default();
    ask_until(federation.node(TR), Step::Ended, &mut heard).await;
    assert_eq!(heard.outcome.as_deref(), Some("not_asked"));
    assert_eq!(counted(&federation, TR, GE).await.0, PER_DAY);
    federation.end_and_verify(&[]).await;
    federation.stop().await;
}
