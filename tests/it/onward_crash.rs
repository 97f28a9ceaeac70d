//! What came of an alert, the consent of its author, what is passed on by it and its withdrawal: each is written once and
//! lost never, whichever of the three sides dies at whatever step, and all end with one state.

use std::collections::BTreeSet;

use ntc_core::model::kind::RecordKind;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{Federation, TestNode, draft, until};
use tonic::Status;

use super::onward::{carriers, chain, consents, lists, pass};

const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";
const TR: &str = "TR/customs";
/// Who tells whom.
const WAYS: [(&str, &str); 4] = [(TR, GE), (GE, TR), (GE, KZ), (KZ, GE)];

/// What an officer does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Act {
    Report,
    Ask,
    Grant,
    Pass,
    Retract,
}

impl Act {
    const ALL: [Self; 5] = [
        Self::Report,
        Self::Ask,
        Self::Grant,
        Self::Pass,
        Self::Retract,
    ];

    /// At whose node an officer does it.
    const fn by(self) -> &'static str {
        match self {
            Self::Report | Self::Ask | Self::Pass => GE,
            Self::Grant | Self::Retract => TR,
        }
    }

    /// Who is told.
    const fn told(self) -> &'static str {
        match self {
            Self::Report | Self::Ask => TR,
            Self::Grant | Self::Retract => GE,
            Self::Pass => KZ,
        }
    }
}

/// How far an act has come when a node is killed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    /// The node's audit has the call, which is not answered.
    Begun,
    /// The call is answered.
    Done,
    /// Whoever is told has it.
    Held,
}

/// An alert of TR, with what is made of it.
struct Case {
    mark: String,
    alert: Vec<u8>,
    /// The requests that GE had before.
    before: BTreeSet<Vec<u8>>,
    asked: Vec<u8>,
}

impl Case {
    /// Publishes an alert, and waits until GE lists it.
    async fn of(federation: &Federation, mark: String) -> Self {
        let mut alert = draft::alert("TR");
        let goods = alert.goods.as_mut().expect("goods");
        goods.items[0].description.clone_from(&mark);
        let alert = federation.node(TR).publish(alert).await.id;
        let ge = federation.node(GE);
        until("the alert", || lists(ge, &alert)).await;
        Self {
            mark,
            alert,
            before: requests(ge).await,
            asked: Vec::new(),
        }
    }

    /// Makes the call of an act.
    async fn call(&self, node: &TestNode, act: Act) -> Result<(), Status> {
        match act {
            Act::Report => {
                let event = v1::OutcomeEvent {
                    result: Some(v1::Coded {
                        code: "no_offence".to_owned(),
                        text: String::new(),
                    }),
                    ..v1::OutcomeEvent::default()
                };
                let request = pb::ReportOutcomeRequest {
                    id: self.alert.clone(),
                    event: Some(event),
                    ..pb::ReportOutcomeRequest::default()
                };
                node.outcomes().report_outcome(request).await.map(drop)
            }
            Act::Ask => {
                let request = pb::AskConsentRequest {
                    id: self.alert.clone(),
                    to: KZ.to_owned(),
                    text: "The consignee is registered there".to_owned(),
                    ..pb::AskConsentRequest::default()
                };
                node.onward().ask_consent(request).await.map(drop)
            }
            Act::Grant => {
                let request = pb::GrantConsentRequest {
                    id: self.asked.clone(),
                    ..pb::GrantConsentRequest::default()
                };
                node.onward().grant_consent(request).await.map(drop)
            }
            Act::Pass => pass(node, &self.alert, "", false).await.map(drop),
            Act::Retract => {
                let request = pb::RetractRequest {
                    id: self.alert.clone(),
                    reason: "wrong_subject".to_owned(),
                    text: String::new(),
                };
                node.recalls().retract(request).await.map(drop)
            }
        }
    }

    /// Whether a node knows of an act.
    async fn is_known(&self, node: &TestNode, act: Act) -> bool {
        match act {
            Act::Report => outcomes(node, &self.alert).await == ["no_offence"],
            Act::Ask if node.party() == TR => node.get(&self.asked).await.is_some(),
            Act::Ask => requests(node).await.difference(&self.before).count() > 0,
            Act::Grant => {
                let known = consents(node, &self.alert).await.consents;
                known.iter().any(|it| it.acts)
            }
            Act::Pass if node.party() == GE => {
                let known = consents(node, &self.alert).await;
                !known.passed_on.is_empty()
            }
            Act::Pass => !carriers(node, &self.alert).await.is_empty(),
            Act::Retract => node.recall(&self.alert, TR).await.standing == "retracted",
        }
    }

