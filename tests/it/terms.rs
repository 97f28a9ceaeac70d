//! What an agreement says is shown alike to both who sign it, and is done: whom it covers, what it leaves out, how long
//! it lasts and how it ends.

use std::sync::Arc;
use std::time::Duration;

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::{find, share_all};
use ntc_tests::medium::{FaultyDisk, TOTAL};
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, reason, until};

use super::own_rules::is_explained_as_held;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const DAY: Duration = Duration::from_secs(24 * 3_600);

/// The text after one replacement, which must be found.
fn with(document: &str, old: &str, new: &str) -> String {
    assert!(document.contains(old), "{old}");
    document.replacen(old, new, 1)
}

pub(crate) async fn shown(node: &TestNode, id: &str) -> pb::ShowAgreementResponse {
    let request = pb::ShowAgreementRequest { id: id.to_owned() };
    let answer = node.agreements().show_agreement(request).await;
    answer.expect("an agreement").into_inner()
}

/// The newest version as a node has it, once it has one.
pub(crate) async fn newest(node: &TestNode) -> pb::AgreementSummary {
    shown(node, "pair").await.agreement.expect("a summary")
}

async fn state(node: &TestNode) -> String {
    newest(node).await.state
}

/// A draft of all sections, of this urgency and on the road to this country.
fn on_the_road(urgency: v1::Urgency, destination: &str) -> pb::Draft {
    pb::Draft {
        urgency: urgency.into(),
        ..draft::full("AZ", destination)
    }
}

/// Publishes it, and what was decided for the partner.
async fn told(node: &TestNode, draft: pb::Draft, to: &str) -> (pb::PublishResponse, pb::Recipient) {
    let published = node.publish(draft).await;
    let mut recipients = published.recipients.iter();
    let told = recipients.find(|told| told.party == to).cloned();
    (published, told.expect("a decision"))
}

fn sections(record: &pb::GetResponse) -> Vec<u32> {
    record.sections.iter().map(|section| section.slot).collect()
}

