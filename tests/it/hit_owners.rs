//! Several look for one subject: each is told, once, of its own alert, and the hit says what each was told.

use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::{Federation, TestNode, until};
use pb::move_hits_request::Move;

use super::hit_notice::{alert_of, event_of, lorry, notices, plates, told, until_notices};
use super::hits::{move_to, show, state};
use super::outcome::report;
use super::screening::{import, screen};

/// Those who alert.
const AZ: &str = "AZ/customs";
const KZ: &str = "KZ/customs";
/// Who meets.
const GE: &str = "GE/customs";

/// A list of the own that looks for a lorry.
fn list(plate: &str) -> Vec<u8> {
    format!(
        r#"[{{ "key": "lorry", "kind": "vehicle", "documents": [{{ "scheme": "plate", "raw": "{plate}", "country": "GE" }}] }}]"#
    )
    .into_bytes()
}

/// The author of an alert, by its node.
async fn alerts(federation: &Federation, party: &str, plate: &str) -> Vec<u8> {
    let country = party.get(..2).expect("a country");
    let published = federation.node(party).publish(alert_of(country, plate));
    published.await.id
}

/// A lorry that an own list and the alerts of two partners look for is met; the alerts, and the hit.
async fn met(federation: &Federation, number: usize) -> ([Vec<u8>; 2], u64) {
    let (latin, cyrillic) = plates(number);
    let ge = federation.node(GE);
    import(ge, "own", list(&latin)).await;
    let alerts = [
        alerts(federation, AZ, &latin).await,
        alerts(federation, KZ, &latin).await,
    ];
    until("all who look for it to be met", || async {
        screen(ge, vec![lorry(&cyrillic)]).await.matches().count() == 3
    })
    .await;
    let listed = ge.hits().list_hits(pb::ListHitsRequest::default()).await;
    let hits = listed.expect("a page").into_inner().hits;
    assert_eq!(
        hits.len(),
        1,
        "one question, whoever looks for it: {hits:?}"
    );
    until("all to be known of the hit", || async {
        owners(ge, hits[0].id).await.len() == 3
    })
    .await;
    (alerts, hits[0].id)
}

async fn federation() -> Federation {
    let federation = Federation::start(&[AZ, GE, KZ]).await;
    federation.agree(&share_all("first", &[AZ, GE])).await;
    federation.agree(&share_all("second", &[GE, KZ])).await;
    federation
}

async fn owners(node: &TestNode, hit: u64) -> Vec<pb::HitOwner> {
    show(node, hit).await.owners
}

/// What each owner was told, as steps of its notices; by party.
async fn steps(node: &TestNode, hit: u64) -> Vec<(String, String, Vec<(String, bool)>)> {
    let owners = owners(node, hit).await.into_iter().map(|owner| {
        let told = owner.tellings.into_iter();
        let told = told.map(|told| (told.step, told.acted));
        (owner.party, owner.state, told.collect())
    });
    let mut owners: Vec<_> = owners.collect();
    owners.sort();
    owners
}

fn as_said(
    party: &str,
    state: &str,
    told: &[(&str, bool)],
) -> (String, String, Vec<(String, bool)>) {
    let told = told
        .iter()
        .map(|(step, acted)| ((*step).to_owned(), *acted));
    (party.to_owned(), state.to_owned(), told.collect())
}

