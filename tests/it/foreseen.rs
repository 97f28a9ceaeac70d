//! What is foreseen is what is done. Agreements, rules and drafts are made up; on real nodes a simulation of each draft says
//! what publishing it then decides, a replay under other rules says what publishing the same drafts under them decides, and
//! an explanation of a record says what was decided of it.

use std::collections::BTreeMap;

use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::{Federation, TestNode, draft};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::own_rules::{activate, explain, replay};
use super::query::with;

const AZ: &str = "AZ/customs";
const PARTNERS: [&str; 2] = ["GE/customs", "KZ/customs"];
/// Federations, each with agreements of its own.
const FEDERATIONS: usize = 3;
/// Texts of rules of each.
const TEXTS: usize = 5;
/// Drafts of each, which are published under every text.
const DRAFTS: usize = 6;

const PURPOSES: [&str; 3] = ["customs_risk", "counter_narcotics", "public_health"];
const CATEGORIES: [&str; 3] = ["narcotic", "tobacco", "weapon"];
const URGENCIES: [&str; 3] = ["routine", "priority", "urgent"];
const SECTIONS: [&str; 5] = ["event", "goods", "transport", "companies", "narrative"];
const CONDITIONS: [&str; 9] = [
    "principal.country == \"KZ\"",
    "resource.categories.contains(NTC::Category::\"tobacco\")",
    "resource.urgency == NTC::Urgency::\"urgent\"",
    "resource.tlp_level > 2",
    "context.purpose == NTC::Purpose::\"customs_risk\"",
    "context.agreements.contains(\"paper-1\")",
    "resource has places && resource.places.contains(\"KZ\")",
    "resource.graded",
    "resource.sections.contains(NTC::Section::\"transport\")",
];

/// A list of a document, of all or of some.
fn some_of(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    let named = subsequence(all, 1..=all.len()).prop_map(|some| {
        let some: Vec<_> = some.iter().map(|it| format!("\"{it}\"")).collect();
        format!("[{}]", some.join(", "))
    });
    prop_oneof![Just("\"any\"".to_owned()), named]
}

/// The agreement of AZ with a partner.
fn agreement(number: usize, peer: &'static str) -> impl Strategy<Value = String> {
    let sections = prop::collection::vec(select(&["allow", "allow", "redact", "never"][..]), 5);
    (
        some_of(&CATEGORIES),
        some_of(&URGENCIES),
        select(&["GREEN", "AMBER", "AMBER+STRICT"][..]),
        subsequence(&PURPOSES[..], 1..=3),
        sections,
    )
        .prop_map(move |(categories, urgencies, tlp, purposes, sections)| {
            let purposes: Vec<_> = purposes.iter().map(|it| format!("\"{it}\"")).collect();
            let mut document = share_all(&format!("paper-{number}"), &[AZ, peer]);
            for (before, after) in [
                ("categories = \"any\"", format!("categories = {categories}")),
                ("urgencies = \"any\"", format!("urgencies = {urgencies}")),
                ("max_tlp = \"AMBER\"", format!("max_tlp = \"{tlp}\"")),
                (
                    "# purposes = [\"counter_narcotics\"]",
                    format!("purposes = [{}] #", purposes.join(", ")),
                ),
            ] {
                document = with(&document, before, &after);
            }
            for (section, told) in SECTIONS.iter().zip(sections) {
                let before = format!("\n{section} = \"allow\"");
                document = with(&document, &before, &format!("\n{section} = \"{told}\""));
            }
            document
        })
}