/// An agreement of the two that lasts twenty days and is renewed month by month.
fn renewed() -> String {
    let mut document = share_all("pair", &[AZ, GE]);
    let last = draft::date(draft::in_days(20));
    for (old, new) in [
        (
            "until = 2036-01-01",
            format!(
                "until = {last}\nrenewal = {{ months = 1, times = \"unlimited\", notice_days = 3 }}\n#"
            ),
        ),
        (
            "# excluded_territory = [",
            "excluded_territory = [\"CN\"]\n# [".to_owned(),
        ),
        (
            "urgencies = \"any\"",
            "urgencies = [\"immediate\", \"urgent\"]".to_owned(),
        ),
        (
            "# sections = {",
            "sections = { narrative = 5 }\n# {".to_owned(),
        ),
        (
            "acknowledge_hours = 1 ",
            "acknowledge_hours = { immediate = 1, urgent = 2, priority = 8, routine = 24 } #"
                .to_owned(),
        ),
        (
            "name = \"GE/customs\"",
            "name = \"Revenue Service\"\nsignatory = { office = \"Office of the Director General\", role = \"Director General\" }"
                .to_owned(),
        ),
    ] {
        document = with(&document, old, &new);
    }
    document
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_shown_alike_on_both_sides_and_acts_as_it_says() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::start_with(&[AZ, GE], &ports).await;
    federation.agree(&renewed()).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let (here, there) = (shown(az, "pair").await, shown(ge, "pair").await);
    assert_eq!(here.document, renewed().into_bytes());
    assert_eq!(
        (&here.summary, &here.idle),
        (&there.summary, &there.idle),
        "both read the same"
    );
    let said = here.summary.join("\n");
    for sentence in [
        "goes on for 1 month, as often as nobody objects",
        "Director General (Office of the Director General) signs for GE/customs.",
        "Nothing is told of what touches CN.",
        "whose urgency is urgent or immediate",
        "its section narrative for 5 days",
        "An acknowledgement is owed within 1 hour (immediate), 2 hours (urgent)",
    ] {
        assert!(said.contains(sentence), "{sentence} in\n{said}");
    }
    let idle: Vec<_> = here.idle.iter().map(|idle| idle.field.as_str()).collect();
    assert!(idle.contains(&"deadlines.acknowledge_hours") && !idle.contains(&"validity.until"));
    assert!(here.agreement.expect("a summary").renewed);

    // Whom it covers, and what it leaves out.
    let (_, routine) = told(az, on_the_road(v1::Urgency::Routine, "GE"), GE).await;
    assert_eq!(routine.reason, "URGENCY_NOT_COVERED");
    let (_, excluded) = told(az, on_the_road(v1::Urgency::Urgent, "CN"), GE).await;
    assert_eq!(excluded.reason, "TERRITORY_EXCLUDED");
    let (urgent, decided) = told(az, on_the_road(v1::Urgency::Urgent, "GE"), GE).await;
    assert!(decided.entitled, "{decided:?}");
    az.until_receipted(&urgent.id, GE).await;
    ge.until_indexed().await;
    let got = ge.get(&urgent.id).await.expect("the record");
    assert!(sections(&got).contains(&5), "the narrative is told in time");

    // A section that waits longer than it may be told stays here; the rest goes.
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let (waits, decided) = told(az, on_the_road(v1::Urgency::Immediate, "GE"), GE).await;
    assert!(decided.entitled, "{decided:?}");
    clock.advance(6 * DAY);
    federation.node_mut(GE).restart_with(&ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    until("the record", || async { ge.get(&waits.id).await.is_some() }).await;
    let late = ge.get(&waits.id).await.expect("the record");
    let held = sections(&got).into_iter().filter(|slot| *slot != 5);
    assert_eq!(sections(&late), held.collect::<Vec<_>>());
    let delivery = az.delivery(&waits.id, GE).await;
    assert_eq!(delivery.held_back, "SECTION_OVERDUE");
    assert_eq!(ge.status().await.refused, 0, "what was told in time stays");
    assert!(ge.get(&urgent.id).await.is_some());

    // It is renewed by itself.
    clock.advance(15 * DAY);
    for node in [az, ge] {
        assert_eq!(state(node).await, "in_force", "{}", node.party());
    }
    let (_, decided) = told(az, on_the_road(v1::Urgency::Urgent, "GE"), GE).await;
    assert!(decided.entitled, "{decided:?}");

    // A notice in time lets it end with the period, on both sides.
    let own = give_notice(ge).await.expect("a notice");
    assert!(!own.renewed && own.state == "in_force");
    until("the notice to be known", || async {
        let held = newest(az).await;
        held.parties.iter().any(|party| party.notice_ms > 0)
    })
    .await;
    let theirs = newest(az).await;
    assert_eq!(theirs.valid_until_ms, own.valid_until_ms);
    assert_eq!(theirs.parties, own.parties);
    assert!(!theirs.renewed);
    let (_, decided) = told(az, on_the_road(v1::Urgency::Urgent, "GE"), GE).await;
    assert!(decided.entitled, "it goes on until then: {decided:?}");
    clock.advance(31 * DAY);
    for (node, country, to) in [(az, "AZ", GE), (ge, "GE", AZ)] {
        assert_eq!(state(node).await, "expired", "{}", node.party());
        let draft = pb::Draft {
            urgency: v1::Urgency::Urgent.into(),
            ..draft::seizure(country)
        };
        let (_, decided) = told(node, draft, to).await;
        assert_eq!(decided.reason, "AGREEMENT_EXPIRED");
    }
    federation.stop().await;
}

async fn give_notice(node: &TestNode) -> Result<pb::AgreementSummary, String> {
    let request = pb::GiveNoticeRequest {
        id: "pair".to_owned(),
        reason: "another treaty".to_owned(),
    };
    match node.agreements().give_notice(request).await {
        Ok(given) => Ok(given.into_inner().agreement.expect("a summary")),
        Err(status) => Err(reason(&status)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_is_repeated_ends_the_agreement_at_one_time_on_both_sides() {
    let (clock, ports) = ShiftedClock::ports();
    let (disk, mut on_disk) = FaultyDisk::ports();
    on_disk.clock = Arc::clone(&clock) as _;
    let az = TestNode::start_with_reserve(AZ, on_disk).await;
    let ge = TestNode::start_with(GE, &ports).await;
    let federation = Federation::of(vec![az, ge]).await;
    federation.agree(&share_all("pair", &[AZ, GE])).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));

    // It acts here, and the ledger has no room to tell it.
    disk.set_free(TOTAL / 10 - 1);
    let is_told = |given: Result<pb::AgreementSummary, String>| {
        let warnings = given.expect("a notice").warnings;
        warnings.iter().all(|warning| warning.code != "not_told")
    };
    assert!(!is_told(give_notice(az).await));
    let own = newest(az).await;
    clock.advance(DAY);
    assert!(!is_told(give_notice(az).await));
    clock.advance(DAY);
    disk.set_free(TOTAL);
    let told = give_notice(az).await.expect("a notice");
    assert_eq!(told.parties, own.parties, "it runs from the first time");
    until("the notice to be known", || async {
        let held = newest(ge).await;
        held.parties.iter().any(|party| party.notice_ms > 0)
    })
    .await;
    // Once more: it is the one that was given.
    clock.advance(DAY);
    give_notice(az).await.expect("a notice");
    let last = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&last.id, GE).await;
    for node in [az, ge] {
        let held = newest(node).await;
        assert_eq!(held.parties, own.parties, "{}", node.party());
        assert_eq!(held.valid_until_ms, own.valid_until_ms, "{}", node.party());
    }
    federation.stop().await;
}

/// Proposes by the one, signs by the other, and waits until both hold both signatures.
pub(crate) async fn sign(federation: &Federation, document: &str, version: u32) {
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let proposed = az.officer().propose(document).await;
    proposed.expect("a proposal");
    until("the proposal", || async {
        find(ge, "pair").await.is_some() && newest(ge).await.version == version
    })
    .await;
    let found = newest(ge).await;
    ge.officer().sign(found).await.expect("a signature");
    until("both signatures", || async {
        let found = newest(az).await;
        found.version == version && found.parties.iter().all(|party| party.signed)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_applied_provisionally_acts_until_its_last_day_or_the_version_in_force() {
    let (clock, ports) = ShiftedClock::ports();
    let federation = Federation::start_with(&[AZ, GE], &ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let last = draft::date(draft::in_days(10));
    let first = with(
        &share_all("pair", &[AZ, GE]),
        "until = 2036-01-01",
        &format!("until = {last}\nprovisional = true\n#"),
    );
    let first = with(
        &first,
        "from = 2026-01-01",
        &format!("from = {}", draft::date(draft::in_days(-1))),
    );
    sign(&federation, &first, 1).await;
    for (node, country, to) in [(az, "AZ", GE), (ge, "GE", AZ)] {
        assert_eq!(state(node).await, "provisional");
        let (_, decided) = told(node, draft::seizure(country), to).await;
        assert!(decided.entitled, "{decided:?}");
        let rules = decided.rules.join("; ");
        assert!(rules.contains("applied provisionally"), "{rules}");
    }
    clock.advance(11 * DAY);
    let (_, decided) = told(az, draft::seizure("AZ"), GE).await;
    assert_eq!(decided.reason, "AGREEMENT_EXPIRED");
    // The version that enters into force is signed by both, and takes its place.
    let hash = hex::encode(newest(az).await.document_sha256);
    let second = with(
        &share_all("pair", &[AZ, GE]),
        "version = 1 ",
        &format!("version = 2\nsupersedes = \"{hash}\" "),
    );
    sign(&federation, &second, 2).await;
    for (node, country, to) in [(az, "AZ", GE), (ge, "GE", AZ)] {
        until("the version in force", || async {
            state(node).await == "in_force"
        })
        .await;
        let (_, decided) = told(node, draft::seizure(country), to).await;
        assert!(decided.entitled, "{decided:?}");
    }
    federation.stop().await;
}

/// An agreement of the two with some days for the narrative.
fn narrative_for(days: u32) -> String {
    let sections = format!("sections = {{ narrative = {days} }}\n# {{");
    with(&share_all("pair", &[AZ, GE]), "# sections = {", &sections)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_held_back_goes_without_the_section_whose_time_ended_meanwhile() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::start_with(&[AZ, GE], &ports).await;
    federation.agree(&narrative_for(5)).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let id = az.publish(draft::full("AZ", "GE")).await.id;
    let suspended = az.officer().suspend("pair", "a review").await;
    suspended.expect("a suspension");
    federation.node_mut(GE).restart_with(&ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let stands = async |state, why: &str| {
        until(&format!("{state:?} {why}"), || async {
            let told = az.delivery(&id, GE).await;
            (told.state(), told.held_back.as_str()) == (state, why)
        })
        .await;
    };
    stands(pb::DeliveryState::HeldBack, "AGREEMENT_SUSPENDED").await;
    // Why is told as it is now, not as it was when the item was sent.
    let party = GE.to_owned();
    let suspend = pb::SuspendPeerRequest {
        party: party.clone(),
        reason: "key stolen".to_owned(),
    };
    az.peers().suspend_peer(suspend).await.expect("suspended");
    stands(pb::DeliveryState::HeldBack, "PEER_SUSPENDED").await;
    is_explained_as_held(az, &id, GE).await;
    let resume = pb::ResumePeerRequest { party };
    az.peers().resume_peer(resume).await.expect("resumed");
    stands(pb::DeliveryState::HeldBack, "AGREEMENT_SUSPENDED").await;

    // The time for the narrative ends while the record waits: the rest of it goes, and is all that goes.
    clock.advance(6 * DAY);
    az.officer().resume("pair").await.expect("a resumption");
    stands(pb::DeliveryState::Accepted, "SECTION_OVERDUE").await;
    let held = ge.get(&id).await.expect("the record");
    assert_eq!(held.sections.len(), 4);
    assert!(!sections(&held).contains(&5), "the narrative stays");
    assert_eq!(held.held_back, "SECTION_OVERDUE");
    assert_eq!(az.peer(GE).await.held_back, 1);
    assert_eq!(ge.status().await.refused, 0);

    // With more time, it follows.
    let hash = hex::encode(newest(az).await.document_sha256);
    let line = format!("version = 2\nsupersedes = \"{hash}\" ");
    let second = with(&narrative_for(100), "version = 1 ", &line);
    sign(&federation, &second, 2).await;
    until("the whole record", || async {
        let held = ge.get(&id).await.expect("the record");
        held.sections.len() == 5 && held.held_back.is_empty()
    })
    .await;
    stands(pb::DeliveryState::Accepted, "").await;
    assert_eq!(az.peer(GE).await.held_back, 0);
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_for_as_long_as_agreed_is_to_be_looked_at_and_administrators_are_told() {
    let (clock, ports) = ShiftedClock::ports();
    let federation = Federation::start_with(&[AZ, GE], &ports).await;
    let document = with(
        &share_all("pair", &[AZ, GE]),
        "review_days = 1095",
        "review_days = 5",
    );
    federation.agree(&document).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let id = az.publish(draft::full("AZ", "GE")).await.id;
    until("the record", || async { ge.get(&id).await.is_some() }).await;
    ge.until_indexed().await;
    let told = || async {
        let warnings = ge.status().await.warnings.into_iter();
        let mut due = warnings.filter(|it| it.code == "kept_review_due");
        due.next().map(|it| it.text)
    };
    assert_eq!(told().await, None, "not yet");
    clock.advance(5 * DAY + DAY / 2);
    let text = told().await.expect("a warning");
    assert!(
        text.contains("records of AZ/customs that became 5 days old"),
        "{text}"
    );
    assert!(text.contains("are kept: 1;"), "{text}");
    federation.stop().await;
}
