//! What a peer says that it holds to be in force.

use ntc_core::policy::InForce;
use ntc_core::policy::in_force::Difference;

use super::*;

fn differences(desk: &Desk) -> Vec<Difference> {
    let policies = desk.partners.policies();
    policies.differences(desk.other.card.party(), Timestamp::from_millis(NOW))
}

#[test]
fn what_a_peer_says_is_in_force_counts_until_it_says_something_else_and_wakes_whoever_decides() {
    let desk = Desk::new().agreed();
    let peer = desk.other.card.party().clone();
    let ours = desk.partners.in_force_with(&peer);
    assert_eq!(ours.documents().count(), 1);
    let mut changes = desk.partners.watch();
    changes.mark_unchanged();
    let events = desk.events();

    desk.partners.told(&peer, Some(InForce::default()));
    assert!(
        changes.has_changed().unwrap(),
        "what waits is decided again"
    );
    assert_eq!(differences(&desk).len(), 1);
    changes.mark_unchanged();
    desk.partners.told(&peer, Some(InForce::default()));
    assert!(!changes.has_changed().unwrap(), "the same says nothing new");
    assert_eq!(desk.events(), events, "nothing of it is kept");

    // Other changes leave it, and what is agreed next begins with it.
    desk.take(&[desk.theirs(1, AgreementStep::Suspend)]);
    desk.take(&[desk.theirs(2, AgreementStep::Resume)]);
    desk.let_act();
    assert!(desk.tells());
    assert_eq!(differences(&desk).len(), 1);

    desk.partners.told(&peer, Some(ours));
    assert_eq!(differences(&desk), []);
    desk.partners.told(&peer, Some(InForce::default()));
    desk.partners.told(&peer, None);
    assert_eq!(differences(&desk), [], "a peer that compares nothing");
    desk.partners
        .told(&party("UZ/customs"), Some(InForce::default()));
    assert!(
        desk.partners
            .policies()
            .told_by(&party("UZ/customs"))
            .is_none()
    );
}
