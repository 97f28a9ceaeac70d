//! One country narrows what it tells by rules of its own, asks why a section is kept, and sees what other rules would change
//! before they decide.

use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_terminal::say;

use super::Failure;
use super::dialogue::alert;
use super::officer::Officer;
use super::region::Region;
use super::report::{Policy, PolicyLine};
use super::show::Show;
use super::story::{BAKU, CONTAINER, ORIGIN, put_container};

/// The section that the country keeps first.
const KEPT: &str = "transport";
/// What it keeps: how it travelled.
const NARROWER: &str = "
@id(\"no-transport\")
@why(\"how it travelled is told by telephone\")
forbid (principal, action == NTC::Action::\"disclose\", resource)
when { context.section == NTC::Section::\"transport\" };
";
/// What it would keep instead: everything, of one partner.
const OTHER: &str = "
@id(\"nothing-to-ukraine\")
@why(\"the liaison officer of UA is told by telephone\")
forbid (principal, action in NTC::Action::\"tell\", resource)
when { principal.country == \"UA\" };
";

/// Narrows, explains, replays, and leads back.
pub(super) async fn live_through(region: &Region, show: &Show) -> Result<Policy, Failure> {
    let origin = region.officer(ORIGIN)?;
    show.doing(&say!("demo-step-rules", party = ORIGIN));
    let narrower = format!("{DEFAULT_RULES}{NARROWER}");
    let request = pb::ActivatePolicyRequest {
        text: narrower,
        reason: "how it travels is told by telephone".to_owned(),
    };
    origin.policy().activate_policy(request).await?;
    let mut draft = alert(BAKU, None);
    draft.audience.clear();
    put_container(&mut draft, CONTAINER);
    let alerted = origin.publish(draft).await?.id;
    let request = pb::ExplainDecisionRequest {
        id: alerted,
        party: BAKU.to_owned(),
    };
    let why = origin
        .policy()
        .explain_decision(request)
        .await?
        .into_inner();
    show.done(&why.sentence);
    let replayed = replay(origin, &format!("{DEFAULT_RULES}{OTHER}")).await?;
    show.done(&say!(
        "demo-step-replayed",
        replayed = replayed.replayed,
        sent = replayed.newly_sent,
        withheld = replayed.newly_withheld
    ));
    let request = pb::RollBackPolicyRequest {
        number: 1,
        reason: "the demonstration goes on".to_owned(),
    };
    origin.policy().roll_back_policy(request).await?;
    let kept = why.withheld.iter().find(|it| it.section == KEPT);
    Ok(Policy {
        of: ORIGIN.to_owned(),
        to: BAKU.to_owned(),
        section: KEPT.to_owned(),
        reason: kept.map(|it| it.reason.clone()).unwrap_or_default(),
        sentence: why.sentence,
        would_allow: why.would_allow,
        explain_ms: micros(why.took_us),
        replayed: replayed.replayed,
        newly_sent: replayed.newly_sent,
        newly_withheld: replayed.newly_withheld,
        changes: replayed
            .changes
            .into_iter()
            .filter(|change| change.act == "publish")
            .map(line)
            .collect(),
    })
}

async fn replay(officer: &Officer, text: &str) -> Result<pb::ReplayPolicyResponse, Failure> {
    let request = pb::ReplayPolicyRequest {
        text: text.to_owned(),
        from_ms: 1,
    };
    let mut steps = officer.policy().replay_policy(request).await?.into_inner();
    while let Some(step) = steps.message().await? {
        if step.finished {
            return Ok(step);
        }
    }
    Err("a replay ended without a result".into())
}

fn line(change: pb::ReplayChange) -> PolicyLine {
    PolicyLine {
        party: change.party,
        section: if change.section.is_empty() {
            "the whole record".to_owned()
        } else {
            change.section
        },
        newly_sent: change.newly_sent,
        newly_withheld: change.newly_withheld,
    }
}

fn micros(took_us: u64) -> f64 {
    std::time::Duration::from_micros(took_us).as_secs_f64() * 1e3
}