    /// Does it as an officer does who does not know how the call before ended: what was done is not done again.
    async fn act(&mut self, federation: &Federation, act: Act) {
        let node = federation.node(act.by());
        node.until_indexed().await;
        if !self.is_known(node, act).await {
            self.call(node, act).await.expect("the act");
        }
        if act == Act::Ask {
            until("the request to be listed", || self.is_known(node, act)).await;
            let now = requests(node).await;
            let new: Vec<_> = now.difference(&self.before).cloned().collect();
            assert_eq!(new.len(), 1, "{}: asked once", self.mark);
            self.asked.clone_from(&new[0]);
        }
    }

    async fn until_held(&self, federation: &Federation, act: Act) {
        let told = federation.node(act.told());
        until("whoever is told to know", || self.is_known(told, act)).await;
    }

    /// The alert stands nowhere, and nobody owes anything for it.
    async fn has_ended(&self, federation: &Federation) {
        let tr = federation.node(TR);
        until("the withdrawal to be obeyed by both", || async {
            let status = tr.recall(&self.alert, TR).await;
            let [holder] = status.holders.as_slice() else {
                return false;
            };
            let done = |it: &pb::RecallHolder| it.erased_ms > 0 && it.outstanding_since_ms == 0;
            done(holder) && holder.passed_on.len() == 1 && holder.passed_on.iter().all(done)
        })
        .await;
        // The index of a node that was killed follows what the partners know already.
        for node in &federation.nodes {
            until(&format!("the end of {}", self.mark), || async {
                !lists(node, &self.alert).await && carriers(node, &self.alert).await.is_empty()
            })
            .await;
        }
    }
}

async fn requests(node: &TestNode) -> BTreeSet<Vec<u8>> {
    let listed = node.list().await.into_iter();
    let asked = listed.filter(|it| it.kind == RecordKind::Request as i32);
    asked.map(|it| it.id).collect()
}

/// What came of an alert of TR, as a node knows it.
async fn outcomes(node: &TestNode, id: &[u8]) -> Vec<String> {
    let request = pb::ShowOutcomesRequest {
        id: id.to_vec(),
        origin: TR.to_owned(),
    };
    let shown = node.outcomes().show_outcomes(request).await;
    let shown = shown.expect("outcomes").into_inner().outcomes;
    shown.into_iter().map(|it| it.result).collect()
}

/// How many items each told each.
async fn told(federation: &Federation) -> [u64; 4] {
    let mut told = [0; 4];
    for (told, (from, to)) in told.iter_mut().zip(WAYS) {
        *told = federation.told(from, to).await;
    }
    told
}

/// One case from its alert to its withdrawal, with one kill on its way. Answers how much was told for it, once that is
/// as much as is wanted.
async fn case(
    federation: &mut Federation,
    kill: Option<(Act, Step, &str)>,
    wanted: Option<[u64; 4]>,
) -> (Case, [u64; 4]) {
    let before = told(federation).await;
    let mut case = Case::of(federation, format!("pots of {kill:?}")).await;
    for act in Act::ALL {
        let kill = kill.filter(|kill| kill.0 == act);
        if let Some((_, Step::Begun, victim)) = kill {
            let call = async |node: &TestNode| drop(case.call(node, act).await);
            federation.kill_during(victim, call).await;
        }
        case.act(federation, act).await;
        if let Some((_, Step::Done, victim)) = kill {
            federation.kill(victim).await;
        }
        case.until_held(federation, act).await;
        if let Some((_, Step::Held, victim)) = kill {
            federation.kill(victim).await;
        }
    }
    case.has_ended(federation).await;
    let grew = async || -> [u64; 4] {
        let now = told(federation).await;
        std::array::from_fn(|way| now[way] - before[way])
    };
    // What a node does after a kill of itself may end behind what the others know.
    if let Some(wanted) = wanted {
        let all = async || {
            grew()
                .await
                .iter()
                .zip(wanted)
                .all(|(grew, it)| *grew >= it)
        };
        until("all to be told", all).await;
    }
    let grew = grew().await;
    (case, grew)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_from_an_alert_to_its_withdrawal_is_taken_once_whenever_a_node_is_killed() {
    let mut federation = chain().await;
    federation.spawn().await;
    let (undisturbed, wanted) = case(&mut federation, None, None).await;
    let mut cases = vec![undisturbed];
    for act in Act::ALL {
        for (step, victim) in [
            (Step::Begun, act.by()),
            (Step::Done, act.by()),
            (Step::Held, act.told()),
        ] {
            let (case, grew) = case(&mut federation, Some((act, step, victim)), Some(wanted)).await;
            assert_eq!(grew, wanted, "{}", case.mark);
            cases.push(case);
        }
    }
    // Nothing is left that a later start would do.
    let before = told(&federation).await;
    let gone: Vec<_> = cases.iter().map(|case| case.mark.clone()).collect();
    federation.end_and_verify(&gone).await;
    for case in &cases {
        case.has_ended(&federation).await;
    }
    assert_eq!(told(&federation).await, before);
    federation.stop().await;
}