async fn tell(node: &TestNode, hit: u64, owner: &str, acted: bool) -> pb::HitMoved {
    let mut moved = move_to(node, &[hit], Move::Tell(told(owner, acted))).await;
    moved.swap_remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_owner_is_told_of_its_own_alert_once_and_later_that_it_was_acted_upon() {
    let federation = federation().await;
    let (az, ge, kz) = (
        federation.node(AZ),
        federation.node(GE),
        federation.node(KZ),
    );
    let (alerts, hit) = met(&federation, 0).await;
    let confirm = Move::Confirm(pb::HitConfirm::default());
    let moved = move_to(ge, &[hit], confirm).await.swap_remove(0);
    assert_eq!((moved.reason.as_str(), moved.tells.as_str()), ("", ""));
    assert!(
        moved.could_tell.contains(AZ) && moved.could_tell.contains(KZ),
        "{moved:?}"
    );

    // One is chosen, by its country; then whoever is left.
    let stranger = tell(ge, hit, "UZ", false).await;
    assert_eq!(stranger.reason, "HIT_UNTELLABLE");
    assert!(stranger.message.contains(KZ), "{}", stranger.message);
    let chosen = tell(ge, hit, "kz", false).await;
    assert_eq!((chosen.reason.as_str(), chosen.tells.as_str()), ("", KZ));
    until_notices(kz, 1).await;
    assert_eq!(notices(az).await.len(), 0);
    let rest = tell(ge, hit, "", false).await;
    assert_eq!((rest.reason.as_str(), rest.tells.as_str()), ("", AZ));
    for (node, alert) in [(az, &alerts[0]), (kz, &alerts[1])] {
        let notice = until_notices(node, 1).await.swap_remove(0);
        let event = event_of(node, &notice).await;
        assert_eq!(&event.about.as_ref().expect("an alert").id, alert);
        assert_eq!(
            (event.factors, event.acted),
            (vec!["plate".to_owned()], false)
        );
        assert_eq!(event.met_in, "journey");
    }
    let once = [
        as_said(AZ, "told", &[("told", false)]),
        as_said(GE, "own", &[]),
        as_said(KZ, "told", &[("told", false)]),
    ];
    until("both to be noted", || async {
        steps(ge, hit).await == once
    })
    .await;
    let nobody = tell(ge, hit, "", false).await;
    assert_eq!(nobody.reason, "HIT_STATE");
    assert!(
        nobody.message.contains("told already"),
        "{}",
        nobody.message
    );
    assert_eq!(nobody.owners.len(), 3, "it says of each what it was told");

    // That somebody acted is told of each, once, although it was told before that it was met.
    let acted = tell(ge, hit, "", true).await;
    assert_eq!(acted.reason, "");
    assert!(
        acted.tells.contains(AZ) && acted.tells.contains(KZ),
        "{acted:?}"
    );
    for node in [az, kz] {
        until_notices(node, 2).await;
    }
    let twice = [
        as_said(AZ, "told", &[("told", false), ("told", true)]),
        as_said(GE, "own", &[]),
        as_said(KZ, "told", &[("told", false), ("told", true)]),
    ];
    until("that to be noted", || async {
        steps(ge, hit).await == twice
    })
    .await;
    assert_eq!(tell(ge, hit, "", true).await.reason, "HIT_STATE");

    // What is owed is told of each owner, until the outcome is.
    let owed = |party: &'static str| async move {
        let mut owners = owners(ge, hit).await.into_iter();
        let owner = owners.rfind(|it| it.party == party).expect("an owner");
        (owner.owed.len(), owner.outcome)
    };
    assert_eq!(owed(AZ).await, (1, String::new()));
    report(ge, &alerts[0], "no_offence")
        .await
        .expect("an outcome");
    until("the outcome to be told", || async {
        owed(AZ).await == (0, "no_offence".to_owned())
    })
    .await;
    assert_eq!(owed(KZ).await.0, 1);

    // The journal says the same after a start, and what is opened again is withdrawn at both.
    let mut federation = federation;
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).spawn().await;
    let (az, ge, kz) = (
        federation.node(AZ),
        federation.node(GE),
        federation.node(KZ),
    );
    until("the same after a start", || async {
        steps(ge, hit).await == twice
    })
    .await;
    move_to(ge, &[hit], Move::Reopen(pb::HitNothing {})).await;
    for node in [az, kz] {
        until_notices(node, 0).await;
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_tells_each_owner_at_once_where_an_own_entry_met_first() {
    let federation = federation().await;
    let (az, ge, kz) = (
        federation.node(AZ),
        federation.node(GE),
        federation.node(KZ),
    );
    let (_, hit) = met(&federation, 1).await;
    let confirm = Move::Confirm(pb::HitConfirm {
        tell: Some(told("", false)),
    });
    let moved = move_to(ge, &[hit], confirm).await.swap_remove(0);
    assert_eq!(moved.reason, "", "{}", moved.message);
    assert!(
        moved.tells.contains(AZ) && moved.tells.contains(KZ),
        "{moved:?}"
    );
    assert_eq!(state(ge, hit).await, "confirmed");
    for node in [az, kz] {
        until_notices(node, 1).await;
    }
    federation.stop().await;
}

/// An agreement by which hits are told by themselves.
fn auto(id: &str, parties: &[&str]) -> String {
    let document = share_all(id, parties);
    let auto = document.replacen("# tell_hits = \"auto\"", "tell_hits = \"auto\"", 1);
    assert!(auto.contains("\ntell_hits"));
    auto
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_to_look_for_a_confirmed_one_is_told_as_the_agreements_say() {
    let mut federation = Federation::start(&[AZ, GE, KZ]).await;
    federation.agree(&share_all("first", &[AZ, GE])).await;
    federation.agree(&auto("second", &[GE, KZ])).await;
    let (latin, cyrillic) = plates(1);
    let ge = federation.node(GE);
    import(ge, "own", list(&latin)).await;
    screen(ge, vec![lorry(&cyrillic)]).await;
    let listed = ge.hits().list_hits(pb::ListHitsRequest::default()).await;
    let hit = listed.expect("a page").into_inner().hits[0].id;
    let confirm = Move::Confirm(pb::HitConfirm::default());
    let moved = move_to(ge, &[hit], confirm).await.swap_remove(0);
    assert_eq!((moved.reason.as_str(), moved.tells.as_str()), ("", ""));
    // Of one whose agreement leaves it to officers nothing is told, and who is told by itself is told once.
    for (party, known) in [(AZ, 2), (KZ, 3)] {
        alerts(&federation, party, &latin).await;
        until("who came to be known of the hit", || async {
            owners(federation.node(GE), hit).await.len() == known
        })
        .await;
    }
    until_notices(federation.node(KZ), 1).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    let ge = federation.node(GE);
    let told = vec![
        as_said(AZ, "untold", &[]),
        as_said(GE, "own", &[]),
        as_said(KZ, "told", &[("told", false)]),
    ];
    assert_eq!(steps(ge, hit).await, told);
    let shown = show(ge, hit).await;
    let by_itself = shown.steps.iter().filter(|step| step.what == "tell");
    assert_eq!(by_itself.count(), 1, "{:?}", shown.steps);
    assert_eq!(state(ge, hit).await, "confirmed");
    tell(ge, hit, AZ, false).await;
    until_notices(federation.node(AZ), 1).await;
    assert_eq!(notices(federation.node(KZ)).await.len(), 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_agreements_say_so_each_owner_is_told_by_itself() {
    let federation = Federation::start(&[AZ, GE, KZ]).await;
    federation.agree(&auto("first", &[AZ, GE])).await;
    federation.agree(&auto("second", &[GE, KZ])).await;
    let (az, ge, kz) = (
        federation.node(AZ),
        federation.node(GE),
        federation.node(KZ),
    );
    let (_, hit) = met(&federation, 2).await;
    let confirm = Move::Confirm(pb::HitConfirm::default());
    let moved = move_to(ge, &[hit], confirm).await.swap_remove(0);
    assert!(
        moved.tells.contains(AZ) && moved.tells.contains(KZ),
        "{moved:?}"
    );
    for node in [az, kz] {
        until_notices(node, 1).await;
    }
    federation.stop().await;
}
