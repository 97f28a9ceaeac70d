//! A question, its acknowledgement, its answer with what that shows, and a question that is withdrawn: each is written once
//! and lost never, whichever side dies at whatever step, and both sides end with one clock and one state.

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, until};
use tonic::Status;

use super::requests::{ask_under, nothing_is_owed, owed, shown, until_received};
use super::reveal::{answer, companies, redacting};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// What both feeds grow by in a case: from who asks a question, another, its retraction and its erasure; from who is asked
/// the notice, two receipts, that an officer took it on, the companies, the answer, what was hidden and what was erased.
const TOLD: (u64, u64) = (4, 8);

/// What an officer does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Act {
    Ask,
    Take,
    Answer,
    Withdraw,
}

impl Act {
    const ALL: [Self; 4] = [Self::Ask, Self::Take, Self::Answer, Self::Withdraw];

    /// Whose officer does it, at whose node.
    const fn by(self) -> &'static str {
        match self {
            Self::Ask | Self::Withdraw => GE,
            Self::Take | Self::Answer => AZ,
        }
    }
}

/// How far an act has come when a node is killed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    /// The node's audit has the call, which is not answered.
    Begun(Act),
    /// The call is answered.
    Done(Act),
    /// The other side holds what was written.
    Held(Act),
    /// Who asked has the word that the question was received, or that what was withdrawn is hidden.
    Acknowledged(Act),
    /// Who asked has the companies, or the word that what was withdrawn is erased.
    Carried(Act),
}

const STEPS: [Step; 14] = [
    Step::Begun(Act::Ask),
    Step::Done(Act::Ask),
    Step::Held(Act::Ask),
    Step::Acknowledged(Act::Ask),
    Step::Begun(Act::Take),
    Step::Done(Act::Take),
    Step::Held(Act::Take),
    Step::Begun(Act::Answer),
    Step::Done(Act::Answer),
    Step::Carried(Act::Answer),
    Step::Held(Act::Answer),
    Step::Begun(Act::Withdraw),
    Step::Acknowledged(Act::Withdraw),
    Step::Carried(Act::Withdraw),
];

impl Step {
    const fn act(self) -> Act {
        match self {
            Self::Begun(act)
            | Self::Done(act)
            | Self::Held(act)
            | Self::Acknowledged(act)
            | Self::Carried(act) => act,
        }
    }
}

/// A question about a notice, and one that is withdrawn.
struct Case {
    mark: String,
    notice: Vec<u8>,
    asked: Vec<u8>,
    withdrawn: Vec<u8>,
}

impl Case {
    /// Publishes a notice whose companies are withheld, and waits until the other side holds it.
    async fn of(federation: &Federation, mark: String) -> Self {
        let notice = federation.node(AZ).publish(draft::full("AZ", "GE")).await;
        let ge = federation.node(GE);
        until("the notice to be held", || async {
            ge.get(&notice.id).await.is_some()
        })
        .await;
        Self {
            mark,
            notice: notice.id,
            asked: Vec::new(),
            withdrawn: Vec::new(),
        }
    }

    /// Sees to all that an act needs.
    async fn ready(&mut self, federation: &Federation, act: Act) {
        match act {
            Act::Ask => {}
            Act::Take => {
                let received = until_received(federation, &self.asked).await;
                let of_both = same_clock(federation).await;
                let due = (AZ.to_owned(), received + 8 * 3_600_000);
                assert_eq!(of_both, [due], "{}: one answer is owed", self.mark);
            }
            Act::Answer => {
                let ge = federation.node(GE);
                until("the asker to know who works on it", || async {
                    let known = shown(ge, &self.asked).await;
                    known.is_some_and(|it| it.taken_ms > 0)
                })
                .await;
            }
            Act::Withdraw => {
                let (ge, text) = (federation.node(GE), format!("in vain, {}", self.mark));
                let reference = format!("withdrawn {}", self.mark);
                let asked = ask_under(ge, &self.notice, &text, &reference).await;
                self.withdrawn = asked.expect("a request").id;
                until_received(federation, &self.withdrawn).await;
            }
        }
    }

    /// Does it as an officer does who does not know how the call before ended: what was done is not done again.
    async fn act(&mut self, node: &TestNode, act: Act) {
        match act {
            Act::Ask => self.asked = self.ask(node).await.expect("a request").id,
            Act::Take if shown(node, &self.asked).await.expect("it").taken_ms == 0 => {
                self.take(node).await.expect("taken");
            }
            Act::Answer
                if shown(node, &self.asked)
                    .await
                    .expect("it")
                    .answers
                    .is_empty() =>
            {
                let told = answer(node, &self.asked, &["companies"]).await;
                told.expect("an answer");
            }
            Act::Withdraw if node.recall(&self.withdrawn, GE).await.standing != "retracted" => {
                node.retract(&self.withdrawn).await;
            }
            Act::Take | Act::Answer | Act::Withdraw => {}
        }
    }

