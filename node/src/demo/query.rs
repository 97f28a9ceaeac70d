//! Every partner is asked at once about a container, while one of them is away and another answers nobody by rules of its own.

use ntc_core::model::identifier::Scheme;
use ntc_core::query::{Number, Subject, subject_message};
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ask_partners_response::Step;
use ntc_terminal::say;

use super::Failure;
use super::approvals::{CHISINAU, Two};
use super::dialogue::alert;
use super::region::{OUTAGE, Region};
use super::report::{Query, QueryAnswer};
use super::show::Show;
use super::story::{BAKU, CONTAINER, ORIGIN, put_container};
use super::wait::{until, until_some};

/// Who knows of the container as well.
const KYIV: &str = "UA/state-customs-service";
/// Why one refuses: a rule of its own, which two officers let decide.
const TAKES_NONE: &str = "
@id(\"no-queries\")
@why(\"nobody is at the desk who could look at what is asked\")
forbid (principal, action == NTC::Action::\"take_query\", resource);
";
/// What for.
const PURPOSE: &str = "counter_narcotics";
/// Why.
const JUSTIFICATION: &str = "named by a driver at the border";

/// Has one partner tell of the container, one refuse and one stand still, and asks all.
pub(super) async fn ask(region: &mut Region, two: &mut Two, show: &Show) -> Result<Query, Failure> {
    let mut draft = alert(ORIGIN, None);
    draft.audience.clear();
    put_container(&mut draft, CONTAINER);
    region.officer(KYIV)?.publish(draft).await?;
    refuse(region, two).await?;
    region.stop_one(OUTAGE).await?;
    let asker = region.officer(BAKU)?;
    until("the line to the partner that is away to end", || async {
        let peers = asker.list_peers().await?;
        let mut away = peers.iter().filter(|peer| peer.party == OUTAGE);
        Ok(away.all(|peer| peer.state != "connected"))
    })
    .await?;
    show.doing(&say!("demo-step-asks", party = BAKU, about = CONTAINER));
    let (ended, answers) = put(region).await?;
    for answer in &answers {
        show.done(&format!("{}: {}", answer.party, answer.words()));
    }
    take_again(region, two).await?;
    region.start(OUTAGE).await?;
    let asker = region.officer(BAKU)?;
    until_some("the partner to be back", || async {
        let peers = asker.list_peers().await?.into_iter();
        let mut back = peers.filter(|peer| peer.party == OUTAGE && peer.state == "connected");
        Ok(back.next())
    })
    .await?;
    Ok(Query {
        asker: BAKU.to_owned(),
        about: CONTAINER.to_owned(),
        asked: ended.asked.into(),
        hit: ended.hit.into(),
        no_hit: ended.no_hit.into(),
        refused: ended.refused.into(),
        silent: ended.silent.into(),
        ms: ended.took_ms,
        answers,
    })
}

/// Activates the rule by which one partner answers nobody.
async fn refuse(region: &Region, two: &mut Two) -> Result<(), Failure> {
    let request = pb::ActivatePolicyRequest {
        text: format!("{DEFAULT_RULES}{TAKES_NONE}"),
        reason: "the desk is not manned".to_owned(),
    };
    let called = region
        .officer(CHISINAU)?
        .policy()
        .activate_policy(request)
        .await;
    two.approve(called).await
}

/// Leads that partner back to the rules of before.
async fn take_again(region: &Region, two: &mut Two) -> Result<(), Failure> {
    let request = pb::RollBackPolicyRequest {
        number: 1,
        reason: "the desk is manned again".to_owned(),
    };
    let called = region
        .officer(CHISINAU)?
        .policy()
        .roll_back_policy(request)
        .await;
    two.approve(called).await
}

async fn put(region: &Region) -> Result<(pb::AskEnded, Vec<QueryAnswer>), Failure> {
    let container = Subject::Number(Number {
        scheme: Scheme::Container,
        raw: CONTAINER.to_owned(),
        country: String::new(),
    });
    let request = pb::AskPartnersRequest {
        subjects: vec![subject_message(&container)],
        purpose: PURPOSE.to_owned(),
        justification: JUSTIFICATION.to_owned(),
        ..pb::AskPartnersRequest::default()
    };
    let mut queries = region.officer(BAKU)?.queries();
    let mut steps = queries.ask_partners(request).await?.into_inner();
    let (mut ended, mut answers) = (pb::AskEnded::default(), Vec::new());
    while let Some(step) = steps.message().await? {
        match step.step {
            Some(Step::Answer(answer)) => answers.push(QueryAnswer {
                party: answer.party,
                outcome: answer.outcome,
                code: answer.code,
            }),
            Some(Step::Ended(sum)) => ended = sum,
            Some(Step::Begun(_)) | None => {}
        }
    }
    answers.sort_by(|a, b| a.party.cmp(&b.party));
    Ok((ended, answers))
}
