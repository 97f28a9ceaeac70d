use std::collections::BTreeSet;

use super::*;
use crate::policy::fixture::{AZ, GE, KZ, NOW, labels, party, policies, template, with};
use crate::policy::{PeerStanding, Step, fixture};

const PURPOSE: &str = "counter_narcotics";

fn able() -> PeerStanding {
    PeerStanding {
        suspended: false,
        capabilities: BTreeSet::from(["records/1".to_owned(), QUERY.to_owned()]),
    }
}

/// Policies of GE, whose peers can all be asked.
fn agreed(documents: &[&str]) -> Policies {
    let policies = policies(documents);
    policies
        .with_peer(party(AZ), able())
        .with_peer(party(KZ), able())
}

fn asked(policies: &Policies, change: impl FnOnce(&mut Asking<'_>)) -> Result<Leave, Reason> {
    let (asker, asked) = (party(GE), party(AZ));
    let mut asking = Asking {
        asker: &asker,
        asked: &asked,
        purpose: PURPOSE,
        persons: false,
        subjects: 1,
        justified: true,
    };
    change(&mut asking);
    decide_query(asking, policies, NOW).map_err(|refusal| refusal.reason())
}

/// What a partner's query of a notice of GE meets.
fn met(policies: &Policies, purpose: &str, change: impl FnOnce(&mut Labels)) -> Option<Known> {
    let mut labels = labels();
    change(&mut labels);
    known_to(&labels, (&party(AZ), purpose), policies, NOW)
}

#[test]
fn a_partner_is_asked_where_an_agreement_lets_it_and_not_otherwise() {
    let pair = template("pair", &[GE, AZ]);
    let leave = asked(&agreed(&[&pair]), |_| {}).unwrap();
    assert_eq!(
        (leave.per_day, leave.per_officer, leave.fan_out),
        (500, 50, 10)
    );
    assert_eq!(asked(&agreed(&[]), |_| {}), Err(Reason::NoAgreement));
    let stranger = party("TR/customs");
    let of_stranger = Asking {
        asker: &party(GE),
        asked: &stranger,
        purpose: PURPOSE,
        persons: false,
        subjects: 1,
        justified: true,
    };
    let refused = decide_query(of_stranger, &agreed(&[&pair]), NOW).unwrap_err();
    assert_eq!(refused.reason(), Reason::PartyNotEnrolled);
}

#[test]
fn each_clause_of_queries_acts() {
    let pair = template("pair", &[GE, AZ]);
    let told = |old: &str, new: &str, change: &dyn Fn(&mut Asking<'_>)| {
        let document = with(&pair, old, new);
        asked(&agreed(&[&document]), |asking| change(asking))
    };
    let same: &dyn Fn(&mut Asking<'_>) = &|_| {};
    let allow_persons = "persons = \"never\"";
    let never = pair.replace("= \"allow\"", "= \"never\"");
    let never = with(&never, "mode = \"push\"", "mode = \"never\"");
    assert_eq!(asked(&agreed(&[&never]), |_| {}), Err(Reason::ModeNotPush));
    for mode in ["request", "hit_no_hit"] {
        let mode = format!("mode = \"{mode}\"");
        assert!(told("mode = \"push\"", &mode, same).is_ok());
    }
    assert_eq!(
        told("\"counter_narcotics\", ", "", same),
        Err(Reason::PurposeNotCovered)
    );
    assert_eq!(
        told("kinds = \"any\"", "kinds = [\"Request\"]", same),
        Err(Reason::KindNotCovered)
    );
    let of_person: &dyn Fn(&mut Asking<'_>) = &|asking| asking.persons = true;
    assert_eq!(
        told(allow_persons, allow_persons, of_person),
        Err(Reason::QueryPersons)
    );
    let persons = "persons = \"allow\"";
    let basis = "mode = \"push\"\npersonal_data_basis = \"Article 5\"\npersonal_data_protection = \"treaty\"";
    let document = with(
        &with(&pair, allow_persons, persons),
        "mode = \"push\"",
        basis,
    );
    let document = with(
        &document,
        "# evaluation =",
        "evaluation = { required = true } #",
    );
    let with_persons = agreed(&[&document]);
    assert!(asked(&with_persons, |it| it.persons = true).is_ok());
    let unjustified = |asking: &mut Asking<'_>| {
        asking.persons = true;
        asking.justified = false;
    };
    assert_eq!(
        asked(&with_persons, unjustified),
        Err(Reason::QueryJustificationMissing)
    );
    let lenient = with(
        &document,
        "person_query_justification = true",
        "person_query_justification = false",
    );
    assert!(asked(&agreed(&[&lenient]), unjustified).is_ok());
    for quota in ["queries_per_day = 500", "queries_per_officer_per_day = 50"] {
        let none = format!("{} = 0", quota.split(' ').next().unwrap());
        assert_eq!(told(quota, &none, same), Err(Reason::QueryQuota));
    }
    let twenty = |asking: &mut Asking<'_>| asking.subjects = 20;
    let one_more = |asking: &mut Asking<'_>| asking.subjects = 21;
    assert!(asked(&agreed(&[&pair]), twenty).is_ok());
    assert_eq!(
        asked(&agreed(&[&pair]), one_more),
        Err(Reason::QueryTooMany)
    );
}

#[test]
fn the_smallest_quota_of_all_agreements_counts() {
    let pair = template("pair", &[GE, AZ]);
    let group = with(
        &template("group", &[GE, AZ, KZ]),
        "queries_per_day = 500",
        "queries_per_day = 7",
    );
    let group = with(&group, "fan_out = 10", "fan_out = 3");
    let leave = asked(&agreed(&[&pair, &group]), |_| {}).unwrap();
    assert_eq!(
        (leave.per_day, leave.per_officer, leave.fan_out),
        (7, 50, 3)
    );
}

#[test]
fn an_old_suspended_or_unknown_partner_is_not_asked() {
    let pair = template("pair", &[GE, AZ]);
    let old = agreed(&[&pair]).with_peer(party(AZ), fixture::standing(false));
    assert_eq!(asked(&old, |_| {}), Err(Reason::CapabilityMissing));
    let suspended = PeerStanding {
        suspended: true,
        ..able()
    };
    let suspended = agreed(&[&pair]).with_peer(party(AZ), suspended);
    assert_eq!(asked(&suspended, |_| {}), Err(Reason::PeerSuspended));
    let agreed = agreed(&[&pair]);
    let stopped = fixture::moved(agreed.book(), AZ, Step::Suspend, &pair).unwrap();
    let stopped = agreed.with_book(stopped);
    assert_eq!(asked(&stopped, |_| {}), Err(Reason::AgreementSuspended));
}

#[test]
fn a_query_meets_what_may_be_told_for_its_purpose_and_no_more() {
    let pair = template("pair", &[GE, AZ]);
    let push = agreed(&[&pair]);
    let known = met(&push, PURPOSE, |_| {}).unwrap();
    assert_eq!(known.telling, Telling::Sections);
    assert!(known.sections.contains(Section::Transport));
    assert!(!known.sections.contains(Section::Persons));
    assert!(!known.sections.contains(Section::National));
    let narrower = agreed(&[&with(&pair, "\"revenue_protection\",", "")]);
    assert_eq!(met(&narrower, "revenue_protection", |_| {}), None);
    assert!(met(&narrower, PURPOSE, |_| {}).is_some());
    for (mode, telling) in [("request", Telling::Name), ("hit_no_hit", Telling::Only)] {
        let document = with(&pair, "mode = \"push\"", &format!("mode = \"{mode}\""));
        let known = met(&agreed(&[&document]), PURPOSE, |_| {}).unwrap();
        assert_eq!(known.telling, telling);
    }
    let redacted = with(&pair, "goods = \"allow\"", "goods = \"redact\"");
    let known = met(&agreed(&[&redacted]), PURPOSE, |_| {}).unwrap();
    assert!(!known.sections.contains(Section::Goods));
}

#[test]
fn a_query_does_not_meet_what_is_not_for_the_asker() {
    let push = agreed(&[&template("pair", &[GE, AZ])]);
    let met = |change: &dyn Fn(&mut Labels)| met(&push, PURPOSE, |it| change(it)).is_some();
    assert!(met(&|_| {}));
    assert!(!met(
        &|labels| labels.audience = Some(BTreeSet::from([party(KZ)]))
    ));
    assert!(met(
        &|labels| labels.audience = Some(BTreeSet::from([party(AZ)]))
    ));
    assert!(!met(&|labels| labels.tlp = crate::model::handling::Tlp::Red));
    assert!(!met(&|labels| labels.expires = NOW));
    for kind in RecordKind::ALL {
        let is_told = met(&|labels| labels.kind = kind);
        assert!(!is_told || TOLD_TO_QUERIES.contains(&kind), "{kind}");
    }
}