    /// Makes the call of an act, whatever comes of it.
    async fn call(&self, node: &TestNode, act: Act) -> Result<(), Status> {
        match act {
            Act::Ask => self.ask(node).await.map(drop),
            Act::Take => self.take(node).await,
            Act::Answer => {
                let told = answer(node, &self.asked, &["companies"]).await;
                told.map(drop)
            }
            Act::Withdraw => {
                let request = pb::RetractRequest {
                    id: self.withdrawn.clone(),
                    reason: "wrong_subject".to_owned(),
                    text: String::new(),
                };
                node.recalls().retract(request).await.map(drop)
            }
        }
    }

    async fn ask(&self, node: &TestNode) -> Result<pb::AskResponse, Status> {
        ask_under(node, &self.notice, &self.mark, &self.mark).await
    }

    async fn take(&self, node: &TestNode) -> Result<(), Status> {
        let request = pb::TakeRequest {
            id: self.asked.clone(),
            origin: String::new(),
        };
        node.requests().take(request).await.map(|_| ())
    }

    /// Whether a step is taken that comes after the answer to its call.
    async fn is_taken(&self, federation: &Federation, step: Step) -> bool {
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let known = shown(ge, &self.asked).await.expect("the own request");
        match step {
            Step::Begun(_) | Step::Done(_) => true,
            Step::Held(Act::Ask) => shown(az, &self.asked).await.is_some(),
            Step::Held(Act::Take) => known.taken_ms > 0,
            Step::Held(_) => !known.answers.is_empty(),
            Step::Acknowledged(Act::Withdraw) => self.holder(ge).await.applied_ms > 0,
            Step::Acknowledged(_) => known.received_ms > 0,
            Step::Carried(Act::Withdraw) => self.holder(ge).await.erased_ms > 0,
            Step::Carried(_) => companies(ge, &self.notice).await.is_some(),
        }
    }

    async fn holder(&self, ge: &TestNode) -> pb::RecallHolder {
        let status = ge.recall(&self.withdrawn, GE).await;
        status.holders.into_iter().next().expect("a holder")
    }

    /// Both sides have the same, each thing once.
    async fn has_ended(&self, federation: &Federation) {
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        until("the companies to be shown", || async {
            companies(ge, &self.notice).await.is_some()
        })
        .await;
        assert_eq!(
            companies(ge, &self.notice).await,
            companies(az, &self.notice).await
        );
        until("the withdrawal to be obeyed", || async {
            let holder = self.holder(ge).await;
            holder.erased_ms > 0 && holder.outstanding_since_ms == 0
        })
        .await;
        nothing_is_owed(federation).await;
        let asked = [shown(az, &self.asked).await, shown(ge, &self.asked).await];
        let [of_az, of_ge] = asked.map(|shown| shown.expect("a request"));
        assert_eq!(of_az, of_ge, "{}", self.mark);
        assert_eq!(of_az.answers.len(), 1, "{}", self.mark);
        assert!(of_az.received_ms > 0 && of_az.taken_ms >= of_az.received_ms);
    }
}

/// What is owed of whom until when, once both sides say the same of it.
async fn same_clock(federation: &Federation) -> Vec<(String, i64)> {
    let of = async |party| {
        let owed = owed(federation.node(party)).await.into_iter();
        let mut owed: Vec<_> = owed.map(|it| (it.1, it.3)).collect();
        owed.sort();
        owed
    };
    until("both sides to count the same", || async {
        of(AZ).await == of(GE).await
    })
    .await;
    of(AZ).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_of_a_question_and_its_answer_is_taken_once_whenever_a_node_is_killed() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&redacting()).await;
    federation.spawn().await;
    let mut cases = Vec::new();
    for step in STEPS {
        for victim in [AZ, GE] {
            // Who is called dies while the call is under way.
            if matches!(step, Step::Begun(act) if act.by() != victim) {
                continue;
            }
            let sent = (federation.told(GE, AZ).await, federation.told(AZ, GE).await);
            let mut case = Case::of(&federation, format!("{step:?} {victim}")).await;
            for act in Act::ALL {
                case.ready(&federation, act).await;
                if step == Step::Begun(act) {
                    let call = async |node: &TestNode| drop(case.call(node, act).await);
                    federation.kill_during(act.by(), call).await;
                }
                case.act(federation.node(act.by()), act).await;
                if step.act() == act && step != Step::Begun(act) {
                    until("the step", || case.is_taken(&federation, step)).await;
                    federation.kill(victim).await;
                }
            }
            case.has_ended(&federation).await;
            let (ge, az) = (federation.told(GE, AZ).await, federation.told(AZ, GE).await);
            assert_eq!((ge - sent.0, az - sent.1), TOLD, "{}", case.mark);
            cases.push(case);
        }
    }
    // Nothing is left that a later start would do.
    let sent = (federation.told(GE, AZ).await, federation.told(AZ, GE).await);
    let gone = cases.iter().map(|case| format!("in vain, {}", case.mark));
    let gone: Vec<_> = gone.collect();
    federation.end_and_verify(&gone).await;
    for case in &cases {
        case.has_ended(&federation).await;
    }
    let again = (federation.told(GE, AZ).await, federation.told(AZ, GE).await);
    assert_eq!(again, sent);
    federation.stop().await;
}