/// The default rules, with some more that forbid.
fn text() -> impl Strategy<Value = String> {
    let condition = (select(&CONDITIONS[..]), any::<bool>()).prop_map(|(condition, not)| {
        let not = if not { "!" } else { "" };
        format!("{not}({condition})")
    });
    let conditions = prop::collection::vec(condition, 1..3).prop_map(|all| all.join(" && "));
    let of_section = (select(&SECTIONS[..]), conditions.clone()).prop_map(|(section, all)| {
        let condition = format!("context.section == NTC::Section::\"{section}\" && {all}");
        ("disclose", condition)
    });
    let of_whole = conditions.prop_map(|all| ("publish", all));
    let rules = prop::collection::vec(prop_oneof![3 => of_section, 1 => of_whole], 0..4);
    rules.prop_map(|rules| {
        let mut text = DEFAULT_RULES.to_owned();
        for (number, (action, condition)) in rules.iter().enumerate() {
            text.push_str(&format!(
                "@id(\"made-up-{number}\") @why(\"it is made up\")
                 forbid (principal, action == NTC::Action::\"{action}\", resource) when {{ {condition} }};\n"
            ));
        }
        text
    })
}

fn drafts() -> impl Strategy<Value = Vec<pb::Draft>> {
    let one = (
        select(&["GE", "KZ", "PL", ""][..]),
        select(&CATEGORIES[..]),
        select(&PURPOSES[..]),
        select(&[v1::Tlp::Clear, v1::Tlp::Green, v1::Tlp::Amber][..]),
        select(
            &[
                v1::Urgency::Routine,
                v1::Urgency::Priority,
                v1::Urgency::Urgent,
            ][..],
        ),
    );
    let one = one.prop_map(|(to, category, purpose, tlp, urgency)| {
        let mut draft = match to {
            "" => draft::seizure("AZ"),
            to => draft::full("AZ", to),
        };
        draft = draft::of_category(draft, category);
        draft.purpose = purpose.to_owned();
        draft.urgency = urgency.into();
        draft.handling.as_mut().expect("handling").tlp = tlp.into();
        draft
    });
    prop::collection::vec(one, DRAFTS)
}

fn made_up<T>(from: impl Strategy<Value = T>, runner: &mut TestRunner) -> T {
    from.new_tree(runner).expect("a value").current()
}

/// What was decided of a draft for each partner.
type Decided = BTreeMap<String, pb::Recipient>;

fn by_party(recipients: Vec<pb::Recipient>) -> Decided {
    let recipients = recipients.into_iter();
    recipients.map(|it| (it.party.clone(), it)).collect()
}

/// Publishes a draft that was simulated before, and explains it afterwards.
async fn published(node: &TestNode, draft: &pb::Draft) -> Decided {
    let request = pb::PreviewRequest {
        draft: Some(draft.clone()),
        again: false,
    };
    let simulated = node.records().preview(request).await;
    let simulated = simulated.expect("a simulation").into_inner();
    let published = node.publish(draft.clone()).await;
    let decided = by_party(published.recipients);
    assert_eq!(by_party(simulated.recipients), decided);
    node.until_indexed().await;
    for (party, recipient) in &decided {
        let why = explain(node, &published.id, party).await;
        assert_eq!(why.told, recipient.disclosed, "{why:?}");
        let kept = why.withheld.iter();
        let kept: Vec<_> = kept.map(|it| (&*it.section, &*it.reason)).collect();
        if recipient.entitled {
            let told = recipient.withheld.iter();
            let told: Vec<_> = told.map(|it| (&*it.section, &*it.reason)).collect();
            assert_eq!(kept, told);
        } else {
            let whole = kept.iter().all(|(_, reason)| *reason == recipient.reason);
            assert!(whole && !kept.is_empty(), "{kept:?} {}", recipient.reason);
        }
    }
    decided
}

/// How often each party would get more, or less, of something: a section, or the whole record where none is named.
type Changes = BTreeMap<(String, String), (u64, u64)>;

/// What is other, where the same drafts were decided about again.
fn changes<'a>(pairs: impl Iterator<Item = (&'a Decided, &'a Decided)>) -> Changes {
    let mut changes = Changes::new();
    let mut note = |party: &str, section: &str, more: bool| {
        let change = changes.entry((party.to_owned(), section.to_owned()));
        let (sent, withheld) = change.or_default();
        *(if more { sent } else { withheld }) += 1;
    };
    for (before, after) in pairs {
        for (party, was) in before {
            let is = &after[party];
            if was.entitled != is.entitled {
                note(party, "", is.entitled);
            }
            for section in SECTIONS {
                let had = was.disclosed.iter().any(|it| it == section);
                let has = is.disclosed.iter().any(|it| it == section);
                if had != has {
                    note(party, section, has);
                }
            }
        }
    }
    changes
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_foreseen_of_made_up_agreements_rules_and_drafts_is_what_is_done() {
    let mut runner = TestRunner::deterministic();
    let (mut other, mut kept, mut sent) = (0, 0, 0);
    for _ in 0..FEDERATIONS {
        let federation = Federation::start(&[AZ, PARTNERS[0], PARTNERS[1]]).await;
        for (number, peer) in PARTNERS.into_iter().enumerate() {
            federation
                .agree(&made_up(agreement(number, peer), &mut runner))
                .await;
        }
        let az = federation.node(AZ);
        let drafts = made_up(drafts(), &mut runner);
        let mut log: Vec<Vec<Decided>> = Vec::new();
        for _ in 0..TEXTS {
            let text = made_up(text(), &mut runner);
            let foreseen = replay(az, &text).await;
            assert!(activate(az, &text).await.not_acting.is_empty());
            let mut now = Vec::new();
            for draft in &drafts {
                now.push(published(az, draft).await);
            }
            let of_publishing = foreseen.changes.iter().filter(|it| it.act == "publish");
            let told = of_publishing.map(|it| {
                let place = (it.party.clone(), it.section.clone());
                (place, (it.newly_sent, it.newly_withheld))
            });
            let done = changes(log.iter().flat_map(|then| then.iter().zip(&now)));
            assert_eq!(told.collect::<Changes>(), done, "{text}");
            let decisions = log.len() * DRAFTS * PARTNERS.len();
            let mut acts = foreseen.acts.iter();
            let publishing = acts.find(|it| it.act == "publish");
            let replayed = publishing.map_or(0, |it| it.replayed);
            assert_eq!((replayed, foreseen.unknown), (decisions as u64, 0));
            other += done.len();
            let all = now.iter().flat_map(BTreeMap::values);
            let goes = all.filter(|it| it.entitled).count();
            (sent, kept) = (sent + goes, kept + DRAFTS * PARTNERS.len() - goes);
            log.push(now);
        }
        federation.stop().await;
    }
    // What was made up is of both sorts.
    assert!(
        other > 10 && kept > 10 && sent > 10,
        "{other} {kept} {sent}"
    );
}
