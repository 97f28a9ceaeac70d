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

#[test]
fn a_peer_that_says_now_this_and_now_that_has_its_own_held_records_looked_at_and_nobody_elses() {
    let desk = Desk::new().agreed();
    let (peer, other) = (desk.other.card.party().clone(), party("UZ/customs"));
    let ours = desk.partners.in_force_with(&peer);
    assert_eq!(
        desk.partners.take_looks(),
        Looks::All,
        "at first, everybody's"
    );
    assert_eq!(desk.partners.take_looks(), Looks::NONE, "once");
    for word in [InForce::default(), ours.clone(), InForce::default(), ours] {
        desk.partners.told(&peer, Some(word));
    }
    let looks = desk.partners.take_looks();
    assert!(looks.wants(&peer) && !looks.wants(&other), "{looks:?}");
    // What changes for everybody is looked at for everybody, whoever speaks meanwhile.
    desk.take(&[desk.theirs(1, AgreementStep::Suspend)]);
    desk.partners.told(&peer, Some(InForce::default()));
    assert!(desk.partners.take_looks().wants(&other));
}
